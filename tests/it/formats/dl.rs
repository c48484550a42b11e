//! UCINET's data language with all its layouts, and with the mistakes that occur.

use crate::support::marked::unmark;
use proptest::prelude::*;
use std::collections::BTreeSet;
use verbinder::diagnostics::{Diagnostic, Place};
use verbinder::formats::{self, Feature, Input, ReadOptions};
use verbinder::model::{Info, Mode, Network, NetworkBuilder, Node, Sign, Strength, Tie};

fn input(text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), "u.dl", &ReadOptions::default()).unwrap().swap_remove(0)
}

fn sound(text: &str) -> Network {
    let input = input(text);
    assert!(!input.network.has_errors(), "{text}\n{:#?}", input.network.diagnostics);
    input.network.value
}

/// The ties as `a>b` or `a-b`, with their strength where they have one.
fn ties(network: &Network) -> Vec<String> {
    let name = |node: usize| network.node(node).label.clone();
    let mut ties: Vec<String> = network
        .ties()
        .map(|tie| {
            let sign = if network.is_directed(tie.tie) { '>' } else { '-' };
            let mut ends = [name(tie.source), name(tie.target)];
            if sign == '-' {
                ends.sort();
            }
            let strength = match tie.tie.strength {
                Some(Strength::Number(value)) => format!(" {value}"),
                _ => String::new(),
            };
            format!("{}{sign}{}{strength}", ends[0], ends[1])
        })
        .collect();
    ties.sort();
    ties
}

/// A chain of four with one tie more: a-b-c-d, a-c.
///
/// ```text
/// a - b
///  \  |
///     c - d
/// ```
const CHAIN: [&str; 4] = ["a-b", "a-c", "b-c", "c-d"];

/// The same small network in every layout that UCINET documents for one mode.
#[test]
fn every_layout_of_one_mode_says_the_same() {
    for text in [
        "DL N=4\nLABELS:\na,b,c,d\nDATA:\n0 1 1 0\n1 0 1 0\n1 1 0 1\n0 0 1 0\n",
        "dl n = 4, format = fullmatrix diagonal absent\nlabels:\na b\nc d\ndata:\n1 1 0 1 1 0\n1 1 1\n0 0 1",
        "DL\nN 4\nFORMAT=LOWERHALF\nLABELS: a,b,c,d\nDATA:\n0\n1 0\n1 1 0\n0 0 1 0\n",
        "DL N=4 FORMAT=lowerhalf DIAGONAL=ABSENT LABELS:\na\nb\nc\nd\nDATA: 1 1 1 0 0 1\n",
        "DL N=4\nFORMAT = UPPERHALF DIAGONAL ABSENT\nLABELS:\na,b,c,d\nDATA:\n1 1 0\n1 0\n1\n",
        "DL N=4\nFORMAT = FULLMATRIX\nLABELS EMBEDDED\nDATA:\n a b c d\na 0 1 1 0\nb 1 0 1 0\nc 1 1 0 1\nd 0 0 1 0\n",
        "DL N=4\nROW LABELS EMBEDDED\nDATA:\na 0 1 1 0\nb 1 0 1 0\nc 1 1 0 1\nd 0 0 1 0\n",
        "DL N=4\nCOL LABELS EMBEDDED\nDATA:\na b c d\n0 1 1 0\n1 0 1 0\n1 1 0 1\n0 0 1 0\n",
        "DL N=4 FORMAT=NODELIST1\nLABELS:\na,b,c,d\nDATA:\n1 2 3\n2 1 3\n3 1 2 4\n4 3\n",
        "DL N=4 FORMAT=NODELIST1B\nLABELS:\na,b,c,d\nDATA:\n2 2 3\n2 1 3\n3 1 2 4\n1 3\n",
        "DL N=4 FORMAT=NODELIST1\nLABELS EMBEDDED:\nDATA:\na b c\nB a c\nc a b d\nd c\n",
        "DL N=4 FORMAT=EDGELIST1\nLABELS:\na,b,c,d\nDATA:\n1 2\n2 1\n1 3\n3 1\n2 3\n3 2\n3 4\n4 3\n",
        "DL N=4 FORMAT=EDGEARRAY1\nLABELS:\na,b,c,d\nDATA:\n1 2 1\n2 1 1\n1 3 1\n3 1 1\n2 3 1\n3 2 1\n3 4 1\n4 3 1\n",
    ] {
        assert_eq!(ties(&sound(text)), CHAIN, "{text}");
    }
}

