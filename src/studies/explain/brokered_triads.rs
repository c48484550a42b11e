//! Brokerage taken apart: the open triads that a node stands in the middle of, by role.

use crate::graph::CompactGraph;
use crate::measures::Grouping;
use crate::measures::brokerage::brokerage::role;

/// An open path a → b → c through the node b.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Triad {
    /// Where it begins, a. In an undirected graph a and c stand for both directions, the lower number first.
    pub from: usize,
    /// Where it ends, c.
    pub to: usize,
    /// The place of the role in the columns of brokerage.
    pub role: usize,
}

/// The triads of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokeredTriads {
    /// The number of open paths in each role: coordinator, itinerant, representative, gatekeeper, liaison. In an undirected graph
    /// every triad is two paths, one each way.
    pub roles: [usize; 5],
    /// The triads, once each, by role and then in order of nodes.
    pub listed: Vec<Triad>,
    /// How many triads there are.
    pub triads: usize,
    /// Partners that take part in no triad because they have no group.
    pub without_group: Vec<usize>,
}

/// The triads that a node brokers, at most `most` of them listed; none if it has no group itself.
pub fn brokered_triads(graph: &CompactGraph, groups: &Grouping, broker: usize, most: usize) -> Option<BrokeredTriads> {
    let group = groups.of();
    let own = group[broker]?;
    let mut found = BrokeredTriads { roles: [0; 5], listed: Vec::new(), triads: 0, without_group: Vec::new() };
    let mut of_role: [Vec<Triad>; 5] = Default::default();
    for &from in graph.in_neighbors(broker) {
        let Some(first) = group[from as usize] else { continue };
        let known = graph.neighbors(from as usize);
        for &to in graph.neighbors(broker) {
            let Some(last) = group[to as usize] else { continue };
            if to == from || known.binary_search(&to).is_ok() {
                continue;
            }
            let role = role(first, own, last);
            found.roles[role] += 1;
            if !graph.is_directed() && to < from {
                continue;
            }
            found.triads += 1;
            if of_role[role].len() < most {
                of_role[role].push(Triad { from: from as usize, to: to as usize, role });
            }
        }
    }
    found.listed = of_role.into_iter().flatten().take(most).collect();
    let mut around: Vec<usize> =
        graph.neighbors(broker).iter().chain(graph.in_neighbors(broker)).map(|&other| other as usize).collect();
    around.sort_unstable();
    around.dedup();
    found.without_group = around.into_iter().filter(|&other| group[other].is_none()).collect();
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Without direction a triad is two paths and stands once, its lower end first.
    #[test]
    fn a_triad_without_direction_stands_once() {
        let star = CompactGraph::undirected(4, &[(0, 1), (1, 2), (1, 3)]);
        let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("x"), None]);
        let found = brokered_triads(&star, &groups, 1, 9).expect("a group");
        assert_eq!((found.roles, found.triads, &found.without_group[..]), ([2, 0, 0, 0, 0], 1, &[3][..]));
        assert_eq!(found.listed, [Triad { from: 0, to: 2, role: 0 }]);
    }
}
