//! Network → network, one operation per file: which ties and nodes take part, one mode out of two.

pub mod filter;
pub mod one_mode;

pub use filter::{Filter, Filtered, LeftOut};
