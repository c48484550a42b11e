//! Any registered measures, side by side.

use super::ranking::Order;
use super::{Withheld, cautioned, count, finish, ranking, ranking_withheld, undefined_notes};
use crate::Error;
use crate::graph::{Direction, Weight};
use crate::measures::centrality::opsahl_degree::OPSAHL_DEGREE;
use crate::measures::{
    self, Along, Closeness, CoreDegree, DirectionUse, FewPartners, Known, Level, Listens, Measure, Need, Normalization,
    Params, Part, Precision, Reason, Reciprocity, Scale, Scores, Spread, Unit, WeightUse,
};
use crate::present::cautions::{self, About};
use crate::present::known::{self, Asked, Besides};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use serde_json::Value;

/// The registered measure with this id.
///
/// # Errors
///
/// An id that is not registered.
pub fn find(id: &str) -> Result<&'static Measure, Error> {
    measures::find(id).ok_or_else(|| {
        let known: Vec<String> = measures::MEASURES.iter().map(|measure| measure.id.to_owned()).collect();
        let error = Error::request(format!("no measure is called {id:?}"));
        match crate::model::names::nearest(id, known.iter()) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error.hint("verbinder list measures shows them all"),
        }
    })
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
    if measures.iter().any(|measure| measure.weights == WeightUse::Distance) {
        table.notes.extend(subject.cost_note(language));
    }
    for measure in measures {
        chosen(measure, params, &mut table);
    }
    for (key, value) in [("by", &asked.by), ("value", &asked.value)] {
        if let Some(value) = value {
            table.recipe.set(key, value.as_str());
        }
    }
    if !asked.members.is_empty() {
        table.recipe.set("group", asked.members.join(","));
    }
    let mut table = finish(cautioned(table, subject, &about(measures), language), subject, language);
    if measures.iter().all(|measure| measure.needs.contains(&Need::Signs))
        && let Some(untrue) = subject.negative_note(language)
    {
        table.notes.retain(|note| *note != untrue);
    }
    table
}

/// The columns of measures, with what stands in them and what must be said of it.
pub(super) struct Filled {
    pub(super) columns: Vec<Column>,
    /// The scores of each column, and whether all of them are counts.
    pub(super) scores: Vec<(bool, Scores)>,
    pub(super) notes: Vec<String>,
}

