//! Communities by the Leiden algorithm.

use super::local_moves::{move_nodes, refine};
use super::weighted::WeightedGraph;
use super::{Modularity, Partition, modularity};
use crate::graph::random::Stream;
use crate::graph::{CompactGraph, compact::Merge, parallel};

/// The choices of [`leiden()`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeidenOptions {
    /// The γ of modularity: above 1 smaller communities, below 1 larger ones.
    pub resolution: f64,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Number of independent runs, of which the best is kept; at least 1.
    pub runs: usize,
}

impl Default for LeidenOptions {
    /// Resolution 1, seed 1, 100 runs.
    fn default() -> Self {
        LeidenOptions { resolution: 1.0, seed: 1, runs: 100 }
    }
}

/// What [`leiden()`] found.
#[derive(Debug, Clone, PartialEq)]
pub struct Leiden {
    /// The division of highest modularity.
    pub partition: Partition,
    /// Its modularity in the graph without direction; undefined without ties.
    pub modularity: Modularity,
    /// Number of runs.
    pub runs: usize,
    /// In how many of them this very division came out.
    pub runs_with_partition: usize,
    /// In how many of them a division of this modularity came out.
    pub runs_with_modularity: usize,
    /// Number of different divisions that the runs found.
    pub distinct: usize,
}

/// Two modularities closer than this are equal.
const EQUAL: f64 = 1e-12;

/// Communities: the division into groups with more ties inside than chance would put there.
///
/// # Definition
///
/// Looks for the division of highest [`modularity`]. A run moves single nodes to better communities until none gains, refines
/// each community into well-connected parts, makes the parts the nodes of a smaller graph and goes on with that; it starts again
/// from its result until nothing changes. The best of all runs is kept.
///
/// # Reading it
///
/// Groups that work together more than with others. Where few runs end in the same division
/// ([`Leiden::runs_with_partition`]), the borders are weak: show what is stable, not one division as the truth.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, a pair being tied where either arc exists, with the stronger weight.
/// Weights: strength. Communities are connected. Isolates stay alone. Of several divisions of equal modularity the first in
/// order of labels is taken, so that the result depends on graph, options and seed only.
///
/// # Undefined when
///
/// Never; without ties every node is alone and the modularity is `no_ties`.
///
/// # Cost
///
/// About O(m) per run and pass; random, one stream of numbers per run, runs in parallel with the same result.
///
/// # Checked against
///
/// tests/reference: exact optima (igraph's integer programme) or best known values of 16 networks; never memberships.
///
/// # References
///
/// Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{LeidenOptions, leiden};
///
/// // Two triangles joined by one tie.
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
/// let found = leiden(&graph, &LeidenOptions::default());
/// assert_eq!(found.partition.members(), [[0, 1, 2], [3, 4, 5]]);
/// ```
pub fn leiden(graph: &CompactGraph, options: &LeidenOptions) -> Leiden {
    let pairs = graph.symmetrised(Merge::Max);
    let runs = options.runs.max(1);
    let weighted = WeightedGraph::new(&pairs);
    let mut found: Vec<(f64, Partition)> = parallel::map(runs, |run| {
        let partition = one_run(&weighted, options, run);
        (modularity(&pairs, &partition, options.resolution).unwrap_or(0.0), partition)
    });
    let best = found.iter().map(|(value, _)| *value).fold(f64::NEG_INFINITY, f64::max);
    let runs_with_modularity = found.iter().filter(|(value, _)| *value >= best - EQUAL).count();
    found.sort_by(|a, b| a.1.cmp(&b.1));
    let partition = found
        .iter()
        .find(|(value, _)| *value >= best - EQUAL)
        .map(|(_, partition)| partition.clone())
        .expect("there is at least one run");
    Leiden {
        modularity: modularity(&pairs, &partition, options.resolution),
        runs,
        runs_with_partition: found.iter().filter(|(_, other)| *other == partition).count(),
        runs_with_modularity,
        distinct: found.chunk_by(|a, b| a.1 == b.1).count(),
        partition,
    }
}

