//! Networks to draw: the bundled data, and synthetic ones with the difficulties that real ones have.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use verbinder::diagnostics::Place;
use verbinder::graph::random::Stream;
use verbinder::model::{Info, NATIONAL, Network, NetworkBuilder, Node, Sign, Tie};
use verbinder::present::change::{Change, How};
use verbinder::present::diagram::{ChangedPair, Difference};
use verbinder::present::facts::Facts;

/// The bundled data of the main job.
pub(crate) fn bundled() -> Network {
    verbinder::formats::read_file(&crate::support::project_file("data/sociaal-domein.json")).unwrap().network.value
}

/// Facts by plain search: degree, betweenness (Brandes 2001), components as communities.
pub(crate) fn facts(network: &Network) -> Facts {
    let count = network.node_count();
    let mut partners: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); count];
    for tie in network.ties().filter(|tie| tie.source != tie.target) {
        partners[tie.source].insert(tie.target);
        partners[tie.target].insert(tie.source);
    }
    let mut betweenness = vec![0.0; count];
    let mut community = vec![u32::MAX; count];
    let mut components = 0;
    for start in 0..count {
        let (mut order, mut queue) = (Vec::new(), VecDeque::from([start]));
        let mut distance = vec![usize::MAX; count];
        let mut paths = vec![0.0; count];
        (distance[start], paths[start]) = (0, 1.0);
        while let Some(node) = queue.pop_front() {
            order.push(node);
            for &next in &partners[node] {
                if distance[next] == usize::MAX {
                    distance[next] = distance[node] + 1;
                    queue.push_back(next);
                }
                if distance[next] == distance[node] + 1 {
                    paths[next] += paths[node];
                }
            }
        }
        if community[start] == u32::MAX {
            order.iter().for_each(|&node| community[node] = components);
            components += 1;
        }
        let mut share = vec![0.0; count];
        for &node in order.iter().rev() {
            for &next in &partners[node] {
                if distance[next] == distance[node] + 1 {
                    share[node] += paths[node] / paths[next] * (1.0 + share[next]);
                }
            }
            if node != start {
                betweenness[node] += share[node] / ((count - 1) * (count - 2)).max(1) as f64;
            }
        }
    }
    let mut bridging: Vec<usize> = (0..count)
        .filter(|&node| {
            let places: BTreeSet<&str> =
                partners[node].iter().flat_map(|&partner| network.node(partner).places().collect::<Vec<_>>()).collect();
            places.len() >= 3
        })
        .collect();
    bridging.sort_by(|&a, &b| betweenness[b].total_cmp(&betweenness[a]).then(a.cmp(&b)));
    Facts { degree: partners.iter().map(BTreeSet::len).collect(), betweenness, community, bridging, ..Facts::default() }
}

/// Every pair of a network as changed somehow, in turn; a node in seven is in one of the waves only.
pub(crate) fn difference(network: &Network) -> Difference {
    let ways = [
        (Change::Kept, How::InBoth),
        (Change::Gained, How::Begun),
        (Change::Lost, How::Ended),
        (Change::Lost, How::NotSeenAgain),
        (Change::Unknown, How::EndMissing),
    ];
    let pairs: BTreeSet<(String, String)> = network
        .ties()
        .filter(|tie| tie.source != tie.target)
        .map(|tie| (network.node(tie.source).id.clone(), network.node(tie.target).id.clone()))
        .collect();
    let pair = |(number, (source, target)): (usize, (String, String))| {
        let (change, how) = ways[number % ways.len()];
        let new_sign = (number % 10 == 0).then_some(Sign::Negative);
        let later = matches!(change, Change::Kept | Change::Gained);
        ChangedPair { source, target, change, how, later, new_sign }
    };
    let every = |first: usize| network.nodes().map(|node| node.id.clone()).skip(first).step_by(7).collect();
    Difference {
        before: "2013".into(),
        after: "2018".into(),
        pairs: pairs.into_iter().enumerate().map(pair).collect(),
        only_before: every(2),
        only_after: every(5),
        directed: false,
    }
}

/// Nodes as (id, kind, place) and ties as (source, target, kind).
pub(crate) fn network(nodes: &[(String, &str, &str)], ties: &[(usize, usize, &str)]) -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    for (id, kind, place) in nodes {
        let municipalities = if place.is_empty() { Vec::new() } else { vec![(*place).to_owned()] };
        builder.add_node(Node { kind: (*kind).to_owned(), municipalities, ..Node::new(id.clone()) }, Place::default());
    }
    for &(a, b, kind) in ties {
        builder.add_tie(&nodes[a].0, &nodes[b].0, Tie::new(kind), Place::default());
    }
    builder.build().value
}

const KINDS: [&str; 9] = [
    "organisation",
    "org-group",
    "initiative",
    "team",
    "venue",
    "access-point",
    "partnership",
    "organisation",
    "organisation",
];
const TIES: [&str; 8] =
    ["collaborates", "participates-in", "funds", "runs", "located-in", "awards", "supports", "refers-to"];
const NAMES: [&str; 8] = [
    "Stichting Vrouwen & Werk",
    "’t Loket",
    "Súdwest-Fryslân welzijn",
    "Buurthuis \"De Brêge\"",
    "GGZ",
    "Crème de la Crème",
    "Wooncoöperatie De Eénhoorn",
    "Zorg",
];

/// Islands of given sizes, with ties mostly inside, and some national actors.
pub(crate) fn archipelago(sizes: &[usize], national: usize, seed: u64) -> Network {
    let mut random = Stream::new(seed, 0);
    let mut nodes: Vec<(String, &str, String)> = Vec::new();
    let mut homes: Vec<Vec<usize>> = Vec::new();
    for (island, &size) in sizes.iter().enumerate() {
        let place = format!("Plaats {island}");
        homes.push((nodes.len()..nodes.len() + size).collect());
        for member in 0..size {
            let kind = if member == 0 { "municipality" } else { KINDS[random.below(KINDS.len())] };
            let name = if member == 0 {
                format!("Gemeente {place}")
            } else {
                format!("{} {island}.{member}", NAMES[random.below(NAMES.len())])
            };
            nodes.push((name, kind, place.clone()));
        }
    }
    let mut ties: BTreeMap<(usize, usize), &str> = BTreeMap::new();
    for home in &homes {
        for (rank, &member) in home.iter().enumerate().skip(1) {
            ties.insert((home[random.below(rank)], member), TIES[random.below(TIES.len())]);
            if random.unit() < 0.5 {
                ties.insert((home[random.below(rank)], member), TIES[random.below(TIES.len())]);
            }
        }
    }
    let all = nodes.len();
    for actor in 0..national {
        nodes.push((format!("Landelijk netwerk {actor}"), "organisation", NATIONAL.to_owned()));
        for _ in 0..4.min(all) {
            ties.insert((random.below(all), all + actor), TIES[random.below(TIES.len())]);
        }
    }
    let nodes: Vec<(String, &str, &str)> =
        nodes.iter().map(|(name, kind, place)| (name.clone(), *kind, place.as_str())).collect();
    let ties: Vec<(usize, usize, &str)> = ties.into_iter().map(|((a, b), kind)| (a, b, kind)).collect();
    network(&nodes, &ties)
}
