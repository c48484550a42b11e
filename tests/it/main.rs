//! All integration tests, one binary.

mod formats;
mod support;
