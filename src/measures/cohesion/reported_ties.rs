//! What each node reported itself, and what others reported of it.

use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const REPORTED_TIES: Measure = Measure {
    id: "reported-ties",
    level: Level::Node,
    name: Text { en: "Reported ties", nl: "Gemelde relaties" },
    meaning: Text {
        en: "How many ties a node reported itself, how many others reported of it, and how many of those that both could report only one did.",
        nl: "Hoeveel relaties een knoop zelf meldde, hoeveel anderen van hem meldden, en hoeveel van de relaties die beiden konden melden er maar één meldde.",
    },
    formula: "ties with i among its reporters; ties whose other end is; of those with both ends asked: reported by both, by one",
    reading: Text {
        en: "Named by many and naming few: a well-known node, or a busy one that filled in little. Many one-sided ties: partners see it otherwise.",
        nl: "Door velen genoemd en zelf weinig noemend: een bekende knoop, of een drukke die weinig invulde. Veel eenzijdige relaties: partners zien het anders.",
    },
    caution: Text {
        en: "Who did not answer has reported nothing, which is empty here and not 0. Below 70 to 80 per cent response rankings of who lies in between are no longer safe. Who was only named was not asked: it is no refusal.",
        nl: "Wie niet antwoordde heeft niets gemeld; dat is hier leeg en niet 0. Onder 70 tot 80 procent respons zijn ranglijsten van wie ertussen ligt niet meer veilig. Wie alleen genoemd is, is niet bevraagd: dat is geen weigering.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[Need::Reports],
    reference: "Krackhardt 1990",
    compute: Compute::Parts(PARTS, reported_ties),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "own", name: Text { en: "Reported itself", nl: "Zelf gemeld" }, unit: Unit::Count, detail: false },
    Part {
        id: "by_others",
        name: Text { en: "Reported by the other end", nl: "Door de ander gemeld" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "confirmed",
        name: Text { en: "Reported by both", nl: "Door beide gemeld" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "one_sided",
        name: Text { en: "Reported by one of two who answered", nl: "Door één gemeld van twee die antwoordden" },
        unit: Unit::Count,
        detail: false,
    },
];

/// For every node the ties that it reported, those that the other end reported, and of those that both could report how
/// many both did and only one did.
///
/// # Definition
///
/// Counts over the ties of a node, by who reported each. Confirmed and one-sided: ties both of whose ends answered.
///
/// # Reading it
///
/// One tie at a time: confirmed.
///
/// # Conventions
///
/// Direction: with direction each arc is looked at by itself, without it each pair. Weights:
/// ignored. A report by a third party counts for neither end. Self-ties and parallel ties are gone before: the compact
/// graph has none.
///
/// # Undefined when
///
/// What a node reported itself if it did not answer, or was not asked: `no_answer`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// No program gives it; by hand on a triangle of which two answered.
///
/// # References
///
/// Krackhardt 1990, doi:10.2307/2393394.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params, Reports};
/// use verbinder::measures::cohesion::reported_ties::reported_ties;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let answered = vec![Some(true), Some(true), Some(false)];
/// let reports = Reports { by_ends: vec![(true, false), (true, false)], answered };
/// let columns = reported_ties(&Known { reports: Some(&reports), ..Known::new(&path) }, &Params::default());
/// assert!(columns[0].values[0] == 1.0 && columns[0].values[2].is_nan());
/// assert_eq!(columns[3].values, [1.0, 1.0, 0.0]);
/// ```
pub fn reported_ties(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let n = known.graph.node_count();
    let Some(reports) = known.reports else {
        return vec![Scores::all_undefined(n, Reason::NotGiven); PARTS.len()];
    };
    let mut counts = vec![[0.0; 4]; n];
    let one = |yes: bool| f64::from(u8::from(yes));
    for (&(a, b), &(by_a, by_b)) in known.graph.edges().iter().zip(&reports.by_ends) {
        let (a, b) = (a as usize, b as usize);
        let both_able = [a, b].iter().all(|&end| reports.answered[end] == Some(true));
        for (end, own, other) in [(a, by_a, by_b), (b, by_b, by_a)] {
            let found = [one(own), one(other), one(both_able && own && other), one(both_able && own != other)];
            counts[end].iter_mut().zip(found).for_each(|(sum, value)| *sum += value);
        }
    }
    let own = counts.iter().zip(&reports.answered).map(|(counts, answered)| match answered {
        Some(false) => Err(Reason::NoAnswer),
        None if counts[0] < 0.5 => Err(Reason::NoAnswer),
        _ => Ok(counts[0]),
    });
    let others = |at: usize| Scores::all(counts.iter().map(|counts| counts[at]).collect());
    vec![Scores::from_results(own), others(1), others(2), others(3)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;
    use crate::measures::Reports;

    // Nobody knows who was asked. Who named somebody answered; of who named nobody it is not known.
    #[test]
    fn a_report_is_an_answer() {
        let pair = CompactGraph::undirected(2, &[(0, 1)]);
        let reports = Reports { by_ends: vec![(true, false)], answered: vec![None, None] };
        let columns = reported_ties(&Known { reports: Some(&reports), ..Known::new(&pair) }, &Params::default());
        assert_eq!((columns[0].values[0], columns[0].reason(1)), (1.0, Some(Reason::NoAnswer)));
    }
    // Confirmed is what both name, and one-sided what one names, of two who both answered.
    #[test]
    fn only_two_who_answered_can_agree_or_not() {
        let pair = CompactGraph::undirected(2, &[(0, 1)]);
        for (by_ends, answered, expected) in [
            ((true, true), (true, true), (1.0, 0.0)),
            ((true, false), (true, true), (0.0, 1.0)),
            ((false, true), (true, true), (0.0, 1.0)),
            ((true, true), (true, false), (0.0, 0.0)),
            ((true, false), (true, false), (0.0, 0.0)),
        ] {
            let reports = Reports { by_ends: vec![by_ends], answered: vec![Some(answered.0), Some(answered.1)] };
            let columns = reported_ties(&Known { reports: Some(&reports), ..Known::new(&pair) }, &Params::default());
            assert_eq!((columns[2].values[0], columns[3].values[0]), expected, "{by_ends:?} {answered:?}");
        }
    }
}
