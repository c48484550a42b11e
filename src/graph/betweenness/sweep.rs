//! The search from one node of a graph without weights, and back.
//!
//! Nodes are found level by level, for several sources at once. On the way out a node has as many shortest paths as its neighbours one level nearer have
//! together; on the way back it takes the shares of its neighbours one level further. No arc is asked whether it lies on a shortest
//! path: what a level gives is put down only when the level is done, and neighbours on the same level and beyond still hold 0.

/// A graph in the order that is best to search it in: neighbours that follow arcs, and against them.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) offsets: Vec<u32>,
    pub(super) targets: Vec<u32>,
}

impl Rows {
    fn of(&self, node: u32) -> &[u32] {
        &self.targets[self.offsets[node as usize] as usize..self.offsets[node as usize + 1] as usize]
    }
}

/// Searches that go side by side, one in each bit.
pub(super) const SIDE_BY_SIDE: usize = u32::BITS as usize;

/// The levels of nodes around several sources at once: an arc that many searches follow is followed once.
#[derive(Debug)]
struct Levels {
    /// Which searches have found a node, found it in the last step, and find it in this one.
    seen: Vec<u32>,
    here: Vec<u32>,
    next: Vec<u32>,
    /// The nodes with bits in `here`, and in `next`.
    at: Vec<u32>,
    coming: Vec<u32>,
    /// Of each search the nodes reached, by level.
    orders: Vec<Vec<u32>>,
    /// Where each level ends in them.
    ends: Vec<Vec<usize>>,
}

impl Levels {
    fn new(nodes: usize) -> Levels {
        Levels {
            seen: vec![0; nodes],
            here: vec![0; nodes],
            next: vec![0; nodes],
            at: Vec::with_capacity(nodes),
            coming: Vec::with_capacity(nodes),
            orders: vec![Vec::new(); SIDE_BY_SIDE],
            ends: vec![Vec::new(); SIDE_BY_SIDE],
        }
    }

    fn search(&mut self, out: &Rows, sources: std::ops::Range<usize>) {
        let Levels { seen, here, next, at, coming, orders, ends } = self;
        seen.fill(0);
        at.clear();
        for ((source, order), ends) in sources.zip(orders.iter_mut()).zip(ends.iter_mut()) {
            seen[source] = 1 << at.len();
            here[source] = seen[source];
            at.push(source as u32);
            order.clear();
            order.push(source as u32);
            ends.clear();
            ends.push(1);
        }
        let searches = at.len();
        while !at.is_empty() {
            for &node in &*at {
                let bits = std::mem::take(&mut here[node as usize]);
                for &other in out.of(node) {
                    let found = &mut next[other as usize];
                    if *found == 0 {
                        coming.push(other);
                    }
                    *found |= bits;
                }
            }
            at.clear();
            for node in coming.drain(..) {
                let place = node as usize;
                let mut fresh = std::mem::take(&mut next[place]) & !seen[place];
                if fresh == 0 {
                    continue;
                }
                seen[place] |= fresh;
                here[place] = fresh;
                at.push(node);
                while fresh != 0 {
                    orders[fresh.trailing_zeros() as usize].push(node);
                    fresh &= fresh - 1;
                }
            }
            for (order, ends) in orders.iter().zip(ends.iter_mut()).take(searches) {
                if ends.last() != Some(&order.len()) {
                    ends.push(order.len());
                }
            }
        }
    }
}

/// Memory for one search after the other.
#[derive(Debug)]
pub(super) struct Sweep {
    levels: Levels,
    /// Shortest paths to each node of a level that is done.
    paths: Vec<f64>,
    /// The same in the order of the search.
    counts: Vec<f64>,
    /// Brandes' (1 + δ) / σ of each node of a level that is done, on the way back.
    shares: Vec<f64>,
    /// What the level at work will put down, in the order of the search.
    waiting: Vec<f64>,
}

impl Sweep {
    pub(super) fn new(nodes: usize) -> Sweep {
        let nought = || vec![0.0; nodes];
        let levels = Levels::new(nodes);
        Sweep { levels, paths: nought(), counts: nought(), shares: nought(), waiting: nought() }
    }

    /// From each of the sources, at most [`SIDE_BY_SIDE`], out and back. `stands_for` says how many targets, and how many sources,
    /// each node counts for. `add` is told of every node between how many pairs, by the share of their paths, run through it;
    /// with `EDGES` of every arc how many run over it.
    pub(super) fn run<const EDGES: bool>(
        &mut self,
        (out, into): (&Rows, &Rows),
        sources: std::ops::Range<usize>,
        stands_for: &[f64],
        mut add: impl FnMut(usize, f64),
    ) {
        self.levels.search(out, sources.clone());
        for (search, source) in sources.enumerate() {
            let times = stands_for[source];
            self.out_and_back::<EDGES>((out, into), search, stands_for, |at, share| add(at, times * share));
        }
    }

    fn out_and_back<const EDGES: bool>(
        &mut self,
        (out, into): (&Rows, &Rows),
        search: usize,
        stands_for: &[f64],
        mut add: impl FnMut(usize, f64),
    ) {
        let Sweep { levels, paths, counts, shares, waiting } = self;
        let (order, ends) = (&levels.orders[search], &levels.ends[search]);
        let (source, last) = (order[0], ends.len() - 1);
        paths.fill(0.0);
        shares.fill(0.0);
        paths[source as usize] = 1.0;
        counts[0] = 1.0;
        let level = |level: usize| ends[level - 1]..ends[level];
        for at in 1..=last {
            let (nodes, counts) = (&order[level(at)], &mut counts[level(at)]);
            for (&node, count) in nodes.iter().zip(counts.iter_mut()) {
                *count = into.of(node).iter().fold(0.0, |sum, &from| sum + paths[from as usize]);
            }
            for (&node, &count) in nodes.iter().zip(counts.iter()) {
                paths[node as usize] = count;
            }
        }
        for at in (1..=last).rev() {
            let (nodes, counts, waiting) = (&order[level(at)], &counts[level(at)], &mut waiting[level(at)]);
            for ((&node, &count), wait) in nodes.iter().zip(counts).zip(waiting.iter_mut()) {
                let mut dependency = 0.0;
                if at < last {
                    let start = out.offsets[node as usize] as usize;
                    for (arc, &next) in out.of(node).iter().enumerate() {
                        let share = shares[next as usize];
                        dependency += share;
                        if EDGES {
                            add(start + arc, count * share);
                        }
                    }
                    dependency *= count;
                    if !EDGES {
                        add(node as usize, dependency);
                    }
                }
                *wait = (stands_for[node as usize] + dependency) / count;
            }
            for (&node, &wait) in nodes.iter().zip(waiting.iter()) {
                shares[node as usize] = wait;
            }
        }
        if EDGES {
            let start = out.offsets[source as usize] as usize;
            for (arc, &next) in out.of(source).iter().enumerate() {
                add(start + arc, shares[next as usize]);
            }
        }
    }
}
