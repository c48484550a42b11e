//! Constraint taken apart: how much each partner constrains a node, directly and by way of whom.

use crate::graph::CompactGraph;

/// What one partner adds.
#[derive(Debug, Clone, PartialEq)]
pub struct DyadicConstraint {
    /// The partner j.
    pub partner: usize,
    /// p(i,j): the share of the node's ties that goes to it.
    pub direct: f64,
    /// p(i,q) p(q,j) for every q through whom the node leans on it too, largest first.
    pub indirect: Vec<(usize, f64)>,
    /// The square of all of these together; the sum over partners is the constraint.
    pub constraint: f64,
}

/// The constraint of a node by each of its partners, most constraining first. Nothing for an isolate.
pub fn dyadic_constraint(graph: &CompactGraph, node: usize) -> Vec<DyadicConstraint> {
    let ties = graph.summed_both_ways();
    let arcs = |of: usize| ties.neighbors(of).iter().map(|&other| other as usize).zip(ties.neighbor_edges(of));
    let total = ties.strength(node);
    let partners: Vec<usize> = arcs(node).map(|(partner, _)| partner).collect();
    let mut found: Vec<DyadicConstraint> = arcs(node)
        .map(|(partner, &edge)| {
            let direct = ties.weight(edge as usize) / total;
            DyadicConstraint { partner, direct, indirect: Vec::new(), constraint: 0.0 }
        })
        .collect();
    for place in 0..partners.len() {
        let (through, direct) = (partners[place], found[place].direct);
        let theirs = ties.strength(through);
        for (other, &edge) in arcs(through) {
            if let Ok(at) = partners.binary_search(&other) {
                found[at].indirect.push((through, direct * ties.weight(edge as usize) / theirs));
            }
        }
    }
    for entry in &mut found {
        let sum = entry.indirect.iter().fold(entry.direct, |sum, (_, part)| sum + part);
        entry.constraint = sum * sum;
        entry.indirect.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    }
    found.sort_by(|a, b| b.constraint.total_cmp(&a.constraint).then(a.partner.cmp(&b.partner)));
    found
}
