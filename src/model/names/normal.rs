//! A name without what may be written or left out: accents, case, punctuation, legal forms, articles, the own town.

use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Words that are written or left out without a change of meaning.
const FILLERS: [&str; 34] = [
    "de",
    "het",
    "een",
    "t",
    "s",
    "the",
    "en",
    "and",
    "of",
    "van",
    "der",
    "des",
    "voor",
    "in",
    "stichting",
    "stg",
    "st",
    "vereniging",
    "ver",
    "bv",
    "nv",
    "vof",
    "ua",
    "cooperatie",
    "cooperatieve",
    "foundation",
    "afdeling",
    "afd",
    "eo",
    "gemeente",
    "gem",
    "regio",
    "ev",
    "i",
];

/// What a body does or is; many bodies share such a word.
const TYPES: [&str; 68] = [
    "wmo",
    "loket",
    "wmoloket",
    "wijkteam",
    "buurtteam",
    "sociaal",
    "team",
    "wijkteams",
    "huisarts",
    "huisartsen",
    "huisartsenpraktijk",
    "praktijk",
    "bibliotheek",
    "bibliotheken",
    "voedselbank",
    "welzijn",
    "welzijnswerk",
    "zorg",
    "thuiszorg",
    "jeugdzorg",
    "zorggroep",
    "ggz",
    "ggd",
    "verslavingszorg",
    "woningcorporatie",
    "woningstichting",
    "woonstichting",
    "wonen",
    "corporatie",
    "school",
    "basisschool",
    "kerk",
    "parochie",
    "diaconie",
    "politie",
    "apotheek",
    "kinderopvang",
    "peuterspeelzaal",
    "dorpshuis",
    "buurthuis",
    "wijkcentrum",
    "centrum",
    "jeugd",
    "gezin",
    "ministerie",
    "zorgverzekeraar",
    "zorgverzekeringen",
    "verzekeringen",
    "gemeente",
    "groep",
    "college",
    "lyceum",
    "sociale",
    "dienst",
    "maatschappelijk",
    "werk",
    "jongerenwerk",
    "ouderenwerk",
    "vrijwilligerscentrale",
    "samenwerkingsverband",
    "sportbedrijf",
    "muziekschool",
    "muziekvereniging",
    "woonbedrijf",
    "steunpunt",
    "platform",
    "fysiotherapie",
    "adviesraad",
];

/// Words that say little where the rest of two names is the same.
const ADDITIONS: [&str; 10] = [
    "nederland",
    "nederlandse",
    "nederlands",
    "openbare",
    "landelijke",
    "landelijk",
    "koninklijke",
    "organisatie",
    "instelling",
    "rk",
];

/// Abbreviations of everyday use in the Dutch social domain, and what they stand for.
const SHORT: [(&str, &str); 14] = [
    ("bs", "basisschool"),
    ("swv", "samenwerkingsverband"),
    ("geref", "gereformeerde"),
    ("ned", "nederlandse"),
    ("herv", "hervormde"),
    ("min", "ministerie"),
    ("vwn", "vluchtelingenwerk"),
    ("ldh", "leger heils"),
    ("pkn", "protestantse"),
    ("cjg", "centrum jeugd gezin"),
    ("vo", "voortgezet onderwijs"),
    ("po", "primair onderwijs"),
    ("vr", "veiligheidsregio"),
    ("cc", "christelijk college"),
];

const NUMBERS: [(&str, &str); 16] = [
    ("ii", "2"),
    ("iii", "3"),
    ("iv", "4"),
    ("vi", "6"),
    ("vii", "7"),
    ("viii", "8"),
    ("twee", "2"),
    ("drie", "3"),
    ("vier", "4"),
    ("vijf", "5"),
    ("zes", "6"),
    ("zeven", "7"),
    ("acht", "8"),
    ("negen", "9"),
    ("tien", "10"),
    ("elf", "11"),
];

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// Whether a full stop says that the word goes on.
    pub(super) cut: bool,
}

