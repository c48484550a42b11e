//! Every tie with its evidence: what all other findings rest on.

use super::finish;
use crate::model::{Evidence, Strength, TieRef};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// One row per tie of the chosen part, in canonical order.
pub fn table(subject: &Subject, language: Language) -> Table {
    let text = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Text).heading(language.pick(en, nl))
    };
    let columns = vec![
        text("source", "from", "van"),
        text("target", "to", "naar"),
        text("source_label", "from", "van"),
        text("target_label", "to", "naar"),
        text("kind", "kind", "soort"),
        Column::new("directed", ColumnType::Boolean).heading(language.pick("directed", "gericht")),
        text("status", "status", "status"),
        text("since", "since", "sinds"),
        text("until", "until", "tot"),
        text("sign", "sign", "teken"),
        text("strength", "strength", "sterkte"),
        text("layer", "layer", "laag"),
        text("certainty", "certainty", "zekerheid"),
        Column::new("evidence", ColumnType::List).heading(language.pick("evidence", "vindplaats")),
        Column::new("notes", ColumnType::List).heading(language.pick("what it says", "wat er staat")),
    ];
    let mut table =
        Table::new(language.pick("Every tie and its evidence", "Elke relatie met haar vindplaats"), columns);
    for tie in subject.network.ties() {
        table.push(row(subject, tie, language));
    }
    finish(table, subject, language)
}

fn row(subject: &Subject, tie: TieRef<'_>, language: Language) -> Vec<Cell> {
    let network = &subject.network;
    let (source, target) = (network.node(tie.source), network.node(tie.target));
    let date = |date: Option<crate::model::PartialDate>| date.map_or(Cell::Empty, |date| date.to_string().into());
    let strength = match tie.tie.strength {
        None => Cell::Empty,
        Some(Strength::Weak) => Cell::word("weak", language.pick("weak", "zwak")),
        Some(Strength::Strong) => Cell::word("strong", language.pick("strong", "sterk")),
        Some(Strength::Number(value)) => value.to_string().into(),
    };
    let evidence = &tie.tie.evidence;
    vec![
        source.id.as_str().into(),
        target.id.as_str().into(),
        source.label.as_str().into(),
        target.label.as_str().into(),
        Cell::word(&tie.tie.kind, language.tie_kind(network, &tie.tie.kind)),
        Cell::Boolean(network.is_directed(tie.tie)),
        Cell::word(tie.tie.status.word(), language.status(tie.tie.status)),
        date(tie.tie.period.since),
        date(tie.tie.period.until),
        tie.tie.sign.map_or(Cell::Empty, |sign| sign.word().into()),
        strength,
        Cell::maybe(tie.tie.layer.as_deref()),
        Cell::word(tie.tie.certainty.word(), language.certainty(tie.tie.certainty)),
        evidence.iter().map(Evidence::reference).collect::<Vec<_>>().into(),
        evidence.iter().filter_map(|item| item.note.clone()).collect::<Vec<_>>().into(),
    ]
}
