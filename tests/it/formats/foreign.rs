//! Node-link files of other programs.

use verbinder::diagnostics::{Checked, Severity};
use verbinder::formats;
use verbinder::model::{Network, Sign, Strength};

fn read(text: &str) -> Checked<Network> {
    let checked = formats::read(text.as_bytes(), "foreign.json").unwrap();
    assert!(checked.diagnostics.iter().all(|d| d.severity == Severity::Notice), "{:#?}", checked.diagnostics);
    checked
}

fn codes(checked: &Checked<Network>) -> Vec<&str> {
    let mut codes: Vec<&str> = checked.diagnostics.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    codes
}

/// As networkx 3.3 writes `node_link_data(nx.Graph([("a", 2)]), ...)`: ties under `links`, ids of any type, weights.
#[test]
fn networkx_undirected_with_links_and_weights() {
    let checked = read(
        r#"{"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"}, {"size": 3, "id": 2}],
            "links": [{"weight": 1.5, "source": "a", "target": 2}]}"#,
    );
    assert_eq!(codes(&checked), ["links", "mapped-field", "unknown-field"]);
    let tie = checked.value.tie(0);
    assert_eq!(tie.tie.strength, Some(Strength::Number(1.5)));
    assert!(!checked.value.has_direction());
    assert_eq!(checked.value.index_of("2"), Some(0));
    assert_eq!(checked.value.node(0).attributes["size"], 3);
}

/// The direction of a directed graph is not lost where its edges have no kind that would say so.
#[test]
fn networkx_directed_keeps_its_direction() {
    let checked = read(
        r#"{"directed": true, "multigraph": true, "graph": {"name": "flow"}, "nodes": [{"id": "b"}, {"id": "a"}],
            "edges": [{"source": "b", "target": "a", "key": 0}, {"source": "b", "target": "a", "key": 1}]}"#,
    );
    assert_eq!(codes(&checked), ["mapped-field"]);
    assert!(checked.value.ties().all(|tie| checked.value.is_directed(tie.tie)));
    let tie = checked.value.tie(0);
    assert_eq!((checked.value.node(tie.source).id.as_str(), tie.tie.attributes["key"].clone()), ("b", 0.into()));
    assert_eq!(checked.value.info().title.as_deref(), Some("flow"));
}

/// d3 up to version 3: no ids, ties by position.
#[test]
fn d3_with_ties_by_position() {
    let checked = read(
        r#"{"nodes": [{"name": "Valjean", "group": 2}, {"name": "Javert"}], "links": [{"source": 1, "target": 0}]}"#,
    );
    assert_eq!(codes(&checked), ["ids-by-position", "links", "mapped-field", "unknown-field"]);
    let tie = checked.value.tie(0);
    assert_eq!(checked.value.node(tie.source).label, "Javert");
    assert_eq!(checked.value.node(tie.target).label, "Valjean");
}

/// As in the other formats of other programs: zero is no tie, below zero is a negative one, and then those above zero are positive.
#[test]
fn weights_of_zero_and_below_say_what_they_say_elsewhere() {
    let text = r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}], "edges": [
        {"source": "a", "target": "b", "weight": 0}, {"source": "b", "target": "c", "weight": -2.5}, {"source": "c", "target": "d", "weight": 3}]}"#;
    let checked = formats::read(text.as_bytes(), "f.json").unwrap();
    assert_eq!(codes(&checked), ["mapped-field", "negative-weight", "zero-weight"]);
    let ties: Vec<_> = checked.value.ties().map(|tie| (tie.tie.strength, tie.tie.sign)).collect();
    let strength = |value| Some(Strength::Number(value));
    assert_eq!(ties, [(strength(2.5), Some(Sign::Negative)), (strength(3.0), Some(Sign::Positive))]);
    assert_eq!(checked.value.node_count(), 4, "whoever had only that tie stays");
    // A sign in so many words goes before.
    let said = text.replace("-2.5", "-2.5, \"sign\": \"+\"");
    let checked = formats::read(said.as_bytes(), "f.json").unwrap();
    assert_eq!(checked.value.tie(0).tie.sign, Some(Sign::Positive));
    // In a file of our own a weight is an attribute that nobody knows.
    let own = text.replacen('{', r#"{"graph": {"format": "verbinder/1"}, "#, 1);
    assert_eq!(formats::read(own.as_bytes(), "f.json").unwrap().value.tie_count(), 3);
    let odd = text.replace("-2.5", "\"much\"");
    let checked = formats::read(odd.as_bytes(), "f.json").unwrap();
    assert!(codes(&checked).contains(&"bad-strength"));
    assert_eq!(checked.value.tie(0).tie.attributes["weight"], "much");
}
