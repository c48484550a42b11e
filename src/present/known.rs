//! What measures may know of a subject beside its graph: groups by an attribute, numbers, modes, signs, relations, reports.

use super::language::Language;
use super::subject::Subject;
use super::table::Recipe;
use super::who::Who;
use crate::Error;
use crate::graph::{CompactGraph, view};
use crate::measures::{Answer, Grouping, Known, Measure, Need, Reports, Signed, Stated};
use crate::model::{Mode, Network, Node, Respondent, names::nearest, stated_groups};
use serde_json::Value;
use std::collections::BTreeSet;

/// What the user asks for beside measures: an attribute to group by, one to reckon with, a group of nodes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Attribute by which nodes are grouped; [`CLUSTER`] for the communities found.
    pub by: Option<String>,
    /// Attribute that holds a number.
    pub value: Option<String>,
    /// Ids or names of the nodes of one group.
    pub members: Vec<String>,
}

impl Asked {
    /// Says in a recipe what was asked.
    pub(in crate::present) fn write_into(&self, recipe: &mut Recipe) {
        for (key, value) in [("by", &self.by), ("value", &self.value)] {
            if let Some(value) = value {
                recipe.set(key, value.as_str());
            }
        }
        if !self.members.is_empty() {
            recipe.set("group", self.members.join(","));
        }
    }
}

/// The word that groups by the communities found.
pub const CLUSTER: &str = "cluster";

/// Whether groups are found in the ties themselves. Whatever such groups are held against, ties lie more inside them and less between
/// them: that is how they were found, so that no chance says anything.
pub fn found_in_ties(by: &str) -> bool {
    by == CLUSTER
}

/// Why no chance is given where groups were [`found_in_ties`], and what asks whether they are more than chance.
pub fn untested(language: Language) -> &'static str {
    language.pick(
        "The clusters were made from these very ties: how ties lie inside and between them is how they were found. No p is given, since \
         it would be as small in a random network; clusters --stability asks whether the clusters are more than chance.",
        "De clusters zijn uit deze relaties zelf gemaakt: hoe relaties erbinnen en ertussen liggen, is hoe zij gevonden zijn. Er staat geen p, \
         want die zou in een toevallig netwerk even klein zijn; clusters --stability vraagt of de clusters meer zijn dan toeval.",
    )
}

/// The same as an error, for what is nothing but a test.
pub fn refuse_untested(what: &str) -> Error {
    Error::request(format!(
        "{what}: the clusters were made from these very ties, and differ from chance in a random network too"
    ))
    .hint("verbinder clusters FILE --stability asks whether they are more than chance; or name an attribute that does not come from the ties")
}

/// The attributes of nodes that are no free ones, in files and here.
const FIELDS: [&str; 6] = ["municipality", "sector", "kind", "mode", "part_of", "respondent"];

/// Everything that a list of measures needs beside the graph.
#[derive(Debug, Default)]
pub struct Besides {
    without_direction: bool,
    groups: Option<Grouping>,
    /// Names of the groups, in their order.
    pub group_names: Vec<String>,
    values: Option<Vec<f64>>,
    second_mode: Option<Vec<bool>>,
    signed: Option<Signed>,
    relations: Option<Vec<CompactGraph>>,
    /// Names of the relations, in their order.
    pub relation_names: Vec<String>,
    members: Option<Vec<usize>>,
    reports: Option<Reports>,
    answers: Option<Vec<Answer>>,
    stated: Option<Vec<Stated>>,
    asked: Asked,
}

impl Besides {
    /// What these measures need of a subject.
    ///
    /// # Errors
    ///
    /// What they need and neither the user nor the file gives, with what would.
    pub fn of(subject: &Subject, measures: &[&Measure], asked: &Asked) -> Result<Besides, Error> {
        let without_direction = subject.without_direction();
        let mut besides = Besides { without_direction, asked: asked.clone(), ..Besides::default() };
        for measure in measures {
            for &need in measure.needs {
                besides.add(subject, need, measure.id)?;
            }
        }
        Ok(besides)
    }

    /// The same with something that is needed for another reason: by a null model, which is named in errors.
    ///
    /// # Errors
    ///
    /// Neither the user nor the file gives it.
    pub fn and(mut self, subject: &Subject, need: Need, by: &str) -> Result<Besides, Error> {
        self.add(subject, need, by)?;
        Ok(self)
    }

    /// All of it together with the graph.
    pub fn known<'a>(&'a self, graph: &'a CompactGraph) -> Known<'a> {
        Known {
            without_direction: self.without_direction,
            groups: self.groups.as_ref(),
            values: self.values.as_deref(),
            second_mode: self.second_mode.as_deref(),
            signed: self.signed.as_ref(),
            relations: self.relations.as_deref(),
            members: self.members.as_deref(),
            reports: self.reports.as_ref(),
            answers: self.answers.as_deref(),
            stated: self.stated.as_deref(),
            ..Known::new(graph)
        }
    }

