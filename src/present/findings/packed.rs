//! What a packed network says: figures of the whole, measures, and communities. It keeps no evidence, kinds, years and places, and
//! what rests on these cannot be said of it.

use super::found::Found;
use super::measure::{self, Filled, chosen, fill, filled_with, number};
use super::ranking;
use crate::Error;
use crate::graph::compact::Merge;
use crate::measures::clusters::{ClusterOptions, Clustering, Method};
use crate::measures::{Known, Level, Measure, Params, Scores, WeightUse};
use crate::packed::Packed;
use crate::present::language::Language;
use crate::present::table::{Cell, Column, ColumnType, Layout, Recipe, Table};
use std::collections::BTreeMap;

/// A packed file as it was named, its hash, and the command that asks.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The command as the user knows it.
    pub command: &'a str,
    /// The packed file as the user named it.
    pub file: &'a str,
    /// SHA-256 of its bytes.
    pub sha256: &'a str,
    /// Seed of everything random.
    pub seed: u64,
    /// Language of headings and sentences.
    pub language: Language,
}

/// The figures that [`describe`] gives: what a hundred million ties allow in minutes.
const FIGURES: [&str; 7] =
    ["density", "average-degree", "components", "largest-component", "isolates", "transitivity", "reciprocity"];

/// A packed network in one screen.
pub fn describe(packed: &Packed, asked: Asked<'_>) -> Table {
    let language = asked.language;
    let graph = &packed.graph;
    let known = &Known::new(graph);
    let fits = |measure: &&'static Measure| {
        measure.level == Level::Network
            && measure.needs.is_empty()
            && (measure.id != "reciprocity" || graph.is_directed())
    };
    let measures: Vec<&Measure> = FIGURES.iter().filter_map(|id| crate::measures::find(id)).filter(fits).collect();
    let Filled { columns: found, scores, notes } = fill(&measures, known, &Params::default(), language);
    let most = (0..graph.node_count()).map(|node| graph.ends_at(node)).max().unwrap_or(0);
    let count = |name: &str, en: &str, nl: &str| Column::new(name, ColumnType::Integer).heading(language.pick(en, nl));
    let mut columns = vec![
        Column::new("network", ColumnType::Text).heading(language.pick("network", "netwerk")),
        count("nodes", "nodes", "knopen"),
        count("ties", "ties", "relaties"),
        count("listed", "ties listed", "genoemde relaties"),
        count("repeated", "listed before", "eerder genoemd"),
        count("self_ties", "with itself", "met zichzelf"),
        count("most_partners", "most ties of a node", "meeste relaties van een knoop"),
    ];
    columns.extend(found);
    let whole = |number: u64| Cell::count(usize::try_from(number).unwrap_or(usize::MAX));
    let mut row: Vec<Cell> = vec![
        packed.source.file.as_str().into(),
        Cell::count(graph.node_count()),
        Cell::count(graph.edge_count()),
        whole(packed.source.listed),
        whole(packed.source.repeated),
        whole(packed.source.self_ties),
        Cell::count(most),
    ];
    row.extend(scores.iter().map(|(whole, scores)| number(*whole, scores.values[0])));
    let mut table = Table::new(language.pick("Packed network", "Ingepakt netwerk").to_owned(), columns);
    table.layout = Layout::Record;
    table.push(row);
    table.notes = notes;
    finish(table, packed, asked)
}

/// In which order rows come.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ranked<'a> {
    /// The column whose highest values come first; none: the first of numbers.
    pub column: Option<&'a str>,
    /// So many rows only, and all that share the last place. Others are never made: the table of ten million nodes takes three times the
    /// memory of their graph.
    pub top: Option<usize>,
}

/// One column per measure; one row per node, per tied pair, or one for the network. `ranked` puts rows in order.
///
/// # Errors
///
/// A measure that needs what a packed network does not keep; a column to rank by that is not there.
pub fn measures(
    packed: &Packed,
    measures: &[&Measure],
    params: &Params,
    ranked: Option<Ranked<'_>>,
    asked: Asked<'_>,
) -> Result<Table, Error> {
    let language = asked.language;
    for measure in measures {
        if let Some(need) = measure.needs.first() {
            return Err(Error::request(format!(
                "{} needs {}, and a packed network keeps graph and labels alone",
                measure.id,
                need.text().en
            ))
            .hint("read the file itself instead of the packed one"));
        }
    }
    let filled = fill(measures, &Known::new(&packed.graph), params, language);
    lay_out(packed, (measures, params), filled, ranked, asked)
}

