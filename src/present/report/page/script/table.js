// The tables of nodes and ties below the network: sorted, filtered, linked both ways, and drawn row by row as one scrolls. They say
// everything that the picture shows, for whoever reads instead of looks.

const COLUMNS = {
  nodes: [
    { key: "name", width: 260, of: (node) => nodes.name[node] },
    { key: "kind", width: 150, of: kindName },
    { key: "place", width: 170, of: placeName },
    data.sectors.length && { key: "sector", width: 150, of: (node) => (nodes.sector[node] === null ? "" : data.sectors[nodes.sector[node]]) },
    { key: "community", width: 190, of: (node) => communityOf.get(nodes.community[node])?.label || "" },
    ...data.measures.map((measure) => ({ key: "m." + measure.id, width: 150, title: () => named(measure), measure, of: (node) => measure.values[node] })),
  ].filter(Boolean),
  ties: [
    { key: "tieFrom", width: 230, of: (tie) => nodes.name[ties.source[tie]] },
    { key: "tieTo", width: 230, of: (tie) => nodes.name[ties.target[tie]] },
    { key: "kind", width: 160, of: (tie) => named(data.tieKinds[ties.kind[tie]]) },
    { key: "status", width: 120, of: (tie) => named(data.statuses[ties.status[tie]]) },
    { key: "period", width: 120, of: (tie) => ties.period[tie]?.[0] || "" },
    { key: "certainty", width: 140, of: (tie) => named(data.certainties[ties.certainty[tie]]) },
    data.layers.length && { key: "layer", width: 160, of: (tie) => (ties.layer[tie] === undefined ? "" : data.layers[ties.layer[tie]]) },
    { key: "evidenceShort", width: 320, of: (tie) => ties.evidence[tie].map((item) => reference(item) + (item[3] ? ": " + item[3] : "")).join("; ") },
  ].filter(Boolean),
};
const ROW = 33;
const columnTitle = (column) => upper(column.title ? column.title() : word(column.key));
let rows = [];

function sortOf(table) {
  const [key, direction] = state.sort.split(" ");
  const column = COLUMNS[table].find((column) => column.key === key) || (!data.unranked && COLUMNS[table].find((column) => column.key === "m.degree")) || COLUMNS[table][0];
  return [column, key === column.key ? Number(direction) || 1 : column.measure ? -1 : 1];
}

// The rows that are shown, narrowed and sorted. Without a value comes last, whatever the order.
function sortedRows(table, narrow = state.narrow) {
  const on = table === "nodes" ? nodeOn : tieOn, [column, direction] = sortOf(table), wanted = folded(narrow.trim());
  let list = listed(on.length).filter((row) => on[row]);
  if (wanted) list = list.filter((row) => COLUMNS[table].some((one) => !one.measure && folded(String(one.of(row))).includes(wanted)));
  const collator = new Intl.Collator(language, { numeric: true }), keys = new Map(list.map((row) => [row, column.of(row)]));
  return list.sort((a, b) => {
    const x = keys.get(a), y = keys.get(b), without = (x === null || x === "") - (y === null || y === "");
    return without || direction * (typeof x === "number" ? x - y : collator.compare(x, y)) || a - b;
  });
}

function openTable(table) {
  change({ table, sort: table === state.table ? state.sort : "" }, "table");
  byId("app").dataset.sheet = "";
  requestAnimationFrame(() => { resize(); drawRows(); });
}

function fillDock() {
  const focus = document.activeElement?.id;
  const button = (table, key) => make("button", { type: "button", id: "open-" + table, "aria-pressed": String(state.table === table), "aria-controls": "table-box", "aria-expanded": String(state.table === table), onclick: () => openTable(state.table === table ? "" : table) }, word(key));
  const sheet = (name, key) => make("button", { type: "button", class: "only-small", id: "sheet-" + name, onclick: () => toggleSheet(name) }, word(key));
  refill(byId("dock-bar"),
    make("button", { type: "button", class: "only-wide", id: "toggle-filters", "aria-pressed": String(!byId("app").classList.contains("bare")), onclick: toggleFilters }, word("filters")),
    sheet("filters", "filters"), sheet("side", "details"),
    make("span", { class: "wide" }, make("span", { class: "only-wide mute" }, word("table") + ":"), button("nodes", "actors"), button("ties", "ties")),
    state.table && make("input", { id: "narrow", type: "search", value: state.narrow, placeholder: word("narrow"), "aria-label": word("narrow"), oninput: (event) => change({ narrow: event.target.value }, "table") }),
    state.table && make("span", { class: "mute", id: "row-count" }),
    make("span", { class: "rest" }, make("button", { type: "button", id: "download", "aria-expanded": "false", "aria-controls": "downloads", "aria-label": word("download"), onclick: toggleDownloads }, downloadIcon(), make("span", { class: "only-wide" }, " " + word("download"))), downloadMenu()));
  if (focus) byId(focus)?.focus({ preventScroll: true });
  const input = byId("narrow");
  if (focus === "narrow" && input) input.setSelectionRange(input.value.length, input.value.length);
}

