//! The binary format of graph-tool (`.gt`), packed or not.
//!
//! By its description on graph-tool's pages, version 1: a mark, the order of bytes, a comment, whether the graph has a direction, the
//! number of nodes, the neighbours of each, then properties of the graph, its nodes and its ties by name and type. Values of all types are
//! read, extended floats too; objects of Python are left out, with a warning: only Python can read them. Nodes are numbered from 0.

mod bytes;
mod read;

use super::{Format, Read, Sample};
use crate::text::Text;

/// graph-tool.
pub const GT: Format = Format {
    id: "gt",
    name: "graph-tool",
    extensions: &["gt"],
    detects: |sample: &Sample<'_>| sample.bytes.starts_with(MARK),
    read: Read::Bytes(read::networks),
    write: None,
    cannot_carry: &[],
    meaning: Text { en: "the binary files of graph-tool", nl: "de binaire bestanden van graph-tool" },
};

/// What every file begins with.
const MARK: &[u8] = "⛾ gt".as_bytes();
