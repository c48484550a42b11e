//! Bodies that may have changed their name, or whose id was written otherwise: gone under one, come under another.

use super::Compared;
use crate::model::names::{DEFAULT_MINIMUM, Entry, propose};
use crate::model::{Mode, NATIONAL, Network, Node};
use crate::present::change::Wave;
use crate::present::language::Language;
use std::collections::BTreeSet;

/// So many pairs are named.
const MOST: usize = 5;
/// Of more nodes than these, come and gone together, names are not compared: it would take seconds.
const MOST_COMPARED: usize = 5_000;

/// One that is in a single wave.
#[derive(Debug, Clone, Copy)]
struct Only<'a> {
    node: &'a Node,
    mode: Mode,
    before: bool,
}

/// That some who are only before and some who are only after have names that look alike; nothing where there are none. Nobody is merged.
pub(super) fn note(compared: &Compared<'_>, language: Language) -> Option<String> {
    let all = [only(compared.before, &compared.second, true), only(compared.after, &compared.first, false)].concat();
    if all.len() > MOST_COMPARED {
        return None;
    }
    let entries: Vec<Entry<'_>> = all.iter().map(entry).collect();
    let mut pairs: Vec<String> = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for found in propose(&entries, DEFAULT_MINIMUM) {
        let (one, other) = (&all[found.one], &all[found.other]);
        // Those before stand first. Each is named with the one that it looks most like.
        let fits = one.before && !other.before && one.mode == other.mode;
        if !fits || found.across || told.contains(&found.one) || told.contains(&found.other) {
            continue;
        }
        told.extend([found.one, found.other]);
        pairs.push(format!("{} → {}", called(one.node, other.node), called(other.node, one.node)));
    }
    let number = pairs.len();
    let more = number.saturating_sub(MOST);
    pairs.truncate(MOST);
    let mut list = pairs.join("; ");
    if more > 0 {
        list.push_str(&match language {
            Language::En => format!("; and {more} more"),
            Language::Nl => format!("; en nog {more}"),
        });
    }
    (number > 0).then(|| match language {
        Language::En => format!(
            "perhaps one body that is counted as gone and as come, for the names look alike: {list}. If so, give it one id in both, or \
             its ties count as lost and gained or unknown"
        ),
        Language::Nl => format!(
            "misschien dezelfde organisatie, die als weg en als gekomen telt, want de namen lijken op elkaar: {list}. Zo ja, geef haar in \
             beide hetzelfde id, anders tellen haar relaties als weg en erbij of onbekend"
        ),
    })
}

/// The nodes of a wave whose ids the other wave does not have, without those that stand for members whom nobody named.
fn only<'a>(wave: Wave<'a>, other: &BTreeSet<&str>, before: bool) -> Vec<Only<'a>> {
    let network: &'a Network = &wave.subject.network;
    let alone = network.nodes().enumerate().filter(|(_, node)| !other.contains(node.id.as_str()));
    let named = alone.filter(|(_, node)| node.named && !node.remainder);
    named.map(|(index, node)| Only { node, mode: network.mode(index), before }).collect()
}

fn entry<'a>(only: &Only<'a>) -> Entry<'a> {
    let node = only.node;
    Entry {
        names: node.aliases.iter().chain([&node.label]).map(String::as_str).collect(),
        places: node.places().collect(),
        national: node.municipalities.iter().any(|place| place == NATIONAL),
        named: node.named,
    }
}

/// The name, with the id where the other is called the same.
fn called(node: &Node, other: &Node) -> String {
    if node.label == other.label { format!("{} ({})", node.label, node.id) } else { node.label.clone() }
}
