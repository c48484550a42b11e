//! Numbers get their names back: tables, diagrams and the report.

pub mod facts;
pub mod language;
