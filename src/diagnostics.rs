//! What is wrong or doubtful in data: always all of it at once, each with its place and a hint.

use std::fmt;
use std::ops::Range;

/// One sentence on what something is for or means, in both languages of the tool. Every registry carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// In English.
    pub en: &'static str,
    /// In Dutch.
    pub nl: &'static str,
}

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

    /// The byte range as a range.
    pub fn range(&self) -> Option<Range<usize>> {
        self.span.map(|(start, end)| start..end)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(file) = &self.file {
            parts.push(file.clone());
        }
        if let Some(sheet) = &self.sheet {
            parts.push(sheet.clone());
        }
        if let Some(line) = self.line {
            parts.push(line.to_string());
        }
        if let Some(column) = self.column {
            parts.push(column.to_string());
        }
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
    /// One sentence: what is wrong, with the offending text.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// Part of the data could not be used.
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Error, code, place, message: message.into(), hint: None }
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
        self.hint = Some(hint.into());
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
