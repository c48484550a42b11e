//! From tables of cells, whatever file they stood in, to networks: lists of ties, nodes and sources, matrices and survey forms.
//!
//! [`networks`] finds out what each sheet lists ([`mod@understood`], [`columns`]), reads the nodes first ([`nodes`]), then the ties against them
//! ([`ties`], [`matrix`], [`survey`]), and splits the result where a column says that the file holds several networks ([`parts`]).

mod about;
pub(in crate::formats) mod address;
mod aside;
mod both_ways;
mod certainty;
mod columns;
pub(in crate::formats) mod content;
mod corner;
mod doubts;
mod ends;
mod gatherings;
pub(in crate::formats) mod headings;
mod lone;
pub(in crate::formats) mod long_list;
mod looks;
mod matrix;
mod measured;
mod members;
pub(in crate::formats) mod merged;
mod missing;
mod narrow;
mod nodes;
mod nodexl;
mod pairs;
mod parts;
mod plain_list;
mod rows;
mod said_before;
pub(in crate::formats) mod sheet;
mod survey;
mod tie_columns;
mod ties;
mod typing;
mod understood;
pub(in crate::formats) mod unseen;
pub(in crate::formats) mod write;

use super::shared::draft::{Draft, Undeclared};
use super::shared::fields::Dialect;
use super::shared::two_modes::Truths;
use super::{Cells, Origin, Parsed};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::model::{Node, Respondent};
use columns::{Meaning, meaning, not_understood};
use content::Content;
use ends::Ends;
use narrow::Columns;
use sheet::Sheet;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
pub(in crate::formats) use typing::UNVALUED;
use understood::{chosen, nodes_beside, understood};

/// What stands around a table while it is read.
struct Reading<'t> {
    draft: Draft,
    ends: Ends,
    columns: Columns,
    /// The decoded file, empty where it is no text.
    text: &'t str,
    directed: Option<bool>,
}

impl Reading<'_> {
    /// Notes that these nodes answered, where the table of nodes does not say whether they did.
    fn mark_respondents<'n>(&mut self, answered: impl Iterator<Item = &'n String>) {
        let answered: BTreeSet<&String> = answered.collect();
        for node in self.draft.nodes_mut().filter(|node| node.respondent == Respondent::Unknown) {
            if answered.contains(&node.id) {
                node.respondent = Respondent::Yes;
            }
        }
    }

    /// Whether the nodes that are known so far answered.
    fn respondents(&mut self) -> BTreeMap<String, Respondent> {
        self.draft.nodes_mut().map(|node| (node.id.clone(), node.respondent)).collect()
    }
}

/// A sheet and what it lists.
struct Table<'t> {
    sheet: Sheet<'t>,
    meaning: Meaning,
}

impl<'t> Table<'t> {
    fn into_owned(self) -> Table<'static> {
        Table { sheet: self.sheet.into_owned(), meaning: self.meaning }
    }

    fn is(&self, content: Content) -> bool {
        self.meaning.content == content
    }

    /// Whether it lists what joins nodes.
    fn joins(&self) -> bool {
        matches!(self.meaning.content, Content::Ties | Content::Matrix | Content::Survey)
    }
}

/// The networks in the sheets of a file; `text` is the decoded file, empty where it is no text.
pub(in crate::formats) fn networks(
    sheets: Vec<Sheet<'_>>,
    beside: Vec<Sheet<'_>>,
    origin: &Origin<'_>,
    text: &str,
) -> Result<Vec<Parsed>, Error> {
    let (mut tables, further) = match nodexl::header(&sheets, origin) {
        Some(header) => nodexl::tables(sheets, header, origin)?,
        None => {
            let mut notes = Vec::new();
            let tables = understood(chosen(sheets, origin)?, origin, &mut notes)?;
            (tables, Further { notes, ..Further::default() })
        }
    };
    for sheet in beside {
        tables.extend(nodes_beside(sheet)?);
    }
    of_tables(tables, further, origin, text)
}

/// A list of ties of which it is known what its columns hold, and what its file says beside it.
#[derive(Debug, Default)]
pub(in crate::formats) struct List<'t> {
    /// The ties, one per row.
    pub(in crate::formats) sheet: Sheet<'t>,
    /// What the columns hold; none where the first row says it.
    pub(in crate::formats) columns: Vec<String>,
    /// What else the file says.
    pub(in crate::formats) further: Further,
}

