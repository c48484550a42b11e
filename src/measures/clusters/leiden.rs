//! Communities by the Leiden algorithm.

use super::consensus::{certainty, together};
use super::leaves::Folded;
use super::passes::{limit, settle};
use super::recombine::{EQUAL, Found, recombine};
use super::weighted::WeightedGraph;
use super::{ClusterListens, ClusterOptions, Clustering, Method, Modularity, Objective, Partition, Quality};
use crate::graph::random::Stream;
use crate::graph::{CompactGraph, compact::Merge, parallel};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub(super) const LEIDEN: Method = Method {
    id: "leiden",
    name: Text { en: "Leiden", nl: "Leiden" },
    meaning: Text {
        en: "Groups with more ties inside than chance would put there; every group hangs together by itself.",
        nl: "Groepen met meer onderlinge relaties dan bij toeval; elke groep hangt op zichzelf samen.",
    },
    caution: Text {
        en: "Sparse networks have such groups by chance too, and small groups can hide in large ones.",
        nl: "Dunne netwerken hebben zulke groepen ook bij toeval, en kleine groepen kunnen in grote schuilgaan.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    quality: Quality::Modularity,
    listens: &[ClusterListens::Objective, ClusterListens::Resolution, ClusterListens::Runs],
    most_nodes: usize::MAX,
    reference: "Traag, Waltman & van Eck 2019",
    find: |graph, options| {
        let ClusterOptions { resolution, seed, runs, objective, .. } = *options;
        Clustering::from(leiden(graph, &LeidenOptions { resolution, seed, runs, objective }), graph)
    },
};

/// The choices of [`leiden()`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeidenOptions {
    /// The γ of modularity: above 1 smaller communities, below 1 larger ones.
    pub resolution: f64,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Number of independent runs, of which the best are combined; at least 1.
    pub runs: usize,
    /// What the best division has most of.
    pub objective: Objective,
}

impl Default for LeidenOptions {
    /// Resolution 1, seed 1, 100 runs, modularity.
    fn default() -> Self {
        LeidenOptions { resolution: 1.0, seed: 1, runs: 100, objective: Objective::Modularity }
    }
}

impl LeidenOptions {
    /// As many runs as a graph of so many ties usually gets: 100 up to 2,000, 10 up to a million, 3 up to ten million, then 1, because
    /// each takes longer.
    pub fn usual_runs(ties: usize) -> usize {
        match ties {
            0..=2_000 => 100,
            2_001..=1_000_000 => 10,
            1_000_001..=10_000_000 => 3,
            _ => 1,
        }
    }
}

/// What [`leiden()`] found.
#[derive(Debug, Clone, PartialEq)]
pub struct Leiden {
    /// The division of highest modularity.
    pub partition: Partition,
    /// Its modularity in the graph without direction, or what else the objective counts; undefined without ties.
    pub modularity: Modularity,
    /// Number of runs.
    pub runs: usize,
    /// The number of passes at which a run ended even if the next might have changed something; none where there was no such limit.
    pub most_passes: Option<usize>,
    /// In how many of them this very division came out; 0 if it was found by combining the divisions of several.
    pub runs_with_partition: usize,
    /// In how many of them a division of this modularity came out.
    pub runs_with_modularity: usize,
    /// Number of different divisions that the runs found.
    pub distinct: usize,
    /// The share of runs in which each node was together with the others of its community, on average over these; for a node
    /// alone the share in which it was alone.
    pub certainty: Vec<f64>,
    /// The share of runs in which the two ends of each tie were together, in order of the ties of the graph without direction; nothing
    /// for more than ten million ties.
    pub together: Vec<f64>,
}

