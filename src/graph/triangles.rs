//! Closed triples.

use super::{CompactGraph, parallel};

/// For every edge of an undirected graph the number of neighbours that its ends share.
pub fn shared_neighbors(graph: &CompactGraph) -> Vec<usize> {
    debug_assert!(!graph.is_directed());
    parallel::map(graph.edge_count(), |edge| {
        let (a, b) = graph.edges()[edge];
        common(graph.neighbors(a as usize), graph.neighbors(b as usize))
    })
}

/// For every node of an undirected graph the number of triangles that it closes: tied pairs among its neighbours.
pub fn per_node(graph: &CompactGraph) -> Vec<usize> {
    let mut twice = vec![0; graph.node_count()];
    for (&(a, b), shared) in graph.edges().iter().zip(shared_neighbors(graph)) {
        twice[a as usize] += shared;
        twice[b as usize] += shared;
    }
    twice.into_iter().map(|count| count / 2).collect()
}

/// The triangles of a node of an undirected graph, once each: the edges to its two other corners and the edge between them. In
/// ascending order of the corners.
pub fn around(graph: &CompactGraph, node: usize, mut visit: impl FnMut(usize, usize, usize)) {
    debug_assert!(!graph.is_directed());
    let (partners, edges) = (graph.neighbors(node), graph.neighbor_edges(node));
    for (at, &first) in partners.iter().enumerate() {
        let (theirs, across) = (graph.neighbors(first as usize), graph.neighbor_edges(first as usize));
        let mut j = theirs.partition_point(|&other| other <= first);
        for (&second, &edge) in partners[at + 1..].iter().zip(&edges[at + 1..]) {
            while j < theirs.len() && theirs[j] < second {
                j += 1;
            }
            if j < theirs.len() && theirs[j] == second {
                visit(edges[at] as usize, edge as usize, across[j] as usize);
            }
        }
    }
}

/// Length of the intersection of two ascending lists.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() / 16 > short.len() {
        return short.iter().filter(|item| long.binary_search(item).is_ok()).count();
    }
    let (mut i, mut j, mut found) = (0, 0, 0);
    while i < short.len() && j < long.len() {
        found += usize::from(short[i] == long[j]);
        let (x, y) = (short[i], long[j]);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hubs_and_leaves_intersect_alike() {
        // Node 0 knows 1..=40, of whom only 1–2 know each other: the short list takes the binary search, the long one the merge.
        let mut edges: Vec<(u32, u32)> = (1..=40).map(|leaf| (0, leaf)).collect();
        edges.push((1, 2));
        let graph = CompactGraph::undirected(41, &edges);
        let count = per_node(&graph);
        assert_eq!((count[0], count[1], count[2], count[3]), (1, 1, 1, 0));
    }
}
