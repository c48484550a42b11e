//! Whose loss parts communities from each other: sets that no search of single actors finds, as each of them alone costs nothing.

use crate::graph::vertex_cut::vertex_cut;
use crate::graph::{CompactGraph, components};
use crate::measures::clusters::{LeidenOptions, leiden};

/// Communities are found in so many runs.
const RUNS: usize = 10;
/// Up to this many communities every way to make two groups of them is tried.
const EVERY_WAY: usize = 8;
/// The most steps that one search for cuts may take: about as many as it has ties and nodes, for each way, and for each node of a cut.
const MOST_STEPS: f64 = 1e9;
const NODES_OF_A_CUT: f64 = 30.0;

/// Nodes without whom what is left is `enough`, told by the pairs still in contact: the largest component is parted between two groups of
/// its communities, where that costs most pairs for each node, again and again; then whoever is not needed is put back. Ascending; none if
/// the graph is too large or some component has no communities to part.
pub(super) fn between_communities(graph: &CompactGraph, enough: impl Fn(f64) -> bool) -> Option<Vec<usize>> {
    let n = graph.node_count();
    let mut keep = vec![true; n];
    loop {
        let (rest, old) = graph.induced(&keep);
        let parts = components::weak(&rest);
        if enough(parts.joined_pairs()) {
            break;
        }
        let largest = (0..parts.count()).max_by_key(|&part| (parts.sizes[part], std::cmp::Reverse(part)))?;
        let (piece, inside) = rest.induced(&parts.of.iter().map(|&part| part == largest).collect::<Vec<_>>());
        let beside = parts.joined_pairs() - components::weak(&piece).joined_pairs();
        let cut = best_cut(&piece, |left| enough(beside + left))?;
        cut.iter().for_each(|&node| keep[old[inside[node] as usize] as usize] = false);
    }
    for node in 0..n {
        if !keep[node] {
            keep[node] = true;
            keep[node] = enough(components::weak(&graph.induced(&keep).0).joined_pairs());
        }
    }
    Some((0..n).filter(|&node| !keep[node]).collect())
}

/// Of the cuts between two groups of communities the smallest that is enough, else the one that costs most pairs for each node.
fn best_cut(graph: &CompactGraph, enough: impl Fn(f64) -> bool) -> Option<Vec<usize>> {
    let communities = leiden(&graph.unweighted(), &LeidenOptions { runs: RUNS, ..LeidenOptions::default() }).partition;
    let ways = two_groups(communities.count());
    let steps = (graph.node_count() + 2 * graph.edge_count()) as f64 * NODES_OF_A_CUT;
    if steps * ways.len() as f64 > MOST_STEPS {
        return None;
    }
    let joined = components::weak(graph).joined_pairs();
    let cut = |first: &Vec<bool>| {
        let (one, other): (Vec<usize>, Vec<usize>) =
            (0..graph.node_count()).partition(|&node| first[communities.group_of(node)]);
        let nodes = vertex_cut(graph, &one, &other, |_| Some(1))?.nodes;
        let left = left_without(graph, &nodes);
        Some((enough(left), nodes, left))
    };
    let cuts = ways.iter().filter_map(cut).filter(|(_, nodes, left)| !nodes.is_empty() && *left < joined);
    // Few nodes where that is enough, else many pairs for each.
    let worth = |(enough, nodes, left): &(bool, Vec<usize>, f64)| {
        let size = nodes.len() as f64;
        (*enough, if *enough { -size } else { (joined - left) / size }, -left)
    };
    let better = |a: &(bool, f64, f64), b: &(bool, f64, f64)| {
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)).is_gt()
    };
    let best = cuts.reduce(|best, next| if better(&worth(&next), &worth(&best)) { next } else { best });
    best.map(|(_, nodes, _)| nodes)
}

/// Ways to make two groups of so many communities, told by which are in the first: all of them where these are few, else each one, and each
/// two neighbours in order of size, against the others.
fn two_groups(communities: usize) -> Vec<Vec<bool>> {
    if communities < 2 {
        return Vec::new();
    }
    if communities <= EVERY_WAY {
        // The last community is always in the second group: the other way round is the same.
        let ways = 1..1usize << (communities - 1);
        return ways.map(|way| (0..communities).map(|group| way >> group & 1 == 1).collect()).collect();
    }
    let ways = (1..communities).flat_map(|to| [to.saturating_sub(1), to.saturating_sub(2), 0].map(|from| from..to));
    ways.map(|first| (0..communities).map(|group| first.contains(&group)).collect()).collect()
}

/// The pairs in contact without these nodes.
pub(super) fn left_without(graph: &CompactGraph, nodes: &[usize]) -> f64 {
    let mut keep = vec![true; graph.node_count()];
    nodes.iter().for_each(|&node| keep[node] = false);
    components::weak(&graph.induced(&keep).0).joined_pairs()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cliques of so many nodes, each with three of its nodes tied to three of the next.
    fn chain_of_cliques(cliques: u32, size: u32) -> CompactGraph {
        let inside = |first: u32| {
            (first..first + size).flat_map(move |one| (one + 1..first + size).map(move |other| (one, other)))
        };
        let mut edges: Vec<(u32, u32)> = (0..cliques).flat_map(|clique| inside(clique * size)).collect();
        for next in 1..cliques {
            edges.extend((0..3).map(|tie| (next * size - 1 - tie, next * size + tie)));
        }
        CompactGraph::undirected((cliques * size) as usize, &edges)
    }

    // Two cliques of twenty: three that go part them, and leave 17 and 20: 326 of 780 pairs. No two do.
    #[test]
    fn who_stands_between_two_cliques_is_found() {
        let graph = chain_of_cliques(2, 20);
        let found = between_communities(&graph, |left| left < 390.0).unwrap();
        assert_eq!(found.len(), 3);
        assert!((left_without(&graph, &found) - 326.0).abs() < 0.5);
    }

    // Four cliques of ten, each of which must be apart for fewer than a quarter of the pairs: three times three go.
    #[test]
    fn several_cuts_follow_each_other() {
        let graph = chain_of_cliques(4, 10);
        let found = between_communities(&graph, |left| left < 195.0).unwrap();
        assert!(left_without(&graph, &found) < 195.0 && found.len() <= 9, "{found:?}");
    }

    #[test]
    fn without_communities_there_is_nothing_between_them() {
        let edges: Vec<(u32, u32)> = (0..6).flat_map(|one| (one + 1..6).map(move |other| (one, other))).collect();
        assert_eq!(between_communities(&CompactGraph::undirected(6, &edges), |left| left < 7.0), None);
    }

    #[test]
    fn groups_of_communities_are_tried_once() {
        assert!(two_groups(1).is_empty());
        assert_eq!(two_groups(3), [[true, false, false], [false, true, false], [true, true, false]]);
        assert_eq!(two_groups(8).len(), 127);
        assert!(two_groups(9).iter().all(|way| way.contains(&true) && way.contains(&false)));
    }
}
