//! The page of a report: one HTML file that needs nothing but itself.

use super::{Picture, sure};
use crate::measures;
use crate::model::Evidence;
use crate::present::findings::found::Found;
use crate::present::findings::trust::Trust;
use crate::present::findings::{bridges, clusters, compare};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, ColumnType, Layout, Table};
use crate::present::tables::{printable, show};
use base64::Engine as _;
use minijinja::{Environment, context, value::Value};
use serde_json::json;

const TEMPLATE: &str = include_str!("page.html");

/// Rows of the ranking shown on the page; the whole table is beside it.
const RANKED: usize = 15;
/// Bridging actors told in full on the page, national and local each.
const TOLD: usize = 8;

/// The page as HTML.
pub(super) fn page(
    subject: &Subject,
    tables: &[(&'static str, Table)],
    pictures: &[Picture],
    trust: &Trust,
    language: Language,
) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    environment.add_template("page", TEMPLATE).expect("the shipped template is sound");
    let find = |name: &str| tables.iter().find(|entry| entry.0 == name).map(|entry| &entry.1);
    let network = &subject.network;
    let info = network.info();
    let told = bridges::bridges(subject);
    let sources = info.sources.iter().map(|source| {
        json!({"id": source.id, "title": source.title, "publisher": source.publisher, "date": source.date,
               "url": source.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://")),
               "year": source.observation_year})
    });
    let communities: Vec<serde_json::Value> = clusters::found(subject, &Found::usual(subject))
        .iter()
        .map(|cluster| {
            json!({"label": cluster.label, "size": cluster.members.len(), "places": cluster.places.join(", "),
                   "bridges": clusters::bridges_out_in_words(subject, cluster, language)})
        })
        .collect();
    let leads: Vec<String> = ["actors", "bridges", "clusters"]
        .iter()
        .filter_map(|name| find(name))
        .flat_map(|table| table.lead.clone())
        .collect();
    let places = compare::by_place(subject);
    let template = environment.get_template("page").expect("added above");
    let rendered = template.render(context! {
        lang => language.code(),
        nl => language == Language::Nl,
        title => printable(info.title.as_deref().unwrap_or(&subject.name())),
        description => info.description.as_deref(),
        figures => value(figures(subject, language)),
        leads,
        cautions => compare::cautions_in_words(&places, compare::Rows::Places, language),
        pictures => value(pictures.iter().map(|picture| json!({
            "name": picture.name, "caption": picture.caption, "svg": inline(&picture.svg, &picture.name),
        })).collect::<Vec<_>>()),
        actors => find("actors").map(|table| grid(table, Some(RANKED), language)),
        compare => find("compare").map(|table| grid(table, None, language)),
        clusters => find("clusters").map(|table| grid(table, None, language)),
        communities => value(communities),
        national => value(stories(subject, &told, true, language)),
        local => value(stories(subject, &told, false, language)),
        sure => sure::parts(trust, language),
        ties => value(ties(subject, language)),
        sources => value(sources.collect::<Vec<_>>()),
        tables => value(tables.iter().map(|(name, table)| json!({"name": name, "title": table.title})).collect::<Vec<_>>()),
        recipe => subject.recipe().line(),
        notes => subject.notes(language),
        regular => font(REGULAR),
        semibold => font(SEMIBOLD),
    });
    rendered.expect("the shipped template renders every subject")
}

const REGULAR: &[u8] = include_bytes!("../fonts/barlow-400.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../fonts/barlow-600.ttf");

/// A font as a data address, so that the page needs no other file.
fn font(bytes: &[u8]) -> Value {
    let out = format!("data:font/ttf;base64,{}", base64::engine::general_purpose::STANDARD.encode(bytes));
    Value::from_safe_string(out)
}

/// A picture as part of the page: no XML declaration, and ids that do not clash with those of other pictures.
fn inline(svg: &str, name: &str) -> Value {
    let start = svg.find("<svg").unwrap_or(0);
    let body = svg[start..].replace(" id=\"", &format!(" id=\"{name}-"));
    let body = body.replace("url(#", &format!("url(#{name}-")).replace("href=\"#", &format!("href=\"#{name}-"));
    let body = body.replace("aria-labelledby=\"", &format!("aria-labelledby=\"{name}-"));
    Value::from_safe_string(body)
}

/// Plain data for the template.
pub(super) fn value(data: impl serde::Serialize) -> Value {
    Value::from(minijinja::value::Serde(data))
}

fn figures(subject: &Subject, language: Language) -> Vec<serde_json::Value> {
    let graph = &subject.view.graph;
    let text = |en: &'static str, nl: &'static str| language.pick(en, nl);
    let decimal =
        |value: f64, decimals| if value.is_finite() { language.decimal(value, decimals) } else { "–".to_owned() };
    vec![
        json!({"value": graph.node_count().to_string(), "name": text("actors and structures", "actoren en verbanden")}),
        json!({"value": graph.edge_count().to_string(), "name": text("tied pairs", "verbonden paren")}),
        json!({"value": subject.places.names.len().to_string(), "name": text("places", "plaatsen")}),
        json!({"value": decimal(subject.value("average-degree"), 1), "name": text("partners per node", "partners per knoop")}),
        json!({"value": decimal(subject.value("components"), 0), "name": text("separate parts", "losse delen")}),
        json!({"value": subject.network.info().sources.len().to_string(), "name": text("sources", "bronnen")}),
    ]
}

/// A table as heading and rows of text, numbers marked.
pub(super) fn grid(table: &Table, most: Option<usize>, language: Language) -> Value {
    debug_assert_eq!(table.layout, Layout::Rows);
    let shown: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].shown).collect();
    let number = |c: usize| matches!(table.columns[c].kind, ColumnType::Integer | ColumnType::Number);
    let head: Vec<_> = shown.iter().map(|&c| json!({"text": table.columns[c].heading, "number": number(c)})).collect();
    let row = |row: &Vec<Cell>| -> Vec<serde_json::Value> {
        shown
            .iter()
            .map(|&c| json!({"text": printable(&show(&row[c], &table.columns[c], language)), "number": number(c)}))
            .collect()
    };
    let rows: Vec<_> = table.rows.iter().take(most.unwrap_or(usize::MAX)).map(row).collect();
    let more = table.rows.len() - rows.len();
    let meanings: Vec<_> = shown
        .iter()
        .filter_map(|&c| Some((&table.columns[c].heading, measures::find(&table.columns[c].name)?)))
        .map(|(heading, measure)| json!({"name": heading, "text": language.text(measure.meaning)}))
        .collect();
    value(json!({"head": head, "rows": rows, "more": more, "notes": table.notes, "meanings": meanings}))
}

