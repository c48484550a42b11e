//! The network in one screen.

use super::{cautioned, finish, undefined_notes};
use crate::measures::Scores;
use crate::model::{Mode, Network};
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Layout, Table};
use std::collections::BTreeMap;

/// One row: what is in the whole file, then the figures of the chosen part.
pub fn table(file: &Network, subject: &Subject, language: Language) -> Table {
    let mut row = Row::new(language);
    let info = file.info();
    row.text("network", "network", "netwerk", Cell::Text(subject.name()));
    row.text("title", "title", "titel", Cell::maybe(info.title.as_deref()));
    let year = info.observation_year.map_or(Cell::Empty, |year| Cell::Integer(year.into()));
    row.add("observation_year", "observed in", "waargenomen in", ColumnType::Integer, year);
    row.count("nodes", "nodes in the file", "knopen in het bestand", file.node_count());
    row.count("ties", "ties in the file", "relaties in het bestand", file.tie_count());
    row.yes("directed", "some ties directed", "gerichte relaties", file.has_direction());
    row.yes("weighted", "some ties with strength", "relaties met sterkte", any(file, |t| t.strength.is_some()));
    row.yes("signed", "some ties with sign", "relaties met teken", any(file, |t| t.sign.is_some()));
    for (mode, en, nl) in [
        (Mode::Actor, "actors", "actoren"),
        (Mode::Structure, "structures", "verbanden"),
        (Mode::Context, "context nodes", "contextknopen"),
    ] {
        let number = (0..file.node_count()).filter(|&node| file.mode(node) == mode).count();
        let name = if mode == Mode::Context { "context" } else { en };
        row.count(name, en, nl, number);
    }
    let kinds = tally(file.nodes().map(|node| language.node_kind(file, &node.kind)));
    row.list("node_kinds", "kinds of nodes", "soorten knopen", kinds);
    let kinds = tally(file.ties().map(|tie| language.tie_kind(file, &tie.tie.kind)));
    row.list("tie_kinds", "kinds of ties", "soorten relaties", kinds);
    let statuses = tally(file.ties().map(|tie| language.status(tie.tie.status).to_owned()));
    row.list("statuses", "status of ties", "status van relaties", statuses);
    let certainties = tally(file.ties().map(|tie| language.certainty(tie.tie.certainty).to_owned()));
    row.list("certainties", "certainty of ties", "zekerheid van relaties", certainties);
    row.count("places", "places", "plaatsen", file.places().len());
    row.count(
        "unnamed_nodes",
        "known only by type",
        "alleen als type genoemd",
        file.nodes().filter(|n| !n.named).count(),
    );
    row.count("sources", "sources", "bronnen", info.sources.len());
    let evidenced = file.ties().filter(|tie| !tie.tie.evidence.is_empty()).count();
    row.count("ties_with_evidence", "ties with evidence", "relaties met vindplaats", evidenced);

    let graph = &subject.view.graph;
    row.count("analysed_nodes", "nodes analysed", "knopen in de analyse", graph.node_count());
    row.count(
        "analysed_pairs",
        "tied pairs analysed",
        "verbonden paren in de analyse",
        graph.symmetrised(crate::graph::compact::Merge::Max).edge_count(),
    );
    let mut notes = Vec::new();
    // From every node to every other: of a large network that is asked for, not shown in passing.
    let dear = graph.node_count().saturating_mul(graph.edge_count()) > MOST_STEPS;
    if dear {
        notes.push(
            language
                .pick(
                    "average distance and diameter are left out: from every node to every other is a long way in a \
                     network of this size; verbinder measure average-distance,diameter FILE takes it",
                    "gemiddelde afstand en diameter zijn weggelaten: van elke knoop naar elke andere is in een netwerk \
                     van deze omvang een lange weg; verbinder measure average-distance,diameter BESTAND gaat hem",
                )
                .to_owned(),
        );
    }
    for (id, en, nl, whole) in FIGURES {
        let scores = match id {
            "average-distance" | "diameter" if dear => Scores::one(f64::INFINITY),
            _ => subject.scores(id),
        };
        let value = scores.values.first().copied().unwrap_or(f64::NAN);
        let cell = if whole && value.is_finite() { Cell::Integer(value as i64) } else { Cell::number(value) };
        let kind = if whole { ColumnType::Integer } else { ColumnType::Number };
        row.add(&id.replace('-', "_"), en, nl, kind, cell);
        notes.extend(undefined_notes(id, &scores, language));
    }
    let mut table = Table::new(info.title.clone().unwrap_or_else(|| subject.name()), row.columns);
    table.layout = Layout::Record;
    table.push(row.cells);
    table.notes = notes;
    table.notes.extend(subject.cost_note(language));
    finish(cautioned(table, subject, &[About::Counts, About::Shape], language), subject, language)
}

/// Nodes times tied pairs up to which distances are computed in passing: some seconds.
const MOST_STEPS: usize = 1_000_000_000;

/// Measure, heading in English and Dutch, whether it is a whole number.
const FIGURES: [(&str, &str, &str, bool); 9] = [
    ("isolates", "nodes without a tie", "knopen zonder relatie", true),
    ("components", "components", "losse delen", true),
    ("largest-component-share", "share in the largest component", "aandeel in het grootste deel", false),
    ("density", "density", "dichtheid", false),
    ("average-degree", "partners per node", "partners per knoop", false),
    ("average-distance", "average distance", "gemiddelde afstand", false),
    ("diameter", "diameter", "diameter", true),
    ("transitivity", "transitivity", "transitiviteit", false),
    ("degree-centralization", "degree centralization", "centralisatie (graad)", false),
];

fn any(network: &Network, test: impl Fn(&crate::model::Tie) -> bool) -> bool {
    network.ties().any(|tie| test(tie.tie))
}

/// `organisation 80`, most frequent first.
fn tally(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut list: Vec<(String, usize)> = counts.into_iter().collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list.into_iter().map(|(word, number)| format!("{word} {number}")).collect()
}

struct Row {
    language: Language,
    columns: Vec<Column>,
    cells: Vec<Cell>,
}

impl Row {
    fn new(language: Language) -> Row {
        Row { language, columns: Vec::new(), cells: Vec::new() }
    }

    fn add(&mut self, name: &str, en: &str, nl: &str, kind: ColumnType, cell: Cell) {
        self.columns.push(Column::new(name, kind).heading(self.language.pick(en, nl)));
        self.cells.push(cell);
    }

    fn text(&mut self, name: &str, en: &str, nl: &str, cell: Cell) {
        self.add(name, en, nl, ColumnType::Text, cell);
    }

    fn count(&mut self, name: &str, en: &str, nl: &str, number: usize) {
        self.add(name, en, nl, ColumnType::Integer, Cell::count(number));
    }

    fn yes(&mut self, name: &str, en: &str, nl: &str, value: bool) {
        self.add(name, en, nl, ColumnType::Boolean, Cell::Boolean(value));
    }

    fn list(&mut self, name: &str, en: &str, nl: &str, items: Vec<String>) {
        self.add(name, en, nl, ColumnType::List, Cell::List(items));
    }
}
