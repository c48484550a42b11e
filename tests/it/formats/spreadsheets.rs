//! Workbooks as people leave them: what the messages say leads to a clean network.

use crate::support::dutch::{english_in, in_both};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use verbinder::diagnostics::{Diagnostic, Severity};
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::rules;

/// A workbook of text cells, of which some are written as a spreadsheet program would write them.
#[derive(Clone)]
struct Book(Vec<(&'static str, Vec<Vec<String>>)>);

impl Book {
    fn new(sheets: &[(&'static str, &[&[&str]])]) -> Book {
        let text =
            |rows: &[&[&str]]| rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect();
        Book(sheets.iter().map(|(name, rows)| (*name, text(rows))).collect())
    }

    /// Writes a cell by its name, such as `B3`; empties it where the text is empty.
    fn set(&mut self, sheet: &str, cell: &str, text: &str) {
        let rows = &mut self.0.iter_mut().find(|(name, _)| *name == sheet).unwrap().1;
        let column = usize::from(cell.as_bytes()[0] - b'A');
        let row: usize = cell[1..].parse().unwrap();
        rows[row - 1][column] = text.to_owned();
    }

    fn clear(&mut self, sheet: &str, row: usize) {
        let rows = &mut self.0.iter_mut().find(|(name, _)| *name == sheet).unwrap().1;
        rows[row - 1].iter_mut().for_each(String::clear);
    }

    /// Numbers are numbers, `d/m/yyyy` a date, `#N/A` and the like a formula that failed; a sheet called `oud` is hidden.
    fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let day = Format::new().set_num_format("dd-mm-yyyy");
        for (name, rows) in &self.0 {
            let sheet = book.add_worksheet().set_name(*name).unwrap();
            sheet.set_hidden(*name == "oud");
            for (line, row) in (0_u32..).zip(rows) {
                for (column, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                    let parts: Vec<&str> = cell.split('/').collect();
                    if let ([d, m, y], false) = (&parts[..], cell.starts_with('#')) {
                        let date = ExcelDateTime::from_ymd(y.parse().unwrap(), m.parse().unwrap(), d.parse().unwrap());
                        sheet.write_datetime_with_format(line, column, date.unwrap(), &day).unwrap();
                    } else if cell.starts_with('#') {
                        sheet.write_formula(line, column, Formula::new("=1/0").set_result(cell)).unwrap();
                    } else if let (Ok(number), false) = (cell.parse::<f64>(), cell.starts_with('0')) {
                        sheet.write_number(line, column, number).unwrap();
                    } else {
                        sheet.write_string(line, column, cell).unwrap();
                    }
                }
            }
        }
        book.save_to_buffer().unwrap()
    }

    fn read(&self) -> Input {
        formats::from_bytes(&self.bytes(), "b.xlsx", &ReadOptions::default()).unwrap().swap_remove(0)
    }
}

/// Everything that `check` shows of a network.
fn findings(input: &Input) -> Vec<Diagnostic> {
    let judged = input.locate(rules::check(&input.network.value, &input.origins));
    input.network.diagnostics.iter().cloned().chain(judged).collect()
}

/// The one finding of a code at a place, as people see it.
fn at<'f>(found: &'f [Diagnostic], code: &str, place: &str) -> &'f Diagnostic {
    let here: Vec<&Diagnostic> = found
        .iter()
        .filter(|finding| finding.code == code && finding.place.to_string() == format!("b.xlsx, sheet {place}"))
        .collect();
    assert_eq!(here.len(), 1, "{code} at {place}: {found:#?}");
    here[0]
}

fn messy() -> Book {
    Book::new(&[
        (
            "knopen",
            &[
                &["Samenwerking sociaal domein Almelo 2019", "", "", "", "", "", ""],
                &["", "", "", "", "", "", ""],
                &["Nr", "Organisatie", "", "Soort", "Gemeente", "Sinds", "Bereik"],
                &["1", "Stichting Welzijn Almelo ", "", "Organisatie", "Almelo", "2009", "1.250,5"],
                &["2", "Buurtzorg", "", "organisatie", "Almelo", "1/3/2012", "300,25"],
                &["3", "Gemeente Almelo", "", "Gemeente", "Almelo", "", ""],
                &["4", "MEE", "", "Organistie", "Almelo", "maart 2014", "#DIV/0!"],
                &["Vrijwilligers", "", "", "", "", "", ""],
                &["5", "Zonnebloem", "", "Organisatie", "Almelo", "1998", "12"],
                &["5", "Humanitas", "", "Organisatie", "Almelo", "2001", "8"],
                &["7", "Voedselbank", "", "Organisatie", "Almello", "2003", "40"],
                &["Totaal", "", "", "", "", "", "1610,75"],
            ],
        ),
        (
            "relaties",
            &[
                &["Relaties", "", "Periode", "", "", "", ""],
                &["Van", "Naar", "Sinds", "Tot", "Frequentie (per maand)", "Bron", "Opmerking"],
                &["(wie)", "(met wie)", "jaar", "jaar", "aantal", "", ""],
                &["Stichting Welzijn Almelo", "buurtzorg", "2015", "", "2,5", "int p. 3", ""],
                &["1", "Gemeente Almelo", "2016", "", "4", "int p. 4", "subsidie"],
                &["Buurtzorg", "MEE", "1/5/2017", "", "1", "int p. 5", ""],
                &["MEE ", "Zonnebloem", "2018", "2015", "2", "int", ""],
                &["Zonnebloem", "Humanitas", "", "", "3", "rapport p. 2", ""],
                &["", "", "", "", "", "", ""],
                &["Van", "Naar", "Sinds", "Tot", "Frequentie (per maand)", "Bron", "Opmerking"],
                &["Humanitas", "", "", "", "1", "int", "navragen!"],
                &["Humanitas", "Humanitas", "", "", "1", "int", ""],
                &["Voedselbnk", "Gemeente Almelo", "2018", "", "vaak", "int", ""],
                &["#N/A", "Buurtzorg", "", "", "1", "int", ""],
                &["Totaal", "", "", "", "15,5", "", ""],
            ],
        ),
        (
            "bronnen",
            &[&["Code", "Titel", "Datum"], &["int", "Interviews", "2019"], &["rapport", "Jaarverslag", "1/2/2019"]],
        ),
        (
            "netwerk",
            &[
                &["titel", "Almelo"],
                &["jaar", "2019"],
                &["taal", "nl"],
                &["omschrijving", "wie met wie"],
                &["licentie", "CC0"],
            ],
        ),
        ("kladblok", &[&["nog bellen met MEE", ""], &["", "Jan: 06"]]),
        ("oud", &[&["Van", "Naar"], &["X", "Y"]]),
    ])
}

/// What a municipality's officer meets first.
#[test]
fn a_messy_workbook_is_judged_in_dutch() {
    let found = findings(&messy().read());
    assert!(found.len() > 15, "{found:#?}");
    for finding in &found {
        in_both(finding);
        let place = finding.place.said();
        assert_eq!(english_in(&place.nl), [""; 0], "{place:?}");
    }
    let said = |code: &str, place: &str| {
        let finding = at(&found, code, place);
        let hint = finding.hint.as_ref().map(|hint| &*hint.nl).unwrap_or_default();
        (finding.place.said().nl, finding.message.nl.clone(), hint.to_owned())
    };
    let (place, message, hint) = said("bad-value", "relaties, cell E13");
    assert_eq!(place, "b.xlsx, blad relaties, cel E13");
    assert_eq!(message, "\"vaak\" is geen waarde voor sterkte");
    assert_eq!(
        hint,
        "schrijf een getal boven nul, zoals 2 of 0,5, of zwak of sterk; laat het leeg als het onbekend is"
    );
    let (_, message, hint) = said("duplicate-id", "knopen, cell A10");
    assert_eq!(message, "het id \"5\" is twee keer gebruikt");
    assert!(hint.starts_with("de eerste staat op blad knopen, rij 9; geef"), "{hint}");
}

#[test]
fn a_messy_workbook_leads_to_a_clean_network_by_its_messages() {
    let mut book = messy();
    let found = findings(&book.read());
    // Every mistake in one run, each at its cell, with a hint that says what to write; then exactly that is done.
    let mut mend = |code: &str, sheet: &'static str, place: &str, hint: &str, edits: &[(&str, &str)]| {
        let finding = at(&found, code, &format!("{sheet}, {place}"));
        let said = finding.hint.as_ref().map(|hint| &*hint.en).unwrap_or_default();
        assert!(said.contains(hint), "{code}: {said:?} does not say {hint:?}");
        edits.iter().for_each(|(cell, text)| book.set(sheet, cell, text));
    };
    mend("unknown-kind", "knopen", "cell D7", "did you mean \"organisatie\"", &[("D7", "organisatie")]);
    mend("bad-value", "knopen", "cell G7", "correct the formula, or empty the cell", &[("G7", "")]);
    mend("lone-name", "knopen", "row 8", "heading between the rows, remove it", &[("A8", "")]);
    mend("duplicate-id", "knopen", "cell A10", "give one of them another id", &[("A10", "6")]);
    mend("unknown-place", "knopen", "cell E11", "did you mean \"Almelo\"?", &[("E11", "Almelo")]);
    mend("total", "knopen", "cell A12", "remove the totals", &[("A12", ""), ("G12", "")]);
    mend("second-heading", "relaties", "cell C3", "keep one row of headings", &[]);
    mend("unknown-node", "relaties", "cell B4", "did you mean \"Buurtzorg\"?", &[("B4", "Buurtzorg")]);
    mend("impossible-period", "relaties", "cell D7", "check since and until", &[("D7", "2019")]);
    mend("no-end", "relaties", "cell B11", "write the name of the node there", &[("B11", "MEE")]);
    mend("self-tie", "relaties", "cell B12", "correct one of its ends", &[("B12", "Voedselbank")]);
    mend("unknown-node", "relaties", "cell A13", "did you mean \"Voedselbank\"?", &[("A13", "Voedselbank")]);
    mend("bad-value", "relaties", "cell E13", "write a number above zero", &[("E13", "10")]);
    mend("no-end", "relaties", "cell A14", "correct the formula", &[("A14", "MEE")]);
    mend("total", "relaties", "cell A15", "remove the totals", &[("A15", ""), ("E15", "")]);
    for (sheet, why) in [("kladblok", "no headings"), ("oud", "hidden")] {
        assert!(at(&found, "unread-sheet", sheet).message.en.contains(why));
    }
    book.clear("relaties", 3);

    let input = book.read();
    let left: Vec<Diagnostic> =
        findings(&input).into_iter().filter(|finding| finding.severity < Severity::Notice).collect();
    assert!(left.is_empty(), "{left:#?}");
    let network = &input.network.value;
    assert_eq!((network.node_count(), network.tie_count()), (7, 9));
    let info = network.info();
    assert_eq!(
        (info.title.as_deref(), info.observation_year, info.language.as_deref()),
        (Some("Almelo"), Some(2019), Some("nl"))
    );
    assert_eq!((info.description.as_deref(), info.licence.as_deref()), (Some("wie met wie"), Some("CC0")));
    assert!(network.ties().all(|tie| tie.tie.evidence.len() == 1), "the column Bron is evidence beside Van");
    let since: Vec<String> =
        network.nodes().filter_map(|node| node.period.since).map(|since| since.to_string()).collect();
    assert_eq!(since, ["2009", "2012-03-01", "2014-03", "1998", "2001", "2003"]);
    assert_eq!(network.node(0).attributes["Bereik"], 1250.5);
}

