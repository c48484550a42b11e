//! Tables that can be read in two ways: what decides, on either side of each limit.

use rust_xlsxwriter::Workbook;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Mode, Network, Sign, Strength};

fn inputs(bytes: &[u8], name: &str) -> Vec<Input> {
    formats::from_bytes(bytes, name, &ReadOptions::default()).unwrap()
}

fn read(text: &str) -> Input {
    inputs(text.as_bytes(), "t.csv").swap_remove(0)
}

fn says(input: &Input, code: &str) -> bool {
    input.network.diagnostics.iter().any(|found| found.code == code)
}

fn structures(network: &Network) -> usize {
    (0..network.node_count()).filter(|&node| network.mode(node) == Mode::Structure).count()
}

/// Marks under headings that are no fields, beside names that differ, are who takes part in what. Numbers alone may describe the
/// nodes: there it takes three columns, and a third of the cells without one.
#[test]
fn a_table_of_nodes_is_a_matrix_where_its_cells_are_marks() {
    let gathers = |text: &str| {
        let input = read(text);
        assert_eq!(says(&input, "read-as-two-modes"), structures(&input.network.value) > 0, "{text}");
        structures(&input.network.value)
    };
    assert_eq!(gathers("naam;Wmo-overleg;Jeugdtafel\nA;x;x\nB;;x\n"), 2);
    // One column, years for headings, two rows of one name, numbers for names.
    for text in [
        "naam;lid\nA;x\nB;\n",
        "naam;2019;2020\nA;x;\nB;;x\n",
        "naam;Wmo-overleg;Jeugdtafel\nA;x;\nA;;x\n",
        "naam;Wmo-overleg;Jeugdtafel\n1;x;\n2;;x\n",
    ] {
        assert_eq!(gathers(text), 0, "{text}");
    }
    assert_eq!(gathers("naam;Wmo-overleg;Jeugdtafel;Armoedepact\nA;3;0;0\nB;0;2;5\nC;4;1;2\n"), 3);
    for text in [
        "naam;Wmo-overleg;Jeugdtafel\nA;3;0\nB;0;2\nC;0;0\n",
        "naam;Wmo-overleg;Jeugdtafel;Armoedepact\nA;3;0;0\nB;7;2;5\nC;4;1;2\n",
    ] {
        assert_eq!(gathers(text), 0, "{text}");
    }
}

/// Sheets with at least half of the names of the smaller are layers of one network; others are networks of their own.
#[test]
fn sheets_of_the_same_names_are_layers() {
    let book = |names: [[&str; 6]; 2]| {
        let mut book = Workbook::new();
        for (sheet, names) in ["jeugd", "wmo"].into_iter().zip(names) {
            let sheet = book.add_worksheet().set_name(sheet).unwrap();
            let rows = names.chunks(2).map(|pair| [pair[0], pair[1]]);
            for (row, cells) in (0..).zip(std::iter::once(["van", "naar"]).chain(rows)) {
                sheet.write_row(row, 0, cells).unwrap();
            }
        }
        let inputs = inputs(&book.save_to_buffer().unwrap(), "b.xlsx");
        inputs.iter().map(|input| (input.part.clone(), input.network.value.node_count())).collect::<Vec<_>>()
    };
    let one = ["a", "b", "c", "d", "e", "f"];
    assert_eq!(book([one, ["a", "b", "c", "x", "y", "z"]]), [(None, 9)]);
    let apart = [(Some("jeugd".to_owned()), 6), (Some("wmo".to_owned()), 6)];
    assert_eq!(book([one, ["a", "b", "w", "x", "y", "z"]]), apart);
}

