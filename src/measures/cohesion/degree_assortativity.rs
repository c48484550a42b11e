//! Whether the well tied are tied to the well tied.

use crate::graph::{CompactGraph, parallel};
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
    let n = graph.node_count();
    // Without direction every tie is an arc both ways.
    let (sends, gets): (Vec<f64>, Vec<f64>) = if source.iter().chain(target).any(|value| value.is_nan()) {
        let known = |row: &[u32], values: &[f64]| row.iter().filter(|&&other| !values[other as usize].is_nan()).count();
        let times = |row: &[u32], own: f64, others: &[f64]| if own.is_nan() { 0.0 } else { known(row, others) as f64 };
        let both = |node| {
            let (sends, gets) = (graph.neighbors(node), graph.in_neighbors(node));
            (times(sends, source[node], target), times(gets, target[node], source))
        };
        (0..n).map(both).unzip()
    } else {
        (0..n).map(|node| (graph.degree(node) as f64, graph.in_degree(node) as f64)).unzip()
    };
    let count: f64 = sends.iter().sum();
    if count == 0.0 {
        return Scores::none(Reason::NoTies);
    }
    let (Some(less_mean), Some(target_less_mean)) = (centred(source, &sends, count), centred(target, &gets, count))
    else {
        return Scores::none(Reason::NoVariance);
    };
    let of_row = |node: usize| {
        if sends[node] == 0.0 {
            return 0.0;
        }
        let row = graph.neighbors(node).iter();
        less_mean[node] * row.fold(0.0, |sum, &other| sum + target_less_mean[other as usize])
    };
    let both: f64 = parallel::map(n, of_row).into_iter().sum();
    let squares = |values: &[f64], times: &[f64]| values.iter().zip(times).fold(0.0, |sum, (x, t)| sum + t * x * x);
    let (own, other) = (squares(&less_mean, &sends), squares(&target_less_mean, &gets));
    Scores::one((both / (own * other).sqrt()).clamp(-1.0, 1.0))
}

/// The values less their mean, each counted so many times; 0 for those that count in no tie. None if all that count are equal, which
/// is asked of the values: their variance may be off from 0 by rounding.
fn centred(values: &[f64], times: &[f64], count: f64) -> Option<Vec<f64>> {
    let counted = || values.iter().zip(times).filter(|(_, times)| **times > 0.0);
    let (first, _) = counted().next()?;
    if counted().all(|(value, _)| value.total_cmp(first).is_eq()) {
        return None;
    }
    let mean = counted().fold(0.0, |sum, (value, times)| sum + value * times) / count;
    Some(values.iter().map(|value| if value.is_nan() { 0.0 } else { value - mean }).collect())
}
