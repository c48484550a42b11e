//! A name without what may be written or left out: accents, case, punctuation, legal forms, articles, the own town.

use super::words::{ADDITIONS, FILLERS, NUMBERS, PARTS, SAINTS, SHORT, TYPES};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// One word of a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    /// What it tells that two names share it.
    pub(super) weight: f64,
    /// Whether a full stop says that the word goes on.
    pub(super) cut: bool,
    /// Whether it is the 's, 't or 'n of `'t Baken` or `opa's`.
    short: bool,
    /// Whether it says what a body does or is.
    pub(super) kind: bool,
    /// Whether it adds little to a name.
    pub(super) addition: bool,
    /// Whether it names a body within or beside another.
    pub(super) part: bool,
    /// Whether it is the name of a town, which many bodies there share.
    pub(super) town: bool,
}

impl Word {
    fn whole(text: String) -> Word {
        let word = text.as_str();
        let kind = TYPES.contains(&word);
        let (addition, part) = (kind || ADDITIONS.contains(&word), PARTS.contains(&word));
        Word { weight: 1.0, cut: false, short: false, kind, addition, part, town: false, text }
    }
}

/// A name as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Normal {
    /// What an acronym of it may be.
    pub(super) initials: Vec<String>,
    /// The words that tell it from others.
    pub(super) words: Vec<Word>,
    /// These written together, so that `buurt zorg` is `buurtzorg`.
    pub(super) joined: String,
    /// All words written together, so that `Contour de Twern` is `ContourdeTwern`.
    pub(super) whole: String,
    /// All words as they stand.
    pub(super) all: Vec<String>,
    /// The words written together that add more than little.
    pub(super) core: String,
    /// Numbers and single letters, which tell team 1 from team 2.
    pub(super) marks: BTreeSet<String>,
    /// Whether it says foundation or association.
    pub(super) form: Option<&'static str>,
}

impl Normal {
    /// The name as it is compared within a place.
    pub(super) fn new(name: &str, place: &str) -> Normal {
        let mut split = split(name);
        // `Gemeente Ede`, `Ede (gem.)` and `Regio Twente` are governments, `Voedselbank gemeente Ede` is not.
        let last = split.len().saturating_sub(1);
        let mut government = None;
        for at in [0, last].into_iter().filter(|_| last > 0) {
            match split[at].text.as_str() {
                "gemeente" | "gem" => split[at] = Word::whole("gemeente".to_owned()),
                "regio" if at == 0 => {}
                _ => continue,
            }
            government = Some(at);
        }
        // `St. Jozef` is Sint Jozef, and `St. Malkander` a foundation.
        for at in 1..split.len() {
            if ["st", "s"].contains(&split[at - 1].text.as_str()) && SAINTS.contains(&split[at].text.as_str()) {
                split[at - 1] = Word::whole("sint".to_owned());
            }
        }
        let all: Vec<String> = split.iter().map(|word| word.text.clone()).collect();
        let has = |words: &[&str]| all.iter().any(|word| words.contains(&word.as_str()));
        let form = match (has(&["stichting", "stg", "st"]), has(&["vereniging", "ver"])) {
            (true, false) => Some("stichting"),
            (false, true) => Some("vereniging"),
            _ => None,
        };
        let place: Vec<String> = split_plain(place);
        let mut kept: Vec<Word> = Vec::new();
        let mut at = 0;
        while at < split.len() {
            if !place.is_empty() && all[at..].starts_with(&place) {
                at += place.len();
                continue;
            }
            let word = &split[at];
            at += 1;
            // `v.` and `d.` are van and de; `D` alone, or at the end, may be the fourth of its kind.
            let small = word.cut && at < split.len() && ["v", "d", "h", "t"].contains(&word.text.as_str());
            let small = small || word.short;
            if small || (FILLERS.contains(&word.text.as_str()) && government != Some(at - 1)) {
                continue;
            }
            let number = NUMBERS.iter().find(|(text, _)| at > 1 && *text == word.text).map(|(_, number)| *number);
            let long = SHORT.iter().find(|(short, _)| *short == word.text).map(|(_, long)| *long);
            match number.or(long) {
                Some(text) => {
                    kept.extend(text.split(' ').map(|text| Word::whole(text.to_owned())));
                }
                None => kept.push(word.clone()),
            }
        }
        if kept.is_empty() {
            // Nothing but a town is its local government; anything else is what it is.
            let town = all.iter().all(|word| place.contains(word) || FILLERS.contains(&word.as_str()))
                && all.iter().any(|word| place.contains(word));
            let texts = if town { vec!["gemeente".to_owned()] } else { all.clone() };
            kept = texts.into_iter().map(Word::whole).collect();
        }
        let marks = kept.iter().filter(|word| !word.cut).flat_map(|word| marks(&word.text)).collect();
        let initials = initials(&all, &kept);
        let core = kept.iter().filter(|word| !word.addition).map(|word| word.text.as_str()).collect();
        Normal {
            whole: all.concat(),
            all,
            core,
            joined: kept.iter().map(|word| word.text.as_str()).collect(),
            words: kept,
            initials,
            marks,
            form,
        }
    }

