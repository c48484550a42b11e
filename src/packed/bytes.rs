//! Numbers as bytes: seven bits in each, the lowest first, the eighth saying that more follow.

/// Puts down a number.
pub(super) fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Bytes that are read from the front.
#[derive(Debug, Clone)]
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Reader { bytes }
    }

    /// The next number; none where the bytes end or hold no number of 64 bits.
    #[inline]
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for (at, &byte) in self.bytes.iter().enumerate().take(10) {
            number |= u64::from(byte & 0x7F) << (7 * at);
            if byte < 0x80 {
                self.bytes = &self.bytes[at + 1..];
                return (at < 9 || byte < 2).then_some(number);
            }
        }
        None
    }

    /// The next so many bytes.
    pub(super) fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|&number| put(&mut bytes, number));
        let mut reader = Reader::new(&bytes);
        numbers.iter().for_each(|&number| assert_eq!(reader.number(), Some(number)));
        assert_eq!((reader.left(), reader.number()), (0, None));
        assert_eq!(Reader::new(&[0xFF; 11]).number(), None);
        assert_eq!(Reader::new(&[0x80]).number(), None);
    }
}
