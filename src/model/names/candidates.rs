//! Which pairs of names are worth comparing, and the proposals that come of it.

use super::normal::{Normal, split_plain};
use super::similarity::{ACRONYM_SCORE, Rarity, compare};
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// The score from which a pair is proposed unless told otherwise.
pub const DEFAULT_MINIMUM: f64 = 0.8;

/// Of more names that share a key than this, each is compared only with those that stand near it in the alphabet.
const MOST_IN_BUCKET: usize = 60;
/// How many of these.
const NEAR: usize = 6;

/// What equal names of two towns score: below what is proposed unless a person asks for it.
const OTHER_TOWN: f64 = 0.75;
const ELSEWHERE: Text = Text { en: "same name in another town", nl: "zelfde naam in een andere gemeente" };
/// What a score is worth where one of the two names has no town.
const NO_TOWN: f64 = 0.95;

/// A body with its names and places.
#[derive(Debug, Clone, Default)]
pub struct Entry<'a> {
    /// Label and aliases.
    pub names: Vec<&'a str>,
    /// Municipalities; none where they are not known.
    pub places: Vec<&'a str>,
    /// Whether it is known to belong to no municipality; it is compared with its like only.
    pub national: bool,
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
    /// Why.
    pub reason: Text,
    /// Whether one of the two has no municipality.
    pub townless: bool,
    /// Whether the two are of different towns, or one fits in several.
    pub across: bool,
}

/// One name of an entry in one of its places.
struct Placed {
    entry: usize,
    /// Number of the place; 0 where there is none.
    place: usize,
    name: Normal,
}

/// The best that was found about a pair of entries.
struct Best {
    score: f64,
    reason: Text,
    /// The town of the one, where the other has none.
    joins: Option<usize>,
    across: bool,
}

/// Pairs that may be the same body with at least this score, best first; equal scores in the order of the entries.
///
/// Names are compared within one municipality, and those without one with all; a name without one that fits in several towns is
/// as good as one of another town.
pub fn propose(entries: &[Entry<'_>], minimum: f64) -> Vec<Suggestion> {
    let mut names = placed(entries);
    let towns = towns(entries, &names);
    names.iter_mut().for_each(|placed| placed.name.mark_towns(&towns));
    let mut rarity = Rarity::default();
    names.iter().for_each(|placed| rarity.add(&placed.name));
    names.iter_mut().for_each(|placed| placed.name.weigh(|word| rarity.weight(word)));
    let mut best: BTreeMap<(usize, usize), Best> = BTreeMap::new();
    let mut keep = |one: usize, other: usize, new: Best| {
        let pair = (one.min(other), one.max(other));
        match best.get_mut(&pair) {
            Some(known) if known.score >= new.score => {}
            Some(known) => *known = new,
            None => drop(best.insert(pair, new)),
        }
    };
    for (a, b) in pairs(entries, &names, minimum) {
        let (one, other) = (&names[a], &names[b]);
        let joins = (one.place != other.place).then(|| one.place.max(other.place));
        if joins.is_some() && (one.name.is_type() || other.name.is_type()) {
            continue;
        }
        let (score, reason) = compare(&one.name, &other.name);
        let score = if joins.is_some() { score * NO_TOWN } else { score };
        if score >= minimum && score > 0.0 {
            keep(one.entry, other.entry, Best { score, reason, joins, across: false });
        }
    }
    if minimum <= OTHER_TOWN {
        for (one, other) in across(entries, &names) {
            keep(one, other, Best { score: OTHER_TOWN, reason: ELSEWHERE, joins: None, across: true });
        }
    }
    doubt_those_of_several_towns(entries, &mut best);
    let mut found: Vec<Suggestion> = best
        .into_iter()
        .filter(|(_, best)| best.score >= minimum)
        .map(|((one, other), Best { score, reason, joins, across })| {
            let townless = joins.is_some();
            Suggestion { one, other, score, reason, townless, across }
        })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    found
}

fn placed(entries: &[Entry<'_>]) -> Vec<Placed> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for place in entries.iter().flat_map(|entry| &entry.places) {
        let next = places.len() + 1;
        places.entry(place).or_insert(next);
    }
    let mut names = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let nowhere = [""];
        let own = if entry.places.is_empty() { &nowhere[..] } else { &entry.places[..] };
        for place in own {
            let number = places.get(place).copied().unwrap_or(0);
            names.extend(entry.names.iter().filter_map(|name| {
                let name = Normal::new(name, place);
                (!name.joined.is_empty()).then_some(Placed { entry: index, place: number, name })
            }));
        }
    }
    names
}

