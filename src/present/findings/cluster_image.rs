//! How clusters are tied to each other: the image matrix, one row per pair of them.

use super::finish;
use super::found::Found;
use crate::Error;
use crate::measures::clusters::{BlockType, BlockTypes, ClusterListens, Partition, image};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// More groups than this have an image of too many rows for anybody to read.
const MOST_GROUPS: usize = 300;

/// One row for each cluster to each cluster: ties, density, and what kind of block it comes nearest to.
///
/// # Errors
///
/// The clusters overlap, or are too many.
pub fn image_table(subject: &Subject, by: &Found, language: Language) -> Result<Table, Error> {
    let Some(partition) = &by.clustering.partition else {
        return Err(Error::request(format!("the clusters of {} overlap and have no image", by.method.id))
            .hint("choose a method that puts each node in one cluster, such as direct-blockmodel"));
    };
    let graph = &subject.view.graph;
    let tied: Vec<bool> = (0..graph.node_count()).map(|node| !subject.partners(node).is_empty()).collect();
    let (part, nodes) = graph.induced(&tied);
    let roles = by.method.listens.contains(&ClusterListens::Blocks);
    let types = if roles { by.options.blocks } else { BlockTypes::Complete };
    let labels: Vec<usize> = nodes.iter().map(|&node| partition.group_of(node as usize)).collect();
    let groups = Partition::from_labels(&labels);
    if groups.count() > MOST_GROUPS {
        return Err(Error::request(format!(
            "{} divides the network into {} groups; an image is made of at most {MOST_GROUPS}, for it has a row for every two",
            by.method.id,
            groups.count()
        ))
        .hint("choose a part of the network, a method with --groups, or a lower --resolution")
        .hint("verbinder clusters FILE lists the groups themselves"));
    }
    let blocks = image(&part, &groups, types);
    let columns = vec![
        Column::new("from", ColumnType::Integer).heading(language.pick("from", "van")),
        Column::new("to", ColumnType::Integer).heading(language.pick("to", "naar")),
        Column::new("members_from", ColumnType::Integer).heading(language.pick("members", "leden")),
        Column::new("members_to", ColumnType::Integer).heading(language.pick("members there", "leden daar")),
        Column::new("ties", ColumnType::Integer).heading(language.pick("ties", "relaties")),
        Column::new("density", ColumnType::Number).heading(language.pick("density", "dichtheid")).decimals(2),
        Column::new("block", ColumnType::Text).heading(language.pick("block", "blok")),
        Column::new("inconsistencies", ColumnType::Integer).heading(language.pick("inconsistencies", "afwijkingen")),
    ];
    let mut table = Table::new(language.pick("How are clusters tied?", "Hoe zijn clusters verbonden?"), columns);
    let directed = graph.is_directed();
    // Nodes alone are groups too, but only in a blockmodel a role.
    let shown = if roles { groups.count() } else { groups.clusters() };
    let mut total = 0;
    for (from, row) in blocks.iter().enumerate().take(shown) {
        for (to, block) in row.iter().enumerate().take(shown) {
            total += block.inconsistencies;
            if !directed && to < from {
                continue;
            }
            // Without direction a pair inside a group stands in the matrix twice.
            let half = if !directed && from == to { 2 } else { 1 };
            let density = if block.cells == 0 { f64::NAN } else { block.ties as f64 / block.cells as f64 };
            let kind = if block.cells == 0 {
                Cell::Empty
            } else {
                Cell::word(block.kind.word(), language.text(block.kind.text()))
            };
            table.push(vec![
                Cell::count(from + 1),
                Cell::count(to + 1),
                Cell::count(groups.sizes()[from]),
                Cell::count(groups.sizes()[to]),
                Cell::count(block.ties / half),
                Cell::number(density),
                kind,
                Cell::count(block.inconsistencies),
            ]);
        }
    }
    table.lead.push(match language {
        Language::En => format!("{total} cells of the matrix do not fit the image of {shown} groups."),
        Language::Nl => format!("{total} cellen van de matrix passen niet in het beeld van {shown} groepen."),
    });
    table.notes.push(meanings(types, language));
    by.write_into(&mut table.recipe);
    Ok(finish(table, subject, language))
}

fn meanings(types: BlockTypes, language: Language) -> String {
    let regular = types != BlockTypes::Complete;
    let name = |kind: BlockType| language.text(kind.text());
    let (none, all, some) = (name(BlockType::Null), name(BlockType::Complete), name(BlockType::Regular));
    match (language, regular) {
        (Language::En, false) => format!(
            "block: the nearest of {none} and {all}; inconsistencies: ties that there should not be, or that are missing; without \
             direction each pair counts twice in the total"
        ),
        (Language::Nl, false) => format!(
            "blok: het dichtst bij {none} of {all}; afwijkingen: relaties die er niet zouden moeten zijn, of die ontbreken; zonder \
             richting telt elk paar in het totaal dubbel"
        ),
        (Language::En, true) => format!(
            "block: the nearest kind; {some}: every member has a partner in the other group, on both sides; inconsistencies: cells that \
             do not fit; without direction each pair counts twice in the total"
        ),
        (Language::Nl, true) => format!(
            "blok: de dichtstbijzijnde soort; {some}: elk lid heeft een partner in de andere groep, aan beide kanten; afwijkingen: \
             cellen die niet passen; zonder richting telt elk paar in het totaal dubbel"
        ),
    }
}
