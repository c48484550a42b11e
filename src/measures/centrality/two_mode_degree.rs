//! How much of the other mode one is tied to.

use crate::graph::compact::Merge;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const TWO_MODE_DEGREE: Measure = Measure {
    id: "two-mode-degree",
    level: Level::Node,
    name: Text { en: "Two-mode degree", nl: "Graad over twee soorten" },
    meaning: Text {
        en: "In which share of the structures an actor takes part, and which share of the actors takes part in a structure.",
        nl: "Aan welk deel van de structuren een actor deelneemt, en welk deel van de actoren aan een structuur deelneemt.",
    },
    formula: "k(i)/n_other, with n_other the nodes of the other mode",
    reading: Text {
        en: "1: takes part in everything, or is attended by everybody. Near 0: one meeting out of many, or a small table.",
        nl: "1: doet overal aan mee, of wordt door iedereen bezocht. Dicht bij 0: één overleg van de vele, of een kleine tafel.",
    },
    caution: Text {
        en: "Membership on paper is no attendance. Tables of which not all members are named look smaller than they are. Plain degree would divide by all nodes, so that nobody could reach 1.",
        nl: "Lid zijn op papier is nog geen deelname. Een tafel waarvan niet alle leden bekend zijn lijkt kleiner dan zij is. De gewone maat zou door alle knopen delen, zodat niemand 1 kan halen.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Modes],
    reference: "Borgatti & Everett 1997",
    compute: Compute::Known(two_mode_degree),
};

/// The number of partners over the number of nodes of the other mode.
///
/// # Definition
///
/// k(i) / n_other.
///
/// # Reading it
///
/// 1: in everything, or attended by all. Divided by all nodes, as for one mode, nobody could reach 1.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No nodes of the other mode: `too_few_nodes`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, direct evaluation).
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
/// use verbinder::measures::centrality::two_mode_degree::two_mode_degree;
///
/// // Two organisations at one table, one of them at a second one too.
/// let tables = CompactGraph::undirected(4, &[(0, 2), (1, 2), (1, 3)]);
/// let known = Known { second_mode: Some(&[false, false, true, true]), ..Known::new(&tables) };
/// assert_eq!(two_mode_degree(&known, &Params::default()).values, [0.5, 1.0, 1.0, 0.5]);
/// ```
pub fn two_mode_degree(known: &Known<'_>, _: &Params) -> Scores {
    let graph = known.graph.symmetrised(Merge::Max);
    let sizes = sizes(known);
    Scores::from_results((0..graph.node_count()).map(|node| match sizes[node].1 {
        0 => Err(Reason::TooFewNodes),
        others => Ok(graph.degree(node) as f64 / others as f64),
    }))
}

/// For every node the number of nodes of its own mode and of the other.
pub(super) fn sizes(known: &Known<'_>) -> Vec<(usize, usize)> {
    let modes = known.second_mode.unwrap_or_default();
    let second = modes.iter().filter(|&&second| second).count();
    let first = modes.len() - second;
    modes.iter().map(|&is_second| if is_second { (second, first) } else { (first, second) }).collect()
}
