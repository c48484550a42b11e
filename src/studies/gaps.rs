//! Pairs of groups with fewer ties than expected, and groups that are absent from structures.
//!
//! Two expectations stand side by side. By the partners that everybody has: the ties that two groups share on average in random networks
//! in which every node keeps its number of ties, nobody is tied to itself and no pair twice (two towns of one member each never have more
//! than one). By size alone: what labels shuffled over the nodes give. A gap is judged against the draws of what is expected (lower tail,
//! one added to both counts, Davison & Hinkley 1997); and over the whole table by Benjamini & Hochberg 1995
//! (doi:10.1111/j.2517-6161.1995.tb02031.x). Random networks: Fosdick et al. 2018 (doi:10.1137/16M1087175), with structures Strona et
//! al. 2014 (doi:10.1038/ncomms5114).

use super::lower_tail::lower_tail;
use super::multiple_testing::{benjamini_hochberg, draws_to_tell};
use crate::graph::random_graphs::{same_degrees, same_two_mode_degrees};
use crate::graph::{CompactGraph, compact::Merge, random::Stream};
use std::ops::Range;

/// What the number of ties is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Expected {
    /// The number of partners that every member has.
    #[default]
    Partners,
    /// The number of members alone.
    Size,
}

impl Expected {
    /// The word on the command line and in results.
    pub fn word(self) -> &'static str {
        match self {
            Expected::Partners => "partners",
            Expected::Size => "size",
        }
    }
}

/// How gaps are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapOptions {
    /// What ties are compared with.
    pub expected: Expected,
    /// How many draws are made; without, [`FEW_DRAWS`], and where a pair comes near a clear gap as many as tell of the number of pairs.
    pub draws: Option<usize>,
    /// Seed of the draws.
    pub seed: u64,
}

/// So many draws are enough where no pair has nearly as few ties as can be told.
pub const FEW_DRAWS: usize = 999;

/// So many are made otherwise, or more for many pairs, as far as [`MOST_STEPS`] goes.
const MANY_DRAWS: usize = 9_999;

/// At this p or below, more draws are made.
const NEAR: f64 = 0.01;

/// The most steps of exchanging and counting that draws take which nobody asked for.
const MOST_STEPS: usize = 1_000_000_000;

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Gaps {
    /// One for each pair of groups, or of structure and group.
    pub pairs: Vec<Gap>,
    /// How many draws were made.
    pub draws: usize,
}

/// Two groups, or a structure and a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The first group; the structure, in [`absences`].
    pub one: usize,
    /// The second group.
    pub other: usize,
    /// Tied pairs between the two.
    pub observed: usize,
    /// Expected from the partners of every member: the mean over random networks.
    pub by_partners: f64,
    /// Expected from the number of members.
    pub by_size: f64,
    /// Share of draws with as few ties or fewer.
    pub p: f64,
    /// The same, corrected for the number of pairs of groups.
    pub q: f64,
}

impl Gap {
    /// What was chosen to be expected.
    pub fn expected(&self, by: Expected) -> f64 {
        match by {
            Expected::Partners => self.by_partners,
            Expected::Size => self.by_size,
        }
    }
}

/// All pairs of different groups. `of` gives the group of every node; nodes of none take no part, with their ties. Direction and
/// weights are ignored.
pub fn gaps(graph: &CompactGraph, of: &[Option<usize>], groups: usize, options: &GapOptions) -> Gaps {
    let keep: Vec<bool> = of.iter().map(Option::is_some).collect();
    let inside = graph.symmetrised(Merge::Max).unweighted().induced(&keep).0;
    let labels: Vec<usize> = of.iter().copied().flatten().collect();
    let cells: Vec<(usize, usize)> =
        (0..groups).flat_map(|one| (one + 1..groups).map(move |other| (one, other))).collect();
    let cell = |one: usize, other: usize| {
        let (one, other) = (one.min(other), one.max(other));
        one * groups - one * (one + 1) / 2 + other - one - 1
    };
    let count = |edges: &[(u32, u32)], labels: &[usize]| {
        let mut ties = vec![0u32; cells.len()];
        let ends = edges.iter().map(|&(a, b)| (labels[a as usize], labels[b as usize]));
        ends.filter(|(one, other)| one != other).for_each(|(one, other)| ties[cell(one, other)] += 1);
        ties
    };
    let draw = |random: &mut Stream| same_degrees(&inside, random);
    let judged = Setting { inside: &inside, labels: &labels, draw, count }.judged(options);
    let mut sizes = vec![0usize; groups];
    labels.iter().for_each(|&label| sizes[label] += 1);
    let all = labels.len() as f64 * (labels.len() as f64 - 1.0) / 2.0;
    let by_size = |index: usize| {
        let (one, other) = cells[index];
        inside.edge_count() as f64 * (sizes[one] * sizes[other]) as f64 / all
    };
    judged.gaps(|index| cells[index], by_size)
}

