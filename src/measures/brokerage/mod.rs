//! Who joins what would be apart: closed circles and open ones, nodes and ties on which the whole hangs.

// The roles of brokerage are the measure after which the folder is called.
#![allow(clippy::module_inception)]

pub mod bridge;
pub mod bridging_centrality;
pub mod brokerage;
pub mod brokerage_permutation;
pub mod brokered_pairs;
pub mod constraint;
pub mod constraint_hierarchy;
pub mod cut_point;
pub mod cut_points;
pub mod distance_fragmentation_without;
pub mod effective_size;
pub mod efficiency;
pub mod fragility;
pub mod fragmentation_without;
pub mod local_bridge;
pub mod partial_brokerage;
pub mod participation;
pub mod redundancy;
pub mod span;
pub mod two_mode_brokerage;
pub mod within_module_z;
