//! Effective size taken apart: which partners are redundant, and through whom.

use crate::graph::CompactGraph;

/// How far one partner is redundant.
#[derive(Debug, Clone, PartialEq)]
pub struct RedundantPartner {
    /// The partner j.
    pub partner: usize,
    /// p(i,q) m(j,q) for every other partner q that it is tied to, largest first.
    pub through: Vec<(usize, f64)>,
    /// All of these together: 0 for a partner that no other knows. The effective size is the number of partners less the sum.
    pub redundancy: f64,
}

/// The partners of a node with how far they are redundant, most redundant first. Nothing for an isolate.
pub fn redundant_partners(graph: &CompactGraph, node: usize) -> Vec<RedundantPartner> {
    let ties = graph.summed_both_ways();
    let arcs = |of: usize| ties.neighbors(of).iter().map(|&other| other as usize).zip(ties.neighbor_edges(of));
    let total = ties.strength(node);
    let own: Vec<(usize, f64)> =
        arcs(node).map(|(partner, &edge)| (partner, ties.weight(edge as usize) / total)).collect();
    let mut found: Vec<RedundantPartner> = own
        .iter()
        .map(|&(partner, _)| {
            let largest = arcs(partner).map(|(_, &edge)| ties.weight(edge as usize)).fold(0.0, f64::max);
            let mut through: Vec<(usize, f64)> = arcs(partner)
                .filter_map(|(other, &edge)| {
                    let at = own.binary_search_by(|(known, _)| known.cmp(&other)).ok()?;
                    Some((other, own[at].1 * ties.weight(edge as usize) / largest))
                })
                .collect();
            let redundancy = through.iter().fold(0.0, |sum, (_, part)| sum + part);
            through.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            RedundantPartner { partner, through, redundancy }
        })
        .collect();
    found.sort_by(|a, b| b.redundancy.total_cmp(&a.redundancy).then(a.partner.cmp(&b.partner)));
    found
}
