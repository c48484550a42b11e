//! What a method of clustering is, what it listens to, and what it gives.

use super::{BlockTypes, Objective, Partition, modularity};
use crate::graph::CompactGraph;
use crate::graph::compact::Merge;
use crate::graph::cost::Cost;
use crate::measures::{DirectionUse, Text, WeightUse};

/// The choices that methods listen to. Every method ignores those that do not concern it; see [`Method::listens`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClusterOptions {
    /// The γ of modularity: above 1 smaller communities, below 1 larger ones.
    pub resolution: f64,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Number of independent runs of what is random; at least 1.
    pub runs: usize,
    /// How many groups are cut from a tree.
    pub groups: GroupCount,
    /// Number of nodes of the cliques that percolate; at least 2.
    pub clique_size: usize,
    /// The k of k-cores; at least 1.
    pub core: usize,
    /// How many times CONCOR halves; at least 1.
    pub splits: usize,
    /// Which kinds of blocks a direct blockmodel may have.
    pub blocks: BlockTypes,
    /// What Leiden looks for most of.
    pub objective: Objective,
    /// How strength becomes length, for a method whose weights are [`WeightUse::Distance`].
    pub cost: Cost,
}

impl Default for ClusterOptions {
    /// Resolution 1, seed 1, 100 runs, the best number of groups, cliques of 3, 2-cores, halved twice, complete blocks,
    /// modularity, length 1/strength.
    fn default() -> Self {
        ClusterOptions {
            resolution: 1.0,
            seed: 1,
            runs: 100,
            groups: GroupCount::Best,
            clique_size: 3,
            core: 2,
            splits: 2,
            blocks: BlockTypes::Complete,
            objective: Objective::Modularity,
            cost: Cost::default(),
        }
    }
}

/// How many groups are cut from a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GroupCount {
    /// As many as give the best quality.
    #[default]
    Best,
    /// This many, or the nearest number that the tree has.
    About(usize),
}

/// A parameter of [`ClusterOptions`] that a method listens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClusterListens {
    /// [`ClusterOptions::resolution`].
    Resolution,
    /// [`ClusterOptions::runs`], and the seed.
    Runs,
    /// [`ClusterOptions::groups`].
    Groups,
    /// [`ClusterOptions::clique_size`].
    CliqueSize,
    /// [`ClusterOptions::core`].
    Core,
    /// [`ClusterOptions::splits`].
    Splits,
    /// [`ClusterOptions::blocks`].
    Blocks,
    /// [`ClusterOptions::objective`].
    Objective,
}

/// What tells a good result of a method from a bad one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// More ties inside than by chance: higher is better.
    Modularity,
    /// Length of the description of a walk, in bits per step: lower is better.
    Codelength,
    /// More ties between two kinds of nodes inside than by chance: higher is better.
    TwoModeModularity,
    /// Length of the description of groups and ties, in bits: lower is better.
    DescriptionLength,
    /// Cells of the matrix that do not fit the image: fewer is better.
    Inconsistencies,
    /// How much nearer nodes are to their own group than to the next, −1 to 1: higher is better.
    Silhouette,
    /// Nothing: the groups follow from their definition.
    Definition,
}

impl Quality {
    /// Its name in sentences.
    pub fn text(self) -> Text {
        match self {
            Quality::Modularity => Text { en: "modularity", nl: "modulariteit" },
            Quality::Codelength => Text { en: "bits per step", nl: "bits per stap" },
            Quality::DescriptionLength => Text { en: "bits to describe it", nl: "bits om het te beschrijven" },
            Quality::Inconsistencies => Text { en: "inconsistencies", nl: "afwijkingen" },
            Quality::TwoModeModularity => Text { en: "two-mode modularity", nl: "modulariteit van twee soorten" },
            Quality::Silhouette => Text { en: "silhouette", nl: "silhouet" },
            Quality::Definition => Text { en: "by definition", nl: "volgens de definitie" },
        }
    }
}

/// What a reader must know of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// Choices between equals were decided by order.
    EqualChoices,
    /// Runs did not come to agree.
    NotSettled,
    /// Nodes whose profile is constant were left alone.
    ConstantProfiles,
    /// There were more cliques than could be looked at.
    Truncated,
    /// There is no evidence of more than one group.
    OneGroup,
    /// Other divisions are as good.
    OthersAsGood,
    /// Some tie joins nodes of one side.
    NotTwoMode,
}

