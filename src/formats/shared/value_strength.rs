//! The attribute `value` of ties as their strength, where nothing else is.

use super::signed::BelowZero;
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::model::{NetworkBuilder, Sign, Strength};
use serde_json::Value;

/// What some programs call the strength of a tie.
pub(in crate::formats) const VALUE: &str = "value";

/// Where no tie of another program's file has a weight, the attribute `value` of ties is their strength, if it is a number other than zero
/// wherever it stands: so programs call it that know no other number of a tie. What is said of it, if it is.
pub(in crate::formats) fn settle(builder: &mut NetworkBuilder, below_zero: &mut BelowZero) -> Option<Diagnostic> {
    let number = |value: &Value| value.as_f64().filter(|number| *number != 0.0);
    let mut count = 0_usize;
    for value in builder.ties_mut().filter_map(|tie| tie.attributes.get(VALUE)) {
        number(value).filter(|number| Strength::Number(number.abs()).is_sound())?;
        count += 1;
    }
    if count == 0 {
        return None;
    }
    for tie in builder.ties_mut() {
        if !tie.attributes.contains_key(VALUE) {
            continue;
        }
        let Some(value) = tie.attributes.shift_remove(VALUE) else { continue };
        let Some(number) = number(&value) else { continue };
        tie.strength = Some(Strength::Number(number.abs()));
        if number < 0.0 {
            tie.sign = tie.sign.or(Some(Sign::Negative));
            below_zero.note(&value.to_string(), &Place::default());
        }
    }
    builder.share_again();
    let ties = Said::count(count, text!("tie", "relatie"), text!("ties", "relaties"));
    let message = said!(
        [ties] "no tie has a weight; the attribute {VALUE:?} of {ties} is read as strength",
        "geen relatie heeft een gewicht; het kenmerk {VALUE:?} van {ties} is gelezen als sterkte"
    );
    let finding = Diagnostic::notice("value-as-strength", Place::default(), message);
    Some(finding.hint(text!(
        "if it means something else, give the attribute another name",
        "betekent het iets anders, geef het kenmerk dan een andere naam"
    )))
}
