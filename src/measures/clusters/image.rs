//! What kind of ties lie between groups: the image of a blockmodel.

use super::Partition;
use crate::graph::CompactGraph;
use crate::measures::Text;

/// What the ties from one group to another are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockType {
    /// Nobody is tied to anybody there.
    Null,
    /// Everybody is tied to everybody there.
    Complete,
    /// Everybody has somebody there, on both sides.
    Regular,
}

impl BlockType {
    /// The word in results.
    pub fn word(self) -> &'static str {
        match self {
            BlockType::Null => "null",
            BlockType::Complete => "complete",
            BlockType::Regular => "regular",
        }
    }

    /// What it means.
    pub fn text(self) -> Text {
        match self {
            BlockType::Null => Text { en: "no ties", nl: "geen relaties" },
            BlockType::Complete => Text { en: "all tied", nl: "allen verbonden" },
            BlockType::Regular => Text { en: "each has somebody", nl: "ieder heeft iemand" },
        }
    }
}

/// Which kinds of blocks a blockmodel may have beside the empty one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BlockTypes {
    /// Complete ones: members are tied to the same others (structural equivalence).
    #[default]
    Complete,
    /// Regular ones: members are tied to somebody of the same groups (regular equivalence).
    Regular,
    /// Both.
    All,
}

impl BlockTypes {
    /// The word on the command line and in results.
    pub fn word(self) -> &'static str {
        match self {
            BlockTypes::Complete => "complete",
            BlockTypes::Regular => "regular",
            BlockTypes::All => "all",
        }
    }

    fn allowed(self) -> &'static [BlockType] {
        match self {
            BlockTypes::Complete => &[BlockType::Null, BlockType::Complete],
            BlockTypes::Regular => &[BlockType::Null, BlockType::Regular],
            BlockTypes::All => &[BlockType::Null, BlockType::Complete, BlockType::Regular],
        }
    }
}

/// The ties from one group to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The kind that it comes nearest to.
    pub kind: BlockType,
    /// How far it is from that kind: the cells that would have to be different.
    pub inconsistencies: usize,
    /// The ties.
    pub ties: usize,
    /// The ties that are possible.
    pub cells: usize,
}

/// What the criterion needs of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) inside: bool,
    pub(super) ties: usize,
    /// Rows and columns with a tie in them.
    pub(super) used_rows: usize,
    pub(super) used_columns: usize,
}

impl Counts {
    pub(super) fn cells(self) -> usize {
        self.rows * self.columns - if self.inside { self.rows } else { 0 }
    }

    fn inconsistencies(self, kind: BlockType) -> usize {
        match kind {
            BlockType::Null => self.ties,
            BlockType::Complete => self.cells() - self.ties,
            // All cells of rows and columns that are empty.
            BlockType::Regular => self.rows * self.columns - self.used_rows * self.used_columns,
        }
    }

    /// The kind it is nearest to, of equals the simplest.
    pub(super) fn nearest(self, types: BlockTypes) -> (usize, BlockType) {
        let kinds = types.allowed().iter().map(|&kind| (self.inconsistencies(kind), kind));
        kinds.min().expect("the empty block is always allowed")
    }
}

/// The block from every group to every group, in order of the groups.
///
/// Direction is followed where there is one: row sends to column; without direction each pair of groups occurs twice, as in the
/// matrix. Weights and the diagonal are ignored. Source: Doreian, Batagelj & Ferligoj 2005, Generalized Blockmodeling, chapter 6.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{BlockType, BlockTypes, Partition, image};
///
/// // Two councils that fund the same two clubs, and nobody else.
/// let graph = CompactGraph::undirected(4, &[(0, 2), (0, 3), (1, 2), (1, 3)]);
/// let blocks = image(&graph, &Partition::from_labels(&[0, 0, 1, 1]), BlockTypes::Complete);
/// assert_eq!((blocks[0][0].kind, blocks[0][1].kind), (BlockType::Null, BlockType::Complete));
/// ```
pub fn image(graph: &CompactGraph, partition: &Partition, types: BlockTypes) -> Vec<Vec<Block>> {
    let groups = partition.count();
    let group = |node: u32| partition.group_of(node as usize);
    let arcs: Vec<(u32, u32)> = if graph.is_directed() {
        graph.edges().to_vec()
    } else {
        graph.edges().iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect()
    };
    let mut ties = vec![0usize; groups * groups];
    // Which nodes have a tie to, and from, which group.
    let mut used = [vec![false; graph.node_count() * groups], vec![false; graph.node_count() * groups]];
    for (from, to) in arcs {
        ties[group(from) * groups + group(to)] += 1;
        used[0][from as usize * groups + group(to)] = true;
        used[1][to as usize * groups + group(from)] = true;
    }
    let members = partition.members();
    let block = |r: usize, s: usize| {
        let with = |way: usize, own: usize, other: usize| {
            members[own].iter().filter(|&&node| used[way][node * groups + other]).count()
        };
        let counts = Counts {
            rows: members[r].len(),
            columns: members[s].len(),
            inside: r == s,
            ties: ties[r * groups + s],
            used_rows: with(0, r, s),
            used_columns: with(1, s, r),
        };
        let (inconsistencies, kind) = counts.nearest(types);
        Block { kind, inconsistencies, ties: counts.ties, cells: counts.cells() }
    };
    (0..groups).map(|r| (0..groups).map(|s| block(r, s)).collect()).collect()
}