function toggleFilters() {
  byId("app").classList.toggle("bare");
  fillDock();
  resize();
}

function fillTable() {
  byId("table-box").hidden = !state.table;
  if (!state.table) return;
  rows = sortedRows(state.table);
  const [sorted, direction] = sortOf(state.table), columns = COLUMNS[state.table], table = byId("table");
  const count = byId("row-count");
  if (count) count.textContent = rows.length === 1 ? word("oneRow") : word("rows", number(rows.length));
  table.setAttribute("aria-rowcount", rows.length + 1);
  table.style.width = columns.reduce((sum, column) => sum + column.width, 0) + "px";
  byId("table-scroll").setAttribute("aria-label", word(state.table === "nodes" ? "actors" : "ties"));
  const sort = (column) => () => {
    const turned = sorted === column ? -direction : column.measure ? -1 : 1;
    change({ sort: `${column.key} ${turned}` }, "table");
  };
  table.tHead.replaceChildren(make("tr", { "aria-rowindex": 1 }, columns.map((column) => {
    const cell = make("th", { scope: "col", class: column.measure ? "n" : null, "aria-sort": sorted === column ? (direction > 0 ? "ascending" : "descending") : "none" },
      make("button", { type: "button", onclick: sort(column) }, columnTitle(column)));
    cell.style.width = column.width + "px";
    return cell;
  })));
  drawRows();
}

const cellText = (column, row) => (column.measure ? number(column.of(row), column.measure.decimals) : column.of(row));

// The rows in sight, with room above and below for the others.
function drawRows() {
  if (!state.table) return;
  const scroll = byId("table-scroll"), columns = COLUMNS[state.table];
  const from = clamp(Math.floor(scroll.scrollTop / ROW) - 10, 0, Math.max(0, rows.length - 1)), to = Math.min(rows.length, from + Math.ceil((scroll.clientHeight || 400) / ROW) + 20);
  const pad = (count) => {
    const row = make("tr", { class: "pad", "aria-hidden": "true" }, make("td", { colspan: columns.length }));
    row.firstChild.style.height = count * ROW + "px";
    return row;
  };
  const chosen = state.table === "nodes" ? state.node : state.tie;
  byId("table").tBodies[0].replaceChildren(pad(from), ...rows.slice(from, to).map((row, place) => make("tr", { "aria-rowindex": from + place + 2, class: row === chosen ? "chosen" : null },
    columns.map((column, at) => {
      const text = cellText(column, row);
      return make("td", { class: column.measure ? "n" : null, title: String(text).length > 24 ? shortened(String(text), 400) : null, dir: column.measure ? null : "auto" },
        at === 0 ? make("button", { type: "button", "data-row": row }, shortened(String(text), 200)) : shortened(String(text), 200));
    }))), pad(rows.length - to));
}

byId("table-scroll").addEventListener("scroll", perFrame(drawRows));
byId("table").addEventListener("click", (event) => {
  const button = event.target.closest("[data-row]");
  if (!button) return;
  const row = Number(button.dataset.row);
  if (state.table === "nodes") { choose(row); reveal(row); }
  else { change({ tie: row, node: -1, steps: 0, path: null, marked: null, cluster: -1, without: -1 }, state.steps ? "filter" : "choice"); fit(standsOut.nodes); }
});

whenChanged((parts) => {
  if (parts.has("table") || parts.has("words")) fillDock();
  if (parts.has("table") || parts.has("filter") || parts.has("words")) fillTable();
  else drawRows();
});
