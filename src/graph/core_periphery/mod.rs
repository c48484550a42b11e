//! Cores and peripheries: how well a graph fits an ideal one, and which core fits best.

mod state;

use super::{CompactGraph, parallel, random::Stream};
use state::State;
use std::collections::{BTreeMap, BTreeSet};

/// Up to this many nodes every core is tried.
const EXACT: usize = 18;
/// Searches beyond that.
const STARTS: usize = 50;
/// Up to this many nodes there are more rounds of as many searches, until so many rounds in a row find nothing better. Every other search
/// begins at the best core with some nodes changed.
const KICKED: usize = 1_000;
const IDLE_ROUNDS: usize = 4;
/// Fits that differ by less are equal.
const EQUAL: f64 = 1e-10;

/// What an ideal graph has between core and periphery. Inside the core all are tied, inside the periphery none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Whatever: these pairs do not count.
    Anything,
    /// All ties.
    Ties,
    /// No ties.
    Nothing,
}

/// The cores that fit best.
#[derive(Debug, Clone, PartialEq)]
pub struct Cores {
    /// How well they fit: the correlation of ties with the ideal ones.
    pub fit: f64,
    /// Which nodes each of them holds, ascending.
    pub cores: Vec<Vec<usize>>,
    /// The share of searches from random cores that came to them; 1 if every core was tried. 0 where only changing the best found them.
    pub reached: f64,
}

/// The correlation of the ties with those of an ideal graph with this core, over pairs (with direction: ordered pairs) of different
/// nodes; none where either does not vary.
pub fn fit(graph: &CompactGraph, core: &[bool], between: Between) -> Option<f64> {
    State::new(graph, core).fit(between)
}

/// The best of all cores that leave something of a periphery. Up to 18 nodes every core is tried; beyond that 50 searches from
/// random cores move and exchange single nodes as long as that helps. Up to a thousand nodes more of them follow, every other one from the
/// best core with some nodes changed at random, until four rounds of 50 find nothing better (Lourenço, Martin & Stützle 2003, doi:10.1007/0-306-48056-5_11). The best may be
/// missed. None where no core has a fit.
pub fn best_cores(graph: &CompactGraph, between: Between, seed: u64) -> Option<Cores> {
    let n = graph.node_count();
    if n <= EXACT {
        return try_all(graph, between);
    }
    let from_random = |number: usize| search(graph, between, &mut Stream::new(seed, number as u64));
    // Of each search from a random core how well its end fits, if it has a fit.
    let mut fits: Vec<Option<f64>> = Vec::new();
    let mut best = Best { fit: f64::NEG_INFINITY, cores: BTreeSet::new() };
    let (mut round, mut idle) = (0, 0);
    while round == 0 || (n <= KICKED && idle < IDLE_ROUNDS) {
        let parents: Vec<&Vec<usize>> = best.cores.iter().collect();
        // The first round knows of no core, nor does one that found none.
        let kicks = |place: usize| !parents.is_empty() && place.is_multiple_of(2);
        let found = parallel::map(STARTS, |place| {
            let number = round * STARTS + place;
            if !kicks(place) {
                return from_random(number);
            }
            let mut random = Stream::new(seed, number as u64);
            let parent = parents[random.below(parents.len())];
            kicked(graph, between, parent, &mut random)
        });
        fits.extend((0..STARTS).filter(|&place| !kicks(place)).map(|place| found[place].as_ref().map(|found| found.0)));
        let before = best.fit;
        found.into_iter().flatten().for_each(|found| best.add(found));
        idle = if best.fit > before + EQUAL { 0 } else { idle + 1 };
        round += 1;
    }
    let reached = fits.iter().flatten().filter(|fit| **fit > best.fit - EQUAL).count() as f64 / fits.len() as f64;
    (!best.cores.is_empty()).then(|| Cores { fit: best.fit, cores: best.cores.into_iter().collect(), reached })
}

/// The best cores seen so far.
struct Best {
    fit: f64,
    cores: BTreeSet<Vec<usize>>,
}

impl Best {
    fn add(&mut self, (fit, core): (f64, Vec<usize>)) {
        if fit > self.fit + EQUAL {
            *self = Best { fit, cores: BTreeSet::new() };
        }
        if fit > self.fit - EQUAL {
            self.cores.insert(core);
        }
    }
}

