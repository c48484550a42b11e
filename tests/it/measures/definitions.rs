//! Measures against their definitions, evaluated the slow way on small random graphs.

use super::graphs::{Plan, assert_same, plans};
use proptest::prelude::*;
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::measures::{CoreDegree, Params, find};

fn values(id: &str, graph: &CompactGraph) -> Vec<f64> {
    find(id).unwrap().of(graph, &Params::default()).values
}

/// Matrix of strengths; 0 for no tie.
fn matrix(graph: &CompactGraph) -> Vec<Vec<f64>> {
    let n = graph.node_count();
    let mut w = vec![vec![0.0; n]; n];
    for (edge, &(a, b)) in graph.edges().iter().enumerate() {
        w[a as usize][b as usize] = graph.weight(edge);
        if !graph.is_directed() {
            w[b as usize][a as usize] = graph.weight(edge);
        }
    }
    w
}

/// All shortest paths from every node to every other, by walking every simple path.
fn shortest_paths(w: &[Vec<f64>], from: usize, to: usize) -> (f64, Vec<Vec<usize>>) {
    fn walk(w: &[Vec<f64>], to: usize, path: &mut Vec<usize>, length: f64, best: &mut (f64, Vec<Vec<usize>>)) {
        let at = path[path.len() - 1];
        if at == to {
            if length < best.0 * (1.0 - 1e-9) {
                *best = (length, vec![path.clone()]);
            } else if length <= best.0 * (1.0 + 1e-9) {
                best.1.push(path.clone());
            }
            return;
        }
        for next in 0..w.len() {
            if w[at][next] > 0.0 && !path.contains(&next) && length + 1.0 / w[at][next] <= best.0 * (1.0 + 1e-9) {
                path.push(next);
                walk(w, to, path, length + 1.0 / w[at][next], best);
                path.pop();
            }
        }
    }
    let mut best = (f64::INFINITY, Vec::new());
    walk(w, to, &mut vec![from], 0.0, &mut best);
    best
}

