//! Which node a name in a table of ties means, and what is said of names that mean none.

use super::content::Content;
use super::{Sheet, Table};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
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
            let times = times(*count);
            let message = said!(
                [times] "{name:?} is the label of several nodes ({ids}){times}",
                "{name:?} is de naam van meer knopen ({ids}){times}"
            );
            draft.report(
                Diagnostic::error("ambiguous-name", place.clone(), message)
                    .hint(text!("write the id of the one that is meant", "schrijf het id van de knoop die bedoeld is")),
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
            let times = times(*count);
            let message = said!(
                [times] "{name:?} stands in no row of the table of nodes{times}",
                "{name:?} staat in geen rij van de tabel met knopen{times}"
            );
            let zeros = near.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit());
            let zeros = match zeros {
                true => said!(
                    " A spreadsheet keeps its zeros in a column of text.",
                    " Een rekenblad bewaart de nullen in een kolom met de opmaak tekst."
                ),
                false => Said::default(),
            };
            draft.report(Diagnostic::error("unknown-node", place.clone(), message).hint(said!(
                [zeros] "did you mean {near:?}?{zeros} If it is another node, list it among the nodes",
                "bedoelt u {near:?}?{zeros} Is het een andere knoop, zet die dan bij de knopen"
            )));
        }
        let Some((_, place)) = strangers.first() else { return };
        let names: Vec<String> = strangers.iter().take(5).map(|(name, _)| format!("{name:?}")).collect();
        let more = if strangers.len() > 5 { ", …" } else { "" };
        let message = match strangers.len() {
            1 => said!(
                "{} stands in no row of the table of nodes",
                "{} staat in geen rij van de tabel met knopen",
                names[0]
            ),
            several => said!(
                "{several} names in ties stand in no row of the table of nodes: {}{more}",
                "{several} namen in relaties staan in geen rij van de tabel met knopen: {}{more}",
                names.join(", ")
            ),
        };
        draft.report(Diagnostic::warning("unlisted-node", (*place).clone(), message).hint(text!(
            "they are read as nodes of which nothing else is known; list them among the nodes",
            "ze zijn gelezen als knopen waarvan verder niets bekend is; zet ze bij de knopen"
        )));
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
        let message = said!(
            "none of the {} names in ties stands in the table of nodes; ties name {}, the nodes are {}",
            "geen van de {} namen in relaties staat in de tabel met knopen; relaties noemen {}, de knopen zijn {}",
            ends.len(),
            sample(&ends),
            sample(&ids)
        );
        let known: IndexMap<String, &str> =
            self.labels.keys().chain(&self.ids).map(|name| (key(name), name.as_str())).collect();
        let alike: Vec<(&str, &str)> = ends.iter().filter_map(|end| Some((*end, *known.get(&key(end))?))).collect();
        let hint = if let Some(column) = self.other_column(tables) {
            said!(
                "they stand in the column {column:?} of the table of nodes: give that column the heading id",
                "ze staan in de kolom {column:?} van de tabel met knopen: geef die kolom de kop id"
            )
        } else if alike.is_empty() {
            said!(
                "use the ids or the labels of the nodes in the ties, or name the right table of nodes",
                "gebruik in de relaties de id's of de namen van de knopen, of noem de goede tabel met knopen"
            )
        } else {
            let alike_said = |(end, id): &(&str, &str)| said!("{end:?} looks like {id:?}", "{end:?} lijkt op {id:?}");
            let pairs = Said::joined(&alike.iter().take(3).map(alike_said).collect::<Vec<_>>(), ", ");
            let more = match alike.len().saturating_sub(3) {
                0 => Said::default(),
                more => said!(", and {more} more", ", en nog {more}"),
            };
            said!(
                [pairs, more] "{pairs}{more}: write them the same way in both tables; a spreadsheet keeps 007 in a column of text",
                "{pairs}{more}: schrijf ze in beide tabellen gelijk; een rekenblad bewaart 007 in een kolom met de opmaak tekst"
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

fn times(count: usize) -> Said {
    if count > 1 {
        said!(" ({count} times, first here)", " ({count} keer, hier voor het eerst)")
    } else {
        Said::default()
    }
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
