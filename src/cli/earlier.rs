//! What an earlier run left where this one writes: files that nobody would know to be of another result.
//!
//! A result of several files has a recipe that lists them. Under `--force` a later result takes its place as a whole: what the old recipe
//! lists, and the new result does not write, is removed once the new files stand. Only what a result there may consist of, and what still
//! holds what the recipe says, is ours to remove: a recipe may have been changed by hand, or come from elsewhere. Everything else stays,
//! and is named.

use super::commands::convert::nodes_beside;
use super::{files, journal, output, recipes};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use verbinder::digest::sha256;
use verbinder::formats::FORMATS;
use verbinder::present::language::Language;
use verbinder::present::provenance::{OUTPUTS, find};
use verbinder::text::count;
use verbinder::{Error, ErrorKind};

/// What would stay beside a new result.
#[derive(Debug, Default)]
pub(crate) struct Left {
    /// The folder of the result.
    folder: PathBuf,
    /// Whether no name may be shown.
    hidden: bool,
    /// Whether there is an earlier result, or what is left of one.
    replaces: bool,
    /// The files of the earlier result, as it left them, by their names in the folder and with their SHA-256.
    known: Vec<(String, String)>,
    /// Files of the earlier result, as it left them.
    ours: Vec<PathBuf>,
    /// Files that its recipe lists and that hold something else now.
    changed: Vec<PathBuf>,
    /// Files that its recipe does not list; looked for in folders only.
    others: Vec<PathBuf>,
}

/// So many files of a folder are looked at: it may be a whole disk.
const MOST_LOOKED_AT: usize = 10_000;

/// So many files are named.
const MOST_NAMED: usize = 5;

impl Left {
    /// What stays of the result whose recipe is `recipe` when these files are written in its place. A run that was killed while it replaced
    /// a result has left a note of all its files.
    pub(crate) fn beside(new: &[PathBuf], recipe: &Path, cut_short: Option<journal::Note>) -> Left {
        let folder = recipe.parent().unwrap_or(Path::new("")).to_owned();
        let mut left = Left { folder, ..Left::default() };
        let kept: BTreeSet<&PathBuf> = new.iter().collect();
        let old = recipes::bytes_of(recipe).ok().and_then(|bytes| find(&bytes)).filter(|map| map.contains_key(OUTPUTS));
        left.replaces = old.is_some() || cut_short.is_some();
        let mut listed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let pairs = old.iter().flat_map(|map| recipes::pairs(map, OUTPUTS)).chain(cut_short.into_iter().flatten());
        for (name, hash) in pairs.filter(|(name, _)| recipes::is_below(name)) {
            listed.entry(name).or_default().insert(hash);
        }
        for (name, hashes) in listed {
            let path = left.folder.join(&name);
            if kept.contains(&path) || std::fs::symlink_metadata(&path).is_err() {
                continue;
            }
            let hash = recipes::bytes_of(&path).ok().map(|bytes| sha256(&bytes));
            let may_be_ours = may_be_of(recipe, &path) && left.holds(&path);
            match hash.filter(|hash| may_be_ours && hashes.contains(hash)) {
                Some(hash) => {
                    left.known.push((name, hash));
                    left.ours.push(path);
                }
                None => left.changed.push(path),
            }
        }
        // What was not made again as it was has no recipe any more.
        if old.is_some() && files::is_forced() && !new.iter().any(|path| path == recipe) {
            left.ours.push(recipe.to_owned());
        }
        left
    }

    /// As [`Left::beside`], with the other files in the folder, where they matter: beside pseudonyms, and where something is replaced.
    pub(crate) fn in_folder(new: &[PathBuf], recipe: &Path, cut_short: Option<journal::Note>, hidden: bool) -> Left {
        let mut left = Left { hidden, ..Left::beside(new, recipe, cut_short) };
        if left.replaces || files::is_forced() || hidden {
            let known: BTreeSet<&PathBuf> = new.iter().chain(&left.ours).chain(&left.changed).collect();
            let other = |path: &PathBuf| !known.contains(path) && !files::is_written(path);
            left.others = files_in(&left.folder).into_iter().filter(other).collect();
        }
        left
    }

