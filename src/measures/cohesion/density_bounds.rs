//! Between which bounds density lies while members are unnamed.

use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const DENSITY_BOUNDS: Measure = Measure {
    id: "density-bounds",
    level: Level::Network,
    name: Text { en: "Bounds of density", nl: "Grenzen van dichtheid" },
    meaning: Text {
        en: "How low and how high the density could be, given the members that sources count and do not name.",
        nl: "Hoe laag en hoe hoog de dichtheid kan zijn, gegeven de leden die bronnen tellen maar niet noemen.",
    },
    formula: "m / C(N, 2) … (m + C(N, 2) − C(n, 2)) / C(N, 2), N = n + unnamed members",
    reading: Text {
        en: "Bounds close together: the unnamed hardly matter. Wide apart: the density found says little about the network as it is.",
        nl: "Grenzen dicht bijeen: de ongenoemden doen er nauwelijks toe. Ver uiteen: de gevonden dichtheid zegt weinig over het netwerk zoals het is.",
    },
    caution: Text {
        en: "Nobody may be counted twice: an unnamed member of one structure may be a named node, or an unnamed member of another, so that the true bounds may be narrower. It is no confidence interval.",
        nl: "Niemand mag dubbel tellen: een ongenoemd lid van één structuur kan een genoemde knoop zijn, of een ongenoemd lid van een andere, zodat de ware grenzen nauwer kunnen zijn. Het is geen betrouwbaarheidsinterval.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Stated],
    reference: "Laumann, Marsden & Prensky 1983",
    compute: Compute::Parts(PARTS, density_bounds),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "unnamed",
        name: Text { en: "Unnamed members", nl: "Ongenoemde leden" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "lowest",
        name: Text { en: "Lowest density", nl: "Laagste dichtheid" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "highest",
        name: Text { en: "Highest density", nl: "Hoogste dichtheid" },
        unit: Unit::Share,
        detail: false,
    },
];

/// The number of unnamed members, and the density if none of them had a tie beside, or all of them had all.
///
/// # Definition
///
/// U = Σ_g max(N(g) − K(g), 0) unnamed members, n nodes, N = n + U, m ties. Lowest: m/C(N,2). Highest: (m + C(N,2) −
/// C(n,2))/C(N,2). With direction pairs are ordered.
///
/// # Reading it
///
/// Read it beside density before comparing two networks.
///
/// # Conventions
///
/// Direction: ordered pairs if there is one. Weights: ignored. Remainder nodes stand for unnamed members and are not
/// counted twice. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Bounds with fewer than two nodes, unnamed ones included: `too_few_nodes`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// No program gives it; by hand on three named nodes and three that are only counted.
///
/// # References
///
/// Laumann, Marsden & Prensky 1983, in Burt & Minor, Applied Network Analysis.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params, Stated};
/// use verbinder::measures::cohesion::density_bounds::density_bounds;
///
/// // Two tied to a table of three: of the six pairs of four, two are tied, and three more may be.
/// let table = CompactGraph::undirected(3, &[(0, 2), (1, 2)]);
/// let stated = [Stated::default(), Stated::default(), Stated { members: Some(3), known: 2, remainder: false }];
/// let columns = density_bounds(&Known { stated: Some(&stated), ..Known::new(&table) }, &Params::default());
/// assert_eq!((columns[0].value(), columns[1].value(), columns[2].value()), (1.0, 2.0 / 6.0, 5.0 / 6.0));
/// ```
pub fn density_bounds(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let stated = known.stated.unwrap_or_default();
    let keep: Vec<bool> = stated.iter().map(|node| !node.remainder).collect();
    let (graph, _) = known.graph.induced(&keep);
    let unnamed: usize = stated.iter().map(|node| node.members.unwrap_or(0).saturating_sub(node.known)).sum();
    let order = if graph.is_directed() { 1.0 } else { 0.5 };
    let pairs = |n: f64| order * n * (n - 1.0);
    let (n, ties) = (graph.node_count() as f64, graph.edge_count() as f64);
    let all = pairs(n + unnamed as f64);
    let share = |ties: f64| if all > 0.25 { Scores::one(ties / all) } else { Scores::none(Reason::TooFewNodes) };
    vec![Scores::one(unnamed as f64), share(ties), share(ties + all - pairs(n).max(0.0))]
}
