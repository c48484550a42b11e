//! `verbinder governance`: with which form of governance the network is compatible.

use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use verbinder::Error;
use verbinder::present::findings::governance;

/// Governance: with which form of steering the network is compatible, indicator by indicator
///
/// The forms are those of Provan and Kenis (2008): shared by all, by a lead organisation, or by a network administrative
/// organisation (NAO). The thresholds are ours and stand in the table. Structure alone cannot tell a lead organisation from an NAO:
/// give the node an attribute role with the value NAO, or name it with --nao.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder governance data/sociaal-domein.json --municipality Wageningen
  verbinder governance network.csv --nao regiobureau
  verbinder governance network.csv --mode one --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Id or name of the node that is a separate administrative organisation
    #[arg(long, value_name = "ID")]
    nao: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let Analysis { subject, language, .. } = input::analyse("governance", &args.analysis, &args.output.language)?;
    let table = governance::table(&subject, args.nao.as_deref(), language)?;
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
