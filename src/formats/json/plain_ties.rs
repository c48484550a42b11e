//! The ties of a native file as verbinder writes it: the last of its lists, one plain object per line.
//!
//! Such a list is read by all cores ([`crate::formats::shared::long_list`]), and what stands before it as any file without ties. At the
//! first line that verbinder would have written otherwise, and wherever something would have to be said of a tie, nothing is made.

use super::{narrow, open, tie};
use crate::diagnostics::Checked;
use crate::formats::shared::long_list::{self, Filling, Piece, Rows};
use crate::formats::shared::pieces;
use crate::formats::{Origin, Parsed};
use crate::model::{Info, Origins, Strength, Tie};
use serde_json::value::RawValue;
use std::ops::Range;
use std::sync::Arc;

/// The begin of the list.
const BEGIN: &str = "\n  \"edges\": [\n";
/// The end of the list, which is that of the file.
const END: &str = "\n  ]\n}\n";
/// How a tie begins, and what stands between its ends.
const SOURCE: &[u8] = b"    {\"source\": \"";
const TARGET: &[u8] = b"\", \"target\": \"";
/// Space before a tie.
const MARGIN: usize = 4;
/// How the number of its strength begins.
const STRENGTH: &str = ", \"strength\": ";

/// The network of such a file; none where it is any other.
pub(super) fn network(text: &str, origin: &Origin<'_>) -> Option<Parsed> {
    network_in(text, origin, long_list::count(text.len()))
}

/// As [`network`], read in so many pieces.
fn network_in(text: &str, origin: &Origin<'_>, count: usize) -> Option<Parsed> {
    let whole = u32::try_from(text.len()).is_ok() && text.starts_with('{') && text.ends_with(END);
    let begin = text.find(BEGIN).filter(|_| whole)? + BEGIN.len();
    let list = begin..text.len().checked_sub(END.len() - 1).filter(|end| *end > begin)?;
    let read = pieces::map(long_list::cut(text, list.clone(), count), |part| piece(text, part, list.end));
    let pieces: Vec<Piece<'_>> = read.into_iter().collect::<Option<_>>()?;
    // Without its ties the file is read as any other is; what is said of it stands at the same places.
    let before = format!("{}]\n}}\n", &text[..begin - 1]);
    let (reading, builder) = open(&before, origin).ok().filter(|(reading, _)| !reading.foreign)?;
    let lines = before[..begin - 1].bytes().filter(|byte| *byte == b'\n').count();
    let (Checked { value: empty, diagnostics }, origins) = builder.build_with_origins();
    let rows = Rows::of(pieces, u32::try_from(lines).ok()? + 2, |saying| told(saying, empty.info()))?;
    let nodes = rows.nodes().among(empty.nodes().map(|node| node.id.as_str()).collect())?;
    let ordered = rows.ordered(&nodes);
    let (web, ties) = rows.web(&ordered, &nodes, || rows.numbered_places(&ordered, MARGIN as u32 + 1));
    drop((nodes, ordered, rows));
    let diagnostics = reading.finish(diagnostics);
    let network = Checked { value: empty.joined(web), diagnostics };
    let origins = Origins { ties, ..origins };
    Some(Parsed { name: None, network, origins, narrow: Arc::new(narrow), cells: None })
}

/// What ties say that have these words before and behind the number of their strength; none where anything would have to be said of them,
/// or where it hangs on their ends.
fn told(saying: &[&str], info: &Info) -> Option<Tie> {
    let object = format!("{{\"source\": \"a\", \"target\": \"b\"{}}}", saying.concat());
    let _: &RawValue = serde_json::from_str(&object).ok()?;
    let tie = tie::alone(&object)?;
    let is_known = |source: &String| info.sources.iter().any(|known| known.id == *source);
    let is_sound = info.vocabulary.tie_kind(&tie.kind).is_some()
        && !tie.period.is_impossible()
        && tie.reported_by.is_empty()
        && tie.evidence.iter().all(|item| is_known(&item.source));
    is_sound.then_some(tie)
}

