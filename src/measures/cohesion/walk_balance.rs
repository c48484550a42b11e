//! Whether closed walks are in balance, the long ones too.

use crate::graph::components::{parts_with_ties, weak};
use crate::graph::dense::Symmetric;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const WALK_BALANCE: Measure = Measure {
    id: "walk-balance",
    level: Level::Network,
    name: Text { en: "Walk balance", nl: "Evenwicht over wandelingen" },
    meaning: Text {
        en: "How much the network looks as if it were in balance when one follows all ways round, short ones counting most: 1 if no way round has an odd number of negative ties.",
        nl: "In hoeverre het netwerk in evenwicht lijkt als men alle rondgangen volgt, korte tellen het meest: 1 als geen rondgang een oneven aantal negatieve relaties heeft.",
    },
    formula: "K = tr exp(A) / tr exp(|A|), A the matrix of signs",
    reading: Text {
        en: "1: the network divides into two camps without friction. Near 0: tension everywhere.",
        nl: "1: het netwerk valt zonder wrijving in twee kampen uiteen. Dicht bij 0: overal spanning.",
    },
    caution: Text {
        en: "Falls with the number of ties by itself, much faster than the share of balanced triangles: do not compare networks of unequal density. Triangles alone are triangle-balance.",
        nl: "Daalt vanzelf met het aantal relaties, veel sneller dan het deel van de driehoeken in evenwicht: vergelijk geen netwerken van ongelijke dichtheid. Alleen de driehoeken staan in triangle-balance.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Signs],
    reference: "Estrada & Benzi 2014",
    compute: Compute::Known(walk_balance),
};

/// Closed walks counted with their signs, over all closed walks, a walk of length l weighing 1/l!.
///
/// # Definition
///
/// K = tr e^A / tr e^|A| with A(i,j) the sign of the pair, |A| the same without signs.
///
/// # Reading it
///
/// Takes longer ways round into account too, which triangle-balance does not see.
///
/// # Conventions
///
/// Direction: ignored; a pair has the sign of the sum of the signs of its arcs, and none if these cancel. Weights:
/// ignored. Components: their traces add up; nodes without ties count 1 in both. Self-ties and parallel ties are gone
/// before: the compact graph has none.
///
/// # Undefined when
///
/// No signed ties: `no_ties`. More than 4,000 nodes in one component: `not_converged`.
///
/// # Cost
///
/// O(n³) per component.
///
/// # Checked against
///
/// tests/reference (R signnet balance_score("walk"), numpy eigvalsh).
///
/// # References
///
/// Estrada & Benzi 2014, doi:10.1103/PhysRevE.90.042802.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params, Signed};
/// use verbinder::measures::cohesion::walk_balance::walk_balance;
///
/// // Two friends against a third: in balance.
/// let triangle = CompactGraph::undirected(3, &[(0, 1), (0, 2), (1, 2)]);
/// let signed = Signed { graph: triangle.clone(), signs: vec![1.0, -1.0, -1.0] };
/// let known = Known { signed: Some(&signed), ..Known::new(&triangle) };
/// assert!((walk_balance(&known, &Params::default()).value() - 1.0).abs() < 1e-12);
/// ```
pub fn walk_balance(known: &Known<'_>, _: &Params) -> Scores {
    let (graph, signs) = known.signed_pairs();
    if graph.edge_count() == 0 {
        return Scores::none(Reason::NoTies);
    }
    let (mut with_signs, mut without) = (Vec::new(), Vec::new());
    for (part, old) in parts_with_ties(&graph, &weak(&graph)) {
        let n = part.node_count();
        if n > MOST_NODES {
            return Scores::none(Reason::NotConverged);
        }
        let (mut signed, mut plain) = (Symmetric::zero(n), Symmetric::zero(n));
        for &(a, b) in part.edges() {
            let (a, b) = (a as usize, b as usize);
            let edge =
                graph.edge_between(old[a] as usize, old[b] as usize).expect("a tie of the part is one of the whole");
            signed.set(a, b, signs[edge]);
            plain.set(a, b, 1.0);
        }
        with_signs.extend(signed.eigenvalues());
        without.extend(plain.eigenvalues());
    }
    let alone = (graph.node_count() - without.len()) as f64;
    // Relative to the largest, so that no power of e runs over.
    let largest = without.iter().copied().fold(0.0, f64::max);
    let trace = |values: &[f64]| {
        alone * (-largest).exp() + values.iter().map(|value| (value - largest).exp()).fold(0.0, |sum, part| sum + part)
    };
    Scores::one((trace(&with_signs) / trace(&without)).min(1.0))
}

/// The largest component whose eigenvalues are computed.
const MOST_NODES: usize = 4_000;
