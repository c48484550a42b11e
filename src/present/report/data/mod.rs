//! What the page knows of a network, as columns: one array per attribute, words and names by number. Positions are those of the
//! picture of the whole network, so that page and pictures show the same.
//!
//! Nodes are those that the picture shows, in order of the network; ties are those of [`Subject::drawing`] between them, so that
//! what is planned is there and marked as such. A tie's place in that list is its number on the whole page.

mod groups;
mod measures;
mod nodes;
mod ties;
mod vocabulary;

use crate::present::diagram::{Scene, alike};
use crate::present::findings;
use crate::present::findings::bridges::Bridge;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::Table;
use crate::present::tables::printable;
use serde_json::{Value, json};

/// Which nodes and ties the page shows, by number.
pub(super) struct Numbers {
    /// Nodes of the network that the page shows, ascending.
    pub(super) nodes: Vec<usize>,
    /// The number on the page of each node of the network.
    pub(super) of_node: Vec<Option<usize>>,
    /// Ties of the drawing that the page shows, ascending.
    pub(super) ties: Vec<usize>,
    /// The number on the page of each tie of the drawing.
    pub(super) of_drawn: Vec<Option<usize>>,
    /// The number on the page of each tie of the network that figures count.
    pub(super) of_tie: Vec<Option<usize>>,
}

impl Numbers {
    /// Numbers for what this picture of the whole network shows.
    pub(super) fn of(subject: &Subject, scene: &Scene) -> Numbers {
        let network = &subject.network;
        let mut of_node: Vec<Option<usize>> = vec![None; network.node_count()];
        for node in scene.marks.iter().filter_map(|mark| network.index_of(&mark.id)) {
            of_node[node] = Some(node);
        }
        let nodes: Vec<usize> = of_node.iter().flatten().copied().collect();
        for (number, &node) in nodes.iter().enumerate() {
            of_node[node] = Some(number);
        }
        let mut of_drawn = vec![None; subject.drawing.tie_count()];
        let mut ties = Vec::new();
        for tie in subject.drawing.ties() {
            if of_node[tie.source].is_some() && of_node[tie.target].is_some() {
                of_drawn[tie.index] = Some(ties.len());
                ties.push(tie.index);
            }
        }
        let drawn = subject.drawn_ties();
        let mut of_tie = vec![None; subject.network.tie_count()];
        // What the view leaves out, such as distrust or a tie of a node with itself, counts in no figure.
        for &tie in subject.view.edge_ties.iter().flatten() {
            of_tie[tie] = drawn.get(tie).and_then(|&drawn| of_drawn[drawn]);
        }
        Numbers { nodes, of_node, ties, of_drawn, of_tie }
    }

    /// The numbers on the page of ties of the network; what the page does not show is left out.
    pub(super) fn of_ties(&self, ties: &[usize]) -> Vec<usize> {
        ties.iter().filter_map(|&tie| *self.of_tie.get(tie)?).collect()
    }

    /// The numbers on the page of nodes of the network; what the page does not show is left out.
    pub(super) fn of_nodes(&self, nodes: &[usize]) -> Vec<usize> {
        nodes.iter().filter_map(|&node| self.of_node[node]).collect()
    }
}

/// What the report has found already, and the page takes over.
pub(super) struct Known<'a> {
    /// The table of actors with their measures.
    pub(super) actors: Option<&'a Table>,
    /// The table of the ranks that they may have.
    pub(super) ranks: Option<&'a Table>,
    /// The bridging actors.
    pub(super) told: &'a [Bridge],
}

/// The data block of the page.
pub(super) fn data(
    subject: &Subject,
    numbers: &Numbers,
    scene: &Scene,
    known: &Known<'_>,
    language: Language,
) -> Value {
    let info = subject.network.info();
    let places = &subject.places.names;
    let vocabulary = vocabulary::Vocabulary::of(subject, numbers);
    json!({
        "lang": language.code(),
        "title": title(subject),
        "years": years(subject),
        "timeChosen": subject.choices.chooses_time(),
        "unranked": unranked(subject),
        // Whether paths follow the direction of ties.
        "directed": subject.view.graph.is_directed(),
        "recipe": printable(&subject.recipe().line()),
        "kinds": vocabulary.node_kinds(subject, scene),
        // Whether two of them look alike, as kinds of the file's own do.
        "kindsAlike": alike::of_nodes(&subject.network),
        "tieKinds": vocabulary.tie_kinds(subject),
        "families": vocabulary::families(subject),
        "statuses": vocabulary::statuses(),
        "certainties": vocabulary::certainties(),
        "places": places.iter().map(|place| printable(place)).collect::<Vec<_>>(),
        "sectors": vocabulary.sectors(),
        "layers": vocabulary.layers(),
        "sources": info.sources.iter().map(source).collect::<Vec<_>>(),
        "nodes": nodes::columns(subject, numbers, scene, &vocabulary),
        "measures": measures::list(subject, numbers, known),
        "ties": ties::columns(subject, numbers, &vocabulary),
        "ringedFrom": subject.ringed_from(),
        "areas": nodes::areas(scene),
        "communities": groups::communities(subject, numbers),
        "clusters": groups::judged(subject),
        "structures": groups::structures(subject, numbers),
        "bridges": groups::bridges(subject, numbers, known.told),
    })
}

/// The title of the network, or the name of its file.
pub(super) fn title(subject: &Subject) -> String {
    printable(subject.network.info().title.as_deref().unwrap_or(&subject.name()))
}

/// Why actors may not be ranked, where a caution forbids it and the choices do not insist; in both languages.
fn unranked(subject: &Subject) -> Value {
    let why = |language: Language| findings::not_ranked(subject, language);
    why(Language::En).map_or(Value::Null, |en| json!({"en": en, "nl": why(Language::Nl)}))
}

/// First and last year that the sources describe.
fn years(subject: &Subject) -> Option<(i32, i32)> {
    let info = subject.network.info();
    let known = info.sources.iter().filter_map(|source| source.observation_year).chain(info.observation_year);
    Some((known.clone().min()?, known.max()?))
}

/// A source; only addresses of the web become links.
fn source(source: &crate::model::Source) -> Value {
    json!({
        "id": printable(&source.id),
        "title": source.title.as_deref().map(printable),
        "publisher": source.publisher.as_deref().map(printable),
        "date": source.date.as_deref().map(printable),
        "url": web_address(source),
        "year": source.observation_year,
    })
}

/// The address of a source, if it is one of the web.
pub(super) fn web_address(source: &crate::model::Source) -> Option<&str> {
    source.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// Numbers a list of words: each word once, sorted, and the number of each.
fn numbered(words: impl Iterator<Item = String>) -> Vec<String> {
    let sorted: std::collections::BTreeSet<String> = words.collect();
    sorted.into_iter().collect()
}

/// The number of a word in a sorted list; none if it is not there.
fn number(list: &[String], word: &str) -> Option<usize> {
    list.binary_search_by(|entry| entry.as_str().cmp(word)).ok()
}

/// A coordinate with one decimal: finer than any screen.
fn coordinate(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A value with seven significant digits, so that equal values stay equal; none where undefined.
fn significant(value: f64) -> Option<f64> {
    value.is_finite().then(|| format!("{value:.6e}").parse().unwrap_or(value))
}
