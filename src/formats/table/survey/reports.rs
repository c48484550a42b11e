//! Reports with ratings: one row per respondent and partner, with what the one says of the other, as PARTNER asks for it.
//!
//! Trust in somebody is not trust by somebody: each report is a tie of its own, from the respondent to the partner. What the other
//! side reported is said by `confirmed`, as in every survey.

use super::confirmed;
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::formats::shared::draft::Given;
use crate::formats::shared::fields::{Dialect, TieField, plain};
use crate::formats::shared::values;
use crate::formats::table::certainty::{self, Whole};
use crate::formats::table::typing::{Typing, is_failed_formula};
use crate::formats::table::{Reading, Table};
use crate::model::{Name, Node, Respondent, Tie};
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// Words in headings of ratings.
const RATINGS: &[&str] = &[
    "trust",
    "vertrouw",
    "reliab",
    "betrouwb",
    "power",
    "macht",
    "influence",
    "invloed",
    "involvement",
    "betrokken",
    "resource",
    "bijdrage",
    "mission",
    "missie",
    "open to",
    "openheid",
    "rating",
    "oordeel",
];

/// What PARTNER offers for how often partners meet, from seldom to often, in English and Dutch; the first is no contact.
const OFTEN: [&[&str]; 6] = [
    &["never", "nooit", "no contact", "geen contact"],
    &["once a year or less", "yearly", "jaarlijks", "eens per jaar of minder"],
    &["about once a quarter", "quarterly", "elk kwartaal", "eens per kwartaal"],
    &["about once a month", "monthly", "maandelijks", "eens per maand"],
    &["every week", "weekly", "wekelijks", "elke week"],
    &["every day", "daily", "dagelijks", "elke dag"],
];

/// Whether the columns beside respondent and partner rate the partner.
pub(in crate::formats::table) fn are_rated(table: &Table, partners: &[usize], further: &[usize]) -> bool {
    let rates = |column: &usize| {
        let heading = plain(table.meaning.heading(&table.sheet, *column));
        RATINGS.iter().any(|word| heading.contains(word))
    };
    partners.len() == 1 && further.iter().any(rates)
}

/// A report of a contact.
struct Report {
    source: String,
    target: String,
    tie: Tie,
    place: Place,
}

/// Reads the reports in these rows; `naming` is the column of respondents, `partner` that of partners.
pub(super) fn read(
    reading: &mut Reading<'_>,
    table: &Table,
    layer: Option<&str>,
    (naming, partner, further): (usize, usize, &[usize]),
    rows: &[usize],
) {
    let Table { sheet, meaning } = table;
    let mut columns: Vec<(usize, TieField, Typing)> = further
        .iter()
        .filter(|&&column| !meaning.heading(sheet, column).is_empty())
        .map(|&column| {
            (column, field(meaning.heading(sheet, column)), Typing::of(reading, table, column, Dialect::Person))
        })
        .collect();
    for column in &mut columns {
        let of = |name: &str| TieField::of(name, Dialect::Person);
        if meaning.sets_aside(&column.1, of) {
            column.1 = TieField::Attribute(meaning.heading(sheet, column.0).to_owned());
        }
    }
    let unsure: Vec<usize> =
        columns.iter().filter(|column| column.1 == TieField::Certainty).map(|column| column.0).collect();
    if let Some(whole) = certainty::in_numbers(reading, table, &unsure) {
        for at in unsure {
            let heading = TieField::Attribute(meaning.heading(sheet, at).to_owned());
            columns.iter_mut().filter(|column| column.0 == at).for_each(|column| column.1 = heading.clone());
            columns.extend((whole != Whole::Unknown).then_some((at, TieField::Certainty, Typing::Certain(whole))));
        }
    }
    let mut asked: IndexMap<String, Place> = IndexMap::new();
    let mut reports: Vec<Report> = Vec::new();
    // Who gave codes for no answer alone, and of whom nothing else was said.
    let (mut silent, mut unrated) = (IndexMap::new(), IndexMap::new());
    let mut without: Vec<Place> = Vec::new();
    for &row in rows {
        let place = sheet.place(row);
        let cells = [naming, partner].map(|column| sheet.cell(row, column));
        let missing =
            [naming, partner].into_iter().zip(cells).find(|(_, cell)| cell.is_empty() || is_failed_formula(cell));
        if let Some((column, _)) = missing {
            let message = if column == naming {
                text!("the row names no respondent", "de rij noemt geen respondent")
            } else {
                text!("the row names no partner", "de rij noemt geen partner")
            };
            let finding = Diagnostic::error("no-name", sheet.at(row, column, reading.text), message);
            reading.draft.report(finding.hint(text!(
                "write who reports and about whom, or remove the row",
                "schrijf wie het meldt en over wie, of haal de rij weg"
            )));
            continue;
        }
        let [source, target] = cells.map(|cell| reading.ends.resolve(cell, || place.clone()).to_owned());
        if meaning.no_answer.contains(&row) {
            silent.entry(source).or_insert_with(|| place.clone());
            unrated.entry(target).or_insert(place);
            continue;
        }
        asked.entry(source.clone()).or_insert_with(|| place.clone());
        let mut tie = Tie::unspecified();
        tie.directed = Some(true);
        tie.layer = layer.map(Name::from);
        tie.reported_by = vec![source.clone()].into();
        let mut meets = true;
        for (column, field, typing) in &columns {
            let cell = sheet.cell(row, *column);
            match field {
                _ if cell.is_empty() => {}
                TieField::Strength => meets &= set_frequency(reading, &mut tie, cell, &place),
                field => reading.draft.set_tie(&mut tie, field, typing.given(sheet, row, *column), &place),
            }
        }
        if meets {
            reports.push(Report { source, target, tie, place });
        } else {
            without.push(place);
        }
    }
    note(reading, &columns, &reports, without);
    reading.mark_respondents(asked.keys());
    add_nodes(reading, &asked, &reports);
    silent.retain(|id, _| !asked.contains_key(id));
    add_silent(reading, &silent, &unrated);
    let status = reading.respondents();
    let named: BTreeSet<(String, String)> =
        reports.iter().map(|report| (report.source.clone(), report.target.clone())).collect();
    for Report { source, target, mut tie, place } in reports {
        let back = named.contains(&(target.clone(), source.clone()));
        tie.attributes.insert("confirmed".to_owned(), confirmed(back, status.get(&target).copied()).into());
        reading.draft.add_tie(&source, &target, tie, place);
    }
}

