//! How exactly figures are known, and whether two networks differ by more than that.

use super::figures::{self, NO_SHAPE};
use super::profile::Profile;
use super::{Rows, cautions_in_words, title};
use crate::graph::CompactGraph;
use crate::measures::Params;
use crate::present::findings::finish;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::multiple_testing::benjamini_hochberg;
use crate::studies::vertex_bootstrap::{Precision, difference, precision, samples};

/// The figures for which a vertex bootstrap is valid: no maxima.
const FIGURES: [&str; 3] = ["density", "degree_centralization", "transitivity"];

/// How far 95 % of a normal distribution reach, in standard deviations.
const REACH: f64 = 1.959_963_984_540_054;

/// The samples of one network, for each figure.
struct Sampled {
    values: Vec<Precision>,
    samples: Vec<Vec<f64>>,
}

/// Samples of every network with enough nodes.
fn sampled(profiles: &[Profile], subject: &Subject, draws: usize) -> Vec<Option<Sampled>> {
    let params = subject.params(&Params::default());
    let of = |id: &'static str| {
        move |graph: &CompactGraph| figures::find(id).map_or(f64::NAN, |(_, figure)| figure.of(graph, &params))
    };
    let functions = FIGURES.map(of);
    let functions: Vec<&(dyn Fn(&CompactGraph) -> f64 + Sync)> =
        functions.iter().map(|function| function as &(dyn Fn(&CompactGraph) -> f64 + Sync)).collect();
    profiles
        .iter()
        .map(|profile| {
            (profile.nodes >= NO_SHAPE).then(|| {
                let samples = samples(&profile.graph, &functions, draws, subject.choices.seed);
                let values =
                    FIGURES.iter().zip(&samples).map(|(id, samples)| precision(profile.figure(id), samples)).collect();
                Sampled { values, samples }
            })
        })
        .collect()
}

fn number(name: &str, heading: &str) -> Column {
    Column::new(name, ColumnType::Number).heading(heading)
}

/// One row per network and figure, with its standard error and the range in which it probably lies.
pub fn table(profiles: &[Profile], subject: &Subject, (rows, draws): (Rows, usize), language: Language) -> Table {
    let columns = vec![
        Column::new("network", ColumnType::Text).heading(rows.word(language)),
        Column::new("nodes", ColumnType::Integer).heading(language.pick("nodes", "knopen")),
        Column::new("figure", ColumnType::Text).heading(language.pick("figure", "cijfer")),
        number("value", language.pick("value", "waarde")),
        number("se", language.pick("standard error", "standaardfout")),
        number("lower", language.pick("from", "van")),
        number("upper", language.pick("to", "tot")),
        Column::new("defined_samples", ColumnType::Integer).hidden(),
    ];
    let mut table = Table::new(title(rows, language), columns);
    for (profile, sampled) in profiles.iter().zip(sampled(profiles, subject, draws)) {
        let Some(sampled) = sampled else { continue };
        for (id, known) in FIGURES.iter().zip(&sampled.values) {
            let name = figures::find(id).map_or(*id, |(_, figure)| language.text(figure.name));
            table.push(vec![
                profile.name.as_str().into(),
                Cell::count(profile.nodes),
                Cell::word(*id, name),
                Cell::number(known.value),
                Cell::number(known.se),
                Cell::number((known.value - REACH * known.se).max(0.0)),
                Cell::number((known.value + REACH * known.se).min(1.0)),
                Cell::count(known.defined),
            ]);
        }
    }
    close(table, profiles, subject, (rows, draws), language)
}