/// The ties in a part of the list, which is whole lines; the list ends at `end`.
fn piece(text: &str, part: Range<usize>, end: usize) -> Option<Piece<'_>> {
    let bytes = &text.as_bytes()[..part.end];
    let rows = bytes[part.clone()].iter().filter(|byte| **byte == b'\n').count();
    let mut lines =
        Lines { text, bytes, end, filling: Filling::new(text, rows, true, false), recent: Vec::new(), row: 0 };
    let mut at = part.start;
    while at < part.end {
        at = lines.line(at)?;
    }
    lines.filling.finish(is_sound)
}

/// Whether a text stands in the file as it is meant.
fn is_sound(name: &str) -> bool {
    !name.bytes().any(|byte| byte == b'\\' || byte.is_ascii_control())
}

struct Lines<'t> {
    text: &'t str,
    bytes: &'t [u8],
    end: usize,
    filling: Filling<'t>,
    /// What ties before said, the last new one first.
    recent: Vec<Words<'t>>,
    row: usize,
}

/// What ties say beside their ends and the number of their strength.
struct Words<'t> {
    /// In front of that number.
    before: &'t str,
    /// Behind it.
    after: &'t str,
    /// Whether such a number may stand between the two.
    takes_number: bool,
    /// The number of the saying.
    number: u16,
}

/// So many sayings are compared before one is looked up.
const MOST_RECENT: usize = 8;

impl Lines<'_> {
    /// Reads the line that begins there; gives where the next one does.
    #[inline]
    fn line(&mut self, at: usize) -> Option<usize> {
        let source = at + SOURCE.len();
        let source_end = self.named(at, SOURCE)?;
        let target = source_end + TARGET.len();
        let target_end = self.named(source_end, TARGET)?;
        let (number, object_end) = self.rest(target_end + 1)?;
        self.filling.name(source, source_end);
        self.filling.name(target, target_end);
        if let Some(number) = number {
            self.filling.strength_of(self.row, number);
        }
        self.row += 1;
        let start = at + MARGIN;
        // A comma stands behind every tie but the last.
        let is_followed = self.bytes.get(object_end) == Some(&b',');
        if is_followed == (object_end + 1 + usize::from(is_followed) == self.end) {
            return None;
        }
        let next = if is_followed {
            self.filling.row(start, object_end, object_end + 2 + MARGIN)?;
            object_end + 2
        } else {
            self.filling.last_row(start, object_end);
            object_end + 1
        };
        self.filling.end(is_sound)?;
        Some(next)
    }

    /// Where the name ends that stands behind these words; it is not empty.
    #[inline]
    fn named(&self, at: usize, words: &[u8]) -> Option<usize> {
        let name = self.bytes.get(at..)?.strip_prefix(words)?;
        let length = name.iter().position(|byte| *byte == b'"').filter(|length| *length > 0)?;
        Some(at + words.len() + length)
    }

    /// The strength in the rest of an object behind its ends, if it is a number, and where the object ends.
    #[inline]
    fn rest(&mut self, at: usize) -> Option<(Option<f64>, usize)> {
        // Ties mostly say what one of the last says.
        for Words { before, after, takes_number, number } in &self.recent {
            let Some(mut behind) = self.bytes[at..].strip_prefix(before.as_bytes()) else { continue };
            let mut strength = None;
            if let Some(digits) = behind.strip_prefix(STRENGTH.as_bytes()).filter(|_| *takes_number) {
                let Some((value, length)) = number_at(digits) else { continue };
                (strength, behind) = (Some(value), &digits[length..]);
            }
            if behind.strip_prefix(after.as_bytes()).is_some_and(|behind| behind.starts_with(b"},\n")) {
                let object_end = self.bytes.len() - behind.len() + after.len() + 1;
                self.filling.say_again(*number);
                return Some((strength, object_end));
            }
        }
        self.other_rest(at)
    }

    fn other_rest(&mut self, at: usize) -> Option<(Option<f64>, usize)> {
        let line_end = at + self.bytes[at..].iter().position(|byte| *byte == b'\n')?;
        let is_last = line_end + 1 == self.end;
        let rest = self.text.get(at..line_end)?.strip_suffix(if is_last { "}" } else { "}," })?;
        let parted = rest.find(STRENGTH).and_then(|found| {
            let behind = &rest[found + STRENGTH.len()..];
            let (number, length) = number_at(&self.bytes[at + found + STRENGTH.len()..])?;
            Some(((&rest[..found], &behind[length..]), number))
        });
        let ((before, after), strength) = parted.map_or(((rest, ""), None), |(words, number)| (words, Some(number)));
        // What stands within a list or an object is no strength of the tie; and of two strengths it is said that there are two.
        let takes_number = !before.contains(['{', '[']) && ![before, after].concat().contains("\"strength\"");
        if strength.is_some() && !takes_number {
            return None;
        }
        let number = self.filling.say([before, after].into_iter(), |_| true)?;
        if self.recent.len() == MOST_RECENT {
            self.recent.pop();
        }
        self.recent.insert(0, Words { before, after, takes_number, number });
        Some((strength, line_end - usize::from(!is_last)))
    }
}

