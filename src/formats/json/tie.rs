//! One entry of `edges`.

use super::called::Called;
use super::fields::{Fields, Shape};
use super::reading::{MOST_KEPT, Reading};
use super::strength::{Weight, read_strength};
use super::{Manner, evidence};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::formats::shared::pieces;
use crate::formats::shared::position::{At, Positions};
use crate::model::builder::{Ends, Named};
use crate::model::{Certainty, NetworkBuilder, Period, Sign, Status, Tie, TieDetails};
use std::borrow::Cow;

pub(super) const TIE: Shape = Shape {
    what: text!("a tie", "een relatie"),
    known: &[
        "source",
        "target",
        "kind",
        "directed",
        "strength",
        "sign",
        "status",
        "since",
        "until",
        "layer",
        "role",
        "reported_by",
        "certainty",
        "derived",
        "evidence",
    ],
    usual: &["instrument", "spokesperson", "quantity", "share"],
    synonyms: &[
        ("from", "source"),
        ("to", "target"),
        ("type", "kind"),
        ("relation", "kind"),
        ("label", "kind"),
        ("weight", "strength"),
        ("value", "strength"),
        ("theme", "layer"),
        ("start", "since"),
        ("end", "until"),
        ("reporter", "reported_by"),
        ("sources", "evidence"),
    ],
    inner: None,
    open: true,
};

/// A tie with its ends, its place and its number in the list, from 1.
#[derive(Debug)]
struct PlacedTie<'t> {
    source: Named<'t>,
    target: Named<'t>,
    told: Told,
    weight: Weight,
    at: At,
    number: u32,
}

/// What a tie says beside its ends and its weight.
#[derive(Debug)]
enum Told {
    /// The same as others of its piece, by the number that it has there.
    Known(usize),
    Alone(Tie),
}

/// Adds the ties of a list to a network in the making, read in pieces of this length.
pub(super) fn read_all<'t>(
    reading: &mut Reading<'t>,
    builder: &mut NetworkBuilder,
    objects: &[&'t str],
    manner: Manner,
    piece: usize,
) {
    let pieces = pieces::ranges(objects.len(), piece);
    // What was read of a tie and is not added yet takes many times its room.
    for some in pieces.chunks(pieces::threads()) {
        let parts = some.iter().map(|range| (range.clone(), reading.beside(objects[range.start]))).collect();
        let ends = builder.ends();
        let read = pieces::map(parts, |(range, mut reading)| {
            let read = |index: usize| read(&mut reading, objects[index], index, manner, ends);
            let ties: Vec<PlacedTie<'t>> = range.filter_map(read).collect();
            (ties, reading)
        });
        for (ties, mut part) in read {
            let mut told: Vec<Tie> = std::mem::take(&mut part.told).into_values().collect();
            told.iter_mut().for_each(|tie| builder.share(tie));
            reading.and(part);
            for PlacedTie { source, target, told: own, weight, at, number } in ties {
                let mut tie = match own {
                    Told::Known(number) => told[number].clone(),
                    Told::Alone(tie) => tie,
                };
                weight.put_into(&mut tie);
                let (source, target) = (builder.end_of(&source), builder.end_of(&target));
                builder.join_numbered(source, target, tie, at.into(), number);
            }
        }
    }
}

fn read<'t>(
    reading: &mut Reading<'t>,
    object: &'t str,
    index: usize,
    manner: Manner,
    ends: Ends<'_>,
) -> Option<PlacedTie<'t>> {
    let said = reading.said();
    let number = index + 1;
    let mut fields = Fields::open(reading, &TIE, object, Called::Tie(number, None))?;
    let source = read_end(reading, &mut fields, "source");
    let target = read_end(reading, &mut fields, "target");
    let shown = |end: &Option<Cow<'t, str>>| end.clone().unwrap_or(Cow::Borrowed("?"));
    fields.item = Called::Tie(number, Some([shown(&source), shown(&target)]));

    // Ties mostly say what another one says, in the same words.
    let words = fields.words_beside(&["source", "target", "strength"]);
    let (told, weight) = if let Some(number) = reading.told.get_index_of(&words) {
        let weight = read_strength(reading, &mut fields);
        fields.close(reading);
        (Told::Known(number), weight)
    } else {
        let (tie, weight) = read_details(reading, fields, manner);
        // What is wrong with it is said wherever it stands.
        if reading.said() == said && reading.told.len() < MOST_KEPT {
            (Told::Known(reading.told.insert_full(words, tie).0), weight)
        } else {
            (Told::Alone(tie), weight)
        }
    };
    let at = reading.at_next(object);
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let is_tie = !matches!(weight, Weight::NoTie);
    let (source, target) = (source?, target?);
    is_tie.then(|| PlacedTie { source: ends.named(source), target: ends.named(target), told, weight, at, number })
}

