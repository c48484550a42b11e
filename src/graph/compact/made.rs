//! Graphs made of another one: turned round, without direction, with other weights, of some nodes or edges.

use super::{CompactGraph, Merge};
use crate::graph::rows::Rows;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

impl CompactGraph {
    /// The same graph with every arc turned round; an undirected graph as it is.
    #[must_use]
    pub fn reversed(&self) -> CompactGraph {
        let (Some(into), None) = (&self.into, &self.weights) else {
            if !self.directed {
                return self.clone();
            }
            let list: Vec<(u32, u32, f64)> = self.ties().map(|(a, b, weight)| (b, a, weight)).collect();
            return Self::from_edges(self.node_count(), true, true, &list, Merge::Max);
        };
        let (out, into, numbers) = (Arc::clone(into), Some(Arc::clone(&self.out)), Arc::default());
        CompactGraph { out, into, numbers, ..self.clone() }
    }

    /// The graph without direction: a pair is tied where either arc exists, with the merged weight.
    #[must_use]
    pub fn symmetrised(&self, merge: Merge) -> CompactGraph {
        if !self.directed {
            return self.clone();
        }
        if !self.is_weighted() {
            let arcs = (0..self.node_count()).flat_map(|a| self.neighbors(a).iter().map(move |&b| (a as u32, b)));
            return Self::from_pairs(self.node_count(), false, arcs);
        }
        Self::from_edges(self.node_count(), false, true, &self.ties().collect::<Vec<_>>(), merge)
    }

    /// [`Self::symmetrised`], or the graph itself where it has no direction.
    pub(crate) fn without_direction(&self, merge: Merge) -> Cow<'_, CompactGraph> {
        if self.directed { Cow::Owned(self.symmetrised(merge)) } else { Cow::Borrowed(self) }
    }

    /// The graph of what two nodes have in each other, z = w(i,j) + w(j,i): weighted and undirected. An undirected graph stays as
    /// it is, since doubling every weight changes no proportion.
    #[must_use]
    pub fn summed_both_ways(&self) -> CompactGraph {
        if !self.directed {
            return self.clone();
        }
        Self::from_edges(self.node_count(), false, true, &self.ties().collect::<Vec<_>>(), Merge::Sum)
    }

    /// The same graph with these weights, one for every edge in order.
    ///
    /// # Panics
    /// If there are more or fewer weights than edges.
    #[must_use]
    pub fn weighing(self, weights: Vec<f64>) -> CompactGraph {
        assert_eq!(weights.len(), self.edge_count, "one weight for every edge");
        CompactGraph { weights: Some(Arc::new(weights)), ..self }
    }

    /// The same graph, every weight replaced by what is made of it.
    #[must_use]
    pub fn with_weights(&self, of: impl Fn(f64) -> f64) -> CompactGraph {
        let weights = (0..self.edge_count()).map(|edge| of(self.weight(edge))).collect();
        CompactGraph { weights: Some(Arc::new(weights)), ..self.clone() }
    }

    /// The same graph without weights.
    #[must_use]
    pub fn unweighted(&self) -> CompactGraph {
        CompactGraph { weights: None, ..self.clone() }
    }

    /// The graph with its nodes numbered anew by degree, largest first, and the old number of each; none with direction or weights.
    pub(in crate::graph) fn by_degree(&self) -> Option<(CompactGraph, Vec<u32>)> {
        if self.directed || self.is_weighted() {
            return None;
        }
        let n = self.node_count();
        let mut old: Vec<u32> = (0..n as u32).collect();
        old.sort_by_key(|&node| Reverse(self.degree(node as usize)));
        let mut new = vec![0u32; n];
        old.iter().zip(0..).for_each(|(&before, fresh)| new[before as usize] = fresh);
        Some((Self::of_rows(false, self.out.renumbered(&old, &new), None), old))
    }

    /// The graph on the kept nodes only, renumbered in order, with the old index of each new node.
    pub fn induced(&self, keep: &[bool]) -> (CompactGraph, Vec<u32>) {
        let old: Vec<u32> = (0..self.node_count()).filter(|&i| keep[i]).map(|i| i as u32).collect();
        if old.len() == self.node_count() {
            return (self.clone(), old);
        }
        let mut new = vec![u32::MAX; self.node_count()];
        for (fresh, &before) in old.iter().enumerate() {
            new[before as usize] = fresh as u32;
        }
        let list: Vec<(u32, u32, f64)> = self
            .ties()
            .filter(|&(a, b, _)| keep[a as usize] && keep[b as usize])
            .map(|(a, b, weight)| (new[a as usize], new[b as usize], weight))
            .collect();
        (Self::from_edges(old.len(), self.directed, self.is_weighted(), &list, Merge::Max), old)
    }

    /// The graph on the same nodes with the kept edges only.
    #[must_use]
    pub fn with_edges(&self, keep: &[bool]) -> CompactGraph {
        let rows = |rows: &Rows, edges: &[u32]| rows.kept(|place| keep[edges[place] as usize]);
        let into = self.into.as_ref().map(|into| rows(into, self.in_numbers(into)));
        let graph = Self::of_rows(self.directed, rows(&self.out, self.out_numbers()), into);
        let kept = |weights: &Arc<Vec<f64>>| {
            Arc::new(weights.iter().zip(keep).filter(|(_, keep)| **keep).map(|(&weight, _)| weight).collect())
        };
        CompactGraph { weights: self.weights.as_ref().map(kept), ..graph }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_taken_away_leave_the_graph_that_is_made_without_them() {
        let arcs = [(0, 1, 2.0), (1, 0, 5.0), (1, 2, 1.0), (3, 1, 4.0), (0, 3, 3.0)];
        for directed in [false, true] {
            let graph = CompactGraph::from_edges(5, directed, true, &arcs, Merge::Sum);
            for gone in 0..graph.edge_count() {
                let keep: Vec<bool> = (0..graph.edge_count()).map(|edge| edge != gone).collect();
                let list = graph.edges().iter().enumerate().filter(|(edge, _)| keep[*edge]);
                let list: Vec<(u32, u32, f64)> = list.map(|(edge, &(a, b))| (a, b, graph.weight(edge))).collect();
                assert_eq!(graph.with_edges(&keep), CompactGraph::from_edges(5, directed, true, &list, Merge::Sum));
            }
        }
    }
}
