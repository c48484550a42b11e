//! Files that are no plain list of ties, though lines of two words could be made of them.

use crate::error::{Error, ErrorKind};
use crate::formats::shared::detect;
use crate::formats::{FORMATS, Format, Sample, csv, edgelist, konect};
use std::cell::OnceCell;

/// By so much of its beginning a file is known.
const BEGINNING: usize = 1 << 16;

/// Refuses bytes that are known to be no text.
pub(super) fn bytes(bytes: &[u8], name: &str) -> Result<(), Error> {
    if bytes.starts_with(detect::PACKED_NETWORK) {
        return Err(
            Error::new(ErrorKind::Format, format!("{name} is a packed network already")).hint(detect::READ_PACKED)
        );
    }
    let start = &bytes[..bytes.len().min(BEGINNING)];
    if std::str::from_utf8(&start[..start.len().min(8)]).is_ok() && !start.contains(&0) {
        return Ok(());
    }
    let sample = Sample { bytes: start, text: None, ending: &detect::ending(name), outline: &OnceCell::new() };
    if let Some(error) = detect::unreadable(&sample, name) {
        return Err(error);
    }
    known(&sample, name)
}

/// Refuses text in a format of its own.
pub(super) fn text(text: &str, name: &str) -> Result<(), Error> {
    let start = &text[..text.floor_char_boundary(BEGINNING)];
    let sample =
        Sample { bytes: start.as_bytes(), text: Some(start), ending: &detect::ending(name), outline: &OnceCell::new() };
    known(&sample, name)?;
    // The two columns of such a list number two sets of nodes, each from 1.
    if start.lines().next().is_some_and(konect::has_two_modes) {
        return Err(other(
            name,
            "a KONECT network of two modes, where the same number means another node in each column",
        ));
    }
    let begins = |signs: &[char]| start.trim_start().starts_with(signs);
    match () {
        () if begins(&['{', '[']) => Err(other(name, "JSON")),
        () if begins(&['<']) => Err(other(name, "XML or a web page")),
        () => Ok(()),
    }
}

/// Refuses what one of the formats of networks knows as its own.
fn known(sample: &Sample<'_>, name: &str) -> Result<(), Error> {
    let format = FORMATS.iter().find(|format| !is_list(format) && (format.detects)(sample));
    format.map_or(Ok(()), |format| Err(other(name, &format!("in the format {}", format.name))))
}

/// Formats whose files are plain lists of ties, or may be.
fn is_list(format: &Format) -> bool {
    [csv::CSV.id, csv::TSV.id, edgelist::EDGELIST.id, konect::KONECT.id].contains(&format.id)
}

fn other(name: &str, what: &str) -> Error {
    Error::new(ErrorKind::Format, format!("{name} is {what}, no plain list of ties"))
        .hint("verbinder convert FILE -o ties.csv makes one of it: pack ties.csv; other commands read the file itself")
}
