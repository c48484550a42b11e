// Files to take away: the view as SVG or PNG, with title, what is shown, legend and sources; the tables as CSV.

function download(content, type, ending) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const name = folded(data.title).replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "verbinder";
  make("a", { href: address, download: `${name}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function downloadMenu() {
  const entry = (key, action) => make("button", { type: "button", onclick: () => { toggleDownloads(); action(); } }, word(key));
  return make("div", { class: "menu", id: "downloads", hidden: true }, entry("asPng", savePng), entry("asSvg", () => download(viewAsSvg(true), "image/svg+xml", "svg")),
    entry("asNodes", () => download(asCsv("nodes"), "text/csv;charset=utf-8", "csv")), entry("asTies", () => download(asCsv("ties"), "text/csv;charset=utf-8", "csv")),
    entry("copyLink", copyLink));
}

const downloadIcon = () => makeSvg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
  makeSvg("path", { d: "M8 1.5v8.5M4 6.5l4 4 4-4M2 14.2h12", fill: "none", stroke: "currentColor", "stroke-width": 1.8 }));

function toggleDownloads() {
  const menu = byId("downloads");
  menu.hidden = !menu.hidden;
  byId("download").setAttribute("aria-expanded", String(!menu.hidden));
}

// In `explore` the address of this page stands in that of the frame around it, which is no address for elsewhere.
function copyLink() {
  const around = window.frameElement?.dataset.address;
  navigator.clipboard?.writeText(around ?? location.href).then(() => say(word(around ? "copiedHere" : "copied")), () => {});
}

// A cell that no spreadsheet takes for a formula or for a second cell.
function csvCell(text) {
  const guarded = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text.replace(",", "."))) ? "'" + text : text;
  return /[";\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function asCsv(table) {
  const columns = COLUMNS[table], decimal = (amount) => (amount === null ? "" : language === "nl" ? String(amount).replace(".", ",") : String(amount));
  const lines = sortedRows(table, "").map((row) => columns.map((column) => csvCell(column.measure ? decimal(column.of(row)) : String(column.of(row)))).join(";"));
  return "\ufeff" + [columns.map((column) => csvCell(columnTitle(column))).join(";"), ...lines].join("\r\n") + "\r\n";
}

const rounded = (amount) => String(Math.round(amount * 100) / 100);
const points = (list) => list.map((point) => point.map(rounded).join(",")).join(" ");

// The current view as SVG, in the colours of paper. With fonts it looks the same everywhere.
function viewAsSvg(withFonts = false) {
  return onPaper(() => drawSvg(withFonts).outerHTML);
}

// Runs something in the light theme, whatever the screen shows.
function onPaper(action) {
  const root = document.documentElement, before = root.dataset.theme;
  root.dataset.theme = "light";
  readTheme();
  applyLook();
  try {
    return action();
  } finally {
    if (before) root.dataset.theme = before;
    else delete root.dataset.theme;
    readTheme();
    applyLook();
  }
}

function drawSvg(withFonts) {
  const w = Math.max(width, 520), top = 66, [from, to] = rowsInSight(), h = to - from;
  const out = standsOut, legend = legendLines(w - 40), caption = wrapped(captionText(), w - 40, 10.5);
  const total = top + h + legend.height + caption.length * 14 + 26;
  const svg = makeSvg("svg", { xmlns: SVG, viewBox: `0 0 ${rounded(w)} ${rounded(total)}`, width: rounded(w), height: rounded(total), "font-family": FONT, role: "img" });
  svg.append(makeSvg("title", {}, data.title));
  if (withFonts) svg.append(makeSvg("style", {}, [...document.styleSheets[0].cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.cssText).join("\n")));
  svg.append(makeSvg("rect", { width: "100%", height: "100%", fill: css.canvas }), makeSvg("clipPath", { id: "window" }, makeSvg("rect", { x: 0, y: rounded(from), width: rounded(w), height: rounded(h) })));
  const write = (x, y, size, text, colour, bold) => makeSvg("text", { x: rounded(x), y: rounded(y), "font-size": size, fill: colour, "font-weight": bold ? 600 : null }, text);
  svg.append(write(20, 30, 20, fitted(data.title, w - 40, 20, true), css.ink, true), write(20, 50, 12.5, fitted(subtitle(), w - 40, 12.5), css.quiet));
  const inside = makeSvg("g", { transform: `translate(0 ${rounded(top - from)})`, "clip-path": "url(#window)" });
  const plane = makeSvg("g", { transform: `translate(${rounded(w / 2)} ${rounded(height / 2)}) scale(${camera.k.toFixed(4)}) translate(${rounded(-camera.x)} ${rounded(-camera.y)})` });
  for (const area of shownOutlines()) plane.append(makeSvg("path", { d: softPath(area), fill: area.fill, stroke: area.line, "stroke-width": 0.8, "stroke-dasharray": area.dash.join(" ") || null, opacity: area.alpha, "stroke-linejoin": "round" }));
  const pale = clamp(Math.sqrt(1100 / Math.max(tiesOn, 1)), 0.14, 1) * 0.6;
  const order = out ? listed(M).sort((a, b) => out.ties.has(a) - out.ties.has(b)) : listed(M);
  for (const tie of order) {
    const a = ties.source[tie], b = ties.target[tie];
    if (!tieOn[tie] || a === b || (pieceOf && (a === state.without || b === state.without))) continue;
    const strong = out && out.ties.has(tie), [x, y] = bend(tie), look = data.tieKinds[ties.kind[tie]];
    plane.append(makeSvg("path", {
      d: `M${rounded(px[a])} ${rounded(py[a])}Q${rounded(x)} ${rounded(y)} ${rounded(px[b])} ${rounded(py[b])}`, fill: "none", stroke: tieColour[ties.kind[tie]],
      "stroke-opacity": out ? (strong ? 0.95 : 0.1) : rounded(pale * (standing(tie) ? 0.6 : 1)), "stroke-width": rounded(strong ? tieWidth(tie, camera.k) * 1.5 : clamp(1.05 / camera.k, 0.6, 1.5)),
      "stroke-dasharray": (standing(tie) ? [2.5, 3.5] : look.dash).join(" ") || null,
    }));
    if (ties.directed[tie] && (strong || (!out && look.arrow && M < 4000))) plane.append(makeSvg("polygon", { points: points(arrowhead(tie, x, y, strong ? 1.3 : 1)), fill: tieColour[ties.kind[tie]], "fill-opacity": 0.8 }));
  }
  for (const node of [...byImportance].reverse()) if (nodeOn[node]) plane.append(nodeAsSvg(node, out));
  inside.append(plane);
  const shift = (w - (width || w)) / 2, edge = { stroke: css.canvas, "stroke-width": 3, "stroke-linejoin": "round" };
  // LibreOffice and others paint the edge of a letter over it, whatever paint-order says: a file that is taken there has copies beneath.
  const written = (name) => withFonts ? [nameAsSvg(name, shift, { ...edge, "aria-hidden": "true" }), nameAsSvg(name, shift, {})] : [nameAsSvg(name, shift, { ...edge, "paint-order": "stroke" })];
  if (state.names !== "none") for (const name of placedNames(out)) inside.append(...written(name));
  svg.append(inside, legend.draw(20, top + h + 18));
  caption.forEach((line, index) => svg.append(write(20, top + h + legend.height + 24 + index * 14, 10.5, line, css.quiet)));
  return svg;
}

// The part of the height of the canvas in which something is drawn.
function rowsInSight() {
  let from = height, to = 0;
  for (let node = 0; node < N; node++) {
    const [x, y] = toScreen(px[node], py[node]), room = radius[node] * camera.k + 44;
    if (!nodeOn[node] || x < 0 || y < 0 || x > width || y > height) continue;
    from = Math.min(from, y - room);
    to = Math.max(to, y + room);
  }
  return from < to ? [Math.max(0, from), Math.min(height, to)] : [0, height];
}

function nodeAsSvg(node, out) {
  const kind = data.kinds[nodes.kind[node]], x = px[node], y = py[node], r = radius[node];
  if (pieceOf && node === state.without) return makeSvg("circle", { cx: rounded(x), cy: rounded(y), r: rounded(r + 2), fill: "none", stroke: css.ring, "stroke-dasharray": "3 2.5", "stroke-width": 1.6 });
  const form = (size, fill) => {
    const look = { fill, stroke: ownLooks() && !pieceOf ? kind.line : "#1b2733", "stroke-width": 0.8, "stroke-dasharray": nodes.named[node] ? null : "1.6 1.2" };
    return kind.shape === "circle" ? makeSvg("circle", { cx: rounded(x), cy: rounded(y), r: rounded(size), ...look }) : makeSvg("polygon", { points: points(corners(kind.shape, x, y, size)), ...look });
  };
  return makeSvg("g", { opacity: !out || out.nodes.has(node) ? null : 0.16 }, makeSvg("title", {}, nodes.name[node]),
    state.rings && ringed[node] && makeSvg("circle", { cx: rounded(x), cy: rounded(y), r: rounded(r * 1.1 + 3.2), fill: css.canvas, stroke: css.ring, "stroke-width": 1.9 }),
    form(r, pieceColour(node) || fillOf[node]), kind.double && form(r * 0.6, "none"));
}

function nameAsSvg(name, shift, look) {
  return name.text.map((line, at) => makeSvg("text", {
    x: rounded(name.x + shift), y: rounded(name.y + (at - (name.text.length - 1) / 2) * name.size * 1.12 + name.size * 0.35), "font-size": rounded(name.size), "font-weight": name.bold ? 600 : null,
    "text-anchor": "middle", fill: name.colour, ...look,
  }, line)).reduce((group, text) => { group.append(text); return group; }, makeSvg("g", {}));
}

function softPath(area) {
  return softened(area.points, area.corner).map((corner, at) => {
    const [a, b, c] = corner.map((point) => point.map(rounded).join(" "));
    return `${at ? "L" : "M"}${a}Q${b} ${c}`;
  }).join("") + "Z";
}

// What is shown, in a line: counts, years, and whatever is chosen.
function subtitle() {
  const chosen = [...byId("chips").children].map((chip) => chip.textContent.replace(/ ✕$/, ""));
  return [byId("counts").textContent, data.years && (data.years[0] === data.years[1] ? data.years[0] : data.years.join("–")), ...chosen].filter(Boolean).join(" · ");
}

function captionText() {
  const cited = data.sources.map((source) => source.title || source.id).join("; ");
  return [...clusterNotes(), cited && `${word("sources")}: ${cited}.`, word("drawnWith") + ".", data.recipe].filter(Boolean).join(" ");
}

function wrapped(text, room, size) {
  const lines = [];
  let line = "";
  for (const part of text.split(" ").map((part) => shortened(part, 90))) {
    const longer = line ? line + " " + part : part;
    if (line && textWidth(longer, size, false) > room) { lines.push(line); line = part; } else line = longer;
  }
  return [...lines, line].slice(0, 9);
}

function fitted(text, room, size, bold = false) {
  if (textWidth(text, size, bold) <= room) return text;
  let short = [...text].slice(0, 300);
  while (short.length && textWidth(short.join("") + "…", size, bold) > room) short = short.slice(0, -Math.max(1, Math.floor(short.length / 12)));
  return short.join("") + "…";
}

// The legend in rows of this width.
function legendLines(room) {
  const entries = legendEntries().map((entry) => ({ icon: entry.icon.cloneNode(true), wide: 15, text: entry.text }));
  if (state.rings && data.nodes.ringed.length) entries.push({ icon: ringIcon(), wide: 15, text: word("bridging", number(data.ringedFrom)) });
  for (const entry of tieEntries()) entries.push({ ...entry, wide: 30 });
  let x = 0, y = 0;
  for (const entry of entries) {
    entry.text = shortened(entry.text, 50);
    const needs = entry.wide + 8 + textWidth(entry.text, 12, false) + 16;
    if (x && x + needs > room) { x = 0; y += 20; }
    Object.assign(entry, { x, y });
    x += needs;
  }
  const draw = (left, top) => makeSvg("g", { transform: `translate(${left} ${top})` }, entries.map((entry) => {
    entry.icon.setAttribute("x", rounded(entry.x));
    entry.icon.setAttribute("y", rounded(entry.y - Number(entry.icon.getAttribute("height")) / 2));
    return [entry.icon, makeSvg("text", { x: rounded(entry.x + entry.wide + 6), y: rounded(entry.y + 4), "font-size": 12, fill: css.ink }, entry.text)];
  }));
  return { height: y + 34, draw };
}

// PNG at three times the size of the screen, smaller where that would be too large for a picture.
async function savePng() {
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([viewAsSvg(true)], { type: "image/svg+xml" }));
  await picture.decode();
  const times = Math.min(3, 8000 / Math.max(picture.width, picture.height)), sheet = make("canvas", { width: Math.round(picture.width * times), height: Math.round(picture.height * times) });
  sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
  URL.revokeObjectURL(picture.src);
  sheet.toBlob((blob) => download(blob, "image/png", "png"), "image/png");
}

// Paper shows the view as it is at the moment.
addEventListener("beforeprint", () => {
  if (!width || state.view !== "network" && !camera.set) return;
  const holder = byId("print-picture");
  onPaper(() => holder.replaceChildren(drawSvg(false)));
  byId("network").classList.add("pictured");
});
addEventListener("afterprint", () => {
  byId("print-picture").replaceChildren();
  byId("network").classList.remove("pictured");
});
