//! Tests of the house itself: who imports whom, complete registries, generated documents that are current.

mod api;
mod book;
mod documents;
mod imports;
mod network;
mod readme;
mod registries;
mod two_languages;
