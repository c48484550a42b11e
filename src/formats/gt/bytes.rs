//! Numbers and texts one behind the other in bytes.

use serde_json::{Number, Value};

/// Walks through bytes; every step is none at their end.
pub(super) struct Bytes<'b> {
    rest: &'b [u8],
    big: bool,
}

impl<'b> Bytes<'b> {
    /// At the beginning; `big` says that the most significant byte of a number stands first.
    pub(super) fn new(bytes: &'b [u8], big: bool) -> Bytes<'b> {
        Bytes { rest: bytes, big }
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The next bytes.
    pub(super) fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// A whole number without sign of so many bytes, eight at most.
    pub(super) fn whole(&mut self, width: usize) -> Option<u64> {
        let big = self.big;
        let bytes = self.take(width)?;
        let add = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
        Some(if big { bytes.iter().fold(0, add) } else { bytes.iter().rev().fold(0, add) })
    }

    /// A number of things of at least one byte each: not more than are left.
    pub(super) fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.whole(8)?).ok()?;
        (count <= self.left()).then_some(count)
    }

    /// A text.
    pub(super) fn text(&mut self) -> Option<String> {
        let count = self.count()?;
        Some(String::from_utf8_lossy(self.take(count)?).into_owned())
    }

    /// A value of a type of graph-tool: plain ones, and lists of them. An object of Python is null. None for a type that is not known.
    pub(super) fn value(&mut self, kind: u8) -> Option<Value> {
        const VECTORS: u8 = 7;
        Some(match kind {
            0 => Value::Bool(self.whole(1)? != 0),
            1 => Value::from(i16::from_ne_bytes(u16::try_from(self.whole(2)?).ok()?.to_ne_bytes())),
            2 => Value::from(i32::from_ne_bytes(u32::try_from(self.whole(4)?).ok()?.to_ne_bytes())),
            3 => Value::from(i64::from_ne_bytes(self.whole(8)?.to_ne_bytes())),
            4 => number(f64::from_bits(self.whole(8)?)),
            5 => number(self.extended()?),
            6 => Value::String(self.text()?),
            7..=13 => {
                let count = self.count()?;
                let mut values = Vec::new();
                for _ in 0..count {
                    values.push(self.value(kind - VECTORS)?);
                }
                Value::Array(values)
            }
            14 => {
                let count = self.count()?;
                self.take(count)?;
                Value::Null
            }
            _ => return None,
        })
    }

    /// An extended float of x86: 64 bits of mantissa, 15 of exponent and a sign, in sixteen bytes.
    fn extended(&mut self) -> Option<f64> {
        let mantissa = self.whole(8)?;
        let head = self.whole(8)? & 0xffff;
        let sign = if head >> 15 == 1 { -1.0 } else { 1.0 };
        let exponent = i32::try_from(head & 0x7fff).ok()?;
        if exponent == 0x7fff {
            return Some(f64::NAN);
        }
        Some(sign * mantissa as f64 * 2.0_f64.powi(-63) * 2.0_f64.powi(exponent - 16383))
    }
}

/// A whole number where it is one, as other formats have it; null where it is not finite.
fn number(value: f64) -> Value {
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_both_orders() {
        assert_eq!(Bytes::new(&[0x29, 0x01], false).whole(2), Some(297));
        assert_eq!(Bytes::new(&[0x01, 0x29], true).whole(2), Some(297));
        assert_eq!(Bytes::new(&[0xfe, 0xff], false).value(1), Some(Value::from(-2)));
        assert_eq!(Bytes::new(&1.5_f64.to_le_bytes(), false).value(4), Some(Value::from(1.5)));
        assert_eq!(Bytes::new(&[1], false).whole(2), None);
    }

    /// 1.5 is 0x3fff c000000000000000 as an extended float (Intel's manual, volume 1, table 4-3).
    #[test]
    fn extended_floats_are_read() {
        let bytes = [0, 0, 0, 0, 0, 0, 0, 0xc0, 0xff, 0x3f, 0, 0, 0, 0, 0, 0];
        assert_eq!(Bytes::new(&bytes, false).value(5), Some(Value::from(1.5)));
        let negative = [0, 0, 0, 0, 0, 0, 0, 0xc0, 0xff, 0xbf, 0, 0, 0, 0, 0, 0];
        assert_eq!(Bytes::new(&negative, false).value(5), Some(Value::from(-1.5)));
        assert_eq!(Bytes::new(&[0; 16], false).value(5), Some(Value::from(0.0)));
    }

    #[test]
    fn lists_never_take_more_than_is_there() {
        let mut bytes = u64::MAX.to_le_bytes().to_vec();
        bytes.push(1);
        assert_eq!(Bytes::new(&bytes, false).value(7), None);
    }
}
