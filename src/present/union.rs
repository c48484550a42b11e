//! Two waves in one network, for a picture of what changed.

use super::change::{Pair, Wave, pairs};
use super::diagram::{ChangedPair, Difference};
use crate::diagnostics::Place;
use crate::graph::Direction;
use crate::model::{Network, NetworkBuilder, Sign, Tie};
use std::collections::{BTreeMap, BTreeSet};

/// Every node and every tied pair of two waves, one tie per pair, with what became of each. What both waves have is as in the later.
///
/// `names` are what the earlier and the later wave are called.
pub fn union(before: Wave<'_>, after: Wave<'_>, names: [String; 2]) -> (Network, Difference) {
    let (old, new) = (&before.subject.network, &after.subject.network);
    let directed = before.subject.choices.view.direction == Direction::Directed;
    let mut info = new.info().clone();
    for source in &old.info().sources {
        if !info.sources.iter().any(|known| known.id == source.id) {
            info.sources.push(source.clone());
        }
    }
    for kind in old.vocabulary().declared_node_kinds() {
        if info.vocabulary.node_kind(&kind.id).is_none() {
            info.vocabulary.declare_node_kind(kind.clone());
        }
    }
    for kind in old.vocabulary().declared_tie_kinds() {
        if info.vocabulary.tie_kind(&kind.id).is_none() {
            info.vocabulary.declare_tie_kind(kind.clone());
        }
    }
    let mut builder = NetworkBuilder::new(info);
    new.nodes().for_each(|node| builder.add_node(node.clone(), Place::default()));
    let missing = |node: &&crate::model::Node| new.index_of(&node.id).is_none();
    old.nodes().filter(missing).for_each(|node| builder.add_node(node.clone(), Place::default()));
    let pairs = pairs(before, after);
    let ties = [first_ties(new), first_ties(old)];
    for pair in &pairs {
        let known = tie_between(new, &ties[0], pair).or_else(|| tie_between(old, &ties[1], pair));
        // A line that says that a pair is there, and where that was read; its kind only decides whether it may point.
        let kind = if directed { "supports" } else { "collaborates" };
        let tie = Tie::new(kind).with(|tie| {
            tie.directed = Some(directed);
            tie.evidence = known.map(|known| known.evidence.clone()).unwrap_or_default();
        });
        builder.add_tie(&pair.source, &pair.target, tie, Place::default());
    }
    let ids = |network: &Network| network.nodes().map(|node| node.id.clone()).collect::<BTreeSet<_>>();
    let (first, second) = (ids(old), ids(new));
    let [earlier, later] = names;
    let difference = Difference {
        before: earlier,
        after: later,
        pairs: pairs.iter().map(changed).collect(),
        only_before: first.difference(&second).cloned().collect(),
        only_after: second.difference(&first).cloned().collect(),
        directed,
    };
    (builder.build().value, difference)
}

fn changed(pair: &Pair) -> ChangedPair {
    let new_sign = pair.after.as_ref().filter(|_| pair.changed().contains(&"sign")).and_then(|seen| {
        // Valued both ways it is not simply one or the other.
        (seen.signs.len() == 1)
            .then(|| if seen.signs.contains(Sign::Negative.word()) { Sign::Negative } else { Sign::Positive })
    });
    ChangedPair {
        source: pair.source.clone(),
        target: pair.target.clone(),
        change: pair.change,
        how: pair.how,
        later: pair.after.is_some(),
        new_sign,
    }
}

/// The first tie of each pair, in whatever direction.
fn first_ties(network: &Network) -> BTreeMap<(usize, usize), usize> {
    let mut ties = BTreeMap::new();
    for tie in network.ties() {
        ties.entry((tie.source.min(tie.target), tie.source.max(tie.target))).or_insert(tie.index);
    }
    ties
}

fn tie_between(network: &Network, ties: &BTreeMap<(usize, usize), usize>, pair: &Pair) -> Option<Tie> {
    let (a, b) = (network.index_of(&pair.source)?, network.index_of(&pair.target)?);
    let found = ties.get(&(a.min(b), a.max(b)))?;
    Some(network.tie(*found).tie.clone())
}
