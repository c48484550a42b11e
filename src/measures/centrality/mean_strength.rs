//! How strong the ties of a node are on average.

use crate::graph::CompactGraph;
use crate::measures::{
    Along, Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const MEAN_STRENGTH: Measure = Measure {
    id: "mean-strength",
    level: Level::Node,
    name: Text { en: "Mean tie strength", nl: "Gemiddelde sterkte" },
    meaning: Text {
        en: "How strong the ties of a node are on average, to be read beside its strength.",
        nl: "Hoe sterk de relaties van een knoop gemiddeld zijn, te lezen naast de sterkte.",
    },
    formula: "s(i)/k(i), over the ties that go out, or with `--along in` those that come in",
    reading: Text {
        en: "High beside a low degree: few but close ties. Low beside a high degree: broad but thin. It is read on the scale of the file: with grades 1 to 4 it lies between 1 and 4.",
        nl: "Hoog bij weinig partners: weinig maar hechte relaties. Laag bij veel partners: breed maar dun. Het getal staat op de schaal van het bestand: bij cijfers van 1 tot 4 ligt het tussen 1 en 4.",
    },
    caution: Text {
        en: "A mean over one or two ties says little; always show the number of partners beside it. A tie without a stated strength counts 1, or 2 beside weak and strong ones; a note counts these.",
        nl: "Een gemiddelde over één of twee relaties zegt weinig; toon altijd het aantal partners ernaast. Een relatie zonder sterkte telt als 1, of als 2 naast zwakke en sterke; een opmerking telt ze.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Strength,
    listens: &[Listens::Along],
    needs: &[],
    reference: "Barrat et al. 2004",
    compute: Compute::Graph(mean_strength),
};

/// The strength of every node divided by the number of its ties.
///
/// # Definition
///
/// s(i) / k(i); in a directed graph over the arcs that go out, or come in.
///
/// # Reading it
///
/// High: few but strong ties. Low beside a high strength: many weak ones. A mean over one tie says little.
///
/// # Conventions
///
/// Direction: out unless asked for in. Weights: strength; 1 in an unweighted graph. Self-ties and parallel ties are
/// gone before: the compact graph has none.
///
/// # Undefined when
///
/// Nodes without ties: `isolate`; without ties in this direction: `reaches_nobody`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// The quotient of strength and degree of tests/reference (networkx 3.6.1, igraph 1.0.0), by hand in the test of
/// pitfalls.
///
/// # References
///
/// Barrat et al. 2004, doi:10.1073/pnas.0400087101.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::mean_strength::mean_strength;
///
/// let edges = [(0, 1, 2.0), (0, 2, 3.0)];
/// let path = CompactGraph::from_edges(3, false, true, &edges, Default::default());
/// assert_eq!(mean_strength(&path, &Params::default()).values, [2.5, 2.0, 3.0]);
/// ```
pub fn mean_strength(graph: &CompactGraph, params: &Params) -> Scores {
    Scores::from_results((0..graph.node_count()).map(|node| {
        let (degree, strength) = match params.along {
            Along::Out => (graph.degree(node), graph.strength(node)),
            Along::In => (graph.in_degree(node), graph.in_strength(node)),
        };
        if degree == 0 { Err(Reason::of_reaching_nobody(graph, node)) } else { Ok(strength / degree as f64) }
    }))
}
