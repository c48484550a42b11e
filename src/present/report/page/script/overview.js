// The page over several networks: its tables are sorted, and all else is plain HTML.

document.querySelectorAll("table.sortable").forEach(makeSortable);
document.documentElement.dataset.ready = "true";
