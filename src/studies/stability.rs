//! Whether clusters would be found again: by another search, with some ties missing; and whether chance would make them as well.

use super::recovery::{Recovery, recovery, together};
use super::significance::{Significance, compare};
use crate::graph::compact::Merge;
use crate::graph::progress::Job;
use crate::graph::random::Stream;
use crate::graph::random_graphs::SharedTies;
use crate::graph::{CompactGraph, parallel, random_graphs};
use crate::measures::Reason;
use crate::measures::clusters::agreement::{
    adjusted_rand_index, normalized_mutual_information, variation_of_information,
};
use crate::measures::clusters::two_mode_modularity::sides;
use crate::measures::clusters::{ClusterListens, ClusterOptions, Clustering, Method, Partition, Quality, modularity};

/// How often the method is run again, and on what.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StabilityOptions {
    /// The options of the method; its number of runs holds for every further search too, up to [`StabilityOptions::runs_each`].
    pub cluster: ClusterOptions,
    /// How many other seeds, networks with lost ties and random networks.
    pub draws: usize,
    /// The share of ties that is lost.
    pub lost: f64,
    /// The most runs of every further search.
    pub most_runs: usize,
}

impl Default for StabilityOptions {
    /// 200 of each, a tenth of the ties lost, ten runs of every search.
    fn default() -> Self {
        StabilityOptions { cluster: ClusterOptions::default(), draws: 200, lost: 0.1, most_runs: 10 }
    }
}

/// The most ties of a network that is searched more than once each time.
const MANY_TIES: usize = 2_000;

impl StabilityOptions {
    /// How many runs every further search gets; the observed network gets as many where it is compared with random ones.
    pub fn runs_each(&self, graph: &CompactGraph) -> usize {
        let most = if graph.edge_count() > MANY_TIES { 1 } else { self.most_runs.max(1) };
        self.cluster.runs.min(most)
    }
}

/// Below this mean adjusted Rand index clusters are not stable.
pub const STABLE_FROM: f64 = 0.6;

/// The chance above which a modularity is no more than random networks have.
pub const LEVEL: f64 = 0.05;

/// With fewer random networks than this no chance can be as low as [`LEVEL`], and no clusters could ever be clear.
pub const LEAST_DRAWS: usize = 19;

/// How far other divisions agree with the one found, on average.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// How many other divisions.
    pub divisions: usize,
    /// Mean adjusted Rand index: 1 for equal divisions, 0 at chance.
    pub ari: f64,
    /// Mean normalised mutual information, over those for which it is defined.
    pub nmi: f64,
    /// Mean variation of information in nats: 0 for equal divisions.
    pub vi: f64,
}

/// What may be said of clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Other searches and lost ties leave them much as they are, and chance does not divide a network so well.
    Stable,
    /// Other searches, or lost ties, give other clusters.
    Unstable,
    /// Random networks with the same degrees, or the same memberships, divide as well.
    NoMoreThanChance,
    /// Lost ties leave them much as they are; whether chance gives such groups is not asked of this method.
    FoundAgain,
}

impl Verdict {
    /// The verdict by the chance of such a modularity, and by the mean adjusted Rand indices with ties lost and from other seeds; each
    /// none where the method is not asked for it.
    fn on(chance: Option<f64>, lost_ties: f64, seeds: Option<f64>) -> Verdict {
        if chance.is_some_and(|chance| chance.is_nan() || chance > LEVEL) {
            Verdict::NoMoreThanChance
        } else if lost_ties >= STABLE_FROM && seeds.is_none_or(|seeds| seeds >= STABLE_FROM) {
            if chance.is_some() { Verdict::Stable } else { Verdict::FoundAgain }
        } else {
            Verdict::Unstable
        }
    }

    /// The code used in results.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Stable => "stable",
            Verdict::Unstable => "unstable",
            Verdict::NoMoreThanChance => "no-more-than-chance",
            Verdict::FoundAgain => "found-again",
        }
    }
}

/// How far clusters can be relied on.
#[derive(Debug, Clone, PartialEq)]
pub struct Stability {
    /// One search each from other seeds; none for a method without chance.
    pub seeds: Option<Agreement>,
    /// The method on the network with some of its ties lost.
    pub lost_ties: Agreement,
    /// For each cluster, in order, how far it is found again by itself with ties lost.
    pub clusters: Vec<Recovery>,
    /// For each node the share of the others of its cluster with which it stays together with ties lost, on average; NaN for nodes of
    /// no cluster.
    pub together: Vec<f64>,
    /// The modularity of what the method finds, against what it finds in random networks with the same degrees or memberships; none for a method
    /// that does not look for ties inside groups.
    pub chance: Option<Significance>,
    /// Whether these random networks keep memberships, since ties come of shared structures.
    pub of_memberships: bool,
    /// What follows.
    pub verdict: Verdict,
}

