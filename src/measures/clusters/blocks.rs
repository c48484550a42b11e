//! The groups of a block model while they are sought: what a move or a merger adds to the description, without counting anew.

use super::Partition;
use super::block_counts::Shares;
use crate::graph::CompactGraph;
use crate::graph::counts::LogFactorials;
use std::collections::BTreeSet;

/// The nodes of a graph that have ties, and all that does not depend on the groups.
#[derive(Debug)]
pub(super) struct TiedPart {
    /// Their numbers in the whole graph, ascending.
    pub(super) nodes: Vec<usize>,
    graph: CompactGraph,
    /// Which nodes have the same degree, as numbers from 0: going (or all), and coming.
    kind: [Vec<usize>; 2],
    kinds: [usize; 2],
    logs: LogFactorials,
    shares: Shares,
}

impl TiedPart {
    pub(super) fn of(whole: &CompactGraph) -> Self {
        let keep: Vec<bool> =
            (0..whole.node_count()).map(|node| whole.degree(node) + whole.in_degree(node) > 0).collect();
        let (graph, nodes) = whole.induced(&keep);
        let n = graph.node_count();
        let degrees = [
            (0..n).map(|node| graph.degree(node)).collect::<Vec<usize>>(),
            (0..n).map(|node| graph.in_degree(node)).collect(),
        ];
        let numbered = degrees.map(|degrees| {
            let known: BTreeSet<usize> = degrees.iter().copied().collect();
            let known: Vec<usize> = known.into_iter().collect();
            let number = |degree: &usize| known.binary_search(degree).expect("every degree is listed");
            (degrees.iter().map(number).collect::<Vec<usize>>(), known.len())
        });
        let ends = if graph.is_directed() { graph.edge_count() } else { 2 * graph.edge_count() };
        TiedPart {
            nodes: nodes.into_iter().map(|node| node as usize).collect(),
            kinds: [numbered[0].1, numbered[1].1],
            kind: numbered.map(|(kind, _)| kind),
            logs: LogFactorials::up_to(ends.max(n) + 1),
            shares: Shares::up_to(ends, n),
            graph,
        }
    }

    pub(super) fn count(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn ties(&self) -> usize {
        self.graph.edge_count()
    }

    /// The directions that degrees are told in: one, or two where ties have a direction.
    fn ways(&self) -> std::ops::Range<usize> {
        0..if self.graph.is_directed() { 2 } else { 1 }
    }

    /// One of the partners of a node in either direction, by a number below [`TiedPart::partner_count`]. Somebody tied both ways has
    /// two numbers.
    pub(super) fn partner(&self, node: usize, place: usize) -> usize {
        let out = self.graph.neighbors(node);
        let other = if place < out.len() { out[place] } else { self.graph.in_neighbors(node)[place - out.len()] };
        other as usize
    }

    pub(super) fn partner_count(&self, node: usize) -> usize {
        self.graph.ends_at(node)
    }

    /// The part of the length that a number of groups takes: the table of ties, and the sizes of the groups.
    fn for_groups(&self, groups: usize) -> f64 {
        let pairs = if self.graph.is_directed() { groups * groups } else { groups * (groups + 1) / 2 };
        let table = self.logs.choose(pairs + self.ties() - 1, self.ties());
        table + self.logs.choose(self.count() - 1, groups - 1)
    }

    /// The part of the length that is the same for all divisions.
    fn constant(&self) -> f64 {
        let n = self.count();
        let degrees = (0..n).map(|node| {
            let back = if self.graph.is_directed() { self.logs.of(self.graph.in_degree(node)) } else { 0.0 };
            self.logs.of(self.graph.degree(node)) + back
        });
        self.logs.of(n) + (n as f64).ln() - degrees.sum::<f64>()
    }
}

/// A division of the nodes with ties, with the counts that its description length is made of.
#[derive(Debug, Clone)]
pub(super) struct Blocks<'a> {
    part: &'a TiedPart,
    /// Group of every node.
    group: Vec<usize>,
    /// Room for this many groups; some may be empty.
    room: usize,
    size: Vec<usize>,
    /// Ties from group to group. Without direction both cells of a pair are kept alike, and ties inside count once.
    ties: Vec<u32>,
    /// Ends of ties in each group: going (or all), and coming.
    ends: [Vec<usize>; 2],
    /// Members of each kind in each group.
    kinds: [Vec<u32>; 2],
    groups: usize,
    /// Ties of the node at hand to each group, going and coming, and the groups it is tied to.
    to: [Vec<u32>; 2],
    touched: Vec<usize>,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(part: &'a TiedPart, division: &Partition) -> Self {
        // One more than there are, for a group to come.
        let room = (division.count() + 1).min(part.count()).max(1);
        let mut blocks = Blocks {
            part,
            group: division.labels().to_vec(),
            room,
            size: vec![0; room],
            ties: vec![0; room * room],
            ends: [vec![0; room], vec![0; room]],
            kinds: part.kinds.map(|kinds| vec![0; room * kinds]),
            groups: division.count(),
            to: [vec![0; room], vec![0; room]],
            touched: Vec::new(),
        };
        for (node, &group) in division.labels().iter().enumerate() {
            blocks.size[group] += 1;
            for way in 0..2 {
                blocks.kinds[way][group * part.kinds[way] + part.kind[way][node]] += 1;
            }
            blocks.ends[0][group] += part.graph.degree(node);
            blocks.ends[1][group] += part.graph.in_degree(node);
        }
        for &(a, b) in part.graph.edges() {
            let (a, b) = (division.group_of(a as usize), division.group_of(b as usize));
            blocks.ties[a * room + b] += 1;
            if !blocks.directed() && a != b {
                blocks.ties[b * room + a] += 1;
            }
        }
        blocks
    }

