//! The commands, one file each: its arguments and its run.

mod actors;
mod backbone;
mod bridges;
mod census;
mod change;
mod check;
mod cite;
mod clusters;
mod combine;
mod compare;
mod completions;
pub(super) mod convert;
mod describe;
mod diagram;
mod explain;
#[cfg(feature = "explore")]
mod explore;
mod gaps;
mod governance;
mod key_players;
mod list;
mod man;
mod measure;
mod merge_shards;
mod mrqap;
mod names;
mod pack;
mod read_spark;
mod replay;
mod report;
mod robustness;
mod significance;
mod similarity;
mod spark_job;
mod split;
mod transform;
mod verify;
mod whatif;

use super::recipes::names_places;
use super::{Outcome, files, memory, record};
use clap::{CommandFactory, Parser, Subcommand};
use verbinder::Error;

/// Network analysis of local collaboration: who is central, who bridges, which clusters exist, how towns differ.
///
/// Organisations, municipalities and initiatives are nodes, collaborations are ties, and every tie keeps its evidence.
#[derive(Debug, Parser)]
#[command(name = "verbinder", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Cli {
    /// Compute with so many threads [default: one for each core]; results are the same whatever their number
    #[arg(long, global = true, value_name = "N", help_heading = "Output", value_parser = threads)]
    threads: Option<u16>,
    /// Stop when more memory than this is taken, such as 8G [default: nine tenths of what is free, on Linux]
    #[arg(long, global = true, value_name = "SIZE", help_heading = "Output", env = "VERBINDER_MAX_MEMORY")]
    max_memory: Option<memory::Amount>,
    /// Replace files that are there already and hold something else; without it they stay as they are
    #[arg(long, global = true, help_heading = "Output")]
    force: bool,
    /// Write no recipe (NAME.recipe.json) beside outputs that have no room for one
    #[arg(long, global = true, help_heading = "Output")]
    no_recipe: bool,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  verbinder check data/sociaal-domein.json
  verbinder bridges data/sociaal-domein.json --top 10
  verbinder diagram data/sociaal-domein.json --view bridges -o bridges.svg
  verbinder report data/sociaal-domein.json -o out/";

/// Commands that compare, or say how far something can be trusted: their help names the page on methods.
const BY_METHOD: [&str; 12] = [
    "backbone",
    "change",
    "clusters",
    "compare",
    "gaps",
    "governance",
    "key-players",
    "mrqap",
    "robustness",
    "significance",
    "similarity",
    "whatif",
];

/// The command line, with the page on methods named where it explains what a command does. No file or folder is named by an empty text.
pub(crate) fn command() -> clap::Command {
    Cli::command().mut_subcommands(|command| {
        let command = command.mut_args(|arg| {
            let is_text = arg.get_value_parser().type_id() == clap::builder::ValueParser::string().type_id();
            let is_place = is_text && names_places(&arg);
            if is_place { arg.value_parser(clap::builder::NonEmptyStringValueParser::new()) } else { arg }
        });
        if !BY_METHOD.contains(&command.get_name()) {
            return command;
        }
        let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        command.after_help(format!(
            "{examples}\n\nFormulas, draws, reading and references: docs/methods.md (in Dutch: docs/methods.nl.md)"
        ))
    })
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Describe(describe::Args),
    Measure(measure::Args),
    Names(names::Args),
    Actors(actors::Args),
    Backbone(backbone::Args),
    Bridges(bridges::Args),
    Change(change::Args),
    Census(census::Args),
    Cite(cite::Args),
    Clusters(clusters::Args),
    Combine(combine::Args),
    Compare(compare::Args),
    Completions(completions::Args),
    Convert(convert::Args),
    Diagram(diagram::Args),
    Gaps(gaps::Args),
    Explain(explain::Args),
    #[cfg(feature = "explore")]
    Explore(explore::Args),
    Governance(governance::Args),
    KeyPlayers(key_players::Args),
    Man(man::Args),
    MergeShards(merge_shards::Args),
    Mrqap(mrqap::Args),
    Pack(pack::Args),
    Replay(replay::Args),
    Report(report::Args),
    SparkJob(spark_job::Args),
    ReadSpark(read_spark::Args),
    Similarity(similarity::Args),
    Significance(significance::Args),
    Robustness(robustness::Args),
    Split(split::Args),
    Transform(transform::Args),
    Verify(verify::Args),
    Whatif(whatif::Args),
    List(list::Args),
}

impl Cli {
    /// Runs the command.
    pub(crate) fn run(self) -> Result<Outcome, Error> {
        memory::watch(self.max_memory);
        if let Some(threads) = self.threads {
            verbinder::graph::parallel::use_threads(usize::from(threads));
        }
        if self.no_recipe {
            record::no_files();
        }
        if self.force {
            files::force();
        }
        match self.command {
            Command::Check(args) => check::run(&args),
            Command::Describe(args) => describe::run(&args),
            Command::Measure(args) => measure::run(&args),
            Command::Names(args) => names::run(&args),
            Command::Actors(args) => actors::run(&args),
            Command::Backbone(args) => backbone::run(&args),
            Command::Bridges(args) => bridges::run(&args),
            Command::Change(args) => change::run(&args),
            Command::Census(args) => census::run(&args),
            Command::Cite(args) => cite::run(&args),
            Command::Clusters(args) => clusters::run(&args),
            Command::Combine(args) => combine::run(&args),
            Command::Compare(args) => compare::run(&args),
            Command::Completions(args) => completions::run(&args),
            Command::Convert(args) => convert::run(&args),
            Command::Diagram(args) => diagram::run(&args),
            Command::Gaps(args) => gaps::run(&args),
            Command::Explain(args) => explain::run(&args),
            #[cfg(feature = "explore")]
            Command::Explore(args) => explore::run(&args),
            Command::Governance(args) => governance::run(&args),
            Command::KeyPlayers(args) => key_players::run(&args),
            Command::Man(args) => man::run(&args),
            Command::MergeShards(args) => merge_shards::run(&args),
            Command::Mrqap(args) => mrqap::run(&args),
            Command::Pack(args) => pack::run(&args),
            Command::Replay(args) => replay::run(&args),
            Command::Report(args) => report::run(&args),
            Command::SparkJob(args) => spark_job::run(&args),
            Command::ReadSpark(args) => read_spark::run(&args),
            Command::Similarity(args) => similarity::run(&args),
            Command::Significance(args) => significance::run(&args),
            Command::Robustness(args) => robustness::run(&args),
            Command::Split(args) => split::run(&args),
            Command::Transform(args) => transform::run(&args),
            Command::Verify(args) => verify::run(&args),
            Command::Whatif(args) => whatif::run(&args),
            Command::List(args) => list::run(&args),
        }
    }
}

/// A number of threads.
fn threads(text: &str) -> Result<u16, String> {
    let known = text.parse().ok().filter(|number| (1..=1024).contains(number));
    known.ok_or_else(|| "a number from 1 to 1024 is expected, such as 4".to_owned())
}