/// All structures with all groups of those that take part in them. Only ties between structures and others count.
pub fn absences(
    graph: &CompactGraph,
    structures: &[bool],
    of: &[Option<usize>],
    groups: usize,
    options: &GapOptions,
) -> Gaps {
    let actors: Vec<usize> = (0..of.len()).filter(|&node| !structures[node] && of[node].is_some()).collect();
    let rows: Vec<usize> = (0..of.len()).filter(|&node| structures[node]).collect();
    let labels: Vec<usize> = actors.iter().filter_map(|&node| of[node]).collect();
    let position = |list: &[usize], node: u32| list.binary_search(&(node as usize)).ok();
    let graph = graph.symmetrised(Merge::Max);
    let edges = graph.edges().iter().filter_map(|&(a, b)| {
        let (structure, actor) = if structures[a as usize] { (a, b) } else { (b, a) };
        Some((position(&rows, structure)? as u32, (rows.len() + position(&actors, actor)?) as u32))
    });
    // Structures first, then actors.
    let inside = CompactGraph::undirected(rows.len() + actors.len(), &edges.collect::<Vec<_>>());
    let is_actor: Vec<bool> = (0..inside.node_count()).map(|node| node >= rows.len()).collect();
    let count = |edges: &[(u32, u32)], labels: &[usize]| {
        let mut ties = vec![0u32; rows.len() * groups];
        edges.iter().for_each(|&(row, actor)| ties[row as usize * groups + labels[actor as usize - rows.len()]] += 1);
        ties
    };
    let draw = |random: &mut Stream| same_two_mode_degrees(&inside, &is_actor, random);
    let judged = Setting { inside: &inside, labels: &labels, draw, count }.judged(options);
    let mut sizes = vec![0.0; groups];
    labels.iter().for_each(|&label| sizes[label] += 1.0);
    let by_size = |index: usize| inside.degree(index / groups) as f64 * sizes[index % groups] / labels.len() as f64;
    judged.gaps(|index| (rows[index / groups], index % groups), by_size)
}

/// A network in which ties are counted, and how it is drawn anew.
struct Setting<'a, Draw, Count> {
    /// Those who take part, and their ties.
    inside: &'a CompactGraph,
    /// The groups that are handed out over the nodes.
    labels: &'a [usize],
    /// A random network in which everybody has as many ties.
    draw: Draw,
    /// Ties, by who has which label.
    count: Count,
}

