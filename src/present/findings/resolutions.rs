//! At which resolutions which division is the best, and which of them lasts.

use super::{cautioned, finish};
use crate::graph::compact::Merge;
use crate::measures::clusters::agreement::adjusted_rand_index;
use crate::measures::clusters::{
    ClusterOptions, LeidenOptions, Objective, ResolutionOptions, ResolutionRange, modularity, resolutions,
};
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// Between which densities the constant Potts model is looked at.
const DENSITIES: (f64, f64) = (0.005, 1.0);

/// One row per division that is the best for some resolution, from the lowest on.
pub fn resolutions_table(subject: &Subject, options: &ClusterOptions, language: Language) -> Table {
    let graph = &subject.view.graph;
    let ClusterOptions { seed, runs, objective, .. } = *options;
    let mut look = ResolutionOptions::default();
    if objective == Objective::Cpm {
        (look.least, look.most) = DENSITIES;
    }
    // Many resolutions are looked at; each gets a tenth of the runs.
    look.leiden = LeidenOptions { seed, runs: runs.div_ceil(10).max(4), objective, ..look.leiden };
    let ranges = resolutions(graph, &look);
    let columns = vec![
        Column::new("from", ColumnType::Number).heading(language.pick("from", "van")),
        Column::new("to", ColumnType::Number).heading(language.pick("to", "tot")),
        Column::new("factor", ColumnType::Number).heading(language.pick("to / from", "tot / van")).decimals(2),
        Column::new("clusters", ColumnType::Integer).heading("clusters"),
        Column::new("largest", ColumnType::Integer).heading(language.pick("largest", "grootste")),
        Column::new("modularity", ColumnType::Number).heading(language.pick("modularity", "modulariteit")),
        Column::new("agreement", ColumnType::Number)
            .heading(language.pick("as the row above", "als de rij erboven"))
            .decimals(2),
    ];
    let title =
        language.pick("Which division lasts over resolutions?", "Welke indeling houdt stand bij andere resoluties?");
    let mut table = Table::new(title, columns);
    let flat = graph.symmetrised(Merge::Max);
    for (place, range) in ranges.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| &ranges[before].partition);
        table.push(vec![
            Cell::number(range.from),
            Cell::number(range.to),
            Cell::number(range.to / range.from),
            Cell::count(range.partition.clusters()),
            Cell::count(range.partition.sizes().first().copied().unwrap_or(0)),
            Cell::number(modularity(&flat, &range.partition, 1.0).unwrap_or(f64::NAN)),
            before.map_or(Cell::Empty, |before| Cell::number(adjusted_rand_index(before, &range.partition))),
        ]);
    }
    table.lead.extend(widest(&ranges).map(|range| in_words(range, language)));
    table.notes.push(
        language
            .pick(
                "Each row is the best of all divisions found between these resolutions. A row with a large factor is there at many \
                 scales; many short rows with low agreement mean that no scale stands out. agreement: adjusted Rand index, 1 = the same.",
                "Elke rij is de beste van alle gevonden indelingen tussen deze resoluties. Een rij met een grote factor is er op veel \
                 schalen; veel korte rijen die weinig overeenkomen betekenen dat geen schaal eruit springt. Overeenkomst: aangepaste \
                 Rand-index, 1 = dezelfde.",
            )
            .to_owned(),
    );
    let recipe = &mut table.recipe;
    recipe.set("objective", objective.word());
    recipe.set("resolutions", format!("{} to {}, {} steps", look.least, look.most, look.steps));
    recipe.set("runs", look.leiden.runs as u64);
    finish(cautioned(table, subject, &[About::Clusters], language), subject, language)
}

/// The division with the widest range by factor, among those with several clusters that lie wholly within what was looked at.
fn widest(ranges: &[ResolutionRange]) -> Option<&ResolutionRange> {
    let inner = ranges.get(1..ranges.len().saturating_sub(1)).unwrap_or(&[]);
    let several = inner.iter().filter(|range| range.partition.clusters() > 1);
    several.fold(None, |best: Option<&ResolutionRange>, range| match best {
        Some(best) if range.to / range.from <= best.to / best.from + 1e-9 => Some(best),
        _ => Some(range),
    })
}

fn in_words(range: &ResolutionRange, language: Language) -> String {
    let (from, to) = (language.decimal(range.from, 2), language.decimal(range.to, 2));
    let clusters = range.partition.clusters();
    match language {
        Language::En => format!("{clusters} clusters last longest: from resolution {from} to {to}."),
        Language::Nl => format!("{clusters} clusters houden het langst stand: van resolutie {from} tot {to}."),
    }
}
