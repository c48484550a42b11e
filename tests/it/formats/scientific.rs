//! Files of programs that compute, whose nodes are numbers: examples of the specifications, and the mistakes that occur.

use crate::support::marked::{begins_at_mark, unmark};
use proptest::prelude::*;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Mode, Network, Sign, Strength};

fn inputs(bytes: &[u8], name: &str) -> Vec<Input> {
    formats::from_bytes(bytes, name, &ReadOptions::default()).unwrap()
}

fn network(text: &str, name: &str) -> Network {
    let input = inputs(text.as_bytes(), name).swap_remove(0);
    assert!(!input.network.has_errors(), "{text}: {:#?}", input.network.diagnostics);
    input.network.value
}

fn counts(network: &Network) -> (usize, usize, bool) {
    (network.node_count(), network.tie_count(), network.has_direction())
}

/// The ties by the ids of their ends.
fn pairs(network: &Network) -> Vec<String> {
    let id = |node: usize| network.node(node).id.clone();
    network.ties().map(|tie| format!("{} {}", id(tie.source), id(tie.target))).collect()
}

fn strength(network: &Network, source: &str, target: &str) -> Option<Strength> {
    let ends = (network.index_of(source), network.index_of(target));
    network.ties().find(|tie| (Some(tie.source), Some(tie.target)) == ends).and_then(|tie| tie.tie.strength)
}

/// The graphs of figure 2 of the METIS 5.1 manual, written out: without weights, with weights of ties, with three of nodes.
#[test]
fn metis_is_read() {
    let plain = "% a remark\n7 11\n5 3 2\n1 3 4\n5 4 2 1\n2 3 6 7\n1 3 6\n5 4 7\n6 4\n";
    assert_eq!(counts(&network(plain, "a.graph")), (7, 11, false));
    let weighted =
        "7 11 001\n5 1 3 2 2 1\n1 1 3 2 4 1\n5 3 4 2 2 2 1 2\n2 1 3 2 6 2 7 5\n1 1 3 3 6 2\n5 2 4 2 7 6\n6 6 4 5\n";
    assert_eq!(strength(&network(weighted, "a.graph"), "4", "7"), Some(Strength::Number(5.0)));
    let nodes =
        "7 11 010 3\n1 2 0 5 3 2\n0 2 2 1 3 4\n4 1 1 5 4 2 1\n2 2 3 2 3 6 7\n1 1 1 1 3 6\n2 2 1 5 4 7\n1 2 1 6 4\n";
    let read = network(nodes, "a.graph");
    assert_eq!((counts(&read), &read.node(2).attributes["weight 1"]), ((7, 11, false), &4.into()));
    let isolates = network("4 1\n\n3\n2\n\n", "a.graph");
    assert_eq!((counts(&isolates), pairs(&isolates)), ((4, 1, false), vec!["2 3".to_owned()]));
}

