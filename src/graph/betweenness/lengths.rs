//! The search from one node of a graph with lengths, and back.
//!
//! Nodes that wait lie in buckets by distance (Dial 1969, doi:10.1145/363269.363610). No arc is shorter than a bucket is wide,
//! where lengths are not too different: whoever lies in the first bucket that is not empty then has its distance for good, and
//! nothing needs to be sorted (Dinic 1978). Otherwise the first bucket is sorted in a heap.

use super::large::Found;
use super::plan::Plan;
use super::sweep::Sums;
use crate::graph::large_count::TOO_LARGE;
use crate::graph::shortest_paths::TIE_TOLERANCE;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The most buckets that are between a node and its neighbours.
const BUCKETS: usize = 4096;

/// Not settled.
const WAITING: u32 = u32::MAX;

/// Memory for one search after the other.
#[derive(Debug)]
pub(super) struct ByLengths {
    queue: Queue,
    /// Nodes reached, the source first, in the order in which they were settled.
    order: Vec<u32>,
    /// The place of each node in that order, its distance, and the number of shortest paths to it.
    place: Vec<u32>,
    distance: Vec<f64>,
    paths: Vec<f64>,
    /// Brandes' (1 + δ) / σ of each node, on the way back.
    shares: Vec<f64>,
    /// Where arcs on shortest paths lead, and which they are, by the order of the nodes that they leave.
    targets: Vec<u32>,
    arcs: Vec<u32>,
    ends: Vec<usize>,
}

impl ByLengths {
    pub(super) fn new(plan: &Plan) -> ByLengths {
        let n = plan.nodes.len();
        ByLengths {
            queue: Queue::new(&plan.lengths),
            order: Vec::with_capacity(n),
            place: vec![WAITING; n],
            distance: vec![f64::INFINITY; n],
            paths: vec![0.0; n],
            shares: vec![0.0; n],
            targets: vec![0; plan.edges.len()],
            arcs: vec![0; plan.edges.len()],
            ends: Vec::with_capacity(n),
        }
    }

    /// From each of the sources out and back.
    pub(super) fn run<const EDGES: bool>(&mut self, plan: &Plan, sources: &[u32], sums: &mut Sums) {
        for &source in sources {
            self.settle(plan, source);
            if self.count::<EDGES>(plan) > TOO_LARGE {
                let ByLengths { order, targets, arcs, ends, .. } = &*self;
                Found { order, targets, arcs, ends }.come_back::<EDGES>(plan, sums);
            } else {
                self.come_back::<EDGES>(plan, sums);
            }
        }
    }

    fn settle(&mut self, plan: &Plan, source: u32) {
        let ByLengths { queue, order, place, distance, paths, .. } = self;
        for node in order.drain(..) {
            let node = node as usize;
            (place[node], distance[node], paths[node]) = (WAITING, f64::INFINITY, 0.0);
        }
        (distance[source as usize], paths[source as usize]) = (0.0, 1.0);
        queue.begin(source);
        while let Some(node) = queue.next() {
            if place[node as usize] != WAITING {
                continue;
            }
            place[node as usize] = order.len() as u32;
            order.push(node);
            let here = distance[node as usize];
            let row = plan.out.range(node);
            for (&next, &length) in plan.out.targets[row.clone()].iter().zip(&plan.lengths[row]) {
                let through = here + length;
                if through < distance[next as usize] {
                    distance[next as usize] = through;
                    queue.push(next, through);
                }
            }
        }
    }

    /// Counts shortest paths, and says how many there are at most. Whether an arc is on one is as good as random, so it is written
    /// down in any case and kept by moving on.
    fn count<const EDGES: bool>(&mut self, plan: &Plan) -> f64 {
        let ByLengths { order, place, distance, paths, targets, arcs, ends, .. } = self;
        ends.clear();
        let (mut kept, mut most) = (0, 0.0f64);
        for (rank, &node) in order.iter().enumerate() {
            let (here, count) = (distance[node as usize], paths[node as usize]);
            most = most.max(count);
            let row = plan.out.range(node);
            for ((&next, &length), arc) in plan.out.targets[row.clone()].iter().zip(&plan.lengths[row.clone()]).zip(row)
            {
                let to = next as usize;
                let shortest = (here + length <= distance[to] * (1.0 + TIE_TOLERANCE)) & (place[to] as usize > rank);
                paths[to] += if shortest { count } else { 0.0 };
                targets[kept] = next;
                if EDGES {
                    arcs[kept] = arc as u32;
                }
                kept += usize::from(shortest);
            }
            ends.push(kept);
        }
        most
    }

