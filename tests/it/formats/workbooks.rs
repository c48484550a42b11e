//! Tables as workbooks, read back by another program.

use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use verbinder::present::language::Language;
use verbinder::present::table::{Column, ColumnType, Table};
use verbinder::present::tables::{self, Appearance};

/// The cells of a sheet as text, row by row.
fn sheet(bytes: &[u8], at: usize) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(at).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

// A cell holds 32,767 characters. Of items of 98 letters, each with two for `; `, 327 and the closing words fit; 328 would be 32,800.
#[test]
fn a_list_that_no_cell_holds_is_cut_and_says_so() {
    let write = |items: usize, language: Language| {
        let columns = vec![Column::new("short", ColumnType::List), Column::new("long", ColumnType::List)];
        let mut table = Table::new("who", columns);
        table.push(vec![vec!["a".to_owned(), "b".to_owned()].into(), vec!["é".repeat(98); items].into()]);
        (tables::find("xlsx").unwrap().write)(&table, &Appearance { language, width: None, colour: false }).unwrap()
    };
    let bytes = write(1_000, Language::En);
    let rows = sheet(&bytes, 0);
    let long = &rows[1][1];
    assert_eq!(rows[1][0], "a; b");
    assert!(long.starts_with("ééé") && long.ends_with("é; … and 673 more"), "{}", &long[long.len() - 80..]);
    assert_eq!(long.matches("; ").count(), 327);
    assert!(long.chars().count() <= 32_767);
    let notes = |bytes: &[u8]| sheet(bytes, 1).concat().join(" ");
    assert!(notes(&bytes).contains("1 cell was cut short"), "{}", notes(&bytes));
    assert!(notes(&write(1_000, Language::Nl)).contains("1 cel is ingekort"));
    // 327 of them are 327 · 98 + 326 · 2 = 32,698 characters: whole.
    let whole = write(327, Language::En);
    assert_eq!(sheet(&whole, 0)[1][1].chars().count(), 32_698);
    assert!(!notes(&whole).contains("cut short"));
}

// Signs beyond the Basic Multilingual Plane count twice: 16,383 of them and an ellipsis are 32,767.
#[test]
fn a_text_that_no_cell_holds_is_cut_and_the_workbook_is_written_all_the_same() {
    let mut table = Table::new("t".repeat(40_000), vec![Column::new("text", ColumnType::Text)]);
    table.push(vec!["𝄞".repeat(20_000).as_str().into()]);
    let appearance = Appearance { language: Language::En, width: None, colour: false };
    let bytes = (tables::find("xlsx").unwrap().write)(&table, &appearance).unwrap();
    let cell = &sheet(&bytes, 0)[1][0];
    assert_eq!((cell.chars().count(), cell.ends_with("𝄞…")), (16_384, true));
    assert!(sheet(&bytes, 1).concat().join(" ").contains("1 cell was cut short"));
}
