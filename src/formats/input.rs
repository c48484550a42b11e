//! From bytes to inputs: a network with all that is needed to talk about the file it came from.

use super::shared::decode::{decode, unpack};
use super::shared::{detect, no_answer, pieces};
use super::{Cells, Format, Narrow, Origin, Parsed, Read, ReadOptions, Sample};
use crate::diagnostics::{Checked, Diagnostic, Place};
use crate::digest::sha256;
use crate::error::{Error, ErrorKind};
use crate::model::{Network, Origins};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

/// A network that was read, with all that is needed to talk about the file it came from.
#[derive(Clone)]
pub struct Input {
    /// Name of the file as the user gave it.
    pub name: String,
    /// What the network is called in the file, where the file holds several.
    pub part: Option<String>,
    /// The network, with every finding of the reader.
    pub network: Checked<Network>,
    /// Where its nodes and ties stand in the file, for the rules.
    pub origins: Origins,
    /// The decoded file, into which the spans of places point; empty where the file is no text.
    pub text: Arc<String>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Files that were found beside it and read with it: name and SHA-256 of each.
    pub beside: Vec<(String, String)>,
    /// The format it was in.
    pub format: &'static Format,
    narrow: Narrow,
    cells: Option<Cells>,
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Input").field("name", &self.name).field("part", &self.part).finish_non_exhaustive()
    }
}

impl Input {
    /// The sign between cells, where the file was a table in text.
    pub fn delimiter(&self) -> Option<char> {
        (self.format.id == super::csv::CSV.id).then(|| super::csv::delimiter(&self.text))
    }

    /// Puts another network in the place of the one that was read, under another name. Nothing of the file is left beside it, and the
    /// hash is that of the network as the native format writes it.
    pub fn replace(&mut self, network: Network, name: String, part: Option<String>) {
        self.sha256 = sha256(super::write_json(&network).as_bytes());
        self.network = Checked { value: network, diagnostics: Vec::new() };
        (self.name, self.part) = (name, part);
        (self.origins, self.text, self.cells) = (Origins::default(), Arc::default(), None);
    }

    /// Findings about the network, as rules make them, with their places narrowed from a whole node or tie to its field.
    pub fn locate(&self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let places = findings.iter_mut().map(|finding| std::mem::take(&mut finding.place)).collect();
        for (finding, place) in findings.iter_mut().zip((self.narrow)(&self.text, places)) {
            finding.place = place;
        }
        findings
    }

    /// The text at a place, as it stands in the file; of a row of a workbook the cells that hold something.
    pub fn text_at(&self, place: &Place) -> Option<String> {
        let text = match place.range() {
            Some(range) => self.text.get(range)?.to_owned(),
            None => self.cells.as_ref()?(place)?,
        };
        (!text.is_empty()).then_some(text)
    }

    /// Name of the file, and of the network in it where there are several: `towns.csv (Ede)`.
    pub fn title(&self) -> String {
        match &self.part {
            Some(part) => format!("{} ({part})", self.name),
            None => self.name.clone(),
        }
    }
}

/// From so many bytes on the hash of a file is worth a thread of its own.
const LONG: usize = 1 << 20;

/// Reads a network from bytes; `file_name` names them in messages and helps to find the format. Of several networks in one file
/// it gives the first.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Checked<Network>, Error> {
    let mut inputs = from_bytes(bytes, file_name, &ReadOptions::default())?;
    Ok(inputs.swap_remove(0).network)
}

/// Reads the networks in bytes that came from anywhere, such as standard input. There is at least one.
pub fn from_bytes(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Vec<Input>, Error> {
    inputs(Cow::Borrowed(bytes), name, options)
}

/// As [`from_bytes`]; bytes that are text as they stand become the text of the inputs, which takes no more room.
pub(super) fn inputs(bytes: Cow<'_, [u8]>, name: &str, options: &ReadOptions) -> Result<Vec<Input>, Error> {
    let unpacked = unpack(&bytes, name)?;
    let decoded = decode(&unpacked, name, options.encoding.as_deref());
    let ending = detect::ending(name);
    let text = decoded.as_ref().ok().map(|decoded| &*decoded.text);
    let outline = OnceCell::new();
    let sample = Sample { bytes: &unpacked, text, ending: &ending, outline: &outline };
    if options.format.is_none()
        && let Some(error) = detect::unreadable(&sample, name)
    {
        return Err(error);
    }
    let format = match options.format {
        Some(format) => format,
        None => match detect::format(&sample, name) {
            Ok(format) => format,
            // That the bytes are no text explains more than that no format fits.
            Err(error) => return Err(decoded.err().unwrap_or(error)),
        },
    };
    let origin = Origin { file: name, options };
    let hash = || sha256(&bytes);
    let is_long = bytes.len() > LONG;
    let (mut parsed, sha256, text, note) = match format.read {
        Read::Bytes(read) => {
            let (parsed, sha256) = pieces::beside(is_long, || read(&unpacked, &origin), hash);
            (parsed?, sha256, Some(String::new()), None)
        }
        Read::Text(read) => {
            let decoded = decoded?;
            let is_whole = matches!(&decoded.text, Cow::Borrowed(text) if text.len() == unpacked.len());
            let (parsed, sha256) = pieces::beside(is_long, || read(&decoded.text, &origin), hash);
            (parsed?, sha256, (!is_whole).then(|| decoded.text.into_owned()), decoded.note)
        }
        Read::Never => {
            let message = format!("{} is a format that is only written", format.name);
            return Err(Error::new(ErrorKind::Format, message).hint(detect::known_formats()));
        }
    };
    let unpacked = match unpacked {
        Cow::Owned(unpacked) => Some(unpacked),
        Cow::Borrowed(_) => None,
    };
    let whole = |bytes| String::from_utf8(bytes).expect("all bytes are the text, as they stand");
    let text = text.unwrap_or_else(|| whole(unpacked.unwrap_or_else(|| bytes.into_owned())));
    let text = Arc::new(text);
    no_answer::leave_out(&mut parsed, options);
    let mut inputs = Vec::with_capacity(parsed.len());
    for Parsed { name: part, mut network, mut origins, narrow, cells } in parsed {
        if inputs.is_empty() {
            network.diagnostics.extend(note.clone());
        }
        for finding in &mut network.diagnostics {
            finding.place.file.get_or_insert_with(|| name.to_owned());
        }
        origins.file = Some(name.to_owned());
        let (name, sha256, text) = (name.to_owned(), sha256.clone(), Arc::clone(&text));
        inputs.push(Input { name, part, network, origins, text, sha256, beside: Vec::new(), format, narrow, cells });
    }
    if inputs.is_empty() {
        return Err(Error::new(ErrorKind::Format, format!("{name} holds no network")).hint(detect::known_formats()));
    }
    Ok(inputs)
}
