//! What a step along a tie costs: how strength becomes length.

use super::CompactGraph;
use std::borrow::Cow;

/// How the strength of a tie becomes its length on a path. Strength says how near two are, a path counts how far: one must be
/// turned into the other, and every way to do so is a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cost {
    /// A tie is as long as 1/strength: strong ties are short (Newman 2001).
    #[default]
    Inverse,
    /// Every tie is one step, whatever its strength.
    Hops,
    /// What the file calls strength is a length already: travel time, distance.
    Strength,
}

impl Cost {
    /// The word in options and recipes.
    pub fn word(self) -> &'static str {
        match self {
            Cost::Inverse => "inverse",
            Cost::Hops => "hops",
            Cost::Strength => "strength",
        }
    }

    /// The graph whose ties have weight 1/length, as all measures of paths read it; the graph itself where it is that already.
    pub fn of(self, graph: &CompactGraph) -> Cow<'_, CompactGraph> {
        match self {
            Cost::Inverse => Cow::Borrowed(graph),
            Cost::Hops if graph.is_weighted() => Cow::Owned(graph.unweighted()),
            Cost::Strength if graph.is_weighted() => Cow::Owned(graph.with_weights(|weight| 1.0 / weight)),
            Cost::Hops | Cost::Strength => Cow::Borrowed(graph),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    #[test]
    fn lengths_follow_the_rule() {
        let graph = CompactGraph::from_edges(2, false, true, &[(0, 1, 4.0)], Merge::Max);
        let length = |cost: Cost| 1.0 / cost.of(&graph).weight(0);
        for (cost, expected) in [(Cost::Inverse, 0.25), (Cost::Hops, 1.0), (Cost::Strength, 4.0)] {
            assert!((length(cost) - expected).abs() < 1e-15, "{cost:?}");
        }
    }
}
