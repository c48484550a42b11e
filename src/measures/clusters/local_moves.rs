//! The two moves of Leiden: nodes go where quality grows most; then each community is put together anew from single nodes.

use super::met::Met;
use super::weighted::{Chances, WeightedGraph};
use crate::graph::random::Stream;
use std::collections::VecDeque;

/// Gains below this share of the mean tie are rounding.
const NOISE: f64 = 1e-10;

/// How freely the refinement picks among moves that gain: the θ of Traag, Waltman & van Eck, in mean ties.
const RANDOMNESS: f64 = 0.01;

/// What chance gives a node or group to meet others with: one amount, or in two modes one for each.
trait Chance: Copy {
    const NONE: Self;
    /// What chance puts between two nodes or groups, per price.
    fn times(self, other: Self) -> f64;
    fn plus(self, own: Self) -> Self;
    fn less(self, own: Self) -> Self;
}

impl Chance for f64 {
    const NONE: f64 = 0.0;

    fn times(self, other: f64) -> f64 {
        self * other
    }

    fn plus(self, own: f64) -> f64 {
        self + own
    }

    fn less(self, own: f64) -> f64 {
        self - own
    }
}

impl Chance for [f64; 2] {
    const NONE: [f64; 2] = [0.0; 2];

    fn times(self, other: [f64; 2]) -> f64 {
        0.5 * (self[0] * other[1] + self[1] * other[0])
    }

    fn plus(self, own: [f64; 2]) -> [f64; 2] {
        [self[0] + own[0], self[1] + own[1]]
    }

    fn less(self, own: [f64; 2]) -> [f64; 2] {
        [self[0] - own[0], self[1] - own[1]]
    }
}

/// A community or part while nodes move: what chance gives its members together, and the weight from the node in hand, which is 0
/// again when the node is done.
#[derive(Clone, Copy)]
struct Group<C> {
    weight: f64,
    chance: C,
}

/// Moves nodes to the neighbouring (or an empty) community where quality grows most, until no move helps. Nodes wait in a
/// queue; only neighbours of a moved node come back into it.
pub(super) fn move_nodes(graph: &WeightedGraph, resolution: f64, community: &mut [u32], random: &mut Stream) {
    match graph.chances() {
        Chances::Strength => move_with(graph, graph.strengths(), resolution, community, random),
        Chances::Amount(chances) => move_with(graph, chances, resolution, community, random),
        Chances::Sides(chances) => move_with(graph, chances, resolution, community, random),
    }
}

fn move_with<C: Chance>(
    graph: &WeightedGraph,
    chances: &[C],
    resolution: f64,
    community: &mut [u32],
    random: &mut Stream,
) {
    let n = graph.node_count();
    let noise = NOISE * graph.mean_weight();
    let null = resolution * graph.price();
    let mut groups = vec![Group { weight: 0.0, chance: C::NONE }; n];
    let mut size = vec![0u32; n];
    for (&home, &own) in community.iter().zip(chances) {
        let group = &mut groups[home as usize];
        group.chance = group.chance.plus(own);
        size[home as usize] += 1;
    }
    let mut empty: Vec<u32> = Vec::with_capacity(n);
    empty.extend((0..n as u32).rev().filter(|&group| size[group as usize] == 0));
    let mut order: Vec<u32> = (0..n as u32).collect();
    random.shuffle(&mut order);
    let mut queue = VecDeque::from(order);
    let mut waits = vec![true; n];
    let mut met = Met::with_room(graph.most_neighbors());
    while let Some(node) = queue.pop_front() {
        let node = node as usize;
        waits[node] = false;
        let home = community[node];
        let own = chances[node];
        graph.each_tie(node, |next, weight| {
            let theirs = community[next as usize];
            let group = &mut groups[theirs as usize];
            met.meet(theirs, group.weight == 0.0);
            group.weight += weight;
        });
        // What the node gains by being in a community rather than alone: w(v, C) less what chance would put there without v; for
        // modularity γ k(v) D(C) / 2m.
        let at_home = groups[home as usize];
        let (mut best, mut most) = (home, at_home.weight - null * own.times(at_home.chance.less(own)));
        // Of equal gains any is taken, so that runs show where nodes stand between communities; who gains nothing stays.
        let mut equals = 0;
        for &group in met.groups() {
            let there = &mut groups[group as usize];
            let weight = std::mem::take(&mut there.weight);
            if group == home {
                continue;
            }
            let value = weight - null * own.times(there.chance);
            if value > most + noise {
                (best, most, equals) = (group, value, 1);
            } else if best != home && value >= most - noise {
                equals += 1;
                if random.below(equals) == 0 {
                    best = group;
                }
            }
        }
        met.clear();
        if most < -noise && size[home as usize] > 1 {
            best = *empty.last().expect("a community of two leaves one number unused");
        }
        if best == home {
            continue;
        }
        if size[best as usize] == 0 {
            empty.pop();
        }
        let (from, to) = (home as usize, best as usize);
        groups[from].chance = groups[from].chance.less(own);
        groups[to].chance = groups[to].chance.plus(own);
        size[from] -= 1;
        size[to] += 1;
        if size[from] == 0 {
            empty.push(home);
            groups[from].chance = C::NONE;
        }
        community[node] = best;
        for &next in graph.neighbors(node) {
            if community[next as usize] != best && !waits[next as usize] {
                waits[next as usize] = true;
                queue.push_back(next);
            }
        }
    }
}

