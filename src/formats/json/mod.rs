//! The native file, and the node-link JSON of networkx, d3 and others, of which it is a superset.
//!
//! The file is cut into slices first (objects and values as they stand in the text), so that every finding knows its line and
//! column; only then does a value become what the model wants. Files of other programs are recognised by their silence about
//! `graph.format`; what these call by other names is mapped, always with a notice.

mod called;
mod evidence;
mod fields;
mod graph;
mod members;
mod node;
mod plain_ties;
mod reading;
mod slices;
mod strength;
mod syntax;
mod tie;
mod values;
mod write;

use super::shared::draft::{MODE, SECOND_MODE};
use super::shared::pieces::PIECE;
use super::shared::position::Positions;
use super::shared::two_modes::{self, Truths};
use super::shared::value_strength;
use super::{Format, Origin, Parsed, Read, Text};
use crate::diagnostics::{Checked, Diagnostic, Place, text};
use crate::error::{Error, ErrorKind};
use crate::model::{Info, Mode, NetworkBuilder, NodeKind, Vocabulary};
pub(super) use evidence::surest;
use fields::{Fields, Shape};
pub(super) use graph::NATIVE;
pub(super) use members::{Members, name_of};
use reading::Reading;
use std::sync::Arc;
pub(super) use syntax::error as broken;
pub(super) use write::{graph_fields, lines, node_fields, numeral, spaced, tie_fields, write};

/// The native file and node-link JSON.
pub const JSON: Format = Format {
    id: "json",
    name: "verbinder JSON and node-link JSON",
    extensions: &["json"],
    detects: |sample| matches!(sample.bytes.trim_ascii_start().first(), Some(b'{' | b'[')),
    read: Read::Text(read),
    write: Some(|network| Ok(write(network).into_bytes())),
    cannot_carry: &[],
    meaning: Text {
        en: "the native file; carries everything, and networkx, d3 and graphology open it",
        nl: "het eigen bestand; bevat alles, en networkx, d3 en graphology openen het",
    },
};

const FILE: Shape = Shape {
    what: text!("the file as a whole", "het bestand als geheel"),
    known: &["directed", "multigraph", "graph", "nodes", "edges", "links", "$schema"],
    usual: &[],
    synonyms: &[("ties", "edges"), ("relations", "edges"), ("actors", "nodes"), ("vertices", "nodes")],
    inner: Some(("graph", graph::GRAPH.known)),
    open: false,
};

/// Whether a node has a field of this name, which an attribute may not take.
pub(super) fn is_field_of_nodes(name: &str) -> bool {
    node::NODE.known.contains(&name)
}

/// Whether a tie has a field of this name, which an attribute may not take.
pub(super) fn is_field_of_ties(name: &str) -> bool {
    tie::TIE.known.contains(&name)
}

/// What the file as a whole says about how its nodes and ties are to be read.
#[derive(Debug, Clone, Copy)]
struct Manner {
    /// Whether ties that say nothing about their direction have one: a directed file of another program.
    directed: bool,
    /// Whether nodes have no ids and ties name them by their position, as in older d3 files.
    by_position: bool,
}

fn read(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    if let Some(parsed) = plain_ties::network(text, origin) {
        return Ok(vec![parsed]);
    }
    let (reading, builder) = open(text, origin)?;
    let (Checked { value, diagnostics }, origins) = builder.build_with_origins();
    let network = Checked { value, diagnostics: reading.finish(diagnostics) };
    Ok(vec![Parsed { name: None, network, origins, narrow: Arc::new(narrow), cells: None }])
}

/// The nodes and ties of a file, and what is said of them before they make a network.
fn open<'t>(text: &'t str, origin: &Origin<'_>) -> Result<(Reading<'t>, NetworkBuilder), Error> {
    let positions = Positions::new(text);
    let broken = |reason: serde_json::Error| syntax::error(&positions, origin.file, &reason);
    let Ok(Members(members)) = serde_json::from_str(text) else {
        // What is JSON all the same is no object.
        let _: &serde_json::value::RawValue = serde_json::from_str(text).map_err(broken)?;
        return Err(no_network(origin, "holds a list or a single value at the top"));
    };
    let whole = text.trim_matches([' ', '\t', '\n', '\r']);
    let mut reading = Reading::new(positions);
    let members = members.into_iter().map(|(name, value)| (name.get(), value.get()));
    let mut file = Fields::new(&mut reading, &FILE, whole, text!("the file", "het bestand").into(), members);
    refuse_others(&file, origin)?;

    let directed = file.flag(&mut reading, "directed");
    file.flag(&mut reading, "multigraph");
    file.take("$schema");
    let info = graph::read(&mut reading, file.take("graph"));
    if !file.has("nodes") {
        let hint = text!(
            "every network lists its nodes: \"nodes\": [{\"id\": …}, …]",
            "elk netwerk somt zijn knopen op: \"nodes\": [{\"id\": …}, …]"
        );
        file.missing(&mut reading, "nodes", hint);
    }
    let nodes = file.list(&mut reading, "nodes");
    let ties = read_tie_list(&mut reading, &mut file);
    file.rest(&mut reading);

    let manner = Manner {
        directed: reading.foreign && directed == Some(true),
        by_position: reading.foreign && nodes.as_ref().is_some_and(|nodes| lack_ids(nodes)),
    };
    let mut builder = NetworkBuilder::new(info);
    let count = |list: &Option<Vec<&str>>| list.as_ref().map_or(0, Vec::len);
    builder.expect(count(&nodes), count(&ties));
    for (index, object) in nodes.iter().flatten().enumerate() {
        if let Some((node, place)) = node::read(&mut reading, object, index, manner) {
            builder.add_node(node, place);
        }
    }
    // Without any list of nodes every tie would dangle; that was said once already.
    if let (Some(_), Some(ties)) = (&nodes, &ties) {
        tie::read_all(&mut reading, &mut builder, ties, manner, PIECE);
    }
    if reading.foreign && !origin.options.sets_aside(MODE) {
        settle_modes(&mut reading, &mut builder);
    }
    if let Some(directed) = directed.filter(|_| reading.foreign) {
        tie::by_kind(&mut builder, directed).into_iter().for_each(|finding| reading.report(finding));
    }
    let unweighted = reading.foreign && !reading.has_weights;
    if unweighted && let Some(finding) = value_strength::settle(&mut builder, &mut reading.below_zero) {
        reading.take_back("unknown-field", tie::TIE.what.en, value_strength::VALUE);
        reading.report(finding);
    }
    if let Some(finding) = std::mem::take(&mut reading.below_zero).finish(&mut builder) {
        reading.report(finding);
    }
    Ok((reading, builder))
}

