//! What the user says of columns, and what the names of sheets say of tables.

use rust_xlsxwriter::Workbook;
use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Network, Respondent};

fn with(text: &str, columns: &[(&str, &str)]) -> Result<Input, verbinder::Error> {
    let columns = columns.iter().map(|(field, column)| ((*field).to_owned(), (*column).to_owned())).collect();
    let options = ReadOptions { columns, ..ReadOptions::default() };
    Ok(formats::from_bytes(text.as_bytes(), "t.csv", &options)?.swap_remove(0))
}

fn pairs(network: &Network) -> Vec<String> {
    network.ties().map(|tie| format!("{} {}", network.node(tie.source).id, network.node(tie.target).id)).collect()
}

fn found<'i>(input: &'i Input, code: &str) -> Vec<&'i Diagnostic> {
    input.network.diagnostics.iter().filter(|found| found.code == code).collect()
}

/// A column that is not there is refused, with the headings that there are.
#[test]
fn a_column_beyond_the_table_is_refused() {
    let text = "wie;;met\nx;1;y\n";
    for column in ["4", "D", "waarmee"] {
        let error = with(text, &[("source", "wie"), ("target", column)]).unwrap_err();
        assert!(error.to_string().contains(column), "{error}");
        assert!(error.hints()[0].starts_with("its headings are wie, met;"), "{:?}", error.hints());
    }
    for column in ["3", "C", "met"] {
        assert_eq!(pairs(&with(text, &[("source", "wie"), ("target", column)]).unwrap().network.value), ["x y"]);
    }
}

/// By number one can point at columns of a table without headings; a heading that is named is one, whatever stands below it.
#[test]
fn a_table_has_headings_where_they_are_named() {
    let text = "a;b\nb;c\nc;a\n";
    let ties = |source: &str, target: &str| {
        with(text, &[("source", source), ("target", target)]).unwrap().network.value.tie_count()
    };
    assert_eq!((ties("1", "2"), ties("a", "b")), (3, 2));
}

/// Who answered, said by hand, makes a survey of a table with partners; a list of ties stays one.
#[test]
fn a_table_is_a_survey_where_the_user_says_who_answered() {
    let asked = |text: &str, columns: &[(&str, &str)]| {
        let network = with(text, columns).unwrap().network.value;
        let is = |node: &verbinder::model::Node| node.respondent != Respondent::Unknown;
        (network.tie_count(), network.nodes().filter(|node| is(node)).count())
    };
    let form = "wie;partner 1;partner 2\nA;B;C\nB;A;\n";
    assert_eq!(asked(form, &[("reported_by", "wie")]), (2, 3));
    let named = "wie;met wie\nA;B|C\nB;A\n";
    assert_eq!(asked(named, &[("reported_by", "wie"), ("partner", "met wie")]), (2, 3));
    assert_eq!(asked(named, &[("id", "wie"), ("partners", "met wie")]), (2, 3));
    assert_eq!(asked("wie;met wie\nA;B\nB;C\n", &[("source", "wie"), ("target", "met wie")]), (2, 0));
}

/// A field may be set aside where a column is read as it, and not where a table cannot do without.
#[test]
fn only_a_field_that_is_there_and_not_needed_is_set_aside() {
    let list = "van;naar;thema;zekerheid\nA;B;zorg;expliciet\n";
    assert!(with(list, &[("certainty", "")]).unwrap().network.value.tie(0).tie.attributes.contains_key("zekerheid"));
    let nodes = "id;label;sector\n1;A;zorg\n";
    assert!(with(nodes, &[("sector", "")]).unwrap().network.value.node(0).sector.is_none());
    let form = "respondent;partner 1;zekerheid 1;partner 2\nA;B;expliciet;C\n";
    assert!(with(form, &[("certainty", "")]).is_ok());
    for (text, field, why) in [
        (list, "source", "cannot do without"),
        (list, "target", "cannot do without"),
        (nodes, "id", "cannot do without"),
        (nodes, "label", "cannot do without"),
        (form, "reported_by", "cannot do without"),
        (list, "reported_by", "is read as reported_by"),
        (list, "sector", "is read as sector"),
        (nodes, "certainty", "is read as certainty"),
    ] {
        let error = with(text, &[(field, "")]).unwrap_err();
        assert!(error.to_string().contains(why), "{field}: {error}");
    }
}

fn book(sheet: &str, rows: &[&[&str]]) -> Input {
    let mut book = Workbook::new();
    let table = book.add_worksheet().set_name(sheet).unwrap();
    for (row, cells) in (0..).zip(rows) {
        table.write_row(row, 0, cells.iter().copied()).unwrap();
    }
    formats::from_bytes(&book.save_to_buffer().unwrap(), "b.xlsx", &ReadOptions::default()).unwrap().swap_remove(0)
}

/// A sheet that is called nodes lists them, whatever its columns are called; a matrix is one under any name.
#[test]
fn the_name_of_a_sheet_says_what_it_lists() {
    let rows: [&[&str]; 3] = [&["id", "van", "naar"], &["1", "2001", "2010"], &["2", "2003", ""]];
    let nodes = book("actoren", &rows).network.value;
    assert_eq!((nodes.node_count(), nodes.tie_count()), (2, 0));
    assert_eq!(book("lijst", &rows).network.value.tie_count(), 1);
    let matrix = book("actoren", &[&["", "A", "B"], &["A", "", "x"], &["B", "x", ""]]).network.value;
    assert_eq!(pairs(&matrix), ["A B"]);
}

/// In a sheet that is called matrix the headings are those whose names return in the first column, below titles of several cells.
#[test]
fn a_matrix_is_sought_below_its_titles() {
    let input = book(
        "matrix",
        &[&["Samenwerking", "2024", "concept"], &["wie", "A", "B", "C"], &["A", "", "1", "veel"], &["B", "1", "", "2"]],
    );
    let ids: Vec<&str> = input.network.value.nodes().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["A", "B", "C"]);
    let [wrong] = found(&input, "bad-value")[..] else { panic!("{:?}", input.network.diagnostics) };
    assert_eq!((wrong.place.line, wrong.place.column), (Some(3), Some(4)));
}
