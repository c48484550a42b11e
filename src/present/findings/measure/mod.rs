//! Any registered measures, side by side.

mod columns;
mod notes;
mod recipe;
mod words;

use super::ranking::Order;
use super::{Withheld, cautioned, finish, ranking, ranking_withheld, unregistered};
use crate::Error;
use crate::measures::{self, DirectionUse, Level, MEASURES, Measure, Need, Params, Reason, Scores, Unit, WeightUse};
use crate::present::cautions::{self, About};
use crate::present::known::{self, Asked, Besides};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
pub(super) use columns::{Filled, are_counts, column, fill, filled_with, number};
pub(super) use notes::unread_direction;
use notes::{both_ways, ignored_strengths, unread_strengths};
pub(super) use recipe::chosen;
pub(super) use words::{cell_of, heading, spoken};

/// The registered measure with this id.
///
/// # Errors
///
/// An id that is not registered.
pub fn find(id: &str) -> Result<&'static Measure, Error> {
    let known = || MEASURES.iter().map(|measure| measure.id);
    measures::find(id).ok_or_else(|| unregistered("measure", id, known(), "measures"))
}

/// The registered measures with these ids, all of one level.
///
/// # Errors
///
/// An id that is not registered, or ids of different levels.
pub fn named(ids: &[String]) -> Result<Vec<&'static Measure>, Error> {
    let mut found: Vec<&'static Measure> = Vec::new();
    for id in ids {
        let measure = find(id)?;
        if found.iter().all(|earlier| earlier.id != measure.id) {
            found.push(measure);
        }
    }
    if let Some(other) = found.iter().find(|measure| measure.level != found[0].level) {
        return Err(Error::request(format!(
            "{} is a measure of {}, {} of {}",
            found[0].id,
            found[0].level.word(),
            other.id,
            other.level.word()
        ))
        .hint("ask for measures of one level at a time"));
    }
    Ok(found)
}

/// One column per measure, or one for each of its parts; one row per node, per tied pair, per group, or one for the network.
///
/// # Errors
///
/// What a measure needs and neither the user nor the file gives.
pub fn table(
    subject: &Subject,
    measures: &[&Measure],
    params: &Params,
    asked: &Asked,
    language: Language,
) -> Result<Table, Error> {
    let besides = Besides::of(subject, measures, asked)?;
    let params = &subject.params(params);
    let mut filled = fill(measures, &besides.known(&subject.view.graph), params, language);
    if asked.by.as_deref().is_some_and(known::found_in_ties) && filled.withhold_tests(measures) {
        filled.notes.push(known::untested(language).to_owned());
    }
    Ok(lay_out(subject, (measures, params), (asked, &besides), filled, language))
}

/// As [`table`], with the scores of one measure that were computed elsewhere.
pub fn table_of(subject: &Subject, measure: &Measure, scores: Scores, params: &Params, language: Language) -> Table {
    let params = &subject.params(params);
    let filled = filled_with(measure, scores, language);
    lay_out(subject, (&[measure], params), (&Asked::default(), &Besides::default()), filled, language)
}

fn lay_out(
    subject: &Subject,
    (measures, params): (&[&Measure], &Params),
    (asked, besides): (&Asked, &Besides),
    filled: Filled,
    language: Language,
) -> Table {
    let level = measures.first().map_or(Level::Node, |measure| measure.level);
    let names: &[&str] = match level {
        Level::Node => &["id", "label"],
        Level::Tie => &["source", "target"],
        Level::Group => &["group"],
        Level::GroupPair => &["group", "other_group"],
        Level::Network => &["network"],
    };
    let mut columns: Vec<Column> = names.iter().map(|name| Column::new(*name, ColumnType::Text)).collect();
    let Filled { columns: found, scores: filled, mut notes } = filled;
    columns.extend(found);
    if filled.iter().any(|(_, scores)| scores.undefined.iter().any(|because| because.reason == Reason::NotDirected)) {
        notes.extend(unread_direction(subject, language));
    }
    if measures.iter().any(|measure| measure.direction == DirectionUse::Requires) {
        notes.extend(both_ways(subject, language));
    }
    let title = measures.iter().map(|measure| language.text(measure.name)).collect::<Vec<_>>().join(", ");
    let mut table = Table::new(title, columns);
    for row in 0..filled.first().map_or(0, |(_, first)| first.values.len()) {
        let mut cells = places(subject, &besides.group_names, level, row);
        cells.extend(filled.iter().map(|(whole, scores)| number(*whole, scores.values[row])));
        table.push(cells);
    }
    table.notes.extend(besides.notes(language));
    table.notes.extend(notes);
    table.notes.extend(unread_strengths(subject, measures, language));
    table.notes.extend(ignored_strengths(subject, measures, language));
    if measures.iter().any(|measure| measure.weights == WeightUse::Distance) {
        table.notes.extend(subject.cost_note(language));
    }
    for measure in measures {
        chosen(measure, params, &mut table);
    }
    asked.write_into(&mut table.recipe);
    let mut table = finish(cautioned(table, subject, &about(measures), language), subject, language);
    if measures.iter().all(|measure| measure.needs.contains(&Need::Signs))
        && let Some(untrue) = subject.negative_note(language)
    {
        table.notes.retain(|note| *note != untrue);
    }
    table
}

