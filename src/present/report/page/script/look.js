// Colours, sizes and symbols, the same on the canvas, in the legend and in exported pictures.

// The categories of pictures; what has no colour of its own is grey.
const PALETTES = {
  light: ["#4477AA", "#EE6677", "#11702F", "#CCBB44", "#66CCEE", "#AA3377", "#662200", "#332288"],
  dark: ["#3FA9F5", "#F0404A", "#3FA070", "#EDE47A", "#BFEFF0", "#C828A0", "#F09A3E", "#9257EE"],
};
let PALETTE = PALETTES.light;
const REST = "#A9B4BF";
// Whoever has no category, or several, and whoever a measure is undefined for.
const noCategory = () => (dark ? "#39444f" : "#e3e8ee");
const noValue = () => (dark ? "#39444f" : "#ffffff");
const CATEGORIES = {
  kind: { word: "byKind", none: "unstated", count: data.kinds.length, of: (node) => nodes.kind[node], name: (at) => named(data.kinds[at]) },
  place: { word: "byPlace", count: data.places.length, none: "noneOrSeveral", of: (node) => (nodes.places[node].length === 1 ? nodes.places[node][0] : -1), name: (at) => data.places[at] },
  community: {
    word: "byCommunity", none: "noCluster", count: data.communities.length, of: (node) => communityOrder.get(nodes.community[node]) ?? -1,
    name: (at) => word("inCluster", data.communities[at].label, number(data.communities[at].size)),
  },
  sector: { word: "bySector", none: "unstated", count: data.sectors.length, of: (node) => nodes.sector[node] ?? -1, name: (at) => data.sectors[at] },
};
const communityOrder = new Map(data.communities.map((community, at) => [community.number, at]));
// Kinds have their own look, unless some of a file's own look alike: then they are categories as well.
const ownLooks = () => state.colour === "kind" && !data.kindsAlike;
const isColour = (id) => (id in CATEGORIES ? id === "kind" || CATEGORIES[id].count > 0 : measures.has(id));

// Categories by how many nodes they have, so that the largest get colours.
const categoryColour = {};
for (const [id, category] of Object.entries(CATEGORIES)) {
  const sizes = new Array(category.count).fill(0);
  for (let node = 0; node < N; node++) if (category.of(node) >= 0) sizes[category.of(node)]++;
  category.order = listed(category.count).filter((at) => sizes[at]).sort((a, b) => sizes[b] - sizes[a] || a - b);
  categoryColour[id] = new Array(category.count).fill(REST);
}

const css = {};
let dark = false;
let tieColour = [], fillOf = [], radius = new Float32Array(N);

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "quiet", "paper", "line", "accent", "ring", "warm", "place", "canvas", "island", "island-line", "roof", "roof-line", "tie"]) {
    css[name] = style.getPropertyValue("--" + name).trim();
  }
  const theme = document.documentElement.dataset.theme;
  dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  PALETTE = dark ? PALETTES.dark : PALETTES.light;
  for (const [id, { order }] of Object.entries(CATEGORIES)) order.slice(0, PALETTE.length).forEach((at, place) => { categoryColour[id][at] = PALETTE[place]; });
  tieColour = data.tieKinds.map((kind) => (dark ? mixed(kind.colour, "#ffffff", 0.38) : kind.colour));
}

// A colour between two.
function mixed(one, other, share) {
  const part = (hex, at) => parseInt(hex.slice(at, at + 2), 16);
  return "#" + [1, 3, 5].map((at) => Math.round(part(one, at) * (1 - share) + part(other, at) * share).toString(16).padStart(2, "0")).join("");
}

// From pale to full, for measures.
const ramp = (share) => (dark ? mixed("#27506b", "#9fe0ff", share) : mixed("#d3e6f3", "#003f63", share));

function colourOf(node) {
  if (ownLooks()) {
    const fill = data.kinds[nodes.kind[node]].fill;
    return nodes.named[node] || data.kinds[nodes.kind[node]].double ? fill : mixed(fill, dark ? "#121920" : "#ffffff", 0.45);
  }
  if (state.colour in CATEGORIES) {
    const at = CATEGORIES[state.colour].of(node);
    return at < 0 ? noCategory() : categoryColour[state.colour][at];
  }
  const measure = measures.get(state.colour), amount = measure.values[node];
  if (amount === null) return noValue();
  return ramp(measure.most > measure.least ? (amount - measure.least) / (measure.most - measure.least) : 0.5);
}

// The largest node of a small network has as many partners as that, or it would consist of large nodes.
const SMALLEST_SCALE = 6;

function applyLook() {
  const shrink = N > 3000 ? 0.5 : N > 800 ? 0.65 : 1;
  const measure = state.size === "equal" ? null : measures.get(state.size);
  const most = measure ? (state.size === "degree" ? Math.max(measure.most, SMALLEST_SCALE) : measure.most || 1) : 1;
  for (let node = 0; node < N; node++) {
    const amount = measure ? Math.max(0, measure.values[node] || 0) / most : 0.14;
    radius[node] = (3.2 + 9.3 * Math.sqrt(Math.min(1, amount))) * shrink * (municipal[nodes.kind[node]] ? 1.15 : 1);
    fillOf[node] = colourOf(node);
  }
}

