//! Where results go: standard output or a file.

use super::args::TableArgs;
pub(crate) use super::files::{make_folder, protect, replace_file, write_file, write_files};
use super::{progress, record};
use std::io::{IsTerminal, Write};
use std::path::Path;
use verbinder::present::language::Language;
use verbinder::present::table::Table;
use verbinder::present::tables::{Appearance, WRITERS, Writer};
use verbinder::text::steers;
use verbinder::{Error, ErrorKind};

/// The forms of tables that hold their recipe whole.
const HOLD_RECIPES: [&str; 2] = ["json", "xlsx"];

/// Whether the form that the options ask for is one that programs read, with the names of columns and no headings.
pub(crate) fn is_for_programs(options: &TableArgs) -> Result<bool, Error> {
    Ok(["json", "csv"].contains(&writer(options)?.id))
}

/// Writes a table where and how the options ask for.
pub(crate) fn write_table(mut table: Table, options: &TableArgs, language: Language) -> Result<(), Error> {
    let writer = writer(options)?;
    record::complete(&mut table.recipe);
    match options.output.as_deref() {
        None | Some("-") => {
            let appearance = Appearance { language, width: width(), colour: colour() };
            if writer.binary && std::io::stdout().is_terminal() {
                return Err(Error::request(format!("{} is no text for a terminal", writer.id))
                    .hint(format!("-o table.{} writes it to a file", writer.extension)));
            }
            print_bytes(&(writer.write)(&table, &appearance)?)
        }
        Some(path) => {
            let appearance = Appearance { language, width: None, colour: false };
            let (path, bytes) = (Path::new(path), (writer.write)(&table, &appearance)?);
            if HOLD_RECIPES.contains(&writer.id) {
                return write_file(path, &bytes);
            }
            record::write(&[(path.to_owned(), &bytes)], Some(&table.recipe), &record::beside(path), language)
        }
    }
}

/// An error where a result that is one file is to go to a folder.
pub(crate) fn refuse_folder(path: &str, example: &str) -> Result<(), Error> {
    if !path.ends_with(std::path::is_separator) && !Path::new(path).is_dir() {
        return Ok(());
    }
    let file = Path::new(path).join(example);
    Err(Error::request(format!("{path} is a folder, and the result is one file"))
        .hint(format!("name a file in it, such as {}", file.display())))
}

fn writer(options: &TableArgs) -> Result<&'static Writer, Error> {
    if let Some(path) = options.output.as_deref().filter(|path| *path != "-") {
        refuse_folder(path, "table.csv")?;
    }
    let by_id = |id: &str| WRITERS.iter().find(|writer| writer.id == id);
    if let Some(id) = &options.format {
        return by_id(id).ok_or_else(|| Error::request(format!("--format does not know {id:?}")));
    }
    let Some(path) = options.output.as_deref().filter(|path| *path != "-") else { return Ok(&WRITERS[0]) };
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or("").to_ascii_lowercase();
    WRITERS.iter().find(|writer| writer.extension == ending).ok_or_else(|| {
        let endings: Vec<String> = WRITERS.iter().map(|writer| format!(".{}", writer.extension)).collect();
        Error::request(format!("cannot tell the form of {path:?} from its ending"))
            .hint(format!("end the name in {}, or add --format", endings.join(", ")))
    })
}

/// Writes text to standard output.
pub(crate) fn print(text: &str) -> Result<(), Error> {
    print_bytes(text.as_bytes())
}

/// Writes bytes to standard output.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Error> {
    progress::clear();
    flushed(std::io::stdout().lock().write_all(bytes))
}

/// What became of something that was written to standard output, once all of it has left.
pub(crate) fn flushed(written: std::io::Result<()>) -> Result<(), Error> {
    written
        .and_then(|()| std::io::stdout().flush())
        .map_err(|error| Error::new(ErrorKind::Write, "cannot write to standard output").because(error))
}

/// `error:` and `hint:` lines on standard error.
pub(crate) fn print_error(error: &Error) {
    let red = anstyle::AnsiColor::Red.on_default().bold();
    let cyan = anstyle::AnsiColor::Cyan.on_default().bold();
    let mut out = anstream::stderr().lock();
    // Nothing can be done if standard error itself is gone.
    let _ = writeln!(out, "{red}error:{red:#} {}", steady(&error.to_string()));
    for hint in error.hints() {
        let _ = writeln!(out, "{cyan}hint:{cyan:#} {}", steady(hint));
    }
}

/// A message in which no name out of a file steers the terminal.
fn steady(message: &str) -> String {
    message.chars().map(|c| if steers(c) && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// One line on standard error.
pub(crate) fn say(text: &str) {
    progress::clear();
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Whether the reader of our output went away, as `head` does: no failure.
pub(crate) fn is_closed_pipe(error: &Error) -> bool {
    let source = std::error::Error::source(error).and_then(|source| source.downcast_ref::<std::io::Error>());
    error.kind() == ErrorKind::Write && source.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Width of the terminal, none where output does not go to one.
pub(crate) fn width() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    comfy_table::Table::new().width().map(usize::from)
}

/// Whether standard output wants colour: a terminal, and no `NO_COLOR`.
pub(crate) fn colour() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}
