//! Answers of measures of whole networks, of two modes, of signed ties, and of two networks at once.

use super::answers::Answer;
use super::given::Given;
use std::collections::{BTreeMap, BTreeSet};
use verbinder::diagnostics::Place;
use verbinder::graph::continuous_core::continuous_core;
use verbinder::graph::core_periphery::{Between, best_cores, fit};
use verbinder::measures::{self, Known, Params, Scores};
use verbinder::model::{Info, NetworkBuilder, Node, Strength, Tie};
use verbinder::studies::backbone::{Chance, Memberships, backbone};
use verbinder::studies::tie_change::tie_change;
use verbinder::transform::one_mode::{Onto, Projection, ProjectionWeight, project};

/// The measures of the files that are answered here.
pub(crate) const OFFERED: &[&str] = &[
    "attr_assortativity",
    "backbone.hypergeometric_p",
    "backbone.sdsm_exact_p",
    "backbone.sdsm_given_both_p",
    "balance_triangle_index",
    "balance_triangle_index_weak",
    "balance_walk_index",
    "bicm.probabilities",
    "bip.betweenness.norm",
    "bip.closeness.norm",
    "bip.clustering_latapy.dot",
    "bip.clustering_latapy.max",
    "bip.clustering_latapy.min",
    "bip.degree.norm",
    "bip.density",
    "bip.opsahl_global",
    "bip.opsahl_local",
    "bip.redundancy",
    "bip.robins_alexander",
    "core_periphery_continuous_optimum",
    "core_periphery_discrete_optimum",
    "core_periphery_fit_given_core",
    "degree_assortativity",
    "degree_assortativity.in_in",
    "degree_assortativity.in_out",
    "degree_assortativity.out_in",
    "degree_assortativity.out_out",
    "degree_positive_negative",
    "dyad_census",
    "frustration_index",
    "hamming_normalised",
    "jaccard_ties",
    "krackhardt.efficiency",
    "krackhardt.hierarchy",
    "numeric_assortativity",
    "projection.count",
    "projection.jaccard",
    "projection.newman",
    "qap_correlation",
    "signed_triangle_census",
    "tie_change_table",
    "transitivity.directed_weak",
    "transitivity_weighted.opsahl_am",
    "triad_census",
];

/// Our value of one of them; none for others.
pub(crate) fn answer(measure: &str, given: &Given) -> Result<Option<Answer>, String> {
    if !OFFERED.contains(&measure) {
        return Ok(None);
    }
    let number = |id: &str, column: usize| Ok::<_, String>(Answer::Number(columns(given, id)?[column].value()));
    let node = |id: &str, column: usize| Ok::<_, String>(by_node(given, &columns(given, id)?[column]));
    Ok(Some(match measure {
        "attr_assortativity" => number("attribute-assortativity", 0)?,
        "numeric_assortativity" => number("numeric-assortativity", 0)?,
        "degree_assortativity" | "degree_assortativity.out_in" => number("degree-assortativity", 0)?,
        "degree_assortativity.out_out" => number("degree-assortativity", 1)?,
        "degree_assortativity.in_in" => number("degree-assortativity", 2)?,
        "degree_assortativity.in_out" => number("degree-assortativity", 3)?,
        "balance_triangle_index" => number("triangle-balance", 0)?,
        "balance_triangle_index_weak" => number("triangle-balance", 1)?,
        "balance_walk_index" => number("walk-balance", 0)?,
        "core_periphery_continuous_optimum" => {
            Answer::Optimum(continuous_core(&given.graph).map_or(f64::NAN, |found| found.fit))
        }
        "frustration_index" => number("frustration", 0)?,
        "signed_triangle_census" => {
            let names = ["+++", "++-", "+--", "---"].map(str::to_owned);
            Answer::ByName(
                names.into_iter().zip(columns(given, "triangle-balance")?[2..].iter().map(Scores::value)).collect(),
            )
        }
        "degree_positive_negative" => signed_degree(given)?,
        "bip.betweenness.norm" => node("two-mode-betweenness", 0)?,
        "bip.closeness.norm" => node("two-mode-closeness", 0)?,
        "bip.degree.norm" => node("two-mode-degree", 0)?,
        "bip.density" => number("two-mode-density", 0)?,
        "bip.redundancy" => node("redundancy", 0)?,
        "bip.clustering_latapy.dot" => node("two-mode-local-clustering", 1)?,
        "bip.clustering_latapy.min" => node("two-mode-local-clustering", 2)?,
        "bip.clustering_latapy.max" => node("two-mode-local-clustering", 3)?,
        "bip.opsahl_global" => number("two-mode-clustering", mode(given)? as usize)?,
        "bip.opsahl_local" => of_mode(given, by_node(given, &columns(given, "two-mode-local-clustering")?[0]))?,
        "bip.robins_alexander" => number("two-mode-clustering", 2)?,
        "core_periphery_discrete_optimum" => cores(given)?,
        "core_periphery_fit_given_core" => given_core(given)?,
        "dyad_census" => named(given, "dyad-census", |id| id.to_owned())?,
        "triad_census" => named(given, "triad-census", str::to_uppercase)?,
        "krackhardt.hierarchy" => number("krackhardt-hierarchy", 1)?,
        "krackhardt.efficiency" => number("krackhardt-hierarchy", 2)?,
        "transitivity.directed_weak" => number("directed-transitivity", 0)?,
        "transitivity_weighted.opsahl_am" => number("weighted-transitivity", 0)?,
        "backbone.hypergeometric_p" => shared(given, Chance::AllAlike)?,
        "backbone.sdsm_exact_p" => shared(given, Chance::KeepingDegrees)?,
        "backbone.sdsm_given_both_p" => shared(given, Chance::GivenBoth)?,
        "bicm.probabilities" => memberships(given)?,
        "projection.count" => projection(given, ProjectionWeight::Count)?,
        "projection.jaccard" => projection(given, ProjectionWeight::Jaccard)?,
        "projection.newman" => projection(given, ProjectionWeight::Newman)?,
        _ => change(measure, given)?,
    }))
}

