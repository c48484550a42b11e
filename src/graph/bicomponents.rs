//! Parts that hold together without any one of their nodes (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272).

use super::CompactGraph;
use super::compact::Merge;
use std::borrow::Cow;

/// The members of every bicomponent, ascending, largest first, then by first member. Every tie lies in exactly one; a node that
/// lies in several is a cut point; isolates lie in none. Direction is ignored.
pub fn bicomponents(graph: &CompactGraph) -> Vec<Vec<usize>> {
    let graph: Cow<'_, CompactGraph> =
        if graph.is_directed() { Cow::Owned(graph.symmetrised(Merge::Max)) } else { Cow::Borrowed(graph) };
    let n = graph.node_count();
    let unseen = usize::MAX;
    // When a node was first seen, and the earliest node that it or those below it are tied to.
    let (mut seen, mut earliest) = (vec![unseen; n], vec![unseen; n]);
    let mut clock = 0;
    let mut waiting: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for root in 0..n {
        if seen[root] != unseen {
            continue;
        }
        // The way from the root: node, the node before it, and how many of its partners were looked at.
        let mut way = vec![(root, unseen, 0)];
        (seen[root], earliest[root]) = (clock, clock);
        clock += 1;
        waiting.push(root);
        while let Some(&mut (node, before, ref mut next)) = way.last_mut() {
            if let Some(&other) = graph.neighbors(node).get(*next) {
                *next += 1;
                let other = other as usize;
                if seen[other] == unseen {
                    (seen[other], earliest[other]) = (clock, clock);
                    clock += 1;
                    waiting.push(other);
                    way.push((other, node, 0));
                } else if other != before {
                    earliest[node] = earliest[node].min(seen[other]);
                }
                continue;
            }
            way.pop();
            if before == unseen {
                // The root closes no part by itself.
                waiting.pop();
                continue;
            }
            earliest[before] = earliest[before].min(earliest[node]);
            if earliest[node] >= seen[before] {
                let at = waiting.iter().rposition(|&other| other == node).expect("it waits since it was seen");
                let mut part = waiting.split_off(at);
                part.push(before);
                part.sort_unstable();
                found.push(part);
            }
        }
    }
    found.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ── 1            Two triangles that share node 2, a tail, one alone.
    //    ╲  ╱
    //     2 ── 3 ── 5     6
    //      ╲  ╱
    //       4
    #[test]
    fn parts_meet_at_cut_points() {
        let graph = CompactGraph::undirected(7, &[(0, 1), (0, 2), (1, 2), (2, 3), (2, 4), (3, 4), (3, 5)]);
        assert_eq!(bicomponents(&graph), [vec![0, 1, 2], vec![2, 3, 4], vec![3, 5]]);
        assert!(bicomponents(&CompactGraph::undirected(2, &[])).is_empty());
    }
}
