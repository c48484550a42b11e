//! Pairs of groups with fewer ties than expected, and groups that are absent from structures.
//!
//! Two expectations stand side by side. By the partners that the members have (configuration model): k_g k_h / (2m − 1), the
//! ties that two groups share on average if every end of a tie meets any of the 2m − 1 other ends; no more than there are pairs to tie,
//! for ends that meet at random may tie one pair many times. By size alone: what labels shuffled over the nodes give. A gap is judged
//! against draws of what is expected: networks in which every node keeps its number of partners and every pair is tied once at most
//! ([`Chain`]), or labels shuffled over the nodes (lower tail, one added to both counts, Davison & Hinkley 1997); and over the whole
//! table by Benjamini & Hochberg 1995 (doi:10.1111/j.2517-6161.1995.tb02031.x).

use super::multiple_testing::benjamini_hochberg;
use crate::graph::random_graphs::{self, Chain};
use crate::graph::{CompactGraph, compact::Merge, parallel, random::Stream};

/// What the number of ties is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Expected {
    /// The number of partners that the members of the two groups have.
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
    /// How often is shuffled.
    pub permutations: usize,
    /// Seed of the shuffles.
    pub seed: u64,
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
    /// Expected from the partners of the members.
    pub by_partners: f64,
    /// Expected from the number of members.
    pub by_size: f64,
    /// Share of shuffles with as few ties or fewer.
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
pub fn gaps(graph: &CompactGraph, of: &[Option<usize>], groups: usize, options: &GapOptions) -> Vec<Gap> {
    let graph = graph.symmetrised(Merge::Max);
    let nodes: Vec<usize> = (0..of.len()).filter(|&node| of[node].is_some()).collect();
    let (edges, labels) = inside(&graph, of, &nodes);
    let cells: Vec<(usize, usize)> =
        (0..groups).flat_map(|one| (one + 1..groups).map(move |other| (one, other))).collect();
    let cell = |one: usize, other: usize| {
        let (one, other) = (one.min(other), one.max(other));
        one * groups - one * (one + 1) / 2 + other - one - 1
    };
    let count = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        let mut ties = vec![0u32; cells.len()];
        pairs.filter(|(one, other)| one != other).for_each(|(one, other)| ties[cell(one, other)] += 1);
        ties
    };
    let by_nodes = |labels: &[usize]| count(&mut edges.iter().map(|&(a, b)| (labels[a], labels[b])));
    let p = match options.expected {
        Expected::Size => lower_tail(&by_nodes(&labels), options, &|| Shuffles(labels.clone()), &|drawn: &Shuffles| {
            by_nodes(&drawn.0)
        }),
        Expected::Partners => {
            let ties: Vec<(u32, u32)> = edges.iter().map(|&(a, b)| (a as u32, b as u32)).collect();
            let among = CompactGraph::undirected(nodes.len(), &ties);
            let of_tie = |&(a, b): &(u32, u32)| (labels[a as usize], labels[b as usize]);
            let counts = |chain: &Chain| count(&mut chain.ties().iter().map(of_tie));
            lower_tail(&by_nodes(&labels), options, &|| Chain::of(&among), &counts)
        }
    };
    let q = benjamini_hochberg(&p, p.len());
    let ties = by_nodes(&labels);
    let (mut sizes, mut partners) = (vec![0usize; groups], vec![0.0; groups]);
    labels.iter().for_each(|&label| sizes[label] += 1);
    edges.iter().flat_map(|&(a, b)| [labels[a], labels[b]]).for_each(|label| partners[label] += 1.0);
    let ends = 2.0 * edges.len() as f64;
    let pairs = |one: usize, other: usize| (sizes[one] * sizes[other]) as f64;
    let expectation = |one: usize, other: usize| {
        if ends > 0.0 { (partners[one] * partners[other] / (ends - 1.0)).min(pairs(one, other)) } else { 0.0 }
    };
    let all = nodes.len() as f64 * (nodes.len() as f64 - 1.0) / 2.0;
    let made = cells.iter().enumerate().map(|(index, &(one, other))| Gap {
        one,
        other,
        observed: ties[index] as usize,
        by_partners: expectation(one, other),
        by_size: edges.len() as f64 * pairs(one, other) / all,
        p: p[index],
        q: q[index],
    });
    made.collect()
}

