//! Every pair that is tied in one of the waves.

use super::Compared;
use crate::model::Network;
use crate::present::change::{Change, How, Pair, Seen, Wave};
use crate::present::language::Language;
use crate::present::table::{Cell, Column, ColumnType, Table};

pub(super) fn table(compared: &Compared<'_>, language: Language) -> Table {
    let text = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Text).heading(language.pick(en, nl))
    };
    let list = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::List).heading(language.pick(en, nl))
    };
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).hidden()
    };
    let columns = vec![
        text("source", "from", "van").hidden(),
        text("target", "to", "naar").hidden(),
        text("source_label", "from", "van"),
        text("target_label", "to", "naar"),
        text("change", "change", "verandering"),
        text("how", "how it is known", "hoe dat bekend is"),
        list("changed", "otherwise", "anders"),
        list("kind_before", "kind before", "soort ervoor"),
        list("kind_after", "kind after", "soort erna"),
        list("sign_before", "sign before", "teken ervoor"),
        list("sign_after", "sign after", "teken erna"),
        number("strength_before", "strength before", "sterkte ervoor"),
        number("strength_after", "strength after", "sterkte erna"),
        list("status_before", "status before", "status ervoor").hidden(),
        list("status_after", "status after", "status erna").hidden(),
        list("layer_before", "layer before", "laag ervoor").hidden(),
        list("layer_after", "layer after", "laag erna").hidden(),
    ];
    let mut table = Table::new(language.pick("What became of the ties?", "Wat werd er van de relaties?"), columns);
    let mut order: Vec<&Pair> = compared.pairs.iter().collect();
    // What is otherwise comes first, what stayed as it was last.
    order.sort_by_key(|pair| (pair.change == Change::Kept && pair.changed().is_empty(), pair.change));
    for pair in order {
        table.push(row(compared, pair, language));
    }
    table
}

fn row(compared: &Compared<'_>, pair: &Pair, language: Language) -> Vec<Cell> {
    let label = |id: &str| label(compared, id);
    let empty = Seen::default();
    let (before, after) = (pair.before.as_ref().unwrap_or(&empty), pair.after.as_ref().unwrap_or(&empty));
    let words = |set: &std::collections::BTreeSet<&'static str>| -> Cell {
        set.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>().into()
    };
    let changed = |what: &'static str| (what.to_owned(), changed_in_words(what, language).to_owned());
    // A kind is called as the wave that has it calls it.
    let kinds = |set: &std::collections::BTreeSet<String>, wave: Wave<'_>| -> Cell {
        let named = |id: &String| (id.clone(), language.tie_kind(&wave.subject.network, id));
        Cell::Words(set.iter().map(named).collect())
    };
    let texts = |set: &std::collections::BTreeSet<String>| -> Cell { set.iter().cloned().collect::<Vec<_>>().into() };
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::number);
    vec![
        pair.source.as_str().into(),
        pair.target.as_str().into(),
        label(&pair.source).into(),
        label(&pair.target).into(),
        Cell::word(pair.change.word(), change_in_words(pair.change, language)),
        Cell::word(pair.how.word(), how_in_words(pair.how, language)),
        Cell::Words(pair.changed().into_iter().map(changed).collect()),
        kinds(&before.kinds, compared.before),
        kinds(&after.kinds, compared.after),
        words(&before.signs),
        words(&after.signs),
        number(before.strength),
        number(after.strength),
        words(&before.statuses),
        words(&after.statuses),
        texts(&before.layers),
        texts(&after.layers),
    ]
}

/// The name of a node, as the later wave gives it where it has it.
pub(super) fn label(compared: &Compared<'_>, id: &str) -> String {
    let find = |network: &Network| network.index_of(id).map(|index| network.node(index).label.clone());
    find(&compared.after.subject.network).or_else(|| find(&compared.before.subject.network)).unwrap_or_default()
}

fn changed_in_words(what: &'static str, language: Language) -> &'static str {
    match (what, language) {
        ("sign", Language::Nl) => "teken",
        ("kind", Language::Nl) => "soort",
        ("strength", Language::Nl) => "sterkte",
        _ => what,
    }
}

fn change_in_words(change: Change, language: Language) -> &'static str {
    match change {
        Change::Lost => language.pick("lost", "weg"),
        Change::Gained => language.pick("gained", "erbij"),
        Change::Unknown => language.pick("unknown", "onbekend"),
        Change::Kept => language.pick("kept", "behouden"),
    }
}

fn how_in_words(how: How, language: Language) -> &'static str {
    match how {
        How::InBoth => language.pick("in both", "in beide"),
        How::Undated => language.pick("no date, assumed in both", "geen datum, in beide aangenomen"),
        How::Begun => language.pick("begun", "begonnen"),
        How::FirstSeen => language.pick("first seen", "voor het eerst gezien"),
        How::Ended => language.pick("ended", "beëindigd"),
        How::NotSeenAgain => language.pick("not seen again", "niet meer gezien"),
        How::EndMissing => language.pick("an end was not observed", "een uiteinde is niet waargenomen"),
        How::NotAsked => language.pick("no answer", "geen antwoord"),
        How::LeftOut => language.pick("left out by choice", "door de keuze weggelaten"),
    }
}
