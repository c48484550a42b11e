//! The list of rules describes itself, completely.

use crate::support::{bundled_networks, project_file};
use verbinder::diagnostics::Severity;
use verbinder::{formats, rules};

#[test]
fn every_rule_in_the_folder_is_listed_under_the_name_of_its_file() {
    let mut files: Vec<String> = std::fs::read_dir(project_file("src/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().replace('_', "-"))
        .filter(|name| name != "mod")
        .collect();
    files.sort();
    let listed: Vec<&str> = rules::RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(files, listed);
    for rule in rules::RULES {
        assert!(std::ptr::eq(rules::find(rule.id).unwrap(), *rule));
        assert!(!rule.meaning.en.is_empty() && !rule.meaning.nl.is_empty());
        assert_ne!(rule.severity, Severity::Error, "what cannot be is refused by the reader");
    }
}

/// On the bundled networks every finding has its rule's code, at most its severity, a line and a hint.
#[test]
fn findings_carry_the_name_of_their_rule_a_place_and_a_hint() {
    for path in bundled_networks() {
        let input = formats::read_file(&path).unwrap();
        for rule in rules::RULES {
            for finding in (rule.check)(&input.network.value, &input.origins) {
                assert_eq!(finding.code, rule.id);
                assert!(finding.severity >= rule.severity, "{finding:?}");
                assert!(finding.place.line.is_some() && finding.hint.is_some(), "{finding:?}");
            }
        }
    }
}

/// A network that was never in a file has no lines; findings then name the node or tie.
#[test]
fn rules_work_without_a_file() {
    let input = formats::read_file(&project_file("data/florentine-families.json")).unwrap();
    let found = rules::check(&input.network.value, &verbinder::model::Origins::default());
    assert!(
        found.iter().any(|d| d.place.item.as_ref().is_some_and(|item| item.to_string() == "node \"pucci\"")),
        "{found:#?}"
    );
}