/// Editors get the offending text of a workbook too.
#[test]
fn the_text_of_a_cell_is_found_again() {
    let input = messy().read();
    let found = findings(&input);
    for (code, place, text) in [
        ("bad-value", "relaties, cell E13", "vaak"),
        ("unknown-kind", "knopen, cell D7", "Organistie"),
        ("unknown-place", "knopen, cell E11", "Almello"),
        ("lone-name", "knopen, row 8", "Vrijwilligers"),
    ] {
        assert_eq!(input.text_at(&at(&found, code, place).place).as_deref(), Some(text), "{code}");
    }
}

/// Ties of a node whose id is taken are not said to be self-ties of the other.
#[test]
fn one_mistake_is_one_message() {
    let found = findings(&messy().read());
    let self_ties: Vec<&Diagnostic> = found.iter().filter(|finding| finding.code == "self-tie").collect();
    assert_eq!(self_ties.len(), 1, "{self_ties:#?}");
    assert!(found.iter().all(|finding| finding.code != "unlisted-node"), "{found:#?}");
}

#[test]
fn keys_that_look_alike_are_shown_side_by_side() {
    let book = |ids: [&'static str; 3], ends: [&'static str; 3]| {
        let nodes: [&[&str]; 4] = [&["id", "naam"], &[ids[0], "A"], &[ids[1], "B"], &[ids[2], "C"]];
        let ties: [&[&str]; 3] = [&["from", "to"], &[ends[0], ends[1]], &[ends[1], ends[2]]];
        Book::new(&[("nodes", &nodes), ("edges", &ties)])
    };
    let none = findings(&book(["007", "012", "015"], ["7", "12", "15"]).read());
    let finding = at(&none, "no-join", "edges, cell A2");
    let hint = finding.hint.as_ref().map(|hint| &*hint.en).unwrap();
    assert!(hint.contains("\"7\" looks like \"007\", \"12\" looks like \"012\", \"15\" looks like \"015\""), "{hint}");
    let some = findings(&book(["007", "012", "103"], ["7", "12", "103"]).read());
    assert!(
        at(&some, "unknown-node", "edges, cell A2").hint.as_ref().map(|hint| &*hint.en).unwrap().contains("\"007\"")
    );
    let decimal = formats::from_bytes(
        b"van;naar\n1.0;2.0\n",
        "t.csv",
        &ReadOptions {
            beside: Some(formats::Beside { name: "n.csv".into(), bytes: b"id;label\n1;A\n2;B\n".to_vec() }),
            ..ReadOptions::default()
        },
    );
    let decimal = decimal.unwrap().swap_remove(0);
    let found = decimal.network.diagnostics.iter().find(|finding| finding.code == "no-join").unwrap();
    assert!(found.hint.as_ref().map(|hint| &*hint.en).unwrap().contains("\"1.0\" looks like \"1\""), "{found:?}");

    let nodes: [&[&str]; 3] = [&["id", "naam", "kvk"], &["a", "A", "4711"], &["b", "B", "4712"]];
    let ties: [&[&str]; 2] = [&["from", "to"], &["4711", "4712"]];
    let other = findings(&Book::new(&[("nodes", &nodes), ("edges", &ties)]).read());
    let hint = at(&other, "no-join", "edges, cell A2").hint.clone().unwrap().en;
    assert!(hint.contains("they stand in the column \"kvk\""), "{hint}");
}

