//! Values by hand on drawn graphs.

use super::{ids, network, read, ties};
use verbinder::model::{Network, PartialDate, Period, Sign, Strength};
use verbinder::transform::combine::{Named, difference, intersection, union};
use verbinder::transform::component::largest_component;
use verbinder::transform::ego::ego;
use verbinder::transform::layers::by_layer;
use verbinder::transform::split::{by_component, by_kind, by_municipality};
use verbinder::transform::symmetrise::{How, symmetrise};
use verbinder::transform::{Condition, Filter};

#[test]
fn the_largest_component_and_the_smallest_id_where_two_are_as_large() {
    // a → b   c → d → e   f → g → h: c and f are equally large
    let cut = largest_component(&network(&["a>b", "f>g", "g>h", "c>d", "d>e"]));
    assert_eq!(ids(&cut.network), ["c", "d", "e"]);
    assert_eq!((cut.nodes_gone, cut.components_gone), (5, 2));
    assert_eq!(largest_component(&network(&[])).network.node_count(), 0);
}

#[test]
fn ego_networks_by_radius_with_and_without_ties_of_alters() {
    //   b       b and c are tied; d is two steps away from a, e three
    //  / \
    // a - c - d - e
    let drawn = network(&["a-b", "a>c", "b-c", "c>d", "d-e"]);
    let near = ego(&drawn, 0, 1, true);
    assert_eq!(ties(&near.network), ["a-b", "a>c", "b-c"]);
    assert_eq!((near.nodes_gone, near.ties_gone), (2, 2));
    assert_eq!(ties(&ego(&drawn, 0, 1, false).network), ["a-b", "a>c"]);
    assert_eq!(ids(&ego(&drawn, 0, 2, true).network), ["a", "b", "c", "d"]);
    assert_eq!(ids(&ego(&drawn, 0, 0, true).network), ["a"]);
}

#[test]
fn symmetrising_three_ways() {
    // a ⇄ b   b → c   c - d
    let drawn = network(&["a>b", "b>a", "b>c", "c-d"]);
    let by = |how| symmetrise(&drawn, how);
    let all = by(How::Union);
    assert_eq!((ties(&all.network), all.united), (["a-b", "b-c", "c-d"].map(str::to_owned).to_vec(), 1));
    let both = by(How::Intersection);
    assert_eq!((ties(&both.network), both.unanswered), (["a-b", "c-d"].map(str::to_owned).to_vec(), 1));
    assert_eq!(ties(&by(How::Reciprocated).network), ["a>b", "b>a", "c-d"]);
}

/// A relation that was taken up again after a year or more is two, and what held in none of these years holds in none of them still.
#[test]
fn ties_of_a_pair_that_are_apart_in_time_stay_apart() {
    let drawn = |ties: &[(&str, &str)]| {
        let ties: Vec<String> = ties
            .iter()
            .map(|(ends, period)| {
                let (source, target) = ends.split_once('>').unwrap();
                let (since, until) = period.split_once('–').unwrap();
                let date = |field: &str, date: &str| {
                    if date.is_empty() { String::new() } else { format!(", \"{field}\": \"{date}\"") }
                };
                format!(
                    r#"{{"source": "{source}", "target": "{target}", "kind": "funds"{}{}}}"#,
                    date("since", since),
                    date("until", until)
                )
            })
            .collect();
        read(&format!(r#"{{"nodes": [{{"id": "a"}}, {{"id": "b"}}], "edges": [{}]}}"#, ties.join(", ")))
    };
    let made = |how, ties: &[(&str, &str)]| {
        let made = symmetrise(&drawn(ties), how);
        let mut periods: Vec<String> = made.network.ties().map(|tie| tie.tie.period.to_string()).collect();
        periods.sort();
        (periods, made.united, made.unanswered)
    };
    let periods = |all: &[&str]| all.iter().map(|period| (*period).to_owned()).collect::<Vec<_>>();
    let again = [("a>b", "2005–2007"), ("b>a", "2015–2018")];
    assert_eq!(made(How::Union, &again), (periods(&["2005–2007", "2015–2018"]), 0, 0));
    assert_eq!(made(How::Intersection, &again), (vec![], 0, 2));
    // 2007 and 2008 are next to each other, between 2007 and 2009 lies a year.
    assert_eq!(made(How::Union, &[("a>b", "2005–2007"), ("b>a", "2008–")]), (periods(&["2005–"]), 1, 0));
    assert_eq!(
        made(How::Union, &[("a>b", "2005–2007-12-31"), ("b>a", "2009-01-01–")]).0,
        periods(&["2005–2007-12-31", "2009-01-01–"])
    );
    // Neither begin nor end of the whole is known.
    assert_eq!(made(How::Union, &[("a>b", "–2010"), ("b>a", "2011–")]), (periods(&[""]), 1, 0));
    // What one tie bridges is one; a tie without dates may have held at any time.
    let bridged = [("a>b", "2005–2007"), ("a>b", "2012–2018"), ("b>a", "2007–2012")];
    assert_eq!(made(How::Union, &bridged), (periods(&["2005–2018"]), 2, 0));
    assert_eq!(made(How::Union, &[again[0], again[1], ("a>b", "–")]), (periods(&[""]), 2, 0));
    // Both ways held in 2007 and in 2012, and in no year between.
    assert_eq!(made(How::Intersection, &bridged), (periods(&["2007", "2012"]), 1, 0));
    // Answered once: what came before was not.
    let once = [("a>b", "2005–2007"), ("a>b", "2015–2018"), ("b>a", "2016–")];
    assert_eq!(made(How::Intersection, &once), (periods(&["2016–2018"]), 1, 1));
    assert_eq!(made(How::Reciprocated, &once), (periods(&["2015–2018", "2016–"]), 0, 1));
}

const BOTH_WAYS: &str = r#"{"nodes": [{"id": "a"}, {"id": "b"}], "edges": [
    {"source": "a", "target": "b", "kind": "funds", "strength": 5, "reported_by": ["a"]},
    {"source": "b", "target": "a", "kind": "funds", "strength": 2, "reported_by": ["b"]}]}"#;

