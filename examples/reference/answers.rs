//! What the library answers to the measures of the reference files.

use super::given::{self, Given};
use super::{of_networks, of_nodes, of_nulls, of_pairs};
use std::collections::{BTreeMap, BTreeSet};
use verbinder::graph::{bicomponents, cliques, components, distances, triangles};
use verbinder::measures::clusters::profiles::{Comparison, profiles};
use verbinder::measures::clusters::{
    self, ClusterOptions, LeidenOptions, agreement, group_density, leiden, map_equation, modularity,
};
use verbinder::measures::{
    self, Along, Closeness, CoreDegree, FewPartners, Known, Level, Normalization, Params, Reciprocity, Scale,
};

/// An answer of the library, in the form in which the files give theirs.
#[derive(Debug)]
pub(crate) enum Answer {
    /// One number; NaN for undefined.
    Number(f64),
    /// The highest that a search found.
    Optimum(f64),
    /// The lowest that a search found.
    Least(f64),
    /// Numbers in order.
    List(Vec<f64>),
    /// A number per node, or per other name.
    ByName(BTreeMap<String, f64>),
    /// Numbers by name, and by name within that.
    Table(BTreeMap<String, BTreeMap<String, f64>>),
    /// A number per tie.
    ByPair {
        /// The numbers.
        values: BTreeMap<(String, String), f64>,
        /// Whether the order of the ends matters.
        directed: bool,
    },
    /// The sets of nodes that achieve most.
    Sets {
        /// What they achieve.
        optimum: f64,
        /// The sets, each in order of names.
        sets: BTreeSet<Vec<String>>,
        /// How many there are.
        count: usize,
    },
    /// Nodes.
    Names(BTreeSet<String>),
    /// Sets of nodes.
    Covers(BTreeSet<BTreeSet<String>>),
    /// Ties.
    Pairs {
        /// The ties.
        pairs: BTreeSet<(String, String)>,
        /// Whether the order of the ends matters.
        directed: bool,
    },
}

/// Every measure of the files that the library can answer.
const OFFERED: &[&str] = &[
    "articulation_points",
    "avg_path.reachable",
    "betweenness.norm",
    "betweenness.raw",
    "betweenness.raw.w",
    "betweenness_centralization",
    "biconnected_components.count",
    "bridges",
    "clique_census.maximal",
    "clique_number",
    "closeness.component",
    "closeness.component.w",
    "closeness.wf",
    "closeness.wf.w",
    "closeness_centralization.raw",
    "closeness_in.component",
    "closeness_in.component.w",
    "closeness_in.wf",
    "closeness_in.wf.w",
    "closeness_in_centralization",
    "closeness_out.component",
    "closeness_out.component.w",
    "closeness_out.wf",
    "closeness_out.wf.w",
    "closeness_out_centralization",
    "clustering_avg.exclude",
    "clustering_avg.zero",
    "clustering_local.zero",
    "components",
    "components.strong",
    "components.weak",
    "connectedness",
    "constraint.raw",
    "constraint.raw.w",
    "coreness.raw",
    "coreness_all.raw",
    "coreness_in.raw",
    "coreness_out.raw",
    "degree.norm",
    "degree.raw",
    "degree_centralization",
    "degree_in.norm",
    "degree_in.raw",
    "degree_in_centralization",
    "degree_out.norm",
    "degree_out.raw",
    "degree_out_centralization",
    "density",
    "diameter.reachable",
    "distance_distribution",
    "eccentricity.component",
    "edge_betweenness.raw",
    "edge_betweenness.raw.w",
    "effective_size.raw",
    "effective_size.raw.w",
    "efficiency.global",
    "efficiency.raw",
    "efficiency.raw.w",
    "eigenvector.max1",
    "eigenvector.max1.w",
    "eigenvector.norm2",
    "eigenvector.norm2.w",
    "eigenvector_in.max1",
    "eigenvector_in.max1.w",
    "eigenvector_in.norm2",
    "eigenvector_in.norm2.w",
    "embeddedness.count",
    "girvan_newman_best_modularity",
    "group_density_matrix",
    "harmonic.norm",
    "harmonic.raw",
    "harmonic.raw.w",
    "harmonic_in.norm",
    "harmonic_in.raw",
    "harmonic_in.raw.w",
    "harmonic_out.norm",
    "harmonic_out.raw",
    "harmonic_out.raw.w",
    "infomap_minimum_codelength",
    "kclique_communities.k3",
    "kclique_communities.k4",
    "kpp.reach_m2",
    "map_equation_codelength",
    "modularity",
    "modularity.w",
    "modularity_maximum",
    "pagerank.d0.85",
    "pagerank.d0.85.w",
    "partition_ari",
    "partition_nmi_arithmetic",
    "partition_vi_nats",
    "reciprocity.dyadic_nonnull",
    "reciprocity.edge",
    "strength.raw",
    "strength_in.raw",
    "strength_out.raw",
    "structural_equivalence.correlation",
    "structural_equivalence.euclidean",
    "structural_equivalence.hamming",
    "transitivity.global",
    "triangles.node",
    "walktrap_best_modularity",
];

