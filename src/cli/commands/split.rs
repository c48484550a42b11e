//! `verbinder split`: a network in parts, each a file.

use crate::cli::args::{InputArgs, LanguageArgs, TableArgs};
use crate::cli::stems::Stems;
use crate::cli::{Outcome, input, output, record};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use verbinder::model::{Network, TieRef};
use verbinder::present::language::Language;
use verbinder::present::table::{Cell, Column, ColumnType, Table};
use verbinder::text::count;
use verbinder::transform::{layers, split};
use verbinder::{Error, formats};

/// A network in parts, each written to a file of its own
///
/// Writes one file per layer, municipality, kind of tie or component to a folder and shows what was written. Every tie and node
/// of the file takes part, whatever its status. An earlier result in the folder is replaced with --force only, and then as a whole;
/// other files in the folder stay, and are named.
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
    let loaded = input::load(&args.input.file, &args.input.reading, &args.language, input::ReadFor::Data)?;
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
    table.notes.extend(in_no_file(network, &parts, args, language));
    let (mut stems, mut files) = (Stems::new(None), Vec::new());
    for (name, part) in &parts {
        let file = format!("{}.json", stems.next(&name.to_lowercase(), char::is_alphanumeric, "part"));
        files.push((folder.join(&file), formats::write_json(part)));
        let (nodes, ties) = (Cell::count(part.node_count()), Cell::count(part.tie_count()));
        table.push(vec![name.as_str().into(), file.as_str().into(), nodes, ties]);
    }
    let files: Vec<(PathBuf, &[u8])> = files.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
    record::write_folder(&files, None, folder, language)?;
    let form = TableArgs { output: None, format: args.format.clone() };
    output::write_table(table, &form, language)?;
    Ok(Outcome::Fine)
}

/// What goes into no file, and what keeps it.
fn in_no_file(network: &Network, parts: &[(String, Network)], args: &Args, language: Language) -> Option<String> {
    let kept = |id: &str| parts.iter().any(|(_, part)| part.index_of(id).is_some());
    let nodes = network.nodes().filter(|node| !kept(&node.id)).count() as u64;
    let together = |tie: &TieRef<'_>| {
        let ends = [tie.source, tie.target].map(|node| network.node(node).id.as_str());
        parts.iter().any(|(_, part)| ends.iter().all(|id| part.index_of(id).is_some()))
    };
    let ties = network.ties().filter(|tie| !together(tie)).count() as u64;
    let both = nodes > 0 && ties > 0;
    let which = match (args.by, language) {
        (By::Municipality, Language::En) => [
            count(nodes, "node without a municipality", "nodes without a municipality"),
            count(
                ties,
                "tie between municipalities or with such a node",
                "ties between municipalities or with such a node",
            ),
        ],
        (By::Municipality, Language::Nl) => [
            count(nodes, "knoop zonder gemeente", "knopen zonder gemeente"),
            count(ties, "relatie tussen gemeenten of met zo'n knoop", "relaties tussen gemeenten of met zo'n knoop"),
        ],
        (_, Language::En) => [count(nodes, "node without ties", "nodes without ties"), count(ties, "tie", "ties")],
        (_, Language::Nl) => {
            [count(nodes, "knoop zonder relaties", "knopen zonder relaties"), count(ties, "relatie", "relaties")]
        }
    };
    let said: Vec<String> =
        which.into_iter().zip([nodes, ties]).filter(|(_, number)| *number > 0).map(|(text, _)| text).collect();
    if said.is_empty() {
        return None;
    }
    let one = !both && nodes + ties == 1;
    let keeps = match (args.by, language) {
        (By::Municipality, Language::En) => "; --by component --keep-isolates keeps every node and tie",
        (By::Municipality, Language::Nl) => "; --by component --keep-isolates bewaart alle knopen en relaties",
        (_, Language::En) => "; --keep-isolates keeps them",
        (_, Language::Nl) => "; --keep-isolates bewaart ze",
    };
    Some(match language {
        Language::En => format!("{} {} in no file{keeps}", said.join(" and "), if one { "is" } else { "are" }),
        Language::Nl => format!("{} {} in geen bestand{keeps}", said.join(" en "), if one { "staat" } else { "staan" }),
    })
}

fn by_word(by: By) -> &'static str {
    match by {
        By::Layer => "layer",
        By::Municipality => "municipality",
        By::Kind => "kind",
        By::Component => "component",
    }
}
