//! The one builder that makes a network: it keeps what can be, and says why the rest cannot.

use super::names::{Suggestions, nearest};
use super::network::{Info, Network, Origins};
use super::{Node, Tie};
use crate::diagnostics::{Checked, Diagnostic, Place};
use indexmap::IndexMap;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Collects nodes and ties in any order and makes the network that they allow, with every reason why something was left out.
#[derive(Debug)]
pub struct NetworkBuilder {
    info: Info,
    nodes: Vec<(Node, Place)>,
    ties: Vec<(String, String, Tie, Place)>,
    diagnostics: Vec<Diagnostic>,
    suggestions: Suggestions,
}

impl NetworkBuilder {
    /// An empty network with this description.
    pub fn new(info: Info) -> Self {
        NetworkBuilder {
            info,
            nodes: Vec::new(),
            ties: Vec::new(),
            diagnostics: Vec::new(),
            suggestions: Suggestions::default(),
        }
    }

    /// Adds a node; `place` says where it stands in the input.
    pub fn add_node(&mut self, node: Node, place: Place) {
        self.nodes.push((node, place));
    }

    /// Adds a tie between two ids; the nodes may come later.
    pub fn add_tie(&mut self, source: &str, target: &str, tie: Tie, place: Place) {
        self.ties.push((source.to_owned(), target.to_owned(), tie, place));
    }

    /// Adds what the reader itself found wrong or doubtful.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The description of the network, which readers may learn only after its nodes and ties.
    pub fn info_mut(&mut self) -> &mut Info {
        &mut self.info
    }

