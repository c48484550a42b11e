//! Who is tied to those who are well tied.

use crate::graph::{CompactGraph, components, linear::Convergence, principal};
use crate::measures::{
    Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scale, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const EIGENVECTOR: Measure = Measure {
    id: "eigenvector",
    level: Level::Node,
    name: Text { en: "Eigenvector centrality", nl: "Eigenvectorcentraliteit" },
    meaning: Text {
        en: "How well connected a node is to nodes that are themselves well connected.",
        nl: "Hoe goed een knoop verbonden is met knopen die zelf goed verbonden zijn.",
    },
    formula: "x = (1/λ₁) A x, directed (1/λ₁) Aᵀ x, with x ≥ 0, A the largest (strong) piece, λ₁ its largest eigenvalue and max x = 1 (or Σ x² = 1)",
    reading: Text {
        en: "High: in the inner circle, with partners who are central themselves. 1 is the most central node; near 0 is the fringe, or a node that joins two circles without belonging to either.",
        nl: "Hoog: in de binnenste kring, met partners die zelf centraal zijn. 1 is de meest centrale knoop; dicht bij 0 is de rand, of een knoop die twee kringen verbindt zonder erbij te horen.",
    },
    caution: Text {
        en: "A bridging actor often scores low: this is no measure of bridging. It is defined inside the largest piece only; with direction that is the most nodes that all reach each other along the ties, and everybody else is left empty, also those whom ties join to them. One large list of participants can fill the top. igraph scales to maximum 1, networkx and sna to length 1, sna sometimes with all signs turned; in a network that falls apart igraph returns one of many answers and networkx refuses; with direction both give the vector of the whole network, in which a small, dense piece may leave all others at 0.",
        nl: "Een verbinder scoort vaak laag: dit meet geen brugfunctie. De waarde bestaat alleen in het grootste deel; met richting zijn dat de meeste knopen die elkaar allemaal langs de relaties bereiken, en de rest blijft leeg, ook wie er met relaties aan vastzit. Eén grote deelnemerslijst kan de hele top vullen. igraph schaalt naar maximum 1, networkx en sna naar lengte 1, sna soms met alle tekens omgekeerd; in een netwerk dat uiteenvalt geeft igraph één van vele antwoorden en weigert networkx; met richting geven beide de vector van het hele netwerk, waarin een klein, dicht deel alle andere op 0 kan zetten.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Score,
    listens: &[Listens::Scale],
    needs: &[],
    reference: "Bonacich 1972",
    compute: Compute::Graph(eigenvector),
};

/// A score for every node in proportion to the sum of the scores of its partners.
///
/// # Definition
///
/// x = (1/λ₁) A x with λ₁ the largest eigenvalue and x ≥ 0; in a directed graph x = (1/λ₁) Aᵀ x, so that those who
/// are named by the well named score high. Scaled to maximum 1, or to length 1.
///
/// # Reading it
///
/// High: partners of the well connected, usually in the densest part. A bridging actor between two groups scores
/// low.
///
/// # Conventions
///
/// Direction: importance comes in along arcs. Weights: strength. Components: the vector is unique only in one
/// (strongly) connected piece, so it is computed inside the largest (by nodes, then by ties) and undefined
/// elsewhere. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Nodes outside the largest piece, and all nodes if two pieces are equally large: `disconnected`, or with direction `not_strong`, as
/// ties may well join them. No ties:
/// `no_ties`. No convergence, or a second eigenvalue so near λ₁ (1e-7 of it, give or take) that rounding leaves open which
/// vector is meant, as with two equal dense groups far apart: `not_converged`. PageRank is defined in all these cases.
///
/// # Cost
///
/// O(m) per iteration; slow where the two largest eigenvalues are close.
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, R sna 2.7-1; graph-tool 2.45 except on bipartite graphs, where it
/// does not converge).
///
/// # References
///
/// Bonacich 1972, doi:10.1080/0022250X.1972.9989806. Bonacich 1987, doi:10.1086/228631.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::eigenvector::eigenvector;
///
/// // The centre of a star with four leaves scores √4 = 2 times as high as a leaf.
/// let star = CompactGraph::undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
/// let scores = eigenvector(&star, &Params::default()).values;
/// assert!((scores[0] - 1.0).abs() < 1e-9 && (scores[1] - 0.5).abs() < 1e-9);
/// ```
pub fn eigenvector(graph: &CompactGraph, params: &Params) -> Scores {
    let n = graph.node_count();
    if graph.edge_count() == 0 {
        return Scores::all_undefined(n, Reason::NoTies);
    }
    let outside = if graph.is_directed() { Reason::NotStrong } else { Reason::Disconnected };
    let Some(keep) = largest_piece(graph) else {
        return Scores::all_undefined(n, outside);
    };
    let (piece, old) = graph.induced(&keep);
    let (vector, convergence) = principal::principal_eigenvector(&piece);
    if convergence == Convergence::GivenUp {
        return Scores::all_undefined(n, Reason::NotConverged);
    }
    let largest = match params.scale {
        Scale::MaxOne => vector.iter().copied().fold(0.0, f64::max),
        Scale::LengthOne => vector.iter().map(|value| value * value).sum::<f64>().sqrt(),
    };
    let mut values = vec![Err(outside); n];
    for (&node, value) in old.iter().zip(vector) {
        values[node as usize] = Ok(value / largest);
    }
    Scores::from_results(values)
}

/// The nodes of the largest (strong) component, by nodes and then by ties inside; none if two are equally large in both, or if
/// it has no tie inside.
fn largest_piece(graph: &CompactGraph) -> Option<Vec<bool>> {
    let pieces = components::strong(graph);
    let mut ties = vec![0usize; pieces.count()];
    for &(a, b) in graph.edges() {
        if pieces.of[a as usize] == pieces.of[b as usize] {
            ties[pieces.of[a as usize]] += 1;
        }
    }
    let size = |piece: usize| (pieces.sizes[piece], ties[piece]);
    let largest = (0..pieces.count()).max_by_key(|&piece| size(piece))?;
    let rivals = (0..pieces.count()).filter(|&piece| size(piece) == size(largest)).count();
    (rivals == 1 && ties[largest] > 0).then(|| pieces.of.iter().map(|&piece| piece == largest).collect())
}
