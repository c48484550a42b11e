//! How near all others are to each other without each node: the sum of one over the steps between them.
//!
//! Taking a node away changes the way from a source only to those whose shortest paths all run through it: the nodes that it
//! dominates among shortest paths from that source. They are found for all nodes at once as a tree, and only their steps are
//! looked for anew, from the neighbours that keep theirs. Every node is dominated by no more nodes than it has steps, so that all
//! removals together cost little more than a few searches from every node, instead of one from every node for every removal.
//!
//! Dominators in a graph without cycles as in Cooper, Harvey & Kennedy 2001, A simple, fast dominance algorithm.

use super::{CompactGraph, parallel};

/// No way.
const APART: u32 = u32::MAX;

/// Σ 1/d over the ordered pairs of an undirected graph, with 1/∞ = 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearness {
    /// Over all pairs.
    pub now: f64,
    /// Of each node, over the pairs of others once it is gone.
    pub without: Vec<f64>,
}

/// Steps along ties count; weights are ignored.
pub fn nearness_without(graph: &CompactGraph) -> Nearness {
    debug_assert!(!graph.is_directed());
    let n = graph.node_count();
    // Of each node what the sum loses with it; after them the sum itself.
    let memory = || Search::new(n);
    let sums = parallel::sum_vectors_with(n, n + 1, memory, |search, sources| {
        let mut sums = vec![0.0; n + 1];
        for source in sources {
            search.run(graph, source as u32);
            let all = search.add_losses(graph, &mut sums);
            sums[n] += all;
        }
        sums
    });
    let now = sums[n];
    Nearness { now, without: sums[..n].iter().map(|lost| now - lost).collect() }
}

/// Memory for one search after the other.
struct Search {
    /// Nodes reached, by steps.
    order: Vec<u32>,
    steps: Vec<u32>,
    /// The nearest node to each that all its shortest paths run through.
    dominator: Vec<u32>,
    /// How many dominate it.
    depth: Vec<u32>,
    /// How many it dominates, itself among them.
    dominated: Vec<u32>,
    /// Its place where everybody is followed by those that it dominates.
    place: Vec<u32>,
    /// The nodes in these places.
    nested: Vec<u32>,
    /// New steps of each, while a node is away.
    anew: Vec<u32>,
    /// Nodes with a neighbour that keeps its steps, by the steps that this makes.
    starts: Vec<(u32, u32)>,
    /// Nodes found from these, in turn.
    found: Vec<u32>,
}

