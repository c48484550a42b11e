//! How likely two names mean the same body, and why.

use super::MOST_COMPARED;
use super::normal::{Normal, Word};
use crate::text::Text;
use std::collections::BTreeMap;

const DIFFERENT_FORMS: Text = Text {
    en: "one is a foundation, the other an association",
    nl: "de ene is een stichting, de andere een vereniging",
};
const SAME: Text = Text {
    en: "same name but for spelling, legal form, articles or town",
    nl: "zelfde naam op spelling, rechtsvorm, lidwoorden of plaats na",
};
const ACRONYM: Text = Text { en: "one is the acronym of the other", nl: "de ene is de afkorting van de andere" };
const OTHER_NUMBERS: Text = Text { en: "other numbers", nl: "andere nummers" };
const SLIP: Text = Text { en: "a slip of the finger apart", nl: "een tikfout verschil" };
const NEAR_WORDS: Text = Text {
    en: "a slip of the finger, a plural or an abbreviated word apart",
    nl: "een tikfout, meervoud of afgekort woord verschil",
};
const OTHER_ORDER: Text = Text { en: "same words in another order", nl: "zelfde woorden in een andere volgorde" };
const SOME_ABBREVIATED: Text =
    Text { en: "an abbreviation of some of the words", nl: "een afkorting van een deel van de woorden" };
const KIND_ADDED: Text = Text {
    en: "the same name, one with what kind of body it is",
    nl: "zelfde naam, één met wat voor organisatie het is",
};
const WORD_ADDED: Text =
    Text { en: "the same name but for a word that adds little", nl: "zelfde naam op een woord na dat weinig zegt" };
const COMMON_WORDS: Text = Text { en: "some words in common", nl: "enkele woorden gemeen" };

/// What an abbreviation scores at most.
pub(super) const ACRONYM_SCORE: f64 = 0.92;

/// How often each word occurs in a file: rare words tell more.
#[derive(Debug, Default)]
pub(super) struct Rarity {
    names: usize,
    seen: BTreeMap<String, usize>,
}

impl Rarity {
    pub(super) fn add(&mut self, name: &Normal) {
        self.names += 1;
        for word in &name.words {
            *self.seen.entry(word.text.clone()).or_default() += 1;
        }
    }

    /// What it tells that two names share this word.
    pub(super) fn weight(&self, word: &str) -> f64 {
        let seen = self.seen.get(word).copied().unwrap_or(1).max(1);
        (1.0 + self.names as f64 / seen as f64).ln()
    }
}

/// Score from 0 to 1, and the reason in words.
pub(super) fn compare(a: &Normal, b: &Normal) -> (f64, Text) {
    let (score, reason) = compare_words(a, b);
    // A foundation and an association of one name are often two bodies that know each other well.
    if a.form.zip(b.form).is_some_and(|(a, b)| a != b) {
        return (score * 0.75, DIFFERENT_FORMS);
    }
    (score, reason)
}

fn compare_words(a: &Normal, b: &Normal) -> (f64, Text) {
    if a.joined == b.joined || a.whole == b.whole {
        return (1.0, SAME);
    }
    if is_acronym(a, b) || is_acronym(b, a) {
        return (ACRONYM_SCORE, ACRONYM);
    }
    if a.marks != b.marks {
        return (0.0, OTHER_NUMBERS);
    }
    if a.whole.len().max(b.whole.len()) > MOST_COMPARED {
        return (0.0, COMMON_WORDS);
    }
    if a.words.len() != b.words.len() && slip(&a.joined, &b.joined, 1) {
        return (0.95, SLIP);
    }
    if word_slips(a, b) {
        return (0.95, SLIP);
    }
    let mut left: Vec<&Word> = a.words.iter().collect();
    let mut right: Vec<&Word> = b.words.iter().collect();
    let (mut exact, mut near, mut telling) = (0.0, 0.0, false);
    let mut found_near = false;
    for strict in [true, false] {
        let mut at = 0;
        while at < left.len() {
            let word = left[at];
            let partner =
                right.iter().position(|other| if strict { word.text == other.text } else { alike(word, other) });
            let Some(partner) = partner else {
                at += 1;
                continue;
            };
            let weight = word.weight;
            telling |= strict && !word.addition && !word.town;
            if strict {
                exact += weight;
            } else {
                near += weight;
                found_near = true;
            }
            left.remove(at);
            right.remove(partner);
        }
    }
    let one_ends = left.is_empty() || right.is_empty();
    if left.is_empty() && right.is_empty() {
        return if found_near { (0.95, NEAR_WORDS) } else { (1.0, OTHER_ORDER) };
    }
    let shares = exact + near > 0.0;
    if shares && (short_for(&left, &right) || short_for(&right, &left)) {
        return (0.9, SOME_ABBREVIATED);
    }
    let rest = || left.iter().chain(&right).copied();
    if one_ends && rest().count() == 1 && rest().all(|word| word.text == "gemeente") {
        return (0.88, KIND_ADDED);
    }
    if (telling && one_ends && rest().all(|word| word.addition && !word.part)) || same_core(a, b) {
        // An association that says nothing else is its own kind of body.
        let association = |name: &Normal| name.form == Some("vereniging");
        let other_kind = rest().any(|word| word.kind) && association(a) != association(b);
        return (if other_kind { 0.78 } else { 0.88 }, KIND_ADDED);
    }
    if shares && one_ends && rest().all(|word| word.addition && !word.kind) {
        return (0.85, WORD_ADDED);
    }
    let rest: f64 = rest().map(|word| word.weight).sum();
    let matched = exact + 0.95 * near;
    (0.78 * 2.0 * matched / (2.0 * (exact + near) + rest), COMMON_WORDS)
}

