//! Which format a file is in: by content, then by the ending of its name.

use crate::error::{Error, ErrorKind};
use crate::formats::{FORMATS, Format, Read, Sample};

/// Ending of a name in lower case, `.gz` left out.
pub(in crate::formats) fn ending(name: &str) -> String {
    let lower = name.to_lowercase();
    let plain = lower.strip_suffix(".gz").unwrap_or(&lower);
    plain.rsplit_once('.').map_or("", |(_, ending)| ending).to_owned()
}

/// The first characters of a text, so many of them.
pub(in crate::formats) fn beginning(text: &str, most: usize) -> &str {
    match text.as_bytes().get(..most) {
        None => text,
        Some(plain) if plain.is_ascii() => &text[..most],
        Some(_) => text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end]),
    }
}

/// The format by content, then by the ending of the name.
pub(in crate::formats) fn format(sample: &Sample<'_>, name: &str) -> Result<&'static Format, Error> {
    let readable = || FORMATS.iter().copied().filter(|format| !matches!(format.read, Read::Never));
    if let Some(format) = readable().find(|format| (format.detects)(sample)) {
        return Ok(format);
    }
    let by_ending = readable().find(|format| {
        let needs_text = matches!(format.read, Read::Text(_));
        format.extensions.contains(&sample.ending) && (sample.text.is_some() || !needs_text)
    });
    by_ending.ok_or_else(|| {
        let what = sample.text.and_then(resembles).map_or_else(
            || "is no network in a known format".to_owned(),
            |other| format!("looks like {other}, which is no network format that can be read"),
        );
        Error::new(ErrorKind::Format, format!("{name} {what}"))
            .hint(known_formats())
            .hint("if it is one of these all the same, name it: --input-format FORMAT")
    })
}

/// Who reads a packed network, for hints.
pub(in crate::formats) const READ_PACKED: &str =
    "describe, measure, clusters, merge-shards and spark-job read it as it is";

/// How a packed network begins: the first bytes of `packed::MAGIC`, which formats know nothing else of.
pub(in crate::formats) const PACKED_NETWORK: &[u8] = b"\x89verbinder-pk";

/// The error for bytes of a kind that is known and cannot be read.
pub(in crate::formats) fn unreadable(sample: &Sample<'_>, name: &str) -> Option<Error> {
    const PACKED: [(&[u8], &str); 3] = [(b"\x28\xb5\x2f\xfd", "zstd"), (b"\xfd7zXZ\0", "xz"), (b"BZh", "bzip2")];
    if let Some((_, packer)) = PACKED.iter().find(|(mark, _)| sample.text.is_none() && sample.bytes.starts_with(mark)) {
        return Some(
            Error::new(ErrorKind::Format, format!("{name} is compressed with {packer}"))
                .hint("unpack it with that program first; files packed with gzip are read as they are"),
        );
    }
    if sample.bytes.starts_with(PACKED_NETWORK) {
        return Some(
            Error::new(ErrorKind::Format, format!("{name} is a packed network, which keeps graph and labels alone"))
                .hint(format!("{READ_PACKED}: one file, by its name"))
                .hint("for all else, and for several files or standard input, name the file that was packed"),
        );
    }
    // NetworKit's own binary files begin with their name; those of two other programs that it reads have no mark.
    let networkit = sample.bytes.starts_with(b"nkbg")
        || (sample.text.is_none() && matches!(sample.ending, "thrill" | "gi" | "nkb" | "nkbg"));
    networkit.then(|| {
        Error::new(ErrorKind::Format, format!("{name} is a binary file of NetworKit, which only that reads"))
            .hint("let NetworKit write it as METIS (.graph) or GraphML")
    })
}

/// One line that names every format that can be read.
pub(in crate::formats) fn known_formats() -> String {
    let known: Vec<String> = FORMATS
        .iter()
        .filter(|format| !matches!(format.read, Read::Never))
        .map(|format| format!("{} (.{})", format.name, format.extensions.join(", .")))
        .collect();
    format!("formats that can be read: {}", known.join("; "))
}

/// What people hand over by mistake.
fn resembles(text: &str) -> Option<&'static str> {
    let start = beginning(text.trim_start(), 500).to_lowercase();
    let is = |beginnings: &[&str]| beginnings.iter().any(|beginning| start.starts_with(beginning));
    if start.contains("<html") || is(&["<!doctype html"]) {
        Some("a web page")
    } else if is(&["%pdf"]) {
        Some("a PDF")
    } else if is(&["{\\rtf"]) {
        Some("a text document (RTF)")
    } else if is(&["<"]) {
        Some("XML of another kind")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_beginning_is_counted_in_characters() {
        for (text, most, start) in
            [("abc", 2, "ab"), ("abc", 3, "abc"), ("ab", 3, "ab"), ("éab", 2, "éa"), ("aé", 2, "aé")]
        {
            assert_eq!(beginning(text, most), start);
        }
    }
}
