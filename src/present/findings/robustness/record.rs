//! The record and other versions of it, side by side: the rows that readings and what is left out have in common.

use crate::graph::compact::Merge;
use crate::present::findings::measure::{cell_of, heading};
use crate::present::findings::{labels, some};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::robustness::{
    Agreement, Band, Perturbed, Scorer, agreement, ranks_from_the_top, shares_of_the_top,
};

/// What one reading gives.
pub(super) struct Outcome {
    nodes: f64,
    pairs: f64,
    /// For each ranking, how far it agrees with the record, and what each node of the record has of the top.
    ranks: Vec<(Agreement, Vec<f64>)>,
    figures: Vec<f64>,
}

/// What the record itself gives.
pub(super) struct Base<'a> {
    ranked: &'a [Scorer],
    figures: &'a [Scorer],
    top: usize,
    keys: Vec<Vec<f64>>,
    /// For each ranking who has a place at the top, or a part of one.
    at_top: Vec<Vec<bool>>,
    /// For each ranking whether two of its places differ.
    has_a_top: Vec<bool>,
    values: Vec<f64>,
}

impl<'a> Base<'a> {
    /// The record, ranked and measured.
    pub(super) fn of(subject: &Subject, ranked: &'a [Scorer], figures: &'a [Scorer], top: usize) -> Self {
        let graph = &subject.view.graph;
        let keys: Vec<Vec<f64>> = ranked.iter().map(|scorer| scorer.keys(graph)).collect();
        let top_of = |(scorer, keys): (&Scorer, &Vec<f64>)| {
            parts_of_the_top(scorer, keys, top).iter().map(|&part| part > 0.0).collect()
        };
        let at_top = ranked.iter().zip(&keys).map(top_of).collect();
        let differ = |keys: &Vec<f64>| {
            let ranks = ranks_from_the_top(keys);
            ranks.windows(2).any(|two| (two[0] - two[1]).abs() > 0.1)
        };
        let has_a_top = keys.iter().map(differ).collect();
        let values = figures.iter().map(|scorer| scorer.figure(graph)).collect();
        Base { ranked, figures, top, keys, at_top, has_a_top, values }
    }

    /// What another version gives, beside the record.
    pub(super) fn compared(&self, subject: &Subject, version: &Perturbed) -> Outcome {
        let ranks = self.ranked.iter().zip(&self.keys).map(|(scorer, base)| {
            let keys = scorer.keys(&version.graph);
            let (before, after): (Vec<f64>, Vec<f64>) =
                version.shared().map(|(new, old)| (base[old], keys[new])).unzip();
            let shares = parts_of_the_top(scorer, &keys, self.top);
            let mut of_the_top = vec![0.0; subject.network.node_count()];
            version.shared().for_each(|(new, old)| of_the_top[old] = shares[new]);
            (agreement(&before, &after), of_the_top)
        });
        Outcome {
            nodes: version.graph.node_count() as f64,
            // A pair that is tied both ways is one pair.
            pairs: version.graph.symmetrised(Merge::Max).edge_count() as f64,
            ranks: ranks.collect(),
            figures: self.figures.iter().map(|scorer| scorer.figure(&version.graph)).collect(),
        }
    }

    /// Who has a place at the top of a ranking in the record, or a part of one.
    pub(super) fn top_of(&self, ranking: usize) -> &[bool] {
        &self.at_top[ranking]
    }

    /// Whether a ranking of the record puts anybody before anybody else.
    pub(super) fn has_a_top(&self, ranking: usize) -> bool {
        self.has_a_top[ranking]
    }

    /// Who comes into the top and who goes out of it, in more than half of the versions; nobody goes out of a top that is not there.
    pub(super) fn changes(&self, ranking: usize, outcomes: &[Outcome]) -> (Vec<usize>, Vec<usize>) {
        let often = |node: usize| {
            2 * outcomes.iter().filter(|outcome| outcome.ranks[ranking].1[node] > 0.0).count() > outcomes.len()
        };
        let was = &self.at_top[ranking];
        let nodes = 0..was.len();
        (
            nodes.clone().filter(|&node| !was[node] && often(node)).collect(),
            nodes.filter(|&node| was[node] && self.has_a_top[ranking] && !often(node)).collect(),
        )
    }

