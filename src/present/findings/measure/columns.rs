//! The columns of measures: what stands in them, and what must be said of it.

use super::notes::{exact_all_the_same, on_scores};
use super::words::{heading, part_name};
use crate::measures::{Known, Measure, Need, Params, Part, Scores, Unit};
use crate::present::language::Language;
use crate::present::table::{Cell, Column, ColumnType};

/// The columns of measures, with what stands in them and what must be said of it.
pub(in crate::present::findings) struct Filled {
    pub(in crate::present::findings) columns: Vec<Column>,
    /// The scores of each column, and whether all of them are counts.
    pub(in crate::present::findings) scores: Vec<(bool, Scores)>,
    pub(in crate::present::findings) notes: Vec<String>,
}

impl Filled {
    /// Empties the columns that hold groups against chance, of all the measures in their order; whether there are any.
    pub(super) fn withhold_tests(&mut self, measures: &[&Measure]) -> bool {
        let of_measure = |measure: &&Measure| -> Vec<bool> {
            let groups = measure.needs.contains(&Need::Groups);
            match measure.parts() {
                [] => vec![groups && measure.unit == Unit::Chance],
                // A deviation beside others is one from chance; alone it describes, as the z within a group.
                parts => {
                    parts.iter().map(|part| groups && matches!(part.unit, Unit::Chance | Unit::Deviation)).collect()
                }
            }
        };
        let tests: Vec<bool> = measures.iter().flat_map(of_measure).collect();
        for ((_, scores), _) in self.scores.iter_mut().zip(&tests).filter(|(_, test)| **test) {
            scores.values.fill(f64::NAN);
        }
        tests.contains(&true)
    }
}

/// Computes measures for which all is known that they need.
pub(in crate::present::findings) fn fill(
    measures: &[&Measure],
    known: &Known<'_>,
    params: &Params,
    language: Language,
) -> Filled {
    let mut filled = Filled { columns: Vec::new(), scores: Vec::new(), notes: Vec::new() };
    for measure in measures {
        let found = measure.run(known, params).expect("what is needed was gathered before");
        filled.notes.extend(on_scores(measure, &found, language));
        filled.notes.extend(exact_all_the_same(measure, params, &found, language));
        for (index, scores) in found.into_iter().enumerate() {
            let part = measure.parts().get(index);
            let column = match part {
                None => column(measure, &scores, language),
                Some(part) => part_column(measure, part, &scores, language),
            };
            filled.scores.push((column.kind == ColumnType::Integer, scores));
            filled.columns.push(column);
        }
    }
    filled
}

/// The column of scores that were computed elsewhere.
pub(in crate::present::findings) fn filled_with(measure: &Measure, scores: Scores, language: Language) -> Filled {
    let notes = on_scores(measure, std::slice::from_ref(&scores), language);
    let column = column(measure, &scores, language);
    Filled { scores: vec![(column.kind == ColumnType::Integer, scores)], columns: vec![column], notes }
}

/// The column of one part of a measure.
fn part_column(measure: &Measure, part: &Part, scores: &Scores, language: Language) -> Column {
    let kind = if are_counts(part.unit, scores) { ColumnType::Integer } else { ColumnType::Number };
    let column = Column::new(part_name(measure, part), kind).heading(heading(language.text(part.name)));
    let column = if part.unit == Unit::Chance { column.decimals(4) } else { column }.unit(part.unit.word());
    if part.detail { column.hidden() } else { column }
}

/// The column of a measure.
pub(in crate::present::findings) fn column(measure: &Measure, scores: &Scores, language: Language) -> Column {
    let kind = if are_counts(measure.unit, scores) { ColumnType::Integer } else { ColumnType::Number };
    let column = Column::new(measure.id, kind).heading(heading(language.text(measure.name))).unit(measure.unit.word());
    Column { margin: scores.margin(), ..column }
}

/// One value of a measure, empty where it is undefined.
pub(in crate::present::findings) fn number(whole: bool, value: f64) -> Cell {
    if whole && value.is_finite() { Cell::Integer(value as i64) } else { Cell::number(value) }
}

/// Whether numbers are counts and all that are defined are whole: effective size counts partners, and yet is a fraction.
pub(in crate::present::findings) fn are_counts(unit: Unit, scores: &Scores) -> bool {
    let whole = |value: &f64| value.fract() == 0.0 && value.abs() < 1e15;
    matches!(unit, Unit::Count | Unit::YesNo) && scores.values.iter().filter(|v| v.is_finite()).all(whole)
}
