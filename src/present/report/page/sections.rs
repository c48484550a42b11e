//! What the static sections of the page say: figures, tables, pictures, sources and ties.

use super::value;
use crate::graph::compact::Merge;
use crate::graph::components::weak;
use crate::graph::parallel;
use crate::measures;
use crate::present::findings::bridges;
use crate::present::language::Language;
use crate::present::report::Picture;
use crate::present::report::data::{Numbers, web_address};
use crate::present::subject::Subject;
use crate::present::table::{Cell, ColumnType, Layout, Table};
use crate::present::tables::{printable, show};
use crate::text::count;
use minijinja::{context, value::Value};
use serde_json::json;
use std::collections::BTreeSet;

/// Ties listed with their evidence; of a larger network only those that the findings rest on.
const MOST_TIES: usize = 1_500;
/// A picture of more bytes is linked and not shown: it would make the page slow to open.
const LARGEST_PICTURE: usize = 400_000;
/// So many bytes of pictures are shown at most; what comes later is linked.
const MOST_PICTURES: usize = 3_000_000;

/// How large the network is, in a line.
pub(super) fn counts(subject: &Subject, language: Language) -> String {
    let (nodes, pairs) = (subject.view.graph.node_count(), tied_pairs(subject));
    match language {
        Language::En => format!("{} · {}", count(nodes, "node", "nodes"), count(pairs, "tied pair", "tied pairs")),
        Language::Nl => {
            format!("{} · {}", count(nodes, "knoop", "knopen"), count(pairs, "verbonden paar", "verbonden paren"))
        }
    }
}

/// Pairs with a tie in either direction.
fn tied_pairs(subject: &Subject) -> usize {
    let graph = &subject.view.graph;
    if graph.is_directed() { graph.symmetrised(Merge::Max).edge_count() } else { graph.edge_count() }
}

/// The figures at the top.
pub(super) fn figures(subject: &Subject, language: Language) -> Vec<serde_json::Value> {
    let name = |number: usize, one: (&'static str, &'static str), many: (&'static str, &'static str)| {
        let (en, nl) = if number == 1 { one } else { many };
        json!({"value": number.to_string(), "name": language.pick(en, nl)})
    };
    let decimal =
        |value: f64, decimals| if value.is_finite() { language.decimal(value, decimals) } else { "–".to_owned() };
    let nodes = subject.view.graph.node_count();
    vec![
        name(nodes, ("actor or structure", "actor of verband"), ("actors and structures", "actoren en verbanden")),
        name(tied_pairs(subject), ("tied pair", "verbonden paar"), ("tied pairs", "verbonden paren")),
        name(subject.places.names.len(), ("place", "plaats"), ("places", "plaatsen")),
        json!({"value": decimal(subject.value("average-degree"), 1),
               "name": language.pick("partners per node", "partners per knoop")}),
        name(weak(&subject.view.graph).count(), ("part", "deel"), ("separate parts", "losse delen")),
        name(subject.network.info().sources.len(), ("source", "bron"), ("sources", "bronnen")),
    ]
}

/// A table as heading and rows of text, numbers marked.
pub(super) fn grid(table: &Table, most: Option<usize>, language: Language) -> Value {
    value(cells(table, most, language))
}

/// The same as plain data.
pub(super) fn cells(table: &Table, most: Option<usize>, language: Language) -> serde_json::Value {
    debug_assert_eq!(table.layout, Layout::Rows);
    let shown: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].shown).collect();
    let number = |c: usize| matches!(table.columns[c].kind, ColumnType::Integer | ColumnType::Number);
    let head: Vec<_> = shown.iter().map(|&c| json!({"text": table.columns[c].heading, "number": number(c)})).collect();
    let look = table.columns_for_people();
    let row = |row: &Vec<Cell>| -> Vec<serde_json::Value> {
        shown
            .iter()
            .map(|&c| json!({"text": printable(&show(&row[c], &look[c], language)), "number": number(c)}))
            .collect()
    };
    let rows: Vec<_> = table.rows.iter().take(most.unwrap_or(usize::MAX)).map(row).collect();
    let more = table.rows.len() - rows.len();
    let meanings: Vec<_> = shown
        .iter()
        .filter_map(|&c| Some((&table.columns[c].heading, measures::find(&table.columns[c].name)?)))
        .map(|(heading, measure)| json!({"name": heading, "text": language.text(measure.meaning)}))
        .collect();
    json!({"head": head, "rows": rows, "more": more, "notes": table.notes, "meanings": meanings})
}

