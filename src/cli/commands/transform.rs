//! `verbinder transform`: the part of a network that the options choose, as a file.

use super::convert;
use crate::cli::args::{FilterArgs, LanguageArgs, ModeArg, ReadingArgs};
use crate::cli::left_out;
use crate::cli::transform::Transformed;
use crate::cli::{Outcome, input, output};
use std::path::Path;
use verbinder::Error;
use verbinder::present::language::Language;

/// The network that filters, projections and the like leave, written to a file of any format
///
/// Takes the options of the analysing commands and writes the network that they analyse: without any, ties that exist and are said
/// surely. What went is said on standard error. Derived ties are marked as such. For everything in the file, use convert.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder transform data/sociaal-domein.json --mode one --projection jaccard -o out/shared.graphml
  verbinder transform data/sociaal-domein.json --municipality Almere --status all -o out/almere.xlsx
  verbinder transform data/florentine-families.json --layer marriage --ego medici:2 -o out/medici.json")]
pub(crate) struct Args {
    /// Network file or folder; - reads standard input
    file: String,
    #[command(flatten)]
    reading: ReadingArgs,
    #[command(flatten)]
    filter: FilterArgs,
    /// Two modes (actors and structures) as they are, or one with shared structures as derived ties
    #[arg(long, value_enum, default_value_t = ModeArg::Two, help_heading = "Transformations")]
    mode: ModeArg,
    /// Write to this file; - writes to standard output
    #[arg(short, long, value_name = "FILE")]
    output: String,
    /// Format to write [default: by the ending of the file]
    #[arg(long, value_name = "FORMAT", value_parser = convert::writable())]
    format: Option<String>,
    #[command(flatten)]
    language: LanguageArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let input = input::load(&args.file, &args.reading, &args.language, input::ReadFor::Data)?;
    let format = convert::format(&args.file, &args.output, args.format.as_deref(), 1)?;
    let language = args.language.choose(input.network.value.info().language.as_deref());
    let filter = input::checked_filter(&args.filter, &[&input])?;
    let filtered = filter.apply(&input.network.value);
    let mut notes = left_out::sentences(&filtered.left_out, language);
    let Transformed { network, notes: further, .. } =
        args.filter.transform.apply(filtered.network, None, args.mode, language)?;
    notes.extend(further);
    notes.extend(derived(network.ties().filter(|tie| tie.tie.derived).count(), language));
    if args.output == "-" {
        convert::print(&network, &input.title(), format, language)?;
    } else {
        convert::write(&network, &input.title(), format, Path::new(&args.output), language)?;
    }
    notes.iter().for_each(|note| output::say(note));
    Ok(Outcome::Fine)
}

fn derived(count: usize, language: Language) -> Option<String> {
    let text = language.pick(
        "ties are derived from shared structures, not observed",
        "relaties zijn afgeleid uit gedeelde verbanden, niet waargenomen",
    );
    (count > 0).then(|| format!("{count} {text}"))
}
