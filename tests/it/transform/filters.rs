//! What a filter keeps, for which reason it leaves out the rest, and what conditions mean.

use super::{ids, read};
use verbinder::model::{Certainty, Network};
use verbinder::transform::filter::{LeftOut, Reason};
use verbinder::transform::{Condition, Filter, Of};

/// Each tie says of itself what becomes of it in 2015, where only collaboration in Ede counts.
const EDE: &str = r#"{"nodes": [
    {"id": "a", "municipality": "Ede"}, {"id": "b", "municipality": ["Elst", "Ede"]},
    {"id": "Ede", "kind": "municipality"}, {"id": "paper", "kind": "document", "municipality": "Ede"},
    {"id": "far", "municipality": "Elst"}, {"id": "Elst", "kind": "municipality"}, {"id": "no town", "label": "Ede"}, {"id": "gone", "municipality": "Ede", "until": "2010"},
    {"id": "shut", "municipality": "Ede", "closed": true}, {"id": "shut too", "municipality": "Ede", "closed": true}],
    "edges": [
    {"source": "a", "target": "b", "becomes": "kept", "since": "2012"},
    {"source": "a", "target": "b", "becomes": "kept, undated"},
    {"source": "a", "target": "Ede", "becomes": "kept, undated", "certainty": "implied", "status": "ending"},
    {"source": "a", "target": "b", "becomes": "kept, held then", "status": "ended", "until": "2016"},
    {"source": "a", "target": "b", "becomes": "status", "status": "ended"},
    {"source": "a", "target": "b", "becomes": "status", "status": "planned", "until": "2016"},
    {"source": "a", "target": "b", "becomes": "certainty", "certainty": "ambiguous"},
    {"source": "a", "target": "b", "becomes": "time", "until": "2014"},
    {"source": "a", "target": "b", "becomes": "choice", "kind": "supports"},
    {"source": "a", "target": "b", "becomes": "condition", "layer": "youth"},
    {"source": "a", "target": "far", "becomes": "end"},
    {"source": "paper", "target": "gone", "becomes": "end"},
    {"source": "a", "target": "far", "becomes": "end and more", "certainty": "ambiguous"},
    {"source": "a", "target": "far", "becomes": "end and more", "status": "planned"}]}"#;

fn ede() -> Filter {
    let conditions = ["node.closed is-empty", "tie.layer is-empty"].map(|text| Condition::parse(text).unwrap());
    Filter {
        kinds: vec!["collaborates".into()],
        municipalities: vec!["Ede".into()],
        at: Some(2015),
        conditions: conditions.to_vec(),
        ..Filter::default()
    }
}

fn becomes(network: &Network, ties: impl Iterator<Item = usize>) -> Vec<&str> {
    ties.map(|tie| network.tie(tie).tie.attributes["becomes"].as_str().unwrap()).collect()
}

#[test]
fn every_reason_is_counted_by_itself() {
    let whole = read(EDE);
    let found = ede().apply(&whole);
    assert_eq!(ids(&found.network), ["Ede", "a", "b"], "a municipality lies in itself");
    let mut kept = becomes(&found.network, 0..found.network.tie_count());
    kept.sort_unstable();
    assert_eq!(kept, ["kept", "kept, held then", "kept, undated", "kept, undated"]);
    let said = LeftOut {
        context_nodes: 1,
        nodes_by_time: 1,
        other_nodes: 3,
        nodes_by_condition: 2,
        by_status: 2,
        by_certainty: 1,
        by_time: 1,
        by_choice: 1,
        by_condition: 1,
        without_end: 2,
        undated_ties_kept: 2,
    };
    assert_eq!(found.left_out, said);
    for (tie, reason) in &found.ties {
        let word = match reason {
            Reason::Status => "status",
            Reason::Certainty => "certainty",
            Reason::Time => "time",
            Reason::Choice => "choice",
            Reason::Condition => "condition",
            Reason::Context => "no reason against a tie",
        };
        assert_eq!(becomes(&whole, [*tie].into_iter()), [word]);
    }
    assert_eq!(found.ties.len(), 6);
    // Without a year nothing is undated, and what has ended did not hold.
    let now = Filter { at: None, ..ede() }.apply(&whole).left_out;
    assert_eq!((now.undated_ties_kept, now.by_status, now.by_time, now.nodes_by_time), (0, 3, 0, 0));
}