    fn add(&mut self, subject: &Subject, need: Need, id: &str) -> Result<(), Error> {
        let network = &subject.network;
        let lacks = |what: &str| Error::request(format!("{id} needs {}{what}", need.text().en));
        match need {
            Need::Groups => {
                let Some(by) = &self.asked.by else {
                    return Err(lacks("").hint("name an attribute: --by municipality, sector, kind, cluster, …"));
                };
                let labels = labels_of(subject, by)?;
                self.group_names = labels.iter().flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect();
                self.groups = Some(Grouping::from_labels(&labels));
            }
            Need::Values => {
                let Some(attribute) = &self.asked.value else {
                    return Err(lacks("").hint("name the attribute that holds it: --value ATTRIBUTE"));
                };
                self.values = Some(numbers(network, attribute)?);
            }
            Need::Modes => {
                let structures: Vec<bool> =
                    (0..network.node_count()).map(|node| network.mode(node) == Mode::Structure).collect();
                let inside = subject.view.graph.edges().iter();
                let inside = inside.filter(|(a, b)| structures[*a as usize] == structures[*b as usize]).count();
                if inside > 0 {
                    return Err(lacks(&format!(": {inside} tied pairs are of the same mode"))
                        .hint("choose ties that join actors and structures, for instance --kind participates-in"));
                }
                if !structures.contains(&true) {
                    return Err(lacks(": there is no structure").hint("verbinder list kinds tells which kinds are"));
                }
                self.second_mode = Some(structures);
            }
            Need::Signs => {
                let (graph, signs) = view::signed(network, &subject.choices.view);
                if signs.is_empty() {
                    return Err(lacks(": no tie has one").hint("give ties a sign, positive or negative"));
                }
                self.signed = Some(Signed { graph, signs });
            }
            Need::Relations => {
                let (names, graphs): (Vec<String>, Vec<CompactGraph>) =
                    view::relations(network, &subject.choices.view).into_iter().unzip();
                if names.len() < 2 {
                    return Err(lacks(": all ties are of one layer or kind")
                        .hint("give ties a layer or different kinds, or leave out --layer and --kind"));
                }
                (self.relation_names, self.relations) = (names, Some(graphs));
            }
            Need::Members => {
                if self.asked.members.is_empty() {
                    return Err(lacks("").hint("name them: --group ID,ID,…"));
                }
                self.members = Some(members(subject, &self.asked.members)?);
            }
            Need::Reports => {
                if network.ties().all(|tie| tie.tie.reported_by.is_empty()) {
                    return Err(lacks(": no tie says so").hint("give ties a field reported_by with ids of nodes"));
                }
                let reports = reports(subject);
                // Who names others was not asked who names them: that nobody confirms an arc says nothing.
                if subject.view.graph.is_directed() && reports.by_ends.iter().all(|(_, by_target)| !by_target) {
                    return Err(lacks(
                        ": nobody reported a tie that leads to them, but only ties that begin with them",
                    )
                    .hint("leave out --direction directed: then what both ends report of a pair counts"));
                }
                self.reports = Some(reports);
            }
            Need::Answers => {
                if network.nodes().all(|node| node.respondent == Respondent::Unknown) {
                    return Err(lacks(": no node says so")
                        .hint("give nodes a field respondent: yes, named-only or no-response"));
                }
                self.answers = Some(network.nodes().map(answer).collect());
            }
            Need::Stated => {
                let stated = stated(subject);
                if stated.iter().all(|node| node.members.is_none()) {
                    return Err(lacks(": no node has one").hint("give structures a field members_stated"));
                }
                self.stated = Some(stated);
            }
        }
        Ok(())
    }

    /// What a reader must know: by what nodes are grouped, and how many take part in no group.
    pub fn notes(&self, language: Language) -> Vec<String> {
        let mut notes = Vec::new();
        if let (Some(groups), Some(by)) = (&self.groups, &self.asked.by) {
            let (count, without, all) = (groups.count(), groups.without(), groups.of().len());
            notes.push(match (language, without) {
                (Language::En, 0) => format!("grouped by {by}: {count} groups"),
                (Language::Nl, 0) => format!("gegroepeerd naar {by}: {count} groepen"),
                (Language::En, _) => format!(
                    "grouped by {by}: {count} groups; {without} of {all} nodes have no single {by} and take part in no count"
                ),
                (Language::Nl, _) => format!(
                    "gegroepeerd naar {by}: {count} groepen; {without} van {all} knopen hebben geen enkelvoudige waarde en tellen nergens mee"
                ),
            });
        }
        if let (Some(values), Some(value)) = (&self.values, &self.asked.value) {
            let without = values.iter().filter(|value| value.is_nan()).count();
            if without > 0 {
                notes.push(match language {
                    Language::En => {
                        format!("{without} of {} nodes have no {value} and take part in no count", values.len())
                    }
                    Language::Nl => {
                        format!("{without} van {} knopen hebben geen {value} en tellen nergens mee", values.len())
                    }
                });
            }
        }
        if !self.relation_names.is_empty() {
            let names: Vec<&str> =
                self.relation_names.iter().map(|name| if name.is_empty() { "–" } else { name.as_str() }).collect();
            notes.push(match language {
                Language::En => format!("relations: {}", names.join(", ")),
                Language::Nl => format!("soorten relatie: {}", names.join(", ")),
            });
        }
        notes
    }
}

