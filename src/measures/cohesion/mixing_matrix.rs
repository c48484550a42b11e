//! Which groups are tied to which.

use super::attribute_assortativity::{ends, into};
use crate::measures::{
    Compute, DirectionUse, Grouping, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const MIXING_MATRIX: Measure = Measure {
    id: "mixing-matrix",
    level: Level::GroupPair,
    name: Text { en: "Mixing of groups", nl: "Menging van groepen" },
    meaning: Text {
        en: "How many ties every group has with every other, how many its ends alone would give, and which share of the possible ties that is.",
        nl: "Hoeveel relaties elke groep met elke andere heeft, hoeveel de uiteinden alleen zouden geven, en welk deel van de mogelijke dat is.",
    },
    formula: "ties(g,h) = Σ_{i∈g, j∈h} a(i,j), each undirected tie once; expected = out-ends of g · in-ends of h/all ties; density = ties/possible ties, n_g·n_h or inside n_g(n_g−1), half of that undirected",
    reading: Text {
        en: "Density 1: all possible ties between the two groups exist; 0: none. Ties well above expected: the two groups seek each other.",
        nl: "Dichtheid 1: alle mogelijke relaties tussen de twee groepen bestaan; 0: geen enkele. Ruim meer relaties dan verwacht: de twee groepen zoeken elkaar op.",
    },
    caution: Text {
        en: "Small groups give rough densities, and large ones low densities by themselves: read ties beside expected. networkx counts an undirected tie in both cells, and inside a group twice.",
        nl: "Kleine groepen geven grove dichtheden, grote vanzelf lage: lees de relaties naast de verwachting. networkx telt een ongerichte relatie in beide cellen, en binnen een groep dubbel.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[Need::Groups],
    reference: "White, Boorman & Breiger 1976",
    compute: Compute::Parts(PARTS, mixing_matrix),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "ties", name: Text { en: "Ties", nl: "Relaties" }, unit: Unit::Count, detail: false },
    Part { id: "expected", name: Text { en: "Expected", nl: "Verwacht" }, unit: Unit::Score, detail: false },
    Part { id: "density", name: Text { en: "Density", nl: "Dichtheid" }, unit: Unit::Share, detail: false },
];

/// For every pair of groups the number of ties from one to the other, the number expected by chance, and the
/// density.
///
/// # Definition
///
/// Ties: from a member of the first group to one of the second; undirected: between them. Expected: out-ends of the
/// first times in-ends of the second, over all ties. Density: ties over possible ties, n_g n_h between two groups,
/// n_g(n_g − 1) inside one, half of that undirected.
///
/// # Reading it
///
/// Densities inside against between show whether collaboration crosses municipalities or sectors; small groups give
/// rough ones. Read ties beside what is expected, not alone.
///
/// # Conventions
///
/// Direction: followed; the first group names the second. Weights: ignored. Nodes without a group, and their ties,
/// take part in no count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Density inside a group of one: `one_member`. Expected without ties: `no_ties`.
///
/// # Cost
///
/// O(m + g²).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1 attribute_mixing_matrix over possible ties, R sna 2.7-1 blockmodel).
///
/// # References
///
/// White, Boorman & Breiger 1976, doi:10.1086/226141. Newman 2003, doi:10.1103/PhysRevE.67.026126.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::mixing_matrix::mixing_matrix;
///
/// // Row by row: x–x, x–y, y–x, y–y.
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y")]);
/// let columns = mixing_matrix(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert_eq!(columns[0].values, [1.0, 1.0, 1.0, 0.0]);
/// assert_eq!(columns[2].values[..3], [1.0, 0.5, 0.5]);
/// ```
pub fn mixing_matrix(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (graph, group, _) = known.grouped();
    let sizes: Vec<f64> = known.groups.map(Grouping::sizes).unwrap_or_default().into_iter().map(|n| n as f64).collect();
    let count = sizes.len();
    let ties = ends(&graph, &group, count);
    let total: f64 = ties.iter().flatten().sum();
    // Inside a group an undirected tie was counted in both orders.
    let halved = |a: usize, b: usize| if a == b && !graph.is_directed() { 0.5 } else { 1.0 };
    let cells = || (0..count).flat_map(|a| (0..count).map(move |b| (a, b)));
    let found = cells().map(|(a, b)| Ok(ties[a][b] * halved(a, b)));
    let expected = cells().map(|(a, b)| match total > 0.5 {
        true => Ok(ties[a].iter().sum::<f64>() * into(&ties, b) / total * halved(a, b)),
        false => Err(Reason::NoTies),
    });
    let density = cells().map(|(a, b)| {
        let possible = sizes[a] * if a == b { sizes[a] - 1.0 } else { sizes[b] };
        if possible > 0.5 { Ok(ties[a][b] / possible) } else { Err(Reason::OneMember) }
    });
    vec![Scores::from_results(found), Scores::from_results(expected), Scores::from_results(density)]
}
