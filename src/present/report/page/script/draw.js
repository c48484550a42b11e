// The canvas. Lines are stroked in batches: one long path would take seconds.

const BATCH = 64;
const pen = canvas.getContext("2d");

function paint() {
  if (!width) return;
  const k = camera.k, coarse = LARGE && moving, plain = LARGE || (moving && M > 900);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.globalAlpha = 1;
  pen.fillStyle = css.canvas;
  pen.fillRect(0, 0, width, height);
  pen.setTransform(ratio * k, 0, 0, ratio * k, ratio * (width / 2 - camera.x * k), ratio * (height / 2 - camera.y * k));
  pen.lineJoin = "round";
  paintOutlines();
  const out = standsOut || (state.hover >= 0 && !pieceOf ? surroundings(state.hover) : null);
  const sight = [...toPlane(-20, -20), ...toPlane(width + 20, height + 20)];
  paintTies(out, sight, coarse, plain);
  if (out) paintOneByOne(out);
  else if (!plain || (k > 1.4 && !moving)) paintArrows(sight);
  paintNodes(out, sight, coarse);
  pen.globalAlpha = 1;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (state.names !== "none" && !coarse) {
    for (const name of placedNames(out)) drawName(name);
  }
}

function paintOutlines() {
  for (const area of shownOutlines()) {
    pen.beginPath();
    softened(area.points, area.corner).forEach(([[ax, ay], [x, y], [bx, by]], at) => {
      if (at) pen.lineTo(ax, ay);
      else pen.moveTo(ax, ay);
      pen.quadraticCurveTo(x, y, bx, by);
    });
    pen.closePath();
    pen.globalAlpha = area.alpha;
    pen.fillStyle = area.fill;
    pen.fill();
    pen.setLineDash(area.dash);
    pen.strokeStyle = area.line;
    pen.lineWidth = area.dash.length ? 1 : 0.8;
    pen.stroke();
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

const strengthOf = (tie) => {
  const strength = ties.strength[tie];
  return strength === "strong" ? 3 : strength === "weak" || strength === undefined ? 1 : clamp(strength, 0.5, 8);
};
const tieWidth = (tie, k) => (0.55 + 0.4 * Math.sqrt(strengthOf(tie))) * Math.max(0.75, Math.min(1.3, 1 / k));

// Ties in passes: those inside islands, those between them (paler where there are very many), those that do not hold.
function paintTies(out, sight, coarse, plain) {
  // Beside what stands out, thousands of pale ties would only be fog.
  if (out && LARGE) return;
  const k = camera.k, share = 0.62 * Math.min(1, Math.sqrt(1100 / Math.max(tiesOn, 1)));
  const passes = [[0, Math.max(0.16, share)], [1, LARGE ? Math.max(0.025, share * 0.4) : Math.max(0.16, share)], [2, Math.max(0.1, share * 0.55)]];
  for (let kind = 0; kind < data.tieKinds.length; kind++) {
    for (const [pass, alpha] of passes) {
      pen.strokeStyle = tieColour[kind];
      pen.globalAlpha = out ? (pass === 2 ? 0.06 : 0.1) : alpha;
      pen.lineWidth = LARGE ? clamp(0.5 / k, 0.5, 5) : clamp(1.05 / k, 0.6, 1.5);
      pen.setLineDash(plain ? [] : pass === 2 ? [2.5, 3.5] : data.tieKinds[kind].dash);
      pen.beginPath();
      let count = 0;
      for (let tie = 0; tie < M; tie++) {
        if (!tieOn[tie] || ties.kind[tie] !== kind) continue;
        const a = ties.source[tie], b = ties.target[tie], between = nodes.island[a] !== nodes.island[b] || nodes.island[a] === null;
        if (a === b || (standing(tie) ? 2 : between ? 1 : 0) !== pass) continue;
        if ((out && out.ties.has(tie)) || (pieceOf && (a === state.without || b === state.without))) continue;
        if (Math.max(px[a], px[b]) < sight[0] || Math.min(px[a], px[b]) > sight[2] || Math.max(py[a], py[b]) < sight[1] || Math.min(py[a], py[b]) > sight[3]) continue;
        // Of ties between islands a sample is enough to see where one is while moving.
        if (coarse && between && tie % 7) continue;
        pen.moveTo(px[a], py[a]);
        if (LARGE) pen.lineTo(px[b], py[b]);
        else { const [x, y] = bend(tie); pen.quadraticCurveTo(x, y, px[b], py[b]); }
        if (++count % BATCH === 0) { pen.stroke(); pen.beginPath(); }
      }
      pen.stroke();
    }
  }
  pen.setLineDash([]);
}

// The ties that stand out, each with its own width, dash and arrow.
function paintOneByOne(out) {
  pen.globalAlpha = 0.95;
  for (const tie of out.ties) {
    const a = ties.source[tie], b = ties.target[tie];
    if (!tieOn[tie] || a === b) continue;
    const [x, y] = bend(tie);
    pen.strokeStyle = tieColour[ties.kind[tie]];
    pen.lineWidth = Math.max(0.9 / camera.k, tieWidth(tie, camera.k) * (out.ties.size > 400 ? 1 : 1.5));
    pen.setLineDash(standing(tie) ? [2.5, 3.5] : data.tieKinds[ties.kind[tie]].dash);
    pen.beginPath();
    pen.moveTo(px[a], py[a]);
    pen.quadraticCurveTo(x, y, px[b], py[b]);
    pen.stroke();
    pen.setLineDash([]);
    if (ties.directed[tie]) paintArrow(tie, x, y, 1.3);
  }
}

function paintArrows(sight) {
  pen.globalAlpha = 0.75;
  for (let tie = 0; tie < M; tie++) {
    const b = ties.target[tie];
    if (!tieOn[tie] || !data.tieKinds[ties.kind[tie]].arrow || !ties.directed[tie] || ties.source[tie] === b) continue;
    if (px[b] < sight[0] || px[b] > sight[2] || py[b] < sight[1] || py[b] > sight[3]) continue;
    if (pieceOf && (ties.source[tie] === state.without || b === state.without)) continue;
    paintArrow(tie, ...bend(tie), 1);
  }
}

function paintArrow(tie, x, y, size) {
  const [tip, left, right] = arrowhead(tie, x, y, size);
  pen.fillStyle = tieColour[ties.kind[tie]];
  pen.beginPath();
  pen.moveTo(...tip);
  pen.lineTo(...left);
  pen.lineTo(...right);
  pen.fill();
}

// Tip and wings of the arrow at the end of a tie, outside the node.
function arrowhead(tie, x, y, size) {
  const b = ties.target[tie], turn = Math.atan2(py[b] - y, px[b] - x), gap = radius[b] + (ringed[b] && state.rings ? 5 : 1.5), length = 5 * size * clamp(1 / camera.k, 0.6, 1.25);
  const tip = [px[b] - gap * Math.cos(turn), py[b] - gap * Math.sin(turn)];
  const wing = (by) => [tip[0] - length * Math.cos(turn + by), tip[1] - length * Math.sin(turn + by)];
  return [tip, wing(0.42), wing(-0.42)];
}

function trace(shape, x, y, r) {
  pen.beginPath();
  if (shape === "circle") pen.arc(x, y, r, 0, 7);
  else {
    corners(shape, x, y, r).forEach(([cx, cy], at) => (at ? pen.lineTo(cx, cy) : pen.moveTo(cx, cy)));
    pen.closePath();
  }
}

function paintNodes(out, sight, coarse) {
  const k = camera.k, tiny = LARGE && (coarse || k < 0.45);
  if (tiny && !out && !pieceOf) return paintDots(sight);
  for (let at = N - 1; at >= 0; at--) {
    const node = byImportance[at], x = px[node], y = py[node], r = out && out.nodes.has(node) ? Math.max(radius[node], 2.4 / k) : radius[node];
    if (!nodeOn[node] || x < sight[0] || x > sight[2] || y < sight[1] || y > sight[3]) continue;
    const kind = data.kinds[nodes.kind[node]], full = !out || out.nodes.has(node);
    pen.globalAlpha = full ? 1 : 0.16;
    if (node === state.without && pieceOf) { paintGone(x, y, r); continue; }
    if (state.rings && ringed[node]) {
      pen.beginPath();
      pen.arc(x, y, r * 1.1 + 3.2, 0, 7);
      pen.fillStyle = css.canvas;
      pen.fill();
      pen.strokeStyle = css.ring;
      pen.lineWidth = 1.9;
      pen.stroke();
    }
    if (node === state.node || node === state.hover || node === state.focus) {
      pen.beginPath();
      pen.arc(x, y, r * 1.1 + (ringed[node] && state.rings ? 6.4 : 4.4), 0, 7);
      pen.strokeStyle = css.accent;
      pen.lineWidth = (node === state.node ? 2.6 : 1.8) / Math.min(1, k);
      pen.stroke();
    }
    trace(kind.shape, x, y, r);
    pen.fillStyle = pieceColour(node) || fillOf[node];
    pen.fill();
    if (r * k > 2.4) {
      pen.strokeStyle = ownLooks() && !pieceOf ? (dark ? mixed(kind.line, "#ffffff", 0.25) : kind.line) : dark ? "#0b1218" : "#1b273366";
      pen.lineWidth = 0.8;
      pen.setLineDash(nodes.named[node] ? [] : [1.6, 1.2]);
      pen.stroke();
      if (kind.double && r * k > 4) { trace(kind.shape, x, y, r * 0.6); pen.stroke(); }
      pen.setLineDash([]);
    }
  }
}

// The colour of the piece that a node is in while one is taken out: the largest stays pale.
function pieceColour(node) {
  if (!pieceOf) return null;
  const piece = pieceOf.get(node);
  return piece === undefined ? noCategory() : pieceFill(piece);
}

// A node that is taken out: only where it was.
function paintGone(x, y, r) {
  pen.beginPath();
  pen.arc(x, y, r + 2, 0, 7);
  pen.setLineDash([3, 2.5]);
  pen.strokeStyle = css.ring;
  pen.lineWidth = 1.6;
  pen.stroke();
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x - r * 0.5, y - r * 0.5); pen.lineTo(x + r * 0.5, y + r * 0.5);
  pen.moveTo(x + r * 0.5, y - r * 0.5); pen.lineTo(x - r * 0.5, y + r * 0.5);
  pen.stroke();
}

// Many small nodes, colour by colour.
function paintDots(sight) {
  const colours = new Map();
  for (let node = 0; node < N; node++) {
    const x = px[node], y = py[node];
    if (!nodeOn[node] || x < sight[0] || x > sight[2] || y < sight[1] || y > sight[3]) continue;
    (colours.get(fillOf[node]) || colours.set(fillOf[node], []).get(fillOf[node])).push(node);
  }
  for (const [colour, list] of colours) {
    pen.fillStyle = colour;
    for (const node of list) { const r = Math.max(radius[node] * 0.9, 1.3 / camera.k); pen.fillRect(px[node] - r, py[node] - r, 2 * r, 2 * r); }
  }
  pen.strokeStyle = css.ring;
  pen.lineWidth = 2.5;
  if (state.rings) for (const node of nodes.ringed) if (nodeOn[node]) { pen.beginPath(); pen.arc(px[node], py[node], radius[node] + 4, 0, 7); pen.stroke(); }
}
