//! Ties inside and between clusters, and how sure it is on which side of a border they lie.

use super::finish;
use super::found::Found;
use crate::Error;
use crate::graph::compact::Merge;
use crate::measures::clusters::{ClusterListens, METHODS};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// One row per tied pair: the clusters of its ends, and in which share of the runs they were together.
///
/// # Errors
///
/// A method of one run, which cannot tell.
pub fn ties_table(subject: &Subject, by: &Found, language: Language) -> Result<Table, Error> {
    let clustering = &by.clustering;
    let Some(partition) = clustering.partition.as_ref().filter(|_| by.method.listens.contains(&ClusterListens::Runs))
    else {
        let able = METHODS.iter().filter(|method| method.listens.contains(&ClusterListens::Runs));
        return Err(Error::request(format!("{} runs once and cannot tell which ties are in doubt", by.method.id))
            .hint(format!("choose one of {}", able.map(|method| method.id).collect::<Vec<_>>().join(", "))));
    };
    let columns = vec![
        Column::new("source", ColumnType::Text).hidden(),
        Column::new("target", ColumnType::Text).hidden(),
        Column::new("source_label", ColumnType::Text).heading(language.pick("one", "de een")),
        Column::new("target_label", ColumnType::Text).heading(language.pick("the other", "de ander")),
        Column::new("source_cluster", ColumnType::Integer).heading("cluster"),
        Column::new("target_cluster", ColumnType::Integer).heading(language.pick("cluster there", "cluster daar")),
        Column::new("together", ColumnType::Number).heading(language.pick("together", "samen")).decimals(2),
    ];
    let title = language.pick("Which ties lie on a border in doubt?", "Welke relaties liggen op een grens in twijfel?");
    let mut table = Table::new(title, columns);
    let network = &subject.network;
    let cluster = |node: usize| {
        let group = partition.group_of(node);
        if partition.sizes()[group] > 1 { Cell::count(group + 1) } else { Cell::Empty }
    };
    let pairs = subject.view.graph.symmetrised(Merge::Max);
    if clustering.together.is_empty() && pairs.edge_count() > 0 {
        return Err(Error::request(format!(
            "in which share of the runs ends are together is kept for ten million ties at most; there are {}",
            pairs.edge_count()
        ))
        .hint("choose a part of the network"));
    }
    // The most doubtful first: nearest to half of the runs.
    let mut order: Vec<usize> = (0..pairs.edge_count().min(clustering.together.len())).collect();
    let sure = |edge: usize| (clustering.together[edge] - 0.5).abs();
    order.sort_by(|&a, &b| sure(a).total_cmp(&sure(b)).then(a.cmp(&b)));
    let doubtful = order.iter().filter(|&&edge| sure(edge) < 0.5 - 1e-12).count();
    for edge in order {
        let (a, b) = pairs.edges()[edge];
        let (a, b) = (a as usize, b as usize);
        table.push(vec![
            network.node(a).id.as_str().into(),
            network.node(b).id.as_str().into(),
            network.node(a).label.as_str().into(),
            network.node(b).label.as_str().into(),
            cluster(a),
            cluster(b),
            Cell::number(clustering.together[edge]),
        ]);
    }
    let all = table.rows.len();
    table.lead.push(match language {
        Language::En => format!("Runs disagree about {doubtful} of {all} tied pairs."),
        Language::Nl => format!("De zoektochten zijn het oneens over {doubtful} van {all} verbonden paren."),
    });
    table.notes.push(
        language
            .pick(
                "together: the share of runs in which both are in one cluster; the pairs nearest to half come first",
                "samen: het deel van de zoektochten waarin beide in één cluster staan; de paren het dichtst bij de helft eerst",
            )
            .to_owned(),
    );
    by.write_into(&mut table.recipe);
    Ok(finish(table, subject, language))
}
