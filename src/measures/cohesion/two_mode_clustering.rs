//! How often those met in different places meet each other.

use super::two_mode_local_clustering::{paths_of_four, share, shared};
use crate::graph::{CompactGraph, compact::Merge, parallel};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const TWO_MODE_CLUSTERING: Measure = Measure {
    id: "two-mode-clustering",
    level: Level::Network,
    name: Text { en: "Two-mode clustering", nl: "Clustering over twee soorten" },
    meaning: Text {
        en: "How often two whom one meets in different places meet in a third one, over the whole network.",
        nl: "Hoe vaak twee die men op verschillende plekken ontmoet elkaar op een derde plek ontmoeten, over het hele netwerk.",
    },
    formula: "Opsahl: closed/all paths i–p–j–q–k, with i, j, k of one mode, all different and p ≠ q; closed if i and k share a neighbour other than p and q. Robins–Alexander: 4 · squares/paths of three ties",
    reading: Text {
        en: "1: those one meets in different places also meet elsewhere. 0: places share nobody twice. Robins–Alexander: how often the same two meet at two tables.",
        nl: "1: wie men op verschillende plekken ontmoet, ontmoet elkaar ook elders. 0: plekken delen niemand twee keer. Robins–Alexander: hoe vaak dezelfde twee elkaar aan twee tafels treffen.",
    },
    caution: Text {
        en: "Transitivity of a projection measures the size of tables: a single table of twenty gives 1 there and nothing here. networkx offers the Robins–Alexander form only; tnet Opsahl's.",
        nl: "De geslotenheid van een projectie meet de grootte van tafels: één tafel van twintig geeft daar 1 en hier niets. networkx heeft alleen de vorm van Robins en Alexander, tnet die van Opsahl.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Modes],
    reference: "Opsahl 2013",
    compute: Compute::Parts(PARTS, two_mode_clustering),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "actors", name: Text { en: "Actors", nl: "Actoren" }, unit: Unit::Share, detail: false },
    Part { id: "structures", name: Text { en: "Structures", nl: "Structuren" }, unit: Unit::Share, detail: false },
    Part {
        id: "robins_alexander",
        name: Text { en: "Squares (Robins–Alexander)", nl: "Vierkanten (Robins–Alexander)" },
        unit: Unit::Share,
        detail: false,
    },
];

/// The share of paths of four ties that are closed through a third node, for actors and for structures; and the
/// share of paths of three that are part of a square.
///
/// # Definition
///
/// Opsahl: paths i – p – j – q – k with i, j, k of the mode, all different, p ≠ q; closed if i and k share a
/// neighbour other than p and q. Robins–Alexander: 4 · squares / paths of three ties.
///
/// # Reading it
///
/// A table of twenty alone closes nothing here, where its projection would be one clique. Robins–Alexander: whether
/// the same two meet at two tables.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No such path: `nothing_to_close`.
///
/// # Cost
///
/// O(number of paths of four ties · log k).
///
/// # Checked against
///
/// tests/reference (R tnet 3.0.16, netrics 0.3.1, networkx 3.6.1, direct evaluation).
///
/// # References
///
/// Opsahl 2013, doi:10.1016/j.socnet.2011.07.001. Robins & Alexander 2004, doi:10.1023/B:CMOT.0000032580.12184.c0.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::two_mode_clustering::two_mode_clustering;
///
/// // Three organisations, every two of them at a table of their own.
/// let edges = [(0, 3), (1, 3), (1, 4), (2, 4), (0, 5), (2, 5)];
/// let ring = CompactGraph::undirected(6, &edges);
/// let modes = [false, false, false, true, true, true];
/// let known = Known { second_mode: Some(&modes), ..Known::new(&ring) };
/// let columns = two_mode_clustering(&known, &Params::default());
/// assert_eq!(columns.iter().map(|column| column.value()).collect::<Vec<_>>(), [1.0, 1.0, 0.0]);
/// ```
pub fn two_mode_clustering(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph.symmetrised(Merge::Max);
    let modes = known.second_mode.unwrap_or_default();
    let (closed, all) = paths_of_four(&graph);
    let of_mode = |second: bool, counts: &[f64]| -> f64 {
        counts.iter().zip(modes).filter(|(_, mode)| **mode == second).map(|(count, _)| count).sum()
    };
    let opsahl = |second: bool| share(of_mode(second, &closed), of_mode(second, &all));
    let (squares, paths) = squares_and_paths(&graph);
    [opsahl(false), opsahl(true), share(4.0 * squares, paths)].map(|found| Scores::from_results([found])).into()
}

/// The number of squares and of paths of three ties, in a graph of two modes.
fn squares_and_paths(graph: &CompactGraph) -> (f64, f64) {
    let pairs = parallel::map(graph.node_count(), |node| {
        shared(graph, node).into_iter().map(|both| both * both.saturating_sub(1) / 2).sum::<usize>()
    });
    let beyond = |node: u32| graph.degree(node as usize) as f64 - 1.0;
    let paths = graph.edges().iter().map(|&(a, b)| beyond(a) * beyond(b)).sum();
    // A square has two pairs of opposite corners, and each pair was seen from both ends.
    (pairs.into_iter().sum::<usize>() as f64 / 4.0, paths)
}
