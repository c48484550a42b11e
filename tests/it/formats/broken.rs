//! Every sort of mistake in a native file: our diagnostic stands at the mark, and the schema refuses what a schema can see.

use super::schema::schema;
use crate::support::dutch::in_both;
use crate::support::marked::unmark;
use serde_json::Value;
use verbinder::diagnostics::{Diagnostic, Severity};
use verbinder::formats;

/// A file with these nodes and ties, one per line, between sound ones.
fn file(graph: &str, nodes: &str, ties: &str) -> String {
    let comma = |text: &str| if text.is_empty() { String::new() } else { format!(",\n    {text}") };
    format!(
        "{{\n  \"directed\": true,\n  \"graph\": {{\"format\": \"verbinder/1\"{}}},\n  \"nodes\": [\n    {{\"id\": \"á\"}},\n    {{\"id\": \"b\"}}{}\n  ],\n  \"edges\": [\n    {{\"source\": \"á\", \"target\": \"b\"}}{}\n  ]\n}}\n",
        if graph.is_empty() { String::new() } else { format!(", {graph}") },
        comma(nodes),
        comma(ties),
    )
}

/// The finding with this code stands at the mark. Returns the file and the finding.
fn expect(code: &str, marked: &str) -> (String, Diagnostic) {
    let (text, place) = unmark(marked);
    let checked = formats::read(text.as_bytes(), "n.json").unwrap();
    let found: Vec<&Diagnostic> = checked.diagnostics.iter().filter(|d| d.code == code).collect();
    assert_eq!(found.len(), 1, "{code} in {text}: {:#?}", checked.diagnostics);
    let at = (found[0].place.line.unwrap(), found[0].place.column.unwrap());
    assert_eq!(at, place, "{code} in {text}: {:#?}", found[0]);
    (text, found[0].clone())
}

fn schema_accepts(text: &str) -> bool {
    let value: Value = serde_json::from_str(text).unwrap();
    jsonschema::validator_for(&schema()).unwrap().is_valid(&value)
}

/// The hint fits what was written: a number in quotes, one below zero, nought, one that no scale needs, a word.
#[test]
fn a_strength_that_is_none_is_answered_by_what_was_meant() {
    for (given, hint) in [
        ("\"2\"", "write 2 without quotes"),
        ("\"0,5\"", "write 0.5 without quotes"),
        ("-1", "\"sign\": \"-\""),
        ("0", "where there is no tie, take it out"),
        ("1e200", "between 1e-100 and 1e100"),
        ("\"much\"", "write a number without quotes, \"weak\" or \"strong\""),
    ] {
        let text = file(
            "",
            "",
            &format!("{{\"source\": \"á\", \"target\": \"b\", \"kind\": \"supports\", \"strength\": ☞{given}}}"),
        );
        let (_, found) = expect("bad-strength", &text);
        assert!(
            found.hint.as_ref().map(|hint| &*hint.en).is_some_and(|said| said.contains(hint)),
            "{given}: {found:?}"
        );
    }
}

#[test]
fn mistakes_that_the_schema_sees_too() {
    assert!(schema_accepts(&file("", "", "")));
    let node = |node: &str| file("", node, "");
    let tie = |tie: &str| file("", "", tie);
    let graph = |graph: &str| file(graph, "", "");
    let cases = [
        ("missing-field", "{\"graph\": {\"format\": \"verbinder/1\"}, \"edges\": []}".replacen('{', "☞{", 1)),
        ("missing-field", "☞{\"graph\": {\"format\": \"verbinder/1\"}, \"nodes\": []}".to_owned()),
        ("wrong-type", "{\"graph\": {\"format\": \"verbinder/1\"}, \"nodes\": ☞5, \"edges\": []}".to_owned()),
        ("wrong-type", graph("\"observation_year\": ☞\"2014\"")),
        ("wrong-type", graph("\"title\": ☞[\"a\"]")),
        ("missing-field", graph("\"sources\": [☞{\"title\": \"t\"}]")),
        ("unknown-word", graph("\"vocabulary\": {\"node_kinds\": [{\"id\": \"k\", \"mode\": ☞\"acter\"}]}")),
        ("missing-field", node("☞{\"label\": \"no id\"}")),
        ("wrong-type", node("☞\"c\"")),
        ("wrong-type", node("{\"id\": ☞[1]}")),
        ("wrong-type", node("{\"id\": \"ë\", \"named\": ☞\"no\"}")),
        ("wrong-type", node("{\"id\": \"c\", \"members_stated\": ☞-3}")),
        ("wrong-type", node("{\"id\": \"c\", \"municipality\": ☞{\"name\": \"Almere\"}}")),
        ("unknown-kind", node("{\"id\": \"c\", \"kind\": ☞\"organization\"}")),
        ("unknown-word", node("{\"id\": \"c\", \"respondent\": ☞\"maybe\"}")),
        ("bad-date", node("{\"id\": \"c\", \"since\": ☞\"juni 2014\"}")),
        ("missing-field", tie("☞{\"source\": \"b\"}")),
        ("missing-field", tie("☞{\"target\": \"b\"}")),
        ("unknown-kind", tie("{\"source\": \"á\", \"target\": \"b\", \"kind\": ☞\"fund\"}")),
        ("bad-strength", tie("{\"source\": \"á\", \"target\": \"b\", \"strength\": ☞0}")),
        ("bad-strength", tie("{\"source\": \"á\", \"target\": \"b\", \"strength\": ☞\"3,5\"}")),
        ("unknown-word", tie("{\"source\": \"á\", \"target\": \"b\", \"sign\": ☞\"plus\"}")),
        ("unknown-word", tie("{\"source\": \"á\", \"target\": \"b\", \"status\": ☞\"plannd\"}")),
        ("unknown-word", tie("{\"source\": \"á\", \"target\": \"b\", \"certainty\": ☞\"sure\"}")),
        ("wrong-type", tie("{\"source\": \"á\", \"target\": \"b\", \"evidence\": ☞\"p. 3\"}")),
        ("missing-field", tie("{\"source\": \"á\", \"target\": \"b\", \"evidence\": [☞{\"page\": 3}]}")),
        (
            "unknown-field",
            tie("{\"source\": \"á\", \"target\": \"b\", \"evidence\": [{\"source\": \"s\", ☞\"pge\": 3}]}"),
        ),
    ];
    for (code, marked) in &cases {
        let (text, finding) = expect(code, marked);
        in_both(&finding);
        assert!(!schema_accepts(&text), "the schema accepts {text}");
        assert_ne!(finding.severity, Severity::Notice, "{finding:?}");
        assert!(finding.place.item.is_some() && finding.message.en.len() > 10, "{finding:?}");
    }
}

