//! What the reader carries through a file: where things stand, what was found wrong, and what is said only once.

use super::fields::Member;
use super::members::Members;
use crate::diagnostics::{Diagnostic, Place, said};
use crate::formats::shared::position::{At, Cursor, Positions};
use crate::formats::shared::signed::BelowZero;
use crate::model::words::QuickMap;
use crate::model::{Certainty, Evidence, Name, Shared, Tie};
use indexmap::IndexMap;
use std::sync::Arc;

/// The state of reading one file.
#[derive(Debug)]
pub(super) struct Reading<'t> {
    positions: Arc<Positions<'t>>,
    /// Where nodes and ties stand, which are met in the order of the file.
    cursor: Cursor<'t>,
    diagnostics: Vec<Diagnostic>,
    /// Findings that are said once, with the number of times they were met.
    once: IndexMap<(&'static str, &'static str, String), (usize, Diagnostic)>,
    /// Whether the file is by another program: it does not say that it is a native one.
    pub(super) foreign: bool,
    /// Weights below zero of such a file, which say what the others mean.
    pub(super) below_zero: BelowZero,
    /// Whether some tie has a strength or a weight.
    pub(super) has_weights: bool,
    /// Texts that many ties have, as they stand in the file.
    pub(super) words: QuickMap<&'t str, Name>,
    /// Lists of evidence that said nothing wrong, as they stand in the file, and how sure their tie is.
    pub(super) cited: QuickMap<(&'t str, Option<Certainty>), Shared<Vec<Evidence>>>,
    /// What ties said beside their ends and their strength, as it stands in the file, where nothing of it was wrong.
    pub(super) told: QuickMap<String, Tie>,
    /// Room for the members of the next object.
    pub(super) room: Vec<Member<'t>>,
    /// How often a finding was met.
    met: usize,
}

/// So many different texts and lists are kept; files that have more hardly repeat them.
pub(super) const MOST_KEPT: usize = 1 << 16;

impl<'t> Reading<'t> {
    pub(super) fn new(positions: Positions<'t>) -> Self {
        Reading {
            cursor: Cursor::new(positions.text()),
            positions: Arc::new(positions),
            diagnostics: Vec::new(),
            once: IndexMap::new(),
            foreign: false,
            below_zero: BelowZero::default(),
            has_weights: false,
            words: QuickMap::default(),
            cited: QuickMap::default(),
            told: QuickMap::default(),
            room: Vec::new(),
            met: 0,
        }
    }

    /// For a part of the file that begins with this piece, to be read beside others; [`Reading::and`] takes what it found.
    pub(super) fn beside(&mut self, first: &'t str) -> Self {
        // The walk to where a part begins is not made anew for each.
        self.cursor.at(self.positions.span(first).0);
        let (positions, cursor) = (Arc::clone(&self.positions), self.cursor.clone());
        Reading { positions, cursor, foreign: self.foreign, ..Reading::new(Positions::new("")) }
    }

    /// Adds what was found in the part that follows.
    pub(super) fn and(&mut self, part: Self) {
        self.met += part.met;
        self.below_zero.and(part.below_zero);
        self.has_weights |= part.has_weights;
        self.diagnostics.extend(part.diagnostics);
        for (what, (count, diagnostic)) in part.once {
            self.once.entry(what).or_insert((0, diagnostic)).0 += count;
        }
    }

    /// The place of a piece of the file.
    pub(super) fn place(&self, piece: &'t str) -> Place {
        let span = self.positions.span(piece);
        let (line, column) = self.positions.at(span.0);
        At { line, column, span }.into()
    }

    /// As [`Reading::place`], of a piece that mostly stands behind the one that was asked for last.
    pub(super) fn at_next(&mut self, piece: &'t str) -> At {
        let span = self.positions.span(piece);
        let (line, column) = self.cursor.at(span.0);
        At { line, column, span }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.met += 1;
        self.diagnostics.push(diagnostic);
    }

    /// How often a finding was met, also one that is said once.
    pub(super) fn said(&self) -> usize {
        self.met
    }

    /// Counts a finding that was noted before; false if it is new.
    pub(super) fn seen_again(&mut self, code: &'static str, of: &'static str, what: &str) -> bool {
        self.met += 1;
        match self.once.get_mut(&(code, of, what.to_owned())) {
            Some((count, _)) => {
                *count += 1;
                true
            }
            None => false,
        }
    }

    /// Notes a finding that is to be said once, however often it is met.
    pub(super) fn note(&mut self, code: &'static str, of: &'static str, what: &str, diagnostic: Diagnostic) {
        self.met += 1;
        self.once.entry((code, of, what.to_owned())).or_insert((0, diagnostic)).0 += 1;
    }

    /// Takes back a finding that was noted, and all that it counted.
    pub(super) fn take_back(&mut self, code: &'static str, of: &'static str, what: &str) {
        self.once.shift_remove(&(code, of, what.to_owned()));
    }

    /// Fields that other programs write for themselves and that need no notice.
    pub(super) fn is_silent_about(&self, field: &str) -> bool {
        self.foreign && field == "key"
    }

    /// All findings, those of the builder (places of whole objects) narrowed to the field they are about.
    pub(super) fn finish(mut self, built: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut all = std::mem::take(&mut self.diagnostics);
        for (_, (count, mut diagnostic)) in std::mem::take(&mut self.once) {
            if count > 1 {
                let message = diagnostic.message;
                diagnostic.message = said!([message] "{message} ({count} times, first here)", "{message} ({count} keer, hier voor het eerst)");
            }
            all.push(diagnostic);
        }
        all.extend(
            built.into_iter().map(|diagnostic| Diagnostic { place: self.narrow(diagnostic.place), ..diagnostic }),
        );
        all
    }

    /// From the place of a whole object to the value of the field that a finding is about, where it stands there.
    pub(super) fn narrow(&self, place: Place) -> Place {
        let value = || {
            let field = place.field?;
            let Members(members) = serde_json::from_str(self.positions.text().get(place.range()?)?).ok()?;
            members.into_iter().rfind(|(key, _)| key.get().trim_matches('"') == field).map(|(_, value)| value.get())
        };
        match value() {
            Some(value) => Place { file: place.file, item: place.item, field: place.field, ..self.place(value) },
            None => place,
        }
    }
}
