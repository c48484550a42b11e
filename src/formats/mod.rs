//! Bytes to networks and back: one file per format, and the list of them.
//!
//! [`read`] looks at the bytes, finds the format by content and then by the ending of the name, and returns the network that
//! could be made together with everything that is wrong or doubtful in the file. Only bytes that are no network in any known
//! format are an [`Error`].

mod detect;
pub mod json;
mod position;

use crate::diagnostics::{Checked, Diagnostic, Place};
use crate::error::{Error, ErrorKind};
use crate::model::{Network, Origins};
use crate::text::Text;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::Path;

/// A way to write a network down.
#[derive(Debug)]
pub struct Format {
    /// Word on the command line.
    pub id: &'static str,
    /// Name that its users know it by.
    pub name: &'static str,
    /// Endings of file names, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether these bytes look like it.
    pub detects: fn(&[u8]) -> bool,
    /// Reads a decoded file.
    pub read: fn(&str, &Origin<'_>) -> Result<Parsed, Error>,
    /// Writes a network, where the format can be written.
    pub write: Option<fn(&Network) -> String>,
    /// From the places of whole nodes and ties to those of the field that each is about.
    pub narrow: fn(&str, Vec<Place>) -> Vec<Place>,
    /// What is lost when a network is written in it.
    pub cannot_carry: &'static [&'static str],
    /// What it is for.
    pub meaning: Text,
}

/// Every format, in the order in which their detection is tried.
pub static FORMATS: &[&Format] = &[&json::JSON];

/// The format with this id.
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// Where a text comes from.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// Name of the file as the user gave it.
    pub file: &'a str,
}

/// What a reader makes of a file.
#[derive(Debug)]
pub struct Parsed {
    /// The network, with every finding.
    pub network: Checked<Network>,
    /// Where its nodes and ties stand in the file.
    pub origins: Origins,
}

/// A network that was read, with all that is needed to talk about the file it came from.
#[derive(Debug)]
pub struct Input {
    /// Name of the file as the user gave it.
    pub name: String,
    /// The network, with every finding of the reader.
    pub network: Checked<Network>,
    /// Where its nodes and ties stand in the file, for the rules.
    pub origins: Origins,
    /// The decoded file, into which the spans of places point.
    pub text: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// The format it was in.
    pub format: &'static Format,
}

impl Input {
    /// Findings about the network, as rules make them, with their places narrowed from a whole node or tie to its field.
    pub fn locate(&self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let places = findings.iter_mut().map(|finding| std::mem::take(&mut finding.place)).collect();
        for (finding, place) in findings.iter_mut().zip((self.format.narrow)(&self.text, places)) {
            finding.place = place;
        }
        findings
    }
}

/// Reads a network from bytes; `file_name` names them in messages and helps to find the format.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Checked<Network>, Error> {
    Ok(from_bytes(bytes, file_name)?.network)
}

/// Reads a network file.
pub fn read_file(path: &Path) -> Result<Input, Error> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|reason| unreadable(path, &name, reason))?;
    from_bytes(&bytes, &name)
}

/// Reads a network from bytes that came from anywhere, such as standard input.
pub fn from_bytes(bytes: &[u8], name: &str) -> Result<Input, Error> {
    let text = detect::decode(bytes, name)?;
    let format = detect::format(text, name)?;
    let Parsed { mut network, mut origins } = (format.read)(text, &Origin { file: name })?;
    for finding in &mut network.diagnostics {
        finding.place.file.get_or_insert_with(|| name.to_owned());
    }
    origins.file = Some(name.to_owned());
    let mut sha256 = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(sha256, "{byte:02x}");
    }
    Ok(Input { name: name.to_owned(), network, origins, text: text.to_owned(), sha256, format })
}

/// The network as a native file. The same network gives the same bytes.
pub fn write_json(network: &Network) -> String {
    json::write(network)
}

fn unreadable(path: &Path, name: &str, reason: std::io::Error) -> Error {
    let hint = match reason.kind() {
        std::io::ErrorKind::NotFound => "check the name and the folder; - reads standard input",
        std::io::ErrorKind::PermissionDenied => "you have no permission to read it",
        _ if path.is_dir() => "this is a folder; name a file in it",
        _ => "the file exists but could not be read",
    };
    Error::new(ErrorKind::Read, format!("{name} cannot be read")).because(reason).hint(hint)
}