/// Values, negative ones, and a relation that does not say the same both ways.
#[test]
fn values_are_strengths_and_an_uneven_matrix_has_a_direction() {
    let network = sound("DL N=3\nLABELS:\na,b,c\nDATA:\n0 2 0\n1 0 0.5\n0 0 0\n");
    assert_eq!(ties(&network), ["a>b 2", "b>a 1", "b>c 0.5"]);
    let list = sound("dl n=3 format = edgelist1\nlabels embedded\ndata:\n\"De Brug\" b -2\nb c 1\n");
    assert_eq!(ties(&list), ["De Brug>b 2", "b>c 1"]);
    assert_eq!(list.ties().filter(|tie| tie.tie.sign == Some(Sign::Negative)).count(), 1);
    // A matrix of which one half is empty is directed here: there are words for halves.
    assert_eq!(ties(&sound("DL N=2\nDATA:\n0 1\n0 0\n")), ["1>2"]);
    let undirected = ReadOptions { directed: Some(false), ..ReadOptions::default() };
    let read = formats::from_bytes(b"DL N=2\nDATA:\n0 1\n0 0\n", "u.dl", &undirected).unwrap().swap_remove(0);
    assert_eq!(ties(&read.network.value), ["1-2"]);
}

#[test]
fn rows_and_columns_that_differ_are_two_modes() {
    for text in [
        "DL NR=3, NC=2\nROW LABELS:\na,b,c\nCOLUMN LABELS:\nx,y\nDATA:\n1 0\n1 1\n0 1\n",
        "DL NR=3 NC=2 FORMAT=FULLMATRIX\nLABELS EMBEDDED\nDATA:\nx y\na 1 0\nb 1 1\nc 0 1\n",
        "DL NR=3 NC=2 FORMAT=EDGELIST2\nROW LABELS:\na,b,c\nCOL LABELS:\nx,y\nDATA:\n1 1\n2 1\n2 2\n3 2\n",
        "DL NR=3 NC=2 FORMAT=NODELIST2\nLABELS EMBEDDED\nDATA:\na x\nb x y\nc y\n",
    ] {
        let network = sound(text);
        assert_eq!(ties(&network), ["a-x", "b-x", "b-y", "c-y"], "{text}");
        let structures = (0..5).filter(|&node| network.mode(node) == Mode::Structure).count();
        assert_eq!(structures, 2, "{text}");
    }
    // The same names in rows and in columns are the same nodes, whatever their order.
    let square = sound("DL NR=2 NC=2\nROW LABELS:\na,b\nCOLUMN LABELS:\nB,A\nDATA:\n1 0\n0 1\n");
    assert_eq!(ties(&square), ["a-b"]);
    let bare = sound("DL NR=2 NC=2\nDATA:\n1 0\n0 1\n");
    assert_eq!((bare.node_count(), ties(&bare).len()), (4, 2));
}

#[test]
fn several_matrices_are_layers_and_one_can_be_chosen() {
    let matrices = "DL N=2 NM=2\nLABELS:\na,b\nLEVEL LABELS:\nadvice\n\"goes out\"\nDATA:\n0 1\n1 0\n\n0 3\n0 0\n";
    let lists = "DL n=2, nm=2, format = edgelist1\nlabels:\na,b\nmatrix labels:\n\"advice\",\"goes out\"\ndata:\n1 2 1\n2 1 1\n!\n1 2 3\n!\n";
    for text in [matrices, lists] {
        let network = sound(text);
        let mut layers: Vec<_> = network.ties().map(|tie| tie.tie.layer.clone().unwrap()).collect();
        layers.sort();
        assert_eq!(
            (layers, ties(&network)),
            (vec!["advice".into(), "goes out".into()], vec!["a-b".to_owned(), "a>b 3".to_owned()])
        );
        let chosen = ReadOptions { sheet: Some("Goes Out".to_owned()), ..ReadOptions::default() };
        let network = formats::from_bytes(text.as_bytes(), "u.dl", &chosen).unwrap().swap_remove(0).network.value;
        assert_eq!((ties(&network), network.tie(0).tie.layer.clone()), (vec!["a>b 3".to_owned()], None));
        let unknown = ReadOptions { sheet: Some("x".to_owned()), ..ReadOptions::default() };
        let error = formats::from_bytes(text.as_bytes(), "u.dl", &unknown).unwrap_err();
        assert!(error.hints().iter().any(|hint| hint.contains("goes out")), "{error}");
    }
    let arrays = sound("DL N=2 NM=2 FORMAT=EDGEARRAY1\nMATRIX LABELS: p q\nDATA:\n1 2 1 0\n2 1 0 4\n");
    assert_eq!(ties(&arrays), ["1>2", "2>1 4"]);
}

