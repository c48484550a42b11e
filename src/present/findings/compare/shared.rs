//! Who stands in more than one network: the actors by which separately recorded networks are joined.

use super::{Profile, name_files};
use crate::present::findings::{count, finish};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use std::collections::BTreeMap;

/// One row per node that stands in at least two of these networks, those of most networks first, then by name.
///
/// A node is the same where its id is the same and its name, but for capitals, is too: in many files ids are mere numbers. Types without
/// a proper name, such as "the police", are other bodies in every network and do not count.
pub fn table(profiles: &[Profile], subjects: &[Subject], language: Language) -> Table {
    let mut found: BTreeMap<(&str, String), Vec<(usize, usize)>> = BTreeMap::new();
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (at, subject) in subjects.iter().enumerate() {
        for (node, named) in subject.network.nodes().enumerate().filter(|(_, node)| node.named && !node.remainder) {
            let name = named.label.trim().to_lowercase();
            found.entry((&named.id, name.clone())).or_default().push((at, node));
            names.entry(&named.id).or_default().push(name);
        }
    }
    let mut shared: Vec<Vec<(usize, usize)>> = found.into_values().filter(|places| places.len() > 1).collect();
    let label = |&(at, node): &(usize, usize)| subjects[at].network.node(node).label.as_str();
    shared.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| label(&one[0]).cmp(label(&other[0]))));
    let mut table = Table::new(
        language.pick("Who stands in several networks?", "Wie staat in meer netwerken?"),
        vec![
            Column::new("actor", ColumnType::Text).heading(language.pick("actor", "actor")),
            Column::new("id", ColumnType::Text).hidden(),
            Column::new("kind", ColumnType::Text).heading(language.pick("kind", "soort")),
            Column::new("networks", ColumnType::Integer).heading(language.pick("networks", "netwerken")),
            Column::new("in", ColumnType::List).heading(language.pick("in", "in")),
            Column::new("partners", ColumnType::List).heading(language.pick("partners in each", "partners in elk")),
        ],
    );
    for places in &shared {
        let (at, node) = places[0];
        let network = &subjects[at].network;
        let partners = places.iter().map(|&(at, node)| subjects[at].partners(node).len().to_string());
        table.push(vec![
            label(&places[0]).into(),
            network.node(node).id.as_str().into(),
            Cell::Text(language.node_kind(network, &network.node(node).kind)),
            Cell::count(places.len()),
            places.iter().map(|&(at, _)| profiles[at].name.clone()).collect::<Vec<_>>().into(),
            partners.collect::<Vec<_>>().into(),
        ]);
    }
    table.lead = vec![lead(&shared, label, language)];
    let pick = |en: &'static str, nl: &'static str| language.pick(en, nl).to_owned();
    table.notes = vec![
        pick(
            "An actor is the same where both its id and its name are; types without a proper name are left out.",
            "Een actor is dezelfde als id en naam allebei gelijk zijn; typen zonder eigen naam blijven buiten beschouwing.",
        ),
        pick(
            "That networks share an actor does not mean that they work together, and one that is written in two ways is not recognised.",
            "Dat netwerken een actor delen betekent niet dat ze samenwerken, en wie op twee manieren geschreven is, wordt niet herkend.",
        ),
    ];
    let apart = names.values().filter(|names| names.iter().any(|name| *name != names[0])).count();
    if apart > 0 {
        table.notes.push(match language {
            Language::En => format!(
                "{} with different names in different networks and so not taken for the same actor.",
                count(apart, "id stands", "ids stand")
            ),
            Language::Nl => format!(
                "{} in verschillende netwerken bij verschillende namen en {} daarom niet voor dezelfde actor.",
                count(apart, "id staat", "id’s staan"),
                if apart == 1 { "geldt" } else { "gelden" }
            ),
        });
    }
    let mut table = finish(table, &subjects[0], language);
    name_files(&mut table, subjects, language);
    table
}

/// How many there are, and who stands in most networks where that is one.
fn lead<'a>(shared: &[Vec<(usize, usize)>], label: impl Fn(&(usize, usize)) -> &'a str, language: Language) -> String {
    let Some(first) = shared.first() else {
        return language
            .pick(
                "No named actor stands in more than one network.",
                "Geen met naam bekende actor staat in meer dan één netwerk.",
            )
            .to_owned();
    };
    let mut said = match language {
        Language::En => {
            format!("{} in more than one network", count(shared.len(), "named actor stands", "named actors stand"))
        }
        Language::Nl => format!(
            "{} in meer dan één netwerk",
            count(shared.len(), "met naam bekende actor staat", "met naam bekende actoren staan")
        ),
    };
    if shared.get(1).is_none_or(|second| second.len() < first.len()) {
        said += &match language {
            Language::En => format!("; in most of them {} ({})", label(&first[0]), first.len()),
            Language::Nl => format!("; in de meeste {} ({})", label(&first[0]), first.len()),
        };
    }
    said + "."
}
