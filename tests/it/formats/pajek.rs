//! Pajek files with all their sections, and with the mistakes that occur.

use crate::support::marked::unmark;
use proptest::prelude::*;
use verbinder::diagnostics::Place;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Mode, Network, Sign, Strength};

fn inputs(text: &str) -> Vec<Input> {
    formats::from_bytes(text.as_bytes(), "p.net", &ReadOptions::default()).unwrap()
}

fn pairs(network: &Network) -> Vec<String> {
    let name = |node: usize| network.node(node).id.clone();
    network.ties().map(|tie| format!("{} {}", name(tie.source), name(tie.target))).collect()
}

#[test]
fn vertices_arcs_edges_and_relations_are_read() {
    let input = inputs(
        "% a remark\r\n*Network Towns\r\n*Vertices 3\r\n1 \"Stichting A\" 0.1 0.2 box ic Green\r\n2 B\r\n3 \"C\"\r\n\
         *Arcs :1 \"funds\"\r\n1 2 2.5\r\n*Edges :2 \"meets\"\r\n2 3 -1 l \"quarrel\"\r\n*arcslist\r\n3 1 2\r\n",
    )
    .swap_remove(0);
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
    let network = &input.network.value;
    assert_eq!(network.info().title.as_deref(), Some("Towns"));
    let ids: Vec<&str> = network.nodes().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["B", "C", "Stichting A"]);
    assert_eq!(network.node(2).attributes["ic"], "Green");
    let mut found: Vec<_> = network
        .ties()
        .map(|tie| (network.is_directed(tie.tie), tie.tie.layer.clone(), tie.tie.strength, tie.tie.sign))
        .collect();
    found.sort_by(|a, b| a.1.cmp(&b.1));
    assert!(found[0].0 && found[1].0);
    assert_eq!(found[2], (true, Some("funds".into()), Some(Strength::Number(2.5)), None));
    assert_eq!(found[3], (false, Some("meets".into()), Some(Strength::Number(1.0)), Some(Sign::Negative)));
}

// Pajek writes four decimals, zeros too; by hand.
#[test]
fn numbers_that_end_in_zeros_are_numbers() {
    let text = "*Vertices 3\n1 a 0.1000 0.2000 0.5000\n2 b 0.3125 -0.2400 0.5000\n3 c 1.0000 0 007\n*Edges\n1 2 1 w 1.50\n2 3 1\n\
                *Vector income\n*Vertices 3\n12.5000\n7\n0.0000\n";
    let network = inputs(text).swap_remove(0).network.value;
    let of = |node: usize, name: &str| network.node(node).attributes[name].clone();
    let expected = [(0.1, 0.2), (0.3125, -0.24), (1.0, 0.0)];
    for (node, (x, y)) in expected.into_iter().enumerate() {
        assert_eq!((of(node, "x").as_f64(), of(node, "y").as_f64()), (Some(x), Some(y)));
    }
    assert_eq!((of(0, "z").as_f64(), of(1, "z").as_f64(), of(2, "z")), (Some(0.5), Some(0.5), "007".into()));
    assert_eq!([0, 1, 2].map(|node| of(node, "income").as_f64()), [Some(12.5), Some(7.0), Some(0.0)]);
    assert_eq!(network.tie(0).tie.attributes["w"].as_f64(), Some(1.5));
}

#[test]
fn two_modes_and_matrices_are_read() {
    let input = inputs("*Vertices 5 3\n1 a\n2 b\n3 c\n4 X\n5 Y\n*Matrix\n1 0\n1 1\n0 1\n").swap_remove(0);
    let network = &input.network.value;
    assert_eq!(pairs(network), ["a X", "b X", "b Y", "c Y"]);
    assert_eq!((0..5).filter(|&node| network.mode(node) == Mode::Structure).count(), 2);
    let square = inputs("*Vertices 3\n*Matrix\n0 1 0\n1 0 2\n0 2 0\n").swap_remove(0);
    assert_eq!(pairs(&square.network.value), ["1 2", "2 3"]);
    assert!(!square.network.value.has_direction() && square.network.diagnostics.is_empty());
    // Where the two cells of a pair differ, each is a tie of its own.
    let uneven = inputs("*Vertices 3\n*Matrix\n0 1 0\n0 0 2\n0 3 0\n").swap_remove(0);
    assert_eq!(pairs(&uneven.network.value), ["1 2", "2 3", "3 2"]);
    assert!(uneven.network.value.ties().all(|tie| uneven.network.value.is_directed(tie.tie)));
    let strengths: Vec<_> = uneven.network.value.ties().map(|tie| tie.tie.strength).collect();
    assert_eq!(strengths, [1.0, 2.0, 3.0].map(|value| Some(Strength::Number(value))));
}

