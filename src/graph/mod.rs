//! Numbers only: the compact graph that every measure runs on, and the kernels they share.
//!
//! Names are left at the door ([`view`]) and come back in `present`. Node `i` of the compact graph is node `i` of the
//! network it was made from.

pub mod bicomponents;
pub mod cliques;
pub mod compact;
pub mod components;
pub mod continuous_core;
pub mod core_periphery;
pub mod cores;
pub mod detour;
pub mod frustration;
pub mod linear;
pub mod parallel;
pub mod petgraph_bridge;
pub mod random;
pub mod removal;
pub mod shortest_paths;
pub mod symmetric;
pub mod triangles;
pub mod view;

pub use compact::CompactGraph;
pub use view::{Direction, Symmetrise, View, ViewOptions, Weight};
