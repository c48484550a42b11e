//! Hostile names in tables: nothing steers a terminal, becomes a formula or markup, in any form of table.

#![no_main]

#[allow(dead_code, reason = "each target uses its part")]
mod common;

use common::Texts;
use libfuzzer_sys::fuzz_target;
use verbinder::present::language::Language;
use verbinder::present::report::all_tables;
use verbinder::present::subject::{Choices, Subject};
use verbinder::present::tables::{Appearance, WRITERS};
use verbinder::text::steers;

fuzz_target!(|bytes: &[u8]| {
    let mut texts = Texts::new(bytes);
    let Some(network) = common::network(&mut texts) else { return };
    let language = if texts.byte() % 2 == 0 { Language::En } else { Language::Nl };
    let subject = Subject::new(network.clone(), Choices::default());
    for (_, table) in all_tables(&network, &subject, language) {
        for writer in WRITERS {
            let appearance = Appearance { language, width: Some(80), colour: false };
            let written = (writer.write)(&table, &appearance).expect("a table is written in every form");
            if writer.binary {
                continue;
            }
            let text = String::from_utf8(written).expect("text");
            assert!(!text.contains(|c| steers(c) && !"\n\r".contains(c)), "{}: {text:?}", writer.id);
            match writer.id {
                "csv" => {
                    let mut cells = false;
                    for record in csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records() {
                        for cell in &record.expect("whole records") {
                            cells = true;
                            // A sign that stands alone is no formula.
                            let begins = cell.len() > 1 && cell.starts_with(['=', '+', '@', '-', '\t', '\r']);
                            assert!(!begins || cell.parse::<f64>().is_ok(), "{cell:?}");
                        }
                    }
                    assert!(cells || table.rows.is_empty());
                }
                "json" => drop(serde_json::from_str::<serde_json::Value>(&text).expect("JSON")),
                "markdown" => assert!(!text.contains(common::TAG), "{text}"),
                _ => {}
            }
        }
    }
});
