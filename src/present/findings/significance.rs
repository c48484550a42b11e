//! Figures of the whole network beside what chance would give: one row and one sentence each.

use super::measure::named;
use super::{cautioned, finish};
use crate::Error;
use crate::measures::{Level, Listens, Measure, Need, Params, Part, WeightUse};
use crate::model::Mode;
use crate::present::cautions::About;
use crate::present::figures::{self, NO_SHAPE, ONLY_COUNTS};
use crate::present::known::{Asked, Besides};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::null_models::{self, Asks, MODELS, Model};
use crate::studies::significance::{Significance, SignificanceOptions, is_comparable, significance};
use std::collections::BTreeSet;

/// A chance up to which a figure counts as more, or less, than chance gives.
const LEVEL: f64 = 0.05;
/// Fewer draws than this are a sketch.
const ENOUGH_DRAWS: usize = 1_000;

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
    null_models::find(id).ok_or_else(|| {
        let known: Vec<String> = MODELS.iter().map(|model| model.id.to_owned()).collect();
        let error = Error::request(format!("no null model is called {id:?}"));
        match crate::model::names::nearest(id, known.iter()) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error.hint("verbinder list models shows them all"),
        }
    })
}

/// The model that a measure is held against if none is asked for: shuffled labels where it reads labels, the same memberships where
/// it reads two modes, otherwise the same degrees.
pub fn usual_model(measure: &Measure) -> &'static Model {
    let id = if reads_labels(measure) {
        "label-permutation"
    } else if measure.needs.contains(&Need::Modes) {
        "same-two-mode-degrees"
    } else {
        "same-degrees"
    };
    null_models::find(id).expect("a model named in the code is registered")
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
    fn draws(&self, subject: &Subject, measures: &[&Measure]) -> usize {
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

/// One row per figure.
///
/// # Errors
///
/// What a measure or a model needs and neither the user nor the file gives; a model that says nothing to a measure.
pub fn table(
    subject: &Subject,
    figures: &[Figure],
    (params, asked): (&Params, &Asked),
    how: &Comparison,
    language: Language,
) -> Result<Table, Error> {
    let params = &subject.params(params);
    let measures: Vec<&Measure> = figures.iter().map(|figure| figure.measure).collect();
    let models: Vec<&'static Model> =
        figures.iter().map(|figure| how.model.unwrap_or_else(|| usual_model(figure.measure))).collect();
    for (figure, model) in figures.iter().zip(&models) {
        fits(figure.measure, model, subject)?;
    }
    let mut besides = Besides::of(subject, &measures, asked)?;
    for model in &models {
        if model.asks == Asks::Modes {
            besides = besides.and(subject, Need::Modes, model.id)?;
        }
    }
    let known = besides.known(&subject.view.graph);
    let draws = how.draws(subject, &measures);
    let mut table = Table::new(language.pick("More than chance?", "Meer dan toeval?"), columns(language));
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for model in MODELS {
        let places: Vec<usize> = (0..figures.len()).filter(|&at| models[at].id == model.id).collect();
        if places.is_empty() {
            continue;
        }
        let measures: Vec<&Measure> = places.iter().map(|&at| figures[at].measure).collect();
        let options = SignificanceOptions { model, draws, seed: params.seed };
        let found = significance(&known, &measures, params, &options).expect("what is needed was gathered above");
        for (at, columns) in places.into_iter().zip(found) {
            let asked = |column: &usize| figures[at].part.is_none_or(|part| part == *column);
            let column = |column: usize| Row { figure: figures[at], column, model, found: columns[column] };
            rows.extend((0..columns.len()).filter(asked).map(|place| (at, column(place))));
        }
        let kept = language.pick("every draw keeps", "elke trekking behoudt");
        table.notes.push(format!("{}: {kept} {}", model.id, small_first(language.text(model.keeps))));
        table.notes.push(format!("{}: {}", model.id, small_first(language.text(model.caution))));
    }
    // In the order in which they were asked for.
    rows.sort_by_key(|(at, row)| (*at, row.column));
    let nodes = subject.network.node_count();
    for (_, row) in &rows {
        let row = Row { found: figures::judged(row.found, nodes), ..*row };
        let sentence = row.sentence(nodes, language);
        table.push(row.cells(&sentence, language));
        table.sentences.push(sentence);
        table.notes.extend(row.note(language));
    }
    // What is undefined, here or in every draw, or kept by the model, was not held against anything.
    let compared = rows.iter().filter(|(_, row)| row.found.p_two_sided.is_finite() && !row.found.is_kept()).count();
    table.notes.extend(notes(subject, compared, &models, draws, language));
    table.notes.extend(besides.notes(language));
    if measures.iter().any(|measure| measure.weights == WeightUse::Distance) {
        table.notes.extend(subject.cost_note(language));
    }
    let ids: BTreeSet<&str> = models.iter().map(|model| model.id).collect();
    table.recipe.set("null", ids.into_iter().collect::<Vec<_>>().join(","));
    table.recipe.set("draws", draws as u64);
    for (key, value) in [("by", &asked.by), ("value", &asked.value)] {
        if let Some(value) = value {
            table.recipe.set(key, value.as_str());
        }
    }
    if !asked.members.is_empty() {
        table.recipe.set("group", asked.members.join(","));
    }
    Ok(finish(cautioned(table, subject, &[About::Shape], language), subject, language))
}

/// An error if a model says nothing to a measure, or cannot draw from this subject.
fn fits(measure: &Measure, model: &Model, subject: &Subject) -> Result<(), Error> {
    let wrong = |text: String| Error::request(text);
    if model.asks == Asks::Labels && !reads_labels(measure) {
        let usual = usual_model(measure).id;
        return Err(wrong(format!("{} shuffles labels, and {} looks at none", model.id, measure.id))
            .hint(format!("choose a model of ties, such as --null {usual}")));
    }
    if measure.needs.contains(&Need::Modes) && model.asks != Asks::Modes {
        return Err(wrong(format!("{} does not keep the two modes that {} needs", model.id, measure.id))
            .hint("use --null same-two-mode-degrees"));
    }
    if model.asks == Asks::Direction && !subject.view.graph.is_directed() {
        return Err(wrong(format!("{} needs {}", model.id, model.asks.text().en)).hint("use --direction directed"));
    }
    Ok(())
}

fn columns(language: Language) -> Vec<Column> {
    let number = |name: &str, en: &'static str, nl: &'static str, decimals: usize| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(decimals)
    };
    vec![
        Column::new("measure", ColumnType::Text).heading(language.pick("figure", "cijfer")),
        Column::new("null", ColumnType::Text).heading(language.pick("null model", "nulmodel")),
        number("observed", "observed", "waargenomen", 3),
        number("mean", "mean by chance", "gemiddeld bij toeval", 3),
        number("sd", "standard deviation", "standaardafwijking", 3),
        number("z", "z", "z", 2),
        number("percentile", "percentile", "percentiel", 1).unit("percent"),
        number("p_ge", "p (as high)", "p (zo hoog)", 4),
        number("p_le", "p (as low)", "p (zo laag)", 4),
        number("p_two_sided", "p (two-sided)", "p (tweezijdig)", 4),
        Column::new("draws", ColumnType::Integer).heading(language.pick("draws", "trekkingen")).hidden(),
        Column::new("undefined", ColumnType::Integer).heading(language.pick("undefined", "onbepaald")).hidden(),
        Column::new("sentence", ColumnType::Text).heading(language.pick("in words", "in woorden")).hidden(),
    ]
}