#[test]
fn ties_that_surer_claims_would_keep_are_named() {
    let whole = read(EDE);
    let unsure = ede().uncertain(&whole);
    assert_eq!(becomes(&whole, unsure.into_iter()), ["certainty"]);
    let sure = Filter { certainties: vec![Certainty::Explicit], ..ede() };
    assert_eq!(becomes(&whole, sure.uncertain(&whole).into_iter()), ["kept, undated", "certainty"]);
    assert!(
        Filter { certainties: Vec::new(), ..ede() }.uncertain(&whole).is_empty(),
        "where any will do, none is missing"
    );
    assert!(Filter { sectors: vec!["care".into()], ..ede() }.uncertain(&whole).is_empty(), "an end is missing besides");
}

#[test]
fn everything_is_everything() {
    let whole = read(EDE);
    let found = Filter::everything().apply(&whole);
    assert_eq!((found.network.node_count(), found.network.tie_count()), (whole.node_count(), whole.tie_count()));
    assert_eq!(found.left_out, LeftOut::default());
}

#[test]
fn only_a_choice_narrows() {
    let wide = Filter { context: true, omit_remainders: true, statuses: Vec::new(), ..Filter::default() };
    assert!(!wide.narrows() && !Filter::everything().narrows());
    assert!(ede().narrows() && Filter { layers: vec!["youth".into()], ..Filter::default() }.narrows());
}

/// Context stays where it is asked for, by itself or by its kind; remainders stand for members without a name.
#[test]
fn context_and_remainders_take_part_where_they_are_wanted() {
    let whole = read(
        r#"{"nodes": [{"id": "a", "sector": "care"}, {"id": "b"}, {"id": "p", "kind": "person"}, {"id": "d", "kind": "document"},
        {"id": "r", "remainder": true}], "edges": []}"#,
    );
    let kept = |filter: Filter| ids(&filter.apply(&whole).network).join("");
    assert_eq!(kept(Filter::default()), "abr");
    assert_eq!(kept(Filter { context: true, ..Filter::default() }), "abdpr");
    assert_eq!(kept(Filter { node_kinds: vec!["person".into()], ..Filter::default() }), "p");
    assert_eq!(kept(Filter { omit_remainders: true, ..Filter::default() }), "ab");
    assert_eq!(kept(Filter { sectors: vec!["care".into()], ..Filter::default() }), "a");
}

/// A list has each of its items, an empty text and null say nothing, and everything else is compared as it is written.
#[test]
fn attributes_of_every_sort_can_be_asked_for() {
    let whole = read(
        r#"{"nodes": [{"id": "a", "themes": ["Youth", "care"], "open": true}, {"id": "b", "themes": "", "open": false},
        {"id": "c", "themes": null}, {"id": "d", "themes": ["", "care"], "label": "Dee", "open": "12.50"}], "edges": []}"#,
    );
    let kept = |text: &str| {
        let filter = Filter { conditions: vec![Condition::parse(text).unwrap()], ..Filter::everything() };
        ids(&filter.apply(&whole).network).join("")
    };
    for (text, nodes) in [
        ("node.themes = care", "ad"),
        ("node.themes contains YOU", "a"),
        ("node.themes is-empty", "bc"),
        ("node.themes is-set", "ad"),
        ("node.open = true", "a"),
        ("node.open = 12.5", "d"),
        ("node.label != Dee", "abc"),
        ("node.open < 13", "d"),
    ] {
        assert_eq!(kept(text), nodes, "{text}");
    }
    let themes = Condition::parse("node.themes = sport").unwrap();
    assert_eq!(themes.values(&whole).into_iter().collect::<Vec<_>>(), ["Youth", "care"]);
    assert!(themes.asks_for_what_none_has(&whole));
    assert!(!Condition::parse("node.themes = care").unwrap().asks_for_what_none_has(&whole));
    assert!(!Condition::parse("node.themes contains sport").unwrap().asks_for_what_none_has(&whole));
    let fields = Condition::fields(&whole, Of::Node);
    assert!(["label", "open", "themes"].iter().all(|name| fields.iter().any(|field| field == name)), "{fields:?}");
    assert!(!Condition::fields(&whole, Of::Tie).iter().any(|field| field == "themes"));
}

