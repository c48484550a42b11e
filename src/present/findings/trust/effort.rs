//! How many replicates a network can bear in a report, by what each costs.

use super::super::robustness::worst;
use crate::graph::CompactGraph;
use crate::measures::clusters::ClusterOptions;
use crate::studies::stability::{LEAST_DRAWS, StabilityOptions};

/// Steps along ties that one part of the story may take: a second or two on two cores.
const STEPS: f64 = 5e8;
/// What ranks by paths may take in a large network, under one error instead of three.
const MORE_STEPS: f64 = 1.2e9;
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
    pub clusters: Option<Searches>,
}

/// How often a network is divided again, and how hard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Searches {
    /// Other seeds, networks with lost ties, and random ones, so many of each.
    pub draws: usize,
    /// The most runs of every search.
    pub most_runs: usize,
}

impl Searches {
    /// The options of a study that searches so often.
    pub fn options(self, cluster: ClusterOptions) -> StabilityOptions {
        let Searches { draws, most_runs } = self;
        StabilityOptions { cluster, draws, most_runs, ..StabilityOptions::default() }
    }
}

/// Searches whose best are combined, where that can be waited for; combining takes as much again three times.
const RUNS: usize = 3;
const OF_THREE: f64 = 12.0;

impl Effort {
    /// What a graph of this size can bear.
    pub fn of(graph: &CompactGraph) -> Effort {
        let size = (graph.node_count() + graph.edge_count()) as f64;
        let paths = worst::steps_of_paths(graph);
        let errors = worst::ERRORS.len() as f64;
        // Three searches per replicate: another seed with one run, lost ties and chance with these.
        let searches = |most_runs: usize, each: f64, fewest: usize| {
            let draws = affordable(STEPS, SEARCH * size * (1.0 + 2.0 * each), fewest, 50)?;
            Some(Searches { draws, most_runs })
        };
        Effort {
            // 95 % of fewer than forty is hardly a statement; of tolerance it is one of twenty.
            ranks_by_paths: affordable(STEPS, errors * paths, 40, 100),
            ranks_by_paths_once: affordable(MORE_STEPS, paths, 40, 100),
            // Putting ranks in order costs more than counting partners.
            ranks: affordable(STEPS, errors * 20.0 * size, 40, 100),
            tolerance_by_paths: affordable(STEPS, LEVELS * PATH_MEASURES * paths, 20, 50),
            tolerance: affordable(STEPS, LEVELS * 40.0 * size, 20, 50),
            clusters: searches(RUNS, OF_THREE, 50).or_else(|| searches(1, 1.0, LEAST_DRAWS)),
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
        let all = Effort::of(&ring(100));
        let hard = Some(Searches { draws: 50, most_runs: RUNS });
        assert_eq!((all.ranks_by_paths, all.ranks, all.clusters), (Some(100), Some(100), hard));
        let some = Effort::of(&ring(1_000));
        assert!(some.ranks_by_paths.is_some_and(|draws| draws < 100), "{some:?}");
        assert!(some.clusters.is_some_and(|searches| searches.most_runs == 1), "{some:?}");
        let few = Effort::of(&ring(20_000));
        assert!(few.ranks_by_paths_once.is_none() && few.ranks.is_some() && few.tolerance.is_some(), "{few:?}");
        let none = Effort::of(&ring(2_000_000));
        assert!(none.ranks.is_none() && none.tolerance.is_none() && none.clusters.is_none(), "{none:?}");
    }
}