/// What a file says beside its tables.
#[derive(Debug, Default)]
pub(in crate::formats) struct Further {
    /// Nodes that may have no tie.
    pub(in crate::formats) nodes: Vec<(String, Place)>,
    /// Findings of the reader.
    pub(in crate::formats) notes: Vec<Diagnostic>,
    /// Whether its ties have a direction.
    pub(in crate::formats) directed: Option<bool>,
}

/// The network of a list of ties, by the same rules as that of a table.
pub(in crate::formats) fn list(
    list: List<'_>,
    beside: Vec<Sheet<'_>>,
    origin: &Origin<'_>,
    text: &str,
) -> Result<Vec<Parsed>, Error> {
    let List { mut sheet, mut columns, further } = list;
    if sheet.is_empty() {
        if further.nodes.is_empty() && further.directed.is_none() {
            return Err(Error::new(ErrorKind::Format, format!("{} holds no tie", origin.file))
                .hint("write the names of two nodes on each line"));
        }
        // No single tie: a row of headings makes a list all the same.
        sheet.push(["source", "target"].into_iter(), 1, None);
        columns.clear();
    } else if sheet.widest() < 2 {
        return Err(not_understood(&sheet, origin.file));
    }
    let by_hand = columns.into_iter().enumerate().collect::<Vec<_>>();
    let known = Meaning { by_hand, ..Meaning::new(Content::Ties, None) };
    let columns = origin.options.columns_by_hand();
    let meaning = match meaning(&sheet, &columns)? {
        Some(found) if known.by_hand.is_empty() || !columns.is_empty() => found,
        _ => known,
    };
    let mut tables = vec![Table { sheet, meaning }];
    for sheet in beside {
        tables.extend(nodes_beside(sheet)?);
    }
    of_tables(tables, further, origin, text)
}

fn of_tables(
    mut tables: Vec<Table<'_>>,
    mut further: Further,
    origin: &Origin<'_>,
    text: &str,
) -> Result<Vec<Parsed>, Error> {
    further.notes.extend(tables.iter().filter_map(unseen::said));
    further.notes.extend(tables.iter_mut().filter_map(merged::fill));
    further.notes.extend(missing::settle(&mut tables, origin, text));
    further.notes.extend(plain_list::settle(&mut tables));
    aside::note(&mut tables, origin)?;
    let (mut tables, cells) = with_cells(tables);
    let groups = groups(&tables);
    let several = groups.len() > 1;
    let mut parsed = Vec::new();
    for group in groups {
        let name = group.first().and_then(|&first| tables[first].sheet.name.clone()).filter(|_| several);
        let mut reading = Reading {
            draft: Draft::new(dialect(&tables), Undeclared::Node),
            ends: Ends::default(),
            columns: Columns::default(),
            text,
            directed: origin.options.directed.or(further.directed),
        };
        reading.draft.tell_modes(origin, Truths::Words);
        further.notes.drain(..).for_each(|note| reading.draft.report(note));
        read(&mut reading, &tables, &group)?;
        for (id, place) in further.nodes.drain(..) {
            if !reading.draft.has_node(&id) {
                reading.draft.add_node(Node::new(id), place);
            }
        }
        let Reading { draft, columns, .. } = reading;
        if !several && cells.is_none() {
            // Nobody asks for them any more, and a large table takes as much room as its network.
            tables = Arc::default();
        }
        let (network, origins) = draft.finish();
        let whole = Parsed { name, network, origins, narrow: columns.narrowing(), cells: cells.clone() };
        parsed.extend(parts::split(narrowed(whole, text), &origin.options.split)?);
    }
    Ok(parsed)
}

/// With the places of findings narrowed to the fields that they are about.
fn narrowed(mut parsed: Parsed, text: &str) -> Parsed {
    let findings = &mut parsed.network.diagnostics;
    let places = findings.iter_mut().map(|finding| std::mem::take(&mut finding.place)).collect();
    for (finding, place) in findings.iter_mut().zip((parsed.narrow)(text, places)) {
        finding.place = place;
    }
    parsed
}

