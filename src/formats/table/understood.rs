//! Which sheets of a file are read, and what each of them lists.

use super::columns::{Meaning, meaning, not_understood, set_aside};
use super::content::{Content, content_by_name};
use super::corner;
use super::sheet::Sheet;
use super::{Origin, Table};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::text::Text;

/// The sheet that the user chose and those that are read beside any; all of them where none was chosen.
pub(super) fn chosen<'t>(sheets: Vec<Sheet<'t>>, origin: &Origin<'_>) -> Result<Vec<Sheet<'t>>, Error> {
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
        let content = sheet.name.as_deref().and_then(content_by_name);
        matches!(content, Some(Content::Nodes | Content::Sources | Content::About))
    };
    Ok(sheets.into_iter().filter(|sheet| is_wanted(sheet) || beside(sheet)).collect())
}

/// What each sheet lists. Of several sheets those that are not understood are left, with a note; of a single one that is an error.
pub(super) fn understood<'t>(
    sheets: Vec<Sheet<'t>>,
    origin: &Origin<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Result<Vec<Table<'t>>, Error> {
    let mut tables = Vec::new();
    let mut unknown: Vec<Sheet<'t>> = Vec::new();
    let by_hand = origin.options.columns_by_hand();
    for sheet in sheets {
        if sheet.hidden && origin.options.sheet.is_none() {
            if sheet.filled(0).next().is_some() {
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
        if let Some(why) = set_aside(&sheet) {
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
        && table.sheet.name.as_deref().and_then(content_by_name).is_none()
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
        return Err(not_understood(first, origin.file));
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
pub(super) fn nodes_beside(sheet: Sheet<'_>) -> Result<Option<Table<'_>>, Error> {
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
