//! What people write for a value, in both languages, word by word; and what the message asks for where a word is unknown.

use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Beside, Input, ReadOptions};
use verbinder::model::{Certainty, Respondent, Sign, Status, Vocabulary};
use verbinder::present::language::{Language, kinds};

fn read(text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions::default()).unwrap().swap_remove(0)
}

/// A list of one tie with this word in this column.
fn tie(column: &str, word: &str) -> Input {
    read(&format!("source,target,{column}\nA,B,{word}\n"))
}

#[test]
fn the_status_of_a_tie_in_the_words_of_both_languages() {
    let cases: [(Status, &[&str]); 6] = [
        (Status::Present, &["present", "bestaand", "Huidig", "actief", "active", "current"]),
        (Status::Planned, &["planned", "gepland", "voorgenomen"]),
        (Status::InFormation, &["in-formation", "in oprichting", "in_ontwikkeling", "being set up"]),
        (Status::Potential, &["potential", "mogelijk", "potentieel", "possible"]),
        (Status::Ending, &["ending", "aflopend"]),
        (Status::Ended, &["ended", "beëindigd", "beeindigd", "afgelopen", "gestopt", "past", "former"]),
    ];
    for (status, words) in cases {
        for word in words {
            let input = tie("status", word);
            let network = &input.network.value;
            let codes: Vec<&str> = input.network.diagnostics.iter().map(|found| found.code).collect();
            assert!(!codes.contains(&"bad-value"), "{word}: {codes:?}");
            assert_eq!(network.ties().next().unwrap().tie.status, status, "{word}");
        }
    }
}

#[test]
fn certainty_and_sign_of_a_tie_in_the_words_of_both_languages() {
    let certainties: [(Certainty, &[&str]); 3] = [
        (Certainty::Explicit, &["explicit", "expliciet", "zeker", "certain"]),
        (Certainty::Implied, &["implied", "impliciet", "afgeleid"]),
        (Certainty::Ambiguous, &["ambiguous", "dubbelzinnig", "onduidelijk", "onzeker", "unsure"]),
    ];
    for (certainty, words) in certainties {
        for word in words {
            let network = tie("certainty", word).network.value;
            assert_eq!(network.ties().next().unwrap().tie.certainty, certainty, "{word}");
        }
    }
    let signs: [(Sign, &[&str]); 2] = [
        (Sign::Positive, &["+", "positive", "pos", "positief", "1", "+1"]),
        (Sign::Negative, &["-", "\u{2212}", "negative", "neg", "negatief", "-1"]),
    ];
    for (sign, words) in signs {
        for word in words {
            let network = tie("sign", word).network.value;
            assert_eq!(network.ties().next().unwrap().tie.sign, Some(sign), "{word}");
        }
    }
}

#[test]
fn who_answered_in_the_words_of_both_languages() {
    let cases: [(Respondent, &[&str]); 4] = [
        (Respondent::Yes, &["yes", "ja", "1", "x"]),
        (Respondent::NamedOnly, &["named-only", "named", "not asked", "alleen genoemd", "genoemd", "niet_gevraagd"]),
        (Respondent::NoResponse, &["no-response", "non-response", "geen antwoord", "geen respons", "nee"]),
        (Respondent::Unknown, &["unknown", "onbekend"]),
    ];
    for (respondent, words) in cases {
        for word in words {
            let nodes = formats::Beside {
                name: "nodes.csv".to_owned(),
                bytes: format!("id,respondent\nA,{word}\n").into_bytes(),
            };
            let options = ReadOptions { beside: Some(nodes), ..ReadOptions::default() };
            let input = formats::from_bytes(b"source,target\nA,B\n", "t.csv", &options).unwrap().swap_remove(0);
            let network = &input.network.value;
            let a = (0..network.node_count()).find(|&node| network.node(node).id == "A").unwrap();
            assert_eq!(network.node(a).respondent, respondent, "{word}");
        }
    }
}

/// The words of docs/file-format.md, so that one may copy them out of the message.
#[test]
fn a_value_that_cannot_be_read_is_answered_by_what_can() {
    for (column, wanted) in [
        ("sign", "write + or -"),
        ("status", "write present, planned, in-formation, potential, ending or ended"),
        ("certainty", "write explicit, implied or ambiguous"),
        ("since", "write a year (2014)"),
        ("derived", "write yes or no"),
        ("directed", "write directed or undirected"),
        ("strength", "write a number above zero"),
    ] {
        let input = tie(column, "qqq");
        let hints = |found: &Diagnostic| format!("{found:?}");
        assert!(
            input.network.diagnostics.iter().any(|found| hints(found).contains(wanted)),
            "{column}: {:#?}",
            input.network.diagnostics
        );
    }
}

/// A kind that nobody declared is said once, with how many have it.
#[test]
fn kinds_that_are_unknown_are_counted() {
    let input = formats::from_bytes(
        b"graph { a [kind=zwembad]; b [kind=zwembad]; c [kind=zwembad]; a -- b [kind=zwemt]; b -- c [kind=zwemt] }",
        "g.dot",
        &ReadOptions::default(),
    )
    .unwrap()
    .swap_remove(0);
    for said in ["3 nodes are of the kind \"zwembad\"", "2 ties are of the kind \"zwemt\""] {
        assert!(
            input.network.diagnostics.iter().any(|found| found.message.en.starts_with(said)),
            "{:#?}",
            input.network.diagnostics
        );
    }
}

/// What the program calls kinds, statuses and certainties in tables and pictures may stand in a table of a person too.
#[test]
fn what_the_program_shows_is_read_in_both_languages() {
    let shipped = Vocabulary::shipped();
    let tie = |heading: &str, word: &str| {
        let input = tie(heading, word);
        assert!(!input.network.has_errors(), "{word}: {:#?}", input.network.diagnostics);
        input.network.value.ties().next().unwrap().tie.clone()
    };
    let node_kind = |word: &str| {
        let nodes = Beside { name: "nodes.csv".to_owned(), bytes: format!("id;soort\nA;{word}\nB;\n").into_bytes() };
        let options = ReadOptions { beside: Some(nodes), ..ReadOptions::default() };
        let input = formats::from_bytes(b"van;naar\nA;B\n", "t.csv", &options).unwrap().swap_remove(0);
        assert!(!input.network.has_errors(), "{word}: {:#?}", input.network.diagnostics);
        input.network.value.nodes().find(|node| node.id == "A").unwrap().kind.clone()
    };
    for language in [Language::En, Language::Nl] {
        for kind in shipped.tie_kinds() {
            assert_eq!(tie("soort", &kinds::tie_kind(language, &shipped, &kind.id)).kind, *kind.id.as_str());
        }
        for kind in shipped.node_kinds() {
            assert_eq!(node_kind(&kinds::node_kind(language, &shipped, &kind.id)), kind.id);
        }
        for status in Status::ALL {
            assert_eq!(tie("status", language.status(status)).status, status);
        }
        for certainty in Certainty::ALL {
            assert_eq!(tie("zekerheid", language.certainty(certainty)).certainty, certainty);
        }
    }
}
