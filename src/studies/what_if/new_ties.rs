//! Ties that would help most: the gain in compactness of every tie that is not there.
//!
//! The gain of a tie is exact (its two sides are gone through, see [`Steps::gain`]). A bound that is found faster leaves out those that
//! cannot be among the best, so that few of them are gone through.

use crate::graph::large_count::Count;
use crate::graph::shortest_paths::{Along, Search};
use crate::graph::steps::{APART, Steps};
use crate::graph::{CompactGraph, compact::Merge, components, parallel};
use std::cmp::Ordering;

/// The most nodes of a network whose steps are kept between all pairs.
pub const MOST_NODES: usize = 5_000;
/// With more nodes than that only some come into question: those nearest to all, and the nearest of each part.
const MOST_ENDS: usize = 1_200;
const NEAREST: usize = 250;
/// How many ties are gone through at a time.
const BLOCK: usize = 64;
/// Difference below which two gains are equal.
const SAME: f64 = 1e-12;

/// A tie that is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct NewTie {
    /// Its ends, ascending.
    pub ends: (usize, usize),
    /// What compactness (global efficiency in steps) would gain.
    pub gain: f64,
    /// Pairs that would come into contact.
    pub joined: f64,
    /// Steps between its ends now; none where there is no way.
    pub steps: Option<usize>,
    /// How many of the ties looked at gain as much, it included.
    pub equals: usize,
}

/// Pairs that are not tied and that `may` accepts; false with it where only some ends came into question.
pub fn candidates(graph: &CompactGraph, steps: &Steps, may: impl Fn(usize, usize) -> bool) -> (Vec<(u32, u32)>, bool) {
    let n = graph.node_count();
    let all = n <= MOST_ENDS;
    let ends: Vec<usize> = if all { (0..n).collect() } else { nearest(graph, steps) };
    let mut pairs = Vec::new();
    for (at, &a) in ends.iter().enumerate() {
        let apart = |b: usize| steps.from(a)[b] > 1 && may(a, b);
        pairs.extend(ends[at + 1..].iter().filter(|&&b| apart(b)).map(|&b| (a as u32, b as u32)));
    }
    (pairs, all)
}

fn nearest(graph: &CompactGraph, steps: &Steps) -> Vec<usize> {
    let parts = components::weak(graph);
    let mut order: Vec<(usize, f64)> = (0..graph.node_count()).map(|node| (node, steps.nearness(node))).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut seen = vec![false; parts.count()];
    let firsts = order.iter().filter(|(node, _)| !std::mem::replace(&mut seen[parts.of[*node]], true));
    let mut ends: Vec<usize> = firsts.take(NEAREST).chain(order.iter().take(NEAREST)).map(|(node, _)| *node).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// The `most` ties with the largest gain, largest first, equals in order. Each for itself: together they may gain less than their sum.
pub fn best(steps: &Steps, candidates: &[(u32, u32)], most: usize) -> Vec<NewTie> {
    let bound = |index: usize| {
        let (a, b) = candidates[index];
        steps.most_gain(a as usize, b as usize)
    };
    let bounds = parallel::map(candidates.len(), bound);
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&a, &b| bounds[b].total_cmp(&bounds[a]).then(a.cmp(&b)));
    let n = steps.node_count() as f64;
    let per_pair = 1.0 / (n * (n - 1.0) / 2.0);
    let mut found: Vec<NewTie> = Vec::new();
    for block in order.chunks(BLOCK) {
        let least = most.checked_sub(1).and_then(|last| found.get(last)).map_or(0.0, |tie| tie.gain);
        if found.len() >= most && bounds[block[0]] * per_pair < least - SAME {
            break;
        }
        found.extend(parallel::map(block.len(), |at| {
            let (a, b) = candidates[block[at]];
            let (a, b) = (a as usize, b as usize);
            let gain = steps.gain(a, b);
            let apart = steps.from(a)[b];
            NewTie {
                ends: (a, b),
                gain: gain.nearness * per_pair,
                joined: gain.joined,
                steps: (apart != APART).then_some(usize::from(apart)),
                equals: 0,
            }
        }));
        found.sort_by(|a, b| b.gain.total_cmp(&a.gain).then(a.ends.cmp(&b.ends)));
    }
    let gains: Vec<f64> = found.iter().map(|tie| tie.gain).collect();
    found.truncate(most);
    for tie in &mut found {
        tie.equals = gains.iter().filter(|gain| (*gain - tie.gain).abs() <= SAME).count();
    }
    found
}

