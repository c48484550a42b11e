//! A merge list as a table for people and programs, and as the file that a person edits.

use super::args::TableArgs;
use super::input::Input;
use super::output;
use std::path::{Path, PathBuf};
use verbinder::formats::{merge_list_column, read_merge_list, write_merge_list};
use verbinder::model::names::{MergeList, Proposal};
use verbinder::present::language::Language;
use verbinder::present::table::{Cell, Column, ColumnType, Table};
use verbinder::transform::contract::UnitedTies;
use verbinder::transform::merge::Merge;
use verbinder::{Error, ErrorKind};

/// The columns of a list in their order: name, type, heading in English and Dutch, whether people see it in a terminal.
const COLUMNS: [(&str, ColumnType, &str, &str, bool); 11] = [
    ("decision", ColumnType::Text, "decision", "besluit", true),
    ("group", ColumnType::Integer, "group", "groep", true),
    ("name", ColumnType::Text, "name", "naam", true),
    ("id", ColumnType::Text, "id", "id", false),
    ("ties", ColumnType::Integer, "ties", "relaties", true),
    ("into", ColumnType::Text, "same as", "zelfde als", true),
    ("into_id", ColumnType::Text, "id of that", "id daarvan", false),
    ("into_ties", ColumnType::Integer, "ties of that", "relaties daarvan", true),
    ("municipality", ColumnType::List, "municipality", "gemeente", true),
    ("score", ColumnType::Number, "score", "score", true),
    ("reason", ColumnType::Text, "reason", "reden", true),
];

/// The proposals as rows of a list.
pub(crate) fn rows(loaded: &Input, found: &[Proposal], language: Language) -> Vec<Vec<Cell>> {
    let network = &loaded.network.value;
    let ties = |node: usize| Cell::count(network.ties_of(node).len());
    let first = loaded.cleaned.merges.as_ref().map_or(0, |(list, _)| last_group(list));
    found
        .iter()
        .map(|proposal| {
            let (a, b) = (network.node(proposal.goes), network.node(proposal.stays));
            let places = if b.municipalities.is_empty() { &a.municipalities } else { &b.municipalities };
            let reason = &proposal.because;
            let townless = match (reason.townless, language) {
                (false, _) => "",
                (true, Language::En) => "; one has no municipality",
                (true, Language::Nl) => "; één heeft geen gemeente",
            };
            let words = format!("{}{townless}", language.text(reason.reason));
            vec![
                Cell::Empty,
                Cell::count(first + proposal.group),
                a.label.as_str().into(),
                a.id.as_str().into(),
                ties(proposal.goes),
                b.label.as_str().into(),
                b.id.as_str().into(),
                ties(proposal.stays),
                Cell::List(places.clone()),
                // Two digits tell enough, and spreadsheets show no more.
                Cell::Number((reason.score * 100.0).round() / 100.0),
                Cell::word(reason.reason.en, words),
            ]
        })
        .collect()
}

/// The largest number of a group in a list.
fn last_group(list: &MergeList) -> usize {
    let column = list.headings.iter().position(|heading| heading == "group");
    let numbers = list.rows.iter().filter_map(|row| row.cells.get(column?)?.parse::<usize>().ok());
    numbers.max().unwrap_or(0)
}

/// The list as it stands and what is new below it, for people and programs.
pub(crate) fn table(loaded: &Input, list: Option<&MergeList>, found: &[Proposal], language: Language) -> Table {
    let mut columns: Vec<Column> = COLUMNS
        .iter()
        .map(|&(name, kind, en, nl, shown)| {
            let column = Column::new(name, kind).heading(language.pick(en, nl)).decimals(2);
            if shown { column } else { column.hidden() }
        })
        .collect();
    if list.is_none() {
        // Nothing is decided yet.
        columns[0] = columns[0].clone().hidden();
    }
    let headings = list.map_or(&[][..], |list| &list.headings[..]);
    let own: Vec<Option<usize>> =
        COLUMNS.iter().map(|column| headings.iter().position(|heading| is_called(heading, column.0))).collect();
    let further: Vec<usize> =
        (0..headings.len()).filter(|at| !own.contains(&Some(*at)) && !headings[*at].is_empty()).collect();
    for &at in &further {
        let taken = columns.iter().filter(|column| column.name == headings[at]).count();
        let name = if taken > 0 { format!("{} {}", headings[at], at + 1) } else { headings[at].clone() };
        columns.push(Column::new(name, ColumnType::Text));
    }
    let title = language.pick("Names that may be the same body", "Namen die dezelfde kunnen zijn");
    let mut table = Table::new(title, columns);
    for row in list.iter().flat_map(|list| &list.rows) {
        let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
        let cells = COLUMNS.iter().zip(&own).map(|(column, at)| typed(at.map_or("", cell), column.1));
        let decision = row.decision.map(|decision| {
            let words = language.pick(decision.word(), decision.dutch());
            Cell::word(decision.word(), words)
        });
        let mut cells: Vec<Cell> = cells.collect();
        cells[0] = decision.unwrap_or_else(|| std::mem::replace(&mut cells[0], Cell::Empty));
        cells.extend(further.iter().map(|&at| typed(cell(at), ColumnType::Text)));
        table.push(cells);
    }
    for mut row in rows(loaded, found, language) {
        row.resize(table.columns.len(), Cell::Empty);
        table.push(row);
    }
    table
}

