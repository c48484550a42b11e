//! Edges that say what an earlier one said in the same words, but for their weight, as nearly all of a large file do: what they say is
//! understood once. Long rows of them are read in pieces by all cores.
//!
//! A piece begins where a tag of an edge seems to stand. That it does, and stands in the graph itself, is known when the reader of what
//! stands before has come there: then it would read on as the piece did. Whatever else a piece meets it leaves to that reader.

use super::keys::{Key, Meanings};
use crate::formats::shared::draft::{Ends, Named};
use crate::formats::shared::fields::TieField;
use crate::formats::shared::flat;
use crate::formats::shared::pieces;
use crate::formats::shared::position::At;
use crate::formats::shared::xml::{Element, Item, Xml};
use crate::model::words::QuickMap;
use crate::model::{Strength, Tie};
use std::borrow::Cow;

/// So many different edges are kept; files that have more hardly repeat them.
const MOST_KEPT: usize = 1 << 16;

/// So many bytes are one piece.
pub(super) const PIECE: usize = 1 << 21;

/// How the tags of edges begin that pieces begin with.
pub(super) const EDGE: &str = "<edge ";

/// What edges said, by their words.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// Whether an edge was met.
    begun: bool,
    ties: QuickMap<String, Tie>,
    /// Room for the words of the edge at hand.
    words: String,
    /// Whether pieces brought too little to be tried again.
    given_up: bool,
}

/// An edge that holds nothing but data of known keys, each a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plain {
    /// What stands behind its tag, up to its end.
    length: usize,
    weight: Option<f64>,
}

/// What the keys of a file say of its edges.
#[derive(Clone, Copy)]
pub(super) struct Manner<'g> {
    pub(super) keys: &'g [Key],
    pub(super) meanings: &'g Meanings,
    /// Whether the file is ours.
    pub(super) own: bool,
    /// Whether edges that say nothing of their direction have one.
    pub(super) directed: bool,
}

impl Manner<'_> {
    /// Whether an edge has a direction.
    pub(super) fn is_directed(self, edge: &Element<'_>) -> bool {
        match edge.get("directed") {
            Some("true") => true,
            Some("false") => false,
            _ => self.directed,
        }
    }

    /// The name of a node as its id says it.
    pub(super) fn name(self, id: Cow<'_, str>) -> Cow<'_, str> {
        if self.own && id.starts_with('"') { flat::read_name(&id).into() } else { id }
    }

    /// The edge whose tag was read last, where it is plain, and in `words` what it says beside its ends and its weight.
    fn plain(self, xml: &Xml<'_>, edge: &Element<'_>, words: &mut String) -> Option<Plain> {
        words.clear();
        words.push(if self.own { 'o' } else { 'p' });
        words.push(if self.is_directed(edge) { 'd' } else { 'u' });
        if !self.own && edge.get("id").is_some_and(|id| !super::edges::is_counted(id)) {
            return None;
        }
        let Some(inside) = xml.inside("edge") else {
            return xml.is_empty().then_some(Plain { length: 0, weight: None });
        };
        let (mut rest, mut weight, mut weighs) = (inside, None, false);
        loop {
            rest = rest.trim_ascii_start();
            if let Some(behind) = rest.strip_prefix("</edge>") {
                return Some(Plain { length: inside.len() - behind.len(), weight });
            }
            let (id, behind) = rest.strip_prefix("<data key=\"")?.split_once('"')?;
            let behind = behind.strip_prefix('>')?;
            // Whatever a text means, it means the same wherever it stands.
            let (text, behind) = behind.split_at(behind.find('<')?);
            rest = behind.strip_prefix("</data>")?;
            let at = self.keys.iter().position(|key| key.id == id)?;
            let key = &self.keys[at];
            if key.is_graphics || id.contains(['&', '<', '\t', '\n', '\r']) {
                return None;
            }
            // Signs that cannot stand in a text tell what belongs to which key.
            words.push(char::from_u32(u32::try_from(at).ok()?.checked_add(0x100)?)?);
            if self.meanings.ties[at] == TieField::Strength {
                if std::mem::replace(&mut weighs, true) {
                    return None;
                }
                if key.is_number() {
                    weight = Some(plain_weight(text)?);
                    words.push('<');
                    continue;
                }
            }
            words.push_str(text);
            words.push('<');
        }
    }
}

/// A number of digits alone, perhaps with a point among them, that may be a strength.
fn plain_weight(text: &str) -> Option<f64> {
    let digits = |text: &str| (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, broken) = text.split_once('.').unwrap_or((text, "0"));
    let number = if digits(whole) && digits(broken) { text.parse().ok()? } else { return None };
    Strength::Number(number).is_sound().then_some(number)
}

impl Alike {
    /// Whether no edge was met yet.
    pub(super) fn is_empty(&self) -> bool {
        !self.begun
    }

