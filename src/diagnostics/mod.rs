//! What is wrong or doubtful in data: always all of it at once, each with its place and a hint.

mod place;
mod words;

pub use place::{Item, Place};
pub use words::Said;
pub(crate) use words::{said, text};

use std::collections::BTreeMap;

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
    pub message: Said,
    /// What to do about it.
    pub hint: Option<Said>,
}

impl Diagnostic {
    /// Part of the data could not be used.
    pub fn error(code: &'static str, mut place: Place, message: impl Into<Said>) -> Self {
        place.item = place.item.map(Item::shortened);
        Diagnostic { severity: Severity::Error, code, place, message: message.into().shortened(), hint: None }
    }

    /// Probably not meant.
    pub fn warning(code: &'static str, place: Place, message: impl Into<Said>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, place, message) }
    }

    /// Worth knowing.
    pub fn notice(code: &'static str, place: Place, message: impl Into<Said>) -> Self {
        Diagnostic { severity: Severity::Notice, ..Diagnostic::error(code, place, message) }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Said>) -> Self {
        self.hint = Some(hint.into().shortened());
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
    fn groups_come_worst_first() {
        let at = |line| Place { line: Some(line), ..Place::default() };
        let found = vec![
            Diagnostic::notice("c", at(1), Said::default()),
            Diagnostic::warning("b", at(3), Said::default()),
            Diagnostic::error("z", at(2), Said::default()),
            Diagnostic::warning("b", at(2), Said::default()),
            Diagnostic::warning("a", at(9), Said::default()),
        ];
        let seen: Vec<_> = grouped(found).into_iter().map(|group| (group.code, group.findings.len())).collect();
        assert_eq!(seen, [("z", 1), ("a", 1), ("b", 2), ("c", 1)]);
    }
}