#[test]
fn mistakes_that_no_schema_sees() {
    let cases = [
        ("duplicate-id", file("", "{\"id\": ☞\"b\"}", "")),
        ("duplicate-field", file("", "{\"id\": \"c\", \"label\": \"x\", ☞\"label\": \"y\"}", "")),
        ("impossible-period", file("", "{\"id\": \"c\", \"since\": 2015, \"until\": ☞2014}", "")),
        (
            "impossible-period",
            file("", "", "{\"source\": \"á\", \"target\": \"b\", \"until\": ☞\"2014-03\", \"since\": \"2014-04\"}"),
        ),
        ("unknown-whole", file("", "{\"id\": \"c\", \"part_of\": ☞\"d\"}", "")),
        ("part-of-cycle", file("", "{\"id\": \"c\", \"part_of\": ☞\"d\"}, {\"id\": \"d\", \"part_of\": \"c\"}", "")),
        ("dangling-tie", file("", "", "{\"source\": \"á\", \"target\": ☞\"bb\"}")),
        ("dangling-tie", file("", "", "{\"source\": ☞\"ü\", \"target\": \"b\"}")),
        ("unknown-reporter", file("", "", "{\"source\": \"á\", \"target\": \"b\", \"reported_by\": ☞[\"z\"]}")),
        (
            "unknown-source",
            file("", "", "{\"source\": \"á\", \"target\": \"b\", \"evidence\": ☞[{\"source\": \"s\"}]}"),
        ),
        ("unreadable-value", file("", "{\"id\": \"c\", \"label\": ☞\"\\ud800\"}", "")),
        ("bad-date", file("", "", "{\"source\": \"á\", \"target\": \"b\", \"since\": ☞\"2014-02-30\"}")),
    ];
    for (code, marked) in &cases {
        let (_, finding) = expect(code, marked);
        assert!(finding.severity <= Severity::Warning, "{finding:?}");
    }
}

/// All of it in one run, and the rest of the network is there.
#[test]
fn every_mistake_of_a_file_is_reported_at_once() {
    let nodes =
        "{\"id\": \"c\", \"kind\": \"orgnisation\", \"since\": \"juni\", \"named\": 1},\n    {\"label\": \"x\"}";
    let ties = "{\"source\": \"c\", \"target\": \"d\", \"status\": \"plan\"},\n    {\"source\": \"c\", \"target\": \"b\", \"strength\": -1}";
    let checked = formats::read(file("", nodes, ties).as_bytes(), "n.json").unwrap();
    let mut codes: Vec<(usize, &str)> = checked.diagnostics.iter().map(|d| (d.place.line.unwrap(), d.code)).collect();
    codes.sort_unstable();
    let expected = [
        (7, "bad-date"),
        (7, "unknown-kind"),
        (7, "wrong-type"),
        (8, "missing-field"),
        (12, "dangling-tie"),
        (12, "unknown-word"),
        (13, "bad-strength"),
    ];
    assert_eq!(codes, expected);
    assert_eq!((checked.value.node_count(), checked.value.tie_count()), (3, 2));
}