    /// Whether a file stands in the folder itself, whatever links lead to it.
    fn holds(&self, path: &Path) -> bool {
        let real = |path: &Path| std::fs::canonicalize(if path.as_os_str().is_empty() { Path::new(".") } else { path });
        let is_file = std::fs::symlink_metadata(path).is_ok_and(|there| there.is_file());
        let folder = real(&self.folder).ok();
        is_file && folder.is_some_and(|folder| real(path).is_ok_and(|path| path.starts_with(folder)))
    }

    /// An error where a new result may not stand beside what is left: without `--force`, where it was read, and under pseudonyms where names
    /// would stay.
    pub(crate) fn refuse(&self, hidden: bool) -> Result<(), Error> {
        let hint = "name another folder with -o, or remove them yourself";
        if let Some(read) = self.ours.iter().find(|path| files::is_input(path)) {
            let message = format!("{} was read, and is of the result that would be replaced", read.display());
            return Err(Error::request(message).hint("name another folder with -o"));
        }
        let earlier: Vec<&PathBuf> = self.ours.iter().chain(&self.changed).collect();
        if !earlier.is_empty() && !files::is_forced() {
            return Err(Error::new(
                ErrorKind::Write,
                format!(
                    "{} holds another result, of which {} would stay ({}); nothing was written",
                    shown(&self.folder),
                    count(earlier.len() as u64, "file", "files"),
                    self.named(&earlier)
                ),
            )
            .hint("--force replaces it as a whole; or name another folder with -o"));
        }
        if !hidden {
            return Ok(());
        }
        if !self.changed.is_empty() {
            let changed: Vec<&PathBuf> = self.changed.iter().collect();
            let message = format!(
                "{} would stay beside pseudonyms, changed since an earlier result was written: {}; nothing was written",
                count(changed.len() as u64, "file", "files"),
                self.named(&changed)
            );
            return Err(Error::new(ErrorKind::Write, message).hint(hint));
        }
        let told = |path: &&PathBuf| {
            let recipe = recipes::bytes_of(path).ok().and_then(|bytes| recipes::recipe_in(&bytes));
            recipe.is_some_and(|recipe| !recipe.contains_key("pseudonymised"))
        };
        let with_names: Vec<&PathBuf> = self.others.iter().filter(told).collect();
        if with_names.is_empty() {
            return Ok(());
        }
        let message = format!(
            "{} of an earlier result, made without --pseudonymise, would stay in {}: {}; nothing was written",
            count(with_names.len() as u64, "file", "files"),
            shown(&self.folder),
            self.named(&with_names)
        );
        Err(Error::new(ErrorKind::Write, message).hint(hint))
    }

    /// Notes the files of both results before one of them is touched; nothing where there is no earlier one.
    pub(crate) fn note(&self, recipe: &Path, new: &[(String, String)]) -> Result<Option<journal::Journal>, Error> {
        if !self.replaces {
            return Ok(None);
        }
        journal::Journal::begin(recipe, &[&self.known, new].concat()).map(Some)
    }

    /// Removes what is ours, and the folders that are empty then. To be called once the new result stands. What cannot be removed is told
    /// when all else is.
    pub(crate) fn remove(&self) -> Result<(), Error> {
        let mut kept: Vec<(&PathBuf, std::io::Error)> = Vec::new();
        for path in &self.ours {
            // On disks that take `Delft.json` and `delft.json` for one name, it is the new file.
            if files::is_written(path) {
                continue;
            }
            match std::fs::remove_file(path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => kept.push((path, error)),
                _ => {
                    let above = path.ancestors().skip(1).take_while(|above| *above != self.folder);
                    // The first that holds something ends it.
                    let _ = above.take(MOST_LOOKED_AT).try_for_each(std::fs::remove_dir);
                }
            }
        }
        let several = kept.len();
        let Some((path, error)) = kept.into_iter().next() else { return Ok(()) };
        let others = if several > 1 { format!(", nor {} more", several - 1) } else { String::new() };
        let message = format!("cannot remove {}{others}, of an earlier result; the new one stands", path.display());
        Err(Error::new(ErrorKind::Write, message).because(error).hint("remove it yourself, or run the command again"))
    }

