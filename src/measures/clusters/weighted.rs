//! The graph that communities are sought in: undirected, weighted, with loops, so that groups of nodes can become nodes.

use crate::graph::CompactGraph;

/// An undirected weighted graph with loops, in compressed rows.
#[derive(Debug, Clone)]
pub(super) struct WeightedGraph {
    offsets: Vec<usize>,
    /// Neighbour and weight, loops left out.
    neighbors: Vec<(u32, f64)>,
    /// Weight of the loop at each node: the ties inside the group that it stands for, each counted once.
    loops: Vec<f64>,
    /// Summed strength of each node; a loop counts at both of its ends.
    strengths: Vec<f64>,
    /// Weight of all ties, each counted once.
    total: f64,
    /// What chance gives each node to meet others with: two equal amounts, or in a two-mode network one for its own mode only.
    chances: Vec<[f64; 2]>,
    /// The weight that chance puts between two nodes at resolution 1, per product of their chances.
    price: f64,
}

impl WeightedGraph {
    pub(super) fn new(graph: &CompactGraph) -> Self {
        let n = graph.node_count();
        let mut offsets = vec![0];
        let mut neighbors = Vec::with_capacity(2 * graph.edge_count());
        for node in 0..n {
            let edges = graph.neighbor_edges(node).iter().map(|&edge| graph.weight(edge as usize));
            neighbors.extend(graph.neighbors(node).iter().copied().zip(edges));
            offsets.push(neighbors.len());
        }
        let total = (0..graph.edge_count()).map(|edge| graph.weight(edge)).sum();
        let strengths: Vec<f64> = (0..n).map(|node| graph.strength(node)).collect();
        let chances = strengths.iter().map(|&strength| [strength; 2]).collect();
        WeightedGraph { offsets, neighbors, loops: vec![0.0; n], strengths, total, chances, price: 0.5 / total }
    }

    /// The same graph in which chance ties every two nodes alike, whatever their strengths: for the constant Potts model.
    pub(super) fn all_alike(graph: &CompactGraph) -> Self {
        let chances = vec![[1.0; 2]; graph.node_count()];
        WeightedGraph { chances, price: 1.0, ..WeightedGraph::new(graph) }
    }

    /// The same graph in which chance ties nodes of different sides only.
    pub(super) fn of_two_sides(graph: &CompactGraph, second: &[bool]) -> Self {
        let graph = WeightedGraph::new(graph);
        let own = |(&strength, &second): (&f64, &bool)| if second { [0.0, strength] } else { [strength, 0.0] };
        let chances = graph.strengths.iter().zip(second).map(own).collect();
        WeightedGraph { chances, price: 2.0 / graph.total, ..graph }
    }

    pub(super) fn chances(&self, node: usize) -> [f64; 2] {
        self.chances[node]
    }

    pub(super) fn price(&self) -> f64 {
        self.price
    }

    pub(super) fn node_count(&self) -> usize {
        self.loops.len()
    }

    /// Twice the number of ties, loops left out.
    pub(super) fn arc_count(&self) -> usize {
        self.neighbors.len()
    }

    pub(super) fn neighbors(&self, node: usize) -> &[(u32, f64)] {
        &self.neighbors[self.offsets[node]..self.offsets[node + 1]]
    }

    pub(super) fn strength(&self, node: usize) -> f64 {
        self.strengths[node]
    }

    pub(super) fn total(&self) -> f64 {
        self.total
    }

    /// The mean weight of a tie: the unit in which gains are weighed against each other.
    pub(super) fn mean_weight(&self) -> f64 {
        self.total / (self.neighbors.len() as f64 / 2.0).max(1.0)
    }

    /// The graph whose nodes are the groups of this one, numbered as `group_of` says from 0 to `groups`. Its modularity is the
    /// same: ties inside a group become a loop.
    pub(super) fn aggregated(&self, group_of: &[usize], groups: usize) -> WeightedGraph {
        // Members of all groups in one list, ascending in each.
        let mut starts = vec![0u32; groups + 1];
        group_of.iter().for_each(|&group| starts[group + 1] += 1);
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut free = starts.clone();
        let mut members = vec![0u32; group_of.len()];
        for (node, &group) in group_of.iter().enumerate() {
            members[free[group] as usize] = node as u32;
            free[group] += 1;
        }
        let mut loops = vec![0.0; groups];
        let mut strengths = vec![0.0; groups];
        let mut chances = vec![[0.0; 2]; groups];
        let mut offsets = Vec::with_capacity(groups + 1);
        offsets.push(0);
        let mut neighbors = Vec::with_capacity(self.neighbors.len() / 2);
        let mut weight_to = vec![0.0; groups];
        let mut touched: Vec<usize> = Vec::new();
        for group in 0..groups {
            for &node in &members[starts[group] as usize..starts[group + 1] as usize] {
                let node = node as usize;
                loops[group] += self.loops[node];
                strengths[group] += self.strengths[node];
                for (sum, own) in chances[group].iter_mut().zip(self.chances[node]) {
                    *sum += own;
                }
                for &(next, weight) in self.neighbors(node) {
                    let other = group_of[next as usize];
                    if other == group {
                        // Met from both of its ends.
                        loops[group] += weight / 2.0;
                        continue;
                    }
                    if weight_to[other] == 0.0 {
                        touched.push(other);
                    }
                    weight_to[other] += weight;
                }
            }
            touched.sort_unstable();
            for other in touched.drain(..) {
                neighbors.push((other as u32, std::mem::take(&mut weight_to[other])));
            }
            offsets.push(neighbors.len());
        }
        WeightedGraph { offsets, neighbors, loops, strengths, total: self.total, chances, price: self.price }
    }

    /// Modularity of a division of this graph. A loop lies inside once, and counts twice in the strength of its node.
    #[cfg(test)]
    pub(super) fn modularity(&self, group_of: &[usize], resolution: f64) -> f64 {
        let groups = group_of.iter().max().map_or(0, |&largest| largest + 1);
        let (mut inside, mut strength) = (vec![0.0; groups], vec![0.0; groups]);
        for (node, &group) in group_of.iter().enumerate() {
            strength[group] += self.strengths[node];
            inside[group] += self.loops[node];
            for &(next, weight) in self.neighbors(node) {
                if group_of[next as usize] == group {
                    inside[group] += weight / 2.0;
                }
            }
        }
        (0..groups).map(|c| inside[c] / self.total - resolution * (strength[c] / (2.0 * self.total)).powi(2)).sum()
    }
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
        assert!((small.modularity(&[0, 0, 1], 1.0) - by_hand).abs() < 1e-12);
        let flat = modularity(&graph, &Partition::from_labels(&[0, 0, 0, 1, 1, 1]), 1.0).unwrap();
        assert!((flat - by_hand).abs() < 1e-12);
        for node in 0..3 {
            let ties: f64 = small.neighbors(node).iter().map(|&(_, weight)| weight).sum();
            assert!((small.strength(node) - ties - 2.0 * small.loops[node]).abs() < 1e-12);
        }
    }
}
