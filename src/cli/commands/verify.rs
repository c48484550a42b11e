//! `verbinder verify`: whether an output is what its recipe gives.

use crate::cli::args::OutputArgs;
use crate::cli::replay::{self, Found, Input, Scratch};
use crate::cli::{Outcome, earlier, output, record};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use verbinder::digest::sha256;
use verbinder::present::language::Language;
use verbinder::present::table::{Cell, Column, ColumnType, Table};
use verbinder::present::tables::WRITERS;
use verbinder::text::{Text, count};
use verbinder::{Error, ErrorKind};

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

/// Runs the recipe and compares what it gives.
fn compare(found: &Found, file: &Path, inputs: &[PathBuf], language: Language) -> Result<Vec<Row>, Error> {
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
            None => made.as_ref().and_then(|path| replay::bytes_of(path).ok()),
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
        let (all, old) = (earlier::files_in(&self.made), replay::bytes_of(&target.path).ok());
        let is_same = |path: &&PathBuf| old.is_some() && replay::bytes_of(path).ok() == old;
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
    let bytes = replay::bytes_of(path).unwrap_or_default();
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
    let Ok(old) = replay::bytes_of(&target.path) else { return row(Verdict::Missing, None) };
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

/// So much of a line is shown.
const SHOWN: usize = 60;

/// `line 12, column 5: in the file "degree": 8 – by the recipe "degree": 9`, or the number of the first byte where the file is no text.
fn first_difference(old: &[u8], new: &[u8], language: Language) -> String {
    let at = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (Ok(before), Ok(_)) = (std::str::from_utf8(old), std::str::from_utf8(new)) else {
        let word = language.pick("byte", "byte");
        return format!("{word} {}", at + 1);
    };
    let start = old[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    let line = old[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
    let column = String::from_utf8_lossy(&old[start..at]).chars().count() + 1;
    debug_assert!(before.len() >= at, "the first difference is inside or at the end");
    // Long lines are shown from a little before the place.
    let from = start.max(at.saturating_sub(20));
    let shown = |bytes: &[u8]| {
        let rest = bytes.get(from..).unwrap_or_default();
        let rest = rest.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let text = String::from_utf8_lossy(rest);
        let text: String =
            text.trim_start_matches('\u{FFFD}').chars().filter(|c| !c.is_control()).take(SHOWN).collect();
        if text.trim().is_empty() { language.pick("nothing", "niets").to_owned() } else { text.trim().to_owned() }
    };
    let (here, there) = (shown(old), shown(new));
    match language {
        Language::En => format!("line {line}, column {column}: in the file {here} – by the recipe {there}"),
        Language::Nl => format!("regel {line}, kolom {column}: in het bestand {here} – volgens het recept {there}"),
    }
}

fn hashes(was: &str, is: &str, language: Language) -> String {
    let (was_word, is_word) = (language.pick("was", "was"), language.pick("is now", "is nu"));
    format!("SHA-256 {was_word} {was}, {is_word} {is}")
}

fn table(found: &Found, rows: &[Row], language: Language) -> Table {
    let text = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Text).heading(language.pick(en, nl))
    };
    let columns = vec![
        text("file", "file", "bestand"),
        text("verdict", "verdict", "oordeel"),
        text("place", "first difference", "eerste verschil"),
    ];
    let mut table = Table::new(language.pick("Made again and compared", "Opnieuw gemaakt en vergeleken"), columns);
    let unlisted = rows.iter().filter(|row| row.verdict == Verdict::Unlisted).count();
    let listed = rows.len() - unlisted;
    let same = rows.iter().filter(|row| row.verdict.is_fine()).count() - unlisted;
    let other_version = rows.iter().any(|row| row.verdict == Verdict::SameButVersion);
    let unchecked = rows.iter().filter(|row| row.verdict == Verdict::Unchecked).count();
    let lacking = rows.iter().filter(|row| matches!(row.verdict, Verdict::Gone | Verdict::Changed)).count();
    table.lead.push(match (language, listed - same) {
        (Language::En, _) if unchecked > 0 => format!(
            "Nothing was made again. Inputs that are missing or have changed: {lacking}. --input FILE says where one stands now."
        ),
        (Language::Nl, _) if unchecked > 0 => format!(
            "Niets is opnieuw gemaakt. Invoer die ontbreekt of anders is: {lacking}. --input BESTAND zegt waar die nu staat."
        ),
        (Language::En, 0) if other_version => {
            format!("What the recipe gives, but for the version: {same} of {same} files.")
        }
        (Language::Nl, 0) if other_version => {
            format!("Wat het recept geeft, op de versie na: {same} van {same} bestanden.")
        }
        (Language::En, 0) => format!("Byte for byte what the recipe gives: {same} of {same} files."),
        (Language::Nl, 0) => format!("Tot op de byte wat het recept geeft: {same} van {same} bestanden."),
        (Language::En, 1) => format!("1 of {} is not what the recipe gives.", count(listed as u64, "file", "files")),
        (Language::Nl, 1) => {
            format!("1 van {} is niet wat het recept geeft.", count(listed as u64, "bestand", "bestanden"))
        }
        (Language::En, other) => format!("{other} of {listed} files are not what the recipe gives."),
        (Language::Nl, other) => format!("{other} van {listed} bestanden zijn niet wat het recept geeft."),
    });
    if unlisted > 0 {
        let number = unlisted as u64;
        table.notes.push(match language {
            Language::En => format!(
                "{} in the folder that the recipe does not list: not of this result, and not checked.",
                count(number, "file stands", "files stand")
            ),
            Language::Nl => format!(
                "{} in de map die het recept niet noemt: niet van dit resultaat, en niet nagegaan.",
                count(number, "bestand staat", "bestanden staan")
            ),
        });
    }
    for row in rows {
        table.push(vec![
            row.file.as_str().into(),
            Cell::word(row.verdict.word(), language.text(row.verdict.text())),
            row.place.as_deref().map_or(Cell::Empty, Cell::from),
        ]);
    }
    if found.version != env!("CARGO_PKG_VERSION") {
        table.notes.push(match language {
            Language::En => format!(
                "Made by verbinder {}, made again by {}: a difference may be one of the versions. CHANGELOG.md says what changed.",
                found.version,
                env!("CARGO_PKG_VERSION")
            ),
            Language::Nl => format!(
                "Gemaakt met verbinder {}, opnieuw gemaakt met {}: een verschil kan aan de versie liggen. CHANGELOG.md zegt wat er veranderd is.",
                found.version,
                env!("CARGO_PKG_VERSION")
            ),
        });
    }
    table.recipe = record::recipe();
    table.recipe.set("verified", found.place.display().to_string());
    table.recipe.set("verified_command", found.command.as_str());
    table
}
