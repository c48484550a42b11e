//! A native file to every format that is written, and back: no panic, and no file of ours that our own reader refuses.

#![no_main]

use libfuzzer_sys::fuzz_target;
use verbinder::formats::{self, FORMATS, Read, ReadOptions};

fuzz_target!(|bytes: &[u8]| {
    let Ok(checked) = formats::read(bytes, "network.json") else { return };
    let network = checked.value;
    for format in FORMATS.iter().copied() {
        let Some(write) = format.write else { continue };
        // A format may be unable to hold a network, and says so.
        let Ok(file) = write(&network) else { continue };
        formats::losses(&network, format);
        if matches!(format.read, Read::Never) {
            continue;
        }
        let name = format!("network.{}", format.extensions[0]);
        let options = ReadOptions { format: Some(format), ..ReadOptions::default() };
        if let Err(error) = formats::from_bytes(&file, &name, &options) {
            assert!(network.node_count() == 0, "{}: {error}\n{}", format.id, String::from_utf8_lossy(&file));
        }
    }
});
