//! Who loses contact with whom from one graph to another.

use crate::graph::{CompactGraph, components};
use crate::studies::groups::Groups;
use std::collections::{BTreeMap, BTreeSet};

/// What became of contact among the nodes that both graphs have.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Pairs that were in contact, whatever the number of steps.
    pub before: f64,
    /// Pairs of them that no longer are.
    pub lost: f64,
    /// Pairs that are and were not.
    pub gained: f64,
    /// Components that fell apart, each with its pieces, largest first, then by first member; nodes as in the graph before.
    pub apart: Vec<Vec<Vec<usize>>>,
}

/// Compares two graphs; `after` gives for each node of the first what it is in the second, nothing where it is gone.
pub fn contact(one: &CompactGraph, other: &CompactGraph, after: &[Option<usize>]) -> Contact {
    let (was, is) = (components::weak(one), components::weak(other));
    let pairs = |size: usize| size as f64 * (size as f64 - 1.0) / 2.0;
    let mut pieces: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let (mut sizes_before, mut sizes_after) = (vec![0; was.count()], vec![0; is.count()]);
    for (node, now) in after.iter().enumerate() {
        let Some(now) = *now else { continue };
        let key = (was.of[node], is.of[now]);
        sizes_before[key.0] += 1;
        sizes_after[key.1] += 1;
        pieces.entry(key).or_default().push(node);
    }
    let total = |sizes: &[usize]| sizes.iter().map(|&size| pairs(size)).sum::<f64>();
    let kept: f64 = pieces.values().map(|piece| pairs(piece.len())).sum();
    let mut by_component: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    for ((component, _), piece) in pieces {
        by_component.entry(component).or_default().push(piece);
    }
    let mut apart: Vec<Vec<Vec<usize>>> = by_component.into_values().filter(|pieces| pieces.len() > 1).collect();
    apart.iter_mut().for_each(|pieces| pieces.sort_by(|a, b| b.len().cmp(&a.len()).then(a[0].cmp(&b[0]))));
    let before = total(&sizes_before);
    Contact { before, lost: before - kept, gained: total(&sizes_after) - kept, apart }
}

/// For each place the other places that it is in contact with: some node of each hangs together with some node of it.
pub fn places_in_contact(graph: &CompactGraph, places: &Groups, count: usize) -> Vec<BTreeSet<u32>> {
    let parts = components::weak(graph);
    let mut of_part: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); parts.count()];
    (0..graph.node_count()).for_each(|node| of_part[parts.of[node]].extend(places.of(node)));
    let mut found = vec![BTreeSet::new(); count];
    for together in &of_part {
        for &place in together {
            found[place as usize].extend(together.iter().filter(|other| **other != place));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    // A star of four leaves loses its centre: of ten pairs four go with the centre, six lose contact.
    #[test]
    fn a_star_without_its_centre_is_nobody() {
        let star = CompactGraph::undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
        let leaves = CompactGraph::undirected(4, &[]);
        let found = contact(&star, &leaves, &[None, Some(0), Some(1), Some(2), Some(3)]);
        let apart = vec![vec![vec![1], vec![2], vec![3], vec![4]]];
        assert_eq!(found, Contact { before: 6.0, lost: 6.0, gained: 0.0, apart });
        let places = Groups::new(vec![vec![], vec![0], vec![1], vec![1], vec![]]);
        assert_eq!(places_in_contact(&star, &places, 2), [BTreeSet::from([1]), BTreeSet::from([0])]);
    }

    //   0 ── 1 ── 2    3 ── 4      1 leaves, 2 and 3 are tied
    #[test]
    fn what_is_lost_and_what_is_gained() {
        let before = CompactGraph::undirected(5, &[(0, 1), (1, 2), (3, 4)]);
        let after = CompactGraph::undirected(4, &[(1, 2), (2, 3)]);
        let found = contact(&before, &after, &[Some(0), None, Some(1), Some(2), Some(3)]);
        assert_eq!((found.before, found.lost, found.gained), (2.0, 1.0, 2.0));
        assert_eq!(found.apart, [vec![vec![0], vec![2]]]);
    }
}
