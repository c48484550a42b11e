// Mouse, pen and fingers on the canvas.

const held = new Map();
let grip = null, lastTap = { time: 0, node: -1 };

function spot(event) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

canvas.addEventListener("pointerdown", (event) => {
  const [x, y] = spot(event);
  canvas.setPointerCapture(event.pointerId);
  held.set(event.pointerId, [x, y]);
  grip = held.size === 1 ? { x, y, cameraX: camera.x, cameraY: camera.y, moved: false } : grip && { ...grip, moved: true, ...pinch() };
  canvas.classList.add("held");
});

function pinch() {
  const [[ax, ay], [bx, by]] = [...held.values()];
  return { apart: Math.hypot(ax - bx, ay - by) || 1, middle: [(ax + bx) / 2, (ay + by) / 2] };
}

canvas.addEventListener("pointermove", (event) => {
  const [x, y] = spot(event);
  if (!held.has(event.pointerId)) return hover(x, y, event.pointerType);
  held.set(event.pointerId, [x, y]);
  if (held.size === 2 && grip) {
    const now = pinch(), before = grip.middle || now.middle;
    zoom(now.apart / (grip.apart || now.apart), ...now.middle);
    camera.x -= (now.middle[0] - before[0]) / camera.k;
    camera.y -= (now.middle[1] - before[1]) / camera.k;
    Object.assign(grip, now);
    return;
  }
  if (!grip || grip.apart) return;
  if (Math.hypot(x - grip.x, y - grip.y) > 4) grip.moved = true;
  if (!grip.moved) return;
  camera.x = grip.cameraX - (x - grip.x) / camera.k;
  camera.y = grip.cameraY - (y - grip.y) / camera.k;
  hideTip();
  move();
});

function release(event) {
  const [x, y] = spot(event), tapped = grip && !grip.moved && held.size === 1 && event.type === "pointerup";
  held.delete(event.pointerId);
  if (!held.size) {
    grip = null;
    canvas.classList.remove("held");
  } else if (grip) {
    // One finger stays: it goes on moving the picture from where it is.
    const [[restX, restY]] = held.values();
    grip = { x: restX, y: restY, cameraX: camera.x, cameraY: camera.y, moved: true };
  }
  if (tapped) tap(x, y, event);
}
canvas.addEventListener("pointerup", release);
canvas.addEventListener("pointercancel", release);
canvas.addEventListener("pointerleave", () => { if (!held.size) { hideTip(); setHover(-1, -1); } });

function under(x, y, kind) {
  const [planeX, planeY] = toPlane(x, y), finger = kind === "touch" ? 14 : 5;
  const node = nodeAt(planeX, planeY, finger / camera.k);
  return [node, node < 0 ? tieAt(planeX, planeY, (kind === "touch" ? 8 : 4) / camera.k) : -1];
}

function setHover(node, tie) {
  if (node === state.hover && tie === state.hoverTie) return;
  state.hover = node;
  state.hoverTie = tie;
  redraw();
}

function hover(x, y, kind) {
  if (kind === "touch") return;
  const [node, tie] = under(x, y, kind);
  canvas.classList.toggle("over", node >= 0 || tie >= 0);
  setHover(node, tie);
  if (node >= 0) showTip(x, y, nodeTip(node));
  else if (tie >= 0) showTip(x, y, tieTip(tie));
  else hideTip();
}

function tap(x, y, event) {
  const [node, tie] = under(x, y, event.pointerType), now = performance.now();
  const twice = node >= 0 && node === lastTap.node && now - lastTap.time < 380;
  lastTap = { time: now, node };
  if (node >= 0 && (event.shiftKey || state.picking) && state.node >= 0 && node !== state.node) return findPath(state.node, node);
  if (twice) return change({ node, focus: node, tie: -1, steps: state.steps ? 0 : 1 }, "filter");
  if (node >= 0) { choose(node); return openSheet("side"); }
  if (tie >= 0) { change({ tie, node: -1, steps: 0 }, state.steps ? "filter" : "choice"); return openSheet("side"); }
  clearChoice();
}

canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  const step = event.deltaMode === 1 ? 30 : 1;
  zoom(Math.exp(-clamp(event.deltaY * step, -300, 300) * 0.0016), ...spot(event));
}, { passive: false });

const tip = byId("tip");
function showTip(x, y, content) {
  tip.replaceChildren(...content);
  tip.hidden = false;
  const left = x + 16 + tip.offsetWidth > width ? x - 12 - tip.offsetWidth : x + 16, top = y + 16 + tip.offsetHeight > height ? y - 12 - tip.offsetHeight : y + 16;
  tip.style.left = Math.max(4, left) + "px";
  tip.style.top = Math.max(4, top) + "px";
}
const hideTip = () => { tip.hidden = true; };

const shortened = (text, most = 120) => ([...text].length > most ? [...text].slice(0, most - 1).join("") + "…" : text);

function nodeTip(node) {
  const shown = state.size !== "equal" && state.size !== "degree" ? measures.get(state.size) : null;
  return [make("b", { dir: "auto" }, shortened(nodes.name[node])), [kindName(node), shortened(placeName(node))].filter(Boolean).join(" · "),
    make("br"), nPartners(value("degree", node)),
    shown && make("span", {}, ` · ${named(shown)} ${number(shown.values[node], shown.decimals)}`),
    !nodes.named[node] && make("i", {}, " · " + word("typed"))].filter(Boolean);
}

function tieTip(tie) {
  const read = ties.evidence[tie].map(reference).join("; ");
  return [make("b", { dir: "auto" }, shortened(`${nodes.name[ties.source[tie]]} ${ties.directed[tie] ? "→" : "–"} ${nodes.name[ties.target[tie]]}`)),
    named(data.tieKinds[ties.kind[tie]]), standing(tie) ? ` · ${named(data.statuses[ties.status[tie]])}` : "", ties.period[tie] ? ` · ${ties.period[tie][0]}` : "",
    make("br"), shortened(read)];
}
