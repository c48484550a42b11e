//! `verbinder robustness`: how sure rankings and figures are.

use crate::cli::args::{AnalysisArgs, OutputArgs, RankArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use verbinder::Error;
use verbinder::present::findings::robustness::{
    Asked, actors, curve, left_out, measures, named, named_errors, scenarios,
};
use verbinder::present::findings::trust;

/// How sure the ranks are: what missing, spurious or misplaced ties and actors would change
///
/// By default every actor with its rank, the ranks that it may have, and how probable it is that it is among the first, if each tie in
/// the data is lost with a probability of 10 %. --of curve shows what a growing error leaves of rankings and figures, --of measures how
/// much error each measure bears, --of scenarios what other readings of the same data would give: only explicit ties, only named
/// actors, non-respondents treated in the usual ways, members that are stated but not coded; --of left-out what would be left without one
/// source, respondent, actor or municipality, each in turn. docs/robustness.md explains the words.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder robustness data/sociaal-domein.json
  verbinder robustness data/sociaal-domein.json --measure betweenness --level 20 --top 10
  verbinder robustness data/sociaal-domein.json --error missing-hubs
  verbinder robustness data/sociaal-domein.json --of curve --measure degree,density --error spurious-ties
  verbinder robustness data/sociaal-domein.json --of measures
  verbinder robustness data/sociaal-domein.json --of scenarios
  verbinder robustness data/sociaal-domein.json --of left-out --each source
  verbinder robustness data/sociaal-domein.json --of cautions")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    #[command(flatten)]
    how: HowArgs,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// What is asked, and what goes wrong.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How sure")]
struct HowArgs {
    /// What to show
    #[arg(long, value_enum, default_value_t = OfArg::Actors)]
    of: OfArg,
    /// What is left out one at a time, for --of left-out
    #[arg(long, value_enum, default_value_t = EachArg::Source)]
    each: EachArg,
    /// Measures of nodes, and but for actors of the network [default: betweenness, degree and more as the table allows]
    #[arg(long, value_name = "ID[,ID…]", value_delimiter = ',')]
    measure: Vec<String>,
    /// What goes wrong; verbinder list errors explains each [default: for actors lost-reports, otherwise missing-ties and missing-nodes]
    #[arg(long, value_name = "ERROR[,ERROR…]", value_delimiter = ',')]
    error: Vec<String>,
    /// How much goes wrong, in per cent; several for curve and measures [default: for actors 10, otherwise 5,10,20,30,40,50]
    #[arg(long, value_name = "PERCENT[,PERCENT…]", value_delimiter = ',', value_parser = percent)]
    level: Vec<f64>,
    /// Number of versions of the network [default: for actors 1000, otherwise 500; for large networks fewer]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    draws: Option<u32>,
    /// How many places are the top
    #[arg(long, value_name = "K", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    top: u32,
    /// Show every actor, also who has no chance to be at the top [default: in files and forms for programs]
    #[arg(long)]
    all: bool,
}

/// What to show, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OfArg {
    /// Each actor with the ranks that it may have
    Actors,
    /// What a growing error leaves of each ranking and figure
    Curve,
    /// What other readings of the data would give
    Scenarios,
    /// What would be left without one source, respondent, actor or municipality
    LeftOut,
    /// How much error each measure bears
    Measures,
    /// What may not be concluded from this network, and why
    Cautions,
}

/// What is left out, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EachArg {
    /// A source, with what only it tells
    Source,
    /// A respondent, with the ties that nobody else reported
    Respondent,
    /// An actor or structure, with its ties
    Actor,
    /// A municipality, with the nodes that belong to it alone
    Municipality,
}

impl EachArg {
    fn each(self) -> left_out::Each {
        match self {
            EachArg::Source => left_out::Each::Source,
            EachArg::Respondent => left_out::Each::Respondent,
            EachArg::Actor => left_out::Each::Actor,
            EachArg::Municipality => left_out::Each::Municipality,
        }
    }
}

fn percent(text: &str) -> Result<f64, String> {
    match text.trim().trim_end_matches('%').trim_end().parse::<f64>() {
        Ok(value) if (0.0..=90.0).contains(&value) => Ok(value / 100.0),
        _ => Err("a percentage from 0 to 90 is expected, such as 10 or 2.5".to_owned()),
    }
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let how = &args.how;
    let mut shares = how.level.clone();
    shares.sort_by(f64::total_cmp);
    shares.dedup_by(|a, b| a.total_cmp(b).is_eq());
    let asked = Asked {
        measures: named(&how.measure)?,
        errors: named_errors(&how.error)?,
        shares,
        draws: how.draws.map(|draws| draws as usize),
        top: how.top as usize,
        short: !how.all && args.output.table.is_for_people(),
    };
    let Analysis { mut subject, language, .. } = input::analyse("robustness", &args.analysis, &args.output.language)?;
    subject.choices.rank_anyway = args.rank.rank_anyway;
    let table = match how.of {
        OfArg::Actors => actors::table(&subject, &asked, language)?,
        OfArg::Curve => curve::table(&subject, &asked, language),
        OfArg::Scenarios => {
            without_errors("scenarios", "it reads the data otherwise", &asked)?;
            scenarios::table(&subject, &asked, language)
        }
        OfArg::Cautions => trust::cautions::table(&subject, language),
        OfArg::LeftOut => {
            without_errors("left-out", "it leaves out one at a time", &asked)?;
            left_out::table(&subject, &asked, how.each.each(), language)?
        }
        OfArg::Measures => measures::table(&subject, &asked, language),
    };
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}

/// An error where the table asked for has no errors to choose.
fn without_errors(of: &str, why: &str, asked: &Asked) -> Result<(), Error> {
    if asked.errors.is_empty() && asked.shares.is_empty() {
        return Ok(());
    }
    Err(Error::request(format!("--of {of} takes no --error and no --level: {why}"))
        .hint("leave them out, or ask for --of curve"))
}
