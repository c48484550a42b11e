//! What every cut point holds together, from one search in depth (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272).
//!
//! The search sees what hangs behind a node in one go. What falls apart without a cut point is therefore a few stretches of the order in
//! which nodes were seen: its size is known without a walk, and its nodes need not be kept.

use super::CompactGraph;
use super::compact::Merge;
use super::depth_first::{NONE, Tree};
use std::ops::Range;

/// The pieces into which a network falls without each of its cut points.
#[derive(Debug)]
pub struct Pieces {
    tree: Tree,
    /// The nodes that open a piece behind a node, by node, each in the order of the search.
    opening: Vec<u32>,
    /// Where those of each node begin.
    offsets: Vec<u32>,
    /// The places at which components begin, and the end of the last.
    components: Vec<u32>,
    least: Least,
}

/// One piece: stretches of the order of the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// How many nodes it has.
    pub size: usize,
    /// The first of them by number.
    pub first: usize,
    stretch: Range<u32>,
    /// What is left around a cut point may stand in several stretches, ascending.
    more: Vec<Range<u32>>,
}

impl Piece {
    /// Its stretches, ascending.
    pub fn stretches(&self) -> impl Iterator<Item = Range<u32>> + '_ {
        std::iter::once(&self.stretch).chain(&self.more).cloned()
    }
}

impl Pieces {
    /// Searches the graph; direction is ignored.
    pub fn of(graph: &CompactGraph) -> Pieces {
        let tree = Tree::of(&graph.symmetrised(Merge::Max));
        let n = graph.node_count();
        let mut offsets = vec![0u32; n + 1];
        tree.openings().for_each(|(before, _)| offsets[before as usize + 1] += 1);
        for at in 0..n {
            offsets[at + 1] += offsets[at];
        }
        let mut next = offsets.clone();
        let mut opening = vec![0u32; offsets[n] as usize];
        for (before, node) in tree.openings() {
            let at = &mut next[before as usize];
            opening[*at as usize] = node;
            *at += 1;
        }
        let roots = (0..n as u32).filter(|&place| tree.before[tree.order[place as usize] as usize] == NONE);
        let components = roots.chain([n as u32]).collect();
        let least = Least::of(&tree.order);
        Pieces { tree, opening, offsets, components, least }
    }

    /// What is left of the component of a node once the node is gone: its pieces, largest first, then by first member; none where it is no
    /// cut point.
    pub fn without(&self, node: usize) -> Vec<Piece> {
        let openings = &self.opening[self.offsets[node] as usize..self.offsets[node + 1] as usize];
        let is_root = self.tree.before[node] == NONE;
        if openings.len() <= usize::from(is_root) {
            return Vec::new();
        }
        let behind = |&opening: &u32| self.behind(opening as usize);
        let mut pieces: Vec<Piece> = openings.iter().map(|opening| self.piece(behind(opening), Vec::new())).collect();
        if !is_root {
            // The rest: before the node, after what is behind it, and between the pieces that fall off.
            let here = self.behind(node);
            let at = self.components.partition_point(|&start| start <= here.start);
            let component = self.components[at - 1]..self.components[at];
            let mut more = Vec::new();
            let mut from = here.start + 1;
            for piece in openings.iter().map(behind) {
                more.push(from..piece.start);
                from = piece.end;
            }
            more.push(from..component.end);
            more.retain(|stretch| !stretch.is_empty());
            pieces.push(self.piece(component.start..here.start, more));
        }
        pieces.sort_by_key(|piece| (std::cmp::Reverse(piece.size), piece.first));
        pieces
    }

    /// The nodes of stretches, in no order that means anything.
    pub fn nodes<'a>(&'a self, stretches: &'a [Range<u32>]) -> impl Iterator<Item = &'a u32> + 'a {
        stretches.iter().flat_map(|stretch| &self.tree.order[stretch.start as usize..stretch.end as usize])
    }

    /// All nodes in the order that stretches are of.
    pub fn order(&self) -> &[u32] {
        &self.tree.order
    }

    /// The place of a node in the order that stretches are of.
    pub fn place(&self, node: usize) -> u32 {
        self.tree.place[node]
    }

    /// All nodes of a piece, ascending.
    pub fn members(&self, piece: &Piece) -> Vec<usize> {
        let stretches: Vec<Range<u32>> = piece.stretches().collect();
        let mut members: Vec<usize> = self.nodes(&stretches).map(|&node| node as usize).collect();
        members.sort_unstable();
        members
    }

    /// The first nodes of a piece by number, so many at most.
    pub fn first(&self, piece: &Piece, most: usize) -> Vec<usize> {
        let mut left: Vec<(u32, Range<u32>)> =
            piece.stretches().map(|stretch| (self.least.within(&stretch), stretch)).collect();
        let mut found = Vec::new();
        while found.len() < most {
            let next = left.iter().enumerate().min_by_key(|(_, (least, _))| *least).map(|(at, _)| at);
            let Some((least, stretch)) = next.map(|at| left.swap_remove(at)) else { break };
            found.push(least as usize);
            let at = self.tree.place[least as usize];
            let halves = [stretch.start..at, at + 1..stretch.end].into_iter().filter(|half| !half.is_empty());
            left.extend(halves.map(|half| (self.least.within(&half), half)));
        }
        found
    }

    /// The stretch of a node and all that was seen from it.
    fn behind(&self, node: usize) -> Range<u32> {
        let place = self.tree.place[node];
        place..place + self.tree.behind[node]
    }

    fn piece(&self, stretch: Range<u32>, more: Vec<Range<u32>>) -> Piece {
        let all = || std::iter::once(&stretch).chain(&more);
        let first = all().map(|stretch| self.least.within(stretch)).min().expect("a piece has a stretch") as usize;
        let size = all().map(Range::len).sum();
        Piece { size, first, stretch, more }
    }
}