    /// Says of each word what it tells.
    pub(super) fn weigh(&mut self, weight: impl Fn(&str) -> f64) {
        self.words.iter_mut().for_each(|word| word.weight = weight(&word.text));
    }

    /// The town of a local government, where its name says one.
    pub(super) fn governs(&self) -> Option<String> {
        let (government, town): (Vec<&Word>, Vec<&Word>) = self.words.iter().partition(|word| word.text == "gemeente");
        (!government.is_empty() && town.len() == 1).then(|| town[0].text.clone())
    }

    /// Marks the words that are towns.
    pub(super) fn mark_towns(&mut self, towns: &BTreeSet<String>) {
        self.words.iter_mut().for_each(|word| word.town = towns.contains(&word.text));
    }

    /// Whether it names a type of body only, as found in every town.
    pub(super) fn is_type(&self) -> bool {
        let is_mark = |word: &Word| marks(&word.text).next().is_some();
        self.words.iter().any(|word| word.kind) && self.words.iter().all(|word| word.kind || is_mark(word))
    }
}

/// What an acronym may be: the initials of all words, of those that are no articles, of those that tell, and of those that are
/// not what kind of body it is.
fn initials(all: &[String], kept: &[Word]) -> Vec<String> {
    let small = ["de", "het", "een", "t", "s", "en", "van", "der", "des", "voor", "in", "of", "tot"];
    let of = |words: &mut dyn Iterator<Item = &str>| words.filter_map(|word| word.chars().next()).collect::<String>();
    let mut found = vec![
        of(&mut all.iter().map(String::as_str)),
        of(&mut all.iter().map(String::as_str).filter(|word| !small.contains(word))),
        of(&mut kept.iter().map(|word| word.text.as_str())),
        of(&mut all.iter().map(String::as_str).filter(|word| !TYPES.contains(word))),
    ];
    found.retain(|initials| initials.chars().count() >= 2);
    found.sort();
    found.dedup();
    found
}

fn marks(word: &str) -> impl Iterator<Item = String> {
    let single = (word.chars().count() == 1).then(|| word.to_owned());
    let digits: Vec<String> =
        word.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(str::to_owned).collect();
    digits.into_iter().chain(single.filter(|word| !word.chars().all(|c| c.is_ascii_digit())))
}

/// Signs that people write for an apostrophe.
const APOSTROPHES: [char; 4] = ['\'', '’', '‘', '`'];

/// Lower-case words without accents and punctuation; `b.v.` is one word.
fn split(name: &str) -> Vec<Word> {
    // Decomposed, an acute accent that stands alone would be a blank.
    let name = name.replace('´', "'");
    let plain: String = name
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .replace('&', " en ");
    let mut words = Vec::new();
    for chunk in plain.split_whitespace() {
        let parts: Vec<&str> = chunk.trim_matches(['(', ')', ',']).split('.').collect();
        if parts.len() > 2 && parts.iter().all(|part| part.chars().count() <= 1) {
            words.push(Word::whole(parts.concat()));
            continue;
        }
        let (mut text, mut before) = (String::new(), ' ');
        for character in chunk.chars().chain([' ']) {
            if character.is_alphanumeric() {
                text.push(character);
                continue;
            }
            if !text.is_empty() {
                let apostrophe = APOSTROPHES.contains(&before) && !APOSTROPHES.contains(&character);
                let short = apostrophe && ["s", "t", "n"].contains(&text.as_str());
                words.push(Word { cut: character == '.', short, ..Word::whole(std::mem::take(&mut text)) });
            }
            before = character;
        }
    }
    words
}

/// The words of the name of a place.
pub(super) fn split_plain(name: &str) -> Vec<String> {
    split(name).into_iter().map(|word| word.text).collect()
}
