//! Every actor with the ranks that it may have whichever of the usual errors was made: what a report tells by itself.

use super::actors::{range, rank_columns};
use super::{
    as_percent, cautions, error_note, ids, is_tiny, only_as_drawn, only_counts, recorded, scorers, set_errors,
    top_in_words, unranked, withheld,
};
use crate::graph::{CompactGraph, compact::Merge};
use crate::measures;
use crate::present::findings::measure::heading;
use crate::present::findings::{Withheld, finish};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::robustness::{DataError, RankOptions, Standings, errors, standings, worst};

/// The errors that everybody makes: actors overlooked, ties overlooked, ties put down at the wrong actor.
pub const ERRORS: [&str; 3] = ["missing-nodes", "missing-ties", "misplaced-ties"];
/// How much of each.
pub const SHARE: f64 = 0.1;

/// How many places are the top in a network of so many actors: five, fewer where five would be half of all.
pub fn top_of(nodes: usize) -> usize {
    if nodes < 10 { (nodes / 3).max(1) } else { 5 }
}

/// One row per actor, in the order of the first of these measures: rank, the widest range of ranks under any of the errors, and the
/// lowest probability of being at the top. `draws` versions for each error.
pub fn table(
    subject: &Subject,
    measures: &[&str],
    (wrong, draws): (&[&'static str], usize),
    language: Language,
) -> Table {
    if is_tiny(subject) {
        return only_counts(subject, language);
    }
    let asked = super::Asked {
        measures: measures.iter().map(|id| measures::find(id).expect("a registered measure")).collect(),
        ..super::Asked::default()
    };
    let (ranked, _) = scorers(subject, &asked, &[]);
    let errors: Vec<&'static DataError> =
        wrong.iter().map(|id| errors::find(id).expect("a registered error")).collect();
    let top = top_of(subject.network.node_count());

    let mut columns =
        vec![Column::new("id", ColumnType::Text).hidden(), Column::new("label", ColumnType::Text).heading("actor")];
    for scorer in &ranked {
        let (id, name) = (scorer.measure.id, heading(language.text(scorer.measure.name)));
        let probability =
            |part: &str| Column::new(format!("{id}_{part}"), ColumnType::Number).decimals(2).unit("probability");
        columns.extend(rank_columns(id, &name, language));
        columns.push(probability("in_top").heading(format!("in top {top}")));
        columns.extend(wrong.iter().map(|error| probability(&format!("in_top_{}", error.replace('-', "_"))).hidden()));
        columns.push(Column::new(format!("{id}_place"), ColumnType::Text).hidden());
    }
    let title = language.pick("Who is sure to be at the top?", "Wie staat zeker bovenaan?");
    let mut table = Table::new(title, columns);
    match withheld(subject, &ranked, language) {
        Some(Withheld::Yes(why)) => return unranked(table, why, subject, language),
        Some(Withheld::Anyway(why)) => table.lead.push(why),
        None => {}
    }
    let options = RankOptions { share: SHARE, draws, top, seed: subject.choices.seed };
    let recorded = recorded(subject);
    let by_error: Vec<Vec<Standings>> =
        errors.iter().map(|error| standings(&recorded, error, &ranked, &options)).collect();
    let of_measure = |index: usize| by_error.iter().map(|found| found[index].clone()).collect::<Vec<Standings>>();
    let each: Vec<Vec<Standings>> = (0..ranked.len()).map(of_measure).collect();
    let found: Vec<Standings> = each.iter().map(|all| worst(all)).collect();
    for (scorer, standings) in ranked.iter().zip(&found) {
        table.lead.push(top_in_words(&subject.network, language.text(scorer.measure.name), standings, language));
    }
    table.lead.extend(only_as_drawn(subject, language));
    for node in super::actors::order(&found[0]) {
        let entry = subject.network.node(node);
        let mut row: Vec<Cell> = vec![entry.id.as_str().into(), entry.label.as_str().into()];
        for (standings, each) in found.iter().zip(&each) {
            let standing = standings.of[node];
            row.extend([standing.rank, standing.low, standing.high].map(Cell::number));
            row.extend([range(&standing, language), Cell::number(standing.in_top)]);
            row.extend(each.iter().map(|one| Cell::number(one.of[node].in_top)));
            row.push(standings.place(node).into());
        }
        table.push(row);
    }
    table.notes.push(explained(draws, top, language));
    table.notes.extend(errors.iter().map(|error| error_note(error, Some(SHARE), language)));
    table.notes.extend(cautions(subject, language));
    table.notes.extend(subject.cost_note(language));
    table.recipe.set("measures", ids(&[&ranked]));
    set_errors(&mut table.recipe, &errors, &[SHARE]);
    table.recipe.set("level", as_percent(SHARE));
    table.recipe.set("draws", draws);
    table.recipe.set("top", top);
    finish(table, subject, language)
}

/// Steps that one version of the record takes for measures that follow paths from every actor.
pub fn steps_of_paths(graph: &CompactGraph) -> f64 {
    let (n, m) = (graph.node_count() as f64, graph.symmetrised(Merge::Max).edge_count() as f64);
    n * (n + 2.0 * m)
}

fn explained(draws: usize, top: usize, language: Language) -> String {
    match language {
        Language::En => format!(
            "Rank in the record, and in brackets between which ranks it lies in 90 % of {draws} versions, whichever of the errors below was \
             made. In top: the probability of being among the first {top}, under the error that is worst for the actor; certain from \
             95 % under each error, possible from 5 % under any."
        ),
        Language::Nl => format!(
            "Rang in de vastlegging, en tussen haakjes tussen welke rangen hij ligt in 90 % van {draws} versies, welke van de fouten \
             hieronder er ook is gemaakt. In top: de kans om bij de eerste {top} te horen, bij de fout die voor de actor het ergst is; zeker \
             vanaf 95 % bij elke fout, mogelijk vanaf 5 % bij enige fout."
        ),
    }
}
