//! An output made again by its recipe, and held against what stands there.

use super::words::first_difference;
use super::{Row, Target, Verdict, targets};
use crate::cli::recipes::Found;
use crate::cli::replay::{self, Scratch};
use crate::cli::{earlier, recipes};
use std::path::{Path, PathBuf};
use verbinder::digest::sha256;
use verbinder::present::language::Language;
use verbinder::present::tables::WRITERS;
use verbinder::{Error, ErrorKind};

/// Runs the recipe and compares what it gives.
pub(super) fn compare(found: &Found, file: &Path, inputs: &[PathBuf], language: Language) -> Result<Vec<Row>, Error> {
    let targets = targets(found, file);
    let scratch = Scratch::new()?;
    let again = Again::of(found, &targets, scratch.path())?;
    let done = replay::run(found, inputs, &again.options, false)?;
    let printed = again.printed.then_some(done.stdout.as_slice());
    let nothing = if again.printed { done.stdout.is_empty() } else { !again.made.exists() };
    if nothing {
        let said = String::from_utf8_lossy(&done.stderr);
        let line = said.lines().find_map(|line| line.strip_prefix("error: ")).unwrap_or("it gave nothing").to_owned();
        return Err(Error::new(
            ErrorKind::Request,
            format!("the recipe in {} cannot be run again: {line}", found.place.display()),
        )
        .hint(format!("verbinder replay {} shows all that it says", file.display())));
    }
    let mut rows = Vec::new();
    for target in &targets {
        let made = if printed.is_some() { None } else { again.file_of(target, targets.len()) };
        let new = match printed {
            Some(bytes) => Some(bytes.to_vec()),
            None => made.as_ref().and_then(|path| recipes::bytes_of(path).ok()),
        };
        let mut row = judged(found, target, new.as_deref(), language);
        if let Some(name) = made.as_deref().and_then(|path| again.other_name(path, target)) {
            let word = language.pick("the recipe calls it", "het recept noemt het");
            row.place =
                Some(row.place.map_or_else(String::new, |place| format!("{place}; ")) + &format!("{word} {name}"));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Where the recipe is to put what it makes again.
struct Again {
    options: Vec<String>,
    /// The file or folder that it makes.
    made: PathBuf,
    /// Whether the result is what it prints.
    printed: bool,
}

impl Again {
    fn of(found: &Found, targets: &[Target], scratch: &Path) -> Result<Again, Error> {
        let first = targets.first().map(|target| target.path.as_path()).unwrap_or(Path::new("result"));
        let in_folder = found.place.file_name().is_some_and(|name| name == "recipe.json") || found.command == "report";
        let made = if in_folder { scratch.join("made") } else { scratch.join(named(first)?) };
        let option = found.option.as_deref().unwrap_or("output");
        let mut options = vec![format!("--{option}={}", made.display())];
        let is_table = found.outputs.is_empty() && made.extension().is_some_and(|ending| ending == "json");
        // These write networks to a file and print a table.
        let printed = is_table && matches!(found.command.as_str(), "split" | "backbone");
        if is_table && found.command == "combine" {
            return Err(Error::request("combine prints where it writes: its table is not the same elsewhere")
                .hint("verify what it wrote, which has its recipe beside it"));
        }
        if printed {
            options = vec![format!("--output={}", scratch.join("beside.json").display()), "--format=json".to_owned()];
        }
        Ok(Again { options, made, printed })
    }

    /// The file that stands for a target among what was made.
    fn file_of(&self, target: &Target, targets: usize) -> Option<PathBuf> {
        if !self.made.is_dir() {
            // The second file of a pair has a name of its own.
            let own = self.made.with_file_name(target.path.file_name()?);
            return Some(if targets > 1 { own } else { self.made.clone() });
        }
        let whole = self.made.join(&target.name);
        if whole.is_file() {
            return Some(whole);
        }
        // One file of a report by itself, which may have been moved: any of its name, most of all one that is the same.
        let (all, old) = (earlier::files_in(&self.made), recipes::bytes_of(&target.path).ok());
        let is_same = |path: &&PathBuf| old.is_some() && recipes::bytes_of(path).ok() == old;
        let named = || all.iter().filter(|path| path.file_name() == target.path.file_name());
        if let Some(found) = named().find(is_same).or_else(|| named().next()) {
            return Some(found.clone());
        }
        // Mail and browsers give files another name: what has its bytes, or the only one of its kind, is meant.
        let mut of_kind = all.iter().filter(|path| path.extension() == target.path.extension());
        let only = of_kind.next().filter(|_| of_kind.next().is_none());
        all.iter().find(is_same).or(only).cloned()
    }

    /// What the recipe calls a file that was found under another name.
    fn other_name(&self, made: &Path, target: &Target) -> Option<String> {
        let renamed = self.made.is_dir() && made.file_name() != target.path.file_name();
        renamed.then(|| made.strip_prefix(&self.made).unwrap_or(made).display().to_string())
    }
}

/// The name of a file with an ending that tells its form.
fn named(path: &Path) -> Result<String, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let pictures = ["dot", "gv", "svg", "png", "pdf", "gexf", "graphml"];
    let known = WRITERS.iter().any(|writer| writer.extension == ending)
        || pictures.contains(&ending.as_str())
        || verbinder::formats::by_name(&name).is_some();
    let bytes = recipes::bytes_of(path).unwrap_or_default();
    let sniffed = match () {
        () if bytes.starts_with(b"\x89PNG") => "png",
        () if bytes.starts_with(b"%PDF") => "pdf",
        () if bytes.starts_with(b"<svg") || bytes.starts_with(b"<?xml") => "svg",
        () if bytes.starts_with(b"{") => "json",
        () => "dot",
    };
    let is_result =
        bytes.starts_with(b"{") && ending != "json" && verbinder::present::provenance::find(&bytes).is_some();
    Ok(if known && !is_result { name } else { format!("{name}.{sniffed}") })
}

fn judged(found: &Found, target: &Target, new: Option<&[u8]>, language: Language) -> Row {
    let row = |verdict, place| Row { file: target.name.clone(), verdict, place };
    let Ok(old) = recipes::bytes_of(&target.path) else { return row(Verdict::Missing, None) };
    let Some(new) = new else {
        let text = language.pick(
            "the recipe makes no file of this name, and none with these bytes",
            "het recept maakt geen bestand met deze naam, en geen met deze inhoud",
        );
        return row(Verdict::Differs, Some(text.to_owned()));
    };
    if old == new {
        return row(Verdict::Same, None);
    }
    if target.sha256.as_ref().is_some_and(|hash| *hash != sha256(&old)) {
        return row(Verdict::Edited, Some(first_difference(&old, new, language)));
    }
    let here = env!("CARGO_PKG_VERSION");
    if is_version(&found.version) && found.version != here && of_version(&old, &found.version, here) == new {
        return row(Verdict::SameButVersion, None);
    }
    row(Verdict::Differs, Some(first_difference(&old, new, language)))
}

/// Whether a text is the number of a version and nothing else: anything may stand in a recipe.
fn is_version(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || ".-+".contains(c);
    text.len() < 40 && text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(sign)
}

/// The bytes of one version as another would have written them.
fn of_version(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let forms = ["\"verbinder\": \"", "\"verbinder\":\"", "&#34;verbinder&#34;:&#34;", "verbinder "];
    let text =
        forms.iter().fold(text.to_owned(), |text, form| text.replace(&format!("{form}{old}"), &format!("{form}{new}")));
    text.into_bytes()
}
