//! Reading and writing files.

mod broken;
mod complete;
mod dot;
mod florentine;
mod foreign;
mod gexf;
mod gml;
mod graphml;
mod others;
mod pajek;
mod properties;
mod registry;
mod round_trip;
mod schema;
mod survey_tools;
mod tables;
mod unreadable;
mod web;
