//! The searches from several nodes of a graph with lengths, out and back.
//!
//! Distances are found side by side ([`Nearest`]), and so is which arcs lie on shortest paths; these are few, and followed search by
//! search. Of them only the nodes from which one leads on must be in order. Who is settled in the same bucket, narrower than
//! any arc is long, is not before another (Dial 1969, doi:10.1145/363269.363610).

use super::large::Found;
use super::nearest::{Distance, Nearest};
use super::plan::Plan;
use super::settle::Settle;
use super::sweep::Sums;
use crate::graph::large_count::TOO_LARGE;
use crate::graph::shortest_paths::TIE_TOLERANCE;
use std::ops::Range;

/// How much narrower a bucket is than the shortest arc is long: an arc on a shortest path may lead a little less far than it is long,
/// by [`TIE_TOLERANCE`] of the distance.
const NARROWER: f64 = 0.99;

/// Up to this many times the shortest length, it leads into a further bucket all the same.
const MOST_IN_BUCKETS: f64 = (1.0 - NARROWER) / TIE_TOLERANCE / 2.0;

/// Up to this many times the shortest length, it leads further.
const MOST_IN_ORDER: f64 = 0.5 / TIE_TOLERANCE;

/// Searches side by side: as many as were quickest, in one and in two cache lines.
const WHOLE: usize = 32;
const ANY: usize = 16;

/// Memory for one search after the other: in whole numbers, of which most fit side by side; where these do not reach, in any; and
/// where lengths are so different that shorter ones are lost in rounding beside longer ones, alone.
#[derive(Debug)]
pub(super) struct ByLengths {
    whole: Search<i16, WHOLE>,
    any: Search<f64, ANY>,
    alone: Settle,
}

impl ByLengths {
    pub(super) fn new(plan: &Plan) -> ByLengths {
        let places = plan.nodes.len();
        ByLengths { whole: Search::new(places), any: Search::new(places), alone: Settle::new(places) }
    }

    /// From each of the sources out and back.
    pub(super) fn run<const EDGES: bool>(&mut self, plan: &Plan, sources: &[u32], sums: &mut Sums) {
        let ByLengths { whole, any, alone } = self;
        alone.search(plan, sources[0]);
        let rest = whole.run::<EDGES>(plan, &plan.units, &alone.order, sources, sums);
        let rest = any.run::<EDGES>(plan, &plan.lengths, &alone.order, rest, sums);
        rest.iter().for_each(|&source| alone.run::<EDGES>(plan, source, sums));
    }
}

/// Memory for searches side by side.
#[derive(Debug)]
struct Search<D, const LANES: usize> {
    nearest: Nearest<D, LANES>,
    /// Of each search, where arcs on shortest paths lead and which they are, by the rank of the nodes that they leave, and where
    /// those of each node end.
    targets: Vec<Vec<u32>>,
    arcs: Vec<Vec<u32>>,
    ends: Vec<Vec<u32>>,
    /// The ranks from which an arc leads on in the search at work; the same, nearest first; and where each bucket begins.
    inner: Vec<u32>,
    order: Vec<u32>,
    buckets: Vec<u32>,
    /// Shortest paths to each node.
    paths: Vec<f64>,
    /// How many nodes each stands for.
    stands_for: Vec<f64>,
    /// Brandes' (1 + δ) / σ of each node, on the way back.
    shares: Vec<f64>,
    /// What is added up over searches.
    sums: Vec<f64>,
}

impl<D: Distance, const LANES: usize> Search<D, LANES> {
    fn new(places: usize) -> Self {
        let lists = || vec![Vec::new(); LANES];
        Search {
            nearest: Nearest::new(places),
            targets: lists(),
            arcs: lists(),
            ends: lists(),
            inner: Vec::new(),
            order: Vec::new(),
            buckets: Vec::new(),
            paths: Vec::new(),
            stands_for: Vec::new(),
            shares: Vec::new(),
            sums: Vec::new(),
        }
    }

