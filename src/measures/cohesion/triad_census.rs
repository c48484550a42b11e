//! How every three nodes are tied.

use crate::graph::{CompactGraph, compact::Merge, parallel};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const TRIAD_CENSUS: Measure = Measure {
    id: "triad-census",
    level: Level::Network,
    name: Text { en: "Triad census", nl: "Telling van drietallen" },
    meaning: Text {
        en: "How many threes of nodes there are of each of the sixteen ways in which three can name each other.",
        nl: "Hoeveel drietallen er zijn van elk van de zestien manieren waarop drie elkaar kunnen noemen.",
    },
    formula: "The number of sets {a,b,c} of each of 16 types, named by their mutual, asymmetric and null pairs and a letter (D down, U up, C cycle or chain, T transitive)",
    reading: Text {
        en: "Many 300 or 030T: closed circles. Many 021D or 021U: one who names many, or is named by many. Many 201: brokers between pairs that are not tied.",
        nl: "Veel 300 of 030T: gesloten kringen. Veel 021D of 021U: iemand die velen noemt, of door velen genoemd wordt. Veel 201: makelaars tussen paren zonder relatie.",
    },
    caution: Text {
        en: "Numbers grow with the cube of the size, and 003 is nearly everything in sparse networks: compare shares, or random networks of the same size. One missing respondent shifts many triads.",
        nl: "De aantallen groeien met de derde macht van de omvang, en 003 is in dunne netwerken bijna alles: vergelijk aandelen, of willekeurige netwerken van gelijke grootte. Eén ontbrekende respondent verschuift veel drietallen.",
    },
    direction: DirectionUse::Requires,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Holland & Leinhardt 1976",
    compute: Compute::Parts(PARTS, triad_census),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "003", name: Text { en: "003", nl: "003" }, unit: Unit::Count, detail: false },
    Part { id: "012", name: Text { en: "012", nl: "012" }, unit: Unit::Count, detail: false },
    Part { id: "102", name: Text { en: "102", nl: "102" }, unit: Unit::Count, detail: false },
    Part { id: "021d", name: Text { en: "021D", nl: "021D" }, unit: Unit::Count, detail: false },
    Part { id: "021u", name: Text { en: "021U", nl: "021U" }, unit: Unit::Count, detail: false },
    Part { id: "021c", name: Text { en: "021C", nl: "021C" }, unit: Unit::Count, detail: false },
    Part { id: "111d", name: Text { en: "111D", nl: "111D" }, unit: Unit::Count, detail: false },
    Part { id: "111u", name: Text { en: "111U", nl: "111U" }, unit: Unit::Count, detail: false },
    Part { id: "030t", name: Text { en: "030T", nl: "030T" }, unit: Unit::Count, detail: false },
    Part { id: "030c", name: Text { en: "030C", nl: "030C" }, unit: Unit::Count, detail: false },
    Part { id: "201", name: Text { en: "201", nl: "201" }, unit: Unit::Count, detail: false },
    Part { id: "120d", name: Text { en: "120D", nl: "120D" }, unit: Unit::Count, detail: false },
    Part { id: "120u", name: Text { en: "120U", nl: "120U" }, unit: Unit::Count, detail: false },
    Part { id: "120c", name: Text { en: "120C", nl: "120C" }, unit: Unit::Count, detail: false },
    Part { id: "210", name: Text { en: "210", nl: "210" }, unit: Unit::Count, detail: false },
    Part { id: "300", name: Text { en: "300", nl: "300" }, unit: Unit::Count, detail: false },
];

