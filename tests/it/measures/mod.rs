//! Measures against independent values, their own invariants and the known ways to go wrong.

// Helpers of tests may unwrap as tests may, and compare what must be exact.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod block_models;
mod clusters;
mod definitions;
mod graphs;
mod methods;
mod pitfalls;
mod pitfalls_groups;
mod pitfalls_networks;
mod properties;
mod reference;
mod registry;
mod tiny;
