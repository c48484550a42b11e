//! The ties of a network in the making: what they cannot be.

use super::finish::retain;
use super::said::{Kinded, impossible_period, unknown_kind};
use super::{Joined, NetworkBuilder};
use crate::diagnostics::{Diagnostic, Item, Place, said, text};
use crate::model::places::Spot;
use crate::model::words::QuickSet;
use crate::model::{Name, Period, Tie};

impl NetworkBuilder {
    /// Leaves ties out that join no two nodes, and mends what the others cannot be. The ends of those that stay become the
    /// numbers of nodes.
    pub(super) fn check_ties(&mut self) {
        let names = std::mem::take(&mut self.names);
        let ids = || self.nodes.iter().map(|node| node.id.as_str());
        // The node of each name.
        let mut found: Vec<Option<u32>> = vec![None; names.len()];
        for (id, number) in ids().zip(0..) {
            if let Some(name) = names.find(id) {
                found[name] = Some(number);
            }
        }
        let vocabulary = &self.info.vocabulary;
        let (diagnostics, surroundings) = (&mut self.diagnostics, &self.surroundings);
        // Ties of one kind follow each other mostly: what was known of the last need not be looked up.
        let mut known_kind: Option<Name> = None;
        let mut dropped = Vec::new();
        let mut number = 0..;
        self.ties.retain_mut(|Joined { source, target, tie }| {
            let number = number.next().unwrap_or_default();
            let spot = &self.spots[number];
            let ends = [(*source, "source"), (*target, "target")].map(|(name, end)| (name as usize, end));
            let between = || ends.map(|(name, _)| names.get(name).unwrap_or_default());
            let place = || surroundings.place_of_tie(*spot, between());
            for (name, end) in ends.into_iter().filter(|(name, _)| found[*name].is_none()) {
                let id = names.get(name).unwrap_or_default();
                let diagnostic = Diagnostic::error(
                    "dangling-tie",
                    place().at_field(end),
                    match end {
                        "source" => said!(
                            "the source {id:?} of this tie is no node",
                            "het begin {id:?} van deze relatie is geen knoop"
                        ),
                        _ => said!(
                            "the target {id:?} of this tie is no node",
                            "het eind {id:?} van deze relatie is geen knoop"
                        ),
                    },
                );
                diagnostics.push(self.suggestions.complete(diagnostic, id, ids()));
            }
            let [Some(from_node), Some(to_node)] = ends.map(|(name, _)| found[name]) else {
                dropped.push(number);
                return false;
            };
            (*source, *target) = (from_node, to_node);
            if known_kind.as_ref() != Some(&tie.kind) {
                if vocabulary.tie_kind(&tie.kind).is_some() {
                    known_kind = Some(tie.kind.clone());
                } else {
                    let tie_of = (Kinded::Tie, &Item::tie(between().join(" → ")));
                    let known = vocabulary.tie_kinds().map(|kind| kind.id.as_str());
                    diagnostics.push(unknown_kind(tie_of, &tie.kind, &place(), known));
                    tie.kind = Name::default_kind();
                }
            }
            mend(tie, between, place, diagnostics);
            true
        });
        if !dropped.is_empty() {
            let mut kept = vec![true; self.spots.len()];
            dropped.into_iter().for_each(|number| kept[number] = false);
            retain(&mut self.spots, &kept);
        }
        // Few networks say who reported a tie; the others need no list of ids.
        if self.ties.iter().all(|joined| joined.tie.reported_by.is_empty()) {
            return;
        }
        let by_id: QuickSet<&str> = ids().collect();
        for (Joined { tie, source, target }, spot) in self.ties.iter().zip(&self.spots) {
            for reporter in tie.reported_by.iter().filter(|id| !by_id.contains(id.as_str())) {
                let diagnostic = Diagnostic::error(
                    "unknown-reporter",
                    self.place_of_tie(*spot, [*source, *target]).at_field("reported_by"),
                    said!(
                        "this tie is reported by {reporter:?}, which is no node",
                        "deze relatie is gemeld door {reporter:?}, en dat is geen knoop"
                    ),
                );
                self.diagnostics.push(self.suggestions.complete(diagnostic, reporter, ids()));
            }
        }
    }

    /// The place of a tie whose ends are numbers of nodes.
    fn place_of_tie(&self, spot: Spot, ends: [u32; 2]) -> Place {
        self.surroundings.place_of_tie(spot, ends.map(|node| self.nodes[node as usize].id.as_str()))
    }

    pub(super) fn check_evidence(&mut self) {
        let known: QuickSet<&str> = self.info.sources.iter().map(|source| source.id.as_str()).collect();
        let mut reported = QuickSet::default();
        let mut unknown = Vec::new();
        for (node, spot) in self.nodes.iter().zip(&self.node_spots) {
            for item in &node.evidence {
                if !known.contains(item.source.as_str()) && reported.insert(&item.source) {
                    unknown.push((&item.source, self.around_nodes.place(*spot)));
                }
            }
        }
        for (Joined { tie, source, target }, spot) in self.ties.iter().zip(&self.spots) {
            for item in &tie.evidence {
                if !known.contains(item.source.as_str()) && reported.insert(&item.source) {
                    unknown.push((&item.source, self.place_of_tie(*spot, [*source, *target])));
                }
            }
        }
        self.diagnostics.extend(unknown.into_iter().map(|(source, place)| {
            let message = said!(
                "evidence refers to the source {source:?}, which the file does not describe",
                "een vindplaats verwijst naar de bron {source:?}, die het bestand niet beschrijft"
            );
            Diagnostic::warning("unknown-source", place.at_field("evidence"), message).hint(text!(
                "list it among the sources with its id and title; a place in a source is written p. 2 or § 2",
                "zet haar bij de bronnen, met haar id en titel; een plaats in een bron schrijft u als p. 2 of § 2"
            ))
        }));
    }
}

/// What a tie cannot be, but for its kind, is reported and taken out of it.
fn mend<'n>(
    tie: &mut Tie,
    between: impl Fn() -> [&'n str; 2],
    place: impl Fn() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if tie.period.is_impossible() {
        let what = Item::tie(between().join(" → "));
        diagnostics.push(impossible_period(&what, &tie.period, &place()));
        tie.period = Period::default();
    }
    if tie.strength.is_some_and(|strength| !strength.is_sound()) {
        let [source, target] = between();
        diagnostics.push(
            Diagnostic::error(
                "bad-strength",
                place().at_field("strength"),
                said!(
                    "the strength of {source} → {target} is no number between 1e-100 and 1e100",
                    "de sterkte van {source} → {target} is geen getal tussen 1e-100 en 1e100"
                ),
            )
            .hint(text!(
                "write the strength as it was measured, above zero; leave it out where it is unknown",
                "schrijf de sterkte zoals zij gemeten is, boven nul; laat haar weg als zij onbekend is"
            )),
        );
        tie.strength = None;
    }
}
