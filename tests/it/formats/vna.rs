//! NetDraw's text format: tables of nodes and ties, properties, relations as columns, and the mistakes that occur.

use crate::support::marked::{begins_at_mark, unmark};
use proptest::prelude::*;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Network, Strength};

fn input(text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), "n.vna", &ReadOptions::default()).unwrap().swap_remove(0)
}

fn pairs(network: &Network) -> Vec<String> {
    let name = |node: usize| network.node(node).id.clone();
    let mut pairs: Vec<String> = network
        .ties()
        .map(|tie| {
            let sign = if network.is_directed(tie.tie) { '>' } else { '-' };
            let layer = tie.tie.layer.as_ref().map_or_else(String::new, |layer| format!(" {layer}"));
            let strength = match tie.tie.strength {
                Some(Strength::Number(value)) => format!(" {value}"),
                _ => String::new(),
            };
            format!("{}{sign}{}{layer}{strength}", name(tie.source), name(tie.target))
        })
        .collect();
    pairs.sort();
    pairs
}

/// The tables of NetDraw's manual: headings with commas, cells with blanks, properties of nodes and ties.
#[test]
fn tables_and_properties_are_read() {
    let input = input(
        "*Node data\r\nID, name, gender, age, code\r\nj101 joe male 56 007\r\nw067 \"Wendy W\" female 23 012\r\nb303 bill male 4.5 1\r\n\
         *Node properties\r\nID x y color shape size shortlabel\r\nj101 1160 271 255 1 10 Joe\r\n\
         *Tie data\r\nfrom to strength note\r\nj101 w067 1 \"long since\"\r\nw067 j101 2 \"\"\r\nb303 j101 0.5 x\r\n\
         *Tie properties\r\nFROM TO color size headcolor headsize active\r\nj101 w067 0 1 0 8 -1\r\n",
    );
    assert!(input.network.diagnostics.is_empty(), "{:#?}", input.network.diagnostics);
    let network = &input.network.value;
    assert_eq!(pairs(network), ["b303>j101 0.5", "j101>w067 1", "w067>j101 2"]);
    let joe = network.node(network.index_of("j101").unwrap());
    assert_eq!(
        (joe.label.as_str(), joe.attributes["age"].as_f64(), joe.attributes["x"].as_i64()),
        ("Joe", Some(56.0), Some(1160))
    );
    // A column of codes is no column of numbers.
    assert_eq!(joe.attributes["code"], "007");
    assert_eq!(network.node(network.index_of("w067").unwrap()).label, "Wendy W");
    let drawn = network.ties().find(|tie| tie.tie.attributes.contains_key("headsize")).unwrap();
    assert_eq!(
        (drawn.tie.attributes["note"].as_str(), drawn.tie.attributes["active"].as_i64()),
        (Some("long since"), Some(-1))
    );
}

#[test]
fn columns_of_numbers_are_relations_and_one_can_be_chosen() {
    let text = "*tie data\nfrom to friends advice\na b 1 0\nb a 1 0\nb c 0 3\n";
    let read = input(text);
    assert!(read.network.diagnostics.iter().any(|found| found.code == "relations-as-layers"));
    assert_eq!(pairs(&read.network.value), ["a>b friends", "b>a friends", "b>c advice 3"]);
    let chosen = ReadOptions { sheet: Some("advice".to_owned()), ..ReadOptions::default() };
    let network = formats::from_bytes(text.as_bytes(), "n.vna", &chosen).unwrap().swap_remove(0).network.value;
    assert_eq!((network.node_count(), pairs(&network)), (3, vec!["b>c 3".to_owned()]));
    let says = |text: &str, code: &str| input(text).network.diagnostics.iter().any(|found| found.code == code);
    assert!(!says("*tie data\nfrom to friends\na b 1\nb c 1\n", "relations-as-layers"), "one relation is no layer");
    assert!(!says(text, "no-ties") && says("*node data\nID\na\nb\n", "no-ties"));
    let unknown = ReadOptions { sheet: Some("x".to_owned()), ..ReadOptions::default() };
    assert!(!formats::from_bytes(text.as_bytes(), "n.vna", &unknown).unwrap_err().hints().is_empty());
}

#[test]
fn ties_listed_both_ways_have_no_direction() {
    assert_eq!(
        pairs(&input("*tie data\nfrom to strength\na b 2\nb a 2\nc b 1\nb c 1\n").network.value),
        ["a-b 2", "b-c 1"]
    );
    assert_eq!(pairs(&input("*tie data\nfrom to strength\na b 2\nb a 3\n").network.value), ["a>b 2", "b>a 3"]);
    let directed = ReadOptions { directed: Some(true), ..ReadOptions::default() };
    let read = formats::from_bytes(b"*tie data\nfrom to\na b\nb a\n", "n.vna", &directed).unwrap().swap_remove(0);
    assert_eq!(pairs(&read.network.value), ["a>b", "b>a"]);
}

