//! The network itself: sound, in canonical order, and fixed.

use super::kind::{Mode, Vocabulary};
use super::{Node, PartialDate, Places, Source, Tie};
use crate::diagnostics::{Item, Place};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::BTreeSet;
use std::sync::Arc;

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
///
/// What is fixed can be shared: a clone takes no room.
#[derive(Debug, Clone)]
pub struct Network {
    parts: Arc<Parts>,
}

/// Nodes are large, so that they stand beside the graph of their ties: whoever goes through ties, or adds them, stays near.
#[derive(Debug)]
struct Parts {
    info: Info,
    nodes: Vec<Node>,
    graph: DiGraph<(), Tie, u32>,
}

/// The ties of a network in the making, which can be put together while its nodes are made.
#[derive(Debug)]
pub(crate) struct Web(DiGraph<(), Tie, u32>);

impl Web {
    /// About `room` ties in canonical order, with the indices of their ends, between so many nodes.
    pub(crate) fn of(nodes: usize, room: usize, ties: impl Iterator<Item = (usize, usize, Tie)>) -> Web {
        let mut graph = DiGraph::with_capacity(nodes, room);
        for _ in 0..nodes {
            graph.add_node(());
        }
        ties.for_each(|(source, target, tie)| {
            graph.add_edge(NodeIndex::new(source), NodeIndex::new(target), tie);
        });
        Web(graph)
    }
}

/// The nodes of a network in the making, at the place where they will stay.
#[derive(Debug, Default)]
pub(super) struct Nodes(Vec<Node>);

impl Nodes {
    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Makes room for so many more.
    pub(super) fn expect(&mut self, more: usize) {
        self.0.reserve_exact(more);
    }

    /// Adds a node behind the others.
    pub(super) fn push(&mut self, node: Node) {
        self.0.push(node);
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.0.iter()
    }

    /// All of them, to change.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.0.iter_mut()
    }

    /// Of nodes in the order of their ids, the number of the one with this id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        find(&self.0, id)
    }

    /// Lets two nodes change places.
    pub(super) fn swap(&mut self, one: usize, other: usize) {
        self.0.swap(one, other);
    }

    /// Leaves nodes out that are not to be kept.
    pub(super) fn retain(&mut self, kept: &[bool]) {
        let mut kept = kept.iter();
        self.0.retain(|_| kept.next().is_none_or(|kept| *kept));
    }
}

/// Of nodes in the order of their ids, the number of the one with this id.
fn find(nodes: &[Node], id: &str) -> Option<usize> {
    nodes.binary_search_by(|node| node.id.as_str().cmp(id)).ok()
}

impl std::ops::Index<usize> for Nodes {
    type Output = Node;

    fn index(&self, number: usize) -> &Node {
        &self.0[number]
    }
}

impl std::ops::IndexMut<usize> for Nodes {
    fn index_mut(&mut self, number: usize) -> &mut Node {
        &mut self.0[number]
    }
}

impl Network {
    /// A network of parts that the builder has checked and put in order; ties come with the indices of their ends, about `room`
    /// of them.
    pub(super) fn assembled(
        info: Info,
        nodes: Nodes,
        room: usize,
        ties: impl Iterator<Item = (usize, usize, Tie)>,
    ) -> Network {
        let web = Web::of(nodes.len(), room, ties);
        Network::woven(info, nodes.0, web)
    }

    /// The same nodes with other ties, which are sound and in canonical order.
    pub(crate) fn joined(self, ties: Web) -> Network {
        let parts = Arc::try_unwrap(self.parts).unwrap_or_else(|parts| Parts {
            info: parts.info.clone(),
            nodes: parts.nodes.clone(),
            graph: DiGraph::default(),
        });
        Network { parts: Arc::new(Parts { graph: ties.0, ..parts }) }
    }

    /// A network of nodes that are sound and in the order of their ids, and of sound ties between them in canonical order.
    pub(crate) fn woven(info: Info, nodes: Vec<Node>, ties: Web) -> Network {
        debug_assert!(nodes.is_sorted_by(|one, other| one.id < other.id), "nodes in the order of their ids");
        Network { parts: Arc::new(Parts { info, nodes, graph: ties.0 }) }
    }

    /// What the file says about it as a whole.
    pub fn info(&self) -> &Info {
        &self.parts.info
    }

