//! What is to be searched, in the order that is best to search it in.
//!
//! All parts of a graph lie in one numbering, one after the other, as if they were components: a cut point has a place in each of
//! its parts, and a tree has none at all. Inside a part places go by the number of ties: what is looked at most lies together.

use super::levels::SIDE_BY_SIDE;
use super::parts::{Part, Parts};
use super::rows::Rows;
use super::settle;
use super::units::in_units;
use crate::graph::CompactGraph;
use crate::graph::breadth_first::breadth_first;
use std::ops::Range;

/// Steps along arcs that are worth a piece of work for itself.
const PIECE: usize = 1 << 18;

/// The most pieces. Neither depends on the number of threads.
pub(super) const MOST_PIECES: usize = 64;

/// The longest arc in units: paths of eight such fit.
const MOST_UNITS: i16 = i16::MAX / 8;

/// Parts of a graph, ready to be searched.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The node at every place.
    pub(super) nodes: Vec<u32>,
    /// How many nodes each place stands for, as a source and as a target.
    pub(super) stands_for: Vec<f64>,
    /// Neighbours that follow arcs, by place.
    pub(super) out: Rows,
    /// Neighbours against arcs, where these differ; without those that are never on the way of a search from elsewhere.
    into: Option<Rows>,
    /// The edge of every arc of `out`.
    pub(super) edges: Vec<u32>,
    /// The length of every arc; none where all are one step.
    pub(super) lengths: Vec<f64>,
    /// The same in whole numbers, where there are.
    pub(super) units: Vec<i16>,
    /// All places that lead anywhere, those that are near each other together.
    pub(super) sources: Vec<u32>,
}

impl Plan {
    /// A graph as a whole.
    pub(super) fn whole(graph: &CompactGraph) -> Plan {
        let n = graph.node_count();
        let edges = (0..graph.edge_count() as u32).collect();
        Plan::of(graph, &[Part { nodes: (0..n as u32).collect(), stands_for: vec![1.0; n], edges }])
    }

    /// The large parts of an undirected graph.
    pub(super) fn parts(graph: &CompactGraph, parts: &Parts) -> Plan {
        Plan::of(graph, &parts.large)
    }

    fn of(graph: &CompactGraph, parts: &[Part]) -> Plan {
        let degree = |node: u32| graph.ends_at(node as usize);
        let never_reached = |node: u32| graph.is_directed() && graph.in_degree(node as usize) == 0;
        let mut plan = Plan::default();
        let mut number = vec![0; graph.node_count()];
        let mut arcs = Vec::new();
        for part in parts {
            let first = plan.nodes.len();
            let mut order: Vec<u32> = (0..part.nodes.len() as u32).collect();
            order.sort_unstable_by_key(|&at| {
                let node = part.nodes[at as usize];
                (never_reached(node), std::cmp::Reverse(degree(node)), node)
            });
            plan.nodes.extend(order.iter().map(|&at| part.nodes[at as usize]));
            plan.stands_for.extend(order.iter().map(|&at| part.stands_for[at as usize]));
            for (place, &node) in plan.nodes.iter().enumerate().skip(first) {
                number[node as usize] = place as u32;
            }
            arcs.extend(part.edges.iter().map(|&edge| {
                let (a, b) = graph.edges()[edge as usize];
                (number[a as usize], number[b as usize], edge)
            }));
        }
        let places = plan.nodes.len();
        let there = arcs.iter().copied();
        let back = arcs.iter().map(|&(a, b, edge)| (b, a, edge));
        if graph.is_directed() {
            (plan.out, plan.edges) = Rows::new(places, there);
            plan.sources = plan.near_each_other(Some(&Rows::new(places, back.clone()).0));
            let on_the_way = back.filter(|&(_, from, _)| !never_reached(plan.nodes[from as usize]));
            plan.into = Some(Rows::new(places, on_the_way).0);
        } else {
            (plan.out, plan.edges) = Rows::new(places, there.chain(back));
            plan.sources = plan.near_each_other(None);
        }
        if graph.is_weighted() {
            plan.lengths = plan.edges.iter().map(|&edge| 1.0 / graph.weight(edge as usize)).collect();
            plan.units = in_units(&plan.lengths, MOST_UNITS).unwrap_or_default();
            if !graph.is_directed() {
                plan.sources = settle::near_each_other(&plan);
            }
        }
        plan
    }

    /// Neighbours against arcs that searches from elsewhere can come from.
    pub(super) fn into(&self) -> &Rows {
        self.into.as_ref().unwrap_or(&self.out)
    }

    /// All places that lead anywhere, breadth first from the one with most ties: most of those that follow each other have a
    /// neighbour in common.
    fn near_each_other(&self, into: Option<&Rows>) -> Vec<u32> {
        let mut order = breadth_first(self.nodes.len(), 0..self.nodes.len() as u32, |at| {
            let into = into.map_or(&[][..], |into| into.of(at));
            self.out.of(at).iter().chain(into).copied()
        });
        order.retain(|&place| !self.out.of(place).is_empty());
        order
    }

    /// In how many pieces this is worked on.
    pub(super) fn pieces(&self) -> usize {
        let batches = self.sources.len().div_ceil(SIDE_BY_SIDE);
        (self.sources.len() * self.edges.len() / PIECE).min(batches).clamp(1, MOST_PIECES)
    }

    /// In how many batches the sources of these pieces are searched from.
    pub(super) fn batches(&self, pieces: Range<usize>) -> usize {
        pieces.take_while(|&piece| piece < self.pieces()).map(|piece| self.piece(piece).count()).sum()
    }

    /// The sources of one piece, in the batches that are searched side by side.
    pub(super) fn piece(&self, piece: usize) -> impl Iterator<Item = &[u32]> {
        let batches = self.sources.len().div_ceil(SIDE_BY_SIDE);
        let Range { start, end } = part_of(batches, piece, self.pieces());
        self.sources[start * SIDE_BY_SIDE..self.sources.len().min(end * SIDE_BY_SIDE)].chunks(SIDE_BY_SIDE)
    }
}

/// The `index`-th of so many nearly equal parts of `0..count`.
pub(super) fn part_of(count: usize, index: usize, parts: usize) -> Range<usize> {
    count * index / parts..count * (index + 1) / parts
}
