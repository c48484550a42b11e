//! Which columns of a list of ties hold what. What could be meant in two ways is refused, with both ways named.

use super::pieces::{Delimiter, Fields, Unclosed};
use super::{TieListColumn, TieListLayout, TieListOptions};
use crate::error::{Error, ErrorKind};
use crate::formats::csv;
use crate::formats::shared::draft::direction;
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::values;
use crate::model::{Certainty, Sign, Status};
use std::borrow::Cow;

/// Where the fields stand.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) delimiter: Delimiter,
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) weight: Option<usize>,
    /// Cells of the first line.
    pub(super) width: usize,
    /// Columns that say whether a line is a tie, and of what sort, where the user did not name both ends.
    pub(super) conditions: Vec<Condition>,
}

/// A column that may say that a line is no tie that exists, or one of another sort than the others: packed, a planned tie would count as one
/// that exists and distrust as trust.
#[derive(Debug)]
pub(super) struct Condition {
    pub(super) column: usize,
    pub(super) heading: String,
    pub(super) field: TieField,
    /// Whether all ties run from the first end to the second.
    directed: bool,
}

impl Condition {
    /// Whether a line with this cell is a tie as all others; what is left open is.
    pub(super) fn holds(&self, cell: &str) -> bool {
        cell.is_empty()
            || match self.field {
                TieField::Status => matches!(values::status(cell), Some(Status::Present | Status::Ending)),
                TieField::Certainty => {
                    matches!(values::certainty(cell), Some(Certainty::Explicit | Certainty::Implied))
                }
                TieField::Sign => values::sign(cell) == Some(Sign::Positive),
                TieField::Directed => direction(cell) == Some(self.directed),
                _ => true,
            }
    }
}

/// The first line of a list that is no remark, and the lines below it.
struct Beginning<'t> {
    name: &'t str,
    cells: Vec<String>,
    below: Vec<Vec<String>>,
}

impl Columns {
    /// The columns, what is to be said of them, and where the first line of ties begins.
    pub(super) fn of(
        text: &str,
        name: &str,
        options: &TieListOptions,
    ) -> Result<(Columns, TieListLayout, usize), Error> {
        let mut skip = Skip::default();
        let start = skip.remarks(text);
        let line = start.lines().next().unwrap_or("");
        let sign = csv::delimiter(&start[..start.floor_char_boundary(1 << 16)]);
        let delimiter = match skip.sign {
            Some(named) => Delimiter::Sign(named),
            None if line.contains(sign) => Delimiter::Sign(sign as u8),
            None => Delimiter::Spaces,
        };
        let cells = |line: &str| -> Result<Vec<String>, Unclosed> {
            Fields::of(line, delimiter).map(|cell| cell.map(Cow::into_owned)).collect()
        };
        let quoted = |_| {
            Error::new(
                ErrorKind::Format,
                format!("{name}, line {}: a cell in quotes does not end here", skip.lines + 1),
            )
            .hint("a cell of a packed list stands on one line, in quotes as a whole or not at all")
        };
        let below = start.lines().skip(1).filter(|line| !line.trim().is_empty());
        if delimiter == Delimiter::Spaces && stands_alone(below.clone().take(20), sign) {
            return Err(title(name, skip.lines + 1, line, sign));
        }
        let below = below.take(20).filter_map(|line| cells(line).ok()).collect();
        let beginning = Beginning { name, cells: cells(line).map_err(quoted)?, below };
        let (columns, mut layout) = beginning.columns(delimiter, options)?;
        if layout.headings.is_some() {
            layout.headings = Some(skip.lines + 1);
            let after = start.split_inclusive('\n').next().map_or(0, str::len);
            skip.lines += 1;
            skip.bytes += after;
            skip.remarks(&start[after..]);
        }
        layout.remarks = skip.remarks;
        layout.first = skip.lines + 1;
        Ok((columns, layout, skip.bytes))
    }
}

/// Those of the columns without another use that say which lines are ties, or what sort of tie.
fn conditions(left_out: &[TieListColumn], directed: bool) -> Vec<Condition> {
    let condition = |column: &TieListColumn| {
        let heading = column.heading.clone()?;
        let field = TieField::of(&heading, Dialect::Person);
        let says = matches!(field, TieField::Sign | TieField::Status | TieField::Certainty | TieField::Directed);
        says.then_some(Condition { column: column.number - 1, heading, field, directed })
    };
    left_out.iter().filter_map(condition).collect()
}

