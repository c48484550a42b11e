//! Sentences that a newcomer stumbled over: one of a thing, one file of many networks, tables that are not for Excel.

use super::{FAMILIES, result, verbinder};

fn notes(made: &serde_json::Value) -> String {
    made["notes"].to_string()
}

#[test]
fn one_of_a_thing_is_no_plural() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("n.json").to_string_lossy().into_owned();
    let write = |nodes: &str, edges: &str| {
        std::fs::write(&file, format!(r#"{{"nodes": [{nodes}], "edges": [{edges}]}}"#)).unwrap()
    };
    let (abc, path) = (
        r#"{"id": "a"}, {"id": "b"}, {"id": "c"}"#,
        r#"{"source": "a", "target": "b"}, {"source": "b", "target": "c"}"#,
    );
    write(&format!(r#"{abc}, {{"id": "alone"}}"#), path);
    let said = notes(&result(&["clusters", &file, "--lang", "nl"]));
    assert!(said.contains("1 knoop zonder partner zit in geen gemeenschap"), "{said}");
    let said = notes(&result(&["clusters", &file, "--lang", "en"]));
    assert!(said.contains("1 node without a partner is in no community"), "{said}");
    write(abc, path);
    let said = notes(&result(&["whatif", &file, "--weakest", "--lang", "nl"]));
    assert!(said.contains("1 actor houdt anderen in contact"), "{said}");
    let said = notes(&result(&["whatif", &file, "--weakest", "--lang", "en"]));
    assert!(said.contains("1 actor holds others in contact"), "{said}");
}

#[test]
fn a_file_of_several_networks_is_named_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("r.csv").to_string_lossy().into_owned();
    std::fs::write(&file, "gemeente;van;naar\nEde;a;b\nEde;b;c\nElst;d;e\nElst;e;f\nEpe;g;h\n").unwrap();
    let made = result(&["compare", &file, "--lang", "nl"]);
    assert_eq!(made["recipe"]["file"].as_array().unwrap().len(), 1);
    assert_eq!(made["recipe"]["sha256"].as_array().unwrap().len(), 1);
    assert!(notes(&made).contains("De volgorde van de rijen zegt niets"), "{}", notes(&made));
}

#[test]
fn the_page_says_where_tables_for_excel_come_from() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let run = verbinder().args(["report", FAMILIES, "--lang", "nl", "-o"]).arg(&out).assert().success();
    let said = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(said.contains(" geschreven: index.html, ") && said.contains(" tabellen (CSV, JSON)"), "{said}");
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("verbinder actors BESTAND -o actors.xlsx"));
}

#[test]
fn a_number_of_threads_is_asked_for_in_words() {
    for wrong in ["veel", "0", "2000", "-1"] {
        let run = verbinder().args(["describe", FAMILIES, &format!("--threads={wrong}")]).assert().code(2);
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(said.contains("a number from 1 to 1024 is expected"), "{said}");
    }
}
