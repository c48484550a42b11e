//! Network → network, one operation per file: which ties and nodes take part, one mode out of two, parts, names that
//! are one body, departments of one organisation, and what may come or go.

pub mod arrive;
pub mod backbone;
pub mod combine;
pub mod component;
pub mod condition;
pub mod contract;
pub mod ego;
pub mod end;
pub mod filter;
pub mod fuse;
pub mod layers;
pub mod leave;
pub mod merge;
pub mod one_mode;
pub mod pseudonymise;
pub mod recode;
pub mod roll_up;
pub mod split;
pub mod symmetrise;
mod unite;

pub use condition::{Comparison, Condition, Of};
pub use filter::{Filter, Filtered, LeftOut, Reason};
