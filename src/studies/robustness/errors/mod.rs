//! The ways in which a record can be wrong, one per file.
//!
//! The scheme is that of Borgatti, Carley & Krackhardt 2006 (ties and nodes missing or added), widened by that of Wang, Shi,
//! McFarland & Leskovec 2012 (doi:10.1016/j.socnet.2012.01.003; one actor taken for two, two for one), by ties that were put
//! down at the wrong actor, and by nodes that are not missing at random (Smith & Moody 2013, doi:10.1016/j.socnet.2013.09.003).
//!
//! How much is wrong is a share of the ties, or of the nodes, rounded to a whole number and at least one. The same stream of
//! random numbers at a larger share takes away what it took away before, and more.

mod lost_reports;
mod merged_names;
mod misplaced_ties;
mod missing_hubs;
mod missing_nodes;
mod missing_peripheral;
mod missing_ties;
mod split_names;
mod spurious_nodes;
mod spurious_ties;

use crate::graph::random::Stream;
use crate::graph::{CompactGraph, compact::Merge};
use crate::text::Text;

/// A record that may be wrong: the graph, and on how many reports each of its edges rests.
#[derive(Debug, Clone)]
pub struct Recorded<'a> {
    /// The graph.
    pub graph: &'a CompactGraph,
    /// For each edge the number of ties in the data that it stands for, at least one.
    pub reports: Vec<usize>,
}

impl<'a> Recorded<'a> {
    /// A record in which every edge was reported once.
    pub fn once(graph: &'a CompactGraph) -> Self {
        Recorded { graph, reports: vec![1; graph.edge_count()] }
    }

    /// The edges with their weights.
    fn edges(&self) -> Vec<(u32, u32, f64)> {
        self.graph.ties().collect()
    }

    /// A graph of the same sort on `nodes` nodes.
    fn rebuilt(&self, nodes: usize, edges: &[(u32, u32, f64)]) -> CompactGraph {
        CompactGraph::from_edges(nodes, self.graph.is_directed(), self.graph.is_weighted(), edges, Merge::Max)
    }

    /// The weight of an edge that does not exist: that of any one that does.
    fn any_weight(&self, stream: &mut Stream) -> f64 {
        if self.graph.is_weighted() { self.graph.weight(stream.below(self.graph.edge_count())) } else { 1.0 }
    }

    /// Ends of edges at a node, in either direction.
    pub fn ends_at(&self, node: usize) -> usize {
        self.graph.ends_at(node)
    }
}

/// Another version of a record.
#[derive(Debug, Clone)]
pub struct Perturbed {
    /// Its graph.
    pub graph: CompactGraph,
    /// Which node of the record each of its nodes is; [`Perturbed::ADDED`] for one that the record has not.
    pub origin: Vec<u32>,
}

impl Perturbed {
    /// Stands for no node of the record.
    pub const ADDED: u32 = u32::MAX;

    /// Another graph on the nodes of the record, and on `added` further ones.
    pub fn on_all_nodes(graph: CompactGraph, added: usize) -> Self {
        let known = graph.node_count() - added;
        let origin = (0..known).map(|node| node as u32).chain(std::iter::repeat_n(Self::ADDED, added)).collect();
        Perturbed { graph, origin }
    }

    /// The nodes that both have: their index here, and in the record.
    pub fn shared(&self) -> impl Iterator<Item = (usize, usize)> {
        let origin = self.origin.iter().enumerate();
        origin.filter(|(_, old)| **old != Self::ADDED).map(|(new, &old)| (new, old as usize))
    }
}

/// One way in which a record can be wrong.
#[derive(Debug, Clone, Copy)]
pub struct DataError {
    /// The word on the command line and in results. The file is called the same, with underscores.
    pub id: &'static str,
    /// Its name in sentences, without an article.
    pub name: Text,
    /// What happens to the record, in one sentence.
    pub meaning: Text,
    /// Where it is described.
    pub reference: &'static str,
    /// Another version of the record, with this share of it wrong.
    pub apply: fn(&Recorded<'_>, f64, &mut Stream) -> Perturbed,
}

/// All of them: ties first, then nodes, then names.
pub static ERRORS: &[DataError] = &[
    lost_reports::LOST_REPORTS,
    missing_ties::MISSING_TIES,
    spurious_ties::SPURIOUS_TIES,
    misplaced_ties::MISPLACED_TIES,
    missing_nodes::MISSING_NODES,
    missing_hubs::MISSING_HUBS,
    missing_peripheral::MISSING_PERIPHERAL,
    spurious_nodes::SPURIOUS_NODES,
    split_names::SPLIT_NAMES,
    merged_names::MERGED_NAMES,
];

/// The error with this id.
pub fn find(id: &str) -> Option<&'static DataError> {
    ERRORS.iter().find(|error| error.id == id)
}