/// Labels are ids where each names one vertex; where one is empty, or two are alike, the numbers are.
#[test]
fn numbers_are_ids_where_labels_name_no_vertex() {
    for (labels, wanted, shown) in [
        (["a", "b"], ["a", "b"], ["a", "b"]),
        (["", "b"], ["1", "2"], ["1", "b"]),
        (["b", "b"], ["1", "2"], ["b", "b"]),
    ] {
        let text = format!("*Vertices 2\n1 \"{}\"\n2 \"{}\"\n*Edges\n1 2\n", labels[0], labels[1]);
        let input = inputs(&text).swap_remove(0);
        let ids: Vec<&str> = input.network.value.nodes().map(|node| node.id.as_str()).collect();
        assert_eq!(ids, wanted, "{text}");
        let names: Vec<&str> = input.network.value.nodes().map(|node| node.label.as_str()).collect();
        assert_eq!(names, shown, "{text}");
    }
}

/// A number of vertices in a heading makes no room, also where it stands there several times; a few that stand alone are no slip.
#[test]
fn sizes_that_cannot_be_are_refused() {
    let many = "*Vertices 60000\n".repeat(3);
    for (text, line) in
        [("*Vertices 10000000\n*Arcs\n1 2\n", 1), ("*Network A\n*Vertices 4000000000\n", 2), (&*many, 2)]
    {
        let error = formats::from_bytes(text.as_bytes(), "p.net", &ReadOptions::default()).unwrap_err();
        assert!(error.to_string().starts_with(&format!("p.net:{line}: ")), "{error}");
        assert!(error.hints()[0].contains("correct the number"), "{:?}", error.hints());
    }
    // A matrix without rows is not compared cell by cell: at this size that would be five thousand million of them.
    let alone = inputs("*Vertices 100000\n*Matrix\n").swap_remove(0);
    assert_eq!(alone.network.value.node_count(), 100_000);
    assert!(alone.network.diagnostics.iter().any(|found| found.code == "bad-matrix"));
}

#[test]
fn a_project_holds_networks_with_partitions() {
    let text = "*Network One\n*Vertices 2\n1 a\n2 b\n*Edges\n1 2\n*Partition Sector\n*Vertices 2\n4\n7\n\
                *Network Two\n*Vertices 1\n1 z\n";
    let parts = inputs(text);
    assert_eq!(parts.iter().map(|part| part.part.clone().unwrap()).collect::<Vec<_>>(), ["One", "Two"]);
    assert_eq!(parts[0].network.value.node(1).attributes["Sector"], 7);
    assert_eq!(parts[1].network.value.node_count(), 1);
    assert_eq!(inputs("*Network One\n*Vertices 1\n")[0].part, None, "a network alone is the whole");
}

/// The mark stands at the line that is wrong.
#[test]
fn mistakes_name_their_line_and_what_to_do() {
    for (marked, code) in [
        ("*Vertices 2\n1 a\n2 b\n*Edges\n☞1 3\n", "bad-vertex"),
        ("*Vertices 2\n☞9 a\n", "bad-vertex"),
        ("*Vertices 2\n*Arcs\n☞1\n", "no-end"),
        ("*Vertices 2\n*Matrix\n0 1\n☞1 x\n", "bad-value"),
        ("*Vertices 2\n 1 a\n 2 b\n*Edges\n\t ☞1 3\n", "bad-vertex"),
    ] {
        let (text, (line, column)) = unmark(marked);
        // The ends of lines of Unix, of Windows and of the first Macintosh: a line is a line.
        for text in [text.clone(), text.replace('\n', "\r\n"), text.replace('\n', "\r")] {
            let input = inputs(&text).swap_remove(0);
            let found = input.network.diagnostics.iter().find(|found| found.code == code);
            let found = found.unwrap_or_else(|| panic!("{text:?}: {:?}", input.network.diagnostics));
            let Place { line: at, column: within, .. } = found.place;
            assert_eq!((at, within, found.hint.is_some()), (Some(line), Some(column), true), "{text:?}");
            // The whole line is shown.
            let shown = found.place.range().and_then(|range| text.get(range));
            let whole = marked.split('☞').nth(1).and_then(|rest| rest.lines().next());
            assert_eq!(shown, whole, "{text:?}");
        }
    }
    for text in ["*Vertices 1 3\n", "*Vertices many\n", "*Network x\n"] {
        let error = formats::from_bytes(text.as_bytes(), "p.net", &ReadOptions::default()).unwrap_err();
        assert!(!error.hints().is_empty(), "{error}");
    }
}

