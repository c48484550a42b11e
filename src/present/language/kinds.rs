//! Names of the shipped kinds and statuses. A name that the file itself gives goes before these.

use super::Language;
use crate::model::{Status, Vocabulary};

/// Name of a kind of node.
pub fn node_kind(language: Language, vocabulary: &Vocabulary, id: &str) -> String {
    if let Some(label) = vocabulary.node_kind(id).and_then(|kind| kind.label.clone()) {
        return label;
    }
    let (en, nl) = match id {
        "municipality" => ("municipality", "gemeente"),
        "region" => ("region", "regio"),
        "organisation" => ("organisation", "organisatie"),
        "org-group" => ("group of organisations", "groep organisaties"),
        "partnership" => ("partnership", "samenwerkingsverband"),
        "initiative" => ("initiative", "initiatief"),
        "team" => ("team", "team"),
        "access-point" => ("access point", "loket of inloop"),
        "venue" => ("venue", "locatie"),
        "document" => ("document", "document"),
        "person" => ("person", "persoon"),
        "group" => ("group", "groep"),
        other => return other.to_owned(),
    };
    language.pick(en, nl).to_owned()
}

/// Name of a kind of tie.
pub fn tie_kind(language: Language, vocabulary: &Vocabulary, id: &str) -> String {
    if let Some(label) = vocabulary.tie_kind(id).and_then(|kind| kind.label.clone()) {
        return label;
    }
    let (en, nl) = match id {
        "collaborates" => ("collaborates", "werkt samen"),
        "exchanges-knowledge" => ("exchanges knowledge", "wisselt kennis uit"),
        "funds" => ("funds", "financiert"),
        "commissions" => ("commissions", "geeft opdracht"),
        "supports" => ("supports", "ondersteunt"),
        "runs" => ("runs", "voert uit"),
        "initiates" => ("initiates", "zet op"),
        "participates-in" => ("takes part in", "neemt deel aan"),
        "part-of" => ("is part of", "hoort bij"),
        "located-in" => ("is located in", "zit in"),
        "hosts" => ("hosts", "huisvest"),
        "employs" => ("employs", "heeft in dienst"),
        "transfers" => ("transfers to", "draagt over aan"),
        "nominates" => ("nominates", "draagt voor"),
        "awards" => ("awards", "kent titel toe"),
        "visits" => ("visits", "bezoekt"),
        "lobbies" => ("lobbies", "bepleit bij"),
        "refers-to" => ("refers to", "verwijst naar"),
        "trains" => ("trains", "schoolt"),
        "disseminates" => ("disseminates to", "verspreidt aan"),
        "co-membership" => ("share a membership (derived)", "delen een lidmaatschap (afgeleid)"),
        other => return other.to_owned(),
    };
    language.pick(en, nl).to_owned()
}

/// Name of a status.
pub fn status(language: Language, status: Status) -> &'static str {
    let (en, nl) = match status {
        Status::Present => ("present", "bestaat"),
        Status::Planned => ("planned", "gepland"),
        Status::InFormation => ("in formation", "in oprichting"),
        Status::Potential => ("potential", "mogelijk"),
        Status::Ending => ("ending", "loopt af"),
        Status::Ended => ("ended", "beëindigd"),
    };
    language.pick(en, nl)
}
