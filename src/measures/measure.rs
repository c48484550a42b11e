//! What a measure is, and what it gives.

use super::{Cost, Known, Need, Params, Reason, Scores};
use crate::graph::CompactGraph;
pub use crate::text::Text;

/// What a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// One number per node.
    Node,
    /// One number per edge of the compact graph.
    Tie,
    /// One number per group of nodes.
    Group,
    /// One number per ordered pair of groups, row by row.
    GroupPair,
    /// One number.
    Network,
}

impl Level {
    /// The word used on the command line and in files: `node`, `tie`, `group`, `group-pair` or `network`.
    pub fn word(self) -> &'static str {
        match self {
            Level::Node => "node",
            Level::Tie => "tie",
            Level::Group => "group",
            Level::GroupPair => "group-pair",
            Level::Network => "network",
        }
    }
}

/// What a measure does with the direction of ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectionUse {
    /// Follows it where there is one.
    Follows,
    /// Looks at pairs: a directed graph is read as undirected, a pair being tied where either arc exists.
    Ignores,
    /// Is undefined without it.
    Requires,
}

/// What a measure does with weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightUse {
    /// Nothing.
    Ignores,
    /// Reads them as strength: more is more.
    Strength,
    /// Reads them as strength and takes 1/w for the distance: more is closer.
    Distance,
}

/// What the numbers of a measure count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Whole things: partners, components, steps.
    Count,
    /// Distance: steps, or sums of 1/w in a weighted graph.
    Distance,
    /// Summed strength.
    Strength,
    /// A share between 0 and 1.
    Share,
    /// A number to be compared with others of its kind only.
    Score,
    /// 1 for yes, 0 for no.
    YesNo,
    /// A number between −1 and 1, with 0 in between.
    Balance,
    /// A difference from what is expected, on either side of 0.
    Deviation,
    /// The chance of something as extreme, a p-value.
    Chance,
}

impl Unit {
    /// The word used in results.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Count => "count",
            Unit::Distance => "distance",
            Unit::Strength => "strength",
            Unit::Share => "share",
            Unit::Score => "score",
            Unit::YesNo => "yes-no",
            Unit::Balance => "balance",
            Unit::Deviation => "deviation",
            Unit::Chance => "chance",
        }
    }
}

/// A parameter of [`Params`] that a measure listens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listens {
    /// [`Params::normalization`].
    Normalization,
    /// [`Params::along`].
    Along,
    /// [`Params::closeness`].
    Closeness,
    /// [`Params::scale`].
    Scale,
    /// [`Params::damping`].
    Damping,
    /// [`Params::core_degree`].
    CoreDegree,
    /// [`Params::steps`].
    Steps,
    /// [`Params::few_partners`].
    FewPartners,
    /// [`Params::reciprocity`].
    Reciprocity,
    /// [`Params::alpha`].
    Alpha,
    /// [`Params::strength_exponent`].
    StrengthExponent,
    /// [`Params::spread`].
    Spread,
    /// [`Params::permutations`].
    Permutations,
    /// [`Params::draws`].
    Draws,
    /// [`Params::seed`].
    Seed,
    /// [`Params::precision`].
    Precision,
}

/// One of the numbers of a measure that gives several.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The word in results, after that of the measure: `brokerage_coordinator`.
    pub id: &'static str,
    /// Its name in tables.
    pub name: Text,
    /// What it counts in.
    pub unit: Unit,
    /// Whether it is a step on the way to another column, for programs to read and too much for a terminal.
    pub detail: bool,
}

/// How a measure is computed. None of them can fail: what is undefined comes back with its reason.
#[derive(Debug, Clone, Copy)]
pub enum Compute {
    /// One column, from the graph alone.
    Graph(fn(&CompactGraph, &Params) -> Scores),
    /// One column, from what [`Measure::needs`] names besides.
    Known(fn(&Known<'_>, &Params) -> Scores),
    /// Several columns, one for each of the parts.
    Parts(&'static [Part], fn(&Known<'_>, &Params) -> Vec<Scores>),
}

/// One entry of the registry: what a measure is called, means and needs, and how it is computed.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// The word on the command line and in results. The file is called the same, with underscores.
    pub id: &'static str,
    /// What its numbers belong to.
    pub level: Level,
    /// Its name in tables.
    pub name: Text,
    /// What it says about collaboration, in one sentence.
    pub meaning: Text,
    /// Its definition as a formula in plain signs, with every letter that is not in the glossary of docs/measures.md explained.
    pub formula: &'static str,
    /// How a policy researcher reads a high and a low value.
    pub reading: Text,
    /// What must not be concluded from it, and where other programs compute something else under the same name.
    pub caution: Text,
    /// What it does with direction.
    pub direction: DirectionUse,
    /// What it does with weights.
    pub weights: WeightUse,
    /// What it counts in, unnormalised.
    pub unit: Unit,
    /// Which parameters it listens to; it ignores the others.
    pub listens: &'static [Listens],
    /// What must be known beside the graph.
    pub needs: &'static [Need],
    /// Author and year of the definition.
    pub reference: &'static str,
    /// How it is computed.
    pub compute: Compute,
}

impl Measure {
    /// The columns that it gives where these are several; empty for a measure with one number.
    pub fn parts(&self) -> &'static [Part] {
        match self.compute {
            Compute::Parts(parts, _) => parts,
            Compute::Graph(_) | Compute::Known(_) => &[],
        }
    }

    /// Its scores, one for each column.
    ///
    /// # Errors
    ///
    /// What it needs and is not known.
    pub fn run(&self, known: &Known<'_>, params: &Params) -> Result<Vec<Scores>, Need> {
        if let Some(&need) = self.needs.iter().find(|need| !known.has(**need)) {
            return Err(need);
        }
        let cost = if self.weights == WeightUse::Distance { params.cost } else { Cost::Inverse };
        let graph = cost.of(known.graph);
        let known = &Known { graph: &graph, ..*known };
        let found = match self.compute {
            Compute::Graph(compute) => vec![compute(known.graph, params)],
            Compute::Known(compute) => vec![compute(known, params)],
            Compute::Parts(_, compute) => compute(known, params),
        };
        if self.direction == DirectionUse::Requires && known.without_direction {
            let undefined = |scores: Scores| Scores::all_undefined(scores.values.len(), Reason::NotDirected);
            return Ok(found.into_iter().map(undefined).collect());
        }
        Ok(found)
    }

    /// Its scores in a graph of which nothing else is known; of a measure with several columns the first. Where it needs to know
    /// more, all are undefined.
    pub fn of(&self, graph: &CompactGraph, params: &Params) -> Scores {
        self.first(&Known::new(graph), params)
    }

    /// As [`Measure::of`], of a graph of which more is known.
    pub fn first(&self, known: &Known<'_>, params: &Params) -> Scores {
        let graph = known.graph;
        let found = self.run(known, params).ok().and_then(|columns| columns.into_iter().next());
        found.unwrap_or_else(|| {
            let count = match self.level {
                Level::Node => graph.node_count(),
                Level::Tie => graph.edge_count(),
                Level::Group | Level::GroupPair => 0,
                Level::Network => 1,
            };
            Scores::all_undefined(count, Reason::NotGiven)
        })
    }
}
