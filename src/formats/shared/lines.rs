//! The lines of a text and the words on them, each knowing where it stands.

use crate::diagnostics::{Diagnostic, Place, Said, Severity, said, text};
use crate::text::Text;

/// A line without the space around it.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Line<'t> {
    pub(in crate::formats) text: &'t str,
    /// With the space before it, which may hold an empty first cell.
    pub(in crate::formats) raw: &'t str,
    /// Its number, from 1.
    pub(in crate::formats) number: usize,
    /// Where it begins in the text.
    start: usize,
    /// How many characters of space stand before it.
    indent: usize,
}

/// Every line of a text, blank ones too. Old files of the Macintosh end their lines with a carriage return alone.
pub(in crate::formats) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut start = 0;
    text.split_inclusive(end).enumerate().map(move |(index, raw)| {
        let before = raw.len() - raw.trim_start().len();
        let line = Line {
            text: raw.trim(),
            raw: raw.trim_end(),
            number: index + 1,
            start: start + before,
            indent: if before == raw.len() { 0 } else { raw[..before].chars().count() },
        };
        start += raw.len();
        line
    })
}

impl<'t> Line<'t> {
    /// Its words, set apart by space.
    pub(in crate::formats) fn words(&self) -> std::str::SplitWhitespace<'t> {
        self.text.split_whitespace()
    }

    /// The bytes of the line in the text.
    pub(in crate::formats) fn span(&self) -> (usize, usize) {
        (self.start, self.start + self.text.len())
    }

    /// As [`Line::span`], with the space before it.
    pub(in crate::formats) fn raw_span(&self) -> (usize, usize) {
        let end = self.start + self.text.len();
        (end.saturating_sub(self.raw.len()), end)
    }

    /// Where it stands.
    pub(in crate::formats) fn place(&self) -> Place {
        Place { line: Some(self.number), column: Some(self.indent + 1), span: Some(self.span()), ..Place::default() }
    }

    /// Where one of its words stands; the word must be a slice of the line.
    pub(in crate::formats) fn at(&self, word: &str) -> Place {
        let offset = (word.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        let column = self.indent + self.text.get(..offset).map_or(0, |before| before.chars().count()) + 1;
        let start = self.start + offset;
        Place { column: Some(column), span: Some((start, start + word.len())), ..self.place() }
    }
}

/// A whole number.
pub(in crate::formats) fn whole(word: &str) -> Option<usize> {
    word.parse().ok()
}

/// A finite number as programs write it, with `D` for the exponent as Fortran does.
pub(in crate::formats) fn number(word: &str) -> Option<f64> {
    let plain = word.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eEdD".contains(&byte));
    let value = || word.parse().ok().or_else(|| word.replace(['d', 'D'], "e").parse().ok());
    value().filter(|value: &f64| plain && value.is_finite())
}

/// A finding about a head that says how many of something follow. Fewer than that is a file that was cut off; more is a slip in the head.
pub(in crate::formats) fn miscounted(what: Text, said: usize, found: usize, place: Place) -> Option<Diagnostic> {
    let severity = match found.cmp(&said) {
        std::cmp::Ordering::Less => Severity::Error,
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Greater => Severity::Warning,
    };
    let what = Said::from(what);
    let message = said!(
        [what] "the file says that it holds {said} {what}, and it holds {found}",
        "volgens het bestand zijn het {said} {what}, en het zijn er {found}"
    );
    let finding = match severity {
        Severity::Error => Diagnostic::error("bad-count", place, message),
        _ => Diagnostic::warning("bad-count", place, message),
    };
    Some(finding.hint(text!(
        "see whether the file was cut off; if it is whole, correct the number",
        "kijk of het bestand is afgebroken; is het heel, verbeter dan het aantal"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_words_know_where_they_stand() {
        let text = "é b\r\n\n  c d\n";
        let all: Vec<Line<'_>> = lines(text).collect();
        assert_eq!(all.iter().map(|line| line.text).collect::<Vec<_>>(), ["é b", "", "c d"]);
        let place = all[2].at(all[2].words().nth(1).unwrap());
        assert_eq!((place.line, place.column), (Some(3), Some(5)));
        assert_eq!(&text[place.range().unwrap()], "d");
        assert_eq!(lines("a b\rc d").map(|line| line.number).max(), Some(2));
    }

    #[test]
    fn numbers_are_those_of_programs() {
        for (word, value) in [("1.25D+2", 125.0), (".5", 0.5), ("-1e3", -1e3), ("+2", 2.0), ("3.", 3.0)] {
            assert!((number(word).unwrap() - value).abs() < 1e-12, "{word}");
        }
        assert!(["nan", "inf", "1,5", "x", "", "1e999"].iter().all(|word| number(word).is_none()));
    }
}
