//! The analyst's choices that turn a network into numbers: direction, symmetry, weight.
//!
//! Which ties and nodes take part is decided before, by [`crate::transform`]; what is left becomes the compact graph here.

use super::compact::{CompactGraph, Merge};
use crate::model::{Network, Sign, Strength};

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
        let directed = options.direction == Direction::Directed;
        let mutual_only = !directed && options.symmetrise == Symmetrise::Both;
        let graded = network.ties().any(|t| matches!(t.tie.strength, Some(Strength::Weak | Strength::Strong)));
        let unstated = if graded { Strength::UNGRADED } else { Strength::UNMEASURED };
        let (mut self_ties, mut negative_ties, mut without_strength) = (0, 0, 0);
        let mut arcs: Vec<(u32, u32, f64, usize)> = Vec::with_capacity(network.tie_count());
        for tie in network.ties() {
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
        if mutual_only {
            let present: std::collections::BTreeSet<(u32, u32)> = arcs.iter().map(|a| (a.0, a.1)).collect();
            arcs.retain(|arc| present.contains(&(arc.1, arc.0)));
        }
        let merge = match (options.weight, mutual_only) {
            (Weight::Count, _) => Merge::Sum,
            (_, true) => Merge::Min,
            (_, false) => Merge::Max,
        };
        let edges: Vec<(u32, u32, f64)> = arcs.iter().map(|&(a, b, w, _)| (a, b, w)).collect();
        let weighted = options.weight != Weight::None;
        let graph = CompactGraph::from_edges(network.node_count(), directed, weighted, &edges, merge);
        let mut edge_ties = vec![Vec::new(); graph.edge_count()];
        for &(source, target, _, tie) in &arcs {
            let edge = graph.edge_between(source as usize, target as usize).expect("every arc became an edge");
            edge_ties[edge].push(tie);
        }
        for ties in &mut edge_ties {
            ties.sort_unstable();
            ties.dedup();
        }
        if options.weight != Weight::Strength {
            without_strength = 0;
        }
        View { graph, edge_ties, self_ties, negative_ties, without_strength }
    }
}
