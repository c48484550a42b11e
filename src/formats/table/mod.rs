//! From tables of cells, whatever file they stood in, to networks: lists of ties, nodes and sources, matrices and survey forms.
//!
//! [`networks`] finds out what each sheet lists ([`columns`]), reads the nodes first ([`nodes`]), then the ties against them
//! ([`ties`], [`matrix`], [`survey`]), and splits the result where a column says that the file holds several networks ([`parts`]).

mod about;
mod aside;
mod both_ways;
mod certainty;
pub(in crate::formats) mod columns;
mod corner;
mod doubts;
mod ends;
mod gatherings;
mod lone;
pub(in crate::formats) mod long_list;
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
mod reports;
mod rows;
mod said_before;
pub(in crate::formats) mod sheet;
mod survey;
mod tie_columns;
mod ties;
mod typing;
pub(in crate::formats) mod unseen;
pub(in crate::formats) mod write;

use super::shared::draft::{Draft, Undeclared};
use super::shared::fields::Dialect;
use super::shared::two_modes::Truths;
use super::{Cells, Origin, Parsed};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::model::{Node, Respondent};
use crate::text::Text;
use columns::{Content, Meaning, meaning};
use ends::Ends;
use narrow::Columns;
use sheet::Sheet;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
pub(in crate::formats) use typing::UNVALUED;

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
        return Err(columns::not_understood(&sheet, origin.file));
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

/// The sheet that the user chose and those that are read beside any; all of them where none was chosen.
fn chosen<'t>(sheets: Vec<Sheet<'t>>, origin: &Origin<'_>) -> Result<Vec<Sheet<'t>>, Error> {
    let Some(wanted) = &origin.options.sheet else { return Ok(sheets) };
    let is_wanted =
        |sheet: &Sheet| sheet.name.as_deref().is_some_and(|name| name.trim().eq_ignore_ascii_case(wanted.trim()));
    if !sheets.iter().any(is_wanted) {
        let names: Vec<&str> = sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
        let error = Error::request(format!("--sheet {wanted:?}: {} has no sheet of that name", origin.file));
        return Err(if names.is_empty() {
            error.hint("it is one table without sheets")
        } else {
            error.hint(format!("its sheets are {}", names.join(", ")))
        });
    }
    let beside = |sheet: &Sheet| {
        let content = sheet.name.as_deref().and_then(columns::content_by_name);
        matches!(content, Some(Content::Nodes | Content::Sources | Content::About))
    };
    Ok(sheets.into_iter().filter(|sheet| is_wanted(sheet) || beside(sheet)).collect())
}

/// What each sheet lists. Of several sheets those that are not understood are left, with a note; of a single one that is an error.
fn understood<'t>(
    sheets: Vec<Sheet<'t>>,
    origin: &Origin<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Result<Vec<Table<'t>>, Error> {
    let mut tables = Vec::new();
    let mut unknown: Vec<Sheet<'t>> = Vec::new();
    let by_hand = origin.options.columns_by_hand();
    for sheet in sheets {
        if sheet.hidden && origin.options.sheet.is_none() {
            if !(0..sheet.len()).all(|row| sheet.is_blank(row)) {
                notes.push(unread(
                    sheet,
                    text!("is hidden", "het is verborgen"),
                    text!(
                        "show it in the spreadsheet, or name it with --sheet, if it belongs to the data",
                        "maak het zichtbaar in het rekenblad, of noem het met --sheet, als het bij de gegevens hoort"
                    ),
                ));
            }
            continue;
        }
        if let Some(why) = columns::set_aside(&sheet) {
            let name = sheet.name.clone().unwrap_or_default();
            let place = Place { sheet: sheet.name, ..Place::default() };
            let why = Said::from(why);
            let message =
                said!([why] "the sheet {name:?} is not read: {why}", "het blad {name:?} is niet gelezen: {why}");
            notes.push(Diagnostic::notice("unread-sheet", place, message));
            continue;
        }
        match meaning(&sheet, &by_hand)? {
            None => {}
            Some(found) if found.content == Content::Unknown => unknown.push(sheet),
            Some(meaning) => tables.push(Table { sheet, meaning }),
        }
    }
    // Names side by side are ties where nothing else is; beside sheets with headings they are notes.
    let headed = |table: &Table| table.meaning.header.is_some() && (table.joins() || table.is(Content::Nodes));
    if by_hand.is_empty() && tables.iter().any(headed) {
        let bare = |table: &mut Table| table.joins() && table.meaning.header.is_none();
        unknown.extend(tables.extract_if(.., bare).map(|table| table.sheet));
    }
    // Nodes alone may say who takes part in what, unless their sheet is called nodes.
    if let ([table], true) = (&mut tables[..], by_hand.is_empty())
        && table.sheet.says.is_none()
        && table.sheet.name.as_deref().and_then(columns::content_by_name).is_none()
    {
        corner::two_modes(table);
    }
    // Marks under headings that nobody knows are ties where nothing else is, too.
    let joins = |table: &Table| headed(table) && table.joins() && !table.meaning.memberships;
    if tables.iter().any(joins) {
        unknown.extend(tables.extract_if(.., |table| table.meaning.memberships).map(|table| table.sheet));
    }
    notes.extend(tables.iter().filter_map(corner::said));
    let holds = tables.iter().any(|table| table.joins() || table.is(Content::Nodes));
    if let Some(first) = unknown.first().filter(|_| !holds) {
        return Err(columns::not_understood(first, origin.file));
    }
    if !holds {
        let message = format!("{} holds no row of data", origin.file);
        return Err(Error::new(ErrorKind::Format, message)
            .hint("a table needs a row of headings, such as source and target, and one row per tie below it"));
    }
    for sheet in unknown {
        let why = text!(
            "has no headings that name nodes, ties or sources",
            "het heeft geen koppen die knopen, relaties of bronnen noemen"
        );
        let hint = text!(
            "if it lists ties, name its columns source and target",
            "staan er relaties in, noem de kolommen dan van en naar"
        );
        notes.push(unread(sheet, why, hint));
    }
    Ok(tables)
}

