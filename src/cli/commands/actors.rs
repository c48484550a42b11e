//! `verbinder actors`: the usual centralities side by side.

use crate::cli::args::{AnalysisArgs, OutputArgs, RankArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use verbinder::Error;
use verbinder::measures::Level;
use verbinder::present::findings::{actors, measure};

/// The actors ranked: the usual centralities side by side
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder actors data/sociaal-domein.json --top 15
  verbinder actors data/sociaal-domein.json --sort betweenness --municipality Delft
  verbinder actors data/florentine-families.json --layer marriage")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Rank by this measure of nodes
    #[arg(long, value_name = "ID", default_value = "degree")]
    sort: String,
    /// Show the first N, and all that share the last place; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 0)]
    top: usize,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let sort = measure::named(std::slice::from_ref(&args.sort))?[0];
    if sort.level != Level::Node {
        return Err(Error::request(format!(
            "{} does not rank actors: it is a measure of {}",
            sort.id,
            sort.level.word()
        ))
        .hint("verbinder list measures shows the measures of nodes"));
    }
    if !sort.needs.is_empty() || !sort.parts().is_empty() {
        return Err(Error::request(format!("{} gives no single number of the network alone", sort.id))
            .hint(format!("verbinder measure {} FILE shows it", sort.id)));
    }
    let Analysis { mut subject, language, .. } = input::analyse("actors", &args.analysis, &args.output.language)?;
    subject.choices.rank_anyway = args.rank.rank_anyway;
    let top = (args.top > 0).then_some(args.top);
    output::write_table(actors::table(&subject, sort.id, top, language), &args.output.table, language)?;
    Ok(Outcome::Fine)
}