/// What is all around the data: remarks, missing values, the diagonal, ties of a node with itself, capitals, nodes without ties.
#[test]
fn small_print_of_the_format_is_minded() {
    let missing = input("# made by hand\nDL N=2\n% note\nDATA:\n5 NA\n1 0\n");
    let codes: Vec<&str> = missing.network.diagnostics.iter().map(|found| found.code).collect();
    assert!(codes.contains(&"missing-value") && codes.contains(&"diagonal"), "{codes:?}");
    assert_eq!(ties(&missing.network.value), ["2>1"]);
    assert_eq!(ties(&sound("DL N=1 FORMAT=EDGELIST1\nDATA:\n1 1\n")), ["1>1"].map(|_| "1-1"));
    let isolates = sound("DL N=7 FORMAT=EDGELIST1 TITLE = \"Het dorp\"\nDATA:\n1 2\n");
    assert_eq!((isolates.node_count(), isolates.info().title.as_deref()), (7, Some("Het dorp")));
    let twice = sound("DL N=3\nLABELS:\na a b\nDATA:\n0 1 0\n1 0 0\n0 0 0\n");
    let ids: Vec<&str> = twice.nodes().map(|node| node.id.as_str()).collect();
    assert_eq!((ids, twice.node(0).label.as_str()), (vec!["1", "2", "3"], "a"));
    assert_eq!(sound("DL N=2\rLABELS:\ra\rb\rDATA:\r0 1\r1 0\r").tie_count(), 1);
    let by_name = sound("DL N=2 FORMAT=EDGELIST1\nLABELS:\na\nb\nDATA:\na b\n");
    assert_eq!(ties(&by_name), ["a>b"]);
}

fn finding(text: &str, code: &str) -> Diagnostic {
    let input = input(text);
    let found = input.network.diagnostics.iter().find(|found| found.code == code);
    found.unwrap_or_else(|| panic!("{code} in {text}: {:#?}", input.network.diagnostics)).clone()
}