/// How many of `count` a share stands for: at least one, unless the share or the count is nought.
fn number(share: f64, count: usize) -> usize {
    if share <= 0.0 { 0 } else { ((share * count as f64).round() as usize).max(1).min(count) }
}

/// `wanted` of the indices below `count` in random order; fewer where there are fewer. With the same stream, more of them begin
/// with the same ones.
fn choose(count: usize, wanted: usize, stream: &mut Stream) -> Vec<usize> {
    let mut all: Vec<usize> = (0..count).collect();
    let wanted = wanted.min(count);
    for at in 0..wanted {
        all.swap(at, at + stream.below(count - at));
    }
    all.truncate(wanted);
    all
}

/// The record without these nodes.
fn without(recorded: &Recorded<'_>, gone: &[usize]) -> Perturbed {
    let mut keep = vec![true; recorded.graph.node_count()];
    gone.iter().for_each(|&node| keep[node] = false);
    let (graph, origin) = recorded.graph.induced(&keep);
    Perturbed { graph, origin }
}

/// The record without this share of its nodes, drawn in proportion to weights; those without weight go last.
fn without_by_weight(
    recorded: &Recorded<'_>,
    share: f64,
    stream: &mut Stream,
    weight: impl Fn(usize) -> u64,
) -> Perturbed {
    let n = recorded.graph.node_count();
    let weights: Vec<u64> = (0..n).map(weight).collect();
    let weightless: Vec<usize> = (0..n).filter(|&node| weights[node] == 0).collect();
    let mut urn = super::urn::Urn::new(weights);
    let wanted = number(share, n);
    let mut gone: Vec<usize> = Vec::with_capacity(wanted);
    while gone.len() < wanted {
        match urn.draw(stream) {
            Some(node) => gone.push(node),
            None => {
                let rest = choose(weightless.len(), wanted - gone.len(), stream);
                gone.extend(rest.into_iter().map(|at| weightless[at]));
                break;
            }
        }
    }
    without(recorded, &gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    // All ties weigh 5/2, or have no weight: so do those that an error makes.
    #[test]
    fn made_up_ties_weigh_what_others_do() {
        let ring: Vec<(u32, u32, f64)> = (0..8).map(|node| (node, (node + 1) % 8, 2.5)).collect();
        for (weighted, weight) in [(true, 2.5), (false, 1.0)] {
            let graph = CompactGraph::from_edges(8, false, weighted, &ring, Merge::Max);
            for id in ["spurious-ties", "spurious-nodes"] {
                let error = find(id).expect("an error of this name");
                let version = (error.apply)(&Recorded::once(&graph), 0.5, &mut Stream::new(1, 0)).graph;
                assert!(version.edge_count() > 8, "{id}");
                assert!((0..version.edge_count()).all(|edge| (version.weight(edge) - weight).abs() < 1e-12), "{id}");
            }
        }
    }

    // Ten actors in a ring with direction, and ten made up, with two ties each: 2,000 ties in a hundred versions, of which half run to the
    // actor made up; five standard deviations are 112.
    #[test]
    fn ties_of_made_up_actors_run_either_way() {
        let ring: Vec<(u32, u32, f64)> = (0..10).map(|node| (node, (node + 1) % 10, 1.0)).collect();
        let graph = CompactGraph::from_edges(10, true, false, &ring, Merge::Max);
        let error = find("spurious-nodes").expect("an error of this name");
        let (mut to, mut from) = (0usize, 0);
        for replicate in 0..100 {
            let version = (error.apply)(&Recorded::once(&graph), 1.0, &mut Stream::new(1, replicate)).graph;
            let made_up = |node: u32| node >= 10;
            to += version.edges().iter().filter(|edge| made_up(edge.1)).count();
            from += version.edges().iter().filter(|edge| made_up(edge.0)).count();
        }
        assert!(to + from == 2_000 && to.abs_diff(1_000) < 112, "{to} and {from}");
    }
}
