//! The JSON Schema accepts what we write and knows the same words as the code.

use crate::support::networks::any_network;
use crate::support::{bundled_networks, project_file};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use verbinder::formats;
use verbinder::model::{Certainty, Mode, Respondent, Sign, Status, Vocabulary};

pub(crate) fn schema() -> Value {
    serde_json::from_slice(&std::fs::read(project_file("data/verbinder.schema.json")).unwrap()).unwrap()
}

#[test]
fn is_itself_a_schema_of_draft_2020_12() {
    assert_eq!(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn the_bundled_networks_follow_it() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for path in bundled_networks() {
        let file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", path.display());
        let checked = formats::read_file(&path).unwrap().network;
        assert!(!checked.has_errors(), "{}: {:#?}", path.display(), checked.diagnostics);
    }
}

/// Enumerations in the schema and values in the code cannot drift apart.
#[test]
fn knows_the_words_of_the_code() {
    let schema = schema();
    let words = |pointer: &str| -> BTreeSet<String> {
        let list = schema.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("{pointer}"));
        list.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    let of_code = |words: &[&str]| -> BTreeSet<String> { words.iter().map(|word| (*word).to_owned()).collect() };
    assert_eq!(words("/$defs/certainty/enum"), of_code(&Certainty::ALL.map(Certainty::word)));
    assert_eq!(words("/$defs/status/enum"), of_code(&Status::ALL.map(Status::word)));
    assert_eq!(words("/$defs/respondent/enum"), of_code(&Respondent::ALL.map(Respondent::word)));
    assert_eq!(words("/$defs/mode/enum"), of_code(&Mode::ALL.map(Mode::word)));
    assert_eq!(words("/$defs/tie/properties/sign/enum"), of_code(&[Sign::Positive.word(), Sign::Negative.word()]));
    let shipped = Vocabulary::shipped();
    assert_eq!(words("/$defs/shipped_node_kind/enum"), shipped.node_kinds().map(|kind| kind.id.clone()).collect());
    assert_eq!(words("/$defs/shipped_tie_kind/enum"), shipped.tie_kinds().map(|kind| kind.id.clone()).collect());
}

/// Every kind of file by hand that the format description shows is accepted, too.
#[test]
fn the_example_of_the_format_description_follows_it() {
    let page = std::fs::read_to_string(project_file("docs/file-format.md")).unwrap();
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let value: Value = serde_json::from_str(example).unwrap();
    assert!(jsonschema::validator_for(&schema()).unwrap().is_valid(&value));
    let checked = formats::read(example.as_bytes(), "example.json").unwrap();
    assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_we_write_follows_it(network in any_network()) {
        let validator = jsonschema::validator_for(&schema()).unwrap();
        let file: Value = serde_json::from_str(&formats::write_json(&network)).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
        prop_assert!(wrong.is_empty(), "{:#?}", wrong);
    }
}