/// Whether the library can answer a measure of the files.
pub(crate) fn is_offered(measure: &str) -> bool {
    let lists = [OFFERED, of_nodes::OFFERED, of_networks::OFFERED, of_nulls::OFFERED, of_pairs::OFFERED];
    lists.iter().any(|list| list.contains(&measure))
}

/// Our value of this measure.
pub(crate) fn answer(measure: &str, given: &Given) -> Result<Answer, String> {
    if let Some(found) = of_partitions(measure, given)? {
        return Ok(found);
    }
    if let Some(found) = of_nodes::answer(measure, given)? {
        return Ok(found);
    }
    if let Some(found) = of_networks::answer(measure, given)? {
        return Ok(found);
    }
    if let Some(found) = of_pairs::answer(measure, given)? {
        return Ok(found);
    }
    if let Some(found) = of_nulls::answer(measure, given)? {
        return Ok(found);
    }
    if let Some(found) = of_clusters(measure, given)? {
        return Ok(found);
    }
    if let Some(found) = of_kernels(measure, given) {
        return Ok(found);
    }
    let plain = measure.strip_suffix(".w").unwrap_or(measure);
    let (stem, variant) = plain.split_once('.').unwrap_or((plain, ""));
    let along = if stem.contains("_in") { Along::In } else { Along::Out };
    let params = Params {
        along,
        normalization: if variant == "norm" { Normalization::Normalized } else { Normalization::Raw },
        closeness: if variant == "component" { Closeness::Component } else { Closeness::WassermanFaust },
        scale: if variant == "norm2" { Scale::LengthOne } else { Scale::MaxOne },
        few_partners: if variant == "exclude" { FewPartners::Exclude } else { FewPartners::Zero },
        reciprocity: if variant == "dyadic_nonnull" { Reciprocity::Pairs } else { Reciprocity::Arcs },
        core_degree: match stem {
            "coreness_all" => CoreDegree::Total,
            "coreness_in" => CoreDegree::In,
            "coreness_out" => CoreDegree::Out,
            _ => CoreDegree::Partners,
        },
        damping: given.params.get("damping").and_then(serde_json::Value::as_f64).unwrap_or(0.85),
        ..Params::default()
    };
    let stem = stem.replace("_in", "").replace("_out", "").replace("_all", "");
    let id = match (stem.as_str(), along, variant) {
        ("degree", Along::In, _) => "in-degree",
        ("degree", Along::Out, _) if measure.contains("_out") => "out-degree",
        ("efficiency", _, "global") => "global-efficiency",
        ("harmonic", ..) => "harmonic-closeness",
        ("kpp", ..) => "reach",
        ("avg_path", ..) => "average-distance",
        ("clustering_local", ..) => "local-clustering",
        ("clustering_avg", ..) => "average-clustering",
        ("biconnected_components", ..) => "bicomponents",
        (other, ..) => &other.replace('_', "-"),
    };
    let measure = measures::find(id).ok_or_else(|| format!("no measure {id}"))?;
    let known = Known { groups: given.groups.as_ref(), ..Known::new(&given.graph) };
    let columns = measure.run(&known, &params).map_err(|need| format!("needs {}", need.text().en))?;
    let scores = columns.into_iter().next().ok_or("no column")?;
    Ok(match measure.level {
        Level::Node => by_name(given, scores.values),
        Level::Network => Answer::Number(scores.value()),
        Level::Group => Answer::ByName(given.group_names.iter().cloned().zip(scores.values).collect()),
        Level::GroupPair => Answer::List(scores.values),
        Level::Tie => {
            Answer::ByPair { values: pairs(given).zip(scores.values).collect(), directed: given.graph.is_directed() }
        }
    })
}

fn of_partitions(measure: &str, given: &Given) -> Result<Option<Answer>, String> {
    let resolution = given.params.get("resolution").and_then(serde_json::Value::as_f64).unwrap_or(1.0);
    let two = || given.two_partitions.as_ref().ok_or("no two divisions");
    Ok(Some(match measure {
        "modularity" | "modularity.w" => {
            let partition = given.partition.as_ref().ok_or("no division")?;
            Answer::Number(modularity(&given.graph, partition, resolution).unwrap_or(f64::NAN))
        }
        "modularity_maximum" => {
            if given.graph.is_directed() {
                return Err("directed: the library seeks communities without direction".to_owned());
            }
            let found = leiden(&given.graph, &LeidenOptions { resolution, ..LeidenOptions::default() });
            Answer::Optimum(found.modularity.unwrap_or(f64::NAN))
        }
        "partition_ari" => two().map(|(a, b)| Answer::Number(agreement::adjusted_rand_index(a, b)))?,
        "partition_nmi_arithmetic" => {
            two().map(|(a, b)| Answer::Number(agreement::normalized_mutual_information(a, b)))?
        }
        "partition_vi_nats" => two().map(|(a, b)| Answer::Number(agreement::variation_of_information(a, b)))?,
        _ => return Ok(None),
    }))
}

