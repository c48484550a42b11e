//! Which ties are stronger than spreading strength at random makes them.

use super::{BackboneOptions, Kept, Null, recorded, rows};
use crate::Error;
use crate::graph::CompactGraph;
use crate::measures::Params;
use crate::measures::cohesion::disparity::disparity;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Column, ColumnType, Table};
use crate::studies::multiple_testing::benjamini_hochberg;

/// The ties that are stronger than chance would make them where an end spreads its strength over its ties, with the table of them.
///
/// # Errors
///
/// There are no strengths.
pub fn of_strengths(
    subject: &Subject,
    options: &BackboneOptions,
    language: Language,
) -> Result<(Table, Vec<Kept>), Error> {
    let graph = &subject.view.graph;
    let first = (graph.edge_count() > 0).then(|| graph.weight(0));
    if !graph.is_weighted() || (0..graph.edge_count()).all(|edge| Some(graph.weight(edge)) == first) {
        return Err(Error::request("there is nothing to test: all ties are equally strong")
            .hint("add --weight strength or --weight count")
            .hint("for who takes part in the same structures: leave out --weight and --null"));
    }
    let single = disparity(graph, &Params::default()).values;
    let chances: Vec<f64> =
        graph.edges().iter().zip(&single).map(|(&ends, &p)| of_better_end(graph, ends, p)).collect();
    let corrected = benjamini_hochberg(&chances, chances.len());
    let kept: Vec<Kept> = graph
        .edges()
        .iter()
        .enumerate()
        .filter(|(edge, _)| chances[*edge] <= options.alpha)
        .map(|(edge, &(a, b))| Kept {
            a: a as usize,
            b: b as usize,
            weight: graph.weight(edge),
            p: chances[edge],
            q: corrected[edge],
        })
        .collect();
    let column = Column::new("strength", ColumnType::Number).heading(language.pick("strength", "sterkte"));
    let mut table = rows(subject, &kept, column, language);
    let (count, all) = (kept.len(), chances.len());
    let strict = kept.iter().filter(|tie| tie.q <= options.alpha).count();
    table.lead = vec![match (language, count) {
        (Language::En, 0) => {
            format!("Empty: none of {all} ties is stronger than spreading strength at random would make it.")
        }
        (Language::Nl, 0) => {
            format!("Leeg: geen van {all} relaties is sterker dan willekeurig verdelen haar zou maken.")
        }
        (Language::En, _) => format!(
            "Looked at together, {strict} of {all} ties are stronger than spreading strength at random would make them. Each by itself, {count} \
             are; of so many ties chance alone gives about {}.",
            language.decimal(options.alpha * all as f64, 0)
        ),
        (Language::Nl, _) => format!(
            "Samen bekeken zijn {strict} van {all} relaties sterker dan willekeurig verdelen ze zou maken. Elk op zichzelf zijn het er {count}; \
             van zoveel relaties geeft toeval alleen er al ongeveer {}.",
            language.decimal(options.alpha * all as f64, 0)
        ),
    }];
    let alpha = language.decimal(options.alpha, 3);
    table.notes = vec![
        match language {
            Language::En => format!(
                "Each tie is judged by itself, by its better end: p at most {alpha}, where the better of two ends was looked at p is 1 − (1 − p)². Corrected for the number of ties (q), {strict} would be kept."
            ),
            Language::Nl => format!(
                "Elke relatie is op zichzelf beoordeeld, naar haar beste uiteinde: p hoogstens {alpha}, en waar het beste van twee uiteinden bekeken is, is p 1 − (1 − p)². Gecorrigeerd voor het aantal relaties (q) zouden er {strict} overblijven."
            ),
        },
        language
            .pick(
                "Not for counts of shared memberships, which large structures make: leave out --weight and --null for these.",
                "Niet voor aantallen gedeelde lidmaatschappen, die grote verbanden vanzelf maken: laat daarvoor --weight en --null weg.",
            )
            .to_owned(),
    ];
    Ok((recorded(table, (Null::Disparity, options.alpha), subject, language), kept))
}

/// The chance of the better end of a tie, where that is the better of two: an end with one tie has no choice and is not looked at.
fn of_better_end(graph: &CompactGraph, (a, b): (u32, u32), p: f64) -> f64 {
    let both = graph.degree(a as usize) > 1 && graph.in_degree(b as usize) > 1;
    // 1 − (1 − p)², which keeps its digits where p is small.
    if both { p * (2.0 - p) } else { p }
}
