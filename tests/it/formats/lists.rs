//! Lists of ties and of neighbours in plain text: what programs write, and the mistakes that occur.

use crate::support::marked::unmark;
use proptest::prelude::*;
use verbinder::diagnostics::Severity;
use verbinder::formats::{self, Beside, Input, ReadOptions};
use verbinder::model::{Sign, Strength};

fn read(text: &str, name: &str) -> Input {
    formats::from_bytes(text.as_bytes(), name, &ReadOptions::default()).unwrap().swap_remove(0)
}

/// Nodes, ties, and whether some tie has a direction.
fn counts(text: &str, name: &str) -> (usize, usize, bool) {
    let input = read(text, name);
    assert!(!input.network.has_errors(), "{text}: {:#?}", input.network.diagnostics);
    let network = &input.network.value;
    (network.node_count(), network.tie_count(), network.has_direction())
}

fn codes(input: &Input) -> Vec<&str> {
    input.network.diagnostics.iter().map(|found| found.code).collect()
}

#[test]
fn lists_are_read_whatever_stands_between_the_names() {
    for (text, name, expected) in [
        ("1 2\n2 3\n", "a.edgelist", (3, 2, false)),
        ("% bip\n1,2,0.5\n2,3,1.5\n", "a.edges", (3, 2, false)),
        ("# Nodes: 3 Edges: 2\n# FromNodeId\tToNodeId\n0\t1\n1\t2\n", "snap.txt", (3, 2, false)),
        ("Evelyn Jefferson\tE1\t{}\nLaura Mandeville\tE1\t{}\n", "davis.edgelist", (3, 2, false)),
        ("Evelyn Jefferson,E1\nLaura Mandeville,E1\nFlora,E2\n", "davis.edgelist", (5, 3, false)),
        ("a b 0,5\nb c 1,5\n", "a.edgelist", (3, 2, false)),
        ("\"New York\" Boston 3\nBoston Albany 1\n", "a.lst", (3, 2, false)),
        ("from to weight\na b 3\nb c 1\n", "a.dat", (3, 2, false)),
        ("1 2 3 4 5\n2 3\n5\n", "a.lst", (5, 5, false)),
        ("a b # a remark\r\nb c\r\n", "-", (3, 2, false)),
        ("a b\rb c\r", "macintosh.edges", (3, 2, false)),
        // Two of four pairs in both directions, then all of them.
        ("a b\nb a\nc d\nd c\na c\nb d\n", "a.edgelist", (4, 6, true)),
        ("a b\nb a\nb c\nc b\n", "a.edgelist", (3, 2, false)),
    ] {
        assert_eq!(counts(text, name), expected, "{text}");
    }
}

/// As networkx 3.3 writes `write_edgelist(G)`, with numpy's numbers too, and `write_edgelist(G, data=["weight", "colour"])`.
#[test]
fn data_of_networkx_become_fields() {
    let input =
        read("a b {'weight': 2, 'colour': 'deep red', 'sure': True}\nb c {'weight': np.float64(-0.5)}\n", "a.edgelist");
    let network = &input.network.value;
    assert_eq!(network.tie(0).tie.strength, Some(Strength::Number(2.0)));
    assert_eq!(network.tie(0).tie.attributes["colour"], "deep red");
    assert_eq!(
        (network.tie(1).tie.strength, network.tie(1).tie.sign),
        (Some(Strength::Number(0.5)), Some(Sign::Negative))
    );
    let input = read("a b 2 red\nb c 3 blue\n", "a.edgelist");
    assert_eq!(input.network.value.tie(1).tie.strength, Some(Strength::Number(3.0)));
    assert_eq!(input.network.value.tie(1).tie.attributes["column 4"], "blue");
}

#[test]
fn a_table_of_nodes_and_columns_by_hand_work_as_for_tables() {
    let beside = Beside { name: "n.csv".to_owned(), bytes: b"id,label,sector\n1,Arnhem,care\n2,Breda,care\n".to_vec() };
    let options = ReadOptions { beside: Some(beside), ..ReadOptions::default() };
    let inputs = formats::from_bytes(b"1 2\n2 1\n", "a.edgelist", &options).unwrap();
    assert_eq!(inputs[0].network.value.node(0).label, "Arnhem");
    let columns =
        ["source", "target"].iter().zip(["2", "3"]).map(|(field, column)| ((*field).to_owned(), column.to_owned()));
    let options = ReadOptions { columns: columns.collect(), directed: Some(true), ..ReadOptions::default() };
    let inputs = formats::from_bytes(b"7 a b\n8 b c\n", "a.edgelist", &options).unwrap();
    let network = &inputs[0].network.value;
    assert_eq!((network.node_count(), network.has_direction()), (3, true));
}