/// Whether all lines below one without this sign hold it: between labels, not in quotes or numbers.
fn stands_alone<'t>(below: impl Iterator<Item = &'t str>, sign: char) -> bool {
    let between = |cell: &str| {
        let inside = !cell.starts_with('"') && cell.contains(sign);
        inside && (cell.ends_with(sign) || values::number(cell).is_none())
    };
    let mut below = below.peekable();
    below.peek().is_some()
        && below.all(|line| line.split_whitespace().any(between) || (sign == '\t' && line.trim().contains(sign)))
}

fn title(name: &str, number: usize, line: &str, sign: char) -> Error {
    let sign = if sign == '\t' { "tab".to_owned() } else { format!("{sign:?}") };
    Error::request(format!("{name}, line {number}: {:?} holds no {sign}, and all lines below do", line.trim()))
        .hint("if it is a title, remove it, or begin it with #")
        .hint(format!("if it is a tie, part its labels by {sign}, as below; or put labels that hold {sign} in quotes"))
}

/// What was passed over so far.
#[derive(Debug, Default)]
struct Skip {
    bytes: usize,
    lines: usize,
    remarks: usize,
    /// The sign between cells, where the file names it.
    sign: Option<u8>,
}

impl Skip {
    /// The text behind empty lines and remarks, and behind the line by which Excel names the sign between cells.
    fn remarks<'t>(&mut self, text: &'t str) -> &'t str {
        let mut passed = 0;
        for line in text.split_inclusive('\n') {
            let bare = line.trim();
            let is_remark = bare.starts_with(['#', '%']);
            let named = match line.trim_end_matches(['\r', '\n']).as_bytes() {
                [b's', b'e', b'p', b'=', sign] if self.lines == 0 => Some(*sign),
                _ => None,
            };
            let named = named.filter(|sign| !sign.is_ascii_alphanumeric() && *sign != b'"');
            if !(bare.is_empty() || is_remark || named.is_some()) {
                break;
            }
            self.sign = self.sign.or(named);
            passed += line.len();
            self.lines += 1;
            self.remarks += usize::from(is_remark);
        }
        self.bytes += passed;
        &text[passed..]
    }
}

