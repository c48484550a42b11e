//! Tests of the house itself: who imports whom, complete registries, generated documents that are current.

mod imports;
mod registries;