/// One figure against one model.
#[derive(Debug, Clone, Copy)]
struct Row {
    figure: Figure,
    column: usize,
    model: &'static Model,
    found: Significance,
}

impl Row {
    fn part(&self) -> Option<&'static Part> {
        self.figure.measure.parts().get(self.column)
    }

    fn id(&self) -> String {
        match self.part() {
            Some(part) => format!("{}_{}", self.figure.measure.id, part.id),
            None => self.figure.measure.id.to_owned(),
        }
    }

    fn name(&self, language: Language) -> String {
        let measure = language.text(self.figure.measure.name);
        match self.part().map(|part| language.text(part.name)) {
            Some(part) if part.starts_with(measure) => part.to_owned(),
            Some(part) => format!("{measure} ({})", small_first(part)),
            None => measure.to_owned(),
        }
    }

    fn cells(&self, sentence: &str, language: Language) -> Vec<Cell> {
        let found = &self.found;
        vec![
            Cell::word(self.id(), self.name(language)),
            Cell::word(self.model.id, self.model.id),
            Cell::number(found.observed),
            Cell::number(found.mean),
            Cell::number(found.sd),
            Cell::number(found.z),
            Cell::number(found.percentile),
            Cell::number(found.p_ge),
            Cell::number(found.p_le),
            Cell::number(found.p_two_sided),
            Cell::count(found.draws),
            Cell::count(found.undefined),
            sentence.into(),
        ]
    }

    /// The row in words.
    fn sentence(&self, nodes: usize, language: Language) -> String {
        let (found, name) = (&self.found, self.name(language));
        let decimal = |value: f64| language.decimal(value, 3);
        let why = found.reason.map(|reason| language.text(reason.text())).unwrap_or_default();
        if found.observed.is_nan() {
            return match language {
                Language::En => format!("{name}: undefined ({why})."),
                Language::Nl => format!("{name}: onbepaald ({why})."),
            };
        }
        let observed = decimal(found.observed);
        if found.p_ge.is_nan() && !found.is_kept() {
            return match language {
                Language::En if nodes < ONLY_COUNTS => {
                    format!("{name}: {observed}; with fewer than {ONLY_COUNTS} nodes there is nothing to compare.")
                }
                Language::Nl if nodes < ONLY_COUNTS => {
                    format!("{name}: {observed}; met minder dan {ONLY_COUNTS} knopen valt er niets te vergelijken.")
                }
                Language::En => format!("{name}: {observed}; undefined in every draw ({why})."),
                Language::Nl => format!("{name}: {observed}; in elke trekking onbepaald ({why})."),
            };
        }
        let draws = format!("{} {}", found.draws - found.left_out, language.text(self.model.draws));
        let (mean, sd) = (decimal(found.mean), decimal(found.sd));
        if found.is_kept() {
            return match language {
                Language::En => {
                    format!("{name}: {observed}, as in all {draws}: this model cannot tell anything about it.")
                }
                Language::Nl => {
                    format!("{name}: {observed}, net als in alle {draws}: dit model kan er niets over zeggen.")
                }
            };
        }
        let share = |percent: f64| match (language, percent < 100.0) {
            (Language::En, true) => format!("{} % of them", language.decimal(percent, 1)),
            (Language::Nl, true) => format!("{} % daarvan", language.decimal(percent, 1)),
            (Language::En, false) => "all of them".to_owned(),
            (Language::Nl, false) => "alle".to_owned(),
        };
        let (lower, higher) = (share(found.percentile), share(100.0 - found.percentile));
        let sided = language.pick("two-sided", "tweezijdig");
        let p = format!("{}, {sided}", in_words(found.p_two_sided, language));
        let certain = found.p_two_sided <= LEVEL;
        let beyond_proof = 2.0 / (1.0 + (found.draws - found.left_out) as f64) > LEVEL;
        let conclusion = match (language, certain, found.p_ge < found.p_le) {
            (Language::En, true, true) => format!("higher than {lower}: more than this chance gives ({p})"),
            (Language::Nl, true, true) => format!("hoger dan {lower}: meer dan dit toeval geeft ({p})"),
            (Language::En, true, false) => format!("lower than {higher}: less than this chance gives ({p})"),
            (Language::Nl, true, false) => format!("lager dan {higher}: minder dan dit toeval geeft ({p})"),
            // Even above every draw p would not reach the level: silence of too few draws is no finding.
            (Language::En, false, _) if beyond_proof => {
                format!("too few draws to tell more or less from chance: take 99 or more ({p})")
            }
            (Language::Nl, false, _) if beyond_proof => {
                format!("te weinig trekkingen om meer of minder van toeval te onderscheiden: neem er 99 of meer ({p})")
            }
            (Language::En, false, _) => format!("no more and no less than this chance may give ({p})"),
            (Language::Nl, false, _) => format!("niet meer of minder dan dit toeval kan geven ({p})"),
        };
        match language {
            Language::En => {
                format!(
                    "{name}: {observed}, where {draws} give {mean} on average (standard deviation {sd}); {conclusion}."
                )
            }
            Language::Nl => {
                format!(
                    "{name}: {observed}, waar {draws} gemiddeld {mean} geven (standaardafwijking {sd}); {conclusion}."
                )
            }
        }
    }

    /// What became of draws in which the figure is undefined.
    fn note(&self, language: Language) -> Option<String> {
        let Significance { undefined, left_out, draws, .. } = self.found;
        let id = self.id();
        (undefined > 0).then(|| match (language, left_out == 0) {
            (Language::En, true) => {
                format!("{id}: nothing could close in {undefined} of {draws} draws; these count as 0")
            }
            (Language::Nl, true) => {
                format!("{id}: in {undefined} van {draws} trekkingen kon niets sluiten; die tellen als 0")
            }
            (Language::En, false) => format!("{id}: undefined in {undefined} of {draws} draws; these are left out"),
            (Language::Nl, false) => {
                format!("{id}: onbepaald in {undefined} van {draws} trekkingen; die zijn weggelaten")
            }
        })
    }
}

