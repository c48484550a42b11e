//! How far a network divides into groups at best.

use crate::graph::CompactGraph;
use crate::measures::clusters::{LeidenOptions, leiden};
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const BEST_MODULARITY: Measure = Measure {
    id: "best-modularity",
    level: Level::Network,
    name: Text { en: "Modularity of the best division", nl: "Modulariteit van de beste indeling" },
    meaning: Text {
        en: "How many more ties stay inside groups than by chance, in the division into groups for which that is most.",
        nl: "Hoeveel meer relaties binnen groepen blijven dan bij toeval, in de indeling in groepen waarvoor dat het meest is.",
    },
    formula: "max over divisions of Q = Σ_c [L(c) / m − (D(c) / 2m)²]; L(c) strength of ties inside group c, D(c) summed strength of its members, m strength of all ties",
    reading: Text {
        en: "Near 0: no groups beyond chance; above about 0.4: ties mostly stay inside groups. Only a comparison with random networks of the same degrees tells whether that is more than chance (verbinder significance best-modularity).",
        nl: "Bij 0: geen groepen die het toeval te boven gaan; boven ongeveer 0,4: relaties blijven meest binnen groepen. Alleen een vergelijking met toevallige netwerken met dezelfde aantallen partners zegt of dat meer is dan toeval (verbinder significance best-modularity).",
    },
    caution: Text {
        en: "Sparse random networks have a high value too, and larger networks a higher one, so do not compare places by it. A search finds it: other programs may find slightly more or less.",
        nl: "Dunne toevallige netwerken hebben ook een hoge waarde, en grotere netwerken een hogere: vergelijk er geen plaatsen mee. Een zoektocht vindt haar: andere programma's kunnen iets meer of minder vinden.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    unit: Unit::Balance,
    listens: &[Listens::Seed],
    needs: &[],
    reference: "Newman & Girvan 2004",
    compute: Compute::Graph(best_modularity),
};

/// Runs of the search: few, so that a thousand random networks can be searched as well as the observed one.
const RUNS: usize = 20;
/// Above 750 ties fewer in proportion, but not fewer than these.
const FEWEST_RUNS: usize = 3;
const TIES_FOR_ALL_RUNS: usize = 750;

fn runs(ties: usize) -> usize {
    (RUNS * TIES_FOR_ALL_RUNS / ties.max(1)).clamp(FEWEST_RUNS, RUNS)
}

/// The modularity of the division that Leiden finds in 20 runs; in large networks fewer.
///
/// # Definition
///
/// The largest Q = Σ_c [L(c)/m − (D(c)/2m)²] over divisions into groups c, as far as 20 runs of Leiden and the combination of
/// their results find it. Above 750 ties the number of runs falls in proportion, to 3 from 5000 ties on.
///
/// # Reading it
///
/// High: ties stay inside groups. Compare with random networks of the same degrees before saying so.
///
/// # Conventions
///
/// Direction: ignored; a pair is tied where either arc exists, with the stronger weight. Weights: strength. Isolates add 0.
/// Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No ties: `no_ties`.
///
/// # Cost
///
/// About O(m) per run and pass; random (seed).
///
/// # Checked against
///
/// tests/reference by way of `clusters::leiden` (exact optima of igraph's integer programme).
///
/// # References
///
/// Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113. Guimerà, Sales-Pardo & Amaral 2004,
/// doi:10.1103/PhysRevE.70.025101.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::best_modularity::best_modularity;
///
/// // Two pairs: half of the ties inside each, 2 · (1/2 − (2/4)²).
/// let graph = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
/// assert_eq!(best_modularity(&graph, &Params::default()).value(), 0.5);
/// ```
pub fn best_modularity(graph: &CompactGraph, params: &Params) -> Scores {
    if graph.edge_count() == 0 {
        return Scores::none(Reason::NoTies);
    }
    let found =
        leiden(graph, &LeidenOptions { seed: params.seed, runs: runs(graph.edge_count()), ..LeidenOptions::default() });
    Scores::from_results([found.modularity])
}

#[cfg(test)]
mod tests {
    use super::*;

    // 20 up to 750 ties, then as many fewer as there are more ties, and never fewer than three.
    #[test]
    fn large_networks_are_searched_less_often() {
        assert_eq!([0, 1, 750, 1500, 3000, 5000, 1_000_000].map(runs), [20, 20, 20, 10, 5, 3, 3]);
    }
}