/// The mark stands where what is wrong begins.
#[test]
fn mistakes_in_lists_name_their_place_and_what_to_do() {
    for (marked, name, code) in [
        ("a b 1\nb c ☞many\nc d 2\n", "a.edgelist", "bad-value"),
        ("a b 1\n☞b\n", "a.edgelist", "no-end"),
        ("a b {}\nb c ☞{'weight' 3}\n", "a.edgelist", "bad-value"),
        ("☞a b c\na d e\n", "a.edgelist", "third-column"),
        ("a\tb\n☞\tc\t2\n", "a.edgelist", "no-end"),
        ("☞b 1\n# a\nc\n", "a.lgl", "no-end"),
        ("# a\nb 1 ☞c\n", "a.lgl", "bad-value"),
        ("# a\nb ☞x\n", "a.lgl", "bad-value"),
        ("# a\nb\n☞#\nc\n", "a.lgl", "no-name"),
        ("# GMT Sun Nov 22 15:06:59 2026\nAnna ☞Smit E1\nE1\n", "a.adjlist", "names-with-blanks"),
    ] {
        let (text, (line, column)) = unmark(marked);
        let input = read(&text, name);
        let found = input.network.diagnostics.iter().find(|found| found.code == code);
        let found = found.unwrap_or_else(|| panic!("{marked}: {:?}", input.network.diagnostics));
        assert_eq!((found.place.line, found.hint.is_some()), (Some(line), true), "{marked}: {found:?}");
        assert!(found.place.column.is_none_or(|found| found == column || name.ends_with("lgl")), "{marked}: {found:?}");
    }
}

#[test]
fn what_is_no_list_of_ties_is_refused() {
    let refusal = |text: &str, name: &str| {
        let error = formats::from_bytes(text.as_bytes(), name, &ReadOptions::default()).expect_err(text);
        assert!(!error.hints().is_empty(), "{error}");
        error.to_string()
    };
    assert!(refusal("124\n54\n7\n", "degrees.txt").contains("a single value"));
    assert!(refusal("124\n54\n7\n", "degrees.dat").contains("a single value"));
    assert!(refusal("# Files\nSome words on a line here.\n\nAnd more of them\n", "README.md").contains("no network"));
    // As networkx 3.6 writes write_multiline_adjlist: with data, and without.
    for multiline in ["0 1\n1 {'weight': 4}\n1 1\n2 {}\n2 0\n", "a 2\nb\nc\nb 1\nc\nc 0\n"] {
        let text = format!("#x.py\n# GMT Sat Nov 28 00:23:24 2026\n# \n{multiline}");
        assert!(refusal(&text, "a.adjlist").contains("multiline adjacency list"), "{multiline}");
    }
    assert!(refusal("Org A Org B 2\nOrg A Org C 1\n", "r.ncol").contains("cannot be told apart"));
    let adjlist = "# GMT Sun Nov 22 15:06:59 2026\nAnna Smit Jan\nJan Smit\n";
    assert!(refusal(adjlist, "a.adjlist").contains("cannot be told apart"));
}

/// Tables with headings or commas stay tables.
#[test]
fn tables_stay_tables() {
    for (text, name) in [
        ("van\tnaar\na\tb\n", "a.txt"),
        ("a,b\nb,c\n", "a.txt"),
        ("a b,c\nc,d\nd,a b\n", "a.csv"),
        ("from;to\na;b\n", "a"),
        ("a\tb\nb\tc\n", "a.tsv"),
    ] {
        let input = read(text, name);
        assert!(["csv", "tsv"].contains(&input.format.id), "{text} is read as {}", input.format.id);
    }
    assert_eq!(read("a b\nb c\n", "a.txt").format.id, "edgelist");
}

/// By the descriptions of Large Graph Layout; nodes without neighbours count.
#[test]
fn lgl_and_ncol_are_read() {
    assert_eq!(counts("# Sam\nBob\nJon 0.5\n# Bob\n# Ann\n", "a.lgl"), (4, 2, false));
    assert_eq!(counts("Sam Bob 1\nSam Jon\n", "a.ncol"), (3, 2, false));
}

/// As networkx 3.3 writes `write_adjlist`: every node has a line, each tie stands once unless the network is directed.
#[test]
fn adjacency_lists_are_read() {
    assert_eq!(counts("#x.py\n# GMT Sun Nov 22 15:06:59 2026\n# \na b c\nb c\nc\nd\n", "a.adjlist"), (4, 3, false));
    assert_eq!(counts("a b c\nb a\nc a\n", "a.adjlist"), (3, 2, false));
    assert_eq!(counts("a b c\nb a\nc d\n", "a.adjlist"), (4, 4, true));
    assert_eq!(counts("Anna Smit\tE1\tE2\nE1\n", "a.adjlist"), (3, 2, false));
    assert_eq!(counts("a\nb\n", "a.adjlist"), (2, 0, false));
    let input = read("# GMT x\nAnna Smit E1\nJan Smit E1\nE1\n", "a.adjlist");
    assert_eq!(codes(&input), ["names-with-blanks"]);
    assert_eq!(input.network.diagnostics[0].severity, Severity::Warning);
    let ids: Vec<&str> = input.network.value.nodes().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["Anna Smit", "E1", "Jan Smit"]);
}