fn pieces(graph: &CompactGraph, without: impl Fn(u32, u32) -> bool) -> usize {
    let mut label: Vec<usize> = (0..graph.node_count()).collect();
    for _ in 0..graph.node_count() {
        for &(a, b) in graph.edges().iter().filter(|(a, b)| !without(*a, *b)) {
            let least = label[a as usize].min(label[b as usize]);
            (label[a as usize], label[b as usize]) = (least, least);
        }
    }
    (0..label.len()).filter(|&node| label[node] == node).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn paths(mut plan in plans()) {
        plan.nodes = plan.nodes.min(7);
        plan.edges.retain(|&(a, b, _)| (a as usize) < plan.nodes && (b as usize) < plan.nodes);
        let graph = plan.graph();
        let (n, w) = (graph.node_count(), matrix(&graph));
        let mut node = vec![0.0; n];
        let mut edge = vec![0.0; graph.edge_count()];
        let mut harmonic = vec![0.0; n];
        let mut farthest = vec![0.0f64; n];
        let (mut sum, mut pairs) = (0.0, 0);
        let half = if graph.is_directed() { 1.0 } else { 0.5 };
        for from in 0..n {
            for to in (0..n).filter(|&to| to != from) {
                let (length, paths) = shortest_paths(&w, from, to);
                if paths.is_empty() {
                    continue;
                }
                harmonic[from] += 1.0 / length;
                farthest[from] = farthest[from].max(length);
                sum += length;
                pairs += 1;
                for path in &paths {
                    let share = half / paths.len() as f64;
                    path[1..path.len() - 1].iter().for_each(|&between| node[between] += share);
                    for step in path.windows(2) {
                        edge[graph.edge_between(step[0], step[1]).unwrap()] += share;
                    }
                }
            }
        }
        assert_same(&values("betweenness", &graph), &node);
        assert_same(&values("edge-betweenness", &graph), &edge);
        assert_same(&values("harmonic-closeness", &graph), &harmonic);
        assert_same(&values("eccentricity", &graph), &farthest);
        if n > 1 {
            let mean = if pairs == 0 { f64::NAN } else { sum / f64::from(pairs) };
            assert_same(&values("average-distance", &graph), &[mean]);
        }
    }

    // A cut point, a bridge: what is there once it is gone.
    #[test]
    fn cuts(plan in plans()) {
        let graph = plan.graph();
        let whole = pieces(&graph, |_, _| false);
        let cut: Vec<f64> = (0..graph.node_count() as u32)
            .map(|node| {
                // Without its ties the node itself is one piece more, unless it was one before.
                let alone = usize::from(graph.degree(node as usize) + graph.in_degree(node as usize) > 0);
                let left = pieces(&graph, |a, b| a == node || b == node);
                f64::from(u8::from(left > whole + alone))
            })
            .collect();
        assert_same(&values("cut-point", &graph), &cut);
        let bridge: Vec<f64> = graph
            .edges()
            .iter()
            .map(|&(a, b)| f64::from(u8::from(pieces(&graph, |x, y| (x, y) == (a, b) || (x, y) == (b, a)) > whole)))
            .collect();
        assert_same(&values("bridge", &graph), &bridge);
    }

    #[test]
    fn structural_holes(plan in plans()) {
        let graph = plan.graph();
        let (n, w) = (graph.node_count(), matrix(&graph));
        let z = |i: usize, j: usize| w[i][j] + w[j][i];
        let p = |i: usize, j: usize| z(i, j) / (0..n).map(|k| z(i, k)).sum::<f64>();
        let m = |j: usize, q: usize| z(j, q) / (0..n).map(|k| z(j, k)).fold(0.0, f64::max);
        let (mut constraint, mut size) = (vec![f64::NAN; n], vec![f64::NAN; n]);
        for i in 0..n {
            let contacts: Vec<usize> = (0..n).filter(|&j| z(i, j) > 0.0).collect();
            if contacts.is_empty() {
                continue;
            }
            let through = |j: usize| contacts.iter().filter(|&&q| q != j).map(|&q| p(i, q) * p(q, j)).sum::<f64>();
            constraint[i] = contacts.iter().map(|&j| (p(i, j) + through(j)).powi(2)).sum();
            let redundant = |j: usize| contacts.iter().filter(|&&q| q != j).map(|&q| p(i, q) * m(j, q)).sum::<f64>();
            size[i] = contacts.iter().map(|&j| 1.0 - redundant(j)).sum();
        }
        assert_same(&values("constraint", &graph), &constraint);
        assert_same(&values("effective-size", &graph), &size);
    }

    // A k-core: strip nodes of degree below k until none is left.
    #[test]
    fn cores(plan in plans()) {
        let graph = plan.graph();
        let n = graph.node_count();
        let w = matrix(&graph);
        let tied = |a: usize, b: usize| u8::from(w[a][b] > 0.0);
        let count = |kind: CoreDegree, a: usize, b: usize| match (kind, graph.is_directed()) {
            (CoreDegree::Partners, _) | (_, false) => tied(a, b) | tied(b, a),
            (CoreDegree::Total, _) => tied(a, b) + tied(b, a),
            (CoreDegree::Out, _) => tied(a, b),
            (CoreDegree::In, _) => tied(b, a),
        };
        for kind in [CoreDegree::Partners, CoreDegree::Total, CoreDegree::In, CoreDegree::Out] {
            let mut core = vec![0.0; n];
            for k in 1..=2 * n {
                let mut inside = vec![true; n];
                loop {
                    let degree = |a: usize| (0..n).filter(|&b| inside[b]).map(|b| usize::from(count(kind, a, b))).sum::<usize>();
                    let out: Vec<usize> = (0..n).filter(|&a| inside[a] && degree(a) < k).collect();
                    if out.is_empty() {
                        break;
                    }
                    out.into_iter().for_each(|a| inside[a] = false);
                }
                (0..n).filter(|&a| inside[a]).for_each(|a| core[a] = k as f64);
            }
            let params = Params { core_degree: kind, ..Params::default() };
            assert_same(&find("coreness").unwrap().of(&graph, &params).values, &core);
        }
    }

    #[test]
    fn triangles(plan in plans()) {
        let graph = plan.graph().symmetrised(Merge::Max);
        let (n, w) = (graph.node_count(), matrix(&graph));
        let (mut closed, mut paths) = (0.0, 0.0);
        let mut local = vec![0.0; n];
        for i in 0..n {
            let (mut here, mut all) = (0.0, 0.0);
            for a in 0..n {
                for b in a + 1..n {
                    if w[i][a] > 0.0 && w[i][b] > 0.0 {
                        all += 1.0;
                        here += f64::from(u8::from(w[a][b] > 0.0));
                    }
                }
            }
            (closed, paths) = (closed + here, paths + all);
            local[i] = if all > 0.0 { here / all } else { 0.0 };
        }
        assert_same(&values("local-clustering", &graph), &local);
        assert_same(&values("transitivity", &graph), &[closed / paths]);
        let shared = graph.edges().iter().map(|&(a, b)| {
            (0..n).filter(|&c| w[a as usize][c] > 0.0 && w[b as usize][c] > 0.0).count() as f64
        });
        assert_same(&values("embeddedness", &graph), &shared.collect::<Vec<_>>());
    }

    // What a vector must satisfy: A x = λ x in one piece; the walk leaves PageRank as it is.
    #[test]
    fn fixed_points(plan in plans()) {
        let graph = plan.graph();
        let (n, w) = (graph.node_count(), matrix(&graph));
        let x = values("pagerank", &graph);
        let out: Vec<f64> = (0..n).map(|i| w[i].iter().sum()).collect();
        let dangling: f64 = (0..n).filter(|&i| out[i] == 0.0).map(|i| x[i]).sum();
        let step: Vec<f64> = (0..n)
            .map(|i| {
                let comes: f64 = (0..n).filter(|&j| out[j] > 0.0).map(|j| x[j] * w[j][i] / out[j]).sum();
                0.15 / n as f64 + 0.85 * (comes + dangling / n as f64)
            })
            .collect();
        assert_same(&x, &step);

        let x = values("eigenvector", &graph);
        let inside: Vec<usize> = (0..n).filter(|&i| !x[i].is_nan()).collect();
        let image = |i: usize| inside.iter().map(|&j| w[j][i] * x[j]).sum::<f64>();
        if let Some(&top) = inside.iter().find(|&&i| (x[i] - 1.0).abs() < 1e-12) {
            let value = image(top);
            for &i in &inside {
                prop_assert!(x[i] > 0.0 && (image(i) - value * x[i]).abs() < 1e-9 * value.max(1.0));
            }
        } else {
            prop_assert!(inside.is_empty());
        }
    }
}

// Mean of the normalised harmonic closeness = global efficiency, whatever the network.
#[test]
fn harmonic_closeness_averages_to_global_efficiency() {
    for (directed, weighted) in [(false, false), (true, false), (false, true), (true, true)] {
        let plan: Plan = super::graphs::random(40, 70, directed, weighted);
        let graph = plan.graph();
        let params = Params { normalization: verbinder::measures::Normalization::Normalized, ..Params::default() };
        let harmonic = find("harmonic-closeness").unwrap().of(&graph, &params).values;
        let mean = harmonic.iter().sum::<f64>() / 40.0;
        assert_same(&[mean], &values("global-efficiency", &graph));
    }
}