impl Beginning<'_> {
    fn columns(&self, delimiter: Delimiter, options: &TieListOptions) -> Result<(Columns, TieListLayout), Error> {
        let cells = &self.cells;
        let headed = |field: TieField| cells.iter().position(|cell| TieField::of(cell, Dialect::Person) == field);
        let (by_source, by_target) = (headed(TieField::Source), headed(TieField::Target));
        let has_headings = (by_source.is_some() && by_target.is_some())
            || [&options.source, &options.target, &options.weight]
                .into_iter()
                .flatten()
                .any(|named| self.is_heading(named));
        let wanted = |wanted: &Option<String>| match wanted {
            None => Ok(None),
            Some(wanted) => self.wanted(wanted, has_headings).map(Some),
        };
        let (source, target) = (wanted(&options.source)?, wanted(&options.target)?);
        let weight = wanted(&options.weight)?;
        if source.is_none() || target.is_none() {
            // Without headings a number says nothing of the first line.
            let by_user = |column: Option<usize>| column.filter(|_| has_headings);
            self.unclear(has_headings, by_user(source).or(by_source), by_user(target).or(by_target), weight)?;
        }
        let usual = |found: Option<usize>, at: usize| found.filter(|_| has_headings).unwrap_or(at);
        let source = source.unwrap_or_else(|| usual(by_source, 0));
        let target = target.unwrap_or_else(|| usual(by_target, 1));
        if source == target {
            return Err(Error::request(format!(
                "both ends of ties would come from column {} of {}",
                source + 1,
                self.name
            ))
            .hint("name the two columns: --source COLUMN --target COLUMN"));
        }
        if let Some(weight) = weight.filter(|weight| [source, target].contains(weight)) {
            return Err(Error::request(format!(
                "column {} of {} would be an end of ties and their weight",
                weight + 1,
                self.name
            ))
            .hint("name all three columns: --source COLUMN --target COLUMN --weight COLUMN"));
        }
        let column =
            |at: usize| TieListColumn { number: at + 1, heading: cells.get(at).filter(|_| has_headings).cloned() };
        let unread =
            headed(TieField::Strength).filter(|at| has_headings && weight.is_none() && ![source, target].contains(at));
        let used = |at: usize| [Some(source), Some(target), weight].contains(&Some(at));
        let left_out: Vec<TieListColumn> = (0..cells.len()).filter(|&at| !used(at)).map(column).collect();
        let unnamed = options.source.is_none() || options.target.is_none();
        let conditions = if unnamed { conditions(&left_out, options.directed) } else { Vec::new() };
        let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
        let layout = TieListLayout {
            source: column(source),
            target: column(target),
            weight: weight.map(column),
            unread_weight: unread.map(column),
            left_out,
            columns: cells.len(),
            headings: has_headings.then_some(1),
            beginning: (cell(source), cell(target)),
            ..TieListLayout::default()
        };
        Ok((Columns { delimiter, source, target, weight, width: cells.len(), conditions }, layout))
    }

    /// Whether a column is named by its heading: no number of a column is one, even where such a cell stands in the first line.
    fn is_heading(&self, named: &str) -> bool {
        self.number(named).is_none() && self.cells.iter().any(|cell| cell.eq_ignore_ascii_case(named))
    }

    fn number(&self, named: &str) -> Option<usize> {
        named.parse::<usize>().ok().filter(|number| (1..=self.cells.len()).contains(number))
    }

    /// The column that the user names.
    fn wanted(&self, wanted: &str, has_headings: bool) -> Result<usize, Error> {
        let by_heading =
            || self.cells.iter().position(|cell| cell.eq_ignore_ascii_case(wanted)).filter(|_| has_headings);
        self.number(wanted).map(|number| number - 1).or_else(by_heading).ok_or_else(|| {
            let numbers = format!("1 to {}", self.cells.len());
            let known = if has_headings { format!("{}; or {numbers}", self.cells.join(", ")) } else { numbers };
            Error::request(format!("{} has no column {wanted:?}", self.name)).hint(format!("its columns are {known}"))
        })
    }

    /// Refuses a first line that may be headings or a tie, where the user did not name both ends.
    fn unclear(
        &self,
        has_headings: bool,
        source: Option<usize>,
        target: Option<usize>,
        weight: Option<usize>,
    ) -> Result<(), Error> {
        let known = |cell: &String| !matches!(NodeField::of(cell, Dialect::Person), NodeField::Attribute(_));
        let nodes: Vec<&str> = self.cells.iter().filter(|cell| known(cell)).map(String::as_str).collect();
        let names_node =
            |cell: &String| matches!(NodeField::of(cell, Dialect::Person), NodeField::Id | NodeField::Label);
        let lists_nodes = nodes.len() > 1 || self.cells.iter().take(2).any(names_node);
        let what = if source.is_some() != target.is_some() {
            let end = source.or(target).and_then(|at| self.cells.get(at)).map_or("", String::as_str);
            Some(match has_headings {
                true => format!("only one end of ties is known, {end:?}"),
                false => format!("the first line holds {end:?}, which may be the heading of one end of ties"),
            })
        } else if source.is_none() && !has_headings && lists_nodes {
            Some(format!("the first line looks like that of a table of nodes ({})", nodes.join(", ")))
        } else if source.is_none() && !has_headings && self.begins_with_words(weight) {
            Some("the first line looks like headings above numbers".to_owned())
        } else {
            None
        };
        let Some(what) = what else { return Ok(()) };
        let quoted = |at: usize| match self.cells.get(at) {
            Some(cell) if cell.contains(|c: char| !c.is_alphanumeric() && !"_-.".contains(c)) => format!("{cell:?}"),
            Some(cell) => cell.clone(),
            None => "COLUMN".to_owned(),
        };
        let (one, other) = match (source, target) {
            (Some(source), Some(target)) => (source, target),
            (Some(source), None) => (source, usize::from(source == 0)),
            (None, Some(target)) => (usize::from(target == 0), target),
            (None, None) => (0, 1),
        };
        Err(Error::request(format!("{}: {what}", self.name))
            .hint(format!(
                "if it holds headings, name the two ends, such as --source {} --target {}",
                quoted(one),
                quoted(other)
            ))
            .hint(format!("if it is a tie, name them by number: --source {} --target {}", one + 1, other + 1)))
    }

    /// Whether words stand above numbers: at both ends, or in another column.
    fn begins_with_words(&self, weight: Option<usize>) -> bool {
        let is_number = |cell: Option<&String>| cell.is_some_and(|cell| values::number(cell).is_some());
        let above = |at: usize| {
            self.cells.get(at).is_some_and(|cell| !cell.is_empty() && values::number(cell).is_none())
                && !self.below.is_empty()
                && self.below.iter().all(|cells| is_number(cells.get(at)))
        };
        let others = || (2..self.cells.len()).any(|at| Some(at) != weight && self.below.len() > 1 && above(at));
        (above(0) && above(1)) || others()
    }
}
