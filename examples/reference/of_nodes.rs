//! Answers of measures that need groups, several nodes at once, or give several columns.

use super::answers::Answer;
use super::given::Given;
use std::collections::{BTreeMap, BTreeSet};
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::measures::{self, Known, Normalization, Params, Scores, Spread};
use verbinder::studies::key_players::{Aim, KeyPlayersOptions, key_players};

/// The measures of the files that are answered here.
pub(crate) const OFFERED: &[&str] = &[
    "backbone.disparity_p",
    "bridging_centrality.raw",
    "brokerage.expected",
    "brokerage.raw",
    "brokerage.sd",
    "brokerage.z",
    "brokerage_arcs.raw",
    "clustering_local.barrat.w",
    "clustering_local.onnela.w",
    "ei_index",
    "ei_index_exact_label_permutation",
    "ei_index_expected",
    "ei_index_label_permutation_mc",
    "ei_index_node",
    "group_betweenness_centrality",
    "group_closeness_centrality",
    "group_degree_centrality",
    "hierarchy.raw",
    "hierarchy.raw.w",
    "hits_authority.max1",
    "hits_hub.max1",
    "katz.alpha0.05_beta1",
    "kpp.distance_fragmentation_after_removal",
    "kpp.fragmentation_after_removal",
    "kpp_neg_distance_fragmentation",
    "kpp_neg_fragmentation",
    "kpp_pos_distance_reach",
    "kpp_pos_reach_m2",
    "local_bridges.is",
    "local_bridges.span",
    "participation",
    "participation.w",
    "simmelian.count",
    "within_module_z.population",
    "within_module_z.population.w",
    "within_module_z.sample",
    "within_module_z.sample.w",
];

const ROLES: [&str; 6] = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total"];

/// Our value of one of them; none for others.
pub(crate) fn answer(measure: &str, given: &Given) -> Result<Option<Answer>, String> {
    if !OFFERED.contains(&measure) {
        return Ok(None);
    }
    let (stem, variant) = measure.split_once('.').unwrap_or((measure, ""));
    let plain = Params::default();
    Ok(Some(match (stem, variant) {
        ("backbone", _) => disparity(given)?,
        ("bridging_centrality", _) => by_node(given, "bridging-centrality", &plain, 0)?,
        ("brokerage" | "brokerage_arcs", _) => roles(given, variant)?,
        ("clustering_local", "barrat.w") => by_node(given, "barrat-clustering", &plain, 0)?,
        ("clustering_local", _) => by_node(given, "onnela-clustering", &plain, 0)?,
        ("ei_index", _) => Answer::Number(columns(given, "ei-index", &plain)?[0].value()),
        ("ei_index_expected", _) => Answer::Number(columns(given, "ei-index", &plain)?[1].value()),
        ("ei_index_exact_label_permutation", _) => permutation(given, &plain)?,
        ("ei_index_label_permutation_mc", _) => shuffles(given)?,
        ("ei_index_node", _) => by_node(given, "node-ei-index", &plain, 0)?,
        ("group_betweenness_centrality", _) => {
            let raw = given.normalisation.starts_with("raw");
            let normalization = if raw { Normalization::Raw } else { Normalization::Normalized };
            let params = Params { normalization, ..plain };
            Answer::Number(columns(given, "group-betweenness", &params)?[0].value())
        }
        ("group_closeness_centrality", _) => Answer::Number(columns(given, "group-closeness", &plain)?[0].value()),
        ("group_degree_centrality", _) => Answer::Number(columns(given, "group-degree", &plain)?[0].value()),
        ("hierarchy", _) => by_node(given, "constraint-hierarchy", &plain, 0)?,
        ("hits_hub", _) => by_node(given, "hits", &plain, 0)?,
        ("hits_authority", _) => by_node(given, "hits", &plain, 1)?,
        ("katz", _) => by_node(given, "katz", &Params { alpha: Some(0.05), ..plain }, 0)?,
        ("kpp", "fragmentation_after_removal") => by_node(given, "fragmentation-without", &plain, 0)?,
        ("kpp", _) => by_node(given, "distance-fragmentation-without", &plain, 0)?,
        ("local_bridges", "is") => by_tie(given, "local-bridge")?,
        ("local_bridges", _) => by_tie(given, "span")?,
        ("participation", _) => by_node(given, "participation", &plain, 0)?,
        ("simmelian", _) => by_tie(given, "simmelian")?,
        ("within_module_z", variant) => {
            let spread = if variant.starts_with("sample") { Spread::Sample } else { Spread::Population };
            by_node(given, "within-module-z", &Params { spread, ..plain }, 0)?
        }
        (aim, _) => sets(given, aim)?,
    }))
}

fn columns(given: &Given, id: &str, params: &Params) -> Result<Vec<Scores>, String> {
    let measure = measures::find(id).ok_or_else(|| format!("no measure {id}"))?;
    let members = members(given);
    let known = Known { groups: given.groups.as_ref(), members: members.as_deref(), ..Known::new(&given.graph) };
    measure.run(&known, params).map_err(|need| format!("needs {}", need.text().en))
}

/// The nodes of the group that an entry is about.
fn members(given: &Given) -> Option<Vec<usize>> {
    let names = given.params.get("group")?.as_array()?.iter().filter_map(super::given::name);
    let mut found: Vec<usize> = names.filter_map(|name| given.names.iter().position(|known| *known == name)).collect();
    found.sort_unstable();
    Some(found)
}

