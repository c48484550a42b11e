//! `verbinder gaps`: groups with fewer ties than expected, and who could meet whom.

use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use verbinder::Error;
use verbinder::present::findings::gaps::{self, Between, GapsOptions};
use verbinder::studies::gaps::Expected;

/// Gaps: sectors, towns or other groups with fewer ties than expected, and who could meet whom
///
/// Expected are as many ties as two groups have on average in random networks in which everybody keeps the number of partners. How
/// easily chance leaves so few is counted in these, and corrected for the number of pairs. For each gap the meetings are listed that would bring
/// all nearest to all, with who could introduce the two. A gap in what sources say may be only silence.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder gaps data/sociaal-domein.json --by sector
  verbinder gaps data/sociaal-domein.json --by sector --meetings
  verbinder gaps data/sociaal-domein.json --by municipality --expected size --top 0 --format csv
  verbinder gaps data/sociaal-domein.json --by sector --structures --municipality Wageningen")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Attribute that puts nodes into groups: sector, municipality, kind, cluster (the communities found; then no gap is tested, as
    /// they come from the ties), or any other that the file gives its nodes
    #[arg(long, value_name = "ATTRIBUTE")]
    by: String,
    /// Between structures and groups: who takes part in which venue, team or partnership less than expected
    #[arg(long)]
    structures: bool,
    /// What ties are compared with
    #[arg(long, value_enum, default_value_t = ExpectedArg::Partners)]
    expected: ExpectedArg,
    /// How many random networks are drawn (partners), or how often groups are shuffled over the nodes (size) [default: 999, and where a
    /// pair comes near a gap 9999, or 20 for each pair if that is more]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(99..))]
    permutations: Option<u32>,
    /// Meetings that are proposed for each gap
    #[arg(long, value_name = "N", default_value_t = 3)]
    meet: usize,
    /// One row for each meeting instead of each gap
    #[arg(long)]
    meetings: bool,
    /// Show the first N gaps; 0 shows all pairs of groups [default: 10 in a table for people, otherwise all]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    #[command(flatten)]
    output: OutputArgs,
}

/// What ties are compared with, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExpectedArg {
    /// The number of partners that the members of both groups have
    Partners,
    /// The number of members
    Size,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    if args.meetings && args.meet == 0 {
        return Err(Error::request("--meetings lists what --meet 0 leaves out").hint("leave one of the two out"));
    }
    let Analysis { subject, language, .. } = input::analyse("gaps", &args.analysis, &args.output.language)?;
    let top = args.top.or(args.output.table.is_for_people().then_some(10)).filter(|&top| top > 0);
    let options = GapsOptions {
        by: args.by.clone(),
        between: if args.structures { Between::Structures } else { Between::Groups },
        expected: match args.expected {
            ExpectedArg::Partners => Expected::Partners,
            ExpectedArg::Size => Expected::Size,
        },
        draws: args.permutations.map(|draws| draws as usize),
        meet: args.meet,
        top,
    };
    let table = if args.meetings { gaps::meetings } else { gaps::table };
    output::write_table(table(&subject, &options, language)?, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