fn is_called(heading: &str, column: &str) -> bool {
    merge_list_column(heading).unwrap_or(heading) == column
}

/// A cell of a list as a value; what is no value of the column stays as it was written.
fn typed(text: &str, kind: ColumnType) -> Cell {
    let words = || Cell::Text(text.to_owned());
    match kind {
        _ if text.is_empty() => Cell::Empty,
        ColumnType::Integer => text.parse().map_or_else(|_| words(), Cell::Integer),
        ColumnType::Number => text.replace(',', ".").parse().map_or_else(|_| words(), Cell::Number),
        ColumnType::List => Cell::List(text.split("; ").map(str::to_owned).collect()),
        _ => words(),
    }
}

/// The file to write a list to; none where a table is asked for.
pub(crate) fn target(output: &TableArgs) -> Option<PathBuf> {
    let path = PathBuf::from(output.output.as_deref().filter(|path| *path != "-")?);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_ascii_lowercase();
    let csv = output.format.as_deref().map_or(ending == "csv", |format| format == "csv");
    csv.then_some(path)
}

/// The sign between the cells of a new list: a spreadsheet that wrote semicolons opens no other list.
pub(crate) fn usual_sign(loaded: &Input, language: Language) -> char {
    if language == Language::Nl || loaded.delimiter() == Some(';') { ';' } else { ',' }
}

/// Writes a list: every row of the old one as it was written, then the new ones. A list in which somebody has decided is replaced
/// by its own continuation only. Cells are set apart as in the old list, otherwise by `usual`.
pub(crate) fn write(path: &Path, old: Option<&MergeList>, new: &[Vec<Cell>], usual: char) -> Result<(), Error> {
    let same = |old: &MergeList| {
        let path_of = |file: &Path| std::fs::canonicalize(file).ok();
        path_of(Path::new(&old.file)).is_some_and(|file| path_of(path) == Some(file))
    };
    let continued = old.is_some_and(same);
    if !continued {
        let there =
            std::fs::read(path).ok().and_then(|bytes| read_merge_list(&bytes, &path.display().to_string()).ok());
        let decided = there.map_or(0, |there| there.value.rows.len() - there.value.count(None));
        if decided > 0 {
            let path = path.display();
            return Err(Error::new(
                ErrorKind::Write,
                format!("{path} holds rows that are decided ({decided}), which would be lost"),
            )
            .hint(format!("keep them and add what is new: --merges {path} -o {path}"))
            .hint("or name another file with -o"));
        }
    }
    let mut headings: Vec<String> = old.map_or_else(Vec::new, |list| list.headings.clone());
    let missing = COLUMNS.iter().filter(|column| !headings.iter().any(|heading| is_called(heading, column.0)));
    let missing: Vec<String> = missing.map(|column| column.0.to_owned()).collect();
    headings.extend(missing);
    let delimiter = old.and_then(|list| list.delimiter).unwrap_or(usual);
    let mut rows: Vec<Vec<String>> =
        old.map_or_else(Vec::new, |list| list.rows.iter().map(|r| r.cells.clone()).collect());
    rows.iter_mut().for_each(|row| row.resize(headings.len(), String::new()));
    for row in new {
        let cell = |heading: &String| {
            let at = COLUMNS.iter().position(|column| is_called(heading, column.0));
            at.map_or_else(String::new, |at| written(&row[at], delimiter))
        };
        rows.push(headings.iter().map(cell).collect());
    }
    let bytes = write_merge_list(&headings, &rows, delimiter)?;
    if continued { output::replace_file(path, &bytes) } else { output::write_file(path, &bytes) }
}

