//! Other readings of the same data: what they make of the graph.

use crate::graph::random::Stream;
use crate::graph::{CompactGraph, View, Weight, compact::Merge};
use crate::model::{Certainty, Mode, Network, Respondent, Strength};
use crate::present::findings::clusters;
use crate::present::subject::Subject;
use crate::studies::robustness::{Perturbed, Recorded, Urn};
use crate::text::Text;
use std::collections::BTreeMap;

/// More members than this are not added to a network.
const MOST_MEMBERS: usize = 100_000;

/// One other reading.
pub(super) struct Scenario<'a> {
    /// The word in results.
    pub(super) id: &'static str,
    /// What it is.
    pub(super) name: Text,
    /// The graph that it makes, or why it says nothing here.
    pub(super) made: Result<Made<'a>, Text>,
}

/// The graph of a reading.
pub(super) enum Made<'a> {
    /// One graph.
    One(Box<Perturbed>),
    /// Another one every time.
    Drawn(Box<dyn Fn(&mut Stream) -> Perturbed + Sync + Send + 'a>),
}

/// All readings, those that say nothing here included.
pub(super) fn all(subject: &Subject) -> Vec<Scenario<'_>> {
    let text = |en, nl| Text { en, nl };
    let reports = Reports::of(subject);
    let unreported = text("no tie says who reported it", "geen relatie vermeldt wie haar meldde");
    let by_reports = |keep: fn(&Reports, usize, usize) -> bool| match &reports {
        Some(reports) => Ok(one(ties(subject, |a, b| !reports.knows(a, b) || keep(reports, a, b)))),
        None => Err(unreported),
    };
    let scenario = |id, name, made| Scenario { id, name, made };
    vec![
        scenario("only-explicit", text("only explicit ties", "alleen uitdrukkelijke relaties"), only_explicit(subject)),
        scenario("only-named", text("only actors with a name", "alleen actoren met een naam"), only_named(subject)),
        scenario(
            "nonrespondents-absent",
            text("non-respondents without ties", "wie niet antwoordde zonder relaties"),
            silent(subject).map(|silent| one(ties(subject, |a, b| !silent[a] && !silent[b]))),
        ),
        scenario(
            "nonrespondents-dropped",
            text("without non-respondents", "zonder wie niet antwoordde"),
            silent(subject).map(|silent| one(of_nodes(subject, |node| !silent[node]))),
        ),
        scenario(
            "reported-by-either",
            text("reported by either", "door minstens een van beide gemeld"),
            by_reports(|reports, a, b| reports.said(a, b) || reports.said(b, a)),
        ),
        scenario(
            "reported-by-both",
            text("reported by both", "door beide gemeld"),
            by_reports(|reports, a, b| reports.said(a, b) && reports.said(b, a)),
        ),
        // Where one of the two could not say so, the word of the other suffices.
        scenario(
            "reconstructed",
            text("reported by all who could", "gemeld door ieder die dat kon"),
            by_reports(|reports, a, b| {
                let agrees = |one, other| reports.said(one, other) || !reports.answered[one];
                (reports.said(a, b) || reports.said(b, a)) && agrees(a, b) && agrees(b, a)
            }),
        ),
        scenario("only-respondents", text("only who answered", "alleen wie antwoordde"), only_respondents(subject)),
        scenario(
            "unnamed-outsiders",
            text("unnamed members as outsiders", "ongenoemde leden als buitenstaanders"),
            unnamed(subject).map(|unnamed| one(unnamed.as_outsiders())),
        ),
        scenario(
            "unnamed-known",
            text("unnamed members as known actors", "ongenoemde leden als bekende actoren"),
            unnamed(subject).map(|unnamed| Made::Drawn(Box::new(move |stream| unnamed.as_known(stream)))),
        ),
    ]
}

fn one<'a>(version: Perturbed) -> Made<'a> {
    Made::One(Box::new(version))
}

/// The graph of the record with the pairs that are kept.
fn ties(subject: &Subject, keep: impl Fn(usize, usize) -> bool) -> Perturbed {
    let graph = &subject.view.graph;
    let kept: Vec<bool> = graph.edges().iter().map(|&(a, b)| keep(a as usize, b as usize)).collect();
    Perturbed::on_all_nodes(graph.with_edges(&kept), 0)
}