fn unread(sheet: Sheet<'_>, why: Text, hint: Text) -> Diagnostic {
    let (name, why) = (sheet.name.as_deref().unwrap_or_default(), Said::from(why));
    let message = said!([why] "the sheet {name:?} is not read: it {why}", "het blad {name:?} is niet gelezen: {why}");
    Diagnostic::notice("unread-sheet", Place { sheet: sheet.name, ..Place::default() }, message).hint(hint)
}

/// The table of nodes in a file beside the ties.
fn nodes_beside(sheet: Sheet<'_>) -> Result<Option<Table<'_>>, Error> {
    let found = if sheet.hidden { None } else { meaning(&sheet, &[])? };
    let header = found.as_ref().and_then(|found| found.header);
    match found {
        None => Ok(None),
        Some(found) if found.content == Content::Unknown || header.is_none() => {
            let file = sheet.file.clone().unwrap_or_default();
            Err(Error::new(ErrorKind::Format, format!("{file}: the table of nodes has no column that names them"))
                .hint("call the column with their ids id, and the one with their names label"))
        }
        Some(_) => Ok(Some(Table { sheet, meaning: Meaning::new(Content::Nodes, header) })),
    }
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
        report_no_ties(reading, tables);
    }
    std::mem::take(&mut reading.ends).report(&mut reading.draft, tables);
    Ok(())
}

/// Nodes alone; or a matrix with further columns between its names and its numbers.
fn report_no_ties(reading: &mut Reading<'_>, tables: &[Table]) {
    let named_above = |table: &Table| {
        let header = table.meaning.header.filter(|_| table.is(Content::Nodes))?;
        let sheet = &table.sheet;
        let names: BTreeSet<&str> = (header + 1..sheet.len()).map(|row| sheet.cell(row, 0)).collect();
        let headings: Vec<&str> = sheet.cells(header).filter(|cell| !cell.is_empty() && names.contains(cell)).collect();
        (headings.len() > 1).then(|| (sheet.place(header), headings.join(", ")))
    };
    let finding = match tables.iter().find_map(named_above) {
        Some((place, headings)) => {
            let message = said!(
                "the table is read as a list of nodes, although its columns bear their names ({headings})",
                "de tabel is gelezen als een lijst van knopen, hoewel de kolommen hun namen dragen ({headings})"
            );
            Diagnostic::warning("no-ties", place, message).hint(text!(
                "if it is a matrix, put the names into the first column and take out other columns between them and the \
                 numbers; write respondent into the corner cell if each row is what one of them answered",
                "is het een matrix, zet de namen dan in de eerste kolom en haal andere kolommen tussen de namen en de getallen \
                 weg; schrijf respondent in de hoek linksboven als elke rij het antwoord van één van hen is"
            ))
        }
        None => {
            let message = text!(
                "the table lists nodes and there are no ties to them",
                "de tabel somt knopen op, en er zijn geen relaties bij"
            );
            Diagnostic::notice("no-ties", Place::default(), message).hint(text!(
                "name the table of ties, and this one with --nodes; if its rows say who takes part in what, call the two columns \
                 source and target, and add a column kind with participates-in in each row",
                "noem de tabel met relaties, en deze met --nodes; zeggen de rijen wie waaraan deelneemt, noem de twee kolommen dan \
                 van en naar, en voeg een kolom soort toe met neemt deel aan in elke rij"
            ))
        }
    };
    reading.draft.report(finding);
}