// Corners of the shapes on a circle of the same optical size.
const CORNERS = {
  hexagon: [1.08, [1, 0, 0.5, 0.866, -0.5, 0.866, -1, 0, -0.5, -0.866, 0.5, -0.866]],
  diamond: [1.22, [0, -1, 1, 0, 0, 1, -1, 0]],
  triangle: [1.16, [0, -1, 1, 0.75, -1, 0.75]],
  square: [0.9, [-1, -1, 1, -1, 1, 1, -1, 1]],
  pin: [1.1, [-0.85, -0.85, 0.85, -0.85, 0.85, 0.2, 0, 1, -0.85, 0.2]],
  sheet: [0.95, [-0.75, -1, 0.75, -1, 0.75, 1, -0.75, 1]],
};

function corners(shape, x, y, r) {
  const [stretch, list] = CORNERS[shape], points = [];
  for (let at = 0; at < list.length; at += 2) points.push([x + list[at] * r * stretch, y + list[at + 1] * r * stretch]);
  return points;
}

// A shape as a small picture, for lists and the legend.
function shapeIcon(kind, fill = kind.fill, line = kind.line) {
  const form = (r, colour) => (kind.shape === "circle"
    ? makeSvg("circle", { r, fill: colour, stroke: line, "stroke-width": 1 })
    : makeSvg("polygon", { points: corners(kind.shape, 0, 0, r).map((point) => point.map((part) => part.toFixed(2)).join(",")).join(" "), fill: colour, stroke: line, "stroke-width": 1 }));
  return makeSvg("svg", { width: 15, height: 15, viewBox: "-8 -8 16 16", "aria-hidden": "true" },
    form(5.6, fill), kind.double && form(3.4, "none"));
}

const nodeIcon = (node) => shapeIcon(data.kinds[nodes.kind[node]], fillOf[node] || data.kinds[nodes.kind[node]].fill);

function lineIcon(kind) {
  const look = data.tieKinds[kind];
  return makeSvg("svg", { width: 30, height: 10, viewBox: "0 0 30 10", "aria-hidden": "true" },
    makeSvg("line", { x1: 1, x2: look.arrow ? 23 : 29, y1: 5, y2: 5, stroke: tieColour[kind], "stroke-width": 2, "stroke-dasharray": look.dash.map((part) => part * 1.3).join(" ") || null }),
    look.arrow && makeSvg("path", { d: "M29 5l-7-3.4v6.8z", fill: tieColour[kind] }));
}

// The line of ties that do not hold yet, or no longer.
function dashIcon() {
  return makeSvg("svg", { width: 30, height: 10, viewBox: "0 0 30 10", "aria-hidden": "true" },
    makeSvg("line", { x1: 1, x2: 29, y1: 5, y2: 5, stroke: css.quiet, "stroke-width": 2, "stroke-dasharray": "2.5 3.5" }));
}

function ringIcon() {
  return makeSvg("svg", { width: 15, height: 15, viewBox: "-8 -8 16 16", "aria-hidden": "true" },
    makeSvg("circle", { r: 6.2, fill: "none", stroke: css.ring, "stroke-width": 2 }));
}

const dot = (fill) => shapeIcon({ shape: "circle", line: css.quiet }, fill);

// What the colours say at the moment: symbol and text; what is hidden or rare is left out.
function legendEntries() {
  if (pieceOf) return pieceEntries();
  const entry = (fill, text) => ({ icon: dot(fill), text }), some = (test) => listed(N).some((node) => nodeOn[node] && test(node));
  if (ownLooks()) {
    const shown = new Set(listed(N).filter((node) => nodeOn[node]).map((node) => nodes.kind[node]));
    return data.kinds.flatMap((kind, at) => (shown.has(at) ? [{ icon: shapeIcon(kind), text: named(kind) }] : []));
  }
  if (state.colour in CATEGORIES) {
    const category = CATEGORIES[state.colour];
    const entries = category.order.slice(0, PALETTE.length).map((at) => entry(categoryColour[state.colour][at], category.name(at)));
    if (category.order.length > PALETTE.length) entries.push(entry(REST, word("other")));
    if (some((node) => category.of(node) < 0)) entries.push(entry(noCategory(), word(category.none)));
    return entries;
  }
  const measure = measures.get(state.colour);
  const ends = [measure.least, measure.most].map((amount, end) => entry(ramp(end), `${named(measure)}: ${word(end ? "high" : "low")} (${number(amount, measure.decimals)})`));
  return measure.ranked ? ends.concat(some((node) => measure.values[node] === null) ? entry(noValue(), word("undefinedHere")) : []) : [entry(noValue(), word("undefinedHere"))];
}

// While one node is taken out: the pieces by colour. Colours begin again after the last, which the legend then says.
function pieceEntries() {
  const entry = (fill, text) => ({ icon: dot(fill), text });
  const entries = pieces.slice(0, PALETTE.length + 1).map((piece, at) => entry(pieceFill(at), pieceText(at)));
  if (pieces.length > entries.length) entries.push(entry("none", word("morePieces", number(pieces.length - entries.length))));
  if (listed(N).some((node) => nodeOn[node] && node !== state.without && !pieceOf.has(node))) entries.push(entry(noCategory(), word("untouched")));
  return entries;
}
// What a piece is called: the first is the largest, unless others are as large.
function pieceText(at) {
  const size = nNodes(pieces[at].length);
  if (pieces.length === 1) return word("staysJoined", size);
  return at || pieces[1].length === pieces[0].length ? word("piece", number(at + 1), size) : word("largest", size);
}
const pieceFill = (piece) => (piece === 0 ? REST : PALETTE[(piece - 1) % PALETTE.length]);
