//! Several nodes as one: what becomes of their ties. Shared by merging names and rolling up departments.

use super::unite::{add_claims, stronger};
use crate::diagnostics::{Diagnostic, Item, Place};
use crate::model::{Attributes, Network, NetworkBuilder, Node, Origins, Period, Sign, Status, Tie, TieRef};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Attribute in which a node or tie keeps what those that became one with it said otherwise.
pub const MERGED: &str = "merged";

/// Ties of one pair that became one because their ends did.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitedTies {
    /// The ties as they were, as indices in the network before.
    pub ties: Vec<usize>,
    /// Name of the source, now.
    pub source: String,
    /// Name of the target, now.
    pub target: String,
    /// Kind of tie.
    pub kind: String,
    /// The strengths that they stated, as weights, in the order of the ties.
    pub strengths: Vec<f64>,
    /// The nodes that report the tie, now.
    pub reported_by: Vec<String>,
}

/// A network in which nodes became one.
pub(super) struct Contracted {
    pub(super) network: Network,
    pub(super) origins: Origins,
    /// Ties between nodes that are one now, as indices in the network before; they are gone.
    pub(super) inside: Vec<usize>,
    pub(super) united: Vec<UnitedTies>,
    /// What the builder found wrong that was not wrong before.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Makes each node one with `into[node]`, which stays and goes into itself; `nodes` holds what these are now, in order.
///
/// A tie between two that are one now is gone. Ties that stand side by side because their ends became one are one tie if they
/// agree in kind, layer, direction, status, period and sign: reporters, evidence and attributes unite, the surest certainty and
/// the largest strength count. Of fields that contradict each other the first in canonical order stands, and the attribute
/// [`MERGED`] keeps the others. Ties that stood side by side before stay apart.
pub(super) fn contract(network: &Network, origins: &Origins, into: &[usize], nodes: Vec<Node>) -> Contracted {
    let mut members = vec![0_usize; network.node_count()];
    into.iter().for_each(|&stays| members[stays] += 1);
    let gone: BTreeMap<&str, &str> = (0..into.len())
        .filter(|&node| into[node] != node)
        .map(|node| (network.node(node).id.as_str(), network.node(into[node]).id.as_str()))
        .collect();
    let mut builder = NetworkBuilder::new(network.info().clone());
    for mut node in nodes {
        if let Some(stays) = node.part_of.as_deref().and_then(|whole| gone.get(whole)) {
            node.part_of = Some((*stays).to_owned());
        }
        node.part_of = node.part_of.filter(|whole| *whole != node.id);
        let place = network.index_of(&node.id).and_then(|index| origins.nodes.get(index));
        let place = place.unwrap_or_else(|| Place::item(Item::node(&node.id)));
        builder.add_node(node, place);
    }
    let mut side_by_side: BTreeMap<Key<'_>, Vec<TieRef<'_>>> = BTreeMap::new();
    let mut inside = Vec::new();
    let mut add = |tie: TieRef<'_>, mut own: Tie| {
        rename(&mut own.reported_by, &gone);
        let (source, target) = (&network.node(into[tie.source]).id, &network.node(into[tie.target]).id);
        let place = origins.place_of_tie(network, tie.index);
        builder.add_tie(
            source,
            target,
            own,
            place.unwrap_or_else(|| Place::item(Item::tie(format!("{source} → {target}")))),
        );
    };
    for tie in network.ties() {
        let (source, target) = (into[tie.source], into[tie.target]);
        if source == target && tie.source != tie.target {
            inside.push(tie.index);
        } else if members[source] == 1 && members[target] == 1 {
            add(tie, tie.tie.clone());
        } else {
            side_by_side.entry(key(network, tie, source, target)).or_default().push(tie);
        }
    }
    let mut united = Vec::new();
    for ties in side_by_side.into_values() {
        let pair = |tie: &TieRef<'_>| (tie.source.min(tie.target), tie.source.max(tie.target));
        if ties.iter().all(|tie| pair(tie) == pair(&ties[0])) {
            ties.into_iter().for_each(|tie| add(tie, tie.tie.clone()));
            continue;
        }
        let mut one = one_of(&ties);
        rename(&mut one.reported_by, &gone);
        let label = |node: usize| network.node(into[node]).label.clone();
        united.push(UnitedTies {
            ties: ties.iter().map(|tie| tie.index).collect(),
            source: label(ties[0].source),
            target: label(ties[0].target),
            kind: one.kind.to_string(),
            strengths: ties.iter().filter_map(|tie| Some(tie.tie.strength?.weight())).collect(),
            reported_by: one.reported_by.to_vec(),
        });
        add(ties[0], one);
    }
    let (built, mut places) = builder.build_with_origins();
    places.file.clone_from(&origins.file);
    // Whatever else a builder says, it has said of the network before.
    let new = built.diagnostics.into_iter().filter(|found| found.code == "part-of-cycle");
    Contracted { network: built.value, origins: places, inside, united, diagnostics: new.collect() }
}

