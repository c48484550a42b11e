//! Bytes that are no network: refused with the place and with what to do.

use crate::support::marked::unmark;
use verbinder::{ErrorKind, formats};

fn refusal(bytes: &[u8], name: &str) -> (String, String) {
    let error = formats::read(bytes, name).expect_err(name);
    assert_eq!(error.kind(), ErrorKind::Format);
    assert!(!error.hints().is_empty(), "{error} has no hint");
    (error.to_string(), error.hints().join(" | "))
}

/// The mark stands at the character at which JSON stops being JSON, by the grammar of RFC 8259.
#[test]
fn broken_syntax_names_line_column_and_the_usual_reason() {
    let cases = [
        ("{\"nodes\": [{\"id\": 1},☞], \"edges\": []}", "comma before the closing bracket"),
        ("{\"nodes\": [\n  {\"id\": 1,☞}\n]}", "comma before the closing bracket"),
        ("{\"nodes\": [\n  {\"id\": 1}\n  ☞{\"id\": 2}\n]}", "comma is missing"),
        ("{\"nodes\": [\n  {\"id\": \"é\", \"x\": ☞NaN}\n]}", "no NaN"),
        ("{☞'nodes': []}", "double quotes"),
        ("{\"nodes\": [{\"id\": ☞None}]}", "Python"),
        ("{\"nodes\": [], ☞// none\n \"edges\": []}", "no comments"),
        ("{\"nodes\": [], \"edges\": []} ☞{}", "holds one network"),
    ];
    for (marked, reason) in cases {
        let (text, (line, column)) = unmark(marked);
        let (message, hints) = refusal(text.as_bytes(), "n.json");
        assert!(message.starts_with(&format!("n.json:{line}:{column}: ")), "{message} for {marked}");
        assert!(hints.contains(reason), "{hints} for {marked}");
    }
}

#[test]
fn a_file_that_was_cut_off_names_the_bracket_that_is_open() {
    let (message, hints) = refusal(b"{\"nodes\": [\n  {\"id\": \"a\"", "cut.json");
    assert!(message.contains("ends inside an object"), "{message}");
    assert!(hints.contains("the `{` at line 2, column 3"), "{hints}");
}

#[test]
fn other_encodings_and_formats_are_recognised_and_named() {
    let cases: [(&[u8], &str, &str); 8] = [
        (b"\x1f\x8b\x08", "a.json.gz", "gzip"),
        (b"PK\x03\x04", "a.xlsx", "workbook"),
        (b" \n ", "a.json", "empty"),
        (b"<!DOCTYPE html><html></html>", "a.html", "web page"),
        (b"%PDF-1.7 x", "a.pdf", "PDF"),
        (b"[1, 2]", "a.json", "list"),
        (b"{\"elements\": {}}", "a.cyjs", "elements"),
        (b"{\"nods\": []}", "a.json", "nods"),
    ];
    for (bytes, name, words) in cases {
        let (message, _) = refusal(bytes, name);
        assert!(message.starts_with(name) && message.contains(words), "{message}");
    }
}

#[test]
fn a_byte_order_mark_is_no_obstacle_and_shifts_no_column() {
    let (text, (line, column)) = unmark("{\"nodes\": [], \"edges\": [], ☞\"nods\": 1}");
    let checked = formats::read(format!("\u{feff}{text}").as_bytes(), "bom.json").unwrap();
    let place = &checked.diagnostics[0].place;
    assert_eq!((place.line, place.column), (Some(line), Some(column)));
}

#[test]
fn a_missing_file_is_an_error_of_reading() {
    let error = formats::read_file(std::path::Path::new("no-such-file.json")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Read);
    assert!(error.to_string().starts_with("no-such-file.json cannot be read"));
}

/// By the table of Windows-1252 the byte E9 is é.
#[test]
fn a_guess_at_the_encoding_names_the_line_that_led_to_it() {
    let checked = formats::read(b"source,target\nA,B\nCaf\xe9,B\n", "a.csv").unwrap();
    let found = checked.diagnostics.iter().find(|found| found.code == "encoding").unwrap();
    assert_eq!(found.place.line, Some(3));
    assert!(found.message.en.contains("\"Caf\u{e9}\" of line 3"), "{found:?}");
}
