//! Fact panels.
