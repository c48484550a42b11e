//! DOT as Graphviz reads it (graphviz.org/doc/info/lang.html), with the mistakes that occur, and our own pictures.

use crate::support::marked::unmark;
use crate::support::networks::any_network;
use crate::support::ties;
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Network, Strength};

fn read_all(text: &str) -> Vec<Input> {
    formats::from_bytes(text.as_bytes(), "g.dot", &ReadOptions::default()).unwrap()
}

fn read(text: &str) -> Network {
    let input = read_all(text).swap_remove(0);
    assert!(!input.network.has_errors(), "{text}: {:?}", input.network.diagnostics);
    input.network.value
}

fn ids(network: &Network) -> Vec<&str> {
    network.nodes().map(|node| node.id.as_str()).collect()
}

/// What `dot -Tplain` of Graphviz 2.43 finds in the same text: its nodes and edges.
#[test]
fn the_grammar_is_read_as_graphviz_reads_it() {
    let cases: [(&str, &[&str], &[&str]); 16] = [
        ("graph { }", &[], &[]),
        (
            "\u{feff}// remark\n# 1 \"file.c\"\n/* two\nlines */ StRiCt GRAPH g { a -- b -- a; b--c }",
            &["a", "b", "c"],
            &["a-b", "b-c"],
        ),
        ("digraph { a -> b -> {c d} }", &["a", "b", "c", "d"], &["a>b", "b>c", "b>d"]),
        (
            "digraph { {a b} -> subgraph x { c; d -> e } }",
            &["a", "b", "c", "d", "e"],
            &["a>c", "a>d", "a>e", "b>c", "b>d", "b>e", "d>e"],
        ),
        ("graph { a -- b; a -- b; b -- a }", &["a", "b"], &["a-b", "a-b", "b-a"]),
        ("strict digraph { a -> b; a -> b; b -> a }", &["a", "b"], &["a>b", "b>a"]),
        ("graph { a -- b [key=k]; a -- b [key=k]; a -- b [key=l] }", &["a", "b"], &["a-b", "a-b"]),
        ("digraph { a:p -> b:q:ne; a:w }", &["a", "b"], &["a>b"]),
        (
            "graph { \"a b\" -- \"say \\\"x\\\"\"; \"one\" + \" two\" + /* and */ \"!\" }",
            &["a b", "one two!", "say \"x\""],
            &["a b-say \"x\""],
        ),
        (
            "graph { \"long \\\nname\" -- Súdwest_Fryslân }",
            &["Súdwest_Fryslân", "long name"],
            &["Súdwest_Fryslân-long name"],
        ),
        ("graph { 1--2; -.5 -- 3.; a-- -1 }", &["-.5", "-1", "1", "2", "3.", "a"], &["-.5-3.", "1-2", "a--1"]),
        (
            "graph { \"node\" -- \"graph\"; Subgraphs -- edges }",
            &["Subgraphs", "edges", "graph", "node"],
            &["Subgraphs-edges", "node-graph"],
        ),
        ("graph { { rank = same; a; b } subgraph cluster_1 { c } c -- d }", &["a", "b", "c", "d"], &["c-d"]),
        ("digraph { subgraph s { a b } subgraph s { c } -> d }", &["a", "b", "c", "d"], &["a>d", "b>d", "c>d"]),
        ("graph { a [label=<<table><tr><td>x</td></tr></table>>]; a[b][c=d;e=f,g=h] }", &["a"], &[]),
        ("graph { a -- a; ; b; }", &["a", "b"], &["a-a"]),
    ];
    for (text, nodes, edges) in cases {
        let network = read(text);
        let mut found = ties(&network);
        let mut expected: Vec<&str> = edges.to_vec();
        // Ends of ties without direction stand in the order of their ids.
        found.sort();
        expected.sort();
        let plain = |tie: &str| -> String {
            let mut letters: Vec<char> = tie.chars().collect();
            letters.sort_unstable();
            letters.into_iter().collect()
        };
        let found: Vec<String> = found.iter().map(|tie| plain(tie)).collect();
        let expected: Vec<String> = expected.iter().map(|tie| plain(tie)).collect();
        assert_eq!((ids(&network), found), (nodes.to_vec(), expected), "{text}");
    }
}

