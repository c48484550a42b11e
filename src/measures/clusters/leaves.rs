//! Whoever has a single tie goes where that tie leads: a smaller graph with the same best division.

use super::Partition;
use super::passes::is_large;
use super::weighted::{Chances, WeightedGraph};
use std::borrow::Cow;

/// A graph in which everybody with a single tie is one node with whom that tie joins.
///
/// With modularity of a resolution up to 1 nobody with a single tie, of weight w, is better off elsewhere: to be with the other end adds
/// w (1 − γ D / 2m), D being the summed strength there, at most 2m − w (Brandes et al. 2008, doi:10.1109/TKDE.2007.190689, lemma 3.3). A
/// search would find that for each of them in every run, and in networks of collaboration that is often half of all nodes.
#[derive(Debug)]
pub(super) struct Folded<'g> {
    /// The smaller graph.
    pub(super) graph: Cow<'g, WeightedGraph>,
    /// The node of the smaller graph in which each node is; none where nothing is folded.
    inside: Option<Vec<u32>>,
}

impl<'g> Folded<'g> {
    /// Of a graph in which modularity of this resolution is sought. A large graph stays as it is: its rows are not copied.
    pub(super) fn of(graph: &'g WeightedGraph, resolution: f64) -> Self {
        let inside = match graph.chances() {
            Chances::Strength if resolution <= 1.0 && !is_large(graph.arc_count()) => homes(graph),
            _ => None,
        };
        let smaller = inside.as_ref().map(|(inside, count)| Cow::Owned(graph.aggregated(inside, *count)));
        Folded { graph: smaller.unwrap_or(Cow::Borrowed(graph)), inside: inside.map(|(inside, _)| inside) }
    }

    /// The division of the whole graph that a division of the smaller one stands for.
    pub(super) fn unfolded(&self, partition: Partition) -> Partition {
        let Some(inside) = &self.inside else { return partition };
        let group = |&node: &u32| partition.group_of(node as usize) as u32;
        Partition::from_numbers(&inside.iter().map(group).collect::<Vec<_>>())
    }
}

/// The node in which each node is, and how many there are; none where nobody has a single tie.
fn homes(graph: &WeightedGraph) -> Option<(Vec<u32>, usize)> {
    // A loop would count besides, and might outweigh the tie.
    let only = |node: usize| match graph.neighbors(node) {
        &[other] if graph.strength(node) <= single_weight(graph, node) => Some(other as usize),
        _ => None,
    };
    let n = graph.node_count();
    // Two that have nobody but each other are where the first is.
    let place = |node: usize| match only(node) {
        Some(other) if only(other).is_some() => node.min(other),
        Some(other) => other,
        None => node,
    };
    let home: Vec<usize> = (0..n).map(place).collect();
    let mut number = vec![0; n];
    let mut count = 0;
    for node in (0..n).filter(|&node| home[node] == node) {
        number[node] = count;
        count += 1;
    }
    (count < n as u32).then(|| (home.into_iter().map(|home| number[home]).collect(), count as usize))
}

fn single_weight(graph: &WeightedGraph, node: usize) -> f64 {
    let mut sum = 0.0;
    graph.each_tie(node, |_, weight| sum += weight);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;
    use crate::measures::clusters::modularity;

    // A triangle 0-1-2 with 3 and 4 hanging on 2; 5 and 6 have each other; 7 has nobody.
    #[test]
    fn whoever_has_a_single_tie_goes_where_it_leads() {
        let flat = CompactGraph::undirected(8, &[(0, 1), (0, 2), (1, 2), (2, 3), (2, 4), (5, 6)]);
        let graph = WeightedGraph::new(&flat);
        let folded = Folded::of(&graph, 1.0);
        assert_eq!(folded.inside.as_deref(), Some(&[0, 1, 2, 2, 2, 3, 3, 4][..]));
        assert_eq!((folded.graph.node_count(), folded.graph.arc_count()), (5, 6));
        let found = folded.unfolded(Partition::from_labels(&[0, 0, 0, 1, 2]));
        assert_eq!(found.members(), [vec![0, 1, 2, 3, 4], vec![5, 6], vec![7]]);
        // By hand: L = 5 and 1 of 6, D = 10 and 2 of 12: 6/6 − (10² + 2²)/12².
        assert!((modularity(&flat, &found, 1.0).unwrap() - (1.0 - 104.0 / 144.0)).abs() < 1e-12);
        assert!((folded.graph.quality(&[0, 0, 0, 1, 2], 1.0) / 6.0 - (1.0 - 104.0 / 144.0)).abs() < 1e-12);
    }

    // Above 1 a single tie need not hold; without single ties, and in large graphs, nothing is folded.
    #[test]
    fn other_graphs_stay_as_they_are() {
        let path = WeightedGraph::new(&CompactGraph::undirected(3, &[(0, 1), (1, 2)]));
        assert!(Folded::of(&path, 1.0).inside.is_some());
        assert!(Folded::of(&path, 1.5).inside.is_none());
        let ring = super::super::weighted::ring(5);
        assert!(Folded::of(&ring, 1.0).inside.is_none());
        let star: Vec<(u32, u32)> = (1..=2_001).map(|leaf| (0, leaf)).collect();
        let star = WeightedGraph::new(&CompactGraph::undirected(2_002, &star));
        assert!(Folded::of(&star, 1.0).inside.is_none());
    }
}
