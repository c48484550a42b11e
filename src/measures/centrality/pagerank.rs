//! Where a random walker is.

use crate::graph::{
    CompactGraph,
    linear::{self, Convergence},
};
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const PAGERANK: Measure = Measure {
    id: "pagerank",
    level: Level::Node,
    name: Text { en: "PageRank", nl: "PageRank" },
    meaning: Text {
        en: "Where one would be most often who follows ties at random and now and then starts afresh; defined for every network.",
        nl: "Waar iemand het vaakst zou zijn die willekeurig relaties volgt en soms opnieuw begint; voor elk netwerk bepaald.",
    },
    formula: "x(i) = (1−α)/n + α · (Σ_j x(j) w(j,i)/s_out(j) + L/n), with α = 0.85 and L the sum of x over nodes without ties out; Σ x = 1",
    reading: Text {
        en: "The share of attention a node would get from somebody who follows ties. All shares add up to 1; 1/n is an even share, ten times that is a clear centre.",
        nl: "Het deel van de aandacht dat een knoop krijgt van wie relaties volgt. Alle delen tellen op tot 1; 1/n is een gelijk deel, tien keer zoveel is een duidelijk middelpunt.",
    },
    caution: Text {
        en: "Shares shrink as networks grow: do not compare the numbers of two networks. Without direction it tells hardly more than degree. NetworKit leaves out what walks lose at nodes without ties out unless told otherwise; networkx stops after some five digits unless told otherwise.",
        nl: "Delen worden kleiner als het netwerk groeit: vergelijk de getallen van twee netwerken niet. Zonder richting zegt het nauwelijks meer dan het aantal partners. NetworKit laat weg wat verloren gaat bij knopen zonder uitgaande relatie, tenzij anders gevraagd; networkx stopt na zo'n vijf cijfers, tenzij anders gevraagd.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Share,
    listens: &[Listens::Damping],
    needs: &[],
    reference: "Brin & Page 1998",
    compute: Compute::Graph(pagerank),
};

/// The share of time that a walker spends at every node who follows ties and sometimes jumps anywhere.
///
/// # Definition
///
/// x(i) = (1 − d)/n + d · (Σ_j x(j) w(j,i) / s_out(j) + L/n), with d the damping and L the x of nodes without ties
/// out. Sums to 1.
///
/// # Reading it
///
/// High: named by those who are named. In an undirected network it stays close to degree.
///
/// # Conventions
///
/// Direction: followed; an undirected tie runs both ways. Weights: strength; the walker prefers strong ties. Nodes
/// without ties out pass their share to all n nodes alike. Isolates get their share of jumps. Self-ties and
/// parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No convergence: `not_converged`.
///
/// # Cost
///
/// O(m) per iteration, some 100 to 250 iterations.
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0 prpack, graph-tool 2.45, rustworkx 0.18.1, networkit 11.3
/// rescaled).
///
/// # References
///
/// Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::pagerank::pagerank;
///
/// let pair = CompactGraph::undirected(2, &[(0, 1)]);
/// assert_eq!(pagerank(&pair, &Params::default()).values, [0.5, 0.5]);
/// ```
pub fn pagerank(graph: &CompactGraph, params: &Params) -> Scores {
    let (values, convergence) = linear::stationary_walk(graph, params.damping);
    match convergence {
        Convergence::Reached => Scores::all(values),
        Convergence::GivenUp => Scores::all_undefined(values.len(), Reason::NotConverged),
    }
}
