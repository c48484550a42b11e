//! Before and after in sentences.

use super::{Effect, First, PlaceChange};
use crate::graph::components;
use crate::present::findings::what_if::{off_the_rest, per_cent, piece_in_words};
use crate::present::findings::{count, some};
use crate::present::language::Language;
use std::collections::BTreeSet;

impl Effect<'_> {
    pub(super) fn lead(
        &self,
        compactness: [f64; 2],
        brokers: Option<[Vec<First>; 2]>,
        language: Language,
    ) -> Vec<String> {
        let mut lead = vec![self.pieces_in_words(language)];
        let share = |pairs: f64| if self.contact.before > 0.0 { pairs / self.contact.before } else { 0.0 };
        let (lost, gained) = (self.contact.lost, self.contact.gained);
        let pairs = |number: f64| match language {
            Language::En => count(number as usize, "pair", "pairs"),
            Language::Nl => count(number as usize, "paar", "paren"),
        };
        if lost > 0.0 {
            let (pairs, share) = (pairs(lost), per_cent(share(lost), language));
            lead.push(match language {
                Language::En => {
                    let verb = if lost > 1.0 { "lose" } else { "loses" };
                    format!("Of those who stay, {pairs} ({share} of those in contact) {verb} contact.")
                }
                Language::Nl => {
                    let verb = if lost > 1.0 { "verliezen" } else { "verliest" };
                    format!("Van wie blijven {verb} {pairs} ({share} van de paren met contact) het contact.")
                }
            });
            let names: Vec<String> = self
                .cut_off()
                .into_iter()
                .map(|(piece, _)| piece_in_words(&self.before.network, piece, language))
                .collect();
            let names = some(&names, 4, language);
            let with_rest = |pieces: &Vec<Vec<usize>>| off_the_rest(pieces).len() < pieces.len();
            let what = if self.contact.apart.iter().all(with_rest) {
                language.pick("Cut off from the rest", "Afgesneden van de rest")
            } else {
                language.pick("No longer in contact with each other", "Niet meer met elkaar in contact")
            };
            lead.push(format!("{what}: {names}."));
        }
        if gained > 0.0 {
            let pairs = pairs(gained);
            lead.push(match (language, gained > 1.0) {
                (Language::En, true) => format!("{pairs} come into contact that had none."),
                (Language::En, false) => format!("{pairs} comes into contact that had none."),
                (Language::Nl, true) => format!("{pairs} zonder contact krijgen het."),
                (Language::Nl, false) => format!("{pairs} zonder contact krijgt het."),
            });
        }
        lead.extend(self.places_in_words(language));
        if compactness.iter().all(|value| value.is_finite()) {
            let [was, is] = compactness.map(|value| language.decimal(value, 3));
            let same = was == is;
            // Where strengths make lengths, near ones are at less than one step.
            let weighted = self.both().iter().any(|subject| subject.view.graph.is_weighted());
            let bounds = if weighted { "" } else { language.pick(", from 0 to 1", ", van 0 tot 1") };
            lead.push(match (language, same) {
                (Language::En, true) => format!("Compactness stays {is}."),
                (Language::Nl, true) => format!("De compactheid blijft {is}."),
                (Language::En, false) => {
                    format!("Compactness (how near all are to all{bounds}) goes from {was} to {is}.")
                }
                (Language::Nl, false) => {
                    format!("De compactheid (hoe dicht allen bij allen staan{bounds}) gaat van {was} naar {is}.")
                }
            });
        }
        lead.extend(brokers.and_then(|brokers| first_brokers(&brokers, language)));
        lead
    }

    fn pieces_in_words(&self, language: Language) -> String {
        let [was, is] = self.both().map(|subject| components::weak(&subject.view.graph).count());
        match (language, is.cmp(&was)) {
            (Language::En, std::cmp::Ordering::Equal) if is == 1 => "The network stays in one piece.".to_owned(),
            (Language::Nl, std::cmp::Ordering::Equal) if is == 1 => "Het netwerk blijft één geheel.".to_owned(),
            (Language::En, std::cmp::Ordering::Equal) => format!("The network stays in {is} pieces."),
            (Language::Nl, std::cmp::Ordering::Equal) => format!("Het netwerk blijft uit {is} losse delen bestaan."),
            (Language::En, order) => {
                let verb = if order.is_gt() { "falls into" } else { "has" };
                format!("The network {verb} {} instead of {was}.", count(is, "piece", "pieces"))
            }
            (Language::Nl, order) => {
                let verb = if order.is_gt() { "valt uiteen in" } else { "telt" };
                format!("Het netwerk {verb} {} in plaats van {was}.", count(is, "los deel", "losse delen"))
            }
        }
    }

    fn places_in_words(&self, language: Language) -> Vec<String> {
        if self.places.len() < 2 {
            return Vec::new();
        }
        let mut words = Vec::new();
        let changed = |of: fn(&PlaceChange) -> &Vec<String>| {
            let mut list: Vec<&PlaceChange> = self.places.iter().filter(|place| !of(place).is_empty()).collect();
            list.sort_by_key(|place| std::cmp::Reverse(of(place).len()));
            let with = |place: &&PlaceChange| match language {
                Language::En => format!("{} (with {})", place.name, some(of(place), 2, language)),
                Language::Nl => format!("{} (met {})", place.name, some(of(place), 2, language)),
            };
            let names: Vec<String> = list.iter().map(with).collect();
            (names.len(), some(&names, 4, language))
        };
        let (lost, who) = changed(|place| &place.lost);
        words.push(match (language, lost) {
            (Language::En, 0) => "No place loses contact with another.".to_owned(),
            (Language::Nl, 0) => "Geen plaats verliest contact met een andere.".to_owned(),
            (Language::En, _) => format!("Places that lose contact with others: {lost}; {who}."),
            (Language::Nl, _) => format!("Plaatsen die contact met andere verliezen: {lost}; {who}."),
        });
        let (gained, who) = changed(|place| &place.gained);
        if gained > 0 {
            words.push(match language {
                Language::En => format!("Places that come into contact with others: {gained}; {who}."),
                Language::Nl => format!("Plaatsen die contact met andere krijgen: {gained}; {who}."),
            });
        }
        words
    }
}

