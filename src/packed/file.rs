//! A packed network as a file.
//!
//! ```text
//! magic                16 bytes
//! sha256               32 bytes, of all that follows
//! head                 its length (4 bytes, lowest first), then JSON: counts, direction, weights, what it was made of
//! labels, ascending    of each the length that it shares with the one before, the length of the rest, the rest
//! ties                 of each node how many ties begin at it, then the distances from one partner to the next
//! weights              8 bytes each, in the order of the ties
//! ```
//!
//! Lengths, counts and distances take one byte each seven bits. A tie without direction begins at the end that comes first, so it
//! stands in the file once; with half a dozen ties a node it takes two to three bytes.

use super::bytes::{Reader, put};
use super::{Packed, Source};
use crate::error::{Error, ErrorKind};
use crate::graph::CompactGraph;
use crate::model::Labels;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// How a packed file begins.
pub const MAGIC: &[u8; 16] = b"\x89verbinder-pk\n\x01\0";

/// What stands at the head of a packed file.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    nodes: u32,
    ties: u64,
    directed: bool,
    weighted: bool,
    source: Source,
}

/// The file of a packed network.
pub fn write(packed: &Packed) -> Vec<u8> {
    let Packed { graph, labels, source } = packed;
    let head = Head {
        nodes: labels.len() as u32,
        ties: graph.edge_count() as u64,
        directed: graph.is_directed(),
        weighted: graph.is_weighted(),
        source: source.clone(),
    };
    let head = serde_json::to_vec(&head).expect("a head of plain values is written");
    let mut out = Vec::with_capacity(64 + head.len() + 4 * labels.len() + 3 * graph.edge_count());
    out.extend(MAGIC);
    out.extend([0; 32]);
    out.extend((head.len() as u32).to_le_bytes());
    out.extend(head);
    let mut before = "";
    for label in labels.iter() {
        let shared = before.bytes().zip(label.bytes()).take_while(|(a, b)| a == b).count();
        put(&mut out, shared as u64);
        put(&mut out, (label.len() - shared) as u64);
        out.extend(&label.as_bytes()[shared..]);
        before = label;
    }
    for node in 0..graph.node_count() {
        let partners = beginning(graph, node);
        put(&mut out, partners.len() as u64);
        let mut last = first_possible(graph.is_directed(), node);
        for &partner in partners {
            put(&mut out, u64::from(partner - last));
            last = partner + 1;
        }
    }
    if graph.is_weighted() {
        (0..graph.edge_count()).for_each(|edge| out.extend(graph.weight(edge).to_le_bytes()));
    }
    let sum = Sha256::digest(&out[48..]);
    out[16..48].copy_from_slice(&sum);
    out
}

/// The partners of a node whose tie begins at it.
fn beginning(graph: &CompactGraph, node: usize) -> &[u32] {
    let partners = graph.neighbors(node);
    if graph.is_directed() {
        return partners;
    }
    &partners[partners.partition_point(|&other| (other as usize) < node)..]
}

/// The first node to which a tie that begins at a node can lead.
fn first_possible(directed: bool, node: usize) -> u32 {
    if directed { 0 } else { node as u32 + 1 }
}

/// Reads a packed file.
///
/// # Errors
/// Bytes that are no packed file, are damaged, or were made by a later version.
pub fn read(bytes: &[u8], name: &str) -> Result<Packed, Error> {
    let damaged = |what: &str| {
        Error::new(ErrorKind::Format, format!("{name} is damaged: {what}"))
            .hint("pack the list of ties anew: verbinder pack LIST -o FILE")
    };
    if !bytes.starts_with(&MAGIC[..14]) {
        return Err(Error::new(ErrorKind::Format, format!("{name} is no packed network"))
            .hint("verbinder pack makes one of a list of ties"));
    }
    if !bytes.starts_with(MAGIC) {
        return Err(Error::new(ErrorKind::Format, format!("{name} was packed by another version of verbinder"))
            .hint("pack the list of ties anew, or use the version that packed it"));
    }
    let mut reader = Reader::new(&bytes[16..]);
    let sum = reader.take(32).ok_or_else(|| damaged("it is cut off"))?;
    if Sha256::digest(&bytes[48..]).as_slice() != sum {
        return Err(damaged("its check sum is wrong"));
    }
    contents(reader).ok_or_else(|| damaged("its parts do not fit each other"))
}

