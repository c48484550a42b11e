//! Whether nodes are more open or closed than groups handed out at random would make them.

use crate::graph::counts::LogFactorials;
use crate::measures::{
    Along, Compute, DirectionUse, Grouping, Known, Level, Listens, Measure, Need, Params, Part, Reason, Scores, Text,
    Unit, WeightUse,
};
use std::collections::BTreeMap;

/// The entry in the registry.
pub const NODE_EI_PERMUTATION: Measure = Measure {
    id: "node-ei-permutation",
    level: Level::Node,
    name: Text { en: "E–I index of nodes against chance", nl: "E–I-index van knopen tegen het toeval" },
    meaning: Text {
        en: "How likely the ties of a node would be as open, or as closed, if its partners had been drawn from all others at random.",
        nl: "Hoe waarschijnlijk de relaties van een knoop zo open of zo gesloten zouden zijn als zijn partners willekeurig uit alle anderen getrokken waren.",
    },
    formula: "P(inside ≤ (≥) the one found), inside hypergeometric (n − 1, n_g − 1, k)",
    reading: Text {
        en: "A small p beside an index near 1: the node reaches out more than chance. Beside one near −1: it keeps to its own.",
        nl: "Een kleine p naast een index bij 1: de knoop reikt meer naar buiten dan toeval. Naast een bij −1: hij blijft bij de zijnen.",
    },
    caution: Text {
        en: "Many groups or nodes are many tests: some are small by chance. A small p says that labels and ties go together, not which came first.",
        nl: "Veel groepen of knopen zijn veel toetsen: sommige zijn toevallig klein. Een kleine p zegt dat kenmerk en relaties samengaan, niet wat er eerst was.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Chance,
    listens: &[Listens::Along],
    needs: &[Need::Groups],
    reference: "Krackhardt & Stern 1988",
    compute: Compute::Parts(PARTS, node_ei_permutation),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "p_ge",
        name: Text { en: "p (as open or more)", nl: "p (zo open of opener)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "p_le",
        name: Text { en: "p (as closed or more)", nl: "p (zo gesloten of geslotener)" },
        unit: Unit::Chance,
        detail: false,
    },
];

/// For every node the chance that its E–I index were as high or higher, and as low or lower, if the groups of the
/// others were handed out at random.
///
/// # Definition
///
/// The node keeps its group; the labels of the n − 1 others are handed out over them in all ways, the ties stay.
/// Without strengths the number of ties inside is hypergeometric; with strengths the sums over all choices of partners
/// are counted exactly.
///
/// # Reading it
///
/// The expected value beside it is in node-ei-index. With few ties no p can be small.
///
/// # Conventions
///
/// Direction: ties that go out unless asked for those that come in. Weights: strength. Nodes without a group take part
/// in no count. Sums count as equal within 1e-9. Self-ties and parallel ties are gone before: the compact graph has
/// none.
///
/// # Undefined when
///
/// As node-ei-index; more than 100,000 different sums of strengths: `not_converged`.
///
/// # Cost
///
/// O(k²) per node, with strengths O(k · number of different sums).
///
/// # Checked against
///
/// scipy 1.17 hypergeom on the karate network, and all assignments of a network of six nodes by enumeration.
///
/// # References
///
/// Krackhardt & Stern 1988, doi:10.2307/2786835. Phipson & Smyth 2010, doi:10.2202/1544-6115.1585.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::node_ei_permutation::node_ei_permutation;
///
/// // Of the two others one is an x: the tie of node 0 goes inside with a chance of one half.
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y")]);
/// let columns = node_ei_permutation(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert!((columns[0].values[0] - 1.0).abs() < 1e-12 && (columns[1].values[0] - 0.5).abs() < 1e-12);
/// ```
pub fn node_ei_permutation(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let graph = known.graph;
    let (part, group, old) = known.grouped();
    let sizes = known.groups.map(Grouping::sizes).unwrap_or_default();
    let logs = LogFactorials::up_to(part.node_count());
    let mut columns = vec![vec![Err(Reason::NoAttribute); graph.node_count()]; PARTS.len()];
    for (at, &node) in old.iter().enumerate() {
        let node = node as usize;
        let (others, edges, all) = match params.along {
            Along::Out => (part.neighbors(at), part.neighbor_edges(at), graph.degree(node)),
            Along::In => (part.in_neighbors(at), part.in_neighbor_edges(at), graph.in_degree(node)),
        };
        let strengths: Vec<f64> = edges.iter().map(|&edge| part.weight(edge as usize)).collect();
        let own = |(other, strength): (&u32, &f64)| if group[*other as usize] == group[at] { *strength } else { 0.0 };
        let inside: f64 = others.iter().zip(&strengths).map(own).fold(0.0, |sum, part| sum + part);
        let chances = if all == 0 {
            let alone = graph.degree(node) + graph.in_degree(node) == 0;
            Err(if alone { Reason::Isolate } else { Reason::ReachesNobody })
        } else if others.is_empty() {
            Err(Reason::NoAttribute)
        } else {
            chances(&strengths, inside, part.node_count() - 1, sizes[group[at]] - 1, &logs)
        };
        columns[0][node] = chances.map(|chances| chances.0);
        columns[1][node] = chances.map(|chances| chances.1);
    }
    columns.into_iter().map(Scores::from_results).collect()
}

/// The most sums of strengths that are told apart.
const MOST_SUMS: usize = 100_000;
/// Sums that differ by less are one.
const GRAIN: f64 = 1e-9;

/// The chance that partners of the own group, `own` among `others`, have at most the strength found, and at least.
fn chances(
    strengths: &[f64],
    inside: f64,
    others: usize,
    own: usize,
    logs: &LogFactorials,
) -> Result<(f64, f64), Reason> {
    let k = strengths.len();
    let fits = |count: usize| count <= own && k - count <= others - own;
    let largest = strengths.iter().copied().fold(0.0, f64::max);
    let (mut at_most, mut at_least) = (0.0, 0.0);
    if strengths.iter().all(|strength| largest - strength <= GRAIN * largest) {
        // Only their number counts.
        let found = (inside / largest).round() as usize;
        for count in (0..=k).filter(|&count| fits(count)) {
            let chance = logs.hypergeometric(others, k, own, count);
            at_most += if count <= found { chance } else { 0.0 };
            at_least += if count >= found { chance } else { 0.0 };
        }
        return Ok((f64::min(at_most, 1.0), f64::min(at_least, 1.0)));
    }
    // In how many ways so many partners have together such a strength.
    let mut ways: BTreeMap<(usize, i64), f64> = BTreeMap::from([((0, 0), 1.0)]);
    let grains = |strength: f64| (strength / largest / GRAIN).round() as i64;
    for &strength in strengths {
        let with: Vec<((usize, i64), f64)> =
            ways.iter().map(|(&(count, sum), &ways)| ((count + 1, sum + grains(strength)), ways)).collect();
        for (key, more) in with {
            *ways.entry(key).or_insert(0.0) += more;
        }
        if ways.len() > MOST_SUMS || ways.values().any(|ways| !ways.is_finite()) {
            return Err(Reason::NotConverged);
        }
    }
    // Rounding to grains adds up to half a grain for each tie.
    let (found, slack) = (grains(inside), k as i64 + 1);
    for (&(count, sum), &ways) in ways.iter().filter(|((count, _), _)| fits(*count)) {
        let chance = ways * (logs.choose(others - k, own - count) - logs.choose(others, own)).exp();
        at_most += if sum <= found + slack { chance } else { 0.0 };
        at_least += if sum >= found - slack { chance } else { 0.0 };
    }
    Ok((f64::min(at_most, 1.0), f64::min(at_least, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{CompactGraph, compact::Merge};

    // Node 0 has two partners, both of its own group of three, among four others of whom two are of that group. The two partners are
    // both of the own group in 1 of C(4, 2) = 6 ways, in 4 one of them is. How strong ties are that are all alike does not matter.
    #[test]
    fn ties_of_one_strength_count_by_their_number() {
        let groups = Grouping::from_labels(&["x", "x", "x", "y", "y"].map(Some));
        for strength in [1.0, 3.0, 0.25] {
            for (partners, at_most, at_least) in [([1, 2], 1.0, 1.0 / 6.0), ([1, 3], 5.0 / 6.0, 5.0 / 6.0)] {
                let edges = partners.map(|partner| (0, partner, strength));
                let graph = CompactGraph::from_edges(5, false, true, &edges, Merge::Max);
                let known = Known { groups: Some(&groups), ..Known::new(&graph) };
                let found = node_ei_permutation(&known, &Params::default());
                let chances = [found[0].values[0], found[1].values[0]];
                assert!((chances[0] - at_most).abs() < 1e-12, "{strength} {chances:?}");
                assert!((chances[1] - at_least).abs() < 1e-12, "{strength} {chances:?}");
            }
        }
    }
}