/// One row per pair of networks and figure: the difference, its error, and the chance of one as large if there were none.
pub fn differences(profiles: &[Profile], subject: &Subject, (rows, draws): (Rows, usize), language: Language) -> Table {
    let columns = vec![
        Column::new("network", ColumnType::Text).heading(rows.word(language)),
        Column::new("other_network", ColumnType::Text).heading(language.pick("and", "en")),
        Column::new("figure", ColumnType::Text).heading(language.pick("figure", "cijfer")),
        number("value", language.pick("value", "waarde")),
        number("other_value", language.pick("other value", "andere waarde")),
        number("difference", language.pick("difference", "verschil")),
        number("se", language.pick("standard error", "standaardfout")),
        number("p", "p").decimals(4),
        number("q", "q").decimals(4),
        Column::new("same_actors", ColumnType::Boolean).heading(language.pick("same actors", "zelfde actoren")),
    ];
    let mut table = Table::new(title(rows, language), columns);
    let sampled = sampled(profiles, subject, draws);
    let mut chances = Vec::new();
    for (at, (profile, one)) in profiles.iter().zip(&sampled).enumerate() {
        for (other_profile, other) in profiles.iter().zip(&sampled).skip(at + 1) {
            let (Some(one), Some(other)) = (one, other) else { continue };
            let paired = profile.ids == other_profile.ids;
            for (index, id) in FIGURES.iter().enumerate() {
                let name = figures::find(id).map_or(*id, |(_, figure)| language.text(figure.name));
                let (first, second) = (&one.values[index], &other.values[index]);
                let found = difference((first, &one.samples[index]), (second, &other.samples[index]), paired);
                let p = two_sided(found.difference / found.se);
                chances.push(p);
                table.push(vec![
                    profile.name.as_str().into(),
                    other_profile.name.as_str().into(),
                    Cell::word(*id, name),
                    Cell::number(first.value),
                    Cell::number(second.value),
                    Cell::number(found.difference),
                    Cell::number(found.se),
                    Cell::number(p),
                    Cell::Empty,
                    Cell::Boolean(paired),
                ]);
            }
        }
    }
    let known: Vec<f64> = chances.iter().copied().filter(|p| p.is_finite()).collect();
    let mut corrected = benjamini_hochberg(&known, known.len()).into_iter();
    let q = table.columns.iter().position(|column| column.name == "q").unwrap_or_default();
    for (row, p) in table.rows.iter_mut().zip(&chances) {
        if p.is_finite() {
            row[q] = corrected.next().map_or(Cell::Empty, Cell::number);
        }
    }
    close(table, profiles, subject, (rows, draws), language)
}

/// The chance of a standard normal as far from 0 as this; NaN for NaN.
fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The complementary error function: its power series below 2.5, its continued fraction beyond (Abramowitz & Stegun 1964, 7.1.5 and
/// 7.1.14).
fn erfc(x: f64) -> f64 {
    const TERMS: u32 = 80;
    if x < 2.5 {
        let (mut sum, mut power) = (x, x);
        for n in 1..TERMS {
            power *= -x * x / f64::from(n);
            sum += power / f64::from(2 * n + 1);
        }
        return 1.0 - std::f64::consts::FRAC_2_SQRT_PI * sum;
    }
    let fraction = (1..TERMS).rev().fold(x, |rest, n| x + f64::from(n) / 2.0 / rest);
    (-x * x).exp() / fraction * std::f64::consts::FRAC_2_SQRT_PI / 2.0
}

fn close(
    mut table: Table,
    profiles: &[Profile],
    subject: &Subject,
    (rows, draws): (Rows, usize),
    language: Language,
) -> Table {
    let small = profiles.iter().filter(|profile| profile.nodes < NO_SHAPE).count();
    if small > 0 {
        table.notes.push(match language {
            Language::En => format!("{small} networks have fewer than {NO_SHAPE} nodes: too few to draw samples from."),
            Language::Nl => format!(
                "{small} netwerken hebben minder dan {NO_SHAPE} knopen: te weinig om steekproeven uit te trekken."
            ),
        });
    }
    table.notes.push(
        language
            .pick(
                "The errors hold if the actors are seen as a sample of those who might have been there (vertex bootstrap, Snijders & \
                 Borgatti 1999). They do not cover what a source left out.",
                "De fouten gelden als de actoren als steekproef worden gezien van wie er had kunnen zijn (knopen-bootstrap, Snijders \
                 & Borgatti 1999). Ze dekken niet wat een bron wegliet.",
            )
            .to_owned(),
    );
    table.notes.extend(cautions_in_words(profiles, rows, language));
    table.recipe.set("draws", draws);
    finish(table, subject, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    // erfc(z/√2) of C's mathematical library, through Python 3.11.
    #[test]
    fn chances_of_a_normal() {
        for (z, p) in [
            (0.0, 1.0),
            (1.0, 0.317_310_507_862_914_15),
            (-REACH, 0.05),
            (3.5, 0.000_465_258_158_071_050_1),
            (4.0, 6.334_248_366_623_993e-5),
        ] {
            assert!((two_sided(z) - p).abs() < 1e-12, "{z} {}", two_sided(z));
        }
        assert!(two_sided(f64::NAN).is_nan());
    }
}