    /// Says what was removed and what stays.
    pub(crate) fn say(&self, language: Language) {
        let folder = shown(&self.folder);
        let number = self.known.len() as u64;
        if number > 0 {
            output::say(&match language {
                Language::En => format!("{folder}: {} of an earlier result removed", count(number, "file", "files")),
                Language::Nl => {
                    format!("{folder}: {} van een eerder resultaat verwijderd", count(number, "bestand", "bestanden"))
                }
            });
        }
        let stays: Vec<&PathBuf> = self.changed.iter().chain(&self.others).collect();
        if !stays.is_empty() {
            let number = stays.len() as u64;
            let mut named = self.named(&stays);
            if self.hidden {
                named.push_str(language.pick("; look whether names stand in them", "; kijk of er namen in staan"));
            }
            output::say(&match language {
                Language::En => {
                    let (one, many) = ("file is not of this result and stays", "files are not of this result and stay");
                    format!("{folder}: {}: {named}", count(number, one, many))
                }
                Language::Nl => {
                    let one = "bestand hoort niet bij dit resultaat en blijft staan";
                    let many = "bestanden horen niet bij dit resultaat en blijven staan";
                    format!("{folder}: {}: {named}", count(number, one, many))
                }
            });
        }
    }

    fn named(&self, files: &[&PathBuf]) -> String {
        let name = |path: &&PathBuf| path.strip_prefix(&self.folder).unwrap_or(path).display().to_string();
        let mut named: Vec<String> = files.iter().take(MOST_NAMED).map(name).collect();
        if files.len() > MOST_NAMED {
            named.push("…".to_owned());
        }
        named.join(", ")
    }
}

/// Endings of what stands in the folder of a result beside networks: pages, tables, pictures, and the pieces of a job for Spark.
const IN_FOLDERS: [&str; 8] = ["html", "csv", "json", "svg", "dot", "py", "txt", "md"];

/// Whether a file may be of the result with this recipe, by its name: what a recipe says of any other was not written by this program.
fn may_be_of(recipe: &Path, file: &Path) -> bool {
    if recipe.file_name().is_some_and(|name| name != "recipe.json") {
        let name = recipe.file_name().unwrap_or_default().to_string_lossy();
        let first = recipe.with_file_name(name.strip_suffix(".recipe.json").unwrap_or(&name));
        return file == first || file == nodes_beside(&first);
    }
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let mut written = FORMATS.iter().filter(|format| format.write.is_some()).map(|format| format.extensions[0]);
    IN_FOLDERS.contains(&ending) || written.any(|other| other.rsplit('.').next() == Some(ending))
}

fn shown(folder: &Path) -> String {
    if folder.as_os_str().is_empty() { ".".to_owned() } else { folder.display().to_string() }
}

/// The files in a folder and those below it, in the order of their names; links are not followed, and notes of replacing are left out.
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders, mut looked_at) = (Vec::new(), vec![folder.to_owned()], 0);
    while let Some(folder) = folders.pop() {
        let from = if folder.as_os_str().is_empty() { Path::new(".") } else { folder.as_path() };
        for entry in std::fs::read_dir(from).into_iter().flatten().flatten() {
            looked_at += 1;
            if looked_at > MOST_LOOKED_AT {
                break;
            }
            let path = folder.join(entry.file_name());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                _ if journal::is_note(&path) => {}
                _ => found.push(path),
            }
        }
    }
    found.sort();
    found
}
