// What the user has chosen. All of it stands in the hash of the address, so that a link opens the same view.

// Clusters that are no more than chance are shaded only for who asks, as in pictures.
const USUAL_AREAS = data.places.length ? "place" : data.communities.length > 1 && !data.clusters.byChance ? "community" : "none";
const DEFAULTS = {
  view: "network", node: -1, tie: -1, colour: "kind", size: "degree", areas: USUAL_AREAS,
  names: "automatic", rings: true, steps: 0, cluster: -1, without: -1, path: null, marked: null, years: null, undated: true,
  table: "", sort: "", narrow: "",
};
const state = { ...DEFAULTS, hidden: {}, picking: false, hover: -1, hoverTie: -1, focus: -1 };

const watchers = [];
// Registers what must follow a change; `what` names the parts of the page that changed.
const whenChanged = (action) => watchers.push(action);

// Changes the state and lets everything follow. Parts: filter, look, choice, table, words, theme.
function change(patch, ...what) {
  Object.assign(state, patch);
  const parts = new Set(what.length ? what : ["choice"]);
  for (const watcher of watchers) watcher(parts);
  writeHash();
}

const choose = (node) => change({ node, tie: -1, focus: node, picking: false, steps: node < 0 ? 0 : state.steps }, state.steps ? "filter" : "choice");

// Short keys of the hash; only what differs from the start stands there.
const KEYS = { colour: "c", size: "z", areas: "a", names: "l", steps: "d", table: "t", sort: "o", narrow: "q" };

// Numbers mean something else as soon as another choice of ties, or a changed file, is shown: the address holds ids and words, and what
// the network shown has not is left out.

// Key and word of a value that is hidden; `n.` are those that state none, whatever places or layers may be called.
const hiddenName = (facet, value) => (value.none ? ["n." + facet.key, value.none] : ["h." + facet.key, value.id ?? value.entry?.id ?? value.text]);

// What tells a tie from the others: its ends, kind, status, certainty, layer, period and sources, and for those alike in all that, which of them.
let namesOfTies = null;
function tieNames() {
  const before = new Map(), part = (text) => encodeURIComponent(text ?? "");
  namesOfTies ||= listed(M).map((tie) => {
    const cited = new Set(ties.evidence[tie].map((item) => data.sources[item[0]]?.id));
    const parts = [nodes.id[ties.source[tie]], nodes.id[ties.target[tie]], data.tieKinds[ties.kind[tie]].id, data.statuses[ties.status[tie]].id,
      data.certainties[ties.certainty[tie]].id, data.layers[ties.layer[tie]], ties.period[tie]?.[0], ...cited];
    const name = parts.map(part).join(" ").trimEnd(), alike = before.get(name) || 0;
    before.set(name, alike + 1);
    return alike ? `${name}#${alike + 1}` : name;
  });
  return namesOfTies;
}

// A cluster is the one that it was as long as its members are the same: the first of them, and a checksum over all.
function clusterName(community) {
  const members = nodes.id.filter((_, node) => nodes.community[node] === community).sort();
  let sum = 2166136261;
  for (const sign of JSON.stringify(members)) sum = Math.imul(sum ^ sign.codePointAt(0), 16777619) >>> 0;
  return `${members[0]} ${sum.toString(36)}`;
}

function writeHash() {
  const hash = new URLSearchParams();
  if (state.view !== "network") hash.set("view", state.view);
  if (language !== data.lang) hash.set("lang", language);
  if (document.documentElement.dataset.theme && themeChosen) hash.set("theme", document.documentElement.dataset.theme);
  if (state.node >= 0) hash.set("s", nodes.id[state.node]);
  if (state.tie >= 0) hash.set("tie", tieNames()[state.tie]);
  for (const [name, key] of Object.entries(KEYS)) if (state[name] !== DEFAULTS[name]) hash.set(key, state[name]);
  if (!state.rings) hash.set("b", "0");
  if (state.cluster >= 0) hash.set("k", clusterName(state.cluster));
  if (state.without >= 0) hash.set("x", nodes.id[state.without]);
  if (state.path) hash.set("p", [nodes.id[state.path.from], nodes.id[state.path.to]].map(encodeURIComponent).join(" "));
  if (state.marked && state.marked.ties.size + state.marked.nodes.size <= 200) {
    for (const tie of state.marked.ties) hash.append("ties", tieNames()[tie]);
    for (const node of state.marked.nodes) hash.append("nodes", nodes.id[node]);
  }
  if (state.years) hash.set("y", state.years.join("-"));
  if (!state.undated) hash.set("u", "0");
  for (const facet of facets) for (const at of state.hidden[facet.key]) hash.append(...hiddenName(facet, facet.values[at]));
  const text = hash.toString();
  const address = text ? "#" + text : location.pathname + location.search;
  try { history.replaceState(null, "", address); } catch { /* a page without an address keeps its state to itself */ }
}

