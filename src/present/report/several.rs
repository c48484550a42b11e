//! Several networks in one folder: the whole report of each in a folder of its own, and a page over them all.

use super::page::{self, Overview};
use super::pictures::slug;
use super::{ReportFile, drawn, made, together, written};
use crate::Error;
use crate::graph::parallel;
use crate::present::findings::compare::{self, Profile, Rows};
use crate::present::findings::similarity::Figure;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::Table;
use crate::studies::qap::QapOptions;
use crate::text::names_device;
use std::collections::BTreeSet;

/// So many networks are compared two by two at most.
const MOST_ALIKE: usize = 40;
/// Nodes times tied pairs up to which the distances are computed that likeness follows.
const MOST_STEPS: usize = 100_000_000;
/// Random orders behind each correlation of networks on the same nodes.
const PERMUTATIONS: usize = 999;

/// What the page over all tells of one network.
pub(super) struct Part {
    /// Its name among the others.
    pub(super) name: String,
    /// The folder of its report.
    pub(super) folder: String,
    /// What it finds, in a sentence.
    pub(super) first: Option<String>,
}

/// `index.html` over all networks with its tables and picture, and below it, in a folder per network, the report of each.
///
/// The networks stand in the order given.
///
/// # Errors
///
/// A diagram that cannot be drawn.
pub fn reports(subjects: &[Subject], language: Language) -> Result<Vec<ReportFile>, Error> {
    parallel::map(subjects.len(), |index| subjects[index].prepare());
    let profiles = compare::by_file(subjects);
    let folders = folders(&profiles);
    let names: Vec<&str> = profiles.iter().map(|profile| profile.name.as_str()).collect();
    let each = || parallel::map(subjects.len(), |index| made(&subjects[index].file, &subjects[index], language));
    let together = || (together::picture(subjects, &names, language), all_tables(&profiles, subjects, language));
    let (each, (picture, tables)) = parallel::both(each, together);
    let mut below = Vec::new();
    let mut parts = Vec::new();
    for ((made, profile), folder) in each.into_iter().zip(&profiles).zip(folders) {
        let made = made?;
        let moved = |file: ReportFile| ReportFile { path: format!("{folder}/{}", file.path), ..file };
        below.extend(made.files.into_iter().map(moved));
        parts.push(Part { name: profile.name.clone(), folder, first: made.first });
    }
    let pictures: Vec<_> = picture?.into_iter().collect();
    let cautions = compare::cautions_in_words(&profiles, Rows::Files, language);
    let overview = Overview { subjects, parts: &parts, tables: &tables, pictures: &pictures, cautions: &cautions };
    let bytes = page::overview(&overview, language).into_bytes();
    let mut files = vec![ReportFile { path: "index.html".to_owned(), bytes }];
    files.extend(written(&tables, language)?);
    files.extend(drawn(&pictures));
    files.extend(below);
    Ok(files)
}

/// The tables that compare the networks, by file name without ending.
fn all_tables(profiles: &[Profile], subjects: &[Subject], language: Language) -> Vec<(&'static str, Table)> {
    let of_files = |mut table: Table| {
        compare::name_files(&mut table, subjects, language);
        table
    };
    let mut list = vec![("compare", of_files(compare::table(profiles, &subjects[0], Rows::Files, None, language)))];
    list.push(("cautions", of_files(compare::cautions(profiles, &subjects[0], Rows::Files, language))));
    if can_be_likened(profiles) {
        let options =
            QapOptions { permutations: PERMUTATIONS, seed: subjects[0].choices.seed, ..QapOptions::default() };
        let figure = Figure::PortraitDivergence;
        let ordered = compare::order_by_likeness(profiles.to_vec(), figure);
        let alike = |matrix| {
            let how = (Rows::Files, (&options, true), matrix);
            let mut table = compare::similarity(&ordered, &subjects[0], how, language);
            compare::say_order(&mut table, figure, (&ordered, Rows::Files), language);
            of_files(table)
        };
        let mut matrix = alike(Some(figure));
        language
            .pick(
                "How far they are from each other: portrait divergence",
                "Hoe ver ze uiteenliggen: portretdivergentie",
            )
            .clone_into(&mut matrix.title);
        list.push(("alike", matrix));
        list.push(("similarity", alike(None)));
    }
    list.push(("shared", compare::shared(profiles, subjects, language)));
    list
}

/// Whether likeness can be told, and in passing.
fn can_be_likened(profiles: &[Profile]) -> bool {
    let steps = profiles.iter().map(|profile| profile.nodes.saturating_mul(profile.pairs));
    (2..=MOST_ALIKE).contains(&profiles.len()) && steps.fold(0, usize::saturating_add) <= MOST_STEPS
}

/// The folder of each network, after its name; no two are the same, and none is one that the page over them needs.
fn folders(profiles: &[Profile]) -> Vec<String> {
    let mut taken: BTreeSet<String> = ["tables", "diagrams"].map(str::to_owned).into();
    let folder = |profile: &Profile| {
        let mut wanted = slug(&profile.name);
        if names_device(&wanted) {
            wanted.push_str("-1");
        }
        let mut folder = wanted.clone();
        let mut number = 1;
        while !taken.insert(folder.clone()) {
            number += 1;
            folder = format!("{wanted}-{number}");
        }
        folder
    };
    profiles.iter().map(folder).collect()
}