impl<Draw, Count> Setting<'_, Draw, Count>
where
    Draw: Fn(&mut Stream) -> CompactGraph + Sync,
    Count: Fn(&[(u32, u32)], &[usize]) -> Vec<u32> + Sync,
{
    /// Counts of ties beside those of draws of what is expected.
    fn judged(&self, options: &GapOptions) -> Judged {
        let observed = (self.count)(self.inside.edges(), self.labels);
        let draws_of = |expected: Expected, draws: Range<usize>| {
            lower_tail(&observed, (options.seed, draws), |random| match expected {
                Expected::Partners => (self.count)((self.draw)(random).edges(), self.labels),
                Expected::Size => {
                    let mut labels = self.labels.to_vec();
                    random.shuffle(&mut labels);
                    (self.count)(self.inside.edges(), &labels)
                }
            })
        };
        let mut drawn = draws_of(options.expected, 0..options.draws.unwrap_or(FEW_DRAWS));
        if options.draws.is_none() && (0..observed.len()).any(|index| drawn.p(index) <= NEAR) {
            drawn.add(&draws_of(options.expected, FEW_DRAWS..self.many_draws(observed.len())));
        }
        let p = (0..observed.len()).map(|index| drawn.p(index)).collect();
        let draws = drawn.draws();
        if options.expected != Expected::Partners {
            drawn = draws_of(Expected::Partners, 0..FEW_DRAWS);
        }
        let by_partners = (0..observed.len()).map(|index| drawn.mean(index)).collect();
        Judged { observed, p, by_partners, draws }
    }

    /// As many draws as tell of so many pairs, and as can be waited for.
    fn many_draws(&self, pairs: usize) -> usize {
        let steps = 20 * self.inside.edge_count() + pairs + self.labels.len();
        MANY_DRAWS.max(draws_to_tell(pairs, 1)).min(MOST_STEPS / steps.max(1)).max(FEW_DRAWS)
    }
}

/// How few ties chance gives.
struct Judged {
    observed: Vec<u32>,
    p: Vec<f64>,
    by_partners: Vec<f64>,
    draws: usize,
}

