//! Every measure on every network that the builder can make, through the same door as the command line.

use crate::support::networks::any_network;
use proptest::prelude::*;
use verbinder::graph::{Cost, Direction, Symmetrise, ViewOptions, Weight};
use verbinder::measures::{Level, MEASURES, Params};
use verbinder::model::Network;
use verbinder::present::findings::measure;
use verbinder::present::known::Asked;
use verbinder::present::language::Language;
use verbinder::present::subject::{Choices, Subject};
use verbinder::transform::one_mode::one_mode as one_mode_of;

/// Views that differ in everything.
fn views() -> [ViewOptions; 4] {
    let plain = ViewOptions::default();
    [
        plain,
        ViewOptions { direction: Direction::Directed, weight: Weight::Strength, ..plain },
        ViewOptions { symmetrise: Symmetrise::Both, weight: Weight::Count, cost: Cost::Hops, ..plain },
        ViewOptions { weight: Weight::Strength, cost: Cost::Strength, ..plain },
    ]
}

/// An attribute that is a number somewhere.
fn numeric(network: &Network) -> Option<String> {
    let mut all = network.nodes().flat_map(|node| node.attributes.iter());
    all.find(|(_, value)| value.is_number()).map(|(name, _)| name.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    // Either a table with a row for each, in which nothing is infinite, or an error that says what is needed.
    #[test]
    fn no_measure_panics_on_what_the_builder_makes(network in any_network(), view in 0..4usize, one_mode in any::<bool>()) {
        let network = if one_mode { one_mode_of(&network).network } else { network };
        let view = views()[view];
        let choices = Choices { command: "measure".into(), file: "any.json".into(), one_mode, view, ..Choices::default() };
        let subject = Subject::new(network, choices);
        let params = Params { permutations: 9, ..Params::default() };
        let members = subject.network.nodes().take(2).map(|node| node.id.clone()).collect();
        let asked = Asked { by: Some("kind".into()), value: numeric(&subject.network), members };
        for entry in MEASURES {
            let found = measure::table(&subject, &[entry], &params, &asked, Language::En);
            match found {
                Ok(table) => {
                    if entry.level == Level::Node {
                        prop_assert_eq!(table.rows.len(), subject.network.node_count(), "{}", entry.id);
                    }
                    let numbers = table.rows.iter().flatten().filter_map(|cell| cell.value());
                    prop_assert!(numbers.into_iter().all(f64::is_finite), "{}: {:?}", entry.id, table.rows);
                }
                // Only what the network lacks is refused.
                Err(error) => prop_assert!(!entry.needs.is_empty() && !error.hints().is_empty(), "{}: {error}", entry.id),
            }
        }
    }
}
