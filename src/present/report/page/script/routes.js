// Ways through the network: surroundings, shortest paths, what falls apart.

// Nodes within so many steps along ties that are shown, with their number of steps.
function stepsFrom(start, most) {
  const steps = new Map([[start, 0]]);
  let edge = [start];
  for (let step = 1; step <= most && edge.length; step++) {
    const next = [];
    for (const node of edge) {
      for (const tie of tiesOf(node)) {
        const other = otherEnd(tie, node);
        if (tieOn[tie] && !steps.has(other)) { steps.set(other, step); next.push(other); }
      }
    }
    edge = next;
  }
  return steps;
}

// Whether a tie may be walked from this end: against its direction only where the analysis does not look at direction.
const leadsOn = (tie, node) => !data.directed || !ties.directed[tie] || ties.source[tie] === node;

// A shortest path along ties that are shown and count: nodes and ties in order; null where there is none.
function shortestPath(from, to) {
  const by = new Map([[from, -1]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !by.has(to); at++) {
    for (const tie of tiesOf(queue[at])) {
      const other = otherEnd(tie, queue[at]);
      if (tieOn[tie] && ties.counted[tie] && leadsOn(tie, queue[at]) && !by.has(other)) { by.set(other, tie); queue.push(other); }
    }
  }
  if (!by.has(to)) return null;
  const path = { nodes: [to], ties: [] };
  for (let node = to; node !== from;) {
    const tie = by.get(node);
    path.ties.unshift(tie);
    node = otherEnd(tie, node);
    path.nodes.unshift(node);
  }
  return path;
}

// The pieces of what is shown and counts without a node, largest first. Only what was joined to it before can fall apart.
function piecesWithout(node) {
  const seen = new Uint8Array(N), pieces = [];
  seen[node] = 1;
  for (const tie of tiesOf(node)) {
    const start = otherEnd(tie, node);
    if (!tieOn[tie] || !ties.counted[tie] || seen[start]) continue;
    seen[start] = 1;
    const piece = [start];
    for (let at = 0; at < piece.length; at++) {
      for (const next of tiesOf(piece[at])) {
        const other = otherEnd(next, piece[at]);
        if (tieOn[next] && ties.counted[next] && !seen[other]) { seen[other] = 1; piece.push(other); }
      }
    }
    pieces.push(piece);
  }
  return pieces.sort((a, b) => b.length - a.length);
}

// Number of parts of what is shown, along ties that count.
function partsShown() {
  const seen = new Uint8Array(N);
  let parts = 0;
  for (let start = 0; start < N; start++) {
    if (!nodeOn[start] || seen[start]) continue;
    parts++;
    seen[start] = 1;
    const queue = [start];
    while (queue.length) {
      const node = queue.pop();
      for (const tie of tiesOf(node)) {
        const other = otherEnd(tie, node);
        if (tieOn[tie] && ties.counted[tie] && !seen[other]) { seen[other] = 1; queue.push(other); }
      }
    }
  }
  return parts;
}

// What stands out at the moment: nodes and ties in full colour, everything else pale. Null = everything in full.
let standsOut = null;
// The piece that each node is in when one is taken out, largest = 0.
let pieceOf = null, pieces = [], path = null;

function findOut() {
  standsOut = pieceOf = path = null;
  pieces = [];
  if (state.without >= 0) {
    pieces = piecesWithout(state.without);
    pieceOf = new Map();
    pieces.forEach((piece, index) => piece.forEach((node) => pieceOf.set(node, index)));
    return;
  }
  if (state.path) {
    path = shortestPath(state.path.from, state.path.to);
    standsOut = path ? { nodes: new Set(path.nodes), ties: new Set(path.ties) } : { nodes: new Set([state.path.from, state.path.to]), ties: new Set() };
    return;
  }
  if (state.marked) {
    const shown = new Set(state.marked.nodes);
    for (const tie of state.marked.ties) { shown.add(ties.source[tie]); shown.add(ties.target[tie]); }
    standsOut = { nodes: shown, ties: state.marked.ties };
    return;
  }
  if (state.cluster >= 0) {
    const inside = new Set(listed(N).filter((node) => nodes.community[node] === state.cluster));
    const between = new Set(listed(M).filter((tie) => inside.has(ties.source[tie]) && inside.has(ties.target[tie])));
    standsOut = { nodes: inside, ties: between };
    return;
  }
  if (state.tie >= 0) {
    standsOut = { nodes: new Set([ties.source[state.tie], ties.target[state.tie]]), ties: new Set([state.tie]) };
    return;
  }
  if (state.node >= 0 && !state.steps) standsOut = surroundings(state.node);
}

function surroundings(node) {
  const out = { nodes: new Set([node]), ties: new Set() };
  for (const tie of tiesOf(node)) if (tieOn[tie]) { out.ties.add(tie); out.nodes.add(otherEnd(tie, node)); }
  return out;
}
