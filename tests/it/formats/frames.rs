//! Frames in JSON: tables of a program, read by the rules of tables.

use serde_json::json;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Certainty, Strength};
use verbinder::rules;

fn read(frames: &serde_json::Value) -> Input {
    let text = json!({ "frames": frames }).to_string();
    formats::from_bytes(text.as_bytes(), "town", &ReadOptions::default()).unwrap().swap_remove(0)
}

#[test]
fn frames_are_known_by_their_content_and_read_as_tables() {
    let input = read(&json!({
        "ties": {
            "columns": ["wie", "naar", "sterkte", "zekerheid", "code", "paid", "since"],
            "fields": {"source": "wie"},
            "rows": [["A", "B", 1.234, "impliciet", "12", true, 2014.0], ["B", "C", null, null, "13", false, null]],
        },
        "nodes": {"columns": ["id", "gemeente"], "rows": [["A", "Ede; Epe"], ["B", null], ["C", "Ede"], ["D", ""]]},
    }));
    assert_eq!(input.format.id, "frames");
    assert!(input.network.diagnostics.is_empty(), "{:?}", input.network.diagnostics);
    let network = &input.network.value;
    assert_eq!((network.node_count(), network.tie_count()), (4, 2));
    assert_eq!(network.node(0).municipalities, ["Ede", "Epe"]);
    let tie = network.tie(0).tie;
    assert_eq!((tie.strength, tie.certainty), (Some(Strength::Number(1.234)), Certainty::Implied));
    assert_eq!((&tie.attributes["code"], &tie.attributes["paid"]), (&json!("12"), &json!(true)));
    assert_eq!(tie.period.since.unwrap().to_string(), "2014");
}

#[test]
fn findings_name_row_and_column() {
    let input = read(&json!({
        "ties": {"columns": ["van", "naar", "sinds"], "rows": [["A", "B", "2014"], ["A", null, "2014"], ["A", "B", "ooit"]]},
        "nodes": {"columns": ["id", "aantal organisaties"], "rows": [["A", 3], ["B", "veel"]]},
    }));
    let mut places: Vec<String> =
        input.network.diagnostics.iter().map(|found| format!("{} {}", found.code, found.place)).collect();
    places.sort();
    assert_eq!(
        places,
        [
            "bad-value town (row 2 of the nodes, column \"aantal organisaties\")",
            "bad-value town (row 3, column \"sinds\")",
            "no-end town (row 2, column \"naar\")",
        ]
    );
    let bare = (rules::find("no-evidence").unwrap().check)(&input.network.value, &input.origins);
    assert_eq!(input.locate(bare)[0].place.to_string(), "town (row 1)");
}

#[test]
fn what_is_no_frame_is_refused_with_what_to_do() {
    let refused = |text: &str| {
        let error = formats::from_bytes(text.as_bytes(), "town", &ReadOptions::default()).map(|_| ()).unwrap_err();
        format!("{error} | {}", error.hints().join(" | "))
    };
    let unknown = refused(r#"{"frames": {"ties": {"columns": ["wie", "metwie"], "rows": [["A", "B"]]}}}"#);
    assert!(
        unknown.starts_with("town: no column says where ties begin and end; the headings are \"wie\", \"metwie\""),
        "{unknown}"
    );
    assert!(unknown.contains("read(frame, columns=(…, …))"), "{unknown}");
    let text = r#"{"frames": {"ties": {"columns": ["van", "naar"], "rows": [["A", "B"], 3]}}}"#;
    let place = format!("town:1:{}: a row must be a list", text.find("3]").unwrap() + 1);
    assert!(refused(text).contains(&place), "{}", refused(text));
    let without = refused(r#"{"frames": {"ties": {"rows": []}}}"#);
    assert!(without.contains("missing field `columns`") && without.contains("a list of names"), "{without}");
}
