//! Parts of the work on one measure: what `measure --shard` writes, and `merge-shards` puts together.

use crate::cli::record;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::cmp::Ordering;
use std::fmt;
use std::path::Path;
use std::str::FromStr;
use verbinder::digest::{hexadecimal, sha256};
use verbinder::graph::CompactGraph;
use verbinder::graph::betweenness::shards::{Block, MOST_SHARDS, Unfit, merge, shard};
use verbinder::graph::betweenness::{Betweenness, Of};
use verbinder::graph::distances::{Distances, distances_of};
use verbinder::graph::shortest_paths::Along;
use verbinder::measures::centrality::{betweenness, closeness, harmonic_closeness};
use verbinder::measures::{Measure, Params, Scores};
use verbinder::{Error, ErrorKind};

/// A part of the work: `3/16` is the third of sixteen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shard {
    part: usize,
    parts: usize,
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.parts)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let numbers = text.split_once('/').and_then(|(part, parts)| Some((part.parse().ok()?, parts.parse().ok()?)));
        match numbers {
            Some((part, parts)) if (1..=parts).contains(&part) && parts <= MOST_SHARDS => Ok(Shard { part, parts }),
            _ => Err(format!("expected PART/PARTS, such as 3/16, of at most {MOST_SHARDS} parts")),
        }
    }
}

/// The file of a part that was done.
#[derive(Debug, Serialize, Deserialize)]
struct Whole {
    /// SHA-256 of the part as it stands in the file: a digit that was changed on the way is no other result.
    sha256: String,
    part: Done,
}

impl Whole {
    fn of(part: Done) -> Whole {
        Whole { sha256: part.sum(), part }
    }
}

/// A part that was done.
#[derive(Debug, Serialize, Deserialize)]
struct Done {
    verbinder: String,
    measure: String,
    shard: String,
    /// SHA-256 of the graph: a part of another network, or of another choice from it, does not fit.
    graph: String,
    blocks: Vec<DoneBlock>,
}

impl Done {
    fn sum(&self) -> String {
        sha256(&serde_json::to_vec(self).expect("plain values are written"))
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct DoneBlock {
    pieces: [usize; 2],
    sums: Vec<f64>,
}

/// What a measure that can be done in parts asks of the searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Sums over the pairs of all nodes.
    Pairs(Of),
    /// What is known of every node once all others are found from it.
    Distances,
}

/// What this measure asks of the searches.
pub(crate) fn asked(measure: &Measure) -> Result<Asked, Error> {
    match measure.id {
        "betweenness" => Ok(Asked::Pairs(Of::Nodes)),
        "edge-betweenness" => Ok(Asked::Pairs(Of::Edges)),
        "closeness" | "harmonic-closeness" => Ok(Asked::Distances),
        other => Err(Error::request(format!("{other} is not done in parts")).hint(
            "betweenness, edge-betweenness, closeness and harmonic-closeness are; all else takes less time than it would take to hand out",
        )),
    }
}

impl Shard {
    /// Does this part; the text of its file.
    pub(crate) fn run(self, measure: &Measure, asked: Asked, graph: &CompactGraph) -> String {
        let blocks = match asked {
            Asked::Pairs(of) => shard(graph, of, self.part - 1, self.parts),
            Asked::Distances => vec![self.distances(graph)],
        };
        let blocks = blocks.into_iter();
        let blocks = blocks.map(|block| DoneBlock { pieces: [block.pieces.start, block.pieces.end], sums: block.sums });
        let done = Done {
            verbinder: env!("CARGO_PKG_VERSION").to_owned(),
            measure: measure.id.to_owned(),
            shard: self.to_string(),
            graph: fingerprint(graph),
            blocks: blocks.collect(),
        };
        serde_json::to_string(&Whole::of(done)).expect("plain values are written")
    }

