//! Network analysis of local collaboration.

pub mod diagnostics;
pub mod error;
pub mod formats;
pub mod graph;
pub mod model;
pub mod present;
pub mod rules;
pub mod transform;

pub use error::{Error, ErrorKind};
