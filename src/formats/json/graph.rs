//! `graph`: what the file says about the network as a whole, its sources and its vocabulary.

use super::fields::{Fields, Shape};
use super::reading::Reading;
use crate::diagnostics::{Diagnostic, said, text};
use crate::model::{Info, Mode, NodeKind, Source, TieKind, Vocabulary};
use crate::text::Text;
use std::collections::BTreeSet;

/// The value of `graph.format` in a native file.
pub(in crate::formats) const NATIVE: &str = "verbinder/1";

pub(super) const GRAPH: Shape = Shape {
    what: text!("graph", "graph"),
    known: &["format", "title", "description", "licence", "language", "observation_year", "sources", "vocabulary"],
    usual: &[],
    synonyms: &[("name", "title"), ("license", "licence"), ("year", "observation_year"), ("lang", "language")],
    inner: None,
    open: true,
};

const SOURCE: Shape = Shape {
    what: text!("a source", "een bron"),
    known: &["id", "title", "publisher", "date", "url", "observation_year"],
    usual: &[],
    synonyms: &[("name", "title"), ("year", "observation_year"), ("href", "url"), ("link", "url")],
    inner: None,
    open: true,
};

const VOCABULARY: Shape = Shape {
    what: text!("graph.vocabulary", "graph.vocabulary"),
    known: &["node_kinds", "tie_kinds"],
    usual: &[],
    synonyms: &[("edge_kinds", "tie_kinds")],
    inner: None,
    open: false,
};

const NODE_KIND: Shape = Shape {
    what: text!("a node kind", "een soort knoop"),
    known: &["id", "mode", "label"],
    usual: &[],
    synonyms: &[("name", "label")],
    inner: None,
    open: false,
};

const TIE_KIND: Shape = Shape {
    what: text!("a tie kind", "een soort relatie"),
    known: &["id", "directed", "membership", "label"],
    usual: &[],
    synonyms: &[("name", "label"), ("direction", "directed")],
    inner: None,
    open: false,
};

pub(super) fn read<'t>(reading: &mut Reading<'t>, graph: Option<&'t str>) -> Info {
    let mut info = Info::default();
    reading.foreign = true;
    let Some(object) = graph else { return info };
    let Some(mut graph) = Fields::open(reading, &GRAPH, object, GRAPH.what.into()) else { return info };
    if graph.has("format") {
        reading.foreign = false;
        read_format(reading, &mut graph);
    }
    info.title = graph.text(reading, "title");
    if reading.foreign && info.title.is_none() {
        info.title = graph.text(reading, "name").filter(|name| !name.is_empty());
    }
    info.description = graph.text(reading, "description");
    info.licence = graph.text(reading, "licence");
    info.language = graph.text(reading, "language");
    if let Some(language) = info.language.as_deref().filter(|language| !["nl", "en"].contains(language)) {
        let message = said!(
            "`language` of graph is {language:?}; tables and pictures speak nl or en only",
            "`language` van graph is {language:?}; tabellen en afbeeldingen zijn er alleen in nl en en"
        );
        let place = graph.place(reading, object.get(..1).unwrap_or(object));
        reading.report(
            Diagnostic::warning("unknown-language", place, message)
                .hint(text!("write \"nl\" or \"en\"", "schrijf \"nl\" of \"en\"")),
        );
    }
    info.observation_year = graph.year(reading, "observation_year");
    info.sources = read_sources(reading, &mut graph);
    if let Some(object) = graph.take("vocabulary") {
        read_vocabulary(reading, object, &mut info.vocabulary);
    }
    info.attributes = graph.rest(reading);
    info
}

fn read_format<'t>(reading: &mut Reading<'t>, graph: &mut Fields<'t>) {
    let Some(raw) = graph.take("format") else { return };
    if raw.trim_matches('"') != NATIVE {
        let message = said!(
            "`format` of graph is {raw}; this version of verbinder writes and knows \"{NATIVE}\"",
            "`format` van graph is {raw}; deze versie van verbinder schrijft en kent \"{NATIVE}\""
        );
        let hint = text!(
            "the file is read as far as it is understood; a newer version may be needed",
            "het bestand wordt gelezen voor zover het begrepen wordt; misschien is een nieuwere versie nodig"
        );
        reading.report(Diagnostic::warning("unknown-format", graph.place(reading, raw), message).hint(hint));
    }
}

