//! Graphs for the other tests.

use proptest::prelude::*;
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::graph::random::Stream;
use verbinder::measures::{Answer, Grouping, Known, Measure, Need, Params, Reports, Scores, Signed, Stated};

/// A graph as a list, so that it can be relabelled and shuffled.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) nodes: usize,
    pub(super) directed: bool,
    pub(super) weighted: bool,
    pub(super) edges: Vec<(u32, u32, f64)>,
    /// What each node was called at first: all that is known of nodes and ties beside the graph follows from it.
    pub(super) called: Vec<usize>,
}

impl Plan {
    pub(super) fn new(nodes: usize, directed: bool, weighted: bool, edges: Vec<(u32, u32, f64)>) -> Plan {
        Plan { nodes, directed, weighted, edges, called: (0..nodes).collect() }
    }

    pub(super) fn graph(&self) -> CompactGraph {
        CompactGraph::from_edges(self.nodes, self.directed, self.weighted, &self.edges, Merge::Max)
    }

    pub(super) fn relabelled(&self, new: &[usize]) -> Plan {
        let label = |node: u32| new[node as usize] as u32;
        let mut called = self.called.clone();
        new.iter().zip(&self.called).for_each(|(&now, &name)| called[now] = name);
        Plan { edges: self.edges.iter().map(|&(a, b, w)| (label(a), label(b), w)).collect(), called, ..self.clone() }
    }

    pub(super) fn world(&self) -> World {
        let graph = self.graph();
        World::new(graph, &self.called)
    }
}

/// A graph with all that a measure may need to know besides. Everything follows from the names of nodes, so that it moves along
/// when nodes are numbered otherwise.
#[derive(Debug, Clone)]
pub(super) struct World {
    graph: CompactGraph,
    /// The ties that join an odd and an even name: a network of two modes.
    crossing: CompactGraph,
    groups: Grouping,
    values: Vec<f64>,
    second_mode: Vec<bool>,
    signed: Signed,
    relations: Vec<CompactGraph>,
    members: Vec<usize>,
    reports: Reports,
    answers: Vec<Answer>,
    stated: Vec<Stated>,
}

impl World {
    pub(super) fn new(graph: CompactGraph, called: &[usize]) -> World {
        let some = |keep: &dyn Fn(usize, usize) -> bool| {
            let list: Vec<(u32, u32, f64)> = (0..graph.edge_count())
                .map(|edge| (graph.edges()[edge].0, graph.edges()[edge].1, graph.weight(edge)))
                .filter(|&(a, b, _)| keep(called[a as usize], called[b as usize]))
                .collect();
            CompactGraph::from_edges(graph.node_count(), graph.is_directed(), graph.is_weighted(), &list, Merge::Max)
        };
        // Every fifth node has no group, every seventh no number.
        let groups: Vec<Option<usize>> = called.iter().map(|&name| (name % 5 != 4).then_some(name % 3)).collect();
        let values = called.iter().map(|&name| if name % 7 == 6 { f64::NAN } else { (name * name % 11) as f64 });
        let sign =
            |&(a, b): &(u32, u32)| if (called[a as usize] + called[b as usize]).is_multiple_of(3) { -1.0 } else { 1.0 };
        let reports = |end: u32, other: u32| (3 * called[end as usize] + called[other as usize]) % 5 > 1;
        let report = |&(a, b): &(u32, u32)| (reports(a, b), reports(b, a));
        let answered = called.iter().map(|&name| [Some(true), Some(true), Some(false), None][name % 4]);
        World {
            crossing: some(&|a, b| a % 2 != b % 2),
            groups: Grouping::from_labels(&groups),
            values: values.collect(),
            second_mode: called.iter().map(|name| name % 2 == 1).collect(),
            signed: Signed { signs: graph.edges().iter().map(sign).collect(), graph: graph.clone() },
            relations: vec![some(&|a, b| (a * b) % 3 != 1), some(&|a, b| (a + b) % 2 == 0), some(&|_, _| false)],
            members: (0..called.len()).filter(|&node| called[node] % 4 == 1).collect(),
            reports: Reports { by_ends: graph.edges().iter().map(report).collect(), answered: answered.collect() },
            answers: called
                .iter()
                .map(|name| {
                    [Answer::Given, Answer::Given, Answer::Withheld, Answer::NotAsked, Answer::Unknown][name % 5]
                })
                .collect(),
            stated: called
                .iter()
                .map(|&name| Stated {
                    members: (name % 3 == 1).then_some(name),
                    known: name % 4,
                    remainder: name % 6 == 5,
                })
                .collect(),
            graph,
        }
    }

