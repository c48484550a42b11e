//! The weakest points in sentences.

use super::Weak;
use crate::present::findings::what_if::{off_the_rest, per_cent, piece_in_words};
use crate::present::findings::{count, some};
use crate::present::language::Language;
use crate::studies::what_if::smallest_set::SmallestSet;
use crate::studies::what_if::weakest::{ActorLoss, PlaceCut, TieLoss};
use std::collections::BTreeMap;

impl Weak<'_> {
    pub(super) fn actor_in_words(&self, loss: &ActorLoss, pieces: &[Vec<usize>], place_pairs: usize) -> String {
        let language = self.language;
        let name = &self.subject.network.node(loss.node).label;
        let share = per_cent(loss.share, language);
        let off = off_the_rest(pieces);
        // Where none of them is the largest, it is told how they fall apart; a rest needs no name.
        let (what, who) = if off.len() < pieces.len() {
            (language.pick("cut off", "afgesneden"), some(&self.names(&off.concat()), 3, language))
        } else {
            let names: Vec<String> =
                off.iter().map(|piece| piece_in_words(&self.subject.network, piece, language)).collect();
            (
                language.pick("no longer in contact with each other", "niet meer met elkaar in contact"),
                some(&names, 3, language),
            )
        };
        let mut text = match language {
            Language::En => format!(
                "without {name} {} ({share}) {} contact; {what}: {who}",
                count(loss.pairs as usize, "pair", "pairs"),
                if loss.pairs > 1.0 { "lose" } else { "loses" },
            ),
            Language::Nl => format!(
                "zonder {name} {} {} ({share}) contact; {what}: {who}",
                if loss.pairs > 1.0 { "verliezen" } else { "verliest" },
                count(loss.pairs as usize, "paar", "paren")
            ),
        };
        if place_pairs > 0 {
            let pairs = match language {
                Language::En => count(place_pairs, "pair of places", "pairs of places"),
                Language::Nl => count(place_pairs, "paar plaatsen", "paren van plaatsen"),
            };
            text.push_str(&match (language, place_pairs) {
                (Language::En, 1) => format!("; {pairs} loses contact too"),
                (Language::Nl, 1) => format!("; ook {pairs} verliest contact"),
                (Language::En, _) => format!("; {pairs} lose contact too"),
                (Language::Nl, _) => format!("; ook {pairs} verliezen contact"),
            });
        }
        text.push('.');
        text
    }

    pub(super) fn tie_in_words(&self, loss: &TieLoss) -> String {
        let language = self.language;
        let names = self.names(&[loss.ends.0, loss.ends.1]);
        let (pairs, share) = (loss.pairs as usize, per_cent(loss.share, language));
        match language {
            Language::En => format!(
                "{} ({share}) {} on the tie between {} and {} alone: {} on one side, {} on the other.",
                count(pairs, "pair", "pairs"),
                if pairs == 1 { "hangs" } else { "hang" },
                names[0],
                names[1],
                loss.sides.0,
                loss.sides.1
            ),
            Language::Nl => format!(
                "{} ({share}) {} alleen af van de relatie tussen {} en {}: {} aan de ene kant, {} aan de andere.",
                count(pairs, "paar", "paren"),
                if pairs == 1 { "hangt" } else { "hangen" },
                names[0],
                names[1],
                loss.sides.0,
                loss.sides.1
            ),
        }
    }

    /// The smallest set, and how many others do as much.
    pub(super) fn set_in_words(&self, found: &SmallestSet, share: f64) -> String {
        let language = self.language;
        let names = some(&self.names(&found.nodes), 5, language);
        let (left, limit) = (per_cent(found.left, language), per_cent(share, language));
        let number = found.nodes.len();
        let mut sentence = match (language, found.is_exact()) {
            (Language::En, _) if number == 1 => {
                format!("One is enough: without {names} fewer than {limit} of the pairs are still in contact ({left}).")
            }
            (Language::Nl, _) if number == 1 => {
                format!("Eén is genoeg: zonder {names} heeft minder dan {limit} van de paren nog contact ({left}).")
            }
            (Language::En, true) => format!(
                "It takes the loss of {number} to leave fewer than {limit} of the pairs in contact: {names} \
                 (leaves {left})."
            ),
            (Language::Nl, true) => format!(
                "Er moeten er {number} wegvallen voor minder dan {limit} van de paren nog contact heeft: {names} \
                 (dan nog {left})."
            ),
            (Language::En, false) => format!(
                "The loss of {number} leaves fewer than {limit} of the pairs in contact: {names} (leaves {left})."
            ),
            (Language::Nl, false) => format!(
                "Als er {number} wegvallen, heeft minder dan {limit} van de paren nog contact: {names} (dan nog {left})."
            ),
        };
        if let Some(equals) = found.equals.filter(|&equals| equals > 1) {
            sentence.push_str(&match language {
                Language::En => format!(" {equals} sets of this size do as much."),
                Language::Nl => format!(" {equals} groepen van deze omvang doen evenveel."),
            });
        }
        sentence
    }

    /// That the set that was found cuts nobody off: any others would have done.
    pub(super) fn no_set_in_words(&self, number: usize, share: f64) -> String {
        let n = self.subject.network.node_count();
        let limit = per_cent(share, self.language);
        match self.language {
            Language::En => format!(
                "No set was found that holds the network together: with the loss of {number} of the {n} fewer than {limit} of the \
                 pairs are in contact, but only because they are gone; none of the others is cut off."
            ),
            Language::Nl => format!(
                "Er is geen groep gevonden die het netwerk bijeenhoudt: als {number} van de {n} wegvallen, heeft minder dan {limit} van \
                 de paren nog contact, maar alleen omdat zij weg zijn; niemand van de anderen wordt afgesneden."
            ),
        }
    }

    pub(super) fn cuts_in_words(&self, cuts: &[PlaceCut]) -> String {
        let language = self.language;
        let mut single: BTreeMap<usize, usize> = BTreeMap::new();
        let alone: Vec<&PlaceCut> = cuts.iter().filter(|cut| cut.nodes.len() == 1).collect();
        alone.iter().for_each(|cut| *single.entry(cut.nodes[0]).or_default() += 1);
        let most_often = single.values().max().map_or(String::new(), |times| {
            let all: Vec<usize> = single.iter().filter(|(_, often)| *often == times).map(|(&node, _)| node).collect();
            let names = some(&self.names(&all), 3, language);
            match (language, all.len()) {
                // One pair hangs on one actor.
                (_, 1) if cuts.len() == 1 => format!(", {names}"),
                (Language::En, 1) => format!(", most often {names} ({times})"),
                (Language::Nl, 1) => format!(", het vaakst {names} ({times})"),
                (Language::En, _) => format!(", most often {names} ({times} each)"),
                (Language::Nl, _) => format!(", het vaakst {names} (elk {times})"),
            }
        });
        let (pairs, single) = (cuts.len(), alone.len());
        let one = single == 1;
        match language {
            Language::En => {
                let (pairs, verb) =
                    (count(pairs, "pair of places", "pairs of places"), if one { "hangs" } else { "hang" });
                format!("Of {pairs} in contact, {single} {verb} on a single {}{most_often}.", self.called.one(language))
            }
            Language::Nl => {
                let (pairs, verb) =
                    (count(pairs, "paar plaatsen", "paren van plaatsen"), if one { "hangt" } else { "hangen" });
                format!(
                    "Van {pairs} met contact {verb} er {single} af van één {}{most_often}.",
                    self.called.one(language)
                )
            }
        }
    }

    pub(super) fn cut_in_words(&self, nodes: &[usize], pairs: &[String], only: bool) -> String {
        let language = self.language;
        let (who, pairs) = (some(&self.names(nodes), 5, language), some(pairs, 3, language));
        let mut text = match (language, nodes.len()) {
            (Language::En, 1) => format!("if {who} goes, no contact is left between {pairs}"),
            (Language::Nl, 1) => format!("als {who} wegvalt, is er geen contact meer tussen {pairs}"),
            (Language::En, number) => format!("if these {number} go, {who}, no contact is left between {pairs}"),
            (Language::Nl, number) => {
                format!("als deze {number} wegvallen, {who}, is er geen contact meer tussen {pairs}")
            }
        };
        if !only {
            text.push_str(language.pick(" (others would do as well)", " (het kunnen ook andere zijn)"));
        }
        text.push('.');
        text
    }
}

