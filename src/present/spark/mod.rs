//! Past one machine: a network as a job for Apache Spark's GraphX, and what comes back from it.
//!
//! [`job`] writes the ties as numbers, the names of the numbers, and a script in Python that calls GraphX. Nothing of ours runs on the
//! cluster. [`Results::read`] checks that results are whole and belong to the job, and brings them to the scale of our own measures.
//! Everything is a list of files in memory; who calls decides where they go.

mod job;
mod results;

pub use job::{JobFile, JobOptions, PYSPARK, job, job_of_packed};
pub use results::{Given, NodeResult, Results};

use crate::digest::sha256;
use crate::present::table::Recipe;
use serde::{Deserialize, Serialize};

/// The form of `job.json` and of the results. Another number is refused.
const FORM: u32 = 1;

/// What `job.json` says: what the script is to do, and what the table must tell of how it came about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// The version of the program that wrote it.
    pub verbinder: String,
    /// The form of this file and of the results.
    pub form: u32,
    /// The language of what the script says and of the table: `en` or `nl`.
    pub language: String,
    /// Number of nodes.
    pub nodes: usize,
    /// Number of ties: pairs, or arcs where direction counts.
    pub ties: usize,
    /// Whether ties have a direction.
    pub directed: bool,
    /// Whether strengths stand in the list of ties. GraphX looks at none.
    pub weighted: bool,
    /// How often the walker of PageRank follows a tie.
    pub damping: f64,
    /// Rounds of PageRank.
    pub rounds: u32,
    /// Rounds of label propagation.
    pub label_rounds: u32,
    /// The nodes to which distances are measured, ascending.
    pub landmarks: Vec<usize>,
    /// SHA-256 of `edges.txt`.
    pub edges_sha256: String,
    /// SHA-256 of `nodes.csv`.
    pub nodes_sha256: String,
    /// Why actors of this network are not ranked, where a caution forbids it.
    pub not_ranked: Option<String>,
    /// What a reader must know of the choice of ties and nodes.
    pub notes: Vec<String>,
    /// How the network was chosen.
    pub recipe: serde_json::Map<String, serde_json::Value>,
}

impl Job {
    /// The choices behind every figure, in the order of other recipes.
    fn recipe(&self) -> Recipe {
        let mut recipe = Recipe(self.recipe.clone());
        recipe.set("damping", self.damping);
        recipe.set("rounds", self.rounds);
        recipe.set("label_rounds", self.label_rounds);
        recipe.set("landmarks", self.landmarks.len());
        recipe
    }
}
