// The side panel: the network in short, what is highlighted, or one tie. The page of an organisation is in person.js.

const side = byId("side");

// A node as a button that chooses it, with a value and a line below.
function item(node, { text = null, below = null, share = null } = {}) {
  const bar = share === null ? null : make("i", {});
  if (bar) bar.style.width = clamp(100 * share, 0, 100).toFixed(1) + "%";
  return make("button", { type: "button", class: "item", "data-node": node }, nodeIcon(node), make("span", { class: "name", dir: "auto" }, shortened(nodes.name[node], 90)),
    make("span", { class: "value" }, text || ""), below && make("small", { dir: "auto" }, below), bar && make("span", { class: "bar" }, bar));
}

side.addEventListener("click", (event) => {
  const target = event.target.closest("[data-node]");
  if (!target) return;
  const node = Number(target.dataset.node);
  if (state.picking && state.node >= 0 && node !== state.node) return findPath(state.node, node);
  choose(node);
  reveal(node);
});
side.addEventListener("pointerover", (event) => setHover(Number(event.target.closest("[data-node]")?.dataset.node ?? -1), -1));
side.addEventListener("pointerleave", () => setHover(-1, -1));

function fillSide() {
  const scroll = side.scrollTop, subject = [state.node, state.tie, state.marked, state.cluster, state.without].join();
  refill(side, state.node >= 0 ? person(state.node) : state.tie >= 0 ? tiePage(state.tie) : state.without >= 0 ? [withoutBlock(state.without)]
    : state.marked ? markedPage() : state.cluster >= 0 ? clusterPage(state.cluster) : overview());
  side.scrollTop = fillSide.subject === subject ? scroll : 0;
  fillSide.subject = subject;
}

const tile = (amount, one, many) => make("div", {}, make("b", {}, number(amount)), word(amount === 1 ? one : many));

// Pairs joined by a tie that is shown and counts, as the figures of the report count them.
function pairsShown() {
  const pairs = new Set();
  for (let tie = 0; tie < M; tie++) if (tieOn[tie] && ties.counted[tie]) pairs.add(Math.min(ties.source[tie], ties.target[tie]) * N + Math.max(ties.source[tie], ties.target[tie]));
  return pairs.size;
}

const placesShown = () => new Set(listed(N).filter((node) => nodeOn[node]).flatMap((node) => nodes.places[node])).size;

function overview() {
  const best = (id, most) => {
    const measure = measures.get(id);
    if (!measure) return [];
    return listed(N).filter((node) => nodeOn[node] && measure.values[node] > 0).sort((a, b) => measure.values[b] - measure.values[a] || a - b).slice(0, most);
  };
  const bridging = data.bridges.filter((bridge) => nodeOn[bridge.node]).slice(0, 5), between = measures.get("betweenness"), degree = measures.get("degree");
  // Who stands between others most is shown even where nothing falls apart without them, or readers would take the next for the first.
  const [first] = best("betweenness", 1), unlisted = bridging.length > 0 && first !== undefined && !data.bridges.some((bridge) => bridge.node === first);
  const top = unlisted ? between.values[first] : bridging.length ? between?.values[bridging[0].node] || 1 : 1;
  return [
    make("h2", {}, word("inShort")),
    make("div", { class: "tiles" }, tile(nodesOn, "nodesOne", "nodes"), tile(pairsShown(), "pairsOne", "pairs"),
      tile(partsShown(), "partsOne", "parts"), data.places.length ? tile(placesShown(), "placesOne", "placesCount") : tile(data.sources.length, "sourcesOne", "sourcesCount")),
    data.unranked && make("p", { class: "mute" }, named(data.unranked)),
    bridging.length > 0 && [make("h3", {}, word(data.unranked ? "bridgingActors" : "strongest"), data.nodes.ringed.length > 0
      && make("button", { type: "button", onclick: () => mark([...new Set(data.nodes.ringed.flatMap((node) => [...tiesOf(node)]))], data.nodes.ringed) }, word("lightUp"))),
      unlisted && !data.unranked && item(first, { text: number(top, 2), share: 1, below: word("betweenMost") }), bridging.map((bridge) => {
      const amount = between?.values[bridge.node] ?? null;
      return item(bridge.node, { text: data.unranked ? null : number(amount, 2), share: data.unranked ? null : (amount || 0) / top, below: bridgeFacts(bridge) });
    })],
    !data.unranked && make("h3", {}, word("connected")),
    !data.unranked && best("degree", 5).map((node) => item(node, { text: number(degree.values[node]), share: degree.values[node] / degree.most, below: placeName(node) })),
    (nodesOn < N || tiesOn < M) && !data.unranked && make("p", { class: "mute" }, word("listsWhole")),
    make("p", {}, make("a", { href: "#short" }, word("readMore")), " · ", make("a", { href: "#questions" }, word("askMore"))),
    make("p", { class: "mute" }, word("caution"), " ", word("touchHint")),
  ].flat();
}

const bridgeFacts = (bridge) => [measures.has("places") && value("places", bridge.node) > 1 && word("joinsPlaces", number(value("places", bridge.node))),
  bridge.cut && word("cutsOff", number(bridge.cut))].filter(Boolean).join(" · ");

// The sentence on a bridging actor without its name, which stands above it already.
function sentenceOf(bridge) {
  const text = bridge[language], cut = text.indexOf(": ", nodes.name[bridge.node].length);
  return upper(cut < 0 ? text : text.slice(cut + 2));
}

