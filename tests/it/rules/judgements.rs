//! What each rule says, by hand: in the texts, `☞` stands where the finding is expected.

use crate::support::dutch::in_both;
use crate::support::marked::unmark;
use crate::support::project_file;
use verbinder::diagnostics::Diagnostic;
use verbinder::{formats, rules};

/// What one rule finds in a file of these nodes and ties, and in which line and column.
pub(super) fn findings(rule: &str, text: &str) -> Vec<Diagnostic> {
    let input =
        formats::from_bytes(text.as_bytes(), "n.json", &formats::ReadOptions::default()).unwrap().swap_remove(0);
    assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
    let found = (rules::find(rule).unwrap().check)(&input.network.value, &input.origins);
    found.iter().for_each(in_both);
    input.locate(found)
}

pub(super) fn file(nodes: &str, ties: &str) -> String {
    format!(
        "{{\"graph\": {{\"format\": \"verbinder/1\", \"observation_year\": 2014, \"sources\": [{{\"id\": \"s\"}}, {{\"id\": \"late\", \"observation_year\": 2017}}]}},\n\"nodes\": [{nodes}],\n\"edges\": [{ties}]}}"
    )
}

/// The rule finds exactly one thing, at the mark, in these words.
pub(super) fn speaks(rule: &str, nodes: &str, ties: &str, words: &str) {
    let (text, place) = unmark(&file(nodes, ties));
    let found = findings(rule, &text);
    assert_eq!(found.len(), 1, "{rule} on {text}: {found:#?}");
    assert_eq!((found[0].place.line.unwrap(), found[0].place.column.unwrap()), place, "{:#?}", found[0]);
    assert!(found[0].message.en.contains(words), "{}", found[0].message);
}

pub(super) fn is_silent(rule: &str, nodes: &str, ties: &str) {
    let found = findings(rule, &file(nodes, ties));
    assert!(found.is_empty(), "{rule} on {nodes} {ties}: {found:#?}");
}

pub(super) const AB: &str = r#"{"id": "a", "label": "A"}, {"id": "b", "label": "B"}"#;

#[test]
fn stated_below_coded() {
    let house = |stated: u32, mark: &str| {
        format!(
            r#"{AB}, {{"id": "c"}}, {{"id": "h", "label": "Huis", "kind": "venue", "members_stated": {mark}{stated}}}"#
        )
    };
    let three = r#"{"source": "a", "target": "h", "kind": "located-in"}, {"source": "b", "target": "h", "kind": "located-in"}, {"source": "c", "target": "h", "kind": "participates-in"}"#;
    speaks("stated-below-coded", &house(2, "☞"), three, "said to have 2 members, and 3 are coded");
    is_silent("stated-below-coded", &house(3, ""), three);
    // Planned members are not there yet.
    is_silent(
        "stated-below-coded",
        &house(2, ""),
        &three.replacen("\"located-in\"", "\"located-in\", \"status\": \"planned\"", 1),
    );
}

/// Of a workbook the first tie of the first sheet is named, whatever the ties are called and however far down it stands.
#[test]
fn no_evidence_names_the_first_sheet_of_a_workbook() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, above, rows) in [("relaties", 3, [["y", "z"], ["w", "x"]]), ("links", 0, [["a", "b"], ["w", "z"]])] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in std::iter::once(["van", "naar"]).chain(rows).enumerate() {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(above + row as u32, column, cell).unwrap();
            }
        }
    }
    let nodes = book.add_worksheet().set_name("knopen").unwrap();
    for (row, id) in (0..).zip(["id", "a", "b", "w", "x", "y", "z"]) {
        nodes.write(row, 0, id).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let input = formats::from_bytes(&bytes, "b.xlsx", &formats::ReadOptions::default()).unwrap().swap_remove(0);
    let found = (rules::find("no-evidence").unwrap().check)(&input.network.value, &input.origins);
    let [found] = &found[..] else { panic!("{found:#?}") };
    assert_eq!((found.place.sheet.as_deref(), found.place.line), (Some("relaties"), Some(5)), "{found:#?}");
    assert!(found.message.en.contains("none of the 4 ties"), "{found:#?}");
}

