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
    assert!(said.message.contains("\"leden\"") && said.message.contains("a node that is no structure"), "{said:?}");
    assert!(said.hint.as_deref().unwrap().contains("call it members_stated"), "{said:?}");
    // No kind at all, or words: still no error.
    let input = read("naam;Members\nClub;ongeveer 60\nVereniging;48\n");
    assert!(!input.network.has_errors());
    assert_eq!(sizes(&input)[1], ("Vereniging".to_owned(), None, Some(json!("48"))));
    assert!(found(&input, "members-as-attribute")[0].message.contains("2 nodes that are no structures"));
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
