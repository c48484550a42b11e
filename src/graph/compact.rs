//! A simple graph in compressed rows.

/// What becomes of several ties between one pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Merge {
    /// The strongest counts: for rated strength.
    #[default]
    Max,
    /// They add up: for counted contacts.
    Sum,
    /// The weakest counts.
    Min,
}

impl Merge {
    fn apply(self, a: f64, b: f64) -> f64 {
        match self {
            Merge::Max => a.max(b),
            Merge::Sum => a + b,
            Merge::Min => a.min(b),
        }
    }
}

/// One direction of a graph in compressed rows: the neighbours of node `i` are `targets[offsets[i]..offsets[i + 1]]`, ascending.
#[derive(Debug, Clone, Default, PartialEq)]
struct Rows {
    offsets: Vec<usize>,
    targets: Vec<u32>,
    edges: Vec<u32>,
}

/// A simple graph, undirected or directed, with or without weights. No loops, no parallel edges.
///
/// Edges are numbered in ascending order of their ends, `(a, b)` with `a < b` in an undirected graph. Weights are strengths
/// above zero: more means closer.
#[derive(Debug, Clone, PartialEq)]
pub struct CompactGraph {
    directed: bool,
    out: Rows,
    into: Option<Rows>,
    ends: Vec<(u32, u32)>,
    weights: Option<Vec<f64>>,
}

impl CompactGraph {
    /// The graph on `node_count` nodes with these edges. Loops are dropped, several edges between one pair are merged. Without
    /// `weighted` all weights are read as 1 and forgotten.
    pub fn from_edges(
        node_count: usize,
        directed: bool,
        weighted: bool,
        edges: &[(u32, u32, f64)],
        merge: Merge,
    ) -> Self {
        let mut list: Vec<(u32, u32, f64)> = edges
            .iter()
            .filter(|(a, b, _)| a != b)
            .map(|&(a, b, w)| if directed || a < b { (a, b, w) } else { (b, a, w) })
            .collect();
        list.sort_by(|x, y| (x.0, x.1).cmp(&(y.0, y.1)).then(x.2.total_cmp(&y.2)));
        list.dedup_by(|later, kept| {
            let same = later.0 == kept.0 && later.1 == kept.1;
            if same {
                kept.2 = merge.apply(kept.2, later.2);
            }
            same
        });
        let ends: Vec<(u32, u32)> = list.iter().map(|&(a, b, _)| (a, b)).collect();
        let weights = weighted.then(|| list.iter().map(|edge| edge.2).collect());
        let (out, into) = if directed {
            let out = rows(node_count, ends.iter().enumerate().map(|(e, &(a, b))| (a, b, e)));
            let into = rows(node_count, ends.iter().enumerate().map(|(e, &(a, b))| (b, a, e)));
            (out, Some(into))
        } else {
            let both = ends.iter().enumerate().flat_map(|(e, &(a, b))| [(a, b, e), (b, a, e)]);
            (rows(node_count, both), None)
        };
        CompactGraph { directed, out, into, ends, weights }
    }

    /// An undirected, unweighted graph: what most tests need.
    pub fn undirected(node_count: usize, edges: &[(u32, u32)]) -> Self {
        let list: Vec<(u32, u32, f64)> = edges.iter().map(|&(a, b)| (a, b, 1.0)).collect();
        Self::from_edges(node_count, false, false, &list, Merge::Max)
    }

    /// Number of nodes, isolates included.
    pub fn node_count(&self) -> usize {
        self.out.offsets.len() - 1
    }

    /// Number of edges: pairs in an undirected graph, arcs in a directed one.
    pub fn edge_count(&self) -> usize {
        self.ends.len()
    }

    /// Whether edges have a direction.
    pub fn is_directed(&self) -> bool {
        self.directed
    }

    /// Whether edges have weights of their own.
    pub fn is_weighted(&self) -> bool {
        self.weights.is_some()
    }

    /// The ends of every edge, ascending.
    pub fn edges(&self) -> &[(u32, u32)] {
        &self.ends
    }

