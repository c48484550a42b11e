//! Times the kernels of verbinder alone, without reading and writing: what `benches/peers/compare.py` sets beside other programs.
//!
//! `cargo run --release --example kernel_times -- TIES.csv` reads a tie list with a column `strength` once and says how many nodes and
//! ties it found. Then each line of standard input is one task, such as `betweenness`, or `betweenness values.json` to keep the
//! values; each is computed once and answered by a line of JSON: `{"wall": seconds, "cpu": seconds}`. Processor seconds are those of all
//! threads together, and null where the system does not tell. `read FILE` reads another file. Options: `--alpha A` of Katz centrality.
//! A task that draws lots draws others each time it is asked for.

use serde_json::{Value, json};
use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use verbinder::formats;
use verbinder::graph::{CompactGraph, Cost, View, ViewOptions, Weight};
use verbinder::measures::clusters::{
    ClusterOptions, LeidenOptions, Partition, label_propagation::label_propagation, leiden, louvain::louvain,
};
use verbinder::measures::{self, Params};

/// As the program has it.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Task and measure.
const MEASURES: [(&str, &str); 13] = [
    ("degree", "degree"),
    ("coreness", "coreness"),
    ("clustering", "local-clustering"),
    ("pagerank", "pagerank"),
    ("eigenvector", "eigenvector"),
    ("katz", "katz"),
    ("cut-points", "cut-point"),
    ("bridges", "bridge"),
    ("constraint", "constraint"),
    ("betweenness", "betweenness"),
    ("edge-betweenness", "edge-betweenness"),
    ("harmonic", "harmonic-closeness"),
    ("closeness", "closeness"),
];

/// The graph without strengths, and with strengths read as lengths.
struct Graphs {
    plain: CompactGraph,
    lengths: CompactGraph,
    alpha: Option<f64>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut file, mut alpha) = (None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--alpha" => alpha = arguments.next().and_then(|number| number.parse().ok()),
            _ => file = Some(argument),
        }
    }
    match file.ok_or_else(|| "name a tie list".to_owned()).and_then(|file| serve(&file, alpha)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Nothing can be done if standard error itself is gone.
            let _ = writeln!(std::io::stderr(), "error: {message}");
            ExitCode::from(2)
        }
    }
}

fn serve(file: &str, alpha: Option<f64>) -> Result<(), String> {
    let graph = |weight| {
        let options = ViewOptions { weight, cost: Cost::Strength, ..ViewOptions::default() };
        let input = formats::read_file(Path::new(file)).map_err(|error| error.to_string())?;
        Ok::<_, String>(View::new(&input.network.value, &options).graph)
    };
    let graphs = Graphs { plain: graph(Weight::None)?, lengths: graph(Weight::Strength)?, alpha };
    answer(&json!({"nodes": graphs.plain.node_count(), "ties": graphs.plain.edge_count()}))?;
    for (asked, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|error| error.to_string())?;
        let (task, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        // In this order: to ask for processor seconds takes longer than many a task.
        let (before, started) = (processor_seconds(), Instant::now());
        let found = match task {
            "read" => Found::File(Box::new(formats::read_file(Path::new(rest)).map_err(|error| error.to_string())?)),
            _ => compute(task, &graphs, asked as u64)?,
        };
        let (wall, after) = (started.elapsed().as_secs_f64(), processor_seconds());
        let cpu = before.zip(after).map(|(before, after)| after - before);
        let mut line = json!({"wall": wall, "cpu": cpu});
        if let Found::File(input) = &found {
            line["nodes"] = input.network.value.node_count().into();
            line["ties"] = input.network.value.tie_count().into();
        } else if !rest.is_empty() {
            std::fs::write(rest, found.json().to_string()).map_err(|error| format!("{rest}: {error}"))?;
        }
        answer(&line)?;
    }
    Ok(())
}

fn answer(line: &Value) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(|error| error.to_string())
}

/// What a task gives; turned into text only when the clock has stopped.
enum Found {
    /// One value per node or tie, by number.
    Values(Vec<f64>),
    /// The group of each node.
    Groups(Vec<usize>),
    /// A file that was read.
    File(Box<formats::Input>),
}

impl Found {
    fn json(&self) -> Value {
        match self {
            Found::Values(values) => json!(values),
            Found::Groups(groups) => json!(groups),
            Found::File(_) => Value::Null,
        }
    }
}

fn compute(task: &str, graphs: &Graphs, seed: u64) -> Result<Found, String> {
    let graph = &graphs.plain;
    let params = Params { alpha: graphs.alpha, ..Params::default() };
    if task == "weighted-betweenness" {
        let params = Params { cost: Cost::Strength, ..params };
        return Ok(Found::Values(measure("betweenness", &graphs.lengths, &params)?));
    }
    if let Some((_, id)) = MEASURES.iter().find(|entry| entry.0 == task) {
        return Ok(Found::Values(measure(id, graph, &params)?));
    }
    let options = ClusterOptions { runs: 1, seed, ..ClusterOptions::default() };
    let partition: Option<Partition> = match task {
        "components" => Some(Partition::from_labels(&verbinder::graph::components::weak(graph).of)),
        "leiden" => Some(leiden(graph, &LeidenOptions { runs: 1, seed, ..LeidenOptions::default() }).partition),
        "louvain" => louvain(graph, &options).partition,
        "label-propagation" => label_propagation(graph, &options).partition,
        _ => return Err(format!("there is no task {task:?}")),
    };
    let groups = partition.ok_or_else(|| format!("{task} gives no division"))?;
    Ok(Found::Groups(groups.labels().to_vec()))
}

fn measure(id: &str, graph: &CompactGraph, params: &Params) -> Result<Vec<f64>, String> {
    let measure = measures::find(id).ok_or_else(|| format!("there is no measure {id:?}"))?;
    Ok(measure.of(graph, params).values)
}

/// Seconds on a processor of all threads of this process together, as Linux counts them to the nanosecond.
fn processor_seconds() -> Option<f64> {
    // Linux books the time of a running thread at ticks, and when the thread yields.
    std::thread::yield_now();
    let mut nanoseconds: u64 = 0;
    for thread in std::fs::read_dir("/proc/self/task").ok()? {
        let text = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += text.split_ascii_whitespace().next()?.parse::<u64>().ok()?;
    }
    Some(nanoseconds as f64 / 1e9)
}
