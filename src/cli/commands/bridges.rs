//! `verbinder bridges`: bridging actors.

use crate::cli::args::{FilterArgs, InputArgs, OutputArgs, SeedArgs, ViewArgs};
use crate::cli::{Outcome, input, output};
use verbinder::Error;
use verbinder::present::findings::bridges;

/// Bridging actors: what falls apart without each, what it joins, and on which ties that rests
///
/// An actor bridges if the network falls apart without it (a cut point), or if it ties places together. National actors and local
/// ones are told apart. The lists of ties with their evidence are in --format json and csv.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder bridges data/sociaal-domein.json
  verbinder bridges data/sociaal-domein.json --layer \"Gouden Sociale Gemeente\"
  verbinder bridges data/sociaal-domein.json --top 0 --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Show the first N; 0 shows all [default: 15 in a table for people, otherwise all]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
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
    let subject = input::prepare("bridges", &loaded, &args.filter, &args.view, args.seed.seed, language)?;
    let top = args.top.or(args.output.table.is_for_people().then_some(15)).filter(|&top| top > 0);
    output::write_table(&bridges::table(&subject, top, language), &args.output.table, language)?;
    Ok(Outcome::Fine)
}
