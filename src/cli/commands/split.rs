//! `verbinder split`: a network in parts, each a file.

use crate::cli::args::{InputArgs, LanguageArgs, TableArgs};
use crate::cli::{Outcome, input, output, record};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use verbinder::model::Network;
use verbinder::present::table::{Cell, Column, ColumnType, Table};
use verbinder::transform::{layers, split};
use verbinder::{Error, formats};

/// A network in parts, each written to a file of its own
///
/// Writes one file per layer, municipality, kind of tie or component to a folder and shows what was written. Every tie and node
/// of the file takes part, whatever its status.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder split data/sociaal-domein.json --by municipality -o out/towns/")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// What makes a part
    #[arg(long, value_enum)]
    by: By,
    /// Folder for the parts; made if it does not exist
    #[arg(short, long, value_name = "FOLDER")]
    output: String,
    /// Keep nodes without ties in a part (--by layer, kind, component)
    #[arg(long)]
    keep_isolates: bool,
    /// Form of the table [default: table]
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    #[command(flatten)]
    language: LanguageArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Layer (theme) of ties
    Layer,
    /// Municipality of nodes; ties between municipalities are in no part
    Municipality,
    /// Kind of ties
    Kind,
    /// What hangs together
    Component,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let loaded = input::load(&args.input.file, &args.input.reading)?;
    let network = &loaded.network.value;
    let language = args.language.choose(network.info().language.as_deref());
    let parts: Vec<(String, Network)> = match args.by {
        By::Layer => layers::by_layer(network, args.keep_isolates)
            .into_iter()
            .map(|(layer, part)| (layer.unwrap_or_else(|| language.pick("no layer", "geen laag").to_owned()), part))
            .collect(),
        By::Municipality => split::by_municipality(network),
        By::Kind => split::by_kind(network, args.keep_isolates),
        By::Component => split::by_component(network, args.keep_isolates)
            .into_iter()
            .enumerate()
            .map(|(index, part)| (format!("component {}", index + 1), part))
            .collect(),
    };
    if parts.is_empty() {
        return Err(Error::request("there is nothing to split: the file has no such parts").hint("choose another --by"));
    }
    let folder = Path::new(&args.output);
    output::make_folder(folder)?;
    let text = |name: &str| Column::new(name, ColumnType::Text);
    let number = |name: &str, heading: &str| Column::new(name, ColumnType::Integer).heading(heading);
    let columns = vec![
        text("part").heading(language.pick("part", "deel")),
        text("file").heading(language.pick("file", "bestand")),
        number("nodes", language.pick("nodes", "knopen")),
        number("ties", language.pick("ties", "relaties")),
    ];
    let mut table = Table::new(language.pick("Parts", "Delen"), columns);
    table.recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
    table.recipe.set("command", "split");
    table.recipe.set("file", loaded.name.as_str());
    table.recipe.set("sha256", loaded.sha256.as_str());
    loaded.cleaned.recipe().into_iter().for_each(|(key, value)| table.recipe.set(&key, value));
    table.recipe.set("by", by_word(args.by));
    table.notes = loaded.cleaned.notes(language);
    let (mut names, mut files) = (Vec::<String>::new(), Vec::new());
    for (name, part) in &parts {
        let file = file_name(name, &names);
        files.push((folder.join(&file), formats::write_json(part)));
        let (nodes, ties) = (Cell::count(part.node_count()), Cell::count(part.tie_count()));
        table.push(vec![name.as_str().into(), file.as_str().into(), nodes, ties]);
        names.push(file);
    }
    let files: Vec<(PathBuf, &[u8])> = files.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
    record::write(&files, None, &folder.join("recipe.json"))?;
    let form = TableArgs { output: None, format: args.format.clone() };
    output::write_table(table, &form, language)?;
    Ok(Outcome::Fine)
}

fn by_word(by: By) -> &'static str {
    match by {
        By::Layer => "layer",
        By::Municipality => "municipality",
        By::Kind => "kind",
        By::Component => "component",
    }
}

/// A name that every system takes as a file, and that no earlier part has.
fn file_name(part: &str, taken: &[String]) -> String {
    let plain: String = part
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { '-' })
        .take(60)
        .collect();
    let stem = Some(plain.trim_matches('-')).filter(|stem| !stem.is_empty()).unwrap_or("part").to_owned();
    let mut name = format!("{stem}.json");
    let mut number = 2;
    while taken.contains(&name) {
        name = format!("{stem}-{number}.json");
        number += 1;
    }
    name
}