/// A text as it stands in the middle of a sentence.
fn small_first(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}

/// `p = 0.012`.
pub(super) fn in_words(p: f64, language: Language) -> String {
    if p < 0.001 { format!("p < {}", language.decimal(0.001, 3)) } else { format!("p = {}", language.decimal(p, 3)) }
}

/// What a reader must know of all rows.
fn notes(subject: &Subject, compared: usize, models: &[&Model], draws: usize, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    let graph = &subject.view.graph;
    let nodes = graph.node_count();
    if (ONLY_COUNTS..NO_SHAPE).contains(&nodes) {
        notes.push(match language {
            Language::En => {
                format!("With fewer than {NO_SHAPE} nodes no z is given: the draws are far from a bell curve.")
            }
            Language::Nl => {
                format!("Bij minder dan {NO_SHAPE} knopen geen z: de trekkingen lijken niet op een klokkromme.")
            }
        });
    }
    if compared > 1 {
        notes.push(match language {
            Language::En => {
                format!("{compared} comparisons: the more there are, the sooner one looks unusual by chance.")
            }
            Language::Nl => {
                format!("{compared} vergelijkingen: hoe meer, hoe eerder er een bij toeval bijzonder lijkt.")
            }
        });
    }
    if draws < ENOUGH_DRAWS {
        let least = language.decimal(1.0 / (draws as f64 + 1.0), 4);
        notes.push(match language {
            Language::En => format!("With {draws} draws no p can be below {least}; {ENOUGH_DRAWS} are usual."),
            Language::Nl => {
                format!("Met {draws} trekkingen kan geen p onder {least} komen; {ENOUGH_DRAWS} is gebruikelijk.")
            }
        });
    }
    let of_ties = |model: &&&Model| model.asks != Asks::Labels;
    if graph.is_weighted() && models.iter().any(|model| of_ties(&model)) {
        let text = language.pick(
            "Strengths are handed out over the drawn ties at random.",
            "Sterktes zijn willekeurig over de getrokken relaties verdeeld.",
        );
        notes.push(text.to_owned());
    }
    let structure = |node: u32| subject.network.mode(node as usize) == Mode::Structure;
    let two_modes = graph.edge_count() > 0 && graph.edges().iter().all(|&(a, b)| structure(a) != structure(b));
    if two_modes && models.iter().any(|model| matches!(model.asks, Asks::Nothing | Asks::Direction)) {
        let text = language.pick(
            "Every tie here joins an actor and a structure; only same-two-mode-degrees keeps that.",
            "Elke relatie verbindt hier een actor en een verband; alleen same-two-mode-degrees behoudt dat.",
        );
        notes.push(text.to_owned());
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::Reason;
    use Language::{En, Nl};

    /// Transitivity of 0.5 against a hundred draws with a mean of 0.3, above 98 of them.
    const FOUND: Significance = Significance {
        observed: 0.5,
        mean: 0.3,
        sd: 0.1,
        z: 2.0,
        percentile: 98.0,
        p_ge: 0.02,
        p_le: 0.99,
        p_two_sided: 0.04,
        draws: 100,
        undefined: 0,
        left_out: 0,
        reason: None,
    };

    fn row(found: Significance) -> Row {
        let measure = crate::measures::find("transitivity").unwrap();
        Row { figure: Figure { measure, part: None }, column: 0, model: model("same-degrees").unwrap(), found }
    }

    // Whatever may come out has its sentence, in both languages.
    #[test]
    fn every_outcome_in_words() {
        let low = Significance { percentile: 1.0, p_ge: 1.0, p_le: 0.01, p_two_sided: 0.02, ..FOUND };
        let usual = Significance { percentile: 60.0, p_ge: 0.4, p_le: 0.6, p_two_sided: 0.8, ..FOUND };
        let equal = Significance { mean: 0.5, p_ge: f64::NAN, reason: Some(Reason::NoVariance), ..FOUND };
        let never = Significance { p_ge: f64::NAN, reason: Some(Reason::NoTies), ..FOUND };
        for (found, en, nl) in [
            (
                FOUND,
                "higher than 98.0 % of them: more than this chance gives (p = 0.040, two-sided).",
                "hoger dan 98,0 % daarvan: meer dan dit toeval geeft (p = 0,040, tweezijdig).",
            ),
            (
                Significance { percentile: 100.0, p_two_sided: 0.0002, ..FOUND },
                "higher than all of them: more than this chance gives (p < 0.001, two-sided).",
                "hoger dan alle: meer dan dit toeval geeft (p < 0,001, tweezijdig).",
            ),
            (
                low,
                "lower than 99.0 % of them: less than this chance gives (p = 0.020, two-sided).",
                "lager dan 99,0 % daarvan: minder dan dit toeval geeft (p = 0,020, tweezijdig).",
            ),
            (
                usual,
                "no more and no less than this chance may give (p = 0.800, two-sided).",
                "niet meer of minder dan dit toeval kan geven (p = 0,800, tweezijdig).",
            ),
            // Of 38 draws the lowest chance is 2/39, of 39 it is 2/40.
            (
                Significance { draws: 38, p_two_sided: 0.06, ..FOUND },
                "take 99 or more (p = 0.060, two-sided).",
                "neem er 99 of meer (p = 0,060, tweezijdig).",
            ),
            (
                Significance { draws: 39, p_two_sided: 0.06, ..FOUND },
                "may give (p = 0.060, two-sided).",
                "kan geven (p = 0,060, tweezijdig).",
            ),
            (
                Significance { draws: 60, undefined: 22, left_out: 22, p_two_sided: 0.06, ..FOUND },
                "take 99 or more (p = 0.060, two-sided).",
                "neem er 99 of meer (p = 0,060, tweezijdig).",
            ),
            (equal, "this model cannot tell anything about it.", "dit model kan er niets over zeggen."),
            (
                Significance { observed: f64::NAN, ..never },
                ": undefined (no ties in the network).",
                ": onbepaald (geen relaties in het netwerk).",
            ),
            (
                never,
                "0.500; undefined in every draw (no ties in the network).",
                "0,500; in elke trekking onbepaald (geen relaties in het netwerk).",
            ),
        ] {
            for (language, expected) in [(En, en), (Nl, nl)] {
                let said = row(found).sentence(50, language);
                assert!(said.ends_with(expected), "{said}");
                assert!(said.starts_with(language.pick("Transitivity", "Geslotenheid")), "{said}");
            }
        }
        let few = |language: Language| row(never).sentence(ONLY_COUNTS - 1, language);
        assert!(few(En).contains(&format!("with fewer than {ONLY_COUNTS} nodes there is nothing to compare")));
        assert!(few(Nl).contains(&format!("met minder dan {ONLY_COUNTS} knopen valt er niets te vergelijken")));
        // How many draws count, and what they give.
        let said = row(Significance { undefined: 5, left_out: 5, ..FOUND }).sentence(50, En);
        assert!(
            said.contains("0.500, where 95 ") && said.contains("0.300 on average (standard deviation 0.100)"),
            "{said}"
        );
    }

    #[test]
    fn what_became_of_undefined_draws() {
        let said = |undefined: usize, left_out: usize, language: Language| {
            row(Significance { undefined, left_out, ..FOUND }).note(language).unwrap_or_default()
        };
        assert_eq!(said(0, 0, En), "");
        assert_eq!(said(3, 0, En), "transitivity: nothing could close in 3 of 100 draws; these count as 0");
        assert_eq!(said(3, 0, Nl), "transitivity: in 3 van 100 trekkingen kon niets sluiten; die tellen als 0");
        assert_eq!(said(3, 3, En), "transitivity: undefined in 3 of 100 draws; these are left out");
        assert_eq!(said(3, 3, Nl), "transitivity: onbepaald in 3 van 100 trekkingen; die zijn weggelaten");
    }
}
