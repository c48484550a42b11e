//! Whether there is a core that all else hangs on.

use crate::graph::CompactGraph;
use crate::graph::core_periphery::{Between, best_cores};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Listens, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const CORE_PERIPHERY: Measure = Measure {
    id: "core-periphery",
    level: Level::Network,
    name: Text { en: "Core and periphery", nl: "Kern en rand" },
    meaning: Text {
        en: "How well the network fits one closed core with a periphery whose members are not tied to each other.",
        nl: "Hoe goed het netwerk past bij één gesloten kern met een rand waarvan de leden onderling niet verbonden zijn.",
    },
    formula: "max over cores of the Pearson correlation of a(i,j) with the ideal: 1 inside the core, 0 inside the periphery; between them left out (anything), 1 (ties) or 0 (nothing)",
    reading: Text {
        en: "1: one closed core, and a periphery without ties of its own. Above 0.5: something of a core. Near 0: no core, perhaps several circles.",
        nl: "1: één gesloten kern, en een rand zonder onderlinge relaties. Boven 0,5: iets van een kern. Dicht bij 0: geen kern, misschien meerdere kringen.",
    },
    caution: Text {
        en: "Any network with a few hubs fits fairly well: compare with random networks of the same degrees. If only the core was asked, the design made the periphery. UCINET and cpnet fix what lies between core and periphery in other ways.",
        nl: "Elk netwerk met enkele knooppunten past redelijk: vergelijk met willekeurige netwerken met dezelfde aantallen partners. Als alleen de kern bevraagd is, maakte de opzet de rand. UCINET en cpnet gaan anders om met wat tussen kern en rand ligt.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Balance,
    listens: &[Listens::Seed],
    needs: &[],
    reference: "Borgatti & Everett 1999",
    compute: Compute::Parts(PARTS, core_periphery),
};

/// The columns of every fit of a core: one for each idea of what lies between core and periphery.
pub(super) const PARTS: &[Part] = &[
    Part {
        id: "anything",
        name: Text { en: "Core and periphery, between them anything", nl: "Kern en rand, daartussen om het even" },
        unit: Unit::Balance,
        detail: false,
    },
    Part {
        id: "ties",
        name: Text { en: "Core and periphery, between them ties", nl: "Kern en rand, daartussen relaties" },
        unit: Unit::Balance,
        detail: false,
    },
    Part {
        id: "nothing",
        name: Text { en: "Core and periphery, between them nothing", nl: "Kern en rand, daartussen niets" },
        unit: Unit::Balance,
        detail: false,
    },
];

/// The fit of the best core, for three ideas of what lies between core and periphery.
///
/// # Definition
///
/// The largest Pearson correlation, over all cores that are not empty and not everything, of ties with the ideal:
/// all pairs of the core tied, none of the periphery. Between them: anything, the pairs left out (the default of
/// tables); all tied; none tied.
///
/// # Reading it
///
/// Above 0.5 there is something of a core. Many a degree sequence gives a high fit by itself: compare with random
/// networks of the same degrees. Who is in the core: core-membership.
///
/// # Conventions
///
/// Direction: followed; ordered pairs then. Weights: ignored. Self-ties and parallel ties are gone before: the
/// compact graph has none. Settled: how many cores fit best, and which share of searches came to them; up to 18
/// nodes all cores are tried.
///
/// # Undefined when
///
/// Fewer than two nodes: `too_few_nodes`. No ties: `no_ties`. No core with a fit, as where all are tied:
/// `no_variance`.
///
/// # Cost
///
/// O(2ⁿ) up to 18 nodes, then 50 searches of about O(n²) each, up to a thousand nodes 250 and more; random (seed).
///
/// # Checked against
///
/// tests/reference (exhaustive search with numpy, cpnet 0.0.21).
///
/// # References
///
/// Borgatti & Everett 1999, doi:10.1016/S0378-8733(99)00019-2. Kojaku & Masuda 2018, doi:10.1088/1367-2630/aab547.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::core_periphery::core_periphery;
///
/// // A star is the ideal with ties between core and periphery.
/// let star = CompactGraph::undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
/// assert!((core_periphery(&Known::new(&star), &Params::default())[1].value() - 1.0).abs() < 1e-12);
/// ```
pub fn core_periphery(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let graph = known.graph;
    let column = |between: Between| match best_cores(graph, between, params.seed) {
        Some(found) => Scores::one(found.fit)
            .settled("best_cores", found.cores.len() as f64)
            .settled(Scores::SHARE_OF_SEARCHES, found.reached),
        None => Scores::none(why_none(graph)),
    };
    BETWEEN.map(column).into()
}

/// The ideas of what lies between core and periphery, in the order of the columns.
pub(super) const BETWEEN: [Between; 3] = [Between::Anything, Between::Ties, Between::Nothing];

/// Why no core has a fit.
pub(super) fn why_none(graph: &CompactGraph) -> Reason {
    match (graph.node_count(), graph.edge_count()) {
        (0 | 1, _) => Reason::TooFewNodes,
        (_, 0) => Reason::NoTies,
        _ => Reason::NoVariance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Of a path of four only the middle is a core whose pair is tied while the pair of the ends is not. A star fits where all ties between
    // are asked for.
    #[test]
    fn the_best_core_of_a_path_and_of_a_star() {
        let of = |nodes: usize, edges: &[(u32, u32)]| {
            core_periphery(&Known::new(&CompactGraph::undirected(nodes, edges)), &Params::default())
        };
        let path = of(4, &[(0, 1), (1, 2), (2, 3)]);
        assert!((path[0].value() - 1.0).abs() < 1e-12, "{path:?}");
        assert_eq!(path[0].settled, [("best_cores", 1.0), ("share_of_searches", 1.0)]);
        assert!((of(4, &[(0, 1), (0, 2), (0, 3)])[1].value() - 1.0).abs() < 1e-12);
        let reasons = |columns: Vec<Scores>| columns.iter().map(|column| column.reason(0)).collect::<Vec<_>>();
        assert_eq!(reasons(of(1, &[])), [Some(Reason::TooFewNodes); 3]);
        assert_eq!(reasons(of(3, &[])), [Some(Reason::NoTies); 3]);
    }
}
