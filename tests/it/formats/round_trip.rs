//! What is written in a format and read again is the same network, but for what the format declares it cannot carry.

use crate::support::networks::{any_network, assert_same};
use proptest::prelude::*;
use verbinder::diagnostics::Place;
use verbinder::formats::{self, Beside, FORMATS, Feature, Format, ReadOptions};
use verbinder::model::{Info, Network, NetworkBuilder, Sign, Strength};

/// The network without what the format says it loses.
fn carried(network: &Network, original: &Network, format: &Format) -> Network {
    let lost = |feature: Feature| format.cannot_carry.contains(&feature);
    let mut info = network.info().clone();
    if lost(Feature::Description) {
        // Own kinds belong to the description; that ties keep their direction without them is compared below.
        let vocabulary = original.info().vocabulary.clone();
        info = Info { sources: info.sources, vocabulary, ..Info::default() };
    }
    if lost(Feature::Sources) {
        info.sources.clear();
    }
    let mut builder = NetworkBuilder::new(info);
    for node in network.nodes() {
        builder.add_node(node.clone(), Place::default());
    }
    for tie in network.ties() {
        let ends = (&network.node(tie.source).id, &network.node(tie.target).id);
        let mut copy = tie.tie.clone();
        if lost(Feature::Description) {
            copy.directed = Some(network.is_directed(tie.tie));
        }
        builder.add_tie(ends.0, ends.1, copy, Place::default());
    }
    builder.build().value
}

fn back(network: &Network, format: &'static Format) -> Network {
    let bytes = (format.write.unwrap())(network).unwrap();
    let beside = formats::write_beside(network, format)
        .map(|bytes| Beside { name: format!("n-nodes.{}", format.extensions[0]), bytes: bytes.unwrap() });
    let options = ReadOptions { format: Some(format), beside, ..ReadOptions::default() };
    let mut inputs = formats::from_bytes(&bytes, &format!("n.{}", format.extensions[0]), &options).unwrap();
    assert_eq!(inputs.len(), 1, "{} makes several networks of one", format.id);
    let read = inputs.swap_remove(0).network;
    assert!(!read.has_errors(), "{}: {:#?}", format.id, read.diagnostics);
    read.value
}

/// The formats that carry everything, or everything but what describes the network as a whole.
fn whole_carriers() -> Vec<&'static Format> {
    let whole = [Feature::Description, Feature::Sources];
    let carries = |format: &&&'static Format| format.cannot_carry.iter().all(|feature| whole.contains(feature));
    FORMATS.iter().filter(|format| format.write.is_some()).filter(carries).copied().collect()
}

#[test]
fn the_bundled_networks_come_back_whole() {
    for file in ["data/sociaal-domein.json", "data/florentine-families.json"] {
        let network = formats::read_file(&crate::support::project_file(file)).unwrap().network.value;
        let formats = whole_carriers();
        assert!(formats.len() >= 4, "JSON, CSV, TSV and XLSX carry nodes and ties whole");
        for format in formats {
            let read = back(&network, format);
            assert_same(&carried(&read, &network, format), &carried(&network, &network, format));
            let again = (format.write.unwrap())(&network).unwrap();
            assert!(
                again == (format.write.unwrap())(&network).unwrap(),
                "{} writes other bytes the second time",
                format.id
            );
        }
    }
}

/// A tie as a list or a matrix has it: its ends, in order where it has no direction, and its weight.
type Bare = (String, String, String);

/// What the formats for numbers and lists carry: who is tied to whom, which way and how strongly.
fn bare(network: &Network, format: &Format) -> (Vec<String>, Vec<Bare>) {
    let lost = |feature: Feature| format.cannot_carry.contains(&feature);
    let directed = network.has_direction() && !lost(Feature::Direction);
    // Lists may leave a weight out; in the others one weight gives all others theirs.
    let unweighted = if lost(Feature::Isolates) { "" } else { "1" };
    let mut tied = vec![!lost(Feature::Isolates); network.node_count()];
    let mut arcs: Vec<(usize, usize, String)> = Vec::new();
    for tie in network.ties() {
        (tied[tie.source], tied[tie.target]) = (true, true);
        let strength = match tie.tie.strength {
            Some(Strength::Number(value)) => Some(value),
            _ => None,
        };
        let weight = match (strength, tie.tie.sign) {
            (strength, Some(Sign::Negative)) => format!("-{}", strength.unwrap_or(1.0)),
            (Some(strength), _) => strength.to_string(),
            (None, _) => unweighted.to_owned(),
        };
        let (low, high) = (tie.source.min(tie.target), tie.source.max(tie.target));
        if !directed {
            arcs.push((low, high, weight));
        } else if lost(Feature::ParallelTies) && !network.is_directed(tie.tie) && low != high {
            // A matrix has both directions of a tie without one.
            arcs.extend([(low, high, weight.clone()), (high, low, weight)]);
        } else {
            arcs.push((tie.source, tie.target, weight));
        }
    }
    arcs.sort();
    let mirrored = arcs.iter().all(|(a, b, weight)| arcs.binary_search(&(*b, *a, weight.clone())).is_ok());
    if directed && mirrored && lost(Feature::ParallelTies) {
        // A symmetric matrix has no direction.
        arcs.retain(|(source, target, _)| source <= target);
    }
    let id = |node: usize| network.node(node).id.clone();
    let nodes = (0..network.node_count()).filter(|&node| tied[node]).map(id).collect();
    (nodes, arcs.into_iter().map(|(source, target, weight)| (id(source), id(target), weight)).collect())
}

/// The network with one tie for each pair.
fn simple(network: &Network) -> Network {
    let mut pairs = std::collections::BTreeSet::new();
    let mut builder = NetworkBuilder::new(network.info().clone());
    for node in network.nodes() {
        builder.add_node(node.clone(), Place::default());
    }
    for tie in network.ties() {
        if pairs.insert((tie.source.min(tie.target), tie.source.max(tie.target))) {
            let ends = (&network.node(tie.source).id, &network.node(tie.target).id);
            builder.add_tie(ends.0, ends.1, tie.tie.clone(), Place::default());
        }
    }
    builder.build().value
}

proptest! {
    /// Lists, METIS and matrices bring back every tie with its ends and its weight, whatever the names.
    #[test]
    fn ties_come_back_from_lists_and_matrices(network in any_network()) {
        for id in ["edgelist", "metis", "mtx"] {
            let format = formats::find(id).unwrap();
            let network = if format.cannot_carry.contains(&Feature::ParallelTies) { simple(&network) } else { network.clone() };
            assert_eq!(bare(&back(&network, format), format), bare(&network, format), "{id}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_network_comes_back_whole(network in any_network()) {
        for format in whole_carriers() {
            assert_same(&carried(&back(&network, format), &network, format), &carried(&network, &network, format));
        }
    }
}
