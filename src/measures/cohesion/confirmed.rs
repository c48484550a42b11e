//! Which ties both ends report.

use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const CONFIRMED: Measure = Measure {
    id: "confirmed",
    level: Level::Tie,
    name: Text { en: "Confirmed", nl: "Bevestigd" },
    meaning: Text {
        en: "Whether both ends of a tie reported it, among those who were able to.",
        nl: "Of beide uiteinden een relatie meldden, voor zover zij dat konden.",
    },
    formula: "1 if both ends reported the tie; 0 if one did and the other is known to have answered",
    reading: Text {
        en: "1: both say so. 0: seen from one side only, by two who both answered.",
        nl: "1: beiden zeggen het. 0: van één kant gezien, terwijl beiden antwoordden.",
    },
    caution: Text {
        en: "0 is no error: people mean different things by working together, and the larger of the two more often forgets to name the smaller. Without a known answer of the other end there is no value.",
        nl: "0 is geen fout: mensen verstaan iets anders onder samenwerken, en de grotere vergeet de kleinere vaker. Zonder bekend antwoord van de ander is er geen waarde.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::YesNo,
    listens: &[],
    needs: &[Need::Reports],
    reference: "Krackhardt 1990",
    compute: Compute::Known(confirmed),
};

/// 1 for a tie that both ends reported, 0 for one that the other end answered without reporting.
///
/// # Definition
///
/// With both ends among the reporters of a tie: 1. With one of them, and the other known to have answered: 0.
///
/// # Reading it
///
/// 0: seen from one side only. That is no error: the two may mean different things by working together, and the one
/// who does not name it may be the larger.
///
/// # Conventions
///
/// Direction: in a directed graph the reporters of the arc. Weights: ignored. A report by a third party confirms
/// nothing. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// The other end was not asked or did not answer, or nothing is known of that: `no_answer`. Neither end is a
/// reporter: `no_report`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// No program gives it; by hand in the test of pitfalls.
///
/// # References
///
/// Krackhardt 1990, doi:10.2307/2393394. Neal 2008, doi:10.1016/j.socnet.2008.05.001.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params, Reports};
/// use verbinder::measures::cohesion::confirmed::confirmed;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let answered = vec![Some(true), Some(true), Some(false)];
/// let reports = Reports { by_ends: vec![(true, true), (true, false)], answered };
/// let scores = confirmed(&Known { reports: Some(&reports), ..Known::new(&path) }, &Params::default());
/// assert!(scores.values[0] == 1.0 && scores.values[1].is_nan());
/// ```
pub fn confirmed(known: &Known<'_>, _: &Params) -> Scores {
    let Some(reports) = known.reports else {
        return Scores::all_undefined(known.graph.edge_count(), Reason::NotGiven);
    };
    let silent = |node: u32| match reports.answered[node as usize] {
        Some(true) => Ok(0.0),
        Some(false) | None => Err(Reason::NoAnswer),
    };
    Scores::from_results(known.graph.edges().iter().zip(&reports.by_ends).map(|(&(a, b), by)| match by {
        (true, true) => Ok(1.0),
        (true, false) => silent(b),
        (false, true) => silent(a),
        (false, false) => Err(Reason::NoReport),
    }))
}