/// The examples of the Matrix Market exchange formats (Boisvert, Pozo, Remington 1996).
#[test]
fn matrix_market_is_read() {
    let general = "%%MatrixMarket matrix coordinate real general\n% a remark\n  5  5  8\n 1 1 1.000e+00\n 2 2 1.050e+01\n\
                   3 3 1.500e-02\n 1 4 6.000e+00\n 4 2 2.505e+02\n 4 4 -2.800e+02\n 4 5 3.332e+01\n 5 5 1.200e+01\n";
    let read = network(general, "a.mtx");
    assert_eq!(counts(&read), (5, 8, true));
    assert_eq!(strength(&read, "4", "2"), Some(Strength::Number(250.5)));
    assert_eq!(read.ties().find(|tie| tie.source == 3 && tie.target == 3).unwrap().tie.sign, Some(Sign::Negative));
    let array = "%%MatrixMarket matrix array integer general\n4 3\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";
    let read = network(array, "a.mtx");
    assert!(inputs(array.as_bytes(), "a.mtx")[0].network.diagnostics.iter().all(|found| found.code != "bad-count"));
    assert_eq!((counts(&read), read.nodes().count()), ((7, 12, false), 7));
    assert_eq!((0..7).filter(|&node| read.mode(node) == Mode::Structure).count(), 3);
    assert_eq!(strength(&read, "row 1", "column 2"), Some(Strength::Number(5.0)));
    assert!(read.ties().all(|tie| tie.tie.kind == "participates-in"), "rows and columns are two modes");
    let symmetric = "%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 2\n";
    assert_eq!(counts(&network(symmetric, "a.mtx")), (3, 2, false));
    let mirrored = "%%MatrixMarket matrix coordinate pattern general\n3 3 4\n2 1\n3 2\n1 2\n2 3\n";
    assert_eq!(counts(&network(mirrored, "a.mtx")), (3, 2, false));
    let skew = network("%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 5\n", "a.mtx");
    assert_eq!((counts(&skew), skew.ties().filter(|tie| tie.tie.sign.is_some()).count()), ((2, 2, true), 2));
    // Of a symmetric matrix of three rows six values stand in the file, of a skew one three.
    for (sort, values, ties) in [
        ("symmetric", "0\n1\n0\n0\n2\n0\n", &["2 1", "3 2"][..]),
        ("skew-symmetric", "1\n0\n2\n", &["1 2", "2 1", "2 3", "3 2"]),
    ] {
        let text = format!("%%MatrixMarket matrix array real {sort}\n3 3\n{values}");
        let input = inputs(text.as_bytes(), "a.mtx").swap_remove(0);
        assert!(input.network.diagnostics.iter().all(|found| found.code != "bad-count"), "{sort}");
        let mut found = pairs(&input.network.value);
        found.sort();
        assert_eq!(found, ties, "{sort}");
    }
    let zero = inputs(b"%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 0\n2 1 3\n", "a.mtx").swap_remove(0);
    assert_eq!((zero.network.value.tie_count(), zero.network.diagnostics[0].code), (1, "zero-weight"));
    assert_eq!(zero.network.diagnostics[0].severity, verbinder::diagnostics::Severity::Warning);
    assert!(zero.network.diagnostics[0].message.en.starts_with("1 entry is zero"));
    let zeros =
        inputs(b"%%MatrixMarket matrix coordinate real general\n2 2 3\n1 1 0\n1 2 0\n2 1 3\n", "a.mtx").swap_remove(0);
    assert!(zeros.network.diagnostics[0].message.en.starts_with("2 entries are zero"));
}

/// `pattern` where nothing has a strength and no pair is tied twice; of a symmetric matrix the lower half.
#[test]
fn matrix_market_is_written_in_the_plainest_sort_that_holds_it() {
    for (list, head, rest) in [
        ("a b\nc b\n", "%%MatrixMarket matrix coordinate pattern symmetric", "3 3 2\n2 1\n3 2\n"),
        ("a b 0.25\na b 7\nc b 1\n", "%%MatrixMarket matrix coordinate real symmetric", "3 3 2\n2 1 7\n3 2 1\n"),
        ("a b 0.5\nc b 1\n", "%%MatrixMarket matrix coordinate real symmetric", "3 3 2\n2 1 0.5\n3 2 1\n"),
    ] {
        let read = network(list, "a.edges");
        let bytes = (formats::find("mtx").unwrap().write.unwrap())(&read).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with(&format!("{head}\n")) && text.ends_with(rest), "{list}: {text}");
    }
}

/// The example of the Harwell-Boeing Users' Guide: columns of a matrix of five rows.
#[test]
fn harwell_boeing_is_read() {
    let text = "A small matrix                                                          EXAMPLE1\n\
        \x20            5             1             1             3             0\n\
        RUA                        5             5            11             0\n\
        (6I3)           (13I3)          (5E15.8)            \n\
        \x20 1  4  6  8 10 12\n  1  3  5  1  4  2  5  1  4  2  5\n\
        1.00000000E+00-2.00000000E+00 3.00000000E+00-4.00000000E+00 5.00000000E+00\n\
        -6.0000000E+00-7.00000000E+00-8.00000000E+00-9.00000000E+00 1.00000000E+01\n 1.1000000E+01\n";
    // The first fields of the rows of values are one sign short: the indentation of this text took it.
    let text = text.replace("\n1.0000", "\n 1.0000").replace("\n-6.0", "\n -6.0");
    let read = network(&text, "a.rb");
    assert_eq!(counts(&read), (5, 11, true));
    assert_eq!(strength(&read, "3", "1"), Some(Strength::Number(2.0)));
    let complex = formats::from_bytes(text.replace("RUA", "CUA").as_bytes(), "a.rb", &ReadOptions::default());
    assert!(complex.unwrap_err().to_string().contains("\"cua\""));
}

