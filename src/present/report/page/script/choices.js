// The panel of what is shown and how, the chips over the canvas, and the legend.

const filters = byId("filters");

function option(value, text, chosen) {
  return make("option", { value, selected: value === chosen }, text);
}

function measureOptions(chosen) {
  return make("optgroup", { label: word("measures") }, data.measures.map((measure) => option(measure.id, upper(named(measure)), chosen)));
}

function selector(name, options) {
  const select = make("select", { id: "choose-" + name, onchange: () => change({ [name]: select.value }, "look") }, options);
  return [make("label", { for: "choose-" + name }, word(name)), select];
}

// Builds the panel anew; where the keyboard was, it stays.
function fillChoices() {
  const focus = document.activeElement?.id, scroll = filters.scrollTop, lists = [...filters.querySelectorAll(".facet")].map((list) => list.scrollTop);
  const colours = Object.entries(CATEGORIES).filter(([id]) => isColour(id)).map(([id, category]) => option(id, upper(word(category.word)), state.colour));
  const areas = [data.places.length > 0 && ["place", "areaPlace"], data.communities.length > 0 && ["community", "areaCommunity"], ["none", "none"]].filter(Boolean);
  refill(filters,
    make("h3", {}, word("display")),
    make("div", { class: "pairs" },
      selector("colour", [make("optgroup", { label: word("attributes") }, colours), measureOptions(state.colour)]),
      selector("size", [measureOptions(state.size), option("equal", upper(word("equal")), state.size)]),
      selector("areas", areas.map(([value, key]) => option(value, upper(word(key)), state.areas))),
      selector("names", ["automatic", "all", "none"].map((value) => option(value, upper(word(value)), state.names)))),
    // The legend is closed on a small screen.
    clusterNotes().map((note) => make("p", { class: "mute only-small" }, note)),
    data.nodes.ringed.length > 0 && make("label", { class: "check" },
      make("input", { type: "checkbox", id: "rings", checked: state.rings, onchange: (event) => change({ rings: event.target.checked }, "look") }), ringIcon(), word("rings", number(data.ringedFrom))),
    make("div", {}, facets.slice(0, 2).map(facetBlock), periodBlock(), facets.slice(2).map(facetBlock)),
    make("p", {}, make("button", { type: "button", id: "show-everything", onclick: showEverything }, word("reset"))));
  if (focus) byId(focus)?.focus({ preventScroll: true });
  filters.scrollTop = scroll;
  filters.querySelectorAll(".facet").forEach((list, at) => { list.scrollTop = lists[at] || 0; });
}

function facetBlock(one) {
  const hidden = state.hidden[one.key];
  const present = listed(one.values.length).filter((at) => one.count[at]);
  if (present.length < 2) return null;
  if (one.key !== "status" && one.key !== "certainty") present.sort((a, b) => one.count[b] - one.count[a] || a - b);
  const set = (every) => () => {
    hidden.clear();
    if (!every) present.forEach((at) => hidden.add(at));
    change({}, "filter");
  };
  const toggle = (at) => (event) => {
    if (event.target.checked) hidden.delete(at);
    else hidden.add(at);
    change({}, "filter");
  };
  const symbol = (at) => (one.symbol === "kind" ? shapeIcon(data.kinds[at], ...(data.kindsAlike && state.colour === "kind" ? [categoryColour.kind[at]] : [])) : one.symbol === "tie" ? lineIcon(at)
    : one.symbol === state.colour && at < data[one.symbol + "s"]?.length ? dot(categoryColour[state.colour][at]) : null);
  const title = "facet-" + one.key;
  return make("div", { role: "group", "aria-labelledby": title },
    make("h3", {}, make("span", { id: title }, word(one.key)), present.length > 4 && make("span", {},
      make("button", { type: "button", id: title + "-all", "aria-label": `${word(one.key)}: ${word("showAll")}`, onclick: set(true) }, word("showAll")),
      make("button", { type: "button", id: title + "-none", "aria-label": `${word(one.key)}: ${word("showNone")}`, onclick: set(false) }, word("showNone")))),
    make("div", { class: "facet" }, present.map((at) => make("label", { class: "check" },
      make("input", { type: "checkbox", id: `${title}-${at}`, checked: !hidden.has(at), onchange: toggle(at) }),
      symbol(at), make("span", { dir: "auto" }, facetName(one.values[at])), make("span", { class: "count" }, number(one.count[at]))))));
}

