//! A text in the two languages of the program, for registries that describe themselves; and messages of a bearable length.

use std::borrow::Cow;

/// A text in English and Dutch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Dutch.
    pub nl: &'static str,
}

/// Whether Windows keeps a name for a device, so that no file or folder may have it, whatever its ending and letter case: `con`, `prn`,
/// `aux`, `nul`, and `com` and `lpt` with a digit (Microsoft, Naming Files, Paths, and Namespaces).
pub fn names_device(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    let numbered = |number: &str| {
        matches!(number.chars().next(), Some('0'..='9' | '¹' | '²' | '³')) && number.chars().count() == 1
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || ["com", "lpt"].iter().any(|device| stem.strip_prefix(device).is_some_and(numbered))
}

/// `1 tie`, `2 ties`.
pub fn count<N: Copy + std::fmt::Display + PartialEq + From<u8>>(number: N, one: &str, many: &str) -> String {
    let word = if number == N::from(1) { one } else { many };
    format!("{number} {word}")
}

/// A text as it stands in the middle of a sentence.
pub(crate) fn small_first(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}

/// Whether a sign could steer a terminal, turn the reading order or hide in a name: control signs, a line feed and a tab among them, and
/// those of [`turns`] and [`hides`].
pub fn steers(sign: char) -> bool {
    sign.is_control() || turns(sign) || hides(sign)
}

/// Whether a sign has no form, so that two names that differ look the same and a text may stand in one that nobody sees: a space without
/// width, the mark at the beginning of a file, tags (Unicode Standard 23.9) and what is no character (23.7). Signs that join letters
/// (U+200C, U+200D) are part of writing and are none.
pub fn hides(sign: char) -> bool {
    let tag = matches!(sign, '\u{e0000}'..='\u{e007f}');
    tag || matches!(sign, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(sign) & 0xfffe == 0xfffe
}

/// Whether a sign turns the reading order of what stands around it: bidirectional marks, embeddings, overrides and isolates (Unicode
/// Standard Annex 9, 2).
pub fn turns(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// JSON without signs that steer: inside strings, where alone they can stand, each becomes its escape, which means the same.
pub fn inert_json(json: String) -> String {
    let steering = |sign: char| steers(sign) && sign != '\n';
    // Of plain signs, as nearly all are, many are looked at in one step.
    let plain =
        |part: &[u8]| !part.iter().fold(false, |odd, &sign| odd | (sign >= 0x7f) | ((sign < b' ') & (sign != b'\n')));
    if json.as_bytes().chunks(64).all(plain) || !json.contains(steering) {
        return json;
    }
    let mut inert = String::with_capacity(json.len() + 64);
    for sign in json.chars() {
        if steering(sign) {
            // Beyond four digits JSON takes two halves.
            sign.encode_utf16(&mut [0; 2]).iter().for_each(|half| inert.push_str(&format!("\\u{half:04x}")));
        } else {
            inert.push(sign);
        }
    }
    inert
}

/// A piece of a file short enough for a message.
pub(crate) fn clipped(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    if text.len() <= MOST {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// Signs up to which a message shows a text between quotation marks.
const MOST_QUOTED: usize = 80;

/// Signs up to which it shows anything else without a blank, which may be a path that someone needs whole.
const MOST_JOINED: usize = 300;

/// A message in which the long texts that it shows are cut short: a file may hold an id of a million letters.
pub(crate) fn shortened(message: String) -> String {
    if message.len() <= MOST_QUOTED {
        return message;
    }
    let mut short = String::with_capacity(message.len().min(1000));
    let (mut rest, mut quotes) = (message.as_str(), true);
    while let Some(sign) = rest.chars().next() {
        let quoted = if sign == '"' && quotes { quoted(rest) } else { None };
        // A mark without a second one stands at the end of what can be quoted.
        quotes &= sign != '"' || quoted.is_some();
        let (piece, most, end) = match quoted {
            Some(length) => (&rest[..length], MOST_QUOTED + 2, "…\""),
            None => {
                let first = sign.len_utf8();
                let next = rest[first..].find(|sign: char| sign == '"' || sign.is_whitespace());
                (&rest[..next.map_or(rest.len(), |next| first + next)], MOST_JOINED, "…")
            }
        };
        match piece.char_indices().nth(most) {
            Some(_) => {
                let kept = piece.char_indices().nth(most - 2).map_or(piece.len(), |(at, _)| at);
                short.push_str(piece[..kept].trim_end_matches('\\'));
                short.push_str(end);
            }
            None => short.push_str(piece),
        }
        rest = &rest[piece.len()..];
    }
    short
}

/// Length of the text between quotation marks that begins here, with its marks.
fn quoted(text: &str) -> Option<usize> {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })?;
    Some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::{inert_json, names_device, shortened};

    #[test]
    fn signs_without_a_form_are_escapes_of_json() {
        let json = "{\"name\":\"a\u{200b}b\u{e0041}c\u{200d}\u{202e}\"}".to_owned();
        let inert = inert_json(json.clone());
        assert_eq!(inert, "{\"name\":\"a\\u200bb\\udb40\\udc41c\u{200d}\\u202e\"}");
        let values = [json, inert].map(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
        assert_eq!(values[0], values[1]);
    }

    #[test]
    fn names_of_devices_are_known_in_any_case() {
        for name in ["con", "CON", "Prn", "aux", "NUL", "com1", "LPT9", "com\u{b9}"] {
            assert!(names_device(name), "{name}");
        }
        for name in ["", "cone", "com", "com10", "lpt", "lpt-1", "con-1", "delft"] {
            assert!(!names_device(name), "{name}");
        }
    }

    #[test]
    fn long_texts_in_messages_are_cut_short_and_nothing_else() {
        let plain = "\"a\" is no node; see https://example.org and \"b \\\" c\", the ".repeat(9);
        assert_eq!(shortened(plain.clone()), plain);
        let most = format!("{:?} stands nowhere", "é".repeat(80));
        assert_eq!(shortened(most.clone()), most);
        let long = format!("{:?} stands nowhere, {:?} does", "é x".repeat(1_000_000), "b");
        let cut = shortened(long);
        assert!(cut.starts_with("\"é xé x") && cut.ends_with("é…\" stands nowhere, \"b\" does"), "{cut}");
        assert!(cut.chars().count() < 120, "{cut}");
        let word = shortened(format!("no {} here", "x".repeat(1000)));
        assert!(word.chars().count() < 310 && word.ends_with("x… here"), "{word}");
        // Marks without an end are read once and not over and over.
        assert_eq!(shortened("\\\"".repeat(100_000)).chars().last(), Some('"'));
    }
}
