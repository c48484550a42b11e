//! Where a rule begins to speak: cases on either side of each limit, by hand.

use super::judgements::{AB, file, findings, is_silent, speaks};

#[test]
fn reports_contradict_from_twice_as_strong_on() {
    let report = |by: &str, fields: &str| format!(r#"{{"source": "a", "target": "b", "reported_by": "{by}"{fields}}}"#);
    let strengths = |one: f64, other: &str| {
        format!(
            "{}, {}",
            report("a", &format!(", \"strength\": {one}")),
            report("b", &format!(", \"strength\": {other}"))
        )
    };
    speaks("contradicting-reports", AB, &strengths(1.0, "☞2"), "A reports the strength 1, B reports the strength 2");
    speaks("contradicting-reports", AB, &strengths(0.5, "☞1.5"), "the strength 1.5");
    is_silent("contradicting-reports", AB, &strengths(3.0, "5"));
    // Written the other way, a tie without direction is the same tie; of one direction, two are too.
    let turned = r#"{"source": "a", "target": "b", "strength": 1, "reported_by": "a"}, {"source": "b", "target": "a", "strength": ☞4, "reported_by": "b"}"#;
    speaks("contradicting-reports", AB, turned, "the strength 4");
    let funds = strengths(1.0, "☞4").replace("\"target\": \"b\"", "\"target\": \"b\", \"kind\": \"funds\"");
    speaks("contradicting-reports", AB, &funds, "the strength 4");
    // What nobody reported is no report, and of itself everybody may say what it likes.
    is_silent("contradicting-reports", AB, &strengths(1.0, "4").replace(", \"reported_by\": \"a\"", ""));
    is_silent("contradicting-reports", AB, &strengths(1.0, "4").replace("\"target\": \"b\"", "\"target\": \"a\""));
    // Over in the year in which the other begins may be one relation that went on.
    let dated = |since: &str| {
        format!("{}, {}", report("a", ", \"until\": 2012"), report("b", &format!(", \"since\": {since}")))
    };
    is_silent("contradicting-reports", AB, &dated("2012"));
    speaks("contradicting-reports", AB, &dated("☞2013"), "–2012");
}

#[test]
fn signs_contradict_where_their_periods_meet() {
    let two = |one: &str, other: &str| {
        format!(
            r#"{{"source": "a", "target": "b", "sign": "+", {one}}}, {{"source": "b", "target": "a", "sign": ☞"-", {other}}}"#
        )
    };
    let apart = |one: &str, other: &str| is_silent("contradicting-signs", AB, &two(one, other).replace('☞', ""));
    let meet =
        |one: &str, other: &str| speaks("contradicting-signs", AB, &two(one, other), "both positive and negative");
    apart(r#""until": 2012"#, r#""since": 2014"#);
    apart(r#""since": 2014"#, r#""until": 2012"#);
    apart(r#""since": 2010, "until": 2014"#, r#""since": 2014, "until": 2016"#);
    meet(r#""since": 2010, "until": 2015"#, r#""since": 2013"#);
    // Of one year alone, and of that year on: neither follows the other.
    meet(r#""since": 2014"#, r#""since": 2014, "until": 2014"#);
}

/// Where most names are letters, x is one of them; where half of them are, it is none.
#[test]
fn letters_are_names_where_most_names_are() {
    let node = |label: &str| format!(r#"{{"id": "{label}", "label": "{label}"}}"#);
    let nodes = |labels: &[&str], mark: &str| {
        let others: Vec<String> = labels.iter().map(|label| node(label)).collect();
        format!(r#"{}, {{"id": "x", "label": {mark}"x"}}"#, others.join(", "))
    };
    speaks("placeholder-name", &nodes(&["ab", "Zorg", "Welzijn"], "☞"), "", "no name");
    is_silent("placeholder-name", &nodes(&["ab", "cd", "Zorg", "Welzijn"], ""), "");
}

/// Three places are named, and further ones counted.
#[test]
fn places_of_a_shared_type_are_named_up_to_three() {
    let towns = ["Borne", "Dalfsen", "Epe", "Ommen", "Raalte"];
    for (count, words) in [
        (3, "partners in Borne, Dalfsen, Epe"),
        (4, "partners in Borne, Dalfsen, Epe and 1 more place"),
        (5, "partners in Borne, Dalfsen, Epe and 2 more places"),
    ] {
        let town = |town: &&str| format!(r#"{{"id": "{town}", "municipality": "{town}"}}"#);
        let tie = |town: &&str| format!(r#"{{"source": "{town}", "target": "p"}}"#);
        let nodes: Vec<String> = towns[..count].iter().map(town).collect();
        let ties: Vec<String> = towns[..count].iter().map(tie).collect();
        let found = findings(
            "shared-type",
            &file(&format!(r#"{}, {{"id": "p", "label": "Wijkteam"}}"#, nodes.join(", ")), &ties.join(", ")),
        );
        assert!(found[0].message.en.ends_with(words), "{:?}", found[0].message);
    }
}

/// A town and its region, or what a town runs, bear one name on purpose; bodies of other kinds do not, nor do two towns.
#[test]
fn only_a_government_shares_its_name_with_another_kind() {
    let pair = |one: &str, other: &str| {
        format!(
            r#"{{"id": "a", "label": "Zeist", "kind": "{one}"}}, ☞{{"id": "b", "label": "zeist", "kind": "{other}"}}"#
        )
    };
    speaks("similar-names", &pair("organisation", "org-group"), "", "may be the same body");
    speaks("similar-names", &pair("municipality", "municipality"), "", "may be the same body");
    for (one, other) in [("organisation", "region"), ("municipality", "organisation"), ("region", "municipality")] {
        is_silent("similar-names", &pair(one, other).replace('☞', ""), "");
    }
}

#[test]
fn an_actor_and_a_structure_of_one_name_need_a_place_in_common() {
    let house = |place: &str| format!(r#"{{"id": "a", "label": "De Brug"{place}}}"#);
    let twin = |place: &str| format!(r#"{{"id": "b", "label": "De Brug", "kind": ☞"venue"{place}}}"#);
    let zeist = ", \"municipality\": [\"Zeist\", \"Ede\"]";
    speaks("two-modes", &format!("{}, {}", house(""), twin("")), "", "is an actor and a structure");
    speaks(
        "two-modes",
        &format!("{}, {}", house(zeist), twin(", \"municipality\": \"Ede\"")),
        "",
        "is an actor and a structure",
    );
    for (one, other) in [(zeist, ""), ("", zeist)] {
        is_silent("two-modes", &format!("{}, {}", house(one), twin(other)).replace('☞', ""), "");
    }
    // Only taking part makes an actor look like a structure, and not in itself.
    let table = format!(r#"{AB}, {{"id": "t", "kind": "partnership"}}"#);
    is_silent("two-modes", &table, r#"{"source": "a", "target": "b"}"#);
    is_silent("two-modes", &table, r#"{"source": "a", "target": "a", "kind": "participates-in"}"#);
}

/// Facts by Statistics Netherlands: Vijfheerenlanden began in 2019; Sluis ended in 1995, and there is another since 2003.
#[test]
fn municipalities_are_judged_where_most_names_are_dutch() {
    let places = |names: &[&str]| {
        let node = |(number, name): (usize, &&str)| format!(r#"{{"id": "n{number}", "municipality": "{name}"}}"#);
        names.iter().enumerate().map(node).collect::<Vec<_>>().join(", ")
    };
    let found = |names: &[&str], year: i32| -> Vec<String> {
        let text =
            file(&places(names), "").replace("\"observation_year\": 2014", &format!("\"observation_year\": {year}"));
        findings("unknown-municipality", &text).into_iter().map(|found| found.message.en).collect()
    };
    let unknown = |name: &str| format!("no Dutch municipality is called {name:?}");
    assert_eq!(found(&["Ede", "Zeist", "Zandvort"], 2014), [unknown("Zandvort")], "two of three are enough");
    assert!(found(&["Ede", "Zandvort"], 2014).is_empty(), "one is not");
    assert_eq!(found(&["Ede", "Zeist", "Epe", "Zandvort", "Siena"], 2014).len(), 2, "three of five are most");
    assert!(found(&["Ede", "Zeist", "Epe", "Siena", "Pisa", "Lucca"], 2014).is_empty(), "three of six are not");
    assert!(found(&["Ede", "Zeist", "national"], 2014).is_empty());
    assert_eq!(found(&["Ede", "Zeist", "Zandvort", "Zandvort"], 2014), [format!("{} (2 nodes)", unknown("Zandvort"))]);
    // What is like no name of the list may have come after it.
    assert_eq!(found(&["Ede", "Zeist", "Qqqqqqqqqqqq"], 2022), [unknown("Qqqqqqqqqqqq")]);
    assert!(found(&["Ede", "Zeist", "Qqqqqqqqqqqq"], 2023).is_empty());
    assert_eq!(found(&["Ede", "Zeist", "Zandvort"], 2023), [unknown("Zandvort")], "a slip is one in any year");
    assert!(found(&["Ede", "Zeist", "Vijfheerenlanden"], 2019).is_empty());
    assert_eq!(found(&["Ede", "Zeist", "Vijfheerenlanden"], 2018).len(), 1);
    assert!(found(&["Ede", "Zeist", "Sluis"], 1990).is_empty());
    // Several in one text are another rule's matter, though the data have none of them by itself.
    let both = places(&["Ede", "Zeist", "Borne, Epe"]);
    assert_eq!(findings("several-places", &file(&both, "")).len(), 1);
    is_silent("unknown-municipality", &both, "");
}
