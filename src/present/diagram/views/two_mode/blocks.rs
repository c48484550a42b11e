//! Who stands where: actors and structures in blocks that nothing joins, in an order in which few lines cross.

use crate::model::Mode;
use crate::present::diagram::context::Context;
use std::collections::{BTreeMap, BTreeSet};

/// Height of a row.
const PITCH: f64 = 12.4;
/// More actors would make a page that nobody reads.
const MOST_ACTORS: usize = 160;
/// Sweeps of the barycentre method.
const SWEEPS: usize = 24;

/// Actors and structures that are joined, in order, with their heights once placed.
#[derive(Default)]
pub(super) struct Block {
    pub(super) actors: Vec<usize>,
    pub(super) structures: Vec<usize>,
    pub(super) heights: BTreeMap<usize, f64>,
    pub(super) height: f64,
}

pub(super) type Joined = BTreeMap<usize, BTreeSet<usize>>;

/// Who is tied to whom across the modes.
pub(super) fn joined(context: &Context<'_>) -> Joined {
    let mut joined: Joined = BTreeMap::new();
    for tie in context.network.ties() {
        let modes = (context.network.mode(tie.source), context.network.mode(tie.target));
        if matches!(modes, (Mode::Actor, Mode::Structure) | (Mode::Structure, Mode::Actor)) {
            joined.entry(tie.source).or_default().insert(tie.target);
            joined.entry(tie.target).or_default().insert(tie.source);
        }
    }
    joined
}

pub(super) fn sides(context: &Context<'_>, joined: &Joined) -> (usize, usize) {
    let actors = joined.keys().filter(|&&node| context.network.mode(node) == Mode::Actor).count();
    (actors, joined.len() - actors)
}

/// Keeps the structures with most actors until the page is full; whether any had to go.
pub(super) fn narrow(context: &Context<'_>, joined: &mut Joined) -> bool {
    let mut structures: Vec<usize> =
        joined.keys().copied().filter(|&node| context.network.mode(node) == Mode::Structure).collect();
    structures.sort_by_key(|node| (std::cmp::Reverse(joined[node].len()), *node));
    let (actors, _) = sides(context, joined);
    if actors <= MOST_ACTORS && structures.len() <= MOST_ACTORS {
        return false;
    }
    let (mut kept, mut on_page) = (BTreeSet::new(), BTreeSet::new());
    for node in structures {
        let mut members: Vec<usize> = joined[&node].iter().copied().collect();
        members.sort_by_key(|&actor| (std::cmp::Reverse(context.degree(actor)), actor));
        let fresh = members.iter().filter(|actor| !on_page.contains(*actor)).count();
        if kept.is_empty() {
            members.truncate(MOST_ACTORS);
        } else if on_page.len() + fresh > MOST_ACTORS || kept.len() == MOST_ACTORS {
            continue;
        }
        kept.insert(node);
        on_page.extend(members);
    }
    let all = std::mem::take(joined);
    for (&structure, actor) in kept.iter().flat_map(|node| all[node].iter().map(move |actor| (node, *actor))) {
        if on_page.contains(&actor) {
            joined.entry(structure).or_default().insert(actor);
            joined.entry(actor).or_default().insert(structure);
        }
    }
    true
}

/// The blocks that nothing joins, largest first, each in the order with fewest crossings that was seen.
pub(super) fn blocks(context: &Context<'_>, joined: &Joined) -> Vec<Block> {
    let mut seen = BTreeSet::new();
    let mut blocks = Vec::new();
    for &start in joined.keys() {
        if !seen.insert(start) {
            continue;
        }
        let (mut block, mut next) = (Block::default(), vec![start]);
        while let Some(node) = next.pop() {
            if context.network.mode(node) == Mode::Actor { &mut block.actors } else { &mut block.structures }
                .push(node);
            next.extend(joined[&node].iter().copied().filter(|&other| seen.insert(other)));
        }
        block.actors.sort_unstable();
        block.structures.sort_unstable();
        untangle(&mut block, joined);
        blocks.push(block);
    }
    blocks.sort_by_key(|block| {
        (std::cmp::Reverse(block.actors.len() + block.structures.len()), block.actors.first().copied())
    });
    blocks
}

/// Orders each side by the mean place of its partners on the other, in turn (Sugiyama, Tagawa and Toda 1981), and keeps the best.
fn untangle(block: &mut Block, joined: &Joined) {
    let mut best = (crossings(block, joined), block.actors.clone(), block.structures.clone());
    for _ in 0..SWEEPS {
        by_mean(&mut block.structures, &block.actors, joined);
        by_mean(&mut block.actors, &block.structures, joined);
        let found = crossings(block, joined);
        if found < best.0 {
            best = (found, block.actors.clone(), block.structures.clone());
        }
    }
    (block.actors, block.structures) = (best.1, best.2);
}

