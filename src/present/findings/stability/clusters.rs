//! How far each cluster by itself can be relied on.

use super::Judged;
use crate::present::findings::clusters::{Cluster, found as clusters_found};
use crate::present::findings::found::Found;
use crate::present::findings::{count, some};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::recovery::{ClusterVerdict, DOUBTFUL_FROM, Recovery, VALID_FROM};
use crate::studies::stability::{Stability, Verdict};

/// Up to so many nodes without a tie to anybody else are a piece of the network, which losing ties hardly takes apart.
const SMALL_PIECE: usize = 3;

/// What is said of one cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// By how far it is found again.
    Judged(ClusterVerdict),
    /// Nothing of its own, since chance divides the whole as well; clusters of such networks are found again too.
    ByChance,
    /// Nothing of its own, since the method is not held against chance.
    Untested,
    /// A few nodes without a tie to anybody else: a fact, and no cluster to look for.
    Piece,
}

impl Said {
    fn of(found: &Stability, cluster: &Cluster, recovery: &Recovery) -> Said {
        match found.verdict {
            _ if cluster.outer_pairs == 0 && cluster.members.len() <= SMALL_PIECE => Said::Piece,
            Verdict::NoMoreThanChance => Said::ByChance,
            _ if found.chance.is_none() => Said::Untested,
            Verdict::Stable | Verdict::Unstable | Verdict::FoundAgain => Said::Judged(recovery.verdict()),
        }
    }

    fn is_stable(self) -> bool {
        matches!(self, Said::Judged(ClusterVerdict::HighlyStable | ClusterVerdict::Stable))
    }

    fn is_untrusted(self) -> bool {
        self == Said::Judged(ClusterVerdict::NotTrusted)
    }

    fn code(self) -> &'static str {
        match self {
            Said::Judged(verdict) => verdict.code(),
            Said::ByChance => Verdict::NoMoreThanChance.code(),
            Said::Untested => "not-tested",
            Said::Piece => "piece",
        }
    }

    fn name(self, language: Language) -> &'static str {
        match self {
            Said::Judged(ClusterVerdict::HighlyStable) => language.pick("highly stable", "zeer stabiel"),
            Said::Judged(ClusterVerdict::Stable) => language.pick("stable", "stabiel"),
            Said::Judged(ClusterVerdict::Doubtful) => {
                language.pick("there, members doubtful", "er is iets, leden twijfelachtig")
            }
            Said::Judged(ClusterVerdict::NotTrusted) => language.pick("not to be trusted", "niet te vertrouwen"),
            Said::ByChance => super::name_of(self.code(), language),
            Said::Untested => language.pick("not held against chance", "niet aan toeval getoetst"),
            Said::Piece => language.pick("a small piece of its own", "een los stukje"),
        }
    }
}

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
        table.lead.extend(super::chance(found, language));
        table.lead.extend(in_words(subject, by, found, language));
        for (cluster, recovery) in clusters_found(subject, by).iter().zip(&found.clusters) {
            let members: Vec<String> =
                cluster.members.iter().map(|&node| subject.network.node(node).id.clone()).collect();
            let said = Said::of(found, cluster, recovery);
            table.push(vec![
                cluster.id.as_str().into(),
                around(&cluster.label, language).into(),
                Cell::count(cluster.members.len()),
                Cell::number(recovery.jaccard),
                Cell::number(recovery.found_again),
                Cell::number(recovery.dissolved),
                Cell::number(cluster.certainty),
                Cell::word(said.code(), said.name(language)),
                members.into(),
            ]);
        }
        table.notes.extend(explained(found, judged.options.draws, judged.options.lost, language));
    }
    judged.finish(table, subject, by, language)
}

fn around(label: &str, language: Language) -> String {
    format!("{} {label}", language.pick("around", "rond"))
}

/// Which clusters can be relied on by themselves, and which cannot: a sentence. None where chance divides the whole as well, or was not
/// asked.
pub fn in_words(subject: &Subject, by: &Found, found: &Stability, language: Language) -> Option<String> {
    if found.verdict == Verdict::NoMoreThanChance || found.chance.is_none() {
        return None;
    }
    let clusters = clusters_found(subject, by);
    let told =
        clusters.iter().zip(&found.clusters).map(|(cluster, recovery)| (cluster, Said::of(found, cluster, recovery)));
    let (pieces, told): (Vec<_>, Vec<_>) = told.partition(|(_, said)| *said == Said::Piece);
    let of = |wanted: &dyn Fn(Said) -> bool| -> Vec<String> {
        let fitting = told.iter().filter(|(_, said)| wanted(*said));
        fitting.map(|(cluster, _)| around(&cluster.label, language)).collect()
    };
    let few = pieces.len();
    if told.is_empty() {
        return None;
    }
    let judged = judged(told.len(), &of(&Said::is_stable), &of(&Said::is_untrusted), language);
    Some(match language {
        _ if few == 0 => judged,
        Language::En => format!(
            "{judged} Not counted: {} of two or three nodes without a tie to anybody else.",
            count(few, "small piece", "small pieces")
        ),
        Language::Nl => format!(
            "{judged} Niet meegeteld: {} van twee of drie knopen, zonder relatie met iemand anders.",
            count(few, "los stukje", "losse stukjes")
        ),
    })
}

