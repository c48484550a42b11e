//! How many are for and how many against.

use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const SIGNED_DEGREE: Measure = Measure {
    id: "signed-degree",
    level: Level::Node,
    name: Text { en: "Signed degree", nl: "Graad met teken" },
    meaning: Text {
        en: "With how many a node has a positive tie, and with how many a negative one.",
        nl: "Met hoeveel anderen een knoop een positieve relatie heeft, en met hoeveel een negatieve.",
    },
    formula: "k⁺(i) = partners by a positive tie, k⁻(i) = partners by a negative one",
    reading: Text {
        en: "Many negative ties: contested, a place where conflict meets. Many positive ones: trusted by many. 0 in both: no judged tie is known.",
        nl: "Veel negatieve relaties: omstreden, een plek waar conflicten samenkomen. Veel positieve: door velen vertrouwd. Twee keer 0: er is geen beoordeelde relatie bekend.",
    },
    caution: Text {
        en: "Do not add or subtract the two: nine friends and three opponents are not six. Negative ties are reported reluctantly, so few of them is weak evidence of peace.",
        nl: "Tel de twee niet op of af: negen vrienden en drie tegenstanders zijn geen zes. Negatieve relaties worden niet graag gemeld; weinig ervan bewijst dus nog geen vrede.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[Need::Signs],
    reference: "Wasserman & Faust 1994",
    compute: Compute::Parts(PARTS, signed_degree),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "positive",
        name: Text { en: "Positive partners", nl: "Positieve partners" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "negative",
        name: Text { en: "Negative partners", nl: "Negatieve partners" },
        unit: Unit::Count,
        detail: false,
    },
];

/// The number of partners by positive ties and by negative ties.
///
/// # Definition
///
/// k⁺(i) and k⁻(i): partners by the sign of the tie.
///
/// # Reading it
///
/// A negative tie is more than a missing one: who has many is contested. The two are not to be summed.
///
/// # Conventions
///
/// Direction: ignored; a pair has the sign of the sum of the signs of its arcs, and none if these cancel. Weights:
/// ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Never; 0 without ties.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference (numpy on the Gahuku-Gama, direct evaluation).
///
/// # References
///
/// Wasserman & Faust 1994, ch. 4.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params, Signed};
/// use verbinder::measures::centrality::signed_degree::signed_degree;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let signed = Signed { graph: path.clone(), signs: vec![1.0, -1.0] };
/// let columns = signed_degree(&Known { signed: Some(&signed), ..Known::new(&path) }, &Params::default());
/// assert_eq!((&columns[0].values[..], &columns[1].values[..]), (&[1.0, 1.0, 0.0][..], &[0.0, 1.0, 1.0][..]));
/// ```
pub fn signed_degree(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let mut counts = [vec![0.0; known.graph.node_count()], vec![0.0; known.graph.node_count()]];
    let (graph, signs) = known.signed_pairs();
    for (&(a, b), sign) in graph.edges().iter().zip(signs) {
        for end in [a, b] {
            counts[usize::from(sign < 0.0)][end as usize] += 1.0;
        }
    }
    counts.map(Scores::all).into()
}
