//! Words for what the data model names by ids.

use super::Language;
use crate::model::{Certainty, Mode, Network, Status};

impl Language {
    /// The name of a kind of node: that of the file, otherwise the shipped one, otherwise its id.
    pub fn node_kind(self, network: &Network, id: &str) -> String {
        if let Some(label) = network.vocabulary().node_kind(id).and_then(|kind| kind.label.clone()) {
            return label;
        }
        self.shipped(NODE_KINDS, id)
    }

    /// The name of a kind of tie: that of the file, otherwise the shipped one, otherwise its id.
    pub fn tie_kind(self, network: &Network, id: &str) -> String {
        if let Some(label) = network.vocabulary().tie_kind(id).and_then(|kind| kind.label.clone()) {
            return label;
        }
        self.shipped(TIE_KINDS, id)
    }

    fn shipped(self, words: &[(&str, &str, &str)], id: &str) -> String {
        words.iter().find(|entry| entry.0 == id).map_or(id, |entry| self.pick(entry.1, entry.2)).to_owned()
    }

    /// The name of a mode.
    pub fn mode(self, mode: Mode) -> &'static str {
        match mode {
            Mode::Actor => self.pick("actor", "actor"),
            Mode::Structure => self.pick("structure", "verband"),
            Mode::Context => self.pick("context", "context"),
        }
    }

    /// The name of a status.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Present => self.pick("present", "bestaand"),
            Status::Planned => self.pick("planned", "gepland"),
            Status::InFormation => self.pick("in formation", "in oprichting"),
            Status::Potential => self.pick("potential", "mogelijk"),
            Status::Ending => self.pick("ending", "aflopend"),
            Status::Ended => self.pick("ended", "beëindigd"),
        }
    }

    /// The name of a degree of certainty.
    pub fn certainty(self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Explicit => self.pick("explicit", "uitdrukkelijk"),
            Certainty::Implied => self.pick("implied", "afgeleid"),
            Certainty::Ambiguous => self.pick("ambiguous", "dubbelzinnig"),
        }
    }
}

/// Id, English, Dutch.
const NODE_KINDS: &[(&str, &str, &str)] = &[
    ("municipality", "municipality", "gemeente"),
    ("region", "region", "regio"),
    ("organisation", "organisation", "organisatie"),
    ("org-group", "group of organisations", "groep organisaties"),
    ("partnership", "partnership", "samenwerkingsverband"),
    ("initiative", "initiative", "initiatief"),
    ("team", "team", "team"),
    ("access-point", "access point", "toegang of loket"),
    ("venue", "venue", "locatie"),
    ("document", "document", "document"),
    ("person", "person", "persoon"),
];

/// Id, English, Dutch.
const TIE_KINDS: &[(&str, &str, &str)] = &[
    ("collaborates", "collaborates", "werkt samen"),
    ("exchanges-knowledge", "exchanges knowledge", "wisselt kennis uit"),
    ("funds", "funds", "financiert"),
    ("commissions", "commissions", "geeft opdracht"),
    ("supports", "supports", "ondersteunt"),
    ("runs", "runs", "voert uit"),
    ("initiates", "initiates", "zet op"),
    ("participates-in", "takes part in", "neemt deel aan"),
    ("part-of", "is part of", "hoort bij"),
    ("located-in", "is located in", "zit in"),
    ("hosts", "hosts", "huisvest"),
    ("employs", "employs", "heeft in dienst"),
    ("transfers", "transfers to", "draagt over aan"),
    ("nominates", "nominates", "draagt voor"),
    ("awards", "awards", "kent titel toe"),
    ("visits", "visits", "bezoekt"),
    ("lobbies", "lobbies", "bepleit bij"),
    ("refers-to", "refers to", "verwijst naar"),
    ("trains", "trains", "schoolt"),
    ("disseminates", "disseminates", "verspreidt"),
    ("co-membership", "shares a structure with (derived)", "deelt een verband met (afgeleid)"),
];
