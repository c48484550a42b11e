//! Whether those who are tied are alike in a number.

use crate::graph::{CompactGraph, parallel, random::Stream};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Listens, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
    labels,
};

/// The entry in the registry.
pub const AUTOCORRELATION: Measure = Measure {
    id: "autocorrelation",
    level: Level::Network,
    name: Text { en: "Autocorrelation (Moran, Geary)", nl: "Autocorrelatie (Moran, Geary)" },
    meaning: Text {
        en: "Whether tied nodes have similar values, compared with the values of all, and how often shuffled values would be as alike.",
        nl: "Of verbonden knopen gelijke waarden hebben, afgezet tegen de waarden van allen, en hoe vaak geschudde waarden zo gelijk zouden zijn.",
    },
    formula: "I = (n/W) Σ w z_i z_j / Σ z²; C = ((n − 1)/2W) Σ w (x_i − x_j)² / Σ z², sums over ordered pairs",
    reading: Text {
        en: "Moran above its expected value, Geary below 1: like is tied to like in size, age or budget. The other way round: unlike is.",
        nl: "Moran boven de verwachte waarde, Geary onder 1: gelijk zoekt gelijk in omvang, leeftijd of budget. Andersom: ongelijk.",
    },
    caution: Text {
        en: "One extreme value can decide it. It does not tell whether ties made nodes alike or likeness made ties. Numeric assortativity compares the ends of ties with each other, these with all nodes.",
        nl: "Eén uitschieter kan het bepalen. Het zegt niet of relaties gelijk maakten of gelijkheid relaties. Assortativiteit naar een getal vergelijkt de uiteinden van relaties met elkaar, deze twee met alle knopen.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Deviation,
    listens: &[Listens::Permutations, Listens::Seed],
    needs: &[Need::Values],
    reference: "Moran 1950",
    compute: Compute::Parts(PARTS, autocorrelation),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "moran", name: Text { en: "Moran's I", nl: "Moran's I" }, unit: Unit::Deviation, detail: false },
    Part {
        id: "moran_expected",
        name: Text { en: "Moran's I, expected", nl: "Moran's I, verwacht" },
        unit: Unit::Deviation,
        detail: false,
    },
    Part {
        id: "moran_p_ge",
        name: Text { en: "Moran's I, p (as high or higher)", nl: "Moran's I, p (zo hoog of hoger)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "moran_p_le",
        name: Text { en: "Moran's I, p (as low or lower)", nl: "Moran's I, p (zo laag of lager)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part { id: "geary", name: Text { en: "Geary's C", nl: "Geary's C" }, unit: Unit::Score, detail: false },
    Part {
        id: "geary_p_ge",
        name: Text { en: "Geary's C, p (as high or higher)", nl: "Geary's C, p (zo hoog of hoger)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "geary_p_le",
        name: Text { en: "Geary's C, p (as low or lower)", nl: "Geary's C, p (zo laag of lager)" },
        unit: Unit::Chance,
        detail: false,
    },
];

/// Moran's I and Geary's C of a number over the ties, with their chances when values are shuffled over the nodes.
///
/// # Definition
///
/// With x the values, z = x − mean, w the strengths and W their sum over ordered pairs: I and C as in the formula.
/// Expected when shuffled: −1/(n − 1) and 1. p over all ways to hand out the values if these are at most a million and
/// their work bearable, otherwise (1 + count)/(1 + shuffles).
///
/// # Reading it
///
/// I looks at shared deviations from the mean, C at differences; where they disagree, a few nodes decide.
///
/// # Conventions
///
/// Direction: every arc counts; an undirected tie in both orders. Weights: strength. Nodes without a value, and their
/// ties, take part in no count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than two nodes with a value: `too_few_nodes`. No ties between them: `no_ties`. All values equal:
/// `no_variance`. p, asked for 0 shuffles where it needs some: `not_given`.
///
/// # Cost
///
/// O(m) per shuffle. Random beyond the ways that can be gone through (seed).
///
/// # Checked against
///
/// R sna 2.7-1 nacf(type = "moran" and "geary") on the karate network; p by enumeration of a path of three.
///
/// # References
///
/// Moran 1950, doi:10.1093/biomet/37.1-2.17. Geary 1954, doi:10.2307/2986645. Phipson & Smyth 2010,
/// doi:10.2202/1544-6115.1585.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::autocorrelation::autocorrelation;
///
/// // Two pairs of equals.
/// let pairs = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
/// let columns = autocorrelation(&Known { values: Some(&[5.0, 5.0, 80.0, 80.0]), ..Known::new(&pairs) }, &Params::default());
/// assert!((columns[0].value() - 1.0).abs() < 1e-12 && columns[4].value().abs() < 1e-12);
/// ```
pub fn autocorrelation(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let all = known.values.unwrap_or_default();
    let keep: Vec<bool> = all.iter().map(|value| !value.is_nan()).collect();
    let (graph, old) = known.graph.induced(&keep);
    let values: Vec<f64> = old.iter().map(|&node| all[node as usize]).collect();
    let mut levels = values.clone();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    let why_not = match (values.len(), graph.edge_count(), levels.len()) {
        (0 | 1, ..) => Some(Reason::TooFewNodes),
        (_, 0, _) => Some(Reason::NoTies),
        (_, _, 1) => Some(Reason::NoVariance),
        _ => None,
    };
    if let Some(reason) = why_not {
        return vec![Scores::none(reason); PARTS.len()];
    }
    // Values are handed out by the places of their levels, so that equal ones are one.
    let places: Vec<usize> =
        values.iter().map(|value| levels.partition_point(|level| level.total_cmp(value).is_lt())).collect();
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let spread: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let indices = |places: &[usize]| indices(&graph, |node| levels[places[node]] - mean, spread);
    let found = indices(&places);
    let (others, own) = match labels::ways(&places).filter(|ways| ways * graph.edge_count() as f64 <= MOST_WORK) {
        Some(_) => (labels::all_ways(&places).map(|places| indices(&places)).collect::<Vec<_>>(), 0.0),
        None => {
            let shuffled = |replicate: usize| {
                let mut places = places.clone();
                Stream::new(params.seed, replicate as u64).shuffle(&mut places);
                indices(&places)
            };
            (parallel::map(params.permutations, shuffled), 1.0)
        }
    };
    let chance = |which: usize, sign: f64| {
        let as_far = |other: &&[f64; 2]| sign * (other[which] - found[which]) >= -SAME * found[which].abs().max(1.0);
        match others.len() {
            0 => Scores::none(Reason::NotGiven),
            count => Scores::one((own + others.iter().filter(as_far).count() as f64) / (own + count as f64)),
        }
    };
    let what = if own < 0.5 { "assignments" } else { "permutations" };
    vec![
        Scores::one(found[0]),
        Scores::one(-1.0 / (values.len() as f64 - 1.0)),
        chance(0, 1.0).settled(what, others.len() as f64),
        chance(0, -1.0),
        Scores::one(found[1]),
        chance(1, 1.0),
        chance(1, -1.0),
    ]
}

/// The most ties that are looked at to go through all ways.
const MOST_WORK: f64 = 2e6;
/// Relative difference below which two values are the same.
const SAME: f64 = 1e-12;

/// Moran's I and Geary's C of these deviations from the mean.
fn indices(graph: &CompactGraph, deviation: impl Fn(usize) -> f64, spread: f64) -> [f64; 2] {
    let n = graph.node_count() as f64;
    let (mut total, mut products, mut differences) = (0.0, 0.0, 0.0);
    for (edge, &(a, b)) in graph.edges().iter().enumerate() {
        let (a, b, weight) = (deviation(a as usize), deviation(b as usize), graph.weight(edge));
        total += weight;
        products += weight * a * b;
        differences += weight * (a - b) * (a - b);
    }
    // Both orders of an undirected tie would double everything above and below.
    [n * products / (total * spread), (n - 1.0) * differences / (2.0 * total * spread)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(graph: &CompactGraph, values: &[f64], params: &Params) -> Vec<Scores> {
        autocorrelation(&Known { values: Some(values), ..Known::new(graph) }, params)
    }

    #[test]
    fn the_reason_is_the_first_thing_that_lacks() {
        let (pair, apart) = (CompactGraph::undirected(2, &[(0, 1)]), CompactGraph::undirected(2, &[]));
        let reason = |graph, values: [f64; 2]| of(graph, &values, &Params::default())[0].reason(0);
        assert_eq!(reason(&pair, [1.0, f64::NAN]), Some(Reason::TooFewNodes));
        assert_eq!(reason(&apart, [1.0, 2.0]), Some(Reason::NoTies));
        assert_eq!(reason(&pair, [2.0, 2.0]), Some(Reason::NoVariance));
    }

    // Three different values on a path: 3! ways. Nine: 9! ways over eight ties are 2.9 million looks, too many to go through all.
    #[test]
    fn all_ways_where_they_are_few_and_shuffles_where_they_are_many() {
        let params = Params { permutations: 20, ..Params::default() };
        for (n, settled) in [(3u32, ("assignments", 6.0)), (9, ("permutations", 20.0))] {
            let path = CompactGraph::undirected(n as usize, &(1..n).map(|node| (node - 1, node)).collect::<Vec<_>>());
            let values: Vec<f64> = (0..n).map(f64::from).collect();
            assert_eq!(of(&path, &values, &params)[2].settled, [settled]);
        }
    }
}
