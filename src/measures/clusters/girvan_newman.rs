//! Communities by taking away the ties between them.

use super::{ClusterListens, ClusterOptions, Clustering, GroupCount, Method, Partition, Quality, Remark, modularity};
use crate::graph::compact::Merge;
use crate::graph::shortest_paths::edge_betweenness;
use crate::graph::{CompactGraph, components};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const GIRVAN_NEWMAN: Method = Method {
    id: "girvan-newman",
    name: Text { en: "Girvan–Newman", nl: "Girvan–Newman" },
    meaning: Text {
        en: "What is left together when the ties that most shortest routes run over are taken away one by one.",
        nl: "Wat bij elkaar blijft als de relaties waarover de meeste kortste routes lopen een voor een worden weggenomen.",
    },
    caution: Text {
        en: "Slow, and apt to split off single nodes; good for telling how a network comes apart.",
        nl: "Traag, en geneigd losse knopen af te splitsen; geschikt om te vertellen hoe een netwerk uiteenvalt.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Distance,
    quality: Quality::Modularity,
    listens: &[ClusterListens::Groups, ClusterListens::Resolution],
    most_nodes: 2000,
    reference: "Girvan & Newman 2002",
    find: girvan_newman,
};

/// Two betweennesses are equal if they differ by less than this share.
const EQUAL: f64 = 1e-9;

/// The division in which a network falls apart best when its most travelled ties are taken away.
///
/// # Definition
///
/// Takes away the tie of highest betweenness, computes betweenness anew, and so on until no tie is left. Every time a piece falls
/// in two a level is reached, the pieces of the whole network being the first ([`levels`]). The level of highest
/// [`modularity`] in the whole network is taken.
///
/// # Reading it
///
/// The order in which ties go tells where the network would break: the ties between communities go first. Nodes with one
/// partner split off singly, so that many levels differ by one node only.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, with the stronger weight. Weights: distance 1/w for betweenness, or
/// what [`ClusterOptions::cost`] says, and strength for modularity. Of equally travelled ties the first in order of their ends goes, and the result says that there were such. Of
/// equal modularities the level of fewest groups is taken. Isolates stay alone.
///
/// # Undefined when
///
/// Never; without ties every node is alone and the modularity is undefined.
///
/// # Cost
///
/// O(m² n); only the piece that lost a tie is computed anew.
///
/// # Checked against
///
/// tests/reference: best modularity of 16 networks (networkx 3.6.1, igraph 1.0.0).
///
/// # References
///
/// Girvan & Newman 2002, doi:10.1073/pnas.122653799. Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, girvan_newman::girvan_newman};
///
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
/// assert_eq!(girvan_newman(&graph, &ClusterOptions::default()).groups, [[0, 1, 2], [3, 4, 5]]);
/// ```
pub fn girvan_newman(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let flat = graph.symmetrised(Merge::Max);
    let (levels, first_choice) = take_apart(&options.cost.of(&flat));
    let level = match options.groups {
        GroupCount::About(groups) => nearest(&levels, groups),
        GroupCount::Best => best(&flat, &levels, options.resolution),
    };
    Clustering::of(&flat, levels[level].clone()).remarking(Remark::EqualChoices, level > first_choice)
}

/// The levels at which a network falls apart, from its own pieces to single nodes.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::girvan_newman::levels;
///
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// let counts: Vec<usize> = levels(&path).iter().map(|level| level.count()).collect();
/// assert_eq!(counts, [1, 2, 3, 4]);
/// ```
pub fn levels(graph: &CompactGraph) -> Vec<Partition> {
    take_apart(&graph.symmetrised(Merge::Max)).0
}

/// The number of the level of highest modularity, the first of equals.
pub(super) fn best(graph: &CompactGraph, levels: &[Partition], resolution: f64) -> usize {
    let (mut best, mut most) = (0, f64::NEG_INFINITY);
    for (number, level) in levels.iter().enumerate() {
        let value = modularity(graph, level, resolution).unwrap_or(0.0);
        if value > most + 1e-12 {
            (best, most) = (number, value);
        }
    }
    best
}

/// The number of the level with this many groups, or the nearest number of them.
pub(super) fn nearest(levels: &[Partition], groups: usize) -> usize {
    (0..levels.len()).min_by_key(|&level| levels[level].count().abs_diff(groups)).unwrap_or(0)
}

/// A connected piece: its graph, the nodes that it is made of, and the betweenness of its edges.
struct Piece {
    graph: CompactGraph,
    nodes: Vec<u32>,
    betweenness: Vec<f64>,
}

impl Piece {
    fn new(graph: CompactGraph, nodes: Vec<u32>) -> Self {
        let betweenness = edge_betweenness(&graph);
        Piece { graph, nodes, betweenness }
    }

    /// The edges that are travelled most, those of equal betweenness all.
    fn busiest(&self) -> (f64, Vec<usize>) {
        let most = self.betweenness.iter().copied().fold(0.0, f64::max);
        let edges = (0..self.betweenness.len()).filter(|&edge| self.betweenness[edge] >= most * (1.0 - EQUAL));
        (most, edges.collect())
    }

    /// The piece without this edge, whole or in two.
    fn without(&self, edge: usize) -> Vec<Piece> {
        let kept = (0..self.graph.edge_count()).filter(|&other| other != edge);
        let edges = self.graph.edges();
        let list: Vec<(u32, u32, f64)> =
            kept.map(|other| (edges[other].0, edges[other].1, self.graph.weight(other))).collect();
        let n = self.graph.node_count();
        let graph = CompactGraph::from_edges(n, false, self.graph.is_weighted(), &list, Merge::Max);
        let parts = components::weak(&graph);
        if parts.count() == 1 {
            return vec![Piece::new(graph, self.nodes.clone())];
        }
        (0..parts.count())
            .map(|part| {
                let keep: Vec<bool> = (0..n).map(|node| parts.of[node] == part).collect();
                let (inner, old) = graph.induced(&keep);
                Piece::new(inner, old.iter().map(|&node| self.nodes[node as usize]).collect())
            })
            .collect()
    }
}

/// The levels, and the last of them to be reached without a choice between equally travelled ties.
fn take_apart(graph: &CompactGraph) -> (Vec<Partition>, usize) {
    let n = graph.node_count();
    let whole = components::weak(graph);
    let mut pieces: Vec<Piece> = (0..whole.count())
        .map(|part| {
            let keep: Vec<bool> = (0..n).map(|node| whole.of[node] == part).collect();
            let (inner, nodes) = graph.induced(&keep);
            Piece::new(inner, nodes)
        })
        .collect();
    let level = |pieces: &[Piece]| {
        let mut label = vec![0; n];
        for (number, piece) in pieces.iter().enumerate() {
            piece.nodes.iter().for_each(|&node| label[node as usize] = number);
        }
        Partition::from_labels(&label)
    };
    let mut levels = vec![level(&pieces)];
    let mut first_choice = usize::MAX;
    loop {
        let most = pieces.iter().map(|piece| piece.busiest().0).fold(0.0, f64::max);
        if most <= 0.0 {
            return (levels, first_choice);
        }
        // The first in order of ends in the whole network, so that the order of pieces does not matter.
        let candidates = pieces.iter().enumerate().flat_map(|(number, piece)| {
            let (busiest, edges) = piece.busiest();
            let edges = if busiest >= most * (1.0 - EQUAL) { edges } else { Vec::new() };
            edges.into_iter().map(move |edge| {
                let (a, b) = piece.graph.edges()[edge];
                ((piece.nodes[a as usize], piece.nodes[b as usize]), number, edge)
            })
        });
        let candidates: Vec<_> = candidates.collect();
        if candidates.len() > 1 {
            first_choice = first_choice.min(levels.len() - 1);
        }
        let &(_, number, edge) = candidates.iter().min().expect("the busiest edge is one");
        let parts = pieces[number].without(edge);
        let split = parts.len() > 1;
        pieces.splice(number..=number, parts);
        if split {
            levels.push(level(&pieces));
        }
    }
}
