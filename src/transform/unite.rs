//! Several claims of one tie as one: nothing that was reported is lost.

use crate::model::{Period, Strength, Tie};

/// The larger of two strengths; grades stand for their weights.
pub(super) fn stronger(a: Strength, b: Strength) -> Strength {
    if b.weight() > a.weight() { b } else { a }
}

/// Adds reporters, evidence, certainty and attributes of another claim of the same tie; what the first says stands.
pub(super) fn add_claims(tie: &mut Tie, other: &Tie) {
    for by in &other.reported_by {
        if !tie.reported_by.contains(by) {
            tie.reported_by.push(by.clone());
        }
    }
    for evidence in &other.evidence {
        if !tie.evidence.contains(evidence) {
            tie.evidence.push(evidence.clone());
        }
    }
    tie.certainty = tie.certainty.min(other.certainty);
    for (name, value) in &other.attributes {
        tie.attributes.entry(name.clone()).or_insert_with(|| value.clone());
    }
}

/// From the first begin to the last end; an end that one of the two does not know stays unknown.
pub(super) fn either_period(a: Period, b: Period) -> Period {
    Period { since: a.since.zip(b.since).map(|(a, b)| a.min(b)), until: a.until.zip(b.until).map(|(a, b)| a.max(b)) }
}

/// The time in which both held, as far as known.
pub(super) fn both_periods(a: Period, b: Period) -> Period {
    Period { since: a.since.max(b.since), until: [a.until, b.until].into_iter().flatten().min() }
}