#[test]
fn attributes_defaults_and_clusters_come_with_nodes_and_ties() {
    let network = read(
        r##"digraph care {
            label = "Care in\nEde"; rankdir=LR;
            node [shape=box, fontname="Arial"]; edge [weight=2, colour=grey]
            a [label="Wijkteam\l"];
            subgraph cluster_north { label="North & east"; node [shape=circle sector=health]; b; c [label="C of \N"] }
            subgraph cluster_south { subgraph cluster_inner { label=Inner; d } }
            a -> b;
            b -> c [weight=0.5, dir=none, style=dashed, penwidth=3];
            c -> d [dir=back, label="\T to \H"];
            a:east -> d [dir=both weight=x];
            e [pos="1.5,-2!" fillcolor="#ff0000" color=black code=007 size2=12 name=Other];
        }"##,
    );
    assert_eq!(network.info().title.as_deref(), Some("Care in\nEde"));
    assert_eq!(network.info().attributes["rankdir"], "LR");
    assert_eq!(network.info().attributes["node"], json!({"fontname": "Arial"}));
    let node = |id: &str| network.node(network.index_of(id).unwrap());
    assert_eq!(node("a").label, "Wijkteam");
    assert_eq!(node("a").attributes["shape"], "box");
    assert_eq!((node("b").sector.as_deref(), &node("b").attributes["shape"]), (Some("health"), &json!("circle")));
    assert_eq!(node("b").attributes["cluster"], "North & east");
    assert_eq!(node("c").label, "C of c");
    assert_eq!(node("d").attributes["cluster"], json!(["south", "Inner"]));
    assert!(node("d").sector.is_none() && node("d").attributes["shape"] == "box");
    assert_eq!(node("e").label, "Other");
    assert_eq!(
        (&node("e").attributes["x"], &node("e").attributes["y"], &node("e").attributes["color"]),
        (&json!(1.5), &json!(-2.0), &json!("#ff0000"))
    );
    assert_eq!((&node("e").attributes["code"], &node("e").attributes["size2"]), (&json!("007"), &json!(12)));

    let tie = |name: &str| {
        let at = ties(&network).iter().position(|tie| tie == name).unwrap_or_else(|| panic!("{:?}", ties(&network)));
        network.ties().nth(at).unwrap().tie
    };
    assert_eq!(tie("a>b").strength, Some(Strength::Number(2.0)));
    assert_eq!(tie("a>b").attributes["colour"], "grey");
    assert_eq!((tie("b-c").strength, &tie("b-c").attributes["thickness"]), (Some(Strength::Number(0.5)), &json!(3)));
    assert_eq!(tie("b-c").attributes["style"], "dashed");
    assert_eq!(tie("d>c").attributes["label"], "c to d");
    let both = tie("a-d");
    assert_eq!((both.strength, &both.attributes["direction"]), (None, &json!("mutual")));
    assert_eq!((&both.attributes["tailport"], &both.attributes["weight"]), (&json!("east"), &json!("x")));
}

#[test]
fn a_graph_without_direction_may_have_arrows() {
    let network = read("graph { a -- b [dir=forward]; b -- c [dir=back]; c -- d [dir=none] }");
    assert_eq!(ties(&network), ["a>b", "c>b", "c-d"]);
    let input = read_all("graph { a -> b; c -- d }").swap_remove(0);
    assert_eq!(ties(&input.network.value), ["a>b", "c-d"]);
    let finding = input.network.diagnostics.iter().find(|found| found.code == "wrong-arrow").unwrap();
    assert_eq!((finding.place.line, finding.place.column), (Some(1), Some(9)));
    // What `dir` says goes before the arrow, as where Graphviz draws: `none` draws no head (and so the remedy of the finding works).
    let said = read_all("graph { a -> b [dir=none]; c -- d [dir=none]; edge [dir=none]; e -> f }").swap_remove(0);
    assert_eq!(ties(&said.network.value), ["a-b", "c-d", "e-f"]);
    assert_eq!(ties(&read("digraph { a -> b [dir=none]; c -> d }")), ["a-b", "c>d"]);
    let input = read_all("digraph { a -- b }").swap_remove(0);
    assert_eq!(ties(&input.network.value), ["a-b"]);
    assert!(input.network.diagnostics.iter().any(|found| found.code == "wrong-arrow"));
}

#[test]
fn several_graphs_are_several_networks() {
    let inputs = read_all("graph Ede { a -- b } digraph { c -> d -> e }");
    let parts: Vec<(Option<&str>, usize)> =
        inputs.iter().map(|input| (input.part.as_deref(), input.network.value.node_count())).collect();
    assert_eq!(parts, [(Some("Ede"), 2), (Some("graph 2"), 3)]);
}

