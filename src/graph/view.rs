//! The analyst's choices that turn a network into numbers: direction, symmetry, weight.
//!
//! Which ties and nodes take part is decided before, by [`crate::transform`]; what is left becomes the compact graph here.

use super::compact::{CompactGraph, Merge};
use super::cost::Cost;
use crate::model::{Network, Sign, Strength, TieRef};
use std::collections::{BTreeMap, BTreeSet};

/// Whether measures see the direction of ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// A tie joins two nodes, whatever its direction.
    #[default]
    Undirected,
    /// A tie runs from source to target; a tie without direction runs both ways.
    Directed,
}

/// When a pair is tied in an undirected view of directed ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Symmetrise {
    /// Where either direction exists; the stronger one counts.
    #[default]
    Either,
    /// Where both directions exist; the weaker one counts. Ties without direction exist both ways.
    Both,
}

/// What the weight of a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// None: a pair is tied or not.
    #[default]
    None,
    /// The strongest stated strength between the two.
    Strength,
    /// The number of ties between the two.
    Count,
}

/// The analyst's choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ViewOptions {
    /// Whether measures see direction.
    pub direction: Direction,
    /// When a pair is tied in an undirected view.
    pub symmetrise: Symmetrise,
    /// What the weight of a pair is.
    pub weight: Weight,
    /// How weights become lengths, for whatever measures paths.
    pub cost: Cost,
}

/// A network as numbers, with the way back to its ties.
#[derive(Debug, Clone)]
pub struct View {
    /// The numbers. Node `i` is node `i` of the network.
    pub graph: CompactGraph,
    /// For each edge of the graph the indices of the network's ties that it stands for, ascending.
    pub edge_ties: Vec<Vec<usize>>,
    /// Ties from a node to itself, left out.
    pub self_ties: usize,
    /// Ties that the source evaluates as negative, left out: distrust is no collaboration.
    pub negative_ties: usize,
    /// Ties that state no strength, where the weight is the strength; they weigh [`Strength::UNGRADED`] beside grades and
    /// [`Strength::UNMEASURED`] beside numbers.
    pub without_strength: usize,
}

impl View {
    /// The numbers that these choices make of the network.
    pub fn new(network: &Network, options: &ViewOptions) -> View {
        View::of_ties(network, options, |_| true)
    }

