//! `verbinder clusters`: structures stated and communities found.

use crate::cli::args::{FilterArgs, InputArgs, OutputArgs, SeedArgs, ViewArgs};
use crate::cli::{Outcome, input, output};
use verbinder::Error;
use verbinder::present::findings::clusters;

/// Clusters: structures that the data state, and communities found
///
/// Stated structures come with the number of members that a source gives, how many of them are coded and how many by proper name.
/// Communities are found by Leiden (modularity, best of 100 runs); the order of rows in the file does not matter.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder clusters data/sociaal-domein.json
  verbinder clusters data/sociaal-domein.json --members -o members.csv")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// One row per node instead: its community and its stated structures
    #[arg(long)]
    members: bool,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    view: ViewArgs,
    #[command(flatten)]
    seed: SeedArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let loaded = input::load(&args.input.file, &args.input.reading)?;
    let language = args.output.language.choose(loaded.network.value.info().language.as_deref());
    let subject = input::prepare("clusters", &loaded, &args.filter, &args.view, args.seed.seed, language)?;
    let table =
        if args.members { clusters::membership_table(&subject, language) } else { clusters::table(&subject, language) };
    output::write_table(&table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