#[test]
fn strengths_and_reporters_of_two_directions() {
    // a →5 b, b →2 a: the largest is 5, what both say is 2
    for (how, strength) in [(How::Union, 5.0), (How::Intersection, 2.0)] {
        let made = symmetrise(&read(BOTH_WAYS), how).network;
        assert_eq!(made.tie_count(), 1);
        assert_eq!(made.tie(0).tie.strength, Some(Strength::Number(strength)));
        assert_eq!(made.tie(0).tie.reported_by, ["a", "b"]);
    }
}

/// Two ways are one tie only where both can hold at once, and are of one kind, layer, status and sign.
#[test]
fn two_directions_meet_only_where_they_are_of_one_sort() {
    let drawn = read(
        r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"id": "v", "kind": "venue"}], "edges": [
        {"source": "a", "target": "b", "kind": "funds", "strength": 5, "role": "lead", "since": "2010", "until": "2012"},
        {"source": "b", "target": "a", "kind": "funds", "since": "2011", "until": "2014"},
        {"source": "c", "target": "d", "kind": "funds", "until": "2010"},
        {"source": "d", "target": "c", "kind": "funds", "since": "2012"},
        {"source": "a", "target": "c", "kind": "funds", "layer": "youth"}, {"source": "c", "target": "a", "kind": "funds"},
        {"source": "b", "target": "c", "kind": "funds", "sign": "-"}, {"source": "c", "target": "b", "kind": "funds"},
        {"source": "b", "target": "d", "kind": "funds"}, {"source": "d", "target": "b", "kind": "funds", "sign": "+"},
        {"source": "a", "target": "d", "kind": "funds"}, {"source": "d", "target": "a", "kind": "funds", "status": "planned"},
        {"source": "a", "target": "a", "kind": "funds"}, {"source": "a", "target": "v", "kind": "participates-in"},
        {"source": "v", "target": "b", "kind": "funds"}, {"source": "c", "target": "v", "kind": "collaborates"}]}"#,
    );
    let by = |how| symmetrise(&drawn, how);
    let (all, both, answered) = (by(How::Union), by(How::Intersection), by(How::Reciprocated));
    // What nobody can answer stays: the tie to itself, the membership and the two between modes.
    let stays = ["a>a", "a>v", "c-v", "v>b"];
    let with = |more: &[&str]| {
        let mut whole: Vec<String> = more.iter().chain(&stays).map(|tie| (*tie).to_owned()).collect();
        whole.sort();
        whole
    };
    let sorted = |network: &Network| {
        let mut found = ties(network);
        found.sort();
        found
    };
    assert_eq!(sorted(&both.network), with(&["a-b", "b-d"]));
    assert_eq!((both.united, both.unanswered, both.unanswerable), (2, 8, 2));
    assert_eq!(sorted(&answered.network), with(&["a>b", "b>a", "b>d", "d>b"]));
    assert_eq!((answered.united, answered.unanswered), (0, 8));
    assert_eq!(sorted(&all.network), with(&["a-b", "a-c", "c-a", "a-d", "d-a", "b-c", "c-b", "b-d", "c-d", "d-c"]));
    assert_eq!((all.united, all.unanswered, all.unanswerable), (2, 0, 2));
    let said = |made: &Network, ends: &str| {
        let found = ties(made).iter().position(|tie| tie == ends).unwrap();
        let tie = made.tie(found).tie;
        (tie.period.to_string(), tie.strength, tie.role.clone(), tie.sign)
    };
    let period = |since, until| {
        let date = |year: Option<i32>| year.map(PartialDate::year_only);
        Period { since: date(since), until: date(until) }.to_string()
    };
    let one_way = Some(Strength::Number(5.0));
    assert_eq!(said(&all.network, "a-b"), (period(Some(2010), Some(2014)), one_way, None, None));
    assert_eq!(said(&both.network, "a-b"), (period(Some(2011), Some(2012)), None, None, None));
    // A whole year lies between the two.
    let open = |ends: &str| said(&all.network, ends).0;
    assert_eq!([open("c-d"), open("d-c")], [period(None, Some(2010)), period(Some(2012), None)]);
    assert_eq!(said(&both.network, "b-d").3, Some(Sign::Positive));
}

