//! `verbinder key-players`: the best sets of actors.

use crate::cli::args::{AnalysisArgs, OutputArgs, RankArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use verbinder::Error;
use verbinder::present::findings::key_players;
use verbinder::studies::key_players::{Aim, KeyPlayersOptions};

/// Key players: the set of actors without which the rest falls apart most, or from which it is reached best
///
/// The best set is often not the set of the best: two actors that join the same others are no pair of key players. All sets that
/// are equally good are listed. Borgatti 2006.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder key-players data/florentine-families.json --layer marriage --size 2
  verbinder key-players data/sociaal-domein.json --size 3 --aim reach --steps 2
  verbinder key-players data/sociaal-domein.json --size 2 --top 0 --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Number of actors in a set
    #[arg(long, value_name = "N", default_value_t = 2)]
    size: usize,
    /// What they are sought for
    #[arg(long, value_enum, default_value_t = AimArg::Fragmentation)]
    aim: AimArg,
    /// Number of steps of reach
    #[arg(long, value_name = "N", default_value_t = 2)]
    steps: usize,
    /// Show the first N sets; 0 shows all [default: 15 in a table for people, otherwise all]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// What key players are sought for, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AimArg {
    /// Their loss leaves most pairs unable to reach each other
    Fragmentation,
    /// Their loss leaves the others farthest apart
    DistanceFragmentation,
    /// They have most others within some steps
    Reach,
    /// They are nearest to all
    DistanceReach,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let Analysis { mut subject, language, .. } = input::analyse("key-players", &args.analysis, &args.output.language)?;
    subject.choices.rank_anyway = args.rank.rank_anyway;
    let aim = match args.aim {
        AimArg::Fragmentation => Aim::Fragmentation,
        AimArg::DistanceFragmentation => Aim::DistanceFragmentation,
        AimArg::Reach => Aim::Reach,
        AimArg::DistanceReach => Aim::DistanceReach,
    };
    let options = KeyPlayersOptions { aim, size: args.size, steps: args.steps };
    let top = args.top.or(args.output.table.is_for_people().then_some(15)).filter(|&top| top > 0);
    output::write_table(key_players::table(&subject, &options, top, language)?, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