/// Whether one word of a long name differs by a slip, be it an article or the town: two letters changed places, or one letter of a
/// longer word is another. Short words with another letter are other words: `De Kam` and `De Kap`.
fn word_slips(a: &Normal, b: &Normal) -> bool {
    if a.all.len() != b.all.len() || a.whole.chars().count().min(b.whole.chars().count()) < LONG_NAME {
        return false;
    }
    let mut differing = a.all.iter().zip(&b.all).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (differing.next(), differing.next()) else { return false };
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    let length = one.chars().count();
    if !letters(one) || !letters(other) || is_government(one, other) {
        return false;
    }
    let swapped = length == other.chars().count() && length >= 3 && strsim::osa_distance(one, other) == 1 && {
        let sorted = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            letters
        };
        sorted(one) == sorted(other)
    };
    let long = length.min(other.chars().count()) >= 6;
    swapped
        || (long && one.chars().next() == other.chars().next() && strsim::osa_distance(&sound(one), &sound(other)) <= 1)
}

/// Characters from which a name is long enough for a slip in one of its short words.
const LONG_NAME: usize = 12;

/// A word with one letter for `ph`, which many write as they hear it.
fn sound(word: &str) -> String {
    word.replace("ph", "f")
}

/// Whether one of two words is the local government: that of all of them, `gemeenten`, is another body.
fn is_government(one: &str, other: &str) -> bool {
    one != other && (one == "gemeente" || other == "gemeente")
}

fn alike(a: &Word, b: &Word) -> bool {
    if is_government(&a.text, &b.text) && (a.text == "gemeenten" || b.text == "gemeenten") {
        return false;
    }
    let opens = |short: &Word, long: &Word| short.cut && long.text.starts_with(&short.text);
    if opens(a, b) || opens(b, a) {
        return true;
    }
    let plural = |one: &str, many: &str| one.len() > 3 && matches!(many.strip_prefix(one), Some("en" | "s"));
    if plural(&a.text, &b.text) || plural(&b.text, &a.text) {
        return true;
    }
    let known = a.addition && b.addition;
    let most = if a.text.chars().count().min(b.text.chars().count()) > 8 { 2 } else { 1 };
    !known && slip(&a.text, &b.text, most)
}

/// Longer words that a slip of the finger tells apart. Numbers tell bodies apart.
fn slip(a: &str, b: &str, most: usize) -> bool {
    // One character is at most four bytes; most pairs end here.
    if a.len().abs_diff(b.len()) > 4 * most || a.len() < 5 || b.len() < 5 {
        return false;
    }
    let numbered = |word: &str| word.chars().any(|character| character.is_ascii_digit());
    let (x, y) = (a.chars().count(), b.chars().count());
    // Few err in the first letter, and many a short name differs in it from that of another.
    let begins = x.min(y) > 8 || a.chars().next() == b.chars().next();
    x.min(y) >= 5
        && begins
        && x.abs_diff(y) <= most
        && !numbered(a)
        && !numbered(b)
        && strsim::osa_distance(a, b) <= most
}

fn is_acronym(short: &Normal, long: &Normal) -> bool {
    // Beside the acronym only the kind of body may stand.
    let mut rest = short.words.iter().filter(|word| !word.kind);
    let (Some(word), None) = (rest.next(), rest.next()) else { return false };
    let length = word.text.chars().count();
    if !(2..=7).contains(&length) || long.words.len() < 2 || long.words.iter().all(|word| word.kind) {
        return false;
    }
    let all: Vec<&Word> = long.words.iter().collect();
    long.initials.contains(&word.text) || short_for(&[word], &all) || without_types(short, &all, word)
}

/// `VWS` for `Ministerie van Volksgezondheid, Welzijn en Sport`.
fn without_types(short: &Normal, long: &[&Word], acronym: &Word) -> bool {
    let rest: Vec<&Word> = long.iter().copied().filter(|word| word.text != "ministerie").collect();
    rest.len() < long.len()
        && short.words.iter().all(|word| word.text == acronym.text || word.text == "ministerie")
        && short_for(&[acronym], &rest)
}

/// Whether the names are the same written together, once the kinds of body are left out that one of them adds.
fn same_core(a: &Normal, b: &Normal) -> bool {
    if a.core.len() < 5 || a.core != b.core {
        return false;
    }
    let within = |few: &Normal, many: &Normal| {
        few.words.iter().all(|word| !word.addition || many.words.iter().any(|other| other.text == word.text))
    };
    let plain = |name: &Normal| !name.words.iter().any(|word| word.town || word.part);
    plain(a) && plain(b) && (within(a, b) || within(b, a))
}

/// Whether one short word is made of the initials of the others; one long word may give one letter more.
fn short_for(short: &[&Word], long: &[&Word]) -> bool {
    let [short] = short else { return false };
    let length = short.text.chars().count();
    if long.len() < 2 || length < long.len() || length > long.len() + 1 {
        return false;
    }
    let letters: Vec<char> = short.text.chars().collect();
    let more = length - long.len();
    // The letter more, if there is one, follows the initial of the word that gives it.
    let (mut at, mut given) = (0, 0);
    for (number, word) in long.iter().enumerate() {
        if word.text.chars().next() != letters.get(at).copied() {
            return false;
        }
        at += 1;
        let next = long.get(number + 1).and_then(|next| next.text.chars().next());
        let gives = given < more
            && letters.get(at).is_some_and(|&letter| {
                Some(letter) != next
                    && word.text.chars().count() > 8
                    && word.text.chars().skip(3).any(|own| own == letter)
            });
        if gives {
            (at, given) = (at + 1, given + 1);
        }
    }
    at == length
}
