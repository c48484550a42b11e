//! The choices that measures listen to, described once.

pub use crate::graph::cores::CoreDegree;
pub use crate::graph::cost::Cost;
pub use crate::graph::shortest_paths::Along;

/// Whether a measure is divided by the largest value it could have in a network of this size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Normalization {
    /// As counted.
    #[default]
    Raw,
    /// Divided by the largest possible value.
    Normalized,
}

/// How closeness deals with nodes that cannot be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Closeness {
    /// Closeness inside the part that can be reached, times the share of the network that it is (Wasserman & Faust 1994).
    #[default]
    WassermanFaust,
    /// Closeness inside the part that can be reached. Not to be compared between components.
    Component,
}

/// How an eigenvector is scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// The largest value is 1 (igraph, sna).
    #[default]
    MaxOne,
    /// The squares add up to 1 (networkx).
    LengthOne,
}

/// What becomes of nodes with fewer than two partners in an average of local clustering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FewPartners {
    /// They count as 0.
    #[default]
    Zero,
    /// They are left out.
    Exclude,
}

/// What reciprocity is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reciprocity {
    /// Of all arcs, those that are returned.
    #[default]
    Arcs,
    /// Of all tied pairs, those that are tied both ways.
    Pairs,
}

/// What the variance of a group is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    /// The number of members: the group is all there is.
    #[default]
    Population,
    /// One less: the members are a sample.
    Sample,
}

/// How near a measure comes to its definition, where exact values take long in large networks.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Precision {
    /// Exactly, however long it takes.
    #[default]
    Exact,
    /// Exactly where that takes minutes at most, otherwise within [`Precision::USUAL`].
    Usual,
    /// By estimates: with a probability of 95 % at least no normalised value is off by more than this.
    Within(f64),
}

impl Precision {
    /// How far estimates may be off where nothing else is asked for.
    pub const USUAL: f64 = 0.01;

    /// How far values may be off for a measure that takes so many steps along ties, of which a minute has room for so many; none:
    /// they must be exact.
    pub(in crate::measures) fn allows(self, steps: f64, per_minute: f64) -> Option<f64> {
        /// Longer than this somebody would rather not wait.
        const MINUTES: f64 = 10.0;
        match self {
            Precision::Exact => None,
            Precision::Usual => (steps > MINUTES * per_minute).then_some(Precision::USUAL),
            Precision::Within(epsilon) => Some(epsilon),
        }
    }
}

/// The choices that measures listen to. Every measure ignores those that do not concern it; see
/// [`Measure::listens`](super::Measure::listens).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Params {
    /// Raw or normalised: degree, in-degree, out-degree, betweenness, harmonic closeness, reach.
    pub normalization: Normalization,
    /// Which way paths (or degrees, in a centralization) are followed in a directed graph.
    pub along: Along,
    /// How strength becomes length, for every measure whose weights are [`WeightUse::Distance`](super::WeightUse::Distance).
    pub cost: Cost,
    /// Variant of closeness.
    pub closeness: Closeness,
    /// Scale of the eigenvector.
    pub scale: Scale,
    /// Probability that the walker of PageRank follows a tie, between 0 and 1.
    pub damping: f64,
    /// Which neighbours count for coreness in a directed graph.
    pub core_degree: CoreDegree,
    /// Number of steps of reach.
    pub steps: usize,
    /// Nodes with fewer than two partners in average clustering.
    pub few_partners: FewPartners,
    /// Variant of reciprocity.
    pub reciprocity: Reciprocity,
    /// What each further step loses in Katz centrality; none = 0.85 of the largest value for which it is defined.
    pub alpha: Option<f64>,
    /// What strength weighs beside the number of partners in [`opsahl_degree`](super::centrality::opsahl_degree): 0 nothing, 1 all.
    pub strength_exponent: f64,
    /// What the variance of a group is divided by.
    pub spread: Spread,
    /// How often labels are shuffled where not all ways to hand them out can be gone through.
    pub permutations: usize,
    /// How many random networks a measure compares with that makes such a comparison itself.
    pub draws: usize,
    /// Seed of everything random.
    pub seed: u64,
    /// Exact values or estimates of betweenness and harmonic closeness.
    pub precision: Precision,
}

impl Default for Params {
    /// Raw values; paths away from the node; length 1/strength; Wasserman–Faust closeness; maximum 1; damping 0.85; cores of
    /// partners; two steps; zero for few partners; share of arcs; Katz by the largest eigenvalue; partners and strength alike;
    /// population variance; 9,999 shuffles; 1,000 draws; seed 1; exact.
    fn default() -> Self {
        Params {
            normalization: Normalization::default(),
            along: Along::default(),
            cost: Cost::default(),
            closeness: Closeness::default(),
            scale: Scale::default(),
            damping: 0.85,
            core_degree: CoreDegree::default(),
            steps: 2,
            few_partners: FewPartners::default(),
            reciprocity: Reciprocity::default(),
            alpha: None,
            strength_exponent: 0.5,
            spread: Spread::default(),
            permutations: 9_999,
            draws: 1_000,
            seed: 1,
            precision: Precision::Exact,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // A minute has room for a hundred steps, ten minutes for a thousand.
    #[test]
    fn estimates_come_where_exact_values_take_longer_than_ten_minutes() {
        assert_eq!([500.0, 1_000.0].map(|steps| Precision::Usual.allows(steps, 100.0)), [None, None]);
        assert_eq!(Precision::Usual.allows(1_001.0, 100.0), Some(Precision::USUAL));
    }
}
