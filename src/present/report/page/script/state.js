// What the user has chosen. All of it stands in the hash of the address, so that a link opens the same view.

const DEFAULTS = {
  view: "network", node: -1, tie: -1, colour: "kind", size: "degree", areas: data.places.length ? "place" : "community",
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

function writeHash() {
  const hash = new URLSearchParams();
  if (state.view !== "network") hash.set("view", state.view);
  if (language !== data.lang) hash.set("lang", language);
  if (document.documentElement.dataset.theme && themeChosen) hash.set("theme", document.documentElement.dataset.theme);
  if (state.node >= 0) hash.set("s", nodes.id[state.node]);
  if (state.tie >= 0) hash.set("tie", state.tie);
  for (const [name, key] of Object.entries(KEYS)) if (state[name] !== DEFAULTS[name]) hash.set(key, state[name]);
  if (!state.rings) hash.set("b", "0");
  if (state.cluster >= 0) hash.set("k", state.cluster);
  if (state.without >= 0) hash.set("x", nodes.id[state.without]);
  if (state.path) hash.set("p", [nodes.id[state.path.from], nodes.id[state.path.to]].map(encodeURIComponent).join(" "));
  if (state.marked && state.marked.ties.size + state.marked.nodes.size <= 200) {
    if (state.marked.ties.size) hash.set("ties", [...state.marked.ties].join(","));
    if (state.marked.nodes.size) hash.set("nodes", [...state.marked.nodes].join(","));
  }
  if (state.years) hash.set("y", state.years.join("-"));
  if (!state.undated) hash.set("u", "0");
  for (const facet of facets) if (state.hidden[facet.key].size) hash.set("h." + facet.key, [...state.hidden[facet.key]].join(","));
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
  patch.tie = wholeNumbers(hash.get("tie"), M)[0] ?? -1;
  for (const [name, key] of Object.entries(KEYS)) if (hash.has(key)) patch[name] = hash.get(key);
  patch.steps = clamp(Math.floor(Number(patch.steps)) || 0, 0, 3);
  if (!isColour(patch.colour)) patch.colour = DEFAULTS.colour;
  if (patch.size !== "equal" && !measures.has(patch.size)) patch.size = DEFAULTS.size;
  if (!["place", "community", "none"].includes(patch.areas)) patch.areas = DEFAULTS.areas;
  if (!["automatic", "all", "none"].includes(patch.names)) patch.names = DEFAULTS.names;
  if (!["", "nodes", "ties"].includes(patch.table)) patch.table = "";
  patch.rings = hash.get("b") !== "0";
  patch.cluster = communityOf.has(Number(hash.get("k"))) && hash.has("k") ? Number(hash.get("k")) : -1;
  if (nodeById.has(hash.get("x"))) patch.without = nodeById.get(hash.get("x"));
  const ends = (hash.get("p") || "").split(" ").map((id) => { try { return nodeById.get(decodeURIComponent(id)); } catch { return undefined; } });
  if (ends.length === 2 && ends.every((end) => end !== undefined)) patch.path = { from: ends[0], to: ends[1] };
  const marked = { ties: new Set(wholeNumbers(hash.get("ties"), M)), nodes: new Set(wholeNumbers(hash.get("nodes"), N)) };
  if (marked.ties.size + marked.nodes.size) patch.marked = marked;
  const years = /^(-?\d+)-(-?\d+)$/.exec(hash.get("y") || "");
  if (years && span) patch.years = [clamp(+years[1], ...span), clamp(+years[2], ...span)];
  patch.undated = hash.get("u") !== "0";
  for (const facet of facets) patch.hidden = { ...patch.hidden, [facet.key]: new Set(wholeNumbers(hash.get("h." + facet.key), facet.values.length)) };
  if (hash.get("lang") === "en" || hash.get("lang") === "nl") language = hash.get("lang");
  const theme = hash.get("theme");
  if (theme === "dark" || theme === "light") { document.documentElement.dataset.theme = theme; themeChosen = true; }
  return patch;
}
