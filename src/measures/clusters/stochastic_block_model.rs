//! Groups that make the network shortest to describe.

use super::block_search::search;
use super::blocks::TiedPart;
use super::consensus::{certainty, together};
use super::{ClusterListens, ClusterOptions, Clustering, Method, Partition, Quality, Remark};
use crate::graph::compact::Merge;
use crate::graph::random::Stream;
use crate::graph::{CompactGraph, parallel};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const STOCHASTIC_BLOCK_MODEL: Method = Method {
    id: "stochastic-block-model",
    name: Text { en: "Stochastic block model", nl: "Stochastisch blokmodel" },
    meaning: Text {
        en: "Groups that make the network shortest to describe: members are tied to each group at the same rate; one group if \
             there is no evidence of more.",
        nl: "Groepen waarmee het netwerk het kortst te beschrijven is: leden zijn even sterk met elke groep verbonden; één groep \
             als niets op meer wijst.",
    },
    caution: Text {
        en: "Small networks seldom hold enough evidence for more than one group; that is an answer, not a failure. Groups need not \
             be circles of collaboration: they may share partners instead.",
        nl: "Kleine netwerken geven zelden genoeg aanwijzing voor meer dan één groep; dat is een antwoord, geen mislukking. Groepen \
             hoeven geen kringen te zijn: zij kunnen ook partners delen.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    quality: Quality::DescriptionLength,
    listens: &[ClusterListens::Runs],
    most_nodes: 2000,
    reference: "Peixoto 2017",
    find: stochastic_block_model,
};

/// Groups of nodes that explain the ties best, and how many there is evidence of.
///
/// # Definition
///
/// Looks for the division of least [`description_length`](super::description_length): the degree-corrected block model in its
/// microcanonical form, the number of groups included. A run starts from single nodes (every fourth from a random division), makes
/// the cheapest mergers until one group is left, lets nodes move in between, and improves the best division met by moves, mergers
/// and splits. The shortest of all runs is kept.
///
/// # Reading it
///
/// Members of a group are tied to each group at the same rate, given how many ties each has: a circle that works together, or two
/// sides that work across, as organisations and platforms do. One group means that degrees alone account for the ties; any other
/// method would divide such a network too.
///
/// # Conventions
///
/// Direction: followed. Weights: ignored. Isolates take no part and stay alone. Groups may consist of pieces. The quality is the
/// length in bits; other programs tell it in nats, 0.6931 of a bit. Of equal lengths the first division in order of labels is
/// taken. The model is not nested: groups of fewer than about √N members can hide in larger ones.
///
/// # Undefined when
///
/// Never; without ties every node is alone and there is no length.
///
/// # Cost
///
/// About O(m log n) per run while groups are few; random, one stream of numbers per run, runs in parallel with the same result.
///
/// # Checked against
///
/// graph-tool 2.45 (lengths of given divisions; never longer than `minimize_blockmodel_dl`), all divisions of graphs of up to
/// eight nodes, planted groups.
///
/// # References
///
/// Peixoto 2017, doi:10.1103/PhysRevE.95.012317. Peixoto 2014, doi:10.1103/PhysRevE.89.012804 (search). Karrer & Newman 2011,
/// doi:10.1103/PhysRevE.83.016107.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, stochastic_block_model::stochastic_block_model};
///
/// // Two circles of ten in which all know each other, joined by one tie.
/// let circle = |first: u32| (first..first + 10).flat_map(move |a| (a + 1..first + 10).map(move |b| (a, b)));
/// let edges: Vec<(u32, u32)> = circle(0).chain(circle(10)).chain([(0, 10)]).collect();
/// let found = stochastic_block_model(&CompactGraph::undirected(20, &edges), &ClusterOptions::default());
/// assert_eq!(found.groups.len(), 2);
/// ```
pub fn stochastic_block_model(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let part = TiedPart::of(graph);
    let n = part.count();
    let runs = options.runs.max(1);
    if n == 0 {
        let alone = Clustering::of(graph, Partition::singletons(graph.node_count())).with_quality(f64::NAN);
        return Clustering { certainty: vec![1.0; graph.node_count()], runs, ..alone };
    }
    let found: Vec<(f64, Partition)> = parallel::long_map(runs, |run| {
        let mut random = Stream::new(options.seed, run as u64);
        let start = if run % 4 == 3 {
            let groups = 1 + random.below(n);
            Partition::from_labels(&(0..n).map(|_| random.below(groups)).collect::<Vec<_>>())
        } else {
            Partition::singletons(n)
        };
        search(&part, &start, &mut random)
    });
    let least = found.iter().map(|(length, _)| *length).fold(f64::INFINITY, f64::min);
    let shortest = found.iter().filter(|(length, _)| *length <= least + 1e-9).map(|(_, division)| division).min();
    let shortest = shortest.expect("one of them is the shortest");
    let whole = |division: &Partition| {
        let mut labels: Vec<usize> = (n..n + graph.node_count()).collect();
        part.nodes.iter().zip(division.labels()).for_each(|(&node, &group)| labels[node] = group);
        Partition::from_labels(&labels)
    };
    let partition = whole(shortest);
    let divisions: Vec<Partition> = found.iter().map(|(_, division)| whole(division)).collect();
    let certainty = certainty(&divisions, &partition);
    let together = together(&divisions, &graph.symmetrised(Merge::Max));
    let found = Clustering::of(graph, partition)
        .with_quality(least / std::f64::consts::LN_2)
        .remarking(Remark::OneGroup, shortest.count() == 1 && n > 1);
    Clustering { certainty, together, runs, ..found }
}
