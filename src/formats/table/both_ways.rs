//! Lists that say nothing on direction: how their pairs are listed tells how they were made.

use super::pairs::Row;
use super::tie_columns::is_elsewhere;
use super::{Sheet, Table};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::formats::shared::fields::{Dialect, TieField, plain};
use crate::formats::shared::kinds::kind_word;
use crate::formats::shared::long_list::Ways;
use crate::model::Vocabulary;
use crate::model::counting::ByPair;
use crate::model::words::QuickMap;
use std::borrow::Cow;

/// How a list without a word on direction was made.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// Every pair in one direction.
    Once,
    /// Every pair in both directions with the same values: which rows repeat an earlier one.
    Twice(Vec<bool>),
    /// A good part of the pairs in both directions, the others in one: so many.
    Directed(usize),
}

/// Below this share of pairs listed both ways, those are slips in a list without direction.
const SLIPS: f64 = 0.1;
/// In a list of more pairs a single one both ways is a slip, whatever its share.
const FEW: usize = 4;

impl Listed {
    /// What is said of the list; `first` is the place of its first row.
    pub(super) fn said(&self, first: Place) -> Option<Diagnostic> {
        let place = Place { span: None, ..first };
        Some(match self {
            Listed::Once => return None,
            Listed::Twice(_) => {
                let message = text!(
                    "every tie is listed in both directions with the same values; each is read as one tie",
                    "elke relatie staat er in beide richtingen met dezelfde waarden; elk paar is gelezen als één relatie"
                );
                Diagnostic::notice("listed-twice", place, message).hint(text!(
                    "--directed reads them as ties with a direction",
                    "--directed leest ze als relaties met een richting"
                ))
            }
            Listed::Directed(pairs) => {
                let are = Said::count(*pairs, text!("pair is", "paar staat"), text!("pairs are", "paren staan"));
                let message = said!(
                    [are] "{are} listed both ways and others once; the ties are read as directed",
                    "{are} er in beide richtingen, en andere in één; de relaties zijn gelezen als gericht"
                );
                Diagnostic::notice("read-as-directed", place, message).hint(text!(
                    "--undirected reads them without direction; a column directed says it for each tie",
                    "--undirected leest ze zonder richting; een kolom gericht zegt het van elke relatie"
                ))
            }
        })
    }

    /// Of so many rows, whose two ends are numbers below `names`; rows without them count for nothing. `same_values` asks of a row and an
    /// earlier one of its pair whether they say the same.
    pub(super) fn of(
        rows: usize,
        names: usize,
        ends: impl Fn(usize) -> Option<(u32, u32)>,
        same_values: impl Fn(usize, usize) -> bool,
    ) -> Listed {
        let ends = |row: usize| ends(row).filter(|(source, target)| source != target);
        // Rows of one pair side by side, in the order in which they stand: quicker than to look every pair up.
        let of_pairs = ByPair::of(rows, names, |row| {
            let (source, target) = ends(row)?;
            Some((source.min(target), source.max(target)))
        });
        let (mut pairs, mut repeats) = (0_usize, 0_usize);
        // Rows that give a pair in the other direction than an earlier row did, with that row.
        let mut answers: Vec<(usize, usize)> = Vec::new();
        for pair in of_pairs.same() {
            if pair.len() == 1 {
                pairs += 1;
                continue;
            }
            // The first row of the pair in each direction.
            let mut first = [None, None];
            for row in pair.iter().map(|member| member.number as usize) {
                let way = usize::from(ends(row).is_some_and(|(source, target)| source < target));
                match (first[way], first[1 - way]) {
                    (_, Some(earlier)) => answers.push((earlier, row)),
                    (Some(_), None) => repeats += 1,
                    (None, None) => pairs += 1,
                }
                first[way].get_or_insert(row);
            }
        }
        let ways = Ways { pairs, repeats, answers: answers.len() };
        if ways.are_twice() && answers.iter().all(|&(one, other)| same_values(one, other)) {
            let mut second = vec![false; rows];
            answers.iter().for_each(|&(_, row)| second[row] = true);
            return Listed::Twice(second);
        }
        Listed::by(ways)
    }

    /// By how often pairs are listed, where what rows say of them does not matter.
    pub(super) fn by(Ways { pairs, answers, .. }: Ways) -> Listed {
        if answers > 0 && answers as f64 >= SLIPS * pairs as f64 && (answers > 1 || pairs <= FEW) {
            Listed::Directed(answers)
        } else {
            Listed::Once
        }
    }

    /// Of the rows of a table between these names; `kind` is the column with the kinds of ties.
    pub(super) fn of_table(table: &Table, rows: &[Row], names: &[Cow<'_, str>], kind: Option<usize>) -> Listed {
        let sheet = &table.sheet;
        // Where the same end of each tie stands first in the alphabet, as programs write lists, no pair is there both ways.
        let ordered = |row: &Row| row.source == row.target || names[row.source as usize] < names[row.target as usize];
        if rows.iter().all(ordered) {
            return Listed::Once;
        }
        // Kinds that have a direction of their own need no guess.
        let mut directed = Directed::default();
        let apart: Vec<bool> = kind
            .map_or_else(Vec::new, |column| rows.iter().map(|row| directed.by(sheet.cell(row.row, column))).collect());
        let ends = |number: usize| {
            let Row { source, target, .. } = rows[number];
            (apart.get(number) != Some(&true)).then_some((source, target))
        };
        let counted = Counted::of(table);
        Listed::of(rows.len(), names.len(), ends, |one, other| {
            counted.same_values(sheet, rows[one].row, rows[other].row)
        })
    }
}

/// Which words for kinds mean ties with a direction.
#[derive(Default)]
pub(super) struct Directed<'t> {
    known: QuickMap<&'t str, bool>,
    shipped: Option<Vocabulary>,
}

impl<'t> Directed<'t> {
    /// Whether ties of the kind in this cell have a direction of their own.
    pub(super) fn by(&mut self, cell: &'t str) -> bool {
        *self.known.entry(cell).or_insert_with(|| {
            let word = kind_word(cell, true).unwrap_or(cell);
            let shipped = self.shipped.get_or_insert_with(Vocabulary::shipped);
            shipped.tie_kind(word).is_some_and(|kind| kind.directed)
        })
    }
}

/// The columns in which rows that say the same are equal: all but the ends and the numbers of rows.
struct Counted {
    columns: Vec<usize>,
}

impl Counted {
    fn of(table: &Table) -> Counted {
        let Table { sheet, meaning } = table;
        let counts = |column: &usize| {
            let heading = meaning.heading(sheet, *column);
            let is_end = matches!(TieField::of(heading, Dialect::Person), TieField::Source | TieField::Target);
            (!is_end || is_elsewhere(table, *column, Dialect::Person)) && plain(heading) != "id"
        };
        Counted { columns: (0..sheet.widest()).filter(counts).collect() }
    }

    /// Whether two rows say the same of a pair, apart from which end stands first.
    fn same_values(&self, sheet: &Sheet, one: usize, other: usize) -> bool {
        self.columns.iter().all(|&column| sheet.cell(one, column) == sheet.cell(other, column))
    }
}
