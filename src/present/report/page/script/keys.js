// The keyboard: on the canvas one walks along ties; some keys work everywhere.

function clearChoice() {
  const filtered = state.steps > 0;
  change({ node: -1, tie: -1, focus: -1, steps: 0, cluster: -1, without: -1, path: null, marked: null, picking: false }, filtered ? "filter" : "choice");
  say(word("cleared"));
}

function findPath(from, to) {
  change({ path: { from, to }, picking: false, marked: null, cluster: -1, without: -1, tie: -1, steps: 0, node: from }, state.steps ? "filter" : "choice");
  fit(standsOut.nodes);
  say(byId("chips").textContent);
}

function showSteps(steps) {
  if (state.node < 0) return;
  change({ steps: state.steps === steps ? 0 : steps, path: null, marked: null, cluster: -1, without: -1 }, "filter");
  fit(state.steps ? new Set(stepsFrom(state.node, state.steps).keys()) : null);
}

function showCluster(community) {
  if (!communityOf.has(community)) return;
  const filtered = state.steps > 0, same = state.cluster === community;
  change({ cluster: same ? -1 : community, path: null, marked: null, without: -1, steps: 0 }, filtered ? "filter" : "choice");
  if (!same) fit(standsOut.nodes);
}

function takeOut(node) {
  const filtered = state.steps > 0;
  change({ without: state.without === node ? -1 : node, path: null, marked: null, cluster: -1, steps: 0 }, filtered ? "filter" : "choice");
  if (state.without >= 0) fit();
}

const pickPath = () => { if (state.node >= 0) change({ picking: true }); };

// The partner, or failing that the nearest node, in the direction of an arrow key.
function neighbour(node, dx, dy) {
  const score = (other, far) => {
    const x = px[other] - px[node], y = py[other] - py[node], along = x * dx + y * dy;
    return along <= 0 ? Infinity : far * Math.hypot(x, y) * (1 + 2 * Math.abs(x * dy - y * dx) / along);
  };
  let best = -1, least = Infinity;
  const consider = (other, far) => {
    const cost = other === node || !nodeOn[other] ? Infinity : score(other, far);
    if (cost < least) { least = cost; best = other; }
  };
  for (const tie of tiesOf(node)) if (tieOn[tie]) consider(otherEnd(tie, node), 1);
  if (best < 0) for (let other = 0; other < N; other++) consider(other, 1);
  return best;
}

function walk(dx, dy) {
  const at = state.focus >= 0 && nodeOn[state.focus] ? state.focus : state.node;
  const next = at >= 0 ? neighbour(at, dx, dy) : byImportance.find((node) => nodeOn[node]) ?? -1;
  if (next < 0) return;
  state.focus = next;
  reveal(next);
  say(word("chosen", nodes.name[next], kindName(next), nPartners(value("degree", next))));
  redraw();
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

canvas.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = state.focus >= 0 ? state.focus : state.node;
  const actions = {
    Enter: () => {
      if (at < 0) return;
      if (state.picking && at !== state.node) return findPath(state.node, at);
      choose(at);
      openSheet("side");
      byId("side").focus();
    },
    " ": () => at >= 0 && choose(at),
    "1": () => showSteps(1), "2": () => showSteps(2), "3": () => showSteps(3),
    c: () => at >= 0 && showCluster(nodes.community[at]),
    x: () => at >= 0 && takeOut(at),
    p: pickPath,
    t: () => openTable(state.table ? "" : "nodes"),
    b: () => change({ rings: !state.rings }, "look"),
    "?": () => openHelp(),
    "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), "0": () => fit(),
  };
  if (ARROWS[event.key]) walk(...ARROWS[event.key]);
  else if (actions[event.key]) actions[event.key]();
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.key === "Escape" && (!typing || event.target.type !== "search")) {
    if (!closeSheet()) clearChoice();
    return;
  }
  if (typing) return;
  if (event.key === "/") { event.preventDefault(); byId("search-field").focus(); }
});

// Says something to those who listen to the page.
const say = (text) => { byId("live").textContent = text; };
