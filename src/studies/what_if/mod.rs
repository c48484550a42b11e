//! What would change if an actor left, two merged, a programme ended or a tie came: before and after in numbers, and what it would
//! take: the weakest single points, the smallest sets, the ties that help most.
//!
//! The changes themselves are made to the network ([`crate::transform`] in the program); here stand two graphs side by side, or one.
//! Who is in contact with whom does not depend on the direction of ties.

mod between_communities;
pub mod contact;
pub mod new_ties;
pub mod smallest_set;
pub mod weakest;
