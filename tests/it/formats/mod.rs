//! Reading and writing files.

mod broken;
mod complete;
mod dl;
mod dot;
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
mod spreadsheets;
mod survey_tools;
mod surveys;
mod tables;
mod ucinet;
mod unreadable;
mod vna;
mod web;
