//! Networks of several files as one: what each says of one body, and which documents it means.

use super::{ids, read, ties};
use serde_json::json;
use verbinder::model::{Network, Respondent};
use verbinder::transform::combine::{Combined, Named, difference, intersection, union};

fn both(one: &Network, other: &Network) -> Combined {
    let parts = [Named { name: "one", network: one }, Named { name: "other", network: other }];
    union(&parts, false).unwrap()
}

#[test]
fn what_the_first_file_says_stands_and_what_it_does_not_comes_from_the_second() {
    let one = read(
        r#"{"nodes": [{"id": "a", "label": "Aa", "kind": "organisation", "sector": "care", "part_of": "w", "members_stated": 3,
        "since": "2010", "respondent": "yes", "municipality": "Ede", "aliases": ["A1"], "size": 1,
        "evidence": [{"source": "s"}]}, {"id": "w"}, {"id": "u"}, {"id": "b", "named": false}], "edges": []}"#,
    );
    let other = read(
        r#"{"nodes": [{"id": "a", "label": "Ah", "kind": "region", "sector": "sport", "part_of": "u", "members_stated": 4,
        "since": "2011", "respondent": "named-only", "municipality": ["Elst", "Ede"], "aliases": ["A1", "A2"], "size": 2,
        "phone": "0318", "evidence": [{"source": "s"}, {"source": "t"}]}, {"id": "w", "label": "Whole", "sector": "care",
        "part_of": "u", "members_stated": 9, "since": "2012", "respondent": "no-response"}, {"id": "u", "label": "u"},
        {"id": "b", "label": "b", "named": true}], "edges": []}"#,
    );
    let made = both(&one, &other);
    let told: Vec<_> =
        made.conflicts.iter().map(|found| (&*found.node, found.field, &*found.kept, &*found.other)).collect();
    let expected = [
        ("label", "Aa", "Ah"),
        ("kind", "organisation", "region"),
        ("sector", "care", "sport"),
        ("part_of", "w", "u"),
        ("members_stated", "3", "4"),
        ("period", "2010–", "2011–"),
        ("respondent", "yes", "named-only"),
    ];
    assert_eq!(told.iter().map(|found| found.1).collect::<Vec<_>>(), expected.map(|found| found.0));
    for (found, expected) in told.iter().zip(expected).filter(|(found, _)| found.1 != "period") {
        assert_eq!(*found, ("a", expected.0, expected.1, expected.2));
    }
    let a = made.network.node(0);
    assert_eq!((a.label.as_str(), a.sector.as_deref(), a.members_stated), ("Aa", Some("care"), Some(3)));
    assert_eq!((&a.municipalities, &a.aliases), (&vec!["Ede".into(), "Elst".into()], &vec!["A1".into(), "A2".into()]));
    assert_eq!((&a.attributes["size"], &a.attributes["phone"]), (&json!(1), &json!("0318")));
    assert_eq!(a.evidence.iter().map(|item| item.source.as_str()).collect::<Vec<_>>(), ["s", "t"]);
    assert!(made.network.node(1).named, "a name in one file is a name");
    let whole = made.network.node(made.network.index_of("w").unwrap());
    assert_eq!((whole.label.as_str(), whole.part_of.as_deref()), ("Whole", Some("u")), "an id says nothing");
    assert_eq!((whole.members_stated, whole.respondent), (Some(9), Respondent::NoResponse));
    assert_eq!(whole.period.since.unwrap().year(), 2012);
}

/// Years that differ go to the sources, which say so themselves where they can; a licence passes for no other.
#[test]
fn years_that_differ_go_to_the_sources() {
    let file = |year: &str, licence: &str, node: &str| {
        read(&format!(
            r#"{{"graph": {{"observation_year": {year}, "licence": {licence}, "sources": [{{"id": "s{node}"}},
            {{"id": "t{node}", "observation_year": 1999}}]}}, "nodes": [{{"id": "{node}"}}], "edges": []}}"#
        ))
    };
    let years = |made: &Combined| {
        let sources = made.network.info().sources.iter();
        sources.map(|source| (source.id.clone(), source.observation_year)).collect::<Vec<_>>()
    };
    let is = |list: [(&str, Option<i32>); 4]| list.map(|(id, year)| (id.to_owned(), year)).to_vec();
    let made = both(&file("2014", "\"CC0\"", "a"), &file("2016", "\"CC BY\"", "b"));
    assert_eq!(made.years, [("one".to_owned(), Some(2014)), ("other".to_owned(), Some(2016))]);
    assert_eq!(made.network.info().observation_year, None);
    let dated = [("sa", Some(2014)), ("ta", Some(1999)), ("sb", Some(2016)), ("tb", Some(1999))];
    assert_eq!(years(&made), is(dated));
    let licences: Vec<_> =
        made.conflicts.iter().map(|found| (&*found.node, found.field, &*found.kept, &*found.other)).collect();
    assert_eq!(licences, [("other", "licence", "CC0", "CC BY")]);
    let same = both(&file("2014", "\"CC0\"", "a"), &file("2014", "\"CC0\"", "b"));
    assert!(same.years.is_empty() && same.conflicts.is_empty());
    assert_eq!(same.network.info().observation_year, Some(2014));
    assert_eq!(years(&same), is([("sa", None), ("ta", Some(1999)), ("sb", None), ("tb", Some(1999))]));
}

