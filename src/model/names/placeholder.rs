//! Words in the place of a name that say that there is none.

/// What people write where they name nobody, in lower case and without signs around it.
const NO_NAME: &[&str] = &[
    "nvt",
    "n.v.t",
    "n v t",
    "niet van toepassing",
    "na",
    "n.a",
    "n/a",
    "not applicable",
    "none",
    "nobody",
    "geen",
    "geen enkele",
    "geen partner",
    "geen partners",
    "geen antwoord",
    "geen idee",
    "niemand",
    "niets",
    "leeg",
    "x",
    "xx",
    "xxx",
    "onbekend",
    "niet bekend",
    "unknown",
    "weet niet",
    "weet ik niet",
    "don't know",
    "do not know",
    "overig",
    "overige",
    "anders",
    "other",
    "others",
    "diversen",
    "diverse",
    "divers",
    "various",
    "verschillende",
    "idem",
    "zie boven",
    "ditto",
    "tbd",
    "nog invullen",
    "nog uitzoeken",
    "nader te bepalen",
];

/// Whether a name is none: nothing but signs, or a word such as "n.v.t.", "onbekend" or "overig".
pub fn is_placeholder(name: &str) -> bool {
    let bare = name
        .trim()
        .trim_matches(|sign: char| sign.is_ascii_punctuation() || "…–—".contains(sign) || sign.is_whitespace());
    // Names may be numbers, and signs of any script; only where nothing but punctuation stands there is none.
    // Programs write NaN and null; Nan is somebody.
    bare.is_empty() || ["NaN", "nan", "null", "NULL"].contains(&bare) || NO_NAME.contains(&bare.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nobody_are_no_names() {
        for word in [
            "?",
            "-",
            "–",
            "",
            " ",
            "n.v.t.",
            "N.V.T",
            "nvt",
            "(onbekend)",
            "Geen",
            "x",
            "overig",
            "...",
            "n/a",
            "??",
            "NaN",
        ] {
            assert!(is_placeholder(word), "{word:?}");
        }
        for name in ["1", "NA Groep", "Overig welzijn", "Xenia", "Geen Straat Zonder", "Ω", "愛", "Nan", "C", "A-"] {
            assert!(!is_placeholder(name), "{name:?}");
        }
    }
}
