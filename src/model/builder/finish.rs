//! The network that can be made: what stands in the way is taken out, and ties are put in their order.

use super::{Joined, NetworkBuilder};
use crate::diagnostics::Checked;
use crate::model::Tie;
use crate::model::counting::{ByPair, Member};
use crate::model::network::{Network, Origins};
use crate::model::places::Places;
use std::cmp::Ordering;

impl NetworkBuilder {
    /// The network that can be made, and everything that stood in the way.
    pub fn build(self) -> Checked<Network> {
        self.build_with_origins().0
    }

    /// As [`NetworkBuilder::build`], with the place of every node and tie in the order of the network.
    pub fn build_with_origins(mut self) -> (Checked<Network>, Origins) {
        for node in self.nodes.iter_mut() {
            node.municipalities.sort();
            node.municipalities.dedup();
        }
        self.sort_nodes();
        self.check_nodes();
        self.check_hierarchy();
        self.check_ties();
        self.check_evidence();

        let count = self.ties.len();
        let ends = |joined: Joined| (joined.source as usize, joined.target as usize, joined.tie);
        let network = match order(&self.ties, self.nodes.len()) {
            None => Network::assembled(self.info, self.nodes, count, handed_over(self.ties).map(ends)),
            Some(order) => {
                self.spots = order.iter().map(|at| self.spots[at.number as usize]).collect();
                let mut ties: Vec<Option<Joined>> = self.ties.into_iter().map(Some).collect();
                let ties = order.into_iter().filter_map(|at| ties[at.number as usize].take());
                Network::assembled(self.info, self.nodes, count, ties.map(ends))
            }
        };
        let nodes = Places::of(self.node_spots, self.around_nodes);
        let origins = Origins { file: None, nodes, ties: Places::of(self.spots, self.surroundings) };
        (Checked { value: network, diagnostics: self.diagnostics }, origins)
    }
}

/// The canonical order of ties between so many nodes; none where they stand in it. Only numbers are sorted.
fn order(ties: &[Joined], nodes: usize) -> Option<Vec<Member>> {
    if ties.is_sorted_by(|a, b| (a.source, a.target) < (b.source, b.target)) {
        return None;
    }
    let by_ends = ByPair::of(ties.len(), nodes, |number| Some((ties[number].source, ties[number].target)));
    Some(by_ends.sorted_by(|a, b| tie_order(&ties[a].tie, &ties[b].tie)))
}

/// Ties one after the other. They are large, and where they are many the room of those that were handed over is given back as it goes.
fn handed_over(mut ties: Vec<Joined>) -> impl Iterator<Item = Joined> {
    const MANY: usize = 1 << 16;
    let step = (ties.len() / 16).max(MANY);
    let few = if ties.len() < MANY { std::mem::take(&mut ties) } else { Vec::new() };
    ties.reverse();
    let many = std::iter::from_fn(move || {
        let next = ties.pop()?;
        if ties.len().is_multiple_of(step) {
            ties.shrink_to_fit();
        }
        Some(next)
    });
    few.into_iter().chain(many)
}

/// Leaves out what is not to be kept.
pub(super) fn retain<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    items.retain(|_| kept.next().is_none_or(|kept| *kept));
}

