//! Between which pairs a node stands: brokerage roles without direction.

use super::brokerage::open_paths;
use crate::graph::{compact::Merge, parallel};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const BROKERED_PAIRS: Measure = Measure {
    id: "brokered-pairs",
    level: Level::Node,
    name: Text { en: "Brokered pairs", nl: "Bemiddelde paren" },
    meaning: Text {
        en: "How many pairs of partners who are not tied a node stands between, by which of the three are of the same group.",
        nl: "Tussen hoeveel paren partners die niet verbonden zijn een knoop staat, naar wie van de drie tot dezelfde groep behoren.",
    },
    formula: "Pairs {a,c} with ties a–i and i–c and no tie a–c, by groups: coordinator all three of one; itinerant a and c of one, i of another; border one of a and c of the group of i; liaison three groups",
    reading: Text {
        en: "High: many pairs of partners meet only through this node; border counts those it carries over the edge of its own group. 0: all its partners know each other, or it has fewer than two.",
        nl: "Hoog: veel paren partners ontmoeten elkaar alleen via deze knoop; grens telt de paren die hij over de rand van zijn eigen groep verbindt. 0: al zijn partners kennen elkaar, of hij heeft er minder dan twee.",
    },
    caution: Text {
        en: "Pairs grow with the square of the number of partners: a hub made by one long list leads the ranking. sna's brokerage counts each of these pairs twice when ties have no direction, and border as two roles.",
        nl: "Paren groeien met het kwadraat van het aantal partners: een knooppunt uit één lange lijst staat vanzelf bovenaan. sna telt elk paar twee keer als relaties geen richting hebben, en splitst grens in twee rollen.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[Need::Groups],
    reference: "Gould & Fernandez 1989",
    compute: Compute::Parts(PARTS, brokered_pairs),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "coordinator",
        name: Text { en: "Pairs in the own group", nl: "Paren in de eigen groep" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "itinerant",
        name: Text { en: "Pairs in one other group", nl: "Paren in één andere groep" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "border",
        name: Text { en: "Pairs across the border of the own group", nl: "Paren over de grens van de eigen groep" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "liaison",
        name: Text { en: "Pairs between two other groups", nl: "Paren tussen twee andere groepen" },
        unit: Unit::Count,
        detail: false,
    },
    Part { id: "total", name: Text { en: "All pairs", nl: "Alle paren" }, unit: Unit::Count, detail: false },
];

/// For every node the number of unordered pairs of its partners without a tie, by role.
///
/// # Definition
///
/// Unordered pairs {a, c} with ties a–b and b–c and no tie a–c. Coordinator: a, b, c of one group. Itinerant: a and
/// c of one, b of another. Border: one of a and c is of the group of b (representative and gatekeeper are one
/// without direction). Liaison: three groups.
///
/// # Reading it
///
/// The halved reading of brokerage for ties without direction. Many partners make many pairs: read it beside
/// degree, or see the z of brokerage.
///
/// # Conventions
///
/// Direction: ignored; a pair is tied where either arc exists. Weights: ignored. Nodes without a group take part in
/// no count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Nodes without a group: `no_attribute`.
///
/// # Cost
///
/// O(Σ k² log k).
///
/// # Checked against
///
/// Half of brokerage_arcs of tests/reference (direct evaluation), border as it is there.
///
/// # References
///
/// Gould & Fernandez 1989, doi:10.2307/270949.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::brokerage::brokered_pairs::brokered_pairs;
///
/// // The centre of a star with two leaves of its own group and one of another: one pair inside, two across.
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("x"), Some("y")]);
/// let columns = brokered_pairs(&Known { groups: Some(&groups), ..Known::new(&star) }, &Params::default());
/// assert_eq!(columns.iter().map(|column| column.values[0]).collect::<Vec<_>>(), [1.0, 0.0, 2.0, 0.0, 3.0]);
/// ```
pub fn brokered_pairs(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (graph, group, old) = known.grouped();
    let pairs = graph.symmetrised(Merge::Max);
    let counts = parallel::map(pairs.node_count(), |broker| open_paths(&pairs, &group, broker));
    let mut columns = vec![vec![Err(Reason::NoAttribute); known.graph.node_count()]; PARTS.len()];
    for ([coordinator, itinerant, representative, _, liaison, total], &node) in counts.into_iter().zip(&old) {
        // Every pair was met from both ends; as representative and as gatekeeper once each.
        let found = [coordinator / 2.0, itinerant / 2.0, representative, liaison / 2.0, total / 2.0];
        columns.iter_mut().zip(found).for_each(|(column, value)| column[node as usize] = Ok(value));
    }
    columns.into_iter().map(Scores::from_results).collect()
}
