//! Networks too large to keep what is said about every tie: a graph, the labels of its nodes, and nothing else.
//!
//! A population of millions, or a platform with a hundred million ties, is read once from a plain list of ties and written as a packed
//! file, which every later command reads in seconds. Evidence, kinds, periods and places belong to [`crate::model::Network`]; who needs
//! them takes that road.

mod bytes;
mod file;

pub use file::{MAGIC, read, write};

use crate::error::{Error, ErrorKind};
use crate::graph::{CompactGraph, compact::Merge};
use crate::model::Labels;
use serde::{Deserialize, Serialize};

/// A graph and what its nodes are called. Node `i` of the graph has label `i`.
#[derive(Debug, Clone, PartialEq)]
pub struct Packed {
    /// The numbers.
    pub graph: CompactGraph,
    /// The labels, ascending.
    pub labels: Labels,
    /// What it was made of.
    pub source: Source,
}

/// Weights in a packed network: what lists may hold, and what many of them add up to.
const WEIGHTS: std::ops::RangeInclusive<f64> = 1e-100..=1e120;

/// What a packed network was made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name of the file, without the folder.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Ties that it lists.
    pub listed: u64,
    /// Ties from a node to itself, left out.
    pub self_ties: u64,
    /// Ties of a pair that was listed before: they became one.
    pub repeated: u64,
}

impl Packed {
    /// The network of a list of ties, each between two of the labels. Ties of a node with itself are left out; ties of one pair become
    /// one, whose weight is what `merge` makes of theirs. `weights` are those of the ties, where they have any.
    ///
    /// # Errors
    /// A weight that is no number from 1e-100 to 1e120, as one of the ties has it or as it comes of several: [`read`] takes no other.
    pub fn new(
        labels: Labels,
        ends: &[(u32, u32)],
        weights: Option<&[f64]>,
        directed: bool,
        merge: Merge,
        (file, sha256): (&str, &str),
    ) -> Result<Packed, Error> {
        let graph = match weights {
            None => CompactGraph::from_pairs(labels.len(), directed, ends.iter().copied()),
            Some(weights) => {
                let ties: Vec<(u32, u32, f64)> =
                    ends.iter().zip(weights).map(|(&(a, b), &weight)| (a, b, weight)).collect();
                CompactGraph::from_edges(labels.len(), directed, true, &ties, merge)
            }
        };
        let wrong = |(_, _, weight): &(u32, u32, f64)| !WEIGHTS.contains(weight);
        if let Some((a, b, weight)) = weights.and_then(|_| graph.ties().find(wrong)) {
            let (one, other) = (labels.get(a as usize), labels.get(b as usize));
            return Err(Error::new(ErrorKind::Data, format!("the weight of {one} and {other} would be {weight}"))
                .hint("weights are numbers from 1e-100 to 1e120; choose another unit, or another way to merge them"));
        }
        let self_ties = ends.iter().filter(|(a, b)| a == b).count();
        let repeated = ends.len() - self_ties - graph.edge_count();
        let source = Source {
            file: file.to_owned(),
            sha256: sha256.to_owned(),
            listed: ends.len() as u64,
            self_ties: self_ties as u64,
            repeated: repeated as u64,
        };
        Ok(Packed { graph, labels, source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_that_reading_would_refuse_are_refused_with_their_pair() {
        let labels = || {
            let mut labels = Labels::default();
            assert!(["Ajax", "Boer", "Coop"].iter().all(|label| labels.push(label)));
            labels
        };
        let packed = |weights: &[f64]| {
            let ends = [(0, 2), (2, 1), (1, 2)];
            Packed::new(labels(), &ends, Some(weights), false, Merge::Sum, ("l.csv", "00"))
        };
        let sound = packed(&[1.0, 2.0, 3.5]).expect("sound");
        assert_eq!(sound.graph.ties().collect::<Vec<_>>(), [(0, 2, 1.0), (1, 2, 5.5)]);
        let bounds = packed(&[1e-100, 5e119, 5e119]).expect("within bounds");
        assert_eq!(read(&write(&bounds), "l.packed").expect("as written"), bounds);
        let beyond = [[1.0, 1e120, 1e120], [1.0, 1e-101, 1e-102]];
        for wrong in [[1.0, f64::MAX, f64::MAX], [1.0, f64::NAN, 1.0], [1.0, -2.0, 1.0]].into_iter().chain(beyond) {
            let error = packed(&wrong).expect_err("out of bounds");
            assert!(error.to_string().contains("Boer and Coop"), "{error}");
        }
    }
}