fn columns(given: &Given, id: &str) -> Result<Vec<Scores>, String> {
    let measure = measures::find(id).ok_or_else(|| format!("no measure {id}"))?;
    let known = Known {
        groups: given.groups.as_ref(),
        values: given.values.as_deref(),
        second_mode: given.second_mode.as_deref(),
        signed: given.signed.as_ref(),
        ..Known::new(&given.graph)
    };
    measure.run(&known, &Params::default()).map_err(|need| format!("needs {}", need.text().en))
}

fn by_node(given: &Given, scores: &Scores) -> Answer {
    Answer::ByName(given.names.iter().cloned().zip(scores.values.iter().copied()).collect())
}

/// The columns of a measure of networks, by their names.
fn named(given: &Given, id: &str, called: impl Fn(&str) -> String) -> Result<Answer, String> {
    let parts = measures::find(id).ok_or_else(|| format!("no measure {id}"))?.parts();
    let values = columns(given, id)?;
    Ok(Answer::ByName(parts.iter().map(|part| called(part.id)).zip(values.iter().map(Scores::value)).collect()))
}

fn signed_degree(given: &Given) -> Result<Answer, String> {
    let found = columns(given, "signed-degree")?;
    let row =
        |node: usize| found.iter().enumerate().map(|(at, column)| (at.to_string(), column.values[node])).collect();
    Ok(Answer::Table(given.names.iter().enumerate().map(|(node, name)| (name.clone(), row(node))).collect()))
}

/// The mode that an entry is about.
fn mode(given: &Given) -> Result<u64, String> {
    given.params.get("mode").and_then(serde_json::Value::as_u64).ok_or_else(|| "no mode".to_owned())
}

/// The values of the nodes of that mode only.
fn of_mode(given: &Given, answer: Answer) -> Result<Answer, String> {
    let mode = mode(given)?;
    match answer {
        Answer::ByName(mut values) => {
            values.retain(|name, _| given.modes.get(name) == Some(&mode));
            Ok(Answer::ByName(values))
        }
        _ => Err("no values by node".to_owned()),
    }
}

fn between(given: &Given) -> Result<Between, String> {
    match given.params.get("pattern").and_then(serde_json::Value::as_str) {
        Some("cp_one") => Ok(Between::Ties),
        Some("cp_zero") => Ok(Between::Nothing),
        Some("cp_missing") => Ok(Between::Anything),
        _ => Err("another pattern".to_owned()),
    }
}

fn cores(given: &Given) -> Result<Answer, String> {
    let found = best_cores(&given.graph, between(given)?, 1).ok_or("no core")?;
    let named = |core: &Vec<usize>| {
        let mut names: Vec<String> = core.iter().map(|&node| given.names[node].clone()).collect();
        names.sort();
        names
    };
    let sets: BTreeSet<Vec<String>> = found.cores.iter().map(named).collect();
    Ok(Answer::Sets { optimum: found.fit, count: sets.len(), sets })
}

