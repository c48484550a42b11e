//! On which level of several searches every node is.

use super::lanes::Mask;
use super::rows::Rows;

/// Searches whose levels are found side by side, one in each bit.
pub(super) const SIDE_BY_SIDE: usize = u64::BITS as usize;

/// Where a level is this part of the nodes or more, all nodes are asked in order instead of the few that may have come.
const DENSE: usize = 16;

/// The levels of nodes around several sources at once: an arc that many searches follow is followed once (Then et al. 2014,
/// doi:10.14778/2735496.2735507).
#[derive(Debug)]
pub(super) struct Levels {
    /// Which searches have found a node, and which find it in this step.
    seen: Vec<u64>,
    next: Vec<u64>,
    /// Of every level the nodes in ascending order, and the searches that have them there.
    found: Vec<(u32, u64)>,
    /// Where each level ends in them.
    ends: Vec<usize>,
    /// The nodes with bits in `next`.
    coming: Vec<u32>,
}

impl Levels {
    pub(super) fn new(nodes: usize) -> Levels {
        Levels { seen: vec![0; nodes], next: vec![0; nodes], found: Vec::new(), ends: Vec::new(), coming: Vec::new() }
    }

    /// Searches from these sources, at most [`SIDE_BY_SIDE`].
    pub(super) fn search(&mut self, out: &Rows, sources: &[u32]) {
        let Levels { seen, next, found, ends, coming } = self;
        found.drain(..).for_each(|(node, _)| seen[node as usize] = 0);
        ends.clear();
        for (search, &source) in sources.iter().enumerate() {
            seen[source as usize] |= 1 << search;
            found.push((source, 1 << search));
        }
        let mut level = 0..found.len();
        while !level.is_empty() {
            ends.push(level.end);
            for &(node, bits) in &found[level.clone()] {
                for &other in out.of(node) {
                    let there = &mut next[other as usize];
                    if *there == 0 {
                        coming.push(other);
                    }
                    *there |= bits;
                }
            }
            // In ascending order: nodes with about as many ties follow each other, and memory is walked through.
            let mut take = |node: u32, next: &mut u64, seen: &mut u64| {
                let fresh = std::mem::take(next) & !*seen;
                if fresh != 0 {
                    *seen |= fresh;
                    found.push((node, fresh));
                }
            };
            if coming.len() > seen.len() / DENSE {
                coming.clear();
                (0..).zip(next.iter_mut()).zip(seen.iter_mut()).for_each(|((node, next), seen)| take(node, next, seen));
            } else {
                coming.sort_unstable();
                coming.drain(..).for_each(|node| take(node, &mut next[node as usize], &mut seen[node as usize]));
            }
            level = level.end..found.len();
        }
    }

    /// Of the searches from `first` on that go out and back together: the nodes of every level, and where each level ends.
    pub(super) fn of_lanes(&self, first: usize, entries: &mut Vec<(u32, Mask)>, ends: &mut Vec<usize>) {
        ends.clear();
        entries.resize(self.found.len(), (0, 0));
        let (mut kept, mut from) = (0, 0);
        for &end in &self.ends {
            // Whether a node takes part is as good as random, so it is written down in any case and kept by moving on.
            for &(node, bits) in &self.found[from..end] {
                let mask = (bits >> first) as Mask;
                entries[kept] = (node, mask);
                kept += usize::from(mask != 0);
            }
            from = end;
            if ends.last() == Some(&kept) {
                break;
            }
            ends.push(kept);
        }
        entries.truncate(kept);
    }
}
