//! From bytes to text: compression, then encoding.

use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::io::{Read as _, Write};

/// A file that unpacks to more than this is refused: no machine of a user holds the network in it.
const MOST_UNPACKED: u64 = 64 << 30;

/// Up to here every file is unpacked, and beyond it only what grows at most so many times: lists of ties grow three to thirty times.
const FREE: u64 = 256 << 20;
const MOST_GROWTH: u64 = 200;

/// To how many bytes a packed file of this length may grow; what grows more is made to fill the memory.
pub(in crate::formats) fn most_unpacked(packed: usize) -> u64 {
    (packed as u64).saturating_mul(MOST_GROWTH).clamp(FREE, MOST_UNPACKED)
}

/// A file that grows beyond what is unpacked.
pub(in crate::formats) fn too_large(name: &str, most: u64) -> Error {
    Error::new(
        ErrorKind::Format,
        format!("{name} unpacks to more than {} MiB, far more than it holds packed", most >> 20),
    )
    .hint("files made to fill the memory look like this; if you trust it, unpack it with another program")
}

/// The bytes without gzip compression.
pub(in crate::formats) fn unpack<'b>(bytes: &'b [u8], name: &str) -> Result<Cow<'b, [u8]>, Error> {
    if !bytes.starts_with(b"\x1f\x8b") {
        return Ok(Cow::Borrowed(bytes));
    }
    let most = most_unpacked(bytes.len());
    let unpack = |most: u64, into: &mut dyn Write| {
        std::io::copy(&mut flate2::read::MultiGzDecoder::new(bytes).take(most), into).map_err(|reason| {
            Error::new(ErrorKind::Format, format!("{name} is compressed (gzip) and cannot be unpacked"))
                .because(reason)
                .hint("the file is damaged or cut off; fetch it anew, or unpack it with another program")
        })
    };
    let mut unpacked = Vec::new();
    if unpack(UNCOUNTED.min(most) + 1, &mut unpacked)? <= UNCOUNTED.min(most) {
        return Ok(Cow::Owned(unpacked));
    }
    // What is larger is counted before room is made for it: room that grows takes up to three times as much.
    drop(unpacked);
    let length = unpack(most + 1, &mut std::io::sink())?;
    if length > most {
        return Err(too_large(name, most));
    }
    let mut unpacked = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    unpack(most, &mut unpacked)?;
    Ok(Cow::Owned(unpacked))
}

/// So much is unpacked without counting it first.
const UNCOUNTED: u64 = 64 << 20;

/// A decoded file.
pub(in crate::formats) struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub(in crate::formats) text: Cow<'b, str>,
    /// What must be said about the decoding.
    pub(in crate::formats) note: Option<Diagnostic>,
}

/// The bytes as text. The encoding is the one that the user names, the one that a byte order mark or an XML declaration names,
/// UTF-8 where the bytes are that, and Windows-1252 otherwise: what older Windows programs write.
pub(in crate::formats) fn decode<'b>(bytes: &'b [u8], name: &str, wanted: Option<&str>) -> Result<Decoded<'b>, Error> {
    let no_text = |what: &str| Error::new(ErrorKind::Format, format!("{name} {what}"));
    if bytes.trim_ascii().is_empty() {
        return Err(no_text("is empty").hint("a network file holds at least a list of nodes or ties"));
    }
    if let Some(label) = wanted {
        let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            Error::request(format!("--encoding does not know {label:?}"))
                .hint("such as utf-8, windows-1252, iso-8859-15, utf-16le, macintosh")
        })?;
        return Ok(Decoded { text: encoding.decode(bytes).0, note: None });
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return strictly(encoding, bytes, name);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return strictly(encoding, bytes, name);
    }
    if let Some(encoding) = declared_in_xml(bytes).filter(|encoding| *encoding != UTF_8) {
        return Ok(Decoded { text: encoding.decode_without_bom_handling(bytes).0, note: None });
    }
    if is_binary(bytes) {
        return Err(no_text("is no text and no known format").hint(super::detect::known_formats()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: Cow::Borrowed(text), note: None }),
        Err(reason) => {
            let at = reason.valid_up_to();
            let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            // JSON and XML are UTF-8 by definition: other bytes are damage, not another custom.
            if matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'[' | b'<')) {
                return Err(no_text(&format!(
                    "is not UTF-8: byte {} (line {line}) is {:#04x}, which cannot stand there",
                    at + 1,
                    bytes[at]
                ))
                .hint("save it as UTF-8, or name its encoding: --encoding windows-1252"));
            }
            let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
            let there = text.lines().nth(line - 1).unwrap_or_default();
            let example = match (odd_word(there), there.chars().find(|sign| !sign.is_ascii())) {
                (Some(word), _) => said!("{word:?} of line {line}", "{word:?} van regel {line}"),
                // A space that no program breaks lines at looks like any other.
                (None, Some(sign)) => said!("U+{:04X} in line {line}", "U+{:04X} in regel {line}", u32::from(sign)),
                (None, None) => said!("line {line} what it is", "regel {line} zoals hij is"),
            };
            let message = said!(
                [example] "the file is not UTF-8; it is read as Windows-1252, which makes {example}",
                "het bestand is geen UTF-8; het is gelezen als Windows-1252, en dat geeft {example}"
            );
            let hint = text!(
                "if that looks wrong, name the encoding with --encoding, or save the file as UTF-8",
                "ziet dat er verkeerd uit, noem de tekencodering dan met --encoding, of sla het bestand op als UTF-8"
            );
            let place = Place { line: Some(line), ..Place::default() };
            Ok(Decoded { text, note: Some(Diagnostic::notice("encoding", place, message).hint(hint)) })
        }
    }
}

fn strictly<'b>(encoding: &'static Encoding, bytes: &'b [u8], name: &str) -> Result<Decoded<'b>, Error> {
    let (text, _, damaged) = encoding.decode(bytes);
    if damaged {
        let message = format!("{name} begins as {} but holds bytes that cannot stand in it", encoding.name());
        return Err(Error::new(ErrorKind::Format, message)
            .hint("save it as UTF-8 from the program that wrote it, or name its encoding: --encoding NAME"));
    }
    if text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Format, format!("{name} is empty"))
            .hint("a network file holds at least a list of nodes or ties"));
    }
    Ok(Decoded { text, note: None })
}

/// UTF-16 that lacks its mark: nearly every second byte is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(400)];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let most = start.len() * 2 / 5;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > most => Some(UTF_16LE),
        (even, 0) if even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that an XML file names in its first line.
fn declared_in_xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.trim_ascii_start();
    let line = start.starts_with(b"<?xml").then(|| &start[..start.len().min(200)])?;
    let end = line.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(&line[..end]).ok()?;
    let (_, rest) = declaration.split_once("encoding")?;
    let label = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    Encoding::for_label(label.split(['"', '\'']).next()?.as_bytes())
}

fn is_binary(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(8000)];
    let odd = |byte: &&u8| **byte < 32 && !b"\t\n\r\x0c\x1b\x1a".contains(byte);
    start.contains(&0) || start.iter().filter(odd).count() * 20 > start.len()
}

/// The first word with a character beyond ASCII.
fn odd_word(line: &str) -> Option<&str> {
    line.split(|c: char| c.is_whitespace() || ",;\"'".contains(c)).find(|word| !word.is_ascii())
}