/// What a column beside respondent and partner holds: how often they meet is the strength, ratings stay what they are called.
fn field(heading: &str) -> TieField {
    let plain = plain(heading);
    if plain.contains("frequen") || plain.contains("how often") || plain.contains("hoe vaak") {
        return TieField::Strength;
    }
    match TieField::of(heading, Dialect::Person) {
        TieField::Strength | TieField::Source | TieField::Target | TieField::ReportedBy | TieField::Directed => {
            TieField::Attribute(heading.to_owned())
        }
        field => field,
    }
}

/// How often partners meet, as a code or in words; false where they do not. Words that are no known answer stay words.
fn set_frequency(reading: &mut Reading<'_>, tie: &mut Tie, cell: &str, place: &Place) -> bool {
    let said = plain(cell);
    let code = OFTEN.iter().position(|words| words.contains(&said.as_str()));
    let code = code.map(|code| code as f64).or_else(|| values::number(cell));
    if values::number(cell).is_none() {
        reading.draft.set_tie(tie, &TieField::Attribute("frequency".to_owned()), Given::Text(cell), place);
    }
    match code {
        Some(code) if code > 0.0 => {
            reading.draft.set_tie(tie, &TieField::Strength, Given::Text(&code.to_string()), place)
        }
        Some(_) => return false,
        None => {}
    }
    true
}

fn note(reading: &mut Reading<'_>, columns: &[(usize, TieField, Typing)], reports: &[Report], without: Vec<Place>) {
    if let (Some(first), true) = (reports.first(), columns.iter().any(|(_, field, _)| *field == TieField::Strength)) {
        let message = text!(
            "how often partners meet is read as the strength of their tie; it is a code, of which only the order counts",
            "hoe vaak partners elkaar zien is gelezen als de sterkte van hun relatie; het is een code, waarvan alleen de volgorde telt"
        );
        let finding = Diagnostic::notice("ordinal-strength", first.place.clone(), message);
        reading.draft.report(finding.hint(text!(
            "compare with medians and ranks; sums and means of codes say little",
            "vergelijk met medianen en rangen; sommen en gemiddelden van codes zeggen weinig"
        )));
    }
    let count = without.len();
    if let Some(place) = without.into_iter().next() {
        let message = match count {
            1 => said!(
                "1 report says that there is no contact; it is an answer, and no tie",
                "1 melding zegt dat er geen contact is; dat is een antwoord, en geen relatie"
            ),
            _ => said!(
                "{count} reports say that there is no contact; they are answers, and no ties",
                "{count} meldingen zeggen dat er geen contact is; dat zijn antwoorden, en geen relaties"
            ),
        };
        reading.draft.report(Diagnostic::notice("reports-no-tie", place, message));
    }
}

/// Where no table of members was read, those who report and those who are named are the nodes.
fn add_nodes(reading: &mut Reading<'_>, asked: &IndexMap<String, Place>, reports: &[Report]) {
    if !reading.ends.is_open() {
        return;
    }
    let named = reports.iter().map(|report| (&report.target, &report.place, Respondent::NamedOnly));
    let all = asked.iter().map(|(id, place)| (id, place, Respondent::Yes)).chain(named);
    for (id, place, respondent) in all {
        if !reading.draft.has_node(id) {
            let mut node = Node::new(id.clone());
            node.respondent = respondent;
            reading.draft.add_node(node, place.clone());
        }
    }
}

/// Who did not answer, and whom only they were asked about.
fn add_silent(reading: &mut Reading<'_>, silent: &IndexMap<String, Place>, unrated: &IndexMap<String, Place>) {
    let named = unrated.iter().map(|(id, place)| (id, place, Respondent::NamedOnly));
    for (id, place, respondent) in silent.iter().map(|(id, place)| (id, place, Respondent::NoResponse)).chain(named) {
        if reading.ends.is_open() && !reading.draft.has_node(id) {
            let mut node = Node::new(id.clone());
            node.respondent = respondent;
            reading.draft.add_node(node, place.clone());
        }
    }
    // Others may have named them.
    let silent: BTreeSet<String> = silent.keys().cloned().collect();
    reading.mark_silent(&silent);
}