/// As [`measures`], with the scores of one measure that were computed elsewhere.
///
/// # Errors
///
/// A column to rank by that is not there.
pub fn measure_of(
    packed: &Packed,
    (measure, params): (&Measure, &Params),
    scores: Scores,
    ranked: Option<Ranked<'_>>,
    asked: Asked<'_>,
) -> Result<Table, Error> {
    lay_out(packed, (&[measure], params), filled_with(measure, scores, asked.language), ranked, asked)
}

fn lay_out(
    packed: &Packed,
    (measures, params): (&[&Measure], &Params),
    filled: Filled,
    ranked: Option<Ranked<'_>>,
    asked: Asked<'_>,
) -> Result<Table, Error> {
    let language = asked.language;
    let level = measures.first().map_or(Level::Node, |measure| measure.level);
    let graph = &packed.graph;
    let names: &[&str] = match level {
        Level::Tie => &["source", "target"],
        Level::Network => &["network"],
        Level::Node | Level::Group | Level::GroupPair => &["id"],
    };
    let mut columns: Vec<Column> = names.iter().map(|name| Column::new(*name, ColumnType::Text)).collect();
    let Filled { columns: found, scores, notes } = filled;
    columns.extend(found);
    let title = measures.iter().map(|measure| language.text(measure.name)).collect::<Vec<_>>().join(", ");
    let mut table = Table::new(title, columns);
    table.notes = notes;
    let count = scores.first().map_or(0, |(_, first)| first.values.len());
    let rows = match ranked {
        None => (0..count).collect(),
        Some(ranked) => in_order(&mut table, (names.len(), &scores), ranked, language)?.unwrap_or((0..count).collect()),
    };
    table.rows.reserve(rows.len());
    for row in rows {
        let mut cells: Vec<Cell> = match level {
            Level::Tie => {
                let (a, b) = graph.edges()[row];
                vec![packed.labels.get(a as usize).into(), packed.labels.get(b as usize).into()]
            }
            Level::Network => vec![packed.source.file.as_str().into()],
            Level::Node | Level::Group | Level::GroupPair => vec![packed.labels.get(row).into()],
        };
        cells.extend(scores.iter().map(|(whole, scores)| number(*whole, scores.values[row])));
        table.push(cells);
    }
    if graph.is_weighted() && measures.iter().any(|measure| measure.weights == WeightUse::Distance) {
        table.recipe.set("cost", params.cost.word());
    }
    for measure in measures {
        chosen(measure, params, &mut table);
    }
    Ok(finish(table, packed, asked))
}

/// The rows that are shown, in order; none where nothing can be put in order. The first `named` columns of the table hold no scores.
fn in_order(
    table: &mut Table,
    (named, scores): (usize, &[(bool, Scores)]),
    ranked: Ranked<'_>,
    language: Language,
) -> Result<Option<Vec<usize>>, Error> {
    let Some((name, at)) = measure::sort_column(table, ranked.column)? else { return Ok(None) };
    let values = scores[at - named].1.values.iter().map(|&value| Some(value).filter(|value| value.is_finite()));
    let order = ranking::order(values, &table.columns[at], ranked.top);
    measure::sorted(table, (&name, ranked.top), &order, language);
    Ok(Some(order.rows))
}

/// What a method finds: one row per cluster, largest first, or with `members` one row per node.
///
/// # Errors
///
/// The network is larger than the method is meant for.
pub fn clusters(
    packed: &Packed,
    method: &'static Method,
    options: &ClusterOptions,
    members: bool,
    asked: Asked<'_>,
) -> Result<Table, Error> {
    let language = asked.language;
    let found = Found::in_graph(&packed.graph, method, *options)?;
    let clustering = &found.clustering;
    let mut table =
        if members { members_table(packed, clustering, language) } else { sizes_table(packed, clustering, language) };
    table.lead.push(format!("{}.", found.in_words(language)));
    table.notes.extend(clustering.remarks.iter().map(|remark| language.text(remark.text()).to_owned()));
    found.write_into(&mut table.recipe);
    Ok(finish(table, packed, asked))
}

