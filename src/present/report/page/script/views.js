// Which section is shown, in which language and theme; sheets on small screens; help.

const sections = [...document.querySelectorAll("main > .view")];
let themeChosen = false;

function showView(view) {
  state.view = view;
  for (const section of sections) section.hidden = section.dataset.view !== view;
  for (const tab of document.querySelectorAll("#tabs a")) {
    if (tab.dataset.view === view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  byId("notice").hidden = view === "network" || language === data.lang;
  if (view === "network") requestAnimationFrame(resize);
  writeHash();
}

// Follows a link within the page: to a section, a tie, a source or a picture, or to a saved view of the network.
function follow(hash) {
  let id = "";
  try { id = decodeURIComponent(hash.replace(/^#/, "")); } catch { /* an address that somebody mistyped leads nowhere */ }
  const target = id && !id.includes("=") ? byId(id) : null;
  if (target && target.closest(".view")) {
    const view = target.closest(".view").dataset.view;
    showView(view);
    document.querySelector("tr.found")?.classList.remove("found");
    if (target.matches("tr")) target.classList.add("found");
    if (target.matches(".view")) scrollTo(0, 0);
    else target.scrollIntoView({ block: target.matches("tr") ? "center" : "start" });
    return true;
  }
  return false;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link && !link.classList.contains("skip")) {
    event.preventDefault();
    const tie = /^#tie-(\d+)$/.exec(link.getAttribute("href"));
    if (!follow(link.getAttribute("href")) && tie) { showView("network"); change({ tie: Number(tie[1]), node: -1 }); }
    return;
  }
  const show = event.target.closest("button.show[data-ties]");
  if (show) {
    showView("network");
    resize();
    if (show.dataset.set) return change({ ...Object.fromEntries(new URLSearchParams(show.dataset.set)), marked: null, node: -1, tie: -1 }, "look");
    mark(wholeNumbers(show.dataset.ties, M), wholeNumbers(show.dataset.nodes, N));
    openSheet("side");
    return;
  }
  if (!byId("downloads")?.hidden && !event.target.closest(".rest")) toggleDownloads();
});

function translate() {
  document.documentElement.lang = language;
  for (const section of sections) if (section.id !== "network") section.lang = data.lang;
  for (const tab of document.querySelectorAll("#tabs a")) tab.textContent = word(tab.dataset.view);
  byId("canvas").setAttribute("aria-label", data.title);
  byId("canvas-hint").textContent = word("hint");
  byId("search-field").placeholder = word("search");
  byId("search-field").setAttribute("aria-label", word("search"));
  const other = byId("language");
  other.textContent = language === "nl" ? "EN" : "NL";
  other.lang = language === "nl" ? "en" : "nl";
  other.setAttribute("aria-label", word("otherLanguage"));
  other.title = word("otherLanguage");
  byId("help-button").setAttribute("aria-label", word("help"));
  byId("help-button").title = word("help");
  byId("notice").textContent = language === data.lang ? "" : WORDS.staticNotice[data.lang === "nl" ? 0 : 1];
  byId("notice").hidden = state.view === "network" || language === data.lang;
  const sign = (key, text, action) => make("button", { type: "button", "aria-label": word(key), title: word(key), onclick: action }, text);
  byId("zoom").replaceChildren(sign("zoomIn", "+", () => zoom(1.35)), sign("zoomOut", "−", () => zoom(1 / 1.35)), sign("fit", fitIcon(), () => fit()));
  for (const box of document.querySelectorAll("button.show[data-ties]")) box.hidden = false;
}

const fitIcon = () => makeSvg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
  makeSvg("path", { d: "M1.5 5.5v-4h4M10.5 1.5h4v4M14.5 10.5v4h-4M5.5 14.5h-4v-4", fill: "none", stroke: "currentColor", "stroke-width": 2 }));

function showTheme() {
  readTheme();
  const button = byId("theme");
  button.textContent = dark ? "☀" : "☾";
  button.setAttribute("aria-label", word(dark ? "themeLight" : "themeDark"));
  button.title = word(dark ? "themeLight" : "themeDark");
}

whenChanged((parts) => {
  if (parts.has("words")) translate();
  if (parts.has("words") || parts.has("theme")) showTheme();
});

byId("language").addEventListener("click", () => {
  language = language === "nl" ? "en" : "nl";
  change({}, "words");
});
byId("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  themeChosen = true;
  readTheme();
  change({}, "theme");
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  if (themeChosen) return;
  readTheme();
  change({}, "theme");
});

function openHelp() {
  const box = byId("help");
  box.replaceChildren(make("h2", { id: "help-title" }, word("help")), WORDS.helpText[dutch()].map((text) => make("p", {}, text))[0], WORDS.helpText[dutch()].map((text) => make("p", {}, text))[1],
    make("table", {}, make("tbody", {}, WORDS.helpKeys[dutch()].map(([keys, text]) => make("tr", {}, make("td", {}, keys.split(" ").map((key) => [make("kbd", {}, key), " "])), make("td", {}, text))))),
    make("form", { method: "dialog" }, make("button", {}, word("close"))));
  box.showModal();
}
byId("help-button").addEventListener("click", openHelp);

// Sheets: on a small screen filters and details come up from below.
function openSheet(name) {
  if (!isSmall()) return;
  byId("app").dataset.sheet = name;
}
function toggleSheet(name) {
  const app = byId("app");
  app.dataset.sheet = app.dataset.sheet === name ? "" : name;
  if (app.dataset.sheet) byId(name).scrollTop = 0;
}
function closeSheet() {
  const app = byId("app"), open = isSmall() && app.dataset.sheet;
  if (open) app.dataset.sheet = "";
  return Boolean(open);
}
stage.addEventListener("pointerdown", () => { if (isSmall()) byId("app").dataset.sheet = ""; });
