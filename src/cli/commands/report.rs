//! `verbinder report`: the whole story in one folder.

use crate::cli::args::{LanguageArgs, RankArgs, SeveralArgs};
use crate::cli::input::Several;
use crate::cli::{Outcome, output, record};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use verbinder::Error;
use verbinder::graph::parallel;
use verbinder::present::language::Language;
use verbinder::present::provenance::{self, Form};
use verbinder::present::report::{report, reports};
use verbinder::present::subject::Subject;
use verbinder::present::table::{ARGUMENTS, INPUTS};

/// The whole story: a page to read, tables (CSV, JSON) and diagrams (SVG, DOT) in one folder
///
/// Open index.html in the folder. Of several files, of a folder, or of a file that holds several networks, index.html sets the networks
/// side by side, and the whole report of each stands in a folder of its own. An earlier result in the folder is replaced with --force
/// only, unless it would be the same, and then as a whole; other files in the folder stay, and are named.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder report data/sociaal-domein.json -o out/
  verbinder report data/sociaal-domein.json -o wageningen/ --municipality Wageningen --lang en
  verbinder report town-a.json town-b.json -o towns/")]
pub(crate) struct Args {
    /// Network files or folders; - reads standard input
    #[arg(required = true)]
    files: Vec<String>,
    #[command(flatten)]
    several: SeveralArgs,
    /// Folder to write into; made if it does not exist
    #[arg(short, long, value_name = "FOLDER", help_heading = "Output")]
    output: PathBuf,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    language: LanguageArgs,
}

/// Of more networks only recipe.json names every file: each page, table and picture would name them all.
const MOST_TOLD: usize = 12;

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let several = Several::read(&args.files, &args.several, &args.language)?;
    let (inputs, language) = (&several.inputs, several.language);
    let mut subjects: Vec<Subject> =
        inputs.iter().map(|file| several.choose("report", file, &several.filter)).collect::<Result<_, _>>()?;
    subjects.iter_mut().for_each(|subject| subject.choices.rank_anyway = args.rank.rank_anyway);
    let mut recipe = record::recipe();
    if inputs.len() > MOST_TOLD {
        subjects.iter_mut().for_each(|subject| subject.choices.run = None);
    }
    let mut files = match &subjects[..] {
        [one] => report(&one.file, one, language)?,
        several => reports(several, language)?,
    };
    let folders: BTreeSet<PathBuf> =
        files.iter().filter_map(|file| args.output.join(&file.path).parent().map(Path::to_owned)).collect();
    for folder in &folders {
        output::make_folder(folder)?;
    }
    let whole_recipe = recipe.clone();
    if inputs.len() > MOST_TOLD {
        [ARGUMENTS, INPUTS].iter().for_each(|key| drop(recipe.0.shift_remove(*key)));
    }
    parallel::each(&mut files, |file| {
        let form = match file.path.rsplit('.').next() {
            Some("svg") => Form::Svg,
            Some("dot") => Form::Dot,
            _ => return,
        };
        file.bytes = provenance::stamp(std::mem::take(&mut file.bytes), form, &recipe);
    });
    let whole: Vec<(PathBuf, &[u8])> =
        files.iter().map(|file| (args.output.join(&file.path), file.bytes.as_slice())).collect();
    record::write_folder(&whole, Some(&whole_recipe), &args.output, language)?;
    let count =
        |start: &str, end: &str| files.iter().filter(|f| f.path.starts_with(start) && f.path.ends_with(end)).count();
    let (folder, page) = (args.output.display(), args.output.join("index.html"));
    let (tables, pictures) = (count("tables/", ".csv"), count("diagrams/", ".svg"));
    let written = match (language, subjects.len()) {
        (Language::En, 1) => {
            format!("{folder} written: index.html, {tables} tables (CSV, JSON), {pictures} diagrams (SVG, DOT)")
        }
        (Language::Nl, 1) => {
            format!(
                "{folder} geschreven: index.html, {tables} tabellen (CSV, JSON), {pictures} afbeeldingen (SVG, DOT)"
            )
        }
        (Language::En, several) => {
            format!(
                "{folder} written: index.html over {several} networks, and the report of each in a folder of its own"
            )
        }
        (Language::Nl, several) => {
            format!("{folder} geschreven: index.html over {several} netwerken, en het rapport van elk in een eigen map")
        }
    };
    output::print(&format!("{written}\nopen {}\n", page.display()))?;
    Ok(Outcome::Fine)
}
