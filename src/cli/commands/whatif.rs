//! `verbinder whatif`: what would change, where the network is weakest, which ties would help.

use crate::cli::args::{AnalysisArgs, OutputArgs, RankArgs};
use crate::cli::changes::{ChangeArgs, Made};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use verbinder::Error;
use verbinder::present::findings::what_if;

/// What if an actor leaves, two merge, a programme ends, a tie or a venue comes? And: where is the network weakest?
///
/// Changes can be repeated and combined; the network before and after is read in the same way. The table has the figures, who is
/// cut off from whom, the brokers with their ranks, and every municipality's contact with the others. --weakest lists what hangs on
/// single actors and ties, --best-tie the ties that would help most; with changes, once these are made.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder whatif data/sociaal-domein.json --leaves sociaal-werk-nederland
  verbinder whatif data/sociaal-domein.json --merge contourdetwern+de-schoor=Brede-welzijnsorganisatie
  verbinder whatif data/sociaal-domein.json --ends-layer \"Gouden Sociale Gemeente\"
  verbinder whatif data/sociaal-domein.json --ends vernieuwend-welzijn --tie movisie--sociaal-werk-nederland
  verbinder whatif data/sociaal-domein.json --venue \"Huis van de buurt:gemeente-aalten,figulus-welzijn,gemeente-goirle\"
  verbinder whatif data/sociaal-domein.json --weakest
  verbinder whatif data/florentine-families.json --layer marriage --best-tie 3")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    #[command(flatten)]
    changes: ChangeArgs,
    /// What hangs on single actors and ties, the smallest set on which half of all contact hangs, and who stands between two places
    #[arg(long, conflicts_with = "best_tie")]
    weakest: bool,
    /// With --weakest: the smallest set is sought that leaves less than this share of the pairs in contact
    #[arg(long, value_name = "SHARE", default_value_t = 0.5, requires = "weakest")]
    less_than: f64,
    /// The N ties whose addition would help most
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100))]
    best_tie: Option<u32>,
    /// Show the first N of each list; 0 shows all [default: 10 in a table for people, otherwise all]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    if args.changes.is_empty() && !args.weakest && args.best_tie.is_none() {
        return Err(Error::request("nothing is asked: what if what?")
            .hint("name a change: --leaves, --merge, --ends, --ends-kind, --ends-layer, --tie, --venue")
            .hint("or ask for --weakest or --best-tie N"));
    }
    if !(args.less_than > 0.0 && args.less_than <= 1.0) {
        return Err(Error::request(format!("--less-than {}: a share lies above 0 and is at most 1", args.less_than))
            .hint("half of the pairs is 0.5"));
    }
    let transform = &args.analysis.filter.transform;
    if let Some(cut) = transform.cut().filter(|_| !args.changes.is_empty()) {
        return Err(Error::request(format!("{cut} would hide what a change cuts off")).hint(format!(
            "cut first: verbinder transform {} {cut} … -o part.json, then ask of part.json",
            args.analysis.input.file
        )));
    }
    let Analysis { input, subject: mut before, language } =
        input::analyse("whatif", &args.analysis, &args.output.language)?;
    let made = Made::default();
    let mut after = if args.changes.is_empty() {
        None
    } else {
        let filter = input::checked_filter(&args.analysis.filter, &[&input])?;
        let change = |network: &_| args.changes.apply(network, &made, language);
        let how = (&args.analysis.view, transform);
        let seed = args.analysis.seed.seed;
        Some(input::choose_changed("whatif", &input, &filter, how, seed, language, Some(&change))?)
    };
    for subject in std::iter::once(&mut before).chain(&mut after) {
        subject.choices.rank_anyway = args.rank.rank_anyway;
    }
    let changes = made.into_changes();
    let top = args.top.or(args.output.table.is_for_people().then_some(10)).filter(|&top| top > 0);
    let subject = after.as_ref().unwrap_or(&before);
    let table = match (args.best_tie, args.weakest) {
        (Some(most), _) => what_if::new_ties(subject, &changes, most as usize, language)?,
        (None, true) => what_if::weakest(subject, &changes, args.less_than, top, language),
        (None, false) => what_if::effect(&before, subject, &changes, top, language),
    };
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
