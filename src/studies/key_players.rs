//! Key players: the set of nodes without which the rest falls apart most, or from which the rest is reached best.
//!
//! Borgatti 2006 (doi:10.1007/s10588-006-7084-x). The best set is often not the set of the best: two nodes that reach the same
//! others are no pair of key players. Direction and weights are ignored.

use crate::graph::{CompactGraph, compact::Merge, parallel};

/// What a set of key players is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aim {
    /// Its loss leaves as many pairs as possible unable to reach each other: F = 1 − Σ s(s − 1) / (n'(n' − 1)) over the components
    /// of what is left.
    #[default]
    Fragmentation,
    /// Its loss leaves the others as far apart as possible: DF = 1 − Σ 1/d / (n'(n' − 1)) in what is left.
    DistanceFragmentation,
    /// It has as many others as possible within some steps.
    Reach,
    /// It is as near as possible to all: DR = Σ_j 1/d(S, j) / n, members counting 1.
    DistanceReach,
}

impl Aim {
    /// The word on the command line and in results.
    pub fn word(self) -> &'static str {
        match self {
            Aim::Fragmentation => "fragmentation",
            Aim::DistanceFragmentation => "distance-fragmentation",
            Aim::Reach => "reach",
            Aim::DistanceReach => "distance-reach",
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPlayersOptions {
    /// What the set is to do.
    pub aim: Aim,
    /// Number of nodes in it.
    pub size: usize,
    /// Number of steps of [`Aim::Reach`].
    pub steps: usize,
}

/// How sure it is that no set is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// All sets were looked at.
    Exhaustive,
    /// Nodes were added one by one and then exchanged as long as that helped.
    Heuristic,
}

/// The best sets found.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyPlayers {
    /// What they achieve.
    pub value: f64,
    /// The sets, each ascending, in ascending order; the first [`MOST_KEPT`] of them.
    pub sets: Vec<Vec<usize>>,
    /// How many sets achieve it. Only an exhaustive search knows them all.
    pub count: usize,
    /// The nodes that all of these sets hold, ascending.
    pub in_all: Vec<usize>,
    /// How it was found.
    pub search: Search,
}

/// The most sets that are listed.
pub const MOST_KEPT: usize = 10_000;
/// The most sets that are all looked at, and the most steps that may take together.
const MOST_SETS: f64 = 1e6;
const MOST_WORK: f64 = 3e10;
/// Difference below which two sets achieve the same.
const SAME: f64 = 1e-9;

/// The best sets of this size; none where no set of this size can be judged: an empty one, more nodes than there are, or, for those
/// whose loss is looked at, fewer than two left.
pub fn key_players(graph: &CompactGraph, options: &KeyPlayersOptions) -> Option<KeyPlayers> {
    let graph = graph.symmetrised(Merge::Max);
    let n = graph.node_count();
    let left = match options.aim {
        Aim::Fragmentation | Aim::DistanceFragmentation => 2,
        Aim::Reach | Aim::DistanceReach => 0,
    };
    if options.size == 0 || options.size.checked_add(left)? > n {
        return None;
    }
    let sets = (0..options.size).map(|taken| (n - taken) as f64 / (taken + 1) as f64).product::<f64>();
    let per_set = (n + 2 * graph.edge_count()) as f64;
    let per_set = if options.aim == Aim::DistanceFragmentation { per_set * n as f64 } else { per_set };
    Some(if sets <= MOST_SETS && sets * per_set <= MOST_WORK {
        exhaustive(&graph, options)
    } else {
        heuristic(&graph, options)
    })
}

/// What one set achieves.
pub fn achieves(graph: &CompactGraph, set: &[usize], options: &KeyPlayersOptions) -> f64 {
    Judge::new(&graph.symmetrised(Merge::Max), options).value(set)
}

/// The best of the sets seen so far.
#[derive(Debug, Clone)]
struct Best {
    value: f64,
    sets: Vec<Vec<usize>>,
    count: usize,
    in_all: Vec<usize>,
}

impl Best {
    fn none() -> Self {
        Best { value: f64::NEG_INFINITY, sets: Vec::new(), count: 0, in_all: Vec::new() }
    }

