//! Local clustering taken apart: which partners work together, and which do not.

use crate::graph::{CompactGraph, compact::Merge, triangles};

/// The pairs of partners of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerPairs {
    /// Number of partners.
    pub partners: usize,
    /// Pairs that are tied, ascending.
    pub closed: Vec<(usize, usize)>,
    /// Pairs that are not, ascending; a part of them where there are many.
    pub open: Vec<(usize, usize)>,
    /// Number of pairs that are not tied.
    pub open_count: usize,
}

/// The pairs of partners of a node, without direction; at most `most` of those that are not tied.
pub fn partner_pairs(graph: &CompactGraph, node: usize, most: usize) -> PartnerPairs {
    let pairs = graph.symmetrised(Merge::Max);
    let partners = pairs.neighbors(node);
    let mut closed = Vec::new();
    triangles::around(&pairs, node, |_, _, across| {
        let (a, b) = pairs.edges()[across];
        closed.push((a as usize, b as usize));
    });
    closed.sort_unstable();
    let mut open = Vec::new();
    'all: for (at, &one) in partners.iter().enumerate() {
        for &other in &partners[at + 1..] {
            if open.len() == most {
                break 'all;
            }
            if closed.binary_search(&(one as usize, other as usize)).is_err() {
                open.push((one as usize, other as usize));
            }
        }
    }
    let k = partners.len();
    PartnerPairs { partners: k, open_count: k * k.saturating_sub(1) / 2 - closed.len(), closed, open }
}
