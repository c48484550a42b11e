//! Why a number is what it is: of what it is made up, whom it rests on, and which ties with which evidence.
//!
//! One explanation per measure, listed in [`EXPLANATIONS`]. The parts come from [`crate::studies::explain`] and add up to the value;
//! here they get their names back.

mod betweenness;
mod bridge;
mod brokerage;
mod closeness;
mod cluster;
mod columns;
mod constraint;
mod coreness;
mod cut_point;
mod degree;
mod effective_size;
mod eigenvector;
mod groups;
mod local_clustering;
mod node_ei_index;
mod pagerank;
mod participation;
mod sheet;
mod ties;
mod value;

use super::found::Found;
use super::{cautioned, count, finish, labels, some};
use crate::Error;
use crate::graph::CompactGraph;
use crate::measures::{self, Along, Listens, Measure, Params, Scores, Text};
use crate::model::names::nearest;
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Table};
use crate::present::who::Who;
use sheet::{Section, Sheet};
use std::borrow::Cow;

/// One entry of the registry: what can be explained, and how.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    /// The word on the command line: the id of the measure, or `cluster`.
    pub id: &'static str,
    /// What it shows, in one sentence.
    pub shows: Text,
    /// The sections that it may have, in order.
    sections: &'static [&'static Section],
    explain: Explain,
}

impl Explanation {
    /// The words in the column `section`, in order.
    pub fn sections(&self) -> impl Iterator<Item = &'static Section> {
        self.sections.iter().copied()
    }

    /// Whether it is about a cluster, so that clusters must be found first.
    pub fn is_about_cluster(&self) -> bool {
        matches!(self.explain, Explain::Cluster(_))
    }
}

type ExplainPair = fn(&Question<'_>, (usize, usize), &mut Sheet) -> Result<(), Error>;

/// Whom an explanation is about.
#[derive(Debug, Clone, Copy)]
enum Explain {
    /// One node.
    Node(fn(&Question<'_>, usize, &mut Sheet) -> Result<(), Error>),
    /// A tied pair.
    Pair(ExplainPair),
    /// A cluster: its place among those found.
    Cluster(fn(&Question<'_>, &Found, usize, &mut Sheet) -> Result<(), Error>),
}

/// All explanations, from the plain to the involved.
pub static EXPLANATIONS: &[Explanation] = &[
    degree::DEGREE,
    degree::IN_DEGREE,
    degree::OUT_DEGREE,
    degree::STRENGTH,
    degree::IN_STRENGTH,
    degree::OUT_STRENGTH,
    betweenness::BETWEENNESS,
    closeness::CLOSENESS,
    closeness::HARMONIC_CLOSENESS,
    eigenvector::EIGENVECTOR,
    pagerank::PAGERANK,
    coreness::CORENESS,
    local_clustering::LOCAL_CLUSTERING,
    constraint::CONSTRAINT,
    effective_size::EFFECTIVE_SIZE,
    effective_size::EFFICIENCY,
    brokerage::BROKERAGE,
    brokerage::BROKERED_PAIRS,
    participation::PARTICIPATION,
    node_ei_index::NODE_EI_INDEX,
    cut_point::CUT_POINT,
    bridge::BRIDGE,
    cluster::CLUSTER,
];

/// The explanation with this id.
///
/// # Errors
///
/// None; the hint names what is near, or all there are.
pub fn find(id: &str) -> Result<&'static Explanation, Error> {
    if let Some(found) = EXPLANATIONS.iter().find(|explanation| explanation.id == id) {
        return Ok(found);
    }
    // What is called so for a whole network has another name for one node.
    if id == "ei-index" {
        return find("node-ei-index");
    }
    let known = || EXPLANATIONS.iter().map(|explanation| explanation.id);
    let all = known().collect::<Vec<_>>().join(", ");
    if measures::find(id).is_some() {
        return Err(
            Error::request(format!("there is no explanation of {id:?} yet")).hint(format!("there is one of {all}"))
        );
    }
    let error = Error::request(format!("{id:?} is nothing that can be explained"));
    Err(match nearest(id, known()) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error,
    }
    .hint(format!("the order is: explain MEASURE NODE FILE; there are {all}")))
}

/// What is asked beside the measure and the network.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The node, by id or name; two with `--` between them for a tie; the number or a member of a cluster.
    pub who: String,
    /// The attribute by which nodes are grouped.
    pub by: Option<String>,
    /// Which way paths and ties are followed in a directed graph.
    pub along: Along,
    /// The clusters found, for an explanation of one of them.
    pub found: Option<Found>,
    /// The most rows of a section that are shown.
    pub top: Option<usize>,
}

/// A question while it is answered.
pub(super) struct Question<'a> {
    subject: &'a Subject,
    language: Language,
    by: Option<&'a str>,
    params: Params,
}

impl Question<'_> {
    /// A registered measure and its scores for all nodes.
    fn scores(&self, id: &str) -> (&'static Measure, Scores) {
        let measure = measures::find(id).expect("an explanation is of a registered measure");
        (measure, measure.of(&self.subject.view.graph, &self.params))
    }

    /// The graph whose weights are lengths by the rule that the analyst chose, for whatever follows paths.
    fn ways(&self) -> Cow<'_, CompactGraph> {
        self.params.cost.of(&self.subject.view.graph)
    }

    fn label(&self, node: usize) -> String {
        self.subject.network.node(node).label.clone()
    }

    fn labels(&self, nodes: &[usize]) -> Vec<String> {
        labels(&self.subject.network, nodes.iter().copied())
    }

    /// Up to `most` names, then how many more.
    fn names(&self, nodes: &[usize], most: usize) -> String {
        some(&self.labels(nodes), most, self.language)
    }

    fn ids(&self, nodes: &[usize]) -> Vec<String> {
        nodes.iter().map(|&node| self.subject.network.node(node).id.clone()).collect()
    }

    /// `Solidez (organisation, Wageningen)`.
    fn introduced(&self, node: usize) -> String {
        let network = &self.subject.network;
        let entry = network.node(node);
        let mut about = vec![self.language.node_kind(network, &entry.kind)];
        about.extend(entry.places().map(str::to_owned));
        if entry.is_national() && !self.subject.places.names.is_empty() {
            about.push(self.language.pick("national", "landelijk").to_owned());
        }
        format!("{} ({})", entry.label, about.join(", "))
    }

    /// Id and label of a node, the first cells of many rows.
    fn named(&self, node: usize) -> [Cell; 2] {
        let entry = self.subject.network.node(node);
        [entry.id.as_str().into(), entry.label.as_str().into()]
    }

    /// Id, label, kind and places of a node.
    fn described(&self, node: usize) -> [Cell; 4] {
        let network = &self.subject.network;
        let entry = network.node(node);
        let [id, label] = self.named(node);
        let kind = Cell::word(&entry.kind, self.language.node_kind(network, &entry.kind));
        [id, label, kind, entry.municipalities.clone().into()]
    }

    /// The partners of a node in either direction.
    fn partners(&self, node: usize) -> Vec<usize> {
        self.subject.partners(node)
    }

    /// Whether a node has no tie that counts; then that is all there is to say.
    fn alone(&self, node: usize, sheet: &mut Sheet) -> bool {
        let alone = self.partners(node).is_empty();
        if alone {
            let label = self.label(node);
            sheet.say(match self.language {
                Language::En => format!("{label} has no ties in the chosen part of the file, and so there is nothing that this rests on."),
                Language::Nl => format!("{label} heeft geen relaties in het gekozen deel van het bestand; er is dus niets waar dit op berust."),
            });
        }
        alone
    }

    /// How strong ties and their direction count, where that is not plain.
    fn conventions(&self, measure: &Measure, sheet: &mut Sheet) {
        use crate::measures::{DirectionUse, WeightUse};
        let graph = &self.subject.view.graph;
        if measure.weights == WeightUse::Distance
            && let Some(rule) = self.subject.cost_note(self.language)
        {
            sheet.note(rule);
        }
        if graph.is_directed() && measure.direction == DirectionUse::Follows {
            sheet.note_in("Ties are followed in their direction.", "Relaties worden in hun richting gevolgd.");
        }
        if graph.is_directed() && measure.direction == DirectionUse::Ignores {
            sheet.note_in("Direction is not looked at.", "Naar de richting wordt niet gekeken.");
        }
    }
}

