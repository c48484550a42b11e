//! Benches of the kernels: `cargo bench`.

use divan::{Bencher, black_box};
use verbinder::graph::distances;
use verbinder::graph::estimate::Wanted;
use verbinder::graph::nearness_without::nearness_without;
use verbinder::graph::random::Stream;
use verbinder::graph::sampled_harmonic::sampled_harmonic;
use verbinder::graph::shortest_paths::{self, Along};
use verbinder::graph::{
    CompactGraph, betweenness, bicomponents, compact::Merge, components, cores, linear, principal, random_graphs,
    triangles,
};
use verbinder::measures::clusters::{LeidenOptions, leiden};
use verbinder::measures::{self, Params};
use verbinder::model::names::{DEFAULT_MINIMUM, Entry, propose};
use verbinder::studies::robustness::{RankOptions, Recorded, Scorer, errors, standings};

fn main() {
    divan::main();
}

/// Nodes that tie themselves to four earlier ones, most often to the well tied: hubs and leaves, as in real networks.
fn growing(nodes: usize, weighted: bool) -> CompactGraph {
    let mut stream = Stream::new(1, 0);
    let mut ends: Vec<u32> = vec![0, 1];
    let mut edges = vec![(0u32, 1u32, 1.0)];
    for node in 2..nodes {
        for _ in 0..4 {
            let other = ends[stream.below(ends.len())];
            edges.push((node as u32, other, 1.0 + stream.below(5) as f64));
            ends.extend([node as u32, other]);
        }
    }
    CompactGraph::from_edges(nodes, false, weighted, &edges, Merge::Max)
}

#[divan::bench(args = [200, 2000])]
fn node_betweenness(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| shortest_paths::node_betweenness(black_box(&graph)));
}

/// A large network of a social kind: a third of its nodes hang on one tie.
#[divan::bench(args = [10_000], sample_count = 3)]
fn node_betweenness_large(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = with_leaves(&growing(2 * nodes / 3, false), nodes);
    bencher.bench(|| shortest_paths::node_betweenness(black_box(&graph)));
}

fn with_leaves(graph: &CompactGraph, nodes: usize) -> CompactGraph {
    let mut stream = Stream::new(2, 0);
    let inner = graph.node_count();
    let leaves = (inner..nodes).map(|leaf| (leaf as u32, stream.below(inner) as u32));
    CompactGraph::undirected(nodes, &graph.edges().iter().copied().chain(leaves).collect::<Vec<_>>())
}

#[divan::bench(args = [200, 2000])]
fn edge_betweenness(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| shortest_paths::edge_betweenness(black_box(&graph)));
}

#[divan::bench(args = [200, 2000])]
fn nearness_without_each_node(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = with_leaves(&growing(nodes / 2, false), nodes);
    bencher.bench(|| nearness_without(black_box(&graph)));
}

#[divan::bench(args = [200, 2000])]
fn random_graph_of_the_same_degrees(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| random_graphs::same_degrees(black_box(&graph), &mut random_graphs::stream(1, 0)));
}

#[divan::bench(args = [200, 2000])]
fn node_betweenness_weighted(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, true);
    bencher.bench(|| shortest_paths::node_betweenness(black_box(&graph)));
}

/// From random shortest paths, no value off by more than a hundredth of the pairs.
#[divan::bench(args = [2000, 50_000], sample_count = 5)]
fn node_betweenness_sampled(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| betweenness::sampled(black_box(&graph), &Wanted::default()));
}

/// Betweenness of nodes and edges from the same searches.
#[divan::bench(args = [200, 2000])]
fn node_and_edge_betweenness(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| betweenness::betweenness(black_box(&graph), betweenness::Of::Both));
}

/// Harmonic closeness from the distances to some nodes.
#[divan::bench(args = [50_000], sample_count = 3)]
fn harmonic_sampled(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| sampled_harmonic(black_box(&graph), Along::Out, &Wanted::default()));
}

#[divan::bench(args = [200, 2000])]
fn distances(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| distances::distances(black_box(&graph), Along::Out));
}

#[divan::bench(args = [2000, 100_000])]
fn core_numbers(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| cores::core_numbers(black_box(&graph), cores::CoreDegree::Partners));
}

#[divan::bench(args = [2000, 100_000])]
fn shared_neighbors(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| triangles::shared_neighbors(black_box(&graph)));
}

#[divan::bench(args = [2000, 100_000])]
fn triangles_per_node(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| triangles::per_node(black_box(&graph)));
}

#[divan::bench(args = [2000, 100_000])]
fn weak_components(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| components::weak(black_box(&graph)));
}

#[divan::bench(args = [2000, 100_000])]
fn cut_points(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = with_leaves(&growing(2 * nodes / 3, false), nodes);
    bencher.bench(|| bicomponents::cut_points(black_box(&graph)));
}

#[divan::bench(args = [2000, 100_000])]
fn stationary_walk(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| linear::stationary_walk(black_box(&graph), 0.85));
}

#[divan::bench(args = [30, 2000, 20_000], sample_count = 10)]
fn leiden_one_run(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| leiden(black_box(&graph), &LeidenOptions { runs: 1, ..LeidenOptions::default() }));
}

#[divan::bench(args = [2000])]
fn principal_eigenvector(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| principal::principal_eigenvector(black_box(&graph)));
}

#[divan::bench(args = [200, 2000])]
fn leiden_100_runs(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    bencher.bench(|| leiden(black_box(&graph), &LeidenOptions::default()));
}

/// A thousand versions with a tenth of the ties lost: what stands behind every range of ranks.
#[divan::bench(args = [100, 500])]
fn ranges_of_ranks_by_betweenness(bencher: Bencher<'_, '_>, nodes: usize) {
    let graph = growing(nodes, false);
    let error = errors::find("lost-reports").expect("a registered error");
    let measure = measures::find("betweenness").expect("a registered measure");
    let scorer = [Scorer { measure, params: Params::default(), low_first: false }];
    let options = RankOptions { share: 0.1, draws: 1_000, top: 5, seed: 1 };
    bencher.bench(|| standings(black_box(&Recorded::once(&graph)), error, &scorer, &options));
}

#[divan::bench(args = [5_000, 50_000])]
fn names_of_one_town(bencher: Bencher<'_, '_>, labels: usize) {
    let mut stream = Stream::new(1, 0);
    let syllables =
        ["mal", "kan", "der", "hoe", "ven", "berg", "dal", "lin", "water", "zon", "bloem", "burg", "wij", "rij"];
    let kinds = ["Basisschool De ", "Thuiszorg ", "Stichting ", "Buurthuis 't ", ""];
    let names: Vec<String> = (0..labels)
        .map(|_| {
            let proper: String = (0..5).map(|_| syllables[stream.below(syllables.len())]).collect();
            format!("{}{proper}", kinds[stream.below(kinds.len())])
        })
        .collect();
    let entries: Vec<Entry<'_>> = names
        .iter()
        .map(|name| Entry { names: vec![name], places: vec!["Ede"], national: false, named: true })
        .collect();
    bencher.bench(|| propose(black_box(&entries), DEFAULT_MINIMUM));
}
