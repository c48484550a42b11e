//! Which columns of a form name the respondent and its partners, and which say something of either.

use crate::formats::shared::fields::{Dialect, NodeField, TieField, plain};
use crate::formats::shared::questions::asks_own_name;
use crate::formats::table::headings::{self, is_organisation, is_partners, is_reading_place, numbered};
use crate::formats::table::{Table, members};
use std::collections::BTreeSet;

/// The columns in which partners stand: as the user says, or by their headings.
pub(in crate::formats::table) fn partner_columns(table: &Table) -> Vec<usize> {
    let by_hand: Vec<usize> =
        table.meaning.by_hand.iter().filter(|(_, field)| is_partners(field)).map(|(at, _)| *at).collect();
    match table.meaning.header {
        Some(row) if by_hand.is_empty() => headings::partner_columns(&table.sheet, row),
        _ => by_hand,
    }
}

/// The column that names the respondents.
pub(in crate::formats::table) fn naming_column(table: &Table) -> Option<usize> {
    naming_beside(table, &partner_columns(table))
}

/// What a column beside partners says of their ties; a `source`, or `bron`, is where it was read.
pub(super) fn tie_field(table: &Table, heading: &str) -> TieField {
    let of = |name: &str| TieField::of(name, Dialect::Person);
    match of(heading) {
        field if table.meaning.sets_aside(&field, of) => TieField::Attribute(heading.to_owned()),
        TieField::Source if is_reading_place(heading) => TieField::Evidence,
        field => field,
    }
}

/// The column that names the respondent beside these partners.
pub(super) fn naming_beside(table: &Table, partners: &[usize]) -> Option<usize> {
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
    ego.or(own).or(label).or(id)
}

/// The columns of a form.
pub(super) struct Form {
    pub(super) partners: Vec<usize>,
    /// Columns about the tie to one partner, by the number that both headings bear: `partner 2`, `sterkte 2`. The column of the
    /// partner, the column, and its heading without the number.
    beside: Vec<(usize, usize, String)>,
    /// All others: they describe the respondent, or the tie where respondents have a row for each.
    pub(super) further: Vec<usize>,
    /// Whether respondents have a row for each partner.
    pub(super) repeated: bool,
}

impl Form {
    pub(super) fn of(table: &Table, naming: usize, partners: Vec<usize>, rows: &[usize]) -> Form {
        let others = || (0..table.sheet.widest()).filter(|column| !partners.contains(column) && *column != naming);
        let beside = beside_partners(table, &partners, others());
        let further = others().filter(|column| !beside.iter().any(|(_, of_tie, _)| of_tie == column)).collect();
        let repeated = is_repeated(table, naming, &partners, rows);
        Form { partners, beside, further, repeated }
    }

    /// The columns that say how sure a tie is.
    pub(super) fn certainties(&self, table: &Table) -> Vec<usize> {
        let says = |heading: &str| tie_field(table, heading) == TieField::Certainty;
        let of_row = self.further.iter().copied().filter(|_| self.repeated);
        let of_row = of_row.filter(|&column| says(table.meaning.heading(&table.sheet, column)));
        let of_partner = self.beside.iter().filter(|(_, _, name)| says(name)).map(|(_, column, _)| *column);
        of_row.chain(of_partner).collect()
    }

    /// The columns that describe a respondent, and whether each counts its members.
    pub(super) fn of_respondent(&self, table: &Table) -> Vec<(usize, bool)> {
        let is_loose =
            |column: usize| members::is_loose(&table.meaning, column, table.meaning.heading(&table.sheet, column));
        self.further.iter().filter(|_| !self.repeated).map(|&column| (column, is_loose(column))).collect()
    }

    /// The columns that say something of the tie to the partner in this column, each with its heading.
    pub(super) fn of_tie<'f>(&'f self, table: &'f Table, partner: usize) -> impl Iterator<Item = (usize, &'f str)> {
        let of_row = self.further.iter().filter(|_| self.repeated);
        let of_row = of_row.map(|&at| (at, table.meaning.heading(&table.sheet, at)));
        let of_partner = self.beside.iter().filter(move |(of, ..)| *of == partner);
        of_row.chain(of_partner.map(|(_, at, name)| (*at, name.as_str())))
    }
}

fn beside_partners(
    table: &Table,
    partners: &[usize],
    others: impl Iterator<Item = usize>,
) -> Vec<(usize, usize, String)> {
    let number = |column: usize| {
        let heading = plain(table.meaning.heading(&table.sheet, column));
        let (word, number) = numbered(&heading);
        number.map(|number| (word.to_owned(), number))
    };
    let of_partners: Vec<(usize, usize)> =
        partners.iter().filter_map(|&column| Some((column, number(column)?.1))).collect();
    others
        .filter_map(|column| {
            let (word, own) = number(column)?;
            let partner = of_partners.iter().find(|(_, number)| *number == own).filter(|_| !word.is_empty())?;
            Some((partner.0, column, word))
        })
        .collect()
}

fn is_repeated(table: &Table, naming: usize, partners: &[usize], rows: &[usize]) -> bool {
    if partners.len() > 1 {
        return false;
    }
    let names: BTreeSet<&str> = rows.iter().map(|&row| table.sheet.cell(row, naming)).collect();
    names.len() < rows.len()
}
