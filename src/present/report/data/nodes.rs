//! Nodes as columns, and the outlines behind them.

use super::vocabulary::Vocabulary;
use super::{Numbers, coordinate, number};
use crate::model::{Evidence, Network};
use crate::present::diagram::Scene;
use crate::present::diagram::scene::Mark;
use crate::present::subject::Subject;
use crate::present::tables::printable;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One array per attribute, an entry per node shown.
pub(super) fn columns(subject: &Subject, numbers: &Numbers, scene: &Scene, vocabulary: &Vocabulary) -> Value {
    let network = &subject.network;
    let marks: BTreeMap<&str, &Mark> = scene.marks.iter().map(|mark| (mark.id.as_str(), mark)).collect();
    let shown = || numbers.nodes.iter().map(|&node| network.node(node));
    let mark = |id: &str| marks[id];
    let partition = &subject.communities().partition;
    let tied = |node: usize| {
        !subject.view.graph.neighbors(node).is_empty() || !subject.view.graph.in_neighbors(node).is_empty()
    };
    let communities = numbers.nodes.iter().map(|&node| tied(node).then(|| partition.group_of(node)));
    let places = |node: &crate::model::Node| -> Vec<usize> {
        node.places().filter_map(|place| number(&subject.places.names, place)).collect()
    };
    let names = shown().map(|node| {
        let name = printable(&node.label);
        if name.trim().is_empty() { printable(&node.id) } else { name }
    });
    let ringed = shown().enumerate().filter(|(_, node)| mark(&node.id).ring.is_some()).map(|(number, _)| number);
    let aliases: serde_json::Map<String, Value> = shown()
        .enumerate()
        .filter(|(_, node)| !node.aliases.is_empty())
        .map(|(number, node)| {
            (number.to_string(), node.aliases.iter().map(|alias| printable(alias)).collect::<Vec<_>>().into())
        })
        .collect();
    json!({
        "id": shown().map(|node| printable(&node.id)).collect::<Vec<_>>(),
        "name": names.collect::<Vec<_>>(),
        "kind": shown().map(|node| vocabulary.node_kind(&node.kind)).collect::<Vec<_>>(),
        "sector": shown().map(|node| vocabulary.sector(node.sector.as_deref())).collect::<Vec<_>>(),
        "places": shown().map(places).collect::<Vec<_>>(),
        // Whoever states no place is not national for that.
        "national": shown().map(|node| u8::from(node.states_national())).collect::<Vec<_>>(),
        "named": shown().map(|node| u8::from(node.named)).collect::<Vec<_>>(),
        "stated": shown().map(|node| node.members_stated).collect::<Vec<_>>(),
        "period": shown().map(|node| node.period.to_string()).collect::<Vec<_>>(),
        "x": shown().map(|node| coordinate(mark(&node.id).centre.x)).collect::<Vec<_>>(),
        "y": shown().map(|node| coordinate(mark(&node.id).centre.y)).collect::<Vec<_>>(),
        "island": shown().map(|node| mark(&node.id).area).collect::<Vec<_>>(),
        "community": communities.collect::<Vec<_>>(),
        "ringed": ringed.collect::<Vec<_>>(),
        "aliases": aliases,
        "evidence": shown().map(|node| evidence(network, &node.evidence)).collect::<Vec<_>>(),
    })
}

/// Places in sources: number of the source, place in it, number of the certainty, what it says.
pub(super) fn evidence(network: &Network, list: &[Evidence]) -> Vec<Value> {
    let sources = &network.info().sources;
    list.iter()
        .map(|item| {
            let source = sources.iter().position(|source| source.id == item.source);
            let reference = item.reference();
            let place = reference.strip_prefix(&item.source).unwrap_or(&reference).trim();
            let certainty = crate::model::Certainty::ALL.iter().position(|value| *value == item.certainty);
            json!([source, printable(place), certainty, item.note.as_deref().map(printable)])
        })
        .collect()
}

/// Outlines of islands and of containers in them. `home` is the island that a container stands in.
pub(super) fn areas(scene: &Scene) -> Vec<Value> {
    let middle = |polygon: &[crate::present::diagram::geometry::Point]| {
        let n = polygon.len().max(1) as f64;
        (polygon.iter().map(|point| point.x).sum::<f64>() / n, polygon.iter().map(|point| point.y).sum::<f64>() / n)
    };
    scene
        .areas
        .iter()
        .enumerate()
        .map(|(index, area)| {
            let (x, y) = middle(&area.polygon);
            let distance = |mark: &Mark| (mark.centre.x - x).powi(2) + (mark.centre.y - y).powi(2);
            let nearest = || scene.marks.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
            let home = if area.island { Some(index) } else { nearest().and_then(|mark| mark.area) };
            let points: Vec<f64> =
                area.polygon.iter().flat_map(|point| [coordinate(point.x), coordinate(point.y)]).collect();
            json!({"name": area.name, "island": area.island, "home": home, "corner": area.corner, "points": points})
        })
        .collect()
}
