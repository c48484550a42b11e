//! One over the mean distance, from the distances to some nodes, with a guarantee.
//!
//! As for one over the distances (`sampled_harmonic`), in networks without direction: there a node reaches its own component, and how
//! many that are is known. Of a component with more nodes than pivots are wanted these are drawn, every node as likely as any other
//! (Eppstein & Wang 2004, doi:10.7155/jgaa.00081); of a smaller one every node is a pivot, and its values are exact. Neighbours are not
//! estimated: they are one step away. The pivots that are no neighbours of a node are drawn from all that are none, and the distance to
//! them is between two and what no distance from the node exceeds: the distance to a node in the thick of the component, and from there
//! to the node farthest from that one.
//!
//! Intervals of the mean distance are those of Maurer & Pontil 2009 (arXiv:0907.3740, theorem 4), as there; the interval of one over it
//! follows. Looks come at numbers of pivots that double.

use super::components::Components;
use super::estimate::{Estimate, Wanted};
use super::pivots::{self, Found, TOGETHER};
use super::random::Stream;
use super::shortest_paths::{Along, Search};
use super::{CompactGraph, parallel};

/// Pivots in a component at the first look.
const FIRST: usize = 1024;

/// One over the mean number of steps to the others in its component, of every node, so that with probability 1 − `delta` at least none is
/// off by more than `epsilon`; 0 of a node without others. For graphs without direction or weights, and their components. The same for
/// the same seed, whatever the number of threads.
pub fn sampled_closeness(graph: &CompactGraph, parts: &Components, options: &Wanted) -> Estimate {
    let n = graph.node_count();
    let members = members(parts);
    // As many looks as doublings, until there are as many pivots as nodes in the largest component.
    let looks = 1 + (0..).take_while(|&look| FIRST << look < members.iter().map(Vec::len).max().unwrap_or(0)).count();
    // ln(2/δ'), where δ' is of one side of the interval of one node at one look.
    let log = (2.0 * (2 * n.max(1) * looks) as f64 / options.delta.clamp(1e-12, 1.0)).ln();
    let epsilon = options.epsilon.clamp(1e-9, 1.0);
    let farthest = farthest(graph, &members);
    let mut found = vec![Found::default(); n];
    let mut drawn = vec![0; members.len()];
    let mut made = Estimate { values: vec![0.0; n], lower: vec![0.0; n], upper: vec![0.0; n], ..Estimate::default() };
    let mut open: Vec<usize> = (0..members.len()).filter(|&part| members[part].len() > 1).collect();
    for look in 0.. {
        let mut sources: Vec<u32> = Vec::new();
        for &part in &open {
            let (nodes, wanted) = (&members[part], FIRST << look);
            if wanted < nodes.len() {
                let mut stream = Stream::new(options.seed, (part * 64 + look) as u64);
                sources.extend((drawn[part]..wanted).map(|_| nodes[stream.below(nodes.len())]));
                drawn[part] = wanted;
            } else {
                sources.extend(nodes);
                drawn[part] = 0;
                nodes.iter().for_each(|&node| found[node as usize] = Found::default());
            }
        }
        let one_go = |go: usize| {
            let some = &sources[go * TOGETHER..sources.len().min((go + 1) * TOGETHER)];
            pivots::found(graph, Along::Out, some, |steps| steps)
        };
        parallel::take_in_order(sources.len().div_ceil(TOGETHER), one_go, |go| {
            found.iter_mut().zip(go).for_each(|(found, more)| *found += more);
        });
        open.retain(|&part| {
            let mut most: f64 = 0.0;
            for &node in &members[part] {
                let node = node as usize;
                let room = Room { others: members[part].len() - 1, near: graph.degree(node), farthest: farthest[node] };
                let (lower, value, upper) = interval(&found[node], &room, drawn[part], log);
                (made.lower[node], made.values[node], made.upper[node]) = (lower, value, upper);
                most = most.max(upper - value).max(value - lower);
            }
            if most <= epsilon {
                made.epsilon = made.epsilon.max(most);
            }
            most > epsilon
        });
        if open.is_empty() {
            break;
        }
    }
    made.draws = drawn.iter().sum();
    made
}

