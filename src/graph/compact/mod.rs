//! A simple graph in compressed rows.

mod made;

use super::rows::Rows;
use std::sync::{Arc, OnceLock};

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

/// A simple graph, undirected or directed, with or without weights. No loops, no parallel edges.
///
/// Edges are numbered in ascending order of their ends, `(a, b)` with `a < b` in an undirected graph. Weights are strengths
/// above zero: more means closer.
///
/// # Memory
///
/// 8 bytes for an undirected edge, 8 for an arc of a directed graph (4 each way), and 8 for a node (16 in a directed graph); with
/// weights 8 more for an edge. Ends and numbers of edges are put down when somebody first asks for them, another 8 bytes each for
/// an undirected edge: what looks at neighbours alone never pays for them. Copies share all of it.
#[derive(Debug, Clone)]
pub struct CompactGraph {
    directed: bool,
    edge_count: usize,
    out: Arc<Rows>,
    into: Option<Arc<Rows>>,
    weights: Option<Arc<Vec<f64>>>,
    numbers: Arc<Numbers>,
}

/// What is known of edges by number, once somebody has asked.
#[derive(Debug, Default)]
struct Numbers {
    ends: OnceLock<Vec<(u32, u32)>>,
    out: OnceLock<Vec<u32>>,
    into: OnceLock<Vec<u32>>,
}

impl PartialEq for CompactGraph {
    fn eq(&self, other: &Self) -> bool {
        self.directed == other.directed && self.out == other.out && self.weights == other.weights
    }
}

impl CompactGraph {
    /// The graph on `node_count` nodes with these edges. Loops are dropped, several edges between one pair are merged. Without
    /// `weighted` all weights are read as 1 and forgotten. Weights are finite numbers above zero; of others no measure is defined, and
    /// some searches do not end. It is for the caller to see to that.
    ///
    /// # Panics
    ///
    /// If a node is not below `node_count`.
    pub fn from_edges(
        node_count: usize,
        directed: bool,
        weighted: bool,
        edges: &[(u32, u32, f64)],
        merge: Merge,
    ) -> Self {
        if !weighted {
            return Self::from_pairs(node_count, directed, edges.iter().map(|&(a, b, _)| (a, b)));
        }
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
        let weights = list.iter().map(|edge| edge.2).collect();
        let graph = Self::from_pairs(node_count, directed, list.iter().map(|&(a, b, _)| (a, b)));
        CompactGraph { weights: Some(Arc::new(weights)), ..graph }
    }

    /// The graph without weights on `node_count` nodes with these edges. Loops are dropped, and an edge that comes again counts once.
    ///
    /// # Panics
    ///
    /// If a node is not below `node_count`.
    pub fn from_pairs(node_count: usize, directed: bool, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let pairs = pairs.filter(|(a, b)| a != b);
        let turned = pairs.clone().map(|(a, b)| (b, a));
        if directed {
            Self::of_rows(true, Rows::of(node_count, pairs), Some(Rows::of(node_count, turned)))
        } else {
            let both = pairs.flat_map(|(a, b)| [(a, b), (b, a)]);
            Self::of_rows(false, Rows::of(node_count, both), None)
        }
    }

    fn of_rows(directed: bool, out: Rows, into: Option<Rows>) -> Self {
        let edge_count = if directed { out.len() } else { out.len() / 2 };
        CompactGraph {
            directed,
            edge_count,
            out: Arc::new(out),
            into: into.map(Arc::new),
            weights: None,
            numbers: Arc::default(),
        }
    }

    /// The rows of a graph without weights as they are stored: where each row of neighbours starts (and, last, ends), and the
    /// neighbours. Of a directed graph those that arcs lead to.
    pub fn rows(&self) -> (&[usize], &[u32]) {
        (&self.out.offsets, &self.out.targets)
    }