/// The number of triads of each of the sixteen types.
///
/// # Definition
///
/// A type is called after its mutual, asymmetric and null pairs, 111 having one of each, and a letter where these
/// numbers leave a choice. 021D: one names two others (down). 021U: two name one (up). 021C: a chain. 111D: the end
/// of the mutual pair that the third is tied to is named by the third. 111U: it names the third. 030T: transitive.
/// 030C: a cycle. 120D, 120U, 120C: the same for the end outside the mutual pair: it names both, is named by both,
/// or one and one.
///
/// # Reading it
///
/// 300 and 030T: closed groups. 021D and 021U: a head or a place where things come together. 201 and 111: a broker.
/// Numbers grow with the cube of the size; compare shares, or with random networks.
///
/// # Conventions
///
/// Direction: needed. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// The ties have no direction: `not_directed`.
///
/// # Cost
///
/// O(m k), Batagelj & Mrvar 2001.
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, R sna 2.7-1). By going through all threes in the test of
/// pitfalls.
///
/// # References
///
/// Holland & Leinhardt 1976, doi:10.2307/270703. Batagelj & Mrvar 2001, doi:10.1016/S0378-8733(01)00035-1.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::triad_census::triad_census;
///
/// // A cycle, 030C, and with a fourth node three threes of one tie, 012.
/// let arcs = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0)];
/// let graph = CompactGraph::from_edges(4, true, false, &arcs, Default::default());
/// let columns = triad_census(&Known::new(&graph), &Params::default());
/// assert_eq!((columns[9].value(), columns[1].value()), (1.0, 3.0));
/// ```
pub fn triad_census(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph;
    if !graph.is_directed() {
        return vec![Scores::none(Reason::NotDirected); PARTS.len()];
    }
    let pairs = graph.symmetrised(Merge::Max);
    let rows = parallel::map(graph.node_count(), |first| seen_from(graph, &pairs, first));
    let mut counts = [0usize; TYPES];
    for row in rows {
        counts.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
    }
    let n = graph.node_count() as f64;
    let tied: usize = counts.iter().sum();
    let empty = n * (n - 1.0) * (n - 2.0) / 6.0 - tied as f64;
    std::iter::once(empty).chain(counts[1..].iter().map(|&count| count as f64)).map(Scores::one).collect()
}

const TYPES: usize = 16;

/// The type, in the order of the columns, of the triad of `v`, `u`, `w` with the arcs vu, uv, vw, wv, uw, wu as bits 0 to 5.
const TYPE_OF: [usize; 64] = [
    0, 1, 1, 2, 1, 3, 5, 7, 1, 5, 4, 6, 2, 7, 6, 10, 1, 5, 3, 7, 4, 8, 8, 12, 5, 9, 8, 13, 6, 13, 11, 14, 1, 4, 5, 6,
    5, 8, 9, 13, 3, 8, 8, 11, 7, 12, 13, 14, 2, 6, 7, 10, 6, 11, 13, 14, 7, 13, 12, 14, 10, 14, 14, 15,
];

/// The triads with a tie that are counted at this node, so that each is counted once: at the tied pair `first` < `second` and, if
/// the third is tied to either, only where it comes after both or is tied to the later one alone and lies between.
fn seen_from(graph: &CompactGraph, pairs: &CompactGraph, first: usize) -> [usize; TYPES] {
    let mut counts = [0; TYPES];
    let arc = |from: usize, to: usize| usize::from(graph.edge_between(from, to).is_some());
    let mut around: Vec<u32> = Vec::new();
    for &second in pairs.neighbors(first).iter().filter(|&&second| second as usize > first) {
        around.clear();
        around.extend(pairs.neighbors(first).iter().chain(pairs.neighbors(second as usize)));
        around.sort_unstable();
        around.dedup();
        let between = arc(first, second as usize) + 2 * arc(second as usize, first);
        // Both ends are in the list, and all that are not in it are tied to neither.
        counts[TYPE_OF[between]] += graph.node_count() - around.len();
        for &third in around.iter().filter(|&&third| third as usize != first && third != second) {
            let later = third > second;
            let only_of_second = || pairs.edge_between(first, third as usize).is_none();
            if later || (third as usize > first && only_of_second()) {
                let (u, w) = (second as usize, third as usize);
                let code = between + 4 * arc(first, w) + 8 * arc(w, first) + 16 * arc(u, w) + 32 * arc(w, u);
                counts[TYPE_OF[code]] += 1;
            }
        }
    }
    counts
}
