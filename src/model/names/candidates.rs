//! Which pairs of names are worth comparing, and the proposals that come of it.

use super::normal::Normal;
use super::similarity::{Rarity, compare};
use std::collections::{BTreeMap, BTreeSet};

/// The score from which a pair is proposed unless told otherwise.
pub const DEFAULT_MINIMUM: f64 = 0.8;

/// In a bucket with more names than this, sharing the key says nothing.
const MOST_IN_BUCKET: usize = 60;

/// What equal names of two towns score: below what is proposed unless a person asks for it.
const OTHER_TOWN: f64 = 0.75;

/// A body with its names and places.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Label and aliases.
    pub names: Vec<&'a str>,
    /// Municipalities; none is everywhere.
    pub places: Vec<&'a str>,
    /// Whether it has a proper name; a type ("the police") never merges across towns.
    pub named: bool,
}

/// Two entries that may be the same body.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// Index of the first entry.
    pub one: usize,
    /// Index of the second entry, larger than the first.
    pub other: usize,
    /// From 0 to 1.
    pub score: f64,
    /// Why, in words.
    pub reason: String,
}

/// Pairs that may be the same body with at least this score, best first; equal scores in the order of the entries.
pub fn propose(entries: &[Entry<'_>], minimum: f64) -> Vec<Suggestion> {
    let mut names: Vec<(usize, usize, Normal)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for place in entries.iter().flat_map(|entry| &entry.places) {
        let next = places.len() + 1;
        places.entry(place).or_insert(next);
    }
    for (index, entry) in entries.iter().enumerate() {
        let own = if entry.places.is_empty() { vec![""] } else { entry.places.clone() };
        for place in own {
            let number = places.get(place).copied().unwrap_or(0);
            names.extend(entry.names.iter().map(|name| (index, number, Normal::new(name, place))));
        }
    }
    names.retain(|(_, _, name)| !name.joined.is_empty());
    let mut rarity = Rarity::default();
    names.iter().for_each(|(_, _, name)| rarity.add(name));
    let mut best: BTreeMap<(usize, usize), (f64, String)> = BTreeMap::new();
    let mut keep = |one: usize, other: usize, score: f64, reason: &str| {
        let known = best.entry((one.min(other), one.max(other))).or_insert((-1.0, String::new()));
        if score > known.0 {
            *known = (score, reason.to_owned());
        }
    };
    for (a, b) in pairs(&names) {
        let ((one, _, name), (other, _, second)) = (&names[a], &names[b]);
        let (score, reason) = compare(name, second, &rarity);
        keep(*one, *other, score, reason);
    }
    if minimum <= OTHER_TOWN {
        for (one, other) in across(entries, &names) {
            keep(one, other, OTHER_TOWN, "same name in another town");
        }
    }
    let mut found: Vec<Suggestion> = best
        .into_iter()
        .filter(|(_, (score, _))| *score >= minimum && *score > 0.0)
        .map(|((one, other), (score, reason))| Suggestion { one, other, score, reason })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    found
}

/// Pairs of names in one place that share a key.
fn pairs(names: &[(usize, usize, Normal)]) -> BTreeSet<(usize, usize)> {
    let mut buckets: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (position, (_, place, name)) in names.iter().enumerate() {
        for key in keys(name) {
            buckets.entry((*place, key)).or_default().push(position);
        }
    }
    let mut found = BTreeSet::new();
    for ((_, key), members) in &buckets {
        let different = |a: usize, b: usize| names[a].0 != names[b].0;
        if members.len() <= MOST_IN_BUCKET {
            for (at, &a) in members.iter().enumerate() {
                found.extend(members[at + 1..].iter().filter(|&&b| different(a, b)).map(|&b| (a, b)));
            }
        } else if key.starts_with('=') {
            found.extend(members[1..].iter().filter(|&&b| different(members[0], b)).map(|&b| (members[0], b)));
        }
    }
    found
}

/// What two names of one body are likely to share.
fn keys(name: &Normal) -> BTreeSet<String> {
    let mut keys = BTreeSet::from([format!("={}", name.joined)]);
    let start = |text: &str, length: usize| text.chars().take(length).collect::<String>();
    let end = |text: &str, length: usize| {
        let skip = text.chars().count().saturating_sub(length);
        text.chars().skip(skip).collect::<String>()
    };
    keys.insert(format!("^{}", start(&name.joined, 5)));
    keys.insert(format!("${}", end(&name.joined, 6)));
    for word in &name.words {
        keys.insert(format!("w{}", word.text));
        if word.text.chars().count() >= 5 {
            keys.insert(format!("s{}", start(&word.text, 4)));
            keys.insert(format!("e{}", end(&word.text, 5)));
        } else if word.text.chars().count() >= 2 {
            keys.insert(format!("a{}", start(&word.text, 2)));
        }
    }
    keys.extend(name.initials().iter().map(|initials| format!("a{}", start(initials, 2))));
    let telling: String = name
        .words
        .iter()
        .filter(|word| word.text != "ministerie")
        .filter_map(|word| word.text.chars().next())
        .take(2)
        .collect();
    keys.insert(format!("a{telling}"));
    keys
}

/// Entries of different places with the same name, types left out.
fn across(entries: &[Entry<'_>], names: &[(usize, usize, Normal)]) -> Vec<(usize, usize)> {
    let mut by_name: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (entry, place, name) in names.iter().filter(|(entry, _, name)| entries[*entry].named && !name.is_type()) {
        by_name.entry(&name.joined).or_default().push((*entry, *place));
    }
    let mut found = Vec::new();
    for members in by_name.values() {
        // One for each further town: whoever merges them all needs no more.
        let (first, place) = members[0];
        found.extend(members.iter().filter(|m| m.0 != first && m.1 != place).map(|m| (first, m.0)));
    }
    found
}
