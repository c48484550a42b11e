//! The number of steps between all pairs of nodes, and what a new tie makes of them.

use super::shortest_paths::{Along, Search};
use super::{CompactGraph, compact::Merge, parallel};

/// Steps between all nodes. Direction and weights are ignored. Takes two bytes for every pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    nodes: usize,
    between: Vec<u16>,
    /// For each node how many others are so many steps away.
    rings: Vec<Vec<u32>>,
}

/// No way.
pub const APART: u16 = u16::MAX;

/// What a tie between two nodes would change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gain {
    /// What the sum of one over the steps, over all pairs, gains.
    pub nearness: f64,
    /// Pairs that would reach each other and do not now.
    pub joined: f64,
}

impl Steps {
    /// The steps in a graph.
    pub fn of(graph: &CompactGraph) -> Steps {
        let graph = graph.symmetrised(Merge::Max).unweighted();
        let nodes = graph.node_count();
        let rows = parallel::map_with(
            nodes,
            || Search::new(&graph, Along::Out),
            |search, from| {
                search.run(from);
                let mut row = vec![APART; nodes];
                for &node in search.reached() {
                    // Longer ways than that stand in no network of this size that fits into memory.
                    row[node as usize] = (search.distance(node as usize) as usize).min(usize::from(APART - 1)) as u16;
                }
                row
            },
        );
        let mut steps = Steps { nodes, between: rows.concat(), rings: Vec::new() };
        steps.count();
        steps
    }

    fn count(&mut self) {
        self.rings = (0..self.nodes)
            .map(|from| {
                let mut ring = Vec::new();
                for &steps in self.from(from).iter().filter(|&&steps| steps != APART) {
                    if ring.len() <= usize::from(steps) {
                        ring.resize(usize::from(steps) + 1, 0);
                    }
                    ring[usize::from(steps)] += 1;
                }
                ring
            })
            .collect();
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.nodes
    }

    /// Steps from a node to each; [`APART`] where there is no way.
    pub fn from(&self, node: usize) -> &[u16] {
        &self.between[node * self.nodes..(node + 1) * self.nodes]
    }

    /// The sum of one over the steps from a node to all others.
    pub fn nearness(&self, node: usize) -> f64 {
        self.rings[node].iter().enumerate().skip(1).map(|(steps, &count)| f64::from(count) / steps as f64).sum()
    }

    /// The mean of one over the steps, over all pairs: global efficiency, or compactness. NaN without a pair.
    pub fn compactness(&self) -> f64 {
        let n = self.nodes as f64;
        let sum: f64 = (0..self.nodes).map(|node| self.nearness(node)).sum();
        if self.nodes < 2 { f64::NAN } else { sum / (n * (n - 1.0)) }
    }

    /// What a tie between two nodes would change, exactly. Equal for pairs in equal positions, to the last bit.
    pub fn gain(&self, a: usize, b: usize) -> Gain {
        if self.from(a)[b] == APART {
            return self.gain_of_joining(a, b);
        }
        // Whoever is nearer to one end than to the other by more than a step takes the new way, with a partner on the other side.
        let (near_a, near_b) = (self.side(a, b), self.side(b, a));
        let longest = near_a.iter().chain(&near_b).map(|&(_, steps)| usize::from(steps)).max().unwrap_or(0);
        // How many more pairs would be so many steps apart; whole numbers, so that the order of pairs cannot matter.
        let mut more = vec![0i64; 2 * longest + usize::from(self.from(a)[b]) + 2];
        for &(x, to_a) in &near_a {
            let now = self.from(x as usize);
            for &(y, to_b) in &near_b {
                let (old, new) = (usize::from(now[y as usize]), usize::from(to_a) + 1 + usize::from(to_b));
                if new < old {
                    more[new] += 1;
                    more[old] -= 1;
                }
            }
        }
        let nearness = more.iter().enumerate().skip(1).map(|(steps, &pairs)| pairs as f64 / steps as f64).sum();
        Gain { nearness, joined: 0.0 }
    }

    fn gain_of_joining(&self, a: usize, b: usize) -> Gain {
        let (of_a, of_b) = (&self.rings[a], &self.rings[b]);
        let mut by_steps = vec![0.0; of_a.len() + of_b.len()];
        for (to_a, &x) in of_a.iter().enumerate() {
            for (to_b, &y) in of_b.iter().enumerate() {
                by_steps[to_a + to_b + 1] += f64::from(x) * f64::from(y);
            }
        }
        let nearness = by_steps.iter().enumerate().skip(1).map(|(steps, pairs)| pairs / steps as f64).sum();
        Gain { nearness, joined: by_steps.iter().sum() }
    }

