//! Numbers get their names back: tables, diagrams and the report.

pub mod diagram;
pub mod facts;
pub mod language;
