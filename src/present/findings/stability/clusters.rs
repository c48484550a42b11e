//! How far each cluster by itself can be relied on.

use super::Judged;
use crate::present::findings::clusters::found as clusters_found;
use crate::present::findings::found::Found;
use crate::present::findings::some;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::recovery::{ClusterVerdict, DOUBTFUL_FROM, VALID_FROM};
use crate::studies::stability::{Stability, Verdict};

/// One row per cluster, in their order: how far it is found again with ties lost.
pub fn table(subject: &Subject, by: &Found, judged: &Judged, language: Language) -> Table {
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(2)
    };
    let columns = vec![
        Column::new("cluster", ColumnType::Text).hidden(),
        Column::new("label", ColumnType::Text).heading("cluster"),
        Column::new("size", ColumnType::Integer).heading(language.pick("members", "leden")),
        number("jaccard", "Jaccard", "Jaccard"),
        number("found_again", "found again", "teruggevonden").unit("share"),
        number("dissolved", "dissolved", "opgelost").unit("share"),
        number("certainty", "certainty of the search", "zekerheid van de zoektocht"),
        Column::new("verdict", ColumnType::Text).heading(language.pick("verdict", "oordeel")),
        Column::new("members", ColumnType::List).hidden(),
    ];
    let mut table = judged.empty(by, columns, language);
    if let Ok(found) = &judged.found {
        table.lead.extend(chance(found, language));
        table.lead.extend(in_words(subject, by, found, language));
        for (cluster, recovery) in clusters_found(subject, by).iter().zip(&found.clusters) {
            let members: Vec<String> =
                cluster.members.iter().map(|&node| subject.network.node(node).id.clone()).collect();
            let verdict = recovery.verdict();
            table.push(vec![
                cluster.id.as_str().into(),
                around(&cluster.label, language).into(),
                Cell::count(cluster.members.len()),
                Cell::number(recovery.jaccard),
                Cell::number(recovery.found_again),
                Cell::number(recovery.dissolved),
                Cell::number(cluster.certainty),
                Cell::word(verdict.code(), name_of(verdict, language)),
                members.into(),
            ]);
        }
        table.notes.extend(explained(judged.options.draws, judged.options.lost, language));
    }
    judged.finish(table, subject, by, language)
}

fn around(label: &str, language: Language) -> String {
    format!("{} {label}", language.pick("around", "rond"))
}

fn name_of(verdict: ClusterVerdict, language: Language) -> &'static str {
    match verdict {
        ClusterVerdict::HighlyStable => language.pick("highly stable", "zeer stabiel"),
        ClusterVerdict::Stable => language.pick("stable", "stabiel"),
        ClusterVerdict::Doubtful => language.pick("there, members doubtful", "er is iets, leden twijfelachtig"),
        ClusterVerdict::NotTrusted => language.pick("not to be trusted", "niet te vertrouwen"),
    }
}

/// That chance divides as well, before anything is said of single clusters.
fn chance(found: &Stability, language: Language) -> Option<String> {
    (found.verdict == Verdict::NoMoreThanChance).then(|| super::verdict(found, language))
}

/// Which clusters can be relied on by themselves, and which cannot: a sentence.
pub fn in_words(subject: &Subject, by: &Found, found: &Stability, language: Language) -> Option<String> {
    let clusters = clusters_found(subject, by);
    let of = |wanted: &[ClusterVerdict]| -> Vec<String> {
        let pairs = clusters.iter().zip(&found.clusters).filter(|(_, recovery)| wanted.contains(&recovery.verdict()));
        pairs.map(|(cluster, _)| around(&cluster.label, language)).collect()
    };
    let all = clusters.len();
    let stable = of(&[ClusterVerdict::HighlyStable, ClusterVerdict::Stable]);
    let untrusted = of(&[ClusterVerdict::NotTrusted]);
    let names = |list: &[String]| some(list, 4, language);
    let sound = match (language, stable.len()) {
        _ if all == 0 => return None,
        (Language::En, 0) if all == 1 => "The one cluster is not stable by itself".to_owned(),
        (Language::Nl, 0) if all == 1 => "Het ene cluster is op zichzelf niet stabiel".to_owned(),
        (Language::En, 1) if all == 1 => "The one cluster is stable by itself".to_owned(),
        (Language::Nl, 1) if all == 1 => "Het ene cluster is op zichzelf stabiel".to_owned(),
        (Language::En, 0) => format!("None of the {all} clusters is stable by itself"),
        (Language::Nl, 0) => format!("Geen van de {all} clusters is op zichzelf stabiel"),
        (Language::En, count) if count == all => format!("Each of the {all} clusters is stable by itself"),
        (Language::Nl, count) if count == all => format!("Elk van de {all} clusters is op zichzelf stabiel"),
        (Language::En, count) => {
            format!("Of {all} clusters {count} {} stable by {}: {}", is(count, language), own(count), names(&stable))
        }
        (Language::Nl, count) => {
            format!("Van {all} clusters {} er {count} op zichzelf stabiel: {}", is(count, language), names(&stable))
        }
    };
    let count = untrusted.len();
    Some(match (language, count) {
        (_, 0) => format!("{sound}."),
        (Language::En, 1) if all == 1 => format!("{sound}, and not to be trusted."),
        (Language::Nl, 1) if all == 1 => format!("{sound}, en niet te vertrouwen."),
        (Language::En, _) if count == all => format!("{sound}, and none is to be trusted."),
        (Language::Nl, _) if count == all => format!("{sound}, en geen ervan is te vertrouwen."),
        (Language::En, _) => {
            format!("{sound}; {count} {} not to be trusted: {}.", is(count, language), names(&untrusted))
        }
        (Language::Nl, _) => {
            format!("{sound}; {count} {} niet te vertrouwen: {}.", is(count, language), names(&untrusted))
        }
    })
}

fn is(count: usize, language: Language) -> &'static str {
    if count == 1 { language.pick("is", "is") } else { language.pick("are", "zijn") }
}

fn own(count: usize) -> &'static str {
    if count == 1 { "itself" } else { "themselves" }
}

fn explained(draws: usize, lost: f64, language: Language) -> [String; 2] {
    let (lost, doubtful, valid) =
        (language.decimal(100.0 * lost, 0), language.decimal(DOUBTFUL_FROM, 1), language.decimal(VALID_FROM, 2));
    match language {
        Language::En => [
            format!(
                "Jaccard: members that a cluster and its best match have in common, by members of either, on average over {draws} \
                 networks without {lost} % of the ties. Below {doubtful} a cluster is not to be trusted, up to {valid} there is \
                 something whose members are doubtful, from {valid} it is stable, from 0.85 highly so (Hennig 2007)."
            ),
            format!(
                "found again: the share of these networks with a Jaccard index of {valid} or more; dissolved: 0.5 or less. A small \
                 cluster loses much with one member."
            ),
        ],
        Language::Nl => [
            format!(
                "Jaccard: leden die een cluster en zijn beste evenbeeld gemeen hebben, gedeeld door de leden van een van beide, gemiddeld \
                 over {draws} netwerken zonder {lost} % van de relaties. Onder {doubtful} is een cluster niet te vertrouwen, tot {valid} is \
                 er iets waarvan de leden twijfelachtig zijn, vanaf {valid} is het stabiel, vanaf 0,85 zeer stabiel (Hennig 2007)."
            ),
            format!(
                "teruggevonden: het deel van die netwerken met een Jaccard-index van {valid} of meer; opgelost: 0,5 of minder. Een klein \
                 cluster verliest veel met één lid."
            ),
        ],
    }
}
