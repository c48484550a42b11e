//! A survey form: one row per respondent with the partners it names, in several columns or in one cell.
//!
//! A tie is known by who reported it. `confirmed` says what the other side made of it: `both` named each other, `one side` only
//! although the other answered too, `no response` from the other, or the other was `not asked`.

mod columns;
mod partners;
mod reports;

use super::headings::is_reading_place;
use super::rows::data_rows;
use super::typing::is_failed_formula;
use super::{Reading, Table, certainty, measured, members};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::Given;
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::questions::asks_own_name;
use crate::formats::shared::values;
use crate::model::{Name, Node, Respondent, Strength, Tie};
use columns::{Form, naming_beside, tie_field};
pub(super) use columns::{naming_column, partner_columns};
use indexmap::IndexMap;
use partners::Partners;
pub(super) use reports::are_rated;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the respondents of a form and the ties that they report; `layer` is what they are about where their sheet says so.
pub(super) fn read(reading: &mut Reading<'_>, table: &Table, layer: Option<&str>) -> Result<(), Error> {
    let sheet = &table.sheet;
    let partners = partner_columns(table);
    let Some(naming) = naming_beside(table, &partners) else {
        return Err(Error::new(ErrorKind::Format, "the survey has no column that names the respondents")
            .hint("call that column respondent; the columns with the partners it names partner 1, partner 2, …"));
    };
    let rows = data_rows(reading, table, naming);
    let cells = Partners::new(table, naming, &partners, &rows, |name| reading.ends.knows(name));
    let form = Form::of(table, naming, partners, &rows);
    cells.report_odd(reading, table, &form.partners, &rows);
    if form.repeated && are_rated(table, &form.partners, &form.further) {
        reports::read(reading, table, layer, (naming, form.partners[0], &form.further), &rows);
        return Ok(());
    }
    let unsure = certainty::in_numbers(reading, table, &form.certainties(table));
    let gauged = if form.repeated { measured::strength(reading, table, &form.further) } else { None };
    let of_respondent = form.of_respondent(table);
    let mut kept = members::Kept::default();
    let mut asked: IndexMap<String, Asked> = IndexMap::new();
    let mut pairs: BTreeMap<(String, String), Pair> = BTreeMap::new();
    // Who gave codes for no answer, and about whom.
    let mut silent: BTreeSet<String> = BTreeSet::new();
    let mut unrated: Vec<(String, Place)> = Vec::new();
    for row in rows {
        let name = sheet.cell(row, naming);
        if name.is_empty() || is_failed_formula(name) {
            let place = sheet.at(row, naming, reading.text);
            let message = text!("the row names no respondent", "de rij noemt geen respondent");
            let finding = Diagnostic::error("no-name", place, message);
            let hint = text!("write who answered, or remove the row", "schrijf wie antwoordde, of haal de rij weg");
            reading.draft.report(finding.hint(hint));
            continue;
        }
        let place = sheet.place(row);
        let ego = reading.ends.resolve(name, || place.clone()).to_owned();
        if !asked.contains_key(&ego) {
            let node = respondent(reading, table, (row, naming, &of_respondent), &ego, &mut kept);
            asked.insert(ego.clone(), Asked { node, place: place.clone(), names_somebody: false });
        } else if form.partners.len() > 1 {
            let message = said!(
                "{name:?} answers in a second row; the partners of both rows count",
                "{name:?} antwoordt in een tweede rij; de partners van beide rijen tellen"
            );
            let finding = Diagnostic::notice("respondent-twice", sheet.at(row, naming, reading.text), message);
            reading.draft.report(finding.hint(text!(
                "if one of the two rows is outdated, remove it",
                "is een van de twee rijen verouderd, haal die dan weg"
            )));
        }
        if table.meaning.no_answer.contains(&row) {
            silent.insert(ego);
            let names = form.partners.iter().flat_map(|&column| cells.named_in(sheet.cell(row, column)));
            unrated.extend(names.map(|name| (reading.ends.resolve(name, || place.clone()).to_owned(), place.clone())));
            continue;
        }
        for &column in &form.partners {
            for alter in cells.named_in(sheet.cell(row, column)) {
                asked[&ego].names_somebody = true;
                let alter = reading.ends.resolve(alter, || sheet.at(row, column, reading.text)).to_owned();
                let key = if ego <= alter { (ego.clone(), alter) } else { (alter, ego.clone()) };
                let pair = pairs.entry(key).or_insert_with(|| Pair {
                    place: place.clone(),
                    reporters: Vec::new(),
                    values: BTreeMap::new(),
                });
                if !pair.reporters.contains(&ego) {
                    pair.reporters.push(ego.clone());
                }
                for (at, heading) in form.of_tie(table, column) {
                    let heading = if gauged == Some(at) { "strength" } else { heading };
                    pair.take(reading, table, (row, at), heading);
                }
            }
        }
    }
    kept.report(reading, table);
    silent.retain(|id| asked.get(id).is_some_and(|asked| !asked.names_somebody));
    for id in &silent {
        asked[id].node.respondent = Respondent::NoResponse;
    }
    reading.mark_silent(&silent);
    report_silent(reading, table, naming, &asked);
    let answered = asked.iter().filter(|(_, asked)| asked.node.respondent == Respondent::Yes).map(|(id, _)| id);
    reading.mark_respondents(answered);
    let mut status = reading.respondents();
    status.extend(asked.iter().map(|(id, asked)| (id.clone(), asked.node.respondent)));
    add_nodes(reading, asked, &pairs);
    for (id, place) in unrated {
        if reading.ends.is_open() && !reading.draft.has_node(&id) {
            let mut node = Node::new(id);
            node.respondent = Respondent::NamedOnly;
            reading.draft.add_node(node, place);
        }
    }
    for ((one, other), pair) in pairs {
        let mut tie = Tie::unspecified();
        tie.layer = layer.map(Name::from);
        for (heading, cell) in &pair.values {
            let mut field = tie_field(table, heading);
            if let (TieField::Certainty, Some(whole)) = (&field, unsure) {
                if let Some(word) = whole.word(cell) {
                    reading.draft.set_tie(&mut tie, &field, Given::Text(word), &pair.place);
                }
                field = TieField::Attribute(heading.clone());
            }
            reading.draft.set_tie(&mut tie, &field, Given::Text(cell), &pair.place);
        }
        let silent = if pair.reporters.contains(&one) { &other } else { &one };
        let confirmed = confirmed(pair.reporters.len() == 2, status.get(silent).copied());
        let mut reporters = pair.reporters;
        reporters.sort();
        tie.reported_by = reporters.into();
        tie.attributes.insert("confirmed".to_owned(), confirmed.into());
        reading.draft.add_tie(&one, &other, tie, pair.place);
    }
    Ok(())
}

