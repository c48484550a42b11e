//! Any bytes to any reader: no panic, no endless work, and what comes out is a sound network.
//!
//! `VERBINDER_FORMAT` names the reader; without it the format is detected as for a user's file. The network that comes out must
//! survive its own native file, and every finding must stand inside the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use verbinder::formats::{self, Beside, Format, ReadOptions};
use verbinder::rules;

static FORMAT: LazyLock<Option<&'static Format>> = LazyLock::new(|| {
    let id = std::env::var("VERBINDER_FORMAT").ok()?;
    Some(formats::find(&id).unwrap_or_else(|| panic!("no format is called {id:?}")))
});

/// The two files of a dataset of UCINET in one: two bytes say how long the header is.
fn pair(bytes: &[u8]) -> Option<(&[u8], Beside)> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (header, data) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
    Some((header, Beside { name: "network.##d".to_owned(), bytes: data.to_vec() }))
}

fuzz_target!(|bytes: &[u8]| {
    let format = *FORMAT;
    let name = format
        .and_then(|format| format.extensions.first())
        .map_or("network".to_owned(), |end| format!("network.{end}"));
    let (bytes, beside) = match format {
        Some(format) if format.id == "ucinet" => {
            pair(bytes).map_or((bytes, None), |(header, data)| (header, Some(data)))
        }
        _ => (bytes, None),
    };
    let options = ReadOptions { format, beside, ..ReadOptions::default() };
    let Ok(inputs) = formats::from_bytes(bytes, &name, &options) else { return };
    assert!(!inputs.is_empty());
    for input in inputs {
        let network = &input.network.value;
        assert_eq!(input.origins.nodes.len(), network.node_count());
        assert_eq!(input.origins.ties.len(), network.tie_count());
        let mut findings = rules::check(network, &input.origins);
        findings.extend(input.network.diagnostics.iter().cloned());
        for finding in input.locate(findings) {
            if let (Some(range), false) = (finding.place.range(), input.text.is_empty()) {
                assert!(input.text.get(range).is_some(), "{finding:?}");
            }
        }
        let file = formats::write_json(network);
        let back = formats::read(file.as_bytes(), "network.json").expect("we read what we write");
        assert_eq!(formats::write_json(&back.value), file);
    }
});
