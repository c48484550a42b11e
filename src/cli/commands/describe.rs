//! `verbinder describe`: the network in one screen.

use crate::cli::args::{FilterArgs, InputArgs, OutputArgs, SeedArgs, ViewArgs};
use crate::cli::{Outcome, input, output};
use verbinder::Error;
use verbinder::present::findings::describe;

/// The network in one screen: what is in the file, and its figures
///
/// The counts are those of the whole file; the figures below them those of the part that takes part in analysis.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder describe data/sociaal-domein.json
  verbinder describe data/sociaal-domein.json --municipality Wageningen --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
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
    let file = &loaded.network.value;
    let language = args.output.language.choose(file.info().language.as_deref());
    let subject = input::prepare("describe", &loaded, &args.filter, &args.view, args.seed.seed, language)?;
    output::write_table(&describe::table(file, &subject, language), &args.output.table, language)?;
    Ok(Outcome::Fine)
}