/// The graph of the record with the nodes that are kept.
pub(super) fn of_nodes(subject: &Subject, keep: impl Fn(usize) -> bool) -> Perturbed {
    let kept: Vec<bool> = (0..subject.network.node_count()).map(keep).collect();
    let (graph, origin) = subject.view.graph.induced(&kept);
    Perturbed { graph, origin }
}

fn only_explicit(subject: &Subject) -> Result<Made<'_>, Text> {
    let network = &subject.network;
    if network.ties().all(|tie| tie.tie.certainty == Certainty::Explicit) {
        return Err(Text { en: "all ties are explicit", nl: "alle relaties zijn uitdrukkelijk" });
    }
    let view = View::of_ties(network, &subject.choices.view, |tie| tie.tie.certainty == Certainty::Explicit);
    Ok(one(Perturbed::on_all_nodes(view.graph, 0)))
}

fn only_named(subject: &Subject) -> Result<Made<'_>, Text> {
    let named = |node: usize| subject.network.node(node).named && !subject.network.node(node).remainder;
    if (0..subject.network.node_count()).all(named) {
        return Err(Text { en: "all actors have a proper name", nl: "alle actoren hebben een eigen naam" });
    }
    Ok(one(of_nodes(subject, named)))
}

fn only_respondents(subject: &Subject) -> Result<Made<'_>, Text> {
    let answered = |node: usize| subject.network.node(node).respondent == Respondent::Yes;
    let count = (0..subject.network.node_count()).filter(|&node| answered(node)).count();
    match count {
        0 => Err(Text {
            en: "of no actor it is known that it answered",
            nl: "van geen actor is bekend dat die antwoordde",
        }),
        all if all == subject.network.node_count() => {
            Err(Text { en: "all actors answered", nl: "alle actoren antwoordden" })
        }
        _ => Ok(one(of_nodes(subject, answered))),
    }
}

/// Who was asked and did not answer.
fn silent(subject: &Subject) -> Result<Vec<bool>, Text> {
    let silent: Vec<bool> = subject.network.nodes().map(|node| node.respondent == Respondent::NoResponse).collect();
    if silent.contains(&true) {
        return Ok(silent);
    }
    Err(Text {
        en: "no actor is known to have been asked without answering (respondent: no-response)",
        nl: "van geen actor is bekend dat die gevraagd is en niet antwoordde (respondent: no-response)",
    })
}

/// Who said of whom that they are tied. Ties of which nobody is said to have reported them come from elsewhere, and stay.
struct Reports {
    answered: Vec<bool>,
    /// For every pair with a reported tie, in order of its ends, whether each end reported it.
    said: BTreeMap<(usize, usize), (bool, bool)>,
}

impl Reports {
    fn of(subject: &Subject) -> Option<Reports> {
        let network = &subject.network;
        let mut said: BTreeMap<(usize, usize), (bool, bool)> = BTreeMap::new();
        for tie in network.ties().filter(|tie| !tie.tie.reported_by.is_empty()) {
            let (low, high) = (tie.source.min(tie.target), tie.source.max(tie.target));
            let by = |end: usize| tie.tie.reported_by.contains(&network.node(end).id);
            let entry = said.entry((low, high)).or_default();
            *entry = (entry.0 || by(low), entry.1 || by(high));
        }
        let answered = network.nodes().map(|node| node.respondent == Respondent::Yes).collect();
        (!said.is_empty()).then_some(Reports { answered, said })
    }

    fn knows(&self, a: usize, b: usize) -> bool {
        self.said.contains_key(&(a.min(b), a.max(b)))
    }

    /// Whether `a` reported that it is tied to `b`.
    fn said(&self, a: usize, b: usize) -> bool {
        self.said.get(&(a.min(b), a.max(b))).is_some_and(|said| if a < b { said.0 } else { said.1 })
    }
}

