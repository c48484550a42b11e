//! Whether the friends of friends are friends.

use crate::graph::triangles;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const TRIANGLE_BALANCE: Measure = Measure {
    id: "triangle-balance",
    level: Level::Network,
    name: Text { en: "Structural balance", nl: "Structureel evenwicht" },
    meaning: Text {
        en: "Which share of the triangles of positive and negative ties is in balance: all friends, or two friends against a third.",
        nl: "Welk deel van de driehoeken van positieve en negatieve relaties in evenwicht is: allen vriend, of twee vrienden tegen een derde.",
    },
    formula: "strong = (T₊₊₊ + T₊₋₋)/T; weak = 1 − T₊₊₋/T, with T the triangles and the marks the signs of their ties",
    reading: Text {
        en: "1: no tension, camps are clear. Low: somebody is friends with two who oppose each other, a mediator or somebody torn.",
        nl: "1: geen spanning, de kampen zijn duidelijk. Laag: iemand is bevriend met twee die tegenover elkaar staan: een bemiddelaar, of iemand in de knel.",
    },
    caution: Text {
        en: "Balance is not peace: two camps that fight are in perfect balance. With few triangles the share says little. Negative ties are under-reported, which makes it look higher.",
        nl: "Evenwicht is geen vrede: twee vechtende kampen zijn volmaakt in evenwicht. Met weinig driehoeken zegt het aandeel weinig. Negatieve relaties worden te weinig gemeld; dan lijkt het hoger.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Signs],
    reference: "Cartwright & Harary 1956",
    compute: Compute::Parts(PARTS, triangle_balance),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "strong", name: Text { en: "Balanced", nl: "In evenwicht" }, unit: Unit::Share, detail: false },
    Part {
        id: "weak",
        name: Text { en: "Balanced, weak sense", nl: "In evenwicht, zwakke zin" },
        unit: Unit::Share,
        detail: false,
    },
    Part { id: "ppp", name: Text { en: "Triangles +++", nl: "Driehoeken +++" }, unit: Unit::Count, detail: false },
    Part { id: "ppm", name: Text { en: "Triangles ++−", nl: "Driehoeken ++−" }, unit: Unit::Count, detail: false },
    Part {
        id: "pmm", name: Text { en: "Triangles +−−", nl: "Driehoeken +−−" }, unit: Unit::Count, detail: false
    },
    Part {
        id: "mmm", name: Text { en: "Triangles −−−", nl: "Driehoeken −−−" }, unit: Unit::Count, detail: false
    },
];

/// The share of triangles that are balanced, in the strong and the weak sense, and the number of triangles by their
/// negative ties.
///
/// # Definition
///
/// Strong: (+++ and +−−) over all triangles. Weak: 1 − (++−) over all, so that three enemies are no tension either.
///
/// # Reading it
///
/// Low: somebody stands between two who oppose each other. With few triangles the share says little; look at the
/// counts.
///
/// # Conventions
///
/// Direction: ignored; a pair has the sign of the sum of the signs of its arcs, and none if these cancel. Weights:
/// ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Shares without triangles: `nothing_to_close`.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (R signnet balance_score and count_signed_triangles, direct evaluation).
///
/// # References
///
/// Heider 1946. Cartwright & Harary 1956, doi:10.1037/h0046049. Davis 1967.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params, Signed};
/// use verbinder::measures::cohesion::triangle_balance::triangle_balance;
///
/// // Three who all oppose each other: out of balance in the strong sense only.
/// let triangle = CompactGraph::undirected(3, &[(0, 1), (0, 2), (1, 2)]);
/// let signed = Signed { graph: triangle.clone(), signs: vec![-1.0; 3] };
/// let columns = triangle_balance(&Known { signed: Some(&signed), ..Known::new(&triangle) }, &Params::default());
/// assert_eq!((columns[0].value(), columns[1].value()), (0.0, 1.0));
/// ```
pub fn triangle_balance(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (graph, signs) = known.signed_pairs();
    let mut by_negative = [0.0; 4];
    for node in 0..graph.node_count() {
        triangles::around(&graph, node, |one, other, across| {
            by_negative[[one, other, across].into_iter().filter(|&edge| signs[edge] < 0.0).count()] += 1.0;
        });
    }
    // Each triangle was seen from its three corners.
    let counts = by_negative.map(|count| count / 3.0);
    let all: f64 = counts.iter().sum();
    let share = |part: f64| if all > 0.5 { Scores::one(part / all) } else { Scores::none(Reason::NothingToClose) };
    [share(counts[0] + counts[2]), share(all - counts[1])].into_iter().chain(counts.map(Scores::one)).collect()
}
