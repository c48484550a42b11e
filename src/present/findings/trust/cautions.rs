//! What may not be concluded from one network.

use super::Part;
use crate::present::cautions::{About, alone};
use crate::present::findings::finish;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// One row per rule that speaks of the network: its sentence, what it is about, and whether it forbids to rank actors.
pub fn table(subject: &Subject, language: Language) -> Table {
    let columns = vec![
        Column::new("caution", ColumnType::Text).heading(language.pick("caution", "kanttekening")),
        Column::new("text", ColumnType::Text).heading(language.pick("in words", "in woorden")),
        Column::new("about", ColumnType::List).heading(language.pick("about", "over")).hidden(),
        Column::new("forbids_ranking", ColumnType::Boolean)
            .heading(language.pick("forbids to rank", "verbiedt een rangorde"))
            .hidden(),
        Column::new("reference", ColumnType::Text).heading(language.pick("source", "bron")).hidden(),
    ];
    let title = language.pick("What may not be concluded", "Wat niet geconcludeerd mag worden");
    let mut table = Table::new(title, columns);
    for (rule, spoken) in alone(subject.basis(), &About::ALL, language) {
        let about = rule.alone.map_or(Vec::new(), |rule| rule.about.iter().map(|one| one.word().to_owned()).collect());
        table.push(vec![
            rule.id.into(),
            spoken.sentence.into(),
            about.into(),
            Cell::Boolean(spoken.withholds),
            rule.reference.into(),
        ]);
    }
    if table.rows.is_empty() {
        table.lead.push(
            language
                .pick(
                    "No rule finds a reason for caution in the file. That proves nothing of what the file does not say.",
                    "Geen regel vindt in het bestand reden voor een kanttekening. Dat bewijst niets over wat het bestand niet zegt.",
                )
                .to_owned(),
        );
    }
    finish(table, subject, language)
}

/// The table, with its sentences for a page.
pub(super) fn part(subject: &Subject, language: Language) -> Part {
    let table = table(subject, language);
    let told =
        table.rows.iter().filter_map(|row| if let Cell::Text(text) = &row[1] { Some(text.clone()) } else { None });
    let sentences = told.chain(table.lead.iter().cloned()).collect();
    Part { name: "cautions", sentences, table, long: false }
}
