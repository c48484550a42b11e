//! Known ways to go wrong, by their number in the list of pitfalls: shared memberships, and two networks compared by permutation.

use super::graphs::arcs;
use std::collections::BTreeMap;
use verbinder::diagnostics::Place;
use verbinder::graph::CompactGraph;
use verbinder::graph::cells::Cells;
use verbinder::graph::compact::Merge;
use verbinder::graph::random::Stream;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Strength, Tie};
use verbinder::studies::backbone::{Chance, Memberships, backbone};
use verbinder::studies::degree_profile::degree_profile_distance;
use verbinder::studies::fixed_degrees::{Draws, fixed_degrees};
use verbinder::studies::mrqap::{MrqapOptions, NoMrqap, mrqap};
use verbinder::studies::multiple_testing::benjamini_hochberg;
use verbinder::studies::qap::{QapOptions, qap};
use verbinder::transform::one_mode::{Onto, Projection, ProjectionWeight, project};

/// So many draws of pairs, each a tie.
fn random(nodes: usize, draws: usize, seed: u64) -> CompactGraph {
    let mut stream = Stream::new(seed, 0);
    let edges: Vec<(u32, u32)> = (0..draws).map(|_| (stream.below(nodes) as u32, stream.below(nodes) as u32)).collect();
    CompactGraph::undirected(nodes, &edges)
}

/// Who takes part in what: actor and structure.
const TABLES: [(&str, &str); 9] = [
    ("a", "t1"),
    ("b", "t1"),
    ("c", "t1"),
    ("a", "t2"),
    ("b", "t2"),
    ("a", "alone"),
    ("c", "t3"),
    ("d", "t3"),
    ("b", "t3"),
];

fn tables() -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    let mut names: BTreeMap<&str, &str> = TABLES.iter().map(|(actor, _)| (*actor, "organisation")).collect();
    names.extend(TABLES.iter().map(|(_, table)| (*table, "venue")));
    for (name, kind) in names {
        builder.add_node(Node { kind: kind.to_owned(), ..Node::new(name) }, Place::default());
    }
    for (actor, table) in TABLES {
        builder.add_tie(actor, table, Tie::new("participates-in"), Place::default());
    }
    builder.build().value
}

// What an actor gets in all is the number of its tables at which anybody else sits; a table for one divides by nothing.
#[test]
fn pitfall_52_every_table_gives_each_member_one() {
    let found = project(&tables(), Projection { weight: ProjectionWeight::Newman, onto: Onto::Actors }).network;
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for tie in found.ties() {
        let Some(Strength::Number(weight)) = tie.tie.strength else { panic!("a weight") };
        assert!(weight.is_finite());
        for end in [tie.source, tie.target] {
            *sums.entry(found.node(end).id.clone()).or_default() += weight;
        }
    }
    for (actor, shared_tables) in [("a", 2.0), ("b", 3.0), ("c", 2.0), ("d", 1.0)] {
        assert!((sums[actor] - shared_tables).abs() < 1e-12, "{actor}: {}", sums[actor]);
    }
}

// Nobody shares a table with itself: no tie of a node to itself, whatever the weight.
#[test]
fn pitfall_53_own_tables_are_no_ties() {
    for weight in [ProjectionWeight::Count, ProjectionWeight::Newman, ProjectionWeight::Jaccard] {
        for onto in [Onto::Actors, Onto::Structures] {
            let found = project(&tables(), Projection { weight, onto }).network;
            assert!(found.tie_count() > 0 && found.ties().all(|tie| tie.source != tie.target));
        }
    }
}

/// A network of two modes from rows of columns; the rows are the first nodes.
fn two_modes(rows: &[&[u32]], columns: u32) -> (CompactGraph, Vec<bool>) {
    let n = rows.len() as u32;
    let edges: Vec<(u32, u32)> =
        rows.iter().zip(0..).flat_map(|(row, at)| row.iter().map(move |&column| (at, n + column))).collect();
    let second = (0..n + columns).map(|node| node >= n).collect();
    (CompactGraph::undirected((n + columns) as usize, &edges), second)
}

