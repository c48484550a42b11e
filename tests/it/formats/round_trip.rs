//! What is written in a format and read again is the same network, but for what the format declares it cannot carry.

use crate::support::networks::{any_network, assert_same};
use proptest::prelude::*;
use verbinder::diagnostics::Place;
use verbinder::formats::{self, Beside, FORMATS, Feature, Format, ReadOptions};
use verbinder::model::{Info, Network, NetworkBuilder};

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_network_comes_back_whole(network in any_network()) {
        for format in whole_carriers() {
            assert_same(&carried(&back(&network, format), &network, format), &carried(&network, &network, format));
        }
    }
}