/// Ties one after the other, each the best once those before are there. Together they need not be the best set of that size.
pub fn one_after_another(steps: &Steps, candidates: &[(u32, u32)], most: usize) -> Vec<NewTie> {
    let (mut steps, mut left) = (steps.clone(), candidates.to_vec());
    let mut chosen = Vec::new();
    while chosen.len() < most {
        let Some(tie) = best(&steps, &left, 1).pop() else { break };
        let (a, b) = tie.ends;
        steps.add(a, b);
        left.retain(|&(x, y)| (x as usize, y as usize) != (a, b));
        chosen.push(tie);
    }
    chosen
}

/// Who stands between two that are not tied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Between {
    /// Partners of both, ascending.
    pub common: Vec<usize>,
    /// The one on most of the shortest ways; none where there is no way.
    pub broker: Option<usize>,
}

/// Who could introduce two to each other. Direction and weights are ignored; `graph` comes without both.
pub fn between(graph: &CompactGraph, a: usize, b: usize) -> Between {
    debug_assert!(!graph.is_directed() && !graph.is_weighted());
    let of_b = graph.neighbors(b);
    let common: Vec<usize> =
        graph.neighbors(a).iter().filter(|node| of_b.binary_search(node).is_ok()).map(|&node| node as usize).collect();
    let (mut from_a, mut from_b) = (Search::new(graph, Along::Out), Search::new(graph, Along::Out));
    from_a.run_counting(a);
    from_b.run_counting(b);
    let whole = from_a.distance(b);
    let on_the_way =
        from_a.reached().iter().map(|&node| node as usize).filter(|&node| {
            node != a && node != b && (from_a.distance(node) + from_b.distance(node) - whole).abs() < 0.5
        });
    // Of nodes on equally many ways the one with more partners knows more people to ask; then the first.
    let worth = |node: usize| (from_a.count_of(node).times(from_b.count_of(node)), graph.degree(node));
    let broker = on_the_way.filter(|_| whole.is_finite()).max_by(|&x, &y| {
        let ((ways_x, degree_x), (ways_y, degree_y)) = (worth(x), worth(y));
        ways_x.partial_cmp(&ways_y).unwrap_or(Ordering::Equal).then(degree_x.cmp(&degree_y)).then(y.cmp(&x))
    });
    Between { common, broker }
}

/// The graph in which steps and ways are counted: without direction and weights.
pub fn plain(graph: &CompactGraph) -> CompactGraph {
    graph.symmetrised(Merge::Max).unweighted()
}

