//! Of what the number of one node is made up: each file takes one measure apart into parts that add up to it.
//!
//! The parts are worked out one by one where a measure keeps only their sum; tests hold the sums against the measures on every
//! reference network.

pub mod brokered_triads;
pub mod core_around;
pub mod dyadic_constraint;
pub mod pairs_through;
pub mod partner_pairs;
pub mod received;
pub mod redundant_partners;
pub mod rings;
pub mod sides;
pub mod ties_by_group;

/// At most this many pairs or triads are listed, the telling ones first; all are counted.
pub const MOST_LISTED: usize = 20_000;
