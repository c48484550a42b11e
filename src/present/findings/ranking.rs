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

/// Rows in order, and what must be said of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    /// Which rows come, the most telling first.
    pub(super) rows: Vec<usize>,
    /// Rows that are left out because they have no value.
    without_value: usize,
    /// Where values are estimates: how many of the rows may stand at another place, or may not belong here.
    undecided: Option<usize>,
}

/// Rows with the highest value of a column first, or the lowest where it holds chances, of which the small ones tell something; equal ones
/// in the order that they had, those without a value last. `top` shortens the list without cutting through equal values, and leaves
/// out those without one.
pub(super) fn order(values: impl Iterator<Item = Option<f64>>, column: &Column, top: Option<usize>) -> Order {
    let sign = if column.unit.as_deref() == Some(Unit::Chance.word()) { 1.0 } else { -1.0 };
    let keys: Vec<f64> = values.map(|value| value.map_or(f64::INFINITY, |value| sign * value)).collect();
    let ranks = mid_ranks(&keys);
    let mut rows: Vec<usize> = (0..keys.len()).collect();
    rows.sort_by(|&a, &b| ranks[a].total_cmp(&ranks[b]).then(a.cmp(&b)));
    let Some(top) = top else { return Order { rows, ..Order::default() } };
    rows.retain(|&row| keys[row] < f64::INFINITY);
    let without_value = keys.len() - rows.len();
    let border = rows.get(top.saturating_sub(1)).map_or(f64::INFINITY, |&row| ranks[row]);
    let shown = rows.partition_point(|&row| ranks[row] <= border);
    // Two that are further apart than twice the margin stand in their true order.
    let undecided = column.margin.map(|margin| {
        let apart = |pair: &[usize]| keys[pair[1]] - keys[pair[0]] > 2.0 * margin;
        let open: Vec<bool> = rows.windows(2).take(shown).map(|pair| !apart(pair)).collect();
        let is_open = |at: usize| open.get(at).copied().unwrap_or(false);
        (0..shown).filter(|&at| is_open(at) || at.checked_sub(1).is_some_and(is_open)).count()
    });
    rows.truncate(shown);
    Order { rows, without_value, undecided }
}

/// Puts the rows that tell most by this column first, as [`order`] says.
pub(super) fn most_telling_first(table: &mut Table, at: usize, top: Option<usize>) -> Order {
    let order = order(table.rows.iter().map(|row| row[at].value()), &table.columns[at], top);
    table.rows = order.rows.iter().map(|&row| std::mem::take(&mut table.rows[row])).collect();
    order
}

impl Order {
    /// What is left out, and what is not certain, for the notes.
    pub(super) fn in_words(&self, name: &str, language: Language) -> Vec<String> {
        let (shown, without_value) = (self.rows.len(), self.without_value);
        let left_out = (without_value > 0).then(|| match language {
            Language::En => format!("{name}: {without_value} without a value are not shown (--top)"),
            Language::Nl => format!("{name}: {without_value} zonder waarde staan er niet bij (--top)"),
        });
        let undecided = self.undecided.map(|undecided| match (language, undecided) {
            (Language::En, 0) => format!("{name}: with 95 % certainty all {shown} shown stand at their place"),
            (Language::Nl, 0) => format!("{name}: met 95 % zekerheid staan alle {shown} op hun plaats"),
            (Language::En, _) => format!(
                "{name}: of the {shown} shown {undecided} are so near to others that their place is not certain; --approximate with a \
                 smaller share tells them apart"
            ),
            (Language::Nl, _) => format!(
                "{name}: van de {shown} hier staan er {undecided} zo dicht bij andere dat hun plaats niet zeker is; --approximate met een \
                 kleiner deel onderscheidt ze"
            ),
        });
        left_out.into_iter().chain(undecided).collect()
    }
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
        assert_eq!(most_telling_first(&mut all, 1, None).without_value, 0);
        assert_eq!(names(&all), "cbda");
        assert_eq!(most_telling_first(&mut table.clone(), 1, Some(9)).without_value, 1);
        let said = most_telling_first(&mut table, 1, Some(2)).in_words("value", Language::En);
        assert_eq!(names(&table), "cbd");
        assert_eq!(said, ["value: 1 without a value are not shown (--top)"]);
        // Of chances the smallest come first.
        all.columns[1] = Column::new("value", ColumnType::Number).unit(Unit::Chance.word());
        most_telling_first(&mut all, 1, None);
        assert_eq!(names(&all), "bdca");
    }

    // 9 stands alone; 5 and 4.8 are within twice 0.4 of each other; 2 is apart from 4.8 but not from 1.5; below that nothing is shown.
    #[test]
    fn estimates_say_how_many_places_are_not_certain() {
        let column = Column { margin: Some(0.4), ..Column::new("value", ColumnType::Number) };
        let undecided = |top: usize| {
            let values =
                [4.8, 9.0, 1.5, 5.0, f64::NAN, 2.0].into_iter().map(|value| Some(value).filter(|v| !v.is_nan()));
            let order = order(values, &column, Some(top));
            (order.rows.len(), order.undecided)
        };
        assert_eq!(
            [1, 2, 3, 4, 9].map(undecided),
            [(1, Some(0)), (2, Some(1)), (3, Some(2)), (4, Some(3)), (5, Some(4))]
        );
    }
}