// Years with a bar for how many ties may have existed in each, and two handles.
function periodBlock() {
  if (!span) return null;
  const [from, to] = state.years || span, bars = [];
  const step = Math.max(1, Math.ceil((span[1] - span[0] + 1) / 40));
  for (let year = span[0]; year <= span[1]; year += step) {
    let count = 0;
    for (const tie of Object.keys(ties.period)) if (mayCover(+tie, year, year + step - 1)) count++;
    bars.push([year, count]);
  }
  const most = Math.max(1, ...bars.map((bar) => bar[1])), undated = M - Object.keys(ties.period).length;
  const handle = (end) => make("label", {}, `${word(end ? "to" : "from")} ${end ? to : from}`, make("input", {
    type: "range", id: end ? "year-to" : "year-from", min: span[0], max: span[1], step: 1, value: end ? to : from,
    oninput: (event) => {
      const year = Number(event.target.value), [low, high] = state.years || span;
      change({ years: end ? [Math.min(low, year), year] : [year, Math.max(high, year)] }, "filter");
    },
  }));
  return make("div", { role: "group", "aria-labelledby": "period-title" },
    make("h3", { id: "period-title" }, word("period"), make("span", {}, from === to ? from : `${from}–${to}`)),
    make("div", { class: "bars", "aria-hidden": "true" }, bars.map(([year, count]) => {
      const bar = make("i", { class: year + step > from && year <= to ? "on" : null, title: `${year}: ${nTies(count)}` });
      bar.style.height = Math.round((100 * count) / most) + "%";
      return bar;
    })),
    make("div", { class: "years" }, handle(0), handle(1)),
    undated > 0 && make("label", { class: "check" },
      make("input", { type: "checkbox", id: "undated", checked: state.undated, onchange: (event) => change({ undated: event.target.checked }, "filter") }),
      word("undated"), make("span", { class: "count" }, number(undated))));
}

// What is chosen at the moment, each removable.
function fillChips() {
  const chips = [], add = (text, remove) => chips.push(make("button", { type: "button", onclick: remove }, text));
  const name = (node) => shortened(nodes.name[node], 40);
  if (filteredOut[0] || filteredOut[1]) add(word("hiddenChip", nNodes(filteredOut[0]), nTies(filteredOut[1])), showEverything);
  if (state.steps && state.node >= 0) add(word("stepsChip", nSteps(state.steps), name(state.node)), () => { change({ steps: 0 }, "filter"); fit(); });
  if (state.picking) add(word("pathPick"), () => change({ picking: false }));
  if (state.path) {
    const text = path ? word("pathChip", nSteps(path.ties.length), path.nodes.map(name).join(" → ")) : word("noPath", name(state.path.from), name(state.path.to));
    add(text, () => change({ path: null }));
  }
  if (state.without >= 0) add(word("withoutChip", name(state.without), pieces.length > 1 ? word("pieces", number(pieces.length)) : word("whole")), () => change({ without: -1 }));
  if (state.cluster >= 0) add(word("clusterChip", shortened(communityOf.get(state.cluster).label, 40)), () => change({ cluster: -1 }));
  if (state.marked) add(word("tiesChip", state.marked.ties.size ? nTies(state.marked.ties.size) : nNodes(state.marked.nodes.size)), () => change({ marked: null }));
  refill(byId("chips"), chips);
}

// What must be said of clusters while they are shown, or while they say who stands together.
function clusterNotes() {
  const shaded = state.areas === "community", shown = shaded || state.colour === "community" || state.cluster >= 0;
  if (!shown) return [data.clusters.apart && named(data.clusters.apart)].filter(Boolean);
  return [shaded && `${word("areas")}: ${word("areaCommunity")}.`, data.clusters.judged && named(data.clusters.judged)].filter(Boolean);
}

let notesTold = "";
function fillLegend() {
  const notes = clusterNotes();
  notesTold = notes.join();
  const families = tieEntries().map((entry) => make("span", {}, entry.icon, entry.text));
  const size = state.size === "equal" ? "" : `${word("size")}: ${named(measures.get(state.size))}`;
  refill(byId("legend"), make("summary", {}, word("legend")),
    make("div", {}, legendEntries().map((entry) => make("span", {}, entry.icon.cloneNode(true), entry.text)),
      state.rings && data.nodes.ringed.length > 0 && make("span", {}, ringIcon(), word("bridging", number(data.ringedFrom)))),
    make("div", {}, families),
    size && make("div", { class: "mute" }, size),
    notes.map((note) => make("p", { class: "mute" }, note)));
}

// The ties in sight: kinds of one family look alike and share an entry.
function tieEntries() {
  const kinds = listed(data.tieKinds.length).filter((kind) => tiesShown(kind));
  const families = [...new Set(kinds.map((kind) => data.tieKinds[kind].family))].map((family) => {
    const all = kinds.filter((kind) => data.tieKinds[kind].family === family);
    return { icon: lineIcon(all[0]), text: named(all.length === 1 ? data.tieKinds[all[0]] : data.families.find((entry) => entry.number === family)) };
  });
  const waits = listed(M).some((tie) => tieOn[tie] && standing(tie) === 1), ended = listed(M).some((tie) => tieOn[tie] && standing(tie) === 2);
  if (waits || ended) families.push({ icon: dashIcon(), text: [waits && word("future"), ended && word("past")].filter(Boolean).join(", ") });
  return families;
}

function tiesShown(kind) {
  for (let tie = 0; tie < M; tie++) if (tieOn[tie] && ties.kind[tie] === kind) return true;
  return false;
}

whenChanged((parts) => {
  if (parts.has("filter")) applyFilter();
  const apart = pieceOf;
  findOut();
  if (parts.has("look") || parts.has("theme")) applyLook();
  if (parts.has("filter") || parts.has("look") || parts.has("words") || parts.has("theme")) { fillChoices(); fillLegend(); }
  else if (apart || pieceOf || clusterNotes().join() !== notesTold) fillLegend();
  fillChips();
  byId("counts").textContent = word("counts", number(nodesOn), number(N), number(tiesOn), number(M));
  redraw();
});
