//! The whole story of a network: one page, the tables, the diagrams, as files in memory. Who calls decides where they go.

mod data;
mod page;
mod pictures;
mod several;
mod together;

pub use pictures::{Picture, pictures};
pub use several::reports;

use super::diagram;
use super::findings::compare::{self, Profile};
use super::findings::found::Found;
use super::findings::trust::{Trust, trust};
use super::findings::{actors, bridges, clusters, describe, ties};
use super::language::Language;
use super::subject::Subject;
use super::table::Table;
use super::tables::{self, Appearance};
use crate::Error;
use crate::graph::parallel;
use crate::model::Network;

/// One file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    /// Path below the folder of the report, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The tables of a report, by file name without ending; those of how sure it is last.
pub fn all_tables(file: &Network, subject: &Subject, language: Language) -> Vec<(&'static str, Table)> {
    let mut list = described(file, subject, &compare::by_place(subject), language);
    let trust = trust(subject, &Found::usual(subject), language);
    list.extend(trust.parts.into_iter().map(|part| (part.name, part.table)));
    list
}

/// The tables of what a network is like, and of its places.
fn described(file: &Network, subject: &Subject, places: &[Profile], language: Language) -> Vec<(&'static str, Table)> {
    let found = Found::usual(subject);
    let mut list = vec![
        ("network", describe::table(file, subject, language)),
        ("actors", actors::table(subject, "degree", None, language)),
        ("bridges", bridges::table(subject, None, language)),
        ("clusters", clusters::table(subject, &found, language)),
        ("members", clusters::membership_table(subject, &found, language)),
    ];
    if !subject.places.names.is_empty() {
        list.push(("compare", compare::table(places, subject, compare::Rows::Places, None, language)));
    }
    list.push(("ties", ties::table(subject, language)));
    list
}

/// The page, the tables as CSV and JSON, the diagrams as DOT and SVG.
///
/// # Errors
///
/// A diagram that cannot be drawn.
pub fn report(file: &Network, subject: &Subject, language: Language) -> Result<Vec<ReportFile>, Error> {
    Ok(made(file, subject, language)?.files)
}

/// A report, and what a page over several tells of it.
struct Made {
    files: Vec<ReportFile>,
    /// What it finds, in a sentence; none of an empty network.
    first: Option<String>,
}

fn made(file: &Network, subject: &Subject, language: Language) -> Result<Made, Error> {
    subject.prepare();
    let told = || {
        let trust: Trust = trust(subject, &Found::usual(subject), language);
        let places = compare::by_place(subject);
        (described(file, subject, &places, language), trust, places)
    };
    let (pictures, (mut tables, trust, places)) = parallel::both(|| pictures(subject, language), told);
    let pictures = pictures?;
    tables.extend(trust.parts.iter().map(|part| (part.name, part.table.clone())));
    let page = || page::page(subject, (&tables, &places), &pictures, &trust, language).into_bytes();
    let (page, (written, drawn)) = parallel::both(page, || (written(&tables, language), drawn(&pictures)));
    let mut files = vec![ReportFile { path: "index.html".to_owned(), bytes: page }];
    files.extend(written?);
    files.extend(drawn);
    let leads = tables.iter().filter(|(name, _)| matches!(*name, "actors" | "bridges" | "clusters"));
    let first = leads.flat_map(|(_, table)| &table.lead).next().cloned();
    Ok(Made { files, first })
}

/// Tables as files.
fn written(tables: &[(&'static str, Table)], language: Language) -> Result<Vec<ReportFile>, Error> {
    let appearance = Appearance { language, width: None, colour: false };
    let mut files = Vec::new();
    for (name, table) in tables {
        for form in ["csv", "json"] {
            let writer = tables::find(form).expect("a shipped writer");
            files
                .push(ReportFile { path: format!("tables/{name}.{form}"), bytes: (writer.write)(table, &appearance)? });
        }
    }
    Ok(files)
}

/// Pictures as files.
fn drawn(pictures: &[Picture]) -> Vec<ReportFile> {
    let both = |index: usize| {
        let picture = &pictures[index];
        let path = |ending: &str| format!("diagrams/{}.{ending}", picture.name);
        // A file that is mailed or printed elsewhere takes its font along.
        let svg = diagram::with_font(&picture.svg);
        [
            ReportFile { path: path("svg"), bytes: svg.into_bytes() },
            ReportFile { path: path("dot"), bytes: picture.dot.clone().into_bytes() },
        ]
    };
    parallel::map(pictures.len(), both).into_iter().flatten().collect()
}
