// Where everything stands. Positions come from the picture; only the middles of islands are spread to the shape of the window.

const px = Float64Array.from(nodes.x), py = Float64Array.from(nodes.y);
let outlines = [];
let grid = null;

// Spreads islands to the shape of the window: each keeps its form, so that what is known stays recognisable.
function spread(width, height) {
  if (!N) return;
  const box = bounds(nodes.x, nodes.y), shape = (box[2] - box[0] || 1) / (box[3] - box[1] || 1), wanted = width / height;
  const wide = wanted > shape ? Math.min(1.6, wanted / shape) : 1, high = wanted < shape ? Math.min(2.8, (shape / wanted) ** 1.25) : 1;
  const middle = new Map();
  for (let node = 0; node < N; node++) {
    const key = home(node);
    const sum = middle.get(key) || middle.set(key, [0, 0, 0]).get(key);
    sum[0] += nodes.x[node]; sum[1] += nodes.y[node]; sum[2]++;
  }
  const shift = new Map([...middle].map(([key, [x, y, count]]) => [key, [(x / count) * (wide - 1), (y / count) * (high - 1)]]));
  for (let node = 0; node < N; node++) {
    const [dx, dy] = shift.get(home(node));
    px[node] = nodes.x[node] + dx;
    py[node] = nodes.y[node] + dy;
  }
  outlines = data.areas.map((area) => {
    const [dx, dy] = shift.get(area.home) || [0, 0], points = [];
    for (let at = 0; at < area.points.length; at += 2) points.push([area.points[at] + dx, area.points[at + 1] + dy]);
    return { ...area, points };
  });
  grid = null;
}

const home = (node) => nodes.island[node] ?? "n" + node;

function bounds(xs, ys, only = null) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < N; node++) {
    if (only && !only(node)) continue;
    box[0] = Math.min(box[0], xs[node]); box[1] = Math.min(box[1], ys[node]);
    box[2] = Math.max(box[2], xs[node]); box[3] = Math.max(box[3], ys[node]);
  }
  return box;
}

// The outlines to draw: islands and roofs as in the picture, or a hull around each cluster found.
function shownOutlines() {
  if (state.areas === "none") return [];
  if (state.areas === "place") {
    const inside = new Set();
    for (let node = 0; node < N; node++) if (nodeOn[node] && nodes.island[node] !== null) inside.add(nodes.island[node]);
    return outlines.filter((area) => inside.has(area.home)).map((area) => ({
      points: area.points, corner: area.corner, fill: area.island ? css.island : css.roof, line: area.island ? css["island-line"] : css["roof-line"],
      dash: area.island ? [] : [1, 2.4], alpha: 1,
    }));
  }
  const groups = new Map();
  for (let node = 0; node < N; node++) {
    // A bridging actor between clusters would stretch its own over all others.
    if (!nodeOn[node] || nodes.community[node] === null || !communityOf.has(nodes.community[node]) || ringed[node]) continue;
    const list = groups.get(nodes.community[node]) || groups.set(nodes.community[node], []).get(nodes.community[node]);
    const r = radius[node] + 7;
    list.push([px[node] - r, py[node]], [px[node] + r, py[node]], [px[node], py[node] - r], [px[node], py[node] + r]);
  }
  return [...groups].map(([community, points]) => {
    const colour = categoryColour.community[communityOrder.get(community)];
    return { points: hull(points), corner: 12, fill: colour, line: colour, dash: [], alpha: dark ? 0.2 : 0.15 };
  });
}

// Convex hull (Andrew's monotone chain).
function hull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (list) => {
    const out = [];
    for (const point of list) {
      while (out.length >= 2 && turn(out[out.length - 2], out[out.length - 1], point) <= 0) out.pop();
      out.push(point);
    }
    return out.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : half(sorted).concat(half(sorted.reverse()));
}

// The corners of an outline, each with the points before and after it where it begins to turn.
function softened(outline, corner) {
  return outline.map((point, at) => {
    const before = outline[(at || outline.length) - 1], after = outline[(at + 1) % outline.length];
    const towards = (other) => {
      const far = Math.hypot(other[0] - point[0], other[1] - point[1]) || 1, share = Math.min(0.5, (corner * 1.3) / far);
      return [point[0] + (other[0] - point[0]) * share, point[1] + (other[1] - point[1]) * share];
    };
    return [towards(before), point, towards(after)];
  });
}

// Middle of the bow of a tie: the control point of a quadratic curve.
function bend(tie) {
  const a = ties.source[tie], b = ties.target[tie], dx = px[b] - px[a], dy = py[b] - py[a];
  return [(px[a] + px[b]) / 2 - dy * bow[tie], (py[a] + py[b]) / 2 + dx * bow[tie]];
}

const CELL = 40;

// The node under a point of the plane, within so much of its edge.
function nodeAt(x, y, reach) {
  if (!grid) {
    grid = new Map();
    for (let node = 0; node < N; node++) {
      const key = Math.floor(px[node] / CELL) * 65536 + Math.floor(py[node] / CELL);
      (grid.get(key) || grid.set(key, []).get(key)).push(node);
    }
  }
  const around = Math.ceil((reach + 14) / CELL), column = Math.floor(x / CELL), row = Math.floor(y / CELL);
  let best = -1, nearest = Infinity;
  for (let dx = -around; dx <= around; dx++) {
    for (let dy = -around; dy <= around; dy++) {
      for (const node of grid.get((column + dx) * 65536 + row + dy) || []) {
        const distance = Math.hypot(px[node] - x, py[node] - y) - radius[node];
        if (nodeOn[node] && distance < reach && distance < nearest) { best = node; nearest = distance; }
      }
    }
  }
  return best;
}

// The tie under a point; only sought where there are not too many.
function tieAt(x, y, reach) {
  if (LARGE) return -1;
  let best = -1, nearest = reach;
  for (let tie = 0; tie < M; tie++) {
    const a = ties.source[tie], b = ties.target[tie];
    if (!tieOn[tie] || a === b) continue;
    const [cx, cy] = bend(tie);
    if (Math.min(px[a], px[b], cx) > x + reach || Math.max(px[a], px[b], cx) < x - reach) continue;
    if (Math.min(py[a], py[b], cy) > y + reach || Math.max(py[a], py[b], cy) < y - reach) continue;
    for (let t = 0.06; t < 0.95; t += 0.055) {
      const u = 1 - t, qx = u * u * px[a] + 2 * u * t * cx + t * t * px[b], qy = u * u * py[a] + 2 * u * t * cy + t * t * py[b];
      const distance = Math.hypot(qx - x, qy - y);
      if (distance < nearest) { best = tie; nearest = distance; }
    }
  }
  return best;
}
