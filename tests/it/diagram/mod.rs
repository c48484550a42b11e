//! Pictures.

mod data;
