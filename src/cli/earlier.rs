//! What an earlier run left where this one writes: files that nobody would know to be of another result.
//!
//! A result of several files has a recipe that lists them. Under `--force` a later result takes its place as a whole: what the old recipe
//! lists, and the new result does not write, is removed once the new files stand. Only what still holds what the recipe says is ours to
//! remove; everything else stays, and is named.

use super::{files, output, replay};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use verbinder::digest::sha256;
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
    /// Whether there is an earlier result.
    replaces: bool,
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
    /// What stays of the result whose recipe is `recipe` when these files are written in its place.
    pub(crate) fn beside(new: &[PathBuf], recipe: &Path) -> Left {
        let folder = recipe.parent().unwrap_or(Path::new("")).to_owned();
        let mut left = Left { folder, ..Left::default() };
        let kept: BTreeSet<&PathBuf> = new.iter().collect();
        let old = replay::bytes_of(recipe).ok().and_then(|bytes| find(&bytes)).filter(|map| map.contains_key(OUTPUTS));
        for (name, hash) in old.iter().flat_map(|map| replay::pairs(map, OUTPUTS)) {
            let path = left.folder.join(&name);
            if !replay::is_below(&name) || kept.contains(&path) || std::fs::symlink_metadata(&path).is_err() {
                continue;
            }
            let is_ours = left.holds(&path) && replay::bytes_of(&path).is_ok_and(|bytes| sha256(&bytes) == hash);
            if is_ours { &mut left.ours } else { &mut left.changed }.push(path);
        }
        // What was not made again as it was has no recipe any more.
        if old.is_some() && files::is_forced() && !new.iter().any(|path| path == recipe) {
            left.ours.push(recipe.to_owned());
        }
        left.replaces = old.is_some();
        left
    }

    /// As [`Left::beside`], with the other files in the folder, where they matter: beside pseudonyms, and where something is replaced.
    pub(crate) fn in_folder(new: &[PathBuf], recipe: &Path, hidden: bool) -> Left {
        let mut left = Left { hidden, ..Left::beside(new, recipe) };
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
            let recipe = replay::bytes_of(path).ok().and_then(|bytes| replay::recipe_in(&bytes));
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

    /// Removes what is ours, and the folders that are empty then. To be called once the new result stands.
    pub(crate) fn remove(&self) -> Result<(), Error> {
        for path in &self.ours {
            // On disks that take `Delft.json` and `delft.json` for one name, it is the new file.
            if files::is_written(path) {
                continue;
            }
            match std::fs::remove_file(path) {
                Ok(()) => {}
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => {
                    let message = format!("cannot remove {}, which is of an earlier result", path.display());
                    return Err(Error::new(ErrorKind::Write, message).because(error).hint("remove it yourself"));
                }
            }
            let above = path.ancestors().skip(1).take_while(|above| *above != self.folder);
            // The first that holds something ends it.
            let _ = above.take(MOST_LOOKED_AT).try_for_each(std::fs::remove_dir);
        }
        Ok(())
    }

    /// Says what was removed and what stays.
    pub(crate) fn say(&self, language: Language) {
        let folder = shown(&self.folder);
        if !self.ours.is_empty() {
            let number = self.ours.len() as u64;
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

fn shown(folder: &Path) -> String {
    if folder.as_os_str().is_empty() { ".".to_owned() } else { folder.display().to_string() }
}

/// The files in a folder and those below it, in the order of their names; links are not followed.
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
                _ => found.push(path),
            }
        }
    }
    found.sort();
    found
}
