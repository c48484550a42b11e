//! How far one place stands out among those of its own mode.

use super::degree_centralization::distance_from_top;
use super::two_mode_betweenness::most;
use crate::graph::{CompactGraph, compact::Merge, shortest_paths::node_betweenness};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const TWO_MODE_CENTRALIZATION: Measure = Measure {
    id: "two-mode-centralization",
    level: Level::Network,
    name: Text { en: "Two-mode centralization", nl: "Centralisatie over twee soorten" },
    meaning: Text {
        en: "How far one actor stands out among the actors, and one structure among the structures, by ties and by lying in between.",
        nl: "Hoe ver één actor er onder de actoren uitspringt, en één structuur onder de structuren, naar relaties en naar tussenpositie.",
    },
    formula: "Σ_i (max k − k(i)) / ((n_own − 1)(n_other − 1)); Σ_i (max b − b(i)) / ((n_own − 1) M), i of one mode",
    reading: Text {
        en: "High for structures: one table where all sit, the others with one guest each. High for actors: one who sits at every table.",
        nl: "Hoog voor structuren: één tafel waar allen zitten, en de andere met één gast. Hoog voor actoren: één die aan elke tafel zit.",
    },
    caution: Text {
        en: "A venue with many members is a fact about the venue, and often about the source; it is no centre of collaboration yet. One-mode centralization of the same network has another, unreachable maximum. R packages (netrics) also offer a version over both modes, with other values.",
        nl: "Een plek met veel leden is een feit over die plek, en vaak over de bron; een centrum van samenwerking is het nog niet. Centralisatie over één soort heeft voor hetzelfde netwerk een ander, onbereikbaar maximum. R-pakketten (netrics) kennen ook een versie over beide soorten, met andere waarden.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Modes],
    reference: "Borgatti & Everett 1997",
    compute: Compute::Parts(PARTS, two_mode_centralization),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "actors_degree",
        name: Text { en: "Actors, by ties", nl: "Actoren, naar relaties" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "structures_degree",
        name: Text { en: "Structures, by ties", nl: "Structuren, naar relaties" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "actors_betweenness",
        name: Text { en: "Actors, by lying between", nl: "Actoren, naar tussenpositie" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "structures_betweenness",
        name: Text { en: "Structures, by lying between", nl: "Structuren, naar tussenpositie" },
        unit: Unit::Share,
        detail: false,
    },
];

/// Freeman's sum of differences within each mode, over the most that is possible there.
///
/// # Definition
///
/// Degree: Σ_i (max k − k(i)) / ((n_own − 1)(n_other − 1)) over the nodes of one mode, 1 where one is tied to all of
/// the other mode and everybody else once. Betweenness: Σ_i (max b − b(i)) / ((n_own − 1) M) with M the largest
/// possible as in two-mode-betweenness.
///
/// # Reading it
///
/// Compare actors with actors and structures with structures.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Closeness is left out: the network that maximises it depends on both sizes,
/// and programs differ. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than two nodes in a mode, or none that could lie between others: `too_few_nodes`. By ties, where a node of the
/// mode takes part in nothing: `isolate`, since the maximum supposes that all do.
///
/// # Cost
///
/// O(n m).
///
/// # Checked against
///
/// By hand on three guests at two tables; degree by the formula of netrics 0.3.1 net_by_degree(direction = "in"),
/// evaluated in Python on Davis.
///
/// # References
///
/// Borgatti & Everett 1997, doi:10.1016/S0378-8733(96)00301-2.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::two_mode_centralization::two_mode_centralization;
///
/// // Actor 0 sits at both tables, 1 and 2 at one each.
/// let tables = CompactGraph::undirected(5, &[(0, 3), (0, 4), (1, 3), (2, 4)]);
/// let known = Known { second_mode: Some(&[false, false, false, true, true]), ..Known::new(&tables) };
/// let columns = two_mode_centralization(&known, &Params::default());
/// assert_eq!((columns[0].value(), columns[1].value()), (1.0, 0.0));
/// ```
pub fn two_mode_centralization(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph.symmetrised(Merge::Max).unweighted();
    let second = known.second_mode.unwrap_or_default();
    let nodes = |mode: bool| -> Vec<usize> { (0..second.len()).filter(|&node| second[node] == mode).collect() };
    let modes = [nodes(false), nodes(true)];
    let between = node_betweenness(&graph);
    let of = |by: &dyn Fn(&[usize], usize) -> Scores| [by(&modes[0], modes[1].len()), by(&modes[1], modes[0].len())];
    let degree = of(&|own, other| by_ties(&graph, own, other));
    let betweenness = of(&|own, other| by_position(&between, own, other));
    degree.into_iter().chain(betweenness).collect()
}

fn by_ties(graph: &CompactGraph, own: &[usize], other: usize) -> Scores {
    if own.len() < 2 || other < 2 {
        return Scores::none(Reason::TooFewNodes);
    }
    let degrees: Vec<f64> = own.iter().map(|&node| graph.degree(node) as f64).collect();
    if degrees.iter().any(|&degree| degree < 0.5) {
        return Scores::none(Reason::Isolate);
    }
    Scores::one(distance_from_top(&degrees) / ((own.len() - 1) * (other - 1)) as f64)
}

fn by_position(between: &[f64], own: &[usize], other: usize) -> Scores {
    if own.len() < 2 || most(own.len(), other) < 0.25 {
        return Scores::none(Reason::TooFewNodes);
    }
    let values: Vec<f64> = own.iter().map(|&node| between[node]).collect();
    Scores::one((distance_from_top(&values) / ((own.len() - 1) as f64 * most(own.len(), other))).min(1.0))
}
