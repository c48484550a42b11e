//! Every actor of either wave: which partners it kept, and how its place changed.

use super::{Compared, ties::label};
use crate::measures;
use crate::model::Respondent;
use crate::present::change::{Change, Pair, counts};
use crate::present::findings::{Withheld, rank_withheld};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::correlation::mid_ranks;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn table(compared: &Compared<'_>, language: Language) -> Table {
    let text = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Text).heading(language.pick(en, nl))
    };
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(1)
    };
    let called = compared.called;
    let columns = vec![
        text("id", "id", "id").hidden(),
        Column::new("label", ColumnType::Text).heading(called.one(language)),
        text("presence", "present", "aanwezig"),
        integer("partners_before", "partners before", "partners ervoor"),
        integer("partners_after", "partners after", "partners erna"),
        integer("degree_change", "more or fewer", "meer of minder"),
        integer("kept", "kept", "behouden"),
        integer("gained", "gained", "erbij"),
        integer("lost", "lost", "weg"),
        integer("unknown", "unknown", "onbekend"),
        number("turnover", "turnover", "verloop").decimals(2),
        number("betweenness_rank_before", "bridging rank before", "brugrang ervoor"),
        number("betweenness_rank_after", "bridging rank after", "brugrang erna"),
        number("betweenness_rank_change", "places risen", "plaatsen gestegen"),
    ];
    let several = called.many(language);
    let title = match language {
        Language::En => format!("What changed for the {several}?"),
        Language::Nl => format!("Wat veranderde er voor de {several}?"),
    };
    let mut table = Table::new(title, columns);
    let mut own: BTreeMap<&str, Vec<&Pair>> = BTreeMap::new();
    for pair in &compared.pairs {
        own.entry(&pair.source).or_default().push(pair);
        own.entry(&pair.target).or_default().push(pair);
    }
    let waves = [compared.before.subject, compared.after.subject];
    let withheld = waves.iter().find_map(|subject| rank_withheld(subject, "betweenness", language));
    // Where actors are not ranked in one wave, nobody rises or falls.
    let unranked = matches!(withheld, Some(Withheld::Yes(_)));
    let ranks = waves.map(|subject| if unranked { BTreeMap::new() } else { ranks(subject, compared) });
    let ids: BTreeSet<&str> = compared.first.union(&compared.second).copied().collect();
    let none = Vec::new();
    let mut rows: Vec<(usize, Vec<Cell>)> = Vec::new();
    for id in ids {
        let pairs = own.get(id).unwrap_or(&none);
        let change = counts(pairs.iter().copied());
        let row = row(compared, id, pairs, ranks.each_ref().map(|ranks| ranks.get(id).copied()), language);
        rows.push((change.created + change.dissolved, row));
    }
    // Most changed first; the sort keeps the order of ids among equals.
    rows.sort_by_key(|(changed, _)| std::cmp::Reverse(*changed));
    rows.into_iter().for_each(|(_, row)| table.push(row));
    if let Some(Withheld::Anyway(why)) = &withheld {
        table.lead.push(why.clone());
    }
    table.notes.push(match (withheld, language) {
        (Some(Withheld::Yes(why)), _) => why,
        (_, Language::En) => format!(
            "Ranks of betweenness are those among the {several} in both waves (1 = most between others; empty for who is between nobody); a rank that moves where few ties changed says more about the network than about the {}.",
            called.one(language)
        ),
        (_, Language::Nl) => format!(
            "De rangen van tussenpositie gelden onder de {several} in beide metingen (1 = het meest tussen anderen; leeg voor wie tussen niemand in staat); een rang die verschuift waar weinig relaties veranderden zegt meer over het netwerk dan over de {}.",
            called.one(language)
        ),
    });
    if compared.pairs.iter().any(|pair| pair.change == Change::Unknown) {
        let text = language.pick(
            "More or fewer counts the partners of whom both measurements tell; the others stand under unknown. It is empty, as are the places risen, for who did not answer in one of the two.",
            "Meer of minder telt de partners over wie beide metingen iets zeggen; de andere staan onder onbekend. Het is leeg, net als de plaatsen gestegen, voor wie in een van beide niet antwoordde.",
        );
        table.notes.push(text.to_owned());
    }
    table
        .notes
        .extend(compared.before.subject.cost_note(language).or_else(|| compared.after.subject.cost_note(language)));
    table
}

