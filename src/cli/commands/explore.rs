//! `verbinder explore`: the page of the report, live.

use crate::cli::args::{AnalysisArgs, LanguageArgs};
use crate::cli::{Outcome, explore};
use verbinder::Error;

/// The page of the report on this computer only, computed anew while options or the file change
///
/// Prints an address; open it in a browser. The address holds a secret, is reachable from this computer only, and ends with the
/// command (Ctrl-C). Nothing is written, nothing leaves the computer.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder explore data/sociaal-domein.json
  verbinder explore network.xlsx --port 8080 --lang en")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Port to listen on [default: any that is free]
    #[arg(long, value_name = "PORT", default_value_t = 0, hide_default_value = true, help_heading = "Output")]
    port: u16,
    #[command(flatten)]
    language: LanguageArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    if args.analysis.input.file == "-" {
        return Err(Error::request("standard input cannot be read again when it changes").hint("name a file"));
    }
    explore::serve(&args.analysis, &args.language, args.port)?;
    Ok(Outcome::Fine)
}
