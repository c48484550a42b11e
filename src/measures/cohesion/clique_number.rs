//! How many all know each other.

use crate::graph::CompactGraph;
use crate::graph::cliques::{Completeness, largest};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CLIQUE_NUMBER: Measure = Measure {
    id: "clique-number",
    level: Level::Network,
    name: Text { en: "Largest clique", nl: "Grootste clique" },
    meaning: Text {
        en: "How many nodes the largest circle has in which everybody is tied to everybody.",
        nl: "Hoeveel knopen de grootste kring heeft waarin ieder met ieder verbonden is.",
    },
    formula: "max |S| over sets S of nodes of which every two are tied",
    reading: Text {
        en: "The size of the largest circle in which everybody works with everybody: 2 is no closed circle at all, n is the whole network.",
        nl: "De grootte van de grootste kring waarin iedereen met iedereen werkt: 2 is geen enkele gesloten kring, n is het hele netwerk.",
    },
    caution: Text {
        en: "One unreported tie breaks a circle, so it is a lower bound. Ties made from lists of participants contain the largest list as a clique.",
        nl: "Eén niet gemelde relatie breekt een kring: het is een ondergrens. Relaties die uit deelnemerslijsten zijn gemaakt bevatten de langste lijst vanzelf als clique.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Luce & Perry 1949",
    compute: Compute::Graph(clique_number),
};

/// The number of nodes of the largest clique.
///
/// # Definition
///
/// The greatest number of nodes of which every two are tied.
///
/// # Reading it
///
/// The size of the tightest circle. One missing tie splits a circle, so in coded documents it is a lower bound. How many cliques
/// of each size there are is in `graph::cliques`.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No nodes: `too_few_nodes`. More branches than 20 million: `not_converged`.
///
/// # Cost
///
/// Exponential at worst; in sparse networks little more than O(n + m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0; sizes of all maximal cliques also graph-tool 2.45, R sna 2.7-1).
///
/// # References
///
/// Luce & Perry 1949, doi:10.1007/BF02289146. Eppstein, Löffler & Strash 2010, arXiv:1006.5440.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::clique_number::clique_number;
///
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(clique_number(&graph, &Params::default()).value(), 3.0);
/// ```
pub fn clique_number(graph: &CompactGraph, _: &Params) -> Scores {
    match largest(graph) {
        (0, _) => Scores::none(Reason::TooFewNodes),
        (_, Completeness::Truncated) => Scores::none(Reason::NotConverged),
        (nodes, Completeness::Whole) => Scores::one(nodes as f64),
    }
}