/// A line of remarks with other words is no head of KONECT.
#[test]
fn only_words_of_konect_make_its_head() {
    for text in ["% asym things\n1 2\n", "% all weighted\n1 2\n"] {
        let format = formats::from_bytes(text.as_bytes(), "n.txt", &ReadOptions::default());
        assert!(format.is_err() || format.unwrap()[0].format.id != "konect", "{text}");
    }
}

/// By the handbook of KONECT: both sides of a bipartite network are numbered from 1.
#[test]
fn konect_is_read() {
    let read = network("% asym posweighted\n% 3 3 3\n1 2 0.5 1167609600\n2 1 1\n2 3 4\n", "out.towns");
    assert_eq!((counts(&read), strength(&read, "1", "2")), ((3, 3, true), Some(Strength::Number(0.5))));
    assert_eq!(read.tie(0).tie.attributes["timestamp"], 1_167_609_600);
    let read = network("% bip unweighted\n% 2 2 1\n1 1\n2 1\n", "out.towns");
    assert_eq!((counts(&read), read.mode(0)), ((3, 2, false), Mode::Structure));
    assert!(read.ties().all(|tie| tie.tie.kind == "participates-in"));
    let read = network("% sym signed\n1 2 -1\n", "out.towns");
    assert_eq!((counts(&read), read.tie(0).tie.sign), ((2, 1, false), Some(Sign::Negative)));
}

/// By the handbook of KONECT a row of a dynamic network adds a tie (1) or takes one away (-1): that is no strength and no sign.
#[test]
fn what_changes_in_a_dynamic_network_of_konect_is_kept() {
    let input = inputs(b"% asym dynamic\n1 2 1 10\n1 2 -1 20\n", "out.towns").swap_remove(0);
    let rows: Vec<_> = input.network.value.ties().map(|tie| tie.tie.clone()).collect();
    let said: Vec<_> = rows.iter().map(|tie| (&tie.attributes["change"], &tie.attributes["timestamp"])).collect();
    assert_eq!(said, [(&1.into(), &10.into()), (&(-1).into(), &20.into())]);
    assert!(rows.iter().all(|tie| tie.strength.is_none() && tie.sign.is_none()));
    assert!(input.network.diagnostics.iter().any(|found| found.code == "dynamic"));
    assert!(network("% asym posweighted\n1 2 3\n", "out.towns").tie(0).tie.attributes.is_empty());
}

/// The examples of nauty's description of its formats.
#[test]
fn graph6_and_its_relatives_are_read() {
    let read = network(">>graph6<<DQc\n", "a.g6");
    assert_eq!(
        (counts(&read), pairs(&read)),
        ((5, 4, false), ["0 2", "0 4", "1 3", "3 4"].map(str::to_owned).to_vec())
    );
    // What has no direction as a kind needs no word on it.
    assert!(read.ties().all(|tie| tie.tie.directed.is_none()));
    let read = network(":Fa@x^\n", "a.s6");
    assert_eq!(
        (counts(&read), pairs(&read)),
        ((7, 4, false), ["0 1", "0 2", "1 2", "5 6"].map(str::to_owned).to_vec())
    );
    let read = network("&DI?AO?\n", "a.d6");
    assert_eq!((counts(&read), pairs(&read)), ((5, 4, true), ["0 2", "0 4", "3 1", "3 4"].map(str::to_owned).to_vec()));
    let several = inputs(b"DQc\nA_\n?\n", "a.g6");
    let sizes: Vec<usize> = several.iter().map(|input| input.network.value.node_count()).collect();
    assert_eq!((sizes, several[1].part.as_deref()), (vec![5, 2, 0], Some("graph 2")));
}

