//! How many of the members that a source states are known.

use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const COVERAGE: Measure = Measure {
    id: "coverage",
    level: Level::Node,
    name: Text { en: "Coverage of members", nl: "Dekking van leden" },
    meaning: Text {
        en: "How many members a source says a structure has, how many of them are in the data, and which share that is.",
        nl: "Hoeveel leden een structuur volgens een bron heeft, hoeveel daarvan in de gegevens staan, en welk deel dat is.",
    },
    formula: "K(g) / N(g), N(g) members stated, K(g) members in the data",
    reading: Text {
        en: "1: all are known. Low: what is said of this structure and of who meets in it rests on a few of its members.",
        nl: "1: allen zijn bekend. Laag: wat over deze structuur en over wie er elkaar treft gezegd wordt, rust op enkele leden.",
    },
    caution: Text {
        en: "What a source does not mention is unknown, not absent. Members without a name are counted and never invented as nodes.",
        nl: "Wat een bron niet noemt is onbekend, niet afwezig. Leden zonder naam worden geteld en nooit als knopen verzonnen.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Stated],
    reference: "Laumann, Marsden & Prensky 1983",
    compute: Compute::Parts(PARTS, coverage),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "stated", name: Text { en: "Members stated", nl: "Leden vermeld" }, unit: Unit::Count, detail: false },
    Part {
        id: "known",
        name: Text { en: "Members in the data", nl: "Leden in de gegevens" },
        unit: Unit::Count,
        detail: false,
    },
    Part { id: "share", name: Text { en: "Share known", nl: "Deel bekend" }, unit: Unit::Share, detail: false },
];

/// For every structure the members stated, the members in the data, and the share of the first that the second are.
///
/// # Definition
///
/// K/N; 1 where more members are in the data than stated.
///
/// # Reading it
///
/// Where it is low, degree and betweenness of the structure are lower bounds.
///
/// # Conventions
///
/// Direction and weights: ignored. Members are those by a tie of membership or by part_of; a remainder node is no
/// member.
///
/// # Undefined when
///
/// Nodes for which no source states a number of members: `not_given`. A stated number of 0: `no_ties` for the share.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// No program gives it; by hand on a table of which two of five members are named.
///
/// # References
///
/// Laumann, Marsden & Prensky 1983, in Burt & Minor, Applied Network Analysis.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params, Stated};
/// use verbinder::measures::cohesion::coverage::coverage;
///
/// // A building of twenty organisations of which two are named.
/// let building = CompactGraph::undirected(3, &[(0, 2), (1, 2)]);
/// let stated = [Stated::default(), Stated::default(), Stated { members: Some(20), known: 2, remainder: false }];
/// let columns = coverage(&Known { stated: Some(&stated), ..Known::new(&building) }, &Params::default());
/// assert!(columns[2].values[0].is_nan() && columns[2].values[2] == 0.1);
/// ```
pub fn coverage(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let nodes = known.stated.unwrap_or_default();
    let members = nodes.iter().map(|node| node.members.map(|members| members as f64).ok_or(Reason::NotGiven));
    let coded = nodes.iter().map(|node| node.members.map(|_| node.known as f64).ok_or(Reason::NotGiven));
    let share = nodes.iter().map(|node| match node.members {
        None => Err(Reason::NotGiven),
        Some(0) => Err(Reason::NoTies),
        Some(members) => Ok((node.known as f64 / members as f64).min(1.0)),
    });
    vec![Scores::from_results(members), Scores::from_results(coded), Scores::from_results(share)]
}
