//! The nodes of a network in the making: their order, and what they cannot be.

use super::NetworkBuilder;
use super::finish::retain;
use super::said::{Kinded, impossible_period, unknown_kind};
use crate::diagnostics::{Diagnostic, Item, said, text};
use crate::model::Period;
use crate::model::kind::DEFAULT_NODE_KIND;

impl NetworkBuilder {
    /// Puts nodes in the order of their ids; those with one id stay in theirs. Only numbers are sorted: a few bytes of an id, from
    /// where ids begin to differ, settle nearly all.
    pub(super) fn sort_nodes(&mut self) {
        let ids: Vec<&str> = self.nodes.iter().map(|node| node.id.as_str()).collect();
        let Some(first) = ids.first().filter(|_| !ids.is_sorted()) else { return };
        let alike =
            |id: &str, most: usize| id.bytes().zip(first.bytes()).take(most).take_while(|(a, b)| a == b).count();
        let shared = ids.iter().fold(first.len(), |most, id| alike(id, most));
        let key = |id: &str| {
            let mut bytes = [0; 8];
            let rest = &id.as_bytes()[shared..];
            let length = rest.len().min(bytes.len());
            bytes[..length].copy_from_slice(&rest[..length]);
            u64::from_be_bytes(bytes)
        };
        let mut order: Vec<(u64, usize)> = ids.iter().enumerate().map(|(index, id)| (key(id), index)).collect();
        order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| ids[a.1].cmp(ids[b.1])).then(a.1.cmp(&b.1)));
        reorder(order.into_iter().map(|(_, index)| index).collect(), |one, other| {
            self.nodes.swap(one, other);
            self.node_spots.swap(one, other);
        });
    }

    /// Of nodes in the order of their ids: leaves repeated ones out, and mends what the others cannot be.
    pub(super) fn check_nodes(&mut self) {
        let (vocabulary, around) = (&self.info.vocabulary, &self.around_nodes);
        let mut kept = vec![false; self.nodes.len()];
        // The last node that is kept; and the last whose kind is known, which the next one shares mostly.
        let (mut last, mut known_kind): (Option<usize>, Option<usize>) = (None, None);
        for (at, kept) in kept.iter_mut().enumerate() {
            let (node, spot) = (&self.nodes[at], self.node_spots[at]);
            if node.id.is_empty() {
                let message = text!("a node has an empty id", "een knoop heeft een leeg id");
                let diagnostic = Diagnostic::error("missing-field", around.place(spot), message);
                self.diagnostics.push(
                    diagnostic
                        .hint(text!("give it one that no other node has", "geef er een dat geen andere knoop heeft")),
                );
                continue;
            }
            if let Some(earlier) = last.filter(|last| self.nodes[*last].id == node.id) {
                let earlier = around.place(self.node_spots[earlier]).said();
                let hint = said!(
                    [earlier] "the first one stands at {earlier}; give one of them another id, or merge the two",
                    "de eerste staat op {earlier}; geef een van beide een ander id, of voeg ze samen"
                );
                let message = said!("the id {:?} is used twice", "het id {:?} is twee keer gebruikt", node.id);
                let place = around.place(spot).at_field("id");
                self.diagnostics.push(Diagnostic::error("duplicate-id", place, message).hint(hint));
                continue;
            }
            if known_kind.is_none_or(|known| self.nodes[known].kind != node.kind) {
                if vocabulary.node_kind(&node.kind).is_some() {
                    known_kind = Some(at);
                } else {
                    let known = vocabulary.node_kinds().map(|kind| kind.id.as_str());
                    let of = (Kinded::Node, &Item::some_node(&node.id));
                    self.diagnostics.push(unknown_kind(of, &node.kind, &around.place(spot), known));
                    DEFAULT_NODE_KIND.clone_into(&mut self.nodes[at].kind);
                }
            }
            let node = &mut self.nodes[at];
            if node.period.is_impossible() {
                let what = Item::node(&node.id);
                self.diagnostics.push(impossible_period(&what, &node.period, &around.place(spot)));
                node.period = Period::default();
            }
            *kept = true;
            last = Some(at);
        }
        if kept.contains(&false) {
            self.nodes.retain(&kept);
            retain(&mut self.node_spots, &kept);
        }
    }

    pub(super) fn check_hierarchy(&mut self) {
        let nodes = &self.nodes;
        if nodes.iter().all(|node| node.part_of.is_none()) {
            return;
        }
        // The node above each, and those whose whole is no node.
        let mut above: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
        let mut lost = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            let whole = node.part_of.as_deref();
            let found = whole.and_then(|whole| nodes.find(whole));
            above.push(found);
            if whole.is_some() && found.is_none() {
                lost.push(index);
            }
        }
        for index in lost {
            let (node, spot) = (&mut self.nodes[index], self.node_spots[index]);
            let whole = node.part_of.take().unwrap_or_default();
            let diagnostic = Diagnostic::error(
                "unknown-whole",
                self.around_nodes.place(spot).at_field("part_of"),
                said!(
                    "node {:?} is said to be part of {whole:?}, which is no node",
                    "knoop {:?} zou deel zijn van {whole:?}, en dat is geen knoop",
                    node.id
                ),
            );
            let known = self.nodes.iter().map(|node| node.id.as_str());
            self.diagnostics.push(self.suggestions.complete(diagnostic, &whole, known));
        }
        // In which walk up a node was met: a walk that meets itself has found a cycle, one that meets another needs not go on.
        let mut met = vec![usize::MAX; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut at = start;
            while met[at] == usize::MAX {
                met[at] = start;
                match above[at] {
                    Some(up) => at = up,
                    None => break,
                }
            }
            if met[at] != start || above[at].is_none() {
                continue;
            }
            let cycle = std::iter::successors(above[at], |&up| if up == at { None } else { above[up] });
            let Some(cut) = cycle.min() else { continue };
            above[cut] = None;
            let (node, spot) = (&mut self.nodes[cut], self.node_spots[cut]);
            let whole = node.part_of.take().unwrap_or_default();
            self.diagnostics.push(
                Diagnostic::error(
                    "part-of-cycle",
                    self.around_nodes.place(spot).at_field("part_of"),
                    said!(
                        "node {:?} is part of itself, through {whole:?}",
                        "knoop {:?} is deel van zichzelf, via {whole:?}",
                        node.id
                    ),
                )
                .hint(text!(
                    "take one part_of out, so that the hierarchy has a top",
                    "haal één deel van (part_of) weg, zodat er een bovenste is"
                )),
            );
        }
    }
}

/// Puts at every place what `from` says belongs there, by changes of two places. Each thing moves once, along the cycles of the
/// reordering.
fn reorder(mut from: Vec<usize>, mut swap: impl FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut at = start;
        while from[at] != at {
            let next = std::mem::replace(&mut from[at], at);
            if next == start {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}
