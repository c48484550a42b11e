//! Who is in the middle, how far the network gathers around a middle, and which ties carry the paths.

pub mod betweenness;
pub mod betweenness_centralization;
pub mod closeness;
pub mod closeness_centralization;
pub mod coreness;
pub mod degree;
pub mod degree_centralization;
pub mod eccentricity;
pub mod edge_betweenness;
pub mod eigenvector;
pub mod harmonic_closeness;
pub mod in_degree;
pub mod out_degree;
pub mod pagerank;
pub mod reach;
pub mod strength;
