//! Lists of ties without headings: two names on a line, and what else is known of the tie behind them.
//!
//! There is no specification; this is what networkx, igraph, NetworKit, SocNetV, SNAP and the Network Repository write. Comments begin
//! with `#` or `%`. Names are set apart by tabs, semicolons or commas where those divide the lines into names, otherwise by space; then a
//! name with blanks stands between quotation marks. A third column of numbers is the strength, a dictionary of Python (networkx) holds
//! named values. Lines of whole numbers of unequal length are a node and its neighbours (SocNetV). Whether ties have a direction is
//! decided by the one rule for lists without headings, `table::ties`: two programs that read the same list as directed and as undirected
//! are both right.

mod literal;
mod read;
mod write;

pub(super) use read::networks;

use super::{Feature, Format, Read, Sample, by_name};
use crate::text::Text;

/// List of ties.
pub const EDGELIST: Format = Format {
    id: "edgelist",
    name: "list of ties",
    extensions: &["edgelist", "edges", "el", "lst", "dat"],
    detects,
    read: Read::Text(networks),
    write: Some(write::write),
    cannot_carry: &[
        Feature::Labels,
        Feature::NodeKinds,
        Feature::NodeFields,
        Feature::NodeDates,
        Feature::NodeEvidence,
        Feature::Isolates,
        Feature::TieKinds,
        Feature::Statuses,
        Feature::TieFields,
        Feature::TieDates,
        Feature::TieEvidence,
        Feature::Layers,
        Feature::Grades,
        Feature::PositiveSigns,
        Feature::Unevaluated,
        Feature::SignAlone,
        Feature::MixedDirection,
        Feature::Memberships,
        Feature::Modes,
        Feature::Description,
        Feature::Sources,
    ],
    meaning: Text {
        en: "two names and a weight on a line, between tabs, without headings; for networkx, NetworKit, igraph",
        nl: "twee namen en een gewicht op een regel, tussen tabs, zonder kopjes; voor networkx, NetworKit, igraph",
    },
};

/// A text of pairs, in a file whose name says nothing else.
fn detects(sample: &Sample<'_>) -> bool {
    let open = matches!(sample.ending, "" | "txt") || by_name(&format!("n.{}", sample.ending)).is_none();
    open && sample.text.is_some_and(read::looks_like)
}

/// What stands on the first line of our files: whether the ties have a direction, for which the format has no place.
const OURS: &str = "# verbinder edgelist ";
