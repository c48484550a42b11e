//! Answers of comparisons of two networks, and of a network with itself without a node.

use super::answers::Answer;
use super::given::Given;
use serde_json::Value;
use std::collections::BTreeMap;
use verbinder::graph::CompactGraph;
use verbinder::graph::cells::Cells;
use verbinder::graph::portrait::Portrait;
use verbinder::measures::{self, Params};
use verbinder::studies::deltacon::deltacon;
use verbinder::studies::leave_one_out::leave_one_out;
use verbinder::studies::mrqap::{MrqapOptions, mrqap};
use verbinder::studies::netlsd::{HeatScale, heat_distance, heat_trace};
use verbinder::studies::portrait_divergence::{Formula, portrait_divergence};
use verbinder::studies::qap::{Qap, QapOptions, qap};

/// The measures of the files that are answered here.
pub(crate) const OFFERED: &[&str] = &[
    "deltacon_distance",
    "leave_one_node_out_spearman.betweenness",
    "leave_one_node_out_spearman.degree",
    "mrqap_linear",
    "netlsd_heat_distance",
    "portrait_divergence",
    "portrait_divergence_2018",
    "qap_exact_permutation_p",
    "qap_montecarlo_p",
];

/// Our value of one of them; none for others.
pub(crate) fn answer(measure: &str, given: &Given) -> Result<Option<Answer>, String> {
    if !OFFERED.contains(&measure) {
        return Ok(None);
    }
    if let Some(id) = measure.strip_prefix("leave_one_node_out_spearman.") {
        return without_each(given, id).map(Some);
    }
    let other = given.other.as_ref().ok_or("one network")?;
    let divergence = |formula| portrait_divergence(&Portrait::of(&given.graph), &Portrait::of(other), formula);
    Ok(Some(match measure {
        "deltacon_distance" => Answer::Number(deltacon(&given.graph, other).ok_or("too large")?),
        "portrait_divergence" => Answer::Number(divergence(Formula::Of2019)),
        "portrait_divergence_2018" => Answer::Number(divergence(Formula::Of2018)),
        "netlsd_heat_distance" => {
            let per_node = given.params.get("normalization").and_then(Value::as_str) == Some("empty");
            let scale = if per_node { HeatScale::PerNode } else { HeatScale::Raw };
            let trace = |graph: &CompactGraph| heat_trace(graph, scale).ok_or("too large");
            Answer::Number(heat_distance(&trace(&given.graph)?, &trace(other)?))
        }
        "qap_exact_permutation_p" => exact(given, other)?,
        "qap_montecarlo_p" => drawn(given, other)?,
        _ => regression(given, other)?,
    }))
}

fn without_each(given: &Given, id: &str) -> Result<Answer, String> {
    let measure = measures::find(id).ok_or_else(|| format!("no measure {id}"))?;
    let found = leave_one_out(&given.graph, |graph| measure.of(graph, &Params::default()).values);
    let per_node = given.names.iter().cloned().zip(found.without.iter().copied()).collect();
    let one = |name: &str, value: f64| (name.to_owned(), BTreeMap::from([(String::new(), value)]));
    let whole = [one("mean", found.mean()), one("min", found.least())];
    Ok(Answer::Table(whole.into_iter().chain([("per_node".to_owned(), per_node)]).collect()))
}

fn named<const N: usize>(values: [(&str, f64); N]) -> Answer {
    Answer::ByName(values.map(|(name, value)| (name.to_owned(), value)).into())
}

fn compared(one: &CompactGraph, other: &CompactGraph, options: &QapOptions) -> Result<Qap, String> {
    qap(one, other, options).map_err(|why| format!("{why:?}"))
}

/// All orders of some of the nodes.
fn exact(given: &Given, other: &CompactGraph) -> Result<Answer, String> {
    let subset = given.params.get("subset_nodes").and_then(Value::as_array).ok_or("no nodes")?;
    let subset: Vec<String> = subset.iter().filter_map(super::given::name).collect();
    let keep: Vec<bool> = given.names.iter().map(|name| subset.contains(name)).collect();
    let options = QapOptions { exact_up_to: subset.len(), ..QapOptions::default() };
    let found = compared(&given.graph.induced(&keep).0, &other.induced(&keep).0, &options)?;
    Ok(named([
        ("r", found.correlation),
        ("n_permutations", found.orders as f64),
        ("count_ge", found.as_much as f64),
        ("count_le", found.as_little as f64),
        ("count_abs_dev_ge", found.as_far as f64),
        ("p_ge", found.p_ge()),
        ("p_le", found.p_le()),
        ("p_two_sided", found.p_two_sided()),
        ("mean_cross_product", found.mean),
    ]))
}

