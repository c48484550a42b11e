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
pub mod group_betweenness;
pub mod group_closeness;
pub mod group_degree;
pub mod harmonic_closeness;
pub mod hits;
pub mod in_degree;
pub mod in_strength;
pub mod katz;
pub mod mean_strength;
pub mod out_degree;
pub mod out_strength;
pub mod pagerank;
pub mod reach;
pub mod strength;
