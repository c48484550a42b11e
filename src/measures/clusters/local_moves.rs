//! The two moves of Leiden: nodes go where quality grows most; then each community is put together anew from single nodes.

use super::weighted::WeightedGraph;
use crate::graph::random::Stream;
use std::collections::VecDeque;

/// Gains below this share of the mean tie are rounding.
const NOISE: f64 = 1e-10;

/// How freely the refinement picks among moves that gain: the θ of Traag, Waltman & van Eck, in mean ties.
const RANDOMNESS: f64 = 0.01;

/// What chance puts between two nodes or groups, per price.
fn by_chance(a: [f64; 2], b: [f64; 2]) -> f64 {
    // Equal halves, as in one mode, give the product to the last bit.
    0.5 * (a[0] * b[1] + a[1] * b[0])
}

fn add(sum: &mut [f64; 2], own: [f64; 2], times: f64) {
    sum[0] += times * own[0];
    sum[1] += times * own[1];
}

fn less(sum: [f64; 2], own: [f64; 2]) -> [f64; 2] {
    [sum[0] - own[0], sum[1] - own[1]]
}

/// Working memory of moves, for one after the other: small graphs are done with before memory is found.
#[derive(Debug, Default)]
pub(super) struct Room {
    chances: Vec<[f64; 2]>,
    whole: Vec<[f64; 2]>,
    size: Vec<usize>,
    empty: Vec<usize>,
    order: Vec<usize>,
    queue: VecDeque<usize>,
    /// Who waits in the queue; in a refinement, who is alone in its part.
    flags: Vec<bool>,
    outward: Vec<f64>,
    weights: Weights,
    choices: Vec<(usize, f64)>,
    odds: Vec<f64>,
}

/// So many times this value, in memory that was used before.
fn filled<T: Clone>(memory: &mut Vec<T>, len: usize, value: T) -> &mut [T] {
    memory.clear();
    memory.resize(len, value);
    memory
}

/// The numbers below `n` in random order.
fn shuffled<'a>(memory: &'a mut Vec<usize>, n: usize, random: &mut Stream) -> &'a [usize] {
    memory.clear();
    memory.extend(0..n);
    random.shuffle(memory);
    memory
}

/// Sums of weights per community, cleared by walking the touched ones only.
#[derive(Debug, Default)]
struct Weights {
    to: Vec<f64>,
    touched: Vec<usize>,
}

impl Weights {
    fn renew(&mut self, len: usize) {
        filled(&mut self.to, len, 0.0);
        self.touched.clear();
    }

    fn add(&mut self, community: usize, weight: f64) {
        if self.to[community] == 0.0 {
            self.touched.push(community);
        }
        self.to[community] += weight;
    }

    fn clear(&mut self) {
        for community in self.touched.drain(..) {
            self.to[community] = 0.0;
        }
    }
}

/// Moves nodes to the neighbouring (or an empty) community where quality grows most, until no move helps. Nodes wait in a
/// queue; only neighbours of a moved node come back into it.
pub(super) fn move_nodes(
    graph: &WeightedGraph,
    resolution: f64,
    community: &mut [usize],
    random: &mut Stream,
    room: &mut Room,
) {
    let Room { chances, size, empty, order, queue, flags, weights, .. } = room;
    let n = graph.node_count();
    let noise = NOISE * graph.mean_weight();
    let null = resolution * graph.price();
    let (chances, size) = (filled(chances, n, [0.0; 2]), filled(size, n, 0));
    for (node, &home) in community.iter().enumerate() {
        add(&mut chances[home], graph.chances(node), 1.0);
        size[home] += 1;
    }
    empty.clear();
    empty.extend((0..n).rev().filter(|&group| size[group] == 0));
    queue.clear();
    queue.extend(shuffled(order, n, random));
    let waits = filled(flags, n, true);
    weights.renew(n);
    while let Some(node) = queue.pop_front() {
        waits[node] = false;
        let home = community[node];
        let own = graph.chances(node);
        weights.clear();
        for &(next, weight) in graph.neighbors(node) {
            weights.add(community[next as usize], weight);
        }
        // What the node gains by being in a community rather than alone: w(v, C) less what chance would put there without v; for
        // modularity γ k(v) D(C) / 2m.
        let gain = |group: usize, weight: f64| {
            let others = if group == home { less(chances[group], own) } else { chances[group] };
            weight - null * by_chance(own, others)
        };
        let (mut best, mut most) = (home, gain(home, weights.to[home]));
        // Of equal gains any is taken, so that runs show where nodes stand between communities; who gains nothing stays.
        let mut equals = 0;
        for &group in weights.touched.iter().filter(|&&group| group != home) {
            let value = gain(group, weights.to[group]);
            if value > most + noise {
                (best, most, equals) = (group, value, 1);
            } else if best != home && value >= most - noise {
                equals += 1;
                if random.below(equals) == 0 {
                    best = group;
                }
            }
        }
        if most < -noise && size[home] > 1 {
            best = *empty.last().expect("a community of two leaves one number unused");
        }
        if best == home {
            continue;
        }
        if size[best] == 0 {
            empty.pop();
        }
        add(&mut chances[home], own, -1.0);
        add(&mut chances[best], own, 1.0);
        size[home] -= 1;
        size[best] += 1;
        if size[home] == 0 {
            empty.push(home);
            chances[home] = [0.0; 2];
        }
        community[node] = best;
        for &(next, _) in graph.neighbors(node) {
            let next = next as usize;
            if community[next] != best && !waits[next] {
                waits[next] = true;
                queue.push_back(next);
            }
        }
    }
}

