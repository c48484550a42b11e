//! Where something stands, as people find it.

use super::{Said, text};
use crate::text::{Text, shortened};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;

/// Where in the input something stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// File as the user named it.
    pub file: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Line or row, from 1.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// Byte range of the offending text in the decoded file.
    pub span: Option<(usize, usize)>,
    /// What stands there in the user's terms: `node "almere"`, `tie 12`, `graph.sources`.
    pub item: Option<Item>,
    /// Field or column of the item that it is about, where it is about one: `until`.
    pub field: Option<&'static str>,
}

impl Place {
    /// A place known by what stands there only.
    pub fn item(item: impl Into<Item>) -> Self {
        Place { item: Some(item.into()), ..Place::default() }
    }

    /// The same place, narrowed to one field of what stands there.
    #[must_use]
    pub fn at_field(&self, field: &'static str) -> Self {
        Place { field: Some(field), ..self.clone() }
    }

    /// Line and column just behind the offending text, from 1, in the decoded file that the place lies in.
    pub fn end(&self, text: &str) -> Option<(usize, usize)> {
        let (line, column) = self.line.zip(self.column)?;
        let offending = text.get(self.range()?)?;
        Some(match offending.rsplit_once('\n') {
            None => (line, column + offending.chars().count()),
            Some((before, last)) => (line + before.matches('\n').count() + 1, last.chars().count() + 1),
        })
    }

    /// The byte range as a range.
    pub fn range(&self) -> Option<Range<usize>> {
        self.span.map(|(start, end)| start..end)
    }

    /// The place in both languages.
    ///
    /// A text file as editors write it, `towns.csv:12:5 (tie 3)`; a workbook as people find it, `towns.xlsx, sheet ties, cell C12`.
    pub fn said(&self) -> Said {
        let item = self.item.as_ref().map(Item::said);
        Said {
            en: self.written(|text| text.en, item.as_ref().map(|item| item.en.as_str())),
            nl: self.written(|text| text.nl, item.as_ref().map(|item| item.nl.as_str())),
        }
    }

    /// In words of one language, with the item in that language too.
    fn written(&self, word: fn(Text) -> &'static str, item: Option<&str>) -> String {
        let mut parts: Vec<Cow<'_, str>> = self.file.iter().map(Cow::from).collect();
        let numbered = |of: Text, number: usize| Cow::from(format!("{} {number}", word(of)));
        if let Some(sheet) = &self.sheet {
            parts.push(format!("{} {sheet}", word(text!("sheet", "blad"))).into());
            match item {
                Some(item) => parts.push(item.into()),
                None => {
                    parts.extend(self.line.map(|line| numbered(text!("row", "rij"), line)));
                    parts.extend(self.column.map(|column| numbered(Item::COLUMN, column)));
                }
            }
            return parts.join(", ");
        }
        parts.extend([self.line, self.column].into_iter().flatten().map(|number| number.to_string().into()));
        let at = parts.join(":");
        match item {
            Some(item) if at.is_empty() => item.to_owned(),
            Some(item) => format!("{at} ({item})"),
            None => at,
        }
    }
}

impl fmt::Display for Place {
    /// As [`Place::said`], in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().en)
    }
}

/// What stands at a place, in the user's terms. Orders as its English does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A word and what goes with it in any language: `node "almere"`, `tie 12`, `cell C12`. Nothing goes with some words.
    Named(Text, String),
    /// What takes more words.
    Said(Said),
}

impl Item {
    const NODE: Text = text!("node", "knoop");
    const TIE: Text = text!("tie", "relatie");
    const COLUMN: Text = text!("column", "kolom");

    /// A node with this id: `node "almere"`.
    pub fn node(id: &str) -> Item {
        Item::Named(Item::NODE, format!("{id:?}"))
    }

    /// A node of which this is said: `node 3`.
    pub(crate) fn some_node(name: impl fmt::Display) -> Item {
        Item::Named(Item::NODE, name.to_string())
    }

    /// A tie with this number, or these ends: `tie 3`, `tie a → b`.
    pub fn tie(name: impl fmt::Display) -> Item {
        Item::Named(Item::TIE, name.to_string())
    }

