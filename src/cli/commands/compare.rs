//! `verbinder compare`: municipalities or files side by side.

use crate::cli::args::{FilterArgs, OutputArgs, ReadingArgs, SeedArgs, ViewArgs};
use crate::cli::{Outcome, input, output};
use verbinder::Error;
use verbinder::present::findings::compare;

/// Municipalities (or files) side by side, with what may not be concluded
///
/// One file: one row per municipality, in alphabetical order. Several files: one row per file, in the order given. Figures that a
/// small network cannot carry stay empty, and a note says so.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder compare data/sociaal-domein.json
  verbinder compare town-a.json town-b.json --format csv")]
pub(crate) struct Args {
    /// Network files; - reads standard input
    #[arg(required = true)]
    files: Vec<String>,
    #[command(flatten)]
    reading: ReadingArgs,
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
    let mut subjects = Vec::new();
    let mut language = None;
    for file in &args.files {
        let loaded = input::load(file, &args.reading)?;
        let chosen = args.output.language.choose(loaded.network.value.info().language.as_deref());
        let language = *language.get_or_insert(chosen);
        subjects.push(input::prepare("compare", &loaded, &args.filter, &args.view, args.seed.seed, language)?);
    }
    let language = language.unwrap_or_default();
    let table = match &subjects[..] {
        [one] if one.places.names.is_empty() => {
            return Err(Error::request("there is nothing to compare: no node of this file belongs to a municipality")
                .hint("give the nodes a municipality, or name several files"));
        }
        [one] => compare::table(&compare::by_place(one), one, language),
        several => {
            let profiles: Vec<compare::Profile> = several.iter().map(compare::whole).collect();
            let mut table = compare::table(&profiles, &several[0], language);
            let files: Vec<String> = several.iter().map(|subject| subject.choices.file.clone()).collect();
            let hashes: Vec<String> = several.iter().map(|subject| subject.choices.sha256.clone()).collect();
            table.recipe.set("file", files);
            table.recipe.set("sha256", hashes);
            table
        }
    };
    output::write_table(&table, &args.output, language)?;
    Ok(Outcome::Fine)
}