impl Search {
    fn new(n: usize) -> Search {
        let of_all = |value: u32| vec![value; n];
        Search {
            order: Vec::with_capacity(n),
            steps: of_all(APART),
            dominator: of_all(0),
            depth: of_all(0),
            dominated: of_all(0),
            place: of_all(0),
            nested: of_all(0),
            anew: of_all(APART),
            starts: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Steps and dominators from a source.
    fn run(&mut self, graph: &CompactGraph, source: u32) {
        for node in self.order.drain(..) {
            self.steps[node as usize] = APART;
        }
        self.steps[source as usize] = 0;
        self.depth[source as usize] = 0;
        self.dominated[source as usize] = 1;
        self.order.push(source);
        let mut head = 0;
        while head < self.order.len() {
            let node = self.order[head];
            head += 1;
            if node != source {
                // All who are nearer are done, so that its dominator stands.
                self.depth[node as usize] = self.depth[self.dominator[node as usize] as usize] + 1;
            }
            let further = self.steps[node as usize] + 1;
            for &next in graph.neighbors(node as usize) {
                let place = next as usize;
                if self.steps[place] == APART {
                    self.steps[place] = further;
                    self.dominator[place] = node;
                    self.dominated[place] = 1;
                    self.order.push(next);
                } else if self.steps[place] == further {
                    self.dominator[place] = self.common(self.dominator[place], node);
                }
            }
        }
        for &node in self.order[1..].iter().rev() {
            self.dominated[self.dominator[node as usize] as usize] += self.dominated[node as usize];
        }
        // The nested order: `anew` holds where the next one goes below each node.
        self.place[source as usize] = 0;
        self.nested[0] = source;
        for (rank, &node) in self.order.iter().enumerate() {
            let node_place = if rank == 0 {
                0
            } else {
                let above = self.dominator[node as usize] as usize;
                let place = self.anew[above];
                self.anew[above] += self.dominated[node as usize];
                place
            };
            self.place[node as usize] = node_place;
            self.nested[node_place as usize] = node;
            self.anew[node as usize] = node_place + 1;
        }
        self.order.iter().for_each(|&node| self.anew[node as usize] = APART);
    }

    /// The nearest node that dominates both, or is one of them.
    fn common(&self, mut a: u32, mut b: u32) -> u32 {
        while a != b {
            if self.depth[a as usize] >= self.depth[b as usize] {
                a = self.dominator[a as usize];
            } else {
                b = self.dominator[b as usize];
            }
        }
        a
    }

    /// Adds to the losses of every node what the source loses with it, once for the source and once for the node as a source
    /// itself; gives what the source has.
    fn add_losses(&mut self, graph: &CompactGraph, losses: &mut [f64]) -> f64 {
        let mut all = 0.0;
        for rank in 1..self.order.len() {
            let node = self.order[rank];
            let own = 1.0 / f64::from(self.steps[node as usize]);
            all += own;
            let below = self.dominated[node as usize];
            let changed = if below > 1 { self.lost_below(graph, node) } else { 0.0 };
            // The node is neither source nor target any more: its part of the pair counts from both ends.
            losses[node as usize] += 2.0 * own + changed;
        }
        all
    }

    /// What the nodes that this one dominates lose without it.
    fn lost_below(&mut self, graph: &CompactGraph, node: u32) -> f64 {
        let first = self.place[node as usize] + 1;
        let last = self.place[node as usize] + self.dominated[node as usize];
        self.starts.clear();
        self.found.clear();
        let mut lost = 0.0;
        for place in first..last {
            let one = self.nested[place as usize];
            lost += 1.0 / f64::from(self.steps[one as usize]);
            // Those who keep their steps, and reach this one without the node.
            let outside = |other: &&u32| **other != node && !(first..last).contains(&self.place[**other as usize]);
            let nearest = graph.neighbors(one as usize).iter().filter(outside).map(|&other| self.steps[other as usize]);
            if let Some(steps) = nearest.min() {
                self.anew[one as usize] = steps + 1;
                self.starts.push((steps + 1, one));
            }
        }
        self.starts.sort_unstable();
        // Nearest first; who is found nearer than by its neighbours outside has left its place among the starts.
        let (mut start, mut head) = (0, 0);
        loop {
            let found = self.found.get(head).map_or(APART, |&one| self.anew[one as usize]);
            let one = match self.starts.get(start) {
                Some(&(steps, one)) if steps <= found => {
                    start += 1;
                    if self.anew[one as usize] < steps {
                        continue;
                    }
                    one
                }
                _ if head < self.found.len() => {
                    head += 1;
                    self.found[head - 1]
                }
                _ => break,
            };
            let steps = self.anew[one as usize];
            lost -= 1.0 / f64::from(steps);
            for &next in graph.neighbors(one as usize) {
                let inside = (first..last).contains(&self.place[next as usize]);
                if inside && steps + 1 < self.anew[next as usize] {
                    self.anew[next as usize] = steps + 1;
                    self.found.push(next);
                }
            }
        }
        self.nested[first as usize..last as usize].iter().for_each(|&one| self.anew[one as usize] = APART);
        lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::random::Stream;

    /// Σ 1/d by a search from every node that knows nothing of the others.
    fn by_definition(graph: &CompactGraph, without: Option<usize>) -> f64 {
        let n = graph.node_count();
        let mut sum = 0.0;
        for source in (0..n).filter(|&source| Some(source) != without) {
            let mut steps = vec![None; n];
            steps[source] = Some(0u32);
            for step in 0..n as u32 {
                for node in (0..n).filter(|&node| Some(node) != without) {
                    let next_to = |&other: &u32| steps[other as usize] == Some(step) && Some(other as usize) != without;
                    if steps[node].is_none() && graph.neighbors(node).iter().any(next_to) {
                        steps[node] = Some(step + 1);
                    }
                }
            }
            sum += steps.iter().flatten().filter(|&&steps| steps > 0).map(|&steps| 1.0 / f64::from(steps)).sum::<f64>();
        }
        sum
    }

    // Sparse graphs with trees, long ways round and pieces, and denser ones.
    #[test]
    fn as_by_definition() {
        for seed in 0..60 {
            let mut stream = Stream::new(seed, 0);
            let n = 3 + stream.below(22);
            let edges: Vec<(u32, u32)> = (0..n + stream.below(n))
                .map(|_| (stream.below(n) as u32, stream.below(n) as u32))
                .filter(|(a, b)| a != b)
                .collect();
            let graph = CompactGraph::undirected(n, &edges);
            let found = nearness_without(&graph);
            assert!((found.now - by_definition(&graph, None)).abs() < 1e-9, "{seed}");
            for node in 0..n {
                let expected = by_definition(&graph, Some(node));
                assert!((found.without[node] - expected).abs() < 1e-9, "{seed} {node}: {found:?} {expected}");
            }
        }
    }

    // A circle of six loses the short way round: without a node it is a path of five, 2 · (4 + 3/2 + 2/3 + 1/4).
    #[test]
    fn a_circle_becomes_a_path() {
        let circle = CompactGraph::undirected(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 5)]);
        let expected = 2.0 * (4.0 + 1.5 + 2.0 / 3.0 + 0.25);
        assert!(nearness_without(&circle).without.iter().all(|without| (without - expected).abs() < 1e-12));
    }
}
