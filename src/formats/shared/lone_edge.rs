//! What is said of an edge that names one end or none, in formats that call it so.

use crate::diagnostics::{Diagnostic, Place, text};
use crate::text::Text;

/// How formats of XML name the ends of an edge.
pub(in crate::formats) const TWO_IDS: Text = text!(
    "an edge names the ids of two nodes: source and target",
    "een relatie (edge) noemt de id's van twee knopen: source en target"
);

/// The finding, with what the format asks for.
pub(in crate::formats) fn lone_edge(place: Place, hint: Text) -> Diagnostic {
    let message = text!("an edge has no source or no target", "een relatie (edge) heeft geen begin of geen eind");
    Diagnostic::error("no-end", place, message).hint(hint)
}
