//! Names within one place that may mean the same body.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::{NATIONAL, Network, Node, Origins};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Proposes pairs of nodes in one place whose names differ in spelling only. It never decides: similar names may be two bodies.
pub const SIMILAR_NAMES: Rule = Rule {
    id: "similar-names",
    severity: Severity::Warning,
    meaning: Text {
        en: "two nodes in one place whose names differ in spelling only; perhaps one body",
        nl: "twee knopen in één plaats waarvan de namen alleen in spelling verschillen; misschien dezelfde",
    },
    check,
};

/// Words that are written or left out without a change of meaning.
const FILLERS: [&str; 14] =
    ["de", "het", "een", "t", "s", "the", "stichting", "st", "vereniging", "ver", "bv", "nv", "foundation", "en"];

/// In a place with more names than this only equal ones are looked for; every pair would take too long.
const MOST_COMPARED: usize = 2_000;

struct Name {
    node: usize,
    words: Vec<String>,
    /// The words written together, so that `buurt zorg` is `buurtzorg`.
    joined: String,
    /// Whether a remark in brackets is left out of it: `Gamma (gemeente)` may be `Gamma`, and is not `Gamma (kerk)`.
    shortened: bool,
}

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut by_place: BTreeMap<&str, Vec<Name>> = BTreeMap::new();
    for (node, data) in network.nodes().enumerate() {
        let mut places: Vec<&str> = data.municipalities.iter().map(String::as_str).collect();
        if places.is_empty() {
            places.push(NATIONAL);
        }
        for place in places {
            by_place.entry(place).or_default().extend(names_of(node, data, place));
        }
    }
    let mut pairs = BTreeSet::new();
    for names in by_place.values() {
        pairs.extend(equal_names(names));
        if names.len() <= MOST_COMPARED {
            pairs.extend(near_names(names));
        }
    }
    pairs
        .into_iter()
        .filter(|&(one, other)| !belong_together(network, one, other))
        .map(|(one, other)| {
            let (a, b) = (network.node(one), network.node(other));
            let message = format!("{:?} and {:?} may be the same body", a.label, b.label);
            let hint = format!(
                "if so, keep one node ({:?} or {:?}) and put the other name into its aliases; if not, leave them",
                a.id, b.id
            );
            Diagnostic::warning(SIMILAR_NAMES.id, origins.node(network, other), message).hint(hint)
        })
        .collect()
}

/// The names of a node, without what every name in the place may carry.
fn names_of(node: usize, data: &Node, place: &str) -> Vec<Name> {
    let place = words(place).concat();
    let names: BTreeSet<&String> = data.aliases.iter().chain([&data.label]).collect();
    let whole = names.iter().map(|name| (name.as_str(), false));
    let shortened = names.iter().filter_map(|name| Some((without_remark(name)?, true)));
    whole
        .chain(shortened)
        .map(|(name, shortened)| {
            let all = words(name);
            let telling: Vec<String> =
                all.iter().filter(|word| !FILLERS.contains(&word.as_str()) && **word != place).cloned().collect();
            let words = if telling.is_empty() { all } else { telling };
            Name { node, joined: words.concat(), words, shortened }
        })
        .filter(|name| !name.joined.is_empty())
        .collect()
}

/// A name without the remark in brackets behind it.
fn without_remark(name: &str) -> Option<&str> {
    let (before, _) = name.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    Some(before.trim_end()).filter(|before| !before.is_empty())
}

/// Lower-case words without accents and punctuation.
fn words(name: &str) -> Vec<String> {
    let plain: String = name
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .map(|character| if character.is_alphanumeric() { character } else { ' ' })
        .collect();
    plain.split_whitespace().map(str::to_owned).collect()
}

fn equal_names(names: &[Name]) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for name in names.iter().filter(|name| !name.shortened) {
        let earlier = *first.entry(&name.joined).or_insert(name.node);
        if earlier != name.node {
            pairs.push((earlier.min(name.node), earlier.max(name.node)));
        }
    }
    for name in names.iter().filter(|name| name.shortened) {
        if let Some(&whole) = first.get(name.joined.as_str()).filter(|&&whole| whole != name.node) {
            pairs.push((whole.min(name.node), whole.max(name.node)));
        }
    }
    pairs
}

fn near_names(names: &[Name]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (position, name) in names.iter().enumerate().filter(|(_, name)| !name.shortened) {
        for other in names[position + 1..].iter().filter(|other| other.node != name.node && !other.shortened) {
            let near = name.words.len() == other.words.len()
                && name.words.iter().zip(&other.words).all(|(a, b)| same_word(a, b));
            if near {
                pairs.push((name.node.min(other.node), name.node.max(other.node)));
            }
        }
    }
    pairs
}

/// Equal, or longer words that a slip of the finger tells apart. Numbers tell bodies apart: team 1 is not team 2.
fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // Two characters more are at most eight bytes; most pairs end here.
    if a.len().abs_diff(b.len()) > 8 || a.len() < 5 || b.len() < 5 {
        return false;
    }
    let (short, long) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    let slips = match short {
        0..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    let numbered = |word: &str| word.chars().any(|character| character.is_ascii_digit());
    long - short <= slips && !numbered(a) && !numbered(b) && strsim::osa_distance(a, b) <= slips
}

/// A part and its whole, or a local government and what it runs under its own name, are two nodes on purpose.
fn belong_together(network: &Network, one: usize, other: usize) -> bool {
    let (a, b) = (network.node(one), network.node(other));
    let part = a.part_of.as_deref() == Some(&b.id) || b.part_of.as_deref() == Some(&a.id);
    part || network.mode(one) != network.mode(other)
        || (a.kind != b.kind && [&a.kind, &b.kind].iter().any(|k| *k == "municipality" || *k == "region"))
}
