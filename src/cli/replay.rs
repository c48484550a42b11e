//! A recipe run again: the same program with the same arguments on the same files, in a place of its own.

use super::recipes::{Found, STANDARD_INPUT, bytes_of};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use verbinder::digest::sha256;
use verbinder::{Error, ErrorKind};

/// What became of an input since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// It is here, unchanged.
    Here(PathBuf),
    /// Something else stands in its place, with this hash.
    Changed(String),
    /// It is gone.
    Gone,
}

/// Where each input of a recipe is now: under its name, beside the recipe, or among the files that are offered, whichever has its hash.
pub(crate) fn inputs(found: &Found, offered: &[PathBuf]) -> Vec<Input> {
    let hash = |path: &Path| bytes_of(path).ok().map(|bytes| sha256(&bytes));
    let mut files = Vec::new();
    for path in offered {
        match std::fs::read_dir(path) {
            Ok(entries) => files.extend(entries.filter_map(|entry| entry.ok().map(|entry| entry.path()))),
            Err(_) => files.push(path.clone()),
        }
    }
    let offered: Vec<(PathBuf, Option<String>)> = files.into_iter().map(|path| (path.clone(), hash(&path))).collect();
    let folder = found.place.parent().unwrap_or(Path::new("")).to_owned();
    let one = |(name, wanted): &(String, String)| {
        let own = PathBuf::from(name);
        let named = if name == STANDARD_INPUT { None } else { hash(&own) };
        if named.as_ref() == Some(wanted) {
            return Input::Here(own);
        }
        let beside = folder.join(own.file_name().unwrap_or_default());
        let near = [folder.join(&own), beside].into_iter().find(|path| hash(path).as_ref() == Some(wanted));
        let given = || offered.iter().find(|(_, hash)| hash.as_ref() == Some(wanted)).map(|(path, _)| path.clone());
        match (near.or_else(given), named) {
            (Some(path), _) => Input::Here(path),
            (None, Some(other)) => Input::Changed(other),
            (None, None) => Input::Gone,
        }
    };
    found.inputs.iter().map(one).collect()
}

/// A folder that is gone again when nobody needs it.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new() -> Result<Scratch, Error> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let failed = |error: std::io::Error| {
            Error::new(ErrorKind::Write, "cannot make a folder to work in")
                .because(error)
                .hint("free some room in the folder for temporary files")
        };
        for _ in 0..1_000 {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let folder = std::env::temp_dir().join(format!("verbinder-{}-{number}", std::process::id()));
            match std::fs::create_dir(&folder) {
                Ok(()) => return Ok(Scratch(folder)),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(failed(std::io::ErrorKind::AlreadyExists.into()))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is the system's to clear.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs a recipe again on the files that [`inputs`] found, with these options besides.
pub(crate) fn run(found: &Found, files: &[PathBuf], more: &[String], print: bool) -> Result<Output, Error> {
    let failed = |error: std::io::Error| Error::new(ErrorKind::Render, "the recipe cannot be run again").because(error);
    let program = std::env::current_exe().map_err(failed)?;
    let mut command = Command::new(program);
    // Options before the files, which a `--` may set apart.
    let (name, rest) = found.arguments.split_first().expect("a recipe without a command is refused when it is read");
    command.arg(name).args(more).args(super::record::passed_on()).args(rest);
    let named: Vec<(&str, &PathBuf)> = found
        .inputs
        .iter()
        .zip(files)
        .filter(|((name, _), _)| name != STANDARD_INPUT)
        .map(|((name, _), file)| (name.as_str(), file))
        .collect();
    // Where some file is no longer where it was, all of them are laid out anew under their names.
    let mut scratch = None;
    if named.iter().any(|(name, file)| Path::new(name) != file.as_path()) {
        let laid_out = Scratch::new()?;
        let work = lay_out(laid_out.path(), &named)?;
        command.current_dir(work);
        scratch = Some(laid_out);
    }
    let from = found.inputs.iter().zip(files).find(|((name, _), _)| name == STANDARD_INPUT);
    match from {
        Some((_, file)) => command.stdin(std::fs::File::open(file).map_err(failed)?),
        None => command.stdin(Stdio::null()),
    };
    let output = if print {
        let status = command.stdout(Stdio::inherit()).stderr(Stdio::inherit()).status().map_err(failed)?;
        Output { status, stdout: Vec::new(), stderr: Vec::new() }
    } else {
        command.output().map_err(failed)?
    };
    drop(scratch);
    Ok(output)
}

/// Puts files under their names into a folder, so deep that names that begin with `..` stay inside.
fn lay_out(folder: &Path, files: &[(&str, &PathBuf)]) -> Result<PathBuf, Error> {
    let ups = |name: &str| Path::new(name).components().filter(|part| *part == Component::ParentDir).count();
    let deepest = files.iter().map(|(name, _)| ups(name)).max().unwrap_or(0);
    let work = (0..deepest).fold(folder.to_owned(), |path, level| path.join(format!("level-{level}")));
    let failed = |name: &str, error: std::io::Error| {
        Error::new(ErrorKind::Write, format!("cannot lay out {name} to run the recipe again")).because(error)
    };
    std::fs::create_dir_all(&work).map_err(|error| failed("a folder", error))?;
    for (name, file) in files {
        if Path::new(name).is_absolute() {
            if Path::new(name) == file.as_path() {
                continue;
            }
            return Err(Error::request(format!("the recipe names {name}, which is no longer there or has changed"))
                .hint(format!(
                    "put {} in its place, or run the command again by hand; names relative to a folder travel better",
                    file.display()
                )));
        }
        let target = work.join(name);
        let above = target.parent().unwrap_or(&work);
        std::fs::create_dir_all(above)
            .and_then(|()| std::fs::copy(file, &target))
            .map_err(|error| failed(name, error))?;
    }
    Ok(work)
}