/// Splits every community into well-connected parts: starting from single nodes, each joins a part of its community at random,
/// the more likely the more it gains. Parts are connected by construction.
pub(super) fn refine(
    graph: &WeightedGraph,
    resolution: f64,
    community: &[usize],
    random: &mut Stream,
    room: &mut Room,
) -> Vec<usize> {
    let Room { chances, whole, order, flags, outward, weights, choices, odds, .. } = room;
    let n = graph.node_count();
    let null = resolution * graph.price();
    let noise = NOISE * graph.mean_weight();
    let theta = RANDOMNESS * graph.mean_weight();
    let whole = filled(whole, n, [0.0; 2]);
    for (node, &home) in community.iter().enumerate() {
        add(&mut whole[home], graph.chances(node), 1.0);
    }
    let mut part: Vec<usize> = (0..n).collect();
    let alone = filled(flags, n, true);
    chances.clear();
    chances.extend((0..n).map(|node| graph.chances(node)));
    // Weight between each part and the rest of its community.
    outward.clear();
    outward.extend((0..n).map(|node| {
        let home = community[node];
        let ties = graph.neighbors(node).iter();
        ties.fold(0.0, |sum, &(next, weight)| sum + if community[next as usize] == home { weight } else { 0.0 })
    }));
    let well_connected =
        |outward: f64, own: [f64; 2], whole: [f64; 2]| outward + noise >= null * by_chance(own, less(whole, own));
    weights.renew(n);
    for &node in shuffled(order, n, random) {
        let own = graph.chances(node);
        let all = whole[community[node]];
        if !alone[node] || !well_connected(outward[node], own, all) {
            continue;
        }
        weights.clear();
        for &(next, weight) in graph.neighbors(node) {
            if community[next as usize] == community[node] {
                weights.add(part[next as usize], weight);
            }
        }
        choices.clear();
        choices.push((node, 0.0));
        for &group in &weights.touched {
            let gain = weights.to[group] - null * by_chance(own, chances[group]);
            if gain >= -noise && well_connected(outward[group], chances[group], all) {
                choices.push((group, gain));
            }
        }
        let chosen = draw(choices, theta, odds, random);
        if chosen == node {
            continue;
        }
        let between = weights.to[chosen];
        outward[chosen] += outward[node] - 2.0 * between;
        add(&mut chances[chosen], own, 1.0);
        part[node] = chosen;
        alone[chosen] = false;
        alone[node] = false;
    }
    part
}

/// One of the choices, with probability in proportion to exp(gain / θ). `odds` is room for them.
fn draw(choices: &[(usize, f64)], theta: f64, odds: &mut Vec<f64>, random: &mut Stream) -> usize {
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

/// exp(x) for x ≤ 0, which is 0 below −746 without computing it.
fn odds_of(x: f64) -> f64 {
    if x < -746.0 {
        0.0
    } else if x < 0.0 {
        x.exp()
    } else {
        1.0
    }
}
