//! Whether the constraint of a node comes from one partner.

use super::constraint::{Shares, dyadic};
use crate::graph::{CompactGraph, parallel};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CONSTRAINT_HIERARCHY: Measure = Measure {
    id: "constraint-hierarchy",
    level: Level::Node,
    name: Text { en: "Hierarchy of constraint", nl: "Hiërarchie van ingeklemdheid" },
    meaning: Text {
        en: "How far a node's constraint comes from a single partner rather than from all alike.",
        nl: "In hoeverre de ingeklemdheid van een knoop door één partner komt en niet door alle gelijk.",
    },
    formula: "H(i) = Σ_j r(j) ln r(j)/(N ln N), with r(j) = c(i,j)/(C(i)/N), c(i,j) the constraint by partner j, C(i) their sum and N the number of partners",
    reading: Text {
        en: "0: all partners constrain alike. Near 1: one partner holds the key, because the others depend on it too.",
        nl: "0: alle partners beperken evenveel. Dicht bij 1: één partner heeft de sleutel, omdat ook de anderen van hem afhangen.",
    },
    caution: Text {
        en: "Read it beside constraint: high in both means dependence on one, high hierarchy with low constraint means little. The R package netrics takes the total constraint of partners instead and gets other numbers.",
        nl: "Lees het naast de ingeklemdheid: allebei hoog betekent afhankelijkheid van één partner; alleen een hoge hiërarchie betekent weinig. Het R-pakket netrics neemt de totale ingeklemdheid van partners en krijgt andere getallen.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Burt 1992",
    compute: Compute::Graph(constraint_hierarchy),
};

/// How unevenly the constraint of a node is spread over its partners, as a Coleman–Theil index.
///
/// # Definition
///
/// H(i) = Σ_j r(j) ln r(j) / (N ln N) with r(j) = c(i,j) / (C(i)/N), where c(i,j) is the constraint by partner j,
/// C(i) their sum and N the number of partners.
///
/// # Reading it
///
/// 0: every partner constrains alike. Near 1: one partner, on whom all others depend, holds the node. Read it
/// beside constraint: high in both is dependence on one.
///
/// # Conventions
///
/// Direction: both directions are summed. Weights: strength. It needs the constraint by each partner, not their own
/// total constraint. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Isolates: `isolate`. One partner: `fewer_than_two_partners`.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (EasyGraph, direct evaluation).
///
/// # References
///
/// Burt 1992, Structural Holes, chapter 2.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::constraint_hierarchy::constraint_hierarchy;
///
/// // In a triangle both partners constrain alike.
/// let triangle = CompactGraph::undirected(3, &[(0, 1), (0, 2), (1, 2)]);
/// assert_eq!(constraint_hierarchy(&triangle, &Params::default()).values, [0.0, 0.0, 0.0]);
/// ```
pub fn constraint_hierarchy(graph: &CompactGraph, _: &Params) -> Scores {
    let ties = graph.summed_both_ways();
    let n = ties.node_count();
    let shares = Shares::of(&ties);
    Scores::from_results(parallel::map_with(
        n,
        || vec![f64::NAN; n],
        |memory, node| match ties.degree(node) {
            0 => Err(Reason::Isolate),
            1 => Err(Reason::FewerThanTwoPartners),
            partners => {
                let parts = dyadic(&ties, &shares, memory, node);
                let (count, sum) = (partners as f64, parts.iter().sum::<f64>());
                let uneven = parts.iter().map(|part| part / (sum / count)).map(|r| r * r.ln()).sum::<f64>();
                // An even spread is 0; rounding must not make it less.
                Ok((uneven / (count * count.ln())).max(0.0))
            }
        },
    ))
}
