//! One direction of a graph in compressed rows.

use super::parallel;
use std::ops::Range;

/// The neighbours of node `i` are `targets[offsets[i]..offsets[i + 1]]`, ascending, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) offsets: Vec<usize>,
    pub(super) targets: Vec<u32>,
}

impl Rows {
    /// Rows of these arcs in whatever order; what comes twice is kept once.
    pub(super) fn of(nodes: usize, arcs: impl Iterator<Item = (u32, u32)> + Clone) -> Rows {
        let mut offsets = vec![0usize; nodes + 1];
        // Without loops no arc comes before (0, 1).
        let (mut sorted, mut before) = (true, (0, 0));
        for (from, to) in arcs.clone() {
            sorted &= before < (from, to);
            before = (from, to);
            offsets[from as usize + 1] += 1;
        }
        for node in 0..nodes {
            offsets[node + 1] += offsets[node];
        }
        if sorted {
            let mut targets = Vec::with_capacity(offsets[nodes]);
            targets.extend(arcs.map(|(_, to)| to));
            return Rows { offsets, targets };
        }
        let mut targets = vec![0u32; offsets[nodes]];
        // `offsets[i]` serves as the place of the next neighbour of `i`, and then points to where the row of `i` ends.
        for (from, to) in arcs {
            let at = &mut offsets[from as usize];
            targets[*at] = to;
            *at += 1;
        }
        offsets.copy_within(0..nodes, 1);
        offsets[0] = 0;
        parallel::sort_rows(&offsets, &mut targets);
        let mut rows = Rows { offsets, targets };
        rows.keep_each_once();
        rows
    }

    fn keep_each_once(&mut self) {
        let (mut kept, mut start) = (0, 0);
        for node in 0..self.count() {
            let end = self.offsets[node + 1];
            let first = kept;
            for at in start..end {
                let to = self.targets[at];
                if kept == first || self.targets[kept - 1] != to {
                    self.targets[kept] = to;
                    kept += 1;
                }
            }
            start = end;
            self.offsets[node + 1] = kept;
        }
        self.targets.truncate(kept);
    }

    /// The rows with some of the neighbours, by their place.
    pub(super) fn kept(&self, keep: impl Fn(usize) -> bool) -> Rows {
        let mut offsets = Vec::with_capacity(self.offsets.len());
        let mut targets = Vec::with_capacity(self.len());
        offsets.push(0);
        for node in 0..self.count() {
            targets.extend(self.range(node).filter(|&place| keep(place)).map(|place| self.targets[place]));
            offsets.push(targets.len());
        }
        Rows { offsets, targets }
    }

    /// Rows that came from elsewhere.
    pub(super) fn checked(offsets: Vec<usize>, targets: Vec<u32>) -> Result<Rows, &'static str> {
        if offsets.first() != Some(&0) || offsets.last() != Some(&targets.len()) || !offsets.is_sorted() {
            return Err("rows do not follow each other");
        }
        let nodes = offsets.len() - 1;
        for (node, row) in offsets.windows(2).enumerate() {
            let row = &targets[row[0]..row[1]];
            if !row.is_sorted_by(|a, b| a < b) {
                return Err("neighbours are not in order");
            }
            if row.last().is_some_and(|&last| last as usize >= nodes) {
                return Err("a neighbour is not in the graph");
            }
            if row.binary_search(&(node as u32)).is_ok() {
                return Err("a node is its own neighbour");
            }
        }
        Ok(Rows { offsets, targets })
    }

    /// Number of rows.
    pub(super) fn count(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Number of neighbours in all rows.
    pub(super) fn len(&self) -> usize {
        self.targets.len()
    }

    pub(super) fn range(&self, node: usize) -> Range<usize> {
        self.offsets[node]..self.offsets[node + 1]
    }

    pub(super) fn of_node(&self, node: usize) -> &[u32] {
        &self.targets[self.range(node)]
    }

    /// The rows of the same arcs turned round.
    pub(super) fn turned(&self) -> Rows {
        let mut offsets = vec![0usize; self.offsets.len()];
        self.targets.iter().for_each(|&to| offsets[to as usize + 1] += 1);
        for node in 0..self.count() {
            offsets[node + 1] += offsets[node];
        }
        let mut targets = vec![0; self.len()];
        let mut next = offsets.clone();
        self.each_arc(&mut next, |_, at, from| targets[at] = from);
        Rows { offsets, targets }
    }

    /// Rows that are the same both ways, of nodes with other numbers: the old number of each, and the new number of each.
    pub(super) fn renumbered(&self, old: &[u32], new: &[u32]) -> Rows {
        let mut offsets = Vec::with_capacity(self.offsets.len());
        let mut end = 0;
        offsets.push(end);
        for &before in old {
            end += self.range(before as usize).len();
            offsets.push(end);
        }
        // Whoever comes earlier stands earlier in the rows of all neighbours.
        let (mut next, mut targets) = (offsets.clone(), vec![0u32; end]);
        for (&before, fresh) in old.iter().zip(0..) {
            for &neighbor in self.of_node(before as usize) {
                let at = &mut next[new[neighbor as usize] as usize];
                targets[*at] = fresh;
                *at += 1;
            }
        }
        Rows { offsets, targets }
    }

    /// For every neighbour in `turned`, the rows of the same arcs turned round, the place of its arc in these rows.
    pub(super) fn places_in(&self, turned: &Rows) -> Vec<u32> {
        let mut places = vec![0; self.len()];
        self.each_arc(&mut turned.offsets.clone(), |place, at, _| places[at] = place as u32);
        places
    }

    /// Of rows that are the same both ways, for every neighbour the number of the pair: pairs are numbered in the order in which
    /// they stand in the row of their lower end.
    pub(super) fn numbered_both_ways(&self) -> Vec<u32> {
        let mut numbers = vec![0; self.len()];
        let mut next = self.offsets.clone();
        let mut number = 0;
        self.each_arc(&mut next, |place, at, from| {
            let to = self.targets[place];
            if from < to {
                (numbers[place], numbers[at]) = (number, number);
                number += 1;
            }
        });
        numbers
    }

    /// Goes through all arcs in order: the place of each, its place among the rows turned round (which begin at `next`), and where
    /// it comes from.
    fn each_arc(&self, next: &mut [usize], mut visit: impl FnMut(usize, usize, u32)) {
        for node in 0..self.count() {
            for place in self.range(node) {
                let at = &mut next[self.targets[place] as usize];
                visit(place, *at, node as u32);
                *at += 1;
            }
        }
    }
}
