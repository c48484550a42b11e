//! Which pairs share more than chance gives them: the backbone of a projection.

use super::{given_both, multiple_testing};
use crate::graph::counts::LogFactorials;
use crate::graph::{CompactGraph, parallel};
use std::collections::{BTreeMap, BTreeSet};

/// What is left to chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chance {
    /// Each of a pair draws as many of the others as it has, all alike: the hypergeometric distribution.
    AllAlike,
    /// Popular ones are drawn more often: every node of both modes keeps its number of ties on average (the stochastic degree
    /// sequence model).
    KeepingDegrees,
    /// As [`Chance::KeepingDegrees`], given how many ties the two of a pair have: exactly as many as observed. What is left to chance is to
    /// which of the others they are.
    GivenBoth,
}

/// Two nodes of one mode that share something of the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SharedPair {
    /// The first node.
    pub a: usize,
    /// The second, after the first.
    pub b: usize,
    /// How much they share.
    pub shared: usize,
    /// The chance to share as much or more.
    pub chance: f64,
    /// The same, corrected for the number of pairs looked at (Benjamini & Hochberg): keep pairs at or below the share of false ones
    /// that is acceptable.
    pub corrected: f64,
    /// The least chance that two who have as many could have: that of sharing all that the one of them with fewer has; of draws, the least
    /// that so many can show. Where even that does not pass the correction, nothing can be told of the pair by itself.
    pub least: f64,
}

/// For every pair of one mode that shares a node of the other the chance to share as much. `of_second` says which mode: the second,
/// or the first. Pairs that share nothing are not listed; they count in the correction. None if chance cannot be modelled, which
/// happens where the iteration does not settle.
///
/// With [`Chance::KeepingDegrees`] it is left open in how much each takes part, so that in small places even two who share all they take
/// part in may not pass ([`SharedPair::least`]): that no pair passes is no proof that nobody works together. [`Chance::GivenBoth`] asks the
/// same of those networks only in which the two have the numbers they have. It takes [`steps_given_both`].
///
/// Checked against tests/reference (igraph 1.0.0, R backbone b5ee8ac, python bicm 3.4.0, direct evaluation), and `GivenBoth` against all
/// pairs of sets of that size, one by one. Source: Tumminello et al. 2011, doi:10.1371/journal.pone.0017994; Saracco et al. 2015, doi:10.1038/srep10595; Neal, Domagalski & Sagan 2021,
/// doi:10.1038/s41598-021-03238-3; Benjamini & Hochberg 1995.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::studies::backbone::{Chance, backbone};
///
/// // Two who share both of their two tables, of four: one way in six.
/// let graph = CompactGraph::undirected(6, &[(0, 2), (0, 3), (1, 2), (1, 3)]);
/// let modes = [false, false, true, true, true, true];
/// let pairs = backbone(&graph, &modes, false, Chance::AllAlike).expect("a model");
/// assert!((pairs[0].chance - 1.0 / 6.0).abs() < 1e-12);
/// ```
pub fn backbone(
    graph: &CompactGraph,
    second_mode: &[bool],
    of_second: bool,
    chance: Chance,
) -> Option<Vec<SharedPair>> {
    let (own, others) = modes(graph, second_mode, of_second);
    let model = match chance {
        Chance::AllAlike => None,
        Chance::KeepingDegrees | Chance::GivenBoth => Some(Memberships::new(graph, &own, &others)?),
    };
    let sharing = sharing(graph, &own);
    // The chance depends on the two degrees and on what is shared alone.
    let mut known: BTreeMap<(usize, usize, usize), f64> = BTreeMap::new();
    let given = match (chance, &model) {
        (Chance::GivenBoth, Some(model)) => tails_given_both(graph, &sharing, &others, model),
        _ => BTreeMap::new(),
    };
    let logs = LogFactorials::up_to(others.len());
    let mut of = |(low, high): (usize, usize), shared: usize| {
        if let Some(tails) = given.get(&(low, high)) {
            return tails[shared];
        }
        *known.entry((low, high, shared)).or_insert_with(|| match &model {
            None => logs.hypergeometric_tail(others.len(), low, high, shared),
            Some(model) => {
                let both =
                    |&other: &usize| model.chance(low, graph.degree(other)) * model.chance(high, graph.degree(other));
                tail(others.iter().map(both), shared)
            }
        })
    };
    let judged = |&(a, b, shared): &(usize, usize, usize)| {
        let both = degrees(graph, a, b);
        SharedPair { a, b, shared, chance: of(both, shared), corrected: 1.0, least: of(both, both.0) }
    };
    let mut pairs: Vec<SharedPair> = sharing.iter().map(judged).collect();
    correct(&mut pairs, own.len() * own.len().saturating_sub(1) / 2);
    Some(pairs)
}