/// A single row tells little: the headings are the first row of several cells, below the title.
#[test]
fn a_matrix_of_one_row_with_a_title() {
    let rows: [&[&str]; 3] =
        [&["Wie zit aan welke tafel", "", ""], &["", "Jeugdtafel", "Zorgtafel"], &["Anna", "1", "0"]];
    let input = Book::new(&[("Matrix", &rows)]).read();
    let network = &input.network.value;
    let names: Vec<&str> = network.nodes().map(|node| node.label.as_str()).collect();
    assert_eq!((names, network.tie_count()), (vec!["Anna", "Jeugdtafel", "Zorgtafel"], 1));
}

#[test]
fn a_matrix_with_a_title_totals_and_words() {
    let matrix = Book::new(&[(
        "Matrix",
        &[
            &["Contacten 2020", "", "", "", ""],
            &["", "Alfa", "Beta", "Gamma", "Totaal"],
            &["Alfa", "", "1", "nee", "1"],
            &["Beta ", "1", "", "3", "4"],
            &["gamma", "0", "3", "", "3"],
            &["Totaal", "1", "4", "3", ""],
        ],
    )]);
    let input = matrix.read();
    let found = findings(&input);
    assert!(
        at(&found, "one-sided", "Matrix, cell A5")
            .hint
            .as_ref()
            .map(|hint| &*hint.en)
            .unwrap()
            .contains("did you mean \"Gamma\"?")
    );
    at(&found, "total", "Matrix, cell E2");
    at(&found, "total", "Matrix, cell A6");
    let mut mended = matrix.clone();
    mended.set("Matrix", "A5", "Gamma");
    let input = mended.read();
    assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
    assert_eq!((input.network.value.node_count(), input.network.value.tie_count()), (3, 2));
}

