//! What is read beside a network: merge lists, positions, packed networks.

#![no_main]

use libfuzzer_sys::fuzz_target;
use verbinder::formats;
use verbinder::packed;
use verbinder::present::diagram::Positions;

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    match which % 4 {
        0 => drop(formats::read_merge_list(bytes, "list.csv")),
        1 => drop(formats::read_merge_list(bytes, "list.xlsx")),
        2 => {
            if let Ok(text) = std::str::from_utf8(bytes) {
                drop(Positions::from_json(text, "positions.json"));
            }
        }
        _ => {
            if let Ok(packed) = packed::read(bytes, "network.packed") {
                let written = packed::write(&packed);
                packed::read(&written, "network.packed").expect("we read what we write");
            }
        }
    }
});