/// The nodes of the mode asked for, and of the other.
fn modes(graph: &CompactGraph, second_mode: &[bool], of_second: bool) -> (Vec<usize>, Vec<usize>) {
    (0..graph.node_count()).partition(|&node| second_mode[node] == of_second)
}

/// The smaller and the larger number of ties of the two.
fn degrees(graph: &CompactGraph, a: usize, b: usize) -> (usize, usize) {
    let (of_a, of_b) = (graph.degree(a), graph.degree(b));
    (of_a.min(of_b), of_a.max(of_b))
}

/// The pairs that share something, each with how much, in order.
fn sharing(graph: &CompactGraph, own: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut pairs = Vec::new();
    let mut shared = vec![0usize; graph.node_count()];
    for &a in own {
        shared.fill(0);
        graph.neighbors(a).iter().for_each(|&through| {
            graph.neighbors(through as usize).iter().for_each(|&b| shared[b as usize] += 1);
        });
        pairs.extend(own.iter().filter(|&&b| b > a && shared[b] > 0).map(|&b| (a, b, shared[b])));
    }
    pairs
}

/// The steps that [`Chance::GivenBoth`] takes, each of them a few multiplications.
pub fn steps_given_both(graph: &CompactGraph, second_mode: &[bool], of_second: bool) -> f64 {
    let (own, others) = modes(graph, second_mode, of_second);
    let pairs = pairs_of_degrees(graph, &sharing(graph, &own));
    others.len() as f64 * pairs.iter().map(|&both| given_both::steps_for_one(both)).sum::<f64>()
}

fn pairs_of_degrees(graph: &CompactGraph, sharing: &[(usize, usize, usize)]) -> Vec<(usize, usize)> {
    let all: BTreeSet<(usize, usize)> = sharing.iter().map(|&(a, b, _)| degrees(graph, a, b)).collect();
    all.into_iter().collect()
}

/// For each two numbers of ties that share something the chances to share 0, 1, 2, … or more.
fn tails_given_both(
    graph: &CompactGraph,
    sharing: &[(usize, usize, usize)],
    others: &[usize],
    model: &Memberships,
) -> BTreeMap<(usize, usize), Vec<f64>> {
    let pairs = pairs_of_degrees(graph, sharing);
    let tails = parallel::long_map(pairs.len(), |index| {
        let (low, high) = pairs[index];
        let chance = |&other: &usize| (model.chance(low, graph.degree(other)), model.chance(high, graph.degree(other)));
        given_both::tails(others.iter().map(chance), pairs[index])
    });
    pairs.iter().copied().zip(tails).collect()
}

pub(super) fn correct(pairs: &mut [SharedPair], looked_at: usize) {
    multiple_testing::correct(pairs.iter_mut(), looked_at, |pair| pair.chance, |pair, q| pair.corrected = q);
}

/// The chance that two draws of `one` and `other` out of `all` share `least` or more.
pub(super) fn hypergeometric_tail(all: usize, one: usize, other: usize, least: usize) -> f64 {
    LogFactorials::up_to(all).hypergeometric_tail(all, one, other, least)
}

/// The chance that `least` or more of independent events happen: exact, event by event.
fn tail(chances: impl Iterator<Item = f64>, least: usize) -> f64 {
    // The last place holds "so many or more".
    let mut by_count = vec![0.0; least + 1];
    by_count[0] = 1.0;
    for chance in chances {
        by_count[least] += by_count[least - 1] * chance;
        for count in (1..least).rev() {
            by_count[count] = by_count[count] * (1.0 - chance) + by_count[count - 1] * chance;
        }
        by_count[0] *= 1.0 - chance;
    }
    by_count[least].min(1.0)
}

/// The chance of a tie between two nodes of different modes, by their degrees: of all random graphs that keep degrees on average the
/// one that assumes nothing else. Ties are independent, with odds x(k) y(l).
#[derive(Debug, Clone)]
pub struct Memberships {
    /// The chance of every pair of degrees, of the one mode and of the other.
    chances: BTreeMap<(usize, usize), f64>,
}