fn given_core(given: &Given) -> Result<Answer, String> {
    let core = given.params.get("core").and_then(serde_json::Value::as_array).ok_or("no core")?;
    let core: BTreeSet<String> = core.iter().filter_map(super::given::name).collect();
    let inside: Vec<bool> = given.names.iter().map(|name| core.contains(name)).collect();
    Ok(Answer::Number(fit(&given.graph, &inside, between(given)?).unwrap_or(f64::NAN)))
}

/// The ties among one mode that are derived from what it shares.
fn projection(given: &Given, weight: ProjectionWeight) -> Result<Answer, String> {
    let onto = if mode(given)? == 0 { Onto::Actors } else { Onto::Structures };
    let mut builder = NetworkBuilder::new(Info::default());
    for name in &given.names {
        let kind = if given.modes.get(name) == Some(&1) { "venue" } else { "organisation" };
        builder.add_node(Node { kind: kind.to_owned(), ..Node::new(name.clone()) }, Place::default());
    }
    let modes = given.second_mode.as_ref().ok_or("one mode")?;
    for &(a, b) in given.graph.edges() {
        let (actor, structure) = if modes[a as usize] { (b, a) } else { (a, b) };
        let name = |node: u32| given.names[node as usize].as_str();
        builder.add_tie(name(actor), name(structure), Tie::new("participates-in"), Place::default());
    }
    let network = project(&builder.build().value, Projection { weight, onto }).network;
    let mut values = BTreeMap::new();
    for tie in network.ties() {
        let row = serde_json::json!([network.node(tie.source).id, network.node(tie.target).id]);
        let Some(Strength::Number(strength)) = tie.tie.strength else {
            return Err("a derived tie without strength".to_owned());
        };
        values.insert(super::given::ends(&row, false).ok_or("no two names")?, strength);
    }
    Ok(Answer::ByPair { values, directed: false })
}

fn pair(given: &Given, a: usize, b: usize) -> (String, String) {
    let row = serde_json::json!([given.names[a], given.names[b]]);
    super::given::ends(&row, false).expect("two names")
}

/// The chance of each pair of one mode to share as much as it does.
fn shared(given: &Given, chance: Chance) -> Result<Answer, String> {
    let modes = given.second_mode.as_ref().ok_or("one mode")?;
    let found = backbone(&given.graph, modes, mode(given)? == 1, chance).ok_or("no model")?;
    let values = found.into_iter().map(|found| (pair(given, found.a, found.b), found.chance)).collect();
    Ok(Answer::ByPair { values, directed: false })
}

/// The chance of a tie for every pair of nodes of different modes.
fn memberships(given: &Given) -> Result<Answer, String> {
    let modes = given.second_mode.as_ref().ok_or("one mode")?;
    let (others, own): (Vec<usize>, Vec<usize>) = (0..given.names.len()).partition(|&node| modes[node]);
    let model = Memberships::new(&given.graph, &own, &others).ok_or("no model")?;
    let chance = |a: usize, b: usize| model.chance(given.graph.degree(a), given.graph.degree(b));
    let pairs = own.iter().flat_map(|&a| others.iter().map(move |&b| (a, b)));
    Ok(Answer::ByPair { values: pairs.map(|(a, b)| (pair(given, a, b), chance(a, b))).collect(), directed: false })
}

/// What became of ties from the first network to the second.
fn change(measure: &str, given: &Given) -> Result<Answer, String> {
    let found = tie_change(&given.graph, given.other.as_ref().ok_or("one network")?);
    Ok(match measure {
        "hamming_normalised" => Answer::Number(found.hamming()),
        "jaccard_ties" => Answer::Number(found.jaccard()),
        "qap_correlation" => Answer::Number(found.correlation()),
        "tie_change_table" => Answer::ByName(
            [
                ("kept", found.kept as f64),
                ("created", found.created as f64),
                ("dissolved", found.dissolved as f64),
                ("absent", found.absent as f64),
                ("persistence", found.persistence()),
                ("turnover", found.turnover()),
            ]
            .map(|(name, value)| (name.to_owned(), value))
            .into(),
        ),
        other => return Err(format!("another comparison, {other}")),
    })
}
