//! What a job has written: whole, of this job and of these data, or an error that says what is not.

use super::{FORM, Job, sha256};
use crate::present::table::Recipe;
use crate::{Error, ErrorKind};
use serde::Deserialize;

/// The contents of a job's folder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// `job.json`.
    pub job: Vec<u8>,
    /// `nodes.csv`.
    pub nodes: Vec<u8>,
    /// SHA-256 of `edges.txt`, where the file is there: it may have moved to the cluster.
    pub edges_sha256: Option<String>,
    /// The file in `results/about`.
    pub about: Vec<u8>,
    /// The files in `results/nodes`, each with its name.
    pub parts: Vec<(String, Vec<u8>)>,
}

/// What GraphX says of one node, on the scale of our own measures.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeResult {
    /// Its id in the network.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Ties out; all ties without direction.
    pub out_degree: u64,
    /// Ties in; all ties without direction.
    pub in_degree: u64,
    /// Others tied with it in either direction.
    pub partners: u64,
    /// The component that it is in: a number that its members share.
    pub component: u64,
    /// PageRank as a share: all add up to 1.
    pub pagerank: f64,
    /// Tied pairs among its partners.
    pub triangles: u64,
    /// The label that it ends with.
    pub label_kept: u64,
    /// Landmarks other than itself.
    pub landmarks: usize,
    /// How many of these it reaches.
    pub reached: usize,
    /// Steps to those that it reaches, added up.
    pub steps: u64,
    /// 1/steps to those that it reaches, added up.
    pub nearness: f64,
}

/// The results of a job.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// What was asked for.
    pub job: Job,
    /// The version of Spark that answered.
    pub spark: String,
    /// One entry per node, in the order of the network.
    pub nodes: Vec<NodeResult>,
}

#[derive(Debug, Deserialize)]
struct About {
    job_sha256: String,
    edges_sha256: String,
    spark: String,
}

/// One row as the script writes it.
#[derive(Debug, Deserialize)]
struct Row {
    number: usize,
    out_degree: u64,
    in_degree: u64,
    partners: u64,
    component: u64,
    pagerank: f64,
    triangles: u64,
    label: u64,
    distances: String,
}

impl Row {
    /// Whether a node of the job can have such values.
    fn can_be(&self, job: &Job) -> bool {
        let nodes = job.nodes as u64;
        let (least, most) = (self.out_degree.max(self.in_degree), self.out_degree.saturating_add(self.in_degree));
        self.pagerank.is_finite()
            && self.pagerank > 0.0
            && self.partners < nodes
            && self.component < nodes
            && self.label < nodes
            && self.partners <= most
            && (least > 0) == (self.partners > 0)
            && (job.directed || self.out_degree == self.in_degree)
            && self.triangles <= self.partners * self.partners.saturating_sub(1) / 2
    }
}

const AGAIN: &str = "run the job again (python job.py), and read it when the job is done";
const ANEW: &str = "make the job anew with verbinder spark-job, and run it";

fn bad(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Format, message)
}

impl Results {
    /// Reads and checks what a job has written.
    ///
    /// # Errors
    ///
    /// What is of another job, other data or another version of the program; what is missing, twice, or no number.
    pub fn read(given: &Given) -> Result<Results, Error> {
        let job = read_job(given)?;
        let names = read_names(&given.nodes, &job)?;
        let about: About = serde_json::from_slice(&given.about)
            .map_err(|error| bad("results/about is not what the job writes").because(error).hint(AGAIN))?;
        if about.job_sha256 != sha256(&given.job) || about.edges_sha256 != job.edges_sha256 {
            return Err(bad("results are of another job than job.json says").hint(AGAIN));
        }
        let mut rows: Vec<Option<Row>> = (0..job.nodes).map(|_| None).collect();
        for (name, bytes) in &given.parts {
            read_part(name, bytes, &job, &mut rows)?;
        }
        let missing = rows.iter().filter(|row| row.is_none()).count();
        if missing > 0 {
            let message = format!("results/nodes lacks {missing} of {} nodes: the results are not whole", job.nodes);
            return Err(bad(message).hint("copy every file of results/nodes").hint(AGAIN));
        }
        let rows: Vec<Row> = rows.into_iter().flatten().collect();
        let ends = job.ties as u64 * if job.directed { 1 } else { 2 };
        for degree in [|row: &Row| row.out_degree, |row: &Row| row.in_degree] {
            if rows.iter().try_fold(0_u64, |sum, row| sum.checked_add(degree(row))) != Some(ends) {
                return Err(bad("results/nodes: the degrees do not add up to the ties of the job").hint(AGAIN));
            }
        }
        let all = rows.iter().map(|row| row.pagerank).fold(0.0, |sum, rank| sum + rank);
        let nodes = rows.into_iter().zip(names).map(|(row, names)| node(&row, names, all, &job));
        let nodes = nodes.collect::<Result<_, _>>()?;
        Ok(Results { job, spark: about.spark, nodes })
    }

    /// The choices behind every figure, and what computed it.
    pub fn recipe(&self) -> Recipe {
        let mut recipe = self.job.recipe();
        recipe.set("command", "read-spark");
        recipe.set("spark", self.spark.as_str());
        recipe
    }
}

