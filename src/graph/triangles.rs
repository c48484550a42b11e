//! Closed triples.

use super::{CompactGraph, parallel};
use std::sync::atomic::{AtomicUsize, Ordering};

/// For every edge of an undirected graph the number of neighbours that its ends share.
pub fn shared_neighbors(graph: &CompactGraph) -> Vec<usize> {
    debug_assert!(!graph.is_directed());
    parallel::map(graph.edge_count(), |edge| {
        let (a, b) = graph.edges()[edge];
        common(graph.neighbors(a as usize), graph.neighbors(b as usize))
    })
}

/// For every node of an undirected graph the number of triangles that it closes: tied pairs among its neighbours.
///
/// Nodes are put in order of degree, and each triangle is found once, from its node of fewest neighbours (Chiba & Nishizeki 1985,
/// doi:10.1137/0214017; Latapy 2008, doi:10.1016/j.tcs.2008.07.017).
pub fn per_node(graph: &CompactGraph) -> Vec<usize> {
    debug_assert!(!graph.is_directed());
    let above = Above::of(graph);
    let counts: Vec<AtomicUsize> = (0..graph.node_count()).map(|_| AtomicUsize::new(0)).collect();
    let add = |rank: u32, more: usize| {
        if more > 0 {
            counts[rank as usize].fetch_add(more, Ordering::Relaxed);
        }
    };
    parallel::map_ranges(
        graph.node_count(),
        || vec![0u64; graph.node_count().div_ceil(64)],
        |marked, ranks| {
            for rank in ranks {
                let row = above.row(rank);
                if row.len() < 2 {
                    continue;
                }
                row.iter().for_each(|&other| marked[other as usize / 64] |= 1 << (other % 64));
                let mut own = 0;
                for &other in row {
                    let mut met = 0;
                    for &third in above.row(other as usize) {
                        if marked[third as usize / 64] >> (third % 64) & 1 == 1 {
                            met += 1;
                            counts[third as usize].fetch_add(1, Ordering::Relaxed);
                        }
                    }
                    add(other, met);
                    own += met;
                }
                add(rank as u32, own);
                row.iter().for_each(|&other| marked[other as usize / 64] = 0);
            }
        },
    );
    above.rank.iter().map(|&rank| counts[rank as usize].load(Ordering::Relaxed)).collect()
}

/// The neighbours of higher degree of every node, of equal ones the earlier. Nodes go by rank: those of highest degree first, so
/// that the few that all others meet lie close together.
struct Above {
    /// The rank of every node.
    rank: Vec<u32>,
    starts: Vec<usize>,
    above: Vec<u32>,
}

impl Above {
    fn of(graph: &CompactGraph) -> Above {
        let n = graph.node_count();
        let highest = (0..n).map(|node| graph.degree(node)).max().unwrap_or(0);
        // Where the ranks of each degree begin.
        let mut next = vec![0u32; highest + 2];
        (0..n).for_each(|node| next[highest - graph.degree(node) + 1] += 1);
        for place in 0..=highest {
            next[place + 1] += next[place];
        }
        let (mut rank, mut nodes) = (vec![0u32; n], vec![0u32; n]);
        for node in 0..n {
            let next = &mut next[highest - graph.degree(node)];
            rank[node] = *next;
            nodes[*next as usize] = node as u32;
            *next += 1;
        }
        let mut starts = Vec::with_capacity(n + 1);
        starts.push(0);
        let mut above = Vec::with_capacity(graph.edge_count());
        for (own, &node) in nodes.iter().enumerate() {
            let ranks = graph.neighbors(node as usize).iter().map(|&other| rank[other as usize]);
            above.extend(ranks.filter(|&other| (other as usize) < own));
            starts.push(above.len());
        }
        Above { rank, starts, above }
    }

    fn row(&self, rank: usize) -> &[u32] {
        &self.above[self.starts[rank]..self.starts[rank + 1]]
    }
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