/// The mark stands where what is wrong begins.
#[test]
fn mistakes_name_their_place_and_what_to_do() {
    for (marked, words) in [
        ("graph {\n a -- ☞; }", "the other end of the edge is expected"),
        ("graph ☞{ a -- b", "never closed"),
        ("graph { a ☞[label=x", "never closed"),
        ("graph { a -- ☞\"b }", "never closed"),
        ("graph { a [label=☞<<b>x] }", "never closed"),
        ("graph { a\n☞/* b }", "never closed"),
        ("graph { Buurt☞& Zorg }", "'&'"),
        ("graph { a [x=☞] }", "a value is expected"),
        ("graph { a } ☞node { b }", "`graph` or `digraph`"),
        ("graph { \"a\" ☞+ b }", "none follows"),
        ("graph { a -☞- - b }", "belongs to no number"),
    ] {
        let (text, (line, column)) = unmark(marked);
        // An edge of two lines begins at the third sign there.
        let column = if text.contains("- - b") { column + 2 } else { column };
        let error = formats::from_bytes(text.as_bytes(), "g.dot", &ReadOptions::default()).unwrap_err();
        let shown = error.to_string();
        assert!(shown.contains(&format!("g.dot:{line}:{column}: ")) && shown.contains(words), "{marked}: {shown}");
        assert!(!error.hints().is_empty(), "{marked}");
    }
    let deep = format!("graph {{ {} a {} }}", "{".repeat(5000), "}".repeat(5000));
    assert!(formats::from_bytes(deep.as_bytes(), "g.dot", &ReadOptions::default()).is_err());
    let ragged = read_all("graph { 1a -- 2b }").swap_remove(0);
    assert_eq!(ids(&ragged.network.value), ["1a", "2b"]);
    assert!(ragged.network.diagnostics.iter().any(|found| found.code == "ragged-number"));
}

/// What is drawn comes back: nodes with kind and place, ties with kind, direction as drawn, and how many they are.
#[test]
fn our_own_picture_is_read_as_the_network_that_it_shows() {
    use verbinder::present::diagram::{self, DiagramOptions, DiagramView};
    use verbinder::present::facts::Facts;
    let path = crate::support::project_file("data/sociaal-domein.json");
    let network = formats::read_file(&path).unwrap().network.value;
    let facts = Facts { degree: vec![1; network.node_count()], ..Facts::default() };
    let scene = diagram::draw(&network, &facts, &DiagramOptions::new(DiagramView::Whole)).unwrap();
    let shown = read(&diagram::dot(&scene));
    let nodes = |network: &Network| -> BTreeMap<String, (String, String, Vec<String>)> {
        network
            .nodes()
            .map(|node| (node.id.clone(), (node.label.clone(), node.kind.clone(), node.municipalities.clone())))
            .collect()
    };
    assert_eq!(nodes(&shown).len(), network.node_count());
    for (id, (label, kind, places)) in nodes(&network) {
        let found = &nodes(&shown)[&id];
        assert_eq!((&found.0, &found.1), (&label, &kind), "{id}");
        if !places.contains(&"national".to_owned()) {
            assert_eq!(found.2, places, "{id}");
        }
    }
    let pairs = |network: &Network| -> Vec<(String, String, String)> {
        let mut pairs: Vec<_> = network
            .ties()
            .filter(|tie| tie.tie.status == verbinder::model::Status::Present)
            .map(|tie| {
                let (a, b) = (network.node(tie.source).id.clone(), network.node(tie.target).id.clone());
                (a.clone().min(b.clone()), a.max(b), tie.tie.kind.to_string())
            })
            .collect();
        pairs.sort();
        pairs.dedup();
        pairs
    };
    let drawn = pairs(&shown);
    // A structure may be drawn as an outline around its members, without a line to each.
    let outlined = |kind: &str| ["participates-in", "part-of"].contains(&kind);
    let missing: Vec<_> =
        pairs(&network).into_iter().filter(|pair| !outlined(&pair.2) && !drawn.contains(pair)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    // A line of one tie has the weight 1.
    assert!(shown.ties().any(|tie| tie.tie.strength == Some(Strength::Number(1.0))));
}

/// A picture shows of a line whether it has an arrow, its kinds, and its weight where it is of one kind. It has our name and its layout.
#[test]
fn lines_of_our_own_pictures_are_ties_of_each_of_their_kinds() {
    let told = |text: &str| read_all(text)[0].network.diagnostics.iter().any(|found| found.code == "picture");
    let drawn = |line: &str| {
        let text = format!(
            "digraph verbinder {{\n  graph[layout=nop2]\n  a[fullname=A]\n  b[fullname=B]\n  a -> b[{line}]\n}}\n"
        );
        assert!(told(&text), "{text}");
        let network = read(&text);
        let said = |tie: verbinder::model::TieRef<'_>| {
            (tie.tie.kind.to_string(), network.is_directed(tie.tie), tie.tie.strength)
        };
        network.ties().map(said).collect::<Vec<_>>()
    };
    let is = |kind: &str, directed, strength: Option<f64>| (kind.to_owned(), directed, strength.map(Strength::Number));
    assert_eq!(drawn("kind=collaborates dir=forward weight=3"), [is("collaborates", true, Some(3.0))]);
    assert_eq!(drawn("kind=collaborates weight=3"), [is("collaborates", false, Some(3.0))]);
    assert_eq!(drawn("kind=funds dir=forward"), [is("funds", true, None)]);
    assert_eq!(drawn("kind=funds"), [is("funds", false, None)]);
    let both = [is("collaborates", false, None), is("funds", false, None)];
    assert_eq!(drawn("kind=\"collaborates,funds\" weight=3"), both);
    for other in ["digraph verbinder {\n  a -> b\n}\n", "digraph town {\n  graph[layout=nop2]\n  a -> b\n}\n"] {
        assert!(!told(other), "{other}");
    }
}