/// Stretches that touch made into one; they are ascending and do not overlap.
pub fn joined(mut stretches: Vec<Range<u32>>) -> Vec<Range<u32>> {
    stretches.sort_unstable_by_key(|stretch| stretch.start);
    let mut together: Vec<Range<u32>> = Vec::new();
    for stretch in stretches {
        match together.last_mut() {
            Some(last) if last.end == stretch.start => last.end = stretch.end,
            _ => together.push(stretch),
        }
    }
    together
}

/// The least number of any stretch of a row, in a tree of halves: the row stands behind, and before it the lesser of every two.
#[derive(Debug)]
struct Least(Vec<u32>);

impl Least {
    fn of(row: &[u32]) -> Least {
        let mut tree = vec![NONE; row.len()];
        tree.extend(row);
        for at in (1..row.len()).rev() {
            tree[at] = tree[2 * at].min(tree[2 * at + 1]);
        }
        Least(tree)
    }

    fn within(&self, stretch: &Range<u32>) -> u32 {
        let row = self.0.len() / 2;
        let (mut from, mut to) = (stretch.start as usize + row, stretch.end as usize + row);
        let mut least = NONE;
        while from < to {
            if from % 2 == 1 {
                least = least.min(self.0[from]);
                from += 1;
            }
            if to % 2 == 1 {
                to -= 1;
                least = least.min(self.0[to]);
            }
            (from, to) = (from / 2, to / 2);
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use super::super::{components::pieces_without, random::Stream};
    use super::*;

    // The plain way takes each node out and walks through what is left: the same pieces, in graphs of one tie a node and fewer up to two,
    // with direction and without.
    #[test]
    fn taking_every_node_out_gives_the_same() {
        let mut random = Stream::new(2, 0);
        for round in 0..400 {
            let n = 2 + random.below(40);
            let pairs: Vec<(u32, u32)> =
                (0..random.below(2 * n)).map(|_| (random.below(n) as u32, random.below(n) as u32)).collect();
            let graph = CompactGraph::from_pairs(n, round % 2 == 1, pairs.iter().copied());
            let pieces = Pieces::of(&graph);
            for node in 0..n {
                let plain = pieces_without(&graph, node);
                let found = pieces.without(node);
                if plain.len() < 2 {
                    assert!(found.is_empty(), "{pairs:?} {node}");
                    continue;
                }
                let listed: Vec<Vec<usize>> = found.iter().map(|piece| pieces.first(piece, n)).collect();
                assert_eq!(listed, plain, "{pairs:?} {node}");
                for (piece, plain) in found.iter().zip(&plain) {
                    assert_eq!((piece.size, piece.first), (plain.len(), plain[0]), "{pairs:?} {node}");
                    assert_eq!(pieces.first(piece, 2), plain[..plain.len().min(2)]);
                    let stretches: Vec<Range<u32>> = piece.stretches().collect();
                    assert_eq!(&pieces.members(piece), plain);
                    assert!(plain.iter().all(|&node| stretches.iter().any(|s| s.contains(&pieces.place(node)))));
                }
            }
        }
    }

    #[test]
    fn stretches_that_touch_become_one() {
        assert_eq!(joined(vec![4..6, 0..2, 2..3, 6..7]), [0..3, 4..7]);
        assert!(joined(Vec::new()).is_empty());
    }

    #[test]
    fn the_least_of_any_stretch() {
        let row = [5, 3, 8, 1, 9, 2, 7];
        let least = Least::of(&row);
        for from in 0..row.len() {
            for to in from + 1..=row.len() {
                let plain = *row[from..to].iter().min().unwrap();
                assert_eq!(least.within(&(from as u32..to as u32)), plain, "{from} {to}");
            }
        }
    }
}
