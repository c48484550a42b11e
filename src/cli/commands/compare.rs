//! `verbinder compare`: municipalities or files side by side.

use crate::cli::args::{FilterArgs, OutputArgs, ReadingArgs, SeedArgs, ViewArgs};
use crate::cli::{Outcome, input, output};
use verbinder::Error;
use verbinder::present::findings::compare::{self, Rows};
use verbinder::present::subject::Subject;

/// Municipalities (or files) side by side, with what may not be concluded
///
/// One network: one row per municipality, in alphabetical order. Several files, or files that hold several networks: one row per
/// network. Figures that a
/// small network cannot carry stay empty, and a note says so.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder compare data/sociaal-domein.json
  verbinder compare town-a.json town-b.json --format csv")]
pub(crate) struct Args {
    /// Network files or folders; - reads standard input
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
    let mut files = Vec::new();
    for file in &args.files {
        files.extend(input::load_all(file, &args.reading)?);
    }
    let language = args.output.language.choose(files[0].network.value.info().language.as_deref());
    let mut filter = args.filter.filter()?;
    input::check_choices(&files.iter().collect::<Vec<_>>(), &filter)?;
    // With one file, places are chosen as rows: their ties to the outside must still be counted.
    let places = if files.len() == 1 { std::mem::take(&mut filter.municipalities) } else { Vec::new() };
    let subjects: Vec<Subject> = files
        .iter()
        .map(|file| {
            let how = (&args.view, &args.filter.transform);
            input::choose("compare", file, &filter, how, args.seed.seed, language)
        })
        .collect::<Result<_, _>>()?;
    let table = match &subjects[..] {
        [one] if one.places.names.is_empty() => {
            return Err(Error::request(
                "there is nothing to compare: no node that was chosen belongs to a municipality",
            )
            .hint("give the nodes a municipality, choose others, or name several files"));
        }
        [one] => {
            let mut profiles = compare::by_place(one);
            profiles.retain(|profile| places.is_empty() || places.contains(&profile.name));
            let mut table = compare::table(&profiles, one, Rows::Places, language);
            if !places.is_empty() {
                table.recipe.set("municipality", places.join(","));
            }
            table
        }
        several => {
            let mut profiles: Vec<compare::Profile> = several.iter().map(compare::whole).collect();
            for index in 0..profiles.len() {
                let name = profiles[index].name.clone();
                if profiles.iter().filter(|profile| profile.name == name).count() > 1 {
                    profiles[index].name = files[index].title();
                }
            }
            let mut table = compare::table(&profiles, &several[0], Rows::Files, language);
            for other in &several[1..] {
                let notes = other.notes(language).into_iter().map(|note| format!("{}: {note}", other.choices.file));
                table.notes.extend(notes);
            }
            let files: Vec<String> = several.iter().map(|subject| subject.choices.file.clone()).collect();
            let hashes: Vec<String> = several.iter().map(|subject| subject.choices.sha256.clone()).collect();
            table.recipe.set("file", files);
            table.recipe.set("sha256", hashes);
            table
        }
    };
    output::write_table(&table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