/// An id of a source that stands for two documents is told apart, wherever it is cited.
#[test]
fn sources_of_one_id_are_told_apart() {
    let file = |title: &str, node: &str| {
        read(&format!(
            r#"{{"graph": {{"sources": [{{"id": "s", "title": "{title}"}}, {{"id": "t"}}]}}, "nodes": [
            {{"id": "{node}", "evidence": [{{"source": "s"}}, {{"source": "t"}}]}}], "edges": []}}"#
        ))
    };
    let [one, other, third] = [("Plan", "a"), ("Minutes", "b"), ("Letter", "c")].map(|(title, node)| file(title, node));
    let parts = [("x", &one), ("y", &other), ("y", &third)].map(|(name, network)| Named { name, network });
    let made = union(&parts, false).unwrap();
    let sources: Vec<&str> = made.network.info().sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(sources, ["s", "t", "s@y", "s@y'"]);
    let renamed = [("s", "s@y"), ("s", "s@y'")].map(|(old, new)| (old.to_owned(), new.to_owned()));
    assert_eq!(made.renamed_sources, renamed);
    for (node, title) in ["Plan", "Minutes", "Letter"].into_iter().enumerate() {
        let cited = &made.network.node(node).evidence;
        assert_eq!(made.network.source(&cited[0].source).unwrap().title.as_deref(), Some(title));
        assert_eq!(cited[1].source, "t");
    }
}

/// "The police" of three towns are three bodies, and each file's own ties lead to its own.
#[test]
fn types_of_three_towns_are_three_bodies() {
    let town = |place: &str, by: &str| {
        read(&format!(
            r#"{{"nodes": [{{"id": "police", "named": false, "municipality": "{place}"}},
            {{"id": "desk", "named": false, "part_of": "police", "municipality": "{place}"}}, {{"id": "{by}"}}],
            "edges": [{{"source": "{by}", "target": "police", "reported_by": ["police"]}}]}}"#
        ))
    };
    let towns = [town("Ede", "a"), town("Elst", "b"), town("Epe", "c"), town("Elst", "d")];
    let names = ["x", "y", "y", "z"];
    let parts: Vec<Named<'_>> = towns.iter().zip(names).map(|(network, name)| Named { name, network }).collect();
    let made = union(&parts, false).unwrap();
    assert_eq!(
        ids(&made.network),
        ["a", "b", "c", "d", "desk", "desk@y", "desk@y'", "police", "police@y", "police@y'"]
    );
    // The last file is of Elst, as the second.
    assert_eq!(ties(&made.network), ["a-police", "b-police@y", "c-police@y'", "d-police@y"]);
    for tie in made.network.ties() {
        assert_eq!(tie.tie.reported_by, [made.network.node(tie.target).id.as_str()]);
    }
    let whole = |id: &str| made.network.node(made.network.index_of(id).unwrap()).part_of.as_deref();
    assert_eq!(
        (whole("desk"), whole("desk@y"), whole("desk@y'")),
        (Some("police"), Some("police@y"), Some("police@y'"))
    );
    assert_eq!(made.renamed_nodes.len(), 4);
}

