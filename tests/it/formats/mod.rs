//! Reading and writing files.

mod broken;
mod florentine;
mod foreign;
mod properties;
mod registry;
mod schema;
mod unreadable;
