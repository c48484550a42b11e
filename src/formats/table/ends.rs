//! Which node a name in a table of ties means, and what is said of names that mean none.

use super::columns::Content;
use super::{Sheet, Table};
use crate::diagnostics::{Diagnostic, Place};
use crate::formats::shared::draft::Draft;
use crate::formats::shared::fields::{Dialect, TieField, plain};
use crate::model::names::nearest;
use indexmap::{IndexMap, IndexSet};
use std::collections::BTreeSet;

/// The names of the nodes of a table, and the names in ties that were looked for in vain.
#[derive(Debug, Default)]
pub(super) struct Ends {
    ids: IndexSet<String>,
    /// Label or alias, with the ids of the nodes that bear it.
    labels: IndexMap<String, Vec<String>>,
    /// Names of nodes that were left out because another has their id: said there, and not once more for every tie.
    lost: IndexSet<String>,
    unknown: IndexMap<String, (Place, usize)>,
    doubtful: IndexMap<String, (Place, usize)>,
    matched: usize,
}

impl Ends {
    /// Whether no table of nodes was read: then every name is a node.
    pub(super) fn is_open(&self) -> bool {
        self.ids.is_empty()
    }

    /// A node of the table of nodes.
    pub(super) fn add(&mut self, id: &str, names: impl Iterator<Item = String>) {
        if !self.ids.insert(id.to_owned()) {
            self.lost.extend(names);
            return;
        }
        for name in names {
            let bearers = self.labels.entry(name).or_default();
            if !bearers.iter().any(|bearer| bearer == id) {
                bearers.push(id.to_owned());
            }
        }
    }

