//! Signs that are written as entities: `&amp;`, `&#233;`, `&#xe9;`.

use std::borrow::Cow;

/// Entities as the signs that they stand for; what is none stays as it is.
pub(in crate::formats) fn read(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest[1..].find(';').filter(|end| *end < 12).map(|end| &rest[1..=end]);
        match entity.and_then(|entity| Some((entity, sign(entity)?))) {
            Some((entity, sign)) => {
                plain.push(sign);
                rest = &rest[entity.len() + 2..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn sign(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "nbsp" => Some(' '),
        other => {
            let digits = other.strip_prefix('#')?;
            let hex = digits.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16).ok());
            char::from_u32(hex.unwrap_or_else(|| digits.parse().ok())?)
        }
    }
}
