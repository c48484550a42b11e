//! The files of a job: ties and nodes as numbers, what to do, the script that does it, and how to run it.

use super::{FORM, Job, sha256};
use crate::Error;
use crate::graph::CompactGraph;
use crate::graph::random::Stream;
use crate::packed::Packed;
use crate::present::findings::packed::Asked;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::Recipe;
use crate::present::{cautions, findings};
use std::fmt::Write as _;

/// The version of PyPI's `pyspark` that the script was tried with.
pub const PYSPARK: &str = "4.3.0";

/// What the job computes, beside what needs no choice.
#[derive(Debug, Clone, PartialEq)]
pub struct JobOptions {
    /// Number of nodes drawn to which distances are measured; all nodes where there are no more.
    pub landmarks: usize,
    /// Rounds of PageRank; after r of them all nodes together are off by 2·(1 + 1/(1 − damping))·damping^r at most.
    pub rounds: u32,
    /// Rounds of label propagation.
    pub label_rounds: u32,
    /// How often the walker of PageRank follows a tie, in `[0, 1)`.
    pub damping: f64,
}

impl Default for JobOptions {
    fn default() -> Self {
        JobOptions { landmarks: 32, rounds: 100, label_rounds: 10, damping: 0.85 }
    }
}

/// One file of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobFile {
    /// Its name in the folder of the job.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files of the job on a chosen network, in the order in which they are to be written: `job.json` last, so that a folder with
/// it is whole.
///
/// `edges.txt` has one line `a b` per tie (`a b w` with strengths), by number and ascending; a node without ties stands in it as
/// `a a`. `nodes.csv` says which node a number is.
///
/// # Errors
///
/// A network without nodes.
pub fn job(subject: &Subject, options: &JobOptions, language: Language) -> Result<Vec<JobFile>, Error> {
    let names = subject.network.nodes().map(|node| (&*node.id, &*node.label));
    let chosen = Chosen {
        graph: &subject.view.graph,
        nodes: node_list(names),
        seed: subject.choices.seed,
        not_ranked: cautions::withheld(subject.basis(), "degree", language),
        notes: subject.notes(language),
        recipe: subject.recipe(),
    };
    files(chosen, options, language)
}

/// As [`job`], on a packed network, whose labels are ids and names.
///
/// # Errors
///
/// A network without nodes.
pub fn job_of_packed(packed: &Packed, options: &JobOptions, asked: Asked<'_>) -> Result<Vec<JobFile>, Error> {
    let chosen = Chosen {
        graph: &packed.graph,
        nodes: node_list(packed.labels.iter().map(|label| (label, label))),
        seed: asked.seed,
        not_ranked: None,
        notes: vec![findings::packed::note(asked.language).to_owned()],
        recipe: findings::packed::recipe(packed, asked),
    };
    files(chosen, options, asked.language)
}

/// A network as a job needs it.
struct Chosen<'a> {
    graph: &'a CompactGraph,
    nodes: Vec<u8>,
    seed: u64,
    not_ranked: Option<String>,
    notes: Vec<String>,
    recipe: Recipe,
}

fn files(chosen: Chosen<'_>, options: &JobOptions, language: Language) -> Result<Vec<JobFile>, Error> {
    let Chosen { graph, nodes, seed, not_ranked, notes, recipe } = chosen;
    if graph.node_count() == 0 {
        return Err(Error::request("there are no nodes to compute anything of")
            .hint("choose more kinds, statuses or municipalities, or check the file with verbinder check"));
    }
    let edges = edge_list(graph);
    let job = Job {
        verbinder: env!("CARGO_PKG_VERSION").to_owned(),
        form: FORM,
        language: language.pick("en", "nl").to_owned(),
        nodes: graph.node_count(),
        ties: graph.edge_count(),
        directed: graph.is_directed(),
        weighted: graph.is_weighted(),
        damping: options.damping,
        rounds: options.rounds,
        label_rounds: options.label_rounds,
        landmarks: landmarks(graph.node_count(), options.landmarks, seed),
        edges_sha256: sha256(&edges),
        nodes_sha256: sha256(&nodes),
        not_ranked,
        notes,
        recipe: recipe.0,
    };
    let mut text = serde_json::to_string_pretty(&job).expect("numbers and words are JSON");
    text.push('\n');
    Ok(vec![
        JobFile { name: "edges.txt", bytes: edges },
        JobFile { name: "nodes.csv", bytes: nodes },
        JobFile { name: "job.py", bytes: include_bytes!("job.py").to_vec() },
        JobFile { name: "README.md", bytes: readme(&job, language).into_bytes() },
        JobFile { name: "job.json", bytes: text.into_bytes() },
    ])
}

fn edge_list(graph: &CompactGraph) -> Vec<u8> {
    let mut text = String::with_capacity(graph.edge_count() * 14);
    for (a, b, weight) in graph.ties() {
        let _ = match graph.is_weighted() {
            true => writeln!(text, "{a} {b} {weight}"),
            false => writeln!(text, "{a} {b}"),
        };
    }
    for node in (0..graph.node_count()).filter(|&node| graph.degree(node) + graph.in_degree(node) == 0) {
        let _ = writeln!(text, "{node} {node}");
    }
    text.into_bytes()
}

fn node_list<'a>(names: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    const MEMORY: &str = "writing to memory does not fail";
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["number", "id", "label"]).expect(MEMORY);
    for (number, (id, label)) in names.enumerate() {
        writer.write_record([&number.to_string(), id, label]).expect(MEMORY);
    }
    writer.into_inner().expect(MEMORY)
}

/// Nodes drawn without putting back, every set equally likely, ascending.
fn landmarks(nodes: usize, wanted: usize, seed: u64) -> Vec<usize> {
    let mut all: Vec<usize> = (0..nodes).collect();
    Stream::new(seed, 0).shuffle(&mut all);
    all.truncate(wanted);
    all.sort_unstable();
    all
}

fn readme(job: &Job, language: Language) -> String {
    language
        .pick(include_str!("readme.en.md"), include_str!("readme.nl.md"))
        .replace("{nodes}", &job.nodes.to_string())
        .replace("{ties}", &job.ties.to_string())
        .replace("{pyspark}", PYSPARK)
        .replace("{verbinder}", &job.verbinder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    #[test]
    fn ties_stand_by_number_and_nodes_without_any_with_themselves() {
        // 2 ── 0   1   3 ── 4
        let graph = CompactGraph::undirected(5, &[(4, 3), (2, 0)]);
        assert_eq!(edge_list(&graph), b"0 2\n3 4\n1 1\n");
        let arcs = [(2, 0, 1.5), (0, 2, 3.0), (4, 3, 1.0)];
        let graph = CompactGraph::from_edges(5, true, true, &arcs, Merge::Max);
        assert_eq!(edge_list(&graph), b"0 2 3\n2 0 1.5\n4 3 1\n1 1\n");
    }

    #[test]
    fn landmarks_are_drawn_once_each_and_follow_the_seed() {
        assert_eq!(landmarks(3, 10, 1), [0, 1, 2]);
        let drawn = landmarks(1_000, 20, 1);
        assert!(drawn.len() == 20 && drawn.windows(2).all(|pair| pair[0] < pair[1]) && drawn[19] < 1_000);
        assert_eq!(drawn, landmarks(1_000, 20, 1));
        assert_ne!(drawn, landmarks(1_000, 20, 2));
    }
}
