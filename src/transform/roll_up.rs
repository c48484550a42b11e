//! Departments as their organisation.

use super::contract::{Contracted, UnitedTies, contract};
use crate::diagnostics::Diagnostic;
use crate::model::{Mode, Network, Node, Origins, Respondent};
use serde_json::Value;
use std::collections::BTreeMap;

/// Attribute in which an organisation keeps the names of its departments.
pub const DEPARTMENTS: &str = "departments";

/// A network of organisations.
#[derive(Debug, Clone)]
pub struct RolledUp {
    /// The network.
    pub network: Network,
    /// Where its nodes and ties stand in the file.
    pub origins: Origins,
    /// What happened on the way.
    pub log: Log,
    /// What the builder found wrong with the whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// What went into organisations.
#[derive(Debug, Clone)]
pub struct Log {
    /// Number of departments that went into their organisation.
    pub departments: usize,
    /// Number of organisations that took them.
    pub organisations: usize,
    /// Ties within an organisation; they are gone.
    pub inside: usize,
    /// Ties that became one, with those that they were.
    pub united: Vec<UnitedTies>,
}

/// Each actor that is part of another becomes one with it, up to the top. Its ties move along and are united as where names merge.
///
/// The organisation stays as it is, and takes the municipalities and the evidence of its departments; it answered if one of them
/// did; their names stay in its attribute [`DEPARTMENTS`]. An actor that is part of a structure or a region takes part in it and
/// is no department of it, and a municipality or a region is never one.
pub fn roll_up(network: &Network, origins: &Origins) -> RolledUp {
    let into: Vec<usize> = (0..network.node_count()).map(|node| top(network, node)).collect();
    let mut nodes: BTreeMap<usize, Node> = BTreeMap::new();
    for (index, node) in network.nodes().enumerate().filter(|(index, _)| into[*index] == *index) {
        nodes.insert(index, node.clone());
    }
    let mut taken: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
    for (index, department) in network.nodes().enumerate().filter(|(index, _)| into[*index] != *index) {
        let Some(node) = nodes.get_mut(&into[index]) else { continue };
        let fresh = |place: &&String| !node.municipalities.contains(place);
        let places: Vec<String> = department.municipalities.iter().filter(fresh).cloned().collect();
        node.municipalities.extend(places);
        for evidence in &department.evidence {
            if !node.evidence.contains(evidence) {
                node.evidence.push(evidence.clone());
            }
        }
        if department.respondent == Respondent::Yes {
            node.respondent = Respondent::Yes;
        }
        taken.entry(into[index]).or_default().push(department.label.as_str().into());
    }
    let organisations = taken.len();
    for (index, names) in taken {
        if let Some(node) = nodes.get_mut(&index) {
            match node.attributes.entry(DEPARTMENTS).or_insert_with(|| Value::Array(Vec::new())) {
                Value::Array(list) => list.extend(names),
                // What the file calls so is something else, and stays.
                _ => drop(node.attributes.insert(format!("{DEPARTMENTS} rolled up"), names.into())),
            }
        }
    }
    let departments = network.node_count() - nodes.len();
    let Contracted { network, origins, inside, united, diagnostics } =
        contract(network, origins, &into, nodes.into_values().collect());
    let log = Log { departments, organisations, inside: inside.len(), united };
    RolledUp { network, origins, log, diagnostics }
}

/// The organisation that a node is a department of, however far up; itself where it is none.
fn top(network: &Network, node: usize) -> usize {
    let folds = |part: usize, whole: usize| {
        let actors = network.mode(part) == Mode::Actor && network.mode(whole) == Mode::Actor;
        let government = ["municipality", "region"].contains(&network.node(part).kind.as_str());
        actors && !government && network.node(whole).kind != "region"
    };
    let mut at = node;
    // The builder lets no hierarchy without a top in.
    while let Some(whole) = network.node(at).part_of.as_deref().and_then(|id| network.index_of(id)) {
        if !folds(at, whole) {
            break;
        }
        at = whole;
    }
    at
}
