//! `verbinder report`: the whole story in one folder.

use crate::cli::args::{AnalysisArgs, LanguageArgs, RankArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use verbinder::Error;
use verbinder::present::report::report;

/// The whole story: a page to read, tables (CSV, JSON) and diagrams (SVG, DOT) in one folder
///
/// Open index.html in the folder. Files of the same name are replaced; whatever else is in the folder stays.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder report data/sociaal-domein.json -o out/
  verbinder report data/sociaal-domein.json -o wageningen/ --municipality Wageningen --lang en")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Folder to write into; made if it does not exist
    #[arg(short, long, value_name = "FOLDER", help_heading = "Output")]
    output: PathBuf,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    language: LanguageArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let Analysis { input, mut subject, language } = input::analyse("report", &args.analysis, &args.language)?;
    subject.choices.rank_anyway = args.rank.rank_anyway;
    let file = &input.network.value;
    let files = report(file, &subject, language)?;
    let folders: BTreeSet<PathBuf> =
        files.iter().filter_map(|file| args.output.join(&file.path).parent().map(Path::to_owned)).collect();
    for folder in &folders {
        output::make_folder(folder)?;
    }
    for file in &files {
        output::write_file(&args.output.join(&file.path), &file.bytes)?;
    }
    let count =
        |start: &str, end: &str| files.iter().filter(|f| f.path.starts_with(start) && f.path.ends_with(end)).count();
    output::print(&format!(
        "{} written: index.html, {} tables (CSV, JSON), {} diagrams (SVG, DOT)\nopen {}\n",
        args.output.display(),
        count("tables/", ".csv"),
        count("diagrams/", ".svg"),
        args.output.join("index.html").display()
    ))?;
    Ok(Outcome::Fine)
}