// As much OR more, counted over all draws there are; and the correction is over all pairs, those that share nothing too.
#[test]
fn pitfall_54_the_tail_takes_in_its_end_and_the_correction_all_pairs() {
    let (graph, second) = two_modes(&[&[0, 1, 2], &[1, 2], &[4], &[3]], 5);
    let pairs = backbone(&graph, &second, false, Chance::AllAlike).unwrap();
    assert_eq!(pairs.len(), 1, "one pair of six shares anything");
    let subsets = |size: u32| (0u32..32).filter(move |set| set.count_ones() == size);
    let all: Vec<bool> =
        subsets(3).flat_map(|one| subsets(2).map(move |other| (one & other).count_ones() >= 2)).collect();
    let share = all.iter().filter(|as_much| **as_much).count() as f64 / all.len() as f64;
    assert!((pairs[0].chance - share).abs() < 1e-12, "{} {share}", pairs[0].chance);
    // Six pairs, and rank one.
    assert!((pairs[0].corrected - (6.0 * share).min(1.0)).abs() < 1e-12);
    assert_eq!(benjamini_hochberg(&[0.02, 0.01, 0.5], 6), [0.06, 0.06, 1.0]);
}

// The chance of as many coincidences is exact: the sum over all sets of tables at which both may sit.
#[test]
fn pitfall_55_the_sum_over_all_sets_of_tables() {
    let rows: [&[u32]; 5] = [&[0, 1, 2, 3, 4], &[0, 1, 2], &[0, 1, 3], &[2], &[0, 4]];
    let (graph, second) = two_modes(&rows, 5);
    let (others, own): (Vec<usize>, Vec<usize>) = (0..graph.node_count()).partition(|&node| second[node]);
    let model = Memberships::new(&graph, &own, &others).unwrap();
    let pairs = backbone(&graph, &second, false, Chance::KeepingDegrees).unwrap();
    assert_eq!(pairs.len(), 4 + 2 + 1 + 1, "with the first all four, then 1–2, 1–3, 1–4 and 2–4 but not 2–3");
    for pair in &pairs {
        let both: Vec<f64> = others
            .iter()
            .map(|&other| {
                let chance = |node: usize| model.chance(graph.degree(node), graph.degree(other));
                chance(pair.a) * chance(pair.b)
            })
            .collect();
        let mut tail = 0.0;
        for set in 0u32..32 {
            if set.count_ones() as usize >= pair.shared {
                let part = |at: usize| if set & (1 << at) > 0 { both[at] } else { 1.0 - both[at] };
                tail += (0..5).map(part).product::<f64>();
            }
        }
        assert!((pair.chance - tail).abs() < 1e-12, "{pair:?} {tail}");
    }
    // Who sits at every table does so for certain.
    assert!(others.iter().all(|&other| (model.chance(5, graph.degree(other)) - 1.0).abs() < 1e-15));
}

// All tables of noughts and ones with the same sums of rows and columns, gone through one by one.
#[test]
fn fixed_degrees_agree_with_all_networks_that_there_are() {
    let rows: [&[u32]; 4] = [&[0, 1, 2], &[0, 1], &[0, 3], &[2, 3]];
    let (graph, second) = two_modes(&rows, 4);
    let table = |bits: u32| -> [u32; 4] { std::array::from_fn(|row| bits >> (4 * row) & 15) };
    let observed: [u32; 4] = std::array::from_fn(|row| rows[row].iter().map(|&column| 1 << column).sum());
    let sums = |table: &[u32; 4]| -> (Vec<u32>, Vec<u32>) {
        let columns = (0..4).map(|column| table.iter().map(|row| row >> column & 1).sum()).collect();
        (table.iter().map(|row| row.count_ones()).collect(), columns)
    };
    let all: Vec<[u32; 4]> = (0..65_536).map(table).filter(|table| sums(table) == sums(&observed)).collect();
    assert!(all.len() > 10, "{} tables", all.len());
    let draws = 20_000;
    let pairs = fixed_degrees(&graph, &second, false, Draws { count: draws, seed: 3 });
    assert_eq!(pairs.len(), 5);
    for pair in &pairs {
        let as_much = |table: &&[u32; 4]| (table[pair.a] & table[pair.b]).count_ones() as usize >= pair.shared;
        let exact = all.iter().filter(as_much).count() as f64 / all.len() as f64;
        let error = 4.0 * (exact * (1.0 - exact) / draws as f64).sqrt() + 1.0 / draws as f64;
        assert!((pair.chance - exact).abs() < error, "{pair:?} {exact}");
    }
}