/// What a tie of a native file says beside its ends; none where anything is to be said of it.
pub(super) fn alone(object: &str) -> Option<Tie> {
    let mut reading = Reading::new(Positions::new(object));
    let mut fields = Fields::open(&mut reading, &TIE, object, Called::Tie(1, None))?;
    let ends = ["source", "target"].map(|end| read_end(&mut reading, &mut fields, end));
    let (mut tie, weight) = read_details(&mut reading, fields, Manner { directed: false, by_position: false });
    weight.put_into(&mut tie);
    (reading.said() == 0 && ends.iter().all(Option::is_some)).then_some(tie)
}

/// What a tie says beside its ends, and its weight, of which nothing is in it yet.
fn read_details<'t>(reading: &mut Reading<'t>, mut fields: Fields<'t>, manner: Manner) -> (Tie, Weight) {
    let mut said = TieDetails::default();
    let kind = fields.shared_text(reading, "kind");
    said.directed = fields.flag(reading, "directed");
    if said.directed.is_none() && kind.is_none() && manner.directed {
        said.directed = Some(true);
        notice_direction(reading, &fields);
    }
    if let Some(kind) = kind {
        said.kind = kind;
    }
    let weight = read_strength(reading, &mut fields);
    said.sign = fields.word(reading, "sign", sign, &[Sign::Positive.word(), Sign::Negative.word()]);
    if said.sign.is_some() {
        reading.below_zero.signs_are_said();
    }
    said.status = fields.word(reading, "status", Status::from_word, &Status::ALL.map(Status::word)).unwrap_or_default();
    said.period = Period { since: fields.date(reading, "since"), until: fields.date(reading, "until") };
    said.layer = fields.shared_text(reading, "layer");
    said.role = fields.shared_text(reading, "role");
    said.reported_by = fields.names_list(reading, "reported_by").into();
    said.derived = fields.flag(reading, "derived").unwrap_or(false);
    let known = Certainty::ALL.map(Certainty::word);
    let certainty = fields.word(reading, "certainty", Certainty::from_word, &known);
    said.evidence = evidence::shared(reading, &mut fields, certainty);
    said.certainty = certainty.unwrap_or_else(|| evidence::surest(&said.evidence));
    said.attributes = fields.rest(reading).into();
    (Tie::from(said), weight)
}

fn read_end<'t>(reading: &mut Reading<'t>, fields: &mut Fields<'t>, end: &'static str) -> Option<Cow<'t, str>> {
    if !fields.has(end) {
        let word = match end {
            "source" => text!("source", "begin"),
            _ => text!("target", "eind"),
        };
        let word = Said::from(word);
        let hint = said!(
            [word] "a tie names the id of its {word} node",
            "een relatie noemt het id van de knoop aan haar {word}"
        );
        fields.missing(reading, end, hint);
        return None;
    }
    fields.end(reading, end)
}

fn sign(word: &str) -> Option<Sign> {
    [Sign::Positive, Sign::Negative].into_iter().find(|sign| sign.word() == word)
}

fn notice_direction<'t>(reading: &mut Reading<'t>, fields: &Fields<'t>) {
    if !reading.seen_again("mapped-field", "the file", "directed") {
        let message = text!(
            "the file says `directed: true` and this tie has no kind; it is read as directed",
            "het bestand zegt `directed: true` en deze relatie heeft geen soort; zij wordt gelezen als gericht"
        );
        let place = fields.place(reading, fields.object);
        reading.note("mapped-field", "the file", "directed", Diagnostic::notice("mapped-field", place, message));
    }
}