/// Streams of networks with lost ties begin here, those of other searches are seeds of their own.
const LOST_TIES: usize = 1 << 24;

/// How far the division that a method found can be relied on.
///
/// The division is compared with those of single searches from other seeds, and with those that the method finds where a share of
/// the ties, drawn anew each time, is lost: the clusters are unstable where the adjusted Rand index is below 0.6 on average in
/// either. The modularity is compared with that of random networks with the same degrees, searched just as hard: sparse networks
/// divide well by chance (Guimerà, Sales-Pardo & Amaral 2004). Where ties come of structures that their ends share, which `shared`
/// says, the random networks are those of as many memberships and members: every structure is a clique by itself. Losing ties shows how much hangs on single records; it is no
/// sampling error of a complete count.
///
/// # Errors
///
/// Clusters that overlap are no division: `not_unique`. Without ties there is nothing to look for: `no_ties`. Fewer than
/// [`LEAST_DRAWS`] draws: `not_given`.
///
/// Source: Karrer, Levina & Newman 2008, doi:10.1103/PhysRevE.77.046119.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{self, ClusterOptions};
/// use verbinder::studies::stability::{StabilityOptions, Verdict, stability};
///
/// // Three circles of five, each tied to the next: nobody would divide them otherwise.
/// let inside = |first: u32| (0..5).flat_map(move |a| (a + 1..5).map(move |b| (first + a, first + b)));
/// let edges: Vec<(u32, u32)> = [0, 5, 10].into_iter().flat_map(inside).chain([(0, 6), (5, 11), (10, 1)]).collect();
/// let graph = CompactGraph::undirected(15, &edges);
/// let leiden = clusters::find("leiden").expect("a method of this name");
/// let found = (leiden.find)(&graph, &ClusterOptions::default());
/// let options = StabilityOptions { draws: 50, ..StabilityOptions::default() };
/// assert_eq!(stability(&graph, leiden, &found, None, &options).map(|found| found.verdict), Ok(Verdict::Stable));
/// ```
pub fn stability(
    graph: &CompactGraph,
    method: &Method,
    found: &Clustering,
    shared: Option<&SharedTies>,
    options: &StabilityOptions,
) -> Result<Stability, Reason> {
    let division = found.partition.as_ref().ok_or(Reason::NotUnique)?;
    if graph.edge_count() == 0 {
        return Err(Reason::NoTies);
    }
    if options.draws < LEAST_DRAWS {
        return Err(Reason::NotGiven);
    }
    let divides = divides(method);
    let _all = Job::of(rounds(method) * options.draws);
    let usual = ClusterOptions { runs: options.runs_each(graph), ..options.cluster };
    let seeds = method.listens.contains(&ClusterListens::Runs).then(|| {
        let others = parallel::long_map(options.draws, |draw| {
            // The seed of the division itself is no other one.
            let seed = options.cluster.seed.wrapping_add(1 + draw as u64);
            (method.find)(graph, &ClusterOptions { seed, runs: 1, ..options.cluster }).partition
        });
        agreement(division, &others)
    });
    let others = parallel::long_map(options.draws, |draw| {
        let (fewer, seed) = (with_fewer_ties(graph, options, draw), options.cluster.seed);
        (method.find)(&fewer, &ClusterOptions { seed, ..usual }).partition
    });
    let lost_ties = agreement(division, &others);
    let defined: Vec<&Partition> = others.iter().flatten().collect();
    let clusters = recovery(&found.groups, &defined);
    let together = together(&found.groups, graph.node_count(), &defined);
    let chance = if method.quality == Quality::TwoModeModularity {
        against_two_modes(graph, method, &usual, options)
    } else {
        divides.then(|| against_chance(graph, method, shared, (&usual, options)))
    };
    let of_memberships = shared.is_some() || method.quality == Quality::TwoModeModularity;
    let verdict = Verdict::on(chance.map(|chance| chance.p_ge), lost_ties.ari, seeds.map(|seeds| seeds.ari));
    Ok(Stability { seeds, lost_ties, clusters, together, chance, of_memberships, verdict })
}