    /// The distances of this part of the nodes: of each how many it reaches, and the sums of the distances and of one over them.
    fn distances(self, graph: &CompactGraph) -> Block {
        let n = graph.node_count();
        let pieces = n * (self.part - 1) / self.parts..n * self.part / self.parts;
        let found = distances_of(graph, Along::Out, pieces.clone());
        Block { pieces, sums: found.iter().flat_map(|of| [of.others as f64, of.sum, of.inverse_sum]).collect() }
    }
}

/// The distances of all nodes out of blocks of [`Shard::distances`].
fn joined(graph: &CompactGraph, mut blocks: Vec<Block>) -> Result<Vec<Distances>, Unfit> {
    blocks.sort_by_key(|block| (block.pieces.start, block.pieces.end));
    let mut found = Vec::with_capacity(graph.node_count());
    for Block { pieces, sums } in blocks {
        if pieces.start != found.len() {
            let at = pieces.start.min(found.len());
            return Err(if pieces.start > found.len() { Unfit::Missing(at) } else { Unfit::Superfluous(at) });
        }
        if sums.len() != 3 * pieces.len() {
            return Err(Unfit::Length(pieces.start));
        }
        found.extend(sums.chunks_exact(3).map(|of| Distances {
            others: of[0] as usize,
            sum: of[1],
            inverse_sum: of[2],
            ..Distances::default()
        }));
    }
    match found.len().cmp(&graph.node_count()) {
        Ordering::Less => Err(Unfit::Missing(found.len())),
        Ordering::Equal => Ok(found),
        Ordering::Greater => Err(Unfit::Superfluous(graph.node_count())),
    }
}

/// All parts put together: what the whole work would have given, to the last bit.
pub(crate) fn together(
    measure: &Measure,
    graph: &CompactGraph,
    params: &Params,
    files: &[String],
) -> Result<Scores, Error> {
    let asked = asked(measure)?;
    let own = fingerprint(graph);
    let mut parts: Vec<(Shard, &str)> = Vec::new();
    let mut blocks = Vec::new();
    for file in files {
        let done = read(file)?;
        let unlike = |what: &str| Error::new(ErrorKind::Data, format!("{file} is a shard of {what}"));
        if done.measure != measure.id {
            return Err(unlike(&done.measure).hint(format!("leave it out, or merge {}", done.measure)));
        }
        if done.graph != own {
            return Err(
                unlike("another network").hint("name the file, with the same options, of which the shards were made")
            );
        }
        if done.verbinder != env!("CARGO_PKG_VERSION") {
            return Err(unlike(&format!("version {}", done.verbinder)).hint("make all shards with one version"));
        }
        let shard =
            done.shard.parse().map_err(|_| damaged(file, &format!("it says that it is part {:?}", done.shard)))?;
        parts.push((shard, file));
        blocks.extend(
            done.blocks.into_iter().map(|block| Block { pieces: block.pieces[0]..block.pieces[1], sums: block.sums }),
        );
    }
    complete(parts)?;
    let unfit = |unfit| {
        let what = match unfit {
            Unfit::Missing(_) => "a part of the work is in none of the shards",
            Unfit::Superfluous(_) => "a part of the work is in several shards",
            Unfit::Length(_) => "a shard does not fit the network",
        };
        Error::new(ErrorKind::Data, what).hint("make the shards anew")
    };
    let scores = match asked {
        Asked::Pairs(of) => {
            let Betweenness { nodes, edges } = merge(graph, of, blocks).map_err(unfit)?;
            let raw = Scores::all(if of == Of::Edges { edges } else { nodes });
            betweenness::scaled(graph, raw, params.normalization)
        }
        Asked::Distances => {
            let found = joined(graph, blocks).map_err(unfit)?;
            match measure.id {
                "closeness" => closeness::from_distances(graph, &found, params),
                _ => harmonic_closeness::from_distances(&found, params),
            }
        }
    };
    Ok(scores)
}

/// What stands in the file of a shard.
fn read(file: &str) -> Result<Done, Error> {
    let bytes = record::bytes_of(Path::new(file))
        .map_err(|error| Error::new(ErrorKind::Read, format!("cannot read {file}")).because(error))?;
    let Whole { sha256, part } = serde_json::from_slice(&bytes).map_err(|error| {
        // A copy that broke off, or a disk that was full.
        if error.is_eof() && bytes.starts_with(b"{\"sha256\":") {
            return damaged(file, "it is cut off");
        }
        Error::new(ErrorKind::Data, format!("{file} is no shard"))
            .because(error)
            .hint("measure MEASURE FILE --shard 3/16 -o FILE writes one")
    })?;
    if part.sum() != sha256 {
        return Err(damaged(file, "its check sum is wrong"));
    }
    match part.blocks.iter().find(|block| block.pieces[0] > block.pieces[1]) {
        Some(block) => {
            let [from, to] = block.pieces;
            Err(damaged(file, &format!("a block of it goes from piece {from} to {to}")))
        }
        None => Ok(part),
    }
}

fn damaged(file: &str, why: &str) -> Error {
    Error::new(ErrorKind::Data, format!("{file} is damaged: {why}")).hint("make this shard anew")
}

/// Refuses shards that are not each part of one division, once.
fn complete(mut parts: Vec<(Shard, &str)>) -> Result<(), Error> {
    parts.sort_by_key(|(shard, _)| (shard.parts, shard.part));
    for pair in parts.windows(2) {
        let [(one, file), (other, other_file)] = pair else { continue };
        if one.parts != other.parts {
            return Err(Error::new(
                ErrorKind::Data,
                format!("{file} is shard {one}, {other_file} is shard {other}: parts of two divisions"),
            )
            .hint("name shards of one division only (all x/16)"));
        }
        if one == other {
            return Err(Error::new(ErrorKind::Data, format!("shard {one} is there twice: {file}, {other_file}"))
                .hint("name each shard once"));
        }
    }
    let of = parts.first().map_or(0, |(shard, _)| shard.parts);
    let all = (1..=of).map(|part| Shard { part, parts: of });
    let missing: Vec<String> =
        all.filter(|shard| parts.iter().all(|(there, _)| there != shard)).map(|shard| shard.to_string()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let are = if missing.len() == 1 { "shard is" } else { "shards are" };
    Err(Error::new(ErrorKind::Data, format!("{} {are} missing: {}", missing.len(), missing.join(", ")))
        .hint(format!("measure MEASURE FILE --shard {} -o FILE makes the first of them", missing[0])))
}

/// SHA-256 of a graph with its weights.
fn fingerprint(graph: &CompactGraph) -> String {
    let (offsets, targets) = graph.rows();
    let mut hash = Sha256::new();
    hash.update([u8::from(graph.is_directed()), u8::from(graph.is_weighted())]);
    offsets.iter().for_each(|&offset| hash.update((offset as u64).to_le_bytes()));
    targets.iter().for_each(|&target| hash.update(target.to_le_bytes()));
    if graph.is_weighted() {
        (0..graph.edge_count()).for_each(|edge| hash.update(graph.weight(edge).to_le_bytes()));
    }
    hexadecimal(&hash.finalize())
}