/// Headings below a title are found for `--columns` as well, and named in the message that asks for them.
#[test]
fn unknown_headings_below_a_title_are_named() {
    let text = "Wie werkt met wie samen?;;\n;;\nBureau een;Bureau ander;Sterkte\nAlfa;Beta;3\nBeta;Gamma;5\n\nBureau een;Bureau ander;Sterkte\nGamma;Alfa;4\n";
    let error = formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("t.csv:3") && error.to_string().contains("\"Bureau een\""), "{error}");
    let columns = [("source", "Bureau een"), ("target", "Bureau ander"), ("strength", "Sterkte")];
    let columns = columns.iter().map(|(field, column)| ((*field).to_owned(), (*column).to_owned())).collect();
    let input = formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions { columns, ..ReadOptions::default() });
    let input = input.unwrap().swap_remove(0);
    assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
    assert_eq!((input.network.value.node_count(), input.network.value.tie_count()), (3, 3));
}

/// `Bron` is where it was read beside `Van`, and the begin of a tie beside `Doel`.
#[test]
fn a_word_with_two_meanings_is_told_by_its_neighbours() {
    let read = |text: &str| {
        let input = formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions::default()).unwrap().swap_remove(0);
        assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
        let network = &input.network.value;
        let tie = network.tie(0);
        (network.node(tie.source).id.clone(), tie.tie.evidence.len())
    };
    assert_eq!(read("Bron;Van;Naar\nrapport p. 3;A;B\nrapport p. 4;B;C\n"), ("A".to_owned(), 1));
    assert_eq!(read("bron;doel;gewicht\nA;B;1\nB;C;2\n"), ("A".to_owned(), 0));
    assert_eq!(read("source,target,from\nA,B,p1\nB,C,p2\n"), ("A".to_owned(), 0));
}