/// Goes through all cores so that each differs from the one before in one node (Gray's order).
fn try_all(graph: &CompactGraph, between: Between) -> Option<Cores> {
    let n = graph.node_count();
    let mut state = State::new(graph, &vec![false; n]);
    let mut best: Option<f64> = None;
    let mut cores: Vec<Vec<bool>> = Vec::new();
    for step in 1..1usize << n {
        state.flip(step.trailing_zeros() as usize);
        let Some(fit) = state.fit(between) else { continue };
        if best.is_none_or(|best| fit > best + EQUAL) {
            cores.clear();
            best = Some(fit);
        }
        if best.is_some_and(|best| fit > best - EQUAL) {
            cores.push(state.core.clone());
        }
    }
    let members = |core: Vec<bool>| core.iter().enumerate().filter(|(_, is)| **is).map(|(node, _)| node).collect();
    let mut cores: Vec<Vec<usize>> = cores.into_iter().map(members).collect();
    cores.sort();
    best.map(|fit| Cores { fit, cores, reached: 1.0 })
}

/// The core at which one search from a random core ends.
fn search(graph: &CompactGraph, between: Between, stream: &mut Stream) -> Option<(f64, Vec<usize>)> {
    let n = graph.node_count();
    let mut order: Vec<usize> = (0..n).collect();
    stream.shuffle(&mut order);
    let size = 1 + stream.below(n - 1);
    let mut core = vec![false; n];
    order[..size].iter().for_each(|&node| core[node] = true);
    climb(State::new(graph, &core), between, &order)
}

/// The core at which a search ends that begins where some nodes have changed sides: at most a sixth of all, or, every other time, some of
/// this core, which may be two that hang together better apart.
fn kicked(graph: &CompactGraph, between: Between, core: &[usize], stream: &mut Stream) -> Option<(f64, Vec<usize>)> {
    let n = graph.node_count();
    let mut order: Vec<usize> = (0..n).collect();
    stream.shuffle(&mut order);
    let mut inside = vec![false; n];
    core.iter().for_each(|&node| inside[node] = true);
    let mut state = State::new(graph, &inside);
    if stream.below(2) == 0 {
        order[..2 + stream.below(n / 6)].iter().for_each(|&node| state.flip(node));
    } else {
        let leaving = order.iter().filter(|&&node| inside[node]).take(1 + stream.below(core.len()));
        leaving.for_each(|&node| state.flip(node));
    }
    climb(state, between, &order)
}

/// Moves and exchanges single nodes as long as that helps: the core where it does no more, and how well it fits.
fn climb(mut state: State<'_>, between: Between, order: &[usize]) -> Option<(f64, Vec<usize>)> {
    let n = order.len();
    let mut fit = state.fit(between).unwrap_or(-1.0);
    let mut known = Moves::new(&state);
    loop {
        let (better, node) = best_move(&state, between, &mut known)?;
        if better > fit + EQUAL {
            state.flip(node);
            fit = better;
            continue;
        }
        let Some(swap) = first_better_swap(&state, between, order, fit) else { break };
        fit = state.fit_after(between, &swap);
        swap.into_iter().for_each(|node| state.flip(node));
    }
    let core = (0..n).filter(|&node| state.core[node]).collect();
    state.fit(between).map(|fit| (fit, core))
}

/// What moving a node does, kept by all that it follows from: the ties of the node, how many of them are with the core, and its side.
struct Moves {
    /// Where the entries of a node begin: nodes with equally many ties share theirs.
    base: Vec<usize>,
    /// The fit after the move, and in which round it was worked out.
    fits: Vec<(usize, f64)>,
    round: usize,
}

impl Moves {
    fn new(state: &State<'_>) -> Self {
        let kinds: BTreeSet<usize> = state.ties.iter().copied().collect();
        let mut begin = BTreeMap::new();
        let mut size = 0;
        for ties in kinds {
            begin.insert(ties, size);
            size += 2 * (ties + 1);
        }
        Moves { base: state.ties.iter().map(|ties| begin[ties]).collect(), fits: vec![(0, 0.0); size], round: 0 }
    }
}

/// The node whose move fits best, the first of equals, and the fit after it.
fn best_move(state: &State<'_>, between: Between, known: &mut Moves) -> Option<(f64, usize)> {
    known.round += 1;
    let mut best: Option<(f64, usize)> = None;
    for node in 0..state.core.len() {
        let entry = &mut known.fits[known.base[node] + 2 * state.with_core[node] + usize::from(state.core[node])];
        if entry.0 != known.round {
            *entry = (known.round, state.fit_after(between, &[node]));
        }
        if best.is_none_or(|(fit, _)| entry.1.total_cmp(&fit).is_gt()) {
            best = Some((entry.1, node));
        }
    }
    best
}

