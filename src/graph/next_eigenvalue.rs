//! What the second largest eigenvalue of an undirected graph cannot exceed.

use super::CompactGraph;

/// With smaller numbers in the vector, squares of them would vanish.
const SMALLEST: f64 = 1e-100;

/// An upper bound on every eigenvalue but the largest, from a vector x without zeros or negative numbers, the nearer to the principal
/// eigenvector the better, and its image Ax. Infinite where nothing can be said.
///
/// With Dᵢ = (Ax)ᵢ / xᵢ any y with yᵢ = fᵢ xᵢ has yᵀ(D − A)y = Σ aᵢⱼ xᵢ xⱼ (fᵢ − fⱼ)² over the ties. For y at right angles to x that
/// is at least ‖y‖² / κ: with a path between every two nodes, κ is the largest of all sums, over the paths that go along a tie, of
/// their length and πᵢπⱼ of their ends, divided by aᵢⱼ xᵢ xⱼ / ‖x‖² of the tie, π = x² / ‖x‖² (Poincaré's inequality: Diaconis & Stroock
/// 1991, doi:10.1214/aoap/1177005980, proposition 1). So no vector at right angles to x grows by more than max D − 1/κ, and no eigenvalue
/// but one is above that (Courant & Fischer: Golub & Van Loan 2013, Matrix Computations, theorem 8.1.2).
///
/// The paths here are those through the tree that leads from every node, step by step nearer, to the one with the largest number: a
/// search along all ties and a few sums.
pub(super) fn ceiling(graph: &CompactGraph, vector: &[f64], image: &[f64]) -> f64 {
    let Some(root) = (0..vector.len()).max_by(|&a, &b| vector[a].total_cmp(&vector[b])) else {
        return f64::NEG_INFINITY;
    };
    if !vector.iter().all(|&entry| entry > SMALLEST && entry.is_finite()) {
        return f64::INFINITY;
    }
    let steepest = image.iter().zip(vector).map(|(image, entry)| image / entry).fold(0.0, f64::max);
    let Some(tree) = Tree::of(graph, vector, root as u32) else { return f64::INFINITY };
    // π and π times the steps to the root, of a node and all that reach the root through it; not yet divided by ‖x‖².
    let mut mass: Vec<f64> = vector.iter().map(|entry| entry * entry).collect();
    let mut depth: Vec<f64> = mass.iter().zip(&tree.steps).map(|(mass, &steps)| mass * f64::from(steps)).collect();
    for &node in tree.order[1..].iter().rev() {
        let (node, parent) = (node as usize, tree.parent[node as usize] as usize);
        mass[parent] += mass[node];
        depth[parent] += depth[node];
    }
    let (all, deep) = (mass[root], depth[root]);
    let most = tree.order[1..].iter().map(|&node| {
        let node = node as usize;
        let lengths = depth[node] * (all - mass[node]) + mass[node] * (deep - depth[node]);
        lengths / (tree.conducts[node] * vector[node] * all)
    });
    steepest - 1.0 / most.fold(0.0, f64::max)
}

/// A tree along ties, of shortest paths to the root.
struct Tree {
    /// Nearest first.
    order: Vec<u32>,
    steps: Vec<u32>,
    parent: Vec<u32>,
    /// The strength of the tie to the parent times the parent's number in the vector: of the parents that are a step nearer the one
    /// where this is largest is taken.
    conducts: Vec<f64>,
}

