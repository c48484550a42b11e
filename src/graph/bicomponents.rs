//! Parts that hold together without any one of their nodes, and what lies between them: cut points and bridges
//! (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272).

use super::CompactGraph;
use super::compact::Merge;
use super::depth_first::{NONE, Tree};

/// The members of every bicomponent, ascending, largest first, then by first member. Every tie lies in exactly one; a node that
/// lies in several is a cut point; isolates lie in none. Direction is ignored.
pub fn bicomponents(graph: &CompactGraph) -> Vec<Vec<usize>> {
    let tree = Tree::of(&graph.symmetrised(Merge::Max));
    let mut found: Vec<Vec<usize>> = Vec::new();
    // The part of the tie between each node and the one before it.
    let mut part_of = vec![NONE; graph.node_count()];
    let mut openings = tree.openings().peekable();
    for &node in &tree.order {
        if let Some((before, _)) = openings.next_if(|opening| opening.1 == node) {
            part_of[node as usize] = found.len() as u32;
            found.push(vec![before as usize, node as usize]);
        } else if tree.before[node as usize] != NONE {
            let part = part_of[tree.before[node as usize] as usize];
            part_of[node as usize] = part;
            found[part as usize].push(node as usize);
        }
    }
    found.iter_mut().for_each(|part| part.sort_unstable());
    found.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    found
}

/// The nodes whose removal takes a component apart, ascending. Direction is ignored.
pub fn cut_points(graph: &CompactGraph) -> Vec<usize> {
    let tree = Tree::of(&graph.symmetrised(Merge::Max));
    let mut parts_behind = vec![0u32; graph.node_count()];
    tree.openings().for_each(|(before, _)| parts_behind[before as usize] += 1);
    // The first node of a component has nothing on its other side.
    let enough = |node: usize| 1 + u32::from(tree.before[node] == NONE);
    (0..graph.node_count()).filter(|&node| parts_behind[node] >= enough(node)).collect()
}

/// The pairs whose tie is the only way between its ends, `(a, b)` with `a < b`, ascending. Direction is ignored.
pub fn bridges(graph: &CompactGraph) -> Vec<(usize, usize)> {
    let tree = Tree::of(&graph.symmetrised(Merge::Max));
    let ends = |&node: &u32| {
        let before = tree.before[node as usize];
        (before.min(node) as usize, before.max(node) as usize)
    };
    let mut found: Vec<(usize, usize)> = tree.order.iter().filter(|&&node| tree.is_bridge(node)).map(ends).collect();
    found.sort_unstable();
    found
}

/// Of every tie, by number, whether it is the only way between its ends. Direction is ignored: a tie each way is one.
pub fn are_bridges(graph: &CompactGraph) -> Vec<bool> {
    let tree = Tree::of(&graph.symmetrised(Merge::Max));
    // Of each node the one that only its tie leads back to.
    let back = |node: u32| if tree.is_bridge(node) { tree.before[node as usize] } else { NONE };
    let back: Vec<u32> = (0..graph.node_count() as u32).map(back).collect();
    graph.edges().iter().map(|&(a, b)| (back[b as usize] == a) | (back[a as usize] == b)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{petgraph_bridge, random::Stream};
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
        assert_eq!(cut_points(&graph), [2, 3]);
        assert_eq!(bridges(&graph), [(3, 5)]);
        assert!(bicomponents(&CompactGraph::undirected(2, &[])).is_empty());
    }

    // petgraph finds the same, in graphs of one tie a node and fewer up to two, with direction and without.
    #[test]
    fn petgraph_agrees() {
        let mut random = Stream::new(1, 0);
        for round in 0..300 {
            let n = 2 + random.below(40);
            let pairs: Vec<(u32, u32)> =
                (0..random.below(2 * n)).map(|_| (random.below(n) as u32, random.below(n) as u32)).collect();
            let graph = CompactGraph::from_pairs(n, round % 2 == 1, pairs.iter().copied());
            let points = cut_points(&graph);
            assert_eq!(points, petgraph_bridge::cut_points(&graph), "{pairs:?}");
            let alone = petgraph_bridge::bridges(&graph);
            assert_eq!(bridges(&graph), alone, "{pairs:?}");
            for (&(a, b), is_bridge) in graph.edges().iter().zip(are_bridges(&graph)) {
                assert_eq!(is_bridge, alone.contains(&(a.min(b) as usize, a.max(b) as usize)), "{pairs:?} {a} {b}");
            }
            // A node lies in several bicomponents exactly if it is a cut point.
            let parts = bicomponents(&graph);
            let several = (0..n).filter(|node| parts.iter().filter(|part| part.contains(node)).count() > 1);
            assert_eq!(several.collect::<Vec<_>>(), points, "{pairs:?}");
        }
    }
}
