//! `verbinder names`: which names may mean the same body, the list in which a person decides, and what became of it.

use crate::cli::args::{InputArgs, OutputArgs};
use crate::cli::input::Input;
use crate::cli::{Outcome, input, merge_list, output};
use std::collections::BTreeSet;
use verbinder::Error;
use verbinder::model::NATIONAL;
use verbinder::model::names::{DEFAULT_MINIMUM, Decision, Entry, Known, MergeList, Proposal, group, propose};
use verbinder::present::language::Language;
use verbinder::present::table::Table;

/// Names that may mean the same body, with a score and the reason; the list in which a person decides
///
/// Compares names within one municipality: spelling, legal forms, articles, word order, acronyms, aliases. Written to a .csv it is
/// a merge list: put merge, keep or not-the-same (samenvoegen, houden, niet-hetzelfde) into its column decision. With --merges
/// the list comes back whole, with what is new below it; every other command follows it with the same option.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder names data/sociaal-domein.json
  verbinder names network.json -o merges.csv
  verbinder names network.json --merges merges.csv -o merges.csv     new proposals below what was decided
  verbinder names network.json --merges merges.csv --log             what was merged, and how ties were combined
  verbinder describe network.json --merges merges.csv")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Lowest score to show, from 0 to 1; at 0.75 equal names in other towns are shown too
    #[arg(long, value_name = "SCORE", default_value_t = DEFAULT_MINIMUM)]
    minimum: f64,
    /// Show at most this many proposals [default: all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// With --merges: show row by row what was merged and how ties were combined
    #[arg(long, conflicts_with_all = ["limit", "minimum"])]
    log: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    if !(0.0..=1.0).contains(&args.minimum) {
        return Err(Error::request(format!("--minimum {} is no score", args.minimum)).hint("use a number from 0 to 1"));
    }
    let loaded = input::load(&args.input.file, &args.input.reading, &args.output.language, input::ReadFor::Data)?;
    let language = args.output.language.choose(loaded.network.value.info().language.as_deref());
    if args.log {
        let table = merge_list::log(&loaded, language)
            .ok_or_else(|| Error::request("--log shows what a merge list did").hint("add --merges LIST.csv"))?;
        output::write_table(recorded(table, &loaded), &args.output.table, language)?;
        return Ok(Outcome::Fine);
    }
    let mut found = proposals(&loaded, args.minimum);
    let all = found.len();
    found.truncate(args.limit.unwrap_or(all));
    let list = loaded.cleaned.merges.as_ref().map(|(list, _)| &**list);
    if let Some(path) = merge_list::target(&args.output.table) {
        let sign = merge_list::usual_sign(&loaded, language);
        merge_list::write(&path, list, &merge_list::rows(&loaded, &found, language), sign)?;
        output::say(&summary(list, &found, &path.display().to_string(), language));
        return Ok(Outcome::Fine);
    }
    let mut table = recorded(merge_list::table(&loaded, list, &found, language), &loaded);
    table.recipe.set("minimum", args.minimum);
    if table.rows.is_empty() {
        table.lead.push(match language {
            Language::En => format!(
                "No two names look like the same body with a score of {} or more; a lower --minimum shows doubtful ones.",
                args.minimum
            ),
            Language::Nl => format!(
                "Geen twee namen lijken met een score van {} of meer dezelfde aan te duiden; een lagere --minimum toont twijfelachtige.",
                args.minimum.to_string().replace('.', ",")
            ),
        });
    }
    if found.len() < all {
        let more = language.pick("more proposals are not shown", "voorstellen meer zijn niet getoond");
        table.notes.push(format!("{} {more}", all - found.len()));
    }
    table.notes.extend(loaded.cleaned.notes(language));
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}

/// The table with its recipe.
fn recorded(mut table: Table, loaded: &Input) -> Table {
    table.recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
    table.recipe.set("command", "names");
    table.recipe.set("file", loaded.name.clone());
    table.recipe.set("sha256", loaded.sha256.clone());
    loaded.cleaned.recipe().into_iter().for_each(|(key, value)| table.recipe.set(&key, value));
    table
}

/// What is new: names that the list says nothing about yet.
fn proposals(loaded: &Input, minimum: f64) -> Vec<Proposal> {
    let network = &loaded.network.value;
    let nodes: Vec<_> = network.nodes().collect();
    let entries: Vec<Entry<'_>> = nodes
        .iter()
        .map(|node| Entry {
            names: node.aliases.iter().chain([&node.label]).map(String::as_str).collect(),
            places: node.places().collect(),
            national: node.municipalities.iter().any(|place| place == NATIONAL),
            named: node.named,
        })
        .collect();
    let mut found = propose(&entries, minimum);
    // A part and its whole, or an actor and a structure, are two nodes on purpose.
    found.retain(|pair| {
        let (a, b) = (nodes[pair.one], nodes[pair.other]);
        let part = a.part_of.as_ref() == Some(&b.id) || b.part_of.as_ref() == Some(&a.id);
        !part && network.mode(pair.one) == network.mode(pair.other)
    });
    // What has most ties is the likelier one to stay; of equal ones that with the fullest name.
    let weight = |node: usize| (network.ties_of(node).len(), nodes[node].label.chars().count());
    let weights: Vec<_> = (0..nodes.len()).map(weight).collect();
    group(&entries, &found, &known(loaded), &weights)
}

/// What the list says about the nodes that are left.
fn known(loaded: &Input) -> Known {
    let mut known = Known::default();
    let Some((list, log)) = &loaded.cleaned.merges else { return known };
    let network = &loaded.network.value;
    for (row, ids) in list.rows.iter().zip(&log.rows) {
        // Departments may have been rolled up since.
        let nodes = ids.as_ref().and_then(|(a, b)| network.index_of(a).zip(network.index_of(b)));
        match (row.decision, nodes) {
            (Some(Decision::Keep), Some((a, b))) if a == b => drop(known.alone.insert(a)),
            (Some(Decision::Keep | Decision::NotTheSame), Some(pair)) => known.apart.push(pair),
            (_, Some(pair)) if pair.0 != pair.1 => known.listed.push(pair),
            _ => {}
        }
    }
    known
}

/// What a person is told who wrote a list.
fn summary(list: Option<&MergeList>, found: &[Proposal], path: &str, language: Language) -> String {
    let groups: BTreeSet<usize> = found.iter().map(|proposal| proposal.group).collect();
    let new = match language {
        Language::En => format!("{} new proposals in {} groups", found.len(), groups.len()),
        Language::Nl => format!("{} nieuwe voorstellen in {} groepen", found.len(), groups.len()),
    };
    let open = list.map_or(0, |list| list.count(None)) + found.len();
    let decided = list.map_or(0, |list| list.rows.len()) + found.len() - open;
    match language {
        Language::En => format!(
            "{path}: {new}; {decided} rows decided, {open} open. Write merge, keep or not-the-same into the column decision, \
             then add --merges {path} to any command"
        ),
        Language::Nl => format!(
            "{path}: {new}; {decided} rijen beslist, {open} open. Zet samenvoegen, houden of niet-hetzelfde in de kolom \
             decision, en voeg dan --merges {path} toe aan elke opdracht"
        ),
    }
}