/// By nauty's description a graph of 63 nodes or more says how many in three signs behind a ~: N(63) is `~??~`, N(12345) is `~B?x`.
#[test]
fn graphs_of_63_nodes_and_more_have_their_number_in_three_signs() {
    // The last of 63·62/2 cells, and three of no meaning to fill the last sign.
    let half = format!("~??~{}G\n", "?".repeat(325));
    let read = network(&half, "a.g6");
    assert_eq!((counts(&read), pairs(&read)), ((63, 1, false), vec!["61 62".to_owned()]));
    let error = formats::from_bytes(b"~B?x??\n", "a.g6", &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("12345"), "{error}");
}

/// The example of LEDA's manual, and what igraph writes.
#[test]
fn leda_is_read() {
    let text = "#header section\nLEDA.GRAPH\nstring\nint\n-1\n#nodes section\n5\n|{v1}|\n|{v2}|\n|{v3}|\n|{v4}|\n|{v5}|\n\n\
                #edges section\n7\n1 2 0 |{4}|\n1 3 0 |{3}|\n2 3 0 |{2}|\n3 4 0 |{3}|\n3 5 0 |{7}|\n4 5 0 |{6}|\n5 1 0 |{1}|\n";
    let read = network(text, "a.lgr");
    assert_eq!((counts(&read), strength(&read, "v3", "v5")), ((5, 7, true), Some(Strength::Number(7.0))));
    let text = "LEDA.GRAPH\nvoid\nvoid\n-2\n# Vertices\n2\n|{}|\n|{}|\n# Edges\n1\n1 2 0 |{}|\n";
    assert_eq!(counts(&network(text, "a.leda")), (2, 1, false));
}

/// By LEDA's manual the second and third line name the type of what stands with nodes and edges; a string is a name.
#[test]
fn what_leda_keeps_with_nodes_and_edges_is_read_by_its_type() {
    let read = |nodes: &str, edges: &str, node: &str, edge: &str| {
        network(
            &format!("LEDA.GRAPH\n{nodes}\n{edges}\n-1\n2\n|{{{node}}}|\n|{{b}}|\n1\n1 2 0 |{{{edge}}}|\n"),
            "a.lgr",
        )
    };
    let numbers = read("int", "string", "7", "knows");
    assert_eq!((numbers.node(0).id.as_str(), &numbers.node(0).attributes["value"]), ("1", &7.into()));
    assert_eq!(numbers.tie(0).tie.attributes["label"], "knows");
    for kind in ["string", "void"] {
        assert!(read(kind, "void", "a", "").nodes().all(|node| node.attributes.is_empty()), "{kind}");
    }
    let flags = read("string", "bool", "a", "true");
    assert_eq!((&flags.tie(0).tie.attributes["value"], flags.tie(0).tie.strength), (&true.into(), None));
    // A number weighs the tie and is nothing besides; what is void is nothing.
    for (kind, info, strength) in [("double", "2.5", Some(Strength::Number(2.5))), ("void", "5", None)] {
        let tie = read("string", kind, "a", info).tie(0).tie.clone();
        assert_eq!((tie.strength, tie.attributes.len()), (strength, 0), "{kind}");
    }
}

#[test]
fn dimacs_is_read() {
    let chain = network("c a remark\np edge 3 2\ne 1 2\ne 2 3\n", "a.col");
    assert_eq!((counts(&chain), pairs(&chain)), ((3, 2, false), vec!["1 2".to_owned(), "2 3".to_owned()]));
    // Some files count every edge from both of its ends.
    let codes = |text: &str| {
        inputs(text.as_bytes(), "a.col")[0].network.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>()
    };
    assert!(
        codes("p edge 4 6\ne 1 2\ne 2 3\ne 3 4\n").is_empty() && codes("p edge 4 3\ne 1 2\ne 2 3\ne 3 4\n").is_empty()
    );
    for count in ["5", "1", "7"] {
        assert_eq!(codes(&format!("p edge 4 {count}\ne 1 2\ne 2 3\ne 3 4\n")), ["bad-count"], "{count}");
    }
    let read = network("p sp 3 2\na 1 2 5\na 2 1 5\n", "a.gr");
    assert_eq!((counts(&read), &read.tie(0).tie.attributes["length"]), ((3, 2, true), &5.into()));
}

