//! What is said of nodes and ties alike.

use crate::diagnostics::{Diagnostic, Place};
use crate::model::Period;
use crate::model::names::nearest;

pub(super) fn impossible_period(what: &str, period: &Period, place: &Place) -> Diagnostic {
    Diagnostic::error("impossible-period", place.at_field("until"), format!("{what} ends before it begins ({period})"))
        .hint("check since and until; leave an end that is unknown out")
}

/// What is said of a kind that the network does not know.
pub(crate) fn no_kind(of: &str, kind: &str) -> String {
    format!("{kind:?} is no {of} kind")
}

pub(super) fn unknown_kind<'a>(
    of: &str,
    kind: &str,
    what: &str,
    place: &Place,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<String> = known.map(str::to_owned).collect();
    let message = format!("{} ({of} {what})", no_kind(of, kind));
    let fallback = format!("kinds are {}; or declare it in graph.vocabulary.{of}_kinds", known.join(", "));
    let hint = match nearest(kind, known.iter()) {
        Some(near) => format!("did you mean {near:?}? Otherwise declare it in graph.vocabulary.{of}_kinds"),
        None => fallback,
    };
    Diagnostic::error("unknown-kind", place.at_field("kind"), message).hint(hint)
}
