//! Communities of two kinds of nodes at once.

use super::leiden::best_of_runs;
use super::weighted::WeightedGraph;
use super::{
    ClusterListens, ClusterOptions, Clustering, LeidenOptions, Method, Modularity, Objective, Partition, Quality,
    Remark,
};
use crate::graph::CompactGraph;
use crate::graph::compact::Merge;
use crate::measures::{DirectionUse, Reason, Text, WeightUse};

/// The entry in the registry.
pub const TWO_MODE_MODULARITY: Method = Method {
    id: "two-mode-modularity",
    name: Text { en: "Two-mode modularity", nl: "Modulariteit van twee soorten" },
    meaning: Text {
        en: "Organisations together with the platforms they share: groups with more memberships inside than chance would put there.",
        nl: "Organisaties samen met de verbanden die zij delen: groepen met meer lidmaatschappen binnen dan bij toeval.",
    },
    caution: Text {
        en: "Only for networks in which every tie joins two kinds of nodes; its figure is not to be compared with that of other methods.",
        nl: "Alleen voor netwerken waarin elke relatie twee soorten knopen verbindt; het cijfer is niet met dat van andere methoden te \
             vergelijken.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    quality: Quality::TwoModeModularity,
    listens: &[ClusterListens::Resolution, ClusterListens::Runs],
    most_nodes: usize::MAX,
    reference: "Barber 2007",
    find: two_mode_modularity,
};

/// Communities of both modes: the division with most ties inside beyond what chance would put between the two modes.
///
/// # Definition
///
/// Q = Σ_c [L(c)/m − γ D₁(c) D₂(c) / m²] over groups c, with L the weight of ties inside, D₁ and D₂ the summed strength of members
/// of each mode, m the weight of all ties. Found as by [`leiden`](super::leiden()), whose moves count with this chance instead.
///
/// # Reading it
///
/// Which organisations go with which platforms. Ordinary modularity expects ties between two organisations that a list of members
/// can never hold, and so makes groups too large.
///
/// # Conventions
///
/// Direction: ignored. Weights: strength. The two sides are told from the ties: nodes an even number of steps apart are of one side.
/// Pieces may be turned round without changing Q, as communities are connected. Isolates stay alone.
///
/// # Undefined when
///
/// A circle of an odd number of ties: there are no two sides, every node is alone, and the result says so.
///
/// # Cost
///
/// That of Leiden.
///
/// # Checked against
///
/// All divisions of two-mode graphs of eight nodes; Davis' Southern women against another search in Python.
///
/// # References
///
/// Barber 2007, doi:10.1103/PhysRevE.76.066102.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, two_mode_modularity::two_mode_modularity};
///
/// // Nodes 0 to 3 are organisations, 4 and 5 the platforms that two of them share.
/// let graph = CompactGraph::undirected(6, &[(0, 4), (1, 4), (2, 5), (3, 5)]);
/// let found = two_mode_modularity(&graph, &ClusterOptions::default());
/// assert_eq!(found.groups, [[0, 1, 4], [2, 3, 5]]);
/// // Half of the ties in each; of m = 4 by chance 2 · 2 / 16.
/// assert_eq!(found.quality, 0.5);
/// ```
pub fn two_mode_modularity(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let ClusterOptions { resolution, seed, runs, .. } = *options;
    let pairs = graph.symmetrised(Merge::Max);
    let Some(second) = sides(&pairs) else {
        let alone = Clustering::of(graph, Partition::singletons(graph.node_count()));
        let certainty = vec![1.0; graph.node_count()];
        return Clustering { certainty, ..alone.with_quality(f64::NAN).remarking(Remark::NotTwoMode, true) };
    };
    let weighted = WeightedGraph::of_two_sides(&pairs, &second);
    let options = LeidenOptions { resolution, seed, runs, objective: Objective::Modularity };
    let found = best_of_runs(&pairs, &weighted, &options, |partition| barber(&pairs, &second, partition, resolution));
    Clustering::from(found, graph)
}

/// Barber's modularity.
fn barber(graph: &CompactGraph, second: &[bool], partition: &Partition, resolution: f64) -> Modularity {
    if graph.edge_count() == 0 {
        return Err(Reason::NoTies);
    }
    let mut sums = vec![[0.0; 3]; partition.count()];
    let mut total = 0.0;
    for (edge, &(a, b)) in graph.edges().iter().enumerate() {
        let (a, b) = if second[a as usize] { (b, a) } else { (a, b) };
        let (in_a, in_b) = (partition.group_of(a as usize), partition.group_of(b as usize));
        let weight = graph.weight(edge);
        total += weight;
        sums[in_a][0] += weight;
        sums[in_b][1] += weight;
        if in_a == in_b {
            sums[in_a][2] += weight;
        }
    }
    Ok(sums.iter().map(|[first, second, inside]| inside / total - resolution * first * second / (total * total)).sum())
}

/// The side of every node, if no tie joins two of one side: the first of each piece is of the first side.
pub(crate) fn sides(graph: &CompactGraph) -> Option<Vec<bool>> {
    let mut side: Vec<Option<bool>> = vec![None; graph.node_count()];
    let mut stack = Vec::new();
    for start in 0..graph.node_count() {
        if side[start].is_none() {
            side[start] = Some(false);
            stack.push((start, false));
        }
        while let Some((node, own)) = stack.pop() {
            for &next in graph.neighbors(node) {
                let next = next as usize;
                match side[next] {
                    Some(theirs) if theirs == own => return None,
                    Some(_) => {}
                    None => {
                        side[next] = Some(!own);
                        stack.push((next, !own));
                    }
                }
            }
        }
    }
    Some(side.into_iter().map(|side| side == Some(true)).collect())
}