#[test]
fn conditions_compare_text_numbers_grades_and_dates() {
    let drawn = read(
        r#"{"nodes": [{"id": "a", "sector": "zorg", "size": 12}, {"id": "b", "size": 9}, {"id": "c"}],
        "edges": [{"source": "a", "target": "b", "strength": "weak", "since": "2014-06"},
                 {"source": "b", "target": "c", "strength": "strong", "since": "2016"}]}"#,
    );
    let kept = |text: &str| {
        let filter = Filter { conditions: vec![Condition::parse(text).unwrap()], ..Filter::everything() };
        let done = filter.apply(&drawn).network;
        (ids(&done).join(""), done.tie_count())
    };
    for (text, nodes, ties) in [
        ("node.size > 9", "a", 0),
        ("node.size >= 9", "ab", 1),
        ("node.size is-empty", "c", 0),
        ("node.sector = zorg", "a", 0),
        ("node.sector != zorg", "bc", 1),
        ("node.sector contains OR", "a", 0),
        ("tie.strength >= strong", "abc", 1),
        ("tie.since <= 2014", "abc", 1),
        ("tie.since is-set", "abc", 2),
        ("tie.source = b", "abc", 1),
    ] {
        assert_eq!(kept(text), (nodes.to_owned(), ties), "{text}");
    }
    for bad in ["size > 9", "node.size", "node. = 2", "node.size >", "tie.layer is-set yes"] {
        assert!(Condition::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_slice_of_time_keeps_what_may_have_existed_in_it() {
    // a 2010–2012   b 2013–   c –2011   d unknown
    let drawn = read(
        r#"{"edges": [], "nodes": [{"id": "a", "since": "2010", "until": "2012"},
        {"id": "b", "since": "2013"}, {"id": "c", "until": "2011"}, {"id": "d"}]}"#,
    );
    let kept = |from, to| {
        let done = Filter { from, to, ..Filter::everything() }.apply(&drawn).network;
        ids(&done).join("")
    };
    assert_eq!(kept(Some(2012), Some(2012)), "ad");
    assert_eq!(kept(Some(2012), None), "abd");
    assert_eq!(kept(None, Some(2012)), "acd");
    assert_eq!(kept(Some(2011), Some(2013)), "abcd");
}

#[test]
fn networks_together_apart_and_in_common() {
    // one: a → b, b - c   other: b → a, c - b, c - d
    let (one, other) = (network(&["a>b", "b-c"]), network(&["b>a", "c-b", "c-d"]));
    let parts = [Named { name: "one", network: &one }, Named { name: "other", network: &other }];
    let whole = union(&parts, false).unwrap();
    assert_eq!(ties(&whole.network), ["a>b", "b>a", "b-c", "c-d"]);
    assert_eq!(whole.united_ties, 1);
    assert_eq!(ties(&difference(&one, &other)), ["a>b"]);
    assert_eq!(ties(&difference(&other, &one)), ["b>a", "c-d"]);
    assert_eq!(ties(&intersection(&one, &other)), ["b-c"]);
}