proptest! {
    #[test]
    fn no_text_makes_the_readers_fail_otherwise(text in "(#|%|[a-c0-3]{1,2}|\\{'a': |\\}|'|\"|,|;|\t| |\n){0,60}") {
        for name in ["a.edgelist", "a.adjlist", "a.lgl", "a.ncol", "a.txt"] {
            let _ = formats::from_bytes(text.as_bytes(), name, &ReadOptions::default());
        }
    }
}

/// Three in thirty pairs both ways are a tenth of them, and the list has a direction; two are slips.
#[test]
fn a_tenth_of_the_pairs_both_ways_makes_a_direction() {
    let said = |text: &str| {
        let found = read(text, "a.csv").network.diagnostics;
        found.into_iter().find(|found| found.code == "read-as-directed").map(|found| found.message.en)
    };
    let one = said("source,target\na,b\nb,a\nc,d\n").expect("one of two pairs");
    assert!(one.starts_with("1 pair is listed both ways"), "{one}");
    for (returned, directed) in [(2, false), (3, true)] {
        let mut text = "source,target\n".to_owned();
        (0..30).for_each(|pair| text += &format!("a{pair},b{pair}\n"));
        (0..returned).for_each(|pair| text += &format!("b{pair},a{pair}\n"));
        assert_eq!(counts(&text, "a.csv").2, directed, "{returned}");
        assert_eq!(said(&text).is_some_and(|said| said.starts_with("3 pairs are listed")), directed);
    }
}

/// Who reported a tie is named as its ends are, by what the table of nodes calls them.
#[test]
fn who_reported_a_tie_is_found_by_name() {
    let beside = Beside { name: "n.csv".to_owned(), bytes: b"id,label\n1,Arnhem\n2,Breda\n".to_vec() };
    let options = ReadOptions { beside: Some(beside), ..ReadOptions::default() };
    let text = b"source,target,reported_by\nArnhem,Breda,Breda\n";
    let input = formats::from_bytes(text, "t.csv", &options).unwrap().swap_remove(0);
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
    assert_eq!(input.network.value.tie(0).tie.reported_by, ["2"]);
}

/// A slip in a name is told with how often it is made, and where it is made first.
#[test]
fn a_name_that_stands_nowhere_is_told_once_with_its_number() {
    let beside = Beside { name: "n.csv".to_owned(), bytes: b"id\nArnhem\nBreda\nZeist\n".to_vec() };
    let options = ReadOptions { beside: Some(beside), ..ReadOptions::default() };
    for (rows, times) in [("Arnhem,Bredda\n", ""), ("Arnhem,Bredda\nZeist,Bredda\n", " (2 times, first here)")] {
        let text = format!("source,target\nArnhem,Zeist\n{rows}");
        let input = formats::from_bytes(text.as_bytes(), "t.csv", &options).unwrap().swap_remove(0);
        let found: Vec<_> = input.network.diagnostics.iter().filter(|found| found.code == "unknown-node").collect();
        assert_eq!((found.len(), found[0].place.line), (1, Some(3)), "{found:?}");
        assert_eq!(found[0].message.en, format!("\"Bredda\" stands in no row of the table of nodes{times}"));
    }
}

/// Members are counted in whole numbers from zero.
#[test]
fn only_a_count_is_a_number_of_members() {
    let found = |cell: &str| {
        let input = read(&format!("id,members_stated\nA,{cell}\nB,2\n"), "nodes.csv");
        (input.network.value.node(0).members_stated, codes(&input).contains(&"bad-value"))
    };
    assert_eq!(found("20"), (Some(20), false));
    for cell in ["-1", "2.5", "5000000000"] {
        assert_eq!(found(cell), (None, true), "{cell}");
    }
}

/// The mark that is never closed is sought in the row in which it opens, not where the row begins.
#[test]
fn a_quotation_mark_that_is_never_closed_is_named_by_its_line() {
    let swallowed = "x,y\n".repeat(40);
    for (text, line) in [
        (format!("source,target\n\"A,B\n{swallowed}"), 2),
        (format!("source,target,note\nA,B,\"one\ntwo\"\nC,D,\"\n{swallowed}"), 4),
    ] {
        let error = formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions::default()).expect_err("no end");
        assert!(error.to_string().starts_with(&format!("t.csv:{line}: a quotation mark")), "{error}");
    }
}
