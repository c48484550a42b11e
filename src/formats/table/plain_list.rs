//! Two columns such as `Organisatie` and `Partner`: a plain list of who works with whom, or what a survey gave.
//!
//! Their headings fit both. A survey says who was asked, from which response rates and confirmed ties follow, so that a table is taken
//! for one only where something tells of it: a heading, an answer that names several or nobody, a member that responded.

use super::content::Content;
use super::headings::numbered;
use super::rows::{is_total_row, repeats_headings};
use super::survey::{are_rated, naming_column, partner_columns};
use super::{Table, lone};
use crate::diagnostics::{Diagnostic, Said, said, text};
use crate::formats::shared::fields::{Dialect, NodeField, TieField, plain};
use crate::formats::shared::questions::{asks_own_name, asks_partners};
use crate::text::Text;
use std::collections::BTreeSet;

/// Headings of partners that only a survey has.
const OF_SURVEYS: &[&str] = &["alter", "alters", "genoemd", "genoemde organisaties", "named partners", "nominations"];
/// Headings of columns that only a survey has.
const BESIDE_ANSWERS: &[&str] = &["tijdstempel", "timestamp", "ingevuld door", "filled in by"];
/// Answers that name nobody.
const NOBODY: &[&str] = &["geen", "niemand", "n.v.t.", "n.v.t", "nvt", "none", "nobody", "no one", "n/a"];

/// What tells of a survey.
enum Told {
    /// Its headings or its table of members, as the guide asks for them.
    Plainly,
    /// Something else, in these words.
    By(Text),
}

/// Takes forms of which nothing tells that anybody was asked for lists of ties; says it of the others where their headings do not.
pub(super) fn settle(tables: &mut [Table]) -> Vec<Diagnostic> {
    let members_answer = tables
        .iter()
        .any(|table| table.is(Content::Nodes) && has_column(table, |field| *field == NodeField::Respondent));
    let mut said = Vec::new();
    for table in tables.iter_mut().filter(|table| table.is(Content::Survey) && table.meaning.header.is_some()) {
        let (Some(naming), [partner]) = (naming_column(table), &partner_columns(table)[..]) else { continue };
        let partner = *partner;
        match told(table, naming, partner) {
            Some(Told::Plainly) => {}
            Some(Told::By(_)) | None if members_answer => {}
            Some(Told::By(why)) => said.push(read_as_survey(table, naming, partner, why)),
            None => {
                table.meaning.content = Content::Ties;
                table.meaning.by_hand.retain(|(column, _)| ![naming, partner].contains(column));
                table.meaning.by_hand.extend([(naming, "from".to_owned()), (partner, "to".to_owned())]);
            }
        }
    }
    said
}

fn has_column(table: &Table, is: impl Fn(&NodeField) -> bool) -> bool {
    let heading = |column| table.meaning.heading(&table.sheet, column);
    (0..table.sheet.widest()).any(|column| is(&NodeField::of(heading(column), Dialect::Person)))
}

fn read_as_survey(table: &Table, naming: usize, partner: usize, why: Text) -> Diagnostic {
    let Table { sheet, meaning } = table;
    let row = meaning.header.unwrap_or_default();
    let [who, whom] = [naming, partner].map(|column| sheet.cell(row, column));
    let typed = |name: &str| if name.contains(' ') { format!("\"{name}\"") } else { name.to_owned() };
    let why = Said::from(why);
    let message = said!(
        [why] "the columns {who:?} and {whom:?} are read as answers to a survey: {why}",
        "de kolommen {who:?} en {whom:?} zijn gelezen als antwoorden op een vragenlijst: {why}"
    );
    Diagnostic::notice("read-as-survey", sheet.place(row), message).hint(said!(
        "if nobody was asked, give each partner its own row, and read the two as ends of ties: --columns source={},target={}",
        "is niemand iets gevraagd, geef elke partner dan een eigen rij, en lees de twee als uiteinden van relaties: --columns source={},target={}",
        typed(who),
        typed(whom)
    ))
}

/// What tells that this is a survey, if anything does.
fn told(table: &Table, naming: usize, partner: usize) -> Option<Told> {
    let Table { sheet, meaning } = table;
    let heading = |column: usize| meaning.heading(sheet, column);
    let answers = |column: usize| TieField::of(heading(column), Dialect::Person) == TieField::ReportedBy;
    let whom = plain(heading(partner));
    let (word, number) = numbered(&whom);
    let further: Vec<usize> = (0..sheet.widest()).filter(|column| ![naming, partner].contains(column)).collect();
    let beside = |column: &usize| {
        BESIDE_ANSWERS.contains(&plain(heading(*column)).as_str())
            || NodeField::of(heading(*column), Dialect::Person) == NodeField::Respondent
    };
    let asks_who = answers(naming) || plain(heading(naming)) == "ego" || asks_own_name(heading(naming));
    let asks_whom = asks_partners(word) || OF_SURVEYS.contains(&word) || number.is_some();
    let by_hand = meaning.by_hand.iter().any(|(column, _)| *column == naming || *column == partner);
    if asks_who || asks_whom || by_hand || further.iter().any(beside) {
        return Some(Told::Plainly);
    }
    if are_rated(table, &[partner], &further) {
        return Some(Told::By(text!(
            "a column holds what the one says of the other",
            "in een kolom staat wat de een van de ander zegt"
        )));
    }
    let header = meaning.header?;
    let mut rows: Vec<usize> = sheet.filled(header + 1).collect();
    rows.retain(|&row| !repeats_headings(table, row) && !is_total_row(table, row, sheet.cell(row, naming)));
    let lone: BTreeSet<usize> = lone::rows(sheet, &rows).into_iter().collect();
    rows.retain(|row| !lone.contains(row));
    let named = |row: usize| sheet.cell(row, partner);
    let who: BTreeSet<&str> = rows.iter().map(|&row| sheet.cell(row, naming)).collect();
    let once = who.len() == rows.len();
    if rows.iter().any(|&row| named(row).is_empty() && !sheet.cell(row, naming).is_empty()) {
        return Some(Told::By(text!("some name no partner", "sommigen noemen geen partner")));
    }
    if rows.iter().any(|&row| NOBODY.contains(&named(row).to_lowercase().as_str())) {
        return Some(Told::By(text!(
            "some say that they have no partner",
            "sommigen zeggen dat zij geen partner hebben"
        )));
    }
    // A comma belongs to a name, unless everybody has one row or it stands between names that are known.
    let whole: BTreeSet<&str> = rows.iter().map(|&row| named(row)).collect();
    let known = |name: &str| who.contains(name.trim()) || whole.contains(name.trim());
    let several =
        |name: &str| name.contains([';', '|', '\n']) || (name.contains(',') && (once || name.split(',').all(known)));
    if rows.iter().any(|&row| several(named(row))) {
        return Some(Told::By(text!("a cell names several partners", "een cel noemt meer partners")));
    }
    // What stands beside organisations that have one row each may be about them.
    let of_node = |column: &usize| {
        matches!(
            NodeField::of(heading(*column), Dialect::Person),
            NodeField::Sector
                | NodeField::Municipality
                | NodeField::PartOf
                | NodeField::Aliases
                | NodeField::MembersStated
        )
    };
    (once && further.iter().any(of_node)).then_some(Told::By(text!(
        "each has one row, with columns about itself",
        "elk heeft één rij, met kolommen over zichzelf"
    )))
}