/// What stands beside the partners is about the respondent or, with a number, about its tie.
#[test]
fn columns_of_a_survey_are_about_whom_they_say() {
    let input = read(
        "respondent;sector;partner 1;zekerheid 1;partner 2;zekerheid 2\nA;zorg;B;expliciet;C;impliciet\nB;sport;A;expliciet;;\nC;sport;;;;\n",
    );
    let network = &input.network.value;
    let a = network.node(network.index_of("A").unwrap());
    assert_eq!((a.sector.as_deref(), a.attributes.len()), (Some("zorg"), 0));
    let sure: Vec<&str> = network.ties().map(|tie| tie.tie.certainty.word()).collect();
    assert_eq!(sure, ["explicit", "implied"]);
    let silent = input.network.diagnostics.iter().find(|found| found.code == "names-nobody").unwrap();
    assert!(silent.message.en.starts_with("\"C\" names no partner"), "{}", silent.message.en);
    assert!(!says(&read("respondent;partner 1;partner 2\nA;B;\nB;A;\n"), "names-nobody"));
    // Whether somebody answered may stand beside, and then an empty row says nothing new.
    assert!(says(&read("organisatie;partner 1;partner 2\nA;B;C\nB;;\n"), "names-nobody"));
    assert!(!says(&read("organisatie;heeft geantwoord;partner 1;partner 2\nA;ja;B;C\nB;ja;;\n"), "names-nobody"));
    // A second row of answers is told where one row holds all of them; where each holds one, it is how the table is made.
    assert!(says(&read("respondent;partner 1;partner 2\nA;B;C\nB;A;\nA;D;\n"), "respondent-twice"));
    assert!(!says(&read("respondent;partner\nA;B\nA;C\nB;A\n"), "respondent-twice"));
}

/// Programs that know one number of a tie call it `value`; below zero it is a strength with a sign.
#[test]
fn a_value_is_a_strength_where_nothing_else_is() {
    let file = |values: [&str; 2]| {
        let edges =
            format!("edge [ source 1 target 2 value {} ] edge [ source 2 target 3 value {} ]", values[0], values[1]);
        let text = format!("graph [ node [ id 1 ] node [ id 2 ] node [ id 3 ] {edges} ]");
        inputs(text.as_bytes(), "g.gml").swap_remove(0)
    };
    let said =
        |input: &Input| input.network.value.ties().map(|tie| (tie.tie.strength, tie.tie.sign)).collect::<Vec<_>>();
    let strength = |value| Some(Strength::Number(value));
    let read = file(["3", "-2"]);
    assert!(says(&read, "value-as-strength"));
    assert_eq!(said(&read)[1], (strength(2.0), Some(Sign::Negative)));
    assert_ne!(said(&read)[0].1, Some(Sign::Negative));
    assert_eq!(said(&file(["3", "2.5"])), [(strength(3.0), None), (strength(2.5), None)]);
    // A zero or a word among them means something else.
    for values in [["3", "0"], ["3", "\"often\""]] {
        assert_eq!(said(&file(values)), [(None, None), (None, None)], "{values:?}");
    }
}

/// Rows and columns with half of the names of the smaller side are the same nodes; with fewer they are two modes.
#[test]
fn sides_of_a_labelled_matrix_are_one_where_they_share_half() {
    let file = |columns: &str| {
        let text = format!(
            "dl nr=4 nc=4 format=fullmatrix\nrow labels:\na b c d\ncolumn labels:\n{columns}\ndata:\n0 1 0 0\n0 0 1 0\n0 0 0 1\n1 0 0 0\n"
        );
        inputs(text.as_bytes(), "m.dl").swap_remove(0).network.value
    };
    assert_eq!((file("a b x y").node_count(), structures(&file("a b x y"))), (6, 0));
    assert_eq!((file("a x y z").node_count(), structures(&file("a x y z"))), (8, 4));
}

/// Several relations of one file are layers, and that is told; one that has a name is none.
#[test]
fn relations_are_layers_where_there_are_several() {
    let file = |names: &str, count: usize| {
        let matrices = "0 1\n1 0\n".repeat(count);
        let text = format!("dl n=2 nm={count} format=fullmatrix\nmatrix labels:\n{names}\ndata:\n{matrices}");
        inputs(text.as_bytes(), "m.dl").swap_remove(0)
    };
    assert!(says(&file("like work", 2), "relations-as-layers"));
    assert!(!says(&file("like", 1), "relations-as-layers"));
}

/// A matrix of ones says which ties there are; one that holds another number says how strong they are.
#[test]
fn ones_alone_are_no_strengths() {
    let file = |last: &str| {
        let text = format!("%%MatrixMarket matrix coordinate real general\n3 3 2\n1 2 1.0\n2 3 {last}\n");
        let network = inputs(text.as_bytes(), "m.mtx").swap_remove(0).network.value;
        network.ties().map(|tie| tie.tie.strength).collect::<Vec<_>>()
    };
    assert_eq!(file("1"), [None, None]);
    assert_eq!(file("2"), [1.0, 2.0].map(|value| Some(Strength::Number(value))));
}