    /// The numbers that these choices make of some of the ties, on all nodes.
    pub fn of_ties(network: &Network, options: &ViewOptions, keep: impl Fn(TieRef<'_>) -> bool) -> View {
        let directed = options.direction == Direction::Directed;
        let mutual_only = !directed && options.symmetrise == Symmetrise::Both;
        let graded = network.ties().any(|t| matches!(t.tie.strength, Some(Strength::Weak | Strength::Strong)));
        let unstated = if graded { Strength::UNGRADED } else { Strength::UNMEASURED };
        let (mut self_ties, mut negative_ties, mut without_strength) = (0, 0, 0);
        let mut arcs: Vec<(u32, u32, f64, usize)> = Vec::with_capacity(network.tie_count());
        for tie in network.ties().filter(|tie| keep(*tie)) {
            if tie.source == tie.target {
                self_ties += 1;
                continue;
            }
            if tie.tie.sign == Some(Sign::Negative) {
                negative_ties += 1;
                continue;
            }
            without_strength += usize::from(tie.tie.strength.is_none());
            let weight = match options.weight {
                Weight::None | Weight::Count => 1.0,
                Weight::Strength => tie.tie.strength.map_or(unstated, Strength::weight),
            };
            let (source, target) = (tie.source as u32, tie.target as u32);
            arcs.push((source, target, weight, tie.index));
            if (directed || mutual_only) && !network.is_directed(tie.tie) {
                arcs.push((target, source, weight, tie.index));
            }
        }
        let weighted = options.weight != Weight::None;
        let list: Vec<(u32, u32, f64)> = arcs.iter().map(|&(a, b, w, _)| (a, b, w)).collect();
        let mut graph =
            CompactGraph::from_edges(network.node_count(), directed || mutual_only, weighted, &list, Merge::Max);
        if mutual_only {
            // First the strongest of each direction, then the weaker of the two directions.
            let both = |edge: usize, a: u32, b: u32| {
                let back = graph.edge_between(b as usize, a as usize)?;
                (a < b).then(|| (a, b, graph.weight(edge).min(graph.weight(back))))
            };
            let pairs: Vec<(u32, u32, f64)> =
                graph.edges().iter().enumerate().filter_map(|(edge, &(a, b))| both(edge, a, b)).collect();
            graph = CompactGraph::from_edges(network.node_count(), false, weighted, &pairs, Merge::Max);
        }
        let mut edge_ties = vec![Vec::new(); graph.edge_count()];
        for &(source, target, _, tie) in &arcs {
            // In a view of mutual pairs, arcs that nobody answers became nothing.
            if let Some(edge) = graph.edge_between(source as usize, target as usize) {
                edge_ties[edge].push(tie);
            }
        }
        for ties in &mut edge_ties {
            ties.sort_unstable();
            ties.dedup();
        }
        if options.weight == Weight::Count {
            let counted: Vec<(u32, u32, f64)> =
                graph.edges().iter().zip(&edge_ties).map(|(&(a, b), ties)| (a, b, ties.len() as f64)).collect();
            graph = CompactGraph::from_edges(network.node_count(), graph.is_directed(), true, &counted, Merge::Max);
        }
        if options.weight != Weight::Strength {
            without_strength = 0;
        }
        View { graph, edge_ties, self_ties, negative_ties, without_strength }
    }
}

/// The ties that the source evaluates, with the sign of every edge, 1 or −1: the sign of the sum where a pair has several. Pairs
/// whose signs cancel are left out, and so are ties that nobody evaluates.
pub fn signed(network: &Network, options: &ViewOptions) -> (CompactGraph, Vec<f64>) {
    let directed = options.direction == Direction::Directed;
    let mut sums: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for tie in network.ties().filter(|tie| tie.source != tie.target) {
        let sign = match tie.tie.sign {
            None => continue,
            Some(Sign::Positive) => 1.0,
            Some(Sign::Negative) => -1.0,
        };
        let (a, b) = (tie.source as u32, tie.target as u32);
        if directed {
            *sums.entry((a, b)).or_insert(0.0) += sign;
            if !network.is_directed(tie.tie) {
                *sums.entry((b, a)).or_insert(0.0) += sign;
            }
        } else {
            *sums.entry((a.min(b), a.max(b))).or_insert(0.0) += sign;
        }
    }
    // Whole numbers: what is not zero is one or more away from it.
    sums.retain(|_, sum| sum.abs() > 0.5);
    let edges: Vec<(u32, u32, f64)> = sums.keys().map(|&(a, b)| (a, b, 1.0)).collect();
    // Edges of a graph stand in ascending order of their ends, as the keys of the map do.
    let graph = CompactGraph::from_edges(network.node_count(), directed, false, &edges, Merge::Max);
    (graph, sums.values().map(|sum| sum.signum()).collect())
}

/// The relations of a network, by name: the layers of its ties where some tie states one, otherwise the kinds. One graph for each,
/// all on the same nodes; ties without a layer are the relation without a name.
pub fn relations(network: &Network, options: &ViewOptions) -> Vec<(String, CompactGraph)> {
    let layered = network.ties().any(|tie| tie.tie.layer.is_some());
    fn name(tie: TieRef<'_>, layered: bool) -> &str {
        if layered { tie.tie.layer.as_deref().unwrap_or_default() } else { &tie.tie.kind }
    }
    let names: BTreeSet<&str> = network.ties().map(|tie| name(tie, layered)).collect();
    let graph = |relation: &str| View::of_ties(network, options, |tie| name(tie, layered) == relation).graph;
    names.into_iter().map(|relation| (relation.to_owned(), graph(relation))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Place;
    use crate::model::{Info, NetworkBuilder, Node, Tie};

    // a and b think well of each other; of b's two words on c one is good and one is not; a says two bad words and a good one of c; c and d
    // are at odds, either way; nobody says what d's tie to a is worth, and what a thinks of itself is no tie.
    #[test]
    fn signs_of_a_pair_are_added_up() {
        let (good, bad) = (Some(Sign::Positive), Some(Sign::Negative));
        let ties = [
            ("a", "b", good, true),
            ("b", "a", good, true),
            ("b", "c", good, true),
            ("b", "c", bad, true),
            ("a", "c", bad, true),
            ("a", "c", bad, true),
            ("a", "c", good, true),
            ("c", "d", bad, false),
            ("d", "a", None, true),
            ("a", "a", good, true),
        ];
        let mut builder = NetworkBuilder::new(Info::default());
        ["a", "b", "c", "d"].into_iter().for_each(|id| builder.add_node(Node::new(id), Place::default()));
        for (source, target, sign, directed) in ties {
            let mut tie = Tie::new("collaborates");
            (tie.sign, tie.directed) = (sign, Some(directed));
            builder.add_tie(source, target, tie, Place::default());
        }
        let network = builder.build().value;
        let found = |direction| {
            let (graph, signs) = signed(&network, &ViewOptions { direction, ..ViewOptions::default() });
            graph.edges().iter().zip(signs).map(|(&(a, b), sign)| (a, b, sign)).collect::<Vec<_>>()
        };
        assert_eq!(found(Direction::Undirected), [(0, 1, 1.0), (0, 2, -1.0), (2, 3, -1.0)]);
        let arcs = [(0, 1, 1.0), (0, 2, -1.0), (1, 0, 1.0), (2, 3, -1.0), (3, 2, -1.0)];
        assert_eq!(found(Direction::Directed), arcs);
    }
}
