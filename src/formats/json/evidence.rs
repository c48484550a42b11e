//! `evidence`: the places where a node or tie was read.

use super::fields::{Fields, Shape};
use super::reading::{MOST_KEPT, Reading};
use crate::diagnostics::{said, text};
use crate::model::{Certainty, Evidence, Locator, LocatorUnit, Shared};

const EVIDENCE: Shape = Shape {
    what: text!("an item of evidence", "een vindplaats"),
    known: &["source", "page", "section", "paragraph", "row", "certainty", "note"],
    usual: &[],
    synonyms: &[("id", "source"), ("par", "paragraph"), ("chapter", "section"), ("pages", "page"), ("quote", "note")],
    inner: None,
    open: false,
};

/// The list of evidence of a node or tie. An item that does not say how sure it is takes over `certainty`.
pub(super) fn read<'t>(
    reading: &mut Reading<'t>,
    owner: &mut Fields<'t>,
    certainty: Option<Certainty>,
) -> Vec<Evidence> {
    let mut evidence = Vec::new();
    for (index, object) in owner.list(reading, "evidence").into_iter().flatten().enumerate() {
        let (number, of) = (index + 1, owner.item.said());
        let item = said!([of] "evidence {number} of {of}", "vindplaats {number} van {of}");
        let Some(mut fields) = Fields::open(reading, &EVIDENCE, object, item.into()) else { continue };
        if !fields.has("source") {
            let hint =
                text!("name the id of one of graph.sources", "noem het id van een van de bronnen in graph.sources");
            fields.missing(reading, "source", hint);
            continue;
        }
        let Some(source) = fields.name(reading, "source") else { continue };
        let mut locators = Vec::new();
        for unit in LocatorUnit::ALL {
            let values = fields.names_list(reading, unit.word());
            locators.extend(values.into_iter().map(|value| Locator { unit, value }));
        }
        let known = Certainty::ALL.map(Certainty::word);
        let own = fields.word(reading, "certainty", Certainty::from_word, &known);
        let note = fields.text(reading, "note");
        fields.rest(reading);
        let certainty = own.or(certainty).unwrap_or(Certainty::Explicit);
        evidence.push(Evidence { source, locators, certainty, note });
    }
    evidence
}

/// As [`read`], for ties: what many of them cite is read once.
pub(super) fn shared<'t>(
    reading: &mut Reading<'t>,
    owner: &mut Fields<'t>,
    certainty: Option<Certainty>,
) -> Shared<Vec<Evidence>> {
    let Some(raw) = owner.peek("evidence") else { return Shared::new() };
    if let Some(known) = reading.cited.get(&(raw, certainty)) {
        owner.take("evidence");
        return known.clone();
    }
    let said = reading.said();
    let evidence: Shared<Vec<Evidence>> = read(reading, owner, certainty).into();
    // What is wrong with it is said wherever it stands.
    if reading.said() == said && reading.cited.len() < MOST_KEPT {
        reading.cited.insert((raw, certainty), evidence.clone());
    }
    evidence
}

/// How sure a tie is that does not say so itself.
pub(in crate::formats) fn surest(evidence: &[Evidence]) -> Certainty {
    evidence.iter().map(|item| item.certainty).min().unwrap_or(Certainty::Explicit)
}