/// The mark stands at the word that is wrong.
#[test]
fn mistakes_name_their_place_and_what_to_do() {
    for (marked, code) in [
        ("DL N=2\nDATA:\n0 1\n1 ☞x\n", "bad-value"),
        ("DL N=3\nDATA:\n0 1 0\n☞1 0\n0 0 0\n", "matrix-size"),
        ("DL N=2\nDATA:\n0 1\n1 0 ☞1\n", "matrix-size"),
        ("DL N=2\nDATA:\n0 1\n1 0\n☞0 0\n", "matrix-size"),
        ("DL N=2\nLABELS:\na b ☞c\nDATA:\n0 1\n1 0\n", "label-count"),
        ("DL N=3\nLABELS:\na ☞b\nDATA:\n0 1 0\n1 0 0\n0 0 0\n", "label-count"),
        ("DL N=3 FORMAT=EDGELIST1\nDATA:\n1 2\n3 ☞4\n", "bad-vertex"),
        ("DL N=3 FORMAT=EDGELIST1\nDATA:\n☞0 1\n", "bad-vertex"),
        ("DL N=3 FORMAT=EDGELIST1\nDATA:\n☞1\n", "no-end"),
        ("DL N=3 FORMAT=EDGELIST1\nDATA:\n1 2 ☞veel\n", "bad-value"),
        ("DL N=3 FORMAT=EDGELIST1\nDATA:\n1 2 3 ☞4\n", "bad-line"),
        ("DL N=2 FORMAT=EDGELIST1\nLABELS EMBEDDED\nDATA:\na b\na ☞c\n", "label-count"),
        ("DL N=2 FORMAT=NODELIST1B\nDATA:\n☞2 1\n0\n", "bad-line"),
        ("DL N=2 NM=2 FORMAT=EDGEARRAY1\nDATA:\n☞1 2 3\n", "bad-line"),
        ("DL N=2 NM=2\nDATA:\n0 1\n1 0☞\n", "matrix-count"),
        ("DL N=2 FORMAT=EDGELIST1\nDATA:\n1 2\n!\n☞2 1\n", "matrix-count"),
        ("DL N=2 ☞COLOUR=3\nDATA:\n0 1\n1 0\n", "unknown-keyword"),
        ("DL N=☞two\nLABELS:\na b\nDATA:\n0 1\n1 0\n", "bad-count"),
        ("DL N=☞4294967296\nLABELS:\na b\nDATA:\n0 1\n1 0\n", "bad-count"),
        ("DL N=☞00\nLABELS:\na b\nDATA:\n0 1\n1 0\n", "bad-count"),
        ("☞DL FORMAT=EDGELIST1\nDATA:\n1 2\n", "no-size"),
    ] {
        let (text, (line, column)) = unmark(marked);
        let found = finding(&text, code);
        assert_eq!((found.place.line, found.place.column), (Some(line), Some(column)), "{marked}: {found:?}");
        // A word that is there is marked whole.
        let word = text[marked.find('☞').unwrap()..].split_whitespace().next();
        let shown = found.place.range().and_then(|range| text.get(range)).filter(|shown| !shown.is_empty());
        assert!(
            word.is_none()
                || word.map(|word| word.trim_start_matches("COLOUR=")) == shown
                || word.unwrap().starts_with(shown.unwrap()),
            "{marked}: {shown:?}"
        );
        assert!(found.hint.is_some(), "{marked}");
    }
    for text in [
        "DL N=2\n",
        "DL N=2\nDATA:\n",
        "DL\nDATA:\n0 1\n",
        "DL N=2\nFORMAT=BLOCKMATRIX\nDATA:\n1\n",
        "DL N=2\nFORMAT=ODD\nDATA:\n1\n",
        "DL N=2\nDATAFILE=other.dat\nDATA:\n1\n",
        "0 1\n1 0\n",
    ] {
        let error = formats::from_bytes(text.as_bytes(), "u.dl", &ReadOptions::default()).unwrap_err();
        assert!(!error.hints().is_empty() && error.to_string().starts_with("u.dl"), "{error}");
    }
}

/// A number in the header makes no room: the file is refused, or read as far as it goes.
#[test]
fn sizes_that_cannot_be_are_refused() {
    for header in ["N=4000000000", "NR=3000000000 NC=2", "N=2 NM=4000000000"] {
        for form in ["FULLMATRIX", "EDGELIST1", "EDGEARRAY1", "NODELIST1B", "LOWERHALF"] {
            let text = format!("DL {header} FORMAT={form}\nDATA:\n1 2\n1 1\n");
            match formats::from_bytes(text.as_bytes(), "u.dl", &ReadOptions::default()) {
                Err(error) => assert!(error.to_string().contains("u.dl:1"), "{error}"),
                Ok(inputs) => {
                    assert!(inputs[0].network.value.node_count() <= 5 && inputs[0].network.has_errors(), "{text}")
                }
            }
        }
    }
}

/// Without a number of nodes the highest one that is named makes no room either.
#[test]
fn a_number_far_beyond_the_file_is_a_slip() {
    let read = input("DL FORMAT=EDGELIST1\nDATA:\n1 2\n2 4000000\n");
    assert_eq!(read.network.value.node_count(), 2);
    assert!(read.network.diagnostics.iter().any(|found| found.code == "bad-vertex" && found.place.line == Some(4)));
}

fn written(network: &Network) -> String {
    String::from_utf8((formats::find("dl").unwrap().write.unwrap())(network).unwrap()).unwrap()
}