    /// The nodes added so far, of which readers may learn more later: in a survey, who answered.
    pub fn nodes_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.nodes.iter_mut().map(|(node, _)| node)
    }

    /// The kind of every node added so far.
    pub fn kinds_of_nodes(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().map(|(node, _)| node.kind.as_str())
    }

    /// The kind of every tie added so far.
    pub fn kinds_of_ties(&self) -> impl Iterator<Item = &str> {
        self.ties.iter().map(|(_, _, tie, _)| tie.kind.as_str())
    }

    /// Whether a node with this id was added.
    pub fn has_node(&self, id: &str) -> bool {
        self.nodes.iter().any(|(node, _)| node.id == id)
    }

    /// The network that can be made, and everything that stood in the way.
    pub fn build(self) -> Checked<Network> {
        self.build_with_origins().0
    }

    /// As [`NetworkBuilder::build`], with the place of every node and tie in the order of the network.
    pub fn build_with_origins(mut self) -> (Checked<Network>, Origins) {
        for (node, _) in &mut self.nodes {
            node.municipalities.sort();
            node.municipalities.dedup();
        }
        self.nodes.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        self.check_nodes();
        let by_id: BTreeMap<String, usize> =
            self.nodes.iter().enumerate().map(|(index, (node, _))| (node.id.clone(), index)).collect();
        self.check_hierarchy(&by_id);
        let ends = self.check_ties(&by_id);
        self.check_evidence();

        // Ties are large and many; their numbers are put in order, and each tie moves once.
        let mut order: Vec<usize> = (0..self.ties.len()).collect();
        order.sort_by(|&a, &b| ends[a].cmp(&ends[b]).then_with(|| tie_order(&self.ties[a].2, &self.ties[b].2)));
        let mut origins = Origins::default();
        let mut nodes = Vec::with_capacity(self.nodes.len());
        for (node, place) in self.nodes {
            nodes.push(node);
            origins.nodes.push(place);
        }
        let mut placed: Vec<Option<PlacedTie>> = self.ties.into_iter().map(Some).collect();
        let mut ties = Vec::with_capacity(placed.len());
        for index in order {
            let (source, target) = ends[index];
            let (_, _, tie, place) = placed[index].take().expect("every tie has one place in the order");
            ties.push((source, target, tie));
            origins.ties.push(place);
        }
        (Checked { value: Network::assembled(self.info, nodes, ties), diagnostics: self.diagnostics }, origins)
    }

    /// Of nodes in the order of their ids: leaves repeated ones out, and mends what the others cannot be.
    fn check_nodes(&mut self) {
        let mut kept: Vec<(Node, Place)> = Vec::with_capacity(self.nodes.len());
        let vocabulary = &self.info.vocabulary;
        for (mut node, place) in std::mem::take(&mut self.nodes) {
            if let Some((_, earlier)) = kept.last().filter(|(earlier, _)| earlier.id == node.id) {
                let hint = format!("the first one stands at {earlier}; give one of them another id, or merge the two");
                let message = format!("the id {:?} is used twice", node.id);
                self.diagnostics.push(Diagnostic::error("duplicate-id", place.at_field("id"), message).hint(hint));
                continue;
            }
            if vocabulary.node_kind(&node.kind).is_none() {
                let known = vocabulary.node_kinds().map(|kind| kind.id.as_str());
                self.diagnostics.push(unknown_kind("node", &node.kind, &node.id, &place, known));
                node.kind = super::kind::DEFAULT_NODE_KIND.to_owned();
            }
            if node.period.is_impossible() {
                self.diagnostics.push(impossible_period(&format!("node {:?}", node.id), &node.period, &place));
                node.period = super::Period::default();
            }
            kept.push((node, place));
        }
        self.nodes = kept;
    }

    fn check_hierarchy(&mut self, by_id: &BTreeMap<String, usize>) {
        for (node, place) in &mut self.nodes {
            let Some(whole) = node.part_of.take_if(|whole| !by_id.contains_key(whole)) else { continue };
            let diagnostic = Diagnostic::error(
                "unknown-whole",
                place.at_field("part_of"),
                format!("node {:?} is said to be part of {whole:?}, which is no node", node.id),
            );
            self.diagnostics.push(self.suggestions.complete(diagnostic, &whole, by_id));
        }
        let above = |nodes: &[(Node, Place)], at: usize| nodes[at].0.part_of.as_ref().map(|whole| by_id[whole]);
        // In which walk up a node was met: a walk that meets itself has found a cycle, one that meets another needs not go on.
        let mut met = vec![usize::MAX; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut at = start;
            while met[at] == usize::MAX {
                met[at] = start;
                match above(&self.nodes, at) {
                    Some(up) => at = up,
                    None => break,
                }
            }
            if met[at] != start || above(&self.nodes, at).is_none() {
                continue;
            }
            let cycle =
                std::iter::successors(
                    above(&self.nodes, at),
                    |&up| {
                        if up == at { None } else { above(&self.nodes, up) }
                    },
                );
            let Some(cut) = cycle.min() else { continue };
            let (node, place) = &mut self.nodes[cut];
            let whole = node.part_of.take().unwrap_or_default();
            self.diagnostics.push(
                Diagnostic::error(
                    "part-of-cycle",
                    place.at_field("part_of"),
                    format!("node {:?} is part of itself, through {whole:?}", node.id),
                )
                .hint("take one part_of out, so that the hierarchy has a top"),
            );
        }
    }

    /// Leaves ties out that join no two nodes, and mends what the others cannot be. Returns the ends of those that stay.
    fn check_ties(&mut self, by_id: &BTreeMap<String, usize>) -> Vec<(usize, usize)> {
        let quick: IndexMap<&str, usize> = by_id.iter().map(|(id, index)| (id.as_str(), *index)).collect();
        let mut ends = Vec::with_capacity(self.ties.len());
        let vocabulary = &self.info.vocabulary;
        let diagnostics = &mut self.diagnostics;
        self.ties.retain_mut(|(source, target, tie, place)| {
            let joined = [quick.get(source.as_str()).copied(), quick.get(target.as_str()).copied()];
            for (end, id, found) in [("source", &*source, joined[0]), ("target", &*target, joined[1])] {
                if found.is_none() {
                    let diagnostic = Diagnostic::error(
                        "dangling-tie",
                        place.at_field(end),
                        format!("the {end} {id:?} of this tie is no node"),
                    );
                    diagnostics.push(self.suggestions.complete(diagnostic, id, by_id));
                }
            }
            let [Some(from), Some(to)] = joined else { return false };
            ends.push((from, to));
            if vocabulary.tie_kind(&tie.kind).is_none() {
                let ends = format!("{source} → {target}");
                diagnostics.push(unknown_kind(
                    "tie",
                    &tie.kind,
                    &ends,
                    place,
                    vocabulary.tie_kinds().map(|kind| kind.id.as_str()),
                ));
                tie.kind = super::kind::DEFAULT_TIE_KIND.to_owned();
            }
            if tie.period.is_impossible() {
                let what = format!("tie {source} → {target}");
                diagnostics.push(impossible_period(&what, &tie.period, place));
                tie.period = super::Period::default();
            }
            if tie.strength.is_some_and(|strength| !strength.is_sound()) {
                diagnostics.push(
                    Diagnostic::error(
                        "bad-strength",
                        place.at_field("strength"),
                        format!("the strength of {source} → {target} is no number between 1e-100 and 1e100"),
                    )
                    .hint("write the strength as it was measured, above zero; leave it out where it is unknown"),
                );
                tie.strength = None;
            }
            if source == target {
                diagnostics.push(
                    Diagnostic::warning("self-tie", place.at_field("target"), format!("{source:?} is tied to itself"))
                        .hint("no measure uses self-ties; take it out, or correct one of its ends"),
                );
            }
            true
        });
        for (_, _, tie, place) in &self.ties {
            for reporter in tie.reported_by.iter().filter(|id| !by_id.contains_key(*id)) {
                let diagnostic = Diagnostic::error(
                    "unknown-reporter",
                    place.at_field("reported_by"),
                    format!("this tie is reported by {reporter:?}, which is no node"),
                );
                diagnostics.push(self.suggestions.complete(diagnostic, reporter, by_id));
            }
        }
        ends
    }

    fn check_evidence(&mut self) {
        let known: BTreeSet<&str> = self.info.sources.iter().map(|source| source.id.as_str()).collect();
        let nodes = self.nodes.iter().map(|(node, place)| (&node.evidence, place));
        let ties = self.ties.iter().map(|(_, _, tie, place)| (&tie.evidence, place));
        let mut reported = BTreeSet::new();
        for (evidence, place) in nodes.chain(ties) {
            for item in evidence {
                if !known.contains(item.source.as_str()) && reported.insert(item.source.clone()) {
                    self.diagnostics.push(
                        Diagnostic::warning(
                            "unknown-source",
                            place.at_field("evidence"),
                            format!(
                                "evidence refers to the source {:?}, which the file does not describe",
                                item.source
                            ),
                        )
                        .hint("add it to graph.sources with its id and title"),
                    );
                }
            }
        }
    }
}

