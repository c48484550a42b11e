//! `verbinder combine`: several networks as one.

use super::convert;
use crate::cli::args::{LanguageArgs, ReadingArgs, TableArgs};
use crate::cli::{Outcome, input, output};
use clap::ValueEnum;
use std::path::Path;
use verbinder::Error;
use verbinder::model::{Network, Status};
use verbinder::present::language::Language;
use verbinder::present::table::{Cell, Column, ColumnType, Table};
use verbinder::transform::combine::{self, Combined, Named};

/// Several networks as one: everything in any, what only the first has, or what both have
///
/// Nodes are the same where their ids are. Types without a proper name, such as "police", stay apart where their municipalities
/// differ. Every tie and node of the files takes part, whatever its status.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder combine union data/sociaal-domein.json data/florentine-families.json -o out/both.json")]
pub(crate) struct Args {
    /// What to make of them
    #[arg(value_enum)]
    how: How,
    /// Network files; difference and intersection take two
    #[arg(required = true, num_args = 2..)]
    files: Vec<String>,
    #[command(flatten)]
    reading: ReadingArgs,
    /// Write the network to this file, in the format of its ending
    #[arg(short, long, value_name = "FILE")]
    output: String,
    /// Union: nodes without a proper name are one wherever their ids are the same
    #[arg(long)]
    unite_types: bool,
    /// Form of the table [default: table]
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    #[command(flatten)]
    language: LanguageArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum How {
    /// Everything in any of them
    Union,
    /// What the first has and the second has not
    Difference,
    /// What both have, as the first says it
    Intersection,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let format = convert::format(&args.files[0], &args.output, None, 1)?;
    let mut files = Vec::new();
    for file in &args.files {
        files.push(input::load(file, &args.reading, &args.language, input::ReadFor::Data)?);
    }
    if args.how != How::Union && files.len() != 2 {
        return Err(Error::request("difference and intersection compare two files").hint("name two files"));
    }
    let networks: Vec<&Network> = files.iter().map(|file| &file.network.value).collect();
    let language = args.language.choose(networks[0].info().language.as_deref());
    let stems: Vec<String> = args.files.iter().map(|file| stem(file)).collect();
    let mut notes = Vec::new();
    let (word, network) = match args.how {
        How::Difference => ("difference", combine::difference(networks[0], networks[1])),
        How::Intersection => ("intersection", combine::intersection(networks[0], networks[1])),
        How::Union => {
            let parts: Vec<Named<'_>> =
                stems.iter().zip(&networks).map(|(name, network)| Named { name, network }).collect();
            let done = combine::union(&parts, args.unite_types)?;
            let united = language.pick("ties reported alike became one", "gelijke relaties zijn er één geworden");
            notes.extend((done.united_ties > 0).then(|| format!("{} {united}", done.united_ties)));
            for (old, new) in done.renamed_nodes.iter().chain(&done.renamed_sources) {
                let text = language.pick("is another one and became", "is een andere en werd");
                notes.push(format!("{old}: {text} {new}"));
            }
            notes.extend(years(&done, language));
            for conflict in &done.conflicts {
                let text = language.pick("kept, not", "behouden, niet");
                let (kept, other) = (&conflict.kept, &conflict.other);
                notes.push(format!("{} {}: {kept:?} {text} {other:?}", conflict.node, conflict.field));
            }
            notes.extend(done.diagnostics.iter().map(|found| language.said(&found.message).to_owned()));
            ("union", done.network)
        }
    };
    if args.how != How::Union {
        notes.extend(statuses(&network, language));
    }
    if args.how == How::Intersection {
        notes.extend(other_statuses(&networks, language));
    }
    convert::write(&network, &args.output, format, Path::new(&args.output), language)?;
    let number = |name: &str, heading: &str| Column::new(name, ColumnType::Integer).heading(heading);
    let columns = vec![
        Column::new("file", ColumnType::Text).heading(language.pick("file", "bestand")),
        number("nodes", language.pick("nodes", "knopen")),
        number("ties", language.pick("ties", "relaties")),
    ];
    let mut table = Table::new(language.pick("Combined", "Samengevoegd"), columns);
    table.recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
    table.recipe.set("command", format!("combine {word}"));
    table.recipe.set("file", args.files.clone());
    table.recipe.set("sha256", files.iter().map(|file| file.sha256.clone()).collect::<Vec<_>>());
    for (name, network) in args.files.iter().zip(networks).chain([(&args.output, &network)]) {
        table.push(vec![name.as_str().into(), Cell::count(network.node_count()), Cell::count(network.tie_count())]);
    }
    for file in &files {
        file.cleaned.recipe().into_iter().for_each(|(key, value)| table.recipe.set(&key, value));
        table.notes.extend(file.cleaned.notes(language).iter().map(|note| format!("{}: {note}", file.name)));
    }
    table.notes.extend(notes);
    let form = TableArgs { output: None, format: args.format.clone() };
    output::write_table(table, &form, language)?;
    Ok(Outcome::Fine)
}

/// How many of the ties do not exist: each status that says so.
fn statuses(network: &Network, language: Language) -> Option<String> {
    let of = |status: Status| network.ties().filter(|tie| tie.tie.status == status).count();
    let absent = Status::ALL.into_iter().filter(|status| !status.holds());
    let counted = absent.map(|status| (of(status), language.status(status))).filter(|(number, _)| *number > 0);
    let list = counted.map(|(number, word)| format!("{word} {number}")).collect::<Vec<_>>().join(", ");
    (!list.is_empty()).then(|| match language {
        Language::En => format!("ties of every status take part; of those written: {list}"),
        Language::Nl => format!("relaties van elke status doen mee; van de geschrevene: {list}"),
    })
}

/// How many of the ties that both files have do not have the same status in both.
fn other_statuses(networks: &[&Network], language: Language) -> Option<String> {
    let number = combine::of_other_status(networks[0], networks[1]);
    (number > 0).then(|| match language {
        Language::En if number == 1 => {
            "1 of them has another status in the second file; written is that of the first".to_owned()
        }
        Language::Nl if number == 1 => {
            "1 ervan heeft in het tweede bestand een andere status; geschreven is die van het eerste".to_owned()
        }
        Language::En => {
            format!("{number} of them have another status in the second file; written is that of the first")
        }
        Language::Nl => {
            format!("{number} ervan hebben in het tweede bestand een andere status; geschreven is die van het eerste")
        }
    })
}

/// That networks of different years came together, and what has no year any more.
fn years(done: &Combined, language: Language) -> Option<String> {
    let unknown = language.pick("unknown", "onbekend");
    let year = |(name, year): &(String, Option<i32>)| {
        format!("{name} {}", year.map_or_else(|| unknown.to_owned(), |year| year.to_string()))
    };
    let years = done.years.iter().map(year).collect::<Vec<_>>().join(", ");
    let undated = done.network.ties().filter(|tie| tie.tie.evidence.is_empty()).count();
    (!done.years.is_empty()).then(|| match language {
        Language::En => format!(
            "observation years differ ({years}): they stand at the sources now; {undated} ties have no source, and no year"
        ),
        Language::Nl => format!(
            "waarnemingsjaren verschillen ({years}): ze staan nu bij de bronnen; {undated} relaties hebben geen bron, en geen jaar"
        ),
    })
}

fn stem(file: &str) -> String {
    Path::new(file).file_stem().map_or_else(|| file.to_owned(), |stem| stem.to_string_lossy().into_owned())
}