    /// One row per measure for the versions of one reading.
    pub(super) fn push(
        &self,
        table: &mut Table,
        subject: &Subject,
        scenario: &Cell,
        outcomes: &[Outcome],
        language: Language,
    ) {
        let band = |of: &dyn Fn(&Outcome) -> f64| Band::of(outcomes.iter().map(of));
        let first = |scorer: &Scorer| {
            let size =
                [band(&|outcome| outcome.nodes), band(&|outcome| outcome.pairs)].map(|band| Cell::number(band.mean));
            let [nodes, pairs] = size;
            let measure = cell_of(scorer.measure, language);
            vec![scenario.clone(), nodes, pairs, measure, scorer.measure.level.word().into()]
        };
        let bounds = |band: Band| [band.mean, band.low, band.high].map(Cell::number);
        for (index, scorer) in self.ranked.iter().enumerate() {
            let mut row = first(scorer);
            row.extend(bounds(band(&|outcome| outcome.ranks[index].0.spearman)));
            row.push(Cell::number(band(&|outcome| outcome.ranks[index].0.kendall).mean));
            let (enter, leave) = self.changes(index, outcomes);
            let ids =
                |list: &[usize]| list.iter().map(|&node| subject.network.node(node).id.clone()).collect::<Vec<_>>();
            let names = |list: &[usize]| some(&labels(&subject.network, list.iter().copied()), 3, language);
            row.extend([ids(&enter).into(), names(&enter).into(), ids(&leave).into(), names(&leave).into()]);
            row.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]);
            table.push(row);
        }
        for (index, scorer) in self.figures.iter().enumerate() {
            let mut row = first(scorer);
            row.extend(vec![Cell::Empty; 8]);
            row.push(Cell::number(self.values[index]));
            row.extend(bounds(band(&|outcome| outcome.figures[index])));
            table.push(row);
        }
    }

    /// What a reading changes at the top; nothing where it changes nobody.
    pub(super) fn sentence(
        &self,
        subject: &Subject,
        name: &str,
        outcomes: &[Outcome],
        language: Language,
    ) -> Option<String> {
        let mut parts = Vec::new();
        for (index, scorer) in self.ranked.iter().enumerate() {
            let (enter, leave) = self.changes(index, outcomes);
            let measure = heading(language.text(scorer.measure.name));
            let names = |list: &[usize]| some(&labels(&subject.network, list.iter().copied()), 3, language);
            let changes: Vec<String> = [(&enter, language.pick("in", "erin")), (&leave, language.pick("out", "eruit"))]
                .into_iter()
                .filter(|(list, _)| !list.is_empty())
                .map(|(list, word)| format!("{} {word}", names(list)))
                .collect();
            if !changes.is_empty() {
                parts.push(format!("{measure}: {}", changes.join(", ")));
            }
        }
        let top = self.top;
        (!parts.is_empty()).then(|| format!("Top {top}, {name}: {}.", parts.join("; ")))
    }
}

/// What each node has of the first places. A value of 0 where none is negative says that there is nothing: it has no part of them,
/// and fewer places than asked for are the top.
fn parts_of_the_top(scorer: &Scorer, keys: &[f64], top: usize) -> Vec<f64> {
    let mut parts = shares_of_the_top(&ranks_from_the_top(keys), top);
    if !scorer.low_first && !keys.iter().any(|&key| key < 0.0) {
        parts.iter_mut().zip(keys).filter(|(_, key)| **key <= 0.0 || key.is_nan()).for_each(|(part, _)| *part = 0.0);
    }
    parts
}

/// One row per reading and measure.
pub(super) fn columns(language: Language) -> Vec<Column> {
    let number = |name: &str| Column::new(name, ColumnType::Number).decimals(2);
    vec![
        Column::new("scenario", ColumnType::Text).heading(language.pick("reading", "lezing")),
        number("nodes").heading(language.pick("nodes", "knopen")).decimals(0),
        number("pairs").heading(language.pick("pairs", "paren")).decimals(0),
        Column::new("measure", ColumnType::Text).heading(language.pick("measure", "maat")),
        Column::new("of", ColumnType::Text).hidden(),
        number("spearman").heading("Spearman"),
        number("spearman_low").hidden(),
        number("spearman_high").hidden(),
        number("kendall").heading("Kendall"),
        Column::new("enters", ColumnType::List).hidden(),
        Column::new("enters_names", ColumnType::Text).heading(language.pick("into the top", "in de top")),
        Column::new("leaves", ColumnType::List).hidden(),
        Column::new("leaves_names", ColumnType::Text).heading(language.pick("out of the top", "uit de top")),
        number("base").heading(language.pick("in the record", "in de vastlegging")).decimals(3),
        number("value").heading(language.pick("in this reading", "in deze lezing")).decimals(3),
        number("low").hidden(),
        number("high").hidden(),
    ]
}
