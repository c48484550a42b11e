//! `verbinder read-spark`: what a job on Apache Spark has computed, as a table.

use crate::cli::args::{RankArgs, TableArgs};
use crate::cli::{Outcome, output, record};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::path::{Path, PathBuf};
use verbinder::digest::hexadecimal;
use verbinder::present::findings::spark;
use verbinder::present::language::Language;
use verbinder::present::spark::{Given, Results};
use verbinder::{Error, ErrorKind};

/// What a job on Apache Spark has computed, as a table: one row per node
///
/// Reads the folder of `verbinder spark-job` once its job has run: degree, component, PageRank, triangles, local clustering and
/// community, as in verbinder's own measures, and harmonic closeness and mean distance as estimates. Results of other data, of another
/// job, or not whole are refused. The language is that of the job.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder read-spark out/spark/
  verbinder read-spark out/spark/ --sort pagerank --top 20
  verbinder read-spark out/spark/ -o results.csv")]
pub(crate) struct Args {
    /// Folder of the job, with its results
    folder: PathBuf,
    /// Put the rows with the highest value of this column first [default with --top: degree]
    #[arg(long, value_name = "COLUMN")]
    sort: Option<String>,
    /// Show the N highest rows only, and all that share the last place
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    table: TableArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let results = Results::read(&given(&args.folder)?)?;
    let language = Language::from_code(&results.job.language).unwrap_or_default();
    let mut table = spark::table(&results, language);
    if args.sort.is_some() || args.top.is_some() {
        let top = args.top.map(|top| top as usize);
        spark::rank(&mut table, &results, args.sort.as_deref(), top, args.rank.rank_anyway, language)?;
    }
    output::write_table(table, &args.table, language)?;
    Ok(Outcome::Fine)
}

/// The contents of the folder, as far as they are there.
fn given(folder: &Path) -> Result<Given, Error> {
    let job = read(&folder.join("job.json"), "this is no folder of verbinder spark-job: name the one that -o named")?;
    let nodes = read(&folder.join("nodes.csv"), "make the job anew with verbinder spark-job, and run it")?;
    let edges = folder.join("edges.txt");
    let edges_sha256 = if edges.exists() { Some(hash(&edges)?) } else { None };
    let mut about = parts(&folder.join("results").join("about"))?;
    if about.len() != 1 {
        return Err(Error::new(ErrorKind::Format, "results/about holds the files of several runs")
            .hint("keep the files of one run only, or run the job again (python job.py)"));
    }
    let parts = parts(&folder.join("results").join("nodes"))?;
    Ok(Given { job, nodes, edges_sha256, about: about.swap_remove(0).1, parts })
}

fn read(path: &Path, hint: &str) -> Result<Vec<u8>, Error> {
    record::bytes_of(path).map_err(|error| failed(path, error).hint(hint))
}

fn failed(path: &Path, error: std::io::Error) -> Error {
    Error::new(ErrorKind::Read, format!("cannot read {}", path.display())).because(error)
}

/// SHA-256 of a file that may be larger than memory.
fn hash(path: &Path) -> Result<String, Error> {
    output::protect(path);
    let mut digest = Sha256::new();
    File::open(path).and_then(|mut file| std::io::copy(&mut file, &mut digest)).map_err(|error| failed(path, error))?;
    let sha256 = hexadecimal(&digest.finalize());
    record::read(&path.display().to_string(), &sha256);
    Ok(sha256)
}

/// The files that Spark wrote into a folder, by name. It marks a folder that is whole with `_SUCCESS`.
fn parts(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Error> {
    const HINT: &str = "run the job first (python job.py, see README.md in the folder), and wait until it is done";
    let entries = std::fs::read_dir(folder).map_err(|error| failed(folder, error).hint(HINT))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(|error| failed(folder, error))?.file_name();
        names.push(name.to_string_lossy().into_owned());
    }
    if !names.iter().any(|name| name == "_SUCCESS") {
        let message = format!("{} is not whole: Spark has not marked it with _SUCCESS", folder.display());
        return Err(Error::new(ErrorKind::Format, message).hint(HINT));
    }
    names.retain(|name| name.starts_with("part-"));
    names.sort();
    if names.is_empty() {
        let message = format!("{} holds no file part-…", folder.display());
        return Err(Error::new(ErrorKind::Format, message).hint(HINT));
    }
    names.into_iter().map(|name| Ok((name.clone(), read(&folder.join(&name), HINT)?))).collect()
}
