//! Cleaning of names: precision and recall on labelled names, one half of which nothing was tuned on.

mod groups;
mod lists;
mod many;

use std::collections::BTreeMap;
use verbinder::model::names::{DEFAULT_MINIMUM, Entry, propose};

const LABELLED: &str = include_str!("labelled.csv");
const HELD_OUT: &str = include_str!("held_out.csv");

/// Body, label, municipality.
type Row = (String, String, String);

fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap()).map(|row| (row[0].into(), row[1].into(), row[2].into())).collect()
}

fn entries(rows: &[Row]) -> Vec<Entry<'_>> {
    let place = |row: &Row| row.2 != "national";
    rows.iter()
        .map(|row| Entry {
            names: vec![row.1.as_str()],
            places: if place(row) { vec![row.2.as_str()] } else { Vec::new() },
            national: !place(row),
            named: true,
        })
        .collect()
}

/// Precision of the proposed pairs; recall of pairs, counted as joined by a chain of proposals as a person would merge them.
fn quality(rows: &[Row]) -> (f64, f64, String) {
    let found = propose(&entries(rows), DEFAULT_MINIMUM);
    let mut group: Vec<usize> = (0..rows.len()).collect();
    let (mut right, mut misses) = (0, String::new());
    for pair in &found {
        if rows[pair.one].0 == rows[pair.other].0 {
            right += 1;
            let (a, b) = (group[pair.one], group[pair.other]);
            group.iter_mut().filter(|of| **of == b).for_each(|of| *of = a);
        } else {
            misses += &format!("wrong: {} | {} ({})\n", rows[pair.one].1, rows[pair.other].1, pair.reason.en);
        }
    }
    let (mut all, mut joined) = (0, 0);
    for a in 0..rows.len() {
        for b in a + 1..rows.len() {
            if rows[a].0 == rows[b].0 {
                all += 1;
                if group[a] == group[b] {
                    joined += 1;
                } else {
                    misses += &format!("missed: {} | {}\n", rows[a].1, rows[b].1);
                }
            }
        }
    }
    (f64::from(right) / found.len() as f64, f64::from(joined) / f64::from(all), misses)
}

#[test]
fn precision_and_recall_on_labelled_names() {
    let (precision, recall, misses) = quality(&rows(LABELLED));
    assert!(precision >= 0.97 && recall >= 0.92, "precision {precision:.3}, recall {recall:.3}\n{misses}");
}

#[test]
fn precision_and_recall_on_the_half_held_out() {
    let (precision, recall, misses) = quality(&rows(HELD_OUT));
    assert!(precision >= 0.95 && recall >= 0.88, "precision {precision:.3}, recall {recall:.3}\n{misses}");
}

#[test]
fn the_order_of_names_does_not_matter() {
    let forward = rows(LABELLED);
    let backward: Vec<Row> = forward.iter().rev().cloned().collect();
    let pairs = |rows: &[Row]| {
        let mut of: BTreeMap<(String, String), String> = BTreeMap::new();
        for pair in propose(&entries(rows), 0.5) {
            let key = |at: usize| format!("{} {}", rows[at].2, rows[at].1);
            let (a, b) = (key(pair.one), key(pair.other));
            if rows[pair.one].2 == rows[pair.other].2 {
                of.insert((a.clone().min(b.clone()), a.max(b)), format!("{:.9}", pair.score));
            }
        }
        of
    };
    assert_eq!(pairs(&forward), pairs(&backward));
}

#[test]
fn types_never_merge_across_towns() {
    let of = |name: &'static str, place| Entry { names: vec![name], places: vec![place], national: false, named: true };
    for name in ["Wmo-loket", "Wijkteam", "Huisarts", "Sociaal Team 1"] {
        assert!(propose(&[of(name, "Ede"), of(name, "Zeist")], 0.0).is_empty(), "{name}");
        assert_eq!(propose(&[of(name, "Ede"), of(name, "Ede")], DEFAULT_MINIMUM).len(), 1, "{name}");
    }
    let across = propose(&[of("Malkander", "Ede"), of("Stichting Malkander", "Zeist")], 0.7);
    assert_eq!((across.len(), across[0].score < DEFAULT_MINIMUM), (1, true));
}

/// The best score of two names in one town; zero where they are not proposed.
fn score(one: &'static str, other: &'static str, town: &'static str) -> f64 {
    let of = |name| Entry { names: vec![name], places: vec![town], national: false, named: true };
    propose(&[of(one), of(other)], DEFAULT_MINIMUM).first().map_or(0.0, |pair| pair.score)
}

#[test]
fn a_municipality_is_not_the_association_of_all_of_them() {
    assert!(score("Gemeente Zutphen", "Vereniging van Nederlandse Gemeenten", "Zutphen") < DEFAULT_MINIMUM);
}

#[test]
fn saints_and_slips_in_long_names_are_seen() {
    for (one, other) in [
        ("Hospice Sint Jozef", "Hospice St. Jozef"),
        ("Sint Jozef", "St. Jozef"),
        ("Voedselbank Het Anker", "Voedselbank Hte Anker"),
        ("Gemeente Zutphen", "Gemeente Zutfen"),
        ("St. Malkander", "Stichting Malkander"),
    ] {
        assert!(score(one, other, "Zutphen") >= DEFAULT_MINIMUM, "{one} | {other}");
    }
    for (one, other) in [
        ("Basisschool De Kam", "Basisschool De Kap"),
        ("Voedselbank Het Anker", "Voedselbank De Anker en Ko"),
        ("Hospice Sint Jozef", "Hospice Sint Maria"),
    ] {
        assert!(score(one, other, "Zutphen") < DEFAULT_MINIMUM, "{one} | {other}");
    }
}