/// One pair that stands both ways in a longer list is a slip, and turns no list into a directed one.
#[test]
fn one_pair_both_ways_gives_a_list_no_direction() {
    let text = "van;naar\nA;B\nB;C\nC;D\nD;E\nE;F\nB;A\n";
    let input = formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions::default()).unwrap().swap_remove(0);
    assert!(!input.network.value.has_direction());
    assert!(findings(&input).iter().any(|finding| finding.code == "double-tie"));
}

/// Names that begin as totals do.
#[test]
fn names_like_totals_are_names() {
    let text = "van;naar;gewicht\nTotaal Wonen;Alfa;2\nAlfa;Total Care;3\nSom;Alfa;1\n";
    let input = formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions::default()).unwrap().swap_remove(0);
    assert!(input.network.diagnostics.is_empty(), "{:#?}", input.network.diagnostics);
    assert_eq!(input.network.value.tie_count(), 3);
}

/// A stray cell in the last row and column of a sheet takes no room for what lies between; too many of them are named.
#[test]
fn a_cell_far_away_takes_no_room() {
    let book = |strays: std::ops::Range<u32>| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("ties").unwrap();
        for (line, pair) in (0_u32..).zip([["from", "to"], ["a", "b"], ["b", "c"]]) {
            sheet.write_string(line, 0, pair[0]).unwrap().write_string(line, 1, pair[1]).unwrap();
        }
        for line in strays {
            sheet.write_string(line, 16_383, "x").unwrap();
        }
        formats::from_bytes(&book.save_to_buffer().unwrap(), "far.xlsx", &ReadOptions::default())
    };
    let input = book(1_048_575..1_048_576).unwrap().swap_remove(0);
    assert_eq!(input.network.value.tie_count(), 2);
    // 16,384 cells to a row: with 610 of them there are ten million.
    let error = book(10..700).unwrap_err();
    let said = error.to_string();
    assert!(said.starts_with("far.xlsx, sheet ties, cell XFD6"), "{said}");
    assert!(error.hints()[0].contains("delete the columns"), "{:?}", error.hints());
}