    fn directed(&self) -> bool {
        self.part.graph.is_directed()
    }

    pub(super) fn groups(&self) -> usize {
        self.groups
    }

    pub(super) fn group_of(&self, node: usize) -> usize {
        self.group[node]
    }

    pub(super) fn labels(&self) -> &[usize] {
        &self.group
    }

    /// The groups that have members, ascending.
    pub(super) fn alive(&self) -> Vec<usize> {
        (0..self.room).filter(|&group| self.size[group] > 0).collect()
    }

    /// A group without members, if there is room for one.
    pub(super) fn empty(&self) -> Option<usize> {
        (0..self.room).find(|&group| self.size[group] == 0)
    }

    pub(super) fn is_alone(&self, node: usize) -> bool {
        self.size[self.group[node]] == 1
    }

    /// The whole length, in nats.
    pub(super) fn length(&self) -> f64 {
        let alive = self.alive();
        let mut sum = self.part.constant() + self.part.for_groups(self.groups);
        for &r in &alive {
            sum += self.shares(r);
            for way in self.part.ways() {
                let members = &self.kinds[way][r * self.part.kinds[way]..(r + 1) * self.part.kinds[way]];
                sum -= members.iter().map(|&count| self.part.logs.of(count as usize)).sum::<f64>();
            }
            for &s in alive.iter().filter(|&&s| self.directed() || s <= r) {
                sum += self.cell(r == s, self.ties[r * self.room + s]);
            }
        }
        sum
    }

    /// What the ties of a pair of groups take.
    fn cell(&self, inside: bool, ties: u32) -> f64 {
        let count = ties as usize;
        let pairs = if inside && !self.directed() { count as f64 * std::f64::consts::LN_2 } else { 0.0 };
        -self.part.logs.of(count) - pairs
    }

    /// What telling the degrees of a group takes, apart from which member has which.
    fn shares(&self, group: usize) -> f64 {
        self.shares_of(self.size[group], [self.ends[0][group], self.ends[1][group]])
    }

    fn shares_of(&self, size: usize, ends: [usize; 2]) -> f64 {
        let one = |ends: usize| self.part.logs.of(ends) + self.part.shares.of(ends, size);
        // Of ln n! once for each way of degrees, less once for the members, nothing is left without direction.
        one(ends[0]) + if self.directed() { one(ends[1]) + self.part.logs.of(size) } else { 0.0 }
    }

