//! The columns of networks side by side, and what each network has in them.

use super::{Chance, Judged, Profile, Rows};
use crate::present::figures::FIGURES;
use crate::present::findings::{count, some};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType};
use crate::studies::significance::Significance;

/// The kinds of ties that occur in the file or in any of the networks, in order of their words.
pub(super) fn tie_kinds(profiles: &[Profile], subject: &Subject) -> Vec<String> {
    let here = profiles.iter().flat_map(|profile| profile.tie_kinds.keys().cloned());
    let there = subject.file.ties().map(|tie| tie.tie.kind.to_string());
    here.chain(there).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// What is said of every network, most telling first: a terminal has room for the beginning.
pub(super) fn columns(
    profiles: &[Profile],
    subject: &Subject,
    (rows, judged): (Rows, Option<Judged<'_>>),
    language: Language,
) -> Vec<Column> {
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(2)
    };
    let text = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Text).heading(language.pick(en, nl))
    };
    let outward = integer("pairs_outward", "outward", "naar buiten");
    // Whole networks have nobody outside.
    let outward = if matches!(rows, Rows::Files | Rows::Years) { outward.hidden() } else { outward };
    let unplaced = integer("pairs_place_unknown", "place unknown", "plaats onbekend");
    let unplaced = if profiles.iter().any(|profile| profile.unplaced > 0) { unplaced } else { unplaced.hidden() };
    let unnamed = integer("unnamed_members", "unnamed members", "ongenoemde leden");
    // Where no source counts members that it does not name, there is nothing to see.
    let unnamed = if profiles.iter().any(|profile| profile.unnamed_members > 0) { unnamed } else { unnamed.hidden() };
    let mut columns = vec![
        Column::new("network", ColumnType::Text).heading(rows.word(language)),
        integer("nodes", "nodes", "knopen"),
        integer("actors", "actors", "actoren").hidden(),
        integer("structures", "structures", "verbanden").hidden(),
        integer("named", "by name", "met naam").hidden(),
        integer("respondents", "respondents", "respondenten").hidden(),
        number("response_rate", "response", "respons"),
        unnamed,
        integer("pairs", "pairs", "paren"),
        outward,
        unplaced,
        number("ei_index", "E–I index", "E–I-index").hidden(),
    ];
    for figure in FIGURES {
        let kind = if figure.whole { ColumnType::Integer } else { ColumnType::Number };
        let column = Column::new(figure.id, kind).heading(language.text(figure.name)).decimals(2);
        // With percentiles beside them there is room for fewer.
        let shown = figure.shown && (judged.is_none() || !figure.whole);
        columns.push(if shown { column } else { column.hidden() });
        if judged.is_some_and(|judged| judged.chance.judges(figure)) {
            let name = language.text(figure.name);
            let percentile = Column::new(format!("{}_percentile", figure.id), ColumnType::Number)
                .heading(format!("{name}: {}", language.pick("percentile", "percentiel")))
                .decimals(0);
            let z =
                Column::new(format!("{}_z", figure.id), ColumnType::Number).heading(format!("{name}: z")).decimals(2);
            columns.extend([z.hidden(), if shown { percentile } else { percentile.hidden() }]);
        }
    }
    columns.extend([
        text("broker", "go-between", "tussenpersoon"),
        text("broker_kind", "kind of go-between", "soort tussenpersoon").hidden(),
        text("governance_form", "steered as", "sturing past bij"),
        number("first_share", "tied to the most central", "verbonden met de meest centrale").hidden(),
        number("gap_to_second", "gap to the second", "afstand tot de tweede").hidden(),
        integer("tie_kinds", "kinds of ties", "soorten relaties").hidden(),
        integer("sectors", "sectors", "sectoren").hidden(),
        Column::new("sectors_present", ColumnType::List)
            .heading(language.pick("sectors present", "aanwezige sectoren"))
            .hidden(),
        text("most_connected", "most partners", "meeste partners").hidden(),
        text("weakest_point", "most missed", "meest gemist").hidden(),
        number("explicit_share", "explicit", "uitdrukkelijk").hidden(),
        integer("passages", "passages", "vindplaatsen").hidden(),
        integer("sources", "sources", "bronnen").hidden(),
        number("main_source_share", "from the main source", "uit de hoofdbron").hidden(),
        Column::new("years", ColumnType::List).heading(language.pick("year", "jaar")),
    ]);
    let kinds = tie_kinds(profiles, subject);
    columns.extend(kinds.iter().map(|kind| {
        let name = language.tie_kind(&subject.file, kind);
        Column::new(format!("share_{kind}"), ColumnType::Number).heading(name).decimals(2).hidden()
    }));
    columns
}