#[test]
fn matrices_without_names_are_read() {
    assert_eq!(counts(&network("# a remark\n0 1 0\n1 0 1\n0 1 0\n", "a.adj")), (3, 2, false));
    assert_eq!(counts(&network("0,2,0\n0,0,1\n0,0,0\n", "a.adj")), (3, 2, true));
    assert_eq!(counts(&network("0 1 0 0\n1 0 1 0\n0 1 0 1\n0 0 1 0\n", "a.txt")), (4, 3, false));
    assert_eq!(network("1 0 1\n1 1 0\n", "a.adj").node(0).kind, "group");
}

/// The mark stands where what is wrong begins.
#[test]
fn mistakes_name_their_place_and_what_to_do() {
    for (marked, name, code) in [
        ("☞3 1\n2\n1\n", "a.graph", "bad-count"),
        ("☞2 1\n2\n1\n1\n", "a.graph", "bad-count"),
        ("☞2 5\n2\n1\n", "a.graph", "bad-count"),
        ("2 1\n☞9\n1\n", "a.graph", "bad-index"),
        ("2 1\n☞2\n\n", "a.graph", "one-sided"),
        ("2 1 1\n2 3\n☞1 4\n", "a.graph", "unequal-weight"),
        ("2 1 1\n☞2\n1 4\n", "a.graph", "no-value"),
        ("2 1 1\n2 ☞x\n1 4\n", "a.graph", "bad-value"),
        ("2 1 10\n☞x 2\n4 1\n", "a.graph", "bad-value"),
        ("%%MatrixMarket matrix coordinate real general\n☞3 3 5\n1 2 1\n", "a.mtx", "bad-count"),
        ("%%MatrixMarket matrix coordinate real general\n3 3 1\n1 ☞4 1\n", "a.mtx", "bad-index"),
        ("%%MatrixMarket matrix coordinate real general\n3 3 1\n☞1\n", "a.mtx", "no-end"),
        ("%%MatrixMarket matrix coordinate real general\n3 3 1\n☞1 2\n", "a.mtx", "no-value"),
        ("%%MatrixMarket matrix coordinate real general\n3 3 1\n1 2 ☞nan\n", "a.mtx", "bad-value"),
        ("%%MatrixMarket matrix array real general\n☞2 2\n0 1 1\n", "a.mtx", "bad-count"),
        ("% sym unweighted\n☞% 9 3 3\n1 2\n", "out.x", "bad-count"),
        ("% sym unweighted\n% 1 3 3\n☞1 4\n", "out.x", "bad-index"),
        ("% sym unweighted\n1 ☞0\n", "out.x", "bad-index"),
        ("% sym weighted\n☞1\n", "out.x", "no-end"),
        ("% sym weighted\n1 2 ☞x\n", "out.x", "bad-value"),
        ("LEDA.GRAPH\nvoid\nvoid\n-2\n1\n|{}|\n1\n☞1 2 0 |{}|\n", "a.leda", "bad-index"),
        ("p edge 2 1\n☞e 1 3\n", "a.col", "bad-index"),
        ("☞p edge 2 7\ne 1 2\n", "a.col", "bad-count"),
        ("p edge 2 1\n☞edge 1 2\n", "a.col", "bad-value"),
        ("0 1\n1 ☞x\n", "a.adj", "bad-value"),
        ("0 1\n☞1\n", "a.adj", "bad-matrix"),
    ] {
        let (text, (line, column)) = unmark(marked);
        let input = inputs(text.as_bytes(), name).swap_remove(0);
        let found = input.network.diagnostics.iter().find(|found| found.code == code);
        let found = found.unwrap_or_else(|| panic!("{marked}: {:?}", input.network.diagnostics));
        assert_eq!((found.place.line, found.place.column), (Some(line), Some(column)), "{marked}: {found:?}");
        assert!(found.hint.is_some() && begins_at_mark(marked, &found.place), "{marked}: {found:?}");
    }
}