    /// Looks up the ties of a node, for [`Blocks::cost_of_move`] and [`Blocks::move_to`].
    pub(super) fn look_at(&mut self, node: usize) {
        for group in self.touched.drain(..) {
            self.to[0][group] = 0;
            self.to[1][group] = 0;
        }
        let graph = &self.part.graph;
        let back: &[u32] = if graph.is_directed() { graph.in_neighbors(node) } else { &[] };
        for (way, others) in [graph.neighbors(node), back].into_iter().enumerate() {
            for &other in others {
                let group = self.group[other as usize];
                if self.to[0][group] + self.to[1][group] == 0 {
                    self.touched.push(group);
                }
                self.to[way][group] += 1;
            }
        }
    }

    /// Calls `change(r, s, by)` for every cell of the table that differs once the node looked at is in another group; without
    /// direction once for a pair.
    fn changes(&self, from: usize, into: usize, mut change: impl FnMut(usize, usize, i64)) {
        let (out, back) = (|group: usize| i64::from(self.to[0][group]), |group: usize| i64::from(self.to[1][group]));
        for &other in self.touched.iter().filter(|&&other| other != from && other != into) {
            let (going, coming) = (out(other), back(other));
            change(from, other, -going);
            change(into, other, going);
            if self.directed() {
                change(other, from, -coming);
                change(other, into, coming);
            }
        }
        let (own_out, own_back) = (out(from), back(from));
        let (new_out, new_back) = (out(into), back(into));
        change(from, from, -own_out - own_back);
        change(into, into, new_out + new_back);
        if self.directed() {
            change(from, into, own_back - new_out);
            change(into, from, own_out - new_back);
        } else {
            change(from, into, own_out - new_out);
        }
    }

    /// How much longer (below nought: shorter) the description is with the node looked at in another group.
    pub(super) fn cost_of_move(&self, node: usize, into: usize) -> f64 {
        let from = self.group[node];
        if from == into {
            return 0.0;
        }
        let mut sum = 0.0;
        self.changes(from, into, |r, s, by| {
            if by != 0 {
                let old = self.ties[r * self.room + s];
                let new = (i64::from(old) + by) as u32;
                sum += self.cell(r == s, new) - self.cell(r == s, old);
            }
        });
        for way in self.part.ways() {
            let (kinds, kind) = (self.part.kinds[way], self.part.kind[way][node]);
            let at = |group: usize| f64::from(self.kinds[way][group * kinds + kind]);
            // ln c! − ln (c − 1)! = ln c, once for the group that loses and once for the one that wins.
            sum += at(from).ln() - (at(into) + 1.0).ln();
        }
        let degrees = [self.part.graph.degree(node), self.part.graph.in_degree(node)];
        let less = [self.ends[0][from] - degrees[0], self.ends[1][from] - degrees[1]];
        let more = [self.ends[0][into] + degrees[0], self.ends[1][into] + degrees[1]];
        sum += self.shares_of(self.size[from] - 1, less) - self.shares(from);
        sum += self.shares_of(self.size[into] + 1, more) - self.shares(into);
        let after = self.groups + usize::from(self.size[into] == 0) - usize::from(self.size[from] == 1);
        if after != self.groups {
            sum += self.part.for_groups(after) - self.part.for_groups(self.groups);
        }
        sum
    }

    /// Puts the node looked at into another group.
    pub(super) fn move_to(&mut self, node: usize, into: usize) {
        let from = self.group[node];
        let mut list = Vec::with_capacity(4 * self.touched.len() + 4);
        self.changes(from, into, |r, s, by| list.push((r, s, by)));
        for (r, s, by) in list {
            self.add(r, s, by);
        }
        for way in 0..2 {
            let (kinds, kind) = (self.part.kinds[way], self.part.kind[way][node]);
            self.kinds[way][from * kinds + kind] -= 1;
            self.kinds[way][into * kinds + kind] += 1;
        }
        let degrees = [self.part.graph.degree(node), self.part.graph.in_degree(node)];
        for (ends, degree) in self.ends.iter_mut().zip(degrees) {
            ends[from] -= degree;
            ends[into] += degree;
        }
        self.groups += usize::from(self.size[into] == 0);
        self.size[from] -= 1;
        self.size[into] += 1;
        self.groups -= usize::from(self.size[from] == 0);
        self.group[node] = into;
    }