fn read_sources<'t>(reading: &mut Reading<'t>, graph: &mut Fields<'t>) -> Vec<Source> {
    let mut seen = BTreeSet::new();
    let mut sources = Vec::new();
    for (index, object) in graph.list(reading, "sources").into_iter().flatten().enumerate() {
        let number = index + 1;
        let item = said!("source {number} of graph.sources", "bron {number} van graph.sources");
        let Some(mut fields) = Fields::open(reading, &SOURCE, object, item.into()) else { continue };
        let Some(id) = identify(reading, &mut fields, &mut seen, BY_ID[0]) else { continue };
        sources.push(Source {
            id,
            title: fields.text(reading, "title"),
            publisher: fields.text(reading, "publisher"),
            date: fields.name(reading, "date"),
            url: fields.text(reading, "url"),
            observation_year: fields.year(reading, "observation_year"),
            attributes: fields.rest(reading),
        });
    }
    sources
}

fn read_vocabulary<'t>(reading: &mut Reading<'t>, object: &'t str, vocabulary: &mut Vocabulary) {
    let Some(mut fields) = Fields::open(reading, &VOCABULARY, object, VOCABULARY.what.into()) else { return };
    let mut seen = BTreeSet::new();
    for (index, object) in fields.list(reading, "node_kinds").into_iter().flatten().enumerate() {
        let number = index + 1;
        let item = said!("node kind {number} of graph.vocabulary", "soort knoop {number} van graph.vocabulary");
        let Some(mut kind) = Fields::open(reading, &NODE_KIND, object, item.into()) else { continue };
        let Some(id) = identify(reading, &mut kind, &mut seen, BY_ID[1]) else { continue };
        let shipped = vocabulary.node_kind(&id).map_or(Mode::Actor, |kind| kind.mode);
        let mode = kind.word(reading, "mode", Mode::from_word, &Mode::ALL.map(Mode::word));
        let label = kind.text(reading, "label");
        kind.rest(reading);
        vocabulary.declare_node_kind(NodeKind { id, mode: mode.unwrap_or(shipped), label });
    }
    seen.clear();
    for (index, object) in fields.list(reading, "tie_kinds").into_iter().flatten().enumerate() {
        let number = index + 1;
        let item = said!("tie kind {number} of graph.vocabulary", "soort relatie {number} van graph.vocabulary");
        let Some(mut kind) = Fields::open(reading, &TIE_KIND, object, item.into()) else { continue };
        let Some(id) = identify(reading, &mut kind, &mut seen, BY_ID[2]) else { continue };
        let (directed, membership) =
            vocabulary.tie_kind(&id).map_or((false, false), |kind| (kind.directed, kind.membership));
        let directed = kind.flag(reading, "directed").unwrap_or(directed);
        let membership = kind.flag(reading, "membership").unwrap_or(membership);
        let label = kind.text(reading, "label");
        kind.rest(reading);
        vocabulary.declare_tie_kind(TieKind { id, directed, membership, label });
    }
    fields.rest(reading);
}

/// Why sources, kinds of nodes and kinds of ties need an id.
const BY_ID: [Text; 3] = [
    text!("evidence refers to a source by its id", "vindplaatsen verwijzen naar een bron met haar id"),
    text!("nodes name their kind by its id", "knopen noemen hun soort met haar id"),
    text!("ties name their kind by its id", "relaties noemen hun soort met haar id"),
];

/// The id of something that others refer to, unique in its list.
fn identify<'t>(
    reading: &mut Reading<'t>,
    fields: &mut Fields<'t>,
    seen: &mut BTreeSet<String>,
    why: Text,
) -> Option<String> {
    if !fields.has("id") {
        fields.missing(reading, "id", why);
        return None;
    }
    let id = fields.name(reading, "id")?;
    if !seen.insert(id.clone()) {
        let place = fields.place(reading, fields.object);
        let item = fields.item.said();
        let message = said!(
            [item] "{item} has the id {id:?}, which an earlier one has already",
            "{item} heeft het id {id:?}, dat een eerdere al heeft"
        );
        reading.report(
            Diagnostic::error("duplicate-id", place, message)
                .hint(text!("give it another id, or take it out", "geef een ander id, of haal het weg")),
        );
        return None;
    }
    Some(id)
}
