//! Who could meet whom, one row for each meeting that is proposed.

use super::GapsOptions;
use super::judged::Judged;
use crate::Error;
use crate::present::findings::what_if::Candidates;
use crate::present::findings::{finish, labels};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::gaps::Gap;

/// One row per meeting that is proposed, gap by gap.
///
/// # Errors
///
/// As [`super::table`]; a network in which there is no room for the steps between all nodes.
pub fn table(subject: &Subject, options: &GapsOptions, language: Language) -> Result<Table, Error> {
    let candidates = Candidates::of(subject)?;
    let found = Judged::of(subject, options)?;
    let columns = vec![
        Column::new("source", ColumnType::Text).hidden(),
        Column::new("target", ColumnType::Text).hidden(),
        Column::new("source_label", ColumnType::Text).heading(language.pick("who", "wie")),
        Column::new("target_label", ColumnType::Text).heading(language.pick("whom", "met wie")),
        Column::new("group", ColumnType::Text).heading(language.pick("group", "groep")),
        Column::new("other_group", ColumnType::Text).heading(language.pick("other group", "andere groep")),
        Column::new("steps", ColumnType::Integer).heading(language.pick("steps apart", "stappen uiteen")),
        Column::new("common", ColumnType::List).heading(language.pick("both know", "beide kennen")),
        Column::new("common_ids", ColumnType::List).hidden(),
        Column::new("broker", ColumnType::Text).heading(language.pick("stands between", "staat ertussen")),
        Column::new("gain", ColumnType::Number)
            .heading(language.pick("gain in compactness", "winst in compactheid"))
            .decimals(4),
        Column::new("joined", ColumnType::Integer)
            .heading(language.pick("pairs that gain contact", "paren die contact krijgen"))
            .hidden(),
        Column::new("sentence", ColumnType::Text).hidden(),
    ];
    let mut table = Table::new(language.pick("Who could meet whom?", "Wie kan met wie kennismaken?"), columns);
    let shown: Vec<Gap> = found.shown().into_iter().filter(|gap| found.is_gap(gap)).collect();
    let network = &subject.network;
    let ids = |nodes: &[usize]| nodes.iter().map(|&node| network.node(node).id.clone()).collect::<Vec<_>>();
    for (gap, proposed) in shown.iter().zip(found.meetings(&shown, Some(&candidates), language)) {
        for (tie, words) in proposed {
            // The first end in the first group: nodes of a tie stand in their own order.
            let first = if found.members(gap, 0).contains(&tie.ends.0) { tie.ends } else { (tie.ends.1, tie.ends.0) };
            let between = candidates.introduction(&tie, language).0;
            let label = |node: usize| network.node(node).label.as_str();
            table.push(vec![
                network.node(first.0).id.as_str().into(),
                network.node(first.1).id.as_str().into(),
                label(first.0).into(),
                label(first.1).into(),
                found.cell(gap, 0, language),
                found.cell(gap, 1, language),
                tie.steps.map_or(Cell::Empty, Cell::count),
                Cell::List(labels(network, between.common.iter().copied())),
                Cell::List(ids(&between.common)),
                between.broker.map_or(Cell::Empty, |node| Cell::word(network.node(node).id.as_str(), label(node))),
                Cell::number(tie.gain),
                Cell::count(tie.joined as usize),
                words.as_str().into(),
            ]);
            table.sentences.push(words);
        }
    }
    table.lead = vec![found.lead(language)];
    found.write_notes(&mut table, &shown, language);
    table.notes.extend(candidates.notes(language));
    Ok(finish(table, subject, language))
}