/// The tables, and what finds the text of a cell or row again in the sheets of a workbook. Text files need none: their places have spans.
fn with_cells(tables: Vec<Table<'_>>) -> (Arc<Vec<Table<'_>>>, Option<Cells>) {
    if tables.iter().all(|table| table.sheet.delimiter.is_some()) {
        return (Arc::new(tables), None);
    }
    let tables: Arc<Vec<Table<'static>>> = Arc::new(tables.into_iter().map(Table::into_owned).collect());
    let kept = Arc::clone(&tables);
    let cells: Cells = Arc::new(move |place| {
        let of_file = |sheet: &Sheet<'_>| sheet.file.is_none() || sheet.file == place.file;
        let table = kept
            .iter()
            .find(|table| table.sheet.name == place.sheet && of_file(&table.sheet) && place.sheet.is_some())?;
        table.sheet.text_at(place.line?, place.column)
    });
    (tables, Some(cells))
}

/// Own names hold only where every table is one that verbinder wrote.
fn dialect(tables: &[Table]) -> Dialect {
    let own = |table: &Table| match table.meaning.content {
        Content::Ties | Content::Nodes => table.meaning.dialect(&table.sheet) == Dialect::Own,
        Content::Matrix | Content::Survey => false,
        Content::Sources | Content::About | Content::Unknown => true,
    };
    if tables.iter().all(own) { Dialect::Own } else { Dialect::Person }
}

/// Which sheets of ties make one network: all of them where they share a table of nodes or most of their names, otherwise each its
/// own.
fn groups(tables: &[Table]) -> Vec<Vec<usize>> {
    let joining: Vec<usize> = (0..tables.len()).filter(|&index| tables[index].joins()).collect();
    if joining.len() < 2 || tables.iter().any(|table| table.is(Content::Nodes)) {
        return vec![joining];
    }
    let names: Vec<BTreeSet<&str>> = joining.iter().map(|&index| ends::names(&tables[index])).collect();
    let alike = names.windows(2).all(|pair| {
        let shared = pair[0].intersection(&pair[1]).count();
        shared * 2 >= pair[0].len().min(pair[1].len())
    });
    if alike { vec![joining] } else { joining.into_iter().map(|index| vec![index]).collect() }
}

fn read(reading: &mut Reading<'_>, tables: &[Table], group: &[usize]) -> Result<(), Error> {
    for table in tables.iter().filter(|table| table.is(Content::About)) {
        about::read(reading, table);
    }
    for table in tables.iter().filter(|table| table.is(Content::Sources)) {
        about::read_sources(reading, table);
    }
    for table in tables.iter().filter(|table| table.is(Content::Nodes)) {
        nodes::read(reading, table)?;
    }
    let several = group.len() > 1;
    for &index in group {
        let table = &tables[index];
        let layer = table.sheet.layer.as_deref().or_else(|| table.sheet.name.as_deref().filter(|_| several));
        match table.meaning.content {
            Content::Matrix => matrix::read(reading, table, layer),
            Content::Survey => survey::read(reading, table, layer)?,
            _ => ties::read(reading, table, layer)?,
        }
    }
    // Where files and not sheets are put together, their names say what each is about.
    let sheets: Vec<(usize, &str)> =
        group.iter().filter_map(|&index| Some((index, tables[index].sheet.name.as_deref()?))).collect();
    if let (true, Some(&(first, _))) = (several, sheets.first()) {
        let names: Vec<&str> = sheets.iter().map(|(_, name)| *name).collect();
        let place = Place { sheet: tables[first].sheet.name.clone(), ..Place::default() };
        let message = said!(
            "the sheets {} are about the same nodes; each is a layer of one network",
            "de bladen {} gaan over dezelfde knopen; elk is een laag van één netwerk",
            names.join(", ")
        );
        let finding = Diagnostic::notice("sheets-as-layers", place, message);
        reading
            .draft
            .report(finding.hint(text!("--sheet NAME reads one of them alone", "--sheet NAAM leest er één van")));
    }
    if group.is_empty() {
        nodes::report_no_ties(reading, tables);
    }
    std::mem::take(&mut reading.ends).report(&mut reading.draft, tables);
    Ok(())
}
