//! Reading and writing files.

mod broken;
mod complete;
mod florentine;
mod foreign;
mod properties;
mod registry;
mod schema;
mod unreadable;
