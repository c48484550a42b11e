//! The graph that communities are sought in: undirected, weighted, with loops, so that groups of nodes can become nodes.

use super::met::Met;
use crate::graph::CompactGraph;

/// An undirected weighted graph with loops, in compressed rows.
///
/// # Memory
///
/// Of a graph without weights nothing is copied: 16 bytes a node. Otherwise 12 bytes for each end of a tie, and 40 for a node.
#[derive(Debug, Clone)]
pub(super) struct WeightedGraph {
    ties: Ties,
    /// Weight of the loop at each node: the ties inside the group that it stands for, each counted once. Empty: no loops.
    loops: Vec<f64>,
    /// Summed strength of each node; a loop counts at both of its ends.
    strengths: Vec<f64>,
    /// Weight of all ties, each counted once.
    total: f64,
    chances: Chances,
    /// The weight that chance puts between two nodes at resolution 1, per product of their chances.
    price: f64,
}

/// For so many ends of ties room is made at once.
const SOME_ARCS: usize = 4_096;

/// Neighbours and weights, loops left out.
#[derive(Debug, Clone)]
enum Ties {
    /// Those of a graph without weights, with which its rows are shared.
    Alike(CompactGraph),
    Weighted {
        offsets: Vec<usize>,
        targets: Vec<u32>,
        weights: Vec<f64>,
    },
}

/// What chance gives each node to meet others with.
#[derive(Debug, Clone)]
pub(super) enum Chances {
    /// Its strength.
    Strength,
    /// An amount.
    Amount(Vec<f64>),
    /// An amount for its own mode in a two-mode network, and 0 for the other.
    Sides(Vec<[f64; 2]>),
}

impl WeightedGraph {
    pub(super) fn new(graph: &CompactGraph) -> Self {
        let n = graph.node_count();
        let ties = if graph.is_weighted() {
            let (mut offsets, mut targets, mut weights) = (vec![0], Vec::new(), Vec::new());
            targets.reserve_exact(2 * graph.edge_count());
            weights.reserve_exact(2 * graph.edge_count());
            for node in 0..n {
                targets.extend(graph.neighbors(node));
                weights.extend(graph.arcs(node).map(|(_, weight)| weight));
                offsets.push(targets.len());
            }
            Ties::Weighted { offsets, targets, weights }
        } else {
            Ties::Alike(graph.clone())
        };
        let total = (0..graph.edge_count()).map(|edge| graph.weight(edge)).sum();
        let strengths: Vec<f64> = (0..n).map(|node| graph.strength(node)).collect();
        WeightedGraph { ties, loops: Vec::new(), strengths, total, chances: Chances::Strength, price: 0.5 / total }
    }

    /// The same graph in which chance ties every two nodes alike, whatever their strengths: for the constant Potts model.
    pub(super) fn all_alike(graph: &CompactGraph) -> Self {
        let chances = Chances::Amount(vec![1.0; graph.node_count()]);
        WeightedGraph { chances, price: 1.0, ..WeightedGraph::new(graph) }
    }

    /// The same graph in which chance ties nodes of different sides only.
    pub(super) fn of_two_sides(graph: &CompactGraph, second: &[bool]) -> Self {
        let graph = WeightedGraph::new(graph);
        let own = |(&strength, &second): (&f64, &bool)| if second { [0.0, strength] } else { [strength, 0.0] };
        let chances = Chances::Sides(graph.strengths.iter().zip(second).map(own).collect());
        WeightedGraph { chances, price: 2.0 / graph.total, ..graph }
    }

    pub(super) fn chances(&self) -> &Chances {
        &self.chances
    }

    pub(super) fn price(&self) -> f64 {
        self.price
    }

    pub(super) fn node_count(&self) -> usize {
        self.strengths.len()
    }

    /// Twice the number of ties, loops left out.
    pub(super) fn arc_count(&self) -> usize {
        match &self.ties {
            Ties::Alike(graph) => 2 * graph.edge_count(),
            Ties::Weighted { targets, .. } => targets.len(),
        }
    }

