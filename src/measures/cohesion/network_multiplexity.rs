//! How far relations coincide.

use super::multiplexity::counts;
use crate::graph::CompactGraph;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const NETWORK_MULTIPLEXITY: Measure = Measure {
    id: "network-multiplexity",
    level: Level::Network,
    name: Text { en: "Multiplexity of the network", nl: "Meervoudigheid van het netwerk" },
    meaning: Text {
        en: "Which share of the tied pairs is joined by two relations or more, and how far relations coincide.",
        nl: "Welk deel van de verbonden paren door twee of meer soorten relatie verbonden is, en hoever die samenvallen.",
    },
    formula: "share = |{(i,j): m(i,j) ≥ 2}|/|{(i,j) tied}|; mean = mean of m(i,j); overlap = mean over pairs of relations of |A ∩ B|/|A ∪ B|, A and B their ties",
    reading: Text {
        en: "Share 1: all partners meet for several things; 0: each for one. Overlap 1: all relations run between the same pairs; 0: nowhere the same.",
        nl: "Aandeel 1: alle partners delen meerdere dingen; 0: elk paar maar één. Overlap 1: alle soorten relatie lopen tussen dezelfde paren; 0: nergens dezelfde.",
    },
    caution: Text {
        en: "A theme that was asked about more thoroughly has more ties, so low overlap may be uneven attention and no division of labour.",
        nl: "Een thema waarnaar grondiger gevraagd is heeft meer relaties; weinig overlap kan dus ongelijke aandacht zijn in plaats van taakverdeling.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Relations],
    reference: "Battiston et al. 2014",
    compute: Compute::Parts(PARTS, network_multiplexity),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "share",
        name: Text { en: "Share joined by several relations", nl: "Deel met meer dan één soort relatie" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "mean",
        name: Text { en: "Mean number of relations", nl: "Gemiddeld aantal soorten relatie" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "overlap",
        name: Text { en: "Mean overlap of two relations", nl: "Gemiddelde overlap van twee soorten relatie" },
        unit: Unit::Share,
        detail: false,
    },
];

/// The share of tied pairs with two relations or more, the mean number of relations, and the mean overlap of two
/// relations.
///
/// # Definition
///
/// Share: |{(i,j): m(i,j) ≥ 2}| / |{(i,j) tied}|. Overlap: the Jaccard index |A ∩ B| / |A ∪ B| of the ties of two
/// relations, averaged over all pairs of relations that have a tie.
///
/// # Reading it
///
/// High: whoever works together does so in many ways. A relation that was asked about more thoroughly has more
/// ties: low overlap may be uneven attention.
///
/// # Conventions
///
/// Direction: the same arc in each relation. Weights: ignored. All relations on the same nodes. Self-ties and
/// parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No ties: `no_ties`; overlap: without two relations of which one has a tie.
///
/// # Cost
///
/// O(m log k) per pair of relations.
///
/// # Checked against
///
/// tests/reference as the Jaccard index of two layers (networkx 3.6.1, igraph 1.0.0); by hand in the test of
/// pitfalls.
///
/// # References
///
/// Verbrugge 1979, doi:10.2307/2577907. Battiston, Nicosia & Latora 2014, doi:10.1103/PhysRevE.89.032804.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::network_multiplexity::network_multiplexity;
///
/// // 0 and 1 work together and pay each other; 1 and 2 only work together.
/// let all = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let pay = CompactGraph::undirected(3, &[(0, 1)]);
/// let relations = [all.clone(), pay];
/// let known = Known { relations: Some(&relations), ..Known::new(&all) };
/// let columns = network_multiplexity(&known, &Params::default());
/// assert_eq!(columns.iter().map(|column| column.value()).collect::<Vec<_>>(), [0.5, 1.5, 0.5]);
/// ```
pub fn network_multiplexity(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let counts = counts(known);
    let ties = counts.len() as f64;
    let several = counts.iter().filter(|&&count| count > 1.5).count() as f64;
    let relations = known.relations.unwrap_or_default();
    let pairs =
        relations.iter().enumerate().flat_map(|(at, one)| relations[at + 1..].iter().map(move |other| (one, other)));
    let overlaps: Vec<f64> = pairs.filter_map(|(one, other)| overlap(one, other)).collect();
    [several / ties, counts.iter().sum::<f64>() / ties, overlaps.iter().sum::<f64>() / overlaps.len() as f64]
        .map(|value| Scores::or_else([value], Reason::NoTies))
        .into()
}

/// The share of the ties of two relations that both have; none if neither has any.
fn overlap(one: &CompactGraph, other: &CompactGraph) -> Option<f64> {
    let both = one.edges().iter().filter(|(a, b)| other.edge_between(*a as usize, *b as usize).is_some()).count();
    let all = one.edge_count() + other.edge_count() - both;
    (all > 0).then(|| both as f64 / all as f64)
}