impl Memberships {
    /// Of these nodes of one mode and those of the other; none if the iteration does not settle.
    pub fn new(graph: &CompactGraph, own: &[usize], others: &[usize]) -> Option<Self> {
        let mut rows = Degrees::of(graph, own);
        let mut columns = Degrees::of(graph, others);
        let mut chances = BTreeMap::new();
        // Who is tied to all, or to none, is so for certain; without them others may be.
        loop {
            let (height, width) = (rows.nodes(), columns.nodes());
            let row = rows.take(|left| left == 0 || left == width);
            if let Some((degree, left, count)) = row {
                let sure = if left == 0 { 0.0 } else { 1.0 };
                columns.classes.iter_mut().for_each(|class| {
                    chances.insert((degree, class.degree), sure);
                    class.left -= if left == 0 { 0 } else { count };
                });
                continue;
            }
            let Some((degree, left, count)) = columns.take(|left| left == 0 || left == height) else { break };
            let sure = if left == 0 { 0.0 } else { 1.0 };
            rows.classes.iter_mut().for_each(|class| {
                chances.insert((class.degree, degree), sure);
                class.left -= if left == 0 { 0 } else { count };
            });
        }
        settle(&mut rows, &mut columns).then_some(())?;
        for row in &rows.classes {
            for column in &columns.classes {
                let odds = row.factor * column.factor;
                chances.insert((row.degree, column.degree), odds / (1.0 + odds));
            }
        }
        Some(Memberships { chances })
    }

    /// The chance of a tie between nodes of these degrees.
    pub fn chance(&self, own: usize, other: usize) -> f64 {
        self.chances.get(&(own, other)).copied().unwrap_or(0.0)
    }
}

/// Nodes of one degree.
struct Class {
    degree: usize,
    count: usize,
    /// The degree among the nodes that are not certain.
    left: usize,
    factor: f64,
}

struct Degrees {
    classes: Vec<Class>,
}

impl Degrees {
    fn of(graph: &CompactGraph, nodes: &[usize]) -> Self {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        nodes.iter().for_each(|&node| *counts.entry(graph.degree(node)).or_default() += 1);
        let class = |(degree, count): (usize, usize)| Class { degree, count, left: degree, factor: degree as f64 };
        Degrees { classes: counts.into_iter().map(class).collect() }
    }

    fn nodes(&self) -> usize {
        self.classes.iter().map(|class| class.count).sum()
    }

    /// Takes out a class whose degree is such: its degree, what of it is left, and how many nodes.
    fn take(&mut self, such: impl Fn(usize) -> bool) -> Option<(usize, usize, usize)> {
        let at = self.classes.iter().position(|class| such(class.left))?;
        let class = self.classes.remove(at);
        Some((class.degree, class.left, class.count))
    }
}

