//! What is asked: which figures, against which models, how often drawn; and what does not go together.

use super::ENOUGH_DRAWS;
use crate::Error;
use crate::measures::{Level, Listens, Measure, Need};
use crate::present::findings::measure::named;
use crate::present::findings::unregistered;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::studies::null_models::{self, Asks, MODELS, Model};
use crate::studies::significance::is_comparable;

/// A figure to be compared: a measure, or one of its columns.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// The measure.
    pub measure: &'static Measure,
    /// Its only column that is asked for, by its place; none for all.
    pub part: Option<usize>,
}

/// The figures with these ids: those of measures, or of one column such as `core-periphery_ties`.
///
/// # Errors
///
/// An id that is not registered, or that of something that no null model can be held against.
pub fn figures(ids: &[String]) -> Result<Vec<Figure>, Error> {
    ids.iter().map(|id| figure(id)).collect()
}

fn figure(id: &str) -> Result<Figure, Error> {
    let of_part = id.split_once('_').and_then(|(measure, part)| {
        let measure = crate::measures::find(measure)?;
        Some((measure, measure.parts().iter().position(|own| own.id == part)?))
    });
    let (measure, part) = match of_part {
        Some((measure, part)) => (measure, Some(part)),
        None => (named(&[id.to_owned()])?[0], None),
    };
    let (id, level) = (measure.id, measure.level);
    if level != Level::Network {
        return Err(Error::request(format!("{id} is a measure of {}s", level.word()))
            .hint("ask for figures of the whole network; verbinder list measures says which these are"));
    }
    if measure.listens.contains(&Listens::Draws) {
        return Err(Error::request(format!("{id} compares with random networks itself"))
            .hint(format!("verbinder measure {id} shows how")));
    }
    if !is_comparable(measure) {
        let needs: Vec<&str> = measure.needs.iter().map(|need| need.text().en).collect();
        return Err(Error::request(format!("{id} needs {}, which no null model draws", needs.join(", "))));
    }
    if part.is_some_and(|part| part > 0) && measure.listens.contains(&Listens::Permutations) {
        let first = measure.parts()[0].id;
        return Err(Error::request(format!("{id} makes this comparison itself"))
            .hint(format!("ask for {id}_{first}, or for verbinder measure {id}")));
    }
    Ok(Figure { measure, part })
}

/// The model with this id.
///
/// # Errors
///
/// An id that is not registered.
pub fn model(id: &str) -> Result<&'static Model, Error> {
    let known = || MODELS.iter().map(|model| model.id);
    null_models::find(id).ok_or_else(|| unregistered("null model", id, known(), "models"))
}

/// The model that a measure is held against if none is asked for: shuffled labels where it reads labels, the same memberships where
/// it reads two modes, ties are derived from shared structures, or all join actors and structures; otherwise the same degrees.
pub fn usual_model(measure: &Measure, subject: &Subject) -> &'static Model {
    let id = if reads_labels(measure) {
        "label-permutation"
    } else if measure.needs.contains(&Need::Modes) {
        "same-two-mode-degrees"
    } else {
        model_of_structures(subject.derives_ties(), subject.joins_two_modes()).unwrap_or("same-degrees")
    };
    null_models::find(id).expect("a model named in the code is registered")
}

/// The model for networks whose ties rest on structures: are derived from shared ones, or all join actors and structures. A model that takes
/// shared structures apart finds any network of derived ties clustered, and one that joins actors with each other finds any of actors and
/// structures open.
pub fn model_of_structures(derives_ties: bool, joins_two_modes: bool) -> Option<&'static str> {
    if derives_ties { Some("same-memberships") } else { joins_two_modes.then_some("same-two-mode-degrees") }
}

fn reads_labels(measure: &Measure) -> bool {
    [Need::Groups, Need::Values, Need::Members].iter().any(|need| measure.needs.contains(need))
}

/// How figures are compared.
#[derive(Debug, Clone, Copy)]
pub struct Comparison {
    /// The null model; none for the usual one of each measure.
    pub model: Option<&'static Model>,
    /// Number of draws; none for the usual thousand, or for fewer where each is a search for clusters in a large network.
    pub draws: Option<usize>,
}

