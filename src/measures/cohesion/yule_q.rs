//! Whether those of one group are tied more often than others.

use crate::measures::{
    Compute, DirectionUse, Grouping, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const YULE_Q: Measure = Measure {
    id: "yule-q",
    level: Level::Network,
    name: Text { en: "Yule's Q", nl: "Yule's Q" },
    meaning: Text {
        en: "How much more often pairs of one group are tied than pairs of two groups: 1 if only they are, 0 if as often, −1 if never.",
        nl: "Hoeveel vaker paren van één groep verbonden zijn dan paren van twee groepen: 1 als alleen zij, 0 als even vaak, −1 als nooit.",
    },
    formula: "Q = (ad − bc)/(ad + bc); odds ratio ad/(bc)",
    reading: Text {
        en: "Towards 1: ties keep to groups. Towards −1: ties cross them. The odds ratio says how many times as likely a tie is.",
        nl: "Naar 1: relaties blijven binnen groepen. Naar −1: zij gaan erover. De kansverhouding zegt hoeveel maal zo waarschijnlijk een relatie is.",
    },
    caution: Text {
        en: "It goes to 1 or −1 as soon as one of the four cells is empty, which small groups make likely: look at the shares too. Unlike the E–I index it does not depend on the sizes of groups. UCINET and R netrics offer the same Q.",
        nl: "Het gaat naar 1 of −1 zodra één van de vier cellen leeg is, en bij kleine groepen gebeurt dat snel: kijk ook naar de aandelen. Anders dan de E–I-index hangt het niet van de groepsgroottes af. UCINET en R netrics geven dezelfde Q.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Balance,
    listens: &[],
    needs: &[Need::Groups],
    reference: "Yule 1900",
    compute: Compute::Parts(PARTS, yule_q),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "q", name: Text { en: "Yule's Q", nl: "Yule's Q" }, unit: Unit::Balance, detail: false },
    Part { id: "odds_ratio", name: Text { en: "Odds ratio", nl: "Kansverhouding" }, unit: Unit::Score, detail: false },
    Part {
        id: "same_tied",
        name: Text { en: "Share of pairs of one group tied", nl: "Deel van de paren van één groep verbonden" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "different_tied",
        name: Text { en: "Share of pairs of two groups tied", nl: "Deel van de paren van twee groepen verbonden" },
        unit: Unit::Share,
        detail: false,
    },
];

/// The association between being of one group and being tied, over all pairs.
///
/// # Definition
///
/// a, b: pairs of one group that are and are not tied; c, d: pairs of two groups that are and are not. Q = (ad −
/// bc)/(ad + bc), odds ratio ad/(bc). With direction over ordered pairs.
///
/// # Reading it
///
/// Compare the two shares first; Q puts them into one number.
///
/// # Conventions
///
/// Direction: followed; ordered pairs then. Weights: ignored. Nodes without a group take part in no count. Self-ties
/// and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No ties: `no_ties`. All nodes in one group: `one_group`. No two nodes in one group: `one_member`. Q where ad + bc is
/// 0, odds ratio where bc is 0: `no_variance`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// By hand on groups of three and of two; the shares as mixing-matrix.
///
/// # References
///
/// Yule 1900, doi:10.1098/rsta.1900.0019.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::yule_q::yule_q;
///
/// // Both pairs inside tied, one of four across: b is 0.
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y"), Some("y")]);
/// let columns = yule_q(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert_eq!((columns[0].value(), columns[2].value(), columns[3].value()), (1.0, 1.0, 0.25));
/// ```
pub fn yule_q(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (graph, group, _) = known.grouped();
    let order = if graph.is_directed() { 1.0 } else { 0.5 };
    let pairs = |n: f64| n * (n - 1.0) * order;
    let sizes = known.groups.map(Grouping::sizes).unwrap_or_default();
    let same: f64 = sizes.iter().map(|&size| pairs(size as f64)).sum();
    let different = pairs(group.len() as f64) - same;
    let tied = graph.edge_count() as f64;
    let inside = graph.edges().iter().filter(|(a, b)| group[*a as usize] == group[*b as usize]).count() as f64;
    let why_not = match (tied, different, same) {
        (0.0, ..) => Some(Reason::NoTies),
        (_, 0.0, _) => Some(Reason::OneGroup),
        (_, _, 0.0) => Some(Reason::OneMember),
        _ => None,
    };
    if let Some(reason) = why_not {
        return vec![Scores::none(reason); PARTS.len()];
    }
    let with = inside * (different - (tied - inside));
    let against = (same - inside) * (tied - inside);
    let over = |part: f64, whole: f64| {
        if whole > 0.25 { Scores::one(part / whole) } else { Scores::none(Reason::NoVariance) }
    };
    vec![
        over(with - against, with + against),
        over(with, against),
        Scores::one(inside / same),
        Scores::one((tied - inside) / different),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;

    #[test]
    fn without_ties_nothing_is_said_of_groups() {
        let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y"), Some("y")]);
        let graph = CompactGraph::undirected(4, &[]);
        let columns = yule_q(&Known { groups: Some(&groups), ..Known::new(&graph) }, &Params::default());
        assert!(columns.iter().all(|column| column.reason(0) == Some(Reason::NoTies)));
    }
}
