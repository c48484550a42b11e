//! Networks side by side: municipalities, other groups, layers, years or files; what may be said of each, and what may not.

mod adjusted;
mod alike;
mod columns;
mod contrast;
mod files;
mod joins;
mod precision;
mod shared;

pub use crate::present::profile::{Profile, Rows, by_attribute, by_place, whole};
pub use adjusted::{Chance, adjusted, table as chance};
pub use alike::{order_by_likeness, say_order, similarity};
pub use contrast::{Type, table as contrast};
pub use files::{by_file, name_files};
pub use joins::table as joins;
pub use precision::{differences, table as precision};
pub use shared::table as shared;

use super::{finish, ranking};
use crate::Error;
use crate::present::cautions::{self, Compared};
#[cfg(doc)]
use crate::present::figures::FIGURES;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::significance::Significance;

/// What chance gives the networks of a comparison: against which model, and of each network for each of [`FIGURES`].
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// The model and how it was drawn.
    pub chance: &'a Chance,
    /// As [`adjusted`] gives it.
    pub found: &'a [Vec<Option<Significance>>],
}

/// The profiles side by side, in the order given, with what a reader must know before comparing; with figures beside what chance gives
/// networks of the same size where that is known.
pub fn table(
    profiles: &[Profile],
    subject: &Subject,
    rows: Rows,
    judged: Option<Judged<'_>>,
    language: Language,
) -> Table {
    let mut table = Table::new(title(rows, language), columns::columns(profiles, subject, (rows, judged), language));
    let kinds = columns::tie_kinds(profiles, subject);
    for (at, profile) in profiles.iter().enumerate() {
        table.push(columns::row(
            profile,
            &kinds,
            judged.map(|judged| (judged.chance, &judged.found[at][..])),
            language,
        ));
    }
    hide_what_says_nothing(&mut table);
    let tests = judged.map_or(0, |judged| judged.tests());
    let warnings = cautions::warnings(&Compared { profiles, rows, tests }, language);
    table.notes.extend(warnings.into_iter().map(|warning| warning.said.sentence));
    table.notes.extend(columns::notes(profiles, judged, language));
    table.notes.extend(subject.cost_note(language));
    if let Some(Judged { chance, .. }) = judged {
        table.recipe.set("null", chance.model.id);
        table.recipe.set("draws", chance.draws);
    }
    finish(table, subject, language)
}

impl Judged<'_> {
    /// How many figures were judged.
    fn tests(&self) -> usize {
        self.found.iter().flatten().flatten().filter(|found| found.p_two_sided.is_finite()).count()
    }
}

/// A column without a value in any row is for programs: it would only take room.
fn hide_what_says_nothing(table: &mut Table) {
    for at in 0..table.columns.len() {
        let says = |row: &Vec<Cell>| match &row[at] {
            Cell::Empty => false,
            Cell::List(items) => !items.is_empty(),
            Cell::Words(items) => !items.is_empty(),
            _ => true,
        };
        table.columns[at].shown &= table.rows.is_empty() || table.rows.iter().any(says);
    }
}

/// What may not be concluded from these networks, one sentence each.
pub fn cautions_in_words(profiles: &[Profile], rows: Rows, language: Language) -> Vec<String> {
    let warnings = cautions::warnings(&Compared { profiles, rows, tests: 0 }, language);
    warnings.into_iter().map(|warning| warning.said.sentence).collect()
}

/// The cautions themselves, one row each: which rule speaks, about which networks, and by which figures it forbids to rank.
pub fn cautions(profiles: &[Profile], subject: &Subject, rows: Rows, language: Language) -> Table {
    let columns = vec![
        Column::new("caution", ColumnType::Text).heading(language.pick("caution", "kanttekening")),
        Column::new("text", ColumnType::Text).heading(language.pick("in words", "in woorden")),
        Column::new("forbids_ranking_by", ColumnType::List)
            .heading(language.pick("forbids to rank by", "verbiedt een rangorde naar"))
            .hidden(),
        Column::new("networks", ColumnType::List).heading(language.pick("about", "over")).hidden(),
    ];
    let mut table =
        Table::new(language.pick("What may not be concluded", "Wat niet geconcludeerd mag worden"), columns);
    for warning in cautions::warnings(&Compared { profiles, rows, tests: 0 }, language) {
        let forbids = warning.said.forbids.into_iter().map(str::to_owned).collect::<Vec<_>>();
        table.push(vec![warning.id.into(), warning.said.sentence.into(), forbids.into(), warning.said.networks.into()]);
    }
    finish(table, subject, language)
}

fn title(rows: Rows, language: Language) -> &'static str {
    match rows {
        Rows::Places => language.pick("Places side by side", "Plaatsen naast elkaar"),
        Rows::Groups => language.pick("Groups side by side", "Groepen naast elkaar"),
        Rows::Layers => language.pick("Layers side by side", "Lagen naast elkaar"),
        Rows::Years => language.pick("Years side by side", "Jaren naast elkaar"),
        Rows::Files => language.pick("Networks side by side", "Netwerken naast elkaar"),
    }
}

/// Puts the rows with the highest value of a column first, unless a caution forbids to rank networks by it.
///
/// # Errors
///
/// A column without numbers; a ranking that cautions forbid and that is not insisted on, with the cautions and the way to insist.
pub fn rank(
    table: &mut Table,
    column: &str,
    (profiles, rows): (&[Profile], Rows),
    anyway: bool,
    language: Language,
) -> Result<(), Error> {
    let compared = Compared { profiles, rows, tests: 0 };
    let Some(at) = ranking::column(table, column) else {
        return Err(Error::request(format!("there is no figure {column:?} to rank by"))
            .hint(format!("use one of {}", ranking::columns(table).join(", "))));
    };
    let warnings = cautions::warnings(&compared, language);
    // That rows stand in no order of merit holds no longer; that silence is no absence does.
    let order: Vec<String> = warnings
        .iter()
        .filter(|warning| warning.id == "silence")
        .map(|warning| warning.said.sentence.clone())
        .collect();
    let forbidding: Vec<String> = warnings
        .into_iter()
        .filter(|warning| warning.said.forbids.contains(&column))
        .map(|warning| format!("{}: {}", warning.id, warning.said.sentence))
        .collect();
    if !forbidding.is_empty() && !anyway {
        let error = Error::request(format!("these networks are not ranked by {column}"));
        let error = forbidding.into_iter().fold(error, Error::hint);
        return Err(error.hint("--rank-anyway ranks them all the same, and says so"));
    }
    ranking::most_telling_first(table, at, None);
    table.recipe.set("rank", column);
    let warning = if forbidding.is_empty() {
        language.pick(
            "Ranked at your request; the cautions below still hold.",
            "Op uw verzoek gerangschikt; de kanttekeningen hieronder blijven gelden.",
        )
    } else {
        language.pick(
            "RANKED ANYWAY, at your request: the cautions below say why this order is not to be trusted.",
            "TOCH GERANGSCHIKT, op uw verzoek: de kanttekeningen hieronder zeggen waarom deze volgorde niet te vertrouwen is.",
        )
    };
    table.notes.retain(|note| !order.contains(note));
    let silence = language.pick(
        "What a source does not mention is unknown, not absent.",
        "Wat een bron niet noemt is onbekend, niet afwezig.",
    );
    table.notes.splice(0..0, [warning.to_owned(), silence.to_owned()]);
    // What rows are ranked by is seen.
    table.columns[at].shown = true;
    Ok(())
}
