//! Back from a search that has found more shortest paths than floating point counts.
//!
//! Large counts are made once more and read as shares only: of the paths to a node, those that come over one arc. Nothing else
//! leaves its range, so that grids and long chains with a choice at every step are as exact as any network, only slower.

use super::plan::Plan;
use super::sweep::Sums;
use crate::graph::large_count::{Count, LargeCount};

/// The arcs on shortest paths from a source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    /// Nodes reached, the source first; whoever comes before another on a path does so here.
    pub(super) order: &'a [u32],
    /// Where the arcs lead that leave each of them, and which they are (nobody asks where nobody asks for arcs).
    pub(super) targets: &'a [u32],
    pub(super) arcs: &'a [u32],
    /// Where the arcs of each of `order` end.
    pub(super) ends: &'a [usize],
}

impl Found<'_> {
    /// Adds what the search gives to every node, and if asked for to every arc.
    pub(super) fn come_back<const EDGES: bool>(self, plan: &Plan, sums: &mut Sums) {
        let places = plan.nodes.len();
        let (mut paths, mut behind) = (vec![LargeCount::default(); places], vec![0.0; places]);
        let of_rank = |rank: usize| if rank == 0 { 0 } else { self.ends[rank - 1] }..self.ends[rank];
        paths[self.order[0] as usize] = LargeCount::ONE;
        for (rank, &node) in self.order.iter().enumerate() {
            let count = paths[node as usize];
            self.targets[of_rank(rank)].iter().for_each(|&next| paths[next as usize] += count);
        }
        let times = plan.stands_for[self.order[0] as usize];
        for (rank, &node) in self.order.iter().enumerate().rev() {
            let at = node as usize;
            let mut further = 0.0;
            for place in of_rank(rank) {
                let next = self.targets[place] as usize;
                let over = paths[at].share_of(paths[next]) * behind[next];
                further += over;
                if EDGES {
                    sums.arcs[self.arcs[place] as usize] += times * over;
                }
            }
            if rank > 0 {
                sums.nodes[at] += times * further;
            }
            behind[at] = plan.stands_for[at] + further;
        }
    }
}