/// A name as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Normal {
    /// Every word.
    pub(super) all: Vec<String>,
    /// The words that tell it from others.
    pub(super) words: Vec<Word>,
    /// These written together, so that `buurt zorg` is `buurtzorg`.
    pub(super) joined: String,
    /// Numbers and single letters, which tell team 1 from team 2.
    pub(super) marks: BTreeSet<String>,
    /// Whether it says foundation or association.
    pub(super) form: Option<&'static str>,
}

impl Normal {
    /// The name as it is compared within a place.
    pub(super) fn new(name: &str, place: &str) -> Normal {
        let split = split(name);
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
            if FILLERS.contains(&word.text.as_str()) {
                continue;
            }
            let number = NUMBERS.iter().find(|(text, _)| at > 1 && *text == word.text).map(|(_, number)| *number);
            let long = SHORT.iter().find(|(short, _)| *short == word.text).map(|(_, long)| *long);
            match number.or(long) {
                Some(text) => {
                    kept.extend(text.split(' ').map(|text| Word { text: text.to_owned(), cut: false }));
                }
                None => kept.push(word.clone()),
            }
        }
        if kept.is_empty() {
            // Nothing but a town is its local government; anything else is what it is.
            let town = all.iter().all(|word| place.contains(word) || FILLERS.contains(&word.as_str()))
                && all.iter().any(|word| place.contains(word));
            let texts = if town { vec!["gemeente".to_owned()] } else { all.clone() };
            kept = texts.into_iter().map(|text| Word { text, cut: false }).collect();
        }
        let marks = kept.iter().filter(|word| !word.cut).flat_map(|word| marks(&word.text)).collect();
        Normal { joined: kept.iter().map(|word| word.text.as_str()).collect(), words: kept, all, marks, form }
    }

    /// Whether it names a type of body only, as found in every town.
    pub(super) fn is_type(&self) -> bool {
        self.words.iter().all(|word| is_type(&word.text) || marks(&word.text).next().is_some())
    }

    /// What an acronym of it may be: the initials of all words, and of those that are no articles.
    pub(super) fn initials(&self) -> Vec<String> {
        let first = |word: &str| word.chars().next();
        let small = ["de", "het", "een", "t", "s", "en", "van", "der", "des", "voor", "in", "of", "tot"];
        let of = |words: &mut dyn Iterator<Item = &str>| words.filter_map(first).collect::<String>();
        let mut found = vec![
            of(&mut self.all.iter().map(String::as_str)),
            of(&mut self.all.iter().map(String::as_str).filter(|word| !small.contains(word))),
            of(&mut self.words.iter().map(|word| word.text.as_str())),
        ];
        found.retain(|initials| initials.chars().count() >= 2);
        found.dedup();
        found
    }
}

pub(super) fn is_type(word: &str) -> bool {
    TYPES.contains(&word)
}

/// Whether the word adds little to a name.
pub(super) fn is_addition(word: &str) -> bool {
    is_type(word) || ADDITIONS.contains(&word)
}

fn marks(word: &str) -> impl Iterator<Item = String> {
    let single = (word.chars().count() == 1).then(|| word.to_owned());
    let digits: Vec<String> =
        word.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(str::to_owned).collect();
    digits.into_iter().chain(single.filter(|word| !word.chars().all(|c| c.is_ascii_digit())))
}

/// Lower-case words without accents and punctuation; `b.v.` is one word.
fn split(name: &str) -> Vec<Word> {
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
            words.push(Word { text: parts.concat(), cut: false });
            continue;
        }
        let mut text = String::new();
        for character in chunk.chars().chain([' ']) {
            if character.is_alphanumeric() {
                text.push(character);
            } else if !text.is_empty() {
                words.push(Word { text: std::mem::take(&mut text), cut: character == '.' });
            }
        }
    }
    words
}

fn split_plain(name: &str) -> Vec<String> {
    split(name).into_iter().map(|word| word.text).collect()
}