    /// So many sets that achieve as much, all of which hold some nodes in ascending order.
    fn add(&mut self, value: f64, sets: &[Vec<usize>], count: usize, in_all: &[usize]) {
        if value > self.value + SAME {
            *self = Best { value, sets: Vec::new(), count: 0, in_all: in_all.to_vec() };
        } else if value < self.value - SAME {
            return;
        }
        self.count += count;
        self.in_all.retain(|node| in_all.binary_search(node).is_ok());
        let room = MOST_KEPT - self.sets.len();
        self.sets.extend(sets.iter().take(room).cloned());
    }
}

fn exhaustive(graph: &CompactGraph, options: &KeyPlayersOptions) -> KeyPlayers {
    let n = graph.node_count();
    // One piece of work for each smallest member; put together in order, so that nothing depends on who was first.
    let parts = parallel::long_map_with(
        n + 1 - options.size,
        || Judge::new(graph, options),
        |judge, first| {
            let mut best = Best::none();
            let mut set: Vec<usize> = (first..first + options.size).collect();
            loop {
                let value = judge.value(&set);
                best.add(value, std::slice::from_ref(&set), 1, &set);
                // The next set with this first member: the last member that can still move on does.
                let size = options.size;
                let Some(at) = (1..size).rev().find(|&at| set[at] < n - size + at) else { return best };
                set[at] += 1;
                (at + 1..size).for_each(|next| set[next] = set[next - 1] + 1);
            }
        },
    );
    let mut best = Best::none();
    parts.iter().for_each(|part| best.add(part.value, &part.sets, part.count, &part.in_all));
    let Best { value, sets, count, in_all } = best;
    KeyPlayers { value, sets, count, in_all, search: Search::Exhaustive }
}

fn heuristic(graph: &CompactGraph, options: &KeyPlayersOptions) -> KeyPlayers {
    let n = graph.node_count();
    let values = |sets: &[Vec<usize>]| {
        parallel::long_map_with(sets.len(), || Judge::new(graph, options), |judge, index| judge.value(&sets[index]))
    };
    // The first of the best, so that the answer is always the same.
    let best_of = |mut sets: Vec<Vec<usize>>| {
        let found = values(&sets);
        let best = (0..sets.len()).fold(0, |best, at| if found[at] > found[best] + SAME { at } else { best });
        (found[best], sets.swap_remove(best))
    };
    let outside = |set: &[usize]| (0..n).filter(|node| !set.contains(node)).collect::<Vec<_>>();
    let (mut value, mut set) = (f64::NEG_INFINITY, Vec::new());
    while set.len() < options.size {
        (value, set) = best_of(outside(&set).into_iter().map(|node| [set.as_slice(), &[node]].concat()).collect());
    }
    loop {
        let exchanged = (0..set.len()).flat_map(|at| outside(&set).into_iter().map(move |node| (at, node)));
        let exchanged: Vec<Vec<usize>> = exchanged
            .map(|(at, node)| {
                let mut other = set.clone();
                other[at] = node;
                other
            })
            .collect();
        if exchanged.is_empty() {
            break;
        }
        let (better, other) = best_of(exchanged);
        if better <= value + SAME {
            break;
        }
        (value, set) = (better, other);
    }
    set.sort_unstable();
    KeyPlayers { value, in_all: set.clone(), sets: vec![set], count: 1, search: Search::Heuristic }
}

/// The memory in which sets are judged one after the other.
struct Judge<'g> {
    graph: &'g CompactGraph,
    options: KeyPlayersOptions,
    taken: Vec<bool>,
    steps: Vec<usize>,
    reached: Vec<u32>,
}

impl<'g> Judge<'g> {
    fn new(graph: &'g CompactGraph, options: &KeyPlayersOptions) -> Self {
        let n = graph.node_count();
        let (taken, steps, reached) = (vec![false; n], vec![usize::MAX; n], Vec::with_capacity(n));
        Judge { graph, options: *options, taken, steps, reached }
    }

