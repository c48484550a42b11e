//! Who stands in more than one network: the actors by which separately recorded networks are joined.

use super::{Profile, name_files};
use crate::present::findings::{count, finish};
use crate::present::language::Language;
use crate::present::language::diagram::Noun;
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
    let called = Noun::of_nodes(subjects.iter().map(|subject| &subject.network));
    let (one, several) = (called.one(language), called.many(language));
    let mut table = Table::new(
        language.pick("Who stands in several networks?", "Wie staat in meer netwerken?"),
        vec![
            Column::new("actor", ColumnType::Text).heading(one),
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
    table.lead = vec![lead(&shared, label, (one, several), language)];
    table.notes = match language {
        Language::En => vec![
            "Two are the same where both their ids and their names are; types without a proper name are left out.".to_owned(),
            format!("That networks share {several} does not mean that they work together, and one that is written in two ways is not recognised."),
        ],
        Language::Nl => vec![
            "Twee zijn dezelfde als id en naam allebei gelijk zijn; typen zonder eigen naam blijven buiten beschouwing.".to_owned(),
            format!("Dat netwerken {several} delen betekent niet dat ze samenwerken, en wie op twee manieren geschreven is, wordt niet herkend."),
        ],
    };
    let apart = names.values().filter(|names| names.iter().any(|name| *name != names[0])).count();
    if apart > 0 {
        table.notes.push(match language {
            Language::En => format!(
                "{} with different names in different networks and so not taken for the same {one}.",
                count(apart, "id stands", "ids stand")
            ),
            Language::Nl => format!(
                "{} in verschillende netwerken bij verschillende namen en {} daarom niet voor dezelfde {one}.",
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
fn lead<'a>(
    shared: &[Vec<(usize, usize)>],
    label: impl Fn(&(usize, usize)) -> &'a str,
    (one, several): (&str, &str),
    language: Language,
) -> String {
    let Some(first) = shared.first() else {
        return match language {
            Language::En => format!("No named {one} stands in more than one network."),
            Language::Nl => format!("Geen met naam bekende {one} staat in meer dan één netwerk."),
        };
    };
    let number = shared.len();
    let mut said = match language {
        Language::En if number == 1 => format!("1 named {one} stands in more than one network"),
        Language::Nl if number == 1 => format!("1 met naam bekende {one} staat in meer dan één netwerk"),
        Language::En => format!("{number} named {several} stand in more than one network"),
        Language::Nl => format!("{number} met naam bekende {several} staan in meer dan één netwerk"),
    };
    if shared.get(1).is_none_or(|second| second.len() < first.len()) {
        said += &match language {
            Language::En => format!("; in most of them {} ({})", label(&first[0]), first.len()),
            Language::Nl => format!("; in de meeste {} ({})", label(&first[0]), first.len()),
        };
    }
    said + "."
}