/// Finds the factors that give every class its degree on average, in turns for either mode. Whether it came to rest.
fn settle(rows: &mut Degrees, columns: &mut Degrees) -> bool {
    const ROUNDS: usize = 200_000;
    if rows.classes.is_empty() || columns.classes.is_empty() {
        return true;
    }
    for modes in [&mut *rows, &mut *columns] {
        let ties: usize = modes.classes.iter().map(|class| class.left * class.count).sum();
        modes.classes.iter_mut().for_each(|class| class.factor = class.left as f64 / (ties as f64).sqrt());
    }
    let turn = |these: &mut Degrees, those: &Degrees| {
        let mut off: f64 = 0.0;
        for class in &mut these.classes {
            let share = |other: &Class| other.count as f64 * other.factor / (1.0 + class.factor * other.factor);
            let sum: f64 = those.classes.iter().map(share).sum();
            let left = class.left as f64;
            off = off.max((class.factor * sum - left).abs() / left);
            class.factor = left / sum;
        }
        off
    };
    (0..ROUNDS).any(|_| {
        let off = turn(rows, columns);
        off.max(turn(columns, rows)) < 1e-13
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // At an event that all attend nobody is special: with it alone, sharing is certain.
    #[test]
    fn who_is_everywhere_is_so_for_certain() {
        // 0, 1, 2 all at 3; 0 and 1 at 4; 5 empty.
        let graph = CompactGraph::undirected(6, &[(0, 3), (1, 3), (2, 3), (0, 4), (1, 4)]);
        let modes = [false, false, false, true, true, true];
        let pairs = backbone(&graph, &modes, false, Chance::KeepingDegrees).expect("a model");
        let found: Vec<(usize, f64)> = pairs.iter().map(|pair| (pair.shared, pair.chance)).collect();
        // At 3 all are; 0 and 1 are full of what is left, so that everything is settled.
        assert_eq!(found, [(2, 1.0), (1, 1.0), (1, 1.0)]);
    }

    // Over all pairs, not over those that share: 0.01 · 6, 0.02 · 6 / 2, and the third not below the second.
    #[test]
    fn the_correction_counts_all_pairs() {
        let pair = |chance: f64| SharedPair { a: 0, b: 1, shared: 1, chance, corrected: 1.0, least: 0.0 };
        let mut pairs = [pair(0.02), pair(0.01), pair(0.5)];
        correct(&mut pairs, 6);
        let corrected = pairs.map(|pair| (pair.corrected * 1e9).round() / 1e9);
        assert_eq!(corrected.map(f64::to_bits), [0.06, 0.06, 1.0].map(f64::to_bits));
    }

    // The chance of as much OR more: of 5 out of 10 twice, sharing all 5 is one way in 252, and sharing nothing or more is certain.
    #[test]
    fn tails_take_in_their_end() {
        assert!((hypergeometric_tail(10, 5, 5, 5) - 1.0 / 252.0).abs() < 1e-15);
        assert!((hypergeometric_tail(10, 5, 5, 0) - 1.0).abs() < 1e-12);
        assert!((tail([0.5; 3].into_iter(), 2) - 0.5).abs() < 1e-15);
    }

    // What defines the model: on average everybody has as many ties as observed.
    #[test]
    fn chances_add_up_to_the_degrees() {
        let own: Vec<usize> = (0..5).collect();
        let others: Vec<usize> = (5..11).collect();
        let ties = [(0, 5), (0, 6), (0, 7), (0, 8), (1, 5), (1, 6), (2, 5), (2, 9), (3, 7), (3, 5), (3, 10), (4, 6)];
        let graph = CompactGraph::undirected(11, &ties);
        let found = Memberships::new(&graph, &own, &others).expect("a model");
        let chance = |a: usize, b: usize| found.chance(graph.degree(a), graph.degree(b));
        for &a in &own {
            let sum: f64 = others.iter().map(|&b| chance(a, b)).sum();
            assert!((sum - graph.degree(a) as f64).abs() < 1e-9, "{a} {sum}");
        }
        for &b in &others {
            let sum: f64 = own.iter().map(|&a| chance(a, b)).sum();
            assert!((sum - graph.degree(b) as f64).abs() < 1e-9, "{b} {sum}");
        }
    }

    // Two at the same two of four tables: all tables are alike and so are both, each tie has one half, and they share a table with one
    // quarter. Sharing both or more of these: 1 − (3/4)⁴ − 4 · 1/4 · (3/4)³ = 67/256, however surely they are together.
    #[test]
    fn sharing_all_is_the_most_that_can_be_told() {
        let graph = CompactGraph::undirected(8, &[(0, 4), (0, 5), (1, 4), (1, 5), (2, 6), (2, 7), (3, 6), (3, 7)]);
        let modes: Vec<bool> = (0..8).map(|node| node >= 4).collect();
        let pairs = backbone(&graph, &modes, false, Chance::KeepingDegrees).expect("a model");
        for pair in pairs {
            assert!((pair.least - 67.0 / 256.0).abs() < 1e-9 && (pair.chance - pair.least).abs() < 1e-15, "{pair:?}");
        }
        // One of two shares one of six with one who has three: of sharing all it has, 3 in 6.
        let graph = CompactGraph::undirected(8, &[(0, 2), (1, 2), (1, 3), (1, 4)]);
        let modes: Vec<bool> = (0..8).map(|node| node >= 2).collect();
        let pairs = backbone(&graph, &modes, false, Chance::AllAlike).expect("a model");
        assert!((pairs[0].least - 0.5).abs() < 1e-12, "{pairs:?}");
    }

    // Two of four at the one table, two at the other: by degrees all ties are alike, one half each. Two share a table by chance in
    // 1 − (1 − 1/4)² of the cases.
    #[test]
    fn where_all_are_alike_every_tie_has_the_same_chance() {
        let graph = CompactGraph::undirected(6, &[(0, 4), (1, 4), (2, 5), (3, 5)]);
        let modes = [false, false, false, false, true, true];
        let pairs = backbone(&graph, &modes, false, Chance::KeepingDegrees).expect("a model");
        let ends: Vec<(usize, usize)> = pairs.iter().map(|pair| (pair.a, pair.b)).collect();
        assert_eq!(ends, [(0, 1), (2, 3)]);
        assert!(pairs.iter().all(|pair| (pair.chance - 7.0 / 16.0).abs() < 1e-9), "{pairs:?}");
    }
}
