//! Reading and writing files.

mod broken;
mod complete;
mod dynetml;
mod florentine;
mod foreign;
mod gexf;
mod gml;
mod graphml;
mod lists;
mod others;
mod pajek;
mod properties;
mod registry;
mod round_trip;
mod schema;
mod scientific;
mod tables;
mod unreadable;
