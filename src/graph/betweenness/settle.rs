//! The search by lengths from one node alone, by Dijkstra's algorithm: where sources lie, and where lengths are so different that
//! nothing but the order of settling tells who comes before whom.

use super::large::Found;
use super::plan::Plan;
use super::sweep::Sums;
use crate::graph::shortest_paths::TIE_TOLERANCE;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Not settled; before nobody.
const NONE: u32 = u32::MAX;

/// Memory for one search after the other.
#[derive(Debug)]
pub(super) struct Settle {
    /// Nodes reached, the source first, nearest first.
    pub(super) order: Vec<u32>,
    place: Vec<u32>,
    distance: Vec<f64>,
    /// The node that each was found from.
    before: Vec<u32>,
    heap: BinaryHeap<Reverse<(u64, u32)>>,
}

impl Settle {
    pub(super) fn new(nodes: usize) -> Settle {
        Settle {
            order: Vec::new(),
            place: vec![NONE; nodes],
            distance: vec![f64::INFINITY; nodes],
            before: vec![NONE; nodes],
            heap: BinaryHeap::new(),
        }
    }

    pub(super) fn search(&mut self, plan: &Plan, source: u32) {
        let Settle { order, place, distance, before, heap } = self;
        for node in order.drain(..) {
            let node = node as usize;
            (place[node], distance[node], before[node]) = (NONE, f64::INFINITY, NONE);
        }
        distance[source as usize] = 0.0;
        // Distances are positive, so their bits are in the same order.
        heap.push(Reverse((0, source)));
        while let Some(Reverse((_, node))) = heap.pop() {
            if place[node as usize] != NONE {
                continue;
            }
            place[node as usize] = order.len() as u32;
            order.push(node);
            let here = distance[node as usize];
            let row = plan.out.range(node);
            for (&next, &length) in plan.out.targets[row.clone()].iter().zip(&plan.lengths[row]) {
                let through = here + length;
                if through < distance[next as usize] {
                    (distance[next as usize], before[next as usize]) = (through, node);
                    heap.push(Reverse((through.to_bits(), next)));
                }
            }
        }
    }

    /// From a source out and back.
    pub(super) fn run<const EDGES: bool>(&mut self, plan: &Plan, source: u32, sums: &mut Sums) {
        self.search(plan, source);
        let Settle { order, place, distance, .. } = &*self;
        let (mut targets, mut arcs, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        for (rank, &node) in order.iter().enumerate() {
            for arc in plan.out.range(node) {
                let to = plan.out.targets[arc] as usize;
                let through = distance[node as usize] + plan.lengths[arc];
                if through <= distance[to] * (1.0 + TIE_TOLERANCE) && place[to] as usize > rank {
                    targets.push(to as u32);
                    arcs.push(arc as u32);
                }
            }
            ends.push(targets.len());
        }
        Found { order, targets: &targets, arcs: &arcs, ends: &ends }.come_back::<EDGES>(plan, sums);
    }

    /// The nodes reached, those that one runs to over the same ties one after the other: down each branch of the tree of shortest
    /// paths before the next begins.
    fn branches(&self) -> Vec<u32> {
        let (mut behind, mut begins) = (vec![1u32; self.place.len()], vec![0u32; self.place.len()]);
        for &node in self.order.iter().skip(1).rev() {
            behind[self.before[node as usize] as usize] += behind[node as usize];
        }
        // Where the next branch of each node begins.
        let mut branches = vec![0; self.order.len()];
        for &node in &self.order {
            let at = match self.before[node as usize] {
                NONE => 0,
                before => {
                    let next = &mut begins[before as usize];
                    *next += behind[node as usize];
                    *next - behind[node as usize]
                }
            };
            branches[at as usize] = node;
            begins[node as usize] = at + 1;
        }
        branches
    }
}

/// All places of an undirected graph that lead anywhere, those that are near each other together.
pub(super) fn near_each_other(plan: &Plan) -> Vec<u32> {
    let mut settle = Settle::new(plan.nodes.len());
    let mut met = vec![false; plan.nodes.len()];
    let mut all = Vec::with_capacity(met.len());
    for start in 0..met.len() as u32 {
        if !met[start as usize] {
            settle.search(plan, start);
            let branches = settle.branches();
            branches.iter().for_each(|&node| met[node as usize] = true);
            all.extend(branches);
        }
    }
    all.retain(|&place| !plan.out.of(place).is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;
    use crate::graph::compact::Merge;

    //   1 ──2── 0 ──1── 2       By distance from 0: 2, 1, 3 (over 2), 4 (over 1), 5 (over 3).
    //   │1      │4½   1│       The branch of 2 before that of 1.
    //   4 ──9── 5 ──2── 3
    #[test]
    fn branch_by_branch() {
        let ties = [(0, 1, 2.0), (0, 2, 1.0), (1, 4, 1.0), (0, 5, 4.5), (2, 3, 1.0), (3, 5, 2.0), (4, 5, 9.0)];
        let edges = ties.map(|(a, b, length)| (a, b, 1.0 / length));
        let graph = CompactGraph::from_edges(6, false, true, &edges, Merge::Max);
        let plan = Plan::whole(&graph);
        let mut settle = Settle::new(6);
        settle.search(&plan, plan.nodes.iter().position(|&node| node == 0).unwrap_or(0) as u32);
        let named = |places: &[u32]| places.iter().map(|&place| plan.nodes[place as usize]).collect::<Vec<_>>();
        assert_eq!(named(&settle.branches()), [0, 2, 3, 5, 1, 4]);
    }
}
