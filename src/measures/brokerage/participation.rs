//! Over how many groups the ties of a node are spread.

use crate::graph::compact::Merge;
use crate::measures::{
    Compute, DirectionUse, Grouping, Known, Level, Listens, Measure, Need, Normalization, Params, Reason, Scores, Text,
    Unit, WeightUse,
};

/// The entry in the registry.
pub const PARTICIPATION: Measure = Measure {
    id: "participation",
    level: Level::Node,
    name: Text { en: "Participation coefficient", nl: "Spreidingscoëfficiënt" },
    meaning: Text {
        en: "How evenly the ties of a node are spread over groups.",
        nl: "Hoe gelijkmatig de relaties van een knoop over groepen verdeeld zijn.",
    },
    formula: "P(i) = 1 − Σ_g (s(i,g)/s(i))², with s(i,g) the strength of ties of i to group g. Normalised: P(i)/(1 − 1/G), G = number of groups",
    reading: Text {
        en: "0: all ties go to one group, its own or another. Towards 1: spread evenly over many groups. The most possible is 1 − 1/G, or 1 if normalised.",
        nl: "0: alle relaties gaan naar één groep, de eigen of een andere. Naar 1: gelijk verdeeld over veel groepen. Het hoogst haalbare is 1 − 1/G, of 1 als het genormaliseerd is.",
    },
    caution: Text {
        en: "A node with two ties cannot exceed ½: read it beside degree. 0 does not mean turned inward. The role names of the literature were made for networks of hundreds of nodes. bctpy gives isolates 0, here they have no value.",
        nl: "Een knoop met twee relaties komt niet boven ½: lees het naast het aantal partners. 0 betekent niet naar binnen gekeerd. De rolnamen uit de literatuur zijn gemaakt voor netwerken van honderden knopen. bctpy geeft losse knopen 0; hier hebben zij geen waarde.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    unit: Unit::Share,
    listens: &[Listens::Normalization],
    needs: &[Need::Groups],
    reference: "Guimerà & Amaral 2005",
    compute: Compute::Known(participation),
};

/// One minus the chance that two draws from the ties of a node lead to the same group.
///
/// # Definition
///
/// P(i) = 1 − Σ_s (k(i,s) / k(i))², with k(i,s) the strength of ties to group s. Normalised: divided by its maximum
/// 1 − 1/S, with S the number of groups.
///
/// # Reading it
///
/// 0: all ties to one group, whether its own or not. High: spread over many. The seven role names of the source are
/// made for large networks; below 100 nodes read P and within-module z as they are.
///
/// # Conventions
///
/// Direction: ignored; the stronger of two arcs counts. Weights: strength. Ties to nodes without a group do not
/// count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Nodes without ties: `isolate`. Nodes without a group, or with ties to such nodes only: `no_attribute`.
/// Normalised with one group: `one_group`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference (bctpy 0.6.1, R brainGraph, direct evaluation).
///
/// # References
///
/// Guimerà & Amaral 2005, doi:10.1038/nature03288.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::brokerage::participation::participation;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y")]);
/// let known = Known { groups: Some(&groups), ..Known::new(&path) };
/// assert_eq!(participation(&known, &Params::default()).values, [0.0, 0.5, 0.0]);
/// ```
pub fn participation(known: &Known<'_>, params: &Params) -> Scores {
    let (part, group, old) = known.grouped();
    let part = part.symmetrised(Merge::Max);
    let n = known.graph.node_count();
    let groups = group.iter().collect::<std::collections::BTreeSet<_>>().len();
    let most = match params.normalization {
        Normalization::Raw => Ok(1.0),
        Normalization::Normalized if groups < 2 => Err(Reason::OneGroup),
        Normalization::Normalized => Ok(1.0 - 1.0 / groups as f64),
    };
    let mut found = vec![Err(Reason::NoAttribute); n];
    let mut to = vec![0.0; known.groups.map_or(0, Grouping::count)];
    for (at, &node) in old.iter().enumerate() {
        let node = node as usize;
        if part.degree(at) == 0 {
            let alone = known.graph.degree(node) + known.graph.in_degree(node) == 0;
            found[node] = Err(if alone { Reason::Isolate } else { Reason::NoAttribute });
            continue;
        }
        for (&other, &edge) in part.neighbors(at).iter().zip(part.neighbor_edges(at)) {
            to[group[other as usize]] += part.weight(edge as usize);
        }
        let total = part.strength(at);
        let mut same = 0.0;
        for &other in part.neighbors(at) {
            let share = std::mem::take(&mut to[group[other as usize]]) / total;
            same += share * share;
        }
        // All to one group is 0; rounding must not make it less.
        found[node] = most.map(|most| (1.0 - same).max(0.0) / most);
    }
    Scores::from_results(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;

    // Half of the ties to each of two groups is the most there can be with two.
    #[test]
    fn two_groups_are_enough_for_normalising() {
        let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
        let params = Params { normalization: Normalization::Normalized, ..Params::default() };
        let of = |labels: [Option<&str>; 3]| {
            let groups = Grouping::from_labels(&labels);
            participation(&Known { groups: Some(&groups), ..Known::new(&path) }, &params)
        };
        assert_eq!(of([Some("x"), Some("x"), Some("y")]).values, [0.0, 1.0, 0.0]);
        assert_eq!(of([Some("x"); 3]).reason(1), Some(Reason::OneGroup));
    }

    // Named by one without a group: not alone, but of its partner nothing is known. The last has no tie at all.
    #[test]
    fn a_partner_without_a_group_is_another_reason_than_no_partner() {
        let arcs = CompactGraph::from_edges(3, true, false, &[(1, 0, 1.0)], Merge::Max);
        let groups = Grouping::from_labels(&[Some("x"), None, Some("y")]);
        let scores = participation(&Known { groups: Some(&groups), ..Known::new(&arcs) }, &Params::default());
        assert_eq!((scores.reason(0), scores.reason(2)), (Some(Reason::NoAttribute), Some(Reason::Isolate)));
    }
}
