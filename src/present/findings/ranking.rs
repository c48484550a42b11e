//! Rows in order of one of their columns.

use crate::measures::Unit;
use crate::present::table::{Cell, Column, ColumnType, Table};
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

/// Puts the rows with the highest value in this column first, or the lowest where it holds chances, of which the small ones tell
/// something; those without a value last, equal ones in the order that they had.
/// `top` shortens the list without cutting through equal values.
pub(super) fn most_telling_first(table: &mut Table, at: usize, top: Option<usize>) {
    let sign = if table.columns[at].unit.as_deref() == Some(Unit::Chance.word()) { 1.0 } else { -1.0 };
    let key = |row: &Vec<Cell>| row[at].value().map_or(f64::INFINITY, |value| sign * value);
    let keys: Vec<f64> = table.rows.iter().map(key).collect();
    let ranks = mid_ranks(&keys);
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&a, &b| ranks[a].total_cmp(&ranks[b]).then(a.cmp(&b)));
    if let Some(border) = top.and_then(|top| order.get(top.saturating_sub(1))).map(|&row| ranks[row]) {
        order.retain(|&row| ranks[row] <= border);
    }
    table.rows = order.into_iter().map(|row| std::mem::take(&mut table.rows[row])).collect();
}

#[cfg(test)]
mod tests {
    use super::*;

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
        most_telling_first(&mut all, 1, None);
        assert_eq!(names(&all), "cbda");
        most_telling_first(&mut table, 1, Some(2));
        assert_eq!(names(&table), "cbd");
        // Of chances the smallest come first.
        all.columns[1] = Column::new("value", ColumnType::Number).unit(Unit::Chance.word());
        most_telling_first(&mut all, 1, None);
        assert_eq!(names(&all), "bdca");
    }
}
