//! All integration tests, one binary.

mod diagram;
