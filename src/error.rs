//! What a request can fail with: a kind, a sentence, and hints at what to do.
//!
//! Bad *data* is not an [`Error`] but a list of [`crate::diagnostics::Diagnostic`]s; an `Error` says that what was asked
//! cannot be done at all.

use crate::text::shortened;
use std::fmt;

/// Why a request failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// A file or stream could not be read.
    Read,
    /// A file or stream could not be written.
    Write,
    /// The bytes are no network in any known format.
    Format,
    /// The data hold errors, listed as diagnostics.
    Data,
    /// The request names something that does not exist, or combines what cannot be combined.
    Request,
    /// A picture could not be drawn.
    Render,
}

/// A failed request: what went wrong, and what the user can do.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    hints: Vec<String>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of this kind with one sentence that says what went wrong.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error { kind, message: shortened(message.into()), hints: Vec::new(), source: None }
    }

    /// A wrong request, the most frequent kind.
    pub fn request(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Request, message)
    }

    /// Adds one thing that the user can do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(shortened(hint.into()));
        self
    }

    /// Adds the error that lies beneath.
    #[must_use]
    pub fn because(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// Why the request failed.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What the user can do, most useful first.
    pub fn hints(&self) -> &[String] {
        &self.hints
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.source {
            Some(source) => write!(f, ": {}", shortened(source.to_string())),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source.as_ref() as _)
    }
}
