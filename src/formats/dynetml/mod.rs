//! DyNetML, the files of ORA and AutoMap: nodes in classes (agents, events, tasks) and networks between classes.
//!
//! By the description of DyNetML (Tsvetovat, Reminga, Carley 2004) and as ORA writes it. A class is a kind of node. Agents and organisations
//! are actors; another class that a network joins with them is what they take part in, the second mode. A network is a layer. A link of the
//! value zero is no tie. A network has a direction unless it says that it has none, or joins two classes. A `DynamicNetwork` may hold several
//! networks, one for each moment. The older names `graph` and `edge` are understood as `network` and `link`.

mod build;
mod read;

use super::shared::detect::beginning;
use super::{Format, Read, Sample};
use crate::text::Text;

/// DyNetML.
pub const DYNETML: Format = Format {
    id: "dynetml",
    name: "DyNetML",
    extensions: &["dynetml", "xml"],
    detects: |sample: &Sample<'_>| {
        let start = beginning(sample.text.unwrap_or_default(), 2000);
        start.contains("<DynamicNetwork") || start.contains("<MetaNetwork") || start.contains("<MetaMatrix")
    },
    read: Read::Text(read::networks),
    write: None,
    cannot_carry: &[],
    meaning: Text { en: "the files of ORA and AutoMap", nl: "de bestanden van ORA en AutoMap" },
};