    /// The graph without weights that has these rows of neighbours.
    ///
    /// # Errors
    ///
    /// What the rows are not: in order, free of loops, within the graph and, without direction, the same both ways.
    pub fn from_rows(directed: bool, offsets: Vec<usize>, targets: Vec<u32>) -> Result<Self, &'static str> {
        let out = Rows::checked(offsets, targets)?;
        let back = out.turned();
        if directed {
            return Ok(Self::of_rows(true, out, Some(back)));
        }
        if back != out { Err("a tie is there in one direction only") } else { Ok(Self::of_rows(false, out, None)) }
    }

    /// An undirected, unweighted graph: what most tests need.
    ///
    /// # Panics
    ///
    /// If a node is not below `node_count`.
    pub fn undirected(node_count: usize, edges: &[(u32, u32)]) -> Self {
        let list: Vec<(u32, u32, f64)> = edges.iter().map(|&(a, b)| (a, b, 1.0)).collect();
        Self::from_edges(node_count, false, false, &list, Merge::Max)
    }

    /// Number of nodes, isolates included.
    pub fn node_count(&self) -> usize {
        self.out.count()
    }

    /// Number of edges: pairs in an undirected graph, arcs in a directed one.
    pub fn edge_count(&self) -> usize {
        self.edge_count
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
        self.numbers.ends.get_or_init(|| {
            let mut ends = Vec::with_capacity(self.edge_count);
            ends.extend(self.ties().map(|(a, b, _)| (a, b)));
            ends
        })
    }

    /// The ends and the strength of every edge, in the order of [`Self::edges`], without putting the ends down.
    pub fn ties(&self) -> impl Iterator<Item = (u32, u32, f64)> + '_ {
        let ends = (0..self.node_count() as u32).flat_map(|a| {
            let row = self.neighbors(a as usize);
            // Without direction a tie is told by the node that comes first.
            let told = if self.directed { 0 } else { row.partition_point(|&b| b <= a) };
            row[told..].iter().map(move |&b| (a, b))
        });
        ends.enumerate().map(|(edge, (a, b))| (a, b, self.weight(edge)))
    }

    /// The strength of an edge; 1 in an unweighted graph.
    pub fn weight(&self, edge: usize) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[edge])
    }

    /// Neighbours in the direction of the edges (all neighbours of an undirected graph), ascending.
    pub fn neighbors(&self, node: usize) -> &[u32] {
        self.out.of_node(node)
    }

    /// The edge to each of [`Self::neighbors`], in the same order.
    pub fn neighbor_edges(&self, node: usize) -> &[u32] {
        &self.out_numbers()[self.out.range(node)]
    }

    fn out_numbers(&self) -> &[u32] {
        self.numbers.out.get_or_init(|| {
            if self.directed { (0..self.edge_count as u32).collect() } else { self.out.numbered_both_ways() }
        })
    }

    fn in_numbers(&self, into: &Rows) -> &[u32] {
        self.numbers.into.get_or_init(|| self.out.places_in(into))
    }

    /// Neighbours against the direction of the edges (all neighbours of an undirected graph), ascending.
    pub fn in_neighbors(&self, node: usize) -> &[u32] {
        self.into.as_ref().unwrap_or(&self.out).of_node(node)
    }

    /// The edge from each of [`Self::in_neighbors`], in the same order.
    pub fn in_neighbor_edges(&self, node: usize) -> &[u32] {
        let Some(into) = &self.into else {
            return self.neighbor_edges(node);
        };
        &self.in_numbers(into)[into.range(node)]
    }

    /// [`Self::neighbors`], each with the strength of the tie to it.
    pub fn arcs(&self, node: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let edges = if self.is_weighted() { self.neighbor_edges(node) } else { &[] };
        let weights = edges.iter().map(|&edge| self.weight(edge as usize)).chain(std::iter::repeat(1.0));
        self.neighbors(node).iter().copied().zip(weights)
    }

    /// [`Self::in_neighbors`], each with the strength of the tie from it.
    pub fn in_arcs(&self, node: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let edges = if self.is_weighted() { self.in_neighbor_edges(node) } else { &[] };
        let weights = edges.iter().map(|&edge| self.weight(edge as usize)).chain(std::iter::repeat(1.0));
        self.in_neighbors(node).iter().copied().zip(weights)
    }

    /// Number of [`Self::neighbors`].
    pub fn degree(&self, node: usize) -> usize {
        self.neighbors(node).len()
    }

    /// Number of [`Self::in_neighbors`].
    pub fn in_degree(&self, node: usize) -> usize {
        self.in_neighbors(node).len()
    }

    /// Number of ends of edges at a node: of both its rows in a directed graph.
    pub(crate) fn ends_at(&self, node: usize) -> usize {
        self.degree(node) + if self.directed { self.in_degree(node) } else { 0 }
    }

    /// The edge from `a` to `b`, if there is one.
    pub fn edge_between(&self, a: usize, b: usize) -> Option<usize> {
        let position = self.neighbors(a).binary_search(&u32::try_from(b).ok()?).ok()?;
        Some(self.neighbor_edges(a)[position] as usize)
    }

    /// The strengths of the ties to each of [`Self::neighbors`], added up.
    pub fn strength(&self, node: usize) -> f64 {
        if !self.is_weighted() {
            return self.degree(node) as f64;
        }
        self.neighbor_edges(node).iter().map(|&edge| self.weight(edge as usize)).fold(0.0, |sum, weight| sum + weight)
    }

    /// The strengths of the ties from each of [`Self::in_neighbors`], added up.
    pub fn in_strength(&self, node: usize) -> f64 {
        if !self.is_weighted() {
            return self.in_degree(node) as f64;
        }
        self.in_neighbor_edges(node)
            .iter()
            .map(|&edge| self.weight(edge as usize))
            .fold(0.0, |sum, weight| sum + weight)
    }
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

    #[test]
    fn rows_from_elsewhere_are_looked_through() {
        let house = CompactGraph::undirected(5, &HOUSE);
        let (offsets, targets) = house.rows();
        let back = CompactGraph::from_rows(false, offsets.to_vec(), targets.to_vec()).expect("sound rows");
        assert_eq!(back, house);
        assert_eq!(back.edges(), HOUSE);
        let refused = |directed, offsets: &[usize], targets: &[u32]| {
            CompactGraph::from_rows(directed, offsets.to_vec(), targets.to_vec()).is_err()
        };
        assert!(!refused(true, &[0, 1, 1], &[1]));
        assert!(refused(false, &[0, 1, 1], &[1]), "in one direction only");
        assert!(refused(true, &[0, 1, 1], &[0]), "a loop");
        assert!(refused(true, &[0, 1, 1], &[2]), "out of the graph");
        assert!(refused(true, &[0, 2, 2, 2], &[2, 1]), "not in order");
        assert!(refused(true, &[0, 2, 2], &[1, 1]), "twice");
        assert!(refused(true, &[0, 2, 1], &[1]), "rows that go back");
        assert!(refused(true, &[0, 1, 1], &[1, 0]), "more than the rows hold");
        assert!(refused(true, &[], &[]), "no rows at all");
    }

    #[test]
    fn edges_are_numbered_alike_wherever_they_are_asked_for() {
        let pairs = [(3, 2), (2, 1), (1, 0), (2, 0), (3, 1), (0, 1)];
        for directed in [false, true] {
            let graph = CompactGraph::from_pairs(5, directed, pairs.into_iter());
            assert!(graph.edges().is_sorted());
            for node in 0..5 {
                for (&to, &edge) in graph.neighbors(node).iter().zip(graph.neighbor_edges(node)) {
                    let (a, b) = graph.edges()[edge as usize];
                    assert!((a, b) == (node as u32, to) || (!directed && (a, b) == (to, node as u32)));
                }
                for (&from, &edge) in graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node)) {
                    let (a, b) = graph.edges()[edge as usize];
                    assert!((a, b) == (from, node as u32) || (!directed && (a, b) == (node as u32, from)));
                }
            }
        }
    }
}
