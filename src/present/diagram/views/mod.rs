//! The views: what each of them selects and says.

pub(super) mod bridges;
pub(super) mod compare;
pub(super) mod municipality;
pub(super) mod structure;
pub(super) mod whole;