impl Remark {
    /// The remark as a sentence.
    pub fn text(self) -> Text {
        match self {
            Remark::EqualChoices => Text {
                en: "Several steps were equally good and were decided by order; other divisions are as good.",
                nl: "Verschillende stappen waren even goed en zijn op volgorde beslist; andere indelingen zijn even goed.",
            },
            Remark::NotSettled => Text {
                en: "The calculation did not settle; read the clusters as a sketch.",
                nl: "De berekening kwam niet tot rust; lees de clusters als een schets.",
            },
            Remark::ConstantProfiles => Text {
                en: "Nodes tied to all or to nobody have no profile to compare and stay alone.",
                nl: "Knopen die met iedereen of met niemand verbonden zijn, hebben geen profiel om te vergelijken en blijven alleen.",
            },
            Remark::OthersAsGood => Text {
                en: "Other divisions into as many roles are equally good; read this one as an example.",
                nl: "Andere indelingen in evenveel rollen zijn even goed; lees deze als een voorbeeld.",
            },
            Remark::NotTwoMode => Text {
                en: "The network has no two sides: going round along ties, some node meets its own side.",
                nl: "Het netwerk heeft geen twee kanten: wie rondgaat langs relaties, komt bij de eigen kant uit.",
            },
            Remark::OneGroup => Text {
                en: "Nothing in the ties calls for more than one group: how many partners each has accounts for them.",
                nl: "Niets in de relaties vraagt om meer dan één groep: hoeveel partners ieder heeft, verklaart ze al.",
            },
            Remark::Truncated => Text {
                en: "There are more cliques than could be looked at; the clusters are a part.",
                nl: "Er zijn meer cliques dan bekeken konden worden; de clusters zijn een deel.",
            },
        }
    }
}

/// What a method found.
#[derive(Debug, Clone, PartialEq)]
pub struct Clustering {
    /// The groups of two or more, largest first, then by first member; members ascending. They may overlap.
    pub groups: Vec<Vec<usize>>,
    /// The division of all nodes, if no two groups overlap: who is in no group is alone.
    pub partition: Option<Partition>,
    /// For methods of many runs the share of runs, from 0 to 1, in which each node was together with the others of its group, on
    /// average over these (for a node alone: in which it was alone). Empty for the other methods.
    pub certainty: Vec<f64>,
    /// For the same methods the share of runs in which the two ends of each tie were together, in order of the ties of the graph
    /// without direction; above 0 and below 1 the tie runs along a border in doubt. Empty for more than ten million ties.
    pub together: Vec<f64>,
    /// What the method goes by; NaN where there are no ties, or nothing to go by.
    pub quality: f64,
    /// The modularity of the division in the graph without direction at resolution 1; NaN without ties and for overlapping groups.
    pub modularity: f64,
    /// Number of runs; 1 for what is not random.
    pub runs: usize,
    /// The number of passes at which a run ended even if the next might have changed something; none where there was no such limit.
    pub most_passes: Option<usize>,
    /// What a reader must know of it.
    pub remarks: Vec<Remark>,
}

impl Clustering {
    /// A division found in one run, with its modularity as the quality.
    pub(super) fn of(graph: &CompactGraph, partition: Partition) -> Self {
        let modularity = modularity(&graph.without_direction(Merge::Max), &partition, 1.0).unwrap_or(f64::NAN);
        Clustering {
            groups: partition.members().into_iter().filter(|members| members.len() > 1).collect(),
            partition: Some(partition),
            certainty: Vec::new(),
            together: Vec::new(),
            quality: modularity,
            modularity,
            runs: 1,
            most_passes: None,
            remarks: Vec::new(),
        }
    }

    /// Groups that follow from a definition and may overlap.
    pub(super) fn overlapping(mut groups: Vec<Vec<usize>>) -> Self {
        groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        Clustering {
            groups,
            partition: None,
            certainty: Vec::new(),
            together: Vec::new(),
            quality: f64::NAN,
            modularity: f64::NAN,
            runs: 1,
            most_passes: None,
            remarks: Vec::new(),
        }
    }

    #[must_use]
    pub(super) fn with_quality(mut self, quality: f64) -> Self {
        self.quality = quality;
        self
    }

    #[must_use]
    pub(super) fn remarking(mut self, remark: Remark, applies: bool) -> Self {
        if applies {
            self.remarks.push(remark);
        }
        self
    }
}

/// One entry of the registry: what a method is called, looks for and needs, and how it is run.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    /// The word on the command line and in results. The file is called the same, with underscores.
    pub id: &'static str,
    /// Its name in tables.
    pub name: Text,
    /// What its groups are, in one sentence.
    pub meaning: Text,
    /// What to be careful about, in one sentence.
    pub caution: Text,
    /// What it does with direction.
    pub direction: DirectionUse,
    /// What it does with weights.
    pub weights: WeightUse,
    /// What it goes by.
    pub quality: Quality,
    /// Which choices it listens to; it ignores the others.
    pub listens: &'static [ClusterListens],
    /// The most nodes that it is meant for; beyond, it would take all memory or all day.
    pub most_nodes: usize,
    /// Author and year of the definition.
    pub reference: &'static str,
    /// Runs it. Cannot fail: what is undefined comes back with its reason.
    pub find: fn(&CompactGraph, &ClusterOptions) -> Clustering,
}
