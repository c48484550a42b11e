//! `verbinder replay`: a recipe run again.

use crate::cli::recipes::Found;
use crate::cli::replay::{self, Input};
use crate::cli::{Outcome, files, output};
use std::path::{Path, PathBuf};
use verbinder::{Error, ErrorKind};

/// Run a recipe again: the same command with the same options on the same files
///
/// The recipe is in every output: a result in JSON, a page or folder of a report, a picture, recipe.json, or NAME.recipe.json beside a
/// file. `verbinder --recipe FILE` is short for it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder replay out/recipe.json -o again/
  verbinder replay bridges.svg -o again.pdf
  verbinder --recipe actors.json --input data/sociaal-domein.json -o actors.xlsx")]
pub(crate) struct Args {
    /// Output that holds its recipe, or a recipe
    file: PathBuf,
    /// Files that the recipe reads, where they are no longer where they were; a folder offers all its files
    #[arg(long, value_name = "FILE")]
    input: Vec<PathBuf>,
    /// Write to this file or folder instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let found = Found::of(&args.file)?;
    if found.version != env!("CARGO_PKG_VERSION") {
        output::say(&format!(
            "note: {} was made by verbinder {}; this is {}",
            found.place.display(),
            found.version,
            env!("CARGO_PKG_VERSION")
        ));
    }
    let mut paths = Vec::new();
    for ((name, _), input) in found.inputs.iter().zip(replay::inputs(&found, &args.input)) {
        match input {
            Input::Here(path) => paths.push(path),
            Input::Changed(_) => {
                return Err(Error::request(format!("{name} has changed since the recipe was written"))
                    .hint("--input FILE names the file as it was; the recipe knows it by its SHA-256"));
            }
            Input::Gone => {
                return Err(Error::new(ErrorKind::Read, format!("{name}, which the recipe reads, is not here"))
                    .hint("--input FILE says where it is; the recipe knows it by its SHA-256"));
            }
        }
    }
    let mut more = Vec::new();
    if let Some(path) = &args.output {
        let option = found.option.as_deref().unwrap_or("output");
        more.push(format!("--{option}={}", absolute(path)?.display()));
    }
    if files::is_forced() {
        more.push("--force".to_owned());
    }
    let done = replay::run(&found, &paths, &more, true)?;
    match done.status.code() {
        Some(0) => Ok(Outcome::Fine),
        Some(1) => Ok(Outcome::DataErrors),
        _ => Err(Error::new(ErrorKind::Request, format!("{} could not be run again", found.place.display()))
            .hint("the lines above say why")),
    }
}

/// A path that means the same from every folder.
fn absolute(path: &Path) -> Result<PathBuf, Error> {
    std::path::absolute(path).map_err(|error| {
        Error::new(ErrorKind::Read, format!("{} cannot be found", path.display()))
            .because(error)
            .hint("name it in full")
    })
}