    /// The edge whose tag was read last, where it is plain.
    pub(super) fn plain(&mut self, xml: &Xml<'_>, edge: &Element<'_>, manner: Manner<'_>) -> Option<Plain> {
        self.begun = true;
        // What holds without being said is none of the words of an edge.
        if manner.keys.iter().any(|key| key.default.is_some()) {
            return None;
        }
        manner.plain(xml, edge, &mut self.words)
    }

    /// The tie of a plain edge, the last that was asked for, where an earlier one said the same; the reader then stands behind it.
    pub(super) fn tie(&self, xml: &mut Xml<'_>, plain: Plain) -> Option<Tie> {
        let told = self.ties.get(&self.words)?;
        xml.pass(plain.length);
        Some(weighed(told, plain.weight))
    }

    /// Keeps what the edge says that was asked for last.
    pub(super) fn keep(&mut self, tie: &Tie) {
        if self.ties.len() < MOST_KEPT {
            self.ties.insert(self.words.clone(), tie.clone());
        }
    }
}

fn weighed(told: &Tie, weight: Option<f64>) -> Tie {
    let mut tie = told.clone();
    if let Some(weight) = weight {
        tie.strength = Some(Strength::Number(weight));
    }
    tie
}

/// Edges that stand one behind the other.
pub(super) struct Piece<'t> {
    /// Where it begins.
    pub(super) start: usize,
    pub(super) edges: Vec<Edge<'t>>,
    /// Where it ends.
    pub(super) end: usize,
}

/// An edge of a piece.
pub(super) enum Edge<'t> {
    /// One that says what the earlier one with this number said.
    Known { source: Named<'t>, target: Named<'t>, at: At, like: usize, weight: Option<f64> },
    /// Any other, by where it begins.
    Other(usize),
}

impl Alike {
    /// The pieces that seem to follow the reader, read by all cores; none where that does not pay.
    pub(super) fn pieces<'t>(
        &self,
        xml: &mut Xml<'t>,
        manner: Manner<'_>,
        piece: usize,
        ends: Ends<'_>,
    ) -> Vec<Piece<'t>> {
        if xml.rest().len() < 2 * piece || self.ties.is_empty() || pieces::threads() == 1 {
            return Vec::new();
        }
        let mut parts = Vec::new();
        let mut start = xml.at() + xml.rest().len() - xml.rest().trim_ascii_start().len();
        for _ in 0..pieces::threads() {
            let part = xml.beside(start);
            let rest = part.rest();
            if !rest.starts_with(EDGE) {
                break;
            }
            let from = rest.ceil_char_boundary(piece.min(rest.len()));
            let next = rest[from..].find(EDGE).map_or(rest.len(), |at| from + at);
            start += next;
            parts.push((part, start));
        }
        pieces::map(parts, |(xml, end)| self.piece(xml, end, manner, ends))
    }

    /// The edges up to `end`, or to what is none.
    fn piece<'t>(&self, mut xml: Xml<'t>, end: usize, manner: Manner<'_>, ends: Ends<'_>) -> Piece<'t> {
        let mut words = String::new();
        let (start, mut edges) = (xml.at(), Vec::new());
        let mut behind = start;
        while xml.at() < end {
            match xml.next() {
                Ok(Item::Text(_)) => {}
                Ok(Item::Open(edge)) if edge.name == "edge" => {
                    let known = manner.plain(&xml, &edge, &mut words).and_then(|plain| {
                        let (source, target) = (edge.value("source")?, edge.value("target")?);
                        let like = self.ties.get_index_of(&words)?;
                        xml.pass(plain.length);
                        let [source, target] = [source, target].map(|name| ends.named(manner.name(name)));
                        Some(Edge::Known { source, target, at: edge.at, like, weight: plain.weight })
                    });
                    let is_known = known.is_some();
                    edges.push(known.unwrap_or(Edge::Other(edge.at.span.0)));
                    xml.reuse(edge);
                    if !is_known && xml.skip().is_err() {
                        edges.pop();
                        break;
                    }
                }
                _ => break,
            }
            behind = xml.at();
        }
        Piece { start, edges, end: behind }
    }

    /// Whether pieces are not tried any more.
    pub(super) fn is_given_up(&self) -> bool {
        self.given_up
    }

    /// Gives pieces up where one was short or held more edges of other sorts than known ones.
    pub(super) fn judge(&mut self, piece: &Piece<'_>, length: usize) {
        let known = piece.edges.iter().filter(|edge| matches!(edge, Edge::Known { .. })).count();
        self.given_up |= 2 * known < piece.edges.len() || 2 * (piece.end - piece.start) < length;
    }

    /// The tie of an edge of a piece.
    pub(super) fn known(&self, like: usize, weight: Option<f64>) -> Tie {
        weighed(&self.ties[like], weight)
    }
}
