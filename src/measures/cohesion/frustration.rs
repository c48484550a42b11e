//! How many ties stand in the way of two camps.

use crate::graph::frustration as kernel;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Listens, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const FRUSTRATION: Measure = Measure {
    id: "frustration",
    level: Level::Network,
    name: Text { en: "Frustration", nl: "Frustratie" },
    meaning: Text {
        en: "How many ties would have to change their sign, or go, for the network to divide into two camps: friends inside, opponents across.",
        nl: "Hoeveel relaties van teken zouden moeten wisselen of verdwijnen om het netwerk in twee kampen te laten vallen: vrienden erbinnen, tegenstanders ertussen.",
    },
    formula: "L = min over two camps of (negative ties inside + positive ties across); 1 − 2L/m",
    reading: Text {
        en: "0: two camps without exception, which may mean polarisation. High: friends and opponents run through each other.",
        nl: "0: twee kampen zonder uitzondering, wat polarisatie kan betekenen. Hoog: vrienden en tegenstanders lopen door elkaar.",
    },
    caution: Text {
        en: "Where `exact` is no, a better division may exist: the number is then an upper bound and `least` a lower one. Few programs give it; approximations by others are upper bounds too.",
        nl: "Waar `exact` nee is, kan een betere verdeling bestaan: het aantal is dan een bovengrens en `least` een ondergrens. Weinig programma's geven het; benaderingen van andere zijn ook bovengrenzen.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[Listens::Seed],
    needs: &[Need::Signs],
    reference: "Harary 1959",
    compute: Compute::Parts(PARTS, frustration),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "ties",
        name: Text { en: "Ties in the way", nl: "Relaties in de weg" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "balance",
        name: Text { en: "Freedom from frustration", nl: "Vrijheid van frustratie" },
        unit: Unit::Share,
        detail: false,
    },
    Part { id: "least", name: Text { en: "At least", nl: "Ten minste" }, unit: Unit::Count, detail: false },
    Part { id: "exact", name: Text { en: "Proven", nl: "Bewezen" }, unit: Unit::YesNo, detail: false },
];

/// The smallest number of ties in the way of two camps, the same as an index, a lower bound, and whether it is proven.
///
/// # Definition
///
/// L = the fewest negative ties inside camps and positive ties across, over all divisions into two camps; also called
/// the line index of balance. Balance: 1 − 2L/m, between 0 and 1.
///
/// # Reading it
///
/// Other than the share of balanced triangles it also sees long ways round, and it names a number of ties.
///
/// # Conventions
///
/// Direction: ignored; a pair has the sign of the sum of the signs of its arcs, and none if these cancel. Weights:
/// ignored. Parts that meet in one node only are searched one by one, each to the end unless that takes more than 20
/// million branches; the bound then is the number of unbalanced triangles without a tie in common. Self-ties and
/// parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Balance without signed ties: `no_ties`.
///
/// # Cost
///
/// Exponential in the largest bicomponent at worst; random starts (seed), which can matter only where it is not proven.
///
/// # Checked against
///
/// tests/reference (exhaustive search; Aref & Wilson 2018 give the same 7 for the tribes of Read).
///
/// # References
///
/// Harary 1959, doi:10.1002/bs.3830040405. Aref & Wilson 2018, doi:10.1093/comnet/cnx023.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params, Signed};
/// use verbinder::measures::cohesion::frustration::frustration;
///
/// // Three who all oppose each other: one tie is in the way of any two camps.
/// let triangle = CompactGraph::undirected(3, &[(0, 1), (0, 2), (1, 2)]);
/// let signed = Signed { graph: triangle.clone(), signs: vec![-1.0; 3] };
/// let columns = frustration(&Known { signed: Some(&signed), ..Known::new(&triangle) }, &Params::default());
/// assert_eq!((columns[0].value(), columns[3].value()), (1.0, 1.0));
/// ```
pub fn frustration(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let (graph, signs) = known.signed_pairs();
    let found = kernel::frustration(&graph, &signs, params.seed);
    let (ties, all) = (found.ties as f64, graph.edge_count() as f64);
    let balance = if all > 0.5 { Scores::one(1.0 - 2.0 * ties / all) } else { Scores::none(Reason::NoTies) };
    let exact = f64::from(u8::from(found.least == found.ties));
    vec![Scores::one(ties), balance, Scores::one(found.least as f64), Scores::one(exact)]
}
