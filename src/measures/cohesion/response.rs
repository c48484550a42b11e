//! How many of those asked answered.

use crate::measures::cohesion::reciprocity::reciprocity;
use crate::measures::{
    Answer, Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const RESPONSE: Measure = Measure {
    id: "response",
    level: Level::Network,
    name: Text { en: "Response", nl: "Respons" },
    meaning: Text {
        en: "How many nodes were asked, how many of them answered, how many were only named, and how often those who answered name each other.",
        nl: "Hoeveel knopen bevraagd zijn, hoeveel daarvan antwoordden, hoeveel alleen genoemd zijn, en hoe vaak wie antwoordde elkaar wederzijds noemt.",
    },
    formula: "answered / (answered + silent); arcs returned / arcs, among those who answered",
    reading: Text {
        en: "High: what is missing is known to be missing. Low: silence cannot be read as the absence of ties.",
        nl: "Hoog: wat ontbreekt, ontbreekt echt. Laag: stilte mag niet als afwezigheid van relaties gelezen worden.",
    },
    caution: Text {
        en: "Below 70 to 80 per cent response rankings of who lies in between are no longer safe. Who was only named was not asked: it is no refusal.",
        nl: "Onder 70 tot 80 procent respons zijn ranglijsten van wie ertussen ligt niet meer veilig. Wie alleen genoemd is, is niet bevraagd: dat is geen weigering.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Answers],
    reference: "Stork & Richards 1992",
    compute: Compute::Parts(PARTS, response),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "asked", name: Text { en: "Asked", nl: "Bevraagd" }, unit: Unit::Count, detail: false },
    Part { id: "answered", name: Text { en: "Answered", nl: "Antwoordden" }, unit: Unit::Count, detail: false },
    Part { id: "rate", name: Text { en: "Response rate", nl: "Responspercentage" }, unit: Unit::Share, detail: false },
    Part { id: "only_named", name: Text { en: "Only named", nl: "Alleen genoemd" }, unit: Unit::Count, detail: false },
    Part {
        id: "unknown",
        name: Text { en: "Not known whether asked", nl: "Onbekend of bevraagd" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "reciprocity",
        name: Text { en: "Reciprocity among those who answered", nl: "Wederkerigheid onder wie antwoordde" },
        unit: Unit::Share,
        detail: false,
    },
];

/// Who was asked and who answered, in numbers, and reciprocity where both could report.
///
/// # Definition
///
/// Asked: answered or silent. Rate: answered over asked. Reciprocity: arcs returned over arcs between nodes that both
/// answered.
///
/// # Reading it
///
/// Reciprocity over all nodes is too low where many were only named: they had no chance to return anything.
///
/// # Conventions
///
/// Direction: needed for reciprocity. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph
/// has none.
///
/// # Undefined when
///
/// Rate where nobody is known to have been asked: `not_given`. Reciprocity without direction: `not_directed`, without
/// arcs among those who answered: `no_ties`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// By hand on four nodes of which two answered; reciprocity as in tests/reference where all answered.
///
/// # References
///
/// Stork & Richards 1992, doi:10.1177/1059601192172006.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Answer, Known, Params};
/// use verbinder::measures::cohesion::response::response;
///
/// let arcs = [(0, 1, 1.0), (1, 0, 1.0), (0, 2, 1.0)];
/// let graph = CompactGraph::from_edges(4, true, false, &arcs, Default::default());
/// let answers = [Answer::Given, Answer::Given, Answer::NotAsked, Answer::Withheld];
/// let columns = response(&Known { answers: Some(&answers), ..Known::new(&graph) }, &Params::default());
/// assert_eq!((columns[2].value(), columns[5].value()), (2.0 / 3.0, 1.0));
/// ```
pub fn response(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let answers = known.answers.unwrap_or_default();
    let count = |which: Answer| answers.iter().filter(|&&answer| answer == which).count() as f64;
    let (given, withheld) = (count(Answer::Given), count(Answer::Withheld));
    let asked = given + withheld;
    let rate = if asked > 0.5 { Scores::one(given / asked) } else { Scores::none(Reason::NotGiven) };
    let keep: Vec<bool> = answers.iter().map(|&answer| answer == Answer::Given).collect();
    let (among, _) = known.graph.induced(&keep);
    let mutual = match (known.graph.is_directed(), among.edge_count()) {
        (false, _) => Scores::none(Reason::NotDirected),
        (true, 0) => Scores::none(Reason::NoTies),
        (true, _) => Scores::one(reciprocity(&among, &Params::default()).value()),
    };
    let numbers = [count(Answer::NotAsked), count(Answer::Unknown)].map(Scores::one);
    [Scores::one(asked), Scores::one(given), rate].into_iter().chain(numbers).chain([mutual]).collect()
}
