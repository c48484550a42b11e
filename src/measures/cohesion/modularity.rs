//! How far ties stay inside the groups that an attribute makes.

use crate::measures::clusters::{self, Partition};
use crate::measures::{Compute, DirectionUse, Known, Level, Measure, Need, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const MODULARITY: Measure = Measure {
    id: "modularity",
    level: Level::Network,
    name: Text { en: "Modularity of groups", nl: "Modulariteit van groepen" },
    meaning: Text {
        en: "How much more of the ties lies inside the groups of an attribute than the partners of each node would give by chance.",
        nl: "Hoeveel meer van de relaties binnen de groepen van een kenmerk ligt dan de partners van elke knoop door toeval zouden geven.",
    },
    formula: "Q = Σ_c [L_c/m − (D_c/2m)²]; directed Σ_c [L_c/m − D_c^out D_c^in/m²]",
    reading: Text {
        en: "Above 0.3 the groups are largely worlds of their own; around 0 they do not matter for ties; below 0 ties seek other groups.",
        nl: "Boven 0,3 zijn de groepen grotendeels werelden op zichzelf; rond 0 doen zij er voor relaties niet toe; onder 0 zoeken relaties andere groepen.",
    },
    caution: Text {
        en: "Its largest value depends on the number and sizes of the groups, so that two attributes cannot be compared by it alone. networkx uses an attribute called weight if there is one; graph-tool has another null with direction.",
        nl: "De hoogst mogelijke waarde hangt af van aantal en omvang van de groepen, zodat men twee kenmerken er niet alleen mee kan vergelijken. networkx gebruikt een kenmerk dat weight heet als dat er is; graph-tool rekent met richting tegen een ander toeval.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Balance,
    listens: &[],
    needs: &[Need::Groups],
    reference: "Newman & Girvan 2004",
    compute: Compute::Known(modularity),
};

/// The modularity of the division that an attribute makes.
///
/// # Definition
///
/// Q = Σ_c [L(c)/m − (D(c)/2m)²] over groups c, with L the weight of ties inside, D the summed strength of members, m
/// the weight of all ties; directed Σ_c [L(c)/m − D_out(c) D_in(c)/m²].
///
/// # Reading it
///
/// With --by cluster it is that of the communities found.
///
/// # Conventions
///
/// Direction: the null of Leicht and Newman. Weights: strength. Nodes without a group, and their ties, take part in no
/// count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No ties between nodes with a group: `no_ties`.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0; undirected also graph-tool 2.45 and networkit 11.3).
///
/// # References
///
/// Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113. Leicht & Newman 2008, doi:10.1103/PhysRevLett.100.118703.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::modularity::modularity;
///
/// let pairs = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y"), Some("y")]);
/// let known = Known { groups: Some(&groups), ..Known::new(&pairs) };
/// assert_eq!(modularity(&known, &Params::default()).value(), 0.5);
/// ```
pub fn modularity(known: &Known<'_>, _: &Params) -> Scores {
    let (graph, group, _) = known.grouped();
    match clusters::modularity(&graph, &Partition::from_labels(&group), 1.0) {
        Ok(value) => Scores::one(value),
        Err(reason) => Scores::none(reason),
    }
}
