//! JGF, the JSON Graph Format, versions 1 and 2.

mod read;

use super::shared::outline;
use super::{Format, Read};
use crate::text::Text;

/// JGF.
pub const JGF: Format = Format {
    id: "jgf",
    name: "JSON Graph Format",
    extensions: &["jgf", "jgf.json"],
    detects: |sample| {
        let entries = outline::of(sample);
        // A native file may have an attribute of that name.
        outline::find(entries, "nodes").is_none()
            && ["graph", "graphs"]
                .iter()
                .any(|name| outline::find(entries, name).is_some_and(|graph| graph.has("nodes")))
    },
    read: Read::Text(read::networks),
    write: None,
    cannot_carry: &[],
    meaning: Text {
        en: "files of the JSON Graph Format, one graph or several",
        nl: "bestanden in JSON Graph Format, met een graaf of meer",
    },
};