fn read_job(given: &Given) -> Result<Job, Error> {
    let job: Job = serde_json::from_slice(&given.job)
        .map_err(|error| bad("job.json is not what verbinder spark-job writes").because(error).hint(ANEW))?;
    if job.form != FORM {
        let message =
            format!("job.json was written by verbinder {}, in a form that this one does not read", job.verbinder);
        return Err(bad(message).hint(ANEW));
    }
    if job.nodes == 0 || job.landmarks.iter().any(|&mark| mark >= job.nodes) || !(0.0..1.0).contains(&job.damping) {
        return Err(bad("job.json contradicts itself: it was changed by hand or is not whole").hint(ANEW));
    }
    if given.edges_sha256.as_ref().is_some_and(|found| *found != job.edges_sha256) {
        return Err(bad("edges.txt has changed since the job was made (SHA-256 differs)").hint(ANEW));
    }
    if sha256(&given.nodes) != job.nodes_sha256 {
        return Err(bad(
            "nodes.csv has changed since the job was made (SHA-256 differs): names would stand at the wrong nodes",
        )
        .hint(ANEW));
    }
    Ok(job)
}

fn read_names(bytes: &[u8], job: &Job) -> Result<Vec<(String, String)>, Error> {
    let broken = |error: csv::Error| bad("nodes.csv cannot be read").because(error).hint(ANEW);
    let records = csv::Reader::from_reader(bytes).into_deserialize::<(usize, String, String)>();
    let mut names = Vec::with_capacity(job.nodes);
    for record in records {
        let (_, id, label) = record.map_err(broken)?;
        names.push((id, label));
    }
    if names.len() != job.nodes {
        let message = format!("nodes.csv names {} nodes and job.json counts {}", names.len(), job.nodes);
        return Err(bad(message).hint(ANEW));
    }
    Ok(names)
}

fn read_part(name: &str, bytes: &[u8], job: &Job, rows: &mut [Option<Row>]) -> Result<(), Error> {
    let place = |line: Option<u64>| match line {
        Some(line) => format!("results/nodes/{name}, line {line}"),
        None => format!("results/nodes/{name}"),
    };
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader
        .headers()
        .map_err(|error| bad(format!("{} cannot be read", place(Some(1)))).because(error).hint(AGAIN))?
        .clone();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => {
                let line = error.position().map(csv::Position::line);
                return Err(bad(format!("{} cannot be read", place(line))).because(error).hint(AGAIN));
            }
        }
        let line = record.position().map(csv::Position::line);
        let row: Row = record.deserialize(Some(&headers)).map_err(|error| {
            bad(format!("{}: a value is missing or is no number", place(line))).because(error).hint(AGAIN)
        })?;
        let number = row.number;
        let Some(slot) = rows.get_mut(number) else {
            return Err(bad(format!("{}: there is no node {number}, only {}", place(line), job.nodes)).hint(AGAIN));
        };
        if slot.is_some() {
            let hint = "keep the files of one run only in results/nodes";
            return Err(bad(format!("{}: node {number} stands there twice", place(line))).hint(hint).hint(AGAIN));
        }
        if !row.can_be(job) {
            return Err(bad(format!("{}: node {number} has values that cannot be", place(line))).hint(AGAIN));
        }
        *slot = Some(row);
    }
}

fn node(row: &Row, (id, label): (String, String), all: f64, job: &Job) -> Result<NodeResult, Error> {
    let number = row.number;
    let mut node = NodeResult {
        id,
        label,
        out_degree: row.out_degree,
        in_degree: row.in_degree,
        partners: row.partners,
        component: row.component,
        pagerank: row.pagerank / all,
        triangles: row.triangles,
        label_kept: row.label,
        landmarks: job.landmarks.len() - usize::from(job.landmarks.binary_search(&number).is_ok()),
        reached: 0,
        steps: 0,
        nearness: 0.0,
    };
    let wrong =
        || bad(format!("results/nodes: the distances of node {number} are not what the job writes")).hint(AGAIN);
    let mut found: Vec<(usize, u64)> = Vec::new();
    for item in row.distances.split_ascii_whitespace() {
        let (mark, steps) = item.split_once(':').ok_or_else(wrong)?;
        found.push((mark.parse().map_err(|_| wrong())?, steps.parse().map_err(|_| wrong())?));
    }
    // Spark writes them in any order; sums have a fixed one.
    found.sort_unstable();
    for pair in found.windows(2) {
        if pair[0].0 == pair[1].0 {
            return Err(wrong());
        }
    }
    // Every landmark reaches itself: without that, distances were lost on the way.
    if job.landmarks.binary_search(&number).is_ok() && !found.contains(&(number, 0)) {
        return Err(wrong());
    }
    for (mark, steps) in found {
        let known = job.landmarks.binary_search(&mark).is_ok();
        if !known || (steps == 0) != (mark == number) || steps >= job.nodes as u64 {
            return Err(wrong());
        }
        if steps > 0 {
            node.reached += 1;
            node.steps += steps;
            node.nearness += 1.0 / steps as f64;
        }
    }
    Ok(node)
}
