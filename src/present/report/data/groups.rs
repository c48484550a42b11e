//! What belongs together: communities found, structures stated, and what bridging actors join.

use super::Numbers;
use crate::present::findings::bridges::{self, Bridge, Scope};
use crate::present::findings::clusters;
use crate::present::findings::found::Found;
use crate::present::language::Language;
use crate::present::language::views::{self, View, view};
use crate::present::subject::Subject;
use crate::present::tables::printable;
use crate::studies::stability::Verdict;
use serde_json::{Value, json};

/// So many bridging actors are told in a sentence; the others are in the table of bridges.
const TOLD: usize = 400;

/// Communities by number: who has most partners in it, its size, how sure its members are of it.
pub(super) fn communities(subject: &Subject, numbers: &Numbers) -> Vec<Value> {
    clusters::found(subject, &Found::usual(subject))
        .iter()
        .map(|cluster| {
            let partition = &subject.communities().partition;
            let number = cluster.members.first().map(|&member| partition.group_of(member));
            json!({
                "number": number,
                "label": printable(&cluster.label),
                "size": cluster.members.len(),
                "certainty": cluster.certainty.is_finite().then_some((cluster.certainty * 1000.0).round() / 1000.0),
                "bridgesOut": numbers.of_nodes(&cluster.bridge_out[..cluster.bridge_out.len().min(5)]),
            })
        })
        .collect()
}

/// Whether the communities may be shown as groups, and the words of the pictures for it: `apart` where they say who stands together and
/// are not shaded, `judged` wherever they are shown.
pub(super) fn judged(subject: &Subject) -> Value {
    let verdict = subject.verdict();
    let by_chance = verdict == Some(Verdict::NoMoreThanChance);
    let both = |words: &dyn Fn(Language) -> &'static str| json!({"en": words(Language::En), "nl": words(Language::Nl)});
    let apart =
        (subject.places.names.is_empty() && by_chance).then(|| both(&|language| view(language, View::IslandsByChance)));
    let judged = views::judged(verdict).map(|words| both(&|language| view(language, words)));
    json!({"byChance": by_chance, "apart": apart, "judged": judged})
}

/// Structures that the data state, with their members.
pub(super) fn structures(subject: &Subject, numbers: &Numbers) -> Vec<Value> {
    clusters::stated(subject)
        .iter()
        .filter_map(|cluster| {
            let node = numbers.of_node[cluster.structure?]?;
            Some(json!({
                "node": node, "stated": cluster.stated, "coded": cluster.coded, "unnamed": cluster.unnamed(), "named": cluster.named,
                "members": numbers.of_nodes(&cluster.members),
            }))
        })
        .collect()
}

/// Bridging actors, strongest first: the sentence in both languages and the ties that it rests on.
pub(super) fn bridges(subject: &Subject, numbers: &Numbers, told: &[Bridge]) -> Vec<Value> {
    told.iter()
        .take(TOLD)
        .filter_map(|bridge| {
            Some(json!({
                "node": numbers.of_node[bridge.node]?,
                "en": printable(&bridges::sentence(subject, bridge, Language::En)),
                "nl": printable(&bridges::sentence(subject, bridge, Language::Nl)),
                "scope": bridges::scope_known(subject, bridge).map(Scope::word),
                "cut": bridge.lost(),
                "ties": numbers.of_ties(&bridge.ties),
            }))
        })
        .collect()
}