    /// Who is tied to a node.
    pub(super) fn neighbors(&self, node: usize) -> &[u32] {
        match &self.ties {
            Ties::Alike(graph) => graph.neighbors(node),
            Ties::Weighted { offsets, targets, .. } => &targets[offsets[node]..offsets[node + 1]],
        }
    }

    /// The number of neighbours of the node that has most.
    pub(super) fn most_neighbors(&self) -> usize {
        (0..self.node_count()).map(|node| self.neighbors(node).len()).max().unwrap_or(0)
    }

    /// Goes along the ties of a node: to whom, and with what weight.
    #[inline]
    pub(super) fn each_tie(&self, node: usize, mut visit: impl FnMut(u32, f64)) {
        match &self.ties {
            Ties::Alike(graph) => graph.neighbors(node).iter().for_each(|&next| visit(next, 1.0)),
            Ties::Weighted { offsets, targets, weights } => {
                let row = offsets[node]..offsets[node + 1];
                targets[row.clone()].iter().zip(&weights[row]).for_each(|(&next, &weight)| visit(next, weight));
            }
        }
    }

    /// The weight of the ties of a node to others of its group.
    pub(super) fn weight_inside(&self, node: usize, group_of: &[u32]) -> f64 {
        let own = group_of[node];
        if let Ties::Alike(graph) = &self.ties {
            // Whole numbers are added up sooner.
            return graph.neighbors(node).iter().filter(|&&next| group_of[next as usize] == own).count() as f64;
        }
        let mut sum = 0.0;
        self.each_tie(node, |next, weight| sum += if group_of[next as usize] == own { weight } else { 0.0 });
        sum
    }

    pub(super) fn strength(&self, node: usize) -> f64 {
        self.strengths[node]
    }

    pub(super) fn strengths(&self) -> &[f64] {
        &self.strengths
    }

    pub(super) fn total(&self) -> f64 {
        self.total
    }

    /// The mean weight of a tie: the unit in which gains are weighed against each other.
    pub(super) fn mean_weight(&self) -> f64 {
        self.total / (self.arc_count() as f64 / 2.0).max(1.0)
    }

    /// The graph whose nodes are the groups of this one, numbered as `group_of` says from 0 to `groups`. Its modularity is the
    /// same: ties inside a group become a loop.
    pub(super) fn aggregated(&self, group_of: &[u32], groups: usize) -> WeightedGraph {
        // Members of all groups in one list, ascending in each.
        let mut starts = vec![0u32; groups + 1];
        group_of.iter().for_each(|&group| starts[group as usize + 1] += 1);
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut free = starts.clone();
        let mut members = vec![0u32; group_of.len()];
        for (node, &group) in group_of.iter().enumerate() {
            members[free[group as usize] as usize] = node as u32;
            free[group as usize] += 1;
        }
        drop(free);
        let mut loops = vec![0.0; groups];
        let mut offsets = Vec::with_capacity(groups + 1);
        offsets.push(0);
        // Small graphs are made over and over.
        let room = self.arc_count().min(SOME_ARCS);
        let (mut targets, mut weights) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let mut weight_to = vec![0.0; groups];
        let members_of = |group: usize| &members[starts[group] as usize..starts[group + 1] as usize];
        let ends_of = |group: usize| members_of(group).iter().map(|&node| self.neighbors(node as usize).len()).sum();
        let mut met = Met::with_room((0..groups).map(ends_of).max().unwrap_or(0));
        for (group, own) in loops.iter_mut().enumerate() {
            let mut inside = 0.0;
            for &node in members_of(group) {
                inside += self.loops.get(node as usize).copied().unwrap_or(0.0);
                self.each_tie(node as usize, |next, weight| {
                    let other = group_of[next as usize];
                    if other as usize == group {
                        // Met from both of its ends.
                        inside += weight / 2.0;
                        return;
                    }
                    let sum = &mut weight_to[other as usize];
                    met.meet(other, *sum == 0.0);
                    *sum += weight;
                });
            }
            *own = inside;
            met.sort();
            targets.extend_from_slice(met.groups());
            weights.extend(met.groups().iter().map(|&other| std::mem::take(&mut weight_to[other as usize])));
            met.clear();
            offsets.push(targets.len());
        }
        let strengths = added_up(&self.strengths, group_of, groups);
        let chances = match &self.chances {
            Chances::Strength => Chances::Strength,
            Chances::Amount(amounts) => Chances::Amount(added_up(amounts, group_of, groups)),
            Chances::Sides(sides) => {
                let mut sums = vec![[0.0; 2]; groups];
                for (own, &group) in sides.iter().zip(group_of) {
                    let sum = &mut sums[group as usize];
                    *sum = [sum[0] + own[0], sum[1] + own[1]];
                }
                Chances::Sides(sums)
            }
        };
        let ties = Ties::Weighted { offsets, targets, weights };
        WeightedGraph { ties, loops, strengths, total: self.total, chances, price: self.price }
    }

