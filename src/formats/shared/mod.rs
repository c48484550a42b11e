//! What readers and writers share: decoding, detection, and the one place where named values become nodes and ties.

pub(super) mod decimals;
pub(super) mod decode;
pub(super) mod detect;
pub(super) mod draft;
pub(super) mod entities;
pub(super) mod feature;
pub(super) mod fields;
pub(super) mod flat;
pub(in crate::formats) mod labels;
pub(super) mod line;
pub(super) mod lines;
pub(super) mod numbered;
pub(super) mod objects;
pub(super) mod outline;
pub(super) mod pieces;
pub(super) mod position;
pub(super) mod questions;
pub(in crate::formats) mod relations;
pub(super) mod session;
pub(in crate::formats) mod signed;
pub(super) mod sparse;
mod tag;
pub(super) mod told;
pub(super) mod two_modes;
pub(super) mod values;
pub(in crate::formats) mod words;
pub(in crate::formats) mod xml;
