//! Network → network, one operation per file: which ties and nodes take part, one mode out of two, parts.

pub mod combine;
pub mod component;
pub mod condition;
pub mod ego;
pub mod filter;
pub mod layers;
pub mod one_mode;
pub mod split;
pub mod symmetrise;
mod unite;

pub use condition::{Comparison, Condition, Of};
pub use filter::{Filter, Filtered, LeftOut};
