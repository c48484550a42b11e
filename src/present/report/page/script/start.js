// Start: what works only with a script comes in sight; the address says what to show.

for (const element of document.querySelectorAll(".scripted")) element.hidden = false;
document.querySelectorAll("table.sortable").forEach(makeSortable);
byId("legend").open = !isSmall();
byId("legend").addEventListener("toggle", redraw);

const measureBar = () => document.documentElement.style.setProperty("--bar", byId("bar").offsetHeight + "px");
new ResizeObserver(measureBar).observe(byId("bar"));
new ResizeObserver(resize).observe(stage);

function open(hash) {
  const anchor = hash && !hash.includes("=");
  Object.assign(state, readHash(anchor ? "" : hash));
  readTheme();
  change({}, "filter", "look", "choice", "table", "words", "theme");
  if (!anchor || !follow("#" + hash)) showView(sections.some((section) => section.dataset.view === state.view) ? state.view : "network");
}
open(location.hash.slice(1));
addEventListener("hashchange", () => open(location.hash.slice(1)));
document.fonts?.ready.then(() => { widths.clear(); redraw(); });
document.documentElement.dataset.ready = "true";
