//! The commands, one file each: its arguments and its run.

mod actors;
mod bridges;
mod check;
mod clusters;
mod combine;
mod compare;
mod convert;
mod describe;
mod diagram;
mod key_players;
mod list;
mod measure;
mod names;
mod report;
mod robustness;
mod split;
mod transform;

use super::Outcome;
use clap::{Parser, Subcommand};
use verbinder::Error;

/// Network analysis of local collaboration: who is central, who bridges, which clusters exist, how towns differ.
///
/// Organisations, municipalities and initiatives are nodes, collaborations are ties, and every tie keeps its evidence.
#[derive(Debug, Parser)]
#[command(name = "verbinder", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  verbinder check data/sociaal-domein.json
  verbinder bridges data/sociaal-domein.json --top 10
  verbinder diagram data/sociaal-domein.json --view bridges -o bridges.svg
  verbinder report data/sociaal-domein.json -o out/";

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Describe(describe::Args),
    Measure(measure::Args),
    Names(names::Args),
    Actors(actors::Args),
    Bridges(bridges::Args),
    Clusters(clusters::Args),
    Combine(combine::Args),
    Compare(compare::Args),
    Convert(convert::Args),
    Diagram(diagram::Args),
    KeyPlayers(key_players::Args),
    Report(report::Args),
    Robustness(robustness::Args),
    Split(split::Args),
    Transform(transform::Args),
    List(list::Args),
}

impl Cli {
    /// Runs the command.
    pub(crate) fn run(self) -> Result<Outcome, Error> {
        match self.command {
            Command::Check(args) => check::run(&args),
            Command::Describe(args) => describe::run(&args),
            Command::Measure(args) => measure::run(&args),
            Command::Names(args) => names::run(&args),
            Command::Actors(args) => actors::run(&args),
            Command::Bridges(args) => bridges::run(&args),
            Command::Clusters(args) => clusters::run(&args),
            Command::Combine(args) => combine::run(&args),
            Command::Compare(args) => compare::run(&args),
            Command::Convert(args) => convert::run(&args),
            Command::Diagram(args) => diagram::run(&args),
            Command::KeyPlayers(args) => key_players::run(&args),
            Command::Report(args) => report::run(&args),
            Command::Robustness(args) => robustness::run(&args),
            Command::Split(args) => split::run(&args),
            Command::Transform(args) => transform::run(&args),
            Command::List(args) => list::run(&args),
        }
    }
}
