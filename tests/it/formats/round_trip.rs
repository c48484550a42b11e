//! What is written in a format and read again is the same network, but for what the format declares it cannot carry.

use crate::support::networks::{any_network, assert_same};
use proptest::prelude::*;
use std::collections::BTreeSet;
use verbinder::diagnostics::Place;
use verbinder::formats::{self, Beside, FORMATS, Feature, Format, ReadOptions};
use verbinder::model::{Info, Network, NetworkBuilder, Node, Sign, Strength, Tie, Vocabulary};

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

/// The formats that carry names, ties and weights alone, in their own way each.
const BARE: [&str; 3] = ["edgelist", "metis", "mtx"];

/// The formats that lose something of nodes or ties.
fn part_carriers() -> impl Iterator<Item = &'static Format> {
    let whole: Vec<&str> = whole_carriers().iter().map(|format| format.id).collect();
    FORMATS
        .iter()
        .copied()
        .filter(move |format| format.write.is_some() && !whole.contains(&format.id) && !BARE.contains(&format.id))
}

/// What a format claims to carry of a network: its nodes and ties, with everything blank that is declared lost.
fn claimed(network: &Network, format: &Format) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let keeps = |feature: Feature| !format.cannot_carry.contains(&feature);
    let said = |feature: Feature, value: String| if keeps(feature) { value } else { String::new() };
    let name = |node: &Node| if keeps(Feature::Ids) { node.id.clone() } else { node.label.clone() };
    let layers: BTreeSet<_> = network.ties().map(|tie| &tie.tie.layer).collect();
    let layered = keeps(Feature::OnlyLayer) || layers.len() > 1;
    let tied = |index: usize| network.ties().any(|tie| tie.source == index || tie.target == index);
    let mut nodes: Vec<Vec<String>> = (0..network.node_count())
        .filter(|&index| keeps(Feature::Isolates) || tied(index))
        .map(|index| {
            let node = network.node(index);
            vec![
                name(node),
                said(Feature::Labels, node.label.clone()),
                said(Feature::NodeKinds, node.kind.clone()),
                said(Feature::NodeFields, format!("{:?} {:?} {:?}", node.sector, node.municipalities, node.attributes)),
                said(Feature::NodeDates, format!("{:?}", node.period)),
                said(Feature::NodeEvidence, format!("{:?}", node.evidence)),
            ]
        })
        .collect();
    let of_tie = |tie: &Tie, source: &Node, target: &Node, directed: bool| {
        // Of a tie without a strength a format may say that it has the strength one: nothing changes by it.
        let strength = match tie.strength {
            Some(Strength::Number(value)) => value,
            _ => 1.0,
        };
        let graded = matches!(tie.strength, Some(Strength::Weak | Strength::Strong));
        let positive = tie.sign == Some(Sign::Positive) && keeps(Feature::PositiveSigns);
        let negative = tie.sign == Some(Sign::Negative);
        let (mut from, mut to) = (name(source), name(target));
        let directed = directed && keeps(Feature::MixedDirection);
        if !directed && from > to {
            std::mem::swap(&mut from, &mut to);
        }
        vec![
            from,
            to,
            directed.to_string(),
            said(Feature::Strengths, strength.to_string()),
            said(Feature::Grades, graded.to_string()),
            said(Feature::Signs, format!("{positive} {negative}")),
            said(Feature::TieKinds, tie.kind.to_string()),
            said(Feature::Statuses, format!("{:?}", tie.status)),
            said(Feature::TieFields, format!("{:?} {:?}", tie.role, tie.attributes)),
            said(Feature::TieDates, format!("{:?}", tie.period)),
            said(Feature::TieEvidence, format!("{:?}", tie.evidence)),
            said(Feature::Layers, format!("{:?}", tie.layer.as_ref().filter(|_| layered))),
        ]
    };
    let mut ties: Vec<Vec<String>> = network
        .ties()
        .filter(|tie| keeps(Feature::SelfTies) || tie.source != tie.target)
        .map(|tie| {
            let (source, target) = (network.node(tie.source), network.node(tie.target));
            of_tie(tie.tie, source, target, network.is_directed(tie.tie))
        })
        .collect();
    nodes.sort();
    ties.sort();
    if !keeps(Feature::ParallelTies) {
        // Which of them stays is the format's choice; that the pair is tied is not.
        ties.iter_mut().for_each(|tie| tie.truncate(2));
        ties.dedup();
    }
    (nodes, ties)
}

/// Whether what comes back is what the format claims to carry; the first difference otherwise.
fn assert_claims(network: &Network, format: &'static Format) {
    let (found, expected) = (claimed(&back(network, format), format), claimed(network, format));
    for (found, expected) in [(found.0, expected.0), (found.1, expected.1)] {
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "as {}", format.id);
        }
        assert_eq!(found.len(), expected.len(), "as {}", format.id);
    }
}

/// The network with names that every format can write: what breaks names is tested with the formats that carry everything.
fn with_plain_names(network: &Network) -> Network {
    let name = |index: usize| format!("actor {index}");
    let shipped = Vocabulary::shipped();
    let mut builder = NetworkBuilder::new(network.info().clone());
    for index in 0..network.node_count() {
        let mut node = network.node(index).clone();
        if shipped.node_kind(&node.kind).is_none() {
            "venue".clone_into(&mut node.kind);
        }
        builder.add_node(Node { id: format!("n{index}"), label: name(index), part_of: None, ..node }, Place::default());
    }
    for tie in network.ties() {
        let layer = tie.tie.layer.as_ref().map(|layer| format!("layer {}", layer.chars().count() % 3).into());
        let copy = tie.tie.clone().with(|copy| {
            copy.layer = layer;
            copy.reported_by = Default::default();
        });
        builder.add_tie(&format!("n{}", tie.source), &format!("n{}", tie.target), copy, Place::default());
    }
    builder.build().value
}

#[test]
fn of_the_bundled_networks_comes_back_what_a_format_claims_to_carry() {
    for file in ["data/sociaal-domein.json", "data/florentine-families.json"] {
        let network = formats::read_file(&crate::support::project_file(file)).unwrap().network.value;
        let network = with_plain_names(&network);
        for format in part_carriers() {
            assert_claims(&network, format);
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
    let signed = network.ties().any(|tie| tie.tie.sign == Some(Sign::Negative));
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
            // Beside negative ones, positive ties need a value.
            (None, Some(Sign::Positive)) if signed => "1".to_owned(),
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
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_network_comes_back_whole(network in any_network()) {
        for format in whole_carriers() {
            assert_same(&carried(&back(&network, format), &network, format), &carried(&network, &network, format));
        }
    }

    #[test]
    fn of_any_network_comes_back_what_a_format_claims_to_carry(network in any_network()) {
        let network = with_plain_names(&network);
        for format in part_carriers() {
            assert_claims(&network, format);
        }
    }

    /// Lists, METIS and matrices bring back every tie with its ends and its weight, whatever the names.
    #[test]
    fn ties_come_back_from_lists_and_matrices(network in any_network()) {
        for id in BARE {
            let format = formats::find(id).unwrap();
            let network = if format.cannot_carry.contains(&Feature::ParallelTies) { simple(&network) } else { network.clone() };
            assert_eq!(bare(&back(&network, format), format), bare(&network, format), "{id}");
        }
    }
}
