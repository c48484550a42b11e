//! A survey form: one row per respondent with the partners it names, in several columns or in one cell.
//!
//! A tie is known by who reported it. `confirmed` says what the other side made of it: `both` named each other, `one side` only
//! although the other answered too, `no response` from the other, or the other was `not asked`.

use super::certainty;
use super::columns::{is_organisation, is_partners, is_reading_place, numbered};
use super::rows::data_rows;
use super::typing::{is_failed_formula, lost_value};
use super::{Reading, Table, measured, members, reports};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::Given;
use crate::formats::shared::fields::{Dialect, NodeField, TieField, plain};
use crate::formats::shared::questions::asks_own_name;
use crate::model::names::is_placeholder;
use crate::model::{Name, Node, Respondent, Tie};
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a pair: where it stands, and who named whom.
struct Pair {
    place: Place,
    reporters: Vec<String>,
    /// What is said of the tie, by heading.
    values: BTreeMap<String, String>,
}

/// Reads the respondents of a form and the ties that they report; `layer` is what they are about where their sheet says so.
pub(super) fn read(reading: &mut Reading<'_>, table: &Table, layer: Option<&str>) -> Result<(), Error> {
    let Table { sheet, meaning } = table;
    let partners = partner_columns(table);
    let names = naming_columns(table, &partners);
    let Some(&naming) = names.first() else {
        return Err(Error::new(ErrorKind::Format, "the survey has no column that names the respondents")
            .hint("call that column respondent; the columns with the partners it names partner 1, partner 2, …"));
    };
    let rows = data_rows(reading, table, naming);
    let cells = Partners::new(table, naming, &partners, &rows, |name| reading.ends.knows(name));
    let repeated = is_repeated(table, naming, &partners, &rows);
    let beside = beside_partners(table, &partners, &names);
    let further: Vec<usize> = (0..sheet.widest())
        .filter(|column| !partners.contains(column) && !names.contains(column))
        .filter(|column| !beside.iter().any(|(_, of_tie, _)| of_tie == column))
        .collect();
    report_odd_cells(reading, table, &cells, &partners, &rows);
    if repeated && reports::are_rated(table, &partners, &further) {
        reports::read(reading, table, layer, (naming, partners[0], &further));
        return Ok(());
    }
    let mut certainties = if repeated { further.clone() } else { Vec::new() };
    certainties.retain(|&column| tie_field(table, meaning.heading(sheet, column)) == TieField::Certainty);
    let says = beside.iter().filter(|(_, _, name)| tie_field(table, name) == TieField::Certainty);
    certainties.extend(says.map(|(_, column, _)| column));
    let unsure = certainty::in_numbers(reading, table, &certainties);
    let gauged = if repeated { measured::strength(reading, table, &further) } else { None };
    let is_loose = |column: &usize| members::is_loose(meaning, *column, meaning.heading(sheet, *column));
    let loose: Vec<usize> = further.iter().copied().filter(|column| !repeated && is_loose(column)).collect();
    let mut kept = members::Kept::default();
    let mut asked: IndexMap<String, (Node, Place, bool)> = IndexMap::new();
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
        if partners.len() > 1 && asked.contains_key(&ego) {
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
        if !asked.contains_key(&ego) {
            let mut node = Node::new(ego.clone());
            node.respondent = Respondent::Yes;
            for &column in names.iter().skip(1) {
                reading.draft.set_node(&mut node, &NodeField::Label, Given::Text(sheet.cell(row, column)), &place);
            }
            // Columns beside the partners describe the respondent, or the tie where a respondent has a row for each.
            for &column in further.iter().filter(|&column| !repeated && !loose.contains(column)) {
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
            for &column in &loose {
                let (heading, cell) = (meaning.heading(sheet, column), sheet.cell(row, column));
                let at = sheet.at(row, column, reading.text);
                kept.set(&mut reading.draft, &mut node, (heading, Given::Text(cell)), (&place, at));
            }
            asked.insert(ego.clone(), (node, place.clone(), false));
        }
        if meaning.no_answer.contains(&row) {
            silent.insert(ego);
            let names = partners.iter().flat_map(|&column| cells.named_in(sheet.cell(row, column)));
            unrated.extend(names.map(|name| (reading.ends.resolve(name, || place.clone()).to_owned(), place.clone())));
            continue;
        }
        for &column in &partners {
            for alter in cells.named_in(sheet.cell(row, column)) {
                if let Some(entry) = asked.get_mut(&ego) {
                    entry.2 = true;
                }
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
                let heading = |at| if gauged == Some(at) { "strength" } else { meaning.heading(sheet, at) };
                let of_row = further.iter().filter(|_| repeated).map(|&at| (at, heading(at).to_owned()));
                let of_partner =
                    beside.iter().filter(|(of, ..)| *of == column).map(|(_, at, name)| (*at, name.clone()));
                for (further, heading) in of_row.chain(of_partner) {
                    let cell = sheet.cell(row, further);
                    if cell.is_empty() {
                        continue;
                    }
                    let held = pair.values.entry(heading.clone()).or_insert_with(|| cell.to_owned());
                    if held != cell {
                        let at = sheet.at(row, further, reading.text);
                        let message = said!(
                            "the other side says {held:?} for {heading}, this side {cell:?}; the first is kept",
                            "de andere kant zegt {held:?} bij {heading}, deze kant {cell:?}; het eerste is bewaard"
                        );
                        let finding = Diagnostic::warning("reports-differ", at, message);
                        reading.draft.report(finding.hint(text!(
                            "settle it with the two, or keep the ties apart in a list with a column directed",
                            "leg het aan beiden voor, of houd de relaties apart in een lijst met een kolom gericht"
                        )));
                    }
                }
            }
        }
    }
    kept.report(reading, table);
    silent.retain(|id| asked.get(id).is_some_and(|(_, _, names)| !names));
    for id in &silent {
        asked[id].0.respondent = Respondent::NoResponse;
    }
    reading.mark_silent(&silent);
    report_silent(reading, table, &names, &asked);
    let answered = asked.iter().filter(|(_, (node, _, _))| node.respondent == Respondent::Yes).map(|(id, _)| id);
    reading.mark_respondents(answered);
    let mut status = reading.respondents();
    status.extend(asked.iter().map(|(id, (node, _, _))| (id.clone(), node.respondent)));
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

/// What the other side made of a tie that one side reported: `back` where it reported it too.
pub(super) fn confirmed(back: bool, other: Option<Respondent>) -> &'static str {
    match other {
        _ if back => "both",
        Some(Respondent::Yes) => "one side",
        Some(Respondent::NoResponse) => "no response",
        _ => "not asked",
    }
}

/// The columns in which partners stand: as the user says, or by their headings.
pub(super) fn partner_columns(table: &Table) -> Vec<usize> {
    let by_hand: Vec<usize> =
        table.meaning.by_hand.iter().filter(|(_, field)| is_partners(field)).map(|(at, _)| *at).collect();
    match table.meaning.header {
        Some(row) if by_hand.is_empty() => super::columns::partner_columns(&table.sheet, row),
        _ => by_hand,
    }
}

/// The column that names the respondents.
pub(super) fn naming_column(table: &Table) -> Option<usize> {
    naming_columns(table, &partner_columns(table)).first().copied()
}

/// What a column beside partners says of their ties; a `source`, or `bron`, is where it was read.
fn tie_field(table: &Table, heading: &str) -> TieField {
    let of = |name: &str| TieField::of(name, Dialect::Person);
    match of(heading) {
        field if table.meaning.sets_aside(&field, of) => TieField::Attribute(heading.to_owned()),
        TieField::Source if is_reading_place(heading) => TieField::Evidence,
        field => field,
    }
}

/// The columns that name the respondent: its id or name first, and its label if there is one too.
fn naming_columns(table: &Table, partners: &[usize]) -> Vec<usize> {
    let Table { sheet, meaning } = table;
    let of = |wanted: &dyn Fn(&str) -> bool, before: usize| {
        // What the user says goes before what stands above the columns.
        let by_hand = meaning.by_hand.iter().map(|(column, _)| *column);
        let mut columns = by_hand.chain(0..before);
        columns.find(|column| !partners.contains(column) && wanted(meaning.heading(sheet, *column)))
    };
    let anywhere = sheet.widest();
    let id = of(&|heading| NodeField::of(heading, Dialect::Person) == NodeField::Id, anywhere);
    let is_tie = |heading: &str, field: &TieField| TieField::of(heading, Dialect::Person) == *field;
    let label = of(&|heading| NodeField::of(heading, Dialect::Person) == NodeField::Label, anywhere);
    // Beside the organisation that answers, `naam` is who filled in the form.
    let own = of(&|heading| asks_own_name(heading), anywhere);
    // Beside an organisation, `gemeld door` is who said it, and `source` or `bron` is where it was read; so it is behind the partners.
    let named = own.is_some() || (0..anywhere).any(|column| is_organisation(meaning.heading(sheet, column)));
    let pointed_at =
        |wanted: &TieField| meaning.by_hand.iter().any(|(at, name)| !partners.contains(at) && is_tie(name, wanted));
    let may_report =
        |heading: &str| label.or(own).is_none() || pointed_at(&TieField::ReportedBy) || plain(heading) == "respondent";
    let reports = of(&|heading| is_tie(heading, &TieField::ReportedBy) && may_report(heading), anywhere);
    let first_partner = partners.iter().copied().min().unwrap_or(anywhere);
    let may_begin = |heading: &str| !named || pointed_at(&TieField::Source) || !is_reading_place(heading);
    let source = of(
        &|heading| is_tie(heading, &TieField::Source) && plain(heading) != "sources" && may_begin(heading),
        first_partner,
    );
    let ego = [reports, source].into_iter().flatten().min();
    let first = ego.or(own).or(label).or(id);
    first.into_iter().collect()
}

/// Columns about the tie to one partner, by the number that both headings bear: `partner 2`, `sterkte 2`. The column of the partner,
/// the column, and its heading without the number.
fn beside_partners(table: &Table, partners: &[usize], names: &[usize]) -> Vec<(usize, usize, String)> {
    let Table { sheet, meaning } = table;
    let number = |column: usize| {
        let heading = plain(meaning.heading(sheet, column));
        let (word, number) = numbered(&heading);
        number.map(|number| (word.to_owned(), number))
    };
    let of_partners: Vec<(usize, usize)> =
        partners.iter().filter_map(|&column| Some((column, number(column)?.1))).collect();
    (0..sheet.widest())
        .filter(|column| !partners.contains(column) && !names.contains(column))
        .filter_map(|column| {
            let (word, own) = number(column)?;
            let partner = of_partners.iter().find(|(_, number)| *number == own).filter(|_| !word.is_empty())?;
            Some((partner.0, column, word))
        })
        .collect()
}

/// Whether respondents have a row for each partner.
fn is_repeated(table: &Table, naming: usize, partners: &[usize], rows: &[usize]) -> bool {
    if partners.len() > 1 {
        return false;
    }
    let names: BTreeSet<&str> = rows.iter().map(|&row| table.sheet.cell(row, naming)).collect();
    names.len() < rows.len()
}

/// The signs between partners in one cell. A comma is one only where nothing else is and partners stand in a single column.
fn separators(table: &Table, partners: &[usize], rows: &[usize]) -> Vec<char> {
    let holds = |sign: char| {
        rows.iter().any(|&row| partners.iter().any(|&column| table.sheet.cell(row, column).contains(sign)))
    };
    let clear: Vec<char> = [';', '|', '\n'].into_iter().filter(|sign| holds(*sign)).collect();
    if clear.is_empty() && partners.len() == 1 && holds(',') { vec![','] } else { clear }
}

/// How the cells of partners are read.
struct Partners<'t> {
    separators: Vec<char>,
    /// Who answered: whatever they are called, it is a name.
    asked: BTreeSet<&'t str>,
    /// Names that stand alone somewhere: commas between such names set them apart, and others belong to a name.
    alone: BTreeSet<&'t str>,
    /// Names with `en`, `and` or `&` between two that are known, where the whole is not.
    joined: BTreeMap<&'t str, [&'t str; 2]>,
}