type PlacedTie = (String, String, Tie, Place);

/// Of ties that join one pair: by kind, layer and period; what differs beyond that decides only where these are equal, because
/// it is dear to compare.
fn tie_order(a: &Tie, b: &Tie) -> Ordering {
    fn coarse(tie: &Tie) -> impl Ord + '_ {
        (&tie.kind, &tie.layer, tie.period, tie.status, tie.directed)
    }
    fn fine(tie: &Tie) -> impl PartialOrd + '_ {
        let evidence: Vec<_> = tie.evidence.iter().map(|e| (&e.source, &e.locators, e.certainty, &e.note)).collect();
        (tie.sign, tie.strength, &tie.role, &tie.reported_by, tie.certainty, evidence, tie.derived)
    }
    let attributes = |tie: &Tie| serde_json::to_string(&tie.attributes).unwrap_or_default();
    coarse(a)
        .cmp(&coarse(b))
        .then_with(|| fine(a).partial_cmp(&fine(b)).unwrap_or(Ordering::Equal))
        .then_with(|| attributes(a).cmp(&attributes(b)))
}

fn impossible_period(what: &str, period: &super::Period, place: &Place) -> Diagnostic {
    Diagnostic::error("impossible-period", place.at_field("until"), format!("{what} ends before it begins ({period})"))
        .hint("check since and until; leave an end that is unknown out")
}

