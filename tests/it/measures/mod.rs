//! Measures against independent values, their own invariants and the known ways to go wrong.

// Helpers of tests may unwrap as tests may, and compare what must be exact.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

pub(crate) mod agreement;
mod asked;
mod block_models;
mod brokerage;
mod built;
mod centrality;
mod clusters;
mod cohesion;
mod cohesion_groups;
mod definitions;
mod explained;
mod graphs;
mod kernels;
mod methods;
mod pitfalls;
mod pitfalls_counting;
mod pitfalls_data;
mod pitfalls_groups;
mod pitfalls_networks;
mod pitfalls_pairs;
mod properties;
mod reference;
mod registry;
mod tiny;