/// What cannot be read at all, and heads that promise more than the file can hold.
#[test]
fn what_cannot_be_read_is_refused_with_what_to_do() {
    for (text, name, words) in [
        ("three nodes\n", "a.graph", "no head of a METIS graph"),
        ("2 1 7\n", "a.graph", "no head of a METIS graph"),
        ("99999999999999 1\n2\n", "a.graph", "far too small"),
        ("%%MatrixMarket matrix coordinate complex general\n", "a.mtx", "complex"),
        ("%%MatrixMarket matrix coordinate real hermitian\n", "a.mtx", "hermitian"),
        ("%%MatrixMarket matrix coordinate real general\n", "a.mtx", "before its sizes"),
        ("%%MatrixMarket matrix coordinate real general\n3 3\n", "a.mtx", "a.mtx:2"),
        ("%%MatrixMarket matrix coordinate real symmetric\n3 4 0\n", "a.mtx", "as many rows as columns"),
        ("%%MatrixMarket matrix coordinate real general\n9999999999999 9 1\n1 1 1\n", "a.mtx", "far too small"),
        ("%%MatrixMarket matrix array real general\n0 9999999999999\n1\n", "a.mtx", "far too small"),
        ("% sym unweighted\n1 9999999999999\n", "out.x", "far too small"),
        ("p edge 9999999999999 1\n", "a.col", "far too small"),
        (">>graph6<<DQ\n", "a.g6", "takes 2 signs"),
        (">>graph6<<D Q\n", "a.g6", "no sign of graph6"),
        (">>graph6<<~~~~~~~~\n", "a.g6", "far more"),
        (">>sparse6<<:~~~~~~~~\n", "a.s6", "far too small"),
        (">>sparse6<<;DQc\n", "a.s6", "incremental"),
        (">>graph6<<~?\n", "a.g6", "ends before its number"),
        ("LEDA.GRAPH\nvoid\nvoid\n-2\n99999999999\n|{}|\n", "a.leda", "ends before the node 2"),
        ("LEDA.GRAPH\nvoid\nvoid\n-2\nmany\n", "a.leda", "no number of nodes"),
        ("class Network\nend\n", "a.rb", "a.rb:2"),
        ("nkbg0 0 0\n", "a.nkbg002", "NetworKit"),
    ] {
        let error = formats::from_bytes(text.as_bytes(), name, &ReadOptions::default()).expect_err(text);
        assert!(error.to_string().contains(words) && !error.hints().is_empty(), "{text}: {error}");
    }
    let error = formats::from_bytes(b"GI\0\0\x10\x9d\0\0", "airfoil.gi", &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("NetworKit"), "{error}");
}

proptest! {
    #[test]
    fn no_text_makes_the_readers_fail_otherwise(text in "(%|e|a|p edge|[0-9]{1,2}|-1|\\|\\{|\\}\\|| |\n|\\?|~|:|&){0,60}") {
        for (head, name) in [
            ("", "a.graph"), ("3 2 ", "a.graph"), ("% bip weighted\n", "out.x"), ("p edge 3 2\n", "a.col"), ("LEDA.GRAPH\n", "a.lgr"),
            ("%%MatrixMarket matrix coordinate real general\n", "a.mtx"), ("%%MatrixMarket matrix array real skew-symmetric\n", "a.mtx"),
            ("", "a.g6"), (":", "a.g6"), ("&", "a.g6"), ("", "a.rb"), ("t\n5 1 1 1\nRUA 2 2 2 0\n(2I3) (2I3) (2I3)\n", "a.rb"), ("", "a.adj"),
        ] {
            let _ = formats::from_bytes(format!("{head}{text}").as_bytes(), name, &ReadOptions::default());
        }
    }
}
