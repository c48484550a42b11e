//! Whether those met in different places meet each other.

use crate::graph::{CompactGraph, compact::Merge, parallel};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const TWO_MODE_LOCAL_CLUSTERING: Measure = Measure {
    id: "two-mode-local-clustering",
    level: Level::Node,
    name: Text { en: "Two-mode clustering of nodes", nl: "Clustering over twee soorten per knoop" },
    meaning: Text {
        en: "How often those whom a node meets in different places meet in a third one, and how alike its circle is to that of those it meets.",
        nl: "Hoe vaak wie een knoop op verschillende plekken ontmoet elkaar op een derde plek ontmoet, en hoe gelijk zijn kring is aan die van wie hij ontmoet.",
    },
    formula: "Opsahl: of the paths a–p–i–q–c, with a, i, c different and p ≠ q, the share of which a and c share a third neighbour besides p and q. Overlap: mean of |N(i) ∩ N(v)|/|N(i) ∪ N(v)| over the nodes v two steps away, or over the smaller or larger of both in place of the union",
    reading: Text {
        en: "1: those one meets in different places meet elsewhere again, a closed circle. 0: each place is another world. Overlap is how alike one's list of places is to that of the others.",
        nl: "1: wie men op verschillende plekken ontmoet, ontmoet elkaar elders opnieuw: een gesloten kring. 0: elke plek is een andere wereld. Overlap zegt hoe gelijk de eigen lijst van plekken is aan die van anderen.",
    },
    caution: Text {
        en: "Clustering of a projection measures the size of tables instead. Few memberships make few paths and rough values. The names differ by author: Opsahl's is tnet's clustering_local_tm, Latapy's is clustering in networkx's bipartite part.",
        nl: "Clustering van een projectie meet de grootte van tafels. Weinig deelnamen geven weinig paden en grove waarden. Elke auteur heeft een eigen vorm: die van Opsahl zit in tnet, die van Latapy in het bipartite-deel van networkx.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Modes],
    reference: "Opsahl 2013",
    compute: Compute::Parts(PARTS, two_mode_local_clustering),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "opsahl",
        name: Text { en: "Closed over a third place", nl: "Gesloten via een derde plek" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "overlap",
        name: Text { en: "Overlap with the circle of others", nl: "Overlap met de kring van anderen" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "overlap_smaller",
        name: Text { en: "Overlap, over the smaller circle", nl: "Overlap, naar de kleinste kring" },
        unit: Unit::Share,
        detail: true,
    },
    Part {
        id: "overlap_larger",
        name: Text { en: "Overlap, over the larger circle", nl: "Overlap, naar de grootste kring" },
        unit: Unit::Share,
        detail: true,
    },
];

/// The share of paths of four ties with the node in the middle that are closed through a third node, and the mean
/// overlap of its neighbours with those of nodes two steps away.
///
/// # Definition
///
/// Opsahl: of the paths i – p – j – q – k around j, with i, j, k different and p ≠ q, the share of which i and k
/// share a neighbour other than p and q. Overlap, after Latapy: the mean over nodes v two steps away of |N(j) ∩
/// N(v)| over |N(j) ∪ N(v)|, over the smaller, or over the larger of both.
///
/// # Reading it
///
/// High: a circle that meets again and again. Clustering of a projection measures the size of tables instead: 0.95
/// there against 0.06 here for one table of twenty.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No path of four around it, or nobody two steps away: `nothing_to_close`.
///
/// # Cost
///
/// O(number of paths of four ties · log k).
///
/// # Checked against
///
/// tests/reference (R tnet 3.0.16; networkx 3.6.1 latapy_clustering; direct evaluation).
///
/// # References
///
/// Opsahl 2013, doi:10.1016/j.socnet.2011.07.001. Latapy, Magnien & Del Vecchio 2008,
/// doi:10.1016/j.socnet.2007.04.006.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::two_mode_local_clustering::two_mode_local_clustering;
///
/// // Three organisations, every two of them at a table of their own.
/// let edges = [(0, 3), (1, 3), (1, 4), (2, 4), (0, 5), (2, 5)];
/// let ring = CompactGraph::undirected(6, &edges);
/// let modes = [false, false, false, true, true, true];
/// let known = Known { second_mode: Some(&modes), ..Known::new(&ring) };
/// let columns = two_mode_local_clustering(&known, &Params::default());
/// assert_eq!((columns[0].values[0], columns[1].values[0]), (1.0, 1.0 / 3.0));
/// ```
pub fn two_mode_local_clustering(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph.symmetrised(Merge::Max);
    let (closed, all) = paths_of_four(&graph);
    let paths = closed.iter().zip(&all).map(|(&closed, &all)| share(closed, all));
    let overlaps = parallel::map(graph.node_count(), |node| overlaps(&graph, node));
    let column = |at: usize| Scores::from_results(overlaps.iter().map(|found| found.map(|found| found[at])));
    vec![Scores::from_results(paths), column(0), column(1), column(2)]
}

/// A part of a whole of which there may be nothing.
pub(super) fn share(part: f64, whole: f64) -> Result<f64, Reason> {
    if whole > 0.0 { Ok(part / whole) } else { Err(Reason::NothingToClose) }
}

/// For every node the paths of four ties around it that are closed, and all of them; each path counts from both of its ends.
pub(super) fn paths_of_four(graph: &CompactGraph) -> (Vec<f64>, Vec<f64>) {
    let n = graph.node_count();
    let mut counts = parallel::sum_vectors(n, 2 * n, |starts| {
        let mut counts = vec![0.0; 2 * n];
        for start in starts {
            from_start(graph, start, &mut counts);
        }
        counts
    });
    let all = counts.split_off(n);
    (counts, all)
}

/// Adds the paths i – p – j – q – k that begin at `i` to the closed ones of `j`, and behind those to all of `j`.
fn from_start(graph: &CompactGraph, i: usize, counts: &mut [f64]) {
    let n = graph.node_count();
    let own = graph.neighbors(i);
    let shared = shared(graph, i);
    for &p in own {
        for &j in graph.neighbors(p as usize).iter().filter(|&&j| j as usize != i) {
            for &q in graph.neighbors(j as usize).iter().filter(|&&q| q != p) {
                let back = usize::from(own.binary_search(&q).is_ok());
                for &k in graph.neighbors(q as usize).iter().filter(|&&k| k != j && k as usize != i) {
                    // Of what i and k share, p and q close nothing.
                    let of_path = back + usize::from(graph.neighbors(p as usize).binary_search(&k).is_ok());
                    counts[j as usize] += f64::from(u8::from(shared[k as usize] > of_path));
                    counts[n + j as usize] += 1.0;
                }
            }
        }
    }
}

/// How many neighbours every node shares with this one.
pub(super) fn shared(graph: &CompactGraph, node: usize) -> Vec<usize> {
    let mut shared = vec![0; graph.node_count()];
    for &through in graph.neighbors(node) {
        for &other in graph.neighbors(through as usize) {
            shared[other as usize] += 1;
        }
    }
    shared[node] = 0;
    shared
}

/// The mean overlap with the nodes two steps away, over the union, the smaller and the larger.
fn overlaps(graph: &CompactGraph, node: usize) -> Result<[f64; 3], Reason> {
    let own = graph.degree(node);
    let mut sums = [0.0; 3];
    let mut count = 0.0;
    for (other, &both) in shared(graph, node).iter().enumerate().filter(|(_, both)| **both > 0) {
        let theirs = graph.degree(other);
        let wholes = [own + theirs - both, own.min(theirs), own.max(theirs)];
        sums.iter_mut().zip(wholes).for_each(|(sum, whole)| *sum += both as f64 / whole as f64);
        count += 1.0;
    }
    if count > 0.0 { Ok(sums.map(|sum| sum / count)) } else { Err(Reason::NothingToClose) }
}
