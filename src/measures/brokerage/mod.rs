//! Who joins what would be apart: closed circles and open ones, nodes and ties on which the whole hangs.

pub mod bridge;
pub mod constraint;
pub mod cut_point;
pub mod effective_size;
pub mod efficiency;
