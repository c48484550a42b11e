//! The views: what each of them selects and says.

pub(super) mod bridges;
pub(super) mod communities;
pub(super) mod compare;
pub(super) mod difference;
pub(super) mod ego;
pub(super) mod layers;
pub(super) mod matrix;
pub(super) mod municipality;
pub(super) mod radial;
mod round;
pub(super) mod structure;
pub(super) mod two_mode;
pub(super) mod whole;
