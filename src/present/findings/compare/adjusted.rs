//! Figures beside what chance would give a network of the same size: the fair way to set unequal networks side by side.

use super::{Profile, Rows, title};
use crate::Error;
use crate::measures::{Known, Params};
use crate::present::cautions::{self, Compared};
use crate::present::figures::{self, FIGURES, ONLY_COUNTS};
use crate::present::findings::finish;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::multiple_testing::benjamini_hochberg;
use crate::studies::null_models::{Asks, Model};
use crate::studies::significance::{Significance, SignificanceOptions, significance};

/// Against which chance figures are judged.
#[derive(Debug, Clone, Copy)]
pub struct Chance {
    /// The null model.
    pub model: &'static Model,
    /// How many networks are drawn for each one observed.
    pub draws: usize,
    /// Seed of the draws.
    pub seed: u64,
}

/// A share of chance networks from which on a figure is worth a sentence.
const NOTABLE: f64 = 0.05;

/// For each network and each figure what chance would give; none where the figure is undefined, the network too small, or the model
/// leaves the figure as it is.
///
/// # Errors
///
/// A model that asks for what a network has not.
pub fn adjusted(
    profiles: &[Profile],
    subject: &Subject,
    chance: &Chance,
    language: Language,
) -> Result<Vec<Vec<Option<Significance>>>, Error> {
    let params = subject.params(&Params::default());
    let options = SignificanceOptions { model: chance.model, draws: chance.draws, seed: chance.seed };
    let mut found = Vec::new();
    for profile in profiles {
        // Such networks are only counted.
        if profile.nodes < ONLY_COUNTS {
            found.push(vec![None; FIGURES.len()]);
            continue;
        }
        let known = Known { second_mode: profile.second_mode.as_deref(), ..Known::new(&profile.graph) };
        if !chance.model.asks.is_met(&known) {
            // A network without ties crosses its modes in no way that matters.
            if chance.model.asks == Asks::Modes && profile.pairs == 0 {
                found.push(vec![None; FIGURES.len()]);
                continue;
            }
            let needs = language.text(chance.model.asks.text());
            return Err(Error::request(format!("{} needs {needs}, which {} has not", chance.model.id, profile.name))
                .hint("--null same-density works on every network; verbinder list models shows what each needs"));
        }
        let judged: Vec<usize> =
            (0..FIGURES.len()).filter(|&at| FIGURES[at].varies && profile.figures[at].is_finite()).collect();
        let measures: Vec<_> = judged.iter().map(|&at| FIGURES[at].registered()).collect();
        let columns = significance(&known, &measures, &params, &options).unwrap_or_default();
        let mut row = vec![None; FIGURES.len()];
        for (&at, columns) in judged.iter().zip(&columns) {
            row[at] = columns.first().map(|found| figures::judged(*found, profile.nodes));
        }
        found.push(row);
    }
    Ok(found)
}

/// One row per network and figure, with what chance would give.
pub fn table(
    profiles: &[Profile],
    adjusted: &[Vec<Option<Significance>>],
    subject: &Subject,
    (rows, chance): (Rows, &Chance),
    language: Language,
) -> Table {
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl))
    };
    let columns = vec![
        Column::new("network", ColumnType::Text).heading(rows.word(language)),
        Column::new("nodes", ColumnType::Integer).heading(language.pick("nodes", "knopen")),
        Column::new("figure", ColumnType::Text).heading(language.pick("figure", "cijfer")),
        number("value", "value", "waarde"),
        number("chance_mean", "by chance", "bij toeval"),
        number("chance_sd", "sd", "sd"),
        number("z", "z", "z").decimals(2),
        number("percentile", "percentile", "percentiel").decimals(1),
        number("p", "p", "p").decimals(4),
        number("q", "q", "q").decimals(4),
        Column::new("undefined_draws", ColumnType::Integer).hidden(),
    ];
    let mut table = Table::new(title(rows, language), columns);
    let cells: Vec<(usize, usize, Significance)> = adjusted
        .iter()
        .enumerate()
        .flat_map(|(row, figures)| {
            figures.iter().enumerate().filter_map(move |(at, found)| found.map(|found| (row, at, found)))
        })
        .collect();
    let chances: Vec<f64> = cells.iter().map(|(_, _, found)| found.p_two_sided).filter(|p| p.is_finite()).collect();
    let mut allowed = benjamini_hochberg(&chances, chances.len()).into_iter();
    let tests = chances.len();
    for (row, at, found) in &cells {
        let (profile, figure) = (&profiles[*row], &FIGURES[*at]);
        let q = if found.p_two_sided.is_finite() { allowed.next().unwrap_or(f64::NAN) } else { f64::NAN };
        table.push(vec![
            profile.name.as_str().into(),
            Cell::count(profile.nodes),
            Cell::word(figure.id, language.text(figure.name)),
            Cell::number(found.observed),
            Cell::number(found.mean),
            Cell::number(found.sd),
            Cell::number(found.z),
            Cell::number(found.percentile),
            Cell::number(found.p_two_sided),
            Cell::number(q),
            Cell::count(found.undefined),
        ]);
        if q <= NOTABLE {
            table.sentences.push(sentence(profile, language.text(figure.name), found, chance, language));
        }
    }
    if table.sentences.is_empty() {
        table.lead.push(nothing_stands_out(chance, language));
    }
    let warnings = cautions::warnings(&Compared { profiles, rows, tests }, language);
    table.notes.extend(warnings.into_iter().map(|warning| warning.said.sentence));
    table.notes.extend(subject.cost_note(language));
    table.recipe.set("null", chance.model.id);
    table.recipe.set("draws", chance.draws);
    finish(table, subject, language)
}

/// One finding in words: `Delft: centralization 0.75 is higher than in 99 % of the networks that chance makes of the same size`.
fn sentence(profile: &Profile, figure: &str, found: &Significance, chance: &Chance, language: Language) -> String {
    let high = found.observed > found.mean;
    let share = if high { found.percentile } else { 100.0 - found.percentile };
    let (value, share) = (language.decimal(found.observed, 2), language.decimal(share, 1));
    let (name, keeps) = (&profile.name, language.text(chance.model.keeps));
    match language {
        Language::En => format!(
            "{name}: {figure} {value} is {} than in {share} % of the networks that chance makes ({keeps} kept).",
            if high { "higher" } else { "lower" }
        ),
        Language::Nl => format!(
            "{name}: {figure} {value} is {} dan in {share} % van de netwerken die het toeval maakt (behouden: {keeps}).",
            if high { "hoger" } else { "lager" }
        ),
    }
}

fn nothing_stands_out(chance: &Chance, language: Language) -> String {
    let keeps = language.text(chance.model.keeps);
    match language {
        Language::En => format!(
            "No figure differs from what chance gives networks of this size more than chance itself does ({keeps} kept)."
        ),
        Language::Nl => format!(
            "Geen cijfer wijkt meer af van wat het toeval netwerken van deze omvang geeft dan het toeval zelf (behouden: {keeps})."
        ),
    }
}
