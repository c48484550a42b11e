//! GML in the dialects that occur, and with the mistakes that occur.

use crate::support::marked::unmark;
use proptest::prelude::*;
use verbinder::diagnostics::Place;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Sign, Strength};

fn read(text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), "g.gml", &ReadOptions::default()).unwrap().swap_remove(0)
}

#[test]
fn values_of_every_kind_are_read() {
    let input = read(
        "# a remark\nCreator \"igraph\"\ngraph [\n directed 1\n node [ id 1 label \"A &amp; B\" b +2 c 5.6 graphics [ x 0 y 1.5 ] ]\n\
         node [ id 2 label \"Caf&#233;\" a 1 a 2 note \"two\nlines\" ]\n node [ id 3 label \"C\" value Game of Thrones\n ]\n\
         edge [ source 2 target 1 weight -0.5 ]\n edge [ target 3 source 1 ]\n]\n",
    );
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
    let network = &input.network.value;
    let ids: Vec<&str> = network.nodes().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["A & B", "C", "Café"]);
    assert_eq!(network.node(0).attributes["graphics"], serde_json::json!({"x": 0, "y": 1.5}));
    assert_eq!(
        (&network.node(0).attributes["b"], &network.node(2).attributes["a"]),
        (&2.into(), &serde_json::json!([1, 2]))
    );
    assert_eq!(network.node(2).attributes["note"], "two\nlines");
    assert_eq!(network.node(1).attributes["value"], "Game of Thrones");
    assert!(network.ties().all(|tie| network.is_directed(tie.tie)));
    let negative = network.ties().find(|tie| tie.tie.strength.is_some()).unwrap().tie;
    assert_eq!((negative.strength, negative.sign), (Some(Strength::Number(0.5)), Some(Sign::Negative)));
}

/// The mark stands where what is wrong begins.
#[test]
fn mistakes_name_their_place_and_what_to_do() {
    for (marked, code) in [
        ("graph [\n ☞node [ label \"x\" ]\n]", "no-id"),
        ("graph [ node [ id 1 ]\n☞edge [ source 1 ]\n]", "no-end"),
        ("graph [ node [ id 1 ]\n☞node [ id 1 ]\n]", "duplicate-id"),
        ("graph [ node [ id 1 ]\n☞edge [ source 1 target 9 ]\n]", "undeclared-node"),
    ] {
        let (text, (line, column)) = unmark(marked);
        let input = read(&text);
        let found = input.network.diagnostics.iter().find(|found| found.code == code);
        let found = found.unwrap_or_else(|| panic!("{marked}: {:?}", input.network.diagnostics));
        let Place { line: at, column: within, span, .. } = found.place;
        assert_eq!((at, within, found.hint.is_some()), (Some(line), Some(column), true), "{marked}");
        assert_eq!(span.map(|span| span.0), marked.find('☞'), "{marked}");
    }
    for (text, words) in [
        ("graph [ node [ id 1 label \"never closed ]", "g.gml:1:27: this is no GML"),
        // Cut off behind a whole edge, and a bracket too many behind which nothing would be read.
        (
            "graph [ node [ id 1 ]\nedge [ source 1 target 1 ]\n",
            "g.gml:1:7: this is no GML: a list opens here and is never closed",
        ),
        ("graph [ node [ id 1 ] ] ] graph [ ]", "g.gml:1:25: this is no GML: a bracket ] closes no list"),
        ("graph [ node [ 7 ] ]", "g.gml:1:16: this is no GML"),
        ("Version 1\n", "holds no graph"),
    ] {
        let error = formats::from_bytes(text.as_bytes(), "g.gml", &ReadOptions::default()).unwrap_err();
        assert!(error.to_string().contains(words) && !error.hints().is_empty(), "{error}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail_otherwise(text in "(node|edge|id|source|target|\\[|\\]|[0-9]{1,3}|\"[a-z&;#0-9]{0,5}\"| |\n){0,40}") {
        let _ = formats::from_bytes(format!("graph [{text}").as_bytes(), "g.gml", &ReadOptions::default());
    }
}

/// Each graph of a file is a network; before, those behind the first were passed over without a word.
#[test]
fn every_graph_of_a_file_is_read() {
    let text = "graph [ node [ id 1 label \"a\" ] ]\nComment \"between\"\ngraph [ node [ id 1 label \"b\" ] node [ id 2 label \"c\" ] ]\n";
    let inputs = formats::from_bytes(text.as_bytes(), "g.gml", &ReadOptions::default()).unwrap();
    let parts: Vec<(Option<&str>, usize)> =
        inputs.iter().map(|input| (input.part.as_deref(), input.network.value.node_count())).collect();
    assert_eq!(parts, [(Some("graph 1"), 1), (Some("graph 2"), 2)]);
}