fn contents(mut reader: Reader<'_>) -> Option<Packed> {
    let length = u32::from_le_bytes(reader.take(4)?.try_into().ok()?);
    let head: Head = serde_json::from_slice(reader.take(length as usize)?).ok()?;
    let nodes = head.nodes as usize;
    let ties = usize::try_from(head.ties).ok()?;
    // Every label takes two bytes at least, every tie one; what says more than there can be asks for no memory.
    if nodes.checked_mul(2)?.checked_add(ties)? > reader.left() {
        return None;
    }
    let labels = labels(&mut reader, nodes)?;
    let mut rows =
        Rows { reader: reader.clone(), directed: head.directed, nodes: head.nodes, node: 0, left: 0, last: 0 };
    let mut found = 0;
    while let Some(tie) = rows.advance()? {
        debug_assert_ne!(tie.0, tie.1);
        found += 1;
    }
    if found != ties {
        return None;
    }
    let again = Rows { reader, directed: head.directed, nodes: head.nodes, node: 0, left: 0, last: 0 };
    let graph = CompactGraph::from_pairs(nodes, head.directed, again);
    if !head.weighted {
        return (rows.reader.left() == 0).then_some(Packed { graph, labels, source: head.source });
    }
    let weights = rows.reader.take(ties.checked_mul(8)?)?;
    let weights: Vec<f64> =
        weights.chunks_exact(8).map(|bytes| f64::from_le_bytes(bytes.try_into().expect("eight bytes"))).collect();
    let sound = rows.reader.left() == 0 && weights.iter().all(|weight| weight.is_finite() && *weight > 0.0);
    sound.then(|| Packed { graph: graph.weighing(weights), labels, source: head.source })
}

fn labels(reader: &mut Reader<'_>, nodes: usize) -> Option<Labels> {
    let mut labels = Labels::with_capacity(nodes, reader.left().min(8 * nodes));
    let mut label: Vec<u8> = Vec::new();
    for _ in 0..nodes {
        let shared = usize::try_from(reader.number()?).ok()?;
        let rest = usize::try_from(reader.number()?).ok()?;
        if shared > label.len() {
            return None;
        }
        label.truncate(shared);
        label.extend(reader.take(rest)?);
        if !labels.push(std::str::from_utf8(&label).ok()?) {
            return None;
        }
    }
    Some(labels)
}

/// The ties as they stand in the file.
#[derive(Debug, Clone)]
struct Rows<'b> {
    reader: Reader<'b>,
    directed: bool,
    nodes: u32,
    /// The node after the one whose ties are read.
    node: u32,
    /// Ties of that node that are not read yet.
    left: u64,
    /// The first node to which the next of them can lead.
    last: u32,
}

impl Rows<'_> {
    /// The next tie; `Some(None)` behind the last, `None` where the bytes hold none.
    fn advance(&mut self) -> Option<Option<(u32, u32)>> {
        while self.left == 0 {
            if self.node == self.nodes {
                return Some(None);
            }
            self.left = self.reader.number()?;
            self.last = first_possible(self.directed, self.node as usize);
            self.node += 1;
        }
        let partner = u64::from(self.last).checked_add(self.reader.number()?)?;
        let partner = u32::try_from(partner).ok().filter(|&partner| partner < self.nodes)?;
        if partner == self.node - 1 {
            return None;
        }
        self.left -= 1;
        self.last = partner + 1;
        Some(Some((self.node - 1, partner)))
    }
}

impl Iterator for Rows<'_> {
    type Item = (u32, u32);

    fn next(&mut self) -> Option<(u32, u32)> {
        self.advance().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;
    use crate::graph::random::Stream;

    fn packed(seed: u64, directed: bool, weighted: bool) -> Packed {
        let mut stream = Stream::new(seed, 0);
        let n = 1 + stream.below(50);
        let mut labels = Labels::default();
        (0..n).for_each(|node| assert!(labels.push(&format!("Stichting é {node:03}"))));
        let ends: Vec<(u32, u32)> =
            (0..stream.below(4 * n)).map(|_| (stream.below(n) as u32, stream.below(n) as u32)).collect();
        let weights: Vec<f64> = ends.iter().map(|_| 0.5 + stream.below(9) as f64).collect();
        Packed::new(labels, &ends, weighted.then_some(&weights[..]), directed, Merge::Sum, ("list.csv", "00"))
    }

    #[test]
    fn what_is_written_is_read_back() {
        for seed in 0..50 {
            for (directed, weighted) in [(false, false), (false, true), (true, false), (true, true)] {
                let packed = packed(seed, directed, weighted);
                assert_eq!(read(&write(&packed), "p").expect("sound"), packed);
            }
        }
    }

    // With a check sum that fits, so that what reads the parts is asked too.
    #[test]
    fn damage_is_found_and_never_a_panic() {
        for (directed, weighted) in [(false, false), (true, true)] {
            let sound = write(&packed(7, directed, weighted));
            for at in 0..sound.len() {
                let mut bytes = sound.clone();
                bytes[at] ^= 0x15;
                assert!(read(&bytes, "p").is_err(), "byte {at}");
                assert!(read(&sound[..at], "p").is_err(), "cut off at {at}");
                if at >= 48 {
                    let sum = Sha256::digest(&bytes[48..]);
                    bytes[16..48].copy_from_slice(&sum);
                    if let Ok(other) = read(&bytes, "p") {
                        assert_eq!(read(&write(&other), "p").expect("sound again"), other);
                    }
                }
            }
        }
    }
}