/// Random orders are compared within what chance allows: chances within four standard errors of both runs, the mean and the
/// deviation within as many of theirs.
fn drawn(given: &Given, other: &CompactGraph) -> Result<Answer, String> {
    let options = QapOptions { permutations: 19_999, exact_up_to: 0, seed: 1 };
    let found = compared(&given.graph, other, &options)?;
    let theirs = |name: &str| {
        given.expected.as_ref().and_then(|values| values.get(name)).and_then(Value::as_f64).unwrap_or(f64::NAN)
    };
    let within = |ours: f64, name: &str, allowed: f64| {
        let theirs = theirs(name);
        (name.to_owned(), if (ours - theirs).abs() <= allowed { theirs } else { ours })
    };
    let draws = options.permutations as f64;
    let error = |p: f64, se: &str| 4.0 * (theirs(se).powi(2) + p * (1.0 - p) / draws).sqrt();
    let deviation = theirs("null_sd_cross_product");
    let values = [
        within(found.p_ge(), "p_ge", error(found.p_ge(), "se_ge").max(1.5 / draws)),
        within(found.p_le(), "p_le", error(found.p_le(), "se_le").max(1.5 / draws)),
        // Their mean is one of draws, ours is exact.
        within(found.mean, "null_mean_cross_product", 4.0 * deviation / 40_000f64.sqrt()),
        within(found.deviation, "null_sd_cross_product", 0.03 * deviation),
        // How far their own run can be trusted is theirs to say.
        ("se_ge".to_owned(), theirs("se_ge")),
        ("se_le".to_owned(), theirs("se_le")),
    ];
    Ok(Answer::ByName(values.into()))
}

/// The first network explained by the second and by attributes of nodes: equal words, differences of numbers.
fn regression(given: &Given, other: &CompactGraph) -> Result<Answer, String> {
    let attributes = given.params.get("attributes").and_then(Value::as_object).ok_or("no attributes")?;
    let nodes = given.graph.node_count();
    let mut predictors = vec![Cells::of(other)];
    for name in ["dept", "tenure", "sector"] {
        let Some(values) = attributes.get(name).and_then(Value::as_array) else { continue };
        predictors.push(Cells::from_pairs(nodes, true, |a, b| match (values[a].as_f64(), values[b].as_f64()) {
            (Some(a), Some(b)) => (a - b).abs(),
            _ => f64::from(u8::from(values[a] == values[b])),
        }));
    }
    let options = MrqapOptions { permutations: 4_999, seed: 1 };
    let found = mrqap(&Cells::of(&given.graph), &predictors, &options).map_err(|why| format!("{why:?}"))?;
    let expected = given.expected.as_ref().and_then(Value::as_object).ok_or("no values")?;
    let chance = |key: &str, of: fn(&verbinder::studies::mrqap::Term) -> f64| {
        let theirs = expected.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let values = found.terms.iter().zip(theirs).map(|(term, theirs)| {
            let (ours, theirs) = (of(term), theirs.as_f64().unwrap_or(f64::NAN));
            let spread = (ours * (1.0 - ours)).max(theirs * (1.0 - theirs));
            let allowed = 4.0 * (spread * (1.0 / 2_000.0 + 1.0 / 4_999.0)).sqrt() + 1.0 / 2_000.0;
            if (ours - theirs).abs() <= allowed { theirs } else { ours }
        });
        (key.to_owned(), in_order(values))
    };
    let one = |key: &str, value: f64| (key.to_owned(), BTreeMap::from([(String::new(), value)]));
    Ok(Answer::Table(BTreeMap::from([
        ("coefficients".to_owned(), in_order(found.terms.iter().map(|term| term.coefficient))),
        ("ols_t".to_owned(), in_order(found.terms.iter().map(|term| term.t))),
        one("r_squared", found.r_squared),
        one("r_squared_adjusted", found.r_squared_adjusted),
        chance("dsp_p_ge", |term| term.p_ge),
        chance("dsp_p_le", |term| term.p_le),
        chance("dsp_p_two_sided_abs", |term| term.p_two_sided),
    ])))
}

fn in_order(values: impl Iterator<Item = f64>) -> BTreeMap<String, f64> {
    values.enumerate().map(|(at, value)| (at.to_string(), value)).collect()
}