/// Grades are grades of strength, and nothing else has them.
#[test]
fn grades_have_an_order_as_strengths_only() {
    let whole = read(
        r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "edges": [
        {"source": "a", "target": "b", "strength": "weak", "mood": "weak"}, {"source": "b", "target": "c", "strength": "strong", "mood": "strong"},
        {"source": "a", "target": "c", "strength": 2, "mood": 2}]}"#,
    );
    let kept = |text: &str| {
        let filter = Filter { conditions: vec![Condition::parse(text).unwrap()], ..Filter::everything() };
        super::ties(&filter.apply(&whole).network).join(" ")
    };
    for (text, ties) in [
        ("tie.strength < 2", "a-b"),
        ("tie.strength > 2", "b-c"),
        ("tie.strength >= strong", "b-c"),
        ("tie.mood <= 9", "a-c"),
        ("tie.mood = weak", "a-b"),
    ] {
        assert_eq!(kept(text), ties, "{text}");
    }
    assert!(Condition::parse("tie.mood < strong").is_err() && Condition::parse("tie.strength < middling").is_err());
}

#[test]
fn fields_have_dutch_words() {
    for (of, word, field) in [
        (Of::Node, "Onderdeel_van", Some("part_of")),
        (Of::Node, "soort", Some("kind")),
        (Of::Tie, "Thema", Some("layer")),
        (Of::Node, "thema", None),
        (Of::Tie, "gemeente", None),
    ] {
        assert_eq!(Condition::dutch_field(of, word), field, "{word}");
    }
}

/// A date is before another as far as both are known: 2014 is not before June 2014, and 2013 is.
#[test]
fn dates_are_compared_as_far_as_both_are_known() {
    let whole = read(
        r#"{"nodes": [{"id": "a", "since": "2013"}, {"id": "b", "since": "2014"}, {"id": "c", "since": "2014-05-31"},
        {"id": "d", "since": "2014-07"}], "edges": []}"#,
    );
    for (text, nodes) in [("<", "ac"), ("<=", "abc"), (">", "d"), (">=", "bd")]
        .map(|(sign, nodes)| (format!("node.since {sign} 2014-06"), nodes))
    {
        let filter = Filter { conditions: vec![Condition::parse(&text).unwrap()], ..Filter::everything() };
        assert_eq!(ids(&filter.apply(&whole).network).join(""), nodes, "{text}");
    }
}

#[test]
fn a_condition_is_written_as_it_is_read() {
    for text in [
        "node.sector = zorg",
        "node.size != 2",
        "tie.strength <= 2",
        "tie.strength >= 2",
        "tie.since < 2014",
        "node.size > -2",
        "node.label contains <b",
        "tie.layer is-empty",
        "tie.layer is-set",
    ] {
        assert_eq!(Condition::parse(text).unwrap().text(), text);
    }
    assert_eq!(
        Condition::parse("  node.part_of=a=b ").unwrap().text(),
        "node.part_of = a=b",
        "the first sign is meant"
    );
    let bad = [
        "node.a = \"x\"",
        "node.a = 'x'",
        "node.a > x",
        "node.a > 2 && node.b = 3",
        "node.a = 1 or tie.b is-set",
        "node.a = =2",
    ];
    for text in bad {
        assert!(Condition::parse(text).is_err(), "{text}");
    }
    for text in ["node.a = \"", "node.a = 'tis", "node.a = 2 and 3", "tie.strength < strong", "node.a contains =2"] {
        assert!(Condition::parse(text).is_ok(), "{text}");
    }
}
