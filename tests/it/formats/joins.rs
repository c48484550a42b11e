//! Names in ties that are looked up in a table of nodes: which node each means, and what is said of those that mean none or several.

use verbinder::diagnostics::{Diagnostic, Severity};
use verbinder::formats::{self, Beside, Input, ReadOptions};
use verbinder::model::Network;

fn with_nodes(ties: &str, nodes: &str) -> Input {
    let beside = Beside { name: "nodes.csv".to_owned(), bytes: nodes.as_bytes().to_vec() };
    let options = ReadOptions { beside: Some(beside), ..ReadOptions::default() };
    formats::from_bytes(ties.as_bytes(), "t.csv", &options).unwrap().swap_remove(0)
}

fn found<'i>(input: &'i Input, code: &str) -> Vec<&'i Diagnostic> {
    input.network.diagnostics.iter().filter(|found| found.code == code).collect()
}

fn hint(found: &Diagnostic) -> &str {
    &found.hint.as_ref().unwrap().en
}

fn pairs(network: &Network) -> Vec<String> {
    network.ties().map(|tie| format!("{} {}", network.node(tie.source).id, network.node(tie.target).id)).collect()
}

/// A name that two nodes bear is said once, with both ids and how often it stands there; a node whose label is its alias too bears it once.
#[test]
fn a_name_of_several_nodes_means_none_of_them() {
    let nodes = "id;naam;ook bekend als\n1;Welzijn;Welzijn\n2;Zorg;\n3;Zorg;\n";
    let input = with_nodes("van;naar\nWelzijn;Zorg\n1;Zorg\n", nodes);
    let [error] = found(&input, "ambiguous-name")[..] else { panic!("{:?}", input.network.diagnostics) };
    assert_eq!(error.message.en, "\"Zorg\" is the label of several nodes (2, 3) (2 times, first here)");
    assert_eq!((error.severity, error.place.line), (Severity::Error, Some(2)));
    assert_eq!(pairs(&with_nodes("van;naar\nWelzijn;2\n", nodes).network.value), ["1 2"]);
}

/// Five strangers are named, of more it is said that there are more.
#[test]
fn strangers_are_counted_and_the_first_are_named() {
    let nodes = "id\nArnhem\nBreda\n";
    let said = |strangers: &[&str]| {
        let rows: String = strangers.iter().map(|name| format!("Arnhem;{name}\n")).collect();
        let input = with_nodes(&format!("van;naar\nArnhem;Breda\n{rows}"), nodes);
        found(&input, "unlisted-node")[0].message.en.clone()
    };
    let names = ["Hoorn", "Joure", "Leusden", "Nuenen", "Putten", "Vught"];
    assert_eq!(said(&names[..1]), "\"Hoorn\" stands in no row of the table of nodes");
    let five = "5 names in ties stand in no row of the table of nodes: \"Hoorn\", \"Joure\", \"Leusden\", \"Nuenen\", \"Putten\"";
    assert_eq!(said(&names[..5]), five);
    assert_eq!(said(&names), format!("{}, …", five.replace('5', "6")));
}

/// A slip is one letter, or two in a long name, and no number; a short name is too short for one.
#[test]
fn a_slip_is_a_letter_or_two() {
    for (name, node, is_slip) in [
        ("Arnem", "Arnhem", true),
        ("Arnm", "Arnhem", false),
        ("Ede", "Epe", false),
        ("Voedzelbnk", "Voedselbank", false),
        ("Voedselbank Oosst", "Voedselbank Oost", true),
        ("Voedsellbank Oosst", "Voedselbank Oost", true),
        ("Voedsellbankk Oosst", "Voedselbank Oost", false),
        ("Loket 12 Ede", "Loket 13 Ede", false),
        ("Loket 12 Edde", "Loket 12 Ede", true),
    ] {
        let input = with_nodes(&format!("van;naar\nZeist;{name}\n"), &format!("id\nZeist\n{node}\n"));
        assert_eq!(found(&input, "unknown-node").len(), usize::from(is_slip), "{name}");
        assert_eq!(found(&input, "unlisted-node").len(), usize::from(!is_slip), "{name}");
    }
}

/// Where no name is found the reason is sought: another column of the nodes that holds most of them, or another way to write numbers.
#[test]
fn ties_that_join_nothing_are_told_why() {
    let nodes = "id;naam;code\n1;Een;aa\n2;Twee;bb\n3;Drie;cc\n";
    let why = |rows: &str| {
        let input = with_nodes(&format!("van;naar\n{rows}"), nodes);
        let [error] = found(&input, "no-join")[..] else { panic!("{:?}", input.network.diagnostics) };
        assert!(error.message.en.contains("the nodes are \"1\", \"2\", \"3\""), "{error:?}");
        hint(error).to_owned()
    };
    assert!(why("aa;bb\nbb;cc\n").contains("stand in the column \"code\""));
    assert!(why("aa;bb\nbb;xx\n").contains("stand in the column \"code\""));
    // Half of them are not most of them.
    assert!(why("aa;bb\nxx;yy\n").starts_with("use the ids or the labels"));
    assert!(why("xx;yy\n").starts_with("use the ids or the labels"));
    let alike = why("01;02\n");
    assert!(alike.starts_with("\"01\" looks like \"1\", \"02\" looks like \"2\": write"), "{alike}");
    let four = "id\n1\n2\n3\n4\n";
    let said = |rows: &str| hint(found(&with_nodes(&format!("van;naar\n{rows}"), four), "no-join")[0]).to_owned();
    assert!(said("01;02\n02;03\n").contains("\"03\" looks like \"3\": write"));
    assert!(said("01;02\n02;03\n03;04\n").contains("\"03\" looks like \"3\", and 1 more: write"));
}

/// A node that was left out for its id, which another has, is said to be; its ties are no mistake beside.
#[test]
fn names_of_a_node_that_was_left_out_are_no_strangers() {
    let input = with_nodes("van;naar\nEen;Dubbel\n", "id;naam\n1;Een\n1;Dubbel\n2;Twee\n");
    assert_eq!(found(&input, "duplicate-id").len(), 1, "{:?}", input.network.diagnostics);
    for code in ["unlisted-node", "unknown-node", "no-join"] {
        assert!(found(&input, code).is_empty(), "{code}");
    }
}
