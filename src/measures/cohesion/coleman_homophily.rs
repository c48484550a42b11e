//! Whether a group keeps to itself more than its size would give.

use super::attribute_assortativity::ends;
use crate::measures::{
    Compute, DirectionUse, Grouping, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const COLEMAN_HOMOPHILY: Measure = Measure {
    id: "coleman-homophily",
    level: Level::Group,
    name: Text { en: "Homophily of groups (Coleman)", nl: "Homofilie van groepen (Coleman)" },
    meaning: Text {
        en: "How far the ties of a group stay inside it beyond what its size alone would give: 1 if all do, 0 if as many as by chance, −1 if none.",
        nl: "In hoeverre de relaties van een groep binnen blijven boven wat haar grootte alleen zou geven: 1 als alle, 0 als zoveel als door toeval, −1 als geen.",
    },
    formula: "h(g) = (s − s*)/(t − s*) if s ≥ s*, else (s − s*)/s*; s* = t (n_g − 1)/(n − 1)",
    reading: Text {
        en: "Positive: the group seeks its own kind. Negative: it seeks others, as care providers and their financiers do.",
        nl: "Positief: de groep zoekt haar eigen soort. Negatief: zij zoekt anderen, zoals zorgaanbieders en hun financiers.",
    },
    caution: Text {
        en: "It tells that, not why: meeting in the same place gives the same figure as preferring each other. Small groups jump: with one member it is undefined, with two a single tie decides.",
        nl: "Het zegt dat, niet waarom: elkaar op dezelfde plek treffen geeft hetzelfde getal als elkaar verkiezen. Kleine groepen springen: met één lid is het onbepaald, met twee beslist één relatie.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Balance,
    listens: &[],
    needs: &[Need::Groups],
    reference: "Coleman 1958",
    compute: Compute::Parts(PARTS, coleman_homophily),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "index", name: Text { en: "Homophily", nl: "Homofilie" }, unit: Unit::Balance, detail: false },
    Part {
        id: "inside",
        name: Text { en: "Share of ties inside", nl: "Deel van de relaties binnen" },
        unit: Unit::Share,
        detail: false,
    },
    Part { id: "expected", name: Text { en: "Share expected", nl: "Verwacht deel" }, unit: Unit::Share, detail: false },
];

/// For every group Coleman's index of inbreeding, the share of its ties that stay inside, and the share that its size
/// would give.
///
/// # Definition
///
/// t: ties named by members of g; s: those of them that go to members; s* = t (n_g − 1)/(n − 1). h = (s − s*)/(t − s*)
/// where s ≥ s*, (s − s*)/s* otherwise.
///
/// # Reading it
///
/// Beside the E–I index it takes out the size of the group, so that groups can be compared.
///
/// # Conventions
///
/// Direction: followed; an undirected tie counts at both ends. Weights: ignored. Nodes without a group, and their ties,
/// take part in no count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Groups whose members name nobody: `isolate`. Groups of one: `one_member`. The group is all there is: `one_group`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// By hand on groups of two and of three (R netseg has the same formula).
///
/// # References
///
/// Coleman 1958, Human Organization 17:28–36. Bojanowski & Corten 2014, doi:10.1016/j.socnet.2014.04.001.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::coleman_homophily::coleman_homophily;
///
/// // x has three ends, two of them inside; its size would give one: (2 − 1)/(3 − 1).
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y"), Some("y")]);
/// let columns = coleman_homophily(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert_eq!(columns[0].values, [0.5, 0.5]);
/// ```
pub fn coleman_homophily(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (graph, group, _) = known.grouped();
    let sizes = known.groups.map(Grouping::sizes).unwrap_or_default();
    let ties = ends(&graph, &group, sizes.len());
    let n = group.len() as f64;
    let mut columns = vec![Vec::new(); PARTS.len()];
    for (at, &size) in sizes.iter().enumerate() {
        let (all, inside) = (ties[at].iter().sum::<f64>(), ties[at][at]);
        let found = if size < 2 {
            [Err(Reason::OneMember); 3]
        } else if size == group.len() {
            [Err(Reason::OneGroup); 3]
        } else if all < 0.5 {
            [Err(Reason::Isolate); 3]
        } else {
            let expected = (size as f64 - 1.0) / (n - 1.0);
            let beyond = inside - all * expected;
            let index = if beyond >= 0.0 { beyond / (all - all * expected) } else { beyond / (all * expected) };
            [Ok(index), Ok(inside / all), Ok(expected)]
        };
        columns.iter_mut().zip(found).for_each(|(column, value)| column.push(value));
    }
    columns.into_iter().map(Scores::from_results).collect()
}
