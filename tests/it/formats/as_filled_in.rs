//! Tables as people fill them in: columns that may mean two things, signs for a tick, rows beside what is known.

use serde_json::json;
use verbinder::diagnostics::{Diagnostic, Severity};
use verbinder::formats::{self, Input, ReadOptions};

fn read(text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), "s.csv", &ReadOptions::default()).unwrap().swap_remove(0)
}

fn found<'i>(input: &'i Input, code: &str) -> Vec<&'i Diagnostic> {
    input.network.diagnostics.iter().filter(|found| found.code == code).collect()
}

fn sizes(input: &Input) -> Vec<(String, Option<u32>, Option<serde_json::Value>)> {
    let node = |node: &verbinder::model::Node| {
        (node.id.clone(), node.members_stated, node.attributes.get("leden").or(node.attributes.get("Members")).cloned())
    };
    input.network.value.nodes().map(node).collect()
}

/// A club with 59 members has 59 people; an alliance with 20 has 20 organisations.
#[test]
fn members_of_a_club_are_no_organisations() {
    let input = read("naam;leden;soort\nClub;59;organisatie\nTafel;20;samenwerkingsverband\nRegio;7;regio\n");
    assert_eq!(
        sizes(&input),
        [
            ("Club".to_owned(), None, Some(json!(59))),
            ("Regio".to_owned(), Some(7), None),
            ("Tafel".to_owned(), Some(20), None),
        ]
    );
    let [said] = found(&input, "members-as-attribute")[..] else { panic!("{:?}", input.network.diagnostics) };
    assert_eq!((said.severity, said.place.line), (Severity::Notice, Some(2)));
    assert!(
        said.message.en.contains("\"leden\"") && said.message.en.contains("a node that is no structure"),
        "{said:?}"
    );
    assert!(said.hint.as_ref().map(|hint| &*hint.en).unwrap().contains("call it members_stated"), "{said:?}");
    // No kind at all, or words: still no error.
    let input = read("naam;Members\nClub;ongeveer 60\nVereniging;48\n");
    assert!(!input.network.has_errors());
    assert_eq!(sizes(&input)[1], ("Vereniging".to_owned(), None, Some(json!("48"))));
    assert!(found(&input, "members-as-attribute")[0].message.en.contains("2 nodes that are no structures"));
    // In a survey too: it describes who answers.
    let input = read("respondent;aantal leden;partner 1\nClub;59;School\nSchool;12;Club\n");
    assert!(input.network.value.nodes().all(|node| node.members_stated.is_none()));
    assert_eq!(found(&input, "members-as-attribute").len(), 1);
}

#[test]
fn headings_that_leave_no_doubt_count_organisations() {
    for heading in ["members_stated", "aantal organisaties", "Members stated"] {
        let input = read(&format!("naam;{heading}\nClub;59\n"));
        assert_eq!(input.network.value.node(0).members_stated, Some(59), "{heading}");
        assert!(found(&input, "members-as-attribute").is_empty(), "{heading}");
    }
    let options = ReadOptions {
        columns: vec![("members_stated".to_owned(), "leden".to_owned()), ("label".to_owned(), "naam".to_owned())],
        ..ReadOptions::default()
    };
    let input = formats::from_bytes(b"naam;leden\nClub;59\n", "s.csv", &options).unwrap().swap_remove(0);
    assert_eq!(input.network.value.node(0).members_stated, Some(59));
}

const TICKED: &str = "Organisatie;Tafel A;Tafel B\nGemeente;✓;\nWelzijn;✓;✓\n";

#[test]
fn ticks_are_ticks_whatever_their_sign() {
    for sign in ["✓", "✔", "✔\u{fe0f}", "√", "v", "V", "☑", "✅", "•", "●", "x", "ja"] {
        let input = read(&TICKED.replace('✓', sign));
        let network = &input.network.value;
        assert_eq!((network.node_count(), network.tie_count()), (4, 3), "{sign}");
        assert!(!input.network.has_errors(), "{sign}: {:?}", input.network.diagnostics);
        assert_eq!(found(&input, "read-as-two-modes").len(), 1, "{sign}");
    }
    // Who answered may be ticked too, and a matrix of one mode.
    let input = read("respondent;A;B;heeft geantwoord\nA;;√;√\nB;√;;√\n");
    assert_eq!(input.network.value.tie_count(), 2);
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
}