/// Whether a smaller set would do.
pub(super) fn how_small(found: &SmallestSet, language: Language) -> String {
    match (language, found.is_exact()) {
        (Language::En, true) => "smallest set: all smaller ones were looked at, so none of them does it".to_owned(),
        (Language::Nl, true) => "kleinste groep: alle kleinere zijn bekeken, dus geen daarvan volstaat".to_owned(),
        (Language::En, false) => format!(
            "smallest set: heuristic; it takes more than {}, but perhaps fewer than {}",
            found.more_than,
            found.nodes.len()
        ),
        (Language::Nl, false) => format!(
            "kleinste groep: heuristisch; het zijn er meer dan {}, maar misschien minder dan {}",
            found.more_than,
            found.nodes.len()
        ),
    }
}

/// Those whose loss costs as much as that of the one named, as a sentence to follow; nothing where there are none.
pub(super) fn as_much_hangs_on(equal: &[String], language: Language) -> String {
    let names = some(equal, 3, language);
    match (equal.len(), language) {
        (0, _) => String::new(),
        (1, Language::En) => format!(" Just as much hangs on {names}."),
        (1, Language::Nl) => format!(" Evenveel hangt af van {names}."),
        (_, Language::En) => format!(" Just as much hangs on each of {names}."),
        (_, Language::Nl) => format!(" Evenveel hangt af van elk van deze: {names}."),
    }
}