/// Who answered.
struct Asked {
    node: Node,
    place: Place,
    names_somebody: bool,
}

/// What is known of a pair: where it stands, and who named whom.
struct Pair {
    place: Place,
    reporters: Vec<String>,
    /// What is said of the tie, by heading.
    values: BTreeMap<String, String>,
}

impl Pair {
    /// Takes what a cell says of the tie. Where the two sides differ, the largest strength is kept, and of anything else what comes
    /// first in the order of numbers or the alphabet: the order of rows does not matter.
    fn take(&mut self, reading: &mut Reading<'_>, table: &Table, (row, column): (usize, usize), heading: &str) {
        let cell = table.sheet.cell(row, column);
        if cell.is_empty() {
            return;
        }
        let held = self.values.entry(heading.to_owned()).or_insert_with(|| cell.to_owned());
        if held == cell {
            return;
        }
        let is_strength = tie_field(table, heading) == TieField::Strength;
        let kept = if is_strength { stronger(held, cell) } else { earlier(held, cell) }.to_owned();
        let at = table.sheet.at(row, column, reading.text);
        let message = if is_strength {
            said!(
                "the other side says {held:?} for {heading}, this side {cell:?}; the largest is kept: {kept:?}",
                "de andere kant zegt {held:?} bij {heading}, deze kant {cell:?}; het grootste is bewaard: {kept:?}"
            )
        } else {
            said!(
                "the other side says {held:?} for {heading}, this side {cell:?}; {kept:?} is kept",
                "de andere kant zegt {held:?} bij {heading}, deze kant {cell:?}; {kept:?} is bewaard"
            )
        };
        *held = kept;
        let finding = Diagnostic::warning("reports-differ", at, message);
        reading.draft.report(finding.hint(text!(
            "settle it with the two, or keep the ties apart in a list with a column directed",
            "leg het aan beiden voor, of houd de relaties apart in een lijst met een kolom gericht"
        )));
    }
}

/// The larger of two strengths; what is no strength comes after one.
fn stronger<'c>(one: &'c str, other: &'c str) -> &'c str {
    let size = |cell: &str| values::strength(cell).map(Strength::weight).or_else(|| values::number(cell));
    match (size(one), size(other)) {
        (Some(a), Some(b)) if a > b => one,
        (Some(a), Some(b)) if a < b => other,
        (Some(_), None) => one,
        (None, Some(_)) => other,
        _ => one.min(other),
    }
}

