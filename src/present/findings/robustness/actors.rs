//! Every actor with its rank, the ranks that it may have, and how probable it is that it is at the top.

use super::{
    Asked, as_percent, cautions, check_room, chosen_errors, draws, error_note, ids, is_tiny, only_as_drawn,
    only_counts, recorded, scorers, title, top_in_words, unranked, withheld,
};
use crate::Error;
use crate::present::findings::measure::{heading, spoken};
use crate::present::findings::{Withheld, finish, undefined_notes};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::robustness::{RankOptions, Standing, Standings, standings};

/// The usual measures, and the usual error with its share.
const MEASURES: [&str; 2] = ["betweenness", "degree"];
const ERROR: &str = "lost-reports";
const SHARE: f64 = 0.1;
const DRAWS: usize = 1_000;
/// Who is less probable to be at the top is not shown to people, and no more than this many are.
const PROBABLE: f64 = 0.05;
const MOST_SHOWN: usize = 30;

/// One row per actor, in the order of the first measure.
///
/// # Errors
///
/// Measures of the network, several errors or several shares; more versions than fit into memory.
pub fn table(subject: &Subject, asked: &Asked, language: Language) -> Result<Table, Error> {
    let (ranked, figures) = scorers(subject, asked, &MEASURES);
    if let Some(figure) = figures.first() {
        return Err(Error::request(format!("{} ranks no actors: it is a measure of the network", figure.measure.id))
            .hint("add --of curve, measures or scenarios to see how a figure moves"));
    }
    let errors = chosen_errors(asked, &[ERROR]);
    if errors.len() > 1 || asked.shares.len() > 1 {
        return Err(Error::request("actors are ranked under one error of one level")
            .hint("name one, or add --of curve or measures to compare several"));
    }
    if is_tiny(subject) {
        return Ok(only_counts(subject, language));
    }
    let error = errors[0];
    let share = asked.shares.first().copied().unwrap_or(SHARE);
    let draws = draws(subject, asked, DRAWS, &[&ranked]);
    check_room(subject, draws, ranked.len())?;
    let mut columns =
        vec![Column::new("id", ColumnType::Text).hidden(), Column::new("label", ColumnType::Text).heading("actor")];
    for scorer in &ranked {
        let (id, name) = (scorer.measure.id, heading(language.text(scorer.measure.name)));
        let in_top = format!("{} {}", language.pick("in top", "in top"), asked.top);
        columns.extend(rank_columns(id, &name, language));
        columns.extend([
            Column::new(format!("{id}_in_top"), ColumnType::Number).heading(in_top).decimals(2).unit("probability"),
            Column::new(format!("{id}_place"), ColumnType::Text).hidden(),
        ]);
    }
    let mut table = Table::new(title(language), columns);
    match withheld(subject, &ranked, language) {
        Some(Withheld::Yes(why)) => return Ok(unranked(table, why, subject, language)),
        Some(Withheld::Anyway(why)) => table.lead.push(why),
        None => {}
    }
    let options = RankOptions { share, draws, top: asked.top, seed: subject.choices.seed };
    let found = standings(&recorded(subject), error, &ranked, &options);
    for (scorer, standings) in ranked.iter().zip(&found) {
        table.lead.push(top_in_words(&subject.network, language.text(scorer.measure.name), standings, language));
    }
    table.lead.extend(only_as_drawn(subject, language));
    let order = order(&found[0]);
    let shown = if asked.short { shown(&order, &found, asked.top) } else { order.clone() };
    for &node in &shown {
        let entry = subject.network.node(node);
        let mut row: Vec<Cell> = vec![entry.id.as_str().into(), entry.label.as_str().into()];
        for standings in &found {
            row.extend(cells(standings, node, language));
        }
        table.push(row);
    }
    if shown.len() < order.len() {
        table.notes.push(match language {
            Language::En => format!("{} of {} actors shown; --all shows every one", shown.len(), order.len()),
            Language::Nl => format!("{} van {} actoren getoond; --all toont iedereen", shown.len(), order.len()),
        });
    }
    table.notes.push(match language {
        Language::En => format!(
            "Rank in the record, and in brackets between which ranks it lies in 90 % of {draws} versions with errors; equals share \
             the mean of their ranks. In top: the share of versions in which the actor is among the first {}; certain from 95 %.",
            asked.top
        ),
        Language::Nl => format!(
            "Rang in de vastlegging, en tussen haakjes tussen welke rangen hij ligt in 90 % van {draws} versies met fouten; wie gelijk \
             is, deelt het gemiddelde van hun rangen. In top: het deel van de versies waarin de actor bij de eerste {} hoort; zeker \
             vanaf 95 %.",
            asked.top
        ),
    });
    table.notes.push(error_note(error, Some(share), language));
    if found[0].of.iter().any(|standing| standing.versions < draws) {
        table.notes.push(
            language
                .pick(
                    "Ranks in a version are those among the actors that it has: with fewer actors all ranks are smaller.",
                    "Rangen in een versie gelden onder de actoren die zij heeft: met minder actoren zijn alle rangen kleiner.",
                )
                .to_owned(),
        );
    }
    for (scorer, standings) in ranked.iter().zip(&found) {
        table.notes.extend(correlation(scorer.measure.id, standings, language));
        let scores = scorer.measure.of(&subject.view.graph, &scorer.params);
        table.notes.extend(undefined_notes(scorer.measure.id, &scores, language));
    }
    table.notes.extend(cautions(subject, language));
    table.notes.extend(subject.cost_note(language));
    for (key, value) in [("of", "actors"), ("error", error.id)] {
        table.recipe.set(key, value);
    }
    table.recipe.set("measures", ids(&[&ranked]));
    table.recipe.set("level", as_percent(share));
    table.recipe.set("draws", draws);
    table.recipe.set("top", asked.top);
    Ok(finish(table, subject, language))
}

