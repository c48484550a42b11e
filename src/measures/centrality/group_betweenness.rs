//! How much of the traffic of others runs through a group.

use crate::graph::large_count::{Count, LargeCount};
use crate::graph::{parallel, shortest_paths::Search};
use crate::measures::{
    Along, Compute, DirectionUse, Known, Level, Listens, Measure, Need, Normalization, Params, Reason, Scores, Text,
    Unit, WeightUse,
};

/// The entry in the registry.
pub const GROUP_BETWEENNESS: Measure = Measure {
    id: "group-betweenness",
    level: Level::Network,
    name: Text { en: "Group betweenness", nl: "Groepstussenpositie" },
    meaning: Text {
        en: "How often members of the group lie on shortest routes between outsiders.",
        nl: "Hoe vaak leden van de groep op de kortste route tussen buitenstaanders liggen.",
    },
    formula: "Σ_{s<t ∉ S} (1 − σ(s,t around S)/σ(s,t)), with σ(s,t around S) the shortest paths that touch no member of S; directed: ordered pairs. Normalised: over (n−|S|)(n−|S|−1)/2, directed twice that",
    reading: Text {
        en: "High: outsiders need the group to reach each other. Normalised, 1 is all pairs of outsiders and 0 is none.",
        nl: "Hoog: buitenstaanders hebben de groep nodig om elkaar te bereiken. Genormaliseerd is 1 alle paren buitenstaanders en 0 geen enkel paar.",
    },
    caution: Text {
        en: "Not the sum over members, and larger groups have more by their size. networkx 3.6.1 is wrong for some groups of three, and for nodes with names its number may change from one run to the next.",
        nl: "Dit is niet de som over de leden, en grotere groepen hebben door hun omvang al meer. networkx 3.6.1 geeft voor sommige groepen van drie een fout getal, en bij knopen met namen kan het per keer verschillen.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Score,
    listens: &[Listens::Normalization],
    needs: &[Need::Members],
    reference: "Everett & Borgatti 1999",
    compute: Compute::Known(group_betweenness),
};

/// The shares of shortest paths between outsiders that run through some member, summed over all pairs of outsiders.
///
/// # Definition
///
/// Σ_{s<t ∉ S} (1 − σ_st(around S) / σ_st), with σ_st the number of shortest paths and σ_st(around S) of those that
/// touch no member; directed: over ordered pairs. Normalised: over (n − |S|)(n − |S| − 1)/2, directed twice that.
///
/// # Reading it
///
/// High: outsiders need the group to reach each other. It is not the sum of the betweenness of its members: a path
/// through two members counts once.
///
/// # Conventions
///
/// Direction: followed. Weights: distance 1/w; lengths that differ by less than 1e-9 of their size are equal. Ends
/// are outsiders. Unreachable pairs: 0. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No group: `not_given`. Fewer than two outsiders, normalised: `too_few_nodes`.
///
/// # Cost
///
/// O(n m), weighted O(n m + n² log n).
///
/// # Checked against
///
/// tests/reference (enumeration of paths with igraph 1.0.0 and networkx 3.6.1; the function of networkx is wrong
/// for some groups of three).
///
/// # References
///
/// Everett & Borgatti 1999, doi:10.1080/0022250X.1999.9990219. Puzis, Elovici & Dolev 2007,
/// doi:10.1103/PhysRevE.76.056709.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::group_betweenness::group_betweenness;
///
/// // 0–2, 0–4 and 2–4 need the second or fourth of five on a path.
/// let path = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
/// let known = Known { members: Some(&[1, 3]), ..Known::new(&path) };
/// assert_eq!(group_betweenness(&known, &Params::default()).value(), 3.0);
/// ```
pub fn group_betweenness(known: &Known<'_>, params: &Params) -> Scores {
    let graph = known.graph;
    let n = graph.node_count();
    let members = known.members.unwrap_or_default();
    if members.is_empty() {
        return Scores::none(Reason::NotGiven);
    }
    let mut inside = vec![false; n];
    members.iter().for_each(|&member| inside[member] = true);
    let lost = parallel::map_with(
        n,
        || (Search::new(graph, Along::Out), vec![LargeCount::default(); n]),
        |(search, around), source| {
            if inside[source] {
                return 0.0;
            }
            search.run_counting(source);
            search.paths_around(&inside, around);
            let others = search.reached()[1..].iter().map(|&node| node as usize).filter(|&node| !inside[node]);
            others.map(|node| 1.0 - around[node].share_of(search.count_of(node))).fold(0.0, |sum, share| sum + share)
        },
    );
    let halves = if graph.is_directed() { 1.0 } else { 2.0 };
    let sum = lost.into_iter().sum::<f64>() / halves;
    let outside = (n - members.len()) as f64;
    match params.normalization {
        Normalization::Raw => Scores::one(sum),
        Normalization::Normalized if outside < 2.0 => Scores::none(Reason::TooFewNodes),
        Normalization::Normalized => Scores::one(sum / (outside * (outside - 1.0) / halves)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;

    // The middle of a path of three: the one pair of outsiders needs it. Without a second outsider there is no pair.
    #[test]
    fn two_outsiders_are_a_pair_and_one_is_none() {
        let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
        let params = Params { normalization: Normalization::Normalized, ..Params::default() };
        let of = |members| group_betweenness(&Known { members: Some(members), ..Known::new(&path) }, &params);
        assert_eq!(of(&[1]).values, [1.0]);
        assert_eq!(of(&[0, 1]).reason(0), Some(Reason::TooFewNodes));
    }
}