#[test]
fn pitfall_60_no_chance_of_nought_in_comparisons() {
    // 12 against itself: no other order fits, and the observed one counts.
    let graph = random(12, 20, 4);
    let options = QapOptions { permutations: 99, ..QapOptions::default() };
    let same = qap(&graph, &graph, &options).unwrap();
    assert!(!same.exact && same.p_ge() >= 0.01 && same.p_two_sided() >= 0.01 && same.p_le() <= 1.0);
    // Almost itself, so that something is left to be explained.
    let almost = CompactGraph::undirected(12, &graph.edges()[1..]);
    let found = mrqap(&Cells::of(&graph), &[Cells::of(&almost)], &MrqapOptions { permutations: 99, seed: 1 }).unwrap();
    assert!(found.terms.iter().all(|term| term.p_ge >= 0.01 && term.p_le >= 0.01 && term.p_two_sided >= 0.01));
    let (graph, second) = two_modes(&[&[0, 1, 2], &[0, 1, 2], &[3, 4, 5], &[3, 4, 6], &[5, 6, 7]], 8);
    let pairs = fixed_degrees(&graph, &second, false, Draws { count: 99, seed: 1 });
    assert!(!pairs.is_empty() && pairs.iter().all(|pair| pair.chance >= 0.01));
}

// Four actors make six pairs, and all six were looked at, though two share nothing and are not listed (Benjamini & Hochberg 1995).
#[test]
fn pairs_that_share_nothing_count_among_those_looked_at() {
    let (graph, second) = two_modes(&[&[0, 1, 2, 3], &[0, 1, 2, 3], &[4, 5], &[4, 6]], 7);
    let pairs = fixed_degrees(&graph, &second, false, Draws { count: 199, seed: 1 });
    assert_eq!(pairs.len(), 2);
    let chances: Vec<f64> = pairs.iter().map(|pair| pair.chance).collect();
    let (low, high) = (chances[0].min(chances[1]), chances[0].max(chances[1]));
    let (of_high, of_low) = ((high * 6.0 / 2.0).min(1.0), (low * 6.0).min(high * 6.0 / 2.0).min(1.0));
    for pair in &pairs {
        let wanted = if pair.chance > low { of_high } else { of_low };
        assert!((pair.corrected - wanted).abs() < 1e-12 && pair.corrected < 1.0, "{pairs:?}");
    }
}

// numpy 1.26 over all 120 orders (corrcoef off the diagonal; mean and std of the sums of products): a path of five against a triangle
// and a pair.
#[test]
fn qap_correlation_mean_and_deviation_as_numpy_gives_them() {
    let path = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    let triangle = CompactGraph::undirected(5, &[(0, 1), (1, 2), (0, 2), (3, 4)]);
    let found = qap(&path, &triangle, &QapOptions::default()).unwrap();
    assert!((found.correlation - 7.0 / 12.0).abs() < 1e-9, "{found:?}");
    assert!((found.products - 6.0).abs() < 1e-9 && (found.mean - 3.2).abs() < 1e-9, "{found:?}");
    assert!((found.deviation - 1.8330302779823362).abs() < 1e-9, "{found:?}");
}

/// Every order of some numbers.
fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let longer = |shorter: Vec<usize>| {
        (0..n).map(move |at| {
            let mut order = shorter.clone();
            order.insert(at, n - 1);
            order
        })
    };
    orders(n - 1).into_iter().flat_map(longer).collect()
}

/// Sums of products off the diagonal for every order of the second, the same order for rows and columns.
fn products(one: &Cells, other: &Cells) -> Vec<f64> {
    let n = one.node_count();
    let sum = |order: &Vec<usize>| {
        let pairs = (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| a != b);
        pairs.map(|(a, b)| one.at(a, b) * other.at(order[a], order[b])).sum::<f64>()
    };
    orders(n).iter().map(sum).collect()
}

