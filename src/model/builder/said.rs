//! What is said of nodes and ties alike.

use crate::diagnostics::{Diagnostic, Item, Place, Said, said, text};
use crate::model::Period;
use crate::model::names::nearest;

pub(super) fn impossible_period(what: &Item, period: &Period, place: &Place) -> Diagnostic {
    let what = what.said();
    let message = said!([what] "{what} ends before it begins ({period})", "{what} eindigt vóór het begin ({period})");
    Diagnostic::error("impossible-period", place.at_field("until"), message).hint(text!(
        "check since and until; leave an end that is unknown out",
        "kijk sinds (since) en tot (until) na; laat een einde dat onbekend is weg"
    ))
}

/// What has a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kinded {
    Node,
    Tie,
}

/// What is said of a kind that the network does not know.
pub(crate) fn no_kind(of: Kinded, kind: &str) -> Said {
    match of {
        Kinded::Node => said!("{kind:?} is no node kind", "{kind:?} is geen soort knoop"),
        Kinded::Tie => said!("{kind:?} is no tie kind", "{kind:?} is geen soort relatie"),
    }
}

pub(super) fn unknown_kind<'a>(
    (of, what): (Kinded, &Item),
    kind: &str,
    place: &Place,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<String> = known.map(str::to_owned).collect();
    let (no_kind, what) = (no_kind(of, kind), what.said());
    let message = said!([no_kind, what] "{no_kind} ({what})", "{no_kind} ({what})");
    let list = match of {
        Kinded::Node => "node_kinds",
        Kinded::Tie => "tie_kinds",
    };
    let hint = match nearest(kind, known.iter()) {
        Some(near) => said!(
            "did you mean {near:?}? Otherwise declare it in graph.vocabulary.{list}",
            "bedoelt u {near:?}? Leg de soort anders vast in graph.vocabulary.{list}"
        ),
        None => said!(
            "kinds are {}; or declare it in graph.vocabulary.{list}",
            "soorten zijn {}; of leg de soort vast in graph.vocabulary.{list}",
            known.join(", ")
        ),
    };
    Diagnostic::error("unknown-kind", place.at_field("kind"), message).hint(hint)
}
