//! Two that report the same tie and say different things of it.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Said, Severity, said, text};
use crate::model::{Network, Origins, Status, Strength, Tie, TieRef, called};
use std::collections::BTreeMap;

/// Finds ties of one pair, kind and layer that different respondents report, and that cannot both be right. Signs have a rule of
/// their own.
pub const CONTRADICTING_REPORTS: Rule = Rule {
    id: "contradicting-reports",
    severity: Severity::Warning,
    meaning: Text {
        en: "two respondents report the same tie and contradict each other in strength, status, period or direction",
        nl: "twee respondenten melden dezelfde relatie en spreken elkaar tegen over sterkte, status, periode of richting",
    },
    check,
};

/// Two sides seldom give the same mark. A strength contradicts another from this many times it on.
const FAR_APART: f64 = 2.0;

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for group in reports_of_pairs(network) {
        for (position, tie) in group.iter().enumerate() {
            let contradicted =
                group[..position].iter().find_map(|other| Some((other, contradiction(network, other, tie)?)));
            let Some((other, (field, one, two))) = contradicted else { continue };
            let reporters = |tie: &TieRef<'_>| {
                let names = tie.tie.reported_by.iter().map(|id| match network.index_of(id) {
                    Some(index) => network.node(index).label.clone(),
                    None => id.clone(),
                });
                names.collect::<Vec<_>>().join(", ")
            };
            let what = super::in_words(network, *tie);
            let message = said!(
                [what, one, two] "{what}: {} reports {one}, {} reports {two}",
                "{what}: {} meldt {one}, {} meldt {two}",
                reporters(other),
                reporters(tie)
            );
            let earlier = origins.tie(network, other.index).said();
            findings.push(
                Diagnostic::warning(CONTRADICTING_REPORTS.id, origins.tie(network, tie.index).at_field(field), message)
                    .hint(said!(
                        [earlier] "the other report stands at {earlier}; settle it with the two, or ask which is meant",
                        "de andere melding staat in {earlier}; leg het aan beiden voor, of vraag wat er bedoeld is"
                    )),
            );
        }
    }
    findings
}

/// Reported ties of one pair, kind and layer, whatever their direction, in canonical order.
fn reports_of_pairs(network: &Network) -> Vec<Vec<TieRef<'_>>> {
    let mut groups: BTreeMap<_, Vec<TieRef<'_>>> = BTreeMap::new();
    for tie in network.ties().filter(|tie| tie.source != tie.target && !tie.tie.reported_by.is_empty()) {
        let pair = (tie.source.min(tie.target), tie.source.max(tie.target));
        groups.entry((pair, &tie.tie.kind, &tie.tie.layer)).or_default().push(tie);
    }
    groups.into_values().collect()
}

/// The field in which two reports cannot both be right, and what each says.
fn contradiction(network: &Network, one: &TieRef<'_>, other: &TieRef<'_>) -> Option<(&'static str, Said, Said)> {
    let (a, b) = (one.tie, other.tie);
    if a.reported_by == b.reported_by {
        return None;
    }
    let directed = (network.is_directed(a), network.is_directed(b));
    if directed.0 != directed.1 {
        let word = |directed| match directed {
            true => Said::from(text!("a direction", "een richting")),
            false => Said::from(text!("no direction", "geen richting")),
        };
        return Some(("directed", word(directed.0), word(directed.1)));
    }
    // Ties that run opposite ways are two relations: each side may well give its own mark.
    if directed.0 && one.source != other.source {
        return None;
    }
    if exists(a) != exists(b) {
        return Some(("status", called::said_status(a.status), called::said_status(b.status)));
    }
    let apart = match (a.strength, b.strength) {
        (Some(Strength::Number(a)), Some(Strength::Number(b))) => a.max(b) >= FAR_APART * a.min(b),
        (Some(Strength::Weak), Some(Strength::Strong)) | (Some(Strength::Strong), Some(Strength::Weak)) => true,
        _ => false,
    };
    if let (true, Some(one), Some(two)) = (apart, a.strength, b.strength) {
        return Some(("strength", in_words(one), in_words(two)));
    }
    let over = |first: &Tie, then: &Tie| match (first.period.until, then.period.since) {
        (Some(until), Some(since)) => until.year() < since.year(),
        _ => false,
    };
    (over(a, b) || over(b, a)).then(|| ("since", Said::alike(a.period), Said::alike(b.period)))
}

/// Whether there is a tie at all, whatever may become of it.
fn exists(tie: &Tie) -> bool {
    matches!(tie.status, Status::Present | Status::Ending | Status::InFormation)
}

fn in_words(strength: Strength) -> Said {
    match strength {
        Strength::Weak => text!("the strength weak", "de sterkte zwak").into(),
        Strength::Strong => text!("the strength strong", "de sterkte sterk").into(),
        Strength::Number(value) => said!("the strength {value}", "de sterkte {value}"),
    }
}
