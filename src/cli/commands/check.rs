//! `verbinder check`: everything wrong or doubtful.

use crate::cli::args::{FormArgs, TableArgs};
use crate::cli::{Outcome, diagnose, input, output};
use std::collections::BTreeMap;
use verbinder::Error;
use verbinder::diagnostics::{Diagnostic, Severity, sorted};
use verbinder::formats::Input;
use verbinder::present::language::Language;
use verbinder::present::table::{Cell, Column, ColumnType, Recipe, Table};

/// Everything wrong or doubtful in files, with place and hint
///
/// Reads each file to its end and lists all problems at once: errors first, then warnings and notices. Exit code 1 if a file has
/// errors.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder check data/sociaal-domein.json
  verbinder check network.json --format json     for editors and scripts
  verbinder check network.json --errors-only")]
pub(crate) struct Args {
    /// Network files or folders; - reads standard input
    #[arg(required = true)]
    files: Vec<String>,
    #[command(flatten)]
    form: FormArgs,
    /// Leave warnings and notices out
    #[arg(long)]
    errors_only: bool,
    #[command(flatten)]
    output: TableArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let mut inputs = Vec::new();
    let mut unread = None;
    for file in &args.files {
        match input::read(file, &args.form) {
            Ok(read) => inputs.extend(read),
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
        for (input, list) in inputs.iter().zip(&findings) {
            output::print(&diagnose::text(list, &input.text))?;
            output::print(&format!("{}: {}\n", input.name, summary(input, list)))?;
        }
    } else {
        output::write_table(&table(&inputs, &findings), &args.output, Language::En)?;
    }
    if let Some(error) = unread {
        return Err(error);
    }
    let errors = inputs.iter().any(|input| input.network.has_errors());
    Ok(if errors { Outcome::DataErrors } else { Outcome::Fine })
}

fn findings(input: &Input, errors_only: bool) -> Vec<Diagnostic> {
    let mut all = input.network.diagnostics.clone();
    all.extend(input.locate(verbinder::rules::check(&input.network.value, &input.origins)));
    let mut all = sorted(all);
    all.retain(|diagnostic| !errors_only || diagnostic.severity == Severity::Error);
    all
}

fn summary(input: &Input, list: &[Diagnostic]) -> String {
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    for diagnostic in list {
        *counts.entry(diagnostic.severity).or_default() += 1;
    }
    let network = &input.network.value;
    let size = format!("{} nodes, {} ties", network.node_count(), network.tie_count());
    if counts.is_empty() {
        return format!("{size}; nothing wrong");
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(severity, &count)| format!("{count} {}{}", severity.word(), if count == 1 { "" } else { "s" }))
        .collect();
    format!("{size}; {}", parts.join(", "))
}

fn table(inputs: &[Input], findings: &[Vec<Diagnostic>]) -> Table {
    let text = |name: &str| Column::new(name, ColumnType::Text);
    let integer = |name: &str| Column::new(name, ColumnType::Integer);
    let columns = vec![
        text("file"),
        integer("line"),
        integer("column"),
        text("severity"),
        text("code"),
        text("item"),
        text("message"),
        text("hint"),
    ];
    let mut table = Table::new("Findings", columns);
    let mut recipe = Recipe::default();
    recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
    recipe.set("command", "check");
    recipe.set("file", inputs.iter().map(|input| input.name.clone()).collect::<Vec<_>>());
    recipe.set("sha256", inputs.iter().map(|input| input.sha256.clone()).collect::<Vec<_>>());
    table.recipe = recipe;
    let number = |value: Option<usize>| value.map_or(Cell::Empty, Cell::count);
    for (input, list) in inputs.iter().zip(findings) {
        table.notes.push(format!("{}: {}", input.name, summary(input, list)));
        for diagnostic in list {
            table.push(vec![
                input.name.as_str().into(),
                number(diagnostic.place.line),
                number(diagnostic.place.column),
                diagnostic.severity.word().into(),
                diagnostic.code.into(),
                Cell::maybe(diagnostic.place.item.as_deref()),
                diagnostic.message.as_str().into(),
                Cell::maybe(diagnostic.hint.as_deref()),
            ]);
        }
    }
    table
}
