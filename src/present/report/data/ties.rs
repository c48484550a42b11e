//! Ties as columns.

use super::Numbers;
use super::nodes::evidence;
use super::vocabulary::Vocabulary;
use crate::model::{Certainty, Status, Strength, TieRef};
use crate::present::subject::Subject;
use crate::present::tables::printable;
use serde_json::{Value, json};

/// One array per attribute, an entry per tie shown. What sources seldom say is a map from the number of the tie.
pub(super) fn columns(subject: &Subject, numbers: &Numbers, vocabulary: &Vocabulary) -> Value {
    let network = &subject.drawing;
    let shown = || numbers.ties.iter().map(|&tie| network.tie(tie));
    let position = |tie: &TieRef<'_>| Status::ALL.iter().position(|status| *status == tie.tie.status);
    let certainty = |tie: &TieRef<'_>| Certainty::ALL.iter().position(|value| *value == tie.tie.certainty);
    let seldom = |of: &dyn Fn(&TieRef<'_>) -> Option<Value>| -> serde_json::Map<String, Value> {
        shown().enumerate().filter_map(|(number, tie)| Some((number.to_string(), of(&tie)?))).collect()
    };
    let mut counted = vec![0_u8; numbers.ties.len()];
    for number in numbers.of_tie.iter().flatten() {
        counted[*number] = 1;
    }
    json!({
        "source": shown().map(|tie| numbers.of_node[tie.source]).collect::<Vec<_>>(),
        "target": shown().map(|tie| numbers.of_node[tie.target]).collect::<Vec<_>>(),
        "kind": shown().map(|tie| vocabulary.tie_kind(&tie.tie.kind)).collect::<Vec<_>>(),
        "directed": shown().map(|tie| u8::from(network.is_directed(tie.tie))).collect::<Vec<_>>(),
        "status": shown().map(|tie| position(&tie)).collect::<Vec<_>>(),
        "certainty": shown().map(|tie| certainty(&tie)).collect::<Vec<_>>(),
        "counted": counted,
        "evidence": shown().map(|tie| evidence(network, &tie.tie.evidence)).collect::<Vec<_>>(),
        "layer": seldom(&|tie| vocabulary.layer(tie.tie.layer.as_deref()).map(Value::from)),
        "period": seldom(&|tie| {
            let period = tie.tie.period;
            let year = |date: Option<crate::model::PartialDate>| date.map(crate::model::PartialDate::year);
            (!period.is_unknown()).then(|| json!([period.to_string(), year(period.since), year(period.until)]))
        }),
        "sign": seldom(&|tie| tie.tie.sign.map(|sign| sign.word().into())),
        "strength": seldom(&|tie| tie.tie.strength.map(strength)),
        "role": seldom(&|tie| tie.tie.role.as_deref().map(|role| printable(role).into())),
        "reported": seldom(&|tie| {
            let who = tie.tie.reported_by.iter().map(|id| printable(id)).collect::<Vec<_>>();
            (!who.is_empty()).then(|| who.into())
        }),
        "derived": seldom(&|tie| tie.tie.derived.then(|| 1.into())),
    })
}

/// A grade as its word, a measured strength as a number.
fn strength(strength: Strength) -> Value {
    match strength {
        Strength::Weak => "weak".into(),
        Strength::Strong => "strong".into(),
        Strength::Number(value) => value.into(),
    }
}
