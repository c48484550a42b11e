//! The registry is complete, and every measure is documented.

use std::collections::BTreeSet;
use verbinder::graph::CompactGraph;
use verbinder::measures::clusters::{self, METHODS};
use verbinder::measures::{Known, MEASURES, Params, find};

/// Folders in which every file is a measure. `clusters` holds divisions, not measures.
const FOLDERS: [&str; 3] = ["centrality", "brokerage", "cohesion"];

const HEADINGS: [&str; 8] = [
    "# Definition",
    "# Reading it",
    "# Conventions",
    "# Undefined when",
    "# Cost",
    "# Checked against",
    "# References",
    "# Example",
];

fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        let path = format!("{}/src/measures/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if name != "mod" {
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn every_file_is_in_the_slice_and_called_as_its_id() {
    let files: BTreeSet<String> = sources().into_iter().map(|(name, _)| name).collect();
    let listed: BTreeSet<String> = MEASURES.iter().map(|measure| measure.id.replace('-', "_")).collect();
    assert_eq!(files, listed);
    assert_eq!(listed.len(), MEASURES.len(), "an id is used twice");
    for measure in MEASURES {
        assert_eq!(find(measure.id).unwrap().id, measure.id);
        assert!(!measure.name.nl.is_empty() && measure.meaning.nl.ends_with('.') && measure.meaning.en.ends_with('.'));
    }
    assert!(find("tea-leaves").is_none());
}

// What a measure needs is asked for by name, and never computed without.
#[test]
fn what_is_needed_is_checked_before() {
    let graph = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
    for measure in MEASURES {
        let found = measure.run(&Known::new(&graph), &Params::default());
        assert_eq!(found.err(), measure.needs.first().copied(), "{}", measure.id);
        let gaps = measure.of(&graph, &Params::default());
        assert!(measure.needs.is_empty() || gaps.values.iter().all(|value| value.is_nan()), "{}", measure.id);
        let parts: BTreeSet<&str> = measure.parts().iter().map(|part| part.id).collect();
        assert_eq!(parts.len(), measure.parts().len(), "{}: a column is named twice", measure.id);
    }
}

#[test]
fn methods_of_clustering_are_called_differently_and_described_in_both_languages() {
    let ids: BTreeSet<&str> = METHODS.iter().map(|method| method.id).collect();
    let names: BTreeSet<&str> = METHODS.iter().flat_map(|method| [method.name.en]).collect();
    assert_eq!((ids.len(), names.len()), (METHODS.len(), METHODS.len()));
    for method in METHODS {
        assert_eq!(clusters::find(method.id).unwrap().id, method.id);
        for text in [method.meaning, method.caution] {
            assert!(text.en.ends_with('.') && text.nl.ends_with('.'), "{}", method.id);
        }
    }
    assert!(clusters::find("tea-leaves").is_none());
}

// A file that offers a method and is not in the slice is forgotten work.
#[test]
fn every_method_is_in_the_slice() {
    let folder = format!("{}/src/measures/clusters", env!("CARGO_MANIFEST_DIR"));
    let mut offered = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if std::fs::read_to_string(&path).unwrap().contains(": Method = Method {") {
            offered.insert(path.file_stem().unwrap().to_str().unwrap().replace('_', "-"));
        }
    }
    assert_eq!(offered, METHODS.iter().map(|method| method.id.to_owned()).collect());
}

#[test]
fn names_differ() {
    let english: BTreeSet<&str> = MEASURES.iter().map(|measure| measure.name.en).collect();
    let dutch: BTreeSet<&str> = MEASURES.iter().map(|measure| measure.name.nl).collect();
    assert_eq!((english.len(), dutch.len()), (MEASURES.len(), MEASURES.len()));
}

// Who reads only the help and the pages must learn what a number means, and what not, in both languages.
#[test]
fn every_measure_is_explained_in_both_languages() {
    for measure in MEASURES {
        let id = measure.id;
        assert!(!measure.formula.trim().is_empty(), "{id}: no formula");
        for (what, text) in [("reading", measure.reading), ("caution", measure.caution)] {
            assert!(
                text.en.ends_with('.') && text.nl.ends_with('.'),
                "{id}: the {what} is no sentence in both languages"
            );
            assert_ne!(text.en, text.nl, "{id}: the {what} is not translated");
            assert!(
                text.en != measure.meaning.en && text.nl != measure.meaning.nl,
                "{id}: the {what} repeats the meaning"
            );
        }
        assert!(measure.reading.en != measure.caution.en && measure.reading.nl != measure.caution.nl, "{id}");
        assert_ne!(measure.meaning.en, measure.meaning.nl, "{id}: the meaning is not translated");
        // Machine translation and haste leave such traces.
        let texts = [measure.reading.en, measure.reading.nl, measure.caution.en, measure.caution.nl, measure.formula];
        assert!(texts.iter().all(|text| !text.contains("  ") && !text.contains('—') && text.trim() == *text), "{id}");
    }
}

#[test]
fn every_measure_has_the_eight_headings_and_an_example() {
    let methods = METHODS.iter().map(|method| method.id.replace('-', "_"));
    let clusters = ["modularity", "map_equation"].map(str::to_owned).into_iter().chain(methods).map(|name| {
        let path = format!("{}/src/measures/clusters/{name}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        (name, text)
    });
    for (name, text) in sources().into_iter().chain(clusters) {
        let function =
            text.find(&format!("\npub fn {name}(")).unwrap_or_else(|| panic!("{name}: no function of this name"));
        let doc = &text[..function];
        let mut from = 0;
        for heading in HEADINGS {
            let line = format!("/// {heading}\n");
            let at = doc[from..].find(&line).unwrap_or_else(|| panic!("{name}: no {heading}, or not in its place"));
            from += at + line.len();
            let body = doc[from..].trim_start_matches("///").trim_start();
            assert!(!body.starts_with("/// #"), "{name}: nothing under {heading}");
        }
        assert!(doc[from..].contains("/// ```"), "{name}: the example is no doctest");
    }
}
