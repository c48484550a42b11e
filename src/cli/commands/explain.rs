//! `verbinder explain`: why a number is what it is.

use super::clusters::HowArgs;
use crate::cli::args::{AnalysisArgs, OutputArgs, RankArgs};
use crate::cli::given::AlongArg;
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use verbinder::Error;
use verbinder::present::findings::explain::{self, Asked};
use verbinder::present::findings::found::{Found, method};

/// Why a number is what it is: the pairs, partners or parts it is made up of, and the ties and evidence it rests on
///
/// For one actor and one measure: betweenness shows the pairs it lies between and the shortest routes, constraint the partners that
/// constrain most, a cut point the parts that would remain without it, and so on; the parts add up to the value. For a cluster: who
/// is in it, what sets the members apart, and who stands between it and the rest. `verbinder list explanations` shows them all.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder explain betweenness solidez data/sociaal-domein.json
  verbinder explain constraint \"Het Startpunt\" data/sociaal-domein.json
  verbinder explain cut-point gemeente-delft data/sociaal-domein.json --lang en
  verbinder explain brokerage medici data/florentine-families.json --layer marriage --by cluster
  verbinder explain bridge medici--acciaiuoli data/florentine-families.json --layer marriage
  verbinder explain cluster solidez data/sociaal-domein.json --top 0
  verbinder explain pagerank solidez data/sociaal-domein.json --format json")]
pub(crate) struct Args {
    /// What to explain: a measure, or cluster
    #[arg(value_name = "MEASURE")]
    what: String,
    /// Of whom: the id or the name of a node; of a bridge two with -- between them; of a cluster its number or a member
    #[arg(value_name = "NODE")]
    who: String,
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Show the first N rows of each section; 0 shows all [default: 8 in a table for people, otherwise all]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Attribute that puts nodes into groups: municipality, sector, kind, mode, part_of, cluster, or any other that the file gives
    /// [default: municipality]
    #[arg(long, value_name = "ATTRIBUTE")]
    by: Option<String>,
    /// Which way paths are followed in a directed network
    #[arg(long, value_enum, default_value_t = AlongArg::Out)]
    along: AlongArg,
    #[command(flatten)]
    how: HowArgs,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// Rows of a section that a person sees unless more are asked for.
const FEW: usize = 8;

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let explanation = explain::find(&args.what)?;
    if let Some(option) = args.how.given().filter(|_| !explanation.is_about_cluster()) {
        return Err(Error::request(format!("--{option} says nothing to {}", explanation.id))
            .hint("it belongs to explain cluster, and to clusters"));
    }
    let method = method(args.how.method())?;
    let Analysis { mut subject, language, .. } = input::analyse("explain", &args.analysis, &args.output.language)?;
    subject.choices.rank_anyway = args.rank.rank_anyway;
    let found = match explanation.is_about_cluster() {
        true => Some(Found::by(
            &subject,
            method,
            args.how.options(method, Found::usual_options(&subject), (subject.network.node_count(), false))?,
        )?),
        false => None,
    };
    let top = args.top.or(args.output.table.is_for_people().then_some(FEW)).filter(|&top| top > 0);
    let asked = Asked { who: args.who.clone(), by: args.by.clone(), along: args.along.along(), found, top };
    let table = explain::table(&subject, explanation, &asked, language)?;
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