/// A proper name in one file, and a type in another town: not one body. Two proper names are, wherever they are.
#[test]
fn a_type_is_not_the_body_of_that_name_elsewhere() {
    let file = |named: bool, place: &str| {
        read(&format!(r#"{{"nodes": [{{"id": "police", "named": {named}, "municipality": "{place}"}}], "edges": []}}"#))
    };
    let count = |one: &Network, other: &Network| both(one, other).network.node_count();
    assert_eq!(count(&file(true, "Ede"), &file(false, "Elst")), 2);
    assert_eq!(count(&file(false, "Ede"), &file(true, "Elst")), 2);
    assert_eq!(count(&file(false, "Ede"), &file(true, "Ede")), 1);
    assert_eq!(count(&file(true, "Ede"), &file(true, "Elst")), 1);
}

/// A tie that two files report alike is one, by all who say so and as sure as the surest; two within one file stay two.
#[test]
fn what_two_files_report_alike_is_one_tie() {
    let file = |certainty: &str, source: &str, strength: &str| {
        read(&format!(
            r#"{{"nodes": [{{"id": "a"}}, {{"id": "b"}}], "edges": [
            {{"source": "a", "target": "b", "certainty": "{certainty}", "evidence": [{{"source": "{source}"}}]}},
            {{"source": "b", "target": "a", "strength": {strength}}}, {{"source": "a", "target": "b", "strength": {strength}}}]}}"#
        ))
    };
    let made = both(&file("implied", "s", "2"), &file("explicit", "t", "3"));
    assert_eq!((made.united_ties, made.network.tie_count()), (1, 5));
    let one = made.network.ties().find(|tie| tie.tie.strength.is_none()).unwrap().tie;
    assert_eq!(one.certainty.word(), "explicit");
    assert_eq!(one.evidence.iter().map(|item| item.source.as_str()).collect::<Vec<_>>(), ["s", "t"]);
    let same = both(&file("implied", "s", "2"), &file("implied", "s", "2"));
    assert_eq!((same.united_ties, same.network.tie_count()), (3, 3));
}

/// A tie that says of itself what its kind says of all has the direction of the others of its kind.
#[test]
fn a_direction_said_twice_is_the_same_direction() {
    let file = |said: &str| {
        read(&format!(
            r#"{{"nodes": [{{"id": "a"}}, {{"id": "b"}}, {{"id": "c"}}], "edges": [
        {{"source": "a", "target": "b"{said}}}, {{"source": "a", "target": "c", "kind": "funds"}}]}}"#
        ))
    };
    let made = both(&file(""), &file(r#", "directed": false"#));
    assert_eq!((ties(&made.network), made.united_ties), (["a-b", "a>c"].map(str::to_owned).to_vec(), 2));
    assert_eq!(ties(&both(&file(""), &file(r#", "directed": true"#)).network), ["a-b", "a>b", "a>c"]);
}

/// A kind that one file says is directed, or means taking part, cannot be another's that is not.
#[test]
fn kinds_that_two_files_mean_otherwise_are_refused() {
    let file = |directed: bool, membership: bool, mode: &str| {
        let vocabulary = json!({"tie_kinds": [{"id": "advises", "directed": directed, "membership": membership}],
            "node_kinds": [{"id": "club", "mode": mode}]});
        read(&json!({"graph": {"vocabulary": vocabulary}, "nodes": [{"id": "a"}], "edges": []}).to_string())
    };
    let first = file(true, false, "actor");
    let said = |other: &Network| {
        let parts = [Named { name: "one", network: &first }, Named { name: "other", network: other }];
        union(&parts, false).map(|_| ()).map_err(|error| error.to_string())
    };
    assert!(said(&file(true, false, "actor")).is_ok());
    for other in [file(false, false, "actor"), file(true, true, "actor")] {
        assert!(said(&other).unwrap_err().contains("the tie kind \"advises\""));
    }
    assert!(said(&file(true, false, "structure")).unwrap_err().contains("the node kind \"club\""));
}

/// Direction, layer and sign make a tie another; the way in which a tie without direction is written does not.
#[test]
fn what_only_one_has_and_what_both_have() {
    let one = read(
        r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"id": "y"}, {"id": "z"}], "edges": [
        {"source": "b", "target": "a"}, {"source": "a", "target": "b", "kind": "funds"},
        {"source": "a", "target": "c", "layer": "youth"}, {"source": "a", "target": "d", "sign": "-"}]}"#,
    );
    let other = read(
        r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"id": "y"}], "edges": [
        {"source": "a", "target": "b"}, {"source": "b", "target": "a", "kind": "funds"},
        {"source": "a", "target": "c"}, {"source": "a", "target": "d"}]}"#,
    );
    assert_eq!(ties(&difference(&one, &other)), ["a>b", "a-c", "a-d"]);
    assert_eq!(ids(&difference(&one, &other)), ["a", "b", "c", "d", "z"], "y is in both and has no tie of its own");
    assert_eq!(ties(&intersection(&one, &other)), ["b-a"]);
    assert_eq!(ids(&intersection(&one, &other)), ["a", "b", "c", "d", "y"]);
}