/// Words between two partners.
const BETWEEN: [&str; 3] = [" en ", " and ", " & "];

/// A name before such a word and the one behind it.
fn halves(name: &str) -> impl Iterator<Item = [&str; 2]> {
    let split = move |word| name.match_indices(word).map(move |(at, word)| [&name[..at], &name[at + word.len()..]]);
    BETWEEN.into_iter().flat_map(split).map(|halves| halves.map(str::trim))
}

impl<'t> Partners<'t> {
    fn new(
        table: &'t Table,
        naming: usize,
        partners: &[usize],
        rows: &[usize],
        is_node: impl Fn(&str) -> bool,
    ) -> Partners<'t> {
        let separators = separators(table, partners, rows);
        let cells = || rows.iter().flat_map(|&row| partners.iter().map(move |&column| table.sheet.cell(row, column)));
        let asked = rows.iter().map(|&row| table.sheet.cell(row, naming)).collect();
        let mut read = Partners { separators, asked, alone: BTreeSet::new(), joined: BTreeMap::new() };
        // Only cells with commas need to know which names there are.
        if !read.separators.contains(&',') && cells().any(|cell| cell.contains(',')) {
            let named: BTreeSet<&str> = cells().flat_map(|cell| read.pieces(cell)).collect();
            read.alone = read.asked.iter().copied().chain(named).collect();
        }
        if cells().any(|cell| BETWEEN.iter().any(|word| cell.contains(word))) {
            let mut times: BTreeMap<&str, usize> = BTreeMap::new();
            cells().flat_map(|cell| read.pieces(cell)).for_each(|name| *times.entry(name).or_default() += 1);
            let known = |name: &str| read.asked.contains(name) || times.contains_key(name) || is_node(name);
            // What several say in the same words is a name.
            let odd = |name: &str, times: usize| times == 1 && !read.asked.contains(name) && !is_node(name);
            let of_two = |name| halves(name).find(|halves| halves.iter().all(|half| known(half)));
            let found = times.iter().filter(|&(name, times)| odd(name, *times));
            let joined = found.filter_map(|(&name, _)| Some((name, of_two(name)?))).collect();
            read.joined = joined;
        }
        read
    }

    fn pieces<'c>(&self, cell: &'c str) -> Vec<&'c str> {
        if is_failed_formula(cell) {
            return Vec::new();
        }
        cell.split(|sign| self.separators.contains(&sign)).map(str::trim).filter(|name| !name.is_empty()).collect()
    }

    fn is_nobody(&self, name: &str) -> bool {
        is_placeholder(name) && !self.asked.contains(name)
    }

    /// The partners in a cell; words that say that there is none are left out.
    fn named_in<'c>(&self, cell: &'c str) -> Vec<&'c str>
    where
        't: 'c,
    {
        let known = |name: &str| self.alone.contains(name);
        let parts = |piece: &'c str| -> Vec<&'c str> {
            let parts: Vec<&str> = piece.split(',').map(str::trim).collect();
            if parts.len() > 1 && parts.iter().all(|part| known(part)) { parts } else { vec![piece] }
        };
        let two = |name: &'c str| self.joined.get(name).map_or_else(|| vec![name], |halves| halves.to_vec());
        self.pieces(cell).into_iter().flat_map(parts).flat_map(two).filter(|name| !self.is_nobody(name)).collect()
    }
}

