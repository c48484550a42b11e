//! `verbinder measure`: any measures of the registry.

use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use verbinder::Error;
use verbinder::measures::Params;
use verbinder::present::findings::measure;
use verbinder::present::subject::normalized;

/// Any measures, side by side: one row per node, per tie, or one for the network
///
/// All ids of one call belong to the same level. `verbinder list measures` shows them with their meaning.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder measure betweenness,degree data/sociaal-domein.json
  verbinder measure density,transitivity data/sociaal-domein.json --format json
  verbinder measure bridge,edge-betweenness data/sociaal-domein.json -o ties.csv
  verbinder measure betweenness data/florentine-families.json --layer marriage --normalized")]
pub(crate) struct Args {
    /// Ids of measures, separated by commas
    #[arg(value_name = "ID[,ID…]", value_delimiter = ',', required = true)]
    measures: Vec<String>,
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Divide by the largest value possible in a network of this size, where a measure has one
    #[arg(long)]
    normalized: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let measures = measure::named(&args.measures)?;
    let Analysis { subject, language, .. } = input::analyse("measure", &args.analysis, &args.output.language)?;
    let params = if args.normalized { normalized() } else { Params::default() };
    output::write_table(&measure::table(&subject, &measures, &params, language), &args.output.table, language)?;
    Ok(Outcome::Fine)
}
