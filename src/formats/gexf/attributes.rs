//! The attributes that a GEXF file declares for nodes and edges.

use crate::formats::shared::draft::Given;
use crate::formats::shared::fields::Dialect;
use crate::formats::shared::values;
use crate::formats::shared::xml::Element;
use serde_json::{Number, Value};

/// A declared attribute.
#[derive(Debug)]
pub(super) struct Declared<F> {
    pub(super) id: String,
    pub(super) field: F,
    kind: String,
    pub(super) default: Option<String>,
}

impl<F> Declared<F> {
    /// What an element `attribute` declares; `field` is what its title means.
    pub(super) fn of(element: &Element<'_>, field: F) -> Declared<F> {
        let get = |name: &str| element.get(name).unwrap_or_default().to_owned();
        Declared { id: get("id"), field, kind: get("type"), default: None }
    }

    /// A value as its type says; what does not fit its type stays text.
    pub(super) fn value<'v>(&self, text: &'v str, dialect: Dialect) -> Given<'v> {
        match one(&self.kind, text) {
            Some(value) => Given::Value(value),
            None if self.kind.starts_with("list") => Given::Value(list(&self.kind["list".len()..], text)),
            None if dialect == Dialect::Own => Given::Value(values::typed(text)),
            None => Given::Text(text),
        }
    }
}

fn one(kind: &str, text: &str) -> Option<Value> {
    let text = text.trim();
    match kind {
        "boolean" => match text.to_lowercase().as_str() {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        "integer" | "int" | "long" | "short" | "byte" | "biginteger" => text.parse::<i64>().ok().map(Value::from),
        "float" | "double" | "bigdecimal" => text.parse::<f64>().ok().and_then(Number::from_f64).map(Value::Number),
        _ => None,
    }
}

/// `a|b|c`, or `[a, b, c]` in newer files.
fn list(kind: &str, text: &str) -> Value {
    let inner = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let signs: &[char] = if inner.is_some() && !text.contains('|') { &[','] } else { &['|'] };
    let items = inner.unwrap_or(text).split(signs).map(|item| item.trim().trim_matches('"'));
    let kind = kind.trim_end_matches('s');
    items
        .filter(|item| !item.is_empty())
        .map(|item| one(kind, item).unwrap_or_else(|| Value::String(item.to_owned())))
        .collect()
}
