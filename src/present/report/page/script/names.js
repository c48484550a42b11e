// Names on the canvas: the important ones first, each where it covers no other name and no node; what finds no place is left out.

const LONGEST = 42;
const FONT = 'Barlow, "Segoe UI", Helvetica, Arial, sans-serif';
const widths = new Map();

function textWidth(text, size, bold) {
  const key = text + "\n" + bold;
  if (!widths.has(key)) {
    pen.font = `${bold ? 600 : 400} 10px ${FONT}`;
    widths.set(key, pen.measureText(text).width / 10);
  }
  return widths.get(key) * size;
}

// A name in one or two lines of about the same length.
const lines = nodes.name.map((name) => {
  const text = [...name].length > LONGEST ? [...name].slice(0, LONGEST - 1).join("").trimEnd() + "…" : name;
  if (text.length < 17) return [text];
  let best = [text], least = Infinity;
  for (let at = text.indexOf(" "); at > 0; at = text.indexOf(" ", at + 1)) {
    const longer = Math.max(at, text.length - at - 1);
    if (longer < least) { least = longer; best = [text.slice(0, at), text.slice(at + 1)]; }
  }
  return best;
});

// Boxes by cells of the screen, to find what a name would cover.
class Cover {
  constructor(cell = 72) { this.cell = cell; this.cells = new Map(); }
  * keys(box) {
    for (let x = Math.floor(box[0] / this.cell); x <= Math.floor(box[2] / this.cell); x++) {
      for (let y = Math.floor(box[1] / this.cell); y <= Math.floor(box[3] / this.cell); y++) yield x * 8192 + y;
    }
  }
  add(box) { for (const key of this.keys(box)) (this.cells.get(key) || this.cells.set(key, []).get(key)).push(box); }
  hits(box, but = -1) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) || []) {
        if (other[4] !== but && other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1]) return true;
      }
    }
    return false;
  }
}

const inSight = (x, y) => x > -60 && y > -30 && x < width + 60 && y < height + 30;

// The names that find a place on the screen, with size, weight and colour.
function placedNames(out) {
  const k = camera.k, cover = new Cover(), placed = [], always = state.names === "all";
  const zoomed = clamp(Math.sqrt(k), 0.86, 1.4);
  const crowded = (width * height) / Math.max(1, nodesOn) < 2200;
  // Names may cover an eighth of a crowded picture, no more.
  const most = always ? 4000 : crowded ? Math.max(12, Math.round((width * height) / 16000)) : 500;
  const shown = byImportance.filter((node) => nodeOn[node]);
  const wanted = [state.node, state.hover, state.focus, state.without].filter((node) => node >= 0 && nodeOn[node]);
  for (const node of shown) {
    const [x, y] = toScreen(px[node], py[node]), r = radius[node] * k;
    if (inSight(x, y) && r > 2.5) cover.add([x - r, y - r, x + r, y + r, node]);
  }
  const order = wanted.concat(out && out.nodes.size < 400 ? shown.filter((node) => out.nodes.has(node)) : shown);
  const done = new Set();
  for (const node of order) {
    if (done.has(node)) continue;
    done.add(node);
    if (placed.length >= most) break;
    const [x, y] = toScreen(px[node], py[node]);
    if (!inSight(x, y)) continue;
    const important = ringed[node] && state.rings, large = important || municipal[nodes.kind[node]];
    const must = wanted.includes(node) || always;
    // Far away only names that carry the picture; the others come with zooming in.
    if (!must && !out && !large && crowded && k < 0.62 && radius[node] * k < 4.2) continue;
    const size = (large ? 12.6 : 11) * zoomed, bold = large || must, text = lines[node];
    const w = Math.max(...text.map((line) => textWidth(line, size, bold))) + 3, h = text.length * size * 1.12, r = radius[node] * k * 1.12 + (important ? 4.5 * k : node === state.node ? 5 : 0) + 2.5;
    const places = [[x, y + r + h / 2], [x, y - r - h / 2], [x + r + w / 2, y], [x - r - w / 2, y], [x + r * 0.7 + w / 2, y - r * 0.7 - h / 2], [x - r * 0.7 - w / 2, y - r * 0.7 - h / 2], [x + r * 0.7 + w / 2, y + r * 0.7 + h / 2], [x - r * 0.7 - w / 2, y + r * 0.7 + h / 2]];
    const box = (place) => [place[0] - w / 2, place[1] - h / 2, place[0] + w / 2, place[1] + h / 2, -2];
    const inside = ([left, top, right, bottom]) => left > 2 && top > 2 && right < width - 2 && bottom < height - 2;
    // At the edge of the screen a name moves inwards above or below its node, rather than being cut.
    const near = x >= 0 && x <= width ? places.slice(0, 2).map((at) => [clamp(at[0], w / 2 + 3, width - w / 2 - 3), at[1]]) : [];
    let place = [...places, ...near].find((at) => inside(box(at)) && !cover.hits(box(at), node));
    if (!place && must) place = near[0] || places[0];
    if (!place) continue;
    cover.add(box(place));
    const colour = important ? css.warm : municipal[nodes.kind[node]] ? css.place : nodes.named[node] ? css.ink : css.quiet;
    placed.push({ node, text, x: place[0], y: place[1], size, bold, colour });
  }
  return placed;
}

function drawName(name) {
  pen.font = `${name.bold ? 600 : 400} ${name.size}px ${FONT}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = 3.2;
  pen.lineJoin = "round";
  pen.strokeStyle = css.canvas;
  pen.fillStyle = name.colour;
  name.text.forEach((line, at) => {
    const y = name.y + (at - (name.text.length - 1) / 2) * name.size * 1.12;
    pen.strokeText(line, name.x, y);
    pen.fillText(line, name.x, y);
  });
}
