//! `verbinder bridges`: bridging actors.

use crate::cli::args::{AnalysisArgs, OutputArgs, RankArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use verbinder::Error;
use verbinder::present::findings::bridges;

/// Bridging actors: what falls apart without each, what it joins, and on which ties that rests
///
/// An actor bridges if the network falls apart without it (a cut point), or if it ties places together. National actors and local
/// ones are told apart. The lists of ties with their evidence are in --format json and csv.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder bridges data/sociaal-domein.json
  verbinder bridges data/sociaal-domein.json --layer \"Gouden Sociale Gemeente\"
  verbinder bridges data/sociaal-domein.json --top 0 --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Show the first N; 0 shows all [default: 15 in a table for people, otherwise all]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let Analysis { mut subject, language, .. } = input::analyse("bridges", &args.analysis, &args.output.language)?;
    subject.choices.rank_anyway = args.rank.rank_anyway;
    let top = args.top.or(args.output.table.is_for_people().then_some(15)).filter(|&top| top > 0);
    output::write_table(bridges::table(&subject, top, language), &args.output.table, language)?;
    Ok(Outcome::Fine)
}