fn sizes_table(packed: &Packed, clustering: &Clustering, language: Language) -> Table {
    let graph = packed.graph.symmetrised(Merge::Max);
    let count = |name: &str, en: &str, nl: &str| Column::new(name, ColumnType::Integer).heading(language.pick(en, nl));
    let columns = vec![
        Column::new("cluster", ColumnType::Text),
        count("size", "nodes", "knopen"),
        count("inner_pairs", "ties inside", "relaties binnen"),
        count("outer_pairs", "ties outward", "relaties naar buiten"),
        Column::new("hub", ColumnType::Text).heading(language.pick("most ties inside", "meeste relaties binnen")),
    ];
    let mut table = Table::new(language.pick("Clusters", "Clusters").to_owned(), columns);
    let mut inside = vec![false; graph.node_count()];
    for (number, members) in clustering.groups.iter().enumerate() {
        members.iter().for_each(|&node| inside[node] = true);
        let (mut inner, mut outer, mut hub) = (0, 0, (0, members[0]));
        for &node in members {
            let own = graph.neighbors(node).iter().filter(|&&other| inside[other as usize]).count();
            inner += own;
            outer += graph.degree(node) - own;
            if own > hub.0 {
                hub = (own, node);
            }
        }
        members.iter().for_each(|&node| inside[node] = false);
        table.push(vec![
            format!("community-{}", number + 1).into(),
            Cell::count(members.len()),
            Cell::count(inner / 2),
            Cell::count(outer),
            packed.labels.get(hub.1).into(),
        ]);
    }
    table
}

fn members_table(packed: &Packed, clustering: &Clustering, language: Language) -> Table {
    let mut columns = ["id", "cluster"].map(|name| Column::new(name, ColumnType::Text)).to_vec();
    // Where clusters overlap, the others that a node is in.
    let overlapping = clustering.partition.is_none();
    if overlapping {
        columns.push(Column::new("also_in", ColumnType::List).heading(language.pick("also in", "ook in")));
    }
    let mut table = Table::new("Clusters".to_owned(), columns);
    let name = |number: usize| format!("community-{}", number + 1);
    let mut first: Vec<Option<usize>> = vec![None; packed.labels.len()];
    let mut others: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (number, members) in clustering.groups.iter().enumerate() {
        for &node in members {
            match first[node] {
                None => first[node] = Some(number),
                Some(_) => others.entry(node).or_default().push(name(number)),
            }
        }
    }
    for (node, label) in packed.labels.iter().enumerate() {
        let mut row = vec![label.into(), first[node].map_or(Cell::Empty, |number| name(number).into())];
        if overlapping {
            row.push(others.remove(&node).unwrap_or_default().into());
        }
        table.push(row);
    }
    table
}

/// Recipe and general notes, at the end of every table.
fn finish(mut table: Table, packed: &Packed, asked: Asked<'_>) -> Table {
    let mut recipe = recipe(packed, asked);
    recipe.0.extend(std::mem::take(&mut table.recipe.0));
    table.recipe = recipe;
    table.notes.push(note(asked.language).to_owned());
    table
}

/// How a packed network came about, and what is asked of it.
pub(in crate::present) fn recipe(packed: &Packed, asked: Asked<'_>) -> Recipe {
    let mut recipe = Recipe::default();
    recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
    recipe.set("command", asked.command);
    recipe.set("file", asked.file);
    recipe.set("sha256", asked.sha256);
    recipe.set("packed_from", packed.source.file.as_str());
    recipe.set("packed_from_sha256", packed.source.sha256.as_str());
    recipe.set("direction", if packed.graph.is_directed() { "directed" } else { "undirected" });
    recipe.set("weight", if packed.graph.is_weighted() { "strength" } else { "none" });
    recipe.set("seed", asked.seed);
    recipe
}

/// What nobody can say of a packed network.
pub(in crate::present) fn note(language: Language) -> &'static str {
    language.pick(
        "a packed network keeps graph and labels alone: no cautions about evidence, response or years can be given",
        "een ingepakt netwerk bewaart alleen knopen en relaties: er kan niet gewaarschuwd worden over bewijs, respons of jaren",
    )
}