/// A network of more nodes gets fewer draws where each is a search for clusters: ties times draws stay below this, and draws above
/// [`FEWEST_DRAWS`].
const MANY_NODES: usize = 1_000;
const TIES_SEARCHED: usize = 900_000;
/// With so many p can be as low as 0.01.
const FEWEST_DRAWS: usize = 99;
/// The measures that search for clusters.
const SEARCHES: [&str; 1] = ["best-modularity"];

impl Comparison {
    /// How many draws are made for these measures.
    pub(super) fn draws(&self, subject: &Subject, measures: &[&Measure]) -> usize {
        let graph = &subject.view.graph;
        let searched = measures.iter().any(|measure| SEARCHES.contains(&measure.id));
        let usual = if searched && graph.node_count() > MANY_NODES {
            (TIES_SEARCHED / graph.edge_count().max(1)).clamp(FEWEST_DRAWS, ENOUGH_DRAWS)
        } else {
            ENOUGH_DRAWS
        };
        self.draws.unwrap_or(usual)
    }
}

/// What must be known where ties are derived from shared structures and a model takes these apart.
pub(in crate::present::findings) fn takes_structures_apart(language: Language) -> String {
    language
        .pick(
            "Some ties are derived from shared structures, of which each makes a clique of its members. This chance takes cliques apart: that a network is \
             more clustered than it says nothing. --null same-memberships draws who takes part.",
            "Een deel van de relaties is afgeleid uit gedeelde verbanden, die elk van hun leden een kliek maken. Dit toeval haalt klieken uiteen: dat een \
             netwerk daartegen geclusterd is zegt niets. --null same-memberships loot wie meedoet.",
        )
        .to_owned()
}

/// What must be known where every tie of these networks joins an actor and a structure, and a model joins actors with each other too.
pub(in crate::present::findings) fn joins_actors_too(named: &str, language: Language) -> String {
    match language {
        Language::En => format!(
            "In {named} every tie joins an actor and a structure, so that nothing can close; this chance joins actors with each other too. A low \
             transitivity there says nothing; only same-two-mode-degrees keeps the two apart."
        ),
        Language::Nl => format!(
            "In {named} verbindt elke relatie een actor met een verband, zodat niets zich kan sluiten; dit toeval verbindt ook actoren met elkaar. Een lage \
             transitiviteit zegt daar niets; alleen same-two-mode-degrees houdt de twee uiteen."
        ),
    }
}

/// Whether a model of ties takes structures apart.
pub(in crate::present::findings) fn is_of_loose_ties(model: &Model) -> bool {
    matches!(model.asks, Asks::Nothing | Asks::Direction)
}

/// An error if a model says nothing to a measure, or cannot draw from this subject.
pub(super) fn fits(measure: &Measure, model: &Model, subject: &Subject) -> Result<(), Error> {
    let wrong = |text: String| Error::request(text);
    if model.asks == Asks::Labels && !reads_labels(measure) {
        let usual = usual_model(measure, subject).id;
        return Err(wrong(format!("{} shuffles labels, and {} looks at none", model.id, measure.id))
            .hint(format!("choose a model of ties, such as --null {usual}")));
    }
    if measure.needs.contains(&Need::Modes) && model.asks != Asks::Modes {
        return Err(wrong(format!("{} does not keep the two modes that {} needs", model.id, measure.id))
            .hint("use --null same-two-mode-degrees"));
    }
    if model.asks == Asks::Shared && subject.shared_ties().is_none() {
        let needs = model.asks.text().en;
        return Err(if subject.derives_ties() {
            wrong(format!(
                "{} cannot draw who takes part: some of the derived ties were left out or changed since",
                model.id
            ))
            .hint("derive them anew from all memberships, and without strengths of jaccard: --mode one")
            .hint("--null same-degrees takes all structures apart: it finds any such network clustered")
        } else {
            wrong(format!("{} needs {needs}", model.id))
                .hint("--mode one derives them; without, take --null same-degrees")
        });
    }
    if model.asks == Asks::Direction && !subject.view.graph.is_directed() {
        return Err(wrong(format!("{} needs {}", model.id, model.asks.text().en)).hint("use --direction directed"));
    }
    Ok(())
}
