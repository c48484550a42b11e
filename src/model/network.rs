//! The network itself, and the one builder that makes it.

use super::kind::{Mode, Vocabulary};
use super::{Node, Source, Tie};
use crate::diagnostics::{Checked, Diagnostic, Place};
use indexmap::IndexMap;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// What a file says about the network as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Info {
    /// Title.
    pub title: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Under what terms it may be used.
    pub licence: Option<String>,
    /// Language of its labels (`nl`, `en`), which outputs follow unless told otherwise.
    pub language: Option<String>,
    /// The year it describes, where a source gives no other.
    pub observation_year: Option<i32>,
    /// The documents it was read in.
    pub sources: Vec<Source>,
    /// The kinds it uses.
    pub vocabulary: Vocabulary,
    /// Everything else.
    pub attributes: super::Attributes,
}

/// A tie together with its ends, as indices into [`Network::nodes`].
#[derive(Debug, Clone, Copy)]
pub struct TieRef<'a> {
    /// Position in [`Network::ties`].
    pub index: usize,
    /// Index of the source node.
    pub source: usize,
    /// Index of the target node.
    pub target: usize,
    /// The tie.
    pub tie: &'a Tie,
}

/// A sound network of typed nodes and ties in canonical order: nodes by id; ties by their ends, kind, layer and period.
#[derive(Debug, Clone)]
pub struct Network {
    info: Info,
    graph: DiGraph<Node, Tie, u32>,
    by_id: BTreeMap<String, usize>,
}

impl Network {
    /// What the file says about it as a whole.
    pub fn info(&self) -> &Info {
        &self.info
    }

    /// The kinds it uses.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.info.vocabulary
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// Number of ties, parallel ones counted each.
    pub fn tie_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// The node at this index.
    pub fn node(&self, index: usize) -> &Node {
        &self.graph[NodeIndex::new(index)]
    }

    /// All nodes in canonical order, so that position is index.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.graph.node_weights().collect::<Vec<_>>().into_iter()
    }

    /// The index of the node with this id.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The tie at this index.
    pub fn tie(&self, index: usize) -> TieRef<'_> {
        let edge = petgraph::graph::EdgeIndex::new(index);
        let (source, target) = self.graph.edge_endpoints(edge).expect("a tie index of this network");
        TieRef { index, source: source.index(), target: target.index(), tie: &self.graph[edge] }
    }

    /// All ties in canonical order, so that position is index.
    pub fn ties(&self) -> impl Iterator<Item = TieRef<'_>> {
        self.graph.edge_references().map(|edge| TieRef {
            index: edge.id().index(),
            source: edge.source().index(),
            target: edge.target().index(),
            tie: edge.weight(),
        })
    }

    /// The ties at a node, in canonical order, in either direction.
    pub fn ties_of(&self, node: usize) -> Vec<TieRef<'_>> {
        let index = NodeIndex::new(node);
        let mut found: BTreeSet<usize> = self.graph.edges(index).map(|e| e.id().index()).collect();
        found.extend(self.graph.edges_directed(index, petgraph::Incoming).map(|e| e.id().index()));
        found.into_iter().map(|tie| self.tie(tie)).collect()
    }

    /// Whether the node acts, is a structure, or is context.
    pub fn mode(&self, node: usize) -> Mode {
        let kind = &self.node(node).kind;
        self.info.vocabulary.node_kind(kind).expect("the builder lets no unknown kind in").mode
    }

    /// Whether the order of source and target of this tie means something.
    pub fn is_directed(&self, tie: &Tie) -> bool {
        tie.directed.unwrap_or_else(|| {
            self.info.vocabulary.tie_kind(&tie.kind).expect("the builder lets no unknown kind in").directed
        })
    }

    /// Whether any tie has a direction.
    pub fn has_direction(&self) -> bool {
        self.ties().any(|t| self.is_directed(t.tie))
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.info.sources.iter().find(|source| source.id == id)
    }

    /// The places that nodes belong to, sorted, `national` left out.
    pub fn places(&self) -> Vec<String> {
        let places: BTreeSet<&str> = self.nodes().flat_map(|node| node.places().collect::<Vec<_>>()).collect();
        places.into_iter().map(str::to_owned).collect()
    }

    /// The part of the network that the two tests keep; a tie goes when one of its ends goes. References to nodes that went
    /// (`part_of`) are cleared.
    pub fn subset(&self, keep_node: impl Fn(usize) -> bool, keep_tie: impl Fn(TieRef<'_>) -> bool) -> Network {
        let mut builder = NetworkBuilder::new(self.info.clone());
        let kept: Vec<bool> = (0..self.node_count()).map(keep_node).collect();
        for (index, node) in self.nodes().enumerate().filter(|(index, _)| kept[*index]) {
            let mut node = node.clone();
            if node.part_of.as_deref().and_then(|whole| self.index_of(whole)).is_some_and(|whole| !kept[whole]) {
                node.part_of = None;
            }
            builder.add_node(node, Place::item(format!("node {index}")));
        }
        for tie in self.ties().filter(|tie| kept[tie.source] && kept[tie.target] && keep_tie(*tie)) {
            builder.add_tie(
                &self.node(tie.source).id,
                &self.node(tie.target).id,
                tie.tie.clone(),
                Place::item(format!("tie {}", tie.index)),
            );
        }
        builder.build().value
    }
}