/// The strength that stands there as a number of some digits, perhaps with decimals, and its length.
#[inline]
fn number_at(bytes: &[u8]) -> Option<(f64, usize)> {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(bytes);
    let (number, length) = match bytes.get(whole) {
        Some(b'.') => {
            let length = whole + 1 + digits(&bytes[whole + 1..]);
            let text = std::str::from_utf8(&bytes[..length]).ok().filter(|_| length > whole + 1 && length <= 32)?;
            (text.parse().ok()?, length)
        }
        _ => (
            bytes[..whole].iter().fold(0_u64, |sum, digit| sum.wrapping_mul(10) + u64::from(digit - b'0')) as f64,
            whole,
        ),
    };
    let is_plain =
        (1..=15).contains(&whole) && (whole == 1 || bytes[0] != b'0') && matches!(bytes.get(length), Some(b',' | b'}'));
    (is_plain && Strength::Number(number).is_sound()).then_some((number, length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{ReadOptions, write_json};

    /// All that is known of a network: itself, findings, places of nodes and ties.
    fn all_of(network: &Checked<crate::model::Network>, origins: &Origins) -> Vec<String> {
        let Checked { value, diagnostics } = network;
        let mut all = vec![write_json(value)];
        all.extend(diagnostics.iter().map(|finding| format!("{finding:?}")));
        all.extend((0..value.node_count()).map(|node| format!("{:?}", origins.node(value, node))));
        all.extend((0..value.tie_count()).map(|tie| format!("{:?}", origins.tie(value, tie))));
        all
    }

    fn tie_by_tie(text: &str) -> Vec<String> {
        let options = ReadOptions::default();
        let (reading, builder) = open(text, &Origin { file: "t.json", options: &options }).expect("a network");
        let (Checked { value, diagnostics }, origins) = builder.build_with_origins();
        all_of(&Checked { value, diagnostics: reading.finish(diagnostics) }, &origins)
    }

    fn at_once(text: &str, pieces: usize) -> Option<Vec<String>> {
        let options = ReadOptions::default();
        let parsed = network_in(text, &Origin { file: "t.json", options: &options }, pieces)?;
        Some(all_of(&parsed.network, &parsed.origins))
    }

    /// A file between the nodes a, b, c and "De Brug", with these ties.
    fn file(ties: &[&str]) -> String {
        let nodes = ["a", "b", "c", "De Brug", "organisation of many words"];
        let nodes =
            nodes.map(|id| format!("    {{\"id\": \"{id}\", \"label\": \"{id}\", \"kind\": \"organisation\"}}"));
        let graph = "\"format\": \"verbinder/1\",\n    \"sources\": [\n      {\"id\": \"report\"}\n    ]";
        format!(
            "{{\n  \"directed\": false,\n  \"multigraph\": true,\n  \"graph\": {{\n    {graph}\n  }},\n  \"nodes\": [\n{}\n  ],\n  \"edges\": [\n    {}\n  ]\n}}\n",
            nodes.join(",\n"),
            ties.join(",\n    ")
        )
    }

    #[test]
    fn plain_ties_are_read_as_one_by_one_wherever_pieces_begin() {
        let lists: &[&[&str]] = &[
            &[r#"{"source": "a", "target": "b"}"#],
            &[
                r#"{"source": "a", "target": "De Brug", "kind": "funds", "strength": 2, "layer": "zorg"}"#,
                r#"{"source": "a", "target": "b", "kind": "funds", "strength": 2.5, "layer": "zorg"}"#,
                r#"{"source": "a", "target": "b", "kind": "funds", "layer": "zorg"}"#,
                r#"{"source": "De Brug", "target": "c", "kind": "funds", "strength": 10}"#,
                r#"{"source": "organisation of many words", "target": "c", "kind": "supports", "strength": "weak"}"#,
                r#"{"source": "b", "target": "c", "kind": "supports", "since": "2014", "until": "2015-06"}"#,
                r#"{"source": "b", "target": "a", "kind": "funds", "strength": 3, "sign": "-", "instrument": "a, \"strength\": {"}"#,
                r#"{"source": "b", "target": "a", "kind": "funds", "evidence": [{"source": "report", "page": 3}]}"#,
                r#"{"source": "b", "target": "a", "kind": "funds", "instrument": {"a": 1, "of": [2]}}"#,
                r#"{"source": "b", "target": "a", "kind": "funds", "strength": 1e3}"#,
                r#"{"source": "a", "target": "b", "kind": "funds", "layer": "zorg"}"#,
            ],
        ];
        for ties in lists {
            let text = file(ties);
            let expected = tie_by_tie(&text);
            for pieces in 1..=12 {
                assert_eq!(at_once(&text, pieces).as_ref(), Some(&expected), "{pieces} {text}");
            }
        }
    }

    #[test]
    fn what_verbinder_writes_is_plain() {
        let ties: Vec<String> = (0..200)
            .map(|number| {
                let [source, target] = [number % 3, number % 2].map(|at| ["a", "b", "De Brug"][at]);
                format!(
                    r#"{{"source": "{source}", "target": "{target}", "kind": "funds", "strength": {}, "layer": "{}"}}"#,
                    1 + number % 7,
                    number % 5
                )
            })
            .collect();
        let text = file(&ties.iter().map(String::as_str).collect::<Vec<_>>());
        let written = tie_by_tie(&text).swap_remove(0);
        assert_eq!(at_once(&written, 3), Some(tie_by_tie(&written)));
        assert_eq!(at_once(&text, 3), Some(tie_by_tie(&text)));
    }

    #[test]
    fn what_is_not_plain_is_read_one_by_one() {
        let plain = r#"{"source": "a", "target": "b", "kind": "funds"}"#;
        for odd in [
            r#"{"source": "a", "target": "x", "kind": "funds"}"#,
            r#"{"source": "a", "target": "", "kind": "funds"}"#,
            r#"{"source": "a\u0062", "target": "b", "kind": "funds"}"#,
            r#"{"source":"a", "target": "b", "kind": "funds"}"#,
            r#"{"target": "a", "source": "b", "kind": "funds"}"#,
            r#"{"source": "a", "target": "b", "kind": "hires"}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "kind": "funds"}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "strength": 0}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "strength": 007}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "strength": 2, "strength": 3}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "strength": "weak", "strength": 3}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "share": {"x": 1, "strength": 3}}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "status": "gone"}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "since": "2015", "until": "2014"}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "reported_by": ["x"]}"#,
            r#"{"source": "a", "target": "b", "kind": "funds", "evidence": [{"source": "x"}]}"#,
            r#"7"#,
        ] {
            for ties in [[plain, odd, plain], [plain, plain, odd], [odd, plain, plain]] {
                for pieces in 1..=3 {
                    assert_eq!(at_once(&file(&ties), pieces), None, "{odd}");
                }
            }
        }
        let text = file(&[plain, plain]);
        assert!(at_once(&text, 1).is_some());
        for (from, to) in [
            ("    \"format\": \"verbinder/1\",\n", ""),
            ("\"multigraph\": true", "\"multigraph\": true, \"x\": {"),
            ("\n  ]\n}\n", "\n  ],\n  \"x\": 1\n}\n"),
            ("\n  ]\n}\n", ",\n  ]\n}\n"),
            ("},\n    {\"source\"", "}\n    {\"source\""),
            ("},\n    {\"source\"", "},\n\n    {\"source\""),
            ("    {\"source\"", "   {\"source\""),
        ] {
            let odd = text.replacen(from, to, 1);
            assert!(odd != text && at_once(&odd, 1).is_none() && at_once(&odd, 2).is_none(), "{odd}");
        }
    }
}
