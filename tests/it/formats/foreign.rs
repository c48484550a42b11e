//! Node-link files of other programs.

use verbinder::diagnostics::{Checked, Severity};
use verbinder::formats;
use verbinder::model::{Network, Strength};

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

/// A weight of zero or below is no strength; it is pointed out and stays what it is.
#[test]
fn weights_that_are_no_strength_stay_attributes() {
    let text = r#"{"nodes": [{"id": 1}, {"id": 2}], "edges": [{"source": 1, "target": 2, "weight": -1}]}"#;
    let checked = formats::read(text.as_bytes(), "f.json").unwrap();
    assert_eq!(codes(&checked), ["bad-strength", "unknown-field"]);
    assert_eq!(checked.value.tie(0).tie.strength, None);
    assert_eq!(checked.value.tie(0).tie.attributes["weight"], -1);
}
