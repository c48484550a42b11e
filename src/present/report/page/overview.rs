//! The page over several networks: what may not be concluded, the comparison, the way to the report of each, who joins them.

use super::sections::{self, cells};
use super::{environment, hash, inert, joined, style, value};
use crate::present::language::Language;
use crate::present::report::Picture;
use crate::present::report::several::Part;
use crate::present::subject::Subject;
use crate::present::table::Table;
use crate::present::tables::printable;
use minijinja::context;
use serde_json::{Value, json};

/// Its scripts: tables are sorted.
const SCRIPTS: [&str; 3] =
    [include_str!("script/base.js"), include_str!("script/sort.js"), include_str!("script/overview.js")];
/// A table of likeness with more networks than these is linked and not shown.
const MOST_ACROSS: usize = 12;
/// Rows of shared actors shown on the page; the whole table is beside it.
const SHARED: usize = 30;

/// What the page is made of.
pub(in crate::present::report) struct Overview<'a> {
    /// The networks, in the order of the parts.
    pub(in crate::present::report) subjects: &'a [Subject],
    /// What is told of each.
    pub(in crate::present::report) parts: &'a [Part],
    /// The tables that compare them, by file name.
    pub(in crate::present::report) tables: &'a [(&'static str, Table)],
    /// Their picture, if there is one.
    pub(in crate::present::report) pictures: &'a [Picture],
    /// What may not be concluded.
    pub(in crate::present::report) cautions: &'a [String],
}

/// The page as HTML.
pub(in crate::present::report) fn overview(overview: &Overview<'_>, language: Language) -> String {
    let Overview { subjects, parts, tables, pictures, cautions } = overview;
    let find = |name: &str| tables.iter().find(|entry| entry.0 == name).map(|entry| &entry.1);
    let compare = find("compare").expect("networks are always compared");
    let alike = find("alike");
    // What holds of all tables is said once.
    let own_notes = |table: &Table| -> Vec<String> {
        table.notes.iter().filter(|note| !compare.notes.contains(note)).cloned().collect()
    };
    let script = joined(&SCRIPTS);
    // What stands above the table need not be said twice.
    let notes: Vec<String> = compare.notes.iter().filter(|note| !cautions.contains(note)).cloned().collect();
    let environment = environment(language);
    let rendered = environment.get_template("overview.html").expect("added").render(context! {
        lang => language.code(),
        title => title(parts.len(), language),
        style => style() + include_str!("style/overview.css"),
        script_hash => hash(&script),
        script,
        data => inert(&json!({"lang": language.code()})),
        counts => counts(subjects, language),
        cautions => cautions.to_vec(),
        compare => value(linked(compare, overview, language)),
        networks => value(networks(overview, language)),
        pictures => sections::pictures(pictures),
        likened => alike.is_some(),
        alike => alike.filter(|_| parts.len() <= MOST_ACROSS).map(|table| value(linked(table, overview, language))),
        likeness => alike.map(|table| table.lead.clone()),
        alike_notes => alike.map(|table| own_notes(table).into_iter().take(2).collect::<Vec<_>>()),
        order => alike.map(|table| value(order(table, overview))),
        shared => find("shared").map(|table| sections::grid(table, Some(SHARED), language)),
        shared_lead => find("shared").map(|table| table.lead.iter().map(|lead| printable(lead)).collect::<Vec<_>>()),
        shared_notes => find("shared").map(own_notes),
        notes,
        recipe => printable(&compare.recipe.line()),
        recipe_whole => compare.recipe.text(),
        tables => value(tables.iter().map(|(name, table)| json!({"name": name, "title": table.title})).collect::<Vec<_>>()),
    });
    rendered.expect("the shipped template renders every comparison")
}

fn title(networks: usize, language: Language) -> String {
    match language {
        Language::En => format!("{networks} networks side by side"),
        Language::Nl => format!("{networks} netwerken naast elkaar"),
    }
}

/// How large they are together, in a line.
fn counts(subjects: &[Subject], language: Language) -> String {
    let nodes: usize = subjects.iter().map(|subject| subject.view.graph.node_count()).sum();
    let pairs: usize = subjects.iter().map(|subject| subject.view.graph.edge_count()).sum();
    match language {
        Language::En => format!("{nodes} nodes · {pairs} tied pairs in all"),
        Language::Nl => format!("samen {nodes} knopen · {pairs} verbonden paren"),
    }
}

/// The page of the network of this name.
fn address(overview: &Overview<'_>, name: &str) -> Option<String> {
    let part = overview.parts.iter().find(|part| printable(&part.name) == name)?;
    Some(format!("{}/index.html", part.folder))
}

/// A table whose first column names networks, with the way to the report of each.
fn linked(table: &Table, overview: &Overview<'_>, language: Language) -> Value {
    let mut grid = cells(table, None, language);
    for row in grid["rows"].as_array_mut().into_iter().flatten() {
        let name = row[0]["text"].as_str().unwrap_or_default().to_owned();
        row[0]["href"] = json!(address(overview, &name));
    }
    grid
}

/// The networks in the order of a table, with the way to the report of each.
fn order(table: &Table, overview: &Overview<'_>) -> Vec<Value> {
    let names = table.rows.iter().filter_map(|row| match row.first() {
        Some(crate::present::table::Cell::Text(name)) => Some(printable(name)),
        _ => None,
    });
    names.map(|name| json!({"href": address(overview, &name), "name": name})).collect()
}

/// The networks one by one: name, size, what was found first.
fn networks(overview: &Overview<'_>, language: Language) -> Vec<Value> {
    let each = overview.parts.iter().zip(overview.subjects);
    each.map(|(part, subject)| {
        let info = subject.network.info();
        let title = info.title.as_deref().map(printable).filter(|title| *title != printable(&part.name));
        json!({
            "name": printable(&part.name), "href": format!("{}/index.html", part.folder), "title": title,
            "counts": sections::counts(subject, language), "first": part.first.as_deref().map(printable),
        })
    })
    .collect()
}