fn row(
    compared: &Compared<'_>,
    id: &str,
    pairs: &[&Pair],
    [rank_before, rank_after]: [Option<f64>; 2],
    language: Language,
) -> Vec<Cell> {
    let (before, after) = (compared.first.contains(id), compared.second.contains(id));
    let other = |pair: &Pair| if pair.source == id { pair.target.clone() } else { pair.source.clone() };
    // Where direction counts a pair may stand in the list twice; a partner counts once.
    let partners = |such: &dyn Fn(&Pair) -> bool| {
        pairs.iter().filter(|pair| such(pair)).map(|pair| other(pair)).collect::<BTreeSet<_>>().len()
    };
    let (had, has) = (partners(&|pair| pair.before.is_some()), partners(&|pair| pair.after.is_some()));
    // Of whom only one wave tells is neither more nor fewer.
    let known = |pair: &Pair| pair.change != Change::Unknown;
    let known_had = partners(&|pair| known(pair) && pair.before.is_some());
    let known_has = partners(&|pair| known(pair) && pair.after.is_some());
    let nothing_known = !pairs.is_empty() && !pairs.iter().any(|pair| known(pair));
    let told = before && after && !nothing_known && !silent(compared, id);
    let change = counts(pairs.iter().copied());
    let shown = |present: bool, count: usize| if present { Cell::count(count) } else { Cell::Empty };
    let presence = match (before, after) {
        (true, true) => ("both", language.pick("in both", "in beide")),
        (true, false) => ("before", language.pick("only before", "alleen ervoor")),
        _ => ("after", language.pick("only after", "alleen erna")),
    };
    let rank = |rank: Option<f64>| rank.map_or(Cell::Empty, Cell::number);
    vec![
        id.into(),
        label(compared, id).into(),
        Cell::word(presence.0, presence.1),
        shown(before, had),
        shown(after, has),
        if told { Cell::Integer(known_has as i64 - known_had as i64) } else { Cell::Empty },
        Cell::count(change.kept),
        Cell::count(change.created),
        Cell::count(change.dissolved),
        Cell::count(pairs.iter().filter(|pair| pair.change == Change::Unknown).count()),
        Cell::number(change.turnover()),
        rank(rank_before),
        rank(rank_after),
        rank(rank_before.zip(rank_after).filter(|_| !silent(compared, id)).map(|(before, after)| before - after)),
    ]
}

/// Whether an actor was asked in one of the waves and did not answer: which ties it has there only others could tell.
fn silent(compared: &Compared<'_>, id: &str) -> bool {
    [compared.before.subject, compared.after.subject].iter().any(|subject| {
        let node = subject.network.index_of(id).map(|index| subject.network.node(index));
        node.is_some_and(|node| node.respondent == Respondent::NoResponse)
    })
}

/// The rank of every actor in both waves by its betweenness among them, 1 for the highest; none for who is between nobody.
fn ranks<'a>(subject: &'a Subject, compared: &Compared<'_>) -> BTreeMap<&'a str, f64> {
    let keep: Vec<bool> = subject.network.nodes().map(|node| compared.in_both(&node.id)).collect();
    let (graph, old) = subject.view.graph.induced(&keep);
    let Some(measure) = measures::find("betweenness") else { return BTreeMap::new() };
    let fewer: Vec<f64> =
        measure.of(&graph, &subject.params(&measures::Params::default())).values.iter().map(|value| -value).collect();
    let ids = old.iter().map(|&node| subject.network.node(node as usize).id.as_str());
    let ranked = ids.zip(mid_ranks(&fewer)).zip(&fewer);
    ranked.filter(|(_, fewer)| **fewer < 0.0).map(|(ranked, _)| ranked).collect()
}
