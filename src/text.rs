//! A text in the two languages of the program, for registries that describe themselves.

/// A text in English and Dutch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Dutch.
    pub nl: &'static str,
}