/// Where each node and tie of a network stands in the input that it was read from, in the order of the network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    /// The file, which the places do not repeat.
    pub file: Option<String>,
    /// Place of each node.
    pub nodes: Vec<Place>,
    /// Place of each tie.
    pub ties: Vec<Place>,
}

impl Origins {
    /// Where the node with this index stands; what it is called, for a network that was never in a file.
    pub fn node(&self, network: &Network, index: usize) -> Place {
        let unplaced = || Place::item(format!("node {:?}", network.node(index).id));
        self.in_file(self.nodes.get(index)).unwrap_or_else(unplaced)
    }

    /// Where the tie with this index stands; what it joins, for a network that was never in a file.
    pub fn tie(&self, network: &Network, index: usize) -> Place {
        self.in_file(self.ties.get(index)).unwrap_or_else(|| {
            let tie = network.tie(index);
            Place::item(format!("tie {} → {}", network.node(tie.source).id, network.node(tie.target).id))
        })
    }

    fn in_file(&self, place: Option<&Place>) -> Option<Place> {
        place.map(|place| Place { file: place.file.clone().or_else(|| self.file.clone()), ..place.clone() })
    }
}

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
        let mut graph = DiGraph::with_capacity(self.nodes.len(), self.ties.len());
        let mut origins = Origins::default();
        for (node, place) in self.nodes {
            graph.add_node(node);
            origins.nodes.push(place);
        }
        let mut ties: Vec<Option<PlacedTie>> = self.ties.into_iter().map(Some).collect();
        for index in order {
            let (source, target) = ends[index];
            let (_, _, tie, place) = ties[index].take().expect("every tie has one place in the order");
            graph.add_edge(NodeIndex::new(source), NodeIndex::new(target), tie);
            origins.ties.push(place);
        }
        (Checked { value: Network { info: self.info, graph, by_id }, diagnostics: self.diagnostics }, origins)
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

/// Hints at the id that was probably meant. To compare with every id is dear, so a file in which nothing fits gets such hints
/// for its first ties only.
#[derive(Debug, Default)]
struct Suggestions {
    compared: usize,
}

impl Suggestions {
    const MOST_COMPARISONS: usize = 2_000_000;

    fn complete(&mut self, diagnostic: Diagnostic, id: &str, known: &BTreeMap<String, usize>) -> Diagnostic {
        self.compared = self.compared.saturating_add(known.len());
        let near = if self.compared > Self::MOST_COMPARISONS { None } else { nearest(id, known.keys()) };
        match near {
            Some(near) => diagnostic.hint(format!("did you mean {near:?}?")),
            None => diagnostic.hint("add the node, or correct the id"),
        }
    }
}

/// The known word that a mistyped one most likely stands for.
pub fn nearest<'a, S: AsRef<str> + ?Sized + 'a>(word: &str, known: impl Iterator<Item = &'a S>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    known
        .map(AsRef::as_ref)
        .map(|candidate| (strsim::jaro_winkler(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
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