/// How many of all these clusters are stable, which, and which are not to be trusted.
fn judged(all: usize, stable: &[String], untrusted: &[String], language: Language) -> String {
    let names = |list: &[String]| some(list, 4, language);
    let sound = match (language, stable.len()) {
        (Language::En, 0) if all == 1 => "The one cluster is not stable by itself".to_owned(),
        (Language::Nl, 0) if all == 1 => "Het ene cluster is op zichzelf niet stabiel".to_owned(),
        (Language::En, 1) if all == 1 => "The one cluster is stable by itself".to_owned(),
        (Language::Nl, 1) if all == 1 => "Het ene cluster is op zichzelf stabiel".to_owned(),
        (Language::En, 0) => format!("None of the {all} clusters is stable by itself"),
        (Language::Nl, 0) => format!("Geen van de {all} clusters is op zichzelf stabiel"),
        (Language::En, count) if count == all => format!("Each of the {all} clusters is stable by itself"),
        (Language::Nl, count) if count == all => format!("Elk van de {all} clusters is op zichzelf stabiel"),
        (Language::En, count) => {
            format!("Of {all} clusters {count} {} stable by {}: {}", is(count, language), own(count), names(stable))
        }
        (Language::Nl, count) => {
            format!("Van {all} clusters {} er {count} op zichzelf stabiel: {}", is(count, language), names(stable))
        }
    };
    let count = untrusted.len();
    match (language, count) {
        (_, 0) => format!("{sound}."),
        (Language::En, 1) if all == 1 => format!("{sound}, and not to be trusted."),
        (Language::Nl, 1) if all == 1 => format!("{sound}, en niet te vertrouwen."),
        (Language::En, _) if count == all => format!("{sound}, and none is to be trusted."),
        (Language::Nl, _) if count == all => format!("{sound}, en geen ervan is te vertrouwen."),
        (Language::En, _) => {
            format!("{sound}; {count} {} not to be trusted: {}.", is(count, language), names(untrusted))
        }
        (Language::Nl, _) => {
            format!("{sound}; {count} {} niet te vertrouwen: {}.", is(count, language), names(untrusted))
        }
    }
}

fn is(count: usize, language: Language) -> &'static str {
    if count == 1 { language.pick("is", "is") } else { language.pick("are", "zijn") }
}

fn own(count: usize) -> &'static str {
    if count == 1 { "itself" } else { "themselves" }
}

fn explained(found: &Stability, draws: usize, lost: f64, language: Language) -> [String; 2] {
    let (lost, doubtful, valid) =
        (language.decimal(100.0 * lost, 0), language.decimal(DOUBTFUL_FROM, 1), language.decimal(VALID_FROM, 2));
    let by_chance = found.verdict == Verdict::NoMoreThanChance;
    let read = match language {
        Language::En if by_chance => {
            "Clusters of random networks are found again too, so that none has a verdict of its own here.".to_owned()
        }
        Language::Nl if by_chance => {
            "Ook clusters van toevallige netwerken worden teruggevonden: geen ervan krijgt hier een eigen oordeel."
                .to_owned()
        }
        Language::En if found.chance.is_none() => {
            "Whether chance gives such clusters is not tested with this method, so that none has a verdict of its own."
                .to_owned()
        }
        Language::Nl if found.chance.is_none() => {
            "Of toeval zulke clusters geeft, is bij deze methode niet getoetst: geen ervan krijgt een eigen oordeel."
                .to_owned()
        }
        Language::En => format!(
            "Below {doubtful} a cluster is not to be trusted, up to {valid} there is something whose members are doubtful, from {valid} it \
             is stable, from 0.85 highly so (Hennig 2007)."
        ),
        Language::Nl => format!(
            "Onder {doubtful} is een cluster niet te vertrouwen, tot {valid} is er iets waarvan de leden twijfelachtig zijn, vanaf {valid} \
             is het stabiel, vanaf 0,85 zeer stabiel (Hennig 2007)."
        ),
    };
    match language {
        Language::En => [
            format!(
                "Jaccard: members that a cluster and its best match have in common, by members of either, on average over {draws} \
                 networks without {lost} % of the ties. {read}"
            ),
            format!(
                "found again: the share of these networks with a Jaccard index of {valid} or more; dissolved: 0.5 or less. A small \
                 cluster loses much with one member."
            ),
        ],
        Language::Nl => [
            format!(
                "Jaccard: leden die een cluster en zijn beste evenbeeld gemeen hebben, gedeeld door de leden van een van beide, gemiddeld \
                 over {draws} netwerken zonder {lost} % van de relaties. {read}"
            ),
            format!(
                "teruggevonden: het deel van die netwerken met een Jaccard-index van {valid} of meer; opgelost: 0,5 of minder. Een klein \
                 cluster verliest veel met één lid."
            ),
        ],
    }
}