    /// A column with this number or name: `column 3`.
    pub(crate) fn column(name: impl fmt::Display) -> Item {
        Item::Named(Item::COLUMN, name.to_string())
    }

    /// A cell with this address: `cell C12`.
    pub(crate) fn cell(address: impl fmt::Display) -> Item {
        Item::Named(text!("cell", "cel"), address.to_string())
    }

    /// In both languages.
    pub fn said(&self) -> Said {
        match self {
            Item::Named(word, name) if name.is_empty() => (*word).into(),
            Item::Named(word, name) => Said { en: format!("{} {name}", word.en), nl: format!("{} {name}", word.nl) },
            Item::Said(said) => said.clone(),
        }
    }

    /// The same with long texts cut short.
    pub(super) fn shortened(self) -> Item {
        match self {
            Item::Named(word, name) => Item::Named(word, shortened(name)),
            Item::Said(said) => Item::Said(said.shortened()),
        }
    }

    /// The pieces of its English.
    fn pieces(&self) -> [&str; 3] {
        match self {
            Item::Named(word, name) if name.is_empty() => [word.en, "", ""],
            Item::Named(word, name) => [word.en, " ", name],
            Item::Said(said) => [&said.en, "", ""],
        }
    }
}

impl From<Text> for Item {
    fn from(word: Text) -> Item {
        Item::Named(word, String::new())
    }
}

impl From<Said> for Item {
    fn from(said: Said) -> Item {
        Item::Said(said)
    }
}

impl fmt::Display for Item {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().iter().try_for_each(|piece| f.write_str(piece))
    }
}

impl Ord for Item {
    fn cmp(&self, other: &Item) -> Ordering {
        let [own, others] = [self, other].map(|item| item.pieces().into_iter().flat_map(str::bytes));
        own.cmp(others).then_with(|| self.said().nl.cmp(&other.said().nl))
    }
}

impl PartialOrd for Item {
    fn partial_cmp(&self, other: &Item) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_said_as_its_file_is_read() {
        let text = Place { file: Some("a.csv".into()), line: Some(3), column: Some(7), ..Place::default() };
        assert_eq!(text.to_string(), "a.csv:3:7");
        let tie = Place { item: Some(Item::tie(2)), ..text.clone() };
        assert_eq!((tie.to_string(), tie.said().nl), ("a.csv:3:7 (tie 2)".into(), "a.csv:3:7 (relatie 2)".into()));
        let book = Place { file: Some("a.xlsx".into()), sheet: Some("ties".into()), ..text };
        assert_eq!(book.to_string(), "a.xlsx, sheet ties, row 3, column 7");
        assert_eq!(book.said().nl, "a.xlsx, blad ties, rij 3, kolom 7");
        let cell = Place { item: Some(Item::cell("G3")), ..book };
        assert_eq!(cell.to_string(), "a.xlsx, sheet ties, cell G3");
        assert_eq!(cell.said().nl, "a.xlsx, blad ties, cel G3");
        assert_eq!(Place::item(Item::node("ede")).said().nl, "knoop \"ede\"");
        assert_eq!(Place::item(text!("graph", "graph")).to_string(), "graph");
    }

    #[test]
    fn items_order_as_they_are_shown() {
        let whole = Item::from(text!("the network", "het netwerk"));
        let mut items = [whole, Item::tie(3), Item::tie(12), Item::node("b"), Item::some_node(7)];
        items.sort();
        assert_eq!(items.map(|item| item.to_string()), ["node \"b\"", "node 7", "the network", "tie 12", "tie 3"]);
    }

    #[test]
    fn a_place_ends_behind_its_text_also_over_lines() {
        let text = "xé\nab\ncdé!";
        let place =
            |line, column, span| Place { line: Some(line), column: Some(column), span: Some(span), ..Place::default() };
        // `é` is one column and two bytes.
        assert_eq!(place(1, 2, (1, 3)).end(text), Some((1, 3)));
        assert_eq!(place(2, 2, (5, 11)).end(text), Some((3, 4)));
        assert_eq!(Place::default().end(text), None);
    }
}