/// NetDraw lists the properties of such a tie both ways too; what either row says is said of the one tie, the first row before the other.
#[test]
fn properties_of_ties_listed_both_ways_belong_to_the_one_tie() {
    let read = input(
        "*node data\nID\na\nb\nc\n*tie data\nfrom to note\na b x\nb a x\nc b x\nb c x\n\
         *tie properties\nFROM TO color note\na b 255 p\nb a 16 q\nc b 8 r\n",
    );
    assert!(read.network.diagnostics.is_empty(), "{:#?}", read.network.diagnostics);
    let said = |number: usize| {
        let attributes = &read.network.value.tie(number).tie.attributes;
        (attributes["color"].as_i64(), attributes["note"].as_str(), attributes["note (drawn)"].as_str())
    };
    assert_eq!(pairs(&read.network.value), ["a-b", "b-c"]);
    assert_eq!((said(0), said(1)), ((Some(255), Some("x"), Some("p")), (Some(8), Some("x"), Some("r"))));
    assert_eq!(read.network.value.tie(0).tie.attributes.len(), 3);
}

/// The mark stands at what is wrong.
#[test]
fn mistakes_name_their_place_and_what_to_do() {
    for (marked, code) in [
        ("*node data\nID age\na 3\n☞b\n*tie data\nfrom to\na b\n", "bad-row"),
        ("*node data\nID age\na 3 ☞4\nb 4\n*tie data\nfrom to\na b\n", "bad-row"),
        ("*node data\nID\na\nb\n☞a\n*tie data\nfrom to\na b\n", "duplicate-id"),
        ("*node data\nID x\n☞\"\" 1\n*tie data\nfrom to\na b\n", "no-name"),
        ("*node data\nID\na\n*tie data\nfrom to\n☞a zed\n", "undeclared-node"),
        ("*node data\nID\na\nb\n*tie data\nfrom to\na ☞\"\"\n", "no-end"),
        ("☞*colour data\nx\n*tie data\nfrom to\na b\n", "unknown-section"),
        ("*tie data\nfrom to\na b\n*tie properties\nfrom to color\n☞b c 3\n", "unused-properties"),
    ] {
        let (text, (line, column)) = unmark(marked);
        let options = ReadOptions { format: formats::find("vna"), ..ReadOptions::default() };
        let input = formats::from_bytes(text.as_bytes(), "n.vna", &options).unwrap().swap_remove(0);
        let found = input.network.diagnostics.iter().find(|found| found.code == code);
        let found = found.unwrap_or_else(|| panic!("{marked}: {:#?}", input.network.diagnostics));
        assert_eq!((found.place.line, found.place.column), (Some(line), Some(column)), "{marked}: {found:?}");
        assert!(found.hint.is_some() && begins_at_mark(marked, &found.place), "{marked}");
    }
    for text in ["*tie data\nfrom\na\n", "*odd\nx\n"] {
        let error = formats::from_bytes(text.as_bytes(), "n.vna", &ReadOptions::default()).unwrap_err();
        assert!(!error.hints().is_empty(), "{error}");
    }
}

/// What NetDraw needs: the sections by these names, the names of nodes first, ties under `from` and `to`.
#[test]
fn it_is_written_as_netdraw_reads_it() {
    let network =
        input("*node data\nID sector\na \"jeugd en gezin\"\nb \"\"\n*tie data\nfrom to strength\na b 2\nb a 3\n")
            .network
            .value;
    let text = String::from_utf8((formats::find("vna").unwrap().write.unwrap())(&network).unwrap()).unwrap();
    assert_eq!(
        text,
        "*Node data\nID label kind sector\na a organisation \"jeugd en gezin\"\nb b organisation \"\"\n\
         *Tie data\nfrom to kind directed strength\na b collaborates true 2\nb a collaborates true 3\n"
    );
}

/// A label of digits stands there as it is, and comes back as text.
#[test]
fn labels_of_digits_need_no_marks() {
    let network = input("*node data\nID label\n1 1\n2 007\n*tie data\nfrom to\n1 2\n").network.value;
    let text = String::from_utf8((formats::find("vna").unwrap().write.unwrap())(&network).unwrap()).unwrap();
    assert!(text.contains("\n1 1 organisation\n2 007 organisation\n"), "{text}");
    let labels: Vec<String> = input(&text).network.value.nodes().map(|node| node.label.clone()).collect();
    assert_eq!(labels, ["1", "007"]);
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail_otherwise(text in "(\\*(node|tie) (data|properties)|from to x|ID|[a-c0-9 \",é]{0,7}|\n){0,30}") {
        let options = ReadOptions { format: formats::find("vna"), ..ReadOptions::default() };
        if let Ok(inputs) = formats::from_bytes(text.as_bytes(), "n.vna", &options) {
            for found in &inputs[0].network.diagnostics {
                if let Some(span) = found.place.range() {
                    prop_assert!(inputs[0].text.get(span).is_some(), "{found:?}");
                }
            }
        }
    }
}

/// A list that has every tie both ways has no direction; a tie of a node with itself is there once all the same.
#[test]
fn a_loop_in_a_list_both_ways_is_a_tie() {
    let text = "*Node data\nid\na\nb\n*Tie data\nfrom to strength\na b 2\nb a 2\na a 3\n";
    let network = input(text).network.value;
    // The ends of lines of the first Macintosh are ends of lines too.
    assert_eq!(pairs(&input(&text.replace('\n', "\r")).network.value), pairs(&network));
    let ties: Vec<_> = network.ties().map(|tie| (tie.source, tie.target, tie.tie.strength)).collect();
    let number = |value| Some(Strength::Number(value));
    assert_eq!(ties, [(0, 0, number(3.0)), (0, 1, number(2.0))]);
    assert!(!network.has_direction());
}