/// The cells of one network.
pub(super) fn row(
    profile: &Profile,
    kinds: &[String],
    judged: Option<(&Chance, &[Option<Significance>])>,
    language: Language,
) -> Vec<Cell> {
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
        Cell::count(profile.unplaced),
        Cell::number(profile.ei_index()),
    ];
    for (at, (figure, &value)) in FIGURES.iter().zip(&profile.figures).enumerate() {
        cells.push(if figure.whole { whole(value) } else { Cell::number(value) });
        if let Some((_, found)) = judged.filter(|(chance, _)| chance.judges(figure)) {
            let of = |value: fn(&Significance) -> f64| {
                found[at].as_ref().map_or(Cell::Empty, |found| Cell::number(value(found)))
            };
            cells.extend([of(|found| found.z), of(|found| found.percentile)]);
        }
    }
    cells.extend([
        Cell::maybe(profile.broker.as_ref().map(|(label, _)| label.as_str())),
        Cell::maybe(profile.broker.as_ref().map(|(_, kind)| kind.as_str())),
        profile
            .steered
            .map_or(Cell::Empty, |steered| Cell::word(steered.form.id(), language.text(steered.form.name()))),
        Cell::number(profile.steered.map_or(f64::NAN, |steered| steered.first_share)),
        Cell::number(profile.steered.map_or(f64::NAN, |steered| steered.gap_to_second)),
        Cell::count(profile.tie_kinds.len()),
        Cell::count(profile.sectors.len()),
        profile.sectors.clone().into(),
        Cell::maybe(profile.most_connected.as_deref()),
        match profile.weakest_points.is_empty() {
            true => Cell::Empty,
            false => some(&profile.weakest_points, 3, language).into(),
        },
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

/// What z and percentiles are, how networks are steered, and which networks have no such word.
pub(super) fn notes(profiles: &[Profile], judged: Option<Judged<'_>>, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(Judged { chance, .. }) = judged {
        let (draws, keeps) = (chance.draws, chance.keeps(language));
        notes.push(match language {
            Language::En => format!(
                "Percentile: of {draws} networks that chance makes for each row, the per cent with a lower figure; 50 is what chance gives. z (in CSV and JSON) is the distance from their mean in standard deviations. Kept: {keeps}. --of chance gives p and q, corrected for the number of figures."
            ),
            Language::Nl => format!(
                "Percentiel: van {draws} netwerken die het toeval voor elke rij maakt, het percentage met een lager cijfer; 50 is wat het toeval geeft. z (in CSV en JSON) is de afstand tot hun gemiddelde in standaardafwijkingen. Behouden: {keeps}. --of chance geeft p en q, gecorrigeerd voor het aantal cijfers."
            ),
        });
    }
    let unplaced: usize = profiles.iter().map(|profile| profile.unplaced).sum();
    if unplaced > 0 {
        let pairs = count(
            unplaced,
            language.pick("tied pair", "verbonden paar"),
            language.pick("tied pairs", "verbonden paren"),
        );
        notes.push(match language {
            Language::En => format!(
                "Place unknown: {pairs} with a node that states no municipality; it may belong here or elsewhere, so they count neither as inside nor as outward, and not in the E–I index. Who is national says so (municipality: national) and counts as outward."
            ),
            Language::Nl => format!(
                "Plaats onbekend: {pairs} met een knoop die geen gemeente vermeldt; die kan hier horen of elders, dus ze tellen niet als binnen en niet als naar buiten, en niet in de E–I-index. Wie landelijk is vermeldt dat (gemeente: national) en telt als naar buiten."
            ),
        });
    }
    if profiles.iter().any(|profile| profile.steered.is_some()) {
        notes.push(
            language
                .pick(
                    "Steered as: the form of governance that the ties are compatible with (Provan & Kenis 2008); indicators, not a verdict. verbinder governance shows them one by one.",
                    "Sturing past bij: de sturingsvorm waarmee de relaties te rijmen zijn (Provan & Kenis 2008); aanwijzingen, geen oordeel. verbinder governance toont ze een voor een.",
                )
                .to_owned(),
        );
    }
    notes
}