    /// The same world in which actors are structures and structures are actors.
    pub(super) fn modes_swapped(&self) -> World {
        let second_mode = self.second_mode.iter().map(|second| !second).collect();
        World { second_mode, ..self.clone() }
    }

    /// The graph that a measure is given: that of two modes where it needs them.
    pub(super) fn graph(&self, measure: &Measure) -> &CompactGraph {
        if measure.needs.contains(&Need::Modes) { &self.crossing } else { &self.graph }
    }

    /// All columns of a measure.
    pub(super) fn columns(&self, measure: &Measure, params: &Params) -> Vec<Scores> {
        let known = Known {
            groups: Some(&self.groups),
            values: Some(&self.values),
            second_mode: Some(&self.second_mode),
            signed: Some(&self.signed),
            relations: Some(&self.relations),
            members: Some(&self.members),
            reports: Some(&self.reports),
            answers: Some(&self.answers),
            stated: Some(&self.stated),
            ..Known::new(self.graph(measure))
        };
        measure.run(&known, params).unwrap()
    }

    /// How many values a column of a measure has.
    pub(super) fn rows(&self, measure: &Measure) -> usize {
        use verbinder::measures::Level;
        match measure.level {
            Level::Node => self.graph.node_count(),
            Level::Tie => self.graph(measure).edge_count(),
            Level::Group => self.groups.count(),
            Level::GroupPair => self.groups.count().pow(2),
            Level::Network => 1,
        }
    }
}

/// Small graphs of every kind: empty, sparse and dense; directed or not; weighted or not; with loops and parallel edges.
pub(super) fn plans() -> impl Strategy<Value = Plan> {
    (0usize..10, any::<bool>(), any::<bool>()).prop_flat_map(|(nodes, directed, weighted)| {
        let end = 0..(nodes.max(1) as u32);
        let weight = prop::sample::select(vec![0.5, 1.0, 2.0, 3.0, 4.0]);
        let edge = (end.clone(), end, weight);
        let most = if nodes == 0 { 0 } else { 3 * nodes };
        prop::collection::vec(edge, 0..=most).prop_map(move |edges| Plan::new(nodes, directed, weighted, edges))
    })
}

/// A random graph with this many draws of an edge.
pub(super) fn random(nodes: usize, draws: usize, directed: bool, weighted: bool) -> Plan {
    let mut stream = Stream::new(7, 0);
    let edges = (0..draws)
        .map(|_| (stream.below(nodes) as u32, stream.below(nodes) as u32, 1.0 + stream.below(4) as f64))
        .collect();
    Plan::new(nodes, directed, weighted, edges)
}

pub(super) fn star(leaves: u32) -> CompactGraph {
    CompactGraph::undirected(leaves as usize + 1, &(1..=leaves).map(|leaf| (0, leaf)).collect::<Vec<_>>())
}

pub(super) fn path(nodes: u32) -> CompactGraph {
    CompactGraph::undirected(nodes as usize, &(1..nodes).map(|node| (node - 1, node)).collect::<Vec<_>>())
}

pub(super) fn complete(nodes: u32) -> CompactGraph {
    let edges: Vec<(u32, u32)> = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| (a, b))).collect();
    CompactGraph::undirected(nodes as usize, &edges)
}

pub(super) fn arcs(nodes: usize, list: &[(u32, u32)]) -> CompactGraph {
    let list: Vec<(u32, u32, f64)> = list.iter().map(|&(a, b)| (a, b, 1.0)).collect();
    CompactGraph::from_edges(nodes, true, false, &list, Merge::Max)
}

pub(super) fn weighted(nodes: usize, list: &[(u32, u32, f64)]) -> CompactGraph {
    CompactGraph::from_edges(nodes, false, true, list, Merge::Max)
}

/// Whether two numbers are the same up to rounding, both undefined included.
/// Alike but for rounding. Infinity is like itself alone: a share of infinity would take in every number.
pub(super) fn same(a: f64, b: f64) -> bool {
    if a.is_finite() && b.is_finite() {
        return (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
    }
    (a.is_nan() && b.is_nan()) || a.total_cmp(&b).is_eq()
}

pub(super) fn assert_same(ours: &[f64], expected: &[f64]) {
    let equal = ours.len() == expected.len() && ours.iter().zip(expected).all(|(a, b)| same(*a, *b));
    assert!(equal, "ours {ours:?}, expected {expected:?}");
}
