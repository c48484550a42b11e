//! How many replicates a network can bear in a report, by what each costs.

use super::super::robustness::worst;
use crate::graph::CompactGraph;

/// Steps along ties that each part of the story may take: about a second on two cores.
const STEPS: f64 = 6e8;
/// The most and the fewest replicates: fewer say nothing of 95 %.
const MOST: usize = 200;
const FEWEST: usize = 40;
/// Shares of errors times errors that the look at tolerance may go through.
const LEVELS: f64 = 12.0;
/// Measures of the tolerance table that follow paths.
const PATH_MEASURES: f64 = 2.0;
/// Steps of one search for communities, for every tie.
const SEARCH: f64 = 60.0;

/// How much is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Versions of the record under each error for ranks by paths too; none if that takes too long.
    pub ranks_by_paths: Option<usize>,
    /// The same for ranks by the number of partners alone.
    pub ranks: Option<usize>,
    /// Versions for the error that measures bear, with those that follow paths.
    pub tolerance_by_paths: Option<usize>,
    /// The same without.
    pub tolerance: Option<usize>,
    /// Networks with lost ties, and random ones, that are divided again.
    pub clusters: Option<usize>,
}

impl Effort {
    /// What a graph of this size can bear.
    pub fn of(graph: &CompactGraph, runs_each: usize) -> Effort {
        let size = (graph.node_count() + graph.edge_count()) as f64;
        let paths = worst::steps_of_paths(graph);
        let errors = worst::ERRORS.len() as f64;
        // Three searches per replicate: another seed once, lost ties and chance as often as the network was searched.
        let search = SEARCH * size * (1.0 + 2.0 * runs_each as f64);
        Effort {
            ranks_by_paths: affordable(errors * paths),
            // Sorting ranks costs more than counting partners.
            ranks: affordable(errors * 20.0 * size),
            tolerance_by_paths: affordable(LEVELS * PATH_MEASURES * paths).map(|draws| draws.min(MOST / 2)),
            tolerance: affordable(LEVELS * 40.0 * size).map(|draws| draws.min(MOST / 2)),
            clusters: affordable(search).map(|draws| draws.min(MOST / 2)),
        }
    }
}

/// How many replicates of so many steps each; a round number, so that it can be asked for again.
fn affordable(steps: f64) -> Option<usize> {
    let most = (STEPS / steps.max(1.0)).min(MOST as f64) as usize;
    let round = most / 10 * 10;
    (round >= FEWEST).then_some(round)
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
        assert_eq!((all.ranks_by_paths, all.ranks), (Some(MOST), Some(MOST)));
        let some = Effort::of(&ring(1_000), 10);
        assert!(some.ranks_by_paths.is_some_and(|draws| draws < MOST), "{some:?}");
        let few = Effort::of(&ring(20_000), 1);
        assert!(few.ranks_by_paths.is_none() && few.ranks.is_some(), "{few:?}");
        let none = Effort::of(&ring(2_000_000), 1);
        assert_eq!(
            none,
            Effort { ranks_by_paths: None, ranks: None, tolerance_by_paths: None, tolerance: None, clusters: None }
        );
    }
}