/// By rank; actors without a rank last.
pub(super) fn order(standings: &Standings) -> Vec<usize> {
    let key = |node: usize| standings.of[node].rank;
    let mut order: Vec<usize> = (0..standings.of.len()).collect();
    order.sort_by(|&a, &b| key(a).total_cmp(&key(b)).then(a.cmp(&b)));
    order
}

/// Those who are at the top of the first measure, all who share its last place, and those who may be at the top by some measure.
fn shown(order: &[usize], found: &[Standings], top: usize) -> Vec<usize> {
    let rank = |node: usize| found[0].of[node].rank;
    let border = order.get(top.min(order.len()).saturating_sub(1)).map_or(f64::NAN, |&node| rank(node));
    let may = |node: usize| found.iter().any(|standings| standings.of[node].in_top >= PROBABLE);
    let mut kept = Vec::new();
    for &node in order {
        if rank(node) <= border || (may(node) && kept.len() < MOST_SHOWN) {
            kept.push(node);
        }
    }
    kept
}

/// The columns of a rank and of the ranks that it may be.
pub(super) fn rank_columns(id: &str, name: &str, language: Language) -> [Column; 4] {
    let number = |part: &str| Column::new(format!("{id}_{part}"), ColumnType::Number).hidden();
    let range = format!("{name}: {}", language.pick("rank (range)", "rang (bereik)"));
    let shown = Column::new(format!("{id}_rank_range"), ColumnType::Text).heading(range);
    [number("rank"), number("rank_low"), number("rank_high"), shown]
}

fn cells(standings: &Standings, node: usize, language: Language) -> [Cell; 6] {
    let standing = standings.of[node];
    [
        Cell::number(standing.rank),
        Cell::number(standing.low),
        Cell::number(standing.high),
        range(&standing, language),
        Cell::number(standing.in_top),
        standings.place(node).into(),
    ]
}

/// `3 (2–6)`: never a rank alone.
pub(super) fn range(standing: &Standing, language: Language) -> Cell {
    let rank = |rank: f64| language.decimal(rank, usize::from(rank.fract() != 0.0));
    if standing.rank.is_nan() || standing.low.is_nan() {
        return Cell::Empty;
    }
    format!("{} ({}–{})", rank(standing.rank), rank(standing.low), rank(standing.high)).into()
}

fn correlation(id: &str, standings: &Standings, language: Language) -> Option<String> {
    let id = spoken(id, language);
    let band = standings.spearman;
    let number = |value: f64| language.decimal(value, 2);
    let (mean, low, high) = (number(band.mean), number(band.low), number(band.high));
    (band.defined > 0).then(|| match language {
        Language::En => {
            format!("{id}: rank correlation of the versions with the record {mean} on average, {low} to {high} in 90 %")
        }
        Language::Nl => {
            format!("{id}: rangcorrelatie van de versies met de vastlegging gemiddeld {mean}, {low} tot {high} in 90 %")
        }
    })
}
