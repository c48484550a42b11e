//! All integration tests, one binary.

mod formats;
mod house;
mod support;
