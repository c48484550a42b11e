//! Networks side by side: municipalities, other groups, layers, years or files; what may be said of each, and what may not.

mod adjusted;
mod contrast;
mod joins;
mod precision;

pub use crate::present::profile::{Profile, Rows, by_attribute, by_place, whole};
pub use adjusted::{Chance, adjusted, table as chance};
pub use contrast::{Type, table as contrast};
pub use joins::table as joins;
pub use precision::{differences, table as precision};

use super::{finish, ranking};
use crate::Error;
use crate::present::cautions::{self, Compared};
use crate::present::figures::FIGURES;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// The profiles side by side, in the order given, with what a reader must know before comparing.
pub fn table(profiles: &[Profile], subject: &Subject, rows: Rows, language: Language) -> Table {
    let kinds = tie_kinds(profiles, subject);
    let mut table = Table::new(title(rows, language), columns(&kinds, subject, rows, language));
    for profile in profiles {
        table.push(row(profile, &kinds));
    }
    table.notes.extend(cautions_in_words(profiles, rows, language));
    table.notes.extend(subject.cost_note(language));
    finish(table, subject, language)
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
        Rows::Years => language.pick("Years side by side", "Jaren naast elkaar"),
        Rows::Files => language.pick("Networks side by side", "Netwerken naast elkaar"),
    }
}

/// The kinds of ties that occur in the file or in any of the networks, in order of their words.
fn tie_kinds(profiles: &[Profile], subject: &Subject) -> Vec<String> {
    let here = profiles.iter().flat_map(|profile| profile.tie_kinds.keys().cloned());
    let there = subject.file.ties().map(|tie| tie.tie.kind.clone());
    here.chain(there).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

fn columns(kinds: &[String], subject: &Subject, rows: Rows, language: Language) -> Vec<Column> {
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(2)
    };
    let text = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Text).heading(language.pick(en, nl))
    };
    let mut columns = vec![
        Column::new("network", ColumnType::Text).heading(rows.word(language)),
        integer("nodes", "nodes", "knopen"),
        integer("actors", "actors", "actoren"),
        integer("structures", "structures", "verbanden"),
        integer("named", "by name", "met naam").hidden(),
        integer("respondents", "respondents", "respondenten").hidden(),
        number("response_rate", "response", "respons").hidden(),
        integer("unnamed_members", "unnamed members", "ongenoemde leden"),
        integer("pairs", "pairs", "paren"),
        integer("pairs_outward", "outward", "naar buiten"),
        number("ei_index", "E–I index", "E–I-index").hidden(),
    ];
    for figure in FIGURES {
        let kind = if figure.whole { ColumnType::Integer } else { ColumnType::Number };
        let column = Column::new(figure.id, kind).heading(language.text(figure.name)).decimals(2);
        columns.push(if figure.shown { column } else { column.hidden() });
    }
    columns.extend([
        integer("tie_kinds", "kinds of ties", "soorten relaties").hidden(),
        integer("sectors", "sectors", "sectoren").hidden(),
        Column::new("sectors_present", ColumnType::List)
            .heading(language.pick("sectors present", "aanwezige sectoren"))
            .hidden(),
        text("most_connected", "most partners", "meeste partners"),
        text("broker", "go-between", "tussenpersoon").hidden(),
        text("broker_kind", "kind of go-between", "soort tussenpersoon").hidden(),
        text("weakest_point", "most missed", "meest gemist").hidden(),
        number("explicit_share", "explicit", "uitdrukkelijk").hidden(),
        integer("passages", "passages", "vindplaatsen"),
        integer("sources", "sources", "bronnen").hidden(),
        number("main_source_share", "from the main source", "uit de hoofdbron").hidden(),
        Column::new("years", ColumnType::List).heading(language.pick("year", "jaar")),
    ]);
    columns.extend(kinds.iter().map(|kind| {
        let name = language.tie_kind(&subject.file, kind);
        Column::new(format!("share_{kind}"), ColumnType::Number).heading(name).decimals(2).hidden()
    }));
    columns
}

fn row(profile: &Profile, kinds: &[String]) -> Vec<Cell> {
    let whole = |value: f64| if value.is_finite() { Cell::Integer(value as i64) } else { Cell::Empty };
    let mut cells = vec![
        profile.name.as_str().into(),
        Cell::count(profile.nodes),
        Cell::count(profile.actors),
        Cell::count(profile.structures),
        Cell::count(profile.named),
        if profile.asked > 0 { Cell::count(profile.respondents) } else { Cell::Empty },
        Cell::number(profile.response_rate()),
        Cell::count(profile.unnamed_members),
        Cell::count(profile.pairs),
        Cell::count(profile.outward),
        Cell::number(profile.ei_index()),
    ];
    for (figure, &value) in FIGURES.iter().zip(&profile.figures) {
        cells.push(if figure.whole { whole(value) } else { Cell::number(value) });
    }
    cells.extend([
        Cell::count(profile.tie_kinds.len()),
        Cell::count(profile.sectors.len()),
        profile.sectors.clone().into(),
        Cell::maybe(profile.most_connected.as_deref()),
        Cell::maybe(profile.broker.as_ref().map(|(label, _)| label.as_str())),
        Cell::maybe(profile.broker.as_ref().map(|(_, kind)| kind.as_str())),
        Cell::maybe(profile.weakest_point.as_deref()),
        Cell::number(profile.explicit_share),
        Cell::count(profile.passages),
        Cell::count(profile.sources.len()),
        Cell::number(profile.main_source_share()),
        profile.years.iter().map(i32::to_string).collect::<Vec<_>>().into(),
    ]);
    let ties: usize = profile.tie_kinds.values().sum();
    cells.extend(kinds.iter().map(|kind| {
        let here = profile.tie_kinds.get(kind).copied().unwrap_or(0);
        Cell::number(here as f64 / ties as f64)
    }));
    cells
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