fn by_node(given: &Given, id: &str, params: &Params, column: usize) -> Result<Answer, String> {
    let values = columns(given, id, params)?.swap_remove(column).values;
    Ok(Answer::ByName(given.names.iter().cloned().zip(values).collect()))
}

fn by_tie(given: &Given, id: &str) -> Result<Answer, String> {
    let values = columns(given, id, &Params::default())?.swap_remove(0).values;
    let values = super::answers::pairs(given).zip(values).collect();
    Ok(Answer::ByPair { values, directed: given.graph.is_directed() })
}

fn roles(given: &Given, variant: &str) -> Result<Answer, String> {
    let block = ["raw", "expected", "sd", "z"].iter().position(|name| *name == variant).ok_or("another variant")?;
    let found = columns(given, "brokerage", &Params::default())?;
    let row = |node: usize| {
        let value = |role: usize| found[block * ROLES.len() + role].values[node];
        ROLES.iter().enumerate().map(|(role, name)| ((*name).to_owned(), value(role))).collect()
    };
    Ok(Answer::Table(given.names.iter().enumerate().map(|(node, name)| (name.clone(), row(node))).collect()))
}

fn permutation(given: &Given, params: &Params) -> Result<Answer, String> {
    let found = columns(given, "ei-index", params)?;
    let (_, ways) = *found[2].settled.first().ok_or("nothing settled")?;
    let values = found.iter().map(Scores::value).chain([ways]);
    let names = ["ei", "expected_ei", "sd_ei", "z", "p_ge", "p_le", "p_two_sided", "n_assignments"];
    let all = names.into_iter().map(str::to_owned).zip(values);
    Ok(Answer::ByName(all.filter(|(name, _)| name != "p_two_sided").collect()))
}

/// Shuffles are compared within what chance allows: the deviation within 2 %, z as far, shares within four standard errors of both
/// runs; the others exactly.
fn shuffles(given: &Given) -> Result<Answer, String> {
    let found = columns(given, "ei-index", &Params::default())?;
    let theirs = given.expected.as_ref().and_then(serde_json::Value::as_object).ok_or("no values")?;
    let within = |ours: f64, name: &str, allowed: &dyn Fn(f64) -> f64| {
        let theirs = theirs.get(name).and_then(serde_json::Value::as_f64).unwrap_or(f64::NAN);
        if (ours - theirs).abs() <= allowed(theirs) { theirs } else { ours }
    };
    let error = |p: f64| 4.0 * (p * (1.0 - p) * (1.0 / 9_999.0 + 1.0 / 100_000.0)).sqrt() + 1e-4;
    Ok(Answer::ByName(
        [
            ("ei", found[0].value()),
            ("expected_ei_exact", found[1].value()),
            ("sd_ei", within(found[2].value(), "sd_ei", &|sd| 0.03 * sd)),
            ("z", within(found[3].value(), "z", &|z| 0.03 * z.abs() + 0.01)),
            ("p_ge", within(found[4].value(), "p_ge", &error)),
            ("p_le", within(found[5].value(), "p_le", &error)),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into(),
    ))
}

/// The best sets; where the file lists only some of them, those.
fn sets(given: &Given, aim: &str) -> Result<Answer, String> {
    let aim = match aim {
        "kpp_neg_fragmentation" => Aim::Fragmentation,
        "kpp_neg_distance_fragmentation" => Aim::DistanceFragmentation,
        "kpp_pos_reach_m2" => Aim::Reach,
        "kpp_pos_distance_reach" => Aim::DistanceReach,
        other => return Err(format!("another aim, {other}")),
    };
    let size = given.params.get("k").and_then(serde_json::Value::as_u64).ok_or("no size")? as usize;
    let found = key_players(&given.graph, &KeyPlayersOptions { aim, size, steps: 2 }).ok_or("no set")?;
    let named = |set: &Vec<usize>| {
        let mut names: Vec<String> = set.iter().map(|&node| given.names[node].clone()).collect();
        names.sort();
        names
    };
    let sets: BTreeSet<Vec<String>> = found.sets.iter().map(named).collect();
    Ok(Answer::Sets { optimum: found.value, sets, count: found.count })
}

/// The disparity of the counts of shared memberships of one mode.
fn disparity(given: &Given) -> Result<Answer, String> {
    let mode = given.params.get("mode").and_then(serde_json::Value::as_u64).ok_or("no mode")?;
    let own = |node: u32| given.modes.get(&given.names[node as usize]).copied() == Some(mode);
    let mut shared: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for venue in (0..given.graph.node_count() as u32).filter(|&node| !own(node)) {
        let members = given.graph.neighbors(venue as usize);
        for (at, &one) in members.iter().enumerate() {
            for &other in &members[at + 1..] {
                *shared.entry((one, other)).or_insert(0.0) += 1.0;
            }
        }
    }
    let edges: Vec<(u32, u32, f64)> = shared.into_iter().map(|((a, b), count)| (a, b, count)).collect();
    let graph = CompactGraph::from_edges(given.names.len(), false, true, &edges, Merge::Max);
    let scores = measures::cohesion::disparity::disparity(&graph, &Params::default());
    let name = |&(a, b): &(u32, u32)| {
        let row = serde_json::json!([given.names[a as usize], given.names[b as usize]]);
        super::given::ends(&row, false).expect("two names")
    };
    Ok(Answer::ByPair { values: graph.edges().iter().map(name).zip(scores.values).collect(), directed: false })
}
