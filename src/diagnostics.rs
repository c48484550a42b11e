//! What is wrong or doubtful in data: always all of it at once, each with its place and a hint.

use crate::text::shortened;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// How grave a finding is. Orders worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Part of the data could not be used.
    Error,
    /// The data are usable, and something about them is probably not meant.
    Warning,
    /// Worth knowing; nothing to mend.
    Notice,
}

impl Severity {
    /// The word used in every output: `error`, `warning` or `notice`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }
}

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
    pub item: Option<String>,
    /// Field or column of the item that it is about, where it is about one: `until`.
    pub field: Option<&'static str>,
}

impl Place {
    /// A place known by what stands there only.
    pub fn item(item: impl Into<String>) -> Self {
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
}

impl fmt::Display for Place {
    /// A text file as editors write it, `towns.csv:12:5 (tie 3)`; a workbook as people find it, `towns.xlsx, sheet ties, cell C12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.file.iter().cloned().collect();
        if let Some(sheet) = &self.sheet {
            parts.push(format!("sheet {sheet}"));
            match &self.item {
                Some(item) => parts.push(item.clone()),
                None => parts.extend(
                    [("row", self.line), ("column", self.column)]
                        .into_iter()
                        .filter_map(|(word, number)| Some(format!("{word} {}", number?))),
                ),
            }
            return f.write_str(&parts.join(", "));
        }
        parts.extend([self.line, self.column].into_iter().flatten().map(|number| number.to_string()));
        f.write_str(&parts.join(":"))?;
        match (&self.item, parts.is_empty()) {
            (Some(item), true) => f.write_str(item),
            (Some(item), false) => write!(f, " ({item})"),
            (None, _) => Ok(()),
        }
    }
}

/// One finding about the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// Short stable code, such as `dangling-tie`.
    pub code: &'static str,
    /// Where it stands.
    pub place: Place,
    /// One sentence: what is wrong, with the offending text, cut short where it is long.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// Part of the data could not be used.
    pub fn error(code: &'static str, mut place: Place, message: impl Into<String>) -> Self {
        place.item = place.item.map(shortened);
        Diagnostic { severity: Severity::Error, code, place, message: shortened(message.into()), hint: None }
    }

    /// Probably not meant.
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, place, message) }
    }

    /// Worth knowing.
    pub fn notice(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Notice, ..Diagnostic::error(code, place, message) }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(shortened(hint.into()));
        self
    }
}

/// A value that could be made, and everything that was wrong or doubtful on the way.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// What could be made.
    pub value: T,
    /// Every finding; see [`sorted`] for the order in which they are shown.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }
}

/// The findings in the order in which a person wants them: worst first, then by place, then by code.
pub fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics
        .sort_by(|a, b| (a.severity, &a.place, a.code, &a.message).cmp(&(b.severity, &b.place, b.code, &b.message)));
    diagnostics
}

/// Findings of one severity and code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How grave they are.
    pub severity: Severity,
    /// Their code.
    pub code: &'static str,
    /// The findings by place; at least one.
    pub findings: Vec<Diagnostic>,
}

/// The findings worst first, and those of one code together, in the order of codes.
pub fn grouped(diagnostics: Vec<Diagnostic>) -> Vec<Group> {
    let mut groups: BTreeMap<(Severity, &'static str), Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in sorted(diagnostics) {
        groups.entry((diagnostic.severity, diagnostic.code)).or_default().push(diagnostic);
    }
    groups.into_iter().map(|((severity, code), findings)| Group { severity, code, findings }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_said_as_its_file_is_read() {
        let text = Place { file: Some("a.csv".into()), line: Some(3), column: Some(7), ..Place::default() };
        assert_eq!(text.to_string(), "a.csv:3:7");
        assert_eq!(Place { item: Some("tie 2".into()), ..text.clone() }.to_string(), "a.csv:3:7 (tie 2)");
        let book = Place { file: Some("a.xlsx".into()), sheet: Some("ties".into()), ..text };
        assert_eq!(book.to_string(), "a.xlsx, sheet ties, row 3, column 7");
        let cell = Place { item: Some("cell G3".into()), ..book };
        assert_eq!(cell.to_string(), "a.xlsx, sheet ties, cell G3");
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

    #[test]
    fn groups_come_worst_first() {
        let at = |line| Place { line: Some(line), ..Place::default() };
        let found = vec![
            Diagnostic::notice("c", at(1), ""),
            Diagnostic::warning("b", at(3), ""),
            Diagnostic::error("z", at(2), ""),
            Diagnostic::warning("b", at(2), ""),
            Diagnostic::warning("a", at(9), ""),
        ];
        let seen: Vec<_> = grouped(found).into_iter().map(|group| (group.code, group.findings.len())).collect();
        assert_eq!(seen, [("z", 1), ("a", 1), ("b", 2), ("c", 1)]);
    }
}
