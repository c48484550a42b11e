//! Betweenness on several machines: each does a shard, and the shards are put together to exactly what one would have found.
//!
//! The searches are always done in the same [`MOST_SHARDS`] pieces or fewer, whose sums are added as in a knock-out: two by two,
//! and two by two again. A shard is a range of pieces, and hands over the sums of the largest blocks of such a tree that it
//! holds: one, if the number of shards is a power of two.

use super::plan::{MOST_PIECES, part_of};
use super::{Betweenness, Of, Work};
use crate::graph::{CompactGraph, parallel};
use std::ops::Range;

/// The most shards that betweenness can be cut into.
pub const MOST_SHARDS: usize = MOST_PIECES;

/// The sums over some pieces of the work.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The pieces: as many as a power of two, and the first a multiple of their number.
    pub pieces: Range<usize>,
    /// Of every node, then of every edge, what was asked for; empty where the network is too small to fill these pieces.
    pub sums: Vec<f64>,
}

/// What is wrong with blocks that do not give a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// This piece is in none of them.
    Missing(usize),
    /// This piece is in several, or in a block that is none.
    Superfluous(usize),
    /// The block of this piece was made from another network, or for another question.
    Length(usize),
}

/// Shard `index` of `of`, counted from 0. The same graph, and the same question, must be asked in every shard. Where there are
/// more shards than [`MOST_SHARDS`] some of them are empty.
pub fn shard(graph: &CompactGraph, what: Of, index: usize, of: usize) -> Vec<Block> {
    let work = Work::new(graph, what);
    let mut rest = part_of(MOST_PIECES, index, of.max(1));
    let mut blocks = Vec::new();
    while !rest.is_empty() {
        let aligned = if rest.start == 0 { MOST_PIECES } else { 1 << rest.start.trailing_zeros() };
        let fits = 1 << rest.len().ilog2();
        let pieces = rest.start..rest.start + aligned.min(fits);
        rest.start = pieces.end;
        let sums = work.sums(pieces.clone());
        blocks.push(Block { pieces, sums: sums.unwrap_or_default() });
    }
    blocks
}

/// Puts the blocks of all shards, in any order, together: the same as [`super::betweenness`] gives, to the last bit.
///
/// # Errors
/// [`Unfit`] if the blocks do not make one whole of this graph.
pub fn merge(graph: &CompactGraph, what: Of, mut blocks: Vec<Block>) -> Result<Betweenness, Unfit> {
    let work = Work::new(graph, what);
    let (nodes, edges) = what.lengths(graph);
    for block in &blocks {
        let expected = if block.pieces.start < work.pieces() { nodes + edges } else { 0 };
        if block.sums.len() != expected {
            return Err(Unfit::Length(block.pieces.start));
        }
    }
    let sums = joined(0..MOST_PIECES, &mut blocks)?;
    match blocks.iter().map(|block| block.pieces.start).min() {
        Some(piece) => Err(Unfit::Superfluous(piece)),
        None => Ok(work.finish(sums)),
    }
}

fn joined(pieces: Range<usize>, blocks: &mut Vec<Block>) -> Result<Option<Vec<f64>>, Unfit> {
    if let Some(at) = blocks.iter().position(|block| block.pieces == pieces) {
        let sums = blocks.swap_remove(at).sums;
        return Ok((!sums.is_empty()).then_some(sums));
    }
    if pieces.len() <= 1 {
        return Err(Unfit::Missing(pieces.start));
    }
    let middle = pieces.start + pieces.len() / 2;
    let first = joined(pieces.start..middle, blocks)?;
    Ok(parallel::add_up(first, joined(middle..pieces.end, blocks)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{betweenness::betweenness, compact::Merge, random::Stream};

    fn random(nodes: usize, ties: usize, directed: bool, weighted: bool) -> CompactGraph {
        let mut stream = Stream::new(7, 0);
        let mut draw = || (stream.below(nodes) as u32, stream.below(nodes) as u32);
        let ends = (0..ties).map(|_| draw());
        let edges: Vec<(u32, u32, f64)> = ends.map(|(a, b)| (a, b, f64::from(1 + (a + b) % 3))).collect();
        CompactGraph::from_edges(nodes, directed, weighted, &edges, Merge::Max)
    }

    // One piece, some, and all that there can be; powers of two, numbers that are none, and more shards than pieces.
    #[test]
    fn shards_in_any_order_give_the_whole_to_the_last_bit() {
        for (nodes, ties) in [(1, 0), (40, 60), (500, 1_500)] {
            for (directed, weighted) in [(false, false), (true, false), (false, true)] {
                let graph = random(if weighted { nodes.min(70) } else { nodes }, ties, directed, weighted);
                for what in [Of::Nodes, Of::Edges, Of::Both] {
                    let whole = betweenness(&graph, what);
                    for of in [1, 3, 16, 70] {
                        let shards = (0..of).rev().flat_map(|index| shard(&graph, what, index, of)).collect();
                        assert_eq!(merge(&graph, what, shards), Ok(whole.clone()), "{nodes} {directed} {what:?} {of}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let graph = random(300, 900, false, false);
        let shards = |of: usize| (0..of).flat_map(|index| shard(&graph, Of::Nodes, index, of)).collect::<Vec<_>>();
        let mut some = shards(4);
        some.remove(2);
        assert_eq!(merge(&graph, Of::Nodes, some), Err(Unfit::Missing(32)));
        assert_eq!(merge(&graph, Of::Nodes, [shards(2), shards(4)].concat()), Err(Unfit::Superfluous(0)));
        assert_eq!(merge(&graph, Of::Edges, shards(2)), Err(Unfit::Length(0)));
        assert_eq!(merge(&random(301, 900, false, false), Of::Nodes, shards(2)), Err(Unfit::Length(0)));
    }
}