/// What is told of each bridging actor: the sentence, and the ties it rests on.
fn stories(subject: &Subject, told: &[bridges::Bridge], national: bool, language: Language) -> Vec<serde_json::Value> {
    told.iter()
        .filter(|bridge| (bridge.scope == bridges::Scope::National) == national)
        .take(TOLD)
        .map(|bridge| {
            let ties: Vec<_> = bridge
                .ties
                .iter()
                .map(|&tie| {
                    json!({"anchor": tie, "text": bridges::tie_in_words(&subject.network, tie, bridge.node, language)})
                })
                .collect();
            json!({
                "sentence": bridges::sentence(subject, bridge, language),
                "betweenness": language.decimal(bridge.betweenness, 3),
                "ties": ties,
            })
        })
        .collect()
}

/// Every tie as one line with its evidence; `anchor` is what stories link to.
fn ties(subject: &Subject, language: Language) -> Vec<serde_json::Value> {
    let network = &subject.network;
    network
        .ties()
        .map(|tie| {
            let arrow = if network.is_directed(tie.tie) { "→" } else { "–" };
            let evidence: Vec<_> = tie
                .tie
                .evidence
                .iter()
                .map(|item: &Evidence| json!({"reference": item.reference(), "note": item.note}))
                .collect();
            json!({
                "anchor": tie.index,
                "source": network.node(tie.source).label,
                "arrow": arrow,
                "target": network.node(tie.target).label,
                "kind": language.tie_kind(network, &tie.tie.kind),
                "certainty": language.certainty(tie.tie.certainty),
                "period": tie.tie.period.to_string(),
                "sign": tie.tie.sign.map(|sign| sign.word()),
                "evidence": evidence,
            })
        })
        .collect()
}
