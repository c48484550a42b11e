//! Our values beside those of other programs, on published networks: the facts of tests/agreement, for the test here and for the
//! tables of docs/measures.md.

use crate::support::reference::Reference;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::measures::{
    self, Along, FewPartners, Grouping, Known, Level, MEASURES, Normalization, Params, Reciprocity, Scale,
};

/// The programs, in the order of columns, with their names for people.
pub(crate) const PEERS: [(&str, &str); 5] = [
    ("networkx", "networkx"),
    ("igraph", "igraph"),
    ("igraph-r", "igraph (R)"),
    ("sna", "sna (R)"),
    ("networkit", "NetworKit"),
];

/// What tests/agreement/agreement.json holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Facts {
    /// The networks, by file of tests/reference, with their names for people.
    pub(crate) networks: BTreeMap<String, String>,
    /// The version of each program.
    pub(crate) versions: BTreeMap<String, String>,
    /// Measures that none of the programs has.
    pub(crate) nobody_else: BTreeSet<String>,
    /// The values.
    pub(crate) rows: Vec<Row>,
}

/// One figure, as several programs give it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) measure: String,
    pub(crate) network: String,
    #[serde(default)]
    pub(crate) weighted: bool,
    /// The attribute that groups the nodes.
    pub(crate) by: Option<String>,
    /// The attribute that holds a number for each.
    pub(crate) value: Option<String>,
    /// The group that is judged as a whole.
    #[serde(default)]
    pub(crate) members: Vec<String>,
    #[serde(default)]
    pub(crate) options: Options,
    /// The column of a measure with several.
    pub(crate) part: Option<String>,
    #[serde(default)]
    pub(crate) place: Place,
    pub(crate) peers: BTreeMap<String, Fact>,
}

/// The choices of a row that are not the usual ones.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Options {
    #[serde(default)]
    pub(crate) normalized: bool,
    pub(crate) along: Option<String>,
    pub(crate) alpha: Option<f64>,
    pub(crate) scale: Option<String>,
    pub(crate) few_partners: Option<String>,
    pub(crate) reciprocity: Option<String>,
}

/// What the figure belongs to; nothing for the network.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    pub(crate) node: Option<String>,
    pub(crate) tie: Option<[String; 2]>,
    pub(crate) groups: Option<[String; 2]>,
}

/// What one program says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fact {
    /// How it was asked.
    pub(crate) call: String,
    /// Its answer; none for undefined.
    pub(crate) value: Option<f64>,
    /// Why it is another number than ours.
    pub(crate) differs: Option<String>,
}

