//! How much of what two modes could share is there.

use crate::graph::compact::Merge;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const TWO_MODE_DENSITY: Measure = Measure {
    id: "two-mode-density",
    level: Level::Network,
    name: Text { en: "Two-mode density", nl: "Dichtheid over twee soorten" },
    meaning: Text {
        en: "Which share of all possible memberships of actors in structures there is.",
        nl: "Welk deel van alle mogelijke deelnamen van actoren aan structuren er is.",
    },
    formula: "m/(n₁ n₂), with n₁ actors and n₂ structures",
    reading: Text {
        en: "1: everybody takes part in everything. 0.1: of ten possible memberships one exists.",
        nl: "1: iedereen doet overal aan mee. 0,1: van tien mogelijke deelnamen bestaat er één.",
    },
    caution: Text {
        en: "It falls as either mode grows: do not compare towns of unequal size. Members that are not named are not counted. The density of a projection is another, far higher number.",
        nl: "Het daalt als één van beide soorten groeit: vergelijk geen gemeenten van ongelijke grootte. Leden die niet genoemd zijn tellen niet mee. De dichtheid van een projectie is een ander, veel hoger getal.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Modes],
    reference: "Borgatti & Everett 1997",
    compute: Compute::Known(two_mode_density),
};

/// The share of the possible ties between the two modes that exist.
///
/// # Definition
///
/// m / (n₁ n₂).
///
/// # Reading it
///
/// Falls with size, as density does. Not the density of a projection, which one large structure fills.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// A mode without nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(m).
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
/// use verbinder::measures::cohesion::two_mode_density::two_mode_density;
///
/// // Two organisations at one table, one of them at a second one too.
/// let tables = CompactGraph::undirected(4, &[(0, 2), (1, 2), (1, 3)]);
/// let known = Known { second_mode: Some(&[false, false, true, true]), ..Known::new(&tables) };
/// assert_eq!(two_mode_density(&known, &Params::default()).value(), 0.75);
/// ```
pub fn two_mode_density(known: &Known<'_>, _: &Params) -> Scores {
    let second = known.second_mode.unwrap_or_default().iter().filter(|&&second| second).count();
    let possible = (second * (known.graph.node_count() - second)) as f64;
    let ties = known.graph.symmetrised(Merge::Max).edge_count() as f64;
    if possible > 0.5 { Scores::one(ties / possible) } else { Scores::none(Reason::TooFewNodes) }
}