/// Two modes, where an attribute tells them apart and the file describes no kinds.
fn settle_modes(reading: &mut Reading<'_>, builder: &mut NetworkBuilder) {
    if builder.info_mut().vocabulary != Vocabulary::shipped() {
        return;
    }
    if let Some(finding) = two_modes::settle(builder, Truths::Words) {
        let group = NodeKind { id: SECOND_MODE.to_owned(), mode: Mode::Structure, label: None };
        builder.info_mut().vocabulary.declare_node_kind(group);
        reading.report(finding);
    }
}

/// The description of a network from the fields that a file of any format gives it, and what is wrong with them.
pub(super) fn info(mut fields: serde_json::Map<String, serde_json::Value>, own: bool) -> (Info, Vec<Diagnostic>) {
    if let Some(year) = fields.get("observation_year").and_then(serde_json::Value::as_str) {
        let year =
            year.trim().trim_end_matches(".0").parse::<i32>().map_or_else(|_| year.into(), serde_json::Value::from);
        fields.insert("observation_year".to_owned(), year);
    }
    if !own {
        // Other programs call many things a title or a format; what does not fit stays an attribute under another name.
        fields.shift_remove("format");
        for (name, value) in fields.iter_mut() {
            if ["title", "description", "licence", "language"].contains(&name.as_str()) && !value.is_string() {
                *value = value.to_string().into();
            }
        }
    } else {
        fields.entry("format").or_insert_with(|| graph::NATIVE.into());
    }
    let text = serde_json::Value::Object(fields).to_string();
    let mut reading = Reading::new(Positions::new(&text));
    let info = graph::read(&mut reading, Some(&text));
    let mut findings = reading.finish(Vec::new());
    if !own {
        findings.retain(|finding| finding.severity == crate::diagnostics::Severity::Error);
    }
    for finding in &mut findings {
        finding.place = Place::item(text!("the network as a whole", "het netwerk als geheel"));
    }
    (info, findings)
}

fn narrow(text: &str, places: Vec<Place>) -> Vec<Place> {
    let reading = Reading::new(Positions::new(text));
    places.into_iter().map(|place| reading.narrow(place)).collect()
}

/// `edges`, or `links` as d3 calls them, and networkx did by default before 3.6.
fn read_tie_list<'t>(reading: &mut Reading<'t>, file: &mut Fields<'t>) -> Option<Vec<&'t str>> {
    if file.has("edges") {
        return file.list(reading, "edges");
    }
    let Some(links) = file.take("links") else {
        let hint = text!(
            "every network lists its ties: \"edges\": [{\"source\": …, \"target\": …}, …]; write \"edges\": [] for none",
            "elk netwerk somt zijn relaties op: \"edges\": [{\"source\": …, \"target\": …}, …]; schrijf \"edges\": [] als er geen zijn"
        );
        file.missing(reading, "edges", hint);
        return None;
    };
    let place = file.place(reading, links.get(..1).unwrap_or(links));
    reading.report(
        Diagnostic::notice(
            "links",
            place,
            text!(
                "the ties stand under `links`, as in d3 and older networkx; they are read",
                "de relaties staan onder `links`, zoals bij d3 en oudere networkx; ze worden gelezen"
            ),
        )
        .hint(text!("verbinder writes them under `edges`", "verbinder schrijft ze onder `edges`")),
    );
    if links.starts_with('[') {
        return Some(slices::items(links));
    }
    file.no_list(reading, "links", links);
    None
}

/// JSON of other programs that is no node-link JSON.
fn refuse_others(file: &Fields<'_>, origin: &Origin<'_>) -> Result<(), Error> {
    if file.has("nodes") || file.has("edges") || file.has("links") {
        return Ok(());
    }
    let names: Vec<&str> = file.names().take(6).collect();
    let message = match names.as_slice() {
        [] => "is an empty object".to_owned(),
        names => format!("has neither `nodes` nor `edges`; its fields are {}", names.join(", ")),
    };
    Err(no_network(origin, &message))
}

fn no_network(origin: &Origin<'_>, what: &str) -> Error {
    Error::new(ErrorKind::Format, format!("{} {what}", origin.file))
        .hint("a network file is one object: {\"nodes\": [{\"id\": …}], \"edges\": [{\"source\": …, \"target\": …}]}")
        .hint("from networkx: json.dump(nx.node_link_data(G, edges=\"edges\"), file)")
}

fn lack_ids(nodes: &[&str]) -> bool {
    let has_id = |object: &&str| object.starts_with('{') && slices::members(object).any(|(key, _)| key == "\"id\"");
    !nodes.is_empty() && !nodes.iter().any(has_id)
}
