//! Dutch and English: every word that users read, and numbers in the form of the language.

pub mod diagram;
pub mod kinds;
pub mod looks;
pub mod views;
mod words;

use crate::diagnostics::Said;
use crate::text::Text;

/// The language of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Dutch.
    Nl,
}

impl Language {
    /// The language with this code: `en` or `nl`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "en" => Some(Language::En),
            "nl" => Some(Language::Nl),
            _ => None,
        }
    }

    /// The code: `en` or `nl`.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Nl => "nl",
        }
    }

    /// One of two texts.
    pub fn pick<'a>(self, en: &'a str, nl: &'a str) -> &'a str {
        match self {
            Language::En => en,
            Language::Nl => nl,
        }
    }

    /// A text that comes in both languages.
    pub fn text(self, text: Text) -> &'static str {
        self.pick(text.en, text.nl)
    }

    /// What is said of data in both languages.
    pub fn said(self, said: &Said) -> &str {
        self.pick(&said.en, &said.nl)
    }

    /// A number with this many decimals: `0.16` or `0,16`.
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        let mut text = format!("{value:.decimals$}");
        // What rounds to nought has no sign.
        if text.starts_with('-') && text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.')) {
            text.remove(0);
        }
        match self {
            Language::En => text,
            Language::Nl => text.replace('.', ","),
        }
    }
}