    /// The strength of an edge; 1 in an unweighted graph.
    pub fn weight(&self, edge: usize) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[edge])
    }

    /// Neighbours in the direction of the edges (all neighbours of an undirected graph), ascending.
    pub fn neighbors(&self, node: usize) -> &[u32] {
        &self.out.targets[self.out.offsets[node]..self.out.offsets[node + 1]]
    }

    /// The edge to each of [`Self::neighbors`], in the same order.
    pub fn neighbor_edges(&self, node: usize) -> &[u32] {
        &self.out.edges[self.out.offsets[node]..self.out.offsets[node + 1]]
    }

    /// Neighbours against the direction of the edges (all neighbours of an undirected graph), ascending.
    pub fn in_neighbors(&self, node: usize) -> &[u32] {
        let rows = self.into.as_ref().unwrap_or(&self.out);
        &rows.targets[rows.offsets[node]..rows.offsets[node + 1]]
    }

    /// The edge from each of [`Self::in_neighbors`], in the same order.
    pub fn in_neighbor_edges(&self, node: usize) -> &[u32] {
        let rows = self.into.as_ref().unwrap_or(&self.out);
        &rows.edges[rows.offsets[node]..rows.offsets[node + 1]]
    }

    /// Number of [`Self::neighbors`].
    pub fn degree(&self, node: usize) -> usize {
        self.neighbors(node).len()
    }

    /// Number of [`Self::in_neighbors`].
    pub fn in_degree(&self, node: usize) -> usize {
        self.in_neighbors(node).len()
    }

    /// The edge from `a` to `b`, if there is one.
    pub fn edge_between(&self, a: usize, b: usize) -> Option<usize> {
        let position = self.neighbors(a).binary_search(&u32::try_from(b).ok()?).ok()?;
        Some(self.neighbor_edges(a)[position] as usize)
    }

    /// The same graph with every arc turned round; an undirected graph as it is.
    #[must_use]
    pub fn reversed(&self) -> CompactGraph {
        if !self.directed {
            return self.clone();
        }
        let list: Vec<(u32, u32, f64)> =
            self.ends.iter().enumerate().map(|(e, &(a, b))| (b, a, self.weight(e))).collect();
        Self::from_edges(self.node_count(), true, self.is_weighted(), &list, Merge::Max)
    }

    /// The graph without direction: a pair is tied where either arc exists, with the merged weight.
    #[must_use]
    pub fn symmetrised(&self, merge: Merge) -> CompactGraph {
        if !self.directed {
            return self.clone();
        }
        let list: Vec<(u32, u32, f64)> =
            self.ends.iter().enumerate().map(|(e, &(a, b))| (a, b, self.weight(e))).collect();
        Self::from_edges(self.node_count(), false, self.is_weighted(), &list, merge)
    }

    /// The graph of what two nodes have in each other, z = w(i,j) + w(j,i): weighted and undirected. An undirected graph stays as
    /// it is, since doubling every weight changes no proportion.
    #[must_use]
    pub fn summed_both_ways(&self) -> CompactGraph {
        if !self.directed {
            return self.clone();
        }
        let list: Vec<(u32, u32, f64)> =
            self.ends.iter().enumerate().map(|(e, &(a, b))| (a, b, self.weight(e))).collect();
        Self::from_edges(self.node_count(), false, true, &list, Merge::Sum)
    }

    /// The strengths of the ties to each of [`Self::neighbors`], added up.
    pub fn strength(&self, node: usize) -> f64 {
        self.neighbor_edges(node).iter().map(|&edge| self.weight(edge as usize)).fold(0.0, |sum, weight| sum + weight)
    }

    /// The strengths of the ties from each of [`Self::in_neighbors`], added up.
    pub fn in_strength(&self, node: usize) -> f64 {
        self.in_neighbor_edges(node)
            .iter()
            .map(|&edge| self.weight(edge as usize))
            .fold(0.0, |sum, weight| sum + weight)
    }

    /// The same graph, every weight replaced by what is made of it.
    #[must_use]
    pub fn with_weights(&self, of: impl Fn(f64) -> f64) -> CompactGraph {
        let weights = (0..self.edge_count()).map(|edge| of(self.weight(edge))).collect();
        CompactGraph { weights: Some(weights), ..self.clone() }
    }

    /// The same graph without weights.
    #[must_use]
    pub fn unweighted(&self) -> CompactGraph {
        CompactGraph { weights: None, ..self.clone() }
    }

    /// The graph on the kept nodes only, renumbered in order, with the old index of each new node.
    pub fn induced(&self, keep: &[bool]) -> (CompactGraph, Vec<u32>) {
        let old: Vec<u32> = (0..self.node_count()).filter(|&i| keep[i]).map(|i| i as u32).collect();
        let mut new = vec![u32::MAX; self.node_count()];
        for (fresh, &before) in old.iter().enumerate() {
            new[before as usize] = fresh as u32;
        }
        let list: Vec<(u32, u32, f64)> = self
            .ends
            .iter()
            .enumerate()
            .filter(|(_, (a, b))| keep[*a as usize] && keep[*b as usize])
            .map(|(e, &(a, b))| (new[a as usize], new[b as usize], self.weight(e)))
            .collect();
        (Self::from_edges(old.len(), self.directed, self.is_weighted(), &list, Merge::Max), old)
    }

    /// The graph on the same nodes with the kept edges only. Rows stay in order, so that nothing is sorted.
    #[must_use]
    pub fn with_edges(&self, keep: &[bool]) -> CompactGraph {
        let mut next = 0;
        let number: Vec<u32> = keep
            .iter()
            .map(|&kept| {
                next += u32::from(kept);
                next.wrapping_sub(1)
            })
            .collect();
        fn kept<T: Copy>(list: &[T], keep: &[bool]) -> Vec<T> {
            list.iter().zip(keep).filter(|(_, keep)| **keep).map(|(item, _)| *item).collect()
        }
        let rows = |rows: &Rows| {
            let mut fresh = Rows { offsets: Vec::with_capacity(rows.offsets.len()), ..Rows::default() };
            fresh.offsets.push(0);
            for row in rows.offsets.windows(2) {
                for at in row[0]..row[1] {
                    let edge = rows.edges[at] as usize;
                    if keep[edge] {
                        fresh.targets.push(rows.targets[at]);
                        fresh.edges.push(number[edge]);
                    }
                }
                fresh.offsets.push(fresh.targets.len());
            }
            fresh
        };
        CompactGraph {
            directed: self.directed,
            out: rows(&self.out),
            into: self.into.as_ref().map(rows),
            ends: kept(&self.ends, keep),
            weights: self.weights.as_ref().map(|weights| kept(weights, keep)),
        }
    }
}