    fn value(&mut self, set: &[usize]) -> f64 {
        let n = self.graph.node_count();
        let left = (n - set.len()) as f64;
        set.iter().for_each(|&node| self.taken[node] = true);
        let value = match self.options.aim {
            Aim::Fragmentation => 1.0 - self.joined() / (left * (left - 1.0)),
            Aim::DistanceFragmentation => {
                let near = |judge: &mut Self, from| judge.walk(&[from], true, |steps| 1.0 / steps as f64);
                let sum: f64 = (0..n).map(|from| if self.taken[from] { 0.0 } else { near(self, from) }).sum();
                1.0 - sum / (left * (left - 1.0))
            }
            Aim::Reach => {
                let most = self.options.steps;
                self.walk(set, false, |steps| f64::from(u8::from(steps <= most)))
            }
            Aim::DistanceReach => (set.len() as f64 + self.walk(set, false, |steps| 1.0 / steps as f64)) / n as f64,
        };
        set.iter().for_each(|&node| self.taken[node] = false);
        value
    }

    /// The number of ordered pairs that still reach each other without the nodes taken.
    fn joined(&mut self) -> f64 {
        let mut sum = 0.0;
        let mut start = 0;
        for node in 0..self.graph.node_count() {
            if self.taken[node] || self.steps[node] != usize::MAX {
                continue;
            }
            self.spread(&[node], true, start);
            let size = (self.reached.len() - start) as f64;
            sum += size * (size - 1.0);
            start = self.reached.len();
        }
        self.forget();
        sum
    }

    /// The sum over all nodes reached from some others, these left out, of what a distance is worth.
    fn walk(&mut self, from: &[usize], around: bool, worth: impl Fn(usize) -> f64) -> f64 {
        self.spread(from, around, 0);
        let sum = self.reached[from.len()..].iter().map(|&node| worth(self.steps[node as usize]));
        let sum = sum.fold(0.0, |sum, part| sum + part);
        self.forget();
        sum
    }

    /// Breadth first from some nodes at once, around the nodes taken or through them; what is reached stands behind `start`.
    fn spread(&mut self, from: &[usize], around: bool, start: usize) {
        for &node in from {
            self.steps[node] = 0;
            self.reached.push(node as u32);
        }
        let mut head = start;
        while head < self.reached.len() {
            let node = self.reached[head] as usize;
            head += 1;
            for &next in self.graph.neighbors(node) {
                if self.steps[next as usize] == usize::MAX && !(around && self.taken[next as usize]) {
                    self.steps[next as usize] = self.steps[node] + 1;
                    self.reached.push(next);
                }
            }
        }
    }