/// Says which cells name nobody in words, and which names hold a comma that may set two apart.
fn report_odd_cells(
    reading: &mut Reading<'_>,
    table: &Table,
    cells: &Partners<'_>,
    partners: &[usize],
    rows: &[usize],
) {
    let sheet = &table.sheet;
    let mut none: Vec<(&str, Place)> = Vec::new();
    let mut joined: Vec<(&str, Place)> = Vec::new();
    let mut two: Vec<(&str, Place)> = Vec::new();
    for (row, column) in rows.iter().flat_map(|&row| partners.iter().map(move |&column| (row, column))) {
        let text = reading.text;
        let place = || sheet.at(row, column, text);
        if is_failed_formula(sheet.cell(row, column)) {
            let hint = text!(
                "write the name of the partner, or empty the cell",
                "schrijf de naam van de partner, of maak de cel leeg"
            );
            reading.draft.report(lost_value("bad-value", place(), sheet.cell(row, column), hint));
        }
        for piece in cells.pieces(sheet.cell(row, column)) {
            if cells.is_nobody(piece) && piece != "-" {
                none.push((piece, place()));
            }
            if cells.joined.contains_key(piece) {
                two.push((piece, place()));
            }
        }
        if !cells.separators.contains(&',') {
            let names = cells.named_in(sheet.cell(row, column)).into_iter();
            joined.extend(names.filter(|name| name.contains(", ")).map(|name| (name, place())));
        }
    }
    let words = |found: &[(&str, Place)]| {
        let words: BTreeSet<String> = found.iter().map(|(word, _)| format!("{word:?}")).collect();
        words.into_iter().take(5).collect::<Vec<_>>().join(", ")
    };
    if let Some((_, place)) = none.first() {
        let cells = Said::count(none.len(), text!("answer is", "antwoord is"), text!("answers are", "antwoorden zijn"));
        let message = said!(
            [cells] "{cells} read as naming nobody: {}",
            "{cells} gelezen als niemand: {}",
            words(&none)
        );
        let finding = Diagnostic::notice("names-none", place.clone(), message);
        reading.draft.report(finding.hint(text!(
            "nothing to mend, unless one of these is the name of a partner",
            "niets te verbeteren, tenzij dit ergens de naam van een partner is"
        )));
    }
    if let Some((_, place)) = two.first() {
        let message = said!(
            "read as two partners each, since both parts are named elsewhere: {}",
            "elk gelezen als twee partners, omdat beide delen elders genoemd worden: {}",
            words(&two)
        );
        let finding = Diagnostic::notice("two-in-one-name", place.clone(), message);
        reading.draft.report(finding.hint(text!(
            "if it is one body, list it in a table of nodes; otherwise write ; between partners",
            "is het één organisatie, zet haar dan in een tabel van knopen; schrijf anders ; tussen partners"
        )));
    }
    if let Some((_, place)) = joined.first() {
        let message = said!(
            "names with a comma are read as one name each: {}",
            "namen met een komma zijn elk gelezen als één naam: {}",
            words(&joined)
        );
        let finding = Diagnostic::notice("comma-in-name", place.clone(), message);
        reading.draft.report(finding.hint(text!(
            "if a comma sets two partners apart, write ; instead",
            "scheidt een komma twee partners, schrijf dan ;"
        )));
    }
}

/// Respondents that name nobody: an answer or none, which the file alone cannot tell, unless a column beside their names says it.
fn report_silent(
    reading: &mut Reading<'_>,
    table: &Table,
    names: &[usize],
    asked: &IndexMap<String, (Node, Place, bool)>,
) {
    let silent: Vec<(&String, &Place)> = asked
        .iter()
        .filter(|(_, (node, _, names))| !names && node.respondent == Respondent::Yes)
        .map(|(id, (_, place, _))| (id, place))
        .collect();
    let Some((first, place)) = silent.first() else { return };
    let said = (0..table.sheet.widest()).filter(|column| !names.contains(column)).any(|column| {
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

fn add_nodes(
    reading: &mut Reading<'_>,
    asked: IndexMap<String, (Node, Place, bool)>,
    pairs: &BTreeMap<(String, String), Pair>,
) {
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
    for (id, (node, place, _)) in asked {
        if !reading.draft.has_node(&id) {
            reading.draft.add_node(node, place);
        }
    }
}