/// Splits every community into well-connected parts: starting from single nodes, each joins a part of its community at random,
/// the more likely the more it gains. Parts are connected by construction.
pub(super) fn refine(graph: &WeightedGraph, resolution: f64, community: &[u32], random: &mut Stream) -> Vec<u32> {
    match graph.chances() {
        Chances::Strength => refine_with(graph, graph.strengths(), resolution, community, random),
        Chances::Amount(chances) => refine_with(graph, chances, resolution, community, random),
        Chances::Sides(chances) => refine_with(graph, chances, resolution, community, random),
    }
}

fn refine_with<C: Chance>(
    graph: &WeightedGraph,
    chances: &[C],
    resolution: f64,
    community: &[u32],
    random: &mut Stream,
) -> Vec<u32> {
    let n = graph.node_count();
    let null = resolution * graph.price();
    let noise = NOISE * graph.mean_weight();
    let theta = RANDOMNESS * graph.mean_weight();
    let mut whole = vec![C::NONE; n];
    for (&home, &own) in community.iter().zip(chances) {
        whole[home as usize] = whole[home as usize].plus(own);
    }
    let mut part: Vec<u32> = (0..n as u32).collect();
    let mut alone = vec![true; n];
    let mut parts: Vec<Group<C>> = chances.iter().map(|&chance| Group { weight: 0.0, chance }).collect();
    // Weight between each part and the rest of its community.
    let mut outward: Vec<f64> = (0..n).map(|node| graph.weight_inside(node, community)).collect();
    let well_connected = |outward: f64, own: C, whole: C| outward + noise >= null * own.times(whole.less(own));
    let mut order: Vec<u32> = (0..n as u32).collect();
    random.shuffle(&mut order);
    let room = graph.most_neighbors();
    let mut met = Met::with_room(room);
    let mut choices: Vec<(u32, f64)> = Vec::with_capacity(room + 1);
    let mut odds: Vec<f64> = Vec::with_capacity(room + 1);
    for node in order {
        let at = node as usize;
        let (home, own) = (community[at], chances[at]);
        let all = whole[home as usize];
        if !alone[at] || !well_connected(outward[at], own, all) {
            continue;
        }
        graph.each_tie(at, |next, weight| {
            if community[next as usize] == home {
                let theirs = part[next as usize];
                let group = &mut parts[theirs as usize];
                met.meet(theirs, group.weight == 0.0);
                group.weight += weight;
            }
        });
        choices.clear();
        choices.push((node, 0.0));
        for &group in met.groups() {
            let there = parts[group as usize];
            let gain = there.weight - null * own.times(there.chance);
            if gain >= -noise && well_connected(outward[group as usize], there.chance, all) {
                choices.push((group, gain));
            }
        }
        let chosen = draw(&choices, theta, &mut odds, random);
        let between = parts[chosen as usize].weight;
        met.groups().iter().for_each(|&group| parts[group as usize].weight = 0.0);
        met.clear();
        if chosen == node {
            continue;
        }
        let there = chosen as usize;
        outward[there] += outward[at] - 2.0 * between;
        parts[there].chance = parts[there].chance.plus(own);
        part[at] = chosen;
        alone[there] = false;
        alone[at] = false;
    }
    part
}

/// One of the choices, with probability in proportion to exp(gain / θ). `odds` is room for them.
fn draw(choices: &[(u32, f64)], theta: f64, odds: &mut Vec<f64>, random: &mut Stream) -> u32 {
    if let [only] = choices {
        // The draw is made all the same, so that what follows draws as before.
        random.unit();
        return only.0;
    }
    let most = choices.iter().map(|choice| choice.1).fold(0.0, f64::max);
    odds.clear();
    odds.extend(choices.iter().map(|choice| odds_of((choice.1 - most) / theta)));
    let mut left = random.unit() * odds.iter().sum::<f64>();
    for (choice, odd) in choices.iter().zip(&*odds) {
        left -= odd;
        if left < 0.0 {
            return choice.0;
        }
    }
    choices[choices.len() - 1].0
}

/// exp(x) for x ≤ 0. Below −60, where it is far less than a random number can tell from 0, it is 0.
fn odds_of(x: f64) -> f64 {
    if x < -60.0 {
        0.0
    } else if x < 0.0 {
        x.exp()
    } else {
        1.0
    }
}
