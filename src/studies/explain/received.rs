//! Eigenvector centrality and PageRank taken apart: what a node receives from each of its partners.

use crate::graph::{CompactGraph, principal};

/// What comes in at a node from one partner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Received {
    /// The partner.
    pub partner: usize,
    /// Its own value.
    pub theirs: f64,
    /// What of it comes in; together with what comes from elsewhere this is the value of the node.
    pub amount: f64,
}

/// An eigenvector centrality by partner: w x / λ from each, with the eigenvalue λ. `values` are the scores of all nodes, NaN where
/// they are undefined; nothing for a node without one.
pub fn eigenvector_received(graph: &CompactGraph, values: &[f64], node: usize) -> Option<(f64, Vec<Received>)> {
    if values[node].is_nan() {
        return None;
    }
    let keep: Vec<bool> = values.iter().map(|value| !value.is_nan()).collect();
    let (piece, old) = graph.induced(&keep);
    let inside: Vec<f64> = old.iter().map(|&node| values[node as usize]).collect();
    let eigenvalue = principal::principal_eigenvalue(&piece, &inside);
    let arcs = graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node));
    let received = arcs.map(|(&partner, &edge)| (partner as usize, graph.weight(edge as usize))).filter_map(
        |(partner, weight)| {
            let theirs = Some(values[partner]).filter(|value| !value.is_nan())?;
            Some(Received { partner, theirs, amount: weight * theirs / eigenvalue })
        },
    );
    Some((eigenvalue, in_order(received.collect())))
}

/// A PageRank by where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct PagerankReceived {
    /// From partners, most first.
    pub partners: Vec<Received>,
    /// From walkers who start afresh anywhere.
    pub afresh: f64,
    /// From walkers who are at a node without ties out, and jump.
    pub stranded: f64,
}

/// A PageRank taken apart. `values` are the scores of all nodes.
pub fn pagerank_received(graph: &CompactGraph, values: &[f64], damping: f64, node: usize) -> PagerankReceived {
    let n = graph.node_count() as f64;
    let arcs = graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node));
    let received = arcs.map(|(&partner, &edge)| {
        let partner = partner as usize;
        let share = graph.weight(edge as usize) / graph.strength(partner);
        Received { partner, theirs: values[partner], amount: damping * values[partner] * share }
    });
    let lost: f64 = (0..graph.node_count()).filter(|&other| graph.degree(other) == 0).map(|other| values[other]).sum();
    PagerankReceived {
        partners: in_order(received.collect()),
        afresh: (1.0 - damping) / n,
        stranded: damping * lost / n,
    }
}

fn in_order(mut received: Vec<Received>) -> Vec<Received> {
    received.sort_by(|a, b| b.amount.total_cmp(&a.amount).then(a.partner.cmp(&b.partner)));
    received
}
