//! Structures that the data *state*: who is said to belong, against how many a source says there are.

use super::{Mode, Network};

/// A structure and its coded members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedGroup {
    /// Index of the structure.
    pub node: usize,
    /// Number of members that a source states.
    pub stated: Option<u32>,
    /// Coded members, as indices of nodes, in canonical order.
    pub members: Vec<usize>,
    /// Those whose membership has ended or is yet to come, and who are no members now, in canonical order.
    pub others: Vec<usize>,
    /// The ties by which they are members.
    pub ties: Vec<usize>,
}

impl StatedGroup {
    /// Members with a proper name, types ("the police") left out.
    pub fn named(&self, network: &Network) -> usize {
        self.members.iter().filter(|&&member| network.node(member).named).count()
    }

    /// How many members the file has, those whose membership has ended or is yet to come among them.
    pub fn known(&self) -> usize {
        self.members.len() + self.others.len()
    }

    /// Number of members that are stated and of whom the file has nothing, whatever their status.
    pub fn unnamed(&self) -> usize {
        (self.stated.unwrap_or(0) as usize).saturating_sub(self.known())
    }
}

/// Every structure with a stated size or with at least two coded members, largest first.
///
/// A node is a member by a tie of a membership kind (`participates-in`, `part-of`, `located-in`) or by its `part_of`. Planned
/// and ended membership does not count. A remainder node, which stands for members that a source does not name, is no coded
/// member.
pub fn stated_groups(network: &Network) -> Vec<StatedGroup> {
    let mut groups: Vec<StatedGroup> = (0..network.node_count())
        .map(|node| StatedGroup {
            node,
            stated: network.node(node).members_stated,
            members: Vec::new(),
            others: Vec::new(),
            ties: Vec::new(),
        })
        .collect();
    for tie in network.ties() {
        let kind = network.vocabulary().tie_kind(&tie.tie.kind).expect("the builder lets no unknown kind in");
        let holds = tie.tie.status.holds();
        let remainder = network.node(tie.source).remainder;
        if !kind.membership || tie.source == tie.target || remainder {
            continue;
        }
        if holds {
            groups[tie.target].members.push(tie.source);
            groups[tie.target].ties.push(tie.index);
        } else {
            groups[tie.target].others.push(tie.source);
        }
    }
    for (part, node) in network.nodes().enumerate() {
        if let Some(whole) = node.part_of.as_deref().and_then(|id| network.index_of(id)) {
            groups[whole].members.push(part);
        }
    }
    for group in &mut groups {
        group.members.sort_unstable();
        group.members.dedup();
        group.others.retain(|other| group.members.binary_search(other).is_err());
        group.others.sort_unstable();
        group.others.dedup();
    }
    groups.retain(|group| {
        let node = network.node(group.node);
        let structure = network.mode(group.node) == Mode::Structure || node.kind == "region";
        group.stated.is_some() || (structure && group.members.len() >= 2)
    });
    groups.sort_by_key(|group| {
        (std::cmp::Reverse(group.members.len().max(group.stated.unwrap_or(0) as usize)), group.node)
    });
    groups
}
