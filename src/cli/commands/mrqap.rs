//! `verbinder mrqap`: a relation explained by others.

use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use verbinder::Error;
use verbinder::present::findings::mrqap;
use verbinder::studies::mrqap::MrqapOptions;

/// A relation explained by other relations and by attributes: regression on pairs of actors, judged by permutation
///
/// Relations are the layers of ties, or their kinds where no tie has a layer. A predictor is another relation, same:ATTRIBUTE (two
/// actors have the same word, such as same:municipality), or difference:ATTRIBUTE (how far apart two numbers are). Double
/// semi-partialling, Dekker, Krackhardt & Snijders 2007.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder mrqap data/florentine-families.json --outcome business --predictor marriage
  verbinder mrqap data/florentine-families.json --outcome marriage --predictor business --predictor difference:wealth
  verbinder mrqap data/sociaal-domein.json --outcome collaborates --predictor same:municipality --where 'tie.layer is-empty'")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// The relation that is explained
    #[arg(long, value_name = "RELATION")]
    outcome: String,
    /// What explains it: RELATION, same:ATTRIBUTE or difference:ATTRIBUTE; can be repeated
    #[arg(long, value_name = "PREDICTOR", required = true)]
    predictor: Vec<String>,
    /// Number of random orders of the names
    #[arg(long, value_name = "N", default_value_t = MrqapOptions::default().permutations, value_parser = permutations)]
    permutations: usize,
    #[command(flatten)]
    output: OutputArgs,
}

/// A number of random orders: some hundred at least, or p says nothing.
pub(super) fn permutations(text: &str) -> Result<usize, String> {
    let number: usize = text.parse().map_err(|_| "give a whole number".to_owned())?;
    if (99..=10_000_000).contains(&number) { Ok(number) } else { Err("give a number from 99 to 10000000".to_owned()) }
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let Analysis { subject, language, .. } = input::analyse("mrqap", &args.analysis, &args.output.language)?;
    let options = MrqapOptions { permutations: args.permutations, seed: args.analysis.seed.seed };
    let table = mrqap::table(&subject, &args.outcome, &args.predictor, &options, language)?;
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