/// Communities: the division into groups with more ties inside than chance would put there.
///
/// # Definition
///
/// Looks for the division of highest [`modularity`](super::modularity()), or of what else the [`Objective`] counts. A run moves single nodes to better communities until none gains, refines
/// each community into well-connected parts, makes the parts the nodes of a smaller graph and goes on with that; it starts again
/// from its result until nothing changes, or after max(200,000 / a, min(10, max(2, 100,000,000 / a))) passes, rounded down, with a twice
/// the number of ties ([`Leiden::most_passes`]; 100 where that is more), above two thousand ties also when a pass has gained less than 0.003 of
/// modularity; every third run starts from a random division. Then pairs of the best divisions are laid
/// over each other, what they keep together is taken as one node, and the search goes on from there; or a few communities of one
/// are taken apart and found anew; in rounds until two find nothing better or, above two thousand ties, three million
/// ends of ties were gone through. The best of all is kept. For modularity with γ ≤ 1 and up to two thousand ties, whoever has a single
/// tie is one node with the other end of it from the start, as in every best division (Brandes et al. 2008); such ties do not count in a.
///
/// # Reading it
///
/// Groups that work together more than with others. Where few runs end in the same division
/// ([`Leiden::runs_with_partition`]), the borders are weak: show what is stable, not one division as the truth.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, a pair being tied where either arc exists, with the stronger weight.
/// Weights: strength. Communities are connected. Isolates stay alone. Of several divisions of equal modularity the first in
/// order of labels is taken, so that the result depends on graph, options and seed only.
///
/// # Undefined when
///
/// Never; without ties every node is alone and the modularity is `no_ties`.
///
/// # Cost
///
/// About O(m) per run and pass, and as much again for every round of combining; random, one stream of numbers per run, runs in
/// parallel with the same result.
///
/// # Checked against
///
/// tests/reference: exact optima (igraph's integer programme) or best known values of 16 networks; never memberships.
///
/// # References
///
/// Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z. Brandes, Delling, Gaertler, Görke, Hoefer, Nikoloski & Wagner 2008, On
/// modularity clustering, doi:10.1109/TKDE.2007.190689. Ovelgönne & Geyer-Schulz 2013, An ensemble learning strategy for
/// graph clustering, Contemporary Mathematics 588, 187–206.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{LeidenOptions, leiden};
///
/// // Two triangles joined by one tie.
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
/// let found = leiden(&graph, &LeidenOptions::default());
/// assert_eq!(found.partition.members(), [[0, 1, 2], [3, 4, 5]]);
/// ```
pub fn leiden(graph: &CompactGraph, options: &LeidenOptions) -> Leiden {
    let pairs = graph.symmetrised(Merge::Max);
    let weighted = match options.objective {
        Objective::Modularity => WeightedGraph::new(&pairs),
        Objective::Cpm => WeightedGraph::all_alike(&pairs),
    };
    best_of_runs(&pairs, &weighted, options, |partition| options.objective.of(&pairs, partition, options.resolution))
}

/// Many runs on the same graph with the ties that chance would put there, the best of them combined.
pub(super) fn best_of_runs(
    pairs: &CompactGraph,
    weighted: &WeightedGraph,
    options: &LeidenOptions,
    quality: impl Fn(&Partition) -> Modularity + Sync + Send,
) -> Leiden {
    let runs = options.runs.max(1);
    let folded = Folded::of(weighted, options.resolution);
    let smaller = &*folded.graph;
    let judged = |partition: Partition| {
        let whole = folded.unfolded(partition.clone());
        Found { modularity: quality(&whole).unwrap_or(0.0), partition }
    };
    let n = smaller.node_count();
    let mut found: Vec<Found> = parallel::long_map(runs, |run| {
        let mut random = Stream::new(options.seed, run as u64);
        // Every third run starts from a random division, so that not all climb the same side.
        let start = if run % 3 == 2 && smaller.total() > 0.0 {
            let groups = 1 + random.below(n);
            Partition::from_labels(&(0..n).map(|_| random.below(groups)).collect::<Vec<_>>())
        } else {
            Partition::singletons(n)
        };
        judged(settle(smaller, options.resolution, start, &mut random))
    });
    found.sort_by(Found::better_first);
    let mut recombined = recombine(smaller, options, &found, judged);
    for other in found.iter_mut().chain(&mut recombined) {
        other.partition = folded.unfolded(std::mem::replace(&mut other.partition, Partition::singletons(0)));
    }
    let best =
        found[0].modularity.max(recombined.iter().map(|other| other.modularity).fold(f64::NEG_INFINITY, f64::max));
    let is_best = |other: &&Found| other.modularity >= best - EQUAL;
    let partition = found
        .iter()
        .chain(&recombined)
        .filter(is_best)
        .map(|other| &other.partition)
        .min()
        .cloned()
        .expect("one of them is the best");
    let runs_with_modularity = found.iter().filter(is_best).count();
    let divisions: Vec<Partition> = found.iter().map(|other| other.partition.clone()).collect();
    let certainty = certainty(&divisions, &partition);
    let together = together(&divisions, pairs);
    let runs_with_partition = found.iter().filter(|other| other.partition == partition).count();
    found.sort_by(|a, b| a.partition.cmp(&b.partition));
    Leiden {
        modularity: quality(&partition),
        runs,
        most_passes: limit(smaller),
        runs_with_partition,
        runs_with_modularity,
        distinct: found.chunk_by(|a, b| a.partition == b.partition).count(),
        certainty,
        together,
        partition,
    }
}

impl Clustering {
    /// What Leiden found in this graph, as the other methods give it.
    pub fn from(found: Leiden, graph: &CompactGraph) -> Self {
        let quality = found.modularity.unwrap_or(f64::NAN);
        let clustering = Clustering::of(graph, found.partition).with_quality(quality);
        Clustering {
            certainty: found.certainty,
            together: found.together,
            runs: found.runs,
            most_passes: found.most_passes,
            ..clustering
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_runs_where_each_takes_longer() {
        let ties = [2_000, 2_001, 1_000_000, 1_000_001, 10_000_000, 10_000_001];
        assert_eq!(ties.map(LeidenOptions::usual_runs), [100, 10, 10, 3, 3, 1]);
    }
}
