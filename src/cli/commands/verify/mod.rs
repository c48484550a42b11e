//! `verbinder verify`: whether an output is what its recipe gives.

mod again;
mod words;

use crate::cli::args::OutputArgs;
use crate::cli::recipes::Found;
use crate::cli::replay::{self, Input};
use crate::cli::{Outcome, earlier, output};
use again::compare;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use verbinder::Error;
use verbinder::text::Text;
use words::{hashes, table};

/// Make an output again by its recipe, and compare byte for byte
///
/// Finds the recipe in a result (JSON), a page or folder of a report, a picture, a recipe.json or NAME.recipe.json beside a file; finds
/// the files that it reads, by name or among --input, by their SHA-256; runs the same command with the same options and seed; and
/// names every file that differs, with the first place, and what else stands in the folder. Exit code 0: everything is the same; 1:
/// something is not; 2: nothing was made again, since a file that was read is gone or has changed, or the recipe cannot be run.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder verify out/
  verbinder verify actors.json --input data/sociaal-domein.json
  verbinder verify bridges.svg --format json")]
pub(crate) struct Args {
    /// Output that holds its recipe, folder of a report, or recipe
    file: PathBuf,
    /// Files that the recipe reads, where they are no longer where they were; a folder offers all its files
    #[arg(long, value_name = "FILE")]
    input: Vec<PathBuf>,
    #[command(flatten)]
    output: OutputArgs,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Same,
    SameButVersion,
    Differs,
    Edited,
    Missing,
    Changed,
    Gone,
    Unchecked,
    Unlisted,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::SameButVersion => "same-but-version",
            Verdict::Differs => "differs",
            Verdict::Edited => "edited",
            Verdict::Missing => "missing",
            Verdict::Changed => "input-changed",
            Verdict::Gone => "input-missing",
            Verdict::Unchecked => "not-checked",
            Verdict::Unlisted => "not-in-recipe",
        }
    }

    fn text(self) -> Text {
        match self {
            Verdict::Same => Text { en: "the same", nl: "gelijk" },
            Verdict::SameButVersion => Text { en: "the same but for the version", nl: "gelijk op de versie na" },
            Verdict::Differs => Text { en: "differs", nl: "verschilt" },
            Verdict::Edited => Text { en: "changed after it was written", nl: "gewijzigd nadat het geschreven is" },
            Verdict::Missing => Text { en: "missing", nl: "ontbreekt" },
            Verdict::Changed => Text { en: "input has changed", nl: "invoer is gewijzigd" },
            Verdict::Gone => Text { en: "input not found", nl: "invoer niet gevonden" },
            Verdict::Unchecked => Text { en: "not checked", nl: "niet nagegaan" },
            Verdict::Unlisted => Text { en: "not in the recipe", nl: "niet in het recept" },
        }
    }

    /// Whether nothing speaks against what the recipe lists. Files that it does not list are no part of the result.
    fn is_fine(self) -> bool {
        matches!(self, Verdict::Same | Verdict::SameButVersion | Verdict::Unlisted)
    }
}

/// One line of the result.
struct Row {
    file: String,
    verdict: Verdict,
    /// Where and what.
    place: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let language = args.output.language.choose(None);
    let found = Found::of(&args.file)?;
    let mut rows = Vec::new();
    let mut paths = Vec::new();
    for ((name, wanted), input) in found.inputs.iter().zip(replay::inputs(&found, &args.input)) {
        let row = |verdict, place| Row { file: name.clone(), verdict, place };
        match input {
            Input::Here(path) => paths.push(path),
            Input::Changed(now) => rows.push(row(Verdict::Changed, Some(hashes(wanted, &now, language)))),
            Input::Gone => rows.push(row(Verdict::Gone, Some(format!("SHA-256 {wanted}")))),
        }
    }
    if rows.is_empty() {
        rows = compare(&found, &args.file, &paths, language)?;
    } else {
        let outputs = targets(&found, &args.file).into_iter();
        rows.extend(outputs.map(|target| Row { file: target.name, verdict: Verdict::Unchecked, place: None }));
    }
    rows.extend(unlisted(&found, &args.file));
    let outcome = match () {
        () if rows.iter().any(|row| row.verdict == Verdict::Unchecked) => Outcome::NotChecked,
        () if rows.iter().all(|row| row.verdict.is_fine()) => Outcome::Fine,
        () => Outcome::DataErrors,
    };
    output::write_table(table(&found, &rows, language), &args.output.table, language)?;
    Ok(outcome)
}

/// An output that is compared.
struct Target {
    /// As the recipe or the user names it.
    name: String,
    /// Where it stands.
    path: PathBuf,
    /// What it was when it was written, where the recipe stands apart from it.
    sha256: Option<String>,
}

fn targets(found: &Found, file: &Path) -> Vec<Target> {
    if found.outputs.is_empty() {
        return vec![Target { name: file.display().to_string(), path: file.to_owned(), sha256: None }];
    }
    let folder = found.place.parent().unwrap_or(Path::new(""));
    let target = |(name, sha256): &(String, String)| Target {
        name: name.clone(),
        path: folder.join(name),
        sha256: Some(sha256.clone()),
    };
    found.outputs.iter().map(target).collect()
}

/// The files in a folder that its recipe does not list: they stand beside the result, and are none of it.
fn unlisted(found: &Found, asked: &Path) -> Vec<Row> {
    let folder = found.place.parent().unwrap_or(Path::new(""));
    let whole = asked.is_dir() || (asked == found.place && asked.file_name().is_some_and(|name| name == "recipe.json"));
    if !whole || found.outputs.is_empty() {
        return Vec::new();
    }
    let targets: BTreeSet<PathBuf> = targets(found, asked).into_iter().map(|target| target.path).collect();
    let others = earlier::files_in(folder).into_iter().filter(|path| *path != found.place && !targets.contains(path));
    let name = |path: PathBuf| path.strip_prefix(folder).unwrap_or(&path).display().to_string();
    others.map(|path| Row { file: name(path), verdict: Verdict::Unlisted, place: None }).collect()
}
