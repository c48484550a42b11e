//! Who joins two places: the organisations and ties that they share, and where a single one carries it all.

use crate::present::findings::{count as number, finish, labels, some};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of ties by which a body reaches many towns because of what it is: whoever hands out a prize is tied to all who get it.
const BY_CONSTRUCTION: [&str; 7] = ["awards", "nominates", "visits", "disseminates", "trains", "part-of", "lobbies"];

/// What joins two places.
#[derive(Debug, Default)]
struct Join {
    /// Tied pairs of a node of the one and a node of the other.
    direct: BTreeSet<usize>,
    /// Nodes that belong to both, or belong to neither and are tied to both.
    shared: BTreeSet<usize>,
}

/// One row per pair of places that are joined at all, in alphabetical order.
pub fn table(subject: &Subject, language: Language) -> Table {
    let network = &subject.network;
    let graph = &subject.view.graph;
    let groups = &subject.places.groups;
    let mut joins: BTreeMap<(u32, u32), Join> = BTreeMap::new();
    for (edge, &(a, b)) in graph.edges().iter().enumerate() {
        for &one in groups.of(a as usize) {
            for &other in groups.of(b as usize) {
                let inside = groups.of(a as usize).contains(&other) || groups.of(b as usize).contains(&one);
                if one != other && !inside {
                    joins.entry((one.min(other), one.max(other))).or_default().direct.insert(edge);
                }
            }
        }
    }
    for node in 0..network.node_count() {
        let own = groups.of(node);
        let touched = if own.is_empty() { groups.touched(graph, node) } else { own.to_vec() };
        for (at, &one) in touched.iter().enumerate() {
            for &other in &touched[at + 1..] {
                joins.entry((one, other)).or_default().shared.insert(node);
            }
        }
    }
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    let mut table = Table::new(
        language.pick("Who joins places?", "Wie verbindt plaatsen?"),
        vec![
            Column::new("place", ColumnType::Text).heading(language.pick("place", "plaats")),
            Column::new("other_place", ColumnType::Text).heading(language.pick("and", "en")),
            integer("direct_pairs", "direct ties", "directe relaties"),
            integer("shared", "shared", "gedeeld"),
            Column::new("shared_actors", ColumnType::List).heading(language.pick("through", "via")),
            Column::new("shared_ids", ColumnType::List).hidden(),
            Column::new("single", ColumnType::Boolean).heading(language.pick("by one only", "door één")),
            Column::new("by_construction", ColumnType::Boolean)
                .heading(language.pick("by construction", "door hun aard")),
        ],
    );
    let by_construction = by_construction(subject);
    for (&(one, other), join) in &joins {
        let name = |place: u32| subject.places.names[place as usize].as_str();
        let labels: Vec<String> = join.shared.iter().map(|&node| network.node(node).label.clone()).collect();
        let ids: Vec<String> = join.shared.iter().map(|&node| network.node(node).id.clone()).collect();
        let constructed = join.direct.is_empty() && join.shared.iter().all(|&node| by_construction[node]);
        table.push(vec![
            name(one).into(),
            name(other).into(),
            Cell::count(join.direct.len()),
            Cell::count(join.shared.len()),
            labels.into(),
            ids.into(),
            Cell::Boolean(join.direct.len() + join.shared.len() == 1),
            Cell::Boolean(constructed),
        ]);
    }
    table.lead = lead(subject, &joins, language);
    let shared: BTreeSet<usize> = joins.values().flat_map(|join| join.shared.iter().copied()).collect();
    let constructed = labels(network, shared.into_iter().filter(|&node| by_construction[node]));
    if !constructed.is_empty() {
        let names = some(&constructed, 3, language);
        table.notes.push(match language {
            Language::En => format!(
                "Bridges by construction: {names}. They reach many towns because of what they do (award, visit, advise, have \
                 members), as the sources tell it; that towns share them does not mean that these towns work together."
            ),
            Language::Nl => format!(
                "Brug door hun aard: {names}. Zij bereiken veel gemeenten door wat ze doen (bekronen, bezoeken, adviseren, leden \
                 hebben), zoals de bronnen het vertellen; dat gemeenten hen delen betekent niet dat die samenwerken."
            ),
        });
    }
    finish(table, subject, language)
}

/// Of every node whether it belongs to no place and most of its ties with places are of the kinds that come with what it is.
fn by_construction(subject: &Subject) -> Vec<bool> {
    let network = &subject.network;
    let groups = &subject.places.groups;
    let (mut all, mut by_nature) = (vec![0usize; network.node_count()], vec![0usize; network.node_count()]);
    for tie in network.ties() {
        for (node, other) in [(tie.source, tie.target), (tie.target, tie.source)] {
            if !groups.of(other).is_empty() {
                all[node] += 1;
                by_nature[node] += usize::from(BY_CONSTRUCTION.contains(&tie.tie.kind.as_str()));
            }
        }
    }
    (0..all.len()).map(|node| groups.of(node).is_empty() && 2 * by_nature[node] > all[node]).collect()
}

fn lead(subject: &Subject, joins: &BTreeMap<(u32, u32), Join>, language: Language) -> Vec<String> {
    let single = joins.values().filter(|join| join.direct.is_empty() && join.shared.len() == 1);
    let mut carried: BTreeMap<usize, usize> = BTreeMap::new();
    single.flat_map(|join| join.shared.iter()).for_each(|&node| *carried.entry(node).or_default() += 1);
    let count: usize = carried.values().sum();
    let most = carried.iter().max_by_key(|(node, pairs)| (**pairs, std::cmp::Reverse(**node)));
    let Some((&node, &pairs)) = most else { return Vec::new() };
    let label = &subject.network.node(node).label;
    vec![match language {
        Language::En => format!(
            "{} joined; {count} of these by one organisation only, most often {label} ({}).",
            number(joins.len(), "pair of places is", "pairs of places are"),
            number(pairs, "pair", "pairs")
        ),
        Language::Nl => format!(
            "{} verbonden; {count} daarvan door één organisatie, het vaakst {label} ({}).",
            number(joins.len(), "paar plaatsen is", "paren van plaatsen zijn"),
            number(pairs, "paar", "paren")
        ),
    }]
}
