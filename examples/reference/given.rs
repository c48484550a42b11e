//! What an entry is about: the network, with names, and the divisions and parameters that go with it.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::measures::clusters::Partition;
use verbinder::measures::{Grouping, Signed};

/// One entry, ready to be computed.
#[derive(Debug)]
pub(crate) struct Given {
    /// The network; weights are kept only where the measure asks for them.
    pub(crate) graph: CompactGraph,
    /// The names of its nodes.
    pub(crate) names: Vec<String>,
    /// The division of the entry, if it has a complete one.
    pub(crate) partition: Option<Partition>,
    /// The groups of the entry; nodes may be left out.
    pub(crate) groups: Option<Grouping>,
    /// The names of the groups, in their order.
    pub(crate) group_names: Vec<String>,
    /// The two divisions of an entry that compares them.
    pub(crate) two_partitions: Option<(Partition, Partition)>,
    /// The mode of each node of a network with two, by name.
    pub(crate) modes: BTreeMap<String, u64>,
    /// Whether each node is of the second mode, in a network with two.
    pub(crate) second_mode: Option<Vec<bool>>,
    /// The attribute of the entry where it is a number.
    pub(crate) values: Option<Vec<f64>>,
    /// The ties with their signs, where the measure asks for them.
    pub(crate) signed: Option<Signed>,
    /// The second of two networks, on the nodes of the first.
    pub(crate) other: Option<CompactGraph>,
    /// The expected values, for answers that are compared within what chance allows.
    pub(crate) expected: Option<Value>,
    /// How the values are scaled, in words.
    pub(crate) normalisation: String,
    /// Parameters.
    pub(crate) params: Value,
}

impl Given {
    /// Reads the entry; the reason if it cannot be used.
    pub(crate) fn read(file: &Value, entry: &Value, measure: &str) -> Result<Given, String> {
        let params = entry.get("params").cloned().unwrap_or(Value::Null);
        let labels = |key: &str| params.get(key).and_then(Value::as_object);
        let two_partitions = match (labels("labels_1"), labels("labels_2")) {
            (Some(first), Some(second)) => Some(both(first, second)?),
            _ => None,
        };
        if two_partitions.is_some() {
            let graph = CompactGraph::undirected(0, &[]);
            return Ok(Given {
                graph,
                names: Vec::new(),
                partition: None,
                groups: None,
                group_names: Vec::new(),
                two_partitions,
                modes: BTreeMap::new(),
                second_mode: None,
                values: None,
                signed: None,
                other: None,
                expected: None,
                normalisation: String::new(),
                params,
            });
        }
        let uses_weights = params.get("uses_weights").and_then(Value::as_bool) == Some(true);
        let weighted = measure.ends_with(".w") || measure.starts_with("strength") || uses_weights;
        let lent = strengths_elsewhere(file, entry).filter(|_| weighted);
        let two = entry.get("networks").or_else(|| file.get("networks")).and_then(Value::as_array);
        let place = two.and_then(|two| two.first()).or(lent).unwrap_or(entry);
        let (graph, names) = network(file, place, weighted)?;
        let apart = WITHOUT_COMMON_NODES.contains(&measure);
        let second = |other| if apart { Ok(network(file, other, false)?.0) } else { on_nodes_of(file, other, &names) };
        let other = two.and_then(|two| two.get(1)).map(second).transpose()?;
        let signed = SIGNED.contains(&measure).then(|| signs(file, &graph, &names));
        let membership = labels("membership").filter(|_| measure == "map_equation_codelength");
        let labels = ["partition", "attribute"].iter().find_map(|key| entry.get(*key).and_then(Value::as_object));
        let labels = labels.or(membership);
        let labels: Option<Vec<Option<String>>> =
            labels.map(|labels| names.iter().map(|name| labels.get(name).and_then(self::name)).collect());
        // A division takes in every node; groups may leave some out.
        let partition = labels.as_ref().filter(|labels| labels.iter().all(Option::is_some));
        let partition = partition.map(|labels| Partition::from_labels(labels));
        let group_names = labels.iter().flatten().flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        let groups = labels.map(|labels| Grouping::from_labels(&labels));
        let modes = file.get("mode").and_then(Value::as_object).into_iter().flatten();
        let modes: BTreeMap<String, u64> =
            modes.filter_map(|(name, mode)| Some((name.clone(), mode.as_u64()?))).collect();
        let second_mode = (!modes.is_empty()).then(|| names.iter().map(|name| modes.get(name) == Some(&1)).collect());
        let numbers = entry.get("attribute").and_then(Value::as_object);
        let values = numbers.map(|numbers| {
            names.iter().map(|name| numbers.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN)).collect()
        });
        let expected = entry.get("values").cloned();
        let normalisation = entry.get("normalisation").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Given {
            graph,
            names,
            partition,
            groups,
            group_names,
            two_partitions,
            modes,
            second_mode,
            values,
            signed,
            other,
            expected,
            normalisation,
            params,
        })
    }
}

/// The measures that need signs.
const SIGNED: &[&str] = &[
    "balance_triangle_index",
    "balance_triangle_index_weak",
    "balance_walk_index",
    "degree_positive_negative",
    "frustration_index",
    "signed_triangle_census",
];