#[test]
fn what_is_written_is_read_again() {
    let network =
        formats::read_file(&crate::support::project_file("data/florentine-families.json")).unwrap().network.value;
    let bytes = (formats::find("pajek").unwrap().write.unwrap())(&network).unwrap();
    let read = inputs(std::str::from_utf8(&bytes).unwrap()).swap_remove(0).network.value;
    let said = |network: &Network| {
        let label = |node: usize| network.node(node).label.clone();
        let mut ties: Vec<_> =
            network
                .ties()
                .map(|tie| {
                    (
                        label(tie.source),
                        label(tie.target),
                        tie.tie.layer.as_ref().map(ToString::to_string).or_else(|| {
                            tie.tie.attributes.get("label").map(|label| label.as_str().unwrap().to_owned())
                        }),
                    )
                })
                .collect();
        ties.sort();
        ties
    };
    assert_eq!((read.node_count(), said(&read)), (16, said(&network)));
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail_otherwise(text in "(\\*(vertices|arcs|edges|matrix|network|partition|edgeslist)|[0-9 \":a]{0,6}|\n){0,40}") {
        let _ = formats::from_bytes(text.as_bytes(), "p.net", &ReadOptions::default());
    }
}

/// The names of places keep the signs that set names apart elsewhere, and several places stay several.
#[test]
fn places_come_back_whatever_signs_are_in_their_names() {
    let network = formats::read(
        br#"{"nodes": [{"id": "a", "municipality": ["A; B"]}, {"id": "b", "municipality": ["C", "D|E", "[F]"]},
            {"id": "c", "municipality": ["C"]}, {"id": "d"}], "edges": [{"source": "a", "target": "b"}]}"#,
        "n.json",
    )
    .unwrap()
    .value;
    let bytes = (formats::find("pajek-project").unwrap().write.unwrap())(&network).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let read = formats::from_bytes(text.as_bytes(), "n.paj", &ReadOptions::default()).unwrap().swap_remove(0);
    let places = |network: &Network| network.nodes().map(|node| node.municipalities.clone()).collect::<Vec<_>>();
    assert_eq!(places(&read.network.value), places(&network), "{text}");
}

/// By Pajek's manual a list names a vertex and all to which it is tied: `*Edgeslist` without direction, `*Arcslist` with it.
#[test]
fn lists_of_neighbours_are_read() {
    for (heading, directed) in [("*Edgeslist", false), ("*Arcslist", true)] {
        let network = inputs(&format!("*Vertices 3\n{heading}\n2 1 3\n")).swap_remove(0).network.value;
        assert_eq!((network.tie_count(), network.ties().all(|tie| network.is_directed(tie.tie))), (2, directed));
        assert!(network.ties().all(|tie| [tie.source, tie.target].contains(&1)), "{heading}");
    }
}

/// A tie of a vertex with itself stands on the diagonal; a square matrix of a network of two modes has a row for every vertex.
#[test]
fn every_cell_of_a_square_matrix_counts() {
    let network = inputs("*Vertices 2\n*Matrix\n2 1\n1 0\n").swap_remove(0).network.value;
    assert_eq!(pairs(&network), ["1 1", "1 2"]);
    assert!(!network.has_direction());
    let input = inputs("*Vertices 3 1\n1 a\n2 X\n3 Y\n*Matrix\n0 1 1\n1 0 0\n1 0 0\n").swap_remove(0);
    assert!(input.network.diagnostics.iter().all(|found| found.code != "bad-matrix"));
    assert_eq!(pairs(&input.network.value), ["a X", "a Y"]);
    let rectangle = inputs("*Vertices 3 1\n1 a\n2 X\n3 Y\n*Matrix\n0 2\n").swap_remove(0).network.value;
    assert_eq!((pairs(&rectangle), rectangle.has_direction()), (vec!["a Y".to_owned()], false));
}

/// Vertices that only a partition describes have their numbers for names; lines beyond the last vertex are none.
#[test]
fn a_partition_describes_the_vertices_that_there_are() {
    let read = |vertices: &str, classes: &str| {
        let text = format!("*Network N\n*Vertices 2\n{vertices}*Edges\n1 2\n*Partition P\n*Vertices 2\n{classes}");
        let input = formats::from_bytes(text.as_bytes(), "p.paj", &ReadOptions::default()).unwrap().swap_remove(0);
        let said = |node: &verbinder::model::Node| (node.id.clone(), node.attributes["P"].to_string());
        input.network.value.nodes().map(said).collect::<Vec<_>>()
    };
    let is =
        |names: [&str; 2]| names.into_iter().zip(["4", "7"]).map(|(a, b)| (a.into(), b.into())).collect::<Vec<_>>();
    assert_eq!(read("1 a\n2 b\n", "4\n7\n"), is(["a", "b"]));
    assert_eq!(read("1 a\n2 b\n", "4\n7\n9\n"), is(["a", "b"]));
    assert_eq!(read("", "4\n7\n"), is(["1", "2"]));
}
