//! Numbers only: the compact graph that every measure runs on, and the kernels they share.
//!
//! Names are left at the door ([`view`]) and come back in `present`. Node `i` of the compact graph is node `i` of the
//! network it was made from.

pub mod betweenness;
pub mod bicomponents;
mod breadth_first;
pub mod cells;
pub mod cliques;
pub mod compact;
pub mod components;
pub mod continuous_core;
pub mod core_periphery;
pub mod cores;
pub mod cost;
pub mod counts;
pub mod dense;
mod depth_first;
pub mod detour;
pub mod distances;
pub mod estimate;
pub mod frustration;
mod lanczos;
pub mod large_count;
pub mod least_squares;
pub mod linear;
pub mod mean_steps;
pub mod nearness_without;
mod next_eigenvalue;
pub mod pairs;
pub mod parallel;
#[cfg(test)]
mod petgraph_bridge;
pub mod pieces;
mod pivots;
pub mod portrait;
pub mod principal;
pub mod progress;
pub mod random;
pub mod random_graphs;
pub mod removal;
pub mod ring_lattice;
pub mod rings;
mod rows;
pub mod sampled_closeness;
pub mod sampled_harmonic;
pub mod shortest_paths;
pub mod spread;
pub mod steps;
pub mod through;
pub mod triangles;
pub mod vertex_cut;
pub mod view;

pub use compact::CompactGraph;
pub use cost::Cost;
pub use view::{Direction, Symmetrise, View, ViewOptions, Weight};
