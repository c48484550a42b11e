//! How strong a tie is: its `strength`, or the `weight` of other programs.

use super::called::kind_of;
use super::fields::Fields;
use super::reading::Reading;
use crate::diagnostics::{Diagnostic, said, text};
use crate::formats::shared::values;
use crate::model::{Sign, Strength, Tie};

/// What the weight of a tie says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Weight {
    Unknown,
    Strength(Strength),
    /// A number below zero in a file of another program: a negative tie of this strength.
    Below(Strength),
    /// Zero in a file of another program.
    NoTie,
}

impl Weight {
    pub(super) fn put_into(self, tie: &mut Tie) {
        let (Weight::Strength(strength) | Weight::Below(strength)) = self else { return };
        tie.strength = Some(strength);
        // What the file says of the sign in so many words goes before.
        if matches!(self, Weight::Below(_)) && tie.sign.is_none() {
            tie.sign = Some(Sign::Negative);
        }
    }
}

/// `strength`, or the `weight` of other programs.
pub(super) fn read_strength<'t>(reading: &mut Reading<'t>, fields: &mut Fields<'t>) -> Weight {
    if let Some(raw) = fields.take("strength") {
        reading.has_weights = true;
        let known = strength(raw).or_else(|| {
            let hint = match raw.trim_matches('"').replace(',', ".").parse::<f64>() {
                Ok(value) if value > 0.0 && !Strength::Number(value).is_sound() => {
                    said!(
                        "use a scale on which strengths lie between 1e-100 and 1e100",
                        "neem een schaal waarop sterktes tussen 1e-100 en 1e100 liggen"
                    )
                }
                Ok(value) if value > 0.0 => {
                    said!("write {value} without quotes", "schrijf {value} zonder aanhalingstekens")
                }
                Ok(value) if value < 0.0 => {
                    said!(
                        "a negative relation is `\"sign\": \"-\"` with a strength above zero",
                        "een negatieve relatie is `\"sign\": \"-\"` met een sterkte boven nul"
                    )
                }
                Ok(_) => {
                    said!(
                        "where there is no tie, take it out; where the strength is unknown, leave `strength` out",
                        "is er geen relatie, haal haar dan weg; is de sterkte onbekend, laat `strength` dan weg"
                    )
                }
                Err(_) => said!(
                    "write a number without quotes, \"weak\" or \"strong\"",
                    "schrijf een getal zonder aanhalingstekens, \"weak\" of \"strong\""
                ),
            };
            let expected = match hint.en.contains("1e100") {
                true => text!(
                    "between 1e-100 and 1e100, weak or strong",
                    "een getal tussen 1e-100 en 1e100, weak of strong"
                ),
                false => text!("above zero, weak or strong", "een getal boven nul, weak of strong"),
            };
            fields.misfit(reading, "bad-strength", "strength", raw, expected, hint);
            None
        });
        return known.map_or(Weight::Unknown, Weight::Strength);
    }
    let (true, Some(raw)) = (reading.foreign, fields.peek("weight")) else {
        return Weight::Unknown;
    };
    reading.has_weights = true;
    let number = serde_json::from_str::<f64>(raw).ok();
    let size = number.map(|value| Strength::Number(value.abs())).filter(|strength| strength.is_sound());
    let place = fields.place(reading, raw);
    let weight = match (number, size) {
        (Some(0.0), _) => Weight::NoTie,
        (Some(value), Some(size)) if value < 0.0 => Weight::Below(size),
        (_, Some(size)) => Weight::Strength(size),
        _ => {
            let (item, what) = (fields.item.said(), kind_of(raw));
            let message = said!(
                [item, what] "`weight` of {item} is {what}, which is no strength; it stays an attribute",
                "`weight` van {item} is {what}, en dat is geen sterkte; het blijft een kenmerk"
            );
            let hint = text!(
                "write a number without quotes, between 1e-100 and 1e100, or below zero where the tie is negative",
                "schrijf een getal zonder aanhalingstekens, tussen 1e-100 en 1e100, of onder nul als de relatie negatief is"
            );
            reading.report(Diagnostic::warning("bad-strength", place, message).hint(hint));
            return Weight::Unknown;
        }
    };
    fields.take("weight");
    match weight {
        Weight::NoTie => {
            if !reading.seen_again("zero-weight", "a tie", "weight") {
                reading.note("zero-weight", "a tie", "weight", values::zero_weight(place));
            }
        }
        _ => {
            if matches!(weight, Weight::Below(_)) {
                reading.below_zero.note(raw, &place);
            }
            if !reading.seen_again("mapped-field", "a tie", "weight") {
                let message = text!(
                    "`weight` of a tie is read as its `strength`",
                    "`weight` van een relatie wordt gelezen als haar `strength`"
                );
                reading.note("mapped-field", "a tie", "weight", Diagnostic::notice("mapped-field", place, message));
            }
        }
    }
    weight
}

fn strength(raw: &str) -> Option<Strength> {
    match raw {
        "\"weak\"" => Some(Strength::Weak),
        "\"strong\"" => Some(Strength::Strong),
        _ => {
            let value: f64 = serde_json::from_str(raw).ok()?;
            Some(Strength::Number(value)).filter(|strength| strength.is_sound())
        }
    }
}