/// Such a graph with one more tie.
pub fn with_tie(graph: &CompactGraph, (a, b): (usize, usize)) -> CompactGraph {
    let mut edges = graph.edges().to_vec();
    edges.push((a as u32, b as u32));
    CompactGraph::undirected(graph.node_count(), &edges)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(graph: &CompactGraph) -> (Steps, Vec<(u32, u32)>) {
        let steps = Steps::of(graph);
        let pairs = candidates(graph, &steps, |_, _| true).0;
        (steps, pairs)
    }

    // A path of six, every tie tried with networkx 3.6.1, global_efficiency: from 0.58 to 0.677777… by 0–4 and by 1–5.
    #[test]
    fn the_best_tie_of_a_path() {
        let path = CompactGraph::undirected(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]);
        let (steps, pairs) = all(&path);
        let found = best(&steps, &pairs, 3);
        assert_eq!(found[0].ends, (0, 4));
        assert_eq!(found[0].equals, 2);
        assert!((found[0].gain - 22.0 / 225.0).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn leaving_out_what_cannot_be_best_leaves_the_best() {
        use crate::graph::random::Stream;
        for seed in 0..10 {
            let mut stream = Stream::new(seed, 0);
            let edges: Vec<(u32, u32)> = (0..60).map(|_| (stream.below(50) as u32, stream.below(50) as u32)).collect();
            let graph = CompactGraph::undirected(50, &edges);
            let (steps, pairs) = all(&graph);
            let every = best(&steps, &pairs, pairs.len());
            assert_eq!(every.len(), pairs.len());
            assert_eq!(best(&steps, &pairs, 5), every[..5]);
        }
    }

    // The families of Florence without Pucci, by alphabet (vertex_cut.rs): Bischeri–Salviati and Guadagni–Pazzi, as networkx finds.
    #[test]
    fn the_best_tie_of_florence() {
        let edges = [(0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 13), (4, 10), (4, 13)];
        let more = [(6, 7), (6, 14), (8, 11), (8, 12), (8, 14), (9, 12), (10, 13), (11, 13), (11, 14)];
        let (steps, pairs) = all(&CompactGraph::undirected(15, &[&edges[..], &more].concat()));
        let found = best(&steps, &pairs, 3);
        let ends: Vec<(usize, usize)> = found.iter().map(|tie| tie.ends).collect();
        assert_eq!(ends, [(3, 12), (6, 9), (9, 13)]);
        assert!((steps.compactness() - 0.500_158_730_158_730_1).abs() < 1e-12);
        assert!((found[0].gain - 0.022_063_492_063_491_896).abs() < 1e-12);
        assert!((found[2].gain - 0.021_269_841_269_840_994).abs() < 1e-12);
    }

    //   0 ── 1 ── 3 ── 4      0 and 3 know 1 and 2 both; 0 and 4 have 3 on all ways; 5 alone
    //   └─── 2 ───┘
    #[test]
    fn who_could_introduce_whom() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]);
        assert_eq!(between(&graph, 0, 3), Between { common: vec![1, 2], broker: Some(1) });
        assert_eq!(between(&graph, 0, 4), Between { common: vec![], broker: Some(3) });
        assert_eq!(between(&graph, 0, 5), Between { common: vec![], broker: None });
    }

    // Two stars of three leaves: the centres, for nobody else is so near to all; five of nine new pairs would be further otherwise.
    #[test]
    fn apart_are_joined_at_their_centres_and_then_nothing_is_as_good() {
        let stars = CompactGraph::undirected(8, &[(0, 1), (0, 2), (0, 3), (4, 5), (4, 6), (4, 7)]);
        let (steps, pairs) = all(&stars);
        let found = one_after_another(&steps, &pairs, 2);
        assert_eq!((found[0].ends, found[0].joined, found[0].steps, found[0].equals), ((0, 4), 16.0, None, 1));
        // 1 + 6/2 + 9/3 = 7 of 28 pairs.
        assert!((found[0].gain - 7.0 / 28.0).abs() < 1e-12);
        assert!(found[1].joined.abs() < 1e-12);
    }

    // A star of 13 leaves: all C(13, 2) = 78 ties between two leaves gain the same, ½ for one of C(14, 2) = 91 pairs, more of them than
    // are gone through at a time.
    #[test]
    fn equals_are_counted_beyond_what_is_gone_through_at_a_time() {
        let star = CompactGraph::undirected(14, &(1..14).map(|leaf| (0, leaf)).collect::<Vec<_>>());
        let (steps, pairs) = all(&star);
        assert!(pairs.len() == 78 && BLOCK < 78);
        let found = best(&steps, &pairs, 1);
        assert_eq!((found.len(), found[0].ends, found[0].equals), (1, (1, 2), 78));
        assert!((found[0].gain - 0.5 / 91.0).abs() < 1e-12);
    }

    // A star of 1,199, and two apart: more than come into question. Those nearest to all are the centre and the first leaves, 250 together,
    // and of the two the first. C(249, 2) pairs of leaves are not tied, nor is anybody to the one apart.
    #[test]
    fn of_large_networks_only_the_nearest_come_into_question() {
        let edges: Vec<(u32, u32)> = (1..1_199).map(|leaf| (0, leaf)).chain([(1_199, 1_200)]).collect();
        let graph = CompactGraph::undirected(1_201, &edges);
        let (pairs, all) = candidates(&graph, &Steps::of(&graph), |_, _| true);
        assert_eq!((pairs.len(), all), (249 * 248 / 2 + 250, false));
        assert!(pairs.contains(&(0, 1_199)) && pairs.contains(&(248, 249)) && !pairs.contains(&(249, 250)));
        // Without the two all do.
        let star = CompactGraph::undirected(1_199, &edges[..1_198]);
        let (pairs, all) = candidates(&star, &Steps::of(&star), |_, _| true);
        assert_eq!((pairs.len(), all), (1_198 * 1_197 / 2, true));
    }
}
