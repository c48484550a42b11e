//! Which mark stands before the decimals in a column. `1.500` may be one and a half or fifteen hundred; other cells tell.

use super::values;
use crate::error::{Error, ErrorKind};

/// The marks that may stand before decimals.
const MARKS: [char; 2] = ['.', ','];

/// Which mark stands before decimals in a column, and the other between thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Marks {
    /// Nothing tells: each number is taken by itself, as [`values::number`] does.
    Each,
    /// Points before decimals.
    Point,
    /// Commas before decimals.
    Comma,
}

impl Marks {
    /// Whether a cell holds a number in one of these ways.
    pub(in crate::formats) fn any(cell: &str) -> bool {
        [Marks::Each, Marks::Point, Marks::Comma].iter().any(|marks| marks.number(cell).is_some())
    }

    /// The number in a cell of the column.
    pub(in crate::formats) fn number(self, cell: &str) -> Option<f64> {
        let (before, between) = match self {
            Marks::Each => return values::number(cell),
            Marks::Point => ('.', ','),
            Marks::Comma => (',', '.'),
        };
        let whole = cell.trim().split(before).next().unwrap_or_default();
        if is_grouped(whole, between) { values::number(&cell.replace(between, "")) } else { values::number(cell) }
    }
}

/// Whether digits stand in groups of three with this mark between them: `12.500`, `1.125.000`.
fn is_grouped(whole: &str, mark: char) -> bool {
    let mut groups = whole.trim_start_matches(['-', '+']).split(mark);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first =
        groups.next().is_some_and(|group| (1..=3).contains(&group.len()) && !group.starts_with('0') && digits(group));
    let mut further = groups.peekable();
    first && further.peek().is_some() && further.all(|group| group.len() == 3 && digits(group))
}

/// What the numbers of a column tell of their marks.
#[derive(Debug, Default)]
pub(in crate::formats) struct Decimals {
    /// Whether each mark stands before decimals for certain.
    before: [bool; 2],
    /// The first number, with its line, in which a mark may stand before decimals or set thousands apart.
    open: [Option<(usize, String)>; 2],
}

impl Decimals {
    /// A number more.
    pub(in crate::formats) fn add(&mut self, number: &str, line: usize) {
        let Some(last) = number.bytes().rposition(|byte| byte == b'.' || byte == b',') else { return };
        let mark = usize::from(number.as_bytes()[last] == b',');
        if !is_grouped(number, MARKS[mark]) {
            self.before[mark] = true;
        } else if number.matches(MARKS[mark]).count() > 1 {
            // No number has two marks before its decimals.
            self.before[1 - mark] = true;
        } else {
            self.open[mark].get_or_insert_with(|| (line, number.to_owned()));
        }
    }

    /// A cell more, if it holds a number.
    pub(in crate::formats) fn add_cell(&mut self, cell: &str, line: usize) {
        let marked = cell.contains(MARKS);
        if marked && (values::number(cell).is_some() || MARKS.iter().any(|&mark| is_grouped(cell, mark))) {
            self.add(cell, line);
        }
    }

    /// Which mark stands before decimals, if all numbers that tell say the same.
    pub(in crate::formats) fn marks(&self) -> Marks {
        match self.before {
            [true, false] => Marks::Point,
            [false, true] => Marks::Comma,
            _ => Marks::Each,
        }
    }

    /// The first number that is taken by itself though it may be another one, with its line.
    pub(in crate::formats) fn doubtful(&self) -> Option<(usize, &str)> {
        let open = self.open.iter().flatten().min_by_key(|open| open.0)?;
        (self.marks() == Marks::Each).then_some((open.0, open.1.as_str()))
    }

    /// With what lines further down tell, of which so many come before theirs.
    pub(in crate::formats) fn and(&mut self, further: Decimals, lines: usize) {
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
    pub(in crate::formats) fn unsure(self, name: &str) -> Result<Option<String>, Error> {
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
        assert_eq!(of(&["-1.500", "2"]), Ok(Some("-1.500".to_owned())));
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

    // By hand: amounts as a Dutch and an English treasurer write them.
    #[test]
    fn a_column_is_read_by_the_cells_that_tell() {
        let read = |cells: &[&str]| {
            let mut decimals = Decimals::default();
            cells.iter().enumerate().for_each(|(line, cell)| decimals.add_cell(cell, line));
            let marks = decimals.marks();
            let numbers: Vec<String> = cells
                .iter()
                .map(|cell| marks.number(cell).map_or_else(String::new, |value| value.to_string()))
                .collect();
            (numbers.join(" "), decimals.doubtful().map(|(line, _)| line))
        };
        for (cells, numbers, doubtful) in [
            (&["12.500", "900", "1.250,50", "750,00", "125.000"][..], "12500 900 1250.5 750 125000", None),
            (&["12,500", "900", "1,250.50"], "12500 900 1250.5", None),
            (&["1.125.000", "12.500", "-1.500", "n.v.t."], "1125000 12500 -1500 ", None),
            (&["900", "12.500"], "900 12.5", Some(1)),
            (&["12,500", "900"], "12.5 900", Some(0)),
            (&["0.125", "1.500", "2"], "0.125 1.5 2", None),
            (&["0,5", "0.5", "1.500"], "0.5 0.5 1.5", Some(2)),
            (&["1.3.2021", "1.500"], " 1.5", Some(1)),
        ] {
            assert_eq!(read(cells), (numbers.to_owned(), doubtful), "{cells:?}");
        }
    }
}
