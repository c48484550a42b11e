//! Which shipped kind of node or tie a word of everyday use means.

use super::fields::plain;
use crate::model::Vocabulary;
use crate::model::names::nearest;
use std::sync::LazyLock;

/// Words for the shipped kinds of nodes, Dutch and English.
const NODE_KIND_WORDS: &[(&str, &str)] = &[
    ("gemeente", "municipality"),
    ("regio", "region"),
    ("organisatie", "organisation"),
    ("organization", "organisation"),
    ("groep organisaties", "org-group"),
    ("organisation group", "org-group"),
    ("group of organisations", "org-group"),
    ("samenwerkingsverband", "partnership"),
    ("initiatief", "initiative"),
    ("toegangspunt", "access-point"),
    ("loket", "access-point"),
    ("loket of inloop", "access-point"),
    ("gebouw", "venue"),
    ("locatie", "venue"),
    ("persoon", "person"),
];

/// Words for the shipped kinds of ties, Dutch and English.
const TIE_KIND_WORDS: &[(&str, &str)] = &[
    ("samenwerking", "collaborates"),
    ("samenwerken", "collaborates"),
    ("werkt samen", "collaborates"),
    ("werkt samen met", "collaborates"),
    ("collaboration", "collaborates"),
    ("collaborates with", "collaborates"),
    ("kennisuitwisseling", "exchanges-knowledge"),
    ("wisselt kennis uit", "exchanges-knowledge"),
    ("financiert", "funds"),
    ("financiering", "funds"),
    ("subsidie", "funds"),
    ("geeft opdracht", "commissions"),
    ("steunt", "supports"),
    ("ondersteunt", "supports"),
    ("voert uit", "runs"),
    ("zet op", "initiates"),
    ("neemt deel", "participates-in"),
    ("neemt deel aan", "participates-in"),
    ("takes part in", "participates-in"),
    ("deelname", "participates-in"),
    ("member of", "participates-in"),
    ("lid van", "participates-in"),
    ("onderdeel van", "part-of"),
    ("hoort bij", "part-of"),
    ("is part of", "part-of"),
    ("gevestigd in", "located-in"),
    ("zit in", "located-in"),
    ("is located in", "located-in"),
    ("huisvest", "hosts"),
    ("heeft in dienst", "employs"),
    ("draagt over aan", "transfers"),
    ("transfers to", "transfers"),
    ("draagt voor", "nominates"),
    ("kent titel toe", "awards"),
    ("bezoekt", "visits"),
    ("bezoek", "visits"),
    ("bepleit bij", "lobbies"),
    ("verwijst door", "refers-to"),
    ("verwijst naar", "refers-to"),
    ("doorverwijzing", "refers-to"),
    ("referral", "refers-to"),
    ("schoolt", "trains"),
    ("verspreidt aan", "disseminates"),
    ("disseminates to", "disseminates"),
];

fn words(of_ties: bool) -> &'static [(&'static str, &'static str)] {
    if of_ties { TIE_KIND_WORDS } else { NODE_KIND_WORDS }
}

/// The word for a shipped kind that a mistyped one was probably meant to be.
pub(in crate::formats) fn near_kind_word(word: &str, of_ties: bool) -> Option<&'static str> {
    let plain = plain(word);
    let near = nearest(&plain, words(of_ties).iter().map(|entry| entry.0))?;
    is_slip(near, &plain).then_some(near)
}

/// Whether a word that is no known one is a slip of the finger for one that is: `zorginsteling`, but not `zit op` for `zit in`. Of a short
/// word one sign may differ, of a long one two.
pub(in crate::formats) fn is_slip(known: &str, word: &str) -> bool {
    let most = if word.chars().count() < 8 { 1 } else { 2 };
    strsim::osa_distance(known, word) <= most
}

/// Whether a word means a shipped kind.
pub(in crate::formats) fn is_kind(word: &str, of_ties: bool) -> bool {
    static SHIPPED: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::shipped);
    let shipped = &*SHIPPED;
    let spelled = word.to_lowercase().replace([' ', '_'], "-");
    let known = if of_ties { shipped.tie_kind(&spelled).is_some() } else { shipped.node_kind(&spelled).is_some() };
    known || kind_word(word, of_ties).is_some()
}

/// The shipped kind that a word means: its id in any spelling, or what people call it.
pub(in crate::formats) fn kind_word(word: &str, of_ties: bool) -> Option<&'static str> {
    let plain = plain(word);
    words(of_ties).iter().find(|entry| entry.0 == plain).map(|entry| entry.1)
}
