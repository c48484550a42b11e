//! As many mutual pairs and as many one-sided ones, anywhere.

use super::{pair_at, some_of, with_ties};
use crate::graph::{CompactGraph, random::Stream};

/// A directed graph with as many mutual, one-sided and untied pairs as this one, every such graph equally likely: U|MAN. Without
/// direction every tie is a pair, and this is the graph of the same density.
///
/// Source: Holland & Leinhardt 1976, doi:10.2307/270703.
pub fn same_dyads(graph: &CompactGraph, random: &mut Stream) -> CompactGraph {
    if !graph.is_directed() {
        return super::same_density(graph, random);
    }
    let n = graph.node_count();
    let returned = |(a, b): &&(u32, u32)| graph.edge_between(*b as usize, *a as usize).is_some();
    let mutual = graph.edges().iter().filter(returned).count() / 2;
    let tied = graph.edge_count() - mutual;
    let mut pairs = some_of(n * n.saturating_sub(1) / 2, tied, random);
    random.shuffle(&mut pairs);
    let mut ties = Vec::with_capacity(graph.edge_count());
    for (number, pair) in pairs.into_iter().map(pair_at).enumerate() {
        let turned = (pair.1, pair.0);
        if number < mutual {
            ties.extend([pair, turned]);
        } else {
            ties.push(if random.below(2) == 0 { pair } else { turned });
        }
    }
    with_ties(graph, &ties, random)
}
