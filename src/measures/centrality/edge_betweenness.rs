//! Which ties carry the paths.

use crate::graph::{CompactGraph, shortest_paths};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const EDGE_BETWEENNESS: Measure = Measure {
    id: "edge-betweenness",
    level: Level::Tie,
    name: Text { en: "Betweenness of ties", nl: "Tussenpositie van relaties" },
    meaning: Text {
        en: "How many shortest routes between nodes run over a tie.",
        nl: "Hoeveel kortste routes tussen knopen over een relatie lopen.",
    },
    formula: "b(e) = Σ_{s<t} σ(s,t|e)/σ(s,t), with σ(s,t|e) the shortest paths that use the tie e; directed: ordered pairs. Ends count",
    reading: Text {
        en: "High: the tie carries many of the shortest routes, often between parts that are otherwise far apart. 1 is the least in an undirected network: its own two ends.",
        nl: "Hoog: over de relatie lopen veel kortste routes, vaak tussen delen die verder ver uiteen liggen. 1 is in een ongericht netwerk het minst: alleen de eigen uiteinden.",
    },
    caution: Text {
        en: "Two such ties side by side share the load and both look modest. It grows with the size of the network. NetworKit counts each undirected pair twice; networkx divides by the number of pairs unless told normalized=False.",
        nl: "Twee van zulke relaties naast elkaar delen de last en lijken allebei bescheiden. Het groeit met het netwerk. NetworKit telt elk ongericht paar twee keer; networkx deelt door het aantal paren tenzij normalized=False gegeven is.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Score,
    listens: &[],
    needs: &[],
    reference: "Girvan & Newman 2002",
    compute: Compute::Graph(edge_betweenness),
};

/// The number of pairs whose shortest paths use the tie, each pair by the share of its paths that do.
///
/// # Definition
///
/// b(e) = Σ_{s<t} σ_st(e) / σ_st; in a directed graph over ordered pairs.
///
/// # Reading it
///
/// High: the tie joins parts that are otherwise far apart. Two such ties side by side share the load.
///
/// # Conventions
///
/// Direction: followed. Weights: strengths, distance 1/w; lengths within 1e-9 of each other are equal. Ends
/// included: the pair that the tie joins counts. Self-ties and parallel ties are gone before: the compact graph has
/// none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(n m), weighted O(n m + n² log n).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1 normalized=False, igraph 1.0.0, graph-tool 2.45, networkit 11.3).
///
/// # References
///
/// Girvan & Newman 2002, doi:10.1073/pnas.122653799. Brandes 2008, doi:10.1016/j.socnet.2007.11.001.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::edge_betweenness::edge_betweenness;
///
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// assert_eq!(edge_betweenness(&path, &Params::default()).values, [3.0, 4.0, 3.0]);
/// ```
pub fn edge_betweenness(graph: &CompactGraph, _: &Params) -> Scores {
    Scores::all(shortest_paths::edge_betweenness(graph))
}