/// Why a number is what it is.
///
/// # Errors
///
/// Somebody who is not in the network, an attribute that no node has.
pub fn table(subject: &Subject, explanation: &Explanation, asked: &Asked, language: Language) -> Result<Table, Error> {
    let params = Params { along: asked.along, seed: subject.choices.seed, ..subject.params(&Params::default()) };
    let question = Question { subject, language, by: asked.by.as_deref(), params };
    let mut sheet = Sheet::new(language, asked.top);
    let usual;
    let found = match (&asked.found, explanation.is_about_cluster()) {
        (Some(found), true) => Some(found),
        (None, true) => {
            usual = Found::usual(subject);
            Some(&usual)
        }
        (_, false) => None,
    };
    let about = match (explanation.explain, found) {
        (Explain::Node(explain), _) => {
            let node = Who::among(subject, "").node(&asked.who)?;
            explain(&question, node, &mut sheet)?;
            question.label(node)
        }
        (Explain::Pair(explain), _) => {
            let (one, other) = Who::among(subject, "").pair(&asked.who, "--")?;
            explain(&question, (one, other), &mut sheet)?;
            format!("{} – {}", question.label(one), question.label(other))
        }
        (Explain::Cluster(_), None) => asked.who.clone(),
        (Explain::Cluster(explain), Some(found)) => match cluster::chosen(&question, found, &asked.who, &mut sheet)? {
            Some(number) => {
                explain(&question, found, number, &mut sheet)?;
                (number + 1).to_string()
            }
            None => asked.who.clone(),
        },
    };
    let name = measures::find(explanation.id).map_or("Cluster", |measure| language.text(measure.name));
    let title = format!("{} {name}: {about}", language.pick("Why?", "Waarom?"));
    let mut table = sheet.into_table(title, explanation.sections);
    if let Some(found) = found {
        found.write_into(&mut table.recipe);
    }
    table.recipe.set("explain", explanation.id);
    table.recipe.set("who", asked.who.as_str());
    if let Some(by) = &asked.by {
        table.recipe.set("by", by.as_str());
    }
    if measures::find(explanation.id).is_some_and(|measure| measure.listens.contains(&Listens::Along)) {
        table.recipe.set("along", if asked.along == Along::Out { "out" } else { "in" });
    }
    if subject.network.tie_count() > 0 && subject.network.ties().all(|tie| tie.tie.evidence.is_empty()) {
        table.notes.push(
            language
                .pick(
                    "No tie of this file says where it was read, so nothing here can be traced back to a source.",
                    "Geen relatie in dit bestand zegt waar zij is gelezen; niets hiervan is tot een bron te herleiden.",
                )
                .to_owned(),
        );
    }
    let about = if measures::find(explanation.id).is_some() { About::Positions } else { About::Clusters };
    Ok(finish(cautioned(table, subject, &[about], language), subject, language))
}
