//! Whether ties stay inside groups.

use crate::graph::{CompactGraph, parallel, random::Stream};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Listens, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
    labels,
};

/// The entry in the registry.
pub const EI_INDEX: Measure = Measure {
    id: "ei-index",
    level: Level::Network,
    name: Text { en: "E–I index", nl: "E–I-index" },
    meaning: Text {
        en: "Whether ties cross the borders of groups (towards 1) or stay inside them (towards −1), beside what group sizes alone would give.",
        nl: "Of relaties groepsgrenzen overgaan (naar 1) of erbinnen blijven (naar −1), naast wat de groepsgroottes alleen zouden geven.",
    },
    formula: "EI = (E − I)/(E + I), with E the strength of ties across and I inside groups; expected 1 − 2 Σ_g n_g(n_g−1)/(n(n−1)); p = share of ways to hand out the labels with EI at least (at most) as high",
    reading: Text {
        en: "1: all ties cross the borders of groups; −1: all stay inside; 0: half and half. Compare with expected: above it the network is more open than group sizes make it.",
        nl: "1: alle relaties gaan over groepsgrenzen; −1: alle blijven erbinnen; 0: half om half. Vergelijk met de verwachting: daarboven is het netwerk opener dan de groepsgroottes maken.",
    },
    caution: Text {
        en: "Without the expected value it means little: with many small groups chance alone is near 1. It does not show cause: similar actors may seek each other, or sit in one building. A mutual pair of arcs counts twice.",
        nl: "Zonder de verwachte waarde betekent het weinig: met veel kleine groepen geeft het toeval al bijna 1. Het zegt niets over de oorzaak: gelijken zoeken elkaar op, of zitten in één gebouw. Een wederzijds paar pijlen telt twee keer.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Balance,
    listens: &[Listens::Permutations, Listens::Seed],
    needs: &[Need::Groups],
    reference: "Krackhardt & Stern 1988",
    compute: Compute::Parts(PARTS, ei_index),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "index", name: Text { en: "E–I index", nl: "E–I-index" }, unit: Unit::Balance, detail: false },
    Part { id: "expected", name: Text { en: "Expected", nl: "Verwacht" }, unit: Unit::Balance, detail: false },
    Part {
        id: "sd",
        name: Text { en: "Standard deviation", nl: "Standaardafwijking" },
        unit: Unit::Score,
        detail: false,
    },
    Part { id: "z", name: Text { en: "z", nl: "z" }, unit: Unit::Deviation, detail: false },
    Part {
        id: "p_ge",
        name: Text { en: "p (as open or more)", nl: "p (zo open of opener)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "p_le",
        name: Text { en: "p (as closed or more)", nl: "p (zo gesloten of geslotener)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "p_two_sided",
        name: Text { en: "p (two-sided)", nl: "p (tweezijdig)" },
        unit: Unit::Chance,
        detail: false,
    },
];

/// The surplus of ties across groups over ties inside them as a share of both, with what it would be if the groups
/// were handed out at random.
///
/// # Definition
///
/// EI = (E − I) / (E + I), with E the strength of ties across and I inside groups. Expected: 1 − 2 Σ_g n_g(n_g − 1)
/// / (n(n − 1)), exact for labels handed out at random. Deviation and p over all ways to hand out the labels if
/// these are at most a million, otherwise over shuffles; p = (1 + count) / (1 + shuffles) then. Two-sided: twice
/// the smaller of both, at most 1.
///
/// # Reading it
///
/// −1: all ties stay inside. 1: all cross. Never read it without the expected value: with unequal groups a random
/// network is far from 0.
///
/// # Conventions
///
/// Direction: every arc counts, a mutual pair twice. Weights: strength. Nodes without a group, and their ties, take
/// part in no count. Values count as equal within 1e-12. Self-ties and parallel ties are gone before: the compact
/// graph has none.
///
/// # Undefined when
///
/// No ties between nodes with a group: `no_ties`. z if every way to hand out the labels gives the same:
/// `no_variance`. Asked for 0 shuffles, all that compares: `not_given`.
///
/// # Cost
///
/// O(m) per way to hand out labels. Random beyond a million of them (seed).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, netrics 0.3.1; expected in closed form; p by exhaustive
/// enumeration, or within four standard errors of 100,000 shuffles).
///
/// # References
///
/// Krackhardt & Stern 1988, doi:10.2307/2786835. Phipson & Smyth 2010, doi:10.2202/1544-6115.1585.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::ei_index::ei_index;
///
/// // Two pairs, tied inside and once across: (1 − 2) / 3; expected 1 − 2 · 4/12.
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y"), Some("y")]);
/// let columns = ei_index(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert!((columns[0].value() + 1.0 / 3.0).abs() < 1e-12 && (columns[1].value() - 1.0 / 3.0).abs() < 1e-12);
/// ```
pub fn ei_index(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let (graph, group, _) = known.grouped();
    if graph.edge_count() == 0 {
        return vec![Scores::none(Reason::NoTies); PARTS.len()];
    }
    let total: f64 = (0..graph.edge_count()).map(|edge| graph.weight(edge)).sum();
    let found = balance(&graph, &group, total);
    let mut sizes = vec![0usize; group.iter().max().map_or(0, |&last| last + 1)];
    group.iter().for_each(|&group| sizes[group] += 1);
    let n = group.len() as f64;
    let inside: f64 = sizes.iter().map(|&size| size as f64 * (size as f64 - 1.0)).sum();
    let expected = 1.0 - 2.0 * inside / (n * (n - 1.0));
    let mut columns = vec![Scores::one(found), Scores::one(expected)];
    // Who asks for no comparison, as one that compares otherwise, gets the index alone and at once.
    let exact = labels::ways(&group).filter(|_| params.permutations > 0);
    let others: Vec<f64> = match exact {
        Some(_) => labels::all_ways(&group).map(|labels| balance(&graph, &labels, total)).collect(),
        None => parallel::map_with(
            params.permutations,
            || group.clone(),
            |labels, replicate| {
                labels.copy_from_slice(&group);
                Stream::new(params.seed, replicate as u64).shuffle(labels);
                balance(&graph, labels, total)
            },
        ),
    };
    if others.is_empty() {
        columns.resize(PARTS.len(), Scores::none(Reason::NotGiven));
        return columns;
    }
    let count = others.len() as f64;
    let sd = (others.iter().map(|other| (other - expected).powi(2)).sum::<f64>() / count).sqrt();
    let level = sd < SAME;
    columns.push(Scores::one(if level { 0.0 } else { sd }));
    columns.push(if level { Scores::none(Reason::NoVariance) } else { Scores::one((found - expected) / sd) });
    // What was found is one of all ways; beside shuffles it counts as one more.
    let own = if exact.is_some() { 0.0 } else { 1.0 };
    let share = |as_far: &dyn Fn(f64) -> bool| {
        (own + others.iter().filter(|other| as_far(**other)).count() as f64) / (own + count)
    };
    let (at_least, at_most) = (share(&|other| other >= found - SAME), share(&|other| other <= found + SAME));
    columns.extend([at_least, at_most, (2.0 * at_least.min(at_most)).min(1.0)].map(Scores::one));
    let what = if exact.is_some() { "assignments" } else { "permutations" };
    columns[2] = std::mem::take(&mut columns[2]).settled(what, count);
    columns
}

/// Difference below which two values are the same.
const SAME: f64 = 1e-12;

/// The index of ties of this total strength.
fn balance(graph: &CompactGraph, group: &[usize], total: f64) -> f64 {
    let edges = graph.edges().iter().enumerate().filter(|(_, (a, b))| group[*a as usize] == group[*b as usize]);
    let inside = edges.map(|(edge, _)| graph.weight(edge)).fold(0.0, |sum, weight| sum + weight);
    (total - 2.0 * inside) / total
}