impl Filled {
    /// Empties the columns that hold groups against chance, of all the measures in their order; whether there are any.
    fn withhold_tests(&mut self, measures: &[&Measure]) -> bool {
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
pub(super) fn fill(measures: &[&Measure], known: &Known<'_>, params: &Params, language: Language) -> Filled {
    let mut filled = Filled { columns: Vec::new(), scores: Vec::new(), notes: Vec::new() };
    for measure in measures {
        let found = measure.run(known, params).expect("what is needed was gathered before");
        filled.notes.extend(notes_on(measure, &found, language));
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

/// That values are exact though estimates were asked for.
fn exact_all_the_same(measure: &Measure, params: &Params, found: &[Scores], language: Language) -> Option<String> {
    let asked = matches!(params.precision, Precision::Within(_)) && measure.listens.contains(&Listens::Precision);
    let exact = found.iter().all(|scores| scores.estimated_within().is_none());
    (asked && exact).then(|| match language {
        Language::En => format!(
            "{}: exact all the same; estimates are for ties without strength, in networks so large that they save time",
            measure.id
        ),
        Language::Nl => format!(
            "{}: toch precies berekend; schattingen zijn er voor relaties zonder sterkte, in netwerken waar ze tijd schelen",
            spoken(measure.id, language)
        ),
    })
}

/// The column of scores that were computed elsewhere.
pub(super) fn filled_with(measure: &Measure, scores: Scores, language: Language) -> Filled {
    let notes = notes_on(measure, std::slice::from_ref(&scores), language);
    let column = column(measure, &scores, language);
    Filled { scores: vec![(column.kind == ColumnType::Integer, scores)], columns: vec![column], notes }
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

/// What is undefined and why, in one note where several columns of a measure lack the same.
fn notes_on(measure: &Measure, columns: &[Scores], language: Language) -> Vec<String> {
    let mut notes: Vec<(Vec<String>, &Scores)> = Vec::new();
    for (index, scores) in columns.iter().enumerate() {
        let name = measure.parts().get(index).map_or_else(|| measure.id.to_owned(), |part| part_name(measure, part));
        match notes
            .iter_mut()
            .find(|(_, earlier)| earlier.undefined == scores.undefined && earlier.settled == scores.settled)
        {
            Some((names, _)) => names.push(name),
            None => notes.push((vec![name], scores)),
        }
    }
    let all = columns.len();
    let called = |names: Vec<String>| if names.len() == all { measure.id.to_owned() } else { names.join(", ") };
    notes.into_iter().flat_map(|(names, scores)| undefined_notes(&called(names), scores, language)).collect()
}

/// That the file knows directions which the view leaves out; nothing where it knows none.
pub(super) fn unread_direction(subject: &Subject, language: Language) -> Option<String> {
    let directed = subject.network.ties().filter(|tie| subject.network.is_directed(tie.tie)).count();
    (subject.choices.view.direction == Direction::Undirected && directed > 0).then(|| match language {
        Language::En => format!("{directed} ties have a direction in the file: --direction directed follows it"),
        Language::Nl => {
            format!("{directed} relaties hebben in het bestand een richting: --direction directed volgt die")
        }
    })
}

/// That some ties have no direction, where others have one and the view follows it: a share of ties that are returned would count them
/// as returned without a word. Where none has one, such measures are undefined and say so.
fn both_ways(subject: &Subject, language: Language) -> Option<String> {
    let network = &subject.network;
    let (all, without) = (network.tie_count(), network.ties().filter(|tie| !network.is_directed(tie.tie)).count());
    let some = (1..all).contains(&without) && subject.choices.view.direction == Direction::Directed;
    some.then(|| match language {
        Language::En => {
            format!("{without} of {all} ties have no direction in the file: each counts as going both ways")
        }
        Language::Nl => {
            format!("{without} van {all} relaties hebben in het bestand geen richting: elk telt als heen en terug")
        }
    })
}

/// That the file knows strengths which the view leaves out, of measures of strength: these are then numbers of partners, or 1.
/// Nothing of measures that take strengths and say something without them too.
fn unread_strengths(subject: &Subject, measures: &[&Measure], language: Language) -> Option<String> {
    let of_strength = |measure: &&&Measure| measure.unit == Unit::Strength || measure.id == OPSAHL_DEGREE.id;
    let names: Vec<String> =
        measures.iter().filter(of_strength).map(|measure| heading(language.text(measure.name))).collect();
    let stated = subject.network.ties().filter(|tie| tie.tie.strength.is_some()).count();
    if names.is_empty() || stated == 0 || subject.choices.view.weight != Weight::None {
        return None;
    }
    let names = names.join(", ");
    Some(match language {
        Language::En => format!(
            "{names}: the strengths of {} are not used, every tie counts as 1; --weight strength uses them",
            count(stated, "tie", "ties")
        ),
        Language::Nl => format!(
            "{names}: de sterkte van {} is niet gebruikt, elke relatie telt als 1; --weight strength gebruikt die",
            count(stated, "relatie", "relaties")
        ),
    })
}

/// The word in results for one part of a measure.
fn part_name(measure: &Measure, part: &Part) -> String {
    format!("{}_{}", measure.id, part.id)
}

/// Puts the choices that a measure listens to, and that the user can make, into the recipe.
pub(super) fn chosen(measure: &Measure, params: &Params, table: &mut Table) {
    for listens in measure.listens {
        let (key, value): (&str, Value) = match listens {
            Listens::Normalization => {
                ("normalized", (if params.normalization == Normalization::Normalized { "yes" } else { "no" }).into())
            }
            Listens::Along => ("along", (if params.along == Along::Out { "out" } else { "in" }).into()),
            Listens::Steps => ("steps", params.steps.into()),
            Listens::Spread => {
                ("spread", (if params.spread == Spread::Population { "population" } else { "sample" }).into())
            }
            Listens::StrengthExponent => ("tie_weight", params.strength_exponent.into()),
            Listens::Closeness => {
                ("closeness", (if params.closeness == Closeness::Component { "component" } else { "wf" }).into())
            }
            Listens::Scale => ("scale", (if params.scale == Scale::MaxOne { "max" } else { "length" }).into()),
            Listens::Damping => ("damping", params.damping.into()),
            Listens::CoreDegree => ("core_degree", core_word(params.core_degree).into()),
            Listens::FewPartners => {
                ("few_partners", (if params.few_partners == FewPartners::Zero { "zero" } else { "exclude" }).into())
            }
            Listens::Reciprocity => {
                ("reciprocity", (if params.reciprocity == Reciprocity::Arcs { "arcs" } else { "pairs" }).into())
            }
            Listens::Permutations => ("permutations", params.permutations.into()),
            Listens::Draws => ("draws", params.draws.into()),
            Listens::Precision => match params.precision {
                Precision::Exact => ("precision", "exact".into()),
                Precision::Usual => ("precision", "usual".into()),
                Precision::Within(epsilon) => ("precision", epsilon.into()),
            },
            Listens::Alpha | Listens::Seed => continue,
        };
        table.recipe.set(key, value);
    }
}

fn core_word(core: CoreDegree) -> &'static str {
    match core {
        CoreDegree::Partners => "partners",
        CoreDegree::Total => "total",
        CoreDegree::In => "in",
        CoreDegree::Out => "out",
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

/// The column of one part of a measure.
fn part_column(measure: &Measure, part: &Part, scores: &Scores, language: Language) -> Column {
    let kind = if are_counts(part.unit, scores) { ColumnType::Integer } else { ColumnType::Number };
    let column = Column::new(part_name(measure, part), kind).heading(heading(language.text(part.name)));
    let column = if part.unit == Unit::Chance { column.decimals(4) } else { column }.unit(part.unit.word());
    if part.detail { column.hidden() } else { column }
}

/// The column of a measure.
pub(super) fn column(measure: &Measure, scores: &Scores, language: Language) -> Column {
    let kind = if are_counts(measure.unit, scores) { ColumnType::Integer } else { ColumnType::Number };
    let column = Column::new(measure.id, kind).heading(heading(language.text(measure.name))).unit(measure.unit.word());
    Column { margin: scores.margin(), ..column }
}

/// A name as a heading among others: without its capital, unless the name has one inside, as PageRank.
pub(super) fn heading(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) if !characters.as_str().contains(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => name.to_owned(),
    }
}

/// Measures, or parts of them, as people read them who read no English: their Dutch names; in English the words in results.
pub(super) fn spoken(ids: &str, language: Language) -> String {
    let name = |id: &str| {
        let part = || {
            let of = |measure: &Measure| measure.parts().iter().find(|part| part_name(measure, part) == id);
            measures::MEASURES.iter().find_map(of).map(|part| part.name)
        };
        let found = measures::find(id).map(|measure| measure.name).or_else(part);
        found.map_or_else(|| id.to_owned(), |name| heading(language.text(name)))
    };
    match language {
        Language::En => ids.to_owned(),
        Language::Nl => ids.split(", ").map(name).collect::<Vec<_>>().join(", "),
    }
}

/// A measure in a cell: its word for programs, its name for people.
pub(super) fn cell_of(measure: &Measure, language: Language) -> Cell {
    Cell::word(measure.id, spoken(measure.id, language))
}

/// One value of a measure, empty where it is undefined.
pub(super) fn number(whole: bool, value: f64) -> Cell {
    if whole && value.is_finite() { Cell::Integer(value as i64) } else { Cell::number(value) }
}

/// Whether numbers are counts and all that are defined are whole: effective size counts partners, and yet is a fraction.
pub(super) fn are_counts(unit: Unit, scores: &Scores) -> bool {
    let whole = |value: &f64| value.fract() == 0.0 && value.abs() < 1e15;
    matches!(unit, Unit::Count | Unit::YesNo) && scores.values.iter().filter(|v| v.is_finite()).all(whole)
}
