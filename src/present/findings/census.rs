//! Distributions: how many there are of each size.

use super::{cautioned, finish};
use crate::graph::cliques::{self, Completeness};
use crate::graph::compact::Merge;
use crate::graph::{components, distances};
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use std::collections::BTreeMap;

/// What is counted by size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Nodes by their number of partners.
    Degrees,
    /// Ordered pairs of nodes by the steps between them.
    Distances,
    /// Components by their nodes.
    Components,
    /// Maximal cliques by their nodes.
    Cliques,
    /// How dense the part is of those with more than so many partners.
    RichClub,
}

impl Of {
    fn word(self) -> &'static str {
        match self {
            Of::Degrees => "degrees",
            Of::Distances => "distances",
            Of::Components => "components",
            Of::Cliques => "cliques",
            Of::RichClub => "rich-club",
        }
    }
}

/// One row per size that occurs, the smallest first.
pub fn table(subject: &Subject, of: Of, language: Language) -> Table {
    let graph = &subject.view.graph;
    let mut notes = Vec::new();
    let mut table = match of {
        Of::Degrees => {
            let degrees = subject.scores("degree").values;
            let counts = tally(degrees.into_iter().map(|degree| degree as usize));
            counted(language.pick("Nodes by partners", "Knopen naar partners"), "partners", "nodes", counts, language)
        }
        Of::Components => {
            let counts = tally(components::weak(graph).sizes.iter().copied());
            counted(
                language.pick("Components by size", "Losse delen naar omvang"),
                "size",
                "components",
                counts,
                language,
            )
        }
        Of::Distances => distances(subject, &mut notes, language),
        Of::Cliques => {
            let (sizes, completeness) = cliques::sizes(graph);
            if completeness == Completeness::Truncated {
                notes.push(
                    language
                        .pick(
                            "The search was stopped after 20 million branches: there are more cliques than counted here.",
                            "De zoektocht is na 20 miljoen vertakkingen gestopt: er zijn meer cliques dan hier geteld.",
                        )
                        .to_owned(),
                );
            }
            let counts = sizes.into_iter().enumerate().filter(|(_, count)| *count > 0).collect();
            counted(
                language.pick("Maximal cliques by size", "Maximale cliques naar omvang"),
                "size",
                "cliques",
                counts,
                language,
            )
        }
        Of::RichClub => rich_club(subject, language),
    };
    table.notes.extend(notes);
    table.recipe.set("census", of.word());
    finish(cautioned(table, subject, &[About::Shape], language), subject, language)
}

fn tally(sizes: impl Iterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for size in sizes {
        *counts.entry(size).or_insert(0) += 1;
    }
    counts
}

/// Sizes, how many there are of each, and their share.
fn counted(
    title: &str,
    size: &'static str,
    what: &'static str,
    counts: BTreeMap<usize, usize>,
    language: Language,
) -> Table {
    let mut table = Table::new(title, columns(size, what, language));
    let all: usize = counts.values().sum();
    for (size, count) in counts {
        table.push(vec![Cell::count(size), Cell::count(count), Cell::number(count as f64 / all as f64)]);
    }
    table
}

fn columns(size: &'static str, what: &'static str, language: Language) -> Vec<Column> {
    let heading = |word: &'static str| match word {
        "partners" => language.pick("partners", "partners"),
        "nodes" => language.pick("nodes", "knopen"),
        "size" => language.pick("nodes in it", "knopen erin"),
        "components" => language.pick("components", "losse delen"),
        "cliques" => language.pick("cliques", "cliques"),
        "steps" => language.pick("steps", "stappen"),
        _ => language.pick("pairs", "paren"),
    };
    vec![
        Column::new(size, ColumnType::Integer).heading(heading(size)),
        Column::new(what, ColumnType::Integer).heading(heading(what)),
        Column::new("share", ColumnType::Number).heading(language.pick("share", "aandeel")),
    ]
}

fn distances(subject: &Subject, notes: &mut Vec<String>, language: Language) -> Table {
    let graph = &subject.view.graph;
    let steps = distances::step_counts(graph);
    let n = graph.node_count();
    let all = n * n.saturating_sub(1);
    let apart = all - steps.iter().sum::<usize>();
    let title = language.pick("Pairs by distance", "Paren naar afstand");
    let mut table = Table::new(title, columns("steps", "pairs", language));
    let share = |count: usize| Cell::number(count as f64 / all as f64);
    for (at, &count) in steps.iter().enumerate() {
        table.push(vec![Cell::count(at + 1), Cell::count(count), share(count)]);
    }
    if apart > 0 {
        table.push(vec![Cell::Empty, Cell::count(apart), share(apart)]);
        notes.push(
            language
                .pick(
                    "The row without a number of steps: pairs out of reach.",
                    "De rij zonder aantal stappen: paren buiten bereik.",
                )
                .to_owned(),
        );
    }
    notes.push(
        language
            .pick(
                "Pairs are ordered: from each of the two to the other.",
                "Paren zijn geordend: van elk van de twee naar de ander.",
            )
            .to_owned(),
    );
    table
}

/// For every number of partners: how many have more, how many ties there are among them, and which share of the possible ones.
fn rich_club(subject: &Subject, language: Language) -> Table {
    let graph = subject.view.graph.symmetrised(Merge::Max);
    let n = graph.node_count();
    let degrees: Vec<usize> = (0..n).map(|node| graph.degree(node)).collect();
    // Ties by the poorer of their ends, nodes by their partners: those above a number are what is left.
    let ties = tally(graph.edges().iter().map(|&(a, b)| degrees[a as usize].min(degrees[b as usize])));
    let nodes = tally(degrees.iter().copied());
    let columns = vec![
        Column::new("more_than", ColumnType::Integer).heading(language.pick("more partners than", "meer partners dan")),
        Column::new("nodes", ColumnType::Integer).heading(language.pick("nodes", "knopen")),
        Column::new("ties", ColumnType::Integer).heading(language.pick("ties among them", "relaties onderling")),
        Column::new("density", ColumnType::Number).heading(language.pick("density", "dichtheid")),
    ];
    let title =
        language.pick("How dense the part of the best tied is", "Hoe dicht het deel van de best verbondenen is");
    let mut table = Table::new(title, columns);
    let above = |counts: &BTreeMap<usize, usize>, least: usize| {
        counts.range(least + 1..).map(|(_, count)| count).sum::<usize>()
    };
    for &least in nodes.keys() {
        let (members, inside) = (above(&nodes, least), above(&ties, least));
        let possible = members as f64 * (members as f64 - 1.0) / 2.0;
        let density = if possible > 0.5 { Cell::number(inside as f64 / possible) } else { Cell::Empty };
        table.push(vec![Cell::count(least), Cell::count(members), Cell::count(inside), density]);
    }
    table.notes.push(
        language
            .pick("Fewer than two nodes have no density.", "Van minder dan twee knopen is er geen dichtheid.")
            .to_owned(),
    );
    table.notes.push(
        language
            .pick(
                "Those with many partners are tied to each other more often by chance alone: compare with random networks of the same degrees.",
                "Wie veel partners heeft is alleen al door toeval vaker met elkaar verbonden: vergelijk met toevalsnetwerken met dezelfde aantallen partners.",
            )
            .to_owned(),
    );
    table
}
