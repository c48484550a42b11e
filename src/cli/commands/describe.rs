//! `verbinder describe`: the network in one screen.

use crate::cli::args::{OutputArgs, SeveralArgs};
use crate::cli::input::Several;
use crate::cli::{Outcome, output, packed};
use verbinder::Error;
use verbinder::present::findings::{self, describe};
use verbinder::present::table::Table;

/// Networks in one screen: what is in the files, and their figures
///
/// The counts are those of the whole file; the figures below them those of the part that takes part in analysis. One row per
/// network: files, folders and files that hold several networks are all taken apart.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder describe data/sociaal-domein.json
  verbinder describe towns.csv --nodes organisations.csv
  verbinder describe data/sociaal-domein.json --municipality Wageningen --format json")]
pub(crate) struct Args {
    /// Network files or folders; - reads standard input
    #[arg(required = true)]
    files: Vec<String>,
    #[command(flatten)]
    several: SeveralArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    if let [file] = &args.files[..]
        && let Some(packed) =
            packed::open_with(file, &(&args.several.reading, &args.several.filter, &args.several.view))?
    {
        let language = args.output.language.choose(None);
        let table =
            findings::packed::describe(&packed.network, packed.asked("describe", args.several.seed.seed, language));
        output::write_table(table, &args.output.table, language)?;
        return Ok(Outcome::Fine);
    }
    let several = Several::read(&args.files, &args.several, &args.output.language)?;
    let (inputs, language) = (&several.inputs, several.language);
    let mut table: Option<Table> = None;
    for input in inputs {
        let subject = several.choose("describe", input, &several.filter)?;
        let one = describe::table(&input.network.value, &subject, language);
        match &mut table {
            None => table = Some(one),
            Some(all) => {
                all.rows.extend(one.rows);
                all.notes.extend(one.notes.into_iter().filter(|note| inputs.len() == 1 || !note.is_empty()));
            }
        }
    }
    let Some(mut table) = table else { return Ok(Outcome::Fine) };
    if inputs.len() > 1 {
        several.write_into(&mut table.recipe);
        table.layout = verbinder::present::table::Layout::default();
        let mut seen = std::collections::BTreeSet::new();
        table.notes.retain(|note| seen.insert(note.clone()));
    }
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
