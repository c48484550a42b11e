//! As many ties, anywhere.

use super::{pair_at, some_of, with_ties};
use crate::graph::{CompactGraph, random::Stream};

/// A graph with as many nodes and ties as this one, every such graph equally likely: G(n, m). With direction every arc counts by
/// itself.
///
/// Source: Erdős & Rényi 1959.
///
/// ```
/// use verbinder::graph::{CompactGraph, random_graphs};
///
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// let drawn = random_graphs::same_density(&path, &mut random_graphs::stream(1, 0));
/// assert_eq!((drawn.node_count(), drawn.edge_count()), (4, 3));
/// ```
pub fn same_density(graph: &CompactGraph, random: &mut Stream) -> CompactGraph {
    let n = graph.node_count();
    let others = n.saturating_sub(1);
    let all = if graph.is_directed() { n * others } else { n * others / 2 };
    let arc_at = |place: usize| {
        let (from, to) = (place / others, place % others);
        (from as u32, (to + usize::from(to >= from)) as u32)
    };
    let chosen = some_of(all, graph.edge_count(), random).into_iter();
    let ties: Vec<(u32, u32)> =
        if graph.is_directed() { chosen.map(arc_at).collect() } else { chosen.map(pair_at).collect() };
    with_ties(graph, &ties, random)
}
