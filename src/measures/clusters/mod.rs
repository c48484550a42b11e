//! Groups of nodes: what a division is ([`Partition`]), how good it is ([`modularity`]), how to find one ([`leiden()`]), and how
//! far two agree ([`agreement`]).
//!
//! These are no measures of the registry: they need a division, or make one.

pub mod agreement;
mod leiden;
mod local_moves;
mod modularity;
mod partition;
mod passes;
mod recombine;
mod weighted;

pub use leiden::{Leiden, LeidenOptions, leiden};
pub use modularity::{Modularity, modularity};
pub use partition::Partition;
