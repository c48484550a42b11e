//! What the bytes are: their encoding, and the format that the text is in.

use super::{FORMATS, Format};
use crate::error::{Error, ErrorKind};

/// The bytes as text, without a byte order mark.
pub(super) fn decode<'b>(bytes: &'b [u8], name: &str) -> Result<&'b str, Error> {
    let no_network = |what: &str| Error::new(ErrorKind::Format, format!("{name} {what}"));
    if bytes.starts_with(b"\x1f\x8b") {
        return Err(
            no_network("is compressed (gzip)").hint(format!("unpack it first: gunzip -c {name} | verbinder … -"))
        );
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(no_network("is a workbook or zip archive, which is not read yet").hint(known_formats()));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(no_network("is written in UTF-16").hint("save it as UTF-8"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|reason| {
        let at = reason.valid_up_to();
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        no_network(&format!(
            "is not UTF-8: byte {} (line {line}) is {:#04x}, which cannot stand there",
            at + 1,
            bytes[at]
        ))
        .hint("save it as UTF-8; older Windows programs write Windows-1252 unless told otherwise")
    })?;
    if text.trim().is_empty() {
        return Err(no_network("is empty").hint("a network file holds at least {\"nodes\": [], \"edges\": []}"));
    }
    Ok(text)
}

/// The format by content, then by the ending of the name.
pub(super) fn format(text: &str, name: &str) -> Result<&'static Format, Error> {
    if let Some(format) = FORMATS.iter().copied().find(|format| (format.detects)(text.as_bytes())) {
        return Ok(format);
    }
    let refuse = |what: String| Error::new(ErrorKind::Format, format!("{name} {what}")).hint(known_formats());
    if let Some(other) = resembles(text) {
        return Err(refuse(format!("looks like {other}, which is not read yet")));
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    FORMATS
        .iter()
        .copied()
        .find(|format| format.extensions.iter().any(|known| known.eq_ignore_ascii_case(ending)))
        .ok_or_else(|| refuse("is no network in a known format".to_owned()))
}

fn known_formats() -> String {
    let known: Vec<String> =
        FORMATS.iter().map(|format| format!("{} (.{})", format.name, format.extensions.join(", ."))).collect();
    format!("formats that can be read: {}", known.join("; "))
}

/// A format of other programs that the beginning of the text gives away.
fn resembles(text: &str) -> Option<&'static str> {
    let start: String = text.trim_start().chars().take(2000).collect::<String>().to_lowercase();
    let first_line = start.lines().next().unwrap_or_default();
    let is = |beginnings: &[&str]| beginnings.iter().any(|beginning| start.starts_with(beginning));
    if start.contains("<graphml") {
        Some("GraphML")
    } else if start.contains("<gexf") {
        Some("GEXF")
    } else if is(&["<"]) {
        Some("an XML or HTML page")
    } else if is(&["*vertices", "*network"]) {
        Some("Pajek")
    } else if is(&["dl ", "dl\n", "dl\r"]) {
        Some("UCINET DL")
    } else if is(&["graph [", "graph\n[", "creator "]) {
        Some("GML")
    } else if is(&["graph", "digraph", "strict graph", "strict digraph"]) {
        Some("Graphviz DOT")
    } else if [',', ';', '\t'].iter().any(|separator| first_line.contains(*separator)) {
        Some("a table (CSV)")
    } else {
        None
    }
}