const wholeNumbers = (text, most) => (text || "").split(",").filter(Boolean).map(Number).filter((item) => Number.isInteger(item) && item >= 0 && item < most);

// Reads a hash written by writeHash; what it does not understand is left out.
function readHash(text) {
  const hash = new URLSearchParams(text), patch = { ...DEFAULTS };
  if (byId(hash.get("view"))?.classList.contains("view")) patch.view = hash.get("view");
  if (nodeById.has(hash.get("s"))) patch.node = nodeById.get(hash.get("s"));
  if (hash.has("tie")) patch.tie = tieNames().indexOf(hash.get("tie"));
  for (const [name, key] of Object.entries(KEYS)) if (hash.has(key)) patch[name] = hash.get(key);
  patch.steps = clamp(Math.floor(Number(patch.steps)) || 0, 0, 3);
  if (!isColour(patch.colour)) patch.colour = DEFAULTS.colour;
  if (patch.size !== "equal" && !measures.has(patch.size)) patch.size = DEFAULTS.size;
  if (!["place", "community", "none"].includes(patch.areas)) patch.areas = DEFAULTS.areas;
  if (!["automatic", "all", "none"].includes(patch.names)) patch.names = DEFAULTS.names;
  if (!["", "nodes", "ties"].includes(patch.table)) patch.table = "";
  patch.rings = hash.get("b") !== "0";
  if (hash.has("k")) patch.cluster = [...communityOf.keys()].find((community) => clusterName(community) === hash.get("k")) ?? -1;
  if (nodeById.has(hash.get("x"))) patch.without = nodeById.get(hash.get("x"));
  const ends = (hash.get("p") || "").split(" ").map((id) => { try { return nodeById.get(decodeURIComponent(id)); } catch { return undefined; } });
  if (ends.length === 2 && ends.every((end) => end !== undefined)) patch.path = { from: ends[0], to: ends[1] };
  const markedTies = new Set(hash.getAll("ties")), markedNodes = hash.getAll("nodes").filter((id) => nodeById.has(id));
  const marked = {
    ties: new Set(markedTies.size ? listed(M).filter((tie) => markedTies.has(tieNames()[tie])) : []),
    nodes: new Set(markedNodes.map((id) => nodeById.get(id))),
  };
  if (marked.ties.size + marked.nodes.size) patch.marked = marked;
  const years = /^(-?\d+)-(-?\d+)$/.exec(hash.get("y") || "");
  // Years in which no tie of this network can lie would be others if they were cut to its span.
  if (years && span && +years[1] <= span[1] && +years[2] >= span[0]) patch.years = [clamp(+years[1], ...span), clamp(+years[2], ...span)];
  patch.undated = hash.get("u") !== "0";
  patch.hidden = {};
  for (const facet of facets) {
    const isHidden = (at) => { const [key, name] = hiddenName(facet, facet.values[at]); return hash.getAll(key).includes(name); };
    patch.hidden[facet.key] = new Set(listed(facet.values.length).filter(isHidden));
  }
  if (hash.get("lang") === "en" || hash.get("lang") === "nl") language = hash.get("lang");
  const theme = hash.get("theme");
  if (theme === "dark" || theme === "light") { document.documentElement.dataset.theme = theme; themeChosen = true; }
  return patch;
}
