//! Network → network, one operation per file: which ties and nodes take part, one mode out of two, parts, names that
//! are one body, departments of one organisation.

pub mod backbone;
pub mod combine;
pub mod component;
pub mod condition;
pub mod contract;
pub mod ego;
pub mod filter;
pub mod layers;
pub mod merge;
pub mod one_mode;
pub mod roll_up;
pub mod split;
pub mod symmetrise;
mod unite;

pub use condition::{Comparison, Condition, Of};
pub use filter::{Filter, Filtered, LeftOut};
