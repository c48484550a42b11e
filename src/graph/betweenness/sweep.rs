//! The searches from several nodes of a graph without weights, out and back, side by side.
//!
//! Nodes are found level by level. On the way out a node has as many shortest paths as its neighbours one level nearer have
//! together; on the way back it takes the shares of its neighbours one level further. No arc is asked whether it lies on a
//! shortest path: what a level gives is put down only when the level is done, and neighbours on the same level and beyond still
//! hold 0.
//!
//! Searches share their steps twice: levels are found in the bits of words ([`Levels`]), and counts go out and back in [`Lanes`],
//! where a node is looked at once for all searches that have it on the same level. Sources that are near each other have most nodes
//! on few levels, so the order in which they come decides how much is shared (`Plan::sources`).

use super::lanes::{LANES, Lanes, Mask};
use super::large;
use super::levels::Levels;
use super::plan::Plan;
use super::rows::Rows;
use crate::graph::large_count::TOO_LARGE;

/// What is added up over searches, by place in the plan.
#[derive(Debug)]
pub(super) struct Sums {
    /// Between how many pairs, by the share of their paths, every node lies.
    pub(super) nodes: Vec<f64>,
    /// Over how many pairs' paths, by share, every arc lies; empty if nobody asks.
    pub(super) arcs: Vec<f64>,
}

/// Memory for one search after the other.
#[derive(Debug)]
pub(super) struct Sweep {
    levels: Levels,
    /// The nodes of every level of the searches in the lanes, and where each level ends.
    entries: Vec<(u32, Mask)>,
    ends: Vec<usize>,
    /// Shortest paths to each node of a level that is done.
    paths: Vec<Lanes>,
    /// Brandes' (1 + δ) / σ of each node of a level that is done, on the way back.
    shares: Vec<Lanes>,
    /// What the level at work will put down.
    waiting: Vec<Lanes>,
}

impl Sweep {
    pub(super) fn new(nodes: usize) -> Sweep {
        let nought = || vec![Lanes::NOUGHT; nodes];
        Sweep {
            levels: Levels::new(nodes),
            entries: Vec::new(),
            ends: Vec::new(),
            paths: nought(),
            shares: nought(),
            waiting: Vec::new(),
        }
    }

    /// From each of the sources, at most [`SIDE_BY_SIDE`](super::levels::SIDE_BY_SIDE), out and back.
    pub(super) fn run<const EDGES: bool>(&mut self, plan: &Plan, sources: &[u32], sums: &mut Sums) {
        self.levels.search(&plan.out, sources);
        for (batch, sources) in sources.chunks(LANES).enumerate() {
            forget(&mut self.paths, &self.entries);
            forget(&mut self.shares, &self.entries);
            self.levels.of_lanes(batch * LANES, &mut self.entries, &mut self.ends);
            let too_many = self.go_out(plan.into()).above(TOO_LARGE);
            if too_many != 0 {
                // These take their own way; nothing comes back in their lanes.
                self.entries.iter_mut().for_each(|(_, mask)| *mask &= !too_many);
                let sources = sources.iter().enumerate().filter(|(lane, _)| too_many >> lane & 1 == 1);
                sources.for_each(|(_, &source)| large::by_steps::<EDGES>(plan, source, sums));
            }
            let mut times = Lanes::NOUGHT;
            for (times, &source) in times.0.iter_mut().zip(sources) {
                *times = plan.stands_for[source as usize];
            }
            self.come_back::<EDGES>(plan, times, sums);
        }
    }

    /// Counts shortest paths, and says how many there are at most.
    fn go_out(&mut self, into: &Rows) -> Lanes {
        let Sweep { entries, ends, paths, waiting, .. } = self;
        // One path to each neighbour of a source. Sources themselves hold 0: nobody comes after them but these.
        if let Some(&first) = ends.get(1) {
            for &(node, mask) in &entries[ends[0]..first] {
                paths[node as usize] = Lanes::all(1.0).or(Lanes::NOUGHT, mask);
            }
        }
        let mut most = Lanes::NOUGHT;
        for level in ends.windows(2).skip(1) {
            let level = &entries[level[0]..level[1]];
            waiting.clear();
            waiting.extend(level.iter().map(|&(node, mask)| {
                let count = Lanes::sum(paths, into.of(node)).or(paths[node as usize], mask);
                most = most.most(count);
                count
            }));
            level.iter().zip(&*waiting).for_each(|(&(node, _), &wait)| paths[node as usize] = wait);
        }
        most
    }

    fn come_back<const EDGES: bool>(&mut self, plan: &Plan, times: Lanes, sums: &mut Sums) {
        let Sweep { entries, ends, paths, shares, waiting, .. } = self;
        for level in ends.windows(2).rev() {
            let level = &entries[level[0]..level[1]];
            waiting.clear();
            waiting.extend(level.iter().map(|&(node, mask)| {
                let count = paths[node as usize];
                let weight = count.times(times).or(Lanes::NOUGHT, mask);
                if EDGES {
                    over_arcs(plan, node, weight, shares, &mut sums.arcs);
                }
                let further = Lanes::sum(shares, plan.out.of(node));
                sums.nodes[node as usize] += further.times(weight).total();
                let here = Lanes::all(plan.stands_for[node as usize]).over(count);
                here.plus(further).or(shares[node as usize], mask)
            }));
            level.iter().zip(&*waiting).for_each(|(&(node, _), &wait)| shares[node as usize] = wait);
        }
        if EDGES {
            for &(source, mask) in &entries[..ends[0]] {
                over_arcs(plan, source, times.or(Lanes::NOUGHT, mask), shares, &mut sums.arcs);
            }
        }
    }
}

/// Adds what runs over each arc from a node.
#[inline(always)]
fn over_arcs(plan: &Plan, node: u32, weight: Lanes, shares: &[Lanes], sums: &mut [f64]) {
    let row = plan.out.range(node);
    for (sum, &next) in sums[row.clone()].iter_mut().zip(&plan.out.targets[row]) {
        *sum += shares[next as usize].times(weight).total();
    }
}

/// Clears what the nodes of the last searches hold: of many all, of few each.
fn forget(held: &mut [Lanes], entries: &[(u32, Mask)]) {
    if entries.len() < held.len() / 2 {
        entries.iter().for_each(|&(node, _)| held[node as usize] = Lanes::NOUGHT);
    } else {
        held.fill(Lanes::NOUGHT);
    }
}