impl Facts {
    pub(crate) fn read() -> Facts {
        let text = std::fs::read_to_string(crate::support::project_file("tests/agreement/agreement.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    }
}

/// Our value of a row; NaN if undefined.
pub(crate) fn ours(row: &Row, file: &Value) -> f64 {
    let names: Vec<&str> = file["nodes"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let number = |name: &str| names.iter().position(|other| *other == name).unwrap_or_else(|| panic!("no node {name}"));
    let graph = graph(row, file, &|name| number(name) as u32);
    let labels: Vec<Option<String>> = row.by.as_ref().map_or_else(Vec::new, |by| {
        names.iter().map(|name| Some(attribute(file, by)[*name].as_str()?.to_owned())).collect()
    });
    let grouping = Grouping::from_labels(&labels);
    let values: Option<Vec<f64>> = row
        .value
        .as_ref()
        .map(|value| names.iter().map(|name| attribute(file, value)[*name].as_f64().unwrap_or(f64::NAN)).collect());
    let second: Vec<bool> = names.iter().map(|name| file["mode"][*name] == 1).collect();
    let mut members: Vec<usize> = row.members.iter().map(|name| number(name)).collect();
    members.sort_unstable();
    let known = Known {
        groups: row.by.as_ref().map(|_| &grouping),
        values: values.as_deref(),
        second_mode: file.get("mode").map(|_| second.as_slice()),
        members: Some(members.as_slice()).filter(|members| !members.is_empty()),
        ..Known::new(&graph)
    };
    let measure = measures::find(&row.measure).unwrap_or_else(|| panic!("no measure {}", row.measure));
    let column = row.part.as_ref().map_or(0, |part| measure.parts().iter().position(|other| other.id == part).unwrap());
    let scores = &measure.run(&known, &params(&row.options)).unwrap()[column];
    let index = match measure.level {
        Level::Network => 0,
        Level::Node => number(row.place.node.as_ref().unwrap()),
        Level::Tie => {
            let [a, b] = row.place.tie.as_ref().unwrap().each_ref().map(|name| number(name) as u32);
            let is_it = |&(s, t): &(u32, u32)| (s, t) == (a, b) || (!graph.is_directed() && (t, s) == (a, b));
            graph.edges().iter().position(is_it).unwrap()
        }
        Level::Group | Level::GroupPair => {
            let all: BTreeSet<&String> = labels.iter().flatten().collect();
            let at = |name: &String| all.iter().position(|other| *other == name).unwrap();
            let [a, b] = row.place.groups.as_ref().unwrap();
            at(a) * all.len() + at(b)
        }
    };
    scores.values[index]
}

/// The attribute of nodes in a reference file; values of it are in the entries that were computed with it.
fn attribute<'v>(file: &'v Value, name: &str) -> &'v Value {
    let entries = file["expected"].as_array().unwrap();
    &entries.iter().find(|entry| entry["attribute_name"] == name).unwrap_or_else(|| panic!("no {name}"))["attribute"]
}

fn graph(row: &Row, file: &Value, number: &dyn Fn(&str) -> u32) -> CompactGraph {
    let mut overrides = file["expected"].as_array().unwrap().iter().map(|entry| &entry["network_override"]);
    let place = if row.weighted { overrides.find(|place| place["weighted"] == true).unwrap() } else { file };
    let edges: Vec<(u32, u32, f64)> = place["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| (number(edge[0].as_str().unwrap()), number(edge[1].as_str().unwrap()), edge[2].as_f64().unwrap()))
        .collect();
    let nodes = file["nodes"].as_array().unwrap().len();
    CompactGraph::from_edges(nodes, file["directed"] == true, row.weighted, &edges, Merge::Max)
}

fn params(options: &Options) -> Params {
    let is = |option: &Option<String>, word: &str| option.as_deref() == Some(word);
    Params {
        normalization: if options.normalized { Normalization::Normalized } else { Normalization::Raw },
        along: if is(&options.along, "in") { Along::In } else { Along::Out },
        scale: if is(&options.scale, "length") { Scale::LengthOne } else { Scale::MaxOne },
        few_partners: if is(&options.few_partners, "exclude") { FewPartners::Exclude } else { FewPartners::Zero },
        reciprocity: if is(&options.reciprocity, "pairs") { Reciprocity::Pairs } else { Reciprocity::Arcs },
        alpha: options.alpha,
        ..Params::default()
    }
}

/// The reference files that the rows are about, each read once.
pub(crate) fn networks(facts: &Facts) -> BTreeMap<String, Value> {
    let read = |name: &String| (name.clone(), Reference::named(name).file);
    facts.networks.keys().map(read).collect()
}

/// Whether the other value is ours, both undefined included.
fn agree(ours: f64, theirs: Option<f64>) -> bool {
    match theirs {
        Some(theirs) => (ours - theirs).abs() <= 1e-9 * ours.abs().max(1.0),
        None => ours.is_nan(),
    }
}

// A listed difference that is none any more is as wrong as a difference that is not listed.
#[test]
fn other_programs_agree_but_where_it_is_said() {
    let facts = Facts::read();
    let networks = networks(&facts);
    let mut wrong = Vec::new();
    let mut compared = 0;
    for row in &facts.rows {
        let ours = ours(row, &networks[&row.network]);
        for (peer, fact) in &row.peers {
            compared += 1;
            if agree(ours, fact.value) == fact.differs.is_some() {
                wrong.push(format!(
                    "{} in {}: ours {ours}, {peer} {:?}: {}",
                    row.measure, row.network, fact.value, fact.call
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{:#?}", wrong);
    assert!(compared > 300, "{compared}");
}

#[test]
fn every_measure_is_compared_or_said_to_be_in_no_other_program() {
    let facts = Facts::read();
    let compared: BTreeSet<&str> = facts.rows.iter().map(|row| row.measure.as_str()).collect();
    for measure in MEASURES {
        assert!(
            compared.contains(measure.id) != facts.nobody_else.contains(measure.id),
            "{}: give it a row in tests/agreement/agreement.json and run peers.py, or name it in nobody_else",
            measure.id
        );
    }
    assert_eq!(compared.len() + facts.nobody_else.len(), MEASURES.len(), "a measure that is gone is still listed");
    let peers: BTreeSet<&str> = PEERS.iter().map(|peer| peer.0).collect();
    assert_eq!(facts.versions.keys().map(String::as_str).collect::<BTreeSet<_>>(), peers);
    assert!(
        facts
            .rows
            .iter()
            .all(|row| !row.peers.is_empty() && row.peers.keys().all(|peer| peers.contains(peer.as_str())))
    );
    let used: BTreeSet<&String> = facts.rows.iter().map(|row| &row.network).collect();
    assert_eq!(used, facts.networks.keys().collect());
}
