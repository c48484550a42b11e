//! `verbinder names`: which names may mean the same body.

use crate::cli::args::{InputArgs, OutputArgs};
use crate::cli::{Outcome, input, output};
use verbinder::Error;
use verbinder::model::names::{DEFAULT_MINIMUM, Entry, propose};
use verbinder::present::table::{Cell, Column, ColumnType, Table};

/// Names that may mean the same body, with a score and the reason
///
/// Compares names within one municipality: spelling, legal forms, articles, word order, acronyms, aliases. It changes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder names data/sociaal-domein.json
  verbinder names network.json -o names.csv
  verbinder names network.json --minimum 0.7     equal names in other towns too")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Lowest score to show, from 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = DEFAULT_MINIMUM)]
    minimum: f64,
    /// Show at most this many [default: all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    if !(0.0..=1.0).contains(&args.minimum) {
        return Err(Error::request(format!("--minimum {} is no score", args.minimum)).hint("use a number from 0 to 1"));
    }
    let loaded = input::load(&args.input.file, &args.input.reading)?;
    let network = &loaded.network.value;
    let language = args.output.language.choose(network.info().language.as_deref());
    let nodes: Vec<_> = network.nodes().collect();
    let entries: Vec<Entry<'_>> = nodes
        .iter()
        .map(|node| Entry {
            names: node.aliases.iter().chain([&node.label]).map(String::as_str).collect(),
            places: node.places().collect(),
            named: node.named,
        })
        .collect();
    let mut found = propose(&entries, args.minimum);
    // A part and its whole, or an actor and a structure, are two nodes on purpose.
    found.retain(|pair| {
        let (a, b) = (nodes[pair.one], nodes[pair.other]);
        let part = a.part_of.as_ref() == Some(&b.id) || b.part_of.as_ref() == Some(&a.id);
        !part && network.mode(pair.one) == network.mode(pair.other)
    });
    let all = found.len();
    found.truncate(args.limit.unwrap_or(all));
    let text = |name: &str, en: &str, nl: &str| Column::new(name, ColumnType::Text).heading(language.pick(en, nl));
    let count = |name: &str, en: &str, nl: &str| Column::new(name, ColumnType::Integer).heading(language.pick(en, nl));
    let columns = vec![
        text("name", "name", "naam"),
        text("id", "id", "id").hidden(),
        count("ties", "ties", "relaties"),
        text("into", "same as", "zelfde als"),
        text("into_id", "id of that", "id daarvan").hidden(),
        count("into_ties", "ties of that", "relaties daarvan"),
        Column::new("municipality", ColumnType::List).heading(language.pick("municipality", "gemeente")),
        Column::new("score", ColumnType::Number).heading("score").decimals(2),
        text("reason", "reason", "reden"),
    ];
    let mut table =
        Table::new(language.pick("Names that may be the same body", "Namen die dezelfde kunnen zijn"), columns);
    table.recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
    table.recipe.set("command", "names");
    table.recipe.set("file", loaded.name.clone());
    table.recipe.set("sha256", loaded.sha256.clone());
    table.recipe.set("minimum", args.minimum);
    for pair in &found {
        // What has more ties is the likelier one to stay.
        let ties = |node: usize| network.ties_of(node).len();
        let (goes, stays) =
            if ties(pair.one) > ties(pair.other) { (pair.other, pair.one) } else { (pair.one, pair.other) };
        let (a, b) = (nodes[goes], nodes[stays]);
        table.push(vec![
            a.label.as_str().into(),
            a.id.as_str().into(),
            Cell::count(ties(goes)),
            b.label.as_str().into(),
            b.id.as_str().into(),
            Cell::count(ties(stays)),
            Cell::List(b.municipalities.clone()),
            Cell::Number(pair.score),
            pair.reason.as_str().into(),
        ]);
    }
    if found.len() < all {
        let more = language.pick("more pairs are not shown", "paren meer zijn niet getoond");
        table.notes.push(format!("{} {more}", all - found.len()));
    }
    output::write_table(&table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
