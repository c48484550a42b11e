// Every word of the interactive part, in English and Dutch, and numbers in the form of the language.

const WORDS = {
  network: ["Network", "Netwerk"], findings: ["Findings", "Bevindingen"], places: ["Places", "Plaatsen"],
  figures: ["Pictures", "Afbeeldingen"], sure: ["How sure?", "Hoe zeker?"], questions: ["Questions", "Vragen"],
  evidence: ["Evidence", "Vindplaatsen"], method: ["Method and files", "Werkwijze en bestanden"],
  otherLanguage: ["NL: Nederlands", "EN: English"], themeDark: ["Dark", "Donker"], themeLight: ["Light", "Licht"],
  help: ["Help and keys", "Hulp en toetsen"], close: ["Close", "Sluiten"], clear: ["Clear", "Wissen"],
  search: ["Find an organisation…", "Zoek een organisatie…"], noHits: ["Nothing found", "Niets gevonden"],
  hits: ["{0} found", "{0} gevonden"],
  staticNotice: ["The texts, tables and pictures below are in Dutch: the report was made in Dutch. The network speaks both languages.",
    "De teksten, tabellen en afbeeldingen hieronder zijn in het Engels: het rapport is in het Engels gemaakt. Het netwerk spreekt beide talen."],
  counts: ["{0} of {1} nodes · {2} of {3} ties", "{0} van {1} knopen · {2} van {3} relaties"],
  display: ["Display", "Weergave"], colour: ["Colour", "Kleur"], size: ["Size", "Grootte"], areas: ["Areas", "Vlakken"], names: ["Names", "Namen"],
  byKind: ["kind of node", "soort knoop"], byPlace: ["municipality", "gemeente"], byCommunity: ["cluster found", "gevonden cluster"],
  bySector: ["sector", "sector"], equal: ["all equal", "allemaal gelijk"], attributes: ["Attributes", "Kenmerken"], measures: ["Measures", "Maten"],
  areaPlace: ["municipality", "gemeente"], areaCommunity: ["cluster found", "gevonden cluster"], none: ["none", "geen"],
  automatic: ["automatic", "automatisch"], all: ["all", "alle"], rings: ["Ring around who joins {0} places or more", "Ring om wie {0} plaatsen of meer verbindt"],
  nodeKind: ["Actors and structures", "Actoren en verbanden"], tieKind: ["Ties", "Relaties"], place: ["Municipality", "Gemeente"],
  sector: ["Sector", "Sector"], layer: ["Theme", "Thema"], status: ["Status", "Status"], certainty: ["Certainty", "Zekerheid"], source: ["Source", "Bron"],
  national: ["national", "landelijk"], unstated: ["not stated", "niet vermeld"],
  period: ["Period", "Periode"], from: ["from", "van"], to: ["to", "tot"], undated: ["ties without a year", "relaties zonder jaartal"],
  showAll: ["all", "alle"], showNone: ["none", "geen"], reset: ["Show everything", "Alles tonen"],
  filters: ["Filters", "Filters"], details: ["Details", "Details"], table: ["Table", "Tabel"], actors: ["Nodes", "Knopen"], ties: ["Ties", "Relaties"],
  hiddenChip: ["Filter: {0} and {1} hidden ✕", "Filter: {0} en {1} verborgen ✕"],
  zoomIn: ["Zoom in", "Inzoomen"], zoomOut: ["Zoom out", "Uitzoomen"], fit: ["Fit to the window", "Passend maken"],
  legend: ["Legend", "Legenda"], bridging: ["joins {0} places or more", "verbindt {0} plaatsen of meer"], typed: ["the source gives no name", "de bron noemt geen naam"],
  future: ["not yet", "nog niet"], past: ["no longer", "niet meer"],
  other: ["other", "overig"], low: ["low", "laag"], high: ["high", "hoog"],
  hint: ["Network diagram. Arrow keys walk along ties, Enter opens the page of an organisation, Escape clears. The table below says the same.",
    "Netwerkdiagram. Pijltjestoetsen lopen langs relaties, Enter opent de pagina van een organisatie, Escape wist. De tabel eronder zegt hetzelfde."],
  inShort: ["In short", "In het kort"], nodes: ["actors and structures", "actoren en verbanden"], pairs: ["tied pairs", "verbonden paren"],
  nodesOne: ["actor or structure", "actor of verband"], pairsOne: ["tied pair", "verbonden paar"], partsOne: ["part", "deel"], placesOne: ["place", "plaats"],
  sourcesOne: ["source", "bron"], sourcesCount: ["sources", "bronnen"],
  parts: ["separate parts", "losse delen"], placesCount: ["places", "plaatsen"], joinsPlaces: ["joins {0} places", "verbindt {0} plaatsen"], cutsOff: ["{0} cut off without it", "{0} los zonder deze actor"],
  bridgingActors: ["Bridging actors", "Verbinders"], ranges: ["In brackets: between which places it lies in 90 % of versions of the record with errors; see How sure?", "Tussen haakjes: tussen welke plaatsen hij ligt in 90 % van de versies van de vastlegging met fouten; zie Hoe zeker?"],
  lightUp: ["light up", "uitlichten"], strongest: ["Strongest bridging actors", "Sterkste verbinders"],
  betweenMost: ["most often between others; without it nothing falls apart", "vaakst tussen anderen; zonder valt niets uiteen"],
  connected: ["Most partners", "De meeste partners"], readMore: ["Read the findings", "Lees de bevindingen"],
  askMore: ["Questions for the meeting", "Vragen voor de duiding"], caution: ["What the sources do not mention may exist all the same.", "Wat de bronnen niet noemen, kan er toch zijn."],
  touchHint: ["Choose a node to see its page.", "Kies een knoop voor zijn pagina."],
  steps: ["Neighbours: steps", "Omgeving: stappen"], step: ["{0} step", "{0} stap"], stepsMany: ["{0} steps", "{0} stappen"],
  stepsChip: ["{0} around {1} ✕", "{0} rond {1} ✕"], cluster: ["Cluster", "Cluster"], clusterChip: ["Cluster around {0} ✕", "Cluster rond {0} ✕"],
  pathTo: ["Path to…", "Pad naar…"], pathPick: ["Choose where the path leads ✕", "Kies waar het pad heen gaat ✕"],
  pathChip: ["Path, {0}: {1} ✕", "Pad, {0}: {1} ✕"], noPath: ["No path leads from {0} to {1} ✕", "Geen pad leidt van {0} naar {1} ✕"],
  without: ["What falls apart?", "Wat valt uiteen?"], withoutChip: ["Without {0}: {1} ✕", "Zonder {0}: {1} ✕"],
  whole: ["nothing falls apart", "er valt niets uiteen"], pieces: ["{0} pieces", "{0} delen"],
  withoutText: ["Without {0}, what is joined now falls into {1} pieces.", "Zonder {0} valt wat nu verbonden is uiteen in {1} delen."],
  wholeText: ["Without {0} everything else stays joined as it is.", "Zonder {0} blijft al het andere verbonden zoals het is."],
  piece: ["Piece {0}: {1}", "Deel {0}: {1}"], staysJoined: ["Stays joined: {0}", "Blijft verbonden: {0}"],
  morePieces: ["and more pieces: {0}", "en meer delen: {0}"], andMore: ["and more: {0}", "en meer: {0}"], untouched: ["not joined to it before", "stond er al los van"],
  noneOrSeveral: ["none, or several", "geen, of meerdere"], largest: ["The largest piece: {0}", "Het grootste deel: {0}"],
  tiesChip: ["{0} highlighted ✕", "{0} uitgelicht ✕"], nTies: ["{0} ties", "{0} relaties"], oneTie: ["1 tie", "1 relatie"],
  nNodes: ["{0} nodes", "{0} knopen"], oneNode: ["1 node", "1 knoop"], highlighted: ["Highlighted", "Uitgelicht"],
  position: ["Position", "Positie"], rankOf: ["place {0} of {1}", "plaats {0} van {1}"],
  listsWhole: ["Figures in these lists are of the whole network, whatever the filter shows.", "Getallen in deze lijstjes gelden voor het hele netwerk, wat het filter ook toont."],
  wholeNote: ["Measures cover the whole network, whatever the filter shows. Low constraint ranks first.", "Maten gelden voor het hele netwerk, wat het filter ook toont. Lage ingeklemdheid staat vooraan."],
  undefinedHere: ["undefined", "niet bepaald"], means: ["What the measures mean", "Wat de maten betekenen"],
  bridges: ["What it joins", "Wat deze actor verbindt"], noBridge: ["Joins nothing that would otherwise be apart.", "Verbindt niets dat anders los zou staan."],
  showTies: ["show these ties", "toon deze relaties"],
  membersOf: ["Part of", "Onderdeel van"], members: ["Members", "Leden"], statedMembers: ["{0} stated, {1} coded; {2} not named", "{0} vermeld, {1} gecodeerd; {2} niet genoemd"],
  inCluster: ["around {0}, {1} nodes", "rond {0}, {1} knopen"], certainOf: ["certainty {0}", "zekerheid {0}"], noCluster: ["in no cluster", "in geen cluster"],
  nodeEvidence: ["Where it was read", "Waar het staat"], alsoCalled: ["Also called: {0}", "Ook wel: {0}"], exists: ["Exists {0}", "Bestaat {0}"],
  strengthOf: ["strength: {0}", "sterkte: {0}"], weak: ["weak", "zwak"], strong: ["strong", "sterk"], positive: ["judged positively", "positief beoordeeld"],
  negative: ["judged negatively", "negatief beoordeeld"], derived: ["derived, not observed", "afgeleid, niet waargenomen"], notCounted: ["counts in no figure", "telt in geen cijfer mee"],
  reported: ["reported by {0}", "gemeld door {0}"], role: ["role: {0}", "rol: {0}"], noEvidence: ["No evidence stated.", "Geen vindplaats vermeld."],
  name: ["Name", "Naam"], kind: ["Kind", "Soort"], community: ["Cluster", "Cluster"],
  tieFrom: ["From", "Van"], tieTo: ["To", "Naar"], evidenceShort: ["Evidence", "Vindplaats"], narrow: ["Filter the table…", "Filter de tabel…"],
  rows: ["{0} rows", "{0} rijen"], oneRow: ["1 row", "1 rij"], download: ["Download", "Downloaden"], asPng: ["Picture of this view (PNG)", "Afbeelding van dit beeld (PNG)"],
  asSvg: ["Picture for print (SVG)", "Afbeelding voor druk (SVG)"], asNodes: ["Table of nodes (CSV)", "Tabel van knopen (CSV)"], asTies: ["Table of ties (CSV)", "Tabel van relaties (CSV)"],
  copyLink: ["Copy a link to this view", "Kopieer een link naar dit beeld"], copied: ["Link copied", "Link gekopieerd"],
  copiedHere: ["Link copied; it works on this computer, until explore ends", "Link gekopieerd; hij werkt op deze computer, tot explore eindigt"], sources: ["Sources", "Bronnen"],
  cleared: ["Nothing chosen", "Niets gekozen"], chosen: ["{0}, {1}, {2}", "{0}, {1}, {2}"],
  drawnWith: ["Positions have no geographic meaning", "Posities hebben geen geografische betekenis"],
  helpKeys: [
    [["/", "search"], ["← ↑ → ↓", "walk to the partner in that direction"], ["Enter", "open its page"], ["1 2 3", "show one, two or three steps around it"],
      ["c", "its cluster"], ["x", "what falls apart without it"], ["p", "path: then choose the other end"], ["b", "rings on and off"], ["+ − 0", "zoom in, out, fit"], ["t", "table"], ["Esc", "clear"]],
    [["/", "zoeken"], ["← ↑ → ↓", "loop naar de partner in die richting"], ["Enter", "open zijn pagina"], ["1 2 3", "toon één, twee of drie stappen eromheen"],
      ["c", "zijn cluster"], ["x", "wat valt uiteen zonder deze actor"], ["p", "pad: kies dan het andere eind"], ["b", "ringen aan en uit"], ["+ − 0", "in- en uitzoomen, passend maken"], ["t", "tabel"], ["Esc", "wissen"]],
  ],
  helpText: [
    ["Drag to move, scroll or pinch to zoom. Click a node for its page, click a tie for its evidence, Shift-click a second node for the shortest path, double-click for the surroundings.",
      "Everything you set stands in the address of the page: copy it to share the view. Nothing leaves this computer."],
    ["Sleep om te schuiven, scroll of knijp om te zoomen. Klik op een knoop voor zijn pagina, op een relatie voor de vindplaats, met Shift op een tweede knoop voor het kortste pad, dubbel voor de omgeving.",
      "Alles wat u instelt, staat in het adres van de pagina: kopieer dat om het beeld te delen. Niets verlaat deze computer."],
  ],
};

let language = data.lang;
const dutch = () => (language === "nl" ? 1 : 0);

// The word for a key, with `{0}`, `{1}` replaced.
function word(key, ...values) {
  const text = WORDS[key][dutch()];
  return values.length ? text.replace(/\{(\d)\}/g, (_, index) => values[index]) : text;
}

// The name of an entry of the vocabulary.
const named = (entry) => entry[language];
const formats = new Map();

// A number in the form of the language; a dash where it is undefined. One that would be nought by rounding keeps two digits.
function number(value, decimals = 0) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const small = decimals > 0 && value !== 0 && Math.abs(value) < 10 ** -decimals, key = language + (small ? "small" : decimals);
  if (!formats.has(key)) {
    const digits = small ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    formats.set(key, new Intl.NumberFormat(language === "nl" ? "nl-NL" : "en-GB", digits));
  }
  return formats.get(key).format(value);
}

const nTies = (count) => (count === 1 ? word("oneTie") : word("nTies", number(count)));
const nNodes = (count) => (count === 1 ? word("oneNode") : word("nNodes", number(count)));
const nPartners = (count) => `${number(count)} ${count === 1 ? "partner" : "partners"}`;
const nSteps = (count) => word(count === 1 ? "step" : "stepsMany", count);
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
