//! Diagrams and the report, as files.

use super::{ARTICLES, output, verbinder};
use std::path::Path;

#[test]
fn a_diagram_is_written_by_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    for (name, start) in [("x.dot", &b"graph"[..]), ("x.svg", b"<"), ("x.png", b"\x89PNG")] {
        verbinder().args(["diagram", ARTICLES, "-o", file(name).to_str().unwrap()]).assert().success();
        let bytes = std::fs::read(file(name)).unwrap();
        assert!(bytes.starts_with(start), "{name} starts with {:?}", &bytes[..10]);
        assert!(bytes.len() > 10_000, "{name} is not empty");
    }
    assert!(output(&["diagram", ARTICLES]).starts_with("graph"), "DOT on standard output");
}

#[test]
fn every_view_can_be_drawn() {
    let views: [&[&str]; 13] = [
        &["--view", "whole"],
        &["--view", "municipality", "--name", "Wageningen"],
        &["--view", "structure", "--name", "Het Startpunt", "--unnamed", "ghosts"],
        &["--view", "bridges"],
        &["--view", "compare"],
        &["--view", "ego", "--name", "Sociaal Werk Nederland", "--steps", "2"],
        &["--view", "communities"],
        &["--view", "layers"],
        &["--view", "layers", "--by", "year"],
        &["--view", "two-mode"],
        &["--view", "matrix"],
        &["--view", "difference", "--from", "2013", "--to", "2018"],
        &["--view", "radial"],
    ];
    for view in views {
        let mut arguments = vec!["diagram", ARTICLES];
        arguments.extend(view);
        assert!(output(&arguments).len() > 2_000, "{view:?}");
    }
}

#[test]
fn a_network_against_itself_has_not_changed() {
    let dot = output(&["diagram", ARTICLES, "--view", "difference", "--against", ARTICLES, "--lang", "en"]);
    assert!(dot.contains("0 gained, 0 lost"), "nothing came and nothing went");
    assert!(dot.contains("kind=\"kept\"") && !dot.contains("kind=\"gained\""));
}

#[test]
fn the_report_holds_page_tables_and_diagrams() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    verbinder().args(["report", ARTICLES, "-o", out.to_str().unwrap()]).assert().success();
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"));
    let files = |folder: &Path, ending: &str| {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|found| found == ending)).count()
    };
    assert_eq!(files(&out.join("tables"), "csv"), 7);
    assert_eq!(files(&out.join("tables"), "json"), 7);
    assert!(files(&out.join("diagrams"), "svg") >= 15);
    assert_eq!(files(&out.join("diagrams"), "svg"), files(&out.join("diagrams"), "dot"));
    // Every link of the page leads somewhere: a file of the report, or a place in the page.
    for link in page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        match link.strip_prefix('#') {
            Some(anchor) => assert!(page.contains(&format!("id=\"{anchor}\"")), "#{anchor} is nowhere"),
            None => assert!(link.starts_with("http") || out.join(link).is_file(), "{link} is no file"),
        }
    }
}

#[test]
fn script_in_names_stays_text() {
    let hostile = r#"{"directed": true, "graph": {"title": "</title><script>alert(1)</script>"},
        "nodes": [{"id": "a", "label": "<img src=x onerror=alert(1)>", "municipality": "\"><script>alert(2)</script>"},
                  {"id": "b", "label": "]]></svg><script>alert(3)</script>", "municipality": "../../x"},
                  {"id": "c", "label": "{{ 7 * 7 }}\u001b[31m\u202e", "municipality": "y"}],
        "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]}"#;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    verbinder().args(["report", "-", "-o", out.to_str().unwrap()]).write_stdin(hostile).assert().success();
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains("<img"), "markup in names is escaped");
    assert!(!page.contains("{{ 7") || page.contains("{{ 7 * 7 }}"), "names are no templates");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is written beside the folder");
    let terminal = verbinder().args(["actors", "-"]).write_stdin(hostile).assert().success();
    assert!(!terminal.get_output().stdout.contains(&0x1b), "no escape sequence passes");
}
