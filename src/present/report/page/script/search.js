// Search by name, blind to accents, marks and case: the beginning of a name first, then the beginning of a word.

const field = byId("search-field"), found = byId("search-list");
let hits = [], hitAt = 0;

function findHits(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const score = (name) => (name.startsWith(wanted) ? 0 : name.includes(" " + wanted) ? 1 : name.includes(wanted) ? 2 : 9);
  const all = byImportance.map((node) => [node, score(foldedNames[node])]).filter((hit) => hit[1] < 9);
  return all.sort((a, b) => a[1] - b[1]).slice(0, 12).map((hit) => hit[0]);
}

function showHits() {
  const open = document.activeElement === field && field.value.trim() !== "";
  found.hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  if (open && hits.length) field.setAttribute("aria-activedescendant", "hit-" + hitAt);
  else field.removeAttribute("aria-activedescendant");
  found.replaceChildren(...hits.map((node, index) => make("li", { role: "option", id: "hit-" + index, "aria-selected": String(index === hitAt), "data-hit": node },
    nodeIcon(node), make("span", { dir: "auto" }, shortened(nodes.name[node], 90), make("small", {}, [kindName(node), shortened(placeName(node), 60)].filter(Boolean).join(" · "))))));
  if (open && !hits.length) found.append(make("li", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, word("noHits")));
}

function take(node) {
  hits = [];
  field.value = "";
  showHits();
  if (state.view !== "network") showView("network");
  if (!nodeOn[node]) showEverything();
  if (state.picking && state.node >= 0 && node !== state.node) findPath(state.node, node);
  else {
    change({ node, focus: node, tie: -1, steps: 0, path: null, marked: null, cluster: -1, without: -1 }, state.steps ? "filter" : "choice");
    fit(standsOut.nodes);
  }
  openSheet("side");
  canvas.focus({ preventScroll: true });
  say(word("chosen", nodes.name[node], kindName(node), nPartners(value("degree", node))));
}

field.addEventListener("input", () => {
  hits = findHits(field.value);
  hitAt = 0;
  showHits();
  if (field.value.trim()) say(word("hits", number(hits.length)));
});
field.addEventListener("keydown", (event) => {
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
    event.preventDefault();
    hitAt = (hitAt + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
    showHits();
    byId("hit-" + hitAt).scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && hits.length) take(hits[hitAt]);
  else if (event.key === "Escape") { field.value = ""; hits = []; showHits(); canvas.focus({ preventScroll: true }); }
});
found.addEventListener("pointerdown", (event) => {
  const hit = event.target.closest("[data-hit]");
  event.preventDefault();
  if (hit) take(Number(hit.dataset.hit));
});
field.addEventListener("blur", () => { found.hidden = true; field.setAttribute("aria-expanded", "false"); });
field.addEventListener("focus", showHits);