/// All structures with all groups of those that take part in them. Only ties between structures and others count; shuffled are the
/// groups of all memberships, or the labels of all who could take part. Nobody takes part twice: of a group no more than its members
/// are expected, nor counted in a shuffle.
pub fn absences(
    graph: &CompactGraph,
    structures: &[bool],
    of: &[Option<usize>],
    groups: usize,
    options: &GapOptions,
) -> Vec<Gap> {
    let graph = graph.symmetrised(Merge::Max);
    let actors: Vec<usize> = (0..of.len()).filter(|&node| !structures[node] && of[node].is_some()).collect();
    let rows: Vec<usize> = (0..of.len()).filter(|&node| structures[node]).collect();
    let position = |list: &[usize], node: u32| list.binary_search(&(node as usize)).ok();
    let labels: Vec<usize> = actors.iter().filter_map(|&node| of[node]).collect();
    let edges: Vec<(usize, usize)> = graph
        .edges()
        .iter()
        .filter_map(|&(a, b)| {
            let (structure, actor) = if structures[a as usize] { (a, b) } else { (b, a) };
            Some((position(&rows, structure)?, position(&actors, actor)?))
        })
        .collect();
    let count = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        let mut ties = vec![0u32; rows.len() * groups];
        pairs.for_each(|(row, group)| ties[row * groups + group] += 1);
        ties
    };
    let by_nodes = |labels: &[usize]| count(&mut edges.iter().map(|&(row, actor)| (row, labels[actor])));
    let memberships: Vec<usize> = edges.iter().map(|&(_, actor)| labels[actor]).collect();
    let ties = by_nodes(&labels);
    let mut sizes = vec![0.0; groups];
    labels.iter().for_each(|&label| sizes[label] += 1.0);
    let shuffles = |of: &[usize]| Shuffles(of.to_vec());
    let p = match options.expected {
        Expected::Size => lower_tail(&ties, options, &|| shuffles(&labels), &|drawn: &Shuffles| by_nodes(&drawn.0)),
        Expected::Partners => lower_tail(&ties, options, &|| shuffles(&memberships), &|drawn: &Shuffles| {
            let mut counts = count(&mut edges.iter().zip(&drawn.0).map(|(&(row, _), &group)| (row, group)));
            let most = (0..counts.len()).map(|index| sizes[index % groups] as u32);
            counts.iter_mut().zip(most).for_each(|(count, most)| *count = most.min(*count));
            counts
        }),
    };
    let q = benjamini_hochberg(&p, p.len());
    let (mut partners, mut taking_part) = (vec![0.0; groups], vec![0.0; rows.len()]);
    memberships.iter().for_each(|&group| partners[group] += 1.0);
    edges.iter().for_each(|&(row, _)| taking_part[row] += 1.0);
    let all = edges.len() as f64;
    let made = ties.iter().enumerate().map(|(index, &observed)| {
        let (row, group) = (index / groups, index % groups);
        Gap {
            one: rows[row],
            other: group,
            observed: observed as usize,
            by_partners: if all > 0.0 { (taking_part[row] * partners[group] / all).min(sizes[group]) } else { 0.0 },
            by_size: taking_part[row] * sizes[group] / labels.len() as f64,
            p: p[index],
            q: q[index],
        }
    });
    made.collect()
}

/// The edges among some nodes, by their positions in the list, and the labels of these.
fn inside(graph: &CompactGraph, of: &[Option<usize>], nodes: &[usize]) -> (Vec<(usize, usize)>, Vec<usize>) {
    let position = |node: u32| nodes.binary_search(&(node as usize)).ok();
    let edges = graph.edges().iter().filter_map(|&(a, b)| Some((position(a)?, position(b)?))).collect();
    (edges, nodes.iter().filter_map(|&node| of[node]).collect())
}