/// Whether the method looks for ties inside groups.
fn divides(method: &Method) -> bool {
    matches!(method.quality, Quality::Modularity | Quality::Codelength | Quality::TwoModeModularity)
}

/// How many times every draw is searched: with ties lost, from another seed where there is chance, in a random network.
fn rounds(method: &Method) -> usize {
    1 + usize::from(method.listens.contains(&ClusterListens::Runs)) + usize::from(divides(method))
}

/// The graph without a share of its ties.
fn with_fewer_ties(graph: &CompactGraph, options: &StabilityOptions, draw: usize) -> CompactGraph {
    let m = graph.edge_count();
    // At least one is lost, or every draw would be the network itself.
    let lost = ((options.lost * m as f64).round() as usize).clamp(1, m);
    let mut random = random_graphs::stream(options.cluster.seed, LOST_TIES + draw);
    let kept = random_graphs::some_of(m, m - lost, &mut random).into_iter();
    let edges: Vec<(u32, u32, f64)> =
        kept.map(|edge| (graph.edges()[edge].0, graph.edges()[edge].1, graph.weight(edge))).collect();
    CompactGraph::from_edges(graph.node_count(), graph.is_directed(), graph.is_weighted(), &edges, Merge::Max)
}

/// The modularity that the method reaches, against what it reaches in random networks with the same degrees, or the same memberships.
fn against_chance(
    graph: &CompactGraph,
    method: &Method,
    shared: Option<&SharedTies>,
    (usual, options): (&ClusterOptions, &StabilityOptions),
) -> Significance {
    // Without direction, as modularity is meant here: a random network keeps the number of partners.
    let flat = graph.symmetrised(Merge::Max);
    let drawn = |random: &mut Stream| match shared {
        Some(shared) => shared.draw(random).symmetrised(Merge::Max),
        None => random_graphs::same_degrees(&flat, random),
    };
    let reached = |graph: &CompactGraph| match (method.find)(graph, usual).partition {
        Some(partition) => modularity(graph, &partition, usual.resolution),
        None => Err(Reason::NotUnique),
    };
    let others =
        parallel::long_map(options.draws, |draw| reached(&drawn(&mut random_graphs::stream(usual.seed, draw))));
    compare(reached(&flat), &others)
}

/// What the method reaches between two modes, against what it reaches in random networks in which both keep their numbers of ties; none
/// where the ties are not between two modes.
fn against_two_modes(
    graph: &CompactGraph,
    method: &Method,
    usual: &ClusterOptions,
    options: &StabilityOptions,
) -> Option<Significance> {
    let flat = graph.symmetrised(Merge::Max);
    let second = sides(&flat)?;
    let reached = |graph: &CompactGraph| Ok((method.find)(graph, usual).quality);
    let others = parallel::long_map(options.draws, |draw| {
        let mut random = random_graphs::stream(usual.seed, draw);
        reached(&random_graphs::same_two_mode_degrees(&flat, &second, &mut random))
    });
    Some(compare(reached(&flat), &others))
}