/// The pictures in order, those that fit as part of the page. `elsewhere` marks those that stand in another section.
pub(super) fn pictures(pictures: &[Picture]) -> Vec<Value> {
    let mut room = MOST_PICTURES;
    let mut fits = |picture: &Picture| {
        let size = picture.svg.len();
        let fits = size <= LARGEST_PICTURE && size <= room;
        room -= if fits { size } else { 0 };
        fits
    };
    let fitting: Vec<bool> = pictures.iter().map(&mut fits).collect();
    parallel::map(pictures.len(), |index| {
        let picture = &pictures[index];
        let elsewhere = picture.name == "compare" || picture.name.starts_with("municipality-");
        context! {
            name => picture.name.as_str(),
            caption => picture.caption.as_str(),
            elsewhere,
            svg => fitting[index].then(|| inline(&picture.svg, &picture.name)),
        }
    })
}

/// What stands before an id; before several in [`LABELLED`].
const MARKS: [&str; 4] = [" id=\"", "url(#", "href=\"#", LABELLED];
const LABELLED: &str = "aria-labelledby=\"";

/// A picture as part of the page: no XML declaration, and ids that do not clash with those of other pictures.
fn inline(svg: &str, name: &str) -> String {
    let body = &svg[svg.find("<svg").unwrap_or(0)..];
    let mut text = String::with_capacity(body.len() + 1024);
    let mut done = 0;
    let mut next = MARKS.map(|mark| body.find(mark));
    while let Some((at, mark)) = next.iter().zip(MARKS).filter_map(|(at, mark)| Some(((*at)?, mark))).min() {
        let mut behind = at + mark.len();
        text.push_str(&body[done..behind]);
        if mark == LABELLED {
            let ids = body[behind..].split('"').next().unwrap_or_default();
            behind += ids.len();
            let ids: Vec<String> = ids.split_whitespace().map(|id| format!("{name}-{id}")).collect();
            text.push_str(&ids.join(" "));
        } else {
            text.extend([name, "-"]);
        }
        done = behind;
        for (at, mark) in next.iter_mut().zip(MARKS) {
            if at.is_some_and(|at| at < done) {
                *at = body[done..].find(mark).map(|further| done + further);
            }
        }
    }
    text.push_str(&body[done..]);
    text
}

/// The documents that the network was read in.
pub(super) fn sources(subject: &Subject) -> Vec<serde_json::Value> {
    let text = |text: &Option<String>| text.as_deref().map(printable);
    let sources = subject.network.info().sources.iter().enumerate();
    sources
        .map(|(number, source)| {
            json!({"number": number, "id": printable(&source.id), "title": text(&source.title),
                   "publisher": text(&source.publisher), "date": text(&source.date), "url": web_address(source),
                   "year": source.observation_year})
        })
        .collect()
}

/// Ties as lines with their evidence, and whether some are left out. `anchor` is what claims link to.
pub(super) fn ties(
    subject: &Subject,
    numbers: &Numbers,
    cited: &BTreeSet<usize>,
    language: Language,
) -> (Vec<serde_json::Value>, bool) {
    let network = &subject.drawing;
    let all = numbers.ties.len() <= MOST_TIES;
    let listed = (0..numbers.ties.len()).filter(|number| all || cited.contains(number));
    let rows: Vec<serde_json::Value> = listed
        .map(|number| {
            let tie = network.tie(numbers.ties[number]);
            let arrow = if network.is_directed(tie.tie) { "→" } else { "–" };
            let evidence: Vec<_> = tie
                .tie
                .evidence
                .iter()
                .map(|item| json!({"reference": printable(&item.reference()), "note": item.note.as_deref().map(printable)}))
                .collect();
            let holds = tie.tie.status == crate::model::Status::Present;
            json!({
                "anchor": number,
                "source": printable(&network.node(tie.source).label),
                "arrow": arrow,
                "target": printable(&network.node(tie.target).label),
                "kind": printable(&language.tie_kind(network, &tie.tie.kind)),
                "certainty": language.certainty(tie.tie.certainty),
                "status": (!holds).then(|| language.status(tie.tie.status)),
                "period": tie.tie.period.to_string(),
                "sign": tie.tie.sign.map(|sign| sign.word()),
                "evidence": evidence,
            })
        })
        .collect();
    let left_out = rows.len() < numbers.ties.len();
    (rows, left_out)
}

/// One tie in a line: `Gemeente Almere – De Schoor: funds [almere § 5]`.
pub(super) fn tie_line(subject: &Subject, tie: usize, language: Language) -> String {
    let network = &subject.drawing;
    let source = network.tie(tie).source;
    let label = &network.node(source).label;
    printable(&format!("{label}: {}", bridges::tie_in_words(network, tie, source, language)))
}