    /// From sources out and back, and says which are left: those from which it is too far for these numbers, and those after them.
    /// What they reach is asked in the order in which it was met first.
    fn run<'s, const EDGES: bool>(
        &mut self,
        plan: &Plan,
        lengths: &[D],
        first: &[u32],
        sources: &'s [u32],
        sums: &mut Sums,
    ) -> &'s [u32] {
        if lengths.is_empty() || sources.is_empty() {
            return sources;
        }
        self.nearest.lay_out(plan, lengths, first, sources);
        self.stands_for.clear();
        self.stands_for.extend(self.nearest.order.iter().map(|&node| plan.stands_for[node as usize]));
        let reached = self.nearest.order.len();
        self.sums.clear();
        self.sums.resize(reached, 0.0);
        self.shares.resize(reached, 0.0);
        let Range { start: shortest, end: longest } = self.nearest.lengths();
        let per_unit = 1.0 / (NARROWER * shortest);
        let mut rest = sources;
        for sources in sources.chunks(LANES) {
            self.nearest.search(sources);
            let most = self.nearest.most();
            if most + longest >= D::FAR.value() || most >= MOST_IN_ORDER * shortest {
                break;
            }
            rest = &rest[sources.len()..];
            let few = (4 * reached + 64) as f64;
            let buckets =
                (most * per_unit < few && most < MOST_IN_BUCKETS * shortest).then(|| (most * per_unit) as usize + 1);
            self.find_arcs::<EDGES>(plan);
            for (lane, &source) in sources.iter().enumerate() {
                self.find_inner(lane);
                match buckets {
                    Some(buckets) => self.sort_by_buckets(lane, buckets, per_unit),
                    None => self.sort(lane),
                }
                if self.count(lane) > TOO_LARGE {
                    self.come_back_large::<EDGES>(plan, lane, sums);
                } else {
                    self.come_back::<EDGES>(lane, plan.stands_for[source as usize], &mut sums.arcs);
                }
            }
        }
        let found = self.nearest.order.iter().zip(&self.sums);
        found.for_each(|(&node, sum)| sums.nodes[node as usize] += sum);
        rest
    }

    /// Finds the arcs on shortest paths of all searches.
    fn find_arcs<const EDGES: bool>(&mut self, plan: &Plan) {
        let Search { nearest, targets, arcs, ends, .. } = self;
        targets.iter_mut().chain(&mut *arcs).for_each(Vec::clear);
        ends.iter_mut().for_each(|ends| ends.resize(nearest.order.len(), 0));
        for (at, &node) in nearest.order.iter().enumerate() {
            let from = &nearest.distances[at];
            for (&(next, length), arc) in nearest.arcs(at).iter().zip(plan.out.range(node)) {
                let mut bits = from.leads_on(length, &nearest.distances[next as usize]);
                while bits != 0 {
                    let lane = bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    targets[lane].push(next);
                    if EDGES {
                        arcs[lane].push(arc as u32);
                    }
                }
            }
            ends.iter_mut().zip(&*targets).for_each(|(ends, targets)| ends[at] = targets.len() as u32);
        }
    }

    /// The ranks from which an arc leads on in this search, in ascending order.
    fn find_inner(&mut self, lane: usize) {
        let (ends, inner) = (&self.ends[lane], &mut self.inner);
        inner.resize(ends.len(), 0);
        let (mut kept, mut before) = (0, 0);
        for (rank, &end) in ends.iter().enumerate() {
            inner[kept] = rank as u32;
            kept += usize::from(end > before);
            before = end;
        }
        inner.truncate(kept);
    }

    /// Puts them in order: who is in a nearer bucket comes first.
    fn sort_by_buckets(&mut self, lane: usize, count: usize, per_unit: f64) {
        let Search { nearest, inner, order, buckets, .. } = self;
        let bucket = |rank: u32| (nearest.distances[rank as usize].0[lane].value() * per_unit) as usize;
        buckets.clear();
        buckets.resize(count + 1, 0);
        inner.iter().for_each(|&rank| buckets[bucket(rank) + 1] += 1);
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        order.resize(inner.len(), 0);
        for &rank in &*inner {
            let place = &mut buckets[bucket(rank)];
            order[*place as usize] = rank;
            *place += 1;
        }
    }

    /// Puts them in order, nearest first.
    fn sort(&mut self, lane: usize) {
        let Search { nearest, inner, order, .. } = self;
        order.clone_from(inner);
        order.sort_unstable_by(|&a, &b| {
            let [here, there] = [a, b].map(|rank| nearest.distances[rank as usize].0[lane].value());
            here.total_cmp(&there).then(a.cmp(&b))
        });
    }

    /// Counts shortest paths, and says how many there are at most.
    fn count(&mut self, lane: usize) -> f64 {
        let Search { nearest, targets, ends, order, paths, .. } = self;
        paths.clear();
        paths.resize(nearest.order.len(), 0.0);
        let (targets, ends) = (&targets[lane][..], &ends[lane][..]);
        paths[order[0] as usize] = 1.0;
        for &node in &*order {
            let count = paths[node as usize];
            targets[row(ends, node)].iter().for_each(|&next| paths[next as usize] += count);
        }
        paths.iter().fold(0.0, |most, &count| if count > most { count } else { most })
    }

    fn come_back<const EDGES: bool>(&mut self, lane: usize, times: f64, over_arcs: &mut [f64]) {
        let Search { targets, arcs, ends, order, paths, stands_for, shares, sums, .. } = self;
        let (targets, ends) = (&targets[lane][..], &ends[lane][..]);
        // Who has nothing further: only itself. Who is not reached is asked by nobody.
        let alone = stands_for.iter().zip(&*paths).map(|(stands_for, count)| stands_for / count);
        shares.iter_mut().zip(alone).for_each(|(share, alone)| *share = alone);
        let source = order[0] as usize;
        let of_source = sums[source];
        for &node in order.iter().rev() {
            let at = node as usize;
            let row = row(ends, node);
            let weight = times * paths[at];
            let further = targets[row.clone()].iter().fold(0.0, |sum, &next| sum + shares[next as usize]);
            if EDGES {
                for (&next, &arc) in targets[row.clone()].iter().zip(&arcs[lane][row]) {
                    over_arcs[arc as usize] += weight * shares[next as usize];
                }
            }
            sums[at] += weight * further;
            shares[at] += further;
        }
        sums[source] = of_source;
    }

    /// The same where there are more paths than floating point counts.
    fn come_back_large<const EDGES: bool>(&self, plan: &Plan, lane: usize, sums: &mut Sums) {
        let (paths, ends) = (&self.paths, &self.ends[lane][..]);
        let leaves = (0..paths.len() as u32).filter(|&rank| paths[rank as usize] > 0.0 && row(ends, rank).is_empty());
        let (mut order, mut targets, mut arcs, mut found) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let place = |rank: u32| self.nearest.order[rank as usize];
        for rank in self.order.iter().copied().chain(leaves) {
            order.push(place(rank));
            let row = row(ends, rank);
            targets.extend(self.targets[lane][row.clone()].iter().map(|&next| place(next)));
            if EDGES {
                arcs.extend_from_slice(&self.arcs[lane][row]);
            }
            found.push(targets.len());
        }
        Found { order: &order, targets: &targets, arcs: &arcs, ends: &found }.come_back::<EDGES>(plan, sums);
    }
}

/// The arcs of a node.
#[inline(always)]
fn row(ends: &[u32], node: u32) -> Range<usize> {
    let node = node as usize;
    (if node == 0 { 0 } else { ends[node - 1] as usize })..ends[node] as usize
}
