//! Numbers get their names back: tables, findings in words, diagrams and the report.

pub mod facts;
pub mod language;
pub mod table;
pub mod tables;