/// Line for line the file that igraph 1.0 and UCINET read: a header of one form, labels of one word.
#[test]
fn a_plain_network_is_written_as_igraph_reads_it() {
    let mut builder = NetworkBuilder::new(Info::default());
    for id in ["a", "Stichting \"De Brug\", oost", "ë"] {
        builder.add_node(Node::new(id), Place::default());
    }
    builder.add_tie(
        "a",
        "ë",
        Tie::new("collaborates").with(|tie| tie.strength = Some(Strength::Number(2.5))),
        Place::default(),
    );
    let text = written(&builder.build().value);
    assert_eq!(
        text,
        "DL n=3\nformat = edgelist1\nlabels:\n\"Stichting\u{a0}'De\u{a0}Brug';\u{a0}oost\"\na\në\ndata:\n2 3 2.5\n3 2 2.5\n"
    );
    let names: Vec<String> = sound(&text).nodes().map(|node| node.label.clone()).collect();
    assert_eq!(names, ["Stichting 'De Brug'; oost", "a", "ë"]);
}

/// igraph 1.0 says of `nm=1` that the file is no DL: a single layer is written as a plain network, and the loss of its name is declared.
#[test]
fn a_single_layer_is_written_as_igraph_reads_it() {
    let network = |layers: [Option<&str>; 2]| {
        let mut builder = NetworkBuilder::new(Info::default());
        for id in ["a", "b", "c"] {
            builder.add_node(Node::new(id), Place::default());
        }
        for ((source, target), layer) in [("a", "b"), ("b", "c")].into_iter().zip(layers) {
            let tie = Tie::new("collaborates").with(|tie| {
                tie.layer = layer.map(Into::into);
                tie.directed = Some(true);
            });
            builder.add_tie(source, target, tie, Place::default());
        }
        builder.build().value
    };
    let one = network([Some("advice"), Some("advice")]);
    assert_eq!(written(&one), "DL n=3\nformat = edgelist1\nlabels:\na\nb\nc\ndata:\n1 2\n2 3\n");
    let lost = |network: &Network| Feature::OnlyLayer.count(network);
    assert!(formats::find("dl").unwrap().cannot_carry.contains(&Feature::OnlyLayer));
    assert_eq!(lost(&one), 2);
    let some = network([Some("advice"), None]);
    assert!(written(&some).contains("nm=2"));
    assert_eq!((lost(&some), lost(&network([None, None]))), (0, 0));
}

