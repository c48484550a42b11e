//! Measures against independent values, their own invariants and the known ways to go wrong.

// Helpers of tests may unwrap as tests may, and compare what must be exact.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

pub(crate) mod agreement;
mod block_models;
mod built;
mod clusters;
mod definitions;
mod explained;
mod gaps;
mod graphs;
mod methods;
mod pitfalls;
mod pitfalls_data;
mod pitfalls_groups;
mod pitfalls_networks;
mod pitfalls_pairs;
mod properties;
mod reference;
mod registry;
mod tiny;
