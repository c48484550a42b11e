//! What a growing error leaves of rankings and figures.

use super::{
    Asked, as_percent, cautions, chosen_errors, draws, error_note, grid, ids, is_tiny, only_counts, recorded, scorers,
    set_errors,
};
use crate::graph::progress::Job;
use crate::present::findings::finish;
use crate::present::findings::measure::cell_of;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::robustness::{Band, CurveOptions, Curves, DataError, FigurePoint, RankPoint, Scorer, curves};

/// The usual measures and errors.
const MEASURES: [&str; 4] = ["betweenness", "degree", "density", "transitivity"];
const ERRORS: [&str; 2] = ["missing-ties", "missing-nodes"];
pub(super) const DRAWS: usize = 500;

/// The curves asked for, one error after the other.
fn drawn(
    subject: &Subject,
    asked: &Asked,
    errors: &[&'static DataError],
    (ranked, figures): (&[Scorer], &[Scorer]),
    draws: usize,
) -> Vec<Curves> {
    let options = CurveOptions { shares: grid(asked), draws, seed: subject.choices.seed };
    let recorded = recorded(subject);
    let _all = Job::of(errors.len() * options.shares.len() * draws);
    errors.iter().map(|error| curves(&recorded, error, ranked, figures, &options)).collect()
}

/// One row per measure, error and share of error.
pub fn table(subject: &Subject, asked: &Asked, language: Language) -> Table {
    if is_tiny(subject) {
        return only_counts(subject, language);
    }
    let (ranked, figures) = scorers(subject, asked, &MEASURES);
    let errors = chosen_errors(asked, &ERRORS);
    let draws = draws(subject, asked, DRAWS, &[&ranked, &figures]);
    let found = drawn(subject, asked, &errors, (&ranked, &figures), draws);

    let mut table = Table::new(
        language.pick("What does error leave of rankings and figures?", "Wat laten fouten heel van rangen en cijfers?"),
        columns(!ranked.is_empty(), !figures.is_empty(), language),
    );
    let (no_ranks, no_figures) = (vec![Cell::Empty; if ranked.is_empty() { 0 } else { RANK_CELLS }], FIGURE_CELLS);
    let no_figures = vec![Cell::Empty; if figures.is_empty() { 0 } else { no_figures }];
    for (error, curves) in errors.iter().zip(&found) {
        let first = |scorer: &Scorer, share: f64| -> Vec<Cell> {
            let (measure, level) = (cell_of(scorer.measure, language), scorer.measure.level.word());
            let name = Cell::word(error.id, language.text(error.name));
            vec![measure, level.into(), name, Cell::number(as_percent(share)), Cell::count(draws)]
        };
        for (scorer, curve) in ranked.iter().zip(&curves.ranks) {
            for point in &curve.points {
                table.push([first(scorer, point.share), rank_cells(point), no_figures.clone()].concat());
            }
        }
        for (scorer, curve) in figures.iter().zip(&curves.figures) {
            for point in &curve.points {
                let cells = figure_cells(curve.base, point);
                table.push([first(scorer, point.share), no_ranks.clone(), cells].concat());
            }
        }
        table.notes.push(error_note(error, None, language));
    }
    table.notes.extend(explained(!ranked.is_empty(), !figures.is_empty(), language));
    table.notes.extend(cautions(subject, language));
    table.notes.extend(subject.cost_note(language));
    table.recipe.set("of", "curve");
    table.recipe.set("measures", ids(&[&ranked, &figures]));
    set_errors(&mut table.recipe, &errors, &grid(asked));
    table.recipe.set("draws", draws);
    finish(table, subject, language)
}

const RANK_CELLS: usize = 6 * 3 + 2;
const FIGURE_CELLS: usize = 7;

fn columns(ranks: bool, figures: bool, language: Language) -> Vec<Column> {
    let number = |name: &str| Column::new(name, ColumnType::Number).decimals(2);
    let mut columns = vec![
        Column::new("measure", ColumnType::Text).heading(language.pick("measure", "maat")),
        Column::new("of", ColumnType::Text).hidden(),
        Column::new("error", ColumnType::Text).heading(language.pick("error", "fout")),
        Column::new("level", ColumnType::Number).heading("%").decimals(0).unit("percent"),
        Column::new("draws", ColumnType::Integer).hidden(),
    ];
    if ranks {
        for (name, heading, shown) in [
            ("spearman", "Spearman", true),
            ("kendall", "Kendall", false),
            ("r_squared", "R²", false),
            ("top1", language.pick("first kept", "eerste blijft"), false),
            ("top3", language.pick("top 3 kept", "top 3 blijft"), false),
            ("top_tenth", language.pick("top tenth kept", "top tiende blijft"), false),
        ] {
            let bound = |end: &str, heading: &str| {
                let column = number(&format!("{name}_{end}")).heading(heading);
                if shown { column } else { column.hidden() }
            };
            columns.extend([number(name).heading(heading), bound("low", "5 %"), bound("high", "95 %")]);
        }
        columns.push(number("same").heading(language.pick("same ranking", "zelfde volgorde")));
        columns.push(Column::new("spearman_defined", ColumnType::Integer).hidden());
    }
    if figures {
        let number = |name: &str| Column::new(name, ColumnType::Number).decimals(3);
        columns.extend([
            number("base").heading(language.pick("in the record", "in de vastlegging")),
            number("mean").heading(language.pick("with error", "met fouten")),
            number("low").heading("5 %"),
            number("high").heading("95 %"),
            number("bias").heading(language.pick("bias", "vertekening")),
            number("near").heading(language.pick("near", "dichtbij")).decimals(2),
            Column::new("defined", ColumnType::Integer).hidden(),
        ]);
    }
    columns
}

fn rank_cells(point: &RankPoint) -> Vec<Cell> {
    let band = |band: &Band| [band.mean, band.low, band.high].map(Cell::number);
    let bands =
        [&point.spearman, &point.kendall, &point.r_squared, &point.top1, &point.top3, &point.top_tenth].map(band);
    let mut cells: Vec<Cell> = bands.into_iter().flatten().collect();
    cells.extend([Cell::number(point.same), Cell::count(point.spearman.defined)]);
    cells
}

fn figure_cells(base: f64, point: &FigurePoint) -> Vec<Cell> {
    let value = &point.value;
    let mut cells = [base, value.mean, value.low, value.high, point.bias, point.near].map(Cell::number).to_vec();
    cells.push(Cell::count(value.defined));
    cells
}

/// What the columns hold.
fn explained(ranks: bool, figures: bool, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    if ranks {
        notes.push(
            language
                .pick(
                    "Means over the versions, with the range of 90 % of them. Spearman, Kendall (τ-b) and R² compare with the record \
                     the actors that both have; first, top 3 and top tenth: the share of these places that stay with the same \
                     actors (who share the last place share it in parts); same ranking: the share of versions with a Spearman of 0.7 \
                     or more.",
                    "Gemiddelden over de versies, met het bereik van 90 % ervan. Spearman, Kendall (τ-b) en R² vergelijken met de \
                     vastlegging, voor de actoren die beide hebben; eerste, top 3 en top tiende: het deel van die plaatsen dat bij \
                     dezelfde actoren blijft (wie de laatste plaats delen, tellen voor hun deel); zelfde volgorde: het deel van de \
                     versies met een Spearman van 0,7 of meer.",
                )
                .to_owned(),
        );
    }
    if figures {
        notes.push(
            language
                .pick(
                    "Bias: the mean with errors minus the figure in the record; near: the share of versions within a tenth of it.",
                    "Vertekening: het gemiddelde met fouten min het cijfer in de vastlegging; dichtbij: het deel van de versies \
                     dat er hooguit een tiende vanaf ligt.",
                )
                .to_owned(),
        );
    }
    notes
}