/// Times, lengths of time and dates with a time are what the sheet shows, as values and as names; a date alone is a date.
#[test]
fn times_are_no_days_of_the_year_1899() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0_u16..).zip(["source", "target", "begin overleg", "duur", "bijgewerkt", "dag"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    let as_shown = |form: &str| Format::new().set_num_format(form);
    // 8:30 and 8:30:15 of no day, 26 hours and a half, noon of 30 June 2014 (41820), and that day.
    let morning = (8.0 * 60.0 + 30.0) / 1440.0;
    for (row, target) in [(1, "B"), (2, "C")] {
        sheet.write_number_with_format(row, 0, 14.0 / 24.0, &as_shown("hh:mm")).unwrap();
        sheet.write_string(row, 1, target).unwrap();
        let seconds = f64::from(row - 1) * 15.0 / 86_400.0;
        sheet.write_number_with_format(row, 2, morning + seconds, &as_shown("hh:mm:ss")).unwrap();
        sheet.write_number_with_format(row, 3, 26.5 / 24.0, &as_shown("[h]:mm")).unwrap();
        sheet.write_number_with_format(row, 4, 41_820.5, &as_shown("dd-mm-yyyy hh:mm")).unwrap();
        sheet.write_number_with_format(row, 5, 41_820.0, &as_shown("dd-mm-yyyy")).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let input = formats::from_bytes(&bytes, "b.xlsx", &ReadOptions::default()).unwrap().swap_remove(0);
    let network = &input.network.value;
    assert_eq!(network.nodes().map(|node| node.id.as_str()).collect::<Vec<_>>(), ["14:00", "B", "C"]);
    for (tie, morning) in network.ties().zip(["08:30", "08:30:15"]) {
        let of = |name: &str| tie.tie.attributes[name].as_str().unwrap().to_owned();
        assert_eq!([of("begin overleg"), of("duur")], [morning, "26:30"].map(str::to_owned));
        assert_eq!([of("bijgewerkt"), of("dag")], ["2014-06-30 12:00", "2014-06-30"].map(str::to_owned));
    }
}

/// A spreadsheet keeps 15 digits of a number: ids that differ after those are one, and it is said at the first of them.
#[test]
fn ids_of_more_digits_than_a_spreadsheet_keeps_are_warned_of() {
    let read = |ids: [f64; 2]| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (column, heading) in (0_u16..).zip(["source", "target", "bedrag"]) {
            sheet.write_string(0, column, heading).unwrap();
        }
        for (row, id) in (1_u32..).zip(ids) {
            sheet.write_number(row, 0, id).unwrap();
            sheet.write_string(row, 1, ["B", "C"][row as usize - 1]).unwrap();
            // A sum is no id, however large.
            sheet.write_number(row, 2, 1e18).unwrap();
        }
        let bytes = book.save_to_buffer().unwrap();
        let input = formats::from_bytes(&bytes, "b.xlsx", &ReadOptions::default()).unwrap().swap_remove(0);
        let said = input.network.diagnostics.iter().filter(|found| found.code == "long-id");
        said.map(|found| (found.place.to_string(), found.severity, found.message.en.clone())).collect::<Vec<_>>()
    };
    assert!(read([1.0, 123_456_789_012_345.0]).is_empty());
    let said = read([12_345_678_901_234_567.0, 12_345_678_901_234_569.0]);
    assert_eq!(
        (said.len(), &*said[0].0, said[0].1),
        (1, "b.xlsx, sheet Sheet1, cell A2", Severity::Warning),
        "{said:?}"
    );
    assert!(said[0].2.starts_with("2 cells of this column hold ids as a number of more than 15 digits"), "{said:?}");
}