/// Members that sources state and nobody coded.
struct Unnamed<'a> {
    subject: &'a Subject,
    /// Structure, the members that are known of it, whenever that is or was, and how many more are stated.
    structures: Vec<(usize, Vec<usize>, usize)>,
    /// Weight of a membership, as the view gives to ties that state no strength.
    weight: f64,
    /// Known actors that may be members, with the number of their ties.
    actors: Vec<u64>,
}

fn unnamed(subject: &Subject) -> Result<Unnamed<'_>, Text> {
    let network = &subject.network;
    let stated = clusters::stated(subject).into_iter().filter_map(|cluster| {
        let more = cluster.unnamed();
        (more > 0).then_some((cluster.structure?, [cluster.members, cluster.others].concat(), more))
    });
    let structures: Vec<(usize, Vec<usize>, usize)> = stated.collect();
    if structures.is_empty() {
        return Err(Text {
            en: "no structure has more members stated than coded",
            nl: "geen verband heeft meer vermelde dan gecodeerde leden",
        });
    }
    if structures.iter().map(|(_, _, more)| more).sum::<usize>() > MOST_MEMBERS {
        return Err(Text {
            en: "more members are stated than can be added",
            nl: "er zijn meer leden vermeld dan er toegevoegd kunnen worden",
        });
    }
    let weight = match subject.choices.view.weight {
        Weight::Strength if subject.has_grades() => Strength::UNGRADED,
        Weight::Strength => Strength::UNMEASURED,
        Weight::None | Weight::Count => 1.0,
    };
    let recorded = Recorded::once(&subject.view.graph);
    let may = |node: usize| network.mode(node) == Mode::Actor && !network.node(node).remainder;
    let actors =
        (0..network.node_count()).map(|node| if may(node) { recorded.ends_at(node) as u64 } else { 0 }).collect();
    Ok(Unnamed { subject, structures, weight, actors })
}

impl Unnamed<'_> {
    /// Every one of them is a further actor whose only tie is that membership.
    fn as_outsiders(&self) -> Perturbed {
        let mut memberships = Vec::new();
        let mut next = self.subject.network.node_count();
        for &(structure, _, more) in &self.structures {
            memberships.extend((next..next + more).map(|member| (member, structure)));
            next += more;
        }
        self.with(next, &memberships)
    }

    /// Every one of them is an actor that the record has, and of which nothing is said about that structure: who was a member is known.
    fn as_known(&self, stream: &mut Stream) -> Perturbed {
        let mut memberships = Vec::new();
        for (structure, members, more) in &self.structures {
            let mut weights = self.actors.clone();
            members.iter().chain([structure]).for_each(|&member| weights[member] = 0);
            let mut urn = Urn::new(weights);
            let drawn = std::iter::from_fn(|| urn.draw(stream)).take(*more);
            memberships.extend(drawn.map(|member| (member, *structure)));
        }
        self.with(self.subject.network.node_count(), &memberships)
    }

    /// The graph with these memberships, without the remainder nodes that stood for their members.
    fn with(&self, count: usize, memberships: &[(usize, usize)]) -> Perturbed {
        let (network, graph): (&Network, &CompactGraph) = (&self.subject.network, &self.subject.view.graph);
        let mut edges: Vec<(u32, u32, f64)> = graph.ties().collect();
        edges.extend(memberships.iter().map(|&(member, whole)| (member as u32, whole as u32, self.weight)));
        let whole = CompactGraph::from_edges(count, graph.is_directed(), graph.is_weighted(), &edges, Merge::Max);
        let known = network.node_count();
        let stands_for_these = |node: usize| {
            let stated = |other: u32| self.structures.iter().any(|(structure, ..)| *structure == other as usize);
            network.node(node).remainder
                && graph.neighbors(node).iter().chain(graph.in_neighbors(node)).any(|&o| stated(o))
        };
        let keep: Vec<bool> = (0..count).map(|node| node >= known || !stands_for_these(node)).collect();
        let (graph, origin) = whole.induced(&keep);
        let origin =
            origin.into_iter().map(|old| if (old as usize) < known { old } else { Perturbed::ADDED }).collect();
        Perturbed { graph, origin }
    }
}