    /// Whether a name is the id, label or alias of a node of the table.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.ids.contains(name) || self.labels.contains_key(name)
    }

    /// The id that a name in a tie stands for: an id, or the label or alias of one node. A name that means none stands for itself.
    pub(super) fn resolve<'n>(&'n mut self, name: &'n str, place: impl FnOnce() -> Place) -> &'n str {
        if self.ids.is_empty() || self.ids.contains(name) {
            self.matched += 1;
            return name;
        }
        match self.labels.get(name).map(Vec::as_slice) {
            Some([one]) => {
                self.matched += 1;
                one
            }
            Some(_) => {
                self.doubtful.entry(name.to_owned()).or_insert_with(|| (place(), 0)).1 += 1;
                name
            }
            None if self.lost.contains(name) => {
                self.matched += 1;
                name
            }
            None => {
                self.unknown.entry(name.to_owned()).or_insert_with(|| (place(), 0)).1 += 1;
                name
            }
        }
    }

    /// What is to be said of the names that mean no node or several.
    pub(super) fn report(self, draft: &mut Draft, tables: &[Table]) {
        for (name, (place, count)) in &self.doubtful {
            let ids = self.labels[name].join(", ");
            let message = format!("{name:?} is the label of several nodes ({ids}){}", times(*count));
            draft.report(
                Diagnostic::error("ambiguous-name", place.clone(), message)
                    .hint("write the id of the one that is meant"),
            );
        }
        if self.unknown.is_empty() {
            return;
        }
        if self.matched == 0 {
            return self.report_no_join(draft, tables);
        }
        let known: IndexMap<String, &str> =
            self.ids.iter().chain(self.labels.keys()).map(|name| (key(name), name.as_str())).collect();
        let mut strangers = Vec::new();
        for (number, (name, (place, count))) in self.unknown.iter().enumerate() {
            // Distances to every name are dear; the first few hundred typing errors will do.
            let near = known.get(&key(name)).copied().or_else(|| self.slip(name).filter(|_| number < 500));
            let Some(near) = near else {
                strangers.push((name, place));
                continue;
            };
            let message = format!("{name:?} stands in no row of the table of nodes{}", times(*count));
            let zeros = near.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit());
            let text = if zeros { " A spreadsheet keeps its zeros in a column of text." } else { "" };
            draft.report(
                Diagnostic::error("unknown-node", place.clone(), message)
                    .hint(format!("did you mean {near:?}?{text} If it is another node, list it among the nodes")),
            );
        }
        let Some((_, place)) = strangers.first() else { return };
        let names: Vec<String> = strangers.iter().take(5).map(|(name, _)| format!("{name:?}")).collect();
        let more = if strangers.len() > 5 { ", …" } else { "" };
        let message = match strangers.len() {
            1 => format!("{} stands in no row of the table of nodes", names[0]),
            several => {
                format!("{several} names in ties stand in no row of the table of nodes: {}{more}", names.join(", "))
            }
        };
        draft.report(
            Diagnostic::warning("unlisted-node", (*place).clone(), message)
                .hint("they are read as nodes of which nothing else is known; list them among the nodes"),
        );
    }

    fn slip(&self, name: &str) -> Option<&str> {
        let length = name.chars().count();
        let near = nearest(name, self.ids.iter().chain(self.labels.keys()))?;
        let most = if length >= 12 { 2 } else { 1 };
        // Numbers that differ are other nodes, not typing errors.
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        (length >= 4 && digits(name) == digits(near) && strsim::osa_distance(name, near) <= most).then_some(near)
    }

    /// Not one name of the ties is a node: two tables that do not belong together, or that use other keys.
    fn report_no_join(&self, draft: &mut Draft, tables: &[Table]) {
        let mut ids: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        ids.sort_unstable();
        let sample =
            |names: &[&str]| names.iter().take(3).map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
        let ends: Vec<&str> = self.unknown.keys().map(String::as_str).collect();
        let place = self.unknown.values().next().map(|(place, _)| place.clone()).unwrap_or_default();
        let message = format!(
            "none of the {} names in ties stands in the table of nodes; ties name {}, the nodes are {}",
            ends.len(),
            sample(&ends),
            sample(&ids)
        );
        let known: IndexMap<String, &str> =
            self.labels.keys().chain(&self.ids).map(|name| (key(name), name.as_str())).collect();
        let alike: Vec<(&str, &str)> = ends.iter().filter_map(|end| Some((*end, *known.get(&key(end))?))).collect();
        let hint = if let Some(column) = self.other_column(tables) {
            format!("they stand in the column {column:?} of the table of nodes: give that column the heading id")
        } else if alike.is_empty() {
            "use the ids or the labels of the nodes in the ties, or name the right table of nodes".to_owned()
        } else {
            let pairs: Vec<String> =
                alike.iter().take(3).map(|(end, id)| format!("{end:?} looks like {id:?}")).collect();
            let more = if alike.len() > 3 { format!(", and {} more", alike.len() - 3) } else { String::new() };
            format!(
                "{}{more}: write them the same way in both tables; a spreadsheet keeps 007 in a column of text",
                pairs.join(", ")
            )
        };
        draft.report(Diagnostic::error("no-join", place, message).hint(hint));
    }

    /// The column of a table of nodes that holds most of the names that were looked for in vain.
    fn other_column<'t>(&self, tables: &'t [Table]) -> Option<&'t str> {
        let nodes = tables.iter().filter(|table| table.is(Content::Nodes));
        let columns = nodes.flat_map(|table| (0..table.sheet.widest()).map(move |column| (table, column)));
        let held = columns.map(|(table, column)| {
            let rows = table.meaning.first_row()..table.sheet.len();
            let cells: BTreeSet<&str> = rows.map(|row| table.sheet.cell(row, column)).collect();
            let held = self.unknown.keys().filter(|name| cells.contains(name.as_str())).count();
            (held, table.meaning.heading(&table.sheet, column))
        });
        let (held, heading) = held.max_by_key(|(held, _)| *held)?;
        (held * 2 > self.unknown.len() && !heading.is_empty()).then_some(heading)
    }
}

/// What two spellings of one key have in common: no case, no signs, no zeros before a number, no `.0` behind it.
fn key(name: &str) -> String {
    let whole = [".0", ",0"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(whole) {
        return whole.trim_start_matches('0').to_owned();
    }
    plain(name)
}

fn times(count: usize) -> String {
    if count > 1 { format!(" ({count} times, first here)") } else { String::new() }
}

/// The names of nodes in a table of ties, a matrix or a survey.
pub(super) fn names<'t>(table: &'t Table<'_>) -> BTreeSet<&'t str> {
    let Table { sheet, meaning } = table;
    let columns: Vec<usize> = match meaning.content {
        Content::Ties => ties_columns(sheet, table),
        // A form often begins with the moment of the answer.
        Content::Survey => super::survey::naming_column(table).into_iter().collect(),
        _ => vec![0],
    };
    let rows = meaning.first_row()..sheet.len();
    rows.flat_map(|row| columns.iter().map(move |&column| sheet.cell(row, column)))
        .filter(|name| !name.is_empty())
        .collect()
}

fn ties_columns(sheet: &Sheet, table: &Table) -> Vec<usize> {
    (0..sheet.widest())
        .filter(|&column| {
            let field = TieField::of(table.meaning.heading(sheet, column), Dialect::Person);
            matches!(field, TieField::Source | TieField::Target)
                && !super::tie_columns::is_elsewhere(table, column, Dialect::Person)
        })
        .collect()
}
