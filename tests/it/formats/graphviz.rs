//! The finer points of Graphviz's language, by graphviz.org/doc/info/lang.html and the pages on its attributes; tests/it/formats/dot.rs has
//! the grammar.

use serde_json::json;
use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Network, Node};

fn input(text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), "g.dot", &ReadOptions::default()).unwrap().swap_remove(0)
}

fn read(text: &str) -> Network {
    let input = input(text);
    assert!(!input.network.has_errors(), "{text}: {:?}", input.network.diagnostics);
    input.network.value
}

fn node(text: &str) -> Node {
    read(&format!("graph {{ {text} }}")).node(0).clone()
}

fn all<'i>(input: &'i Input, code: &str) -> Vec<&'i Diagnostic> {
    input.network.diagnostics.iter().filter(|found| found.code == code).collect()
}

/// A colour is that of the border only where the inside has one of its own; a name beside a label is kept.
#[test]
fn what_a_node_says_of_itself_is_kept() {
    assert_eq!(node("a [color=red]").attributes["color"], "red");
    let filled = node("a [color=red fillcolor=blue]").attributes;
    assert_eq!((&filled["color"], &filled["pencolor"]), (&json!("blue"), &json!("red")));
    let named = node("a [label=\"De Brug\" name=Brug]");
    assert_eq!((named.label.as_str(), &named.attributes["name"]), ("De Brug", &json!("Brug")));
    assert_eq!(node("a [x=1]").attributes.get("cluster"), None);
    // A place is two or three numbers; anything else is no place.
    let place = node("a [pos=\"1.5,2,-3\"]").attributes;
    assert_eq!(["x", "y", "z"].map(|name| place[name].clone()), [json!(1.5), json!(2.0), json!(-3.0)]);
    for other in ["1,2,3,4", "1.5,x", "7"] {
        let kept = node(&format!("a [pos=\"{other}\"]")).attributes;
        assert_eq!((kept["pos"].as_str().or(Some("7")), kept.get("x")), (Some(other), None), "{other}");
    }
}

/// The direction of an edge is no attribute beside; a word that is none stays one.
#[test]
fn the_direction_of_an_edge_is_said_once() {
    let tie = |list: &str| read(&format!("digraph {{ a -> b [{list}] }}")).tie(0).tie.clone();
    for known in ["dir=forward", "dir=back", "dir=both", "dir=none"] {
        assert!(!tie(known).attributes.contains_key("dir"), "{known}");
    }
    assert_eq!(tie("dir=uphill").attributes["dir"], "uphill");
    let twice = input("graph { a -> b; b -> c; c -- d }");
    assert_eq!(all(&twice, "wrong-arrow").len(), 1);
    // The same where another remark stands before.
    assert_eq!(all(&input("graph { 1a -- b; a -> b; b -> c }"), "wrong-arrow").len(), 1);
}

/// "In quoted strings in DOT, the only escaped character is the double-quote"; a backslash at the end of a line joins the next to it.
#[test]
fn other_backslashes_stay_for_what_reads_the_text() {
    assert_eq!(node(r#"a [note="50\% of c:\\data"]"#).attributes["note"], r"50\% of c:\data");
    assert_eq!(node(r#"a [note="one\ntwo"]"#).attributes["note"], "one\ntwo");
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(node(&format!("\"say \\\"x\\\" \\%, \\{end}twice\"")).id, "say \"x\" \\%, twice", "{end:?}");
    }
}

/// A line that begins with # is of the preprocessor; within a line the sign is no word.
#[test]
fn a_remark_of_the_preprocessor_is_a_whole_line() {
    assert_eq!(read("graph {\n a\n  # b\n c }").node_count(), 2);
    let error = formats::from_bytes(b"graph {\n a # b\n c }", "g.dot", &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("g.dot:2:4: "), "{error}");
}

/// A node is where it is declared, also when an edge names it before; a number with letters behind it is said of with its place, once.
#[test]
fn findings_stand_where_a_reader_looks() {
    let text = "graph {\n a -- b\n  b [respondent=often]\n b [note=x]\n 1a -- 22bc }";
    let found = input(text);
    let odd = found.network.diagnostics.iter().find(|found| found.code == "bad-value").unwrap();
    assert_eq!((odd.place.line, odd.place.column), (Some(3), Some(3)), "{odd:?}");
    let [ragged] = all(&found, "ragged-number")[..] else { panic!("{:?}", found.network.diagnostics) };
    assert_eq!((ragged.place.line, ragged.place.column), (Some(5), Some(2)));
    assert_eq!(ragged.place.range().and_then(|range| text.get(range)), Some("1a"));
    assert!(all(&input("graph { 1 -- 2.5 }"), "ragged-number").is_empty());
}

/// Defaults of edges hold in a group too; `cluster=true` makes one of a group that is not called so.
#[test]
fn groups_have_the_defaults_of_what_they_stand_in() {
    let network =
        read("graph { edge [weight=2]; { a -- b } subgraph oost { cluster=true; c } subgraph west { cluster=no; d } }");
    assert_eq!(network.tie(0).tie.strength, Some(verbinder::model::Strength::Number(2.0)));
    let cluster = |id: &str| network.node(network.index_of(id).unwrap()).attributes.get("cluster").cloned();
    assert_eq!([cluster("a"), cluster("c"), cluster("d")], [None, Some(json!("oost")), None]);
}

/// An attribute that Graphviz would take as an order to draw is written apart; words of the language and texts beyond its limit of 16 KB in
/// a way that it reads.
#[test]
fn what_is_written_orders_nothing() {
    let long = "x".repeat(20_000);
    let text = format!(
        r#"{{"nodes": [{{"id": "a", "shape": "box", "wijk": "oost", "graph": 1, "note": "{long}"}}, {{"id": "b", "pos": "9,9"}}],
            "edges": [{{"source": "a", "target": "b", "directed": false}}, {{"source": "b", "target": "a", "directed": true, "style": "dotted"}}]}}"#
    );
    let network = formats::from_bytes(text.as_bytes(), "n.json", &ReadOptions::default()).unwrap().swap_remove(0);
    let written = (formats::find("dot").unwrap().write.unwrap())(&network.network.value).unwrap();
    let written = String::from_utf8(written).unwrap();
    assert!(written.starts_with("digraph {") && written.contains("\"a\" -> \"b\" [dir=none, "), "{}", &written[..300]);
    for order in [" shape=", " pos=", " style=", " graph="] {
        assert!(!written.contains(order), "{order}");
    }
    assert!(written.contains("wijk=\"oost\"") && !written.contains("[, "));
    assert!(written.contains("\" + \"") && !written.contains(&long));
    let again = read(&written);
    let attributes = |network: &Network| network.nodes().map(|node| json!(node.attributes)).collect::<Vec<_>>();
    assert_eq!(attributes(&again), attributes(&network.network.value));
}
