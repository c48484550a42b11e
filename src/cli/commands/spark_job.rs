//! `verbinder spark-job`: a network as a job for Apache Spark.

use crate::cli::args::{AnalysisArgs, LanguageArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output, packed, record};
use std::path::PathBuf;
use verbinder::Error;
use verbinder::present::spark::{JobOptions, PYSPARK, job, job_of_packed};

/// A network as a job for Apache Spark, for what is too large for one machine
///
/// Writes a folder with the ties, the names of the nodes, and a script (Python) that has Spark's GraphX compute degree, components,
/// PageRank, triangles, communities by label propagation, and steps to nodes drawn at random. It runs on one machine with `python
/// job.py` and on a cluster with `spark-submit`; README.md in the folder says how. `verbinder read-spark` makes a table of the
/// results. An earlier result in the folder is replaced with --force only, unless it would be the same, and then as a whole; other files
/// in the folder stay, and are named.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder spark-job data/sociaal-domein.json -o out/spark/
  verbinder spark-job population.packed -o out/spark/
  verbinder spark-job data/sociaal-domein.json --direction directed --landmarks 100 -o out/spark/

When it pays: docs/beyond-one-machine.md")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Folder to write into; made if it does not exist
    #[arg(short, long, value_name = "FOLDER", help_heading = "Output")]
    output: PathBuf,
    /// Number of nodes drawn to which distances are measured
    #[arg(long, value_name = "N", default_value_t = 32, value_parser = clap::value_parser!(u32).range(1..=10_000), help_heading = "Job")]
    landmarks: u32,
    /// Rounds of PageRank: after r of them all nodes together are off by 15.4·0.85^r at most
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000), help_heading = "Job")]
    rounds: u32,
    /// Rounds of label propagation
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=10_000), help_heading = "Job")]
    label_rounds: u32,
    #[command(flatten)]
    language: LanguageArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let options = JobOptions {
        landmarks: args.landmarks as usize,
        rounds: args.rounds,
        label_rounds: args.label_rounds,
        ..JobOptions::default()
    };
    let (files, language) = match packed::open(&args.analysis)? {
        Some(packed) => {
            let language = args.language.choose(None);
            let asked = packed.asked("spark-job", args.analysis.seed.seed, language);
            (job_of_packed(&packed.network, &options, asked)?, language)
        }
        None => {
            let Analysis { subject, language, .. } = input::analyse("spark-job", &args.analysis, &args.language)?;
            (job(&subject, &options, language)?, language)
        }
    };
    output::make_folder(&args.output)?;
    let whole: Vec<(PathBuf, &[u8])> =
        files.iter().map(|file| (args.output.join(file.name), file.bytes.as_slice())).collect();
    record::write_folder(&whole, None, &args.output, language)?;
    let names: Vec<&str> = files.iter().map(|file| file.name).collect();
    let (folder, script) = (args.output.display(), args.output.join("job.py"));
    let (written, next) = (language.pick("written", "geschreven"), language.pick("next", "daarna"));
    output::print(&format!(
        "{folder} {written}: {}\n{next}:\n  pip install pyspark=={PYSPARK}\n  python {}\n  verbinder read-spark {folder}\n",
        names.join(", "),
        script.display()
    ))?;
    Ok(Outcome::Fine)
}
