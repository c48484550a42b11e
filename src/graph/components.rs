//! Which nodes hang together.

use super::{CompactGraph, petgraph_bridge};

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