impl Tree {
    /// None if not all nodes are reached over ties with a strength above 0.
    fn of(graph: &CompactGraph, vector: &[f64], root: u32) -> Option<Self> {
        let n = vector.len();
        let mut tree =
            Self { order: vec![root], steps: vec![u32::MAX; n], parent: vec![root; n], conducts: vec![0.0; n] };
        tree.steps[root as usize] = 0;
        let mut head = 0;
        while let Some(&at) = tree.order.get(head) {
            let (from, next) = (vector[at as usize], tree.steps[at as usize] + 1);
            for (node, strength) in graph.arcs(at as usize) {
                let (to, conducts) = (node as usize, strength * from);
                if tree.steps[to] == u32::MAX && conducts > 0.0 {
                    tree.steps[to] = next;
                    tree.order.push(node);
                }
                if tree.steps[to] == next && conducts > tree.conducts[to] {
                    tree.conducts[to] = conducts;
                    tree.parent[to] = at;
                }
            }
            head += 1;
        }
        (tree.order.len() == n).then_some(tree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;
    use std::f64::consts::PI;

    fn image(graph: &CompactGraph, vector: &[f64]) -> Vec<f64> {
        (0..vector.len())
            .map(|node| graph.arcs(node).map(|(to, strength)| strength * vector[to as usize]).sum())
            .collect()
    }

    /// Graphs with their principal eigenvector and the second eigenvalue, as they stand in Brouwer & Haemers 2012, Spectra of Graphs, 1.4: path,
    /// ring, complete, complete two-mode, cube of d dimensions.
    fn known() -> Vec<(CompactGraph, Vec<f64>, f64)> {
        let mut graphs = Vec::new();
        for n in [2u32, 3, 7, 30] {
            let edges: Vec<(u32, u32)> = (1..n).map(|node| (node - 1, node)).collect();
            let angle = PI / f64::from(n + 1);
            let vector = (1..=n).map(|at| (angle * f64::from(at)).sin()).collect();
            graphs.push((CompactGraph::undirected(n as usize, &edges), vector, 2.0 * (2.0 * angle).cos()));
        }
        for n in [3u32, 8, 31] {
            let edges: Vec<(u32, u32)> = (0..n).map(|node| (node, (node + 1) % n)).collect();
            let graph = CompactGraph::undirected(n as usize, &edges);
            graphs.push((graph, vec![1.0; n as usize], 2.0 * (2.0 * PI / f64::from(n)).cos()));
        }
        for n in [3u32, 12] {
            let edges: Vec<(u32, u32)> = (0..n).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
            graphs.push((CompactGraph::undirected(n as usize, &edges), vec![1.0; n as usize], -1.0));
        }
        for (a, b) in [(1u32, 3u32), (2, 9), (20, 20)] {
            let edges: Vec<(u32, u32)> = (0..a).flat_map(|one| (a..a + b).map(move |other| (one, other))).collect();
            let side = |node: u32| f64::from(if node < a { b } else { a }).sqrt();
            let vector = (0..a + b).map(side).collect();
            graphs.push((CompactGraph::undirected((a + b) as usize, &edges), vector, 0.0));
        }
        for dimensions in [2u32, 5] {
            let all = 0..1u32 << dimensions;
            let edges = all.flat_map(|node| (0..dimensions).map(move |bit| (node, node ^ (1 << bit))));
            let edges: Vec<(u32, u32)> = edges.filter(|(a, b)| a < b).collect();
            let graph = CompactGraph::undirected(1 << dimensions, &edges);
            graphs.push((graph, vec![1.0; 1 << dimensions], f64::from(dimensions) - 2.0));
        }
        graphs
    }

    #[test]
    fn never_below_the_second_eigenvalue_and_below_the_first_where_the_vector_is_known() {
        for (graph, vector, second) in known() {
            let image = image(&graph, &vector);
            let first = image[0] / vector[0];
            let ceiling = ceiling(&graph, &vector, &image);
            let nodes = graph.node_count();
            assert!(second - 1e-12 <= ceiling && ceiling < first, "{nodes} nodes: {second} {ceiling} {first}");
        }
    }

    // By hand: two nodes and a tie of 3 have 3 and −3, and here nothing is given away.
    #[test]
    fn exact_for_two_nodes() {
        let graph = CompactGraph::from_edges(2, false, true, &[(0, 1, 3.0)], Merge::Max);
        assert!((ceiling(&graph, &[1.0, 1.0], &[3.0, 3.0]) + 3.0).abs() < 1e-12);
    }

    // Any vector above 0 gives a bound, with strengths too: twice the strength of all ties is twice the eigenvalues.
    #[test]
    fn holds_for_any_vector_and_strengths() {
        for (graph, vector, second) in known() {
            for power in [0, 1, 5] {
                let other: Vec<f64> =
                    (0..vector.len()).map(|node| vector[node] * (1.0 + (node * power % 7) as f64 / 3.0)).collect();
                let edges: Vec<_> = graph.ties().map(|(a, b, _)| (a, b, 2.0)).collect();
                let stronger = CompactGraph::from_edges(vector.len(), false, true, &edges, Merge::Max);
                let image = image(&stronger, &other);
                let ceiling = ceiling(&stronger, &other, &image);
                assert!(2.0 * second - 1e-12 <= ceiling, "{} nodes: {second} {ceiling}", vector.len());
            }
        }
    }

    #[test]
    fn says_nothing_where_numbers_vanish_or_nodes_lie_apart() {
        let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
        for vector in [[1.0, 1.0, 0.0], [1.0, 1e-120, 1.0], [1.0, f64::NAN, 1.0]] {
            assert!(ceiling(&path, &vector, &image(&path, &vector)).is_infinite(), "{vector:?}");
        }
        let apart = CompactGraph::undirected(3, &[(0, 1)]);
        assert!(ceiling(&apart, &[1.0; 3], &[1.0, 1.0, 0.0]).is_infinite());
    }
}
