//! Whether the ties of each group stay inside it.

use crate::measures::{
    Compute, DirectionUse, Grouping, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const GROUP_EI_INDEX: Measure = Measure {
    id: "group-ei-index",
    level: Level::Group,
    name: Text { en: "E–I index of groups", nl: "E–I-index van groepen" },
    meaning: Text {
        en: "Whether the ties of a group go outward (towards 1) or stay inside (towards −1), beside what its size alone would give.",
        nl: "Of de relaties van een groep naar buiten gaan (naar 1) of binnen blijven (naar −1), naast wat haar grootte alleen zou geven.",
    },
    formula: "EI(g) = (E − I)/(E + I), with E the strength of ties with one end in g and I of those with both; expected (2(n−n_g) − (n_g−1))/(2(n−n_g) + n_g−1)",
    reading: Text {
        en: "1: all ties of the group go outward; −1: all stay inside; 0: half and half. Above the expected value: more open than its size alone would make it.",
        nl: "1: alle relaties van de groep gaan naar buiten; −1: alle blijven binnen; 0: half om half. Boven de verwachte waarde: opener dan de grootte alleen zou geven.",
    },
    caution: Text {
        en: "Small groups have more outside than inside: compare with the expected value, not with other groups. Inside ties that nobody writes down make a group look open.",
        nl: "Kleine groepen hebben meer buiten dan binnen: vergelijk met de verwachte waarde, niet met andere groepen. Interne relaties die niemand opschrijft laten een groep open lijken.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Balance,
    listens: &[],
    needs: &[Need::Groups],
    reference: "Krackhardt & Stern 1988",
    compute: Compute::Parts(PARTS, group_ei_index),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "index", name: Text { en: "E–I index", nl: "E–I-index" }, unit: Unit::Balance, detail: false },
    Part { id: "expected", name: Text { en: "Expected", nl: "Verwacht" }, unit: Unit::Balance, detail: false },
];

/// For every group the surplus of its ties across its border over those inside it, as a share of both.
///
/// # Definition
///
/// EI(g) = (E − I) / (E + I) with E the strength of ties with one end in g and I of those with both. Expected: the
/// same if all pairs were tied, (2(n − n_g) − (n_g − 1)) / (2(n − n_g) + n_g − 1).
///
/// # Reading it
///
/// Small groups have more outside them than inside: compare with the expected value, not with other groups.
///
/// # Conventions
///
/// Direction: every arc counts, whichever way. Weights: strength. Nodes without a group, and their ties, take part
/// in no count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Groups without ties: `isolate`. Expected, if there is one node in all: `too_few_nodes`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference by way of node-ei-index (igraph 1.0.0, netrics 0.3.1), of which it is the weighted mean in an
/// undirected graph up to ties inside, which count at both ends there; by hand in the test of pitfalls.
///
/// # References
///
/// Krackhardt & Stern 1988, doi:10.2307/2786835.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::group_ei_index::group_ei_index;
///
/// // One tie inside x and one across; y has the one across only.
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y")]);
/// let columns = group_ei_index(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert_eq!(columns[0].values, [0.0, 1.0]);
/// ```
pub fn group_ei_index(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (graph, group, _) = known.grouped();
    let count = known.groups.map_or(0, Grouping::count);
    let (mut inside, mut across, mut sizes) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
    group.iter().for_each(|&group| sizes[group] += 1.0);
    for (edge, &(a, b)) in graph.edges().iter().enumerate() {
        let (a, b) = (group[a as usize], group[b as usize]);
        if a == b {
            inside[a] += graph.weight(edge);
        } else {
            across[a] += graph.weight(edge);
            across[b] += graph.weight(edge);
        }
    }
    let share = |across: f64, inside: f64, reason| {
        if across + inside > 0.0 { Ok((across - inside) / (across + inside)) } else { Err(reason) }
    };
    let found = (0..count).map(|group| share(across[group], inside[group], Reason::Isolate));
    let n = group.len() as f64;
    let expected = sizes.iter().map(|size| share(2.0 * (n - size), size - 1.0, Reason::TooFewNodes));
    vec![Scores::from_results(found), Scores::from_results(expected)]
}
