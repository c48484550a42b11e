//! The JSON of Kumu: blueprints and whole projects. Its workbooks are read as any workbook.

mod read;

use super::shared::outline;
use super::{Format, Read};
use crate::text::Text;

/// The JSON of Kumu.
pub const KUMU: Format = Format {
    id: "kumu",
    name: "Kumu JSON",
    extensions: &["kumu.json"],
    detects: |sample| {
        let entries = outline::of(sample);
        outline::find(entries, "elements").is_some_and(|elements| {
            elements.is_list && !elements.has("data") && (elements.has("label") || elements.has("attributes"))
        })
    },
    read: Read::Text(read::networks),
    write: None,
    cannot_carry: &[],
    meaning: Text {
        en: "projects and blueprints of Kumu; its workbooks open as workbooks",
        nl: "projecten en blauwdrukken van Kumu; zijn werkmappen openen als werkmap",
    },
};
