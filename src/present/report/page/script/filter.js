// Which nodes and ties are shown.

// What can be filtered by. `of` gives the numbers of the values that a node or tie has; the last value stands for none.
const facets = [];

function facet(key, on, values, of, extra = {}) {
  if (values.length > 1) facets.push({ key, on, values, of, ...extra });
}

(function declare() {
  const withNone = (list, none) => list.map((text) => ({ text })).concat({ none });
  const single = (column, none) => (at) => [column[at] === null || column[at] === undefined ? none : column[at]];
  const used = (column, list) => list.map((entry, at) => ({ ...entry, used: column.includes(at) }));
  facet("nodeKind", "node", data.kinds.map((kind) => ({ entry: kind })), (node) => [nodes.kind[node]], { symbol: "kind" });
  facet("tieKind", "tie", data.tieKinds.map((kind) => ({ entry: kind })), (tie) => [ties.kind[tie]], { symbol: "tie" });
  if (data.places.length) {
    facet("place", "node", withNone(data.places, "national").concat({ none: "unstated" }),
      (node) => (nodes.places[node].length ? nodes.places[node] : [data.places.length + (nodes.national[node] ? 0 : 1)]), { symbol: "place" });
  }
  facet("status", "tie", used(ties.status, data.statuses).map((entry) => ({ entry, absent: !entry.used })), (tie) => [ties.status[tie]]);
  facet("certainty", "tie", used(ties.certainty, data.certainties).map((entry) => ({ entry, absent: !entry.used })), (tie) => [ties.certainty[tie]]);
  if (data.layers.length) facet("layer", "tie", withNone(data.layers, "unstated"), single(ties.layer, data.layers.length));
  if (data.sectors.length) facet("sector", "node", withNone(data.sectors, "unstated"), single(nodes.sector, data.sectors.length), { symbol: "sector" });
  if (data.sources.length > 1) {
    const cited = ties.evidence.map((list) => [...new Set(list.map((item) => item[0]).filter((source) => source !== null))]);
    facet("source", "tie", data.sources.map((source) => ({ id: source.id, text: source.title || source.id })).concat({ none: "unstated" }),
      (tie) => (cited[tie].length ? cited[tie] : [data.sources.length]));
  }
  for (const one of facets) {
    one.count = new Array(one.values.length).fill(0);
    for (let at = 0; at < (one.on === "node" ? N : M); at++) for (const value of one.of(at)) one.count[value]++;
    state.hidden[one.key] = new Set();
  }
})();

const facetName = (entry) => (entry.entry ? named(entry.entry) : entry.text !== undefined ? entry.text : word(entry.none));

// First and last year that some tie states; none where fewer than two ties differ, and where the report is of a chosen time: ties of other
// years are not in it.
const span = (function years() {
  if (data.timeChosen) return null;
  let least = Infinity, most = -Infinity;
  for (const [, since, until] of Object.values(ties.period)) {
    for (const year of [since, until]) if (year !== null) { least = Math.min(least, year); most = Math.max(most, year); }
  }
  return most > least ? [least, most] : null;
})();

// Whether a tie may cover some moment of these years; null where it states none.
function mayCover(tie, from, to) {
  const period = ties.period[tie];
  if (!period) return null;
  return (period[1] === null || period[1] <= to) && (period[2] === null || period[2] >= from);
}

const nodeOn = new Uint8Array(N), tieOn = new Uint8Array(M), partnersOn = new Int32Array(N);
let nodesOn = 0, tiesOn = 0, filteredOut = [0, 0];

function applyFilter() {
  const fine = (list, at) => list.every((one) => !state.hidden[one.key].size || one.of(at).some((value) => !state.hidden[one.key].has(value)));
  const active = facets.filter((one) => state.hidden[one.key].size);
  const onNodes = active.filter((one) => one.on === "node"), onTies = active.filter((one) => one.on === "tie");
  for (let node = 0; node < N; node++) nodeOn[node] = fine(onNodes, node) ? 1 : 0;
  for (let tie = 0; tie < M; tie++) {
    let on = nodeOn[ties.source[tie]] && nodeOn[ties.target[tie]] && fine(onTies, tie);
    if (on && span) {
      const covers = state.years ? mayCover(tie, ...state.years) : ties.period[tie] ? true : null;
      on = covers === null ? state.undated : covers;
    }
    tieOn[tie] = on ? 1 : 0;
  }
  filteredOut = [N - nodeOn.reduce((sum, on) => sum + on, 0), M - tieOn.reduce((sum, on) => sum + on, 0)];
  if (state.steps && state.node >= 0) keepOnly(stepsFrom(state.node, state.steps));
  partnersOn.fill(0);
  nodesOn = tiesOn = 0;
  for (let node = 0; node < N; node++) nodesOn += nodeOn[node];
  for (let tie = 0; tie < M; tie++) {
    if (!tieOn[tie]) continue;
    tiesOn++;
    partnersOn[ties.source[tie]]++;
    partnersOn[ties.target[tie]]++;
  }
}

// Hides every node that is not in the map.
function keepOnly(kept) {
  for (let node = 0; node < N; node++) if (!kept.has(node)) nodeOn[node] = 0;
  for (let tie = 0; tie < M; tie++) if (!nodeOn[ties.source[tie]] || !nodeOn[ties.target[tie]]) tieOn[tie] = 0;
}

function showEverything() {
  for (const one of facets) state.hidden[one.key].clear();
  change({ years: null, undated: true, steps: 0 }, "filter");
}
