//! How far the others are from every node: what closeness, reach and diameter are read off.

use super::rings::over_rings;
use super::shortest_paths::{Along, Search};
use super::{CompactGraph, parallel};
use std::ops::Range;

/// How far the others are from one node.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Distances {
    /// Number of others that can be reached.
    pub others: usize,
    /// Sum of the distances to them.
    pub sum: f64,
    /// Sum of one over the distances to them.
    pub inverse_sum: f64,
    /// The largest of the distances; 0 if there are none.
    pub largest: f64,
}

/// The distances from every node (`Along::In`: to every node).
pub fn distances(graph: &CompactGraph, along: Along) -> Vec<Distances> {
    distances_of(graph, along, 0..graph.node_count())
}

/// The same of these nodes only, to the last bit: what several machines find for some each, joined in order, is the whole.
pub fn distances_of(graph: &CompactGraph, along: Along, sources: Range<usize>) -> Vec<Distances> {
    if !graph.is_weighted() {
        return over_rings(graph, along, sources, &Distances::default(), |found, steps, others| {
            found.others += others;
            found.sum += (others * steps) as f64;
            found.inverse_sum += others as f64 / steps as f64;
            found.largest = steps as f64;
        });
    }
    parallel::long_map_with(
        sources.len(),
        || Search::new(graph, along),
        |search, at| {
            search.run(sources.start + at);
            let mut found = Distances { others: search.reached().len() - 1, ..Distances::default() };
            for &node in &search.reached()[1..] {
                let distance = search.distance(node as usize);
                found.sum += distance;
                found.inverse_sum += 1.0 / distance;
                found.largest = distance;
            }
            found
        },
    )
}

/// For every number of steps from 1, how many ordered pairs are that many steps apart. Weights are ignored.
pub fn step_counts(graph: &CompactGraph) -> Vec<usize> {
    let all = 0..graph.node_count();
    let rows =
        over_rings(graph, Along::Out, all, &Vec::new(), |counts: &mut Vec<usize>, _, others| counts.push(others));
    let mut total: Vec<usize> = Vec::new();
    for row in rows {
        total.resize(total.len().max(row.len()), 0);
        for (sum, count) in total.iter_mut().zip(row) {
            *sum += count;
        }
    }
    total
}

/// For every node the number of others within this many steps, along the arcs. Weights are ignored.
pub fn within_steps(graph: &CompactGraph, along: Along, steps: usize) -> Vec<usize> {
    let plain = graph.unweighted();
    parallel::map_with(
        plain.node_count(),
        || (vec![false; plain.node_count()], Vec::new()),
        |(seen, found), source| {
            seen[source] = true;
            found.push(source as u32);
            let mut ring = 0..1;
            for _ in 0..steps {
                for at in ring.clone() {
                    for &next in along.neighbors(&plain, found[at] as usize) {
                        if !std::mem::replace(&mut seen[next as usize], true) {
                            found.push(next);
                        }
                    }
                }
                ring = ring.end..found.len();
            }
            let others = found.len() - 1;
            for node in found.drain(..) {
                seen[node as usize] = false;
            }
            others
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    // Across the borders of 256 searches side by side, and one node at a time where ties have lengths.
    #[test]
    fn those_of_some_nodes_are_part_of_all() {
        let edges: Vec<(u32, u32, f64)> =
            (0..900).map(|edge| (edge % 600, (edge * 7 + 1) % 600, f64::from(1 + edge % 3))).collect();
        for (weighted, directed) in [(false, false), (false, true), (true, true)] {
            let graph = CompactGraph::from_edges(600, directed, weighted, &edges, Merge::Max);
            let whole = distances(&graph, Along::In);
            for cuts in [[0, 0, 600, 600], [0, 255, 257, 600], [0, 1, 599, 600]] {
                let parts = cuts.windows(2).flat_map(|cut| distances_of(&graph, Along::In, cut[0]..cut[1]));
                assert_eq!(parts.collect::<Vec<_>>(), whole, "{cuts:?}");
            }
        }
    }

    #[test]
    fn steps_ignore_weights_and_follow_arcs() {
        let graph = CompactGraph::from_edges(4, true, true, &[(0, 1, 5.0), (1, 2, 0.5), (2, 3, 1.0)], Merge::Max);
        assert_eq!(within_steps(&graph, Along::Out, 2), [2, 2, 1, 0]);
        assert_eq!(within_steps(&graph, Along::In, 2), [0, 1, 2, 2]);
        assert_eq!(step_counts(&graph), [3, 2, 1]);
    }
}
