//! Rows and columns that an Excel workbook hides, of which the reader of cells does not tell.

use crate::formats::shared::xml::{Element, Item, Xml};
use crate::formats::table::unseen::Unseen;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What a part of a workbook writes where it hides something.
const MARKS: [&[u8]; 2] = [b"hidden=\"1\"", b"hidden=\"true\""];

/// Looks through a part while it is unpacked: few sheets hide anything, and only these are looked at closely.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// The last bytes of what came before, in which a mark may begin.
    before: Vec<u8>,
    /// Whether something is hidden.
    pub(super) found: bool,
}

impl Write for Watch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let most = MARKS[1].len() - 1;
        let mut seam = std::mem::take(&mut self.before);
        seam.extend(&bytes[..bytes.len().min(most)]);
        self.found |= holds(&seam) || holds(bytes);
        self.before = if bytes.len() >= most { bytes[bytes.len() - most..].to_vec() } else { seam };
        self.before.drain(..self.before.len().saturating_sub(most));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether bytes hold one of the marks.
fn holds(mut text: &[u8]) -> bool {
    while let Some(at) = text.iter().position(|byte| *byte == b'h') {
        text = &text[at..];
        if MARKS.iter().any(|mark| text.starts_with(mark)) {
            return true;
        }
        text = &text[1..];
    }
    false
}

/// The names of the sheets by their parts, from the list of sheets and the list of what it relates to.
pub(super) fn sheet_names(workbook: &str, relations: &str) -> BTreeMap<String, String> {
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    each(relations, |element| {
        if let ("Relationship", Some(id), Some(target)) = (&*element.name, element.get("Id"), element.get("Target")) {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id.to_owned(), part);
        }
    });
    let mut names = BTreeMap::new();
    each(workbook, |element| {
        let part = element.get("id").filter(|_| element.name == "sheet").and_then(|id| targets.get(id));
        if let (Some(part), Some(name)) = (part, element.get("name")) {
            names.insert(part.clone(), name.to_owned());
        }
    });
    names
}

/// What the part of a sheet hides.
pub(super) fn of_sheet(content: &str) -> Unseen {
    let mut unseen = Unseen::default();
    let mut line = 0_usize;
    each(content, |element| {
        let number = |key: &str| element.get(key).and_then(|text| text.parse::<usize>().ok());
        let hidden = matches!(element.get("hidden"), Some("1" | "true"));
        match &*element.name {
            "row" => {
                line = number("r").unwrap_or(line.saturating_add(1));
                if hidden {
                    unseen.rows.hide(line..=line);
                }
            }
            "col" if hidden => {
                if let (Some(from @ 1..), Some(to @ 1..)) = (number("min"), number("max")) {
                    unseen.columns.hide(from - 1..=to - 1);
                }
            }
            _ => {}
        }
    });
    unseen
}

/// Goes through all elements. What is broken is said by who reads the cells; here it ends the search.
fn each(content: &str, mut seen: impl FnMut(&Element<'_>)) {
    let mut xml = Xml::new(content, "");
    while let Ok(item) = xml.next() {
        match item {
            Item::Open(element) => seen(&element),
            Item::Text(_) | Item::Close(_) => {}
            Item::End => break,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_a_number_follow_the_one_before() {
        let found = of_sheet(
            r#"<x:worksheet xmlns:x="m"><x:cols><x:col min="2" max="3" hidden="1"/><x:col min="5" max="5"/><x:col min="0" max="0" hidden="1"/></x:cols>
            <x:sheetData><x:row r="4" hidden="true"><x:c/></x:row><x:row hidden="1"/><x:row r="9" hidden="0"/><x:row hidden="1"/></x:sheetData></x:worksheet>"#,
        );
        let rows: Vec<usize> = (0..20).filter(|&row| found.rows.holds(row)).collect();
        let columns: Vec<usize> = (0..20).filter(|&column| found.columns.holds(column)).collect();
        assert_eq!((rows, columns), (vec![4, 5, 10], vec![1, 2]));
        assert_eq!(of_sheet("<sheetData><row r='3'"), Unseen::default());
    }

    #[test]
    fn sheets_are_known_by_their_parts() {
        let names = sheet_names(
            r#"<workbook xmlns:r="r"><sheets><sheet name="A &amp; B" sheetId="7" r:id="rId2"/><sheet name="C" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
            r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/other.xml"/></Relationships>"#,
        );
        assert_eq!(
            (names["xl/worksheets/sheet1.xml"].as_str(), names["xl/worksheets/other.xml"].as_str()),
            ("C", "A & B")
        );
    }

    // Wherever the unpacked bytes are cut in two.
    #[test]
    fn a_mark_is_found_across_pieces() {
        let text = b"<row r=\"3\" hidden=\"true\">";
        for at in 0..text.len() {
            for step in 1..4 {
                let mut watch = Watch::default();
                watch.write_all(&text[..at]).unwrap();
                text[at..].chunks(step).for_each(|piece| watch.write_all(piece).unwrap());
                assert!(watch.found, "{at} {step}");
            }
        }
        let mut none = Watch::default();
        none.write_all(b"<row hidden=\"false\"><row hidden=\"0\">").unwrap();
        assert!(!none.found);
    }
}
