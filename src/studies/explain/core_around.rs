//! Coreness taken apart: the core that a node belongs to, and what keeps it from the next.

use crate::graph::cores::{CoreDegree, core_numbers};
use crate::graph::{CompactGraph, compact::Merge};

/// The core around a node, of partners in whatever direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoreAround {
    /// The coreness k.
    pub core: usize,
    /// The connected part of the k-core that holds the node, ascending.
    pub members: Vec<usize>,
    /// The partners with their own coreness, deepest first.
    pub partners: Vec<(usize, usize)>,
    /// Partners of coreness k or more: those that hold the node in its core.
    pub holding: usize,
    /// Partners of coreness above k, who are one deeper.
    pub deeper: usize,
    /// How many nodes there are one deeper.
    pub next_core: usize,
}

impl CoreAround {
    /// How many more partners among those one deeper the node would need to be one of them.
    pub fn missing(&self) -> usize {
        self.core + 1 - self.deeper
    }
}

/// The core around a node.
pub fn core_around(graph: &CompactGraph, node: usize) -> CoreAround {
    let pairs = graph.symmetrised(Merge::Max);
    let cores = core_numbers(&pairs, CoreDegree::Partners);
    let core = cores[node];
    let mut seen = vec![false; pairs.node_count()];
    seen[node] = true;
    let mut members = vec![node];
    let mut next = 0;
    while next < members.len() {
        for &other in pairs.neighbors(members[next]) {
            let other = other as usize;
            if cores[other] >= core && !std::mem::replace(&mut seen[other], true) {
                members.push(other);
            }
        }
        next += 1;
    }
    members.sort_unstable();
    let mut partners: Vec<(usize, usize)> =
        pairs.neighbors(node).iter().map(|&other| (other as usize, cores[other as usize])).collect();
    partners.sort_by_key(|&(other, theirs)| (std::cmp::Reverse(theirs), other));
    CoreAround {
        core,
        members,
        holding: partners.iter().filter(|(_, theirs)| *theirs >= core).count(),
        deeper: partners.iter().filter(|(_, theirs)| *theirs > core).count(),
        next_core: cores.iter().filter(|&&theirs| theirs > core).count(),
        partners,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ── 1 ── 2 ── 3     3, 4 and 5 know each other: a core of two partners each. 2 has one there and needs one more, 0 two.
    //                  │╲
    //                  4─5
    #[test]
    fn what_keeps_from_the_next_core() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
        let [end, near, inside] = [0, 2, 4].map(|node| core_around(&graph, node));
        assert_eq!([end.missing(), near.missing(), inside.missing()], [2, 1, 3]);
        assert_eq!([end.core, near.core, inside.core], [1, 1, 2]);
        assert_eq!([end.next_core, near.next_core, inside.next_core], [3, 3, 0]);
    }
}
