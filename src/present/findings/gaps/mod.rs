//! Gaps: groups with fewer ties than expected, and who could meet whom.

mod judged;
mod meetings;
mod words;

pub use meetings::table as meetings;

use super::what_if::Candidates;
use super::{cautioned, finish};
use crate::Error;
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::gaps::Expected;
use judged::Judged;

/// Where gaps are sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Between {
    /// Between groups of nodes.
    #[default]
    Groups,
    /// Between structures and groups of those that take part in them.
    Structures,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapsOptions {
    /// The attribute that makes groups.
    pub by: String,
    /// Where gaps are sought.
    pub between: Between,
    /// What ties are compared with.
    pub expected: Expected,
    /// How many draws are made; without, as many as it takes to tell.
    pub draws: Option<usize>,
    /// How many meetings are proposed for each gap.
    pub meet: usize,
    /// How many gaps are listed: of those with fewer ties than expected. All pairs of groups without.
    pub top: Option<usize>,
}

/// One row per pair of groups, the surest gaps first.
///
/// # Errors
///
/// An attribute that nobody has, fewer than two groups, no structures where these are asked for, or too much to count.
pub fn table(subject: &Subject, options: &GapsOptions, language: Language) -> Result<Table, Error> {
    // What is too large for it is refused before anything is computed.
    let candidates = if options.meet > 0 { Some(Candidates::of(subject)?) } else { None };
    let found = Judged::of(subject, options)?;
    let mut table =
        Table::new(language.pick("Where are the gaps?", "Waar zitten de gaten?"), gap_columns(options, language));
    let shown = found.shown();
    let meetings = found.meetings(&shown, candidates.as_ref(), language);
    for (gap, meetings) in shown.iter().zip(&meetings) {
        let label = |node: usize| subject.network.node(node).label.as_str();
        let id = |node: usize| subject.network.node(node).id.as_str();
        let pairs = |of: &dyn Fn(usize) -> String, sign: &str| -> Cell {
            let each = meetings.iter().map(|(tie, _)| format!("{}{sign}{}", of(tie.ends.0), of(tie.ends.1)));
            each.collect::<Vec<_>>().into()
        };
        let sentence = found.sentence(gap, language);
        let expected = gap.expected(options.expected);
        table.push(vec![
            found.cell(gap, 0, language),
            found.cell(gap, 1, language),
            Cell::count(found.members(gap, 0).len()),
            Cell::count(found.members(gap, 1).len()),
            Cell::count(gap.observed),
            Cell::number(gap.by_partners),
            Cell::number(gap.by_size),
            Cell::number(if expected > 0.0 { gap.observed as f64 / expected } else { f64::NAN }),
            Cell::number(gap.p),
            Cell::number(gap.q),
            found.verdict(gap, language),
            pairs(&|node| label(node).to_owned(), " – "),
            pairs(&|node| id(node).to_owned(), " "),
            sentence.as_str().into(),
        ]);
        if options.top.is_some() {
            // Where no gap is tested, nobody is urged to close one.
            let first = meetings
                .first()
                .filter(|_| !found.untested())
                .map(|(_, words)| format!(" {words}"))
                .unwrap_or_default();
            table.sentences.push(format!("{sentence}{first}"));
        }
    }
    table.lead = vec![found.lead(language)];
    found.write_notes(&mut table, &shown, language);
    table.notes.extend(candidates.iter().flat_map(|candidates| candidates.notes(language)));
    Ok(finish(cautioned(table, subject, &[About::Counts], language), subject, language))
}

fn gap_columns(options: &GapsOptions, language: Language) -> Vec<Column> {
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(2)
    };
    let first = match options.between {
        Between::Groups => language.pick("group", "groep"),
        Between::Structures => language.pick("structure", "verband"),
    };
    let hidden_unless = |column: Column, shown: bool| if shown { column } else { column.hidden() };
    let by_partners = number("expected_by_partners", "expected", "verwacht");
    let by_size = number("expected_by_size", "expected by size", "verwacht naar omvang");
    vec![
        Column::new("group", ColumnType::Text).heading(first),
        Column::new("other_group", ColumnType::Text).heading(language.pick("with", "met")),
        integer("nodes", "nodes", "knopen").hidden(),
        integer("other_nodes", "nodes", "knopen").hidden(),
        integer("ties", "ties", "relaties"),
        hidden_unless(by_partners, options.expected == Expected::Partners),
        hidden_unless(by_size, options.expected == Expected::Size),
        number("ratio", "ratio", "verhouding"),
        number("p", "p", "p").decimals(4),
        number("q", "p for all together", "p voor alle samen").decimals(4),
        Column::new("gap", ColumnType::Text).heading(language.pick("gap", "gat")),
        Column::new("meet", ColumnType::List).heading(language.pick("who could meet", "wie kan kennismaken")).hidden(),
        Column::new("meet_ids", ColumnType::List).hidden(),
        Column::new("sentence", ColumnType::Text).hidden(),
    ]
}