/// Steps from one source out and back.
pub(super) fn by_steps<const EDGES: bool>(plan: &Plan, source: u32, sums: &mut Sums) {
    const FAR: u32 = u32::MAX;
    let mut steps = vec![FAR; plan.nodes.len()];
    let (mut targets, mut arcs, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    let mut order = vec![source];
    steps[source as usize] = 0;
    let mut rank = 0;
    while let Some(&node) = order.get(rank) {
        let further = steps[node as usize] + 1;
        for arc in plan.out.range(node) {
            let next = plan.out.targets[arc];
            if steps[next as usize] == FAR {
                steps[next as usize] = further;
                order.push(next);
            }
            if steps[next as usize] == further {
                targets.push(next);
                arcs.push(arc as u32);
            }
        }
        ends.push(targets.len());
        rank += 1;
    }
    Found { order: &order, targets: &targets, arcs: &arcs, ends: &ends }.come_back::<EDGES>(plan, sums);
}

#[cfg(test)]
mod tests {
    use crate::graph::betweenness::{Of, betweenness, node_betweenness, sampled};
    use crate::graph::compact::Merge;
    use crate::graph::estimate::Wanted;
    use crate::graph::shortest_paths::{Along, Search};
    use crate::graph::through::Through;
    use crate::graph::{CompactGraph, large_count::Count};

    /// 0 → {1, 2} → 3 → {4, 5} → 6 …: 2^`diamonds` paths from end to end.
    fn chain(diamonds: u32, weighted: bool) -> CompactGraph {
        let one = |at: u32| [(at, at + 1), (at, at + 2), (at + 1, at + 3), (at + 2, at + 3)];
        let edges: Vec<(u32, u32, f64)> = (0..diamonds).flat_map(|at| one(3 * at)).map(|(a, b)| (a, b, 2.0)).collect();
        CompactGraph::from_edges(3 * diamonds as usize + 1, true, weighted, &edges, Merge::Max)
    }

    fn close(found: f64, expected: f64) -> bool {
        (found - expected).abs() <= 1e-9 * expected.max(1.0)
    }

    // By hand: 3i nodes lie before node 3i and 3(k − i) after it, and nothing goes round it. Each of the two behind it has half of what
    // goes from the 3i + 1 nodes up to it to the 3(k − i) − 2 from the next crossing on; and the tie to it all that it has and itself.
    #[test]
    fn more_paths_than_floating_point_counts() {
        const DIAMONDS: u32 = 1_100;
        for weighted in [false, true] {
            let graph = chain(DIAMONDS, weighted);
            let found = betweenness(&graph, Of::Both);
            for at in 0..DIAMONDS {
                let (before, after) = (f64::from(3 * at), f64::from(3 * (DIAMONDS - at)));
                let [hub, side] = [3 * at as usize, 3 * at as usize + 1];
                let half = (before + 1.0) * (after - 2.0) / 2.0;
                assert!(close(found.nodes[hub], before * after), "{weighted} {at} {}", found.nodes[hub]);
                assert!(close(found.nodes[side], half), "{weighted} {at} {}", found.nodes[side]);
                let edge = graph.neighbor_edges(hub)[0] as usize;
                assert!(close(found.edges[edge], half + before + 1.0), "{weighted} {at} {}", found.edges[edge]);
            }
        }
    }

    // A ring of 2,100 pairs, each tied to both of the pairs beside it: all nodes are alike, so each has an equal share of the steps that
    // lie between others. By hand: one node is 2 steps away, four each are 1, 2, … 1,049, and two are 1,050.
    #[test]
    fn round_a_ring_without_direction() {
        const PAIRS: u32 = 2_100;
        let ties = (0..PAIRS).flat_map(|pair| {
            let (here, next) = (2 * pair, 2 * ((pair + 1) % PAIRS));
            [(here, next), (here, next + 1), (here + 1, next), (here + 1, next + 1)]
        });
        let ties: Vec<(u32, u32)> = ties.collect();
        let graph = CompactGraph::undirected(2 * PAIRS as usize, &ties);
        let between: f64 = 1.0 + (1..1_050).map(|steps| 4.0 * f64::from(steps - 1)).sum::<f64>() + 2.0 * 1_049.0;
        for found in node_betweenness(&graph) {
            assert!(close(found, between / 2.0), "{found} {between}");
        }
    }

    #[test]
    fn one_search_tells_shares_of_any_number() {
        let graph = chain(1_100, false);
        let mut search = Search::new(&graph, Along::Out);
        search.run_counting(0);
        let share = |part: usize, whole: usize| search.count_of(part).share_of(search.count_of(whole));
        assert_eq!((share(3_297, 3_300), share(3_300, 3_300), search.share(3_299, 3_300)), (0.5, 1.0, 0.5));
        // Half of the ways to the far end pass one of the two beside the last crossing, and over its tie.
        let mut through = Through::new(&graph, 3_299);
        through.run(0);
        let found: Vec<(usize, f64)> = through.targets().map(|passing| (passing.target, passing.share)).collect();
        assert_eq!(found, [(3_300, 0.5)]);
        let mut loads = vec![0.0; graph.edge_count()];
        through.add_loads(&mut loads);
        let edge = graph.in_neighbor_edges(3_300).iter().max().copied().unwrap_or(0) as usize;
        assert!(close(loads.iter().sum::<f64>(), 0.5 * 2_200.0) && close(loads[edge], 0.5), "{}", loads[edge]);
    }

    // Half of all paths that pass a crossing take the one way, half the other.
    #[test]
    fn random_paths_where_there_are_too_many_to_count() {
        for weighted in [false, true] {
            let graph = chain(1_100, weighted);
            let wanted = Wanted { epsilon: 0.08, delta: 0.01, seed: 3 };
            let (found, exact) = (sampled(&graph, &wanted), node_betweenness(&graph));
            let pairs = 3_300.0 * 3_299.0;
            for (value, exact) in found.values.iter().zip(exact) {
                assert!((value - exact).abs() <= 0.08 * pairs, "{weighted} {value} {exact}");
            }
        }
    }
}
