//! Whether those one brings together meet elsewhere too.

use crate::graph::{CompactGraph, compact::Merge, parallel};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const REDUNDANCY: Measure = Measure {
    id: "redundancy",
    level: Level::Node,
    name: Text { en: "Two-mode redundancy", nl: "Vervangbaarheid over twee soorten" },
    meaning: Text {
        en: "Which share of the pairs that a node brings together is brought together by another one too.",
        nl: "Welk deel van de paren die een knoop samenbrengt ook door een andere wordt samengebracht.",
    },
    formula: "|{v,w ∈ N(i): N(v) ∩ N(w) ≠ {i}}|/(k(i)(k(i)−1)/2), over pairs v, w",
    reading: Text {
        en: "0: those who meet here meet nowhere else: this table really joins. 1: all of them meet elsewhere too, so it could be missed.",
        nl: "0: wie elkaar hier ontmoet, ontmoet elkaar nergens anders: deze tafel verbindt echt. 1: allen ontmoeten elkaar ook elders; deze tafel is te missen.",
    },
    caution: Text {
        en: "It looks at who meets, not at what is done there: a redundant table may be a useful one. Tables that were not recorded make others look irreplaceable.",
        nl: "Het gaat over wie elkaar ontmoet, niet over wat er gebeurt: een vervangbare tafel kan nuttig zijn. Niet vastgelegde overleggen laten andere onvervangbaar lijken.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Modes],
    reference: "Latapy, Magnien & Del Vecchio 2008",
    compute: Compute::Known(redundancy),
};

/// The share of the pairs of neighbours that share another neighbour besides this node.
///
/// # Definition
///
/// |{(v,w) ⊂ N(i): N(v) ∩ N(w) ≠ {i}}| / (k(i)(k(i) − 1)/2).
///
/// # Reading it
///
/// 0: without this table none of its members would meet: a place that joins. 1: all of them meet elsewhere too.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than two partners: `fewer_than_two_partners`.
///
/// # Cost
///
/// O(Σ_i Σ_{v ∈ N(i)} Σ_{u ∈ N(v)} k(u)).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, direct evaluation).
///
/// # References
///
/// Latapy, Magnien & Del Vecchio 2008, doi:10.1016/j.socnet.2007.04.006.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::brokerage::redundancy::redundancy;
///
/// // 0 and 1 meet at both tables, 2 at the second only.
/// let tables = CompactGraph::undirected(5, &[(0, 3), (1, 3), (0, 4), (1, 4), (2, 4)]);
/// let known = Known { second_mode: Some(&[false, false, false, true, true]), ..Known::new(&tables) };
/// let found = redundancy(&known, &Params::default());
/// assert_eq!(found.values[3..], [1.0, 1.0 / 3.0]);
/// ```
pub fn redundancy(known: &Known<'_>, _: &Params) -> Scores {
    let graph = known.graph.symmetrised(Merge::Max);
    let memory = || vec![u32::MAX; graph.node_count()];
    Scores::from_results(parallel::map_with(graph.node_count(), memory, |seen, node| redundancy_of(&graph, seen, node)))
}

/// `seen` says of each node for which neighbour it was last met. It must hold nothing of another node.
fn redundancy_of(graph: &CompactGraph, seen: &mut [u32], node: usize) -> Result<f64, Reason> {
    let partners = graph.neighbors(node);
    if partners.len() < 2 {
        return Err(Reason::FewerThanTwoPartners);
    }
    seen.fill(u32::MAX);
    let mut elsewhere = 0usize;
    for &one in partners {
        for &through in graph.neighbors(one as usize).iter().filter(|&&through| through as usize != node) {
            for &other in graph.neighbors(through as usize).iter().filter(|&&other| other > one) {
                if seen[other as usize] != one && partners.binary_search(&other).is_ok() {
                    seen[other as usize] = one;
                    elsewhere += 1;
                }
            }
        }
    }
    Ok(elsewhere as f64 / (partners.len() * (partners.len() - 1) / 2) as f64)
}
