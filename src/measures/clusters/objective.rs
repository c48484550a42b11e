//! What a division may be best at.

use super::{Modularity, Partition, modularity};
use crate::graph::CompactGraph;
use crate::measures::Reason;

/// What the best division has most of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Objective {
    /// Weight inside groups beyond what chance would put there, given the strength of each node.
    #[default]
    Modularity,
    /// Weight inside groups beyond so much for every pair of members, which the resolution tells: the constant Potts model.
    Cpm,
}

impl Objective {
    /// The word on the command line and in results.
    pub fn word(self) -> &'static str {
        match self {
            Objective::Modularity => "modularity",
            Objective::Cpm => "cpm",
        }
    }

    /// How much of it a division of a graph without direction has. The constant Potts model counts
    /// Σ_c [L(c) − γ n(c)(n(c) − 1)/2], with L the weight inside (Traag, Van Dooren & Nesterov 2011,
    /// doi:10.1103/PhysRevE.84.016114): the density inside each group found is at least γ, and that between two of them at most γ.
    pub fn of(self, graph: &CompactGraph, partition: &Partition, resolution: f64) -> Modularity {
        if graph.edge_count() == 0 {
            return Err(Reason::NoTies);
        }
        match self {
            Objective::Modularity => modularity(graph, partition, resolution),
            Objective::Cpm => {
                let group = |node: u32| partition.group_of(node as usize);
                let inside = graph.ties().filter(|&(a, b, _)| group(a) == group(b));
                let weight: f64 = inside.map(|(_, _, weight)| weight).sum();
                let pairs: usize = partition.sizes().iter().map(|size| size * (size - 1) / 2).sum();
                Ok(weight - resolution * pairs as f64)
            }
        }
    }
}