/// Of two cells the one that comes first in the order of numbers, or of the alphabet.
fn earlier<'c>(one: &'c str, other: &'c str) -> &'c str {
    match (values::number(one), values::number(other)) {
        (Some(a), Some(b)) if a < b => one,
        (Some(a), Some(b)) if a > b => other,
        (Some(_), None) => one,
        (None, Some(_)) => other,
        _ => one.min(other),
    }
}

/// The node of a respondent, as the columns beside the partners describe it.
fn respondent(
    reading: &mut Reading<'_>,
    table: &Table,
    (row, naming, columns): (usize, usize, &[(usize, bool)]),
    id: &str,
    kept: &mut members::Kept,
) -> Node {
    let Table { sheet, meaning } = table;
    let place = sheet.place(row);
    let mut node = Node::new(id);
    node.respondent = Respondent::Yes;
    for &(column, _) in columns.iter().filter(|(_, counts_members)| !counts_members) {
        let heading = meaning.heading(sheet, column);
        let of = |name: &str| NodeField::of(name, Dialect::Person);
        let field = match of(heading) {
            NodeField::Label if asks_own_name(meaning.heading(sheet, naming)) => {
                NodeField::Attribute(heading.to_owned())
            }
            _ if meaning.is_elsewhere(sheet, column, of) => NodeField::Attribute(heading.to_owned()),
            NodeField::Attribute(_) if is_reading_place(heading) => NodeField::Evidence,
            field => field,
        };
        reading.draft.set_node(&mut node, &field, Given::Text(sheet.cell(row, column)), &place);
    }
    // What these count depends on the kind, which is known now.
    for &(column, _) in columns.iter().filter(|(_, counts_members)| *counts_members) {
        let (heading, cell) = (meaning.heading(sheet, column), sheet.cell(row, column));
        let at = sheet.at(row, column, reading.text);
        kept.set(&mut reading.draft, &mut node, (heading, Given::Text(cell)), (&place, at));
    }
    node
}

/// What the other side made of a tie that one side reported: `back` where it reported it too.
fn confirmed(back: bool, other: Option<Respondent>) -> &'static str {
    match other {
        _ if back => "both",
        Some(Respondent::Yes) => "one side",
        Some(Respondent::NoResponse) => "no response",
        _ => "not asked",
    }
}

/// Respondents that name nobody: an answer or none, which the file alone cannot tell, unless a column beside their names says it.
fn report_silent(reading: &mut Reading<'_>, table: &Table, naming: usize, asked: &IndexMap<String, Asked>) {
    let silent: Vec<(&String, &Place)> = asked
        .iter()
        .filter(|(_, asked)| !asked.names_somebody && asked.node.respondent == Respondent::Yes)
        .map(|(id, asked)| (id, &asked.place))
        .collect();
    let Some((first, place)) = silent.first() else { return };
    let said = (0..table.sheet.widest()).filter(|column| *column != naming).any(|column| {
        NodeField::of(table.meaning.heading(&table.sheet, column), Dialect::Person) == NodeField::Respondent
    });
    if said {
        return;
    }
    let message = match silent.len() {
        1 => said!(
            "{first:?} names no partner; that is read as an answer: none",
            "{first:?} noemt geen partner; dat is gelezen als een antwoord: geen"
        ),
        several => said!(
            "{several} respondents name no partner, the first is {first:?}; that is read as an answer: none",
            "{several} respondenten noemen geen partner, de eerste is {first:?}; dat is gelezen als een antwoord: geen"
        ),
    };
    let finding = Diagnostic::notice("names-nobody", (*place).clone(), message);
    reading.draft.report(finding.hint(text!(
        "a column responded with yes or no tells who did not answer",
        "een kolom heeft geantwoord met ja of nee zegt wie niet antwoordde"
    )));
}

fn add_nodes(reading: &mut Reading<'_>, asked: IndexMap<String, Asked>, pairs: &BTreeMap<(String, String), Pair>) {
    if !reading.ends.is_open() {
        return;
    }
    let mut named: IndexMap<&String, &Place> = IndexMap::new();
    for ((one, other), pair) in pairs {
        for end in [one, other] {
            if !asked.contains_key(end) && !reading.draft.has_node(end) {
                named.entry(end).or_insert(&pair.place);
            }
        }
    }
    for (id, place) in named {
        let mut node = Node::new(id.clone());
        node.respondent = Respondent::NamedOnly;
        reading.draft.add_node(node, place.clone());
    }
    for (id, Asked { node, place, .. }) in asked {
        if !reading.draft.has_node(&id) {
            reading.draft.add_node(node, place);
        }
    }
}