fn one_run(graph: &WeightedGraph, options: &LeidenOptions, run: usize) -> Partition {
    let n = graph.node_count();
    if graph.total() <= 0.0 {
        return Partition::singletons(n);
    }
    let mut random = Stream::new(options.seed, run as u64);
    let mut partition = Partition::singletons(n);
    // Each pass can only raise modularity; a few suffice, the limit is for rounding noise.
    for _ in 0..100 {
        let next = Partition::from_labels(&one_pass(graph, options.resolution, partition.labels(), &mut random));
        if next == partition {
            break;
        }
        partition = next;
    }
    partition
}

/// Moves, refines and aggregates until every community is one node of the aggregated graph.
fn one_pass(graph: &WeightedGraph, resolution: f64, start: &[usize], random: &mut Stream) -> Vec<usize> {
    let mut level = graph.clone();
    let mut community = start.to_vec();
    // The node of `level` in which each node of `graph` is.
    let mut inside: Vec<usize> = (0..graph.node_count()).collect();
    loop {
        move_nodes(&level, resolution, &mut community, random);
        let parts = renumbered(&refine(&level, resolution, &community, random));
        let count = parts.iter().max().map_or(0, |&last| last + 1);
        if count == level.node_count() {
            break;
        }
        // The communities found by moving are where the parts start from.
        let mut above = vec![0; count];
        for (node, &part) in parts.iter().enumerate() {
            above[part] = community[node];
        }
        level = level.aggregated(&parts, count);
        community = renumbered(&above);
        for node in &mut inside {
            *node = parts[*node];
        }
    }
    let labels: Vec<usize> = inside.into_iter().map(|node| community[node]).collect();
    connected_pieces(graph, &labels)
}

/// The same groups, those that are not connected split into their pieces, which raises modularity. Needed where the last
/// refinement happened to leave the nodes of a community alone.
fn connected_pieces(graph: &WeightedGraph, labels: &[usize]) -> Vec<usize> {
    let mut piece = vec![usize::MAX; labels.len()];
    let mut stack = Vec::new();
    for start in 0..labels.len() {
        if piece[start] != usize::MAX {
            continue;
        }
        piece[start] = start;
        stack.push(start);
        while let Some(node) = stack.pop() {
            for &(next, _) in graph.neighbors(node) {
                let next = next as usize;
                if piece[next] == usize::MAX && labels[next] == labels[node] {
                    piece[next] = start;
                    stack.push(next);
                }
            }
        }
    }
    piece
}

/// The same labels, numbered from 0 in the order in which they first occur.
fn renumbered(labels: &[usize]) -> Vec<usize> {
    let mut fresh = vec![usize::MAX; labels.iter().max().map_or(0, |&largest| largest + 1)];
    let mut next = 0;
    labels
        .iter()
        .map(|&label| {
            if fresh[label] == usize::MAX {
                fresh[label] = next;
                next += 1;
            }
            fresh[label]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Pitfall 46. The ends of a path of three are one group without the middle: two pieces.
    #[test]
    fn groups_fall_into_their_pieces() {
        let path = WeightedGraph::new(&CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]));
        assert_eq!(connected_pieces(&path, &[5, 1, 5, 5]), [0, 1, 2, 2]);
    }

    // A refinement keeps parts inside their community and connected, whatever the random numbers.
    #[test]
    fn refinement_stays_inside_communities() {
        // Two squares side by side, one community over both ends that do not touch.
        let edges = [(0, 1), (1, 2), (2, 3), (0, 3), (3, 4), (4, 5), (5, 6), (6, 7), (4, 7)];
        let graph = WeightedGraph::new(&CompactGraph::undirected(8, &edges));
        let community = [0, 0, 1, 1, 1, 1, 0, 0];
        for seed in 0..50 {
            let parts = refine(&graph, 1.0, &community, &mut Stream::new(seed, 0));
            let pieces = connected_pieces(&graph, &parts);
            assert_eq!(renumbered(&parts), renumbered(&pieces));
            for a in 0..8 {
                assert!((0..8).all(|b| parts[a] != parts[b] || community[a] == community[b]));
            }
        }
    }
}