/// What ties must share to be one: ends (in order, where that means something), direction, kind, layer, status, period, sign,
/// whether derived.
type Key<'a> = (usize, usize, bool, &'a str, Option<&'a str>, Status, Period, Option<Sign>, bool);

fn key<'a>(network: &Network, tie: TieRef<'a>, source: usize, target: usize) -> Key<'a> {
    let directed = network.is_directed(tie.tie);
    let (from, to) = if directed { (source, target) } else { (source.min(target), source.max(target)) };
    let own = tie.tie;
    (from, to, directed, &own.kind, own.layer.as_deref(), own.status, own.period, own.sign, own.derived)
}

fn rename(ids: &mut Vec<String>, gone: &BTreeMap<&str, &str>) {
    if !ids.iter().any(|id| gone.contains_key(id.as_str())) {
        return;
    }
    let mut known = Vec::with_capacity(ids.len());
    for id in ids.drain(..) {
        let id = gone.get(id.as_str()).map_or(id, |stays| (*stays).to_owned());
        if !known.contains(&id) {
            known.push(id);
        }
    }
    *ids = known;
}

/// Ties as one, which keeps what the others say otherwise.
fn one_of(ties: &[TieRef<'_>]) -> Tie {
    let mut one = ties[0].tie.clone();
    for other in ties[1..].iter().map(|tie| tie.tie) {
        let mut otherwise = differing(&one.attributes, &other.attributes);
        match (one.strength, other.strength) {
            (Some(own), Some(new)) => {
                let strongest = stronger(own, new);
                if own != new {
                    let weaker = if strongest == own { new } else { own };
                    otherwise.insert("strength".to_owned(), weaker.weight().into());
                }
                one.strength = Some(strongest);
            }
            (own, new) => one.strength = own.or(new),
        }
        match (&one.role, &other.role) {
            (Some(own), Some(new)) if own != new => drop(otherwise.insert("role".to_owned(), new.as_str().into())),
            (None, new) => one.role.clone_from(new),
            _ => {}
        }
        inherit(&mut one.attributes, &other.attributes);
        add_claims(&mut one, other);
        remember(&mut one.attributes, otherwise);
    }
    one
}

/// The attributes of the second that the first has with another value.
pub(super) fn differing(one: &Attributes, other: &Attributes) -> Map<String, Value> {
    let differs =
        |(name, value): &(&String, &Value)| *name != MERGED && one.get(*name).is_some_and(|own| own != *value);
    other.iter().filter(differs).map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// Keeps what another had kept of others before.
pub(super) fn inherit(attributes: &mut Attributes, other: &Attributes) {
    if let (Some(Value::Array(own)), Some(Value::Array(new))) = (attributes.get_mut(MERGED), other.get(MERGED)) {
        let fresh: Vec<Value> = new.iter().filter(|item| !own.contains(item)).cloned().collect();
        own.extend(fresh);
    }
}

/// Keeps what another said otherwise.
pub(super) fn remember(attributes: &mut Attributes, otherwise: Map<String, Value>) {
    if otherwise.is_empty() {
        return;
    }
    let entry = attributes.entry(MERGED).or_insert_with(|| Value::Array(Vec::new()));
    if !entry.is_array() {
        *entry = Value::Array(vec![entry.take()]);
    }
    if let Value::Array(list) = entry {
        list.push(otherwise.into());
    }
}