/// What methods of clustering find.
fn of_clusters(measure: &str, given: &Given) -> Result<Option<Answer>, String> {
    let graph = &given.graph;
    let run = |id: &str, options: &ClusterOptions| {
        let method = clusters::find(id).ok_or_else(|| format!("no method {id}"))?;
        Ok::<_, String>((method.find)(graph, options))
    };
    let plain = ClusterOptions::default();
    let (stem, variant) = measure.split_once('.').unwrap_or((measure, ""));
    Ok(Some(match stem {
        "girvan_newman_best_modularity" => Answer::Number(run("girvan-newman", &plain)?.quality),
        "walktrap_best_modularity" => Answer::Number(run("walktrap", &plain)?.quality),
        "infomap_minimum_codelength" => Answer::Least(run("infomap", &plain)?.quality),
        "map_equation_codelength" => {
            let partition = given.partition.as_ref().ok_or("no division")?;
            Answer::Number(map_equation(graph, partition).unwrap_or(f64::NAN))
        }
        "kclique_communities" => {
            let clique_size = variant.trim_start_matches('k').parse().map_err(|_| "no size of cliques")?;
            let found = run("k-clique", &ClusterOptions { clique_size, ..plain })?.groups;
            let named = |group: Vec<usize>| group.into_iter().map(|node| given.names[node].clone()).collect();
            Answer::Covers(found.into_iter().map(named).collect())
        }
        "structural_equivalence" => {
            let comparison = match variant {
                "hamming" => Comparison::Hamming,
                "euclidean" => Comparison::Euclidean,
                _ => Comparison::Correlation,
            };
            let found = profiles(graph, comparison);
            let mut values = BTreeMap::new();
            for (a, row) in found.iter().enumerate() {
                for (b, value) in row.iter().enumerate().take(a) {
                    let row = serde_json::json!([given.names[a], given.names[b]]);
                    values.insert(given::ends(&row, false).ok_or("no two names")?, *value);
                }
            }
            Answer::ByPair { values, directed: false }
        }
        "group_density_matrix" => {
            let partition = given.partition.as_ref().ok_or("no division")?;
            let groups = given.groups.as_ref().ok_or("no groups")?;
            // The division orders groups by size, the file by name.
            let number = |group: usize| {
                let member = (0..graph.node_count()).find(|&node| groups.of()[node] == Some(group));
                member.map(|member| partition.group_of(member)).ok_or("a group without members")
            };
            let order: Vec<usize> = (0..given.group_names.len()).map(number).collect::<Result<_, _>>()?;
            let found = group_density(graph, partition);
            Answer::List(
                order.iter().flat_map(|&a| order.iter().map(move |&b| (a, b))).map(|(a, b)| found[a][b]).collect(),
            )
        }
        _ => return Ok(None),
    }))
}

/// What the kernels give directly, or a measure in another form.
fn of_kernels(measure: &str, given: &Given) -> Option<Answer> {
    let graph = &given.graph;
    let sizes = |parts: components::Components| {
        Answer::List(parts.sizes_descending().into_iter().map(|size| size as f64).collect())
    };
    Some(match measure {
        "components" | "components.weak" => sizes(components::weak(graph)),
        "components.strong" => sizes(components::strong(graph)),
        "connectedness" => {
            let fragmentation = measures::cohesion::fragmentation::fragmentation(graph, &Params::default());
            Answer::Number(1.0 - fragmentation.value())
        }
        "distance_distribution" => Answer::ByName(
            (1..)
                .map(|steps: usize| steps.to_string())
                .zip(distances::step_counts(graph).into_iter().map(|count| count as f64))
                .collect(),
        ),
        "clique_census.maximal" => {
            let (counts, _) = cliques::sizes(graph);
            let sizes = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
            Answer::ByName(sizes.map(|(size, count)| (size.to_string(), count as f64)).collect())
        }
        "triangles.node" => by_name(given, triangles::per_node(graph).into_iter().map(|count| count as f64).collect()),
        "articulation_points" => {
            Answer::Names(bicomponents::cut_points(graph).into_iter().map(|i| given.names[i].clone()).collect())
        }
        "bridges" => {
            let scores = measures::brokerage::bridge::bridge(graph, &Params::default());
            let found = pairs(given).zip(scores.values).filter(|(_, value)| *value > 0.5);
            Answer::Pairs { pairs: found.map(|(pair, _)| pair).collect(), directed: graph.is_directed() }
        }
        _ => return None,
    })
}

fn by_name(given: &Given, values: Vec<f64>) -> Answer {
    Answer::ByName(given.names.iter().cloned().zip(values).collect())
}

/// The ends of every tie, by name.
pub(crate) fn pairs(given: &Given) -> impl Iterator<Item = (String, String)> + '_ {
    let directed = given.graph.is_directed();
    given.graph.edges().iter().map(move |&(a, b)| {
        let row = serde_json::json!([given.names[a as usize], given.names[b as usize]]);
        given::ends(&row, directed).expect("two names")
    })
}
