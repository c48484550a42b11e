//! Values of ties that are signs too: where some are below zero, those above it are positive.

use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::model::{Name, Network, NetworkBuilder, Sign, Strength, Tie};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The values that ties have in a format that knows signs as numbers below zero.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Values {
    /// Whether some tie is negative: then positive ones need a value, by which they are known again.
    signed: bool,
}

impl Values {
    /// Those of a network.
    pub(in crate::formats) fn of(network: &Network) -> Values {
        Values { signed: has_negative(network) }
    }

    /// The strength as a number, below zero where the tie is negative; none where it has neither strength nor sign.
    pub(in crate::formats) fn value(self, tie: &Tie) -> Option<f64> {
        let strength = tie.strength.and_then(Strength::number);
        match tie.sign {
            Some(Sign::Negative) => Some(-strength.unwrap_or(1.0)),
            Some(Sign::Positive) if self.signed => Some(strength.unwrap_or(1.0)),
            _ => strength,
        }
    }
}

impl Values {
    /// Takes the value of a tie out of its fields, for formats whose ties have attributes: its strength, below zero where it is
    /// negative, for other programs know no field of signs. Where some tie is negative every tie has one, and what then is no
    /// strength says so in the field `strength`.
    pub(in crate::formats) fn take(self, fields: &mut Map<String, Value>) -> Option<Value> {
        let negative = fields.get("sign").is_some_and(|sign| sign == Sign::Negative.word());
        if fields.get("strength").is_some_and(Value::is_number) {
            return fields.shift_remove("strength").map(|value| if negative { opposite(value) } else { value });
        }
        if !self.signed {
            return None;
        }
        fields.entry("strength").or_insert_with(|| NO_STRENGTH.into());
        Some(if negative { (-1).into() } else { 1.into() })
    }
}

/// What stands for the strength of a tie whose value only says its sign.
pub(super) const NO_STRENGTH: &str = "none";

/// A number with the other sign.
pub(in crate::formats) fn opposite(value: Value) -> Value {
    match (value.as_i64(), value.as_f64()) {
        (Some(whole), _) => (-whole).into(),
        (None, Some(number)) => (-number).into(),
        _ => value,
    }
}

/// Whether some tie is negative.
pub(in crate::formats) fn has_negative(network: &Network) -> bool {
    network.ties().any(|tie| tie.tie.sign == Some(Sign::Negative))
}

/// What was met of values below zero.
#[derive(Debug, Default)]
pub(in crate::formats) struct BelowZero {
    /// The first of them.
    first: Option<(String, Place)>,
    /// Whether the file has a field of its own for signs, which then is the only word on those above zero.
    signs_are_said: bool,
}

impl BelowZero {
    /// A value below zero.
    pub(in crate::formats) fn note(&mut self, text: &str, place: &Place) {
        self.first.get_or_insert_with(|| (text.to_owned(), place.at_field("strength")));
    }

    /// Some tie has a sign in so many words.
    pub(in crate::formats) fn signs_are_said(&mut self) {
        self.signs_are_said = true;
    }

    /// Adds what was met in the part that follows.
    pub(in crate::formats) fn and(&mut self, part: BelowZero) {
        self.first = self.first.take().or(part.first);
        self.signs_are_said |= part.signs_are_said;
    }

    /// Makes values above zero positive signs where others of the same relation are below zero, and says so. Ties without a value stay
    /// without a sign. Of several layers each is a relation of its own: how often people meet is no sign because trust is one.
    pub(in crate::formats) fn finish(self, builder: &mut NetworkBuilder) -> Option<Diagnostic> {
        let (text, place) = self.first?;
        let relation = |tie: &Tie| tie.layer.clone();
        let signed: BTreeSet<Option<Name>> =
            builder.ties_mut().filter(|tie| tie.sign == Some(Sign::Negative)).map(|tie| relation(tie)).collect();
        let below = builder.ties_mut().filter(|tie| tie.sign == Some(Sign::Negative)).count();
        let mut above = 0_usize;
        for tie in builder.ties_mut().filter(|_| !self.signs_are_said) {
            let has_value = matches!(tie.strength, Some(Strength::Number(_)));
            if tie.sign.is_none() && has_value && signed.contains(&relation(tie)) {
                tie.sign = Some(Sign::Positive);
                above += 1;
            }
        }
        builder.share_again();
        let negative = match below {
            1 => said!(
                "1 weight is below zero (first {text}) and read as negative sign",
                "1 gewicht ligt onder nul (het eerste {text}) en is gelezen als negatief teken"
            ),
            _ => said!(
                "{below} weights are below zero (first {text}) and read as negative signs",
                "{below} gewichten liggen onder nul (het eerste {text}) en zijn gelezen als negatieve tekens"
            ),
        };
        let positive = match above {
            0 => Said::default(),
            1 => said!(", 1 weight above zero as positive sign", ", 1 gewicht boven nul als positief teken"),
            _ => said!(
                ", {above} weights above zero as positive signs",
                ", {above} gewichten boven nul als positieve tekens"
            ),
        };
        let message = said!(
            [negative, positive] "{negative}{positive}; the size is the strength",
            "{negative}{positive}; de grootte is de sterkte"
        );
        let hint = text!(
            "analyses leave negative ties out; if below zero means something else here, change the weights",
            "analyses laten negatieve relaties weg; betekent onder nul hier iets anders, verander dan de gewichten"
        );
        Some(Diagnostic::notice("negative-weight", place, message).hint(hint))
    }
}