/// What is said where the kinds of ties know a direction otherwise than a file of another program says of all its ties: kinds go first.
pub(super) fn by_kind(builder: &mut NetworkBuilder, directed: bool) -> Option<Diagnostic> {
    let kinds = builder.info_mut().vocabulary.clone();
    let otherwise = |kind: &str| kinds.tie_kind(kind).is_some_and(|kind| kind.directed != directed);
    let mut ties = builder.ties_mut().filter(|tie| tie.directed.is_none() && otherwise(&tie.kind));
    let first = ties.next()?.kind.to_string();
    let ties = Said::count(1 + ties.count(), text!("tie is", "relatie is"), text!("ties are", "relaties zijn"));
    let place = Place::item(text!("the file as a whole", "het bestand als geheel"));
    let (message, hint) = if directed {
        let message = said!(
            [ties] "the file says `directed: true`; {ties} of a kind without direction (first {first:?}) and read without",
            "het bestand zegt `directed: true`; {ties} van een soort zonder richting (de eerste {first:?}) en zonder gelezen"
        );
        let hint = text!(
            "write `directed: true` at a tie that has one",
            "schrijf `directed: true` bij een relatie die er een heeft"
        );
        (message, hint)
    } else {
        let message = said!(
            [ties] "the file says `directed: false`; {ties} of a kind with a direction (first {first:?}) and read from source to target",
            "het bestand zegt `directed: false`; {ties} van een soort met een richting (de eerste {first:?}) en gelezen van source naar target"
        );
        let hint = text!(
            "write `directed: false` at a tie that has none",
            "schrijf `directed: false` bij een relatie die er geen heeft"
        );
        (message, hint)
    };
    Some(Diagnostic::notice("direction-by-kind", place, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::slices;
    use crate::model::{Info, Node};

    /// Ties and findings of a list in a file of another program, read in pieces of this length.
    fn read_in(text: &str, piece: usize) -> (Vec<String>, Vec<String>) {
        let mut reading = Reading::new(Positions::new(text));
        reading.foreign = true;
        let mut builder = NetworkBuilder::new(Info::default());
        ["a", "b", "c"].iter().for_each(|id| builder.add_node(Node::new(*id), Place::default()));
        let manner = Manner { directed: true, by_position: false };
        read_all(&mut reading, &mut builder, &slices::items(text), manner, piece);
        let below = std::mem::take(&mut reading.below_zero).finish(&mut builder);
        below.into_iter().for_each(|finding| reading.report(finding));
        let (checked, origins) = builder.build_with_origins();
        let network = checked.value;
        let ties = network.ties().map(|tie| {
            let place = origins.tie(&network, tie.index);
            format!("{:?} {:?} {:?}: {}", place.line, place.column, tie.tie.strength, place.item.unwrap())
        });
        let shown = |finding: &Diagnostic| format!("{:?} {}: {}", finding.place.line, finding.code, finding.message);
        (ties.collect(), reading.finish(checked.diagnostics).iter().map(shown).collect())
    }

    #[test]
    fn where_pieces_begin_leaves_no_trace() {
        let text = r#"[
            {"source": "a", "target": "b", "weight": 2}, {"source": "b", "target": "c", "weight": 3},
            {"source": "b"},
            7,
            {"source": "c", "target": "a", "weight": "much"},
            {"source": "c", "target": "x", "weight": 4},
            {"source": "a",
             "target": "c", "weight": -5}
        ]"#;
        let ties = [
            "Some(2) Some(13) Some(Number(2.0)): tie 1 (a → b)",
            "Some(7) Some(13) Some(Number(5.0)): tie 7 (a → c)",
            "Some(2) Some(58) Some(Number(3.0)): tie 2 (b → c)",
            "Some(5) Some(13) None: tie 5 (c → a)",
        ];
        for piece in 1..=8 {
            let (found, findings) = read_in(text, piece);
            assert_eq!(found, ties, "{piece}");
            let said = |begin: &str| findings.iter().any(|finding| finding.starts_with(begin));
            assert!(said("Some(3) missing-field: tie 3 has no `target`"), "{findings:#?}");
            assert!(said("Some(4) wrong-type: tie 4 must be an object"), "{findings:#?}");
            assert!(said("Some(5) bad-strength: `weight` of tie 5 (c → a)"), "{findings:#?}");
            assert!(said("Some(8) negative-weight: 1 weight is below zero (first -5)"), "{findings:#?}");
            assert!(
                said("Some(2) mapped-field: `weight` of a tie is read as its `strength` (4 times, first here)"),
                "{findings:#?}"
            );
            assert_eq!(findings, read_in(text, 100).1, "{piece}");
        }
    }

    #[test]
    fn ties_that_say_the_same_keep_their_strengths_and_their_faults() {
        let text = r#"[
            {"source": "a", "target": "b", "kind": "funds", "strength": 2},
            {"source": "b", "target": "c", "kind": "funds", "strength": 0},
            {"source": "a", "target": "c", "kind": "funds"},
            {"source": "c", "target": "a", "kind": "funds", "status": "gone"},
            {"source": "c", "target": "b", "kind": "funds", "status": "gone"}
        ]"#;
        for piece in [1, 2, 100] {
            let (found, findings) = read_in(text, piece);
            let ties = [
                "Some(2) Some(13) Some(Number(2.0)): tie 1 (a → b)",
                "Some(4) Some(13) None: tie 3 (a → c)",
                "Some(3) Some(13) None: tie 2 (b → c)",
                "Some(5) Some(13) None: tie 4 (c → a)",
                "Some(6) Some(13) None: tie 5 (c → b)",
            ];
            assert_eq!(found, ties, "{piece}");
            let said = |begin: &str| findings.iter().any(|finding| finding.starts_with(begin));
            assert!(said("Some(3) bad-strength: `strength` of tie 2 (b → c)"), "{findings:#?}");
            assert!(said("Some(5) unknown-word: `status` of tie 4 (c → a)"), "{findings:#?}");
            assert!(said("Some(6) unknown-word: `status` of tie 5 (c → b)"), "{findings:#?}");
        }
    }
}
