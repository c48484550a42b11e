//! Who stands out inside its own group.

use crate::graph::compact::Merge;
use crate::measures::{
    Compute, DirectionUse, Grouping, Known, Level, Listens, Measure, Need, Params, Reason, Scores, Spread, Text, Unit,
    WeightUse,
};

/// The entry in the registry.
pub const WITHIN_MODULE_Z: Measure = Measure {
    id: "within-module-z",
    level: Level::Node,
    name: Text { en: "Within-module z", nl: "z binnen de groep" },
    meaning: Text {
        en: "How far a node has more ties inside its group than its fellow members have.",
        nl: "In hoeverre een knoop meer relaties binnen zijn groep heeft dan de andere leden.",
    },
    formula: "z(i) = (κ(i) − mean κ)/sd κ over the group of i, with κ the strength of ties inside the group",
    reading: Text {
        en: "Above 0: more ties inside its group than fellow members; 2 or more: clearly the hub of its group. Below 0: on the edge of its group.",
        nl: "Boven 0: meer relaties binnen de eigen groep dan de andere leden; 2 of meer: duidelijk het knooppunt van de groep. Onder 0: aan de rand van de eigen groep.",
    },
    caution: Text {
        en: "In groups of three or four members the number cannot become large and says next to nothing. bctpy divides by the members of the group, brainGraph by one less (`--spread sample`).",
        nl: "In groepen van drie of vier leden kan het getal niet groot worden en zegt het bijna niets. bctpy deelt door het aantal leden, brainGraph door één minder (`--spread sample`).",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    unit: Unit::Deviation,
    listens: &[Listens::Spread],
    needs: &[Need::Groups],
    reference: "Guimerà & Amaral 2005",
    compute: Compute::Known(within_module_z),
};

/// The strength of the ties of a node inside its group, standardised over the members of the group.
///
/// # Definition
///
/// z(i) = (κ(i) − mean of κ) / sd of κ over the group of i, with κ the strength of ties inside it. The variance is
/// divided by the number of members, or by one less for a sample.
///
/// # Reading it
///
/// High: the hub of its group. In groups of three or four it says next to nothing: the largest possible value is
/// small.
///
/// # Conventions
///
/// Direction: ignored; the stronger of two arcs counts. Weights: strength. Population variance unless asked for a
/// sample. Isolates have κ = 0 and a z. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Nodes without a group: `no_attribute`. Groups of one: `one_member`. Groups whose members all have the same:
/// `no_variance`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference (population: bctpy 0.6.1; sample: R brainGraph; both: direct evaluation).
///
/// # References
///
/// Guimerà & Amaral 2005, doi:10.1038/nature03288.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::brokerage::within_module_z::within_module_z;
///
/// // κ = 1, 2, 1: mean 4/3, variance 2/9.
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let groups = Grouping::from_labels(&[Some("x"); 3]);
/// let z = within_module_z(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert!((z.values[1] - 2.0_f64.sqrt()).abs() < 1e-12);
/// ```
pub fn within_module_z(known: &Known<'_>, params: &Params) -> Scores {
    let (part, group, old) = known.grouped();
    let part = part.symmetrised(Merge::Max);
    let mut members = vec![Vec::new(); known.groups.map_or(0, Grouping::count)];
    group.iter().enumerate().for_each(|(at, &group)| members[group].push(at));
    let inside = |at: usize| {
        let ties = part.neighbors(at).iter().zip(part.neighbor_edges(at));
        let own = ties.filter(|(other, _)| group[**other as usize] == group[at]);
        own.map(|(_, &edge)| part.weight(edge as usize)).fold(0.0, |sum, weight| sum + weight)
    };
    let mut found = vec![Err(Reason::NoAttribute); known.graph.node_count()];
    for members in members {
        let strengths: Vec<f64> = members.iter().map(|&at| inside(at)).collect();
        let count = strengths.len() as f64;
        let mean = strengths.iter().sum::<f64>() / count;
        let (least, most) = strengths.iter().fold((f64::INFINITY, 0.0f64), |(a, b), &s| (a.min(s), b.max(s)));
        let divisor = match params.spread {
            Spread::Population => count,
            Spread::Sample => count - 1.0,
        };
        let sd = (strengths.iter().map(|strength| (strength - mean).powi(2)).sum::<f64>() / divisor).sqrt();
        for (at, strength) in members.into_iter().zip(strengths) {
            found[old[at] as usize] = if count < 2.0 {
                Err(Reason::OneMember)
            } else if most - least <= 1e-12 * most {
                Err(Reason::NoVariance)
            } else {
                Ok((strength - mean) / sd)
            };
        }
    }
    Scores::from_results(found)
}