    /// The kinds it uses.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.parts.info.vocabulary
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.parts.nodes.len()
    }

    /// Number of ties, parallel ones counted each.
    pub fn tie_count(&self) -> usize {
        self.parts.graph.edge_count()
    }

    /// The node at this index.
    pub fn node(&self, index: usize) -> &Node {
        &self.parts.nodes[index]
    }

    /// All nodes in canonical order, so that position is index.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.parts.nodes.iter()
    }

    /// The index of the node with this id.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        find(&self.parts.nodes, id)
    }

    /// The tie at this index.
    pub fn tie(&self, index: usize) -> TieRef<'_> {
        let edge = petgraph::graph::EdgeIndex::new(index);
        let (source, target) = self.parts.graph.edge_endpoints(edge).expect("a tie index of this network");
        TieRef { index, source: source.index(), target: target.index(), tie: &self.parts.graph[edge] }
    }

    /// All ties in canonical order, so that position is index.
    pub fn ties(&self) -> impl Iterator<Item = TieRef<'_>> {
        self.parts.graph.edge_references().map(|edge| TieRef {
            index: edge.id().index(),
            source: edge.source().index(),
            target: edge.target().index(),
            tie: edge.weight(),
        })
    }

    /// The ties at a node in either direction, in canonical order; one with itself once.
    pub fn ties_of(&self, node: usize) -> Vec<TieRef<'_>> {
        let index = NodeIndex::new(node);
        let mut found: BTreeSet<usize> = self.parts.graph.edges(index).map(|e| e.id().index()).collect();
        found.extend(self.parts.graph.edges_directed(index, petgraph::Incoming).map(|e| e.id().index()));
        found.into_iter().map(|tie| self.tie(tie)).collect()
    }

    /// Whether the node acts, is a structure, or is context.
    pub fn mode(&self, node: usize) -> Mode {
        let kind = &self.node(node).kind;
        self.parts.info.vocabulary.node_kind(kind).expect("the builder lets no unknown kind in").mode
    }

    /// Whether the order of source and target of this tie means something.
    pub fn is_directed(&self, tie: &Tie) -> bool {
        tie.directed.unwrap_or_else(|| {
            self.parts.info.vocabulary.tie_kind(&tie.kind).expect("the builder lets no unknown kind in").directed
        })
    }

    /// Whether any tie has a direction.
    pub fn has_direction(&self) -> bool {
        self.ties().any(|t| self.is_directed(t.tie))
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.parts.info.sources.iter().find(|source| source.id == id)
    }

    /// The years in which a node or a tie begins or ends.
    pub fn years(&self) -> BTreeSet<i32> {
        let periods = self.nodes().map(|node| node.period).chain(self.ties().map(|tie| tie.tie.period));
        periods.flat_map(|period| [period.since, period.until]).flatten().map(PartialDate::year).collect()
    }

    /// The places that nodes belong to, sorted, `national` left out.
    pub fn places(&self) -> Vec<String> {
        let places: BTreeSet<&str> = self.nodes().flat_map(|node| node.places().collect::<Vec<_>>()).collect();
        places.into_iter().map(str::to_owned).collect()
    }

    /// The part of the network that the two tests keep; a tie goes when one of its ends goes. References to nodes that went
    /// (`part_of`) are cleared.
    pub fn subset(&self, keep_node: impl Fn(usize) -> bool, keep_tie: impl Fn(TieRef<'_>) -> bool) -> Network {
        let kept: Vec<bool> = (0..self.node_count()).map(keep_node).collect();
        let stays: Vec<bool> = self.ties().map(|tie| kept[tie.source] && kept[tie.target] && keep_tie(tie)).collect();
        if kept.iter().chain(&stays).all(|stays| *stays) {
            return self.clone();
        }
        // What stays of a sound network in canonical order is sound and in that order.
        let mut index = vec![usize::MAX; kept.len()];
        let mut nodes = Nodes::default();
        for (old, node) in self.nodes().enumerate().filter(|(old, _)| kept[*old]) {
            index[old] = nodes.len();
            let mut node = node.clone();
            node.part_of = node.part_of.filter(|whole| self.index_of(whole).is_some_and(|whole| kept[whole]));
            nodes.push(node);
        }
        let ties = self.ties().filter(|tie| stays[tie.index]);
        let ties = ties.map(|tie| (index[tie.source], index[tie.target], tie.tie.clone()));
        Network::assembled(self.parts.info.clone(), nodes, 0, ties)
    }
}

/// Where each node and tie of a network stands in the input that it was read from, in the order of the network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    /// The file, which the places do not repeat.
    pub file: Option<String>,
    /// Place of each node.
    pub nodes: Places,
    /// Place of each tie.
    pub ties: Places,
}

impl Origins {
    /// Where the node with this index stands; what it is called, for a network that was never in a file.
    pub fn node(&self, network: &Network, index: usize) -> Place {
        let unplaced = || Place::item(Item::node(&network.node(index).id));
        self.in_file(self.nodes.get(index)).unwrap_or_else(unplaced)
    }

    /// Where the tie with this index stands; what it joins, for a network that was never in a file.
    pub fn tie(&self, network: &Network, index: usize) -> Place {
        self.in_file(self.place_of_tie(network, index)).unwrap_or_else(|| {
            let tie = network.tie(index);
            Place::item(Item::tie(format!("{} → {}", network.node(tie.source).id, network.node(tie.target).id)))
        })
    }

    /// Where the tie with this index of the network stands, without its file; none for a network that was never in one.
    pub(crate) fn place_of_tie(&self, network: &Network, index: usize) -> Option<Place> {
        if index >= self.ties.len() {
            return None;
        }
        let tie = network.tie(index);
        self.ties.of_tie(index, [tie.source, tie.target].map(|end| network.node(end).id.as_str()))
    }

    fn in_file(&self, place: Option<Place>) -> Option<Place> {
        place.map(|place| Place { file: place.file.or_else(|| self.file.clone()), ..place })
    }
}
