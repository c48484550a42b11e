//! The wedges of a target: whose place is which, side by side with those that they have ties with.

use super::super::round::around;
use crate::present::diagram::context::Context;
use crate::present::diagram::font;
use crate::present::language::views::{View, view};
use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::TAU;

/// More wedges of places would be slivers: the smallest share one.
const MOST_WEDGES: usize = 36;
/// Rounds in which nodes of a wedge are ordered by where their partners stand.
const ROUNDS: usize = 12;

/// One place, or a group of nodes without one.
pub(super) struct Wedge {
    pub(super) name: String,
    pub(super) nodes: Vec<usize>,
    /// Turn at which it begins and how far it reaches, clockwise from the top.
    pub(super) from: f64,
    pub(super) width: f64,
}

/// The wedges in order, and the nodes of each in order.
pub(super) fn wedges(context: &Context<'_>, nodes: &[usize]) -> Vec<Wedge> {
    let mut wedges = by_place(context, nodes);
    arrange(&mut wedges, &partners(context));
    wedges
}

/// Nodes by place; by community where no node has a place. The smallest places share a wedge, and who has none has another.
fn by_place(context: &Context<'_>, nodes: &[usize]) -> Vec<Wedge> {
    let network = context.network;
    let by_place = nodes.iter().any(|&node| !network.node(node).is_national());
    let mut groups: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for &node in nodes {
        let key = if by_place {
            let places: Vec<&str> = network.node(node).places().collect();
            (!places.is_empty()).then(|| places.join(" + "))
        } else {
            context.facts.community.get(node).filter(|_| context.degree(node) > 0).map(|group| format!("{group:06}"))
        };
        groups.entry(key).or_default().push(node);
    }
    let mut list: Vec<(Option<String>, Vec<usize>)> = groups.into_iter().collect();
    list.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let (mut others, mut without): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut wedges: Vec<Wedge> = Vec::new();
    for (key, nodes) in list {
        match key {
            Some(name) if wedges.len() < MOST_WEDGES => {
                let name = if by_place { font::shortened(&font::clean(&name), 30) } else { String::new() };
                wedges.push(Wedge { name, nodes, from: 0.0, width: 0.0 });
            }
            Some(_) => others.extend(nodes),
            None => without.extend(nodes),
        }
    }
    for (nodes, called) in [(others, View::OtherPlaces), (without, View::NoPlace)] {
        if !nodes.is_empty() {
            let name = if by_place { view(context.options.language, called).to_owned() } else { String::new() };
            wedges.push(Wedge { name, nodes, from: 0.0, width: 0.0 });
        }
    }
    wedges
}

fn partners(context: &Context<'_>) -> Vec<BTreeSet<usize>> {
    let mut partners = vec![BTreeSet::new(); context.network.node_count()];
    for tie in context.network.ties().filter(|tie| tie.source != tie.target) {
        partners[tie.source].insert(tie.target);
        partners[tie.target].insert(tie.source);
    }
    partners
}

/// Orders wedges so that those with ties stand side by side, and the nodes of each by where their partners stand.
fn arrange(wedges: &mut Vec<Wedge>, partners: &[BTreeSet<usize>]) {
    let mut wedge_of = vec![None; partners.len()];
    for (number, wedge) in wedges.iter().enumerate() {
        wedge.nodes.iter().for_each(|&node| wedge_of[node] = Some(number));
    }
    let mut pull = vec![vec![0.0; wedges.len()]; wedges.len()];
    for (node, others) in partners.iter().enumerate() {
        for &other in others {
            if let (Some(a), Some(b)) = (wedge_of[node], wedge_of[other])
                && a != b
            {
                pull[a][b] += 1.0;
            }
        }
    }
    let mut old: Vec<Option<Wedge>> = std::mem::take(wedges).into_iter().map(Some).collect();
    wedges.extend(around(&pull).into_iter().filter_map(|index| old[index].take()));
    // Small wedges get more than their share, or nobody could stand in them.
    let weights: Vec<f64> = wedges.iter().map(|wedge| wedge.nodes.len() as f64 + 1.5).collect();
    let all: f64 = weights.iter().sum();
    let mut from = 0.0;
    for (wedge, weight) in wedges.iter_mut().zip(weights) {
        (wedge.from, wedge.width) = (from, TAU * weight / all);
        from += wedge.width;
    }
    let mut turns = vec![None; partners.len()];
    for _ in 0..ROUNDS {
        for wedge in wedges.iter() {
            for (slot, &node) in wedge.nodes.iter().enumerate() {
                turns[node] = Some(wedge.from + wedge.width * (slot as f64 + 0.5) / wedge.nodes.len() as f64);
            }
        }
        for wedge in wedges.iter_mut() {
            let middle = wedge.from + wedge.width / 2.0;
            let wish = |node: usize| {
                let others = partners[node].iter().filter_map(|&other| turns[other]);
                let (sum, count) = others.fold((0.0, 0.0), |(sum, count): (f64, f64), turn: f64| {
                    // The short way round.
                    let apart = (turn - middle + TAU * 1.5) % TAU - TAU / 2.0;
                    (sum + apart, count + 1.0)
                });
                sum / f64::max(count, 1.0)
            };
            // Once for each: who has thousands of partners is compared with thousands.
            let mut wishes: Vec<(f64, usize)> = wedge.nodes.iter().map(|&node| (wish(node), node)).collect();
            wishes.sort_by(|a, b| a.0.total_cmp(&b.0));
            wedge.nodes = wishes.into_iter().map(|(_, node)| node).collect();
        }
    }
}
