//! All integration tests, one binary.

mod measures;
