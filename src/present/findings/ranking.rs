//! Rows in order of one of their columns.

use crate::measures::Unit;
use crate::present::language::Language;
use crate::present::table::{Column, ColumnType, Table};
use crate::studies::correlation::mid_ranks;

fn is_numeric(column: &Column) -> bool {
    matches!(column.kind, ColumnType::Integer | ColumnType::Number)
}

/// The names of the columns that rows can be put in order of.
pub(super) fn columns(table: &Table) -> Vec<String> {
    table.columns.iter().filter(|column| is_numeric(column)).map(|column| column.name.clone()).collect()
}

/// The place of the column of numbers with this name.
pub(super) fn column(table: &Table, name: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.name == name && is_numeric(column))
}

/// What a column is ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// The largest value.
    Largest,
    /// The smallest: of chances the small ones tell something.
    Smallest,
}

impl First {
    /// What comes first in this column.
    pub(super) fn of(column: &Column) -> First {
        if column.unit.as_deref() == Some(Unit::Chance.word()) { First::Smallest } else { First::Largest }
    }
}

/// Rows in order: which come first, and how many were left out because they have no value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) rows: Vec<usize>,
    pub(super) without_value: usize,
}

/// Rows in the order of their values, equal ones in the order that they had, those without a value last. `top` shortens the list
/// without cutting through equal values, and leaves out those without one.
pub(super) fn order(values: impl Iterator<Item = Option<f64>>, first: First, top: Option<usize>) -> Order {
    let sign = if first == First::Smallest { 1.0 } else { -1.0 };
    let keys: Vec<f64> = values.map(|value| value.map_or(f64::INFINITY, |value| sign * value)).collect();
    let ranks = mid_ranks(&keys);
    let mut rows: Vec<usize> = (0..keys.len()).collect();
    rows.sort_by(|&a, &b| ranks[a].total_cmp(&ranks[b]).then(a.cmp(&b)));
    let mut without_value = 0;
    if let Some(top) = top {
        rows.retain(|&row| keys[row] < f64::INFINITY);
        without_value = keys.len() - rows.len();
        if let Some(border) = rows.get(top.saturating_sub(1)).map(|&row| ranks[row]) {
            rows.retain(|&row| ranks[row] <= border);
        }
    }
    Order { rows, without_value }
}

/// Puts the rows that tell most by this column first; the number of rows without a value that `top` leaves out.
pub(super) fn most_telling_first(table: &mut Table, at: usize, top: Option<usize>) -> usize {
    let order = order(table.rows.iter().map(|row| row[at].value()), First::of(&table.columns[at]), top);
    table.rows = order.rows.into_iter().map(|row| std::mem::take(&mut table.rows[row])).collect();
    order.without_value
}

/// That rows without a value are left out, where there are any.
pub(super) fn left_out(name: &str, without_value: usize, language: Language) -> Option<String> {
    (without_value > 0).then(|| match language {
        Language::En => format!("{name}: {without_value} without a value are not shown (--top)"),
        Language::Nl => format!("{name}: {without_value} zonder waarde staan er niet bij (--top)"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::table::Cell;

    #[test]
    fn equal_rows_keep_their_order_and_are_not_cut_apart() {
        let mut table =
            Table::new("", vec![Column::new("name", ColumnType::Text), Column::new("value", ColumnType::Number)]);
        for (name, value) in
            [("a", Cell::Empty), ("b", Cell::number(1.0)), ("c", Cell::number(2.0)), ("d", Cell::number(1.0))]
        {
            table.push(vec![name.into(), value]);
        }
        assert_eq!((columns(&table), column(&table, "name")), (vec!["value".to_owned()], None));
        let names = |table: &Table| {
            let rows = table.json()["rows"].as_array().cloned().unwrap_or_default();
            rows.iter().map(|row| row["name"].as_str().unwrap_or_default().to_owned()).collect::<String>()
        };
        let mut all = table.clone();
        assert_eq!(most_telling_first(&mut all, 1, None), 0);
        assert_eq!(names(&all), "cbda");
        assert_eq!(most_telling_first(&mut table.clone(), 1, Some(9)), 1);
        assert_eq!(most_telling_first(&mut table, 1, Some(2)), 1);
        assert_eq!(names(&table), "cbd");
        // Of chances the smallest come first.
        all.columns[1] = Column::new("value", ColumnType::Number).unit(Unit::Chance.word());
        most_telling_first(&mut all, 1, None);
        assert_eq!(names(&all), "bdca");
    }
}
