//! `verbinder check`: everything wrong or doubtful.

use crate::cli::args::{FormArgs, LanguageArgs, TableArgs};
use crate::cli::diagnose::{self, Show};
use crate::cli::input::Input;
use crate::cli::{Outcome, input, output};
use std::collections::BTreeMap;
use verbinder::Error;
use verbinder::diagnostics::{Diagnostic, Item, Place, Said, Severity, sorted};
use verbinder::formats::Unreadable;
use verbinder::present::language::Language;
use verbinder::present::table::{Cell, Column, ColumnType, Recipe, Table};
use verbinder::present::tables::printable;

/// Everything wrong or doubtful in files, with place and hint
///
/// Reads each file to its end and lists all problems at once: errors first, then warnings and notices, those of one sort together.
/// Exit code 1 if a file has errors.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder check data/sociaal-domein.json
  verbinder check network.json --format json     for editors and scripts
  verbinder check network.json --errors-only
  verbinder check network.json --all             a line for every finding")]
pub(crate) struct Args {
    /// Network files or folders; - reads standard input
    #[arg(required = true)]
    files: Vec<String>,
    #[command(flatten)]
    form: FormArgs,
    /// Leave warnings and notices out
    #[arg(long)]
    errors_only: bool,
    /// Show every finding, however many there are of a sort
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    output: TableArgs,
    #[command(flatten)]
    language: LanguageArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let (mut inputs, mut commands) = (Vec::new(), Vec::new());
    let mut unread = None;
    let mut unreadable = Vec::new();
    for file in &args.files {
        match input::read_each(file, &args.form) {
            Ok((read, others)) => {
                commands.extend(read.iter().map(|input| args.form.check(file, input)));
                inputs.extend(read);
                unreadable.extend(others.iter().map(cannot_be_read));
            }
            // The other files are checked all the same; the first failure decides the exit code.
            Err(error) if args.files.len() > 1 => {
                output::print_error(&error);
                unread = unread.or(Some(Error::new(error.kind(), format!("{file} could not be checked"))));
            }
            Err(error) => return Err(error),
        }
    }
    let findings: Vec<Vec<Diagnostic>> = inputs.iter().map(|input| findings(input, args.errors_only)).collect();
    if args.output.is_for_people() {
        if !unreadable.is_empty() {
            let language = args.language.choose(None);
            output::print(&diagnose::text(&unreadable, "", Show { all: true, check: "", language }))?;
        }
        for ((input, list), check) in inputs.iter().zip(&findings).zip(&commands) {
            let language = args.language.choose(input.network.value.info().language.as_deref());
            output::print(&diagnose::text(list, &input.text, Show { all: args.all, check, language }))?;
            output::print(&format!("{}: {}\n", printable(&input.title()), summary(input, list, language)))?;
        }
    } else {
        // Programs know findings by their codes, and get the same words whatever the file speaks.
        let language = match output::is_for_programs(&args.output)? {
            true => Language::En,
            false => {
                args.language.choose(inputs.first().and_then(|input| input.network.value.info().language.as_deref()))
            }
        };
        output::write_table(table(&inputs, &findings, &unreadable, language), &args.output, language)?;
    }
    if let Some(error) = unread {
        return Err(error);
    }
    let errors = !unreadable.is_empty() || inputs.iter().any(|input| input.network.has_errors());
    Ok(if errors { Outcome::DataErrors } else { Outcome::Fine })
}

/// A file of a folder that cannot be read, as a finding among those about the others.
fn cannot_be_read(unreadable: &Unreadable) -> Diagnostic {
    let place = Place { file: Some(unreadable.file.display().to_string()), ..Place::default() };
    let finding = Diagnostic::error("unreadable-file", place, Said::english(unreadable.error.to_string()));
    match unreadable.error.hints() {
        [] => finding,
        hints => finding.hint(Said::english(hints.join("; "))),
    }
}

fn findings(input: &Input, errors_only: bool) -> Vec<Diagnostic> {
    let mut all = input.network.diagnostics.clone();
    all.extend(input.locate(verbinder::rules::check(&input.network.value, &input.origins)));
    let mut all = sorted(all);
    all.retain(|diagnostic| !errors_only || diagnostic.severity == Severity::Error);
    all
}