/// A cell as a spreadsheet reads it: where cells are set apart by semicolons, numbers have a decimal comma.
fn written(cell: &Cell, delimiter: char) -> String {
    match cell {
        Cell::Text(text) | Cell::Word(_, text) => text.clone(),
        Cell::Integer(value) => value.to_string(),
        Cell::Number(value) if delimiter == ';' => value.to_string().replace('.', ","),
        Cell::Number(value) => value.to_string(),
        Cell::List(items) => items.join("; "),
        _ => String::new(),
    }
}

/// Row by row what a list did; none where there is no list.
pub(crate) fn log(loaded: &Input, language: Language) -> Option<Table> {
    let (list, log) = loaded.cleaned.merges.as_ref()?;
    let text = |name: &str, en: &str, nl: &str| Column::new(name, ColumnType::Text).heading(language.pick(en, nl));
    let count = |name: &str, en: &str, nl: &str| Column::new(name, ColumnType::Integer).heading(language.pick(en, nl));
    let columns = vec![
        count("row", "row", "rij"),
        text("name", "name", "naam"),
        text("id", "id", "id").hidden(),
        text("into", "went into", "ging op in"),
        text("into_id", "id of that", "id daarvan").hidden(),
        count("ties", "ties", "relaties"),
        count("dropped", "within the body", "binnen de organisatie"),
        count("combined", "combined", "samengevoegd"),
        Column::new("combined_ties", ColumnType::List)
            .heading(language.pick("combined ties", "samengevoegde relaties"))
            .hidden(),
        Column::new("contradictions", ColumnType::List)
            .heading(language.pick("contradictions", "tegenspraak"))
            .hidden(),
    ];
    let mut table = Table::new(language.pick("What was merged", "Wat is samengevoegd"), columns);
    for merge in &log.merges {
        let ties: Vec<String> = merge.united.iter().map(|united| in_words(united, loaded, language)).collect();
        let differing = contradictions(merge, language);
        let about = |text: &String| format!("{}: {text}", merge.name);
        table.sentences.extend(ties.iter().chain(&differing).map(about));
        table.push(vec![
            list.rows[merge.row].place.line.map_or(Cell::Empty, Cell::count),
            merge.name.as_str().into(),
            merge.id.as_str().into(),
            merge.into.as_str().into(),
            merge.into_id.as_str().into(),
            Cell::count(merge.ties),
            Cell::count(merge.inside),
            Cell::count(merge.united.len()),
            Cell::List(ties),
            Cell::List(differing),
        ]);
    }
    table.notes = loaded.cleaned.notes(language);
    Some(table)
}

/// `De Schoor → Gemeente Almere (funds): 2 ties are one, strength 3 of 1 and 3, reported by a and b`.
fn in_words(united: &UnitedTies, loaded: &Input, language: Language) -> String {
    let kind = language.tie_kind(&loaded.network.value, &united.kind);
    let number = united.ties.len();
    let are_one = language.pick("ties are one", "relaties zijn er één");
    let mut text = format!("{} – {} ({kind}): {number} {are_one}", united.source, united.target);
    if let Some(largest) = united.strengths.iter().copied().max_by(f64::total_cmp) {
        let all: Vec<String> = united.strengths.iter().map(|&strength| short(strength, language)).collect();
        let strength = language.pick("strength", "sterkte");
        let of = language.pick("of", "van");
        text += &format!(", {strength} {} {of} {}", short(largest, language), all.join(", "));
    }
    if !united.reported_by.is_empty() {
        let by = language.pick("reported by", "gemeld door");
        text += &format!(", {by} {}", united.reported_by.join(", "));
    }
    text
}

fn short(value: f64, language: Language) -> String {
    let text = value.to_string();
    if language == Language::Nl { text.replace('.', ",") } else { text }
}

fn contradictions(merge: &Merge, language: Language) -> Vec<String> {
    let not = language.pick("not", "niet");
    merge.differences.iter().map(|d| format!("{} {:?}, {not} {:?}", d.field, d.kept, d.other)).collect()
}
