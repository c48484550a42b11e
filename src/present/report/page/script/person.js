// The page of one organisation: its position, what it joins, its cluster, its partners, each with evidence.

function person(node) {
  const structure = structureOf.get(node), bridge = bridgeOf.get(node);
  const pressed = (on) => (on ? "true" : "false");
  const action = (key, on, text = word(key)) => make("button", { type: "button", "aria-pressed": pressed(state[key] === node), onclick: on }, text);
  return [
    make("h2", { dir: "auto", title: nodes.name[node].length > 240 ? shortened(nodes.name[node], 2000) : null }, shortened(nodes.name[node], 240)),
    make("div", { class: "badges" },
      make("span", { class: "badge" }, nodeIcon(node), kindName(node)),
      placeName(node) && make("span", { class: "badge" }, placeName(node)),
      nodes.sector[node] !== null && make("span", { class: "badge" }, data.sectors[nodes.sector[node]]),
      ringed[node] && make("span", { class: "badge bridge" }, word("bridging", number(data.ringedFrom))),
      !nodes.named[node] && make("span", { class: "badge" }, word("typed"))),
    nodes.aliases[node] && make("p", { class: "mute" }, word("alsoCalled", nodes.aliases[node].join(", "))),
    nodes.period[node] && make("p", { class: "mute" }, word("exists", nodes.period[node])),
    make("div", { class: "actions", role: "group", "aria-label": word("steps") },
      [1, 2, 3].map((steps) => make("button", { type: "button", "aria-pressed": pressed(state.steps === steps), onclick: () => showSteps(steps) }, nSteps(steps))),
      nodes.community[node] !== null && communityOf.has(nodes.community[node])
        && make("button", { type: "button", "aria-pressed": pressed(state.cluster === nodes.community[node]), onclick: () => showCluster(nodes.community[node]) }, word("cluster")),
      make("button", { type: "button", "aria-pressed": pressed(state.picking), onclick: () => (state.picking ? change({ picking: false }) : pickPath()) }, word("pathTo")),
      action("without", () => takeOut(node)),
      make("button", { type: "button", "aria-label": word("clear"), onclick: clearChoice }, "✕")),
    state.without === node && withoutBlock(node),
    make("h3", {}, word("bridges")),
    bridge ? [make("p", { dir: "auto" }, sentenceOf(bridge)), bridge.ties.length > 0
      && make("button", { type: "button", class: "show", onclick: () => mark(bridge.ties) }, word("showTies"))] : make("p", { class: "mute" }, word("noBridge")),
    positionBlock(node),
    make("h3", {}, word("cluster")),
    clusterLine(node),
    structuresWith.has(node) && [make("h3", {}, word("membersOf")), structuresWith.get(node).map((other) => item(other))],
    structure && [make("h3", {}, word("members"), make("span", {}, number(structure.members.length))),
      structure.stated && make("p", {}, word("statedMembers", number(structure.stated), number(structure.coded), number(structure.unnamed))),
      structure.members.slice(0, 80).map((member) => item(member))],
    partnerBlocks(node),
    nodes.evidence[node].length > 0 && [make("h3", {}, word("nodeEvidence")), evidenceList(nodes.evidence[node])],
  ].flat();
}

// Every measure with the node's value, its place among all, and how far it is from the most.
function positionBlock(node) {
  const row = (measure) => {
    const rank = measure.rank[node], amount = measure.values[node];
    const place = rank && !data.unranked ? (rank[0] === rank[1] ? number(rank[0]) : `${number(rank[0])}–${number(rank[1])}`) : "";
    const bar = make("i", {});
    const range = measure.range?.[node];
    const within = place && range ? `${place} (${number(range[0])}–${number(range[1])})` : place;
    bar.style.width = rank && !data.unranked && measure.ranked > 1 ? (100 * (1 - (rank[0] - 1) / (measure.ranked - 1))).toFixed(1) + "%" : "0";
    return make("tr", {},
      make("th", { scope: "row" }, upper(named(measure)), make("span", { class: "bar" }, bar)),
      make("td", {}, make("b", {}, rank ? number(amount, measure.decimals) : word("undefinedHere")), make("br"),
        make("small", {}, place ? word("rankOf", within, number(measure.ranked)) : "")));
  };
  return [
    make("h3", {}, word("position")),
    make("table", { class: "measures" }, make("tbody", {}, data.measures.map(row))),
    make("details", {}, make("summary", {}, word("means")), data.measures.map((measure) => make("p", {}, make("b", {}, upper(named(measure))), ": ", measure.what[language]))),
    make("p", { class: "mute" }, data.unranked ? named(data.unranked) : word("wholeNote"), " ", data.measures.some((measure) => measure.range) && !data.unranked && word("ranges")),
  ];
}

function clusterLine(node) {
  const found = communityOf.get(nodes.community[node]);
  if (!found) return make("p", { class: "mute" }, word("noCluster"));
  return [make("p", {}, upper(word("inCluster", found.label, number(found.size))), found.certainty !== null && ` (${word("certainOf", number(found.certainty, 2))})`),
    data.clusters.judged && make("p", { class: "mute" }, named(data.clusters.judged))];
}

// Partners by kind of tie, each with strength, period and evidence.
function partnerBlocks(node) {
  const kinds = new Map();
  for (const tie of tiesOf(node)) if (tieOn[tie] || !state.steps) (kinds.get(ties.kind[tie]) || kinds.set(ties.kind[tie], []).get(ties.kind[tie])).push(tie);
  return [...kinds].sort((a, b) => a[0] - b[0]).map(([kind, list]) => [
    make("h3", {}, make("span", { class: "badges" }, lineIcon(kind), named(data.tieKinds[kind])), make("span", {}, number(list.length))),
    list.sort((a, b) => importance[otherEnd(b, node)] - importance[otherEnd(a, node)]).slice(0, 80).map((tie) => tieBlock(tie, node)),
  ]);
}
