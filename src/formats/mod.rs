//! Bytes to networks and back: one file or folder per format, and the list of them.
//!
//! [`open`] reads a file or a folder, [`from_bytes`] what came from anywhere. The bytes are unpacked and decoded, the format is
//! found by content and then by the ending of the name, and what comes back are the networks that could be made, each together
//! with everything that is wrong or doubtful in the file. Only bytes that are no network in any known format are an [`Error`].
//!
//! A reader turns its file into nodes, ties and named values; what the values mean in the model is decided in one place for all
//! formats, `shared::draft`. A writer puts down what `shared::flat` makes of the network, and declares what its format cannot carry.

pub mod adj;
pub mod adjlist;
pub mod csv;
pub mod cytoscape;
pub mod dimacs;
pub mod dl;
pub mod dot;
pub mod dynetml;
pub mod edgelist;
pub mod frames;
pub mod gexf;
pub mod gml;
pub mod graph6;
pub mod graphml;
pub mod graphology;
pub mod gt;
mod input;
pub mod jgf;
pub mod json;
pub mod konect;
pub mod kumu;
pub mod leda;
pub mod lgl;
mod merge_list;
pub mod metis;
pub mod mtx;
pub mod ncol;
pub mod nos;
mod open;
mod options;
pub mod pajek;
pub mod rb;
mod shared;
mod table;
mod tie_list;
pub mod ucinet;
pub mod visjs;
pub mod vna;
pub mod xlsx;

pub use input::{Input, from_bytes, read};
pub use merge_list::{merge_list_column, open_merge_list, read_merge_list, write_merge_list};
pub use open::{Opened, Unreadable, belonging, beside, open, open_each, read_file};
pub use options::{Beside, ReadOptions, Split};
pub use shared::feature::{FEATURES, Feature};
pub use tie_list::{TieList, TieListColumn, TieListLayout, TieListOptions, read_tie_list};

use crate::diagnostics::{Checked, Place};
use crate::error::Error;
use crate::model::{Network, Origins};
use crate::text::Text;
use std::cell::OnceCell;
use std::sync::Arc;

/// A way to write a network down.
#[derive(Debug)]
pub struct Format {
    /// Word on the command line.
    pub id: &'static str,
    /// Name that its users know it by.
    pub name: &'static str,
    /// Endings of file names, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a file looks like it, by its content alone or nearly so.
    pub detects: fn(&Sample<'_>) -> bool,
    /// How it is read.
    pub read: Read,
    /// Writes a network, where the format can be written.
    pub write: Option<Write>,
    /// What is lost when a network is written in it; [`Feature::count`] says how much of it a network has.
    pub cannot_carry: &'static [Feature],
    /// What it is for.
    pub meaning: Text,
}

/// Every format, in the order in which their detection is tried.
pub static FORMATS: &[&Format] = &[
    &graphology::GRAPHOLOGY,
    &cytoscape::CYTOSCAPE,
    &kumu::KUMU,
    &visjs::VISJS,
    &jgf::JGF,
    &frames::FRAMES,
    &json::JSON,
    &graphml::GRAPHML,
    &gexf::GEXF,
    &pajek::PAJEK_PROJECT,
    &pajek::PAJEK,
    &dot::DOT,
    &gml::GML,
    &dl::DL,
    &vna::VNA,
    &ucinet::UCINET,
    &nos::NOS,
    &xlsx::XLSX,
    &csv::CSV,
    &csv::TSV,
    &dynetml::DYNETML,
    &gt::GT,
    &mtx::MTX,
    &konect::KONECT,
    &dimacs::DIMACS,
    &leda::LEDA,
    &graph6::GRAPH6,
    &metis::METIS,
    &rb::RB,
    &adj::ADJ,
    &edgelist::EDGELIST,
    &adjlist::ADJLIST,
    &ncol::NCOL,
    &lgl::LGL,
];

/// The format with this id.
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// The format that a file of this name is written in, by its ending.
pub fn by_name(name: &str) -> Option<&'static Format> {
    let lower = name.to_lowercase();
    FORMATS.iter().copied().find(|format| format.extensions.iter().any(|ending| lower.ends_with(&format!(".{ending}"))))
}

/// What a format is recognised by.
#[derive(Debug, Clone, Copy)]
pub struct Sample<'a> {
    /// The bytes, unpacked.
    pub bytes: &'a [u8],
    /// The decoded text; none where the bytes are no text.
    pub text: Option<&'a str>,
    /// Ending of the name in lower case, without the dot and without `.gz`.
    pub ending: &'a str,
    /// What a JSON text holds at its top, once a format has asked.
    pub(in crate::formats) outline: &'a OnceCell<Vec<shared::outline::Entry>>,
}

/// Writes a network; the same network gives the same bytes.
pub type Write = fn(&Network) -> Result<Vec<u8>, Error>;

/// How a format is read. One file may hold several networks.
#[derive(Debug, Clone, Copy)]
pub enum Read {
    /// From decoded text.
    Text(fn(&str, &Origin<'_>) -> Result<Vec<Parsed>, Error>),
    /// From bytes.
    Bytes(fn(&[u8], &Origin<'_>) -> Result<Vec<Parsed>, Error>),
    /// It is only written.
    Never,
}

/// Where bytes come from and how they are to be read.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// Name of the file as the user gave it.
    pub file: &'a str,
    /// What the user said about it.
    pub options: &'a ReadOptions,
}

/// From the places of whole nodes and ties, in a text, to those of the field that each is about.
pub type Narrow = Arc<dyn Fn(&str, Vec<Place>) -> Vec<Place> + Send + Sync>;

/// The text of the cells at a place, in a file that is no text.
pub type Cells = Arc<dyn Fn(&Place) -> Option<String> + Send + Sync>;

/// What a reader makes of a file, or of one of the networks in it.
#[derive(Clone)]
pub struct Parsed {
    /// What the network is called in the file, where the file holds several.
    pub name: Option<String>,
    /// The network, with every finding.
    pub network: Checked<Network>,
    /// Where its nodes and ties stand in the file.
    pub origins: Origins,
    /// Narrows the places that rules know.
    pub narrow: Narrow,
    /// Finds the text at a place of a workbook; none where the file is text.
    pub cells: Option<Cells>,
}

impl Parsed {
    /// The only network of a file, whose places cannot be narrowed.
    pub(crate) fn only((network, origins): (Checked<Network>, Origins)) -> Parsed {
        Parsed { name: None, network, origins, narrow: Arc::new(|_, places| places), cells: None }
    }
}

impl std::fmt::Debug for Parsed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parsed").field("name", &self.name).field("network", &self.network).finish_non_exhaustive()
    }
}

/// What a network loses in a format: each feature that it has and the format cannot carry, with the number of nodes or ties
/// concerned. The description of the network is named part by part.
pub fn losses(network: &Network, format: &Format) -> Vec<(Feature, usize)> {
    let lost = format.cannot_carry.iter().flat_map(Feature::parts);
    let counted = lost.map(|feature| (*feature, feature.count(network)));
    counted.filter(|(_, count)| *count > 0).collect()
}

/// The second file that belongs to a network in this format, where it takes two: the table of nodes beside the table of ties.
pub fn write_beside(network: &Network, format: &Format) -> Option<Result<Vec<u8>, Error>> {
    csv::nodes(network, format)
}

/// The network as a native file. The same network gives the same bytes.
pub fn write_json(network: &Network) -> String {
    json::write(network)
}