    /// The nodes that are nearer to `a` than to `b` by more than a step, with their steps to `a`.
    fn side(&self, a: usize, b: usize) -> Vec<(u32, u16)> {
        let ways = self.from(a).iter().zip(self.from(b)).enumerate();
        ways.filter(|(_, (to_a, to_b))| **to_a < APART - 1 && **to_a + 1 < **to_b)
            .map(|(node, (&to_a, _))| (node as u32, to_a))
            .collect()
    }

    /// No less than the gain in nearness, found faster: as if nobody had a shorter way than through both ends.
    pub fn most_gain(&self, a: usize, b: usize) -> f64 {
        let apart = self.from(a)[b];
        if apart == APART {
            return self.gain_of_joining(a, b).nearness;
        }
        let count = |from: usize, other: usize| {
            let mut rings = vec![0u32; self.rings[from].len()];
            for (&here, &there) in self.from(from).iter().zip(self.from(other)) {
                if here < APART - 1 && here + 1 < there {
                    rings[usize::from(here)] += 1;
                }
            }
            rings
        };
        let (of_a, of_b) = (count(a, b), count(b, a));
        let mut most = 0.0;
        for (to_a, &x) in of_a.iter().enumerate().filter(|(_, x)| **x > 0) {
            for (to_b, &y) in of_b.iter().enumerate().filter(|(_, y)| **y > 0) {
                let around = (to_a + to_b) as f64;
                most += f64::from(x) * f64::from(y) * (1.0 / (around + 1.0) - 1.0 / (around + f64::from(apart)));
            }
        }
        most
    }

    /// Adds a tie.
    pub fn add(&mut self, a: usize, b: usize) {
        let (from_a, from_b) = (self.from(a).to_vec(), self.from(b).to_vec());
        let way = |x: u16, y: u16| if x == APART || y == APART { APART } else { (x + 1).saturating_add(y) };
        for x in 0..self.nodes {
            for y in 0..self.nodes {
                let new = way(from_a[x], from_b[y]).min(way(from_b[x], from_a[y]));
                let now = &mut self.between[x * self.nodes + y];
                *now = new.min(*now);
            }
        }
        self.count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::random::Stream;

    /// A random graph of few ties, so that it has ways round and parts.
    fn random(nodes: u32, seed: u64) -> Vec<(u32, u32)> {
        let mut stream = Stream::new(seed, 0);
        let draw = |stream: &mut Stream| stream.below(nodes as usize) as u32;
        (0..nodes).map(|_| (draw(&mut stream), draw(&mut stream))).filter(|(a, b)| a != b).collect()
    }

    #[test]
    fn a_gain_is_what_a_new_search_finds() {
        for seed in 0..20 {
            let edges = random(14, seed);
            let graph = CompactGraph::undirected(14, &edges);
            let steps = Steps::of(&graph);
            let nearness = |steps: &Steps| (0..14).map(|node| steps.nearness(node)).sum::<f64>() / 2.0;
            let joined = |steps: &Steps| steps.between.iter().filter(|&&steps| steps != APART).count() as f64 / 2.0;
            for a in 0..14 {
                for b in (a + 1..14).filter(|&b| graph.edge_between(a, b).is_none()) {
                    let anew =
                        Steps::of(&CompactGraph::undirected(14, &[&edges[..], &[(a as u32, b as u32)]].concat()));
                    let mut added = steps.clone();
                    added.add(a, b);
                    assert_eq!(added, anew, "{seed}: {a} {b}");
                    let gain = steps.gain(a, b);
                    assert!((gain.nearness - (nearness(&anew) - nearness(&steps))).abs() < 1e-9, "{seed}: {a} {b}");
                    assert!((gain.joined - (joined(&anew) - joined(&steps))).abs() < 1e-9, "{seed}: {a} {b}");
                    assert!(steps.most_gain(a, b) >= gain.nearness - 1e-9, "{seed}: {a} {b}");
                }
            }
        }
    }

    // (1 + 1 + 1/2) / 3
    #[test]
    fn compactness_is_global_efficiency() {
        let path = Steps::of(&CompactGraph::undirected(3, &[(0, 1), (1, 2)]));
        assert!((path.compactness() - 2.5 / 3.0).abs() < 1e-12);
        assert!(Steps::of(&CompactGraph::undirected(1, &[])).compactness().is_nan());
    }

    // A path of six, its ends tied: 0–5 falls from 5 steps to 1, 0–4 and 1–5 from 4 to 2, and 1–4 stays at 3. As if nobody had a shorter
    // way than through both ends, these would gain 1 − 1/5, twice 1/2 − 1/6, and 1/3 − 1/7.
    #[test]
    fn a_gain_and_what_it_cannot_exceed() {
        let path = Steps::of(&CompactGraph::undirected(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]));
        assert!((path.gain(0, 5).nearness - (0.8 + 2.0 * 0.25)).abs() < 1e-12);
        assert!((path.most_gain(0, 5) - (0.8 + 2.0 / 3.0 + 4.0 / 21.0)).abs() < 1e-12);
    }
}
