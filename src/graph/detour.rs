//! The way round a tie.

use super::{CompactGraph, parallel};

/// For every edge of an undirected graph the number of steps of the shortest way between its ends without it; none where there
/// is no other way. Edges that `skip` names are not looked at. Weights are ignored.
pub fn around_edges(graph: &CompactGraph, skip: impl Fn(usize) -> bool + Sync + Send) -> Vec<Option<usize>> {
    debug_assert!(!graph.is_directed());
    let n = graph.node_count();
    parallel::map_with(
        graph.edge_count(),
        || (vec![usize::MAX; n], Vec::with_capacity(n)),
        |(steps, reached), edge| {
            if skip(edge) {
                return None;
            }
            let (from, to) = graph.edges()[edge];
            let found = search(graph, edge, (from, to), steps, reached);
            reached.drain(..).for_each(|node: u32| steps[node as usize] = usize::MAX);
            found
        },
    )
}

fn search(
    graph: &CompactGraph,
    without: usize,
    (from, to): (u32, u32),
    steps: &mut [usize],
    reached: &mut Vec<u32>,
) -> Option<usize> {
    steps[from as usize] = 0;
    reached.push(from);
    let mut head = 0;
    while head < reached.len() {
        let node = reached[head] as usize;
        head += 1;
        for (&next, &edge) in graph.neighbors(node).iter().zip(graph.neighbor_edges(node)) {
            if edge as usize == without || steps[next as usize] != usize::MAX {
                continue;
            }
            steps[next as usize] = steps[node] + 1;
            if next == to {
                reached.push(next);
                return Some(steps[next as usize]);
            }
            reached.push(next);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ── 1 ── 4      the square goes round in three steps, the tail has no other way
    //   │    │
    //   2 ── 3
    #[test]
    fn goes_round_or_not_at_all() {
        let graph = CompactGraph::undirected(5, &[(0, 1), (0, 2), (1, 3), (1, 4), (2, 3)]);
        assert_eq!(around_edges(&graph, |_| false), [Some(3), Some(3), Some(3), None, Some(3)]);
        assert_eq!(around_edges(&graph, |edge| edge > 0), [Some(3), None, None, None, None]);
    }
}