fn summary(input: &Input, list: &[Diagnostic], language: Language) -> String {
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    for diagnostic in list {
        *counts.entry(diagnostic.severity).or_default() += 1;
    }
    let network = &input.network.value;
    let (nodes, ties) = (network.node_count(), network.tie_count());
    let nodes_word = if nodes == 1 { language.pick("node", "knoop") } else { language.pick("nodes", "knopen") };
    let ties_word = if ties == 1 { language.pick("tie", "relatie") } else { language.pick("ties", "relaties") };
    let size = format!("{nodes} {nodes_word}, {ties} {ties_word}");
    if counts.is_empty() {
        return format!("{size}; {}", language.pick("nothing wrong", "niets mis"));
    }
    let parts: Vec<String> =
        counts.iter().map(|(severity, &number)| diagnose::count(*severity, number, language)).collect();
    format!("{size}; {}", parts.join(", "))
}

/// One row per finding. The columns are a promise to editors and scripts: see `docs/diagnostics.md`.
fn table(inputs: &[Input], findings: &[Vec<Diagnostic>], unreadable: &[Diagnostic], language: Language) -> Table {
    let text = |name: &str, nl: &str| Column::new(name, ColumnType::Text).heading(language.pick(name, nl));
    let integer = |name: &str, nl: &str| Column::new(name, ColumnType::Integer).heading(language.pick(name, nl));
    let columns = vec![
        text("file", "bestand"),
        text("part", "deel"),
        text("sheet", "blad"),
        integer("line", "regel"),
        integer("column", "kolom"),
        integer("end_line", "eind regel"),
        integer("end_column", "eind kolom"),
        text("severity", "ernst"),
        text("code", "code"),
        text("item", "wat"),
        text("field", "veld"),
        text("text", "tekst"),
        text("message", "melding"),
        text("hint", "tip"),
    ];
    let mut table = Table::new(language.pick("Findings", "Bevindingen"), columns);
    let mut recipe = Recipe::default();
    recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
    recipe.set("command", "check");
    recipe.set("file", inputs.iter().map(|input| input.name.clone()).collect::<Vec<_>>());
    recipe.set("sha256", inputs.iter().map(|input| input.sha256.clone()).collect::<Vec<_>>());
    if let Some(input) = inputs.first() {
        input.cleaned.recipe().into_iter().for_each(|(key, value)| recipe.set(&key, value));
    }
    table.recipe = recipe;
    let number = |value: Option<usize>| value.map_or(Cell::Empty, Cell::count);
    let mut rows: Vec<(&Input, &Diagnostic)> = Vec::new();
    for (input, list) in inputs.iter().zip(findings) {
        table.notes.push(format!("{}: {}", input.title(), summary(input, list, language)));
        table.notes.extend(input.cleaned.notes(language));
        rows.extend(list.iter().map(|finding| (input, finding)));
    }
    // Worst first over all files; within one severity file by file.
    rows.sort_by_key(|(_, finding)| finding.severity);
    for finding in unreadable {
        let mut row = vec![Cell::Empty; table.columns.len()];
        row[0] = Cell::maybe(finding.place.file.as_deref());
        row[7] = diagnose::word(finding.severity, language).into();
        row[8] = finding.code.into();
        row[12] = language.said(&finding.message).into();
        row[13] = Cell::maybe(finding.hint.as_ref().map(|hint| language.said(hint)));
        table.push(row);
    }
    for (input, Diagnostic { severity, code, place, message, hint }) in rows {
        let end = place.end(&input.text);
        table.push(vec![
            // A table of nodes beside the ties is a file of its own.
            place.file.as_deref().unwrap_or(&input.name).into(),
            Cell::maybe(input.part.as_deref()),
            Cell::maybe(place.sheet.as_deref()),
            number(place.line),
            number(place.column),
            number(end.map(|(line, _)| line)),
            number(end.map(|(_, column)| column)),
            diagnose::word(*severity, language).into(),
            (*code).into(),
            Cell::maybe(place.item.as_ref().map(Item::said).as_ref().map(|item| language.said(item))),
            Cell::maybe(place.field),
            Cell::maybe(offending(input, place).as_deref()),
            language.said(message).into(),
            Cell::maybe(hint.as_ref().map(|hint| language.said(hint))),
        ]);
    }
    table
}

/// Longest offending text that is repeated, in characters: it may be a whole node.
const LONGEST_TEXT: usize = 200;

fn offending(input: &Input, place: &Place) -> Option<String> {
    let text = input.text_at(place)?;
    let mut shown: String = text.chars().take(LONGEST_TEXT).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    Some(shown)
}
