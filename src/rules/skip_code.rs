//! Codes for no answer among strengths: 99 beside marks from 0 to 4.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Said, Severity, said};
use crate::model::{Name, Network, Origins, Sign, Strength};
use std::collections::{BTreeMap, BTreeSet};

/// Finds strengths that look like codes for no answer: read as strengths, they make the strongest ties of those who did not answer.
pub const SKIP_CODE: Rule = Rule {
    id: "skip-code",
    severity: Severity::Warning,
    meaning: Text {
        en: "a strength far above a small scale that looks like a code for no answer, such as 99 beside 0 to 4",
        nl: "een sterkte ver boven een kleine schaal die op een code voor geen antwoord lijkt, zoals 99 naast 0 tot 4",
    },
    check,
};

/// What questionnaires have for no answer, below zero too.
const CODES: [i64; 17] = [66, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 7777, 8888, 9997, 9998, 9999, 99999];
/// So many times the largest mark a code is, at least.
const TIMES: i64 = 5;
/// Codes of one digit: below zero, or beside a scale of 1 to 3, 4 or 5 without a gap.
const DIGITS: [i64; 3] = [7, 8, 9];
/// How far behind the largest mark a code of one digit stands, or one below zero.
const BEHIND: i64 = 3;
/// Fewer ties with marks tell of no scale; for codes of one digit it takes more.
const FEWEST: usize = 2;
const FEWEST_BESIDE_DIGITS: usize = 10;
/// A code of one digit is no slip of the finger.
const FEWEST_DIGITS: usize = 3;

/// How often a value stands among strengths, and with which ties where it may be a code.
type Values = BTreeMap<i64, (usize, Vec<usize>)>;

/// The ties of one kind and layer whose strengths look like codes.
struct Coded {
    /// Each code, with the ties that have it.
    codes: BTreeMap<i64, Vec<usize>>,
    /// The least and the largest of the others.
    scale: (i64, i64),
}

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    coded(network).iter().map(|coded| finding(network, origins, coded)).collect()
}

/// The ties whose strength looks like a code for no answer, by their numbers.
pub(super) fn ties(network: &Network) -> BTreeSet<usize> {
    coded(network).into_iter().flat_map(|coded| coded.codes.into_values().flatten()).collect()
}

/// What stands for no answer in each kind and layer.
fn coded(network: &Network) -> Vec<Coded> {
    let mut groups: BTreeMap<(&Name, &Option<Name>), Option<Values>> = BTreeMap::new();
    for tie in network.ties().filter(|tie| !tie.tie.derived) {
        let Some(Strength::Number(value)) = tie.tie.strength else { continue };
        let group = groups.entry((&tie.tie.kind, &tie.tie.layer)).or_insert_with(|| Some(BTreeMap::new()));
        // What has decimals is no scale of marks, and has no code.
        if value.fract() != 0.0 || value > 1e6 {
            *group = None;
        }
        let Some(values) = group else { continue };
        let value = if tie.tie.sign == Some(Sign::Negative) { -(value as i64) } else { value as i64 };
        let entry = values.entry(value).or_default();
        entry.0 += 1;
        if is_large(value) || is_digit(value) {
            entry.1.push(tie.index);
        }
    }
    groups.into_values().flatten().filter_map(|values| of_values(&values)).collect()
}

fn is_large(value: i64) -> bool {
    CODES.contains(&value.abs())
}

fn is_digit(value: i64) -> bool {
    DIGITS.contains(&value.abs())
}

/// The codes among the values of one kind and layer, if some are.
fn of_values(values: &Values) -> Option<Coded> {
    let times = |of: &dyn Fn(i64) -> bool| -> usize {
        values.iter().filter(|(value, _)| of(**value)).map(|(_, (times, _))| times).sum()
    };
    let largest = |of: &dyn Fn(i64) -> bool| values.keys().copied().filter(|value| *value > 0 && of(*value)).max();
    let marks = largest(&|value| !is_large(value) && !is_digit(value))?;
    let digits = (3..=5).contains(&marks)
        && (1..=marks).all(|mark| values.contains_key(&mark))
        && !values.contains_key(&7)
        && times(&|value| (1..=marks).contains(&value)) >= FEWEST_BESIDE_DIGITS
        && times(&|value| value > 0 && is_digit(value)) >= FEWEST_DIGITS;
    // Where they are no codes, 7, 8 and 9 are marks; and so is what looks like a code next to a scale that comes near it.
    let marks = if digits { marks } else { largest(&|value| !is_large(value))? };
    let marks = values.keys().fold(marks, |marks, &value| {
        if is_large(value) && value > 0 && value < TIMES * marks { marks.max(value) } else { marks }
    });
    let below_zero = values.keys().filter(|value| **value < 0).all(|value| is_large(*value) || is_digit(*value));
    let is_code = |value: i64| match value {
        ..0 => below_zero && value.abs() >= marks + BEHIND,
        _ if is_digit(value) => digits && value >= marks + BEHIND,
        _ => is_large(value) && value > marks,
    };
    if times(&|value| !is_code(value)) < FEWEST {
        return None;
    }
    let least = values.keys().copied().find(|value| !is_code(*value))?;
    let codes: BTreeMap<i64, Vec<usize>> =
        values.iter().filter(|(value, _)| is_code(**value)).map(|(value, (_, ties))| (*value, ties.clone())).collect();
    (!codes.is_empty()).then_some(Coded { codes, scale: (least, marks) })
}

fn finding(network: &Network, origins: &Origins, coded: &Coded) -> Diagnostic {
    let Coded { codes, scale: (least, largest) } = coded;
    let first = *codes.values().flatten().min().expect("a code has a tie");
    let each: Vec<(i64, usize)> = codes.iter().map(|(code, ties)| (*code, ties.len())).collect();
    let listed = |times: &str| {
        each.iter().map(|(code, count)| format!("{code} ({count} {times})")).collect::<Vec<_>>().join(", ")
    };
    let shown =
        Said { en: listed(if each.iter().all(|code| code.1 == 1) { "time" } else { "times" }), nl: listed("keer") };
    let what = super::in_words(network, network.tie(first));
    let message = said!(
        [shown, what] "{shown} among strengths from {least} to {largest}: a code for no answer? It is read as a strength, first of {what}",
        "{shown} tussen sterktes van {least} tot {largest}: een code voor geen antwoord? Die is gelezen als sterkte, het eerst van {what}"
    );
    let codes = each.iter().map(|(code, _)| code.to_string()).collect::<Vec<_>>().join(",");
    let hint = said!(
        "if so: --missing={codes}, or empty these cells; ties with such a strength are then none, and who has it in the whole row did not \
         answer; if it is a strength, leave it",
        "zo ja: --missing={codes}, of maak deze cellen leeg; relaties met zo'n sterkte zijn er dan niet, en wie haar in de hele rij \
         heeft, gaf geen antwoord; is het een sterkte, laat het dan zo"
    );
    Diagnostic::warning(SKIP_CODE.id, origins.tie(network, first).at_field("strength"), message).hint(hint)
}