#[test]
fn layers_and_two_modes_come_back() {
    let florentine = crate::support::project_file("data/florentine-families.json");
    let network = formats::read_file(&florentine).unwrap().network.value;
    let back = sound(&written(&network));
    let said = |network: &Network| {
        let label = |node: usize| network.node(node).label.clone();
        let mut ties: Vec<_> = network
            .ties()
            .map(|tie| (label(tie.source), label(tie.target), tie.tie.layer.clone(), network.is_directed(tie.tie)))
            .collect();
        ties.sort();
        ties
    };
    assert_eq!((back.node_count(), said(&back)), (16, said(&network)));
    let two =
        "DL nr=3 nc=2\nformat = edgelist2\nrow labels:\na\nb\nc\ncolumn labels:\nx\ny\ndata:\n1 1\n2 1 3\n2 2\n3 2\n";
    assert_eq!(written(&sound(two)), two);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Nodes without ties, directions, numbers and negative ties survive; all that is one counts as no strength.
    #[test]
    fn what_dl_can_say_comes_back(
        size in 1..9usize,
        pairs in prop::collection::btree_map((0..9usize, 0..9usize, 0..3usize), (0..6u32, any::<bool>()), 0..20),
        directed in any::<bool>(),
    ) {
        let mut builder = NetworkBuilder::new(Info::default());
        for node in 0..size {
            builder.add_node(Node::new(format!("knoop {node}")), Place::default());
        }
        for ((source, target, layer), (value, negative)) in pairs {
            let (source, target) = if directed { (source, target) } else { (source.min(target), source.max(target)) };
            if source >= size || target >= size { continue; }
            let mut tie = Tie::new("collaborates");
            tie.directed = directed.then_some(true);
            tie.layer = (layer > 0).then(|| format!("laag {layer}").into());
            tie.strength = (value > 0).then_some(Strength::Number(f64::from(value) / 2.0));
            tie.sign = negative.then_some(Sign::Negative);
            builder.add_tie(&format!("knoop {source}"), &format!("knoop {target}"), tie, Place::default());
        }
        let network = builder.build().value;
        let back = sound(&written(&network));
        prop_assert_eq!(back.node_count(), size);
        let said = |network: &Network, layer: Option<&str>| {
            let ties: Vec<_> = network.ties().filter(|tie| tie.tie.layer.as_deref() == layer).collect();
            let value = |tie: &Tie| {
                let number = match tie.strength { Some(Strength::Number(value)) => value, _ => 1.0 };
                if tie.sign == Some(Sign::Negative) { -number } else { number }
            };
            // Both ways for what has no direction: a relation that says the same both ways comes back without one.
            let mut cells: Vec<_> = ties.iter().flat_map(|tie| {
                let both = !network.is_directed(tie.tie) && tie.source != tie.target;
                let there = (tie.source, tie.target, value(tie.tie).to_bits());
                std::iter::once(there).chain(both.then_some((tie.target, tie.source, there.2)))
            }).collect();
            cells.sort_unstable();
            cells
        };
        let layers: BTreeSet<Option<&str>> = network.ties().map(|tie| tie.tie.layer.as_deref()).collect();
        for layer in [None, Some("laag 1"), Some("laag 2")] {
            // A single layer comes back without its name.
            let there = if layers.len() > 1 { layer } else { None };
            if layers.len() > 1 || layers.contains(&layer) {
                prop_assert_eq!(said(&network, layer), said(&back, there));
            }
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail_otherwise(
        text in "DL (N=[0-9]{1,2}|NR=2 NC=3|NM=2|LABELS:|(ROW |COL |LEVEL )?LABELS EMBEDDED|FORMAT=(EDGELIST[12]|NODELIST(1|1B|2)|EDGEARRAY1|FULLMATRIX|LOWERHALF|UPPERHALF DIAGONAL ABSENT)|a b|\"|DATA:|[0-9a !\n]{0,9}| |\n){0,14}"
    ) {
        if let Ok(inputs) = formats::from_bytes(text.as_bytes(), "u.dl", &ReadOptions::default()) {
            for found in &inputs[0].network.diagnostics {
                if let Some(span) = found.place.range() {
                    prop_assert!(inputs[0].text.get(span).is_some(), "{found:?}");
                }
            }
        }
    }
}

#[test]
fn a_value_of_zero_in_a_list_is_told_of() {
    let text = "dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2 2\n2 3 0\n3 1 0\n";
    let input = input(text);
    assert_eq!(ties(&input.network.value), ["a>b 2"]);
    let said: Vec<_> = input.network.diagnostics.iter().filter(|finding| finding.code == "zero-weight").collect();
    assert_eq!((said.len(), said[0].place.line), (1, Some(6)));
    assert!(said[0].message.en.starts_with("2 ties have a weight of 0"));
}

/// Where the header names no size the first line of a matrix tells it, without the name that may begin it; half a size is none.
#[test]
fn a_matrix_without_a_size_is_as_wide_as_its_first_line() {
    for text in [
        "DL FORMAT=FULLMATRIX\nROW LABELS EMBEDDED\nDATA:\na 0 1 1 0\nb 1 0 1 0\nc 1 1 0 1\nd 0 0 1 0\n",
        "DL FORMAT=FULLMATRIX\nLABELS EMBEDDED\nDATA:\na b c d\na 0 1 1 0\nb 1 0 1 0\nc 1 1 0 1\nd 0 0 1 0\n",
        "DL\nCOL LABELS EMBEDDED\nDATA:\na b c d\n0 1 1 0\n1 0 1 0\n1 1 0 1\n0 0 1 0\n",
    ] {
        let input = input(text);
        let codes: Vec<&str> = input.network.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!((ties(&input.network.value), codes), (CHAIN.map(str::to_owned).to_vec(), vec!["no-size"]), "{text}");
    }
    for text in ["DL\nDATA:\n0 1 1\n1 0 1\n", "DL NR=2\nDATA:\n0 1\n1 0\n", "DL NC=2\nDATA:\n0 1\n1 0\n"] {
        let error = formats::from_bytes(text.as_bytes(), "u.dl", &ReadOptions::default()).unwrap_err();
        assert!(error.to_string().contains("does not say how large the matrix is"), "{text}: {error}");
    }
}
