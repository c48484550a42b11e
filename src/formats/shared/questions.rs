//! What the question asks that stands above a column of a form: who answers, or with whom they work.

use super::fields::plain;

/// The respondent, as a question addresses it.
const YOU: &[&str] = &["u", "uw", "je", "jij", "jouw", "jullie", "you", "your"];
/// What a respondent answers for.
const ONE_BODY: &[&str] =
    &["organisatie", "organisatienaam", "instelling", "organisation", "organization", "institution"];
/// What a respondent names.
const BODIES: &[&str] = &[
    "organisatie",
    "organisaties",
    "instelling",
    "instellingen",
    "partij",
    "partijen",
    "partner",
    "partners",
    "samenwerkingspartner",
    "samenwerkingspartners",
    "organisation",
    "organisations",
    "organization",
    "organizations",
    "institutions",
    "parties",
];
/// The other words of a question for the own name. Any further word makes it ask for something else: a number, a place, a role.
const ABOUT_NAME: &[&str] = &[
    "a",
    "are",
    "answering",
    "behalf",
    "belong",
    "bent",
    "bij",
    "completing",
    "dat",
    "de",
    "deze",
    "die",
    "dit",
    "do",
    "employed",
    "enquete",
    "enquête",
    "filling",
    "for",
    "form",
    "formulier",
    "from",
    "heet",
    "het",
    "hoe",
    "hoort",
    "i",
    "in",
    "is",
    "naam",
    "name",
    "named",
    "namens",
    "of",
    "on",
    "out",
    "questionnaire",
    "represent",
    "representing",
    "spreekt",
    "survey",
    "the",
    "this",
    "to",
    "tot",
    "van",
    "vertegenwoordig",
    "vertegenwoordigt",
    "voor",
    "vragenlijst",
    "vul",
    "vult",
    "wat",
    "welk",
    "welke",
    "werk",
    "werkt",
    "werkzaam",
    "what",
    "which",
    "who",
    "wie",
    "work",
    "working",
];
/// Words of being together.
const TOGETHER: &[&str] = &["met", "mee", "with"];

/// Whether a heading asks for the own organisation: `Namens welke organisatie vult u dit in?`, `Which organisation do you represent?`
pub(in crate::formats) fn asks_own_name(heading: &str) -> bool {
    // A single word, as most headings are, asks nothing.
    if heading.chars().all(char::is_alphanumeric) {
        return false;
    }
    let heading = plain(heading);
    let (mut you, mut body) = (false, false);
    for word in words(&heading) {
        you |= YOU.contains(&word) || ["namens", "behalf"].contains(&word);
        body |= ONE_BODY.contains(&word);
        if !YOU.contains(&word) && !ONE_BODY.contains(&word) && !ABOUT_NAME.contains(&word) && !is_number(word) {
            return false;
        }
    }
    you && body
}

/// Whether a heading asks for partners: `Met welke organisaties werkt u samen?`, `Who do you work with?`
pub(in crate::formats) fn asks_partners(heading: &str) -> bool {
    let heading = plain(heading);
    let words: Vec<&str> = words(&heading).filter(|word| !["andere", "other"].contains(word)).collect();
    let pair =
        |one: &[&str], other: &[&str]| words.windows(2).any(|pair| one.contains(&pair[0]) && other.contains(&pair[1]));
    let together = words.iter().any(|word| TOGETHER.contains(word) || word.starts_with("samen"));
    pair(&["met", "with"], &["wie", "whom", "who"])
        || (together && pair(&["welke", "which", "what"], BODIES))
        || pair(&["welke", "which"], &["partners", "samenwerkingspartners"])
        || (words.first() == Some(&"who") && words.contains(&"you") && words.last() == Some(&"with"))
}

/// The words of a plain heading, without signs.
fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The number of a question: `3`, `q3`, `v3a`.
fn is_number(word: &str) -> bool {
    let bare = word.trim_start_matches(['q', 'v']);
    bare.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_for_the_own_name_and_for_partners_are_told_apart() {
        for own in [
            "Welke organisatie vertegenwoordigt u?",
            "Van welke organisatie bent u?",
            "Namens welke organisatie vult u dit in?",
            "Wat is uw organisatie?",
            "Q1. Bij welke organisatie werkt u?",
            "Which organisation do you represent?",
            "What is your organization?",
            "On behalf of which organisation are you completing this survey?",
        ] {
            assert!(asks_own_name(own) && !asks_partners(own), "{own}");
        }
        for partners in [
            "Met welke organisaties werkt u samen? [1]",
            "Kunt u aangeven met welke andere organisaties u samenwerkt?",
            "Met wie werkt uw organisatie samen?",
            "Welke partners heeft u?",
            "Which organisations do you work with?",
            "With whom do you collaborate?",
            "Who do you work with?",
        ] {
            assert!(asks_partners(partners) && !asks_own_name(partners), "{partners}");
        }
        for neither in [
            "In welke gemeente is uw organisatie gevestigd?",
            "Hoeveel medewerkers heeft uw organisatie?",
            "Wat is uw functie binnen de organisatie?",
            "Hoe vaak werkt u samen?",
            "Met welke frequentie werkt u samen?",
            "Welke rol heeft uw organisatie in de samenwerking met partners?",
            "Organisatie 2",
        ] {
            assert!(!asks_own_name(neither) && !asks_partners(neither), "{neither}");
        }
    }
}
