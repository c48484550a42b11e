//! The files: sound XML, DOT that always parses, the same bytes every time.

use super::{data, draw, every_view};
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use proptest::prelude::*;
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Tie};
use verbinder::present::diagram::{self, DiagramOptions, DiagramView, Scene};

/// Names that broke some writer somewhere.
const HOSTILE: [&str; 16] = [
    "",
    "\"",
    "a\"b\\\"c\\",
    "\\N \\G \\L \\n \\",
    "a:b:c",
    "<b>x</b> <a &amp; b> >>",
    "]]> --> <!-- /* */ // # ;",
    "&amp; &lt; &#60; &",
    "regel\neen\r\ntwee\u{2028}drie",
    "tab\tnul\u{0}bel\u{7}",
    "\u{202E}omgekeerd\u{2066}",
    "👩‍👩‍👧 zorg",
    "社会福祉 Кириллица عربى",
    "{rec|ord}",
    "graph",
    "’s-Hertogenbosch – Súdwest-Fryslân ½ ≥ €",
];

fn named(labels: &[String]) -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    for (index, label) in labels.iter().enumerate() {
        let id = if index % 2 == 0 { format!("n{index}") } else { format!("{label}{index}") };
        let node = Node {
            label: label.clone(),
            kind: ["municipality", "organisation", "venue"][index % 3].into(),
            municipalities: vec![labels[index % 2].clone()],
            ..Node::new(id)
        };
        builder.add_node(node, Place::default());
    }
    let network = builder.build().value;
    let ids: Vec<String> = network.nodes().map(|node| node.id.clone()).collect();
    let mut builder = NetworkBuilder::new(Info { title: labels.first().cloned(), ..Info::default() });
    network.nodes().for_each(|node| builder.add_node(node.clone(), Place::default()));
    for pair in ids.windows(2) {
        builder.add_tie(&pair[0], &pair[1], Tie::new("funds"), Place::default());
    }
    builder.build().value
}

fn assert_sound(scene: &Scene, what: &str) {
    let dot = diagram::dot(scene);
    let parsed = graphviz_rust::parse(&dot).unwrap_or_else(|error| panic!("{what}: {error}"));
    // What graphviz-rust reads is what was meant: printing it gives the same text.
    assert_eq!(parsed.print(&mut PrinterContext::default()).trim_end(), dot.trim_end(), "{what}");
    let longest = dot.split('"').map(str::len).max().unwrap_or(0);
    // Graphviz refuses a label in which nothing stands.
    assert!(!dot.contains("<B></B>") && !dot.contains("<B> "), "{what}: {dot}");
    assert!(longest < 14_000, "{what}: a string of {longest} bytes, and Graphviz 2.43 stops at 16,384");
    let nodes = dot.matches(" shape=").count();
    assert_eq!(nodes, scene.marks.len(), "{what}");
    assert!(!dot.chars().any(|c| c.is_control() && c != '\n'), "{what}");

    let svg = diagram::svg(scene);
    for c in svg.chars() {
        assert!(c == '\n' || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')), "{what}: {c:?} in SVG");
    }
    assert_sound_xml(&svg, what);
}

#[cfg(feature = "png")]
fn assert_sound_xml(svg: &str, what: &str) {
    use resvg::usvg::roxmltree::Document;
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{what}: {error}"));
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let has = |tag| root.children().any(|child| child.has_tag_name(tag));
    assert!(has("title") && has("desc"), "{what}");
}

#[cfg(not(feature = "png"))]
fn assert_sound_xml(_svg: &str, _what: &str) {}

#[test]
fn files_are_sound_for_every_view() {
    let mut networks = vec![
        data::archipelago(&[12, 8, 5], 3, 7),
        data::archipelago(&[6; 40], 4, 7),
        data::network(&[], &[]),
        named(&HOSTILE.map(str::to_owned)),
    ];
    networks.push(data::bundled());
    for network in &networks {
        for view in every_view(network) {
            assert_sound(&draw(network, view.clone()), &format!("{view:?}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn files_are_sound_whatever_the_names(labels in prop::collection::vec(any::<String>(), 1..6)) {
        assert_sound(&draw(&named(&labels), DiagramView::Whole), &format!("{labels:?}"));
    }

    #[test]
    fn files_are_sound_whatever_the_punctuation(label in "[\"\\\\<>&;:{}|\\[\\]#/*\n =\\-]{0,24}") {
        assert_sound(&draw(&named(&[label.clone(), "x".into()]), DiagramView::Whole), &label);
    }
}

/// A place or a node may be called by a sign without a form alone.
#[test]
fn files_are_sound_where_names_show_nothing() {
    for blank in
        ["\u{a0}", "\u{200b}", " ", "\n", "\t", "\u{3000}", "\u{ad}", "\u{feff}", "\u{2028}", "\u{202e}", "\u{1}"]
    {
        let network = named(&[blank, "P", blank, "Q", "R", "S"].map(str::to_owned));
        for view in every_view(&network) {
            if let Ok(scene) = diagram::draw(&network, &data::facts(&network), &DiagramOptions::new(view.clone())) {
                assert_sound(&scene, &format!("{blank:?} {view:?}"));
            }
        }
    }
}

#[test]
fn the_same_network_gives_the_same_bytes_whatever_the_row_order() {
    let network = data::archipelago(&[14, 6, 3], 3, 9);
    let mut builder = NetworkBuilder::new(network.info().clone());
    let nodes: Vec<Node> = network.nodes().cloned().collect();
    nodes.into_iter().rev().for_each(|node| builder.add_node(node, Place::default()));
    let ties: Vec<(String, String, Tie)> = network
        .ties()
        .map(|t| (network.node(t.source).id.clone(), network.node(t.target).id.clone(), t.tie.clone()))
        .collect();
    ties.into_iter().rev().for_each(|(a, b, tie)| builder.add_tie(&a, &b, tie, Place::default()));
    let shuffled = builder.build().value;
    for view in every_view(&network) {
        let (one, other) = (draw(&network, view.clone()), draw(&shuffled, view));
        assert_eq!(diagram::svg(&one), diagram::svg(&other));
        assert_eq!(diagram::dot(&one), diagram::dot(&other));
    }
    let options = DiagramOptions { seed: 2, ..DiagramOptions::new(DiagramView::Whole) };
    let reseeded = diagram::draw(&network, &data::facts(&network), &options).unwrap();
    assert_ne!(diagram::svg(&draw(&network, DiagramView::Whole)), diagram::svg(&reseeded));
}

#[test]
#[cfg(feature = "png")]
fn pixels_come_out_and_vanishing_text_is_refused() {
    let scene = draw(&data::archipelago(&[3], 0, 1), DiagramView::Whole);
    let png = diagram::render::png(&diagram::svg(&scene), 48.0).unwrap();
    // Signature, then width and height in the first chunk (PNG specification, 5.2 and 11.2.2).
    assert_eq!(png[..8], [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A]);
    let side = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    assert_eq!(side(16), (scene.width * 0.5 * 96.0 / 72.0).ceil() as u32);

    let scene = draw(&named(&["社会福祉".to_owned()]), DiagramView::Whole);
    let error = diagram::render::png(&diagram::svg(&scene), 96.0).unwrap_err();
    assert!(error.to_string().contains("社"), "{error}");
    assert!(diagram::render::png(&diagram::svg(&scene).replace("社会福祉", "x"), 96_000.0).is_err());
}