    fn come_back<const EDGES: bool>(&mut self, plan: &Plan, sums: &mut Sums) {
        let times = plan.stands_for[self.order[0] as usize];
        for (rank, &node) in self.order.iter().enumerate().rev() {
            let at = node as usize;
            let kept = if rank == 0 { 0 } else { self.ends[rank - 1] }..self.ends[rank];
            let count = self.paths[at];
            let further = self.targets[kept.clone()].iter().fold(0.0, |sum, &next| sum + self.shares[next as usize]);
            if EDGES {
                for (&next, &arc) in self.targets[kept.clone()].iter().zip(&self.arcs[kept]) {
                    sums.arcs[arc as usize] += times * count * self.shares[next as usize];
                }
            }
            if rank > 0 {
                sums.nodes[at] += times * count * further;
            }
            self.shares[at] = plan.stands_for[at] / count + further;
        }
    }
}

/// Nodes that wait, nearest first.
#[derive(Debug)]
struct Queue {
    /// Buckets per unit of distance.
    per_unit: f64,
    /// Whether no arc is shorter than a bucket is wide.
    apart: bool,
    /// In a ring: the longest arc leads from any bucket to one that comes before it again.
    buckets: Vec<Vec<u32>>,
    distances: Vec<Vec<f64>>,
    /// Which buckets have something in them, one in each bit.
    filled: Vec<u64>,
    /// The bucket at work, counted on; what is left of it; and the same sorted.
    at: usize,
    left: Vec<u32>,
    sorted: BinaryHeap<Reverse<(u64, u32)>>,
}

impl Queue {
    fn new(lengths: &[f64]) -> Queue {
        let (shortest, longest) =
            lengths.iter().fold((f64::INFINITY, 0.0f64), |(low, high), &length| (low.min(length), high.max(length)));
        // A little narrower, for whatever is lost in rounding.
        let width = (0.999 * shortest).max(longest / (BUCKETS as f64 - 3.0));
        let apart = width < shortest;
        let buckets =
            if lengths.is_empty() { 64 } else { ((longest / width) as usize + 3).next_power_of_two().max(64) };
        Queue {
            per_unit: 1.0 / width,
            apart,
            buckets: vec![Vec::new(); buckets],
            distances: vec![Vec::new(); if apart { 0 } else { buckets }],
            filled: vec![0; buckets / 64],
            at: 0,
            left: Vec::new(),
            sorted: BinaryHeap::new(),
        }
    }

    /// Nobody waits any more but the source.
    fn begin(&mut self, source: u32) {
        self.at = 0;
        self.left.clear();
        self.left.push(source);
    }

    fn push(&mut self, node: u32, distance: f64) {
        let bucket = (distance * self.per_unit) as usize;
        if !self.apart && bucket <= self.at {
            self.sorted.push(Reverse((distance.to_bits(), node)));
            return;
        }
        let place = bucket & (self.buckets.len() - 1);
        self.buckets[place].push(node);
        if !self.apart {
            self.distances[place].push(distance);
        }
        self.filled[place / 64] |= 1 << (place % 64);
    }

    /// The next node; again what has been there before, if it was pushed more than once.
    fn next(&mut self) -> Option<u32> {
        loop {
            if let Some(node) = self.left.pop() {
                return Some(node);
            }
            if let Some(Reverse((_, node))) = self.sorted.pop() {
                return Some(node);
            }
            self.turn()?;
        }
    }

    /// On to the next bucket with something in it.
    fn turn(&mut self) -> Option<()> {
        let (words, start) = (self.filled.len(), (self.at + 1) & (self.buckets.len() - 1));
        let first = self.filled[start / 64] & (u64::MAX << (start % 64));
        let (mut word, mut bits) = (start / 64, first);
        for step in 1..=words {
            if bits != 0 {
                break;
            }
            word = (start / 64 + step) % words;
            bits = self.filled[word];
        }
        if bits == 0 {
            return None;
        }
        let place = word * 64 + bits.trailing_zeros() as usize;
        self.filled[word] &= !(1 << (place % 64));
        self.at += 1 + (place.wrapping_sub(start) & (self.buckets.len() - 1));
        if self.apart {
            std::mem::swap(&mut self.left, &mut self.buckets[place]);
        } else {
            let nodes = self.buckets[place].drain(..).zip(self.distances[place].drain(..));
            self.sorted.extend(nodes.map(|(node, distance)| Reverse((distance.to_bits(), node))));
        }
        Some(())
    }
}