fn by_mean(side: &mut [usize], other: &[usize], joined: &Joined) {
    let place: BTreeMap<usize, usize> = other.iter().enumerate().map(|(index, &node)| (node, index)).collect();
    let mean = |node: usize| {
        let partners = &joined[&node];
        partners.iter().map(|partner| place[partner] as f64).sum::<f64>() / partners.len() as f64
    };
    side.sort_by(|&a, &b| mean(a).total_cmp(&mean(b)));
}

/// How many pairs of lines cross: of lines in the order of their left ends, those whose right ends are in the other order.
fn crossings(block: &Block, joined: &Joined) -> usize {
    let place: BTreeMap<usize, usize> =
        block.structures.iter().enumerate().map(|(index, &node)| (node, index)).collect();
    let mut passed = vec![0usize; block.structures.len()];
    let mut crossings = 0;
    for actor in &block.actors {
        let ends: Vec<usize> = joined[actor].iter().map(|partner| place[partner]).collect();
        crossings += ends.iter().map(|&end| passed[end + 1..].iter().sum::<usize>()).sum::<usize>();
        ends.into_iter().for_each(|end| passed[end] += 1);
    }
    crossings
}

/// The actors of a block in one row, or in two: every other one at the other side of the structures.
pub(super) fn rows(block: &Block, folded: bool) -> Vec<Vec<usize>> {
    if !folded {
        return vec![block.actors.clone()];
    }
    let every_other = |first: usize| block.actors.iter().copied().skip(first).step_by(2).collect();
    vec![every_other(0), every_other(1)]
}

/// Heights within a block: the longest row evenly, the others near the middle of their partners.
pub(super) fn place(block: &mut Block, joined: &Joined, folded: bool) {
    let actors = rows(block, folded);
    let longest = actors.iter().map(Vec::len).max().unwrap_or(0);
    let (even, near) = if longest >= block.structures.len() {
        (actors, vec![block.structures.clone()])
    } else {
        (vec![block.structures.clone()], actors)
    };
    let mut heights: BTreeMap<usize, f64> =
        even.iter().flat_map(|side| side.iter().enumerate().map(|(row, &node)| (node, row as f64 * PITCH))).collect();
    for side in near {
        let wished: Vec<f64> = side
            .iter()
            .map(|node| joined[node].iter().map(|partner| heights[partner]).sum::<f64>() / joined[node].len() as f64)
            .collect();
        // Pushed down by those above, pushed up by those below: halfway between both nobody overlaps.
        let (mut down, mut up) = (wished.clone(), wished);
        for row in 1..down.len() {
            down[row] = down[row].max(down[row - 1] + PITCH);
        }
        for row in (1..up.len()).rev() {
            up[row - 1] = up[row - 1].min(up[row] - PITCH);
        }
        heights
            .extend(side.into_iter().zip(down.into_iter().zip(up)).map(|(node, (down, up))| (node, (down + up) / 2.0)));
    }
    let top = heights.values().copied().fold(f64::MAX, f64::min);
    heights.values_mut().for_each(|height| *height -= top);
    block.height = heights.values().copied().fold(0.0, f64::max) + PITCH;
    block.heights = heights;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_are_counted_as_by_hand_and_taken_away() {
        // a–y, b–x in the order a b | x y cross once; a third line c–x crosses a–y as well. Turned round nothing crosses.
        let (a, b, c, x, y) = (0, 1, 2, 3, 4);
        let mut joined: Joined = BTreeMap::new();
        for (actor, structure) in [(a, y), (b, x), (c, x)] {
            joined.entry(actor).or_default().insert(structure);
            joined.entry(structure).or_default().insert(actor);
        }
        let mut block = Block { actors: vec![a, b, c], structures: vec![x, y], ..Block::default() };
        assert_eq!(crossings(&block, &joined), 2);
        untangle(&mut block, &joined);
        assert_eq!(crossings(&block, &joined), 0);
    }

    #[test]
    fn rows_stay_apart() {
        let mut joined: Joined = BTreeMap::new();
        for (actor, structure) in [(0, 10), (0, 11), (0, 12), (1, 10), (2, 12)] {
            joined.entry(actor).or_default().insert(structure);
            joined.entry(structure).or_default().insert(actor);
        }
        let mut block = Block { actors: vec![0, 1, 2], structures: vec![10, 11, 12], ..Block::default() };
        place(&mut block, &joined, false);
        for side in [&block.actors, &block.structures] {
            let heights: Vec<f64> = side.iter().map(|node| block.heights[node]).collect();
            assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= PITCH - 1e-9), "{heights:?}");
        }
    }
}
