//! Where results go: standard output or a file that is replaced whole, never half.

use super::args::TableArgs;
use super::progress;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use verbinder::present::language::Language;
use verbinder::present::table::Table;
use verbinder::present::tables::{Appearance, WRITERS, Writer};
use verbinder::text::steers;
use verbinder::{Error, ErrorKind};

/// Writes a table where and how the options ask for.
pub(crate) fn write_table(table: &Table, options: &TableArgs, language: Language) -> Result<(), Error> {
    let writer = writer(options)?;
    match options.output.as_deref() {
        None | Some("-") => {
            let appearance = Appearance { language, width: width(), colour: colour() };
            if writer.binary && std::io::stdout().is_terminal() {
                return Err(Error::request(format!("{} is no text for a terminal", writer.id))
                    .hint(format!("-o table.{} writes it to a file", writer.extension)));
            }
            print_bytes(&(writer.write)(table, &appearance)?)
        }
        Some(path) => {
            let appearance = Appearance { language, width: None, colour: false };
            write_file(Path::new(path), &(writer.write)(table, &appearance)?)
        }
    }
}

fn writer(options: &TableArgs) -> Result<&'static Writer, Error> {
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
    progress::clear();
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Error::new(ErrorKind::Write, "cannot write to standard output").because(error))
}

/// Writes bytes to standard output.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Error> {
    progress::clear();
    let mut out = std::io::stdout().lock();
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .map_err(|error| Error::new(ErrorKind::Write, "cannot write to standard output").because(error))
}

/// The files that this run has read, by their resolved paths.
static READ: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Keeps a file that is read from being written in the same run.
pub(crate) fn protect(input: &Path) {
    if let Ok(path) = std::fs::canonicalize(input) {
        READ.lock().expect("no thread fails while it holds the list").push(path);
    }
}

fn is_protected(path: &Path) -> bool {
    READ.lock().expect("no thread fails while it holds the list").iter().any(|input| input == path)
}

/// Replaces a file whole: writes beside it, syncs, renames. A failure leaves the old file as it was. A link is followed, the
/// permissions of the old file are kept, and what is no regular file (a pipe, a device) is written into. An input of the same run
/// is never replaced.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let existing = std::fs::canonicalize(path).ok();
    if existing.as_deref().is_some_and(is_protected) {
        return Err(Error::request(format!("{} is the file that was read; it is not replaced", path.display()))
            .hint("name another file with -o"));
    }
    replace_file(path, bytes)
}

/// As [`write_file`], also where the file was read: what is written holds everything that it held.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |what: &str, error: std::io::Error| {
        Error::new(ErrorKind::Write, format!("cannot {what} {}", path.display()))
            .because(error)
            .hint("check that the folder exists and may be written to, and that the disk is not full")
    };
    let existing = std::fs::canonicalize(path).ok();
    let target = existing.as_deref().unwrap_or(path);
    let old = std::fs::metadata(target).ok();
    if old.as_ref().is_some_and(|old| !old.is_file() && !old.is_dir()) {
        let written = std::fs::OpenOptions::new().write(true).open(target).and_then(|mut file| file.write_all(bytes));
        return written.map_err(|error| failed("write", error));
    }
    let name = target.file_name().ok_or_else(|| Error::request(format!("{} is no file name", path.display())))?;
    let beside = target.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        if let Some(old) = &old {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()
    });
    if let Err(error) = written {
        // The part file may not even exist; what matters is the error above.
        let _ = std::fs::remove_file(&beside);
        return Err(failed("write", error));
    }
    std::fs::rename(&beside, target).map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        failed("replace", error)
    })
}

/// Makes a folder and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(path).map_err(|error| {
        Error::new(ErrorKind::Write, format!("cannot make the folder {}", path.display()))
            .because(error)
            .hint("name another folder with -o")
    })
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
