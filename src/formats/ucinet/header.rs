//! The file `.##h`: a version, a date, the sizes, a title and labels, one behind the other.

use crate::error::{Error, ErrorKind};

/// What it says.
#[derive(Debug)]
pub(super) struct Header {
    /// Numbers of columns, rows and matrices.
    pub(super) sizes: [usize; 3],
    pub(super) kind: Kind,
    pub(super) title: Option<String>,
    /// Labels of columns, rows and matrices; empty where there are none.
    pub(super) labels: [Vec<String>; 3],
}

/// How the numbers are written, lowest byte first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Byte,
    ShortInteger,
    Word,
    SmallInteger,
    Integer,
    Single,
    Double,
    LongInteger,
}

impl Kind {
    /// By its number in UCINET's list of types.
    fn of(number: u8) -> Option<Kind> {
        Some(match number {
            1 | 2 => Kind::Byte,
            3 => Kind::ShortInteger,
            4 => Kind::Word,
            5 => Kind::SmallInteger,
            6 | 17 => Kind::Integer,
            7 => Kind::Single,
            8 | 9 => Kind::Double,
            20 => Kind::LongInteger,
            _ => return None,
        })
    }

    /// Bytes of a number.
    pub(super) fn size(self) -> usize {
        match self {
            Kind::Byte | Kind::ShortInteger => 1,
            Kind::Word | Kind::SmallInteger => 2,
            Kind::Integer | Kind::Single => 4,
            Kind::Double | Kind::LongInteger => 8,
        }
    }

    /// The number that these bytes are; there are as many as [`Kind::size`] says.
    pub(super) fn value(self, bytes: &[u8]) -> f64 {
        fn first<const N: usize>(bytes: &[u8]) -> [u8; N] {
            let mut array = [0; N];
            array.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
            array
        }
        match self {
            Kind::Byte => f64::from(bytes[0]),
            Kind::ShortInteger => f64::from(i8::from_le_bytes(first(bytes))),
            Kind::Word => f64::from(u16::from_le_bytes(first(bytes))),
            Kind::SmallInteger => f64::from(i16::from_le_bytes(first(bytes))),
            Kind::Integer => f64::from(i32::from_le_bytes(first(bytes))),
            Kind::Single => shortest(f32::from_le_bytes(first(bytes))),
            Kind::Double => f64::from_le_bytes(first(bytes)),
            Kind::LongInteger => i64::from_le_bytes(first(bytes)) as f64,
        }
    }
}

/// The number that a person wrote: 0.1 in four bytes is not 0.10000000149.
fn shortest(value: f32) -> f64 {
    value.to_string().parse().unwrap_or_else(|_| f64::from(value))
}

/// Whether bytes begin as a header does.
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.first() == Some(&5) && (is_recent(bytes) || bytes.get(1..6) == Some(b"DATE:"))
}

/// The layout since version 6.404: sizes of four bytes, labels in UTF-16.
fn is_recent(bytes: &[u8]) -> bool {
    bytes.get(1..6) == Some(b"V6404")
}

/// Reads the header; `file` names it in messages.
pub(super) fn read(bytes: &[u8], file: &str) -> Result<Header, Error> {
    let damaged = |what: &str| {
        Error::new(ErrorKind::Format, format!("{file} is no header of a UCINET dataset: {what}"))
            .hint("save the dataset again in UCINET 6, and copy both files, .##h and .##d")
    };
    if !begins(bytes) {
        return Err(damaged("it does not begin with V6404 or DATE:"));
    }
    let recent = is_recent(bytes);
    let mut bytes = Bytes(&bytes[6..]);
    let ends = || damaged("it ends too early");
    // Year, month, day, day of the week, and a type of labels that says nothing.
    bytes.take(10).ok_or_else(ends)?;
    let kind = bytes.number(1).ok_or_else(ends)?;
    let kind = u8::try_from(kind)
        .ok()
        .and_then(Kind::of)
        .ok_or_else(|| damaged(&format!("its numbers are of a type {kind} that is not known here")))?;
    let dimensions = bytes.number(2).ok_or_else(ends)?;
    if !(2..=3).contains(&dimensions) {
        return Err(damaged(&format!("it has {dimensions} dimensions, where a matrix has 2 and several matrices 3")));
    }
    let mut sizes = [1; 3];
    for size in sizes.iter_mut().take(dimensions) {
        *size = bytes.number(if recent { 4 } else { 2 }).ok_or_else(ends)?;
    }
    let length = bytes.number(1).ok_or_else(ends)?;
    let title = text(bytes.take(length).ok_or_else(ends)?, false);
    let mut labelled = [false; 3];
    for labelled in labelled.iter_mut().take(dimensions) {
        *labelled = bytes.number(1).ok_or_else(ends)? != 0;
    }
    let mut labels = [Vec::new(), Vec::new(), Vec::new()];
    for ((labels, size), _) in labels.iter_mut().zip(sizes).zip(labelled).filter(|(_, labelled)| *labelled) {
        for _ in 0..size {
            let length = bytes.number(2).ok_or_else(ends)?;
            labels.push(text(bytes.take(length).ok_or_else(ends)?, recent));
        }
    }
    Ok(Header { sizes, kind, title: Some(title).filter(|title| !title.is_empty()), labels })
}

/// What is left of the bytes.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A whole number, lowest byte first.
    fn number(&mut self, bytes: usize) -> Option<usize> {
        Some(self.take(bytes)?.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    }
}

/// Text in UTF-16, or one byte for each sign.
fn text(bytes: &[u8], wide: bool) -> String {
    let text = if wide {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else {
        bytes.iter().copied().map(char::from).collect()
    };
    text.replace('\0', "").trim().to_owned()
}
