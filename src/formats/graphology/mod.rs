//! The JSON of graphology, which sigma and Gephi Lite use too.

mod read;
mod write;

use super::shared::outline;
use super::{Feature, Format, Read};
use crate::text::Text;

/// The JSON of graphology.
pub const GRAPHOLOGY: Format = Format {
    id: "graphology",
    name: "graphology JSON",
    extensions: &["graphology.json"],
    detects: |sample| {
        let entries = outline::of(sample);
        let keyed = |name| outline::find(entries, name).is_some_and(|nodes| nodes.has("key") && !nodes.has("id"));
        let is_options =
            outline::find(entries, "options").is_some_and(|options| options.has("type") || options.has("multi"));
        let is_dataset = || outline::find(entries, "graphDataset").is_some_and(|held| held.has("fullGraph"));
        keyed("nodes") || ((is_options || is_dataset()) && sample.text.is_some_and(|text| text.contains("\"nodes\"")))
    },
    read: Read::Text(read::networks),
    write: Some(write::write),
    cannot_carry: NOTHING,
    meaning: Text {
        en: "for graphology, sigma and pages in the browser; files of Gephi Lite are read too",
        nl: "voor graphology, sigma en pagina's in de browser; ook bestanden van Gephi Lite worden gelezen",
    },
};

const NOTHING: &[Feature] = &[];

/// The name that the strength of a tie has where it is a number.
const WEIGHT: &str = "weight";