    fn forget(&mut self) {
        self.reached.drain(..).for_each(|node| self.steps[node as usize] = usize::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(aim: Aim, size: usize) -> KeyPlayersOptions {
        KeyPlayersOptions { aim, size, steps: 1 }
    }

    //   0 ── 1 ── 2 ── 3 ── 4      any of the three inner pairs that are apart, or 1 with 3, leaves nobody joined
    #[test]
    fn all_sets_that_share_the_best_are_listed() {
        let path = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
        let found = key_players(&path, &options(Aim::Fragmentation, 2)).expect("a set of two of five");
        assert_eq!((found.value, found.count, found.search), (1.0, 1, Search::Exhaustive));
        assert_eq!(found.sets, [vec![1, 3]]);
        let found = key_players(&path, &options(Aim::Reach, 2)).expect("a set of two of five");
        // All three others next to it: 0 and 3, 1 and 3, 1 and 4.
        assert_eq!((found.value, found.sets), (3.0, vec![vec![0, 3], vec![1, 3], vec![1, 4]]));
        assert!(found.in_all.is_empty());
    }

    // Two stars of which 8 is a leaf of both.
    #[test]
    fn who_is_in_all_of_the_best_sets_is_known() {
        let edges = [(0, 1), (0, 2), (0, 3), (0, 8), (4, 8), (4, 5), (4, 6), (4, 7)];
        let graph = CompactGraph::undirected(9, &edges);
        let found = key_players(&graph, &options(Aim::Fragmentation, 2)).expect("a set of two");
        assert_eq!((found.count, &found.in_all[..]), (1, &[0, 4][..]));
        // Nobody is joined without the two, so that any of the seven may be the third.
        let found = key_players(&graph, &options(Aim::Fragmentation, 3)).expect("a set of three");
        assert_eq!((found.count, &found.in_all[..], found.search), (7, &[0, 4][..], Search::Exhaustive));
    }

    #[test]
    fn what_cannot_be_judged_has_no_answer() {
        let pair = CompactGraph::undirected(2, &[(0, 1)]);
        for (aim, size) in [(Aim::Fragmentation, 1), (Aim::Reach, 0), (Aim::Reach, 3), (Aim::Fragmentation, usize::MAX)]
        {
            assert_eq!(key_players(&pair, &options(aim, size)), None);
        }
        assert_eq!(key_players(&pair, &options(Aim::DistanceReach, 2)).map(|found| found.value), Some(1.0));
    }

    #[test]
    fn exchanging_finds_what_adding_misses() {
        // Three stars of four leaves on a ring: the three centres leave nobody joined but the ring is gone too.
        let star = |centre: u32| (1..5).map(move |leaf| (centre, centre + leaf));
        let mut edges: Vec<(u32, u32)> = [0, 5, 10].into_iter().flat_map(star).collect();
        edges.extend([(0, 5), (5, 10), (0, 10)]);
        let graph = CompactGraph::undirected(15, &edges);
        for aim in [Aim::Fragmentation, Aim::DistanceFragmentation, Aim::Reach, Aim::DistanceReach] {
            let quick = heuristic(&graph, &options(aim, 3));
            let sure = exhaustive(&graph, &options(aim, 3));
            assert_eq!((quick.value, &quick.sets[0]), (sure.value, &vec![0, 5, 10]), "{aim:?}");
            assert!((achieves(&graph, &[0, 5, 10], &options(aim, 3)) - sure.value).abs() < 1e-12);
        }
    }

    //   0 ── 1 ── 2 ── 3 ── 4
    #[test]
    fn what_the_first_of_a_path_achieves() {
        let path = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
        let value = |aim| achieves(&path, &[0], &KeyPlayersOptions { aim, size: 1, steps: 2 });
        // Without 0 the four others stay together, three pairs at one step, two at two, one at three: 13/3 of 6.
        assert!(value(Aim::Fragmentation).abs() < 1e-12);
        assert!((value(Aim::DistanceFragmentation) - (1.0 - 13.0 / 18.0)).abs() < 1e-12);
        // 1 and 2 are within two steps; itself 1, the others 1, 1/2, 1/3 and 1/4.
        assert!((value(Aim::Reach) - 2.0).abs() < 1e-12);
        assert!((value(Aim::DistanceReach) - (1.0 + 25.0 / 12.0) / 5.0).abs() < 1e-12);
    }

    // Nobody is tied: all C(41, 3) = 10,660 sets reach as much, and are counted, but not all are listed.
    #[test]
    fn all_are_counted_and_the_first_ten_thousand_listed() {
        let empty = CompactGraph::undirected(41, &[]);
        let found = key_players(&empty, &options(Aim::Reach, 3)).expect("a set of three");
        assert_eq!((found.count, found.sets.len(), found.search), (10_660, MOST_KEPT, Search::Exhaustive));
        assert_eq!((&found.sets[0], &found.sets[9_999]), (&vec![0, 1, 2], &vec![24, 26, 31]));
    }

    // All but one of fifteen: fifteen sets. One of 3,200 of which 1,500 are tied to one: 3,200 sets of 6,200 steps. Two of 490, of which one is tied to eleven others:
    // 119,805 sets of 490 · 512 steps are more than thirty thousand million.
    #[test]
    fn all_sets_are_looked_at_where_that_takes_no_more_than_it_may() {
        let found = key_players(&CompactGraph::undirected(15, &[]), &options(Aim::Reach, 14)).expect("a set");
        assert_eq!((found.count, found.search), (15, Search::Exhaustive));
        let star = |nodes: usize, leaves: u32| {
            CompactGraph::undirected(nodes, &(1..=leaves).map(|leaf| (0, leaf)).collect::<Vec<_>>())
        };
        let found = key_players(&star(3_200, 1_500), &options(Aim::Fragmentation, 1)).expect("a set");
        assert_eq!((&found.sets[..], found.search), (&[vec![0]][..], Search::Exhaustive));
        let found = key_players(&star(490, 11), &options(Aim::DistanceFragmentation, 2)).expect("a set");
        // Without the centre nobody is tied, so that any other will do: the first.
        assert_eq!((&found.sets[..], found.search), (&[vec![0, 1]][..], Search::Heuristic));
    }
}
