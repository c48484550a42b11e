//! Which mark stands before the decimals of weights. `1.500` may be one and a half or fifteen hundred; other weights tell.

use crate::error::{Error, ErrorKind};

/// The marks that may stand before decimals.
const MARKS: [char; 2] = ['.', ','];

/// What weights tell of their marks.
#[derive(Debug, Default)]
pub(super) struct Decimals {
    /// Whether each mark stands before decimals for certain.
    before: [bool; 2],
    /// The first weight, with its line, in which a mark may stand before decimals or set thousands apart.
    open: [Option<(usize, String)>; 2],
}

impl Decimals {
    /// A weight more.
    pub(super) fn add(&mut self, weight: &str, line: usize) {
        let Some(last) = weight.bytes().rposition(|byte| byte == b'.' || byte == b',') else { return };
        let mark = usize::from(weight.as_bytes()[last] == b',');
        let (whole, decimals) = (weight[..last].trim_start_matches('+'), &weight[last + 1..]);
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let may_be_thousands = decimals.len() == 3 && digits(decimals);
        if may_be_thousands && (1..=3).contains(&whole.len()) && digits(whole) && !whole.starts_with('0') {
            self.open[mark].get_or_insert_with(|| (line, weight.to_owned()));
        } else {
            self.before[mark] = true;
        }
    }

    /// With what lines further down tell, of which so many come before theirs.
    pub(super) fn and(&mut self, further: Decimals, lines: usize) {
        for (mark, (before, open)) in further.before.into_iter().zip(further.open).enumerate() {
            self.before[mark] |= before;
            if self.open[mark].is_none() {
                self.open[mark] = open.map(|(line, weight)| (lines + line, weight));
            }
        }
    }

    /// A weight that was read with its mark before decimals though nothing tells that it is one.
    ///
    /// # Errors
    /// A weight whose mark sets thousands apart, if it is as in another weight. Lines are from 0.
    pub(super) fn unsure(self, name: &str) -> Result<Option<String>, Error> {
        let [point, comma] = self.before;
        for (open, other) in self.open.iter().zip([comma || self.open[1].is_some(), point || self.open[0].is_some()]) {
            if let Some((line, weight)) = open.as_ref().filter(|_| other) {
                let thousands = weight.replace(MARKS, "");
                let decimals = weight.replace(',', ".");
                return Err(Error::new(
                    ErrorKind::Data,
                    format!(
                        "{name}, line {}: the weight {weight:?} may be {thousands} or {}; other weights have the other mark",
                        line + 1,
                        decimals.trim_end_matches('0').trim_end_matches('.')
                    ),
                )
                .hint("write all weights with one mark, before decimals only: 1500 or 1.5"));
            }
        }
        let open = self.open.into_iter().zip(self.before).find_map(|(open, sure)| open.filter(|_| !sure));
        Ok(open.map(|(_, weight)| weight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // By hand: what a Dutch and an English reader would make of them.
    #[test]
    fn weights_tell_which_mark_stands_before_decimals() {
        let of = |weights: &[&str]| {
            let mut decimals = Decimals::default();
            for (line, weight) in weights.iter().enumerate() {
                let mut one = Decimals::default();
                one.add(weight, 0);
                decimals.and(one, line);
            }
            decimals.unsure("w.csv").map_err(|error| error.to_string())
        };
        for sure in
            [&["1", "20"][..], &["0.125", "1.500"], &["1,5", "2,250"], &["1234.567"], &["1.250", "1e-3", "2.5e3"]]
        {
            assert_eq!(of(sure), Ok(None), "{sure:?}");
        }
        assert_eq!(of(&["3", "10.000"]), Ok(Some("10.000".to_owned())));
        assert_eq!(of(&["+1,500", "2"]), Ok(Some("+1,500".to_owned())));
        for (unsure, line) in [
            (&["1.000,5", "1.500"][..], 2),
            (&["1.500", "0,5"], 1),
            (&["2", "1,500", "0.5"], 2),
            (&["1.500", "1,500"], 1),
        ] {
            let error = of(unsure).expect_err("in two ways");
            assert!(
                error.contains(&format!("line {line}: the weight")) && error.contains("may be 1500 or 1.5"),
                "{error}"
            );
        }
    }
}