const mark = (tieList, nodeList = []) => {
  const filtered = state.steps > 0;
  change({ marked: { ties: new Set(tieList), nodes: new Set(nodeList) }, node: -1, tie: -1, steps: 0, cluster: -1, without: -1, path: null, picking: false }, filtered ? "filter" : "choice");
  if (standsOut.nodes.size) fit(standsOut.nodes);
};

function markedPage() {
  const list = [...state.marked.ties], alone = [...state.marked.nodes];
  return [
    make("h2", {}, word("highlighted")),
    closer(),
    alone.length > 0 && alone.slice(0, 60).map((node) => item(node, { below: placeName(node) })),
    list.length > 0 && [make("h3", {}, nTies(list.length)), list.slice(0, 120).map((tie) => tieBlock(tie))],
  ].flat();
}

const closer = () => make("div", { class: "actions" }, make("button", { type: "button", onclick: () => { clearChoice(); fit(); } }, word("clear")));

function clusterPage(community) {
  const found = communityOf.get(community), inside = byImportance.filter((node) => nodes.community[node] === community);
  return [
    make("h2", {}, word("cluster"), ": ", word("inCluster", found.label, number(found.size))),
    found.certainty !== null && make("p", {}, word("certainOf", number(found.certainty, 2))),
    data.clusters.judged && make("p", { class: "mute" }, named(data.clusters.judged)),
    closer(),
    inside.slice(0, 150).map((node) => item(node, { below: placeName(node) })),
  ].flat();
}

function withoutBlock(node) {
  const text = pieces.length > 1 ? word("withoutText", nodes.name[node], number(pieces.length)) : word("wholeText", nodes.name[node]);
  return make("div", {},
    make("h3", {}, word("without")),
    make("p", {}, text),
    pieces.length > 1 && make("p", {}, dot(REST), " ", pieceText(0)),
    pieces.slice(1, 13).map((piece, at) => [
      make("p", {}, dot(PALETTE[at % PALETTE.length]), " ", pieceText(at + 1)),
      piece.slice(0, 6).map((other) => item(other, { below: placeName(other) })),
      piece.length > 6 && make("p", { class: "mute" }, word("andMore", number(piece.length - 6))),
    ]),
    pieces.length > 13 && make("p", { class: "mute" }, word("morePieces", number(pieces.length - 13))));
}

// The page of one tie.
function tiePage(tie) {
  return [
    make("h2", {}, named(data.tieKinds[ties.kind[tie]])),
    closer(),
    item(ties.source[tie], { below: placeName(ties.source[tie]) }),
    make("p", {}, make("b", {}, ties.directed[tie] ? "↓" : "↕")),
    item(ties.target[tie], { below: placeName(ties.target[tie]) }),
    make("h3", {}, word("evidence")),
    tieFacts(tie),
    evidenceList(ties.evidence[tie], true),
  ];
}

// One tie in a list, seen from a node or from outside.
function tieBlock(tie, from = -1) {
  if (from < 0) {
    return make("div", { class: "tie" },
      make("button", { type: "button", class: "item", onclick: () => { change({ tie, node: -1 }); } }, lineIcon(ties.kind[tie]),
        make("span", { class: "name", dir: "auto" }, `${shortened(nodes.name[ties.source[tie]], 90)} ${ties.directed[tie] ? "→" : "–"} ${shortened(nodes.name[ties.target[tie]], 90)}`), make("span", {}),
        make("small", {}, named(data.tieKinds[ties.kind[tie]]))),
      tieFacts(tie), evidenceList(ties.evidence[tie]));
  }
  const other = otherEnd(tie, from);
  const arrow = ties.directed[tie] ? (ties.source[tie] === from ? "→" : "←") : "";
  return make("div", { class: "tie" }, item(other, { text: arrow, below: placeName(other) }), tieFacts(tie), evidenceList(ties.evidence[tie]));
}

// What a tie says of itself beside its kind.
function tieFacts(tie) {
  const strength = ties.strength[tie], facts = [];
  if (data.statuses[ties.status[tie]].id !== "present") facts.push(named(data.statuses[ties.status[tie]]));
  if (ties.period[tie]) facts.push(ties.period[tie][0]);
  if (strength !== undefined) facts.push(word("strengthOf", typeof strength === "number" ? number(strength, Number.isInteger(strength) ? 0 : 2) : word(strength)));
  if (ties.sign[tie]) facts.push(word(ties.sign[tie] === "+" ? "positive" : "negative"));
  if (ties.layer[tie] !== undefined) facts.push(data.layers[ties.layer[tie]]);
  if (ties.role[tie]) facts.push(word("role", ties.role[tie]));
  if (ties.certainty[tie] > 0) facts.push(named(data.certainties[ties.certainty[tie]]));
  if (ties.reported[tie]) facts.push(word("reported", ties.reported[tie].map((id) => (nodeById.has(id) ? nodes.name[nodeById.get(id)] : id)).join(", ")));
  if (ties.derived[tie]) facts.push(word("derived"));
  if (!ties.counted[tie]) facts.push(word("notCounted"));
  return facts.length ? make("p", { dir: "auto" }, facts.join(" · ")) : null;
}

const anyEvidence = ties.evidence.some((list) => list.length);

// Where something was read, each with a link to its source. That nothing is stated is said; in lists only where others state it.
function evidenceList(list, always = anyEvidence) {
  if (!list.length) return always && make("p", { class: "mute" }, word("noEvidence"));
  return list.map((item) => {
    const source = data.sources[item[0]], text = reference(item);
    return make("p", {}, source ? make("a", { href: "#source-" + item[0] }, text) : text, item[3] && make("span", { dir: "auto" }, ": " + item[3]));
  });
}

whenChanged((parts) => { if (!parts.has("table") || parts.size > 1) fillSide(); });
