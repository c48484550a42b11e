// The network of the data block as arrays, and what follows from it alone.

const nodes = data.nodes, ties = data.ties;
const N = nodes.id.length, M = ties.source.length;
const LARGE = M > 4000 || N > 3000;

// The ties of node v are around[first[v]] … around[first[v + 1] - 1].
const first = new Int32Array(N + 1), around = new Int32Array(2 * M);
// How far a tie bows, so that ties of one pair do not cover each other.
const bow = new Float32Array(M);
(function index() {
  for (let tie = 0; tie < M; tie++) {
    first[ties.source[tie] + 1]++;
    if (ties.source[tie] !== ties.target[tie]) first[ties.target[tie] + 1]++;
  }
  for (let node = 0; node < N; node++) first[node + 1] += first[node];
  const next = first.slice(0, N), seen = new Map();
  for (let tie = 0; tie < M; tie++) {
    const a = ties.source[tie], b = ties.target[tie];
    around[next[a]++] = tie;
    if (a !== b) around[next[b]++] = tie;
    const pair = Math.min(a, b) * N + Math.max(a, b), before = seen.get(pair) || 0;
    seen.set(pair, before + 1);
    const side = a < b ? 1 : -1, turn = before % 2 ? -1 : 1;
    bow[tie] = side * turn * (0.05 + 0.11 * Math.ceil(before / 2)) * (nodes.island[a] === nodes.island[b] ? 1 : 1.6);
  }
})();

const otherEnd = (tie, node) => (ties.source[tie] === node ? ties.target[tie] : ties.source[tie]);
function* tiesOf(node) {
  for (let at = first[node]; at < first[node + 1]; at++) yield around[at];
}

const ringed = new Uint8Array(N);
for (const node of nodes.ringed) ringed[node] = 1;
const bridgeOf = new Map(data.bridges.map((bridge) => [bridge.node, bridge]));
const communityOf = new Map(data.communities.map((community) => [community.number, community]));
const structureOf = new Map(data.structures.map((structure) => [structure.node, structure]));
const structuresWith = new Map();
for (const structure of data.structures) {
  for (const member of structure.members) {
    if (!structuresWith.has(member)) structuresWith.set(member, []);
    structuresWith.get(member).push(structure.node);
  }
}
const nodeById = new Map(nodes.id.map((id, node) => [id, node]));

const measures = new Map(data.measures.map((measure) => [measure.id, measure]));
const value = (id, node) => measures.get(id).values[node];

// Ranks, best first; equal values share a range of places: [4, 6] of those that have a value.
for (const measure of data.measures) {
  const order = listed(N).filter((node) => measure.values[node] !== null);
  const sign = measure.low ? 1 : -1;
  order.sort((a, b) => sign * (measure.values[a] - measure.values[b]));
  measure.rank = new Array(N).fill(null);
  measure.ranked = order.length;
  measure.most = order.reduce((most, node) => Math.max(most, measure.values[node]), 0);
  measure.least = order.reduce((least, node) => Math.min(least, measure.values[node]), Infinity);
  for (let at = 0; at < order.length;) {
    let end = at;
    while (end + 1 < order.length && measure.values[order[end + 1]] === measure.values[order[at]]) end++;
    for (let here = at; here <= end; here++) measure.rank[order[here]] = [at + 1, end + 1];
    at = end + 1;
  }
}

// The order in which names get room: bridging actors, municipalities, then by partners.
const importance = new Float64Array(N);
const municipal = data.kinds.map((kind) => kind.id === "municipality" || kind.id === "region");
for (let node = 0; node < N; node++) {
  importance[node] = (ringed[node] ? 2000 : municipal[nodes.kind[node]] ? 1000 : 0)
    + (value("degree", node) || 0) + 200 * (value("betweenness", node) || 0);
}
const byImportance = listed(N).sort((a, b) => importance[b] - importance[a] || a - b);
const foldedNames = nodes.name.map((name, node) => folded([name].concat(nodes.aliases[node] || []).join(" · ")));

// Where a node belongs; whoever states no place is not national for that. Empty in a network without places.
const placeName = (node) => (nodes.places[node].length ? nodes.places[node].map((place) => data.places[place]).join(", ")
  : nodes.national[node] ? word("national") : data.places.length ? word("unstated") : "");
const kindName = (node) => named(data.kinds[nodes.kind[node]]);
const standing = (tie) => data.statuses[ties.status[tie]].standing;

// Evidence as text: `gouden-gemeenten § 93`.
function reference(item) {
  const source = data.sources[item[0]];
  return [source ? source.id : "", item[1]].filter(Boolean).join(" ");
}
