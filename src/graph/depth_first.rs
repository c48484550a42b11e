//! A search in depth of an undirected graph: what cut points, bridges and bicomponents are read from
//! (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272).

use super::CompactGraph;
use std::slice::Iter;

/// No node, no part, not seen.
pub(super) const NONE: u32 = u32::MAX;

/// What a search in depth leaves behind.
#[derive(Debug)]
pub(super) struct Tree {
    /// Nodes in the order in which they were first seen.
    pub(super) order: Vec<u32>,
    /// The place of each node in that order.
    pub(super) place: Vec<u32>,
    /// The node before it; [`NONE`] for the first of a component.
    pub(super) before: Vec<u32>,
    /// Of each node the first place that it, or one behind it, is tied to.
    pub(super) earliest: Vec<u32>,
    /// How many nodes are behind it, itself among them.
    pub(super) behind: Vec<u32>,
}

/// A node on the way from the root.
struct Step<'a> {
    node: u32,
    earliest: u32,
    left: Iter<'a, u32>,
}

impl Tree {
    /// Searches all components, each from its first node.
    pub(super) fn of(graph: &CompactGraph) -> Tree {
        debug_assert!(!graph.is_directed());
        let n = graph.node_count();
        let mut tree = Tree {
            order: Vec::with_capacity(n),
            place: vec![NONE; n],
            before: vec![NONE; n],
            earliest: vec![NONE; n],
            behind: vec![1; n],
        };
        let mut way = Vec::new();
        for root in 0..n as u32 {
            if tree.place[root as usize] == NONE {
                way.push(tree.enter(graph, root));
                tree.walk(graph, &mut way);
            }
        }
        tree
    }

    fn enter<'a>(&mut self, graph: &'a CompactGraph, node: u32) -> Step<'a> {
        let place = self.order.len() as u32;
        self.place[node as usize] = place;
        self.order.push(node);
        Step { node, earliest: place, left: graph.neighbors(node as usize).iter() }
    }

    fn walk<'a>(&mut self, graph: &'a CompactGraph, way: &mut Vec<Step<'a>>) {
        while let Some(step) = way.last_mut() {
            let before = self.before[step.node as usize];
            let mut further = None;
            for &other in step.left.by_ref() {
                let place = self.place[other as usize];
                if place == NONE {
                    further = Some(other);
                    break;
                }
                if place < step.earliest && other != before {
                    step.earliest = place;
                }
            }
            let (node, earliest) = (step.node, step.earliest);
            if let Some(other) = further {
                self.before[other as usize] = node;
                way.push(self.enter(graph, other));
                continue;
            }
            self.earliest[node as usize] = earliest;
            self.behind[node as usize] = self.order.len() as u32 - self.place[node as usize];
            way.pop();
            if let Some(last) = way.last_mut() {
                last.earliest = last.earliest.min(earliest);
            }
        }
    }

    /// The nodes with a bicomponent behind them: for every tie that opens one its two ends, the nearer to the root first.
    pub(super) fn openings(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.order.iter().filter_map(|&node| {
            let before = self.before[node as usize];
            let opens = before != NONE && self.earliest[node as usize] >= self.place[before as usize];
            opens.then_some((before, node))
        })
    }

    /// Whether the tie between a node and the one before it is the only way between them.
    pub(super) fn is_bridge(&self, node: u32) -> bool {
        self.before[node as usize] != NONE && self.earliest[node as usize] == self.place[node as usize]
    }
}
