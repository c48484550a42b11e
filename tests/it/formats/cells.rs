//! Cells of workbooks that are more than text: merged ones, and formulas that nobody worked out.

use rust_xlsxwriter::{Format, Formula, Workbook};
use verbinder::diagnostics::{Diagnostic, Severity};
use verbinder::formats::{self, Input, ReadOptions, Split};

fn inputs(book: &mut Workbook) -> Vec<Input> {
    formats::from_bytes(&book.save_to_buffer().unwrap(), "b.xlsx", &ReadOptions::default()).unwrap()
}

fn found<'i>(input: &'i Input, code: &str) -> Vec<&'i Diagnostic> {
    input.network.diagnostics.iter().filter(|found| found.code == code).collect()
}

/// The list of a civil servant: a title over all columns, the town once for all its rows, one organisation once for its three ties.
fn merged() -> Workbook {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 3, "Samenwerking in twee gemeenten", &plain).unwrap();
    for (column, heading) in (0..).zip(["Gemeente", "Van", "Naar", "Sterkte"]) {
        sheet.write(2, column, heading).unwrap();
    }
    sheet.merge_range(3, 0, 6, 0, "Ommen", &plain).unwrap();
    sheet.merge_range(7, 0, 8, 0, "Dalfsen", &plain).unwrap();
    sheet.merge_range(3, 1, 5, 1, "Gemeente Ommen", &plain).unwrap();
    for (row, from, to) in [
        (3, "", "Welzijn"),
        (4, "", "Kerk"),
        (5, "", "Politie"),
        (6, "Kerk", "Politie"),
        (7, "Kerk D", "Politie"),
        (8, "Kerk D", "School D"),
    ] {
        if !from.is_empty() {
            sheet.write(row, 1, from).unwrap();
        }
        sheet.write(row, 2, to).unwrap();
        sheet.write(row, 3, 1.5).unwrap();
    }
    book
}

#[test]
fn merged_cells_hold_for_every_row_that_they_span() {
    let networks = inputs(&mut merged());
    let shape: Vec<_> =
        networks.iter().map(|input| (input.network.value.node_count(), input.network.value.tie_count())).collect();
    // By hand: Ommen has Gemeente, Welzijn, Kerk, Politie and four ties; Dalfsen Kerk D, Politie, School D and two.
    assert_eq!(shape, [(3, 2), (4, 4)]);
    let notices = found(&networks[0], "merged-cells");
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert_eq!(notices[0].severity, Severity::Notice);
    assert_eq!(notices[0].place.to_string(), "b.xlsx, sheet Sheet1, cell A4");
    assert!(notices[0].message.en.starts_with("3 values stand in merged cells, the first is \"Ommen\""));
    assert!(networks.iter().all(|input| !input.network.has_errors()));
}

#[test]
fn merged_headings_and_remarks_stay_as_they_are() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    // Headings over two rows, and a remark over the whole width between the rows.
    sheet.merge_range(0, 0, 1, 0, "Van", &plain).unwrap();
    sheet.merge_range(0, 1, 1, 1, "Naar", &plain).unwrap();
    for (row, from, to) in [(2, "A", "B"), (3, "B", "C")] {
        sheet.write(row, 0, from).unwrap();
        sheet.write(row, 1, to).unwrap();
    }
    let input = inputs(&mut book).swap_remove(0);
    assert_eq!(input.network.value.tie_count(), 2, "{:?}", input.network.diagnostics);
    assert!(found(&input, "merged-cells").is_empty());
}