/// Counting sort of `(from, to, edge)` into rows; the input comes with ascending edges, rows end up ascending in `to`.
fn rows(node_count: usize, arcs: impl Iterator<Item = (u32, u32, usize)> + Clone) -> Rows {
    let mut offsets = vec![0usize; node_count + 1];
    for (from, _, _) in arcs.clone() {
        offsets[from as usize + 1] += 1;
    }
    for i in 0..node_count {
        offsets[i + 1] += offsets[i];
    }
    let mut slots: Vec<(u32, u32)> = vec![(0, 0); offsets[node_count]];
    let mut next = offsets.clone();
    for (from, to, edge) in arcs {
        slots[next[from as usize]] = (to, edge as u32);
        next[from as usize] += 1;
    }
    for i in 0..node_count {
        slots[offsets[i]..offsets[i + 1]].sort_unstable();
    }
    let (targets, edges) = slots.into_iter().unzip();
    Rows { offsets, targets, edges }
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ── 1
    //   │  ╱ │        4 alone
    //   2 ── 3
    const HOUSE: [(u32, u32); 5] = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)];

    #[test]
    fn rows_are_ascending_and_complete() {
        let graph = CompactGraph::undirected(5, &[(3, 2), (2, 1), (1, 0), (2, 0), (3, 1), (1, 1), (0, 1)]);
        assert_eq!(graph.edges(), HOUSE);
        assert_eq!(graph.neighbors(2), [0, 1, 3]);
        assert_eq!(graph.neighbor_edges(2), [1, 2, 4]);
        assert_eq!(graph.degree(4), 0);
        assert_eq!(graph.edge_between(3, 1), Some(3));
        assert_eq!(graph.edge_between(3, 4), None);
    }

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

    #[test]
    fn directed_rows_know_both_ways() {
        let arcs = [(0, 1, 2.0), (1, 0, 5.0), (1, 2, 1.0), (0, 1, 4.0)];
        let graph = CompactGraph::from_edges(3, true, true, &arcs, Merge::Max);
        assert_eq!(graph.edge_count(), 3);
        assert_eq!((graph.neighbors(0), graph.in_neighbors(0)), (&[1][..], &[1][..]));
        assert!((graph.weight(0) - 4.0).abs() < 1e-12);
        assert_eq!(graph.reversed().neighbors(2), [1]);
        let flat = graph.symmetrised(Merge::Sum);
        assert_eq!(flat.edges(), [(0, 1), (1, 2)]);
        assert!((flat.weight(0) - 9.0).abs() < 1e-12);
    }
}
