//! Codes for no answer that the user states (`--missing 99,-9`): ties that have one for their strength are none.
//!
//! Tables in which respondents answer are settled by their own reader, which knows rows and cells; everything else here, in the network.

use super::values;
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::formats::{Parsed, ReadOptions};
use crate::model::{NetworkBuilder, Respondent, Sign, Strength, Tie};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The code of the notice about them.
const SAID: &str = "no-answer";

/// What stands for no answer.
#[derive(Debug)]
pub(in crate::formats) struct Codes<'o>(Vec<(&'o str, Option<f64>)>);

impl<'o> Codes<'o> {
    /// Those that the user states.
    pub(in crate::formats) fn of(options: &'o ReadOptions) -> Codes<'o> {
        Codes(options.codes().map(|code| (code, values::number(code))).collect())
    }

    /// Whether none is stated.
    pub(in crate::formats) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a cell holds one of them, as a word or as a number.
    pub(in crate::formats) fn hold(&self, cell: &str) -> bool {
        self.0.iter().any(|(code, _)| *code == cell)
            || values::number(cell).is_some_and(|number| self.hold_number(number))
    }

    fn hold_number(&self, number: f64) -> bool {
        self.0.iter().any(|(_, code)| code.is_some_and(|code| (code - number).abs() < f64::EPSILON))
    }

    /// The value of a tie, below zero where it is negative, if that is one of them.
    fn value(&self, tie: &Tie) -> Option<f64> {
        let Some(Strength::Number(value)) = tie.strength else { return None };
        let value = if tie.sign == Some(Sign::Negative) { -value } else { value };
        self.hold_number(value).then_some(value)
    }

    /// Whether an attribute is one of them.
    fn hold_value(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => self.hold(text),
            value => value.as_f64().is_some_and(|number| self.hold_number(number)),
        }
    }
}

/// What is said of answers that are codes, and of who gave no other.
pub(in crate::formats) fn said<'w>(
    codes: impl Iterator<Item = &'w str>,
    silent: &[String],
    place: Place,
) -> Diagnostic {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    codes.for_each(|code| *times.entry(code).or_default() += 1);
    let all = Said::count(
        times.values().sum(),
        text!("answer is a code", "antwoord is een code"),
        text!("answers are codes", "antwoorden zijn codes"),
    );
    let listed = |once: &str, often: &str| {
        let each =
            times.iter().map(|(code, times)| format!("{code} {times} {}", if *times == 1 { once } else { often }));
        each.collect::<Vec<_>>().join(", ")
    };
    let shown = Said { en: listed("time", "times"), nl: listed("keer", "keer") };
    let names = silent.iter().take(5).map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    let names = if silent.len() > 5 { format!("{names}, …") } else { names };
    let who = match silent.len() {
        0 => Said::default(),
        1 => said!("; {names} has no other and did not answer", "; {names} heeft geen ander en gaf geen antwoord"),
        several => said!(
            "; {several} have no other and did not answer: {names}",
            "; {several} hebben geen ander en gaven geen antwoord: {names}"
        ),
    };
    let message = said!(
        [all, shown, who] "{all} for no answer ({shown}), and no tie is read from them{who}",
        "{all} voor geen antwoord ({shown}), en er is geen relatie uit gelezen{who}"
    );
    Diagnostic::notice(SAID, place, message).hint(text!(
        "--missing said so; of a pair nobody answered about, a network cannot say more than that there is no tie",
        "--missing zei dat; van een paar waarover niemand antwoordde kan een netwerk niet meer zeggen dan dat er geen relatie is"
    ))
}

/// Leaves ties out whose strength is such a code, and attributes of ties that are. A code that the file does not hold is said.
pub(in crate::formats) fn leave_out(parsed: &mut [Parsed], options: &ReadOptions) {
    let codes = Codes::of(options);
    if codes.is_empty() {
        return;
    }
    parsed.iter_mut().for_each(|one| leave_out_of(one, &codes));
    let is_said = |one: &Parsed| one.network.diagnostics.iter().any(|finding| finding.code == SAID);
    if parsed.iter().any(is_said) {
        return;
    }
    if let Some(first) = parsed.first_mut() {
        let listed = options.codes().collect::<Vec<_>>().join(", ");
        let message = said!(
            "--missing {listed}: no answer and no strength of a tie is that",
            "--missing {listed}: geen antwoord en geen sterkte van een relatie is dat"
        );
        let finding = Diagnostic::warning("no-answer-code", Place::default(), message);
        first.network.diagnostics.push(finding.hint(text!(
            "look at the codes in the file again, or leave the option out",
            "kijk de codes in het bestand na, of laat de optie weg"
        )));
    }
}

fn leave_out_of(parsed: &mut Parsed, codes: &Codes<'_>) {
    let network = &parsed.network.value;
    let coded = |tie: &Tie| codes.value(tie).is_some();
    let noted = |tie: &Tie| tie.attributes.values().any(|value| codes.hold_value(value));
    if !network.ties().any(|tie| coded(tie.tie) || noted(tie.tie)) {
        return;
    }
    let id = |node: usize| network.node(node).id.as_str();
    let gone: Vec<_> = network.ties().filter(|tie| coded(tie.tie)).collect();
    let answers = |tie: &Tie| network.is_directed(tie);
    let silent: BTreeSet<usize> = gone.iter().filter(|tie| answers(tie.tie)).map(|tie| tie.source).collect();
    let answered = network.ties().filter(|tie| answers(tie.tie) && !coded(tie.tie)).map(|tie| tie.source);
    let answered: BTreeSet<usize> = answered.collect();
    let silent: Vec<usize> = silent.difference(&answered).copied().collect();
    // Where nothing but codes was below zero, the others were no positive signs.
    let is_negative = |tie: &Tie| tie.sign == Some(Sign::Negative);
    let below = "negative-weight";
    let unsigned = gone.iter().any(|tie| is_negative(tie.tie))
        && parsed.network.diagnostics.iter().any(|finding| finding.code == below)
        && !network.ties().any(|tie| is_negative(tie.tie) && !coded(tie.tie));
    let mut builder = NetworkBuilder::new(network.info().clone());
    for (index, node) in network.nodes().enumerate() {
        let mut node = node.clone();
        if silent.contains(&index) && node.respondent == Respondent::Unknown {
            node.respondent = Respondent::NoResponse;
        }
        builder.add_node(node, parsed.origins.nodes.get(index).unwrap_or_default());
    }
    for tie in network.ties().filter(|tie| !coded(tie.tie)) {
        let mut own = tie.tie.clone();
        if unsigned {
            own.sign = None;
        }
        if noted(&own) {
            own.attributes.retain(|_, value| !codes.hold_value(value));
        }
        let place = parsed.origins.place_of_tie(network, tie.index).unwrap_or_default();
        builder.add_tie(id(tie.source), id(tie.target), own, place);
    }
    let values: Vec<String> = gone.iter().filter_map(|tie| Some(codes.value(tie.tie)?.to_string())).collect();
    let names: Vec<String> = silent.iter().map(|&node| network.node(node).label.clone()).collect();
    let place = gone.first().and_then(|tie| parsed.origins.place_of_tie(network, tie.index)).unwrap_or_default();
    let finding = (!gone.is_empty()).then(|| said(values.iter().map(String::as_str), &names, place));
    let (checked, origins) = builder.build_with_origins();
    let findings = &mut parsed.network.diagnostics;
    if unsigned {
        findings.retain(|finding| finding.code != below);
    }
    findings.extend(finding);
    (parsed.network.value, parsed.origins) = (checked.value, origins);
}