#[test]
fn a_formula_that_nobody_worked_out_is_no_empty_cell() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([["Van", "Naar", "Sterkte"], ["A", "B", "2"], ["B", "C", ""], ["Totaal", "", ""]]) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    sheet.write_formula(2, 2, Formula::new("=1+2").set_result("")).unwrap();
    sheet.write_formula(3, 2, Formula::new("=SUM(C2:C3)").set_result("")).unwrap();
    let bytes = unvalued(&book.save_to_buffer().unwrap());
    let input = formats::from_bytes(&bytes, "b.xlsx", &ReadOptions { split: Split::Never, ..ReadOptions::default() })
        .unwrap()
        .swap_remove(0);
    let lost = found(&input, "formula-without-value");
    // The row of totals is left out as it is, and needs no value.
    assert_eq!(lost.len(), 1, "{:?}", input.network.diagnostics);
    assert_eq!(lost[0].place.to_string(), "b.xlsx, sheet Sheet1, cell C3");
    assert_eq!(lost[0].severity, Severity::Error);
    assert!(lost[0].hint.as_ref().map(|hint| &*hint.en).is_some_and(|hint| hint.contains("LibreOffice")));
}

/// The workbook as a program writes it that does not calculate: without the values of formulas.
fn unvalued(bytes: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.ends_with("sheet1.xml") {
            let xml = String::from_utf8(text).unwrap();
            let plain = xml.replace("</f><v>0</v>", "</f><v/>");
            assert!(plain.contains("</f><v/>"), "{plain}");
            text = plain.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&text).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A sheet of marks beside one of ties is a list of something else; alone it is a matrix.
#[test]
fn marks_beside_ties_are_not_read() {
    let mut book = Workbook::new();
    for (name, rows) in [
        ("Samenwerking", [["Van", "Naar", "Soort"], ["A", "B", ""], ["B", "C", ""]]),
        ("Controle", [["Stap", "Gedaan", "Nagekeken"], ["Opvragen", "x", "x"], ["Invoeren", "x", ""]]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write(row, column, cell).unwrap();
            }
        }
    }
    let input = inputs(&mut book);
    assert_eq!((input.len(), input[0].network.value.tie_count()), (1, 2));
    assert!(found(&input[0], "unread-sheet")[0].message.en.contains("Controle"));
}

/// A cell of OpenDocument.
fn cell(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

/// The network of an OpenDocument workbook with this one table.
fn of_ods(table: &str) -> Input {
    use std::io::Write as _;
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"Blad1\">{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mut book = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    for (name, text) in [("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", &content)] {
        book.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        book.write_all(text.as_bytes()).unwrap();
    }
    let bytes = book.finish().unwrap().into_inner();
    formats::from_bytes(&bytes, "b.ods", &ReadOptions::default()).unwrap().swap_remove(0)
}