/// What the figures of these measures are about.
fn about(measures: &[&Measure]) -> Vec<About> {
    let one = |measure: &&Measure| match measure.level {
        Level::Node | Level::Tie => About::Positions,
        Level::Network if measure.unit == Unit::Count || PER_SIZE.contains(&measure.id) => About::Counts,
        Level::Group | Level::GroupPair | Level::Network => About::Shape,
    };
    measures.iter().map(one).collect()
}

/// Figures that are counts divided by a size.
const PER_SIZE: [&str; 4] = ["density", "average-degree", "two-mode-density", "weighted-density"];

/// Puts the rows with the highest value of a column first; those without a value last. `top` shortens the list without cutting
/// through equal values.
///
/// # Errors
///
/// A column that the table has not, or that holds no numbers; a ranking of actors that a caution forbids and on which the choices do
/// not insist.
pub fn rank(
    table: &mut Table,
    subject: &Subject,
    column: Option<&str>,
    top: Option<usize>,
    language: Language,
) -> Result<(), Error> {
    let Some((name, at)) = sort_column(table, column)? else { return Ok(()) };
    let name = name.as_str();
    let actors = table.columns.first().is_some_and(|column| column.name == "id");
    match ranking_withheld(subject, name, language).filter(|_| actors) {
        Some(Withheld::Yes(_)) => {
            let why = cautions::withheld(subject.basis(), name, language).unwrap_or_default();
            return Err(Error::request(format!("these actors are not ranked by {name}"))
                .hint(why)
                .hint("--rank-anyway ranks them all the same, and says so"));
        }
        Some(Withheld::Anyway(why)) => table.notes.insert(0, why),
        None => {}
    }
    let order = ranking::most_telling_first(table, at, top);
    sorted(table, (name, top), &order, language);
    Ok(())
}

/// The column asked for, otherwise the first that can be sorted by; none where there is none.
pub(super) fn sort_column(table: &Table, column: Option<&str>) -> Result<Option<(String, usize)>, Error> {
    let names = ranking::columns(table);
    let Some(name) = column.or(names.first().map(String::as_str)) else { return Ok(None) };
    match ranking::column(table, name) {
        Some(at) => Ok(Some((name.to_owned(), at))),
        None => Err(Error::request(format!("there is no column {name:?} to sort by"))
            .hint(format!("use one of {}", names.join(", ")))),
    }
}

/// Says of a table that its rows were put in order of a column, and what the order leaves out and leaves open.
pub(super) fn sorted(table: &mut Table, (name, top): (&str, Option<usize>), order: &Order, language: Language) {
    table.notes.extend(order.in_words(name, language));
    table.recipe.set("sort", name);
    if let Some(top) = top {
        table.recipe.set("top", top);
    }
}

/// What a row is about.
fn places(subject: &Subject, groups: &[String], level: Level, row: usize) -> Vec<Cell> {
    let node = |index: usize| subject.network.node(index);
    match level {
        Level::Node => vec![node(row).id.as_str().into(), node(row).label.as_str().into()],
        Level::Tie => {
            let (a, b) = subject.view.graph.edges()[row];
            vec![node(a as usize).id.as_str().into(), node(b as usize).id.as_str().into()]
        }
        Level::Group => vec![groups[row].as_str().into()],
        Level::GroupPair => {
            vec![groups[row / groups.len()].as_str().into(), groups[row % groups.len()].as_str().into()]
        }
        Level::Network => vec![subject.name().into()],
    }
}
