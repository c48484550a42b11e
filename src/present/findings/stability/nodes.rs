//! How sure each node is of its cluster.

use super::Judged;
use crate::present::findings::found::Found;
use crate::present::findings::some;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// Who stays with less than this share of its cluster is named.
const UNSURE: f64 = 0.6;

/// One row per node: its cluster, and the share of the others there with which it stays together with ties lost.
pub fn table(subject: &Subject, by: &Found, judged: &Judged, language: Language) -> Table {
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(2)
    };
    let columns = vec![
        Column::new("id", ColumnType::Text).hidden(),
        Column::new("label", ColumnType::Text).heading("actor"),
        Column::new("community", ColumnType::Integer).heading(language.pick("community", "gemeenschap")),
        number("together", "stays together", "blijft bijeen").unit("share"),
        number("certainty", "certainty of the search", "zekerheid van de zoektocht"),
        number("jaccard", "Jaccard of the cluster", "Jaccard van het cluster"),
    ];
    let mut table = judged.empty(by, columns, language);
    if let Ok(found) = &judged.found {
        let mut community = vec![None; subject.network.node_count()];
        for (number, members) in by.clustering.groups.iter().enumerate() {
            members.iter().for_each(|&node| community[node] = Some(number));
        }
        // Nobody is sure or unsure of what chance gives as well.
        match super::chance(found, language) {
            Some(chance) => table.lead.push(chance),
            None => table.lead.extend(unsure(subject, &found.together, language)),
        }
        for (index, node) in subject.network.nodes().enumerate() {
            let certainty = by.clustering.certainty.get(index).copied().filter(|_| community[index].is_some());
            table.push(vec![
                node.id.as_str().into(),
                node.label.as_str().into(),
                community[index].map_or(Cell::Empty, |number| Cell::count(number + 1)),
                Cell::number(found.together[index]),
                certainty.map_or(Cell::Empty, Cell::number),
                community[index].map_or(Cell::Empty, |number| Cell::number(found.clusters[number].jaccard)),
            ]);
        }
        let (draws, lost) = (judged.options.draws, language.decimal(100.0 * judged.options.lost, 0));
        table.notes.push(match language {
            Language::En => format!(
                "stays together: the share of the others of its cluster with which a node is found again, on average over {draws} \
                 networks without {lost} % of the ties; certainty of the search: the same over the runs of one search. A node without a \
                 partner is in no community and has neither."
            ),
            Language::Nl => format!(
                "blijft bijeen: het deel van de anderen van zijn cluster waarmee een knoop wordt teruggevonden, gemiddeld over {draws} \
                 netwerken zonder {lost} % van de relaties; zekerheid van de zoektocht: hetzelfde over de zoektochten in één netwerk. Een \
                 knoop zonder partner zit in geen gemeenschap en heeft geen van beide."
            ),
        });
    }
    judged.finish(table, subject, by, language)
}

/// Who may as well belong elsewhere, the least sure first; or that nobody does.
fn unsure(subject: &Subject, together: &[f64], language: Language) -> Option<String> {
    let mut unsure: Vec<usize> = (0..together.len()).filter(|&node| together[node] < UNSURE).collect();
    let inside = together.iter().filter(|share| !share.is_nan()).count();
    unsure.sort_by(|&a, &b| together[a].total_cmp(&together[b]).then(a.cmp(&b)));
    let names: Vec<String> = unsure.iter().map(|&node| subject.network.node(node).label.clone()).collect();
    let (count, border) = (names.len(), language.decimal(100.0 * UNSURE, 0));
    let names = some(&names, 4, language);
    if count == 0 && inside > 0 {
        return Some(match language {
            Language::En => format!("Each of the {inside} nodes in a cluster stays with {border} % of it or more."),
            Language::Nl => format!("Elk van de {inside} knopen in een cluster blijft bij {border} % ervan of meer."),
        });
    }
    (count > 0).then(|| match language {
        Language::En => {
            let stay = match (inside, count) {
                (1, _) => "node stays",
                (_, 1) => "nodes stays",
                _ => "nodes stay",
            };
            format!("{count} of {inside} {stay} with less than {border} % of the cluster: {names}.")
        }
        Language::Nl => {
            let stay = match (inside, count) {
                (1, _) => "knoop blijft",
                (_, 1) => "knopen blijft",
                _ => "knopen blijven",
            };
            format!("{count} van {inside} {stay} bij minder dan {border} % van het cluster: {names}.")
        }
    })
}