fn unknown_kind<'a>(
    of: &str,
    kind: &str,
    what: &str,
    place: &Place,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<String> = known.map(str::to_owned).collect();
    let message = format!("{kind:?} is no {of} kind ({of} {what})");
    let fallback = format!("kinds are {}; or declare it in graph.vocabulary.{of}_kinds", known.join(", "));
    let hint = match nearest(kind, known.iter()) {
        Some(near) => format!("did you mean {near:?}? Otherwise declare it in graph.vocabulary.{of}_kinds"),
        None => fallback,
    };
    Diagnostic::error("unknown-kind", place.at_field("kind"), message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(nodes: &[&str], ties: &[(&str, &str)]) -> Checked<Network> {
        let mut builder = NetworkBuilder::new(Info::default());
        for id in nodes {
            builder.add_node(Node::new(*id), Place::default());
        }
        for (source, target) in ties {
            builder.add_tie(source, target, Tie::new("collaborates"), Place::default());
        }
        builder.build()
    }

    #[test]
    fn order_of_input_leaves_no_trace() {
        let one = build(&["b", "a", "c"], &[("b", "c"), ("a", "b")]);
        let other = build(&["c", "a", "b"], &[("a", "b"), ("b", "c")]);
        let ids = |network: &Network| network.nodes().map(|node| node.id.clone()).collect::<Vec<_>>();
        let ends = |network: &Network| network.ties().map(|tie| (tie.source, tie.target)).collect::<Vec<_>>();
        assert_eq!(ids(&one.value), ["a", "b", "c"]);
        assert_eq!(ids(&one.value), ids(&other.value));
        assert_eq!(ends(&one.value), ends(&other.value));
    }

    #[test]
    fn what_cannot_be_is_reported_all_at_once_and_left_out() {
        let checked = build(&["a", "a", "gemeente-aalten"], &[("a", "gemente-aalten"), ("x", "a"), ("a", "a")]);
        let codes: Vec<&str> = checked.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["duplicate-id", "dangling-tie", "dangling-tie", "self-tie"]);
        assert_eq!(checked.diagnostics[1].hint.as_deref(), Some("did you mean \"gemeente-aalten\"?"));
        assert_eq!((checked.value.node_count(), checked.value.tie_count()), (2, 1));
    }

    #[test]
    fn what_hangs_on_a_cycle_of_parts_keeps_its_whole() {
        let mut builder = NetworkBuilder::new(Info::default());
        for (id, whole) in [("a", "c"), ("b", "c"), ("c", "d"), ("d", "c")] {
            builder.add_node(Node { part_of: Some(whole.into()), ..Node::new(id) }, Place::default());
        }
        let checked = builder.build();
        assert_eq!(checked.diagnostics.len(), 1);
        let parts: Vec<_> = checked.value.nodes().map(|node| node.part_of.as_deref()).collect();
        assert_eq!(parts, [Some("c"), Some("c"), None, Some("c")]);
    }

    #[test]
    fn a_cycle_of_parts_is_cut() {
        let mut builder = NetworkBuilder::new(Info::default());
        for (id, whole) in [("a", "b"), ("b", "a"), ("c", "a")] {
            builder.add_node(Node { part_of: Some(whole.into()), ..Node::new(id) }, Place::default());
        }
        let checked = builder.build();
        assert_eq!(checked.diagnostics.iter().filter(|d| d.code == "part-of-cycle").count(), 1);
        let parts: Vec<_> = checked.value.nodes().map(|node| node.part_of.clone()).collect();
        assert_eq!(parts, [None, Some("a".to_owned()), Some("a".to_owned())]);
    }
}
