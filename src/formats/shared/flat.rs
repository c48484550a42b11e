//! The network as named values, for formats whose nodes and ties carry attributes: the fields of the native file under their own
//! names, what is no single value as compact JSON. [`super::draft`] reads them back.

use super::values;
use crate::formats::json;
use crate::model::{Network, TieRef};
use crate::text::inert_json;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The fields of a node as the native file has them, `id` and `label` first; what is as by default is left out.
pub(in crate::formats) fn node(network: &Network, index: usize) -> Map<String, Value> {
    json::node_fields(network.node(index))
}

/// The fields of a tie as the native file has them, `source` and `target` first. `directed` stands there only where the tie
/// differs from the rule of its kind; [`Network::is_directed`] tells what holds.
pub(in crate::formats) fn tie(network: &Network, tie: TieRef<'_>) -> Map<String, Value> {
    json::tie_fields(network, tie)
}

/// The fields of the network, `format` first: by it a reader knows that the names are ours.
pub(in crate::formats) fn graph(network: &Network) -> Map<String, Value> {
    json::graph_fields(network.info())
}

/// A value as text that [`values::typed`] reads back as the same value: words as they are, everything else as JSON, and words as
/// JSON too where they would be misread or hold a sign that a format has no way to write.
pub(in crate::formats) fn text(value: &Value) -> String {
    match value {
        Value::String(text) if is_plain(text) => text.clone(),
        other => quoted(other),
    }
}

/// A name as it stands in a file: as it is, but as JSON where it begins as JSON text or holds a sign that cannot be written.
pub(in crate::formats) fn name(name: &str) -> String {
    if name.starts_with('"') || !is_writable(name) { quoted(&Value::String(name.to_owned())) } else { name.to_owned() }
}

/// The name that [`name`] wrote.
pub(in crate::formats) fn read_name(text: &str) -> String {
    match text.starts_with('"').then(|| values::value(text)) {
        Some(Value::String(name)) => name,
        _ => text.to_owned(),
    }
}

/// What names of attributes begin with that a format would take for its own.
const APART: &str = "verbinder:";

/// The name of an attribute, set apart where the format takes that name to mean something of its own.
pub(in crate::formats) fn apart(name: &str, is_taken: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if is_taken(name) || name.starts_with(APART) { Cow::Owned(format!("{APART}{name}")) } else { Cow::Borrowed(name) }
}

/// The name that [`apart`] wrote.
pub(in crate::formats) fn read_apart(name: &str) -> &str {
    name.strip_prefix(APART).unwrap_or(name)
}

/// A value as JSON, in signs that every format can write.
pub(in crate::formats) fn quoted(value: &Value) -> String {
    let json =
        value.to_string().replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff").replace('\u{feff}', "\\ufeff");
    inert_json(json)
}

fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && !text.starts_with('"')
        && is_writable(text)
        && values::typed(text) == Value::String(text.to_owned())
}

/// Whether all signs of a text can stand in every text format: no control signs but tab and line feed, no byte order mark.
fn is_writable(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '\t' | '\n') || !(c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Of control signs only tab and line feed can stand in every format; byte order marks and the two that are no signs cannot.
    #[test]
    fn names_with_signs_that_cannot_be_written_stand_as_json() {
        for plain in ["Zorg & Co", "een\ttwee\nregels", "é\u{fffd}"] {
            assert_eq!(name(plain), plain);
        }
        let as_json = [
            ("a\u{1}b", r#""a\u0001b""#),
            ("a\rb", r#""a\rb""#),
            ("a\u{feff}b", r#""a\ufeffb""#),
            ("a\u{fffe}b", r#""a\ufffeb""#),
            ("a\u{ffff}", r#""a\uffff""#),
            ("\"a\"", r#""\"a\"""#),
        ];
        for (text, written) in as_json {
            assert_eq!((name(text).as_str(), read_name(written).as_str()), (written, text));
        }
    }
}
