//! How closed the circle of partners is.

use crate::graph::{CompactGraph, parallel};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CONSTRAINT: Measure = Measure {
    id: "constraint",
    level: Level::Node,
    name: Text { en: "Constraint", nl: "Ingeklemdheid" },
    meaning: Text {
        en: "How far a node's partners are tied to each other; low means room to broker between them.",
        nl: "In hoeverre de partners van een knoop onderling verbonden zijn; laag betekent ruimte om te bemiddelen.",
    },
    formula: "C(i) = Σ_j (p(i,j) + Σ_{q≠i,j} p(i,q) p(q,j))² over the partners j of i, with z(i,j) = w(i,j) + w(j,i) and p(i,j) = z(i,j)/Σ_k z(i,k)",
    reading: Text {
        en: "Low: partners who do not know each other, so room to connect or to choose. High, near 1 or above: hemmed in by one partner or one closed circle.",
        nl: "Laag: partners die elkaar niet kennen, dus ruimte om te verbinden of te kiezen. Hoog, rond 1 of meer: ingeklemd door één partner of één gesloten kring.",
    },
    caution: Text {
        en: "Low values need several partners, so read it beside degree. Missing ties between partners make brokers on paper. An isolate has no value and is not the best broker. UCINET's ego network model gives other numbers: it looks at ties inside the circle of the node only.",
        nl: "Lage waarden vragen meerdere partners: lees het naast het aantal partners. Ontbrekende relaties tussen partners maken op papier bemiddelaars. Een losse knoop heeft geen waarde en is niet de beste bemiddelaar. Het ego-netwerkmodel van UCINET geeft andere getallen: het kijkt alleen naar relaties binnen de kring van de knoop.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Score,
    listens: &[],
    needs: &[],
    reference: "Burt 1992",
    compute: Compute::Graph(constraint),
};

/// How far what a node invests in its partners leads back to the same partners.
///
/// # Definition
///
/// z(i,j) = w(i,j) + w(j,i) is what i and j have in each other, p(i,j) = z(i,j) / Σ_k z(i,k) the share of i's ties
/// that j takes. C(i) = Σ_j (p(i,j) + Σ_{q≠i,j} p(i,q) p(q,j))² over the partners j of i, with q among the partners
/// of i.
///
/// # Reading it
///
/// Low: partners who do not know each other, so room to broker. High: a closed circle, or a single partner (1). It
/// may exceed 1. A small low value needs several partners: read it beside degree.
///
/// # Conventions
///
/// Direction: both directions are summed; a node with ties in only has partners too. Weights: strength. p(q,j) is a
/// share of all ties of q, not only of those inside the circle of i. Self-ties and parallel ties are gone before:
/// the compact graph has none.
///
/// # Undefined when
///
/// Isolates: `isolate`, never 0, which would make them the best brokers.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, EasyGraph, direct evaluation); a dyad has 1, a triangle 1.125 by
/// hand.
///
/// # References
///
/// Burt 1992, Structural Holes, chapter 2. Everett & Borgatti 2020, doi:10.1016/j.socnet.2020.02.001.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::constraint::constraint;
///
/// // A triangle: p = 1/2 everywhere, so C = 2 · (1/2 + 1/2 · 1/2)² = 1.125.
/// let triangle = CompactGraph::undirected(3, &[(0, 1), (0, 2), (1, 2)]);
/// assert_eq!(constraint(&triangle, &Params::default()).values, [1.125, 1.125, 1.125]);
/// ```
pub fn constraint(graph: &CompactGraph, _: &Params) -> Scores {
    let ties = graph.summed_both_ways();
    let shares = Shares::of(&ties);
    let steps = (0..ties.node_count()).map(|node| ties.degree(node).pow(2)).sum();
    Scores::from_results(parallel::map_where_it_pays(
        ties.node_count(),
        steps,
        || vec![f64::NAN; ties.node_count()],
        |memory, node| {
            if ties.degree(node) == 0 {
                return Err(Reason::Isolate);
            }
            Ok(dyadic(&ties, &shares, memory, node).iter().sum())
        },
    ))
}

/// What share of the ties of each node each of its neighbours takes: p.
pub(super) struct Shares<'g> {
    offsets: &'g [usize],
    shares: Vec<f64>,
}

impl Shares<'_> {
    /// Those of a graph of what two nodes have in each other.
    pub(super) fn of(ties: &CompactGraph) -> Shares<'_> {
        let (offsets, neighbors) = ties.rows();
        let mut shares = Vec::with_capacity(neighbors.len());
        for node in 0..ties.node_count() {
            let total = ties.strength(node);
            shares.extend(ties.arcs(node).map(|(_, weight)| weight / total));
        }
        Shares { offsets, shares }
    }

    fn of_node(&self, node: usize) -> &[f64] {
        &self.shares[self.offsets[node]..self.offsets[node + 1]]
    }
}

/// The constraint of a node by each of its partners. `invested` is full of NaN before and after.
pub(super) fn dyadic(ties: &CompactGraph, shares: &Shares<'_>, invested: &mut [f64], node: usize) -> Vec<f64> {
    // invested[j] = p(i,j) + Σ_q p(i,q) p(q,j) for partners j, NaN for everybody else.
    for (&partner, &share) in ties.neighbors(node).iter().zip(shares.of_node(node)) {
        invested[partner as usize] = share;
    }
    for (&between, &direct) in ties.neighbors(node).iter().zip(shares.of_node(node)) {
        let between = between as usize;
        for (&partner, &share) in ties.neighbors(between).iter().zip(shares.of_node(between)) {
            invested[partner as usize] += direct * share;
        }
    }
    let mut parts = Vec::with_capacity(ties.degree(node));
    for &partner in ties.neighbors(node) {
        let value = std::mem::replace(&mut invested[partner as usize], f64::NAN);
        parts.push(value * value);
    }
    parts
}