/// A sign that is no tick is named at its cell, and the rest is read.
#[test]
fn a_sign_that_is_no_tick_is_an_error_at_its_cell() {
    let input = read("Organisatie;Tafel A;Tafel B\nGemeente;✓;○\nWelzijn;✓;✓\n");
    let [said] = found(&input, "bad-value")[..] else { panic!("{:?}", input.network.diagnostics) };
    assert!(said.message.en.starts_with("\"○\" is no tick that verbinder knows"), "{said:?}");
    assert_eq!((said.severity, said.place.line, said.place.column), (Severity::Error, Some(2), Some(12)));
    assert_eq!(input.network.value.tie_count(), 3);
    let input = read(&TICKED.replace('✓', "◆"));
    assert_eq!(found(&input, "bad-value").len(), 3);
    // Marks for how good something is describe who stands in the row.
    let input = read("Organisatie;Bereik;Kwaliteit\nGemeente;+;-\nWelzijn;-;+\n");
    assert_eq!((input.network.value.node_count(), input.network.has_errors()), (2, false));
}

fn with_sheets(sheets: &[(&str, &[&[&str]])]) -> Input {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write(row, column, *cell).unwrap();
            }
        }
    }
    formats::from_bytes(&book.save_to_buffer().unwrap(), "b.xlsx", &ReadOptions::default()).unwrap().swap_remove(0)
}

#[test]
fn the_year_of_observation_has_several_names() {
    for name in [
        "jaar van waarneming",
        "Jaar van de waarneming",
        "observatiejaar",
        "waarnemingsjaar",
        "year of observation",
        "jaar",
    ] {
        let input = with_sheets(&[
            ("relaties", &[&["van", "naar"], &["A", "B"]]),
            ("netwerk", &[&["titel", "Ede"], &[name, "2025"]]),
        ]);
        assert_eq!(input.network.value.info().observation_year, Some(2025), "{name}");
        assert!(found(&input, "unknown-row").is_empty(), "{name}");
    }
}

#[test]
fn rows_about_the_network_that_are_not_known_are_said() {
    let ties: (&str, &[&[&str]]) = ("relaties", &[&["van", "naar"], &["A", "B"]]);
    let input = with_sheets(&[ties, ("netwerk", &[&["titel", "Ede"], &["jaar v.d. meting", "2025"]])]);
    let [said] = found(&input, "unknown-row")[..] else { panic!("{:?}", input.network.diagnostics) };
    assert_eq!(
        (said.severity, said.place.to_string()),
        (Severity::Notice, "b.xlsx, sheet netwerk, cell A2".to_owned())
    );
    assert!(
        said.message.en.contains("\"jaar v.d. meting\"") && said.message.en.contains("it stays a remark"),
        "{said:?}"
    );
    assert!(said.hint.as_ref().map(|hint| &*hint.en).unwrap().contains("jaar van waarneming"));
    let input = with_sheets(&[ties, ("netwerk", &[&["opdracht", "GGD"], &["versie", "2"]])]);
    assert!(found(&input, "unknown-row")[0].message.en.contains("2 rows of the sheet \"netwerk\""));
}

/// A sheet of sources under Dutch headings: ids and titles are words, also where they are written in digits, and the year is a number.
#[test]
fn sources_are_read_under_dutch_headings() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let ties = vec![vec!["van", "naar", "bron"], vec!["A", "B", "12 p. 3"]];
    let sources = vec![
        vec!["Code", "Titel", "Uitgever", "Datum", "Link", "Jaar"],
        vec!["12", "1984", "Krant", "3 mei 2013", "https://example.org", "2013"],
    ];
    for (name, rows) in [("relaties", ties), ("bronnen", sources)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell).unwrap();
            }
        }
    }
    let read = verbinder::formats::read(&book.save_to_buffer().unwrap(), "b.xlsx").unwrap();
    let source = read.value.source("12").expect("a source");
    let texts = [&source.title, &source.publisher, &source.date, &source.url].map(|text| text.as_deref());
    assert_eq!(texts, [Some("1984"), Some("Krant"), Some("3 mei 2013"), Some("https://example.org")]);
    assert_eq!((source.observation_year, source.attributes.len()), (Some(2013), 0));
}