/// The measures that compare networks whoever is in them.
const WITHOUT_COMMON_NODES: [&str; 3] = ["netlsd_heat_distance", "portrait_divergence", "portrait_divergence_2018"];

/// The signs of the ties, as the file gives them for weights.
fn signs(file: &Value, graph: &CompactGraph, names: &[String]) -> Signed {
    let rows = file.get("edges").and_then(Value::as_array).into_iter().flatten();
    let given: BTreeMap<(String, String), f64> =
        rows.filter_map(|row| Some((ends(row, false)?, row.get(2).and_then(Value::as_f64)?))).collect();
    let name = |node: u32| Value::from(names[node as usize].clone());
    let sign = |&(a, b): &(u32, u32)| {
        let pair = ends(&Value::from(vec![name(a), name(b)]), false).expect("two names");
        given.get(&pair).map_or(f64::NAN, |sign| sign.signum())
    };
    Signed { signs: graph.edges().iter().map(sign).collect(), graph: graph.clone() }
}

/// The ties of a second network, with the nodes numbered as in the first.
fn on_nodes_of(file: &Value, other: &Value, names: &[String]) -> Result<CompactGraph, String> {
    let (graph, theirs) = network(file, other, false)?;
    let number = |node: u32| names.iter().position(|name| *name == theirs[node as usize]).map(|at| at as u32);
    let edges: Option<Vec<(u32, u32, f64)>> =
        graph.edges().iter().map(|&(a, b)| Some((number(a)?, number(b)?, 1.0))).collect();
    let edges = edges.ok_or("the two networks have different nodes")?;
    Ok(CompactGraph::from_edges(names.len(), graph.is_directed(), false, &edges, Merge::Max))
}

/// The entry of the same file that spells out the weighted network, for one that needs strengths and does not repeat them.
fn strengths_elsewhere<'v>(file: &'v Value, entry: &'v Value) -> Option<&'v Value> {
    let is_weighted = |place: &Value| place.get("weighted").and_then(Value::as_bool) == Some(true);
    let own = |entry: &Value| {
        entry.get("network_override").is_some_and(|other| is_weighted(other) && other.get("edges").is_some())
    };
    if own(entry) || is_weighted(file) {
        return None;
    }
    file.get("expected")?.as_array()?.iter().find(|other| own(other))
}

fn network(file: &Value, entry: &Value, weighted: bool) -> Result<(CompactGraph, Vec<String>), String> {
    let places = [entry.get("network_override"), entry.get("network"), file.get("network"), Some(entry), Some(file)];
    let field = |key: &str| places.iter().flatten().find_map(|place| place.get(key)).filter(|value| !value.is_null());
    let directed = field("directed").and_then(Value::as_bool).unwrap_or(false);
    let rows = field("edges").and_then(Value::as_array).ok_or("no single network")?;
    let mut names: Vec<String> = match field("nodes").and_then(Value::as_array) {
        Some(nodes) => nodes.iter().filter_map(name).collect(),
        None => Vec::new(),
    };
    let mut index: BTreeMap<String, u32> = names.iter().cloned().zip(0..).collect();
    let mut edges = Vec::with_capacity(rows.len());
    for row in rows {
        let (a, b) = ends(row, true).ok_or("an edge without two ends")?;
        let weight = row.get(2).or_else(|| row.get("weight")).and_then(Value::as_f64).unwrap_or(1.0);
        if weighted && weight <= 0.0 {
            return Err("a weight that is not above zero".to_owned());
        }
        let mut number = |end: String| {
            *index.entry(end.clone()).or_insert_with(|| {
                names.push(end);
                (names.len() - 1) as u32
            })
        };
        edges.push((number(a), number(b), weight));
    }
    Ok((CompactGraph::from_edges(names.len(), directed, weighted, &edges, Merge::Max), names))
}

/// The name that a JSON value stands for.
pub(crate) fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(node) => node.get("id").and_then(name),
        _ => None,
    }
}

/// The ends of a row, in ascending order unless direction matters.
pub(crate) fn ends(row: &Value, directed: bool) -> Option<(String, String)> {
    let end = |index: usize, key: &str| row.get(index).or_else(|| row.get(key)).and_then(name);
    let (a, b) = (end(0, "source")?, end(1, "target")?);
    Some(if directed || a <= b { (a, b) } else { (b, a) })
}

/// A pair as one word.
pub(crate) fn pair_name((a, b): (String, String)) -> String {
    format!("{a} – {b}")
}

type Labels = serde_json::Map<String, Value>;

fn division(labels: &Labels, names: &[String]) -> Result<Partition, String> {
    let found: Option<Vec<String>> =
        names.iter().map(|name| labels.get(name).filter(|label| !label.is_null()).map(Value::to_string)).collect();
    found.map(|labels| Partition::from_labels(&labels)).ok_or("a division that leaves out nodes".to_owned())
}

fn both(first: &Labels, second: &Labels) -> Result<(Partition, Partition), String> {
    let names: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    let names: Vec<String> = names.into_iter().cloned().collect();
    Ok((division(first, &names)?, division(second, &names)?))
}
