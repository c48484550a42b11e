//! What a packed network says: figures of the whole, measures, and communities. It keeps no evidence, kinds, years and places, and
//! what rests on these cannot be said of it.

use super::measure::{self, Filled, chosen, fill, filled_with, number};
use crate::Error;
use crate::graph::compact::Merge;
use crate::measures::clusters::{ClusterOptions, Clustering, Method};
use crate::measures::{Known, Level, Measure, Params, Scores, WeightUse};
use crate::packed::Packed;
use crate::present::language::Language;
use crate::present::table::{Cell, Column, ColumnType, Layout, Recipe, Table};

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
    let degrees = |node: usize| graph.degree(node) + if graph.is_directed() { graph.in_degree(node) } else { 0 };
    let most = (0..graph.node_count()).map(degrees).max().unwrap_or(0);
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

/// One column per measure; one row per node, per tied pair, or one for the network.
///
/// # Errors
///
/// A measure that needs what a packed network does not keep.
pub fn measures(packed: &Packed, measures: &[&Measure], params: &Params, asked: Asked<'_>) -> Result<Table, Error> {
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
    Ok(lay_out(packed, (measures, params), filled, asked))
}

/// As [`measures`], with the scores of one measure that were computed elsewhere.
pub fn measure_of(packed: &Packed, measure: &Measure, scores: Scores, params: &Params, asked: Asked<'_>) -> Table {
    lay_out(packed, (&[measure], params), filled_with(measure, scores, asked.language), asked)
}

fn lay_out(packed: &Packed, (measures, params): (&[&Measure], &Params), filled: Filled, asked: Asked<'_>) -> Table {
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
    table.rows.reserve(scores.first().map_or(0, |(_, first)| first.values.len()));
    for row in 0..scores.first().map_or(0, |(_, first)| first.values.len()) {
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
    table.notes = notes;
    if graph.is_weighted() && measures.iter().any(|measure| measure.weights == WeightUse::Distance) {
        table.recipe.set("cost", params.cost.word());
    }
    for measure in measures {
        chosen(measure, params, &mut table);
    }
    finish(table, packed, asked)
}

/// Puts the rows with the highest value of a column first; those without a value last. `top` shortens the list without cutting
/// through equal values.
///
/// # Errors
///
/// A column that the table has not, or that holds no numbers.
pub fn rank(table: &mut Table, column: Option<&str>, top: Option<usize>) -> Result<(), Error> {
    measure::sort(table, column, top)
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
    let graph = &packed.graph;
    if graph.node_count() > method.most_nodes {
        return Err(Error::request(format!(
            "{} is meant for networks of at most {} nodes; this one has {}",
            method.id,
            method.most_nodes,
            graph.node_count()
        ))
        .hint("--method leiden, louvain, label-propagation and components take networks of any size"));
    }
    let clustering = (method.find)(graph, options);
    let mut table =
        if members { members_table(packed, &clustering) } else { sizes_table(packed, &clustering, language) };
    let count = clustering.groups.len();
    let modularity = language.decimal(clustering.modularity, 4);
    table.lead.push(match language {
        Language::En => format!("{count} clusters of two nodes and more (modularity {modularity})"),
        Language::Nl => format!("{count} clusters van twee of meer knopen (modulariteit {modularity})"),
    });
    table.notes.extend(clustering.remarks.iter().map(|remark| language.text(remark.text()).to_owned()));
    table.recipe.set("method", method.id);
    table.recipe.set("runs", clustering.runs);
    if let Some(passes) = clustering.most_passes {
        table.recipe.set("most_passes", passes);
    }
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

fn members_table(packed: &Packed, clustering: &Clustering) -> Table {
    let columns = ["id", "cluster"].map(|name| Column::new(name, ColumnType::Text)).to_vec();
    let mut table = Table::new("Clusters".to_owned(), columns);
    let mut of = vec![0; packed.labels.len()];
    for (number, members) in clustering.groups.iter().enumerate() {
        members.iter().for_each(|&node| of[node] = number + 1);
    }
    for (label, number) in packed.labels.iter().zip(of) {
        let cluster = if number == 0 { Cell::Empty } else { format!("community-{number}").into() };
        table.push(vec![label.into(), cluster]);
    }
    table
}

/// Recipe and general notes, at the end of every table.
fn finish(mut table: Table, packed: &Packed, asked: Asked<'_>) -> Table {
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
    recipe.0.extend(std::mem::take(&mut table.recipe.0));
    table.recipe = recipe;
    table.notes.push(
        asked
            .language
            .pick(
                "a packed network keeps graph and labels alone: no cautions about evidence, response or years can be given",
                "een ingepakt netwerk bewaart alleen knopen en relaties: er kan niet gewaarschuwd worden over bewijs, respons of jaren",
            )
            .to_owned(),
    );
    table
}
