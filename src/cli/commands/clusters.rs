//! `verbinder clusters`: structures stated and communities found.

use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use verbinder::Error;
use verbinder::present::findings::clusters;

/// Clusters: structures that the data state, and communities found
///
/// Stated structures come with the number of members that a source gives, how many of them are coded and how many by proper name.
/// Communities are found by Leiden (modularity, best of 100 runs); the order of rows in the file does not matter.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder clusters data/sociaal-domein.json
  verbinder clusters data/sociaal-domein.json --members -o members.csv")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// One row per node instead: its community and its stated structures
    #[arg(long)]
    members: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let Analysis { subject, language, .. } = input::analyse("clusters", &args.analysis, &args.output.language)?;
    let table =
        if args.members { clusters::membership_table(&subject, language) } else { clusters::table(&subject, language) };
    output::write_table(&table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