/// Of ties that join one pair: by kind, layer and period; what differs beyond that decides only where these are equal, because
/// it is dear to compare.
pub(crate) fn tie_order(a: &Tie, b: &Tie) -> Ordering {
    fn coarse(tie: &Tie) -> impl Ord + '_ {
        (&tie.kind, &tie.layer, tie.period, tie.status, tie.directed)
    }
    fn fine(tie: &Tie) -> impl PartialOrd + '_ {
        let evidence: Vec<_> = tie.evidence.iter().map(|e| (&e.source, &e.locators, e.certainty, &e.note)).collect();
        (tie.sign, tie.strength, &tie.role, &*tie.reported_by, tie.certainty, evidence, tie.derived)
    }
    let attributes = |tie: &Tie| serde_json::to_string(&*tie.attributes).unwrap_or_default();
    if a.shares(b) {
        return a.strength.partial_cmp(&b.strength).unwrap_or(Ordering::Equal);
    }
    coarse(a)
        .cmp(&coarse(b))
        .then_with(|| fine(a).partial_cmp(&fine(b)).unwrap_or(Ordering::Equal))
        .then_with(|| attributes(a).cmp(&attributes(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Place;
    use crate::model::{Info, Node};

    fn build(nodes: &[&str], ties: &[(&str, &str)]) -> Checked<Network> {
        let mut builder = NetworkBuilder::new(Info::default());
        for id in nodes {
            builder.add_node(Node::new(*id), Place::default());
        }
        for (source, target) in ties {
            builder.add_tie(source, target, Tie::new("collaborates"), Place::default());
        }
        builder.build()
    }

    #[test]
    fn order_of_input_leaves_no_trace() {
        let one = build(&["b", "a", "c"], &[("b", "c"), ("a", "b")]);
        let other = build(&["c", "a", "b"], &[("a", "b"), ("b", "c")]);
        let ids = |network: &Network| network.nodes().map(|node| node.id.clone()).collect::<Vec<_>>();
        let ends = |network: &Network| network.ties().map(|tie| (tie.source, tie.target)).collect::<Vec<_>>();
        assert_eq!(ids(&one.value), ["a", "b", "c"]);
        assert_eq!(ids(&one.value), ids(&other.value));
        assert_eq!(ends(&one.value), ends(&other.value));
    }

    #[test]
    fn what_cannot_be_is_reported_all_at_once_and_left_out() {
        let checked = build(&["a", "a", "gemeente-aalten"], &[("a", "gemente-aalten"), ("x", "a"), ("a", "a")]);
        let codes: Vec<&str> = checked.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["duplicate-id", "dangling-tie", "dangling-tie"]);
        assert_eq!(
            checked.diagnostics[1].hint.as_ref().map(|hint| hint.en.as_str()),
            Some("did you mean \"gemeente-aalten\"?")
        );
        assert_eq!((checked.value.node_count(), checked.value.tie_count()), (2, 1));
    }

    #[test]
    fn what_is_left_out_takes_its_place_with_it() {
        let line = |line| Place { line: Some(line), ..Place::default() };
        let mut builder = NetworkBuilder::new(Info::default());
        for (id, at) in [("c", 1), ("a", 2), ("c", 3), ("b", 4)] {
            builder.add_node(Node::new(id), line(at));
        }
        for (source, target, at) in [("b", "c", 5), ("a", "x", 6), ("a", "c", 7), ("x", "a", 8), ("a", "b", 9)] {
            builder.add_tie(source, target, Tie::new("collaborates"), line(at));
        }
        let (checked, origins) = builder.build_with_origins();
        let network = checked.value;
        let nodes: Vec<_> = (0..3).map(|at| (network.node(at).id.as_str(), origins.node(&network, at).line)).collect();
        assert_eq!(nodes, [("a", Some(2)), ("b", Some(4)), ("c", Some(1))]);
        let ties: Vec<_> = network.ties().map(|tie| (tie.source, tie.target)).collect();
        assert_eq!(ties, [(0, 1), (0, 2), (1, 2)]);
        assert_eq!([0, 1, 2].map(|at| origins.tie(&network, at).line), [Some(9), Some(7), Some(5)]);
        assert_eq!(origins.ties.len(), 3);
    }

    #[test]
    fn what_hangs_on_a_cycle_of_parts_keeps_its_whole() {
        let mut builder = NetworkBuilder::new(Info::default());
        for (id, whole) in [("a", "c"), ("b", "c"), ("c", "d"), ("d", "c")] {
            builder.add_node(Node { part_of: Some(whole.into()), ..Node::new(id) }, Place::default());
        }
        let checked = builder.build();
        assert_eq!(checked.diagnostics.len(), 1);
        let parts: Vec<_> = checked.value.nodes().map(|node| node.part_of.as_deref()).collect();
        assert_eq!(parts, [Some("c"), Some("c"), None, Some("c")]);
    }

    #[test]
    fn a_cycle_of_parts_is_cut() {
        let mut builder = NetworkBuilder::new(Info::default());
        for (id, whole) in [("a", "b"), ("b", "a"), ("c", "a")] {
            builder.add_node(Node { part_of: Some(whole.into()), ..Node::new(id) }, Place::default());
        }
        let checked = builder.build();
        assert_eq!(checked.diagnostics.iter().filter(|d| d.code == "part-of-cycle").count(), 1);
        let parts: Vec<_> = checked.value.nodes().map(|node| node.part_of.clone()).collect();
        assert_eq!(parts, [None, Some("a".to_owned()), Some("a".to_owned())]);
    }
}
