//! Whether ties join those of the same group.

use crate::graph::CompactGraph;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const ATTRIBUTE_ASSORTATIVITY: Measure = Measure {
    id: "attribute-assortativity",
    level: Level::Network,
    name: Text { en: "Attribute assortativity", nl: "Assortativiteit naar kenmerk" },
    meaning: Text {
        en: "Whether ties join nodes of the same group more (towards 1) or less (towards −1) often than their ends alone would give.",
        nl: "Of relaties knopen van dezelfde groep vaker (naar 1) of minder vaak (naar −1) verbinden dan hun uiteinden alleen zouden geven.",
    },
    formula: "r = (Σ_g e(g,g) − Σ_g a(g) b(g))/(1 − Σ_g a(g) b(g)), with e(g,h) the share of ties from g to h, a(g) = Σ_h e(g,h) and b(g) = Σ_h e(h,g)",
    reading: Text {
        en: "1: all ties stay inside groups. 0: as at random, given how many ties each group has. Below 0: groups seek each other.",
        nl: "1: alle relaties blijven binnen groepen. 0: zoals bij toeval, gegeven hoeveel relaties elke groep heeft. Onder 0: groepen zoeken elkaar op.",
    },
    caution: Text {
        en: "Groups with many ties weigh most; with small groups it is biased downward. It is not the E–I index, and −1 cannot be reached with most group sizes. Read mixing-matrix beside it.",
        nl: "Groepen met veel relaties wegen het zwaarst; met kleine groepen valt het te laag uit. Het is niet de E–I-index, en −1 is meestal onhaalbaar. Lees de menging van groepen ernaast.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Balance,
    listens: &[],
    needs: &[Need::Groups],
    reference: "Newman 2003",
    compute: Compute::Known(attribute_assortativity),
};

/// How far ties stay in groups beyond what the ends of ties would give if they were joined at random.
///
/// # Definition
///
/// r = (Σ_g e(g,g) − Σ_g a(g) b(g)) / (1 − Σ_g a(g) b(g)) with e(g,h) the share of ties from g to h, a and b its
/// sums over rows and columns. In an undirected graph every tie counts in both orders.
///
/// # Reading it
///
/// Not the E–I index: groups with many ties weigh more, and chance is taken off. With small groups r is biased
/// downward. The table itself: mixing-matrix.
///
/// # Conventions
///
/// Direction: followed. Weights: ignored. Nodes without a group, and their ties, take part in no count. Self-ties
/// and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No ties: `no_ties`. One group: `one_group`. Ties in one group only: `no_variance`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45).
///
/// # References
///
/// Newman 2003, doi:10.1103/PhysRevE.67.026126.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::attribute_assortativity::attribute_assortativity;
///
/// let pairs = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y"), Some("y")]);
/// let known = Known { groups: Some(&groups), ..Known::new(&pairs) };
/// assert_eq!(attribute_assortativity(&known, &Params::default()).value(), 1.0);
/// ```
pub fn attribute_assortativity(known: &Known<'_>, _: &Params) -> Scores {
    let (graph, group, _) = known.grouped();
    let count = group.iter().max().map_or(0, |&last| last + 1);
    let ties = ends(&graph, &group, count);
    let total: f64 = ties.iter().flatten().sum();
    if total < 0.5 {
        return Scores::none(Reason::NoTies);
    }
    if count < 2 {
        return Scores::none(Reason::OneGroup);
    }
    let inside: f64 = (0..count).map(|group| ties[group][group]).sum();
    let by_chance: f64 = (0..count).map(|group| ties[group].iter().sum::<f64>() * into(&ties, group)).sum();
    // In whole numbers, so that a graph with ties in one group only is known as such.
    let room = total * total - by_chance;
    if room < 0.5 { Scores::none(Reason::NoVariance) } else { Scores::one((inside * total - by_chance) / room) }
}

/// The number of ties from every group to every other; in an undirected graph every tie in both orders.
pub(super) fn ends(graph: &CompactGraph, group: &[usize], count: usize) -> Vec<Vec<f64>> {
    let mut ties = vec![vec![0.0; count]; count];
    for &(a, b) in graph.edges() {
        let (a, b) = (group[a as usize], group[b as usize]);
        ties[a][b] += 1.0;
        if !graph.is_directed() {
            ties[b][a] += 1.0;
        }
    }
    ties
}

/// The number of ties into a group.
pub(super) fn into(ties: &[Vec<f64>], group: usize) -> f64 {
    ties.iter().map(|row| row[group]).sum()
}
