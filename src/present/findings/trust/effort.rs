//! How many replicates a network can bear in a report, by what each costs.

use super::super::robustness::worst;
use crate::graph::CompactGraph;
use crate::studies::stability::LEAST_DRAWS;

/// Steps along ties that one part of the story may take: a second or two on two cores.
const STEPS: f64 = 6e8;
/// What ranks by paths may take in a large network, under one error instead of three.
const MORE_STEPS: f64 = 1.5e9;
/// Steps of one search for communities, for every node and tie: measured, for sparse networks.
const SEARCH: f64 = 800.0;
/// Shares of errors times errors that the look at tolerance goes through: twelve, and measures that bear little drop out on the way.
const LEVELS: f64 = 6.0;
/// Measures of the tolerance table that follow paths.
const PATH_MEASURES: f64 = 2.0;

/// How much is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Versions of the record under each of the usual errors, for ranks by paths too; none if that takes too long.
    pub ranks_by_paths: Option<usize>,
    /// The same under one error alone.
    pub ranks_by_paths_once: Option<usize>,
    /// Versions under each error for ranks by the number of partners alone.
    pub ranks: Option<usize>,
    /// Versions for the error that measures bear, with those that follow paths.
    pub tolerance_by_paths: Option<usize>,
    /// The same without.
    pub tolerance: Option<usize>,
    /// Networks with lost ties, and random ones, that are divided again.
    pub clusters: Option<usize>,
}

impl Effort {
    /// What a graph of this size can bear, if every search for communities is made so many times.
    pub fn of(graph: &CompactGraph, runs_each: usize) -> Effort {
        let size = (graph.node_count() + graph.edge_count()) as f64;
        let paths = worst::steps_of_paths(graph);
        let errors = worst::ERRORS.len() as f64;
        // Three searches per replicate: another seed once, lost ties and chance as often as the network was searched.
        let search = SEARCH * size * (1.0 + 2.0 * runs_each as f64);
        Effort {
            // 95 % of fewer than forty is hardly a statement; of tolerance it is one of twenty.
            ranks_by_paths: affordable(STEPS, errors * paths, 40, 200),
            ranks_by_paths_once: affordable(MORE_STEPS, paths, 40, 100),
            // Putting ranks in order costs more than counting partners.
            ranks: affordable(STEPS, errors * 20.0 * size, 40, 200),
            tolerance_by_paths: affordable(STEPS, LEVELS * PATH_MEASURES * paths, 20, 100),
            tolerance: affordable(STEPS, LEVELS * 40.0 * size, 20, 100),
            clusters: affordable(STEPS, search, LEAST_DRAWS, 50),
        }
    }
}

/// How many replicates of so many steps each, between these bounds; a round number, so that it can be asked for again.
fn affordable(all: f64, each: f64, fewest: usize, most: usize) -> Option<usize> {
    let draws = (all / each.max(1.0)).min(most as f64) as usize / 10 * 10;
    (draws >= fewest).then_some(draws)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(nodes: u32) -> CompactGraph {
        let edges: Vec<(u32, u32)> = (0..nodes).map(|node| (node, (node + 1) % nodes)).collect();
        CompactGraph::undirected(nodes as usize, &edges)
    }

    #[test]
    fn large_networks_get_fewer_replicates_and_then_none() {
        let all = Effort::of(&ring(100), 10);
        assert_eq!((all.ranks_by_paths, all.ranks, all.clusters), (Some(200), Some(200), Some(50)));
        let some = Effort::of(&ring(1_000), 10);
        assert!(some.ranks_by_paths.is_some_and(|draws| draws < 200), "{some:?}");
        let one = Effort::of(&ring(3_000), 1);
        assert!(one.ranks_by_paths.is_none() && one.ranks_by_paths_once.is_some(), "{one:?}");
        let few = Effort::of(&ring(20_000), 1);
        assert!(few.ranks_by_paths_once.is_none() && few.ranks.is_some() && few.tolerance.is_some(), "{few:?}");
        let none = Effort::of(&ring(2_000_000), 1);
        assert!(none.ranks.is_none() && none.tolerance.is_none() && none.clusters.is_none(), "{none:?}");
    }
}
