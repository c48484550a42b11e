//! How much denser a group is inside than towards the others.

use crate::measures::{
    Compute, DirectionUse, Grouping, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const GROUP_COHESION: Measure = Measure {
    id: "group-cohesion",
    level: Level::Group,
    name: Text { en: "Cohesion of groups", nl: "Samenhang van groepen" },
    meaning: Text {
        en: "How many members a group has, how many ties inside and outward, how dense both are, and how much denser the inside is.",
        nl: "Hoeveel leden een groep heeft, hoeveel relaties binnen en naar buiten, hoe dicht beide zijn, en hoeveel dichter de binnenkant is.",
    },
    formula: "density inside g / density between g and the others",
    reading: Text {
        en: "Above 1: bonds inside are closer than those outward (bonding). Below 1: the group lives by its outside ties (bridging).",
        nl: "Boven 1: de banden binnen zijn hechter dan die naar buiten (bonding). Onder 1: de groep leeft van haar relaties naar buiten (bridging).",
    },
    caution: Text {
        en: "Density inside falls with the size of the group by itself: do not rank groups of unequal size. Without any tie outward the ratio is undefined, not infinite.",
        nl: "De dichtheid binnen daalt vanzelf met de omvang van de groep: maak geen ranglijst van ongelijke groepen. Zonder relaties naar buiten is de verhouding onbepaald, niet oneindig.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Score,
    listens: &[],
    needs: &[Need::Groups],
    reference: "Bock & Husain 1950",
    compute: Compute::Parts(PARTS, group_cohesion),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "members", name: Text { en: "Members", nl: "Leden" }, unit: Unit::Count, detail: false },
    Part { id: "inside", name: Text { en: "Ties inside", nl: "Relaties binnen" }, unit: Unit::Count, detail: false },
    Part {
        id: "outward",
        name: Text { en: "Ties outward", nl: "Relaties naar buiten" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "density_inside",
        name: Text { en: "Density inside", nl: "Dichtheid binnen" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "density_outward",
        name: Text { en: "Density outward", nl: "Dichtheid naar buiten" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "ratio",
        name: Text { en: "Inside over outward", nl: "Binnen tegen buiten" },
        unit: Unit::Score,
        detail: false,
    },
];

/// For every group its members, ties inside and across its border, both densities and their ratio.
///
/// # Definition
///
/// Inside: ties between members, over n_g(n_g − 1)/2, directed n_g(n_g − 1). Outward: ties between members and others
/// with a group, over n_g(n − n_g), directed twice that. Ratio: the first density over the second.
///
/// # Reading it
///
/// Every pair of groups by itself is mixing-matrix.
///
/// # Conventions
///
/// Direction: every arc counts, whichever way. Weights: ignored. Nodes without a group, and their ties, take part in no
/// count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Density inside a group of one: `one_member`. Density outward where the group is all there is: `one_group`. Ratio: as
/// these, or without ties outward: `no_ties`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// By hand on groups of three and of two; densities as mixing-matrix (networkx 3.6.1, R sna 2.7-1).
///
/// # References
///
/// Bock & Husain 1950, Sociometry 13:146–153. Wasserman & Faust 1994, p. 270.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::group_cohesion::group_cohesion;
///
/// // All of one possible tie inside each pair, one of four across.
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y"), Some("y")]);
/// let columns = group_cohesion(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert_eq!(columns[5].values, [4.0, 4.0]);
/// ```
pub fn group_cohesion(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (graph, group, _) = known.grouped();
    let sizes = known.groups.map(Grouping::sizes).unwrap_or_default();
    let (mut inside, mut outward) = (vec![0.0; sizes.len()], vec![0.0; sizes.len()]);
    for &(a, b) in graph.edges() {
        let (a, b) = (group[a as usize], group[b as usize]);
        if a == b {
            inside[a] += 1.0;
        } else {
            outward[a] += 1.0;
            outward[b] += 1.0;
        }
    }
    let order = if graph.is_directed() { 2.0 } else { 1.0 };
    let mut columns = vec![Vec::new(); PARTS.len()];
    for (at, &size) in sizes.iter().enumerate() {
        let (own, others) = (size as f64, (group.len() - size) as f64);
        let share = |ties: f64, room: f64, reason| if room > 0.25 { Ok(ties / room) } else { Err(reason) };
        let dense = share(inside[at], order * own * (own - 1.0) / 2.0, Reason::OneMember);
        let open = share(outward[at], order * own * others, Reason::OneGroup);
        let ratio = match (dense, open) {
            (Ok(_), Ok(0.0)) => Err(Reason::NoTies),
            (Ok(dense), Ok(open)) => Ok(dense / open),
            (Err(reason), _) | (_, Err(reason)) => Err(reason),
        };
        let found = [Ok(own), Ok(inside[at]), Ok(outward[at]), dense, open, ratio];
        columns.iter_mut().zip(found).for_each(|(column, value)| column.push(value));
    }
    columns.into_iter().map(Scores::from_results).collect()
}
