//! `graph`: what the file says about the network as a whole, its sources and its vocabulary.

use super::fields::{Fields, Shape};
use super::reading::Reading;
use crate::diagnostics::Diagnostic;
use crate::model::{Info, Mode, NodeKind, Source, TieKind, Vocabulary};
use std::collections::BTreeSet;

/// The value of `graph.format` in a native file.
pub(in crate::formats) const NATIVE: &str = "verbinder/1";

pub(super) const GRAPH: Shape = Shape {
    what: "graph",
    known: &["format", "title", "description", "licence", "language", "observation_year", "sources", "vocabulary"],
    usual: &[],
    synonyms: &[("name", "title"), ("license", "licence"), ("year", "observation_year"), ("lang", "language")],
    inner: None,
    open: true,
};

const SOURCE: Shape = Shape {
    what: "a source",
    known: &["id", "title", "publisher", "date", "url", "observation_year"],
    usual: &[],
    synonyms: &[("name", "title"), ("year", "observation_year"), ("href", "url"), ("link", "url")],
    inner: None,
    open: true,
};

const VOCABULARY: Shape = Shape {
    what: "graph.vocabulary",
    known: &["node_kinds", "tie_kinds"],
    usual: &[],
    synonyms: &[("edge_kinds", "tie_kinds")],
    inner: None,
    open: false,
};

const NODE_KIND: Shape = Shape {
    what: "a node kind",
    known: &["id", "mode", "label"],
    usual: &[],
    synonyms: &[("name", "label")],
    inner: None,
    open: false,
};

const TIE_KIND: Shape = Shape {
    what: "a tie kind",
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
    let Some(mut graph) = Fields::open(reading, &GRAPH, object, "graph".to_owned().into()) else { return info };
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
        let message = format!("`language` of graph is {language:?}; tables and pictures speak nl or en only");
        let place = graph.place(reading, object.get(..1).unwrap_or(object));
        reading.report(Diagnostic::warning("unknown-language", place, message).hint("write \"nl\" or \"en\""));
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
        let message = format!("`format` of graph is {raw}; this version of verbinder writes and knows \"{NATIVE}\"");
        let hint = "the file is read as far as it is understood; a newer version may be needed";
        reading.report(Diagnostic::warning("unknown-format", graph.place(reading, raw), message).hint(hint));
    }
}

fn read_sources<'t>(reading: &mut Reading<'t>, graph: &mut Fields<'t>) -> Vec<Source> {
    let mut seen = BTreeSet::new();
    let mut sources = Vec::new();
    for (index, object) in graph.list(reading, "sources").into_iter().flatten().enumerate() {
        let item = format!("source {} of graph.sources", index + 1);
        let Some(mut fields) = Fields::open(reading, &SOURCE, object, item.into()) else { continue };
        let Some(id) = identify(reading, &mut fields, &mut seen, "evidence refers to a source by its id") else {
            continue;
        };
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
    let item = "graph.vocabulary".to_owned();
    let Some(mut fields) = Fields::open(reading, &VOCABULARY, object, item.into()) else { return };
    let mut seen = BTreeSet::new();
    for (index, object) in fields.list(reading, "node_kinds").into_iter().flatten().enumerate() {
        let item = format!("node kind {} of graph.vocabulary", index + 1);
        let Some(mut kind) = Fields::open(reading, &NODE_KIND, object, item.into()) else { continue };
        let Some(id) = identify(reading, &mut kind, &mut seen, "nodes name their kind by its id") else { continue };
        let shipped = vocabulary.node_kind(&id).map_or(Mode::Actor, |kind| kind.mode);
        let mode = kind.word(reading, "mode", Mode::from_word, &Mode::ALL.map(Mode::word));
        let label = kind.text(reading, "label");
        kind.rest(reading);
        vocabulary.declare_node_kind(NodeKind { id, mode: mode.unwrap_or(shipped), label });
    }
    seen.clear();
    for (index, object) in fields.list(reading, "tie_kinds").into_iter().flatten().enumerate() {
        let item = format!("tie kind {} of graph.vocabulary", index + 1);
        let Some(mut kind) = Fields::open(reading, &TIE_KIND, object, item.into()) else { continue };
        let Some(id) = identify(reading, &mut kind, &mut seen, "ties name their kind by its id") else { continue };
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

/// The id of something that others refer to, unique in its list.
fn identify<'t>(
    reading: &mut Reading<'t>,
    fields: &mut Fields<'t>,
    seen: &mut BTreeSet<String>,
    why: &str,
) -> Option<String> {
    if !fields.has("id") {
        fields.missing(reading, "id", why);
        return None;
    }
    let id = fields.name(reading, "id")?;
    if !seen.insert(id.clone()) {
        let place = fields.place(reading, fields.object);
        let message = format!("{} has the id {id:?}, which an earlier one has already", fields.item);
        reading.report(Diagnostic::error("duplicate-id", place, message).hint("give it another id, or take it out"));
        return None;
    }
    Some(id)
}
