//! Whether there is a core that fades out.

use super::core_periphery::why_none;
use super::core_score::FEWEST;
use crate::graph::continuous_core::continuous_core;
use crate::measures::inequality::gini;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const CONTINUOUS_CORE_PERIPHERY: Measure = Measure {
    id: "continuous-core-periphery",
    level: Level::Network,
    name: Text { en: "Core and periphery, gradual", nl: "Kern en rand, geleidelijk" },
    meaning: Text {
        en: "How well the network fits a core that fades out gradually, and on how few nodes that core rests.",
        nl: "Hoe goed het netwerk past bij een kern die geleidelijk uitdooft, en op hoe weinig knopen die kern rust.",
    },
    formula: "max over c ≥ 0 of corr(a(i,j), c(i) c(j)), i ≠ j; Gini and concentration of that c",
    reading: Text {
        en: "A fit above 0.5 and a high concentration speak for one core with a periphery around it; a low fit for several groups, or for none.",
        nl: "Een passing boven 0,5 en een hoge concentratie wijzen op één kern met een rand eromheen; een lage passing op meer groepen, of op geen.",
    },
    caution: Text {
        en: "Many a distribution of partners gives a high fit by itself: compare with random networks of the same degrees. The search may miss the best fit; UCINET includes other options (MINRES), with other values.",
        nl: "Menige verdeling van partners geeft vanzelf een hoge passing: vergelijk met toevalsnetwerken met dezelfde aantallen partners. De zoektocht kan de beste passing missen; UCINET kent andere opties (MINRES), met andere waarden.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Balance,
    listens: &[],
    needs: &[],
    reference: "Borgatti & Everett 1999",
    compute: Compute::Parts(PARTS, continuous_core_periphery),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "fit",
        name: Text { en: "Fit of a gradual core", nl: "Passing van een geleidelijke kern" },
        unit: Unit::Balance,
        detail: false,
    },
    Part {
        id: "gini",
        name: Text { en: "Inequality of core scores (Gini)", nl: "Ongelijkheid van kernscores (Gini)" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "concentration",
        name: Text { en: "Concentration", nl: "Concentratie" },
        unit: Unit::Balance,
        detail: false,
    },
    Part {
        id: "core_nodes",
        name: Text { en: "Nodes in the core", nl: "Knopen in de kern" },
        unit: Unit::Count,
        detail: false,
    },
];

/// The fit of the scores of core-score, how unequal these are, and after how many nodes the core is best cut off.
///
/// # Definition
///
/// Fit: as in core-score. Gini: of the scores. Concentration: the largest correlation of the scores with a cut after
/// the k highest (1 inside, 0 outside); core_nodes is that k.
///
/// # Reading it
///
/// A concentration near 1 says that the scores fall into high and low ones, as in core-periphery.
///
/// # Conventions
///
/// As core-score. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// As core-score; but the fit is given where it is a limit or scores are not unique, and only Gini, concentration and
/// core_nodes are not.
///
/// # Cost
///
/// As core-score.
///
/// # Checked against
///
/// tests/reference (scipy 1.17 L-BFGS-B and SLSQP from 61 starts); Gini and concentration by their definitions on ten nodes.
///
/// # References
///
/// Borgatti & Everett 1999, doi:10.1016/S0378-8733(99)00019-2. Boyd, Fitzgerald, Mahutga & Smith 2010,
/// doi:10.1016/j.socnet.2009.09.003.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::continuous_core_periphery::continuous_core_periphery;
///
/// // A star fits without flaw.
/// let star = CompactGraph::undirected(10, &(1..10).map(|leaf| (0, leaf)).collect::<Vec<_>>());
/// assert!((continuous_core_periphery(&Known::new(&star), &Params::default())[0].value() - 1.0).abs() < 1e-9);
/// ```
pub fn continuous_core_periphery(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph;
    if graph.node_count() < FEWEST {
        return vec![Scores::none(Reason::TooFewNodes); PARTS.len()];
    }
    let Some(found) = continuous_core(graph) else {
        return vec![Scores::none(why_none(graph)); PARTS.len()];
    };
    let fit = Scores::one(found.fit).settled(Scores::SHARE_OF_SEARCHES, found.reached);
    if found.sure.contains(&false) || !found.attained {
        let reason = if found.attained { Reason::NotUnique } else { Reason::OnlyLimit };
        return [fit].into_iter().chain(vec![Scores::none(reason); PARTS.len() - 1]).collect();
    }
    let gini = gini(&found.scores).map_or(Scores::none(Reason::NoVariance), Scores::one);
    let cut = cut(&found.scores)
        .map_or([Scores::none(Reason::NoVariance), Scores::none(Reason::NoVariance)], |(r, k)| {
            [Scores::one(r), Scores::one(k as f64)]
        });
    [fit, gini].into_iter().chain(cut).collect()
}

/// The number of highest scores after which a cut goes best with the scores, and how well; none if they are all equal.
fn cut(scores: &[f64]) -> Option<(f64, usize)> {
    let mut sorted = scores.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let n = sorted.len() as f64;
    let (sum, squares) = sorted.iter().fold((0.0, 0.0), |(sum, squares), score| (sum + score, squares + score * score));
    let spread = n * squares - sum * sum;
    if spread <= 1e-12 * n * squares {
        return None;
    }
    let (mut inside, mut best) = (0.0, None);
    for (at, score) in sorted.iter().enumerate().take(sorted.len() - 1) {
        inside += score;
        let k = (at + 1) as f64;
        // Rounding must not lift a clean cut above 1.
        let r = ((n * inside - k * sum) / (k * (n - k) * spread).sqrt()).min(1.0);
        if best.is_none_or(|(most, _)| r > most + 1e-12) {
            best = Some((r, at + 1));
        }
    }
    best
}
