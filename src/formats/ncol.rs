//! NCOL, the lists of ties of Large Graph Layout, as igraph writes them: two names and perhaps a weight on a line.
//!
//! By the specification of LGL the ties of such a file have no direction and stand there once. igraph writes directed networks too, and
//! reads every file as directed unless it is told otherwise; the file itself does not say. So it is read as any other list of ties.

use super::{Format, Read, edgelist};
use crate::text::Text;

/// NCOL.
pub const NCOL: Format = Format {
    id: "ncol",
    name: "NCOL",
    extensions: &["ncol"],
    detects: |_| false,
    read: Read::Text(edgelist::networks),
    write: None,
    cannot_carry: &[],
    meaning: Text { en: "lists of ties of LGL and igraph", nl: "lijsten van relaties van LGL en igraph" },
};
