//! The search for the division with the shortest description: from many groups to few by mergers, with moves in between.

use super::Partition;
use super::blocks::{Blocks, TiedPart};
use crate::graph::random::Stream;

/// What counts as shorter: more than rounding.
const NOISE: f64 = 1e-9;

/// With at most this many groups every one is tried for a move or a merger; with more only some that ties lead to.
const TRY_ALL: usize = 16;

/// How many groups are tried otherwise.
const TRIES: usize = 8;

/// While there are many groups their number falls by this factor at a time.
const FACTOR: f64 = 1.3;

/// One run: its division and the length of that.
pub(super) fn search(part: &TiedPart, start: &Partition, random: &mut Stream) -> (f64, Partition) {
    let mut blocks = Blocks::new(part, start);
    settle(part, &mut blocks, (0..part.count()).collect(), random, false);
    let mut best = (blocks.length(), Partition::from_labels(blocks.labels()));
    while blocks.groups() > 1 {
        let groups = blocks.groups();
        let fewer = if groups > TRY_ALL { (groups as f64 / FACTOR) as usize } else { groups - 1 };
        blocks = Blocks::new(part, &merged(part, &blocks, fewer, random));
        settle(part, &mut blocks, (0..part.count()).collect(), random, false);
        better(&mut best, &blocks);
    }
    polish(part, best, random)
}

/// Moves, mergers and splits from the best division met, until none makes it shorter.
fn polish(part: &TiedPart, mut best: (f64, Partition), random: &mut Stream) -> (f64, Partition) {
    loop {
        let before = best.0;
        let mut blocks = Blocks::new(part, &best.1);
        settle(part, &mut blocks, (0..part.count()).collect(), random, true);
        better(&mut best, &blocks);
        while blocks.groups() > 1 {
            let (cost, from, into) = cheapest_merger(&blocks);
            if cost >= -NOISE {
                break;
            }
            let labels: Vec<usize> =
                blocks.labels().iter().map(|&group| if group == from { into } else { group }).collect();
            blocks = Blocks::new(part, &Partition::from_labels(&labels));
        }
        better(&mut best, &blocks);
        for group in 0..best.1.count() {
            let blocks = split(part, &best.1, group, random);
            if better(&mut best, &blocks) {
                break;
            }
        }
        if best.0 >= before - NOISE {
            return best;
        }
    }
}

/// Keeps the division at hand if it is shorter.
fn better(best: &mut (f64, Partition), blocks: &Blocks<'_>) -> bool {
    let length = blocks.length();
    let shorter = length < best.0 - NOISE;
    if shorter {
        *best = (length, Partition::from_labels(blocks.labels()));
    }
    shorter
}

/// Lets these nodes, in random order, go where the description gets shortest, until nobody moves. Only with `opening` may a node start a
/// group of its own.
fn settle(part: &TiedPart, blocks: &mut Blocks<'_>, mut order: Vec<usize>, random: &mut Stream, opening: bool) {
    // Each sweep only shortens the description; a few suffice, the rest is left to the next number of groups.
    let sweeps = if opening { 50 } else { 3 };
    for _ in 0..sweeps {
        random.shuffle(&mut order);
        let alive = blocks.alive();
        let mut moved = false;
        for &node in &order {
            let mut choices = candidates(part, blocks, node, &alive, random);
            if opening && !blocks.is_alone(node) {
                choices.extend(blocks.empty());
            }
            blocks.look_at(node);
            let (mut least, mut into) = (-NOISE, None);
            for choice in choices {
                let cost = blocks.cost_of_move(node, choice);
                if cost < least - NOISE {
                    (least, into) = (cost, Some(choice));
                }
            }
            if let Some(into) = into {
                blocks.move_to(node, into);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

/// Groups that a node might go to: all if they are few; otherwise those of partners, and those that partners' groups are tied to.
fn candidates(part: &TiedPart, blocks: &Blocks<'_>, node: usize, alive: &[usize], random: &mut Stream) -> Vec<usize> {
    if alive.len() <= TRY_ALL {
        return alive.to_vec();
    }
    let mut choices: Vec<usize> = (0..TRIES).map(|number| near(part, blocks, node, number % 2 == 0, random)).collect();
    choices.sort_unstable();
    choices.dedup();
    choices
}

/// The group of a random partner of a node, or of a random partner of that one's partners.
fn near(part: &TiedPart, blocks: &Blocks<'_>, node: usize, one_step: bool, random: &mut Stream) -> usize {
    let mut step = |node: usize| part.partner(node, random.below(part.partner_count(node)));
    let partner = step(node);
    // Two steps lead to those with the same partners, who need not be partners themselves.
    let there = if one_step { partner } else { step(partner) };
    blocks.group_of(there)
}

/// The division with its cheapest mergers made until so many groups are left.
fn merged(part: &TiedPart, blocks: &Blocks<'_>, fewer: usize, random: &mut Stream) -> Partition {
    let alive = blocks.alive();
    let mut mergers: Vec<(f64, usize, usize)> = Vec::new();
    if alive.len() <= TRY_ALL {
        let (cost, from, into) = cheapest_merger(blocks);
        mergers.push((cost, from, into));
    } else {
        let members = Partition::from_labels(blocks.labels()).members();
        for group in &members {
            let own = blocks.group_of(group[0]);
            let mut choices: Vec<usize> = (0..TRIES)
                .map(|number| near(part, blocks, group[random.below(group.len())], number % 2 == 0, random))
                .collect();
            choices.push(alive[random.below(alive.len())]);
            choices.retain(|&other| other != own);
            choices.sort_unstable();
            choices.dedup();
            let costs = choices.into_iter().map(|other| (blocks.cost_of_merger(own, other, &alive), own, other));
            mergers.extend(costs.min_by(|a, b| a.0.total_cmp(&b.0)));
        }
        mergers.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    }
    let mut name: Vec<usize> = (0..=alive.last().copied().unwrap_or(0)).collect();
    let mut left = alive.len();
    for (_, from, into) in mergers {
        if left <= fewer {
            break;
        }
        let (old, new) = (name[from], name[into]);
        if old != new {
            name.iter_mut().filter(|own| **own == old).for_each(|own| *own = new);
            left -= 1;
        }
    }
    Partition::from_labels(&blocks.labels().iter().map(|&group| name[group]).collect::<Vec<_>>())
}

/// The two groups that cost least in one, the first of equals.
fn cheapest_merger(blocks: &Blocks<'_>) -> (f64, usize, usize) {
    let alive = blocks.alive();
    let pairs =
        alive.iter().enumerate().flat_map(|(place, &into)| alive[place + 1..].iter().map(move |&from| (from, into)));
    let costs = pairs.map(|(from, into)| (blocks.cost_of_merger(from, into, &alive), from, into));
    costs.min_by(|a, b| a.0.total_cmp(&b.0)).expect("two groups are there")
}

/// The division with one group in two random halves, whose members then choose between these two and all others.
fn split<'a>(part: &'a TiedPart, division: &Partition, group: usize, random: &mut Stream) -> Blocks<'a> {
    let labels: Vec<usize> = division
        .labels()
        .iter()
        .map(|&own| if own == group && random.below(2) == 1 { division.count() } else { own })
        .collect();
    let mut blocks = Blocks::new(part, &Partition::from_labels(&labels));
    let members = (0..part.count()).filter(|&node| division.group_of(node) == group).collect();
    settle(part, &mut blocks, members, random, false);
    blocks
}
