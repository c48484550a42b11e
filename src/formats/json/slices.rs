//! Objects and lists of a text that is known to be JSON, cut into their pieces as they stand there, without proving it once more.

use crate::formats::shared::outline::{SAYS, behind_text};

/// The items of a list.
pub(super) fn items(list: &str) -> Vec<&str> {
    Pieces::of(list).collect()
}

/// Names, with their quotes, and values of an object.
pub(super) fn members(object: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut pieces = Pieces::of(object);
    std::iter::from_fn(move || pieces.next().zip(pieces.next()))
}

/// A text without the quotes around it, where it stands there as it is meant: without escapes.
pub(super) fn plain_text(raw: &str) -> Option<&str> {
    raw.strip_prefix('"')?.strip_suffix('"').filter(|text| !text.as_bytes().contains(&b'\\'))
}

/// What stands between the brackets of a list or object, one by one.
struct Pieces<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pieces<'t> {
    fn of(text: &'t str) -> Pieces<'t> {
        Pieces { text, at: 1 }
    }

    /// Where the value or name ends that begins at `start`.
    fn end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        match bytes[start] {
            b'"' => behind_text(bytes, start + 1),
            b'{' | b'[' => behind_bracket(bytes, start + 1),
            _ => start + bytes[start..].iter().position(is_end).unwrap_or(bytes.len() - start),
        }
    }
}

/// Where an object or list ends whose opening bracket stands before `at`: behind its closing one, or at the end.
fn behind_bracket(bytes: &[u8], mut at: usize) -> usize {
    let mut open = 1_usize;
    // Most signs say nothing of where it ends.
    while let Some(passed) = bytes[at..].iter().position(|byte| SAYS[usize::from(*byte)]) {
        at += passed + 1;
        match bytes[at - 1] {
            b'"' => at = behind_text(bytes, at),
            b'{' | b'[' => open += 1,
            b'}' | b']' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at;
        }
    }
    bytes.len()
}

/// Whether a sign stands between values, or ends what they stand in.
fn is_end(byte: &u8) -> bool {
    matches!(byte, b',' | b':' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r')
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let between = |byte: &u8| matches!(byte, b',' | b':' | b' ' | b'\t' | b'\n' | b'\r');
        let start = self.at + rest.iter().position(|byte| !between(byte))?;
        self.at = self.end(start);
        self.text.get(start..self.at).filter(|piece| !piece.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_those_of_serde_json() {
        for list in ["[]", "[ ]", "[1]", r#" [ 1 , "a\"],\\" ,[2,{"b":[]}], null,{} , -1e5 , "é" ] "#.trim()] {
            let known: Vec<&serde_json::value::RawValue> = serde_json::from_str(list).unwrap();
            assert_eq!(items(list), known.iter().map(|piece| piece.get()).collect::<Vec<_>>(), "{list}");
        }
    }

    #[test]
    fn members_keep_their_order_and_repeat() {
        let object = "{ \"a\" : 1,\n\"b\\\"}\":{\"c\":[\"}\"]} ,\"a\":true,\"\":\"\"}";
        let found: Vec<_> = members(object).collect();
        assert_eq!(found, [("\"a\"", "1"), ("\"b\\\"}\"", "{\"c\":[\"}\"]}"), ("\"a\"", "true"), ("\"\"", "\"\"")]);
        assert_eq!(members("{}").count() + members("{ \n}").count(), 0);
    }

    #[test]
    fn a_text_is_plain_without_escapes() {
        assert_eq!(
            [plain_text("\"één\""), plain_text("\"\""), plain_text("\"a\\n\""), plain_text("1")],
            [Some("één"), Some(""), None, None]
        );
    }
}
