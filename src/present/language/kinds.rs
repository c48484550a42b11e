//! Names of the shipped kinds and statuses. A name that the file itself gives goes before these.

use super::Language;
use crate::model::{Status, Vocabulary, called};
use crate::text::Text;

/// Name of a kind of node.
pub fn node_kind(language: Language, vocabulary: &Vocabulary, id: &str) -> String {
    let label = vocabulary.node_kind(id).and_then(|kind| kind.label.as_deref());
    name(language, label, called::node_kind(id), id)
}

/// Name of a kind of tie.
pub fn tie_kind(language: Language, vocabulary: &Vocabulary, id: &str) -> String {
    let label = vocabulary.tie_kind(id).and_then(|kind| kind.label.as_deref());
    name(language, label, called::tie_kind(id), id)
}

/// Name of a status.
pub fn status(language: Language, status: Status) -> &'static str {
    language.text(called::status(status))
}

/// What the file calls it, else what it is called in general, else its id.
fn name(language: Language, label: Option<&str>, shipped: Option<Text>, id: &str) -> String {
    label.or(shipped.map(|text| language.text(text))).unwrap_or(id).to_owned()
}