// Six actors and their 720 orders, counted the long way; strengths count, and so does direction.
#[test]
fn pitfall_61_rows_and_columns_move_together_without_the_diagonal() {
    let directed = [
        arcs(6, &[(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (0, 3), (5, 0)]),
        arcs(6, &[(0, 1), (2, 1), (2, 0), (3, 4), (5, 4), (0, 3)]),
    ];
    let edges = [(0, 1, 3.0), (1, 2, 1.0), (2, 3, 2.5), (3, 4, 1.0), (0, 5, 4.0)];
    let strong = CompactGraph::from_edges(6, false, true, &edges, Merge::Max);
    let plain = CompactGraph::undirected(6, &[(0, 1), (2, 3), (0, 5), (1, 4)]);
    for (one, other) in [(&directed[0], &directed[1]), (&strong, &plain), (&plain, &strong)] {
        let (x, y) = (Cells::of(one), Cells::of(other));
        let all = products(&x, &y);
        let observed = all[orders(6).iter().position(|order| (0..6).all(|at| order[at] == at)).unwrap()];
        let found = qap(one, other, &QapOptions::default()).unwrap();
        assert!(found.exact && found.orders == 720 && (found.products - observed).abs() < 1e-9);
        assert_eq!(found.as_much, all.iter().filter(|sum| **sum >= observed - 1e-9).count());
        assert_eq!(found.as_little, all.iter().filter(|sum| **sum <= observed + 1e-9).count());
        assert!((found.mean - all.iter().sum::<f64>() / 720.0).abs() < 1e-9);
    }
}

// One triangle or both: an undirected network says the same as the one with every tie there and back.
#[test]
fn pitfall_61_one_triangle_or_both_is_the_same() {
    let (one, other) = (random(7, 9, 1), random(7, 8, 2));
    let both = |graph: &CompactGraph| {
        let list: Vec<(u32, u32)> = graph.edges().iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
        arcs(7, &list)
    };
    let half = qap(&one, &other, &QapOptions::default()).unwrap();
    let full = qap(&both(&one), &both(&other), &QapOptions::default()).unwrap();
    assert!((half.correlation - full.correlation).abs() < 1e-12 && (half.products - full.products).abs() < 1e-12);
    assert_eq!((half.as_much, half.as_little, half.as_far), (full.as_much, full.as_little, full.as_far));
}

// Two-sided is: as far from the mean, not twice the smaller. A star against itself: one order in six keeps the centre, and all
// others lie on the other side, nearer to the mean.
#[test]
fn pitfall_62_two_sided_is_the_distance_from_the_mean() {
    let star = CompactGraph::undirected(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]);
    let all = products(&Cells::of(&star), &Cells::of(&star));
    let mean = all.iter().sum::<f64>() / all.len() as f64;
    let found = qap(&star, &star, &QapOptions::default()).unwrap();
    let far = all.iter().filter(|sum| (**sum - mean).abs() >= (found.products - mean).abs() - 1e-9).count();
    assert_eq!((found.as_far, far), (120, 120));
    assert!((found.p_two_sided() - 1.0 / 6.0).abs() < 1e-12 && (found.p_ge() - 1.0 / 6.0).abs() < 1e-12);
}

/// Solves a small system by elimination.
fn solve(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    let n = rows.len();
    for at in 0..n {
        let pivot = (at..n).max_by(|&a, &b| rows[a][at].abs().total_cmp(&rows[b][at].abs())).unwrap();
        rows.swap(at, pivot);
        let pivot = rows[at].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != at) {
            let times = row[at] / pivot[at];
            row.iter_mut().zip(&pivot).for_each(|(value, own)| *value -= times * own);
        }
    }
    (0..n).map(|at| rows[at][n] / rows[at][at]).collect()
}

/// Coefficients and t of the last of some columns, from the normal equations.
fn ordinary(columns: &[Vec<f64>], y: &[f64]) -> (Vec<f64>, f64) {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let system = |right: &dyn Fn(usize) -> f64| {
        let row = |a: usize| columns.iter().map(|b| dot(&columns[a], b)).chain([right(a)]).collect();
        solve((0..columns.len()).map(row).collect())
    };
    let beta = system(&|a| dot(&columns[a], y));
    let fitted = |at: usize| columns.iter().zip(&beta).map(|(column, beta)| column[at] * beta).sum::<f64>();
    let rest: f64 = (0..y.len()).map(|at| (y[at] - fitted(at)).powi(2)).sum();
    let last = columns.len() - 1;
    let spread = system(&|a| f64::from(u8::from(a == last)))[last];
    let t = beta[last] / (rest / (y.len() - columns.len()) as f64 * spread).sqrt();
    (beta, t)
}

