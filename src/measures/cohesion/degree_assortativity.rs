//! Whether the well tied are tied to the well tied.

use crate::graph::CompactGraph;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const DEGREE_ASSORTATIVITY: Measure = Measure {
    id: "degree-assortativity",
    level: Level::Network,
    name: Text { en: "Degree assortativity", nl: "Assortativiteit naar graad" },
    meaning: Text {
        en: "Whether those with many partners are tied to others with many (towards 1) or to those with few (towards −1).",
        nl: "Of wie veel partners heeft verbonden is met anderen die er veel hebben (naar 1) of juist weinig (naar −1).",
    },
    formula: "Pearson correlation over ties of k at one end and k at the other, each undirected tie in both orders; directed: out-degree of the source with in-degree of the target, and the three other ways",
    reading: Text {
        en: "Towards 1: the well tied work with the well tied. Towards −1: hubs serve many small ones. 0: no pattern.",
        nl: "Naar 1: wie veel partners heeft werkt met wie er ook veel heeft. Naar −1: knooppunten bedienen veel kleinen. 0: geen patroon.",
    },
    caution: Text {
        en: "Small networks with a hub are negative for want of room: that is size. If only members of a list were asked, those outside have few ties by design. NetworKit takes each undirected tie once and gets another number.",
        nl: "Kleine netwerken met een knooppunt zijn vanzelf negatief: dat is omvang. Als alleen een lijst bevraagd is, hebben de anderen door de opzet weinig relaties. NetworKit neemt elke ongerichte relatie één keer en krijgt een ander getal.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Balance,
    listens: &[],
    needs: &[],
    reference: "Newman 2002",
    compute: Compute::Parts(PARTS, degree_assortativity),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "out_in",
        name: Text { en: "Degree assortativity", nl: "Assortativiteit naar graad" },
        unit: Unit::Balance,
        detail: false,
    },
    Part {
        id: "out_out",
        name: Text { en: "Out-degree of both", nl: "Uitgaande graad van beide" },
        unit: Unit::Balance,
        detail: true,
    },
    Part {
        id: "in_in",
        name: Text { en: "In-degree of both", nl: "Inkomende graad van beide" },
        unit: Unit::Balance,
        detail: true,
    },
    Part {
        id: "in_out",
        name: Text {
            en: "In-degree of the source, out-degree of the target",
            nl: "Inkomende graad van de bron, uitgaande van het doel",
        },
        unit: Unit::Balance,
        detail: true,
    },
];

/// The correlation of the numbers of partners at both ends of a tie.
///
/// # Definition
///
/// The Pearson correlation over ties of degree at the source and degree at the target. In an undirected graph every
/// tie counts in both orders. Directed: out-degree of the source with in-degree of the target, and the three other
/// ways.
///
/// # Reading it
///
/// Negative: hubs with a periphery, as where a coordinator serves many. Positive: the well tied among themselves.
/// Small networks are often negative for want of room.
///
/// # Conventions
///
/// Direction: followed; the three other ways are there only with direction. Weights: ignored. Self-ties and
/// parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No ties: `no_ties`. All ends alike, as in a ring: `no_variance`. Without direction the three other ways:
/// `not_directed`.
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
/// Newman 2002, doi:10.1103/PhysRevLett.89.208701. Newman 2003, doi:10.1103/PhysRevE.67.026126.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::degree_assortativity::degree_assortativity;
///
/// // In a star all ties join the one with many to one with few.
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(degree_assortativity(&Known::new(&star), &Params::default())[0].value(), -1.0);
/// ```
pub fn degree_assortativity(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph;
    let of = |degree: fn(&CompactGraph, usize) -> usize| -> Vec<f64> {
        (0..graph.node_count()).map(|node| degree(graph, node) as f64).collect()
    };
    let out = of(CompactGraph::degree);
    if !graph.is_directed() {
        let missing = std::iter::repeat_n(Scores::none(Reason::NotDirected), PARTS.len() - 1);
        return std::iter::once(over_ties(graph, &out, &out)).chain(missing).collect();
    }
    let within = of(CompactGraph::in_degree);
    [(&out, &within), (&out, &out), (&within, &within), (&within, &out)]
        .map(|(source, target)| over_ties(graph, source, target))
        .into()
}

/// The correlation over ties of a number of the source with a number of the target; in an undirected graph over both orders of the
/// ends. Ties of which an end has no number take no part.
pub(super) fn over_ties(graph: &CompactGraph, source: &[f64], target: &[f64]) -> Scores {
    let mut ends: Vec<(f64, f64)> = Vec::with_capacity(2 * graph.edge_count());
    for &(a, b) in graph.edges() {
        ends.push((source[a as usize], target[b as usize]));
        if !graph.is_directed() {
            ends.push((source[b as usize], target[a as usize]));
        }
    }
    ends.retain(|(a, b)| !a.is_nan() && !b.is_nan());
    let Some(&(first, second)) = ends.first() else {
        return Scores::none(Reason::NoTies);
    };
    let count = ends.len() as f64;
    let means = ends.iter().fold((0.0, 0.0), |(x, y), (a, b)| (x + a / count, y + b / count));
    let (mut both, mut own, mut other) = (0.0, 0.0, 0.0);
    for (a, b) in &ends {
        let (a, b) = (a - means.0, b - means.1);
        both += a * b;
        own += a * a;
        other += b * b;
    }
    // Whether values differ is asked of the values: their variance may be off from 0 by rounding.
    let differ = ends.iter().any(|pair| !pair.0.total_cmp(&first).is_eq())
        && ends.iter().any(|pair| !pair.1.total_cmp(&second).is_eq());
    if !differ {
        return Scores::none(Reason::NoVariance);
    }
    Scores::one((both / (own * other).sqrt()).clamp(-1.0, 1.0))
}
