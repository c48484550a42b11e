//! Numbers get their names back: tables, findings in words, diagrams and the report.

pub mod basis;
pub mod cautions;
pub mod change;
pub mod diagram;
pub mod facts;
pub mod figures;
pub mod findings;
pub mod known;
pub mod language;
pub mod profile;
pub mod provenance;
pub mod report;
pub mod spark;
pub mod subject;
pub mod table;
pub mod tables;
pub mod union;
pub mod who;
