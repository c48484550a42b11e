//! What a table can list, and which of these the name of a sheet says.

use crate::formats::shared::fields::plain;

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Content {
    /// One tie per row.
    Ties,
    /// One node per row.
    Nodes,
    /// One source per row.
    Sources,
    /// One respondent per row, with the partners it names.
    Survey,
    /// One row and column per node.
    Matrix,
    /// A name and a value per row: title, year and the like of the network.
    About,
    /// Nothing that is known.
    Unknown,
}

/// What the name of a sheet says it lists.
pub(super) fn content_by_name(name: &str) -> Option<Content> {
    let name = plain(name);
    let is = |words: &[&str]| words.iter().any(|word| name == *word || name.ends_with(&format!(" {word}")));
    if is(&["nodes", "knopen", "actors", "actoren", "organisations", "organisaties", "elements", "members", "leden"]) {
        Some(Content::Nodes)
    } else if is(&["ties", "edges", "links", "relaties", "relations", "banden", "connections", "relationships"]) {
        Some(Content::Ties)
    } else if is(&["sources", "bronnen"]) {
        Some(Content::Sources)
    } else if is(&["matrix", "adjacency", "matrijs"]) {
        Some(Content::Matrix)
    } else if is(&["network", "netwerk", "about"]) {
        Some(Content::About)
    } else {
        None
    }
}
