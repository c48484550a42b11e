//! UCINET's datasets, a pair of files each, and sna's stacks of matrices.

use proptest::prelude::*;
use verbinder::formats::{self, Beside, Input, ReadOptions};
use verbinder::model::{Mode, Network, Strength};

/// A header as UCINET 6.404 and later write it: version, date, kind of numbers, sizes, title, labels in UTF-16.
fn header(kind: u8, sizes: &[u32], title: &str, labels: &[&[&str]]) -> Vec<u8> {
    let mut bytes = b"\x05V6404".to_vec();
    for number in [16_u16, 6, 4, 7, 3] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.push(kind);
    bytes.extend(u16::try_from(sizes.len()).unwrap().to_le_bytes());
    sizes.iter().for_each(|size| bytes.extend(size.to_le_bytes()));
    bytes.push(u8::try_from(title.len()).unwrap());
    bytes.extend(title.as_bytes());
    labels.iter().for_each(|labels| bytes.push(u8::from(!labels.is_empty())));
    for label in labels.iter().copied().flatten() {
        let units: Vec<u8> = label.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
        bytes.extend(units);
    }
    bytes
}

fn singles(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

fn read(first: (&str, &[u8]), second: (&str, &[u8])) -> Input {
    let beside = Beside { name: second.0.to_owned(), bytes: second.1.to_vec() };
    let options = ReadOptions { beside: Some(beside), ..ReadOptions::default() };
    formats::from_bytes(first.1, first.0, &options).unwrap().swap_remove(0)
}

fn pairs(network: &Network) -> Vec<String> {
    let name = |node: usize| network.node(node).label.clone();
    let mut pairs: Vec<String> = network
        .ties()
        .map(|tie| {
            let sign = if network.is_directed(tie.tie) { '>' } else { '-' };
            let strength = match tie.tie.strength {
                Some(Strength::Number(value)) => format!(" {value}"),
                _ => String::new(),
            };
            format!("{}{sign}{}{strength}", name(tie.source), name(tie.target))
        })
        .collect();
    pairs.sort();
    pairs
}

#[test]
fn a_pair_is_read_from_either_file() {
    let head = header(7, &[3, 3, 1], "", &[&["a", "é", "c"], &["a", "é", "c"], &["ADVICE"]]);
    let data = singles(&[0.0, 1.5, 0.0, 0.1, 0.0, 1e38, 0.0, 0.0, 0.0]);
    for input in [read(("n.##h", &head), ("n.##d", &data)), read(("n.##d", &data), ("n.##h", &head))] {
        let network = &input.network.value;
        assert_eq!(pairs(network), ["a>é 1.5", "é>a 0.1"]);
        assert_eq!(network.info().title.as_deref(), Some("ADVICE"));
        assert!(input.network.diagnostics.iter().any(|found| found.code == "missing-value"));
    }
}

/// Columns stand before rows in the header, and the numbers row by row.
#[test]
fn two_modes_several_matrices_and_other_numbers_are_read() {
    let head = header(7, &[2, 3], "Events", &[&["x", "y"], &["a", "b", "c"]]);
    let input = read(("n.##h", &head), ("n.##d", &singles(&[1.0, 0.0, 1.0, 1.0, 0.0, 1.0])));
    let network = &input.network.value;
    assert_eq!(pairs(network), ["a-x", "b-x", "b-y", "c-y"]);
    assert!(input.network.diagnostics.iter().all(|found| found.code != "missing-value"), "none is missing");
    assert_eq!((0..5).filter(|&node| network.mode(node) == Mode::Structure).count(), 2);
    assert_eq!(network.info().title.as_deref(), Some("Events"));
    let head = header(1, &[2, 2, 2], "", &[&[], &[], &["like", "work"]]);
    let input = read(("n.##h", &head), ("n.##d", &[0, 1, 1, 0, 0, 3, 0, 0]));
    let network = &input.network.value;
    assert_eq!(pairs(network), ["1-2", "1>2 3"]);
    let layers: Vec<_> = network.ties().map(|tie| tie.tie.layer.clone().unwrap()).collect();
    assert!(layers.contains(&"like".into()) && layers.contains(&"work".into()));
    // Before version 6.404 sizes took two bytes, and labels one for each sign.
    let mut old = b"\x05DATE:".to_vec();
    old.extend([0; 10]);
    old.extend([7, 2, 0, 2, 0, 2, 0, 0, 1, 1]);
    for label in ["p", "q", "p", "q"] {
        old.extend([1, 0]);
        old.extend(label.as_bytes());
    }
    let input = read(("n.##h", &old), ("n.##d", &singles(&[0.0, 1.0, 1.0, 0.0])));
    assert_eq!(pairs(&input.network.value), ["p-q"]);
}

/// UCINET's list of types: 1 byte, 2 boolean, 3 shortint, 4 word, 5 smallint, 6 longint, 7 single, 8 real, 9 double, 17 integer, 20 int64.
#[test]
fn numbers_of_every_type_are_read() {
    let of = |kind: u8, size: usize, number: &[u8]| {
        let zeros = vec![0; size];
        let data: Vec<u8> = [&zeros, number, &zeros, &zeros].concat();
        let input = read(("n.##h", &header(kind, &[2, 2], "", &[&[], &[]])), ("n.##d", &data));
        assert!(!input.network.has_errors(), "{kind}: {:?}", input.network.diagnostics);
        pairs(&input.network.value).swap_remove(0)
    };
    assert_eq!(of(1, 1, &[200]), "1>2 200");
    assert_eq!(of(2, 1, &[1]), "1>2");
    assert_eq!(of(3, 1, &[100]), "1>2 100");
    assert_eq!(of(4, 2, &40_000_u16.to_le_bytes()), "1>2 40000");
    assert_eq!(of(5, 2, &300_i16.to_le_bytes()), "1>2 300");
    for kind in [6, 17] {
        assert_eq!(of(kind, 4, &70_000_i32.to_le_bytes()), "1>2 70000");
    }
    assert_eq!(of(7, 4, &0.1_f32.to_le_bytes()), "1>2 0.1");
    for kind in [8, 9] {
        assert_eq!(of(kind, 8, &0.1_f64.to_le_bytes()), "1>2 0.1");
    }
    assert_eq!(of(20, 8, &5_000_000_000_i64.to_le_bytes()), "1>2 5000000000");
}

#[test]
fn a_missing_half_and_damage_are_said() {
    let head = header(7, &[2, 2], "", &[&["a", "b"], &["a", "b"]]);
    let data = singles(&[0.0, 1.0, 1.0, 0.0]);
    for (name, bytes, sought) in [("map/n.##h", &head, "map/n.##d"), ("map/n.##d", &data, "map/n.##h")] {
        let error = formats::from_bytes(bytes, name, &ReadOptions::default()).unwrap_err();
        assert!(error.to_string().starts_with(sought) && !error.hints().is_empty(), "{error}");
    }
    let short = read(("n.##h", &head), ("n.##d", &data[..12]));
    let found = &short.network.diagnostics[0];
    assert_eq!((found.code, found.place.file.as_deref(), found.hint.is_some()), ("matrix-size", Some("n.##d"), true));
    let huge = header(7, &[4_000_000_000, 4_000_000_000, 9], "", &[&[], &[], &[]]);
    for (head, data) in [(&huge[..], &data[..]), (&head[..20], &data[..]), (&data[..], &data[..])] {
        let name = if head.len() > data.len() { "n.##" } else { "n.##h is no header" };
        let beside = Beside { name: "n.##d".to_owned(), bytes: data.to_vec() };
        let options = ReadOptions { beside: Some(beside), ..ReadOptions::default() };
        let error = formats::from_bytes(head, "n.##h", &options).unwrap_err();
        assert!(error.to_string().starts_with(name) && !error.hints().is_empty(), "{error}");
    }
}

/// Which file is the header is told by how it begins; by the name only where neither begins as one.
#[test]
fn names_that_were_swapped_do_not_matter() {
    let head = header(7, &[2, 2], "", &[&["a", "b"], &["a", "b"]]);
    let data = singles(&[0.0, 1.0, 0.0, 0.0]);
    for input in [read(("n.##h", &data), ("n.##d", &head)), read(("n.##d", &head), ("n.##h", &data))] {
        assert_eq!(pairs(&input.network.value), ["a>b"]);
    }
    let beside = Some(Beside { name: "n.##h".to_owned(), bytes: data.clone() });
    let options = ReadOptions { beside, ..ReadOptions::default() };
    let error = formats::from_bytes(&data, "n.##d", &options).unwrap_err();
    assert!(error.to_string().starts_with("n.##h is no header"), "{error}");
}

/// A name that only rows have, or only columns, is named; one that stands twice on either side, in the same order, is not.
#[test]
fn rows_and_columns_that_are_not_quite_the_same_names() {
    let one_sided = |input: &Input| -> Vec<String> {
        let found = input.network.diagnostics.iter().filter(|found| found.code == "one-sided");
        found.map(|found| found.message.en.clone()).collect()
    };
    let data = singles(&[0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
    let twice = header(7, &[3, 3], "", &[&["a", "b", "a"], &["a", "b", "a"]]);
    let input = read(("n.##h", &twice), ("n.##d", &data));
    assert_eq!((pairs(&input.network.value), one_sided(&input)), (vec!["a>b".into(), "b>a".into()], vec![]));
    assert_eq!(input.network.value.node_count(), 3);
    // The header names columns first: b, c, d, and rows a, b, c.
    let shifted = header(7, &[3, 3], "", &[&["b", "c", "d"], &["a", "b", "c"]]);
    let input = read(("n.##h", &shifted), ("n.##d", &data));
    assert_eq!(pairs(&input.network.value), ["a>c", "b>d"]);
    let expected = ["\"a\" has a row and no column in the matrix", "\"d\" has a column and no row in the matrix"];
    assert_eq!(one_sided(&input), expected);
}

/// On the disk the other half is found, whatever the capitals of its ending.
#[test]
fn the_other_half_is_found_beside() {
    let folder = tempfile::tempdir().unwrap();
    let head = header(7, &[2, 2], "", &[&["a", "b"], &["a", "b"]]);
    for (h, d) in [("one.##h", "one.##d"), ("two.##H", "two.##D"), ("three.##h", "three.##D")] {
        std::fs::write(folder.path().join(h), &head).unwrap();
        std::fs::write(folder.path().join(d), singles(&[0.0, 1.0, 0.0, 0.0])).unwrap();
        for name in [h, d] {
            let inputs = formats::open(&folder.path().join(name), &ReadOptions::default()).unwrap();
            assert_eq!(pairs(&inputs[0].network.value), ["a>b"], "{name}");
        }
    }
    std::fs::remove_file(folder.path().join("one.##d")).unwrap();
    let error = formats::open(&folder.path().join("one.##h"), &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("one.##d is missing"), "{error}");
}

fn nos(text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), "s.nos", &ReadOptions::default()).unwrap().swap_remove(0)
}

/// As sna's `write.nos` puts it down: the number of matrices, their size, colours of rows and columns, matrices.
#[test]
fn stacks_of_matrices_are_read() {
    let stack = nos("2\n3 3\n0 2 0 0 0 0\n0 1 0\n1 0 0\n0 0 0\n0 0 4\n0 0 0\n0 0 0\n");
    assert!(!stack.network.has_errors(), "{:#?}", stack.network.diagnostics);
    assert_eq!(pairs(&stack.network.value), ["1-2", "1>3 4"]);
    assert_eq!(stack.network.value.node(1).attributes["color"], 2);
    let chosen = ReadOptions { sheet: Some("relation 2".to_owned()), ..ReadOptions::default() };
    let two = "2\n2 2\n0 0 0 0\n0 1\n1 0\n0 0\n1 0\n";
    let inputs = formats::from_bytes(two.as_bytes(), "s.nos", &chosen).unwrap();
    assert_eq!(pairs(&inputs[0].network.value), ["2>1"]);
    // Rows and columns that differ in number, and no line of colours.
    let rectangle = nos("1\n2 3\n1 0 1\n0 1 0\n").network.value;
    assert_eq!((rectangle.node_count(), rectangle.tie_count()), (5, 3));
    // Where nothing has a colour, zeros stand for that.
    let plain = nos("1\n2 3\n0 0 0 0 0\n1 0 1\n0 1 0\n").network.value;
    assert_eq!((plain.tie_count(), plain.nodes().filter(|node| node.attributes.contains_key("color")).count()), (3, 0));
    let wrong = nos("1\n2 2\n0 0 0 0\n0 1\n1 x\n");
    let found = wrong.network.diagnostics.iter().find(|found| found.code == "bad-value").unwrap();
    assert_eq!((found.place.line, found.place.column), (Some(5), Some(3)));
    let short = nos("1\n2 2\n0 0 0 0\n0 1\n1\n");
    assert!(short.network.diagnostics.iter().any(|found| found.code == "matrix-size" && found.hint.is_some()));
    for text in ["x\n", "1\n2\n", "1\n4000000000 4000000000\n0 1\n", "1000000000000 1000000000000 1000000000000\n1"] {
        let error = formats::from_bytes(text.as_bytes(), "s.nos", &ReadOptions::default()).unwrap_err();
        assert!(!error.hints().is_empty(), "{error}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fail_otherwise(
        sizes in prop::collection::vec(0..4_u32, 2..4),
        rest in prop::collection::vec(any::<u8>(), 0..60),
        data in prop::collection::vec(any::<u8>(), 0..60),
        kind in 0..22_u8,
    ) {
        let mut head = header(kind, &sizes, "", &[]);
        head.extend(rest);
        let beside = Beside { name: "n.##d".to_owned(), bytes: data };
        let options = ReadOptions { beside: Some(beside), ..ReadOptions::default() };
        let _ = formats::from_bytes(&head, "n.##h", &options);
    }

    #[test]
    fn no_stack_makes_the_reader_fail_otherwise(text in "[0-3 \nx]{0,40}") {
        let _ = formats::from_bytes(text.as_bytes(), "s.nos", &ReadOptions::default());
    }
}
