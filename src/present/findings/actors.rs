//! The actors ranked: the usual centralities side by side.

use super::{Withheld, alphabetical, cautioned, finish, labels, measure, ranking_withheld, some, undefined_notes};
use crate::measures::{self, Params};
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::language::diagram::Noun;
use crate::present::subject::{Subject, normalized};
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::correlation::mid_ranks;

/// The measures shown, with whether they are normalised so that they can be read without knowing the size of the network.
const SHOWN: [(&str, bool); 8] = [
    ("degree", false),
    ("betweenness", true),
    ("closeness", true),
    ("harmonic-closeness", true),
    ("eigenvector", false),
    ("pagerank", false),
    ("coreness", false),
    ("constraint", false),
];

/// Actors in order of one of the measures shown, best first; `top` shortens the list without cutting through equal ranks. In
/// alphabetical order, without ranks and whole, where a caution forbids to rank them and the choices do not insist.
pub fn table(subject: &Subject, sort: &str, top: Option<usize>, language: Language) -> Table {
    let network = &subject.network;
    let params = |normalize: bool| if normalize { normalized() } else { Params::default() };
    let mut columns = vec![
        Column::new("id", ColumnType::Text).hidden(),
        Column::new("rank", ColumnType::Number).hidden(),
        Column::new("rank_range", ColumnType::Text).heading(language.pick("rank", "rang")),
        Column::new("label", ColumnType::Text).heading(Noun::of_nodes([network]).one(language)),
        Column::new("kind", ColumnType::Text).heading(language.pick("kind", "soort")),
        Column::new("municipality", ColumnType::List).heading(language.pick("municipality", "gemeente")),
    ];
    let mut shown: Vec<(&str, bool)> = SHOWN.to_vec();
    if subject.view.graph.is_weighted() {
        shown.insert(1, ("strength", false));
    }
    if !shown.iter().any(|(id, _)| *id == sort) {
        shown.push((sort, false));
    }
    let mut scores = Vec::new();
    let mut notes = Vec::new();
    for &(id, normalize) in &shown {
        let measure = measures::find(id).expect("checked before");
        let values = subject.scores_with(id, &params(normalize));
        columns.push(measure::column(measure, &values, language));
        notes.extend(undefined_notes(id, &values, language));
        scores.push((measure, values));
    }
    let sorting = &scores.iter().find(|(measure, _)| measure.id == sort).expect("added above").1.values;
    let ascending = lower_is_better(sort);
    let keyed: Vec<f64> = sorting
        .iter()
        .map(|&value| {
            if value.is_nan() {
                f64::INFINITY
            } else if ascending {
                value
            } else {
                -value
            }
        })
        .collect();
    let ranks = mid_ranks(&keyed);
    let withheld = ranking_withheld(subject, sort, language);
    let unranked = matches!(withheld, Some(Withheld::Yes(_)));
    let mut order: Vec<usize> = (0..network.node_count()).collect();
    order.sort_by(|&a, &b| ranks[a].total_cmp(&ranks[b]).then(a.cmp(&b)));
    if unranked {
        alphabetical(network, &mut order);
    } else if let Some(top) = top {
        let border = order.get(top.min(order.len()).saturating_sub(1)).map(|&node| ranks[node]);
        order.retain(|&node| border.is_some_and(|border| ranks[node] <= border));
    }
    let title = language.pick("Who is central?", "Wie staat centraal?");
    let mut table = Table::new(title, columns);
    table.lead = match withheld {
        Some(Withheld::Yes(why)) => vec![why],
        Some(Withheld::Anyway(why)) => [vec![why], lead(subject, &scores[0].1.values, language)].concat(),
        None => lead(subject, &scores[0].1.values, language),
    };
    let whole: Vec<bool> = scores.iter().map(|(measure, scores)| measure::are_counts(measure.unit, scores)).collect();
    let mut sorted = ranks.clone();
    sorted.sort_by(f64::total_cmp);
    for node in order {
        let entry = network.node(node);
        let ranked = keyed[node].is_finite() && !unranked;
        // Whoever shares a value shares its rank.
        let sharing =
            sorted.partition_point(|&rank| rank <= ranks[node]) - sorted.partition_point(|&rank| rank < ranks[node]);
        let mut row = vec![
            entry.id.as_str().into(),
            if ranked { Cell::Number(ranks[node]) } else { Cell::Empty },
            if ranked { rank_text(ranks[node], sharing).into() } else { Cell::Empty },
            entry.label.as_str().into(),
            Cell::word(&entry.kind, language.node_kind(network, &entry.kind)),
            entry.municipalities.clone().into(),
        ];
        row.extend(scores.iter().zip(&whole).map(|((_, scores), &whole)| measure::number(whole, scores.values[node])));
        table.push(row);
    }
    table.notes.push(
        language
            .pick(
                "Ranks hold for this record of the network: who the sources say more about has more ties.",
                "De rangen gelden voor deze vastlegging: over wie de bronnen meer schrijven, die heeft meer relaties.",
            )
            .to_owned(),
    );
    table.notes.extend(notes);
    table.recipe.set("sort", if unranked { "label" } else { sort });
    table.notes.extend(subject.cost_note(language));
    finish(cautioned(table, subject, &[About::Positions], language), subject, language)
}

/// Low constraint is the good end; everything else is better when higher.
pub(crate) fn lower_is_better(id: &str) -> bool {
    id == "constraint"
}

/// `4`, or `4–6` where three actors share the place.
fn rank_text(mid: f64, sharing: usize) -> String {
    if sharing == 1 {
        return format!("{mid:.0}");
    }
    let half = (sharing as f64 - 1.0) / 2.0;
    format!("{:.0}–{:.0}", mid - half, mid + half)
}

fn lead(subject: &Subject, degree: &[f64], language: Language) -> Vec<String> {
    let most = degree.iter().copied().fold(0.0, f64::max);
    if most < 1.0 {
        let one = Noun::of_nodes([&subject.network]).one(language);
        return vec![match language {
            Language::En => format!("No {one} has a partner."),
            Language::Nl => format!("Geen enkele {one} heeft een partner."),
        }];
    }
    let top = (0..degree.len()).filter(|&node| (degree[node] - most).abs() < 0.5);
    let names = some(&labels(&subject.network, top), 3, language);
    vec![match language {
        Language::En if subject.view.graph.is_directed() => format!("Most ties, in and out: {names} ({most:.0})."),
        Language::Nl if subject.view.graph.is_directed() => {
            format!("De meeste relaties, in en uit: {names} ({most:.0}).")
        }
        Language::En => format!("Most partners: {names} ({most:.0})."),
        Language::Nl => format!("De meeste partners: {names} ({most:.0})."),
    }]
}