/// The first exchange of a node of the core for another one that fits better, in this order. What an exchange does follows from how
/// many ties both have, in all and with the core, and from the ties between them; few nodes differ in that, so that it is worked out
/// once for all that are alike.
fn first_better_swap(state: &State<'_>, between: Between, order: &[usize], fit: f64) -> Option<[usize; 2]> {
    let kind = |node: usize| (state.ties[node], state.with_core[node]);
    let outside: Vec<usize> = order.iter().copied().filter(|&node| !state.core[node]).collect();
    let kinds: Vec<(usize, usize)> =
        outside.iter().map(|&node| kind(node)).collect::<BTreeSet<_>>().into_iter().collect();
    let kind_of: Vec<usize> =
        outside.iter().map(|&node| kinds.binary_search(&kind(node)).expect("every kind is listed")).collect();
    let mut known: BTreeMap<(usize, usize), Vec<[bool; 3]>> = BTreeMap::new();
    for &one in order.iter().filter(|&&node| state.core[node]) {
        let better = known.entry(kind(one)).or_insert_with(|| {
            let helps = |other: (usize, usize), gone: usize| {
                // Nobody has more ties between than with the core.
                gone <= other.1
                    && state.fit_of(between, state.counts_after_swap(kind(one), other, gone)).unwrap_or(-1.0)
                        > fit + EQUAL
            };
            kinds.iter().map(|&other| [0, 1, 2].map(|gone| helps(other, gone))).collect()
        });
        if better.iter().flatten().all(|helps| !helps) {
            continue;
        }
        let found = outside
            .iter()
            .zip(&kind_of)
            .find(|(other, kind)| better[**kind].contains(&true) && better[**kind][state.ties_between(one, **other)]);
        if let Some((&other, _)) = found {
            return Some([one, other]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    // Nineteen leaves: beyond what is tried in full, and the centre alone is the best core that is tied to all.
    #[test]
    fn searches_find_the_centre_of_a_star() {
        let edges: Vec<(u32, u32)> = (1..20).map(|leaf| (0, leaf)).collect();
        let star = CompactGraph::undirected(20, &edges);
        let found = best_cores(&star, Between::Ties, 1).expect("a fit");
        assert_eq!(found.cores, [[0]]);
        assert!((found.fit - 1.0).abs() < 1e-12 && found.reached > 0.0);
        assert_eq!(best_cores(&star, Between::Ties, 1), Some(found));
    }

    // A ring of forty cliques of five, one of them of six: by the formula that one fits best: r = 0.182 (numpy), 0.160 with the next one.
    // A search ends at whichever it begins in, one of forty.
    #[test]
    fn one_clique_of_many_is_found_from_any_seed() {
        let mut edges = Vec::new();
        let first = |clique: u32| if clique == 0 { 0 } else { 5 * clique + 1 };
        for clique in 0..40 {
            let nodes = first(clique)..first(clique + 1);
            edges.extend(nodes.clone().flat_map(|one| (one + 1..nodes.end).map(move |other| (one, other))));
            edges.push((nodes.start, first((clique + 1) % 40)));
        }
        let graph = CompactGraph::undirected(201, &edges);
        for seed in 0..10 {
            let found = best_cores(&graph, Between::Nothing, seed).expect("a fit");
            assert_eq!(found.cores, [(0..6).collect::<Vec<_>>()], "seed {seed}");
        }
    }

    // Counts kept along the way are those counted anew, with direction and without.
    #[test]
    fn moves_keep_count() {
        let arcs = [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 0, 1.0), (4, 1, 1.0)];
        for directed in [false, true] {
            let graph = CompactGraph::from_edges(5, directed, false, &arcs, super::super::compact::Merge::Max);
            let mut state = State::new(&graph, &[true, false, false, false, false]);
            for swap in [[0, 1], [1, 4], [4, 2]] {
                let announced = state.fit_after(Between::Anything, &swap);
                swap.into_iter().for_each(|node| state.flip(node));
                assert_eq!(state.fit(Between::Anything).unwrap_or(-1.0).to_bits(), announced.to_bits());
                assert_eq!(State::new(&graph, &state.core).counts(), state.counts());
            }
        }
    }

    // Two triangles: either is a core without ties to the rest, as good as the other. 15 pairs, 6 tied, 3 in the core, all of them tied:
    // (15 · 3 − 3 · 6) / √(3 · 12 · 6 · 9).
    #[test]
    fn cores_that_fit_equally_well_are_all_found() {
        let triangles = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]);
        let found = best_cores(&triangles, Between::Nothing, 1).expect("a fit");
        assert_eq!(found.cores, [[0, 1, 2], [3, 4, 5]]);
        assert!((found.fit - 27.0 / 1944f64.sqrt()).abs() < 1e-12 && (found.reached - 1.0).abs() < 1e-12);
    }
}