/// What is drawn again and again.
trait Draws {
    /// Makes ready for the first draw.
    fn begin(&mut self, _random: &mut Stream) {}
    /// Draws anew.
    fn draw(&mut self, random: &mut Stream);
}

/// Labels that are shuffled.
struct Shuffles(Vec<usize>);

impl Draws for Shuffles {
    fn draw(&mut self, random: &mut Stream) {
        random.shuffle(&mut self.0);
    }
}

/// Steps of the chain for every tie between two draws, and the least number: one tie in fifty stays where it was.
const STEPS_BETWEEN: (usize, usize) = (2, 40);

impl Draws for Chain {
    fn begin(&mut self, random: &mut Stream) {
        self.run(self.steps_to_mix(), random);
    }

    fn draw(&mut self, random: &mut Stream) {
        self.run((STEPS_BETWEEN.0 * self.ties().len()).max(STEPS_BETWEEN.1), random);
    }
}

/// For each count the share of draws that give as little or less, the network as it is among them.
fn lower_tail<D: Draws>(
    observed: &[u32],
    options: &GapOptions,
    first: &(impl Fn() -> D + Sync + Send),
    counts: &(impl Fn(&D) -> Vec<u32> + Sync + Send),
) -> Vec<f64> {
    /// Ranges of draws that follow each other and are counted together; only whole numbers are added.
    const RANGES: usize = 64;
    let size = options.permutations.div_ceil(RANGES).max(1);
    let as_little = parallel::long_map(options.permutations.div_ceil(size), |range| {
        let mut as_little = vec![0u32; observed.len()];
        let (mut drawn, mut random) = (first(), random_graphs::stream(options.seed, range));
        drawn.begin(&mut random);
        for _ in range * size..((range + 1) * size).min(options.permutations) {
            drawn.draw(&mut random);
            for ((times, count), observed) in as_little.iter_mut().zip(counts(&drawn)).zip(observed) {
                *times += u32::from(count <= *observed);
            }
        }
        as_little
    });
    let total = |index: usize| as_little.iter().map(|range| f64::from(range[index])).sum::<f64>();
    (0..observed.len()).map(|index| (1.0 + total(index)) / (1.0 + options.permutations as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: GapOptions = GapOptions { expected: Expected::Partners, permutations: 499, seed: 1 };

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
                let found = gaps(&graph, &of, 3, &GapOptions { expected, ..OPTIONS });
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
                gaps(&CompactGraph::undirected(40, &edges), &of, 4, &GapOptions { permutations: 199, ..OPTIONS });
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
        let found = gaps(&graph, &of, 2, &OPTIONS);
        assert_eq!((found.len(), found[0].observed), (1, 2));
        // Ends: 4 and 2 of 6. Of the C(6, 2) = 15 ways to place the two, 3 make a tie of their own group and 12 two ties across:
        // 24 / 15 = 4 × 2 / 5. Pairs: 4 of 6, of 3 ties: 2.
        assert!((found[0].by_partners - 24.0 / 15.0).abs() < 1e-12 && (found[0].by_size - 2.0).abs() < 1e-12);
    }

    // Two hubs of fifty partners each among sixty others, alone in their groups. Tied, they are as tied as can be.
    #[test]
    fn one_pair_has_one_tie_at_most() {
        let mut edges: Vec<(u32, u32)> =
            (2..52).map(|other| (0, other)).chain((12..62).map(|other| (1, other))).collect();
        edges.extend((2..42).map(|other| (other, other + 20)));
        edges.push((0, 1));
        let of: Vec<Option<usize>> = (0..62).map(|node: usize| Some(node.min(2))).collect();
        let tied = gaps(&CompactGraph::undirected(62, &edges), &of, 3, &OPTIONS)[0];
        // 51 · 51 / (2 · 141 − 1) = 9.3 ends would meet.
        assert_eq!((tied.one, tied.other, tied.observed), (0, 1, 1));
        assert!((tied.by_partners - 1.0).abs() < 1e-12 && (tied.p - 1.0).abs() < 1e-12, "{tied:?}");
    }

    //   0 ── 1 ── 2 ── 3    Two networks give everybody as many ties: this one and 0–2–1–3. In both 1 and 2 are tied, and 0 and 3 never.
    #[test]
    fn draws_tie_no_pair_twice() {
        let graph = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
        let found =
            gaps(&graph, &[Some(0), Some(1), Some(2), Some(3)], 4, &GapOptions { permutations: 9_999, ..OPTIONS });
        let p = |one: usize, other: usize| found.iter().find(|gap| (gap.one, gap.other) == (one, other)).unwrap().p;
        assert!(
            (p(0, 2) - 0.5).abs() < 0.03 && (p(0, 3) - 1.0).abs() < 1e-12 && (p(1, 2) - 1.0).abs() < 1e-12,
            "{found:?}"
        );
    }

    #[test]
    fn a_group_is_absent_from_a_structure() {
        // Structures 0 and 1; actors 2..8 of group 0, 8..14 of group 1. All of group 0 in both, group 1 in the second only.
        let mut edges: Vec<(u32, u32)> = (2..8).flat_map(|actor| [(0, actor), (1, actor)]).collect();
        edges.extend((8..14).map(|actor| (1, actor)));
        let graph = CompactGraph::undirected(14, &edges);
        let structures: Vec<bool> = (0..14).map(|node| node < 2).collect();
        let of: Vec<Option<usize>> = (0..14).map(|node| (node > 1).then_some(usize::from(node > 7))).collect();
        let found = absences(&graph, &structures, &of, 2, &OPTIONS);
        // A structure may have a group of its own, as it may lie in a town, and somebody of none take part: neither counts.
        let more = CompactGraph::undirected(15, &[graph.edges(), &[(0, 14)]].concat());
        let of_all: Vec<Option<usize>> = (0..15).map(|node| if node < 2 { Some(0) } else { *of.get(node)? }).collect();
        assert_eq!(absences(&more, &[&structures[..], &[false]].concat(), &of_all, 2, &OPTIONS), found);
        let cell = |one, other| found.iter().find(|gap| (gap.one, gap.other) == (one, other)).unwrap();
        assert_eq!((cell(0, 0).observed, cell(0, 1).observed, cell(1, 1).observed), (6, 0, 6));
        // 6 of 18 memberships are in the first structure, 6 of 18 are of group 1: 6 × 6 / 18.
        assert!((cell(0, 1).by_partners - 2.0).abs() < 1e-12 && (cell(0, 1).by_size - 3.0).abs() < 1e-12);
        // Six of eighteen memberships without one of the six of group 1: C(12, 6) / C(18, 6) = 924 / 18564 = 0.0498.
        let found = absences(&graph, &structures, &of, 2, &GapOptions { permutations: 9_999, ..OPTIONS });
        let p = |one, other| found.iter().find(|gap| (gap.one, gap.other) == (one, other)).unwrap().p;
        assert!((p(0, 1) - 924.0 / 18_564.0).abs() < 0.01 && p(1, 1) > 0.9, "{found:?}");
        // By size: one of C(12, 6) = 924 ways to hand out the labels leaves the first structure without group 1.
        let by_size = GapOptions { expected: Expected::Size, permutations: 9_999, ..OPTIONS };
        let found = absences(&graph, &structures, &of, 2, &by_size);
        assert!((found[1].p - 1.0 / 924.0).abs() < 0.001, "{found:?}");
    }

    // A table that nobody is at: nothing is expected, whatever it is compared with.
    #[test]
    fn without_memberships_nothing_is_expected() {
        let graph = CompactGraph::undirected(3, &[]);
        let found = absences(&graph, &[true, false, false], &[None, Some(0), Some(1)], 2, &OPTIONS);
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