/// The nodes of every component.
fn members(parts: &Components) -> Vec<Vec<u32>> {
    let mut members: Vec<Vec<u32>> = parts.sizes.iter().map(|&size| Vec::with_capacity(size)).collect();
    for (node, &part) in parts.of.iter().enumerate() {
        members[part].push(node as u32);
    }
    members
}

/// What no distance from a node exceeds.
fn farthest(graph: &CompactGraph, members: &[Vec<u32>]) -> Vec<f64> {
    let mut farthest = vec![0.0; graph.node_count()];
    let mut search = Search::new(graph, Along::Out);
    for nodes in members.iter().filter(|nodes| nodes.len() > FIRST) {
        // Of equal ones the first.
        let hub = nodes.iter().copied().max_by_key(|&node| (graph.degree(node as usize), std::cmp::Reverse(node)));
        let Some(hub) = hub else { continue };
        search.run(hub as usize);
        let steps = |node: &u32| search.distance(*node as usize);
        let most = nodes.iter().map(steps).fold(0.0, f64::max);
        nodes.iter().for_each(|node| farthest[*node as usize] = steps(node) + most);
    }
    farthest
}

/// Where the others of a node are.
struct Room {
    others: usize,
    near: usize,
    farthest: f64,
}

/// The least that one over the mean distance is, what it is likely to be, and the most; from no pivots, where all are pivots, exactly.
fn interval(found: &Found, room: &Room, pivots: usize, log: f64) -> (f64, f64, f64) {
    let (others, near) = (room.others as f64, room.near as f64);
    let far = others - near;
    let of = |mean: f64| others / (near + far * mean);
    if pivots == 0 || far < 1.0 {
        let exact = others / (near + found.sum);
        return (exact, exact, exact);
    }
    let range = room.farthest - 2.0;
    let Some((mean, off)) = found.mean(pivots as f64 - f64::from(found.near), range, log) else {
        return (of(room.farthest), of(2.0 + range / 2.0), of(2.0));
    };
    (of((mean + off).min(room.farthest)), of(mean), of((mean - off).max(2.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::components::weak;
    use crate::graph::distances::distances;

    fn estimated(graph: &CompactGraph, options: &Wanted) -> Estimate {
        sampled_closeness(graph, &weak(graph), options)
    }

    /// A large piece of trees and ways round, a smaller one, pairs, and nodes on their own.
    fn random(seed: u64) -> CompactGraph {
        let mut stream = Stream::new(seed, 0);
        let mut edges = Vec::new();
        for node in 1..3_000 {
            for _ in 0..1 + stream.below(3) {
                edges.push((node, stream.below(node as usize) as u32));
            }
        }
        edges.extend((3_002..3_200).map(|node| (node, node - 1 - (node % 2))));
        edges.extend((0..20).map(|pair| (3_300 + 2 * pair, 3_301 + 2 * pair)));
        CompactGraph::undirected(3_400, &edges)
    }

    // The guarantee fails in one of ten at most, so in 30 networks more than 8 times only twice in a thousand (binomial).
    #[test]
    fn errors_are_within_epsilon_and_intervals_hold_the_truth() {
        let (mut wrong, mut outside) = (0, 0);
        for seed in 0..30 {
            let graph = random(seed);
            let options = Wanted { epsilon: 0.15, delta: 0.1, seed };
            let found = estimated(&graph, &options);
            let one = |found: &crate::graph::distances::Distances| match found.others {
                0 => 0.0,
                others => others as f64 / found.sum,
            };
            let exact: Vec<f64> = distances(&graph, Along::Out).iter().map(one).collect();
            assert!(found.draws >= 1_024 && found.draws < 3_000 && found.epsilon <= options.epsilon, "{}", found.draws);
            let error = |node: usize| (found.values[node] - exact[node]).abs();
            // Drawn, not counted, in the large piece; better than a guess; exact in the others.
            let largest = (0..3_000).map(error).fold(0.0, f64::max);
            assert!(largest > 0.0 && largest < 0.01, "{largest}");
            assert!((3_000..3_400).all(|node| error(node) < 1e-15));
            wrong += usize::from(largest > options.epsilon);
            let bounds = found.lower.iter().zip(&found.upper).zip(&exact);
            outside += usize::from(!bounds.into_iter().all(|((low, high), exact)| low <= exact && exact <= high));
        }
        assert!(wrong <= 8 && outside <= 8, "{wrong} {outside}");
    }

    // By hand: from the end of a path of n nodes the mean distance is n/2.
    #[test]
    fn what_takes_more_pivots_than_nodes_is_exact() {
        let path = CompactGraph::undirected(2_000, &(1..2_000).map(|node| (node - 1, node)).collect::<Vec<_>>());
        let found = estimated(&path, &Wanted { epsilon: 1e-6, ..Wanted::default() });
        assert_eq!((found.draws, found.epsilon), (0, 0.0));
        assert!((found.values[0] - 1.0 / 1_000.0).abs() < 1e-15);
        let lone = estimated(&CompactGraph::undirected(2, &[]), &Wanted::default());
        assert_eq!((lone.values, lone.draws), (vec![0.0, 0.0], 0));
        assert_eq!(estimated(&CompactGraph::undirected(0, &[]), &Wanted::default()), Estimate::default());
    }

    #[test]
    fn threads_leave_no_trace() {
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| estimated(&random(1), &Wanted { epsilon: 0.15, ..Wanted::default() }))
        };
        assert_eq!(with(1), with(2));
    }

    // Ten others of which four are neighbours and none is beyond six steps. Of six pivots two are near; the other four are 2, 3, 3 and 4 steps
    // away: a mean of 3, off by √(2 · 2/3 · 0.003 / 4) + 7 · 4 · 0.003 / (3 · 3) at most.
    #[test]
    fn an_interval_by_hand() {
        let (found, room) = (Found { near: 2, sum: 12.0, squares: 38.0 }, Room { others: 10, near: 4, farthest: 6.0 });
        let near = |(lower, value, upper): (f64, f64, f64), expected: [f64; 3]| {
            let found = [lower, value, upper];
            assert!(found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-12), "{found:?}");
        };
        let of = |mean: f64| 10.0 / (4.0 + 6.0 * mean);
        let off = 0.001f64.sqrt() + 0.084 / 9.0;
        near(interval(&found, &room, 6, 0.003), [of(3.0 + off), of(3.0), of(3.0 - off)]);
        // A wide one ends at two steps and at six. Of a single pivot nothing is known but that.
        near(interval(&found, &room, 6, 50.0), [of(6.0), of(3.0), of(2.0)]);
        near(interval(&found, &room, 3, 0.003), [of(6.0), of(4.0), of(2.0)]);
        // All were pivots, or all others are neighbours: exact.
        near(interval(&Found { sum: 16.0, ..found }, &room, 0, 0.003), [0.5; 3]);
        let hub = Room { others: 10, near: 10, farthest: 2.0 };
        near(interval(&Found { near: 6, ..Found::default() }, &hub, 6, 0.003), [1.0; 3]);
    }

    // A path of 2,000: from the first node with two partners it is 1,998 steps to the end. Small parts need no bound.
    #[test]
    fn no_distance_exceeds_the_way_by_the_thick() {
        let edges: Vec<(u32, u32)> = (1..2_000).map(|node| (node - 1, node)).chain([(2_000, 2_001)]).collect();
        let graph = CompactGraph::undirected(2_002, &edges);
        let found = farthest(&graph, &members(&weak(&graph)));
        let expected = [1_999.0, 1_998.0, 1_999.0, 3_996.0, 0.0];
        assert!([0, 1, 2, 1_999, 2_001].iter().zip(expected).all(|(&node, far)| (found[node] - far).abs() < 1e-12));
    }
}
