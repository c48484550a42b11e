//! How likely two names mean the same body, and why.

use super::normal::{Normal, Word, is_addition, is_type};
use std::collections::BTreeMap;

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

    fn weight(&self, word: &str) -> f64 {
        let seen = self.seen.get(word).copied().unwrap_or(1).max(1);
        (1.0 + self.names as f64 / seen as f64).ln()
    }
}

/// Score from 0 to 1, and the reason in words.
pub(super) fn compare(a: &Normal, b: &Normal, rarity: &Rarity) -> (f64, &'static str) {
    let (score, reason) = compare_words(a, b, rarity);
    // A foundation and an association of one name are often two bodies that know each other well.
    if a.form.zip(b.form).is_some_and(|(a, b)| a != b) {
        return (score * 0.75, "one is a foundation, the other an association");
    }
    (score, reason)
}

fn compare_words(a: &Normal, b: &Normal, rarity: &Rarity) -> (f64, &'static str) {
    if a.joined == b.joined {
        return (1.0, "same name but for spelling, legal form, articles or town");
    }
    if is_acronym(a, b) || is_acronym(b, a) {
        return (0.92, "one is the acronym of the other");
    }
    if a.marks != b.marks {
        return (0.0, "other numbers");
    }
    if a.words.len() != b.words.len() && slip(&a.joined, &b.joined, 1) {
        return (0.95, "a slip of the finger apart");
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
            let weight = rarity.weight(&word.text);
            telling |= !is_addition(&word.text);
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
    let words = |left: &[&Word]| left.iter().map(|word| word.text.clone()).collect::<Vec<_>>();
    let (l, r) = (words(&left), words(&right));
    if l.is_empty() && r.is_empty() {
        return if found_near {
            (0.95, "a slip of the finger, a plural or an abbreviated word apart")
        } else {
            (1.0, "same words in another order")
        };
    }
    let shares = exact + near > 0.0;
    if shares && (short_for(&l, &r) || short_for(&r, &l)) {
        return (0.9, "an abbreviation of some of the words");
    }
    let additions = |words: &[String]| words.iter().all(|word| is_addition(word));
    if telling && (l.is_empty() || r.is_empty()) && additions(&l) && additions(&r) {
        return (0.88, "the same name, one with what kind of body it is");
    }
    let few = |words: &[String]| words.iter().all(|word| is_addition(word) && !is_type(word));
    if shares && (l.is_empty() || r.is_empty()) && few(&l) && few(&r) {
        return (0.85, "the same name but for a word that adds little");
    }
    let rest: f64 = l.iter().chain(&r).map(|word| rarity.weight(word)).sum();
    let matched = exact + 0.95 * near;
    (0.78 * 2.0 * matched / (2.0 * (exact + near) + rest), "some words in common")
}

fn alike(a: &Word, b: &Word) -> bool {
    let opens = |short: &Word, long: &Word| short.cut && long.text.starts_with(&short.text);
    if opens(a, b) || opens(b, a) {
        return true;
    }
    let plural = |one: &str, many: &str| one.len() > 3 && (many == format!("{one}en") || many == format!("{one}s"));
    if plural(&a.text, &b.text) || plural(&b.text, &a.text) {
        return true;
    }
    let known = is_addition(&a.text) && is_addition(&b.text);
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
    x.min(y) >= 5 && x.abs_diff(y) <= most && !numbered(a) && !numbered(b) && strsim::osa_distance(a, b) <= most
}

fn is_acronym(short: &Normal, long: &Normal) -> bool {
    // Beside the acronym only the kind of body may stand.
    let mut rest = short.words.iter().filter(|word| !is_type(&word.text));
    let (Some(word), None) = (rest.next(), rest.next()) else { return false };
    let length = word.text.chars().count();
    let whole = long.words.iter().filter(|word| !is_type(&word.text)).count();
    if !(2..=7).contains(&length) || long.words.len() < 2 || whole == 0 {
        return false;
    }
    long.initials().contains(&word.text)
        || short_for(std::slice::from_ref(&word.text), &texts(&long.words))
        || without_types(short, long, &word.text)
}

/// `VWS` for `Ministerie van Volksgezondheid, Welzijn en Sport`.
fn without_types(short: &Normal, long: &Normal, acronym: &str) -> bool {
    let rest: Vec<String> = texts(&long.words).into_iter().filter(|word| word != "ministerie").collect();
    rest.len() < long.words.len()
        && short.words.iter().all(|word| word.text == acronym || word.text == "ministerie")
        && short_for(&[acronym.to_owned()], &rest)
}

fn texts(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.text.clone()).collect()
}

/// Whether one short word is made of the initials of the others; the last word, if compound, may give one letter more.
fn short_for(short: &[String], long: &[String]) -> bool {
    let [short] = short else { return false };
    let Some(last) = long.last().filter(|_| long.len() >= 2) else { return false };
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    if *short == initials {
        return true;
    }
    let Some(more) = short.strip_prefix(initials.as_str()) else { return false };
    let mut letters = more.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => last.chars().count() > 8 && last.chars().skip(3).any(|own| own == letter),
        _ => false,
    }
}