#[test]
fn no_evidence() {
    let said = r#""evidence": [{"source": "s", "page": 1}]"#;
    let with = format!(r#"{{"source": "a", "target": "b", {said}}}"#);
    let without = r#"{"source": "a", "target": "b", "kind": "funds"}"#;
    speaks("no-evidence", AB, &format!("{with}, ☞{without}"), "A → B (funds) does not say where it was read");
    is_silent("no-evidence", AB, &with);
    // Where nothing has evidence, one notice stands for all, at the first tie of the file.
    let back = r#"{"source": "b", "target": "a", "kind": "funds"}"#;
    speaks("no-evidence", AB, &format!("☞{back}, {without}"), "none of the 2 ties");
    speaks("no-evidence", AB, &format!("☞{without}"), "the only tie does not say");
    let node = format!(r#"{{"id": "a", {said}}}, ☞{{"id": "b"}}"#);
    speaks("no-evidence", &node, &with, "\"b\" does not say where it was read");
    // A derived tie was read nowhere.
    is_silent("no-evidence", AB, &format!(r#"{with}, {{"source": "b", "target": "a", "derived": true}}"#));
}

#[test]
fn isolate() {
    let tie = r#"{"source": "a", "target": "b"}"#;
    speaks("isolate", &format!(r#"{AB}, ☞{{"id": "c", "label": "C"}}"#), tie, "\"C\" has no tie");
    is_silent("isolate", &format!(r#"{AB}, {{"id": "c", "part_of": "a"}}"#), tie);
    is_silent("isolate", &format!(r#"{AB}, {{"id": "c", "kind": "document"}}"#), tie);
    // Published: the Pucci have neither marriage nor business ties among the sixteen.
    let florentine = formats::read_file(&project_file("data/florentine-families.json")).unwrap();
    let found = (rules::find("isolate").unwrap().check)(&florentine.network.value, &florentine.origins);
    assert_eq!(found.len(), 1);
    assert!(found[0].message.en.contains("Pucci"));
}

#[test]
fn similar_names() {
    let pair = |one: &str, other: &str, place: &str| {
        format!(
            r#"{{"id": "a", "label": "{one}", "municipality": "Aalten"}}, ☞{{"id": "b", "label": "{other}", "municipality": "{place}"}}"#
        )
    };
    let same = [
        ("Stichting De Schoor", "de Schoor"),
        ("Buurtzorg", "Buurt zorg"),
        ("Café Één", "Cafe Een!"),
        ("Zorg & Welzijn", "Zorg en Welzijn"),
        ("Bibliotheek Aalten", "Biblioteek"),
        ("Humanitas", "Humanitas Aalten"),
        ("Gamma (gemeente Aalten)", "Gamma"),
    ];
    for (one, other) in same {
        speaks("similar-names", &pair(one, other, "Aalten"), "", "may be the same body");
        // Names of a type return in every town.
        is_silent("similar-names", &pair(one, other, "Zeist").replace('☞', ""), "");
    }
    let different = [
        ("Team 1", "Team 2"),
        ("Sociaal team Oost", "Sociaal team West"),
        ("Wijkteam Noord", "Wijkteam Noordoost"),
        ("Buurtzorg Nederland", "Buurtwerk Nederland"),
        ("De Zorg", "Welzijn"),
        ("Wijkteam (noord)", "Wijkteam (zuid)"),
    ];
    for (one, other) in different {
        is_silent("similar-names", &pair(one, other, "Aalten").replace('☞', ""), "");
    }
    // An alias is a name.
    speaks(
        "similar-names",
        r#"{"id": "a", "label": "Leger des Heils", "aliases": ["LdH"]}, ☞{"id": "b", "label": "LDH"}"#,
        "",
        "\"Leger des Heils\" and \"LDH\"",
    );
    // A part may carry the name of its whole, a region that of its town.
    is_silent("similar-names", r#"{"id": "a", "label": "MEE"}, {"id": "b", "label": "Mee", "part_of": "a"}"#, "");
    is_silent(
        "similar-names",
        r#"{"id": "a", "label": "Zeist", "kind": "municipality"}, {"id": "b", "label": "zeist", "kind": "region"}"#,
        "",
    );
}

#[test]
fn contradicting_signs() {
    let tie = |sign: &str, period: &str| format!(r#"{{"source": "a", "target": "b", "sign": {sign}{period}}}"#);
    speaks(
        "contradicting-signs",
        AB,
        &format!("{}, {}", tie("\"+\"", ""), tie("☞\"-\"", "")),
        "both positive and negative",
    );
    // The trust of a council that turned: two dated ties, no contradiction.
    let turned = format!("{}, {}", tie("\"-\"", ", \"until\": 2015"), tie("\"+\"", ", \"since\": 2015"));
    is_silent("contradicting-signs", AB, &turned);
    is_silent("contradicting-signs", AB, &format!("{}, {}", tie("\"+\"", ""), tie("\"+\"", ", \"layer\": \"x\"")));
    let directed = r#"{"source": "a", "target": "b", "kind": "funds", "sign": "+"}, {"source": "b", "target": "a", "kind": "funds", "sign": "-"}"#;
    is_silent("contradicting-signs", AB, directed);
}

#[test]
fn double_tie() {
    let one = r#"{"source": "a", "target": "b"}"#;
    // Without direction the order means nothing; the canonical order puts b – a last.
    speaks("double-tie", AB, &format!(r#"{one}, ☞{{"source": "b", "target": "a"}}"#), "stands in the data twice");
    let both_ways =
        r#"{"source": "a", "target": "b", "kind": "funds"}, {"source": "b", "target": "a", "kind": "funds"}"#;
    is_silent("double-tie", AB, both_ways);
    is_silent("double-tie", AB, &format!(r#"{one}, {{"source": "a", "target": "b", "since": 2013}}"#));
    is_silent("double-tie", AB, &format!(r#"{one}, {{"source": "a", "target": "b", "kind": "exchanges-knowledge"}}"#));
    // Somebody's report and a tie that nobody reported are two statements all the same.
    let reported = r#"{"source": "a", "target": "b"}, ☞{"source": "a", "target": "b", "reported_by": "a"}"#;
    speaks("double-tie", AB, reported, "stands in the data twice");
    // Both sides of a survey confirm a tie.
    let confirmed =
        r#"{"source": "a", "target": "b", "reported_by": "a"}, {"source": "a", "target": "b", "reported_by": "b"}"#;
    is_silent("double-tie", AB, confirmed);
}

#[test]
fn outside_observation() {
    let tie = |field: &str| format!(r#"{{"source": "a", "target": "b", {field}}}"#);
    speaks("outside-observation", AB, &tie("\"since\": ☞2015"), "present in 2014 and begins only in 2015");
    speaks("outside-observation", AB, &tie("\"until\": ☞\"2013-06\""), "ended in 2013-06 already");
    is_silent("outside-observation", AB, &tie("\"since\": 2014"));
    is_silent("outside-observation", AB, &tie("\"since\": 2015, \"status\": \"planned\""));
    // The year of the source counts before that of the network.
    is_silent("outside-observation", AB, &tie("\"since\": 2016, \"evidence\": [{\"source\": \"late\"}]"));
}

#[test]
fn planned_but_begun() {
    let tie = |field: &str| format!(r#"{{"source": "a", "target": "b", {field}}}"#);
    speaks(
        "planned-but-begun",
        AB,
        &tie("\"status\": \"planned\", \"since\": ☞2012"),
        "planned in 2014, but began in 2012",
    );
    is_silent("planned-but-begun", AB, &tie("\"status\": \"planned\", \"since\": 2015"));
    is_silent("planned-but-begun", AB, &tie("\"status\": \"planned\", \"since\": 2014"));
    is_silent("planned-but-begun", AB, &tie("\"status\": \"present\", \"since\": 2012"));
}

#[test]
fn ambiguous_ties() {
    let tie = r#"{"source": "a", "target": "b", "certainty": ☞"ambiguous"}, {"source": "b", "target": "a", "certainty": "ambiguous"}"#;
    speaks("ambiguous-ties", AB, tie, "2 ties are ambiguous");
    is_silent("ambiguous-ties", AB, r#"{"source": "a", "target": "b", "certainty": "implied"}"#);
}

#[test]
fn unknown_place() {
    let town = r#"{"id": "t", "label": "Gemeente Almere", "kind": "municipality"}"#;
    let node = |place: &str| format!(r#"{town}, {{"id": "a", "municipality": {place}}}"#);
    speaks("unknown-place", &node("☞\"Almeer\""), "", "1 node belongs to \"Almeer\"");
    is_silent("unknown-place", &node("[\"Almere\", \"national\"]"), "");
    // Without any municipality in the data nothing can be missing.
    is_silent("unknown-place", r#"{"id": "a", "municipality": "Florence"}"#, "");
}

#[test]
fn self_tie() {
    speaks(
        "self-tie",
        AB,
        r#"{"source": "b", "target": ☞"b"}, {"source": "a", "target": "b"}"#,
        "\"B\" is tied to itself",
    );
    is_silent("self-tie", AB, r#"{"source": "a", "target": "b"}"#);
}

#[test]
fn contradicting_reports() {
    let report = |by: &str, fields: &str| format!(r#"{{"source": "a", "target": "b", "reported_by": "{by}"{fields}}}"#);
    let two = |one: &str, other: &str| format!("{}, {}", report("a", one), report("b", other));
    for (one, other, words) in [
        (", \"strength\": 1", ", \"strength\": ☞4", "A reports the strength 1, B reports the strength 4"),
        (", \"strength\": \"weak\"", ", \"strength\": ☞\"strong\"", "the strength weak, B reports the strength strong"),
        (", \"status\": \"present\"", ", \"status\": ☞\"ended\"", "A reports present, B reports ended"),
        (", \"until\": 2009", ", \"since\": ☞2012", "–2009"),
    ] {
        speaks("contradicting-reports", AB, &two(one, other), words);
    }
    let directed = r#"{"source": "a", "target": "b", "reported_by": "a", "directed": false}, {"source": "b", "target": "a", "reported_by": "b", "directed": ☞true}"#;
    speaks("contradicting-reports", AB, directed, "no direction");
    // Marks of two sides are seldom the same.
    is_silent("contradicting-reports", AB, &two(", \"strength\": 3", ", \"strength\": 4"));
    is_silent("contradicting-reports", AB, &two(", \"strength\": 1", ""));
    is_silent("contradicting-reports", AB, &two(", \"strength\": 1, \"layer\": \"x\"", ", \"strength\": 4"));
    // One reporter, or none: two statements, which is another rule's matter.
    is_silent(
        "contradicting-reports",
        AB,
        &format!("{}, {}", report("a", ", \"strength\": 1"), report("a", ", \"strength\": 4")),
    );
    // Each tells of its own tie to the other.
    let own = r#"{"source": "a", "target": "b", "kind": "funds", "strength": 1, "reported_by": "a"}, {"source": "b", "target": "a", "kind": "funds", "strength": 9, "reported_by": "b"}"#;
    is_silent("contradicting-reports", AB, own);
}

#[test]
fn odd_strength() {
    let nodes: Vec<String> = (0..14).map(|number| format!(r#"{{"id": "n{number:02}"}}"#)).collect();
    let ties = |strengths: &[f64], mark: bool| {
        let tie = |(number, strength): (usize, &f64)| {
            let mark = if mark && number + 1 == strengths.len() { "☞" } else { "" };
            format!(r#"{{"source": "n00", "target": "n{:02}", "strength": {mark}{strength}}}"#, number + 1)
        };
        strengths.iter().enumerate().map(tie).collect::<Vec<_>>().join(", ")
    };
    let nodes = nodes.join(", ");
    let marks = [1.0, 2.0, 3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 5.0];
    let slip = [&marks[..], &[55.0]].concat();
    speaks("odd-strength", &nodes, &ties(&slip, true), "the strength 55; all others of its kind lie between 1 and 5");
    let found = findings("odd-strength", &file(&nodes, &ties(&slip, false)));
    assert!(found[0].message.en.ends_with("between 1 and 5"), "{found:?}");
    is_silent("odd-strength", &nodes, &ties(&marks, false));
    // One slip in fifty may be: in 102 ties two are told of.
    let many: Vec<String> = (0..103).map(|number| format!(r#"{{"id": "n{number:02}"}}"#)).collect();
    let many_marks: Vec<f64> = marks.iter().copied().cycle().take(100).chain([55.0, 60.0]).collect();
    assert_eq!(findings("odd-strength", &file(&many.join(", "), &ties(&many_marks, false))).len(), 2);
    // Counts that run far apart, as numbers of messages do, are no slips.
    is_silent("odd-strength", &nodes, &ties(&[1.0, 2.0, 5.0, 9.0, 20.0, 41.0, 90.0, 200.0, 450.0, 900.0], false));
    // Of a handful nobody can tell.
    is_silent("odd-strength", &nodes, &ties(&[1.0, 2.0, 3.0, 55.0], false));
    // Two in ten is how they are.
    is_silent("odd-strength", &nodes, &ties(&[&slip[..], &[60.0]].concat(), false));
}

#[test]
fn never_together() {
    let nodes = r#"{"id": "a"}, {"id": "b"}, {"id": "c"}"#;
    let ties = |first: &str, second: &str, mark: &str| {
        format!(
            r#"{{"source": "a", "target": "b", "kind": "collaborates", {first}}}, {{"source": "b", "target": "c", "kind": "collaborates", {mark}{second}}}"#
        )
    };
    let mark = |second: &str| second.replace("\"since\": ", "\"since\": ☞");
    let (ended, begun) = (r#""since": "2009", "until": "2011""#, r#""since": "2012""#);
    speaks("never-together", nodes, &ties(ended, &mark(begun), ""), "ties of 2009 to 2012 are counted together");
    // In 2011 both held; what has ended is counted in no figure; what has no end may go on.
    is_silent("never-together", nodes, &ties(ended, r#""since": "2011""#, ""));
    is_silent("never-together", nodes, &ties(&format!(r#"{ended}, "status": "ended""#), begun, ""));
    is_silent("never-together", nodes, &ties(r#""since": "2009""#, begun, ""));
}

/// What a questionnaire with marks and a code for no answer leaves, by hand.
#[test]
fn skip_code() {
    let nodes: Vec<String> = (0..30).map(|number| format!(r#"{{"id": "n{number:02}"}}"#)).collect();
    let nodes = nodes.join(", ");
    let ties = |strengths: &[f64], mark: usize| {
        let tie = |(number, strength): (usize, &f64)| {
            let (mark, sign) = (if number == mark { "☞" } else { "" }, if *strength < 0.0 { "-" } else { "+" });
            let (target, size) = (number + 1, strength.abs());
            format!(r#"{{"source": "n00", "target": "n{target:02}", "sign": "{sign}", "strength": {mark}{size}}}"#)
        };
        strengths.iter().enumerate().map(tie).collect::<Vec<_>>().join(", ")
    };
    let marks = [1.0, 2.0, 3.0, 4.0, 2.0, 3.0, 4.0, 1.0, 1.0, 2.0];
    let with = |codes: &[f64]| [&marks[..], codes].concat();
    speaks(
        "skip-code",
        &nodes,
        &ties(&with(&[99.0, 99.0, 88.0]), 10),
        "88 (1 times), 99 (2 times) among strengths from 1 to 4",
    );
    let many = with(&[99.0; 15]);
    speaks("skip-code", &nodes, &ties(&many, 10), "99 (15 times) among strengths from 1 to 4");
    let found = findings("skip-code", &file(&nodes, &ties(&many, 99)));
    assert!(found[0].hint.as_ref().unwrap().en.contains("--missing=99"), "{found:?}");
    // One rule speaks of it, not two.
    assert_eq!(findings("odd-strength", &file(&nodes, &ties(&with(&[99.0]), 99))).len(), 0);
    // Of one digit behind a short scale, and below zero.
    speaks(
        "skip-code",
        &nodes,
        &ties(&with(&[9.0, 8.0, 9.0]), 10),
        "8 (1 times), 9 (2 times) among strengths from 1 to 4",
    );
    speaks(
        "skip-code",
        &nodes,
        &ties(&with(&[-9.0, -99.0]), 10),
        "-99 (1 time), -9 (1 time) among strengths from 1 to 4",
    );
    // A mark of nine in a scale of ten, twice nine, distrust, a count, and 99 in a hundred are none.
    let scale = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 9.0, 9.0, 10.0];
    let percent = [10.0, 25.0, 50.0, 66.0, 75.0, 88.0, 99.0, 100.0];
    let silent = [&scale[..], &percent, &with(&[9.0, 9.0]), &with(&[-9.0, -1.0]), &[0.5, 1.0, 2.0, 99.0], &[1.0, 99.0]];
    silent.into_iter().for_each(|strengths| is_silent("skip-code", &nodes, &ties(strengths, 99)));
}

#[test]
fn placeholder_name() {
    let node = |label: &str, mark: &str| {
        format!(
            r#"{{"id": "welzijn", "label": "Welzijn"}}, {{"id": "zorg", "label": "Zorg"}}, {{"id": "q", "label": {mark}"{label}"}}"#
        )
    };
    let tie = r#"{"source": "welzijn", "target": "q"}"#;
    for label in ["?", "n.v.t.", "Onbekend", "geen", "overig", "x"] {
        speaks("placeholder-name", &node(label, "☞"), tie, "1 tie names it");
    }
    let both = format!(r#"{tie}, {{"source": "q", "target": "zorg"}}"#);
    speaks("placeholder-name", &node("?", "☞"), &both, "2 ties name it");
    is_silent("placeholder-name", &node("Overig jeugdwerk", ""), tie);
    // Where nodes are called a, b and c, x is a name.
    is_silent("placeholder-name", &format!(r#"{AB}, {{"id": "x", "label": "x"}}"#), "");
}

#[test]
fn two_modes() {
    let node = |id: &str, label: &str, kind: &str, place: &str| {
        format!(r#"{{"id": "{id}", "label": "{label}", "kind": {kind}, "municipality": "{place}"}}"#)
    };
    let house = node("a", "De Brug", "\"organisation\"", "Zeist");
    let twin = node("b", "De brug", "☞\"venue\"", "Zeist");
    speaks("two-modes", &format!("{house}, {twin}"), "", "\"a\" is of kind organisation, \"b\" of kind venue");
    // A type returns in every town.
    is_silent("two-modes", &format!("{house}, {}", node("b", "De Brug", "\"venue\"", "Almere")), "");
    let takes_part = r#"{"source": "a", "target": ☞"b", "kind": "participates-in"}"#;
    let table = r#"{"id": "t", "kind": "partnership"}"#;
    speaks("two-modes", &format!("{AB}, {table}"), takes_part, "1 tie says that others take part in \"B\"");
    is_silent("two-modes", AB, &takes_part.replace('☞', ""));
    is_silent("two-modes", &format!("{AB}, {table}"), r#"{"source": "a", "target": "t", "kind": "participates-in"}"#);
}

#[test]
fn unknown_municipality() {
    let towns = r#"{"id": "e", "label": "Gemeente Ede", "kind": "municipality"}, {"id": "z", "label": "Zeist", "kind": "municipality"}, {"id": "h", "label": "Den Haag", "kind": "municipality"}"#;
    let node = |place: &str| format!(r#"{towns}, {{"id": "n", "municipality": {place}}}"#);
    let of_2014 = file(&node("☞\"Haarlemmerliede en Spaarnwoude\""), "");
    let (text, place) = unmark(&of_2014.replace("\"observation_year\": 2014", "\"observation_year\": 2019"));
    let found = findings("unknown-municipality", &text);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.en.contains("is since 2019 part of Haarlemmermeer"), "{:?}", found[0]);
    assert_eq!((found[0].place.line.unwrap(), found[0].place.column.unwrap()), place);
    // In 2014 it was one, and Vijfheerenlanden was none yet.
    is_silent("unknown-municipality", &node("\"Haarlemmerliede en Spaarnwoude\""), "");
    speaks("unknown-municipality", &node("☞\"Vijfheerenlanden\""), "", "only since 2019");
    speaks("unknown-municipality", &node("☞\"Zandvort\""), "", "no Dutch municipality is called \"Zandvort\"");
    // A region may be a place, and towns of other countries are none of our business.
    is_silent(
        "unknown-municipality",
        &format!(r#"{}, {{"id": "r", "label": "Regio Foodvalley", "kind": "region"}}"#, node("\"Foodvalley\"")),
        "",
    );
    is_silent(
        "unknown-municipality",
        r#"{"id": "a", "municipality": "Florence"}, {"id": "b", "municipality": "Ede"}"#,
        "",
    );
}

#[test]
fn several_places() {
    let node = |place: &str| {
        format!(
            r#"{{"id": "a", "municipality": "Ede"}}, {{"id": "b", "municipality": "Wageningen"}}, {{"id": "c", "municipality": {place}}}"#
        )
    };
    for both in ["Ede, Wageningen", "Ede;Wageningen", "Ede/Wageningen", "Ede & Wageningen", "Wageningen en Ede"] {
        speaks("several-places", &node(&format!("☞\"{both}\"")), "", "which is read as one place");
        is_silent("unknown-municipality", &node(&format!("\"{both}\"")), "");
    }
    let found = findings("several-places", &file(&node("\"Ede, Wageningen\""), ""));
    assert!(found[0].hint.as_ref().map(|hint| &*hint.en).unwrap().contains("write \"Ede;Wageningen\""), "{found:?}");
    // A municipality is known by its node, with that word before its name or not.
    let town = r#"{"id": "z", "label": "Gemeente Zeedorp", "kind": "municipality"}"#;
    speaks("several-places", &format!("{town}, {}", node("☞\"Zeedorp, Ede\"")), "", "which is read as one place");
    // A municipality of three villages, a list of two, and what is no place.
    for sound in ["\"Nuenen, Gerwen en Nederwetten\"", "[\"Ede\", \"Wageningen\"]", "\"Ede, dorp\"", "\"Ede,\""] {
        is_silent("several-places", &node(sound), "");
    }
    // Of the data themselves, wherever they are.
    let abroad = r#"{"id": "a", "municipality": "Florence"}, {"id": "b", "municipality": "Siena"}, {"id": "c", "municipality": ☞"Florence, Siena"}"#;
    speaks("several-places", abroad, "", "1 node belongs to \"Florence, Siena\"");
}

#[test]
fn two_spellings() {
    let sectors = r#"{"id": "a", "sector": "zorg"}, {"id": "b", "sector": "zorg"}, {"id": "c", "sector": ☞"Zorg"}"#;
    speaks("two-spellings", sectors, "", "\"Zorg\" (1 node) and \"zorg\" (2 nodes) are 2 sectors");
    let found = findings("two-spellings", &file(&sectors.replace('☞', ""), ""));
    assert!(found[0].hint.as_ref().map(|hint| &*hint.en).unwrap().contains("write \"zorg\" everywhere"), "{found:?}");
    is_silent("two-spellings", r#"{"id": "a", "sector": "zorg"}, {"id": "b", "sector": "zorgen"}"#, "");
    let town = |place: &str| {
        format!(
            r#"{{"id": "t", "label": "Ede", "kind": "municipality", "municipality": "Ede"}}, {{"id": "a", "municipality": "Ede"}}, {{"id": "b", "municipality": {place}}}"#
        )
    };
    speaks("two-spellings", &town("☞\"ede\""), "", "are 2 places");
    is_silent("unknown-place", &town("\"ede\""), "");
    let tie = |layer: &str| format!(r#"{{"source": "a", "target": "b", "layer": {layer}}}"#);
    let ties = format!("{}, {}, {}", tie("\"jeugd zorg\""), tie("\"jeugd zorg\""), tie("☞\"Jeugdzorg\""));
    speaks("two-spellings", AB, &ties, "are 2 layers");
}

#[test]
fn shared_type() {
    let nodes = |of: &str| {
        format!(
            r#"{{"id": "a", "municipality": "Ommen"}}, {{"id": "b", "municipality": "Dalfsen"}}, {{"id": "p", {of}}}"#
        )
    };
    let both = r#"{"source": "a", "target": "p"}, {"source": "p", "target": "b"}"#;
    speaks("shared-type", &nodes(r#""label": ☞"Wijkteam""#), both, "one node with partners in Dalfsen, Ommen");
    for sound in
        [r#""label": "MOVISIE""#, r#""label": "Politie", "municipality": "national""#, r#""label": "Wijkteam Ommen""#]
    {
        is_silent("shared-type", &nodes(sound), both);
    }
    is_silent("shared-type", &nodes(r#""label": "Wijkteam""#), r#"{"source": "a", "target": "p"}"#);
}
