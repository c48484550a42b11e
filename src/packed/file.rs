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
//! What a label shares with the one before is not written again, as long as all labels so far are no more than sixteen times as long as
//! what was written of them: so no file, whoever wrote it, unfolds to more memory than that. Lengths, counts and distances take one byte each seven bits. A tie without direction begins at the end that comes first, so it
//! stands in the file once; with half a dozen ties a node it takes two to three bytes.

use super::bytes::{Reader, put};
use super::{Packed, Source, WEIGHTS};
use crate::error::{Error, ErrorKind};
use crate::graph::CompactGraph;
use crate::model::Labels;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// How a packed file begins.
pub const MAGIC: &[u8; 16] = b"\x89verbinder-pk\n\x01\0";

/// Labels are at most so many times as long as what is written of them,
const UNFOLDING: usize = 16;
/// and so much longer.
const UNFOLDING_FREE: usize = 1 << 16;

/// Whether labels of so many bytes may come of so many that are written.
fn unfolds(labels: usize, written: usize) -> bool {
    labels <= written.saturating_mul(UNFOLDING).saturating_add(UNFOLDING_FREE)
}

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
    let (start, mut total, mut before) = (out.len(), 0, "");
    for label in labels.iter() {
        total += label.len();
        let shared = before.bytes().zip(label.bytes()).take_while(|(a, b)| a == b).count();
        let shared = if unfolds(total, out.len() - start + label.len() - shared) { shared } else { 0 };
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
    let sound = rows.reader.left() == 0 && weights.iter().all(|weight| WEIGHTS.contains(weight));
    sound.then(|| Packed { graph: graph.weighing(weights), labels, source: head.source })
}

fn labels(reader: &mut Reader<'_>, nodes: usize) -> Option<Labels> {
    let mut labels = Labels::with_capacity(nodes, reader.left().min(8 * nodes));
    let mut label: Vec<u8> = Vec::new();
    let (start, mut total) = (reader.left(), 0usize);
    for _ in 0..nodes {
        let shared = usize::try_from(reader.number()?).ok()?;
        let rest = usize::try_from(reader.number()?).ok()?;
        if shared > label.len() {
            return None;
        }
        label.truncate(shared);
        label.extend(reader.take(rest)?);
        total = total.checked_add(label.len()).filter(|&total| unfolds(total, start - reader.left()))?;
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
            .expect("weights above 0")
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

    // A label of 30,000 bytes, and as many labels that share nearly all of it: in front coding 15,000 × 3 bytes stand for 450 MB.
    #[test]
    fn labels_that_share_much_unfold_to_no_more_than_is_allowed() {
        let long = "x".repeat(30_000);
        let mut labels = Labels::default();
        (0..200).for_each(|node| assert!(labels.push(&format!("{long}{node:03}"))));
        let packed = Packed::new(labels, &[(0, 1)], None, false, Merge::Max, ("l", "0")).expect("no weights");
        let bytes = write(&packed);
        assert_eq!(read(&bytes, "p").expect("sound"), packed);
        assert!(bytes.len() * UNFOLDING + UNFOLDING_FREE > 200 * 30_003, "{}", bytes.len());
        // The same with every label folded, as only an enemy writes it.
        let folded = |count: u32| {
            let head = Head { nodes: count, ties: 0, directed: false, weighted: false, source: Source::default() };
            let head = serde_json::to_vec(&head).expect("plain");
            let mut out = [&MAGIC[..], &[0; 32], &(head.len() as u32).to_le_bytes(), &head].concat();
            let mut label = |shared: u64, rest: &[u8]| {
                put(&mut out, shared);
                put(&mut out, rest.len() as u64);
                out.extend(rest);
            };
            label(0, long.as_bytes());
            (1..count)
                .for_each(|node| label(if node == 1 { 30_000 } else { 30_003 }, if node == 1 { b"000" } else { b"0" }));
            (0..count).for_each(|_| out.push(0));
            let sum = Sha256::digest(&out[48..]);
            out[16..48].copy_from_slice(&sum);
            out
        };
        assert!(read(&folded(2), "p").is_ok());
        assert!(read(&folded(15_000), "p").is_err());
    }

    // Bytes changed, put in, taken out and doubled at random, with a check sum that fits.
    #[test]
    fn whatever_stands_in_it_nothing_panics_and_what_is_read_is_sound() {
        let mut stream = Stream::new(11, 0);
        let mut read_all_the_same = 0;
        for round in 0..6_000 {
            let mut bytes = write(&packed(round % 40, round % 2 == 0, round % 3 == 0));
            for _ in 0..=stream.below(3) {
                let at = 48 + stream.below(bytes.len() - 48);
                match stream.below(5) {
                    0 => bytes[at] = stream.below(256) as u8,
                    1 => bytes[at] = [0, 1, 0x7F, 0x80, 0xFF][stream.below(5)],
                    2 => bytes.insert(at, stream.below(256) as u8),
                    3 => drop(bytes.remove(at)),
                    _ => {
                        let copy: Vec<u8> = bytes[at..].iter().copied().take(1 + stream.below(12)).collect();
                        bytes.splice(at..at, copy);
                    }
                }
                if bytes.len() < 60 {
                    break;
                }
            }
            let sum = Sha256::digest(&bytes[48..]);
            bytes[16..48].copy_from_slice(&sum);
            if let Ok(other) = read(&bytes, "p") {
                read_all_the_same += 1;
                assert_eq!(read(&write(&other), "p").expect("sound again"), other);
                assert!(other.graph.ties().all(|(a, b, weight)| a != b && weight.is_finite() && weight > 0.0));
            }
        }
        assert!(read_all_the_same > 100, "{read_all_the_same}: some changes leave a sound file");
    }
}