/// Who is first as a broker, before and after, with all who are as much between; nothing where nobody is on one side.
fn first_brokers([was, is]: &[Vec<First>; 2], language: Language) -> Option<String> {
    let ids = |all: &[First]| all.iter().map(|first| first.id.clone()).collect::<BTreeSet<_>>();
    let same = ids(was) == ids(is);
    let called = |all: &[First]| all.iter().map(|first| first.name.clone()).collect::<Vec<_>>();
    let (was, is) = (called(was), called(is));
    let names = |all: &[String]| {
        let alike = if all.len() > 1 { language.pick(" alike", " gelijk") } else { "" };
        format!("{}{alike}", some(all, 3, language))
    };
    Some(match (language, &was[..], &is[..]) {
        (_, [], _) | (_, _, []) => return None,
        (Language::En, [was], [is]) if same && was == is => format!("The first broker stays {is}."),
        (Language::Nl, [was], [is]) if same && was == is => format!("De eerste verbinder blijft {is}."),
        // Who took in others goes by another name.
        (Language::En, [was], [is]) if same => format!("The first broker stays {was}, now {is}."),
        (Language::Nl, [was], [is]) if same => format!("De eerste verbinder blijft {was}, nu {is}."),
        (Language::En, [was], [is]) => format!("The first broker is {is} instead of {was}."),
        (Language::Nl, [was], [is]) => format!("De eerste verbinder is {is} in plaats van {was}."),
        (Language::En, _, is) if same => format!("First as brokers stay {}.", names(is)),
        (Language::Nl, _, is) if same => format!("Eerste verbinders blijven {}.", names(is)),
        (Language::En, was, is) => format!("First as broker: {}; before: {}.", names(is), names(was)),
        (Language::Nl, was, is) => format!("Eerste verbinder: {}; daarvoor: {}.", names(is), names(was)),
    })
}
