//! How the whole hangs together: how much of it is tied, in how many pieces, how far apart, how closed.

pub mod average_clustering;
pub mod average_degree;
pub mod average_distance;
pub mod bicomponents;
pub mod clique_number;
pub mod components;
pub mod density;
pub mod diameter;
pub mod embeddedness;
pub mod fragmentation;
pub mod global_efficiency;
pub mod isolates;
pub mod largest_component_share;
pub mod local_clustering;
pub mod reciprocity;
pub mod transitivity;