/// A picture beside its network is no second network; named alone it is read.
#[test]
fn a_folder_does_not_count_its_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let picture = "graph verbinder {\n  graph[layout=nop2 bb=\"0,0,9,9\"]\n  a[fullname=\"A\"]\n}\n";
    std::fs::write(folder.path().join("town.dot"), picture).unwrap();
    std::fs::write(folder.path().join("other.gv"), "graph { b -- c }").unwrap();
    let inputs = formats::open(folder.path(), &ReadOptions::default()).unwrap();
    assert_eq!((inputs.len(), ids(&inputs[0].network.value)), (1, vec!["b", "c"]));
    let alone = formats::open(&folder.path().join("town.dot"), &ReadOptions::default()).unwrap();
    assert_eq!(alone[0].network.value.node(0).label, "A");
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail_otherwise(
        text in "(node|edge|graph|subgraph|a|\\[|\\]|\\{|\\}|=|--|->|;|,|:|\\+|[0-9]{1,3}|\"[a-z\\\\N\n]{0,5}\"|<[a-z<>]{0,4}>|/\\*|//| |\n){0,40}"
    ) {
        let _ = formats::from_bytes(format!("graph {{{text}").as_bytes(), "g.dot", &ReadOptions::default());
        let _ = formats::from_bytes(format!("digraph {{{text}}}").as_bytes(), "g.dot", &ReadOptions::default());
    }

    /// One line for each node and tie, whatever their names hold.
    #[test]
    fn every_node_and_tie_has_one_line(network in any_network()) {
        let format = formats::find("dot").unwrap();
        let file = String::from_utf8((format.write.unwrap())(&network).unwrap()).unwrap();
        prop_assert_eq!(file.trim_end().split('\n').count(), network.node_count() + network.tie_count() + 3);
    }
}

/// A label in the signs of HTML is its text without the tags.
#[test]
fn a_label_in_html_is_its_text() {
    let network = read("graph { a [label=<Zorg <b>&amp; meer</b>>]; b }");
    assert_eq!(network.node(network.index_of("a").unwrap()).label, "Zorg & meer");
    assert_eq!(network.node_count(), 2);
}

/// Breaks and rows of HTML are ends of lines, cells of a row are set apart.
#[test]
fn lines_and_cells_of_a_label_in_html_stay_apart() {
    for (html, label) in [
        ("Gemeente<BR/>Ede", "Gemeente\nEde"),
        ("<table><tr><td>Zorg</td><td>12</td></tr><tr><td>Sport</td></tr></table>", "Zorg 12\nSport"),
    ] {
        let network = read(&format!("graph {{ a [label=<{html}>] }}"));
        assert_eq!(network.node(0).label, label, "{html}");
    }
}

/// What stands where something else should is named as it stands there.
#[test]
fn a_message_shows_what_was_found() {
    for (text, found) in [
        ("graph { a -- ; }", "found `;`"),
        ("graph { a [b=] }", "found `]`"),
        ("graph { a -- ", "found the end of the file"),
        ("graph g h { }", "found `h`"),
        ("graph g \"h i\" { }", "found the text \"h i\""),
        ("graph g <b> { }", "found an HTML text"),
        ("graph g -> { }", "found `->`"),
        ("graph g -- { }", "found `--`"),
    ] {
        let said = match formats::from_bytes(text.as_bytes(), "g.dot", &ReadOptions::default()) {
            Ok(inputs) => {
                format!("{:?}", inputs[0].network.diagnostics.iter().map(|found| &found.message).collect::<Vec<_>>())
            }
            Err(error) => error.to_string(),
        };
        assert!(said.replace("\\\"", "\"").contains(found), "{text}: {said}");
    }
}
