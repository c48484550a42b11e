//! All integration tests, one binary.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod cli;
mod diagram;
mod formats;
mod house;
mod measures;
mod names;
mod robustness;
mod rules;
mod studies;
mod support;
mod transform;
