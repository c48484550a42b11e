//! `verbinder describe`: the network in one screen.

use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use verbinder::Error;
use verbinder::present::findings::describe;

/// The network in one screen: what is in the file, and its figures
///
/// The counts are those of the whole file; the figures below them those of the part that takes part in analysis.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder describe data/sociaal-domein.json
  verbinder describe data/sociaal-domein.json --municipality Wageningen --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let Analysis { input, subject, language } = input::analyse("describe", &args.analysis, &args.output.language)?;
    let file = &input.network.value;
    output::write_table(&describe::table(file, &subject, language), &args.output.table, language)?;
    Ok(Outcome::Fine)
}
