//! What readers and writers share: decoding, detection, and the one place where named values become nodes and ties.

pub(super) mod decode;
pub(super) mod detect;
pub(super) mod draft;
pub(super) mod feature;
pub(super) mod fields;
pub(super) mod flat;
pub(super) mod lines;
pub(super) mod numbered;
pub(super) mod position;
pub(super) mod sparse;
pub(super) mod values;
pub(super) mod words;
pub(in crate::formats) mod xml;
