//! What a measure may know beside the graph.

use super::Text;
use crate::graph::CompactGraph;
use crate::graph::random_graphs::SharedTies;
use std::collections::BTreeMap;

/// Something that must be known beside the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// [`Known::groups`].
    Groups,
    /// [`Known::values`].
    Values,
    /// [`Known::second_mode`].
    Modes,
    /// [`Known::signed`].
    Signs,
    /// [`Known::relations`].
    Relations,
    /// [`Known::members`].
    Members,
    /// [`Known::reports`].
    Reports,
    /// [`Known::answers`].
    Answers,
    /// [`Known::stated`].
    Stated,
}

impl Need {
    /// All needs.
    pub const ALL: [Need; 9] = [
        Need::Groups,
        Need::Values,
        Need::Modes,
        Need::Signs,
        Need::Relations,
        Need::Members,
        Need::Reports,
        Need::Answers,
        Need::Stated,
    ];

    /// What it is, to be read after "needs".
    pub fn text(self) -> Text {
        match self {
            Need::Groups => Text { en: "groups of nodes", nl: "groepen van knopen" },
            Need::Values => Text { en: "a number for each node", nl: "een getal per knoop" },
            Need::Modes => Text { en: "ties between two modes only", nl: "alleen relaties tussen twee soorten" },
            Need::Signs => Text { en: "signed ties", nl: "relaties met een teken" },
            Need::Relations => Text { en: "several relations", nl: "meer dan één soort relatie" },
            Need::Members => Text { en: "a group of nodes", nl: "een groep knopen" },
            Need::Reports => Text { en: "who reported each tie", nl: "wie elke relatie meldde" },
            Need::Answers => Text { en: "who was asked and who answered", nl: "wie bevraagd is en wie antwoordde" },
            Need::Stated => {
                Text { en: "numbers of members that a source states", nl: "aantallen leden die een bron noemt" }
            }
        }
    }
}

/// A graph and what is known of its nodes and ties besides.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The graph.
    pub graph: &'a CompactGraph,
    /// Whether no tie has a direction although the graph has one: each is an arc both ways. Of measures that need a direction nothing is
    /// defined then; that all ties are returned would be no finding.
    pub without_direction: bool,
    /// The group of every node: its municipality, sector, kind or cluster.
    pub groups: Option<&'a Grouping>,
    /// A number of every node; NaN where it is not known.
    pub values: Option<&'a [f64]>,
    /// Whether each node is of the second mode, the structures; given only where every tie joins the two modes.
    pub second_mode: Option<&'a [bool]>,
    /// The ties with their signs, negative ones included.
    pub signed: Option<&'a Signed>,
    /// One graph per relation, all on the nodes of the graph and with direction where the graph has it.
    pub relations: Option<&'a [CompactGraph]>,
    /// The nodes of one group that is judged as a whole, ascending.
    pub members: Option<&'a [usize]>,
    /// Who reported each edge.
    pub reports: Option<&'a Reports>,
    /// Whether each node was asked, and answered.
    pub answers: Option<&'a [Answer]>,
    /// How many members a source says each node has, and how many of them are known.
    pub stated: Option<&'a [Stated]>,
    /// Which ties there are only because their ends take part in the same structure, and in which; given where there are any.
    pub shared: Option<&'a SharedTies>,
}

impl<'a> Known<'a> {
    /// A graph of which nothing else is known.
    pub fn new(graph: &'a CompactGraph) -> Self {
        Known {
            graph,
            without_direction: false,
            groups: None,
            values: None,
            second_mode: None,
            signed: None,
            relations: None,
            members: None,
            reports: None,
            answers: None,
            stated: None,
            shared: None,
        }
    }

    /// Whether this is known.
    pub fn has(&self, need: Need) -> bool {
        match need {
            Need::Groups => self.groups.is_some(),
            Need::Values => self.values.is_some(),
            Need::Modes => self.second_mode.is_some(),
            Need::Signs => self.signed.is_some(),
            Need::Relations => self.relations.is_some(),
            Need::Members => self.members.is_some(),
            Need::Reports => self.reports.is_some(),
            Need::Answers => self.answers.is_some(),
            Need::Stated => self.stated.is_some(),
        }
    }

    /// The part of the graph whose nodes have a group, with their groups and their old indices. A node without takes part in no
    /// count: it is no group of its own. Without groups known, the part is empty.
    pub fn grouped(&self) -> (CompactGraph, Vec<usize>, Vec<u32>) {
        let none = Grouping { of: vec![None; self.graph.node_count()], count: 0 };
        let groups = self.groups.unwrap_or(&none);
        let keep: Vec<bool> = groups.of.iter().map(Option::is_some).collect();
        let (part, old) = self.graph.induced(&keep);
        (part, groups.of.iter().flatten().copied().collect(), old)
    }

    /// The tied pairs with their signs, without direction: a pair has the sign of the sum of the signs of its arcs, and where these
    /// cancel it is not tied. Without signs known, no pair is.
    pub fn signed_pairs(&self) -> (CompactGraph, Vec<f64>) {
        let mut sums: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        if let Some(signed) = self.signed {
            for (&(a, b), sign) in signed.graph.edges().iter().zip(&signed.signs) {
                *sums.entry((a.min(b), a.max(b))).or_insert(0.0) += sign;
            }
        }
        sums.retain(|_, sum| *sum != 0.0);
        let edges: Vec<(u32, u32)> = sums.keys().copied().collect();
        let graph = CompactGraph::undirected(self.graph.node_count(), &edges);
        let signs = graph.edges().iter().map(|edge| sums[edge].signum()).collect();
        (graph, signs)
    }
}

/// The group of every node, where it has exactly one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grouping {
    of: Vec<Option<usize>>,
    count: usize,
}

impl Grouping {
    /// Nodes with equal labels share a group; groups are numbered in the order of their labels.
    pub fn from_labels<L: Ord>(labels: &[Option<L>]) -> Self {
        let mut names: Vec<&L> = labels.iter().flatten().collect();
        names.sort();
        names.dedup();
        let number = |label: &L| names.binary_search(&label).expect("every label is listed");
        Grouping { of: labels.iter().map(|label| label.as_ref().map(number)).collect(), count: names.len() }
    }

    /// Number of groups.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The group of every node.
    pub fn of(&self) -> &[Option<usize>] {
        &self.of
    }

    /// Number of members of every group.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.count];
        self.of.iter().flatten().for_each(|&group| sizes[group] += 1);
        sizes
    }

    /// Number of nodes without a group.
    pub fn without(&self) -> usize {
        self.of.iter().filter(|group| group.is_none()).count()
    }
}

/// Ties with signs.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// All ties, negative ones included, on the nodes of the other graph; with direction where that has it.
    pub graph: CompactGraph,
    /// The sign of every edge, 1 or −1. Pairs whose signs cancel have no edge.
    pub signs: Vec<f64>,
}

/// Who reported each edge, and who was able to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reports {
    /// For every edge, in the order of its ends, whether that end reported it.
    pub by_ends: Vec<(bool, bool)>,
    /// Whether each node answered; none where that is not known.
    pub answered: Vec<Option<bool>>,
}

/// Whether a node was asked, and answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// It answered.
    Given,
    /// It was asked and did not answer.
    Withheld,
    /// It was only named by others.
    NotAsked,
    /// Not known.
    #[default]
    Unknown,
}

/// What a source states of the members of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stated {
    /// How many there are, where a source says so.
    pub members: Option<usize>,
    /// How many of them are in the data.
    pub known: usize,
    /// Whether the node itself stands for members that a source counts and does not name.
    pub remainder: bool,
}
