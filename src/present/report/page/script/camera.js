// What part of the plane the canvas shows.

const canvas = byId("canvas"), stage = byId("stage");
const camera = { x: 0, y: 0, k: 1, set: false };
// What was fitted last, and the camera for it.
const lastFit = { only: null, at: null };
let width = 0, height = 0, ratio = 1, moving = false, settle = 0;

const toScreen = (x, y) => [(x - camera.x) * camera.k + width / 2, (y - camera.y) * camera.k + height / 2];
const toPlane = (x, y) => [(x - width / 2) / camera.k + camera.x, (y - height / 2) / camera.k + camera.y];

const redraw = perFrame(() => paint());

// While something moves a large network is drawn with less detail.
function move() {
  moving = true;
  clearTimeout(settle);
  settle = setTimeout(() => { moving = false; redraw(); }, 140);
  redraw();
}

// Moves the camera there, gliding where that is wanted.
function fly(x, y, k) {
  const from = { ...camera }, start = performance.now();
  const time = calm.matches || !camera.set || N > 4000 ? 0 : 300;
  camera.set = true;
  const frame = (now) => {
    const share = time ? Math.min(1, (now - start) / time) : 1, ease = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2;
    camera.x = from.x + (x - from.x) * ease;
    camera.y = from.y + (y - from.y) * ease;
    camera.k = from.k * (k / from.k) ** ease;
    move();
    if (share < 1) requestAnimationFrame(frame);
  };
  frame(start);
}

// Shows these nodes, or everything that is shown: where the legend would lie on one of them, above it or beside it,
// whichever leaves the larger picture.
function fit(only = null) {
  const isIn = (node) => nodeOn[node] && (!only || only.has(node)), box = bounds(px, py, isIn);
  if (box[0] > box[2] || !width) return;
  const whole = fitting(box, only, 0, 30);
  const [left, below] = legendRoom();
  const isCovered = px.some((_, node) => isIn(node) && liesUnderLegend(node, whole, left, below));
  const above = fitting(box, only, 0, below), beside = fitting(box, only, left, 30);
  const at = !isCovered ? whole : beside[2] > above[2] ? beside : above;
  Object.assign(lastFit, { only, at });
  fly(...at);
}

// Whether the camera still is where the last fit left it.
const isAsFitted = () => lastFit.at && [camera.x, camera.y, camera.k].every((value, i) => Math.abs(value - lastFit.at[i]) < 1e-6);

// How far the legend reaches into the canvas, from the left and from below; on a small canvas not all of it can be kept free.
function legendRoom() {
  const legend = byId("legend");
  return [Math.min(width * 0.5, legend.offsetLeft + legend.offsetWidth + 8), Math.min(height * 0.5, height - legend.offsetTop + 8)];
}

// Whether a node or its name, which stands under it, comes to lie under the legend.
function liesUnderLegend(node, [x, y, k], left, below) {
  const sideways = 45, name = 34;
  return (px[node] - x) * k + width / 2 - sideways < left && (py[node] - y) * k + height / 2 + name > height - below;
}

// The camera for this box of the plane, with so much of the canvas left free at the left and below.
function fitting(box, only, left, below) {
  const above = byId("chips").children.length ? 48 : 20, room = [width - left - (width < 700 ? 60 : 150), height - above - 34 - below];
  const k = Math.min(room[0] / (box[2] - box[0] + 24), room[1] / (box[3] - box[1] + 24), only ? 2.4 : 2.6);
  return [(box[0] + box[2]) / 2 - left / 2 / k, (box[1] + box[3]) / 2 + (below + 22 - above) / 2 / k, k];
}

function zoom(factor, x = width / 2, y = height / 2) {
  const [planeX, planeY] = toPlane(x, y);
  camera.k = clamp(camera.k * factor, 0.02, 12);
  camera.x = planeX - (x - width / 2) / camera.k;
  camera.y = planeY - (y - height / 2) / camera.k;
  move();
}

// Brings a node into sight if it is outside.
function reveal(node) {
  const [x, y] = toScreen(px[node], py[node]);
  if (x < 60 || y < 60 || x > width - 60 || y > height - 60) fly(px[node], py[node], Math.max(camera.k, 0.7));
}

// Follows the size of the stage; the first time everything is placed and fitted, and fitted again while nobody moved it.
function resize() {
  const box = stage.getBoundingClientRect();
  if (!box.width || !box.height || (box.width === width && box.height === height)) return;
  const isFirst = !width;
  width = box.width;
  height = box.height;
  ratio = Math.min(2, devicePixelRatio || 1);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  if (isFirst) {
    spread(width - (width < 700 ? 70 : 180), height - 120);
    fit(state.node >= 0 && standsOut ? standsOut.nodes : null);
  } else if (isAsFitted()) {
    camera.set = false;
    fit(lastFit.only);
  }
  redraw();
}
