//! The network as a whole: on the actors in both waves, so that who came and went is not read as a change of ties; and on all.

use super::Compared;
use crate::present::change::{Change, How, Pair, counts};
use crate::present::language::Language;
use crate::present::language::diagram::{Noun, counted};
use crate::present::table::{Cell, Column, ColumnType, Layout, Table};
use crate::studies::tie_change::TieChange;

pub(super) fn table(compared: &Compared<'_>, language: Language) -> Table {
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(2)
    };
    let several = compared.called.many(language);
    let those = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(format!("{several} {}", language.pick(en, nl)))
    };
    let columns = vec![
        Column::new("network", ColumnType::Text).heading(language.pick("network", "netwerk")),
        Column::new("counted", ColumnType::Text).heading(language.pick("counted on", "geteld op")),
        those("actors_before", "before", "ervoor"),
        those("actors_after", "after", "erna"),
        those("actors_kept", "in both", "in beide"),
        those("actors_gained", "come", "gekomen"),
        those("actors_lost", "gone", "weg"),
        integer("ties_before", "ties before", "relaties ervoor"),
        integer("ties_after", "ties after", "relaties erna"),
        integer("kept", "kept", "behouden"),
        integer("gained", "gained", "erbij"),
        integer("lost", "lost", "weg"),
        integer("ended", "of which ended", "waarvan beëindigd"),
        integer("not_seen_again", "of which not seen again", "waarvan niet meer gezien"),
        integer("unknown_after", "unknown after", "erna onbekend"),
        integer("unknown_before", "unknown before", "ervoor onbekend"),
        number("jaccard", "Jaccard", "Jaccard"),
        number("persistence", "persistence", "behoud"),
        number("persistence_least", "persistence if unknown are gone", "behoud als onbekende weg zijn").hidden(),
        number("turnover", "turnover", "verloop"),
        integer("sign_changed", "changed sign", "ander teken"),
        integer("kind_changed", "changed kind", "andere soort"),
        integer("strength_changed", "changed strength", "andere sterkte"),
        integer("status_changed", "changed status", "andere status"),
    ];
    let mut table = Table::new(language.pick("What changed?", "Wat veranderde er?"), columns);
    table.layout = Layout::Record;
    let shared: Vec<&Pair> =
        compared.pairs.iter().filter(|pair| compared.in_both(&pair.source) && compared.in_both(&pair.target)).collect();
    let kept = compared.first.intersection(&compared.second).count();
    let on_shared = row(compared, "shared-actors", (kept, kept, kept), &shared, language);
    let all: Vec<&Pair> = compared.pairs.iter().collect();
    let on_all = row(compared, "all-actors", (compared.first.len(), compared.second.len(), kept), &all, language);
    table.push(on_shared);
    table.push(on_all);
    table.lead = vec![lead((kept, compared.called), counts(shared.iter().copied()), language)];
    let jaccard = counts(shared.iter().copied()).jaccard();
    if jaccard < 0.3 {
        table.notes.push(match language {
            Language::En => format!(
                "So much changed (Jaccard {}, below 0.3) that the two are hardly phases of one network.",
                language.decimal(jaccard, 2)
            ),
            Language::Nl => format!(
                "Er veranderde zoveel (Jaccard {}, onder 0,3) dat dit nauwelijks fasen van één netwerk zijn.",
                language.decimal(jaccard, 2)
            ),
        });
    }
    table
}

/// Actors before, after and in both, and the pairs that count.
fn row(
    compared: &Compared<'_>,
    rows: &str,
    (before, after, both): (usize, usize, usize),
    pairs: &[&Pair],
    language: Language,
) -> Vec<Cell> {
    let change = counts(pairs.iter().copied());
    let how = |how: How| pairs.iter().filter(|pair| pair.how == how).count();
    let unknown = |before: bool| {
        let open = pairs.iter().filter(|pair| pair.change == Change::Unknown);
        open.filter(|pair| pair.before.is_some() == before).count()
    };
    let least = change.kept as f64 / (change.kept + change.dissolved + unknown(true)) as f64;
    let changed = |what: &str| pairs.iter().filter(|pair| pair.changed().contains(&what)).count();
    let several = compared.called.many(language);
    let word = match rows {
        "shared-actors" => format!("{several} {}", language.pick("in both", "in beide")),
        _ => format!("{} {several}", language.pick("all", "alle")),
    };
    let mut cells = vec![compared.name.as_str().into(), Cell::word(rows, word)];
    cells.extend([before, after, both, after - both, before - both].map(Cell::count));
    cells.extend([
        Cell::count(pairs.iter().filter(|pair| pair.before.is_some()).count()),
        Cell::count(pairs.iter().filter(|pair| pair.after.is_some()).count()),
        Cell::count(change.kept),
        Cell::count(change.created),
        Cell::count(change.dissolved),
        Cell::count(how(How::Ended)),
        Cell::count(how(How::NotSeenAgain)),
        Cell::count(unknown(true)),
        Cell::count(unknown(false)),
        Cell::number(change.jaccard()),
        Cell::number(change.persistence()),
        Cell::number(least),
        Cell::number(change.turnover()),
    ]);
    cells.extend(["sign", "kind", "strength", "status"].map(|what| Cell::count(changed(what))));
    cells
}

fn lead((number, called): (usize, Noun), change: TieChange, language: Language) -> String {
    let TieChange { kept, created, dissolved, .. } = change;
    if number == 0 {
        let (one, several) = (called.one(language), called.many(language));
        return match language {
            Language::En => format!(
                "No {one} is in both: there is nothing to compare. Do both call the same {several} by the same ids?"
            ),
            Language::Nl => format!(
                "Geen {one} staat in beide: er is niets te vergelijken. Heten dezelfde {several} in beide hetzelfde (id)?"
            ),
        };
    }
    let (who, kept) = (counted(language, number, called), counted(language, kept, Noun::Tie));
    match language {
        Language::En => format!("Among the {who} in both: {kept} kept, {created} gained, {dissolved} lost."),
        Language::Nl => format!("Tussen de {who} in beide: {kept} behouden, {created} erbij, {dissolved} weg."),
    }
}
