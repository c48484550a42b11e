//! What must hold for every network and for every pile of bytes.

use crate::support::networks::{any_json, any_network, assert_same, field};
use proptest::prelude::*;
use serde_json::{Value, json};
use verbinder::diagnostics::Severity;
use verbinder::formats;

proptest! {
    /// Writing loses nothing, and reading our own file finds nothing wrong beyond what is worth a notice.
    #[test]
    fn a_network_survives_its_file(network in any_network()) {
        let file = formats::write_json(&network);
        let back = formats::read(file.as_bytes(), "network.json").unwrap();
        assert_same(&network, &back.value);
        prop_assert!(!back.has_errors(), "{:#?}", back.diagnostics);
        prop_assert_eq!(&formats::write_json(&back.value), &file);
    }

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = formats::read(&bytes, "x.json");
    }

    /// Text made of what JSON is made of gets further into the reader than bytes do.
    #[test]
    fn scraps_of_json_never_panic(scraps in prop::collection::vec(
        prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\"nodes\"", "\"edges\"", "\"id\"", "1", "-", "null", "true",
            "\n", "é", "\\ud800", "\"graph\"", "e9", "{\"nodes\": [", "]}", "NaN", "//",
        ]), 0..40)) {
        let _ = formats::read(scraps.concat().as_bytes(), "x.json");
    }

    /// Whatever stands in the fields: places lie in the file, and the network that could be made survives its own file.
    #[test]
    fn any_values_are_read_as_far_as_they_can_be(
        graph in any_json(3),
        nodes in prop::collection::vec(prop::collection::vec((field(), any_json(2)), 0..8), 0..6),
        ties in prop::collection::vec((0..6usize, 0..6usize, prop::collection::vec((field(), any_json(2)), 0..8)), 0..6),
        native in any::<bool>(),
        directed in any::<bool>(),
    ) {
        let mut graph = if graph.is_object() { graph } else { json!({"title": graph}) };
        if native { graph["format"] = json!("verbinder/1"); }
        let objects = |fields: Vec<(String, Value)>| Value::Object(fields.into_iter().collect());
        let nodes: Vec<Value> = nodes.into_iter().enumerate().map(|(index, fields)| {
            let mut node = objects(fields);
            if index % 2 == 0 { node["id"] = json!(index.to_string()); }
            node
        }).collect();
        let ties: Vec<Value> = ties.into_iter().map(|(source, target, fields)| {
            let mut tie = objects(fields);
            tie["source"] = json!(source);
            tie["target"] = json!(target.to_string());
            tie
        }).collect();
        let text = json!({"directed": directed, "graph": graph, "nodes": nodes, "edges": ties}).to_string();
        let input = formats::from_bytes(text.as_bytes(), "x.json", &formats::ReadOptions::default()).unwrap().swap_remove(0);
        for finding in &input.network.diagnostics {
            let span = finding.place.range().expect("every finding has a span");
            prop_assert!(input.text.get(span).is_some());
            prop_assert!(finding.place.line == Some(1) && finding.place.column.is_some(), "{finding:?}");
            prop_assert_eq!(finding.place.file.as_deref(), Some("x.json"));
        }
        prop_assert_eq!(input.origins.nodes.len(), input.network.value.node_count());
        prop_assert_eq!(input.origins.ties.len(), input.network.value.tie_count());
        let file = formats::write_json(&input.network.value);
        let back = formats::read(file.as_bytes(), "x.json").unwrap();
        assert_same(&input.network.value, &back.value);
    }
}

/// Nesting deeper than any stack, as an attribute and in place of every list.
#[test]
fn deep_nesting_is_no_danger() {
    let deep = format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000));
    let objects = format!("{}1{}", "{\"a\":".repeat(200_000), "}".repeat(200_000));
    for value in [&deep, &objects] {
        let file = format!(
            "{{\"graph\": {{\"x\": {value}}}, \"nodes\": [{{\"id\": \"a\", \"x\": {value}}}, {value}], \"edges\": []}}"
        );
        let checked = formats::read(file.as_bytes(), "deep.json").unwrap();
        assert_eq!(checked.value.node_count(), 1);
        let errors: Vec<&str> =
            checked.diagnostics.iter().filter(|d| d.severity == Severity::Error).map(|d| d.code).collect();
        assert_eq!(errors.iter().filter(|code| **code == "unreadable-value").count(), 2, "{errors:?}");
    }
    for opened in ["[".repeat(200_000), "{\"nodes\":".repeat(200_000)] {
        assert!(formats::read(opened.as_bytes(), "open.json").is_err());
    }
}
