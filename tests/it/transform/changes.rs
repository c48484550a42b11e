//! What comes, what goes, and what becomes one with another.

use super::{ids, read, ties};
use verbinder::model::{Network, Strength};
use verbinder::transform::{arrive, end, fuse, leave, recode};

/// ```text
///   a ── b ── c      a and b in Ede, c in Ede and Elst
/// ```
const TOWN: &str = r#"{"nodes": [
    {"id": "a", "municipality": "Ede"}, {"id": "b", "municipality": "Ede", "part_of": "a"},
    {"id": "c", "label": "Cee", "municipality": ["Ede", "Elst"]}],
    "edges": [{"source": "a", "target": "b", "strength": 2}, {"source": "b", "target": "c", "reported_by": ["a", "c"]}]}"#;

fn node(network: &Network, id: &str) -> usize {
    network.index_of(id).unwrap()
}

#[test]
fn a_tie_that_comes_joins_two_without_direction() {
    let town = read(TOWN);
    assert_eq!(ties(&arrive::tie(&town, 2, 0).unwrap()), ["a-b", "b-c", "c-a"]);
    assert!(arrive::tie(&town, 1, 1).is_err(), "nobody is tied to itself");
}

#[test]
fn a_venue_lies_where_all_who_meet_there_are() {
    let town = read(TOWN);
    let (made, id) = arrive::venue(&town, "The Old  House!", &[1, 0, 1]).unwrap();
    assert_eq!((id.as_str(), made.node_count(), made.tie_count()), ("the-old-house", 4, 4), "b takes part once");
    let venue = made.node(node(&made, &id));
    assert_eq!((venue.label.as_str(), venue.kind.as_str()), ("The Old  House!", "venue"));
    assert_eq!(venue.municipalities, ["Ede"]);
    let members = made.ties_of(node(&made, &id));
    assert!(members.iter().all(|tie| tie.tie.kind == "participates-in" && tie.target == node(&made, &id)));
    let (made, id) = arrive::venue(&town, "?", &[0, 2]).unwrap();
    assert_eq!(id, "venue", "a name without letters gives no id");
    assert!(made.node(node(&made, &id)).municipalities.is_empty(), "c lies in Elst too");
    // Whoever is called so already, by name or id, is not meant; an id that is taken is marked.
    assert!(arrive::venue(&town, "Cee", &[0]).is_err() && arrive::venue(&town, "c", &[0]).is_err());
    assert!(arrive::venue(&town, "", &[0]).is_err() && arrive::venue(&town, "House", &[]).is_err());
    assert_eq!(arrive::venue(&town, "C", &[0]).unwrap().1, "c'");
}

#[test]
fn who_leaves_takes_its_ties_and_leaves_its_parts() {
    let town = read(TOWN);
    let left = leave::leave(&town, &[node(&town, "a")]);
    assert_eq!((ids(&left.network), left.ties_gone), (vec!["b", "c"], 1));
    assert_eq!(left.parts, ["b"]);
    assert_eq!(left.network.tie(0).tie.reported_by, ["c"], "who is not there reports nothing");
    let both = leave::leave(&town, &[node(&town, "a"), node(&town, "b")]);
    assert_eq!((ids(&both.network), both.ties_gone), (vec!["c"], 2));
    assert!(both.parts.is_empty(), "b left too");
}

#[test]
fn ties_that_end_leave_their_nodes() {
    let ended = end::end(&read(TOWN), |tie| tie.tie.strength.is_some());
    assert_eq!((ids(&ended.network).len(), ties(&ended.network), ended.ties_gone), (3, vec!["b-c".to_owned()], 1));
}

/// ```text
///   x ── a ── b ── x      a and b become one: a – b is within it, and both ties with x are one
/// ```
#[test]
fn two_that_become_one_keep_their_names_and_partners() {
    let text = r#"{"nodes": [{"id": "a", "label": "Aa"}, {"id": "b", "label": "Bee"}, {"id": "x"}, {"id": "v", "kind": "venue"}],
        "edges": [{"source": "a", "target": "b"}, {"source": "a", "target": "x"}, {"source": "b", "target": "x"}]}"#;
    let before = read(text);
    let [a, b, v] = ["a", "b", "v"].map(|id| node(&before, id));
    let made = fuse::fuse(&before, a, b, None).unwrap();
    assert_eq!((ties(&made.network), made.inside, made.ties_less), (vec!["a-x".to_owned()], 1, 1));
    assert_eq!(made.network.node(0).label, "Aa");
    let renamed = fuse::fuse(&before, a, b, Some("Both")).unwrap().network;
    assert_eq!((ids(&renamed), renamed.node(0).label.as_str()), (vec!["a", "v", "x"], "Both"));
    assert_eq!(renamed.node(0).aliases, ["Bee", "b", "Aa"]);
    assert_eq!(renamed.node(2).label, "x", "nobody else is renamed");
    let again = fuse::fuse(&renamed, 0, node(&renamed, "x"), Some("Bee")).unwrap().network;
    assert_eq!(again.node(0).aliases.iter().filter(|name| *name == "Both").count(), 1);
    // Ids say which two are meant, where others are called the same.
    let twins = read(
        &text.replace("{\"id\": \"x\"}", "{\"id\": \"x\", \"label\": \"Bee\"}, {\"id\": \"y\", \"label\": \"Aa\"}"),
    );
    let [a2, b2] = ["a", "b"].map(|id| node(&twins, id));
    assert_eq!(ids(&fuse::fuse(&twins, a2, b2, None).unwrap().network), ["a", "v", "x", "y"]);
    assert!(fuse::fuse(&before, a, a, None).is_err());
    let said = fuse::fuse(&before, a, v, None).unwrap_err().to_string();
    assert!(said.contains("two modes"), "{said}");
}

/// In a survey 1 may stand for every day and 5 for never.
#[test]
fn codes_become_strengths_and_those_without_one_are_told() {
    let whole = read(
        r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"id": "e"}, {"id": "f"}, {"id": "g"}], "edges": [
        {"source": "a", "target": "b", "strength": 1}, {"source": "a", "target": "c", "strength": 7},
        {"source": "a", "target": "d", "strength": 4}, {"source": "a", "target": "e", "strength": 7}, {"source": "a", "target": "f"},
        {"source": "a", "target": "g", "strength": "strong"}]}"#,
    );
    let done = recode::recode(&whole, &[(1.0, 5.0), (3.0, 6.0)]);
    assert_eq!((done.recoded, done.unknown), (2, vec![(4.0, 1), (7.0, 2)]), "a strong tie counts as 3");
    let found: Vec<Option<f64>> = done.network.ties().map(|tie| tie.tie.strength.map(Strength::weight)).collect();
    assert_eq!(found, [Some(5.0), Some(7.0), Some(4.0), Some(7.0), None, Some(6.0)]);
}
