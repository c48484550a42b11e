//! How near all others are, where ways alternate between two modes.

use super::two_mode_degree::sizes;
use crate::graph::{compact::Merge, distances::distances};
use crate::measures::{
    Along, Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const TWO_MODE_CLOSENESS: Measure = Measure {
    id: "two-mode-closeness",
    level: Level::Node,
    name: Text { en: "Two-mode closeness", nl: "Nabijheid over twee soorten" },
    meaning: Text {
        en: "How few steps away all others are, against the fewest possible where own kind is two steps away at least.",
        nl: "Hoe weinig stappen alle anderen weg zijn, afgezet tegen het minst mogelijke waar de eigen soort ten minste twee stappen weg is.",
    },
    formula: "Closeness (n_other + 2(n_own−1))/Σ_j d(i,j); harmonic Σ_j 1/d(i,j)/(n_other + (n_own−1)/2), with n_own and n_other the nodes of the own and the other mode",
    reading: Text {
        en: "1: as near to all as two kinds of nodes allow, a place or actor that everybody meets. Near 0: far from most.",
        nl: "1: zo dicht bij allen als tussen twee soorten kan, een plek of actor die iedereen ontmoet. Dicht bij 0: ver van de meesten.",
    },
    caution: Text {
        en: "Compare within one mode. The first column needs a network in one piece; read the harmonic one otherwise. One large table brings all its members near to each other at once.",
        nl: "Vergelijk binnen één soort. De eerste kolom vraagt een netwerk uit één stuk; lees anders de harmonische. Eén grote tafel brengt al haar leden in één keer dicht bij elkaar.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Modes],
    reference: "Borgatti & Everett 1997",
    compute: Compute::Parts(PARTS, two_mode_closeness),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "closeness",
        name: Text { en: "Two-mode closeness", nl: "Nabijheid over twee soorten" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "harmonic",
        name: Text { en: "Two-mode harmonic closeness", nl: "Harmonische nabijheid over twee soorten" },
        unit: Unit::Share,
        detail: false,
    },
];

/// Closeness over its two-mode maximum, and the harmonic form for networks that fall apart.
///
/// # Definition
///
/// Closeness: (n_other + 2(n_own − 1)) / Σ_j d(i,j). Harmonic: Σ_j 1/d(i,j) over n_other + (n_own − 1)/2. Both are
/// 1 for a node that is tied to all of the other mode.
///
/// # Reading it
///
/// Compare within a mode first. In networks of several pieces read the harmonic form.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Components: closeness needs one; the harmonic form adds nothing for who
/// cannot be reached. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Closeness in several components: `disconnected`. One node alone: `too_few_nodes`.
///
/// # Cost
///
/// O(n m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0 with the formula); the harmonic form by hand in the test of
/// pitfalls.
///
/// # References
///
/// Borgatti & Everett 1997, doi:10.1016/S0378-8733(96)00301-2.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::two_mode_closeness::two_mode_closeness;
///
/// // Two organisations at one table, one of them at a second one too.
/// let tables = CompactGraph::undirected(4, &[(0, 2), (1, 2), (1, 3)]);
/// let known = Known { second_mode: Some(&[false, false, true, true]), ..Known::new(&tables) };
/// let columns = two_mode_closeness(&known, &Params::default());
/// assert_eq!(columns[0].values, [4.0 / 6.0, 1.0, 1.0, 4.0 / 6.0]);
/// ```
pub fn two_mode_closeness(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph.symmetrised(Merge::Max).unweighted();
    let found = distances(&graph, Along::Out);
    let sizes = sizes(known);
    let whole = found.iter().all(|distances| distances.others + 1 == graph.node_count());
    let closeness = found.iter().zip(&sizes).map(|(distances, &(own, other))| match (own + other, whole) {
        (0 | 1, _) => Err(Reason::TooFewNodes),
        (_, false) => Err(Reason::Disconnected),
        _ => Ok((other as f64 + 2.0 * (own as f64 - 1.0)) / distances.sum),
    });
    let harmonic = found.iter().zip(&sizes).map(|(distances, &(own, other))| match own + other {
        0 | 1 => Err(Reason::TooFewNodes),
        _ => Ok(distances.inverse_sum / (other as f64 + (own as f64 - 1.0) / 2.0)),
    });
    vec![Scores::from_results(closeness), Scores::from_results(harmonic)]
}
