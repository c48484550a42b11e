//! Tags of XML as nearly all are: a name, and attributes whose values stand as they are meant.

use std::borrow::Cow;

/// Names without their prefixes, and values.
pub(super) type Attributes<'t> = Vec<(Cow<'t, str>, Cow<'t, str>)>;

/// A tag that opens an element, and holds nothing but names and plain values.
pub(super) struct Tag<'t> {
    /// With its prefix.
    pub(super) name: &'t str,
    pub(super) length: usize,
    pub(super) is_empty: bool,
}

impl<'t> Tag<'t> {
    /// The tag that a text begins with; none where it needs a closer look, or is none.
    pub(super) fn of(text: &'t str, attributes: &mut Attributes<'t>) -> Option<Tag<'t>> {
        let bytes = text.as_bytes();
        let mut at = 1 + names(&bytes[1..]);
        let name = &text[1..at];
        if name.is_empty() {
            return None;
        }
        loop {
            let before = at;
            while bytes.get(at) == Some(&b' ') {
                at += 1;
            }
            match bytes[at..] {
                [b'>', ..] => return Some(Tag { name, length: at + 1, is_empty: false }),
                [b'/', b'>', ..] => return Some(Tag { name, length: at + 2, is_empty: true }),
                _ if at == before => return None,
                _ => {}
            }
            let end = at + names(&bytes[at..]);
            let key = local(&text[at..end]);
            at = end;
            let [b'=', quote @ (b'"' | b'\''), ..] = bytes[at..] else { return None };
            at += 2;
            let length = bytes[at..].iter().position(|byte| *byte == quote)?;
            let value = &text[at..at + length];
            // References, and spaces that become others.
            let plain = !value.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'\t' | b'\n' | b'\r'));
            if !plain || key.is_empty() || attributes.iter().any(|(other, _)| other == key) {
                return None;
            }
            attributes.push((Cow::Borrowed(key), Cow::Borrowed(value)));
            at += length + 1;
        }
    }
}

/// By so many signs of names a text begins.
fn names(text: &[u8]) -> usize {
    const NAMES: [bool; 256] = {
        let mut names = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            names[byte as usize] = (byte as u8).is_ascii_alphanumeric();
            byte += 1;
        }
        (names[b'_' as usize], names[b'-' as usize], names[b'.' as usize], names[b':' as usize]) =
            (true, true, true, true);
        names
    };
    text.iter().position(|byte| !NAMES[*byte as usize]).unwrap_or(text.len())
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}