/// Every town of one word that an entry is in or governs.
fn towns(entries: &[Entry<'_>], names: &[Placed]) -> BTreeSet<String> {
    let places: BTreeSet<&str> = entries.iter().flat_map(|entry| entry.places.iter().copied()).collect();
    let words = places.into_iter().map(split_plain).filter(|words| words.len() == 1).flatten();
    words.chain(names.iter().filter_map(|placed| placed.name.governs())).collect()
}

/// A name without a town that fits in several of them may be the national body, or any of these: no more than a hint.
fn doubt_those_of_several_towns(entries: &[Entry<'_>], best: &mut BTreeMap<(usize, usize), Best>) {
    let townless = |(one, other): (usize, usize)| if entries[one].places.is_empty() { one } else { other };
    let mut towns: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (pair, best) in best.iter() {
        if let Some(town) = best.joins {
            towns.entry(townless(*pair)).or_default().insert(town);
        }
    }
    for (pair, best) in best.iter_mut().filter(|(_, best)| best.joins.is_some()) {
        if towns[&townless(*pair)].len() > 1 {
            best.score = best.score.min(OTHER_TOWN);
            best.across = true;
        }
    }
}

/// Pairs of names that share a key, as positions, in one place or where one has none.
fn pairs(entries: &[Entry<'_>], names: &[Placed], minimum: f64) -> Vec<(usize, usize)> {
    let mut keyed: Vec<(u64, usize, usize)> = Vec::with_capacity(names.len() * 10);
    for (position, placed) in names.iter().enumerate() {
        keys(&placed.name, minimum <= ACRONYM_SCORE, |kind, key| {
            keyed.push((digest(kind, key), placed.place, position))
        });
    }
    keyed.sort_unstable();
    keyed.dedup();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut add = |a: usize, b: usize| {
        if names[a].entry != names[b].entry {
            found.push((a.min(b), a.max(b)));
        }
    };
    for bucket in keyed.chunk_by(|a, b| a.0 == b.0) {
        let mut townless: &[(u64, usize, usize)] = &[];
        for here in bucket.chunk_by(|a, b| a.1 == b.1) {
            if here.len() <= MOST_IN_BUCKET {
                for (at, a) in here.iter().enumerate() {
                    here[at + 1..].iter().for_each(|b| add(a.2, b.2));
                }
            } else {
                let mut sorted: Vec<usize> = here.iter().map(|entry| entry.2).collect();
                sorted.sort_by(|&a, &b| names[a].name.joined.cmp(&names[b].name.joined).then(a.cmp(&b)));
                for (at, &a) in sorted.iter().enumerate() {
                    sorted[at + 1..].iter().take(NEAR).for_each(|&b| add(a, b));
                }
            }
            if here[0].1 == 0 {
                townless = here;
            } else if townless.len().max(here.len()) <= MOST_IN_BUCKET {
                for a in townless.iter().filter(|a| !entries[names[a.2].entry].national) {
                    here.iter().for_each(|b| add(a.2, b.2));
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What two names of one body are likely to share, with a letter for its kind. Names that differ in spelling only share a beginning,
/// an end or a whole word; abbreviations may share no more than initials.
fn keys(name: &Normal, abbreviated: bool, mut add: impl FnMut(u8, &str)) {
    fn start(text: &str, length: usize) -> &str {
        text.char_indices().nth(length).map_or(text, |(end, _)| &text[..end])
    }
    fn end(text: &str, length: usize) -> &str {
        text.char_indices().rev().nth(length - 1).map_or(text, |(from, _)| &text[from..])
    }
    add(b'=', &name.joined);
    add(b'=', &name.whole);
    add(b'^', start(&name.joined, 5));
    add(b'$', end(&name.joined, 6));
    for word in &name.words {
        add(b'w', &word.text);
        if !abbreviated {
            continue;
        }
        let length = word.text.chars().count();
        if length >= 5 {
            add(b's', start(&word.text, 4));
            add(b'e', end(&word.text, 5));
        } else if length >= 2 {
            add(b'a', start(&word.text, 2));
        }
    }
    if !abbreviated {
        return;
    }
    name.initials.iter().for_each(|initials| add(b'a', start(initials, 2)));
    let telling = name.words.iter().filter(|word| word.text != "ministerie");
    let initials: String = telling.filter_map(|word| word.text.chars().next()).take(2).collect();
    add(b'a', &initials);
}

/// A number for a key (FNV-1a): two keys with one number only cost a comparison.
fn digest(kind: u8, key: &str) -> u64 {
    std::iter::once(kind)
        .chain(key.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Entries of different places with the same name, types left out.
fn across(entries: &[Entry<'_>], names: &[Placed]) -> Vec<(usize, usize)> {
    let mut by_name: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for placed in names.iter().filter(|placed| entries[placed.entry].named && !placed.name.is_type()) {
        by_name.entry(&placed.name.joined).or_default().push((placed.entry, placed.place));
    }
    let mut found = Vec::new();
    for members in by_name.values() {
        // One for each further town: whoever merges them all needs no more.
        let (first, place) = members[0];
        found.extend(members.iter().filter(|m| m.0 != first && m.1 != place).map(|m| (first, m.0)));
    }
    found
}