fn agreement(division: &Partition, others: &[Option<Partition>]) -> Agreement {
    let others: Vec<&Partition> = others.iter().flatten().collect();
    let mean = |index: fn(&Partition, &Partition) -> f64| {
        let values: Vec<f64> =
            others.iter().map(|other| index(division, other)).filter(|value| !value.is_nan()).collect();
        values.iter().sum::<f64>() / values.len() as f64
    };
    Agreement {
        divisions: others.len(),
        ari: mean(adjusted_rand_index),
        nmi: mean(normalized_mutual_information),
        vi: mean(variation_of_information),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::clusters;

    #[test]
    fn large_networks_are_searched_once_each_time() {
        let ring = |n: u32| CompactGraph::undirected(n as usize, &(0..n).map(|a| (a, (a + 1) % n)).collect::<Vec<_>>());
        let runs = |runs: usize, most_runs: usize, graph: &CompactGraph| {
            let cluster = ClusterOptions { runs, ..ClusterOptions::default() };
            StabilityOptions { cluster, most_runs, ..StabilityOptions::default() }.runs_each(graph)
        };
        let (usual, large) = (ring(2_000), ring(2_001));
        assert_eq!([runs(50, 10, &usual), runs(7, 10, &usual), runs(50, 0, &usual)], [10, 7, 1]);
        assert_eq!(runs(50, 10, &large), 1);
    }

    // Ties lost always; other seeds where there is chance; random networks where ties inside groups are sought.
    #[test]
    fn progress_knows_of_all_searches() {
        let of = |id: &str| rounds(clusters::find(id).expect("a method of this name"));
        let ids = ["leiden", "infomap", "walktrap", "direct-blockmodel", "components", "concor", "two-mode-modularity"];
        assert_eq!(ids.map(of), [3, 3, 2, 2, 1, 1, 3]);
    }

    // Two circles of six, all tied inside and by one tie across: no network with these degrees divides as well. With the fewest draws the
    // chance is just 1/20, which is enough.
    #[test]
    fn the_fewest_draws_can_tell_clear_clusters() {
        let circle = |first: u32| (0..6).flat_map(move |a| (a + 1..6).map(move |b| (first + a, first + b)));
        let graph = CompactGraph::undirected(12, &circle(0).chain(circle(6)).chain([(0, 6)]).collect::<Vec<_>>());
        let leiden = clusters::find("leiden").expect("a method of this name");
        let found = (leiden.find)(&graph, &ClusterOptions::default());
        let options = StabilityOptions { draws: LEAST_DRAWS, ..StabilityOptions::default() };
        let found = stability(&graph, leiden, &found, None, &options).expect("ties and draws enough");
        assert!(found.chance.is_some_and(|chance| (chance.p_ge - 0.05).abs() < 1e-12), "{found:?}");
        assert_eq!(found.verdict, Verdict::Stable);
    }

    #[test]
    fn stable_is_what_passes_all_that_is_asked() {
        let codes = [
            (Some(0.05), 0.6, Some(0.6)),
            (None, 0.6, None),
            (Some(0.051), 1.0, Some(1.0)),
            (Some(f64::NAN), 1.0, Some(1.0)),
            (Some(0.01), 0.59, Some(1.0)),
            (Some(0.01), 1.0, Some(0.59)),
            (None, f64::NAN, None),
        ]
        .map(|(chance, lost_ties, seeds)| Verdict::on(chance, lost_ties, seeds).code());
        assert_eq!(codes[..2], ["stable", "found-again"]);
        assert_eq!(codes[2..4], ["no-more-than-chance"; 2]);
        assert_eq!(codes[4..], ["unstable"; 3]);
    }

    // Two pairs against themselves, and against the two pairs across: of 6 pairs of nodes 2 are together in either and none in both, so that
    // the adjusted Rand index is (0 − 2/3) / (2 − 2/3). Neither division tells of the other: no information in common, 2 ln 2 apart.
    #[test]
    fn agreement_is_the_mean_over_divisions() {
        let divisions = [[0, 0, 1, 1], [0, 1, 0, 1]].map(|labels| Some(Partition::from_labels(&labels)));
        let [same, across] = divisions;
        let found = agreement(same.as_ref().expect("a division"), &[same.clone(), across, None]);
        assert_eq!(found.divisions, 2);
        assert!((found.ari - 0.25).abs() < 1e-12 && (found.nmi - 0.5).abs() < 1e-12, "{found:?}");
        assert!((found.vi - 2f64.ln()).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn a_share_of_the_ties_is_lost_and_at_least_one() {
        let ring = CompactGraph::undirected(40, &(0..40).map(|node| (node, (node + 1) % 40)).collect::<Vec<_>>());
        let left = |lost: f64| {
            with_fewer_ties(&ring, &StabilityOptions { lost, ..StabilityOptions::default() }, 0).edge_count()
        };
        assert_eq!([0.1, 0.5, 0.001, 1.0].map(left), [36, 20, 39, 0]);
    }

    // A ring may be cut anywhere: searches from other seeds cut it elsewhere, and that is told.
    #[test]
    fn other_seeds_are_other_searches() {
        let ring = CompactGraph::undirected(36, &(0..36).map(|node| (node, (node + 1) % 36)).collect::<Vec<_>>());
        let leiden = clusters::find("leiden").expect("a method of this name");
        let found = (leiden.find)(&ring, &ClusterOptions::default());
        let options = StabilityOptions { draws: LEAST_DRAWS, ..StabilityOptions::default() };
        let seeds =
            stability(&ring, leiden, &found, None, &options).expect("ties and draws enough").seeds.expect("chance");
        assert!(seeds.divisions == LEAST_DRAWS && seeds.ari < 0.9, "{seeds:?}");
    }
}
