//! How often shortest ways lead over a node, where ways alternate between two modes.

use super::two_mode_degree::sizes;
use crate::graph::{compact::Merge, shortest_paths::node_betweenness};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const TWO_MODE_BETWEENNESS: Measure = Measure {
    id: "two-mode-betweenness",
    level: Level::Node,
    name: Text { en: "Two-mode betweenness", nl: "Tussenpositie over twee soorten" },
    meaning: Text {
        en: "How often a node lies on the shortest ways between others, against the most that is possible between two kinds.",
        nl: "Hoe vaak een knoop op de kortste wegen tussen anderen ligt, afgezet tegen het hoogst mogelijke tussen twee soorten.",
    },
    formula: "b(i)/M, M = ½[o²(s+1)² + o(s+1)(2t−s−1) − t(2s−t+3)], with o the nodes of the other mode, s = (n_own−1) div o, t = (n_own−1) mod o",
    reading: Text {
        en: "1: all ways lead through this table or actor. 0: nobody needs it to reach another.",
        nl: "1: alle wegen lopen via deze tafel of actor. 0: niemand heeft hem nodig om een ander te bereiken.",
    },
    caution: Text {
        en: "A large table is between many by its size alone. Values of actors and of tables are scaled apart: compare within one mode. Betweenness of a projection is another number.",
        nl: "Een grote tafel ligt alleen al door haar omvang tussen velen. Actoren en tafels hebben elk hun eigen schaal: vergelijk binnen één soort. De tussenpositie in een projectie is een ander getal.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Modes],
    reference: "Borgatti & Everett 1997",
    compute: Compute::Known(two_mode_betweenness),
};

/// Betweenness over its two-mode maximum.
///
/// # Definition
///
/// b(i) / M with b as in betweenness and M = ½[o²(s + 1)² + o(s + 1)(2t − s − 1) − t(2s − t + 3)], where o is the
/// size of the other mode, s = (n_own − 1) div o and t = (n_own − 1) mod o.
///
/// # Reading it
///
/// High: what joins would fall apart without this table, or this organisation. The measure behind it, unscaled, is
/// betweenness.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Where no node of this mode could lie between others, as a guest where there is one table: `too_few_nodes`.
///
/// # Cost
///
/// O(n m).
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
/// use verbinder::measures::centrality::two_mode_betweenness::two_mode_betweenness;
///
/// // One table of three organisations.
/// let table = CompactGraph::undirected(4, &[(0, 3), (1, 3), (2, 3)]);
/// let known = Known { second_mode: Some(&[false, false, false, true]), ..Known::new(&table) };
/// assert_eq!(two_mode_betweenness(&known, &Params::default()).values[3], 1.0);
/// ```
pub fn two_mode_betweenness(known: &Known<'_>, _: &Params) -> Scores {
    let found = node_betweenness(&known.graph.symmetrised(Merge::Max).unweighted());
    Scores::from_results(found.into_iter().zip(sizes(known)).map(|(value, (own, other))| {
        let most = most(own, other);
        if most > 0.25 { Ok((value / most).min(1.0)) } else { Err(Reason::TooFewNodes) }
    }))
}

/// The highest betweenness of a node of a mode of `own` nodes beside one of `other`.
pub(super) fn most(own: usize, other: usize) -> f64 {
    if other == 0 {
        return 0.0;
    }
    let (s, t) = (((own - 1) / other) as f64, ((own - 1) % other) as f64);
    let o = other as f64;
    (o * o * (s + 1.0).powi(2) + o * (s + 1.0) * (2.0 * t - s - 1.0) - t * (2.0 * s - t + 3.0)) / 2.0
}