// What others leave of the predictor moves, rows and columns together, and t is compared: over all 720 orders of six actors.
#[test]
fn pitfall_63_the_rest_of_the_predictor_moves_and_t_is_compared() {
    let y = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (3, 4), (2, 5), (0, 4), (1, 4)]);
    let x = CompactGraph::undirected(6, &[(0, 1), (1, 2), (3, 4), (4, 5), (2, 5), (0, 3)]);
    let z = CompactGraph::undirected(6, &[(0, 1), (0, 2), (3, 5), (4, 5), (1, 2), (2, 3), (0, 5)]);
    let cells = [&y, &x, &z].map(Cells::of);
    let lists: Vec<Vec<f64>> = cells.iter().map(Cells::list).collect();
    let constant = vec![1.0; 15];
    let (beta, t) = ordinary(&[constant.clone(), lists[2].clone(), lists[1].clone()], &lists[0]);
    let (own, _) = ordinary(&[constant.clone(), lists[2].clone()], &lists[1]);
    let rest: Vec<f64> = (0..15).map(|at| lists[1][at] - own[0] - own[1] * lists[2][at]).collect();
    let rest = Cells::from_list(6, false, &rest);
    let moved = orders(6).into_iter().map(|order| {
        let mut list = Vec::new();
        rest.list_in_order(&order, &mut list);
        ordinary(&[constant.clone(), lists[2].clone(), list], &lists[0]).1
    });
    let all: Vec<f64> = moved.collect();
    let share = |such: &dyn Fn(f64) -> bool| all.iter().filter(|t| such(**t)).count() as f64 / 720.0;
    let options = MrqapOptions { permutations: 20_000, seed: 5 };
    let found = mrqap(&cells[0], &cells[1..], &options).unwrap();
    let term = found.terms[1];
    assert!((term.coefficient - beta[2]).abs() < 1e-12 && (term.t - t).abs() < 1e-9, "{term:?} {beta:?} {t}");
    assert!(
        (found.terms[2].coefficient - beta[1]).abs() < 1e-12 && (found.terms[0].coefficient - beta[0]).abs() < 1e-12
    );
    for (ours, exact) in [
        (term.p_ge, share(&|value| value >= t - 1e-9)),
        (term.p_le, share(&|value| value <= t + 1e-9)),
        (term.p_two_sided, share(&|value| value.abs() >= t.abs() - 1e-9)),
    ] {
        let error = 4.0 * (exact * (1.0 - exact) / 20_000.0_f64).sqrt() + 1e-4;
        assert!((ours - exact).abs() < error, "{ours} {exact}");
    }
}

#[test]
fn regressions_that_cannot_be_are_refused() {
    let tied = Cells::of(&CompactGraph::undirected(6, &[(0, 1), (2, 3)]));
    let none = Cells::of(&CompactGraph::undirected(6, &[]));
    let small = Cells::of(&CompactGraph::undirected(4, &[(0, 1)]));
    let options = MrqapOptions { permutations: 99, seed: 1 };
    let run = |y: &Cells, x: &[&Cells]| mrqap(y, &x.iter().map(|&cells| cells.clone()).collect::<Vec<_>>(), &options);
    assert_eq!(run(&small, &[&small]), Err(NoMrqap::TooFewActors));
    assert_eq!(run(&none, &[&tied]), Err(NoMrqap::OutcomeWithoutVariance));
    assert_eq!(run(&tied, &[&none]), Err(NoMrqap::Redundant(0)));
    let other = Cells::of(&CompactGraph::undirected(6, &[(0, 1), (2, 5)]));
    assert_eq!(run(&tied, &[&other, &other]), Err(NoMrqap::Redundant(1)));
}

// scipy 1.17.1: wasserstein_distance([2, 2, 2, 2, 0], [1, 3, 1, 1]) = 1.
#[test]
fn degree_profiles_of_unequal_networks() {
    let square = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (0, 3)]);
    let star = CompactGraph::undirected(4, &[(0, 1), (1, 2), (1, 3)]);
    assert!((degree_profile_distance(&square, &star) - 1.0).abs() < 1e-12);
    assert!(degree_profile_distance(&CompactGraph::undirected(0, &[]), &star).is_nan());
}