/// The label of every node by an attribute; none where it has none or several.
///
/// # Errors
///
/// No node has such an attribute.
pub fn labels_of(subject: &Subject, by: &str) -> Result<Vec<Option<String>>, Error> {
    let network = &subject.network;
    if by == CLUSTER {
        // Numbered with leading zeros, so that the order of names is the order of sizes.
        let communities = subject.communities().partition.labels();
        let width = communities.iter().max().map_or(1, |&last| (last + 1).to_string().len());
        return Ok(communities.iter().map(|label| Some(format!("{:0width$}", label + 1))).collect());
    }
    let of = |(index, node): (usize, &Node)| match by {
        "municipality" => {
            let mut places = node.places();
            places.next().filter(|_| places.next().is_none()).map(str::to_owned)
        }
        "sector" => node.sector.clone(),
        "kind" => Some(node.kind.clone()),
        "mode" => Some(network.mode(index).word().to_owned()),
        "part_of" => node.part_of.clone(),
        "respondent" => (node.respondent != Respondent::Unknown).then(|| node.respondent.word().to_owned()),
        other => node.attributes.get(other).and_then(label),
    };
    let labels: Vec<Option<String>> = network.nodes().enumerate().map(of).collect();
    if !labels.is_empty() && labels.iter().all(Option::is_none) {
        return Err(unknown("by", by, network, &[FIELDS.as_slice(), &[CLUSTER]].concat()));
    }
    Ok(labels)
}

/// An attribute as the name of a group.
pub(super) fn label(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

/// The number of every node in an attribute; NaN where it has none.
pub(super) fn numbers(network: &Network, attribute: &str) -> Result<Vec<f64>, Error> {
    let of = |node: &Node| match attribute {
        "members_stated" => node.members_stated.map(f64::from),
        other => match node.attributes.get(other)? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        },
    };
    let values: Vec<f64> =
        network.nodes().map(|node| of(node).filter(|value: &f64| value.is_finite()).unwrap_or(f64::NAN)).collect();
    if !values.is_empty() && values.iter().all(|value| value.is_nan()) {
        return Err(unknown("value", attribute, network, &["members_stated"]));
    }
    Ok(values)
}

/// An error for an attribute that no node has, with those that some have.
fn unknown(option: &str, wrong: &str, network: &Network, fields: &[&str]) -> Error {
    let mut known: BTreeSet<&str> = fields.iter().copied().collect();
    known.extend(network.nodes().flat_map(|node| node.attributes.keys().map(String::as_str)));
    let what = if option == "value" { "number" } else { "single value" };
    let error = Error::request(format!("--{option} {wrong:?}: no node has a {what} of this attribute"));
    match nearest(wrong, known.iter().copied().filter(|name| *name != wrong)) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error.hint(format!("nodes may have {}", known.into_iter().collect::<Vec<_>>().join(", "))),
    }
}

/// The nodes with these ids or names, ascending.
fn members(subject: &Subject, named: &[String]) -> Result<Vec<usize>, Error> {
    let who = Who::among(subject, "group");
    let found: BTreeSet<usize> = named.iter().map(|word| who.node(word)).collect::<Result<_, _>>()?;
    Ok(found.into_iter().collect())
}

fn answer(node: &Node) -> Answer {
    match node.respondent {
        Respondent::Yes => Answer::Given,
        Respondent::NoResponse => Answer::Withheld,
        Respondent::NamedOnly => Answer::NotAsked,
        Respondent::Unknown => Answer::Unknown,
    }
}

/// What sources state of the members of the chosen nodes. It does not depend on which other nodes were chosen.
pub(in crate::present) fn stated(subject: &Subject) -> Vec<Stated> {
    let network = &subject.network;
    let mut found: Vec<Stated> =
        network.nodes().map(|node| Stated { remainder: node.remainder, ..Stated::default() }).collect();
    for group in stated_groups(&subject.file) {
        if let Some(node) = network.index_of(&subject.file.node(group.node).id) {
            found[node].members = group.stated.map(|stated| stated as usize);
            found[node].known = group.known();
        }
    }
    found
}

fn reports(subject: &Subject) -> Reports {
    let network = &subject.network;
    let view = &subject.view;
    let by_ends = view
        .graph
        .edges()
        .iter()
        .zip(&view.edge_ties)
        .map(|(&(a, b), ties)| {
            let reported = |end: u32| {
                let id = &network.node(end as usize).id;
                ties.iter().any(|&tie| network.tie(tie).tie.reported_by.contains(id))
            };
            (reported(a), reported(b))
        })
        .collect();
    let answered = network
        .nodes()
        .map(|node| match node.respondent {
            Respondent::Yes => Some(true),
            Respondent::NamedOnly | Respondent::NoResponse => Some(false),
            Respondent::Unknown => None,
        })
        .collect();
    Reports { by_ends, answered }
}