#[test]
fn the_police_of_two_towns_is_not_one_body_unless_said() {
    let town = |name: &str, sector: &str| {
        read(&format!(
            r#"{{"edges": [{{"source": "x", "target": "politie"}}], "nodes": [
            {{"id": "politie", "named": false, "municipality": "{name}"}}, {{"id": "x", "sector": "{sector}"}}]}}"#
        ))
    };
    let (one, other) = (town("Aalten", "zorg"), town("Zeist", "welzijn"));
    let parts = [Named { name: "one", network: &one }, Named { name: "other", network: &other }];
    let apart = union(&parts, false).unwrap();
    assert_eq!(ids(&apart.network), ["politie", "politie@other", "x"]);
    assert_eq!(apart.network.tie_count(), 2);
    assert_eq!(apart.conflicts.len(), 1);
    assert_eq!((apart.conflicts[0].field, &*apart.conflicts[0].other), ("sector", "welzijn"));
    assert_eq!(ids(&union(&parts, true).unwrap().network), ["politie", "x"]);
}

#[test]
fn one_network_per_layer() {
    let drawn = read(
        r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "edges": [
        {"source": "a", "target": "b", "layer": "jeugd"}, {"source": "b", "target": "c"}]}"#,
    );
    let parts = by_layer(&drawn, false);
    let seen: Vec<_> = parts.iter().map(|(layer, part)| (layer.as_deref(), ids(part).join(""))).collect();
    assert_eq!(seen, [(None, "bc".to_owned()), (Some("jeugd"), "ab".to_owned())]);
    assert!(by_layer(&drawn, true).iter().all(|(_, part)| part.node_count() == 3));
}

/// ```text
///   a ── b   c    d ── e ── f      a and b in Ede, b in Elst too, d a municipality; a to b for youth, d to e funds
/// ```
const PARTS: &str = r#"{"nodes": [{"id": "a", "municipality": "Ede"}, {"id": "b", "municipality": ["Ede", "Elst"]}, {"id": "c"},
    {"id": "d", "label": "Epe", "kind": "municipality"}, {"id": "e", "municipality": "Epe"},
    {"id": "f", "municipality": "national"}], "edges": [{"source": "a", "target": "b", "reported_by": ["f", "a"]},
    {"source": "d", "target": "e", "kind": "funds"}, {"source": "e", "target": "f"}]}"#;

#[test]
fn parts_by_place_kind_and_component() {
    let drawn = read(PARTS);
    let shown = |part: &Network| (ids(part).join(""), part.tie_count());
    let named = |parts: Vec<(String, Network)>| -> Vec<(String, (String, usize))> {
        parts.iter().map(|(name, part)| (name.clone(), shown(part))).collect()
    };
    let is = |name: &str, nodes: &str, ties| (name.to_owned(), (nodes.to_owned(), ties));
    assert_eq!(named(by_municipality(&drawn)), [is("Ede", "ab", 1), is("Elst", "b", 0), is("Epe", "de", 1)]);
    assert_eq!(by_municipality(&drawn)[0].1.tie(0).tie.reported_by, ["a"], "f is not in this part");
    assert_eq!(named(by_kind(&drawn, false)), [is("collaborates", "abef", 2), is("funds", "de", 1)]);
    assert_eq!(named(by_kind(&drawn, true)), [is("collaborates", "abcdef", 2), is("funds", "abcdef", 1)]);
    let components = |keep| by_component(&drawn, keep).iter().map(shown).collect::<Vec<_>>();
    let is = |nodes: &str, ties| (nodes.to_owned(), ties);
    assert_eq!(components(false), [is("def", 2), is("ab", 1)]);
    assert_eq!(components(true), [is("def", 2), is("ab", 1), is("c", 0)]);
}

/// Distrust joins nobody: no measure counts it.
#[test]
fn negative_ties_hold_no_component_together() {
    let drawn = read(
        r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"id": "e"}], "edges": [
        {"source": "a", "target": "b"}, {"source": "b", "target": "c", "sign": "-"},
        {"source": "c", "target": "d", "sign": "+"}, {"source": "d", "target": "e"}]}"#,
    );
    assert_eq!(ids(&largest_component(&drawn).network), ["c", "d", "e"]);
    assert_eq!(ids(&ego(&drawn, 0, 3, true).network), ["a", "b"]);
}
