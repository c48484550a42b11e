//! What shipped kinds, modes and statuses are called in both languages. A name that a file gives goes before these.

use super::{Mode, Status, Vocabulary};
use crate::diagnostics::{Said, text};
use crate::text::Text;

/// Name of a shipped kind of node.
pub(crate) fn node_kind(id: &str) -> Option<Text> {
    Some(match id {
        "municipality" => text!("municipality", "gemeente"),
        "region" => text!("region", "regio"),
        "organisation" => text!("organisation", "organisatie"),
        "org-group" => text!("group of organisations", "groep organisaties"),
        "partnership" => text!("partnership", "samenwerkingsverband"),
        "initiative" => text!("initiative", "initiatief"),
        "team" => text!("team", "team"),
        "access-point" => text!("access point", "loket of inloop"),
        "venue" => text!("venue", "locatie"),
        "document" => text!("document", "document"),
        "person" => text!("person", "persoon"),
        "group" => text!("group", "groep"),
        _ => return None,
    })
}

/// Name of a shipped kind of tie.
pub(crate) fn tie_kind(id: &str) -> Option<Text> {
    Some(match id {
        "collaborates" => text!("collaborates", "werkt samen"),
        "exchanges-knowledge" => text!("exchanges knowledge", "wisselt kennis uit"),
        "funds" => text!("funds", "financiert"),
        "commissions" => text!("commissions", "geeft opdracht"),
        "supports" => text!("supports", "ondersteunt"),
        "runs" => text!("runs", "voert uit"),
        "initiates" => text!("initiates", "zet op"),
        "participates-in" => text!("takes part in", "neemt deel aan"),
        "part-of" => text!("is part of", "hoort bij"),
        "located-in" => text!("is located in", "zit in"),
        "hosts" => text!("hosts", "huisvest"),
        "employs" => text!("employs", "heeft in dienst"),
        "transfers" => text!("transfers to", "draagt over aan"),
        "nominates" => text!("nominates", "draagt voor"),
        "awards" => text!("awards", "kent titel toe"),
        "visits" => text!("visits", "bezoekt"),
        "lobbies" => text!("lobbies", "bepleit bij"),
        "refers-to" => text!("refers to", "verwijst naar"),
        "trains" => text!("trains", "schoolt"),
        "disseminates" => text!("disseminates to", "verspreidt aan"),
        "co-membership" => text!("share a membership (derived)", "delen een lidmaatschap (afgeleid)"),
        _ => return None,
    })
}

/// Name of a status.
pub(crate) fn status(status: Status) -> Text {
    match status {
        Status::Present => text!("present", "bestaat"),
        Status::Planned => text!("planned", "gepland"),
        Status::InFormation => text!("in formation", "in oprichting"),
        Status::Potential => text!("potential", "mogelijk"),
        Status::Ending => text!("ending", "loopt af"),
        Status::Ended => text!("ended", "beëindigd"),
    }
}

/// Name of a mode.
pub(crate) fn mode(mode: Mode) -> Text {
    match mode {
        Mode::Actor => text!("actor", "actor"),
        Mode::Structure => text!("structure", "verband"),
        Mode::Context => text!("context", "context"),
    }
}

/// A kind of node in what is said of data: English has the word of files, Dutch the name.
pub(crate) fn said_node_kind(vocabulary: &Vocabulary, id: &str) -> Said {
    said(id, vocabulary.node_kind(id).and_then(|kind| kind.label.as_deref()), node_kind(id))
}

/// As [`said_node_kind`], of ties.
pub(crate) fn said_tie_kind(vocabulary: &Vocabulary, id: &str) -> Said {
    said(id, vocabulary.tie_kind(id).and_then(|kind| kind.label.as_deref()), tie_kind(id))
}

/// As [`said_node_kind`], of a status.
pub(crate) fn said_status(of: Status) -> Said {
    said(of.word(), None, Some(status(of)))
}

fn said(word: &str, label: Option<&str>, name: Option<Text>) -> Said {
    let nl = label.or(name.map(|name| name.nl)).unwrap_or(word);
    Said { en: word.to_owned(), nl: nl.to_owned() }
}
