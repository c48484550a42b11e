//! Who points well, and who is well pointed at.

use crate::graph::{CompactGraph, compact::Merge, components, linear::Convergence, principal};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const HITS: Measure = Measure {
    id: "hits",
    level: Level::Node,
    name: Text { en: "Hubs and authorities", nl: "Hubs en autoriteiten" },
    meaning: Text {
        en: "Hubs name many who are named by good hubs; authorities are named by many good hubs.",
        nl: "Hubs noemen veel autoriteiten; autoriteiten worden door veel goede hubs genoemd.",
    },
    formula: "h ∝ A a and a ∝ Aᵀ h, each scaled to maximum 1: the first pair of singular vectors of A",
    reading: Text {
        en: "A high hub knows whom to refer to; a high authority is whom good referrers name. 1 is the strongest of its sort, 0 has no part in it.",
        nl: "Een hoge hub weet goed naar wie hij kan verwijzen; een hoge autoriteit wordt door goede verwijzers genoemd. 1 is de sterkste van zijn soort, 0 speelt geen rol.",
    },
    caution: Text {
        en: "In sparse networks one dense corner takes all and everybody else has 0, whatever they do. networkx scales to sum 1, igraph to maximum 1.",
        nl: "In netwerken met weinig relaties krijgt één dichte hoek alles en heeft ieder ander 0. networkx schaalt naar som 1, igraph naar maximum 1.",
    },
    direction: DirectionUse::Requires,
    weights: WeightUse::Strength,
    unit: Unit::Score,
    listens: &[],
    needs: &[],
    reference: "Kleinberg 1999",
    compute: Compute::Parts(PARTS, hits),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "hub", name: Text { en: "Hub", nl: "Hub" }, unit: Unit::Score, detail: false },
    Part { id: "authority", name: Text { en: "Authority", nl: "Autoriteit" }, unit: Unit::Score, detail: false },
];

/// Two scores for every node: as a hub in proportion to the authorities it names, as an authority to the hubs that
/// name it.
///
/// # Definition
///
/// h ∝ A Aᵀ h and a ∝ Aᵀ A a: the first pair of singular vectors of A, each scaled to maximum 1.
///
/// # Reading it
///
/// In a network of referrals: good referrers, and those worth referring to. A node may be one and not the other. In
/// sparse networks one dense corner takes all and the rest have 0.
///
/// # Conventions
///
/// Direction: needed. Weights: strength. Nodes that name nobody are no hubs, 0; those whom nobody names are no
/// authorities, 0; so are nodes outside the part to which the largest singular value belongs. Self-ties and
/// parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Undirected graph: `not_directed`. No ties: `no_ties`. Two parts with the same largest singular value, so that
/// any mixture of them would do: `not_unique`. No convergence: `not_converged`.
///
/// # Cost
///
/// O(m) per iteration.
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45).
///
/// # References
///
/// Kleinberg 1999, doi:10.1145/324133.324140.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::hits::hits;
///
/// // Two nodes name a third.
/// let arcs = [(0, 2, 1.0), (1, 2, 1.0)];
/// let graph = CompactGraph::from_edges(3, true, false, &arcs, Default::default());
/// let columns = hits(&Known::new(&graph), &Params::default());
/// assert_eq!(columns[0].values, [1.0, 1.0, 0.0]);
/// assert_eq!(columns[1].values, [0.0, 0.0, 1.0]);
/// ```
pub fn hits(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let n = known.graph.node_count();
    match leading_part(known.graph) {
        Err(reason) => vec![Scores::all_undefined(n, reason); 2],
        Ok((vector, nodes)) => {
            let mut both = vec![0.0; 2 * n];
            nodes.iter().zip(vector).for_each(|(&node, value)| both[node as usize] = value);
            both.chunks(n).map(|half| Scores::all(scaled(half))).collect()
        }
    }
}

/// The first singular vectors, hubs and authorities in one, with where they belong: node i as a hub is `i`, as an authority `n + i`.
///
/// Both are halves of the principal eigenvector of the graph in which every node is doubled and every arc joins the hub of its
/// source to the authority of its target. That vector is unique inside a connected part of the doubled graph.
fn leading_part(graph: &CompactGraph) -> Result<(Vec<f64>, Vec<u32>), Reason> {
    if !graph.is_directed() {
        return Err(Reason::NotDirected);
    }
    if graph.edge_count() == 0 {
        return Err(Reason::NoTies);
    }
    let n = graph.node_count();
    let edges = graph.edges().iter().enumerate();
    let doubled: Vec<(u32, u32, f64)> = edges.map(|(edge, &(a, b))| (a, n as u32 + b, graph.weight(edge))).collect();
    let doubled = CompactGraph::from_edges(2 * n, false, graph.is_weighted(), &doubled, Merge::Max);
    let mut parts = Vec::new();
    for (part, nodes) in components::parts_with_ties(&doubled, &components::weak(&doubled)) {
        let (vector, convergence) = principal::principal_eigenvector(&part);
        if convergence == Convergence::GivenUp {
            return Err(Reason::NotConverged);
        }
        parts.push((principal::principal_eigenvalue(&part, &vector), vector, nodes));
    }
    let largest = parts.iter().map(|part| part.0).fold(0.0, f64::max);
    let mut leading = parts.into_iter().filter(|part| part.0 > largest * (1.0 - 1e-9));
    match (leading.next(), leading.next()) {
        (Some((_, vector, nodes)), None) => Ok((vector, nodes)),
        _ => Err(Reason::NotUnique),
    }
}

fn scaled(values: &[f64]) -> Vec<f64> {
    let largest = values.iter().copied().fold(0.0, f64::max);
    values.iter().map(|value| value / largest).collect()
}