impl Judged {
    fn gaps(self, ends: impl Fn(usize) -> (usize, usize), by_size: impl Fn(usize) -> f64) -> Gaps {
        let q = benjamini_hochberg(&self.p, self.p.len());
        let gap = |index: usize| Gap {
            one: ends(index).0,
            other: ends(index).1,
            observed: self.observed[index] as usize,
            by_partners: self.by_partners[index],
            by_size: by_size(index),
            p: self.p[index],
            q: q[index],
        };
        Gaps { pairs: (0..self.p.len()).map(gap).collect(), draws: self.draws }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: GapOptions = GapOptions { expected: Expected::Partners, draws: Some(499), seed: 1 };

    // Three groups of eight; every two nodes of different groups are tied with probability 0.3, those of groups 0 and 2 never.
    fn planted(seed: u64) -> (CompactGraph, Vec<Option<usize>>) {
        let mut stream = Stream::new(seed, 0);
        let group = |node: u32| node as usize / 8;
        let mut edges = Vec::new();
        for a in 0..24u32 {
            for b in a + 1..24 {
                let apart = (group(a), group(b)) == (0, 2);
                if stream.unit() < 0.3 && !apart {
                    edges.push((a, b));
                }
            }
        }
        (CompactGraph::undirected(24, &edges), (0..24).map(|node| Some(group(node))).collect())
    }

    #[test]
    fn a_planted_gap_is_found() {
        for seed in 0..5 {
            let (graph, of) = planted(seed);
            for expected in [Expected::Partners, Expected::Size] {
                let found = gaps(&graph, &of, 3, &GapOptions { expected, ..OPTIONS }).pairs;
                let clear: Vec<(usize, usize)> =
                    found.iter().filter(|gap| gap.q <= 0.05).map(|gap| (gap.one, gap.other)).collect();
                assert_eq!(clear, [(0, 2)], "{seed} {expected:?}: {found:?}");
                assert_eq!(found[1].observed, 0);
            }
        }
    }

    // Labels that mean nothing: of many pairs of groups about one in twenty, or fewer since counts are coarse, has p below 0.05.
    #[test]
    fn random_labels_give_gaps_at_their_level_only() {
        let (mut below, mut all, mut tables) = (0, 0, 0);
        for seed in 0..60 {
            let mut stream = Stream::new(seed, 9);
            let edges: Vec<(u32, u32)> = (0..90).map(|_| (stream.below(40) as u32, stream.below(40) as u32)).collect();
            let of: Vec<Option<usize>> = (0..40).map(|_| Some(stream.below(4))).collect();
            let found =
                gaps(&CompactGraph::undirected(40, &edges), &of, 4, &GapOptions { draws: Some(199), ..OPTIONS }).pairs;
            below += found.iter().filter(|gap| gap.p <= 0.05).count();
            all += found.len();
            tables += usize::from(found.iter().any(|gap| gap.q <= 0.05));
        }
        // Binomial(360, 0.05) is at most 28 with probability 0.99; at least 7 as well.
        assert_eq!(all, 360);
        assert!((7..=28).contains(&below), "{below} of {all}");
        assert!(tables <= 8, "{tables} of 60 tables");
    }

    //   0 ── 2 ── 1     0 and 1 of one group, 2 and 3 of the other; 4 of none takes no part
    #[test]
    fn what_is_expected() {
        let graph = CompactGraph::undirected(5, &[(0, 2), (1, 2), (0, 1), (3, 4)]);
        let of = [Some(0), Some(0), Some(1), Some(1), None];
        let found = gaps(&graph, &of, 2, &OPTIONS).pairs;
        assert_eq!((found.len(), found[0].observed), (1, 2));
        // A triangle and somebody alone: no other network has these numbers of ties. Pairs: 4 of 6, of 3 ties: 2.
        assert!((found[0].by_partners - 2.0).abs() < 1e-12 && (found[0].by_size - 2.0).abs() < 1e-12);
        assert!((found[0].p - 1.0).abs() < 1e-12);
        // Two ties of four nodes with one each stand in three ways: one has no tie across, two have two of them.
        let pairs = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
        let found = gaps(&pairs, &of[..4], 2, &GapOptions { draws: Some(9_999), ..OPTIONS }).pairs;
        assert!((found[0].by_partners - 4.0 / 3.0).abs() < 0.03 && (found[0].p - 1.0 / 3.0).abs() < 0.02, "{found:?}");
    }

    // The town and the welfare body, alone in their groups, are tied, and have fifty partners each among sixty others: more than one tie
    // they cannot have.
    #[test]
    fn two_who_are_tied_have_no_gap() {
        let edges: Vec<(u32, u32)> =
            (2..52).map(|care| (0, care)).chain((12..62).map(|care| (1, care))).chain([(0, 1)]).collect();
        let of: Vec<Option<usize>> = (0..62).map(|node: usize| Some(node.min(2))).collect();
        let found = gaps(&CompactGraph::undirected(62, &edges), &of, 3, &OPTIONS).pairs;
        assert_eq!((found[0].one, found[0].other, found[0].observed), (0, 1, 1));
        assert!(found[0].by_partners <= 1.0 && (found[0].p - 1.0).abs() < 1e-12, "{:?}", found[0]);
        // The same at a table, where a municipality of one sits once.
        let table = CompactGraph::undirected(8, &[(0, 2), (0, 3), (0, 4), (1, 2), (1, 5), (1, 6), (1, 7)]);
        let structures: Vec<bool> = (0..8).map(|node| node < 2).collect();
        let of: Vec<Option<usize>> = (0..8).map(|node| (node > 1).then_some(usize::from(node > 2))).collect();
        let found = absences(&table, &structures, &of, 2, &OPTIONS).pairs;
        let municipality: Vec<_> = found.iter().filter(|gap| gap.other == 0).collect();
        assert!(municipality.iter().all(|gap| gap.observed == 1 && gap.by_partners <= 1.0), "{municipality:?}");
    }

    // 20 draws for each pair where one comes near a gap, few where none does; as many as were asked for.
    #[test]
    fn draws_as_many_as_the_pairs_ask_for() {
        let (graph, of) = planted(1);
        let free = GapOptions { draws: None, ..OPTIONS };
        let found = gaps(&graph, &of, 3, &free);
        assert!(found.draws == MANY_DRAWS && found.pairs[1].q <= 0.01, "{found:?}");
        assert_eq!(gaps(&graph, &of, 3, &OPTIONS).draws, 499);
        let ring: Vec<(u32, u32)> = (0..24).map(|node| (node, (node + 1) % 24)).collect();
        let mixed: Vec<Option<usize>> = (0..24).map(|node| Some(node % 3)).collect();
        assert_eq!(gaps(&CompactGraph::undirected(24, &ring), &mixed, 3, &free).draws, FEW_DRAWS);
        let setting = |pairs| {
            let (draw, count) = (|_: &mut Stream| graph.clone(), |_: &[(u32, u32)], _: &[usize]| Vec::new());
            Setting { inside: &graph, labels: &[], draw, count }.many_draws(pairs)
        };
        assert_eq!([3, 780, 1_000_000].map(setting), [MANY_DRAWS, 15_600, FEW_DRAWS]);
    }

    #[test]
    fn a_group_is_absent_from_a_structure() {
        // Structures 0 and 1; actors 2..8 of group 0, 8..14 of group 1. All of group 0 in both, group 1 in the second only.
        let mut edges: Vec<(u32, u32)> = (2..8).flat_map(|actor| [(0, actor), (1, actor)]).collect();
        edges.extend((8..14).map(|actor| (1, actor)));
        let graph = CompactGraph::undirected(14, &edges);
        let structures: Vec<bool> = (0..14).map(|node| node < 2).collect();
        let of: Vec<Option<usize>> = (0..14).map(|node| (node > 1).then_some(usize::from(node > 7))).collect();
        let found = absences(&graph, &structures, &of, 2, &OPTIONS).pairs;
        // A structure may have a group of its own, as it may lie in a town, and somebody of none take part: neither counts.
        let more = CompactGraph::undirected(15, &[graph.edges(), &[(0, 14)]].concat());
        let of_all: Vec<Option<usize>> = (0..15).map(|node| if node < 2 { Some(0) } else { *of.get(node)? }).collect();
        assert_eq!(absences(&more, &[&structures[..], &[false]].concat(), &of_all, 2, &OPTIONS).pairs, found);
        let cell = |one, other| found.iter().find(|gap| (gap.one, gap.other) == (one, other)).unwrap();
        assert_eq!((cell(0, 0).observed, cell(0, 1).observed, cell(1, 1).observed), (6, 0, 6));
        // Everybody is in the second, and the six of group 0 in both: no other way has these numbers. By size 6 × 6 / 12.
        assert!(cell(0, 1).by_partners.abs() < 1e-12 && (cell(0, 1).by_size - 3.0).abs() < 1e-12);
        assert!((cell(0, 1).p - 1.0).abs() < 1e-12);
        // By size: one of C(12, 6) = 924 ways to hand out the labels leaves the first structure without group 1.
        let by_size = GapOptions { expected: Expected::Size, draws: Some(9_999), ..OPTIONS };
        let found = absences(&graph, &structures, &of, 2, &by_size).pairs;
        assert!((found[1].p - 1.0 / 924.0).abs() < 0.001, "{found:?}");
        // Three at each of two tables: one of C(6, 3) = 20 ways leaves the first without group 1, which has 1.5 of it on average.
        let tables = CompactGraph::undirected(8, &[(0, 2), (0, 3), (0, 4), (1, 5), (1, 6), (1, 7)]);
        let of: Vec<Option<usize>> = (0..8).map(|node| (node > 1).then_some(usize::from(node > 4))).collect();
        let many = GapOptions { draws: Some(9_999), ..OPTIONS };
        let found = absences(&tables, &structures[..8], &of, 2, &many).pairs;
        assert!((found[1].p - 0.05).abs() < 0.01 && (found[1].by_partners - 1.5).abs() < 0.03, "{found:?}");
    }

    // A table that nobody is at: nothing is expected, whatever it is compared with.
    #[test]
    fn without_memberships_nothing_is_expected() {
        let graph = CompactGraph::undirected(3, &[]);
        let found = absences(&graph, &[true, false, false], &[None, Some(0), Some(1)], 2, &OPTIONS).pairs;
        let figures: Vec<_> = found.iter().map(|gap| (gap.observed, gap.by_partners, gap.by_size, gap.p)).collect();
        assert_eq!(figures, [(0, 0.0, 0.0, 1.0); 2]);
    }

    #[test]
    fn what_is_expected_is_chosen() {
        let gap = Gap { one: 0, other: 1, observed: 2, by_partners: 3.0, by_size: 4.0, p: 0.5, q: 0.5 };
        let expected: Vec<f64> = [Expected::Partners, Expected::Size].into_iter().map(|by| gap.expected(by)).collect();
        assert_eq!(expected, [3.0, 4.0]);
    }
}
