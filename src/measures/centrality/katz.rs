//! Who is reached by many walks.

use crate::graph::{
    CompactGraph,
    linear::{self, Convergence},
    principal,
};
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const KATZ: Measure = Measure {
    id: "katz",
    level: Level::Node,
    name: Text { en: "Katz centrality", nl: "Katz-centraliteit" },
    meaning: Text {
        en: "How many walks of any length lead to a node, longer ones counting less.",
        nl: "Hoeveel wandelingen van elke lengte naar een knoop leiden; langere tellen minder.",
    },
    formula: "x = (I − α Aᵀ)⁻¹ 1, for 0 < α < 1/λ₁ with λ₁ the largest eigenvalue of A; α = 0.85/λ₁ unless given",
    reading: Text {
        en: "High: many short ways lead to this node. 1 is a node to which nothing leads; there is no upper bound.",
        nl: "Hoog: er leiden veel korte wegen naar deze knoop. 1 is een knoop waar niets naartoe leidt; er is geen bovengrens.",
    },
    caution: Text {
        en: "The numbers depend on α: compare only within one network and one α, which the notes tell. networkx scales to length 1 unless told normalized=False; Katz himself subtracted 1.",
        nl: "De getallen hangen af van α: vergelijk alleen binnen één netwerk en één α, die in de toelichting staat. networkx schaalt naar lengte 1 tenzij normalized=False gegeven is; Katz zelf trok er 1 van af.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Score,
    listens: &[Listens::Alpha],
    needs: &[],
    reference: "Katz 1953",
    compute: Compute::Graph(katz),
};

/// One for every node itself, and for each walk that ends there what is left of one after so many steps.
///
/// # Definition
///
/// x = (I − α Aᵀ)⁻¹ 1, the solution of x = α Aᵀ x + 1, for α below 1/λ₁ with λ₁ the largest eigenvalue.
///
/// # Reading it
///
/// High: many short ways lead here, in whatever piece; unlike the eigenvector it needs no single piece. The larger
/// α, the more the far away counts. Compare only values of one α, which is told in the notes.
///
/// # Conventions
///
/// Direction: along arcs, importance comes in. Weights: strength. α: as asked, otherwise 0.85/λ₁; without cycles,
/// where every α will do, 0.85. Not rescaled (networkx scales to length 1 unless told otherwise; Katz himself
/// subtracts 1). Isolates: 1. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// α of 1/λ₁ or more, or below 0: `not_converged`, since the sum of walks has no end and the linear system an
/// answer without meaning. No convergence: `not_converged`.
///
/// # Cost
///
/// O(m) per iteration; more of them the nearer α is to 1/λ₁.
///
/// # Checked against
///
/// tests/reference with α = 0.05 (networkx 3.6.1 katz_centrality_numpy, graph-tool 2.45, R igraph 1.3.5
/// alpha_centrality).
///
/// # References
///
/// Katz 1953, doi:10.1007/BF02289026. Bonacich & Lloyd 2001, doi:10.1016/S0378-8733(01)00038-7.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::katz::katz;
///
/// // x = 1 + α x at both ends of a tie.
/// let pair = CompactGraph::undirected(2, &[(0, 1)]);
/// let scores = katz(&pair, &Params { alpha: Some(0.5), ..Params::default() }).values;
/// assert!((scores[0] - 2.0).abs() < 1e-12);
/// ```
pub fn katz(graph: &CompactGraph, params: &Params) -> Scores {
    let n = graph.node_count();
    // No eigenvalue is larger than the most that comes in at one node: below that no search for it is needed.
    let most = (0..n).map(|node| graph.in_strength(node)).fold(0.0, f64::max);
    let eigenvalue = match params.alpha {
        Some(alpha) if alpha >= 0.0 && alpha * most < 1.0 => most,
        _ => match principal::largest_eigenvalue(graph) {
            Some(eigenvalue) => eigenvalue,
            None => return Scores::all_undefined(n, Reason::NotConverged),
        },
    };
    let alpha = params.alpha.unwrap_or(if eigenvalue > 0.0 { SHARE / eigenvalue } else { SHARE });
    // Written so that an α that is no number is refused too.
    if !(alpha >= 0.0 && alpha * eigenvalue < 1.0) {
        let scores = Scores::all_undefined(n, Reason::NotConverged).settled("alpha", alpha);
        return if eigenvalue > 0.0 { scores.settled(Scores::ALPHA_BELOW, 1.0 / eigenvalue) } else { scores };
    }
    let (values, convergence) = linear::attenuated_walks(graph, alpha);
    let scores = match convergence {
        Convergence::Reached => Scores::all(values),
        Convergence::GivenUp => Scores::all_undefined(n, Reason::NotConverged),
    };
    let scores = scores.settled("alpha", alpha);
    // Every α will do, and none is 0.85 of the largest.
    let any = params.alpha.is_none() && eigenvalue == 0.0 && graph.edge_count() > 0;
    if any { scores.settled(Scores::ANY_ALPHA, alpha) } else { scores }
}

/// Which part of the largest α that is defined is taken where none is asked for.
const SHARE: f64 = 0.85;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    // An arc leads round nowhere: every α from 0 on will do, so that none is given below which it must be. Without ties nothing is said.
    #[test]
    fn what_is_said_of_alpha_where_no_walk_comes_back() {
        let arc = CompactGraph::from_edges(2, true, false, &[(0, 1, 1.0)], Merge::Max);
        let below = katz(&arc, &Params { alpha: Some(-0.5), ..Params::default() });
        assert_eq!((below.reason(0), &below.settled[..]), (Some(Reason::NotConverged), &[("alpha", -0.5)][..]));
        let says = |graph: &CompactGraph| {
            katz(graph, &Params::default()).settled.iter().any(|(what, _)| *what == Scores::ANY_ALPHA)
        };
        assert!(says(&arc) && !says(&CompactGraph::undirected(2, &[])));
        // Along a tie without direction a walk comes back.
        assert!(!says(&CompactGraph::undirected(2, &[(0, 1)])));
    }
}