/// Of a workbook of LibreOffice: one organisation once for its two ties, and a town for three rows.
#[test]
fn merged_cells_of_opendocument_hold_for_every_row_that_they_span() {
    let spanning = |text: &str, rows: usize| {
        cell(text).replacen(
            "<table:table-cell ",
            &format!("<table:table-cell table:number-rows-spanned=\"{rows}\" "),
            1,
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let covered = "<table:covered-table-cell/>".to_owned();
    let rows = [
        row(&[cell("Thema"), cell("Van"), cell("Naar")]),
        row(&[spanning("jeugd", 3), spanning("Gemeente", 2), cell("Welzijn")]),
        row(&[covered.clone(), covered.clone(), cell("Kerk")]),
        row(&[covered, cell("Kerk"), cell("Politie")]),
        row(&[cell("wmo"), cell("Kerk"), cell("Zorg")]),
    ];
    let input = of_ods(&rows.concat());
    let ties: Vec<String> = input
        .network
        .value
        .ties()
        .map(|tie| {
            let ends = [tie.source, tie.target].map(|end| input.network.value.node(end).id.clone());
            format!("{} {} {}", tie.tie.layer.as_deref().unwrap_or_default(), ends[0], ends[1])
        })
        .collect();
    assert_eq!(ties.len(), 4, "{:?}", input.network.diagnostics);
    for tie in ["jeugd Gemeente Kerk", "jeugd Gemeente Welzijn", "jeugd Kerk Politie", "wmo Kerk Zorg"] {
        assert!(ties.iter().any(|found| found == tie), "{tie}: {ties:?}");
    }
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
    let [said] = found(&input, "merged-cells")[..] else { panic!("{:?}", input.network.diagnostics) };
    assert!(said.message.en.starts_with("2 values stand in merged cells, the first is \"jeugd\""), "{said:?}");
}

/// Ties in rows 2 to 6, of which 3, 5 and 6 are hidden, with two columns hidden and an empty row hidden below.
fn with_hidden() -> Workbook {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Van", "Naar", "Sterkte", "Opmerking"],
        ["A", "B", "1", "x"],
        ["B", "C", "2", ""],
        ["C", "D", "1", ""],
        ["D", "E", "1", ""],
        ["E", "F", "1", ""],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    for row in [2, 4, 5, 9] {
        sheet.set_row_hidden(row).unwrap();
    }
    for column in [2, 3, 7] {
        sheet.set_column_hidden(column).unwrap();
    }
    book
}

#[test]
fn hidden_rows_and_columns_are_read_and_named() {
    let input = inputs(&mut with_hidden()).swap_remove(0);
    assert_eq!(input.network.value.tie_count(), 5, "{:?}", input.network.diagnostics);
    let [said] = found(&input, "hidden-cells")[..] else { panic!("{:?}", input.network.diagnostics) };
    assert_eq!((said.severity, said.place.to_string().as_str()), (Severity::Notice, "b.xlsx, sheet Sheet1, row 3"));
    let wanted = "3 rows (3, 5–6) and 2 columns (C \"Sterkte\"–D \"Opmerking\") are hidden in the sheet, and are read all the same";
    assert_eq!(said.message.en, wanted);
    assert!(said.hint.as_ref().map(|hint| &*hint.en).is_some_and(|hint| hint.contains("delete them")));

    // One column alone, of another sheet than the first.
    let mut book = Workbook::new();
    for name in ["knopen", "relaties"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let rows = if name == "knopen" {
            [["id", "naam"], ["a", "Anna"], ["b", "Bo"]]
        } else {
            [["van", "naar"], ["a", "b"], ["b", "a"]]
        };
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell).unwrap();
            }
        }
        if name == "relaties" {
            sheet.set_column_hidden(1).unwrap();
        }
    }
    let input = inputs(&mut book).swap_remove(0);
    let [said] = found(&input, "hidden-cells")[..] else { panic!("{:?}", input.network.diagnostics) };
    assert_eq!(said.message.en, "1 column (B \"naar\") is hidden in the sheet, and is read all the same");
    assert_eq!(said.place.to_string(), "b.xlsx, sheet relaties, cell B1");
}

// A filter hides the second and third tie, and a thousand empty rows below are hidden too; the last column is hidden by hand.
#[test]
fn what_opendocument_hides_is_read_and_named() {
    let row =
        |how: &str, cells: [&str; 3]| format!("<table:table-row{how}>{}</table:table-row>", cells.map(cell).concat());
    let hidden = " table:visibility=\"filter\"";
    let columns =
        "<table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/>";
    let rows = [
        row("", ["Van", "Naar", "Thema"]),
        row("", ["A", "B", "x"]),
        row(hidden, ["B", "C", "x"]),
        row(hidden, ["C", "D", "y"]),
    ];
    let rest = "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"1000\"><table:table-cell/></table:table-row>";
    let input = of_ods(&format!("{columns}{}{rest}", rows.concat()));
    assert_eq!(input.network.value.tie_count(), 3, "{:?}", input.network.diagnostics);
    let [said] = found(&input, "hidden-cells")[..] else { panic!("{:?}", input.network.diagnostics) };
    let wanted = "2 rows (3–4) and 1 column (C \"Thema\") are hidden in the sheet, and are read all the same";
    assert_eq!((said.message.en.as_str(), said.place.to_string().as_str()), (wanted, "b.ods, sheet Blad1, row 3"));
}
