//! Workbooks of NodeXL, with the sheets and headings of its template: headings in the second row of Edges and Vertices, groups of
//! headings above them, settings in a hidden sheet Misc. The network is made by hand.

use crate::support::dutch::in_both;
use rust_xlsxwriter::Workbook;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::Strength;

type Rows<'r> = &'r [&'r [&'r str]];

const GROUPED: &[&str] = &["", "", "Visual Properties", "", "Labels", "Other Columns"];
const EDGES: &[&[&str]] = &[
    &["Vertex 1", "Vertex 2", "Color", "Width", "Label", "Add Your Own Columns Here", "Edge Weight", "Relationship"],
    &["Gemeente", "Welzijn", "Gray", "1", "", "", "3", "overleg"],
    &["Gemeente", "Zorg", "Gray", "1", "", "", "1", "subsidie"],
    &["Welzijn", "Bieb", "Gray", "1", "", "", "2", "overleg"],
];
const VERTICES: &[&[&str]] = &[
    &["Vertex", "Color", "Shape", "Size", "Label", "X", "Y", "Degree", "ID", "Sector"],
    &["Gemeente", "Red", "Disk", "3", "", "4567.1", "1234.5", "2", "1", "overheid"],
    &["Welzijn", "Red", "Disk", "3", "Welzijn Ede", "10", "20", "2", "2", "welzijn"],
    &["Zorg", "Red", "Disk", "3", "", "30", "40", "1", "3", "zorg"],
    &["Bieb", "Red", "Disk", "3", "", "50", "60", "1", "4", "cultuur"],
    &["Eiland", "Red", "Disk", "3", "", "70", "80", "0", "5", "zorg"],
];

fn book(above: bool, directed: Option<&str>) -> Vec<u8> {
    let mut book = Workbook::new();
    let mut add = |name: &str, first: usize, rows: Rows<'_>| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (line, row) in (first..).zip(rows) {
            for (column, cell) in (0_u16..).zip(*row).filter(|(_, cell)| !cell.is_empty()) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(line as u32, column, number).unwrap(),
                    Err(_) => sheet.write_string(line as u32, column, *cell).unwrap(),
                };
            }
        }
        sheet.set_hidden(name == "Misc");
    };
    let rows = |rows: Rows<'static>| if above { [&[GROUPED], rows].concat() } else { rows.to_vec() };
    add("Edges", 0, &rows(EDGES));
    add("Vertices", 0, &rows(VERTICES));
    add("Groups", 0, &[&["Group", "Vertex Color", "Vertices"], &["G1", "0, 12, 96", "3"]]);
    add("Group Vertices", 0, &[&["Group", "Vertex", "Vertex ID"], &["G1", "Gemeente", "1"], &["G1", "Zorg", "3"]]);
    add("Overall Metrics", 0, &[&["Graph Metric", "Value"], &["Vertices", "5"], &["Unique Edges", "3"]]);
    if let Some(directed) = directed {
        add("Misc", 0, &[&["Name", "Value"], &["Graph Directedness", directed]]);
    }
    book.save_to_buffer().unwrap()
}

fn read(bytes: &[u8], options: &ReadOptions) -> Vec<Input> {
    formats::from_bytes(bytes, "n.xlsx", options).unwrap()
}

#[test]
fn edges_and_vertices_are_read() {
    for (above, directed) in [(true, "Undirected"), (true, "Directed"), (false, "Directed")] {
        let mut inputs = read(&book(above, Some(directed)), &ReadOptions::default());
        assert_eq!(inputs.len(), 1);
        let input = inputs.swap_remove(0);
        assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
        input.network.diagnostics.iter().for_each(in_both);
        let network = &input.network.value;
        let ids: Vec<&str> = network.nodes().map(|node| node.id.as_str()).collect();
        assert_eq!(ids, ["Bieb", "Eiland", "Gemeente", "Welzijn", "Zorg"]);
        assert_eq!((network.node(3).label.as_str(), network.node(4).label.as_str()), ("Welzijn Ede", "Zorg"));
        assert_eq!(network.node(2).sector.as_deref(), Some("overheid"));
        assert_eq!(network.node(2).attributes["X"].as_f64(), Some(4567.1));
        let ties: Vec<_> = network
            .ties()
            .map(|tie| (ids[tie.source], ids[tie.target], tie.tie.strength, tie.tie.kind.to_string()))
            .collect();
        let tie =
            |source, target, strength, kind: &str| (source, target, Some(Strength::Number(strength)), kind.to_owned());
        let expected = [
            tie("Gemeente", "Welzijn", 3.0, "overleg"),
            // A word for a kind that ships.
            tie("Gemeente", "Zorg", 1.0, "funds"),
            tie("Welzijn", "Bieb", 2.0, "overleg"),
        ];
        assert_eq!(ties, expected);
        assert!(network.ties().all(|tie| network.is_directed(tie.tie) == (directed == "Directed")));
        let unread: Vec<_> =
            input.network.diagnostics.iter().filter(|finding| finding.code == "unread-sheet").collect();
        assert_eq!(unread.len(), 1);
        assert!(
            unread[0].message.en.ends_with("not read are Groups, Group Vertices, Overall Metrics, Misc"),
            "{unread:?}"
        );
    }
}

#[test]
fn columns_and_direction_are_as_the_user_says() {
    let options = ReadOptions {
        columns: vec![("strength".to_owned(), "Width".to_owned())],
        directed: Some(true),
        ..ReadOptions::default()
    };
    let input = read(&book(true, None), &options).swap_remove(0);
    let network = &input.network.value;
    assert!(network.ties().all(|tie| tie.tie.strength == Some(Strength::Number(1.0)) && network.is_directed(tie.tie)));
    let wrong = ReadOptions { columns: vec![("strength".to_owned(), "Weightt".to_owned())], ..ReadOptions::default() };
    let error = formats::from_bytes(&book(true, None), "n.xlsx", &wrong).unwrap_err();
    assert!(format!("{error:?}").contains("Edge Weight"), "{error:?}");
}

// The sheet of ties saved as CSV.
#[test]
fn its_headings_are_known_in_other_tables() {
    let text = "Vertex 1,Vertex 2,Edge Weight\nA,B,2\nB,C,1\n";
    let network =
        formats::from_bytes(text.as_bytes(), "e.csv", &ReadOptions::default()).unwrap().swap_remove(0).network.value;
    assert_eq!(network.tie_count(), 2);
    assert_eq!(network.tie(0).tie.strength, Some(Strength::Number(2.0)));
}

// Its own GraphML has texts where numbers are.
#[test]
fn weights_in_its_graphml_are_strengths() {
    let text = r#"<graphml><key id="w" for="edge" attr.name="Edge Weight" attr.type="string"/><graph edgedefault="undirected"><node id="A"/>
        <node id="B"/><edge source="A" target="B"><data key="w">3</data></edge></graph></graphml>"#;
    let read = formats::from_bytes(text.as_bytes(), "e.graphml", &ReadOptions::default()).unwrap().swap_remove(0);
    assert_eq!(read.network.value.tie(0).tie.strength, Some(Strength::Number(3.0)));
}