#[test]
fn hints_name_what_was_probably_meant() {
    let cases = [
        (file("", "{\"id\": \"c\", ☞\"sinc\": 2014}", ""), "unknown-field", "did you mean `since`?"),
        (file("", "{\"id\": \"c\", ☞\"type\": \"x\"}", ""), "unknown-field", "did you mean `kind`?"),
        (
            file("", "", "{\"source\": \"á\", \"target\": \"b\", ☞\"weight\": 2}"),
            "unknown-field",
            "did you mean `strength`?",
        ),
        (
            file("", "{\"id\": \"c\", \"kind\": ☞\"organization\"}", ""),
            "unknown-kind",
            "did you mean \"organisation\"?",
        ),
        (
            file("", "", "{\"source\": \"á\", \"target\": \"b\", \"status\": ☞\"plannd\"}"),
            "unknown-word",
            "did you mean \"planned\"?",
        ),
        (
            file("", "{\"id\": \"almere\"}", "{\"source\": \"á\", \"target\": ☞\"almeer\"}"),
            "dangling-tie",
            "did you mean \"almere\"?",
        ),
        (
            file("", "", "").replacen("\"directed\"", "☞\"title\": \"x\", \"directed\"", 1),
            "unknown-field",
            "`title` belongs inside `graph`",
        ),
    ];
    for (marked, code, hint) in &cases {
        let (_, finding) = expect(code, marked);
        assert!(finding.hint.as_ref().map(|hint| &*hint.en).unwrap_or_default().starts_with(hint), "{finding:?}");
    }
}

/// A field that nobody knows is kept, and mentioned once however often it occurs.
/// Letter by letter, two names of a million letters would be compared for hours; and nobody reads them in a message.
#[test]
fn endless_names_are_neither_compared_nor_shown() {
    let long = "x".repeat(1_000_000);
    let ties = format!(r#"{{"source": "{long}", "target": "{}"}}"#, &long[1..]);
    let text = file("", &format!(r#"{{"id": "{long}"}}"#), &ties);
    let inputs = verbinder::formats::from_bytes(text.as_bytes(), "l.json", &Default::default()).unwrap();
    let found = &inputs[0].network.diagnostics;
    assert!(!found.is_empty());
    for finding in found {
        assert!(finding.message.en.contains('…') && finding.message.en.len() < 400, "{}", finding.code);
        assert!(finding.hint.as_ref().is_none_or(|hint| hint.en.len() < 400), "{}", finding.code);
    }
}

#[test]
fn unknown_fields_become_attributes_with_one_notice_each() {
    let marked = file("", "{\"id\": \"c\", ☞\"wijk\": \"Haven\"},\n    {\"id\": \"d\", \"wijk\": \"Poort\"}", "");
    let (text, finding) = expect("unknown-field", &marked);
    assert_eq!(finding.severity, Severity::Notice);
    assert!(finding.message.en.contains("`wijk`") && finding.message.en.contains("2 times"), "{}", finding.message);
    let network = formats::read(text.as_bytes(), "n.json").unwrap().value;
    assert_eq!(network.node(network.index_of("d").unwrap()).attributes["wijk"], "Poort");
}

#[test]
fn null_is_absent_anywhere() {
    let nulls =
        "{\"id\": \"c\", \"label\": null, \"since\": null, \"evidence\": null, \"municipality\": [null], \"x\": null}";
    let checked = formats::read(file("\"title\": null", nulls, "").as_bytes(), "n.json").unwrap();
    assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
    let node = checked.value.node(checked.value.index_of("c").unwrap()).clone();
    assert_eq!(node, verbinder::model::Node::new("c"));
}

/// A strength above zero that is too small or too large is told the bounds, and not that it must be above zero.
#[test]
fn strengths_out_of_range_are_told_the_range() {
    for strength in ["1e-300", "1e308"] {
        let json = format!(
            r#"{{"nodes": [{{"id": "a"}}, {{"id": "b"}}], "edges": [{{"source": "a", "target": "b", "strength": {strength}}}]}}"#
        );
        let csv = format!("source,target,strength\na,b,{strength}\n");
        for (text, name) in [(json, "n.json"), (csv, "n.csv")] {
            let read =
                formats::from_bytes(text.as_bytes(), name, &formats::ReadOptions::default()).unwrap().swap_remove(0);
            let found: Vec<_> =
                read.network.diagnostics.iter().filter(|found| found.code.starts_with("bad-")).collect();
            assert_eq!(found.len(), 1, "{name}: {:?}", read.network.diagnostics);
            let said =
                format!("{} {}", found[0].message, found[0].hint.as_ref().map(|hint| &*hint.en).unwrap_or_default());
            assert!(said.contains("between 1e-100 and 1e100") && !said.contains("above zero"), "{name}: {said}");
        }
    }
}
