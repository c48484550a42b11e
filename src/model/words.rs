//! Quick tables for names: a file of a million ties looks names up a few million times.
//!
//! Their order is the order of insertion, so that nothing of the hash can reach an output; the hash has no secret, so that the same
//! file takes the same time twice.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher as _;

/// An [`IndexMap`] that is quick for short keys.
pub(crate) type QuickMap<K, V> = IndexMap<K, V, FxBuildHasher>;

/// An [`IndexSet`] that is quick for short values.
pub(crate) type QuickSet<T> = IndexSet<T, FxBuildHasher>;

/// The hash of a name.
pub(crate) fn hash(name: &str) -> u64 {
    FxBuildHasher.hash_one(name)
}