    fn add(&mut self, r: usize, s: usize, by: i64) {
        self.ties[r * self.room + s] = (i64::from(self.ties[r * self.room + s]) + by) as u32;
        if !self.directed() && r != s {
            self.ties[s * self.room + r] = self.ties[r * self.room + s];
        }
    }

    /// How much longer (below nought: shorter) the description is with two groups in one. `alive` lists the groups.
    pub(super) fn cost_of_merger(&self, from: usize, into: usize, alive: &[usize]) -> f64 {
        let at = |r: usize, s: usize| self.ties[r * self.room + s];
        let mut sum = 0.0;
        let one = |inside: bool, a: u32, b: u32| {
            if a == 0 || b == 0 { 0.0 } else { self.cell(inside, a + b) - self.cell(inside, a) - self.cell(inside, b) }
        };
        for &other in alive.iter().filter(|&&other| other != from && other != into) {
            sum += one(false, at(from, other), at(into, other));
            if self.directed() {
                sum += one(false, at(other, from), at(other, into));
            }
        }
        let between = if self.directed() { at(from, into) + at(into, from) } else { at(from, into) };
        let (a, b) = (at(from, from), at(into, into));
        sum += self.cell(true, a + b + between) - self.cell(true, a) - self.cell(true, b);
        sum -= self.cell(false, at(from, into)) + if self.directed() { self.cell(false, at(into, from)) } else { 0.0 };
        let logs = &self.part.logs;
        for way in self.part.ways() {
            let of = |group: usize| &self.kinds[way][group * self.part.kinds[way]..(group + 1) * self.part.kinds[way]];
            for (&a, &b) in of(from).iter().zip(of(into)).filter(|(a, b)| **a > 0 && **b > 0) {
                let (a, b) = (a as usize, b as usize);
                sum -= logs.of(a + b) - logs.of(a) - logs.of(b);
            }
        }
        let ends = [0, 1].map(|way| self.ends[way][from] + self.ends[way][into]);
        sum += self.shares_of(self.size[from] + self.size[into], ends) - self.shares(from) - self.shares(into);
        sum + self.part.for_groups(self.groups - 1) - self.part.for_groups(self.groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;
    use crate::graph::random::Stream;

    // What a move or a merger is said to cost is the difference of the whole lengths before and after.
    #[test]
    fn costs_are_differences_of_lengths() {
        let mut random = Stream::new(7, 0);
        for (trial, directed) in [false, true].into_iter().cycle().take(40).enumerate() {
            let n = 5 + trial % 6;
            let edges: Vec<(u32, u32, f64)> =
                (0..3 * n).map(|_| (random.below(n) as u32, random.below(n) as u32, 1.0)).collect();
            let part = TiedPart::of(&CompactGraph::from_edges(n, directed, false, &edges, Merge::Max));
            let labels: Vec<usize> = (0..part.count()).map(|_| random.below(4)).collect();
            let mut blocks = Blocks::new(&part, &Partition::from_labels(&labels));
            for node in 0..part.count() {
                let into = random.below(blocks.room);
                if into == blocks.group_of(node) {
                    continue;
                }
                let before = blocks.length();
                blocks.look_at(node);
                let cost = blocks.cost_of_move(node, into);
                blocks.move_to(node, into);
                let anew = Blocks::new(&part, &Partition::from_labels(blocks.labels()));
                assert!((blocks.length() - anew.length()).abs() < 1e-9);
                assert!((anew.length() - before - cost).abs() < 1e-9, "{trial}: {cost}");
            }
            let alive = blocks.alive();
            for &from in &alive {
                for &into in alive.iter().filter(|&&into| into != from) {
                    let merged: Vec<usize> =
                        blocks.labels().iter().map(|&group| if group == from { into } else { group }).collect();
                    let after = Blocks::new(&part, &Partition::from_labels(&merged)).length();
                    let cost = blocks.cost_of_merger(from, into, &alive);
                    assert!((after - blocks.length() - cost).abs() < 1e-9, "{trial}: {cost}");
                }
            }
        }
    }
}
