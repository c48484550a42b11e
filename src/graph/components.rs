//! Which nodes hang together.

use super::{CompactGraph, compact::Merge, petgraph_bridge};

/// The parts of a graph: a number for every node, numbered by first member, and the size of each part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Components {
    /// The part of every node.
    pub of: Vec<usize>,
    /// The number of nodes in every part.
    pub sizes: Vec<usize>,
}

impl Components {
    fn numbered_by_first_member(raw: &[usize]) -> Self {
        let mut fresh = vec![usize::MAX; raw.len()];
        let mut sizes = Vec::new();
        let of = raw
            .iter()
            .map(|&part| {
                if fresh[part] == usize::MAX {
                    fresh[part] = sizes.len();
                    sizes.push(0);
                }
                sizes[fresh[part]] += 1;
                fresh[part]
            })
            .collect();
        Components { of, sizes }
    }

    /// Number of parts.
    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// The sizes, largest first.
    pub fn sizes_descending(&self) -> Vec<usize> {
        let mut sizes = self.sizes.clone();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes
    }

    /// Number of unordered pairs inside one part.
    pub fn joined_pairs(&self) -> f64 {
        self.sizes.iter().map(|&size| size as f64 * (size as f64 - 1.0) / 2.0).sum()
    }
}

/// The weak components: nodes joined by ties in whatever direction.
pub fn weak(graph: &CompactGraph) -> Components {
    let n = graph.node_count();
    let mut part = vec![usize::MAX; n];
    let mut stack = Vec::new();
    for start in 0..n {
        if part[start] != usize::MAX {
            continue;
        }
        part[start] = start;
        stack.push(start);
        while let Some(node) = stack.pop() {
            for &next in graph.neighbors(node).iter().chain(graph.in_neighbors(node)) {
                if part[next as usize] == usize::MAX {
                    part[next as usize] = start;
                    stack.push(next as usize);
                }
            }
        }
    }
    Components::numbered_by_first_member(&part)
}

/// The strong components: nodes that reach each other along arcs. In an undirected graph the same as [`weak`].
pub fn strong(graph: &CompactGraph) -> Components {
    if !graph.is_directed() {
        return weak(graph);
    }
    Components::numbered_by_first_member(&petgraph_bridge::strong_components(graph))
}

/// The parts with a tie inside, in order, each as a graph of its own with the old index of each of its nodes.
pub fn parts_with_ties(graph: &CompactGraph, components: &Components) -> Vec<(CompactGraph, Vec<u32>)> {
    let mut members = vec![Vec::new(); components.count()];
    let mut new = vec![0u32; graph.node_count()];
    for (node, &part) in components.of.iter().enumerate() {
        new[node] = members[part].len() as u32;
        members[part].push(node as u32);
    }
    let mut edges = vec![Vec::new(); components.count()];
    for (edge, &(a, b)) in graph.edges().iter().enumerate() {
        let part = components.of[a as usize];
        if part == components.of[b as usize] {
            edges[part].push((new[a as usize], new[b as usize], graph.weight(edge)));
        }
    }
    let made = members.into_iter().zip(edges).filter(|(_, edges)| !edges.is_empty());
    made.map(|(members, edges)| {
        let (directed, weighted) = (graph.is_directed(), graph.is_weighted());
        (CompactGraph::from_edges(members.len(), directed, weighted, &edges, Merge::Max), members)
    })
    .collect()
}

/// What is left of the weak component of a node once the node is gone: its pieces, largest first, then by first member, each
/// ascending. More than one piece for a cut point, none for an isolate.
pub fn pieces_without(graph: &CompactGraph, node: usize) -> Vec<Vec<usize>> {
    let mut seen = vec![false; graph.node_count()];
    seen[node] = true;
    let mut pieces = Vec::new();
    for &start in graph.neighbors(node).iter().chain(graph.in_neighbors(node)) {
        if std::mem::replace(&mut seen[start as usize], true) {
            continue;
        }
        let mut piece = vec![start as usize];
        let mut next = 0;
        while next < piece.len() {
            let at = piece[next];
            next += 1;
            for &other in graph.neighbors(at).iter().chain(graph.in_neighbors(at)) {
                if !std::mem::replace(&mut seen[other as usize], true) {
                    piece.push(other as usize);
                }
            }
        }
        piece.sort_unstable();
        pieces.push(piece);
    }
    pieces.sort_by(|a, b| b.len().cmp(&a.len()).then(a[0].cmp(&b[0])));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    //   1 ── 0 ── 2 ── 3      5
    //        └─── 4
    #[test]
    fn what_a_node_holds_together() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (2, 3), (0, 4)]);
        assert_eq!(pieces_without(&graph, 0), [vec![2, 3], vec![1], vec![4]]);
        assert_eq!(pieces_without(&graph, 1), [vec![0, 2, 3, 4]]);
        assert!(pieces_without(&graph, 5).is_empty());
        assert_eq!(weak(&graph).sizes_descending(), [5, 1]);
    }

    // A chain so long that a recursive search would run out of stack.
    #[test]
    fn long_chains_are_no_trouble() {
        let n = 200_000u32;
        let arcs: Vec<(u32, u32, f64)> = (1..n).map(|node| (node - 1, node, 1.0)).collect();
        let chain = CompactGraph::from_edges(n as usize, true, false, &arcs, Merge::Max);
        assert_eq!((weak(&chain).count(), strong(&chain).count()), (1, n as usize));
        assert_eq!(petgraph_bridge::cut_points(&chain).len(), n as usize - 2);
        assert_eq!(petgraph_bridge::bridges(&chain).len(), n as usize - 1);
    }
}