    /// What a division of this graph has inside its groups beyond chance, in weight of ties: modularity times the weight of all, and the
    /// like. The same for groups that have become nodes.
    pub(super) fn quality(&self, group_of: &[u32], resolution: f64) -> f64 {
        let groups = group_of.iter().max().map_or(0, |&largest| largest as usize + 1);
        let mut inside = 0.0;
        for (node, &own) in group_of.iter().enumerate() {
            inside += self.loops.get(node).copied().unwrap_or(0.0);
            self.each_tie(node, |next, weight| {
                inside += if group_of[next as usize] == own { weight / 2.0 } else { 0.0 }
            });
        }
        let squares = |own: &[f64]| added_up(own, group_of, groups).iter().fold(0.0, |sum, all| sum + all * all);
        let chance = match &self.chances {
            Chances::Strength => squares(&self.strengths),
            Chances::Amount(amounts) => squares(amounts),
            Chances::Sides(sides) => {
                let mut sums = vec![[0.0; 2]; groups];
                for (own, &group) in sides.iter().zip(group_of) {
                    let sum = &mut sums[group as usize];
                    *sum = [sum[0] + own[0], sum[1] + own[1]];
                }
                sums.iter().fold(0.0, |sum, [one, other]| sum + one * other)
            }
        };
        inside - resolution * self.price * chance / 2.0
    }
}

/// The sum over the members of every group, in order.
fn added_up(values: &[f64], group_of: &[u32], groups: usize) -> Vec<f64> {
    let mut sums = vec![0.0; groups];
    values.iter().zip(group_of).for_each(|(value, &group)| sums[group as usize] += value);
    sums
}

/// A ring of so many nodes, which has twice as many ends of ties.
#[cfg(test)]
pub(super) fn ring(nodes: u32) -> WeightedGraph {
    let edges: Vec<(u32, u32)> = (0..nodes).map(|node| (node, (node + 1) % nodes)).collect();
    WeightedGraph::new(&CompactGraph::undirected(nodes as usize, &edges))
}

#[cfg(test)]
mod tests {
    use super::super::{Partition, modularity};
    use super::*;

    // Pitfall 42. Two triangles joined by a tie; the groups {0, 1}, {2}, {3, 4, 5} become nodes, then two groups.
    #[test]
    fn aggregation_keeps_modularity() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
        let fine = [0, 0, 1, 2, 2, 2];
        let weighted = WeightedGraph::new(&graph);
        let small = weighted.aggregated(&fine, 3);
        // By hand: L = 3 of 7 in each half, D = 7 of 14: Q = 2 · (3/7 − 1/4) = 5/14.
        let by_hand = 5.0 / 14.0;
        assert!((small.quality(&[0, 0, 1], 1.0) / 7.0 - by_hand).abs() < 1e-12);
        assert!((weighted.quality(&[0, 0, 0, 1, 1, 1], 1.0) / 7.0 - by_hand).abs() < 1e-12);
        let flat = modularity(&graph, &Partition::from_labels(&[0, 0, 0, 1, 1, 1]), 1.0).unwrap();
        assert!((flat - by_hand).abs() < 1e-12);
        for node in 0..3 {
            let mut ties = 0.0;
            small.each_tie(node, |_, weight| ties += weight);
            assert!((small.strength(node) - ties - 2.0 * small.loops[node]).abs() < 1e-12);
        }
    }
}
