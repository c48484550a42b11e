//! How near every node is to the core, as a number: the scores whose products fit the ties best.

mod fit;

use super::{CompactGraph, parallel};
use fit::{Cells, Sums, best_score};

/// Up to this many starts, each from one of the best tied nodes.
const STARTS: usize = 60;
/// In a network of more nodes than this there are fewer starts.
const MANY: usize = 300;
const FEW_STARTS: usize = 12;
/// Steps allowed to all starts together.
const WORK: usize = 200_000_000;
/// Rounds in which all scores move at once, before they move one by one.
const TOGETHER: usize = 40;
/// Fits that differ by less are equal.
const EQUAL: f64 = 1e-9;
/// Scores that differ by less are equal.
const SAME: f64 = 1e-4;

/// Where the largest score is 1 and the second less than this, one node outgrows all others.
const OUTGROWN: f64 = 1e-6;

/// Scores between 0 and 1, the largest 1, and how well their products fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Continuous {
    /// The correlation of ties with the products of the scores of their ends, over all pairs of different nodes.
    pub fit: f64,
    /// The score of every node.
    pub scores: Vec<f64>,
    /// Whether every other search that came to this fit gave the node this score.
    pub sure: Vec<bool>,
    /// The share of searches that came to this fit.
    pub reached: f64,
    /// Whether any scores have this fit. Otherwise it is a limit and fits better than any: all scores come to be equal, or one
    /// outgrows all others.
    pub attained: bool,
}

/// The scores c ≥ 0 with the largest correlation between the ties a(i,j) and c(i) c(j) over pairs i ≠ j that the searches find.
/// None where ties do not vary: without any, or all of one strength.
pub fn continuous_core(graph: &CompactGraph) -> Option<Continuous> {
    let n = graph.node_count();
    let cells = Cells::new(graph);
    if n < 3 || cells.spread <= 1e-9 * cells.ties.max(1.0) {
        return None;
    }
    let starts = starts(&cells);
    let rounds = (WORK / (starts.len() * (n + 2 * cells.graph.edge_count()))).clamp(50, 20_000);
    let found = parallel::map(starts.len(), |start| search(&cells, starts[start].clone(), rounds));
    let best = found.iter().map(|(fit, _)| *fit).fold(f64::NEG_INFINITY, f64::max);
    let limit = cells.limit();
    if best.max(limit) <= EQUAL {
        return None;
    }
    if limit > best - EQUAL {
        let (scores, sure) = (vec![1.0; n], vec![false; n]);
        return Some(Continuous { fit: limit.min(1.0), scores, sure, reached: 0.0, attained: false });
    }
    let equal: Vec<&Vec<f64>> = found.iter().filter(|(fit, _)| *fit > best - EQUAL).map(|(_, scores)| scores).collect();
    let scores = found.iter().find(|(fit, _)| *fit >= best).map(|(_, scores)| scores.clone())?;
    let sure = (0..n).map(|node| equal.iter().all(|other| (other[node] - scores[node]).abs() < SAME)).collect();
    Some(Continuous {
        fit: best.min(1.0),
        sure,
        reached: equal.len() as f64 / found.len() as f64,
        attained: two_largest(&scores).1 > OUTGROWN,
        scores,
    })
}

/// One search: all scores at once at first, so that it does not matter in which order nodes stand, then one by one.
fn search(cells: &Cells, mut scores: Vec<f64>, rounds: usize) -> (f64, Vec<f64>) {
    let n = scores.len();
    let mut fit = Sums::new(cells, &scores).fit(cells);
    let mut step = 0.5;
    for _ in 0..TOGETHER {
        let sums = Sums::new(cells, &scores);
        let largest = scores.iter().copied().fold(0.0, f64::max);
        let next: Vec<f64> = (0..n)
            .map(|node| {
                let (rest, pull) = sums.without(cells, &scores, node);
                let best = best_score(cells, &sums, (&rest, pull), scores[node], largest);
                scores[node] + step * (best.min(4.0 * largest) - scores[node])
            })
            .collect();
        let better = Sums::new(cells, &next).fit(cells);
        if better > fit {
            (scores, fit) = (next, better);
            scale(&mut scores);
        } else {
            step /= 2.0;
        }
    }
    let (mut calm, mut before) = (0, f64::INFINITY);
    let mut best = (fit, scores.clone());
    for _ in 0..rounds {
        let mut sums = Sums::new(cells, &scores);
        // Where one node outgrows the others rounding spoils the sums without it, and a round can lead far down: what was best counts.
        let fit = sums.fit(cells);
        if fit < best.0 - EQUAL {
            break;
        }
        if fit > best.0 {
            best = (fit, scores.clone());
        }
        let (mut first, mut second) = two_largest(&scores);
        let mut change = 0.0f64;
        for node in 0..n {
            let (mut rest, pull) = sums.without(cells, &scores, node);
            let largest = if scores[node] >= first { second } else { first };
            if largest <= 0.0 {
                continue;
            }
            let score = best_score(cells, &sums, (&rest, pull), scores[node], largest);
            rest.with(score, pull);
            change = change.max((score - scores[node]).abs() / first);
            scores[node] = score;
            sums = rest;
            (first, second) = if score > first || largest <= second { two_largest(&scores) } else { (first, second) };
        }
        scale(&mut scores);
        // The change of one round says little where convergence is slow, so that what is still to come is estimated.
        let ratio = change / before;
        let ahead = if ratio < 1.0 { change * ratio / (1.0 - ratio) } else { f64::INFINITY };
        before = change;
        calm = if change < 1e-15 || (change < 1e-10 && ahead < 1e-12) { calm + 1 } else { 0 };
        if calm == 3 {
            break;
        }
    }
    let fit = Sums::new(cells, &scores).fit(cells);
    outgrown(cells, if fit < best.0 - EQUAL { best } else { (fit, scores) })
}

/// The same with the largest score far above all others, where that fits as well.
fn outgrown(cells: &Cells, (fit, scores): (f64, Vec<f64>)) -> (f64, Vec<f64>) {
    let (first, _) = two_largest(&scores);
    let small = |&score: &f64| if score < first { score * OUTGROWN } else { score };
    let others: Vec<f64> = scores.iter().map(small).collect();
    let limit = Sums::new(cells, &others).fit(cells);
    if limit > fit - EQUAL { (f64::max(limit, fit), others) } else { (fit, scores) }
}

fn two_largest(scores: &[f64]) -> (f64, f64) {
    scores.iter().fold(
        (0.0, 0.0),
        |(first, second), &score| {
            if score > first { (score, first) } else { (first, f64::max(second, score)) }
        },
    )
}

/// Makes the largest score 1.
fn scale(scores: &mut [f64]) {
    let largest = scores.iter().copied().fold(0.0, f64::max);
    if largest > 0.0 {
        scores.iter_mut().for_each(|score| *score /= largest);
    }
}

/// Scores to begin with: the strength of every node, and for the best tied nodes one each with the node and its partners ahead.
fn starts(cells: &Cells) -> Vec<Vec<f64>> {
    let graph = &cells.graph;
    let n = graph.node_count();
    let mut strengths: Vec<f64> = (0..n).map(|node| graph.strength(node)).collect();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| strengths[b].total_cmp(&strengths[a]).then(a.cmp(&b)));
    scale(&mut strengths);
    let around = |&node: &usize| {
        let mut scores: Vec<f64> = strengths.iter().map(|strength| 0.05 * strength).collect();
        scores[node] = 1.0;
        graph.neighbors(node).iter().for_each(|&other| scores[other as usize] += 0.5);
        scores
    };
    let most = if n > MANY { FEW_STARTS } else { STARTS };
    let first = [strengths.clone()];
    first.into_iter().chain(order.iter().take(most).filter(|&&node| graph.degree(node) > 0).map(around)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // The fit of scores as it is defined: a correlation over ordered pairs.
    fn correlation(graph: &CompactGraph, scores: &[f64]) -> f64 {
        let n = graph.node_count();
        let cells: Vec<(f64, f64)> = (0..n)
            .flat_map(|i| (0..n).filter(move |&j| j != i).map(move |j| (i, j)))
            .map(|(i, j)| (graph.edge_between(i, j).map_or(0.0, |edge| graph.weight(edge)), scores[i] * scores[j]))
            .collect();
        let mean = |of: &dyn Fn(&(f64, f64)) -> f64| cells.iter().map(of).sum::<f64>() / cells.len() as f64;
        let (a, b) = (mean(&|cell| cell.0), mean(&|cell| cell.1));
        let product = |of: &dyn Fn(&(f64, f64)) -> f64| cells.iter().map(of).sum::<f64>();
        product(&|cell| (cell.0 - a) * (cell.1 - b))
            / (product(&|cell| (cell.0 - a).powi(2)) * product(&|cell| (cell.1 - b).powi(2))).sqrt()
    }

    #[test]
    fn the_fit_is_a_correlation_and_no_change_of_one_score_raises_it() {
        let arcs =
            [(0, 1, 3.0), (1, 0, 1.0), (1, 2, 1.0), (0, 2, 2.0), (2, 3, 1.0), (4, 1, 1.0), (0, 5, 2.0), (5, 6, 1.0)];
        for directed in [false, true] {
            let graph = CompactGraph::from_edges(8, directed, true, &arcs, super::super::compact::Merge::Max);
            let found = continuous_core(&graph).expect("ties vary");
            assert!((found.fit - correlation(&graph, &found.scores)).abs() < 1e-10);
            assert!(found.scores[7].abs() < 1e-12, "an isolate is outermost");
            for node in 0..8 {
                for change in [-0.01, 0.01] {
                    let mut other = found.scores.clone();
                    other[node] = (other[node] + change).max(0.0);
                    assert!(correlation(&graph, &other) <= found.fit + 1e-10);
                }
            }
        }
    }

    // Two triangles fit equally well, one by one.
    #[test]
    fn two_equal_cores_are_not_one() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]);
        let found = continuous_core(&graph).expect("ties vary");
        assert!(found.sure.iter().all(|sure| !sure));
        assert!(continuous_core(&CompactGraph::undirected(3, &[(0, 1), (0, 2), (1, 2)])).is_none());
    }

    // With node 5 alone ahead, the products are those of its 4 ties: of 8 ties among 28 pairs the correlation with these is
    // (4 − 4 · 8/28) / √(8 (1 − 8/28) · 4 (1 − 4/28)) = √(5/12). In the other network 7 has 5 of 15 ties among 55 pairs:
    // (5 − 5 · 15/55) / √(15 (1 − 15/55) · 5 (1 − 5/55)) = 4 / √60. Rounding led searches from there to other scores that fit less.
    #[test]
    fn a_search_does_not_lose_what_it_has_found() {
        let eight = [(0, 3), (0, 7), (1, 5), (1, 7), (3, 5), (4, 5), (4, 6), (5, 7)];
        let eleven = [
            (0, 1),
            (0, 2),
            (0, 5),
            (0, 6),
            (1, 3),
            (1, 7),
            (2, 5),
            (2, 6),
            (2, 10),
            (3, 5),
            (3, 7),
            (4, 7),
            (4, 9),
            (5, 7),
            (7, 8),
        ];
        for (n, edges, ahead, fit) in
            [(8, &eight[..], 5, (5.0f64 / 12.0).sqrt()), (11, &eleven[..], 7, 4.0 / 60.0f64.sqrt())]
        {
            let found = continuous_core(&CompactGraph::undirected(n, edges)).expect("ties vary");
            assert!((found.fit - fit).abs() < 1e-7 && !found.attained, "{found:?}");
            assert!((0..n).all(|node| (found.scores[node] > 0.5) == (node == ahead)), "{found:?}");
        }
    }

    // Six nodes whose best scores all but cancel, so that searches come to rest slowly; by Newton's method in 60 digits. One of four nodes
    // with both ties: the products fit perfectly. Eight nodes, 2 ahead: its pairs have the strengths 4, 5, 1 and 4, the other 24 pairs
    // sum 22 and squares 84, and the best fit is the multiple correlation with those four, √(1 − (84 − 22²/24) / (142 − 36²/28)).
    #[test]
    fn searches_go_on_until_they_are_at_rest() {
        let slow = CompactGraph::undirected(6, &[(0, 1), (0, 4), (1, 4), (1, 5), (2, 4), (3, 4)]);
        let found = continuous_core(&slow).expect("ties vary");
        let scores = [0.948975242788, 0.973927279291, 0.922973646888, 0.922973646888, 1.0, 0.922291553549];
        let off = found.scores.iter().zip(scores).map(|(found, score)| (found - score).abs()).fold(0.0, f64::max);
        assert!(off < 5e-9 && (found.fit - 0.745483088804).abs() < 1e-11 && found.attained, "{found:?}");
        let weighted = |n, ties: &[(u32, u32, f64)]| {
            let graph = CompactGraph::from_edges(n, false, true, ties, super::super::compact::Merge::Max);
            continuous_core(&graph).expect("ties vary")
        };
        assert!((weighted(4, &[(0, 2, 5.0), (0, 3, 5.0)]).fit - 1.0).abs() < 1e-11);
        let of_two = [(0, 2, 4.0), (2, 5, 5.0), (2, 6, 1.0), (2, 7, 4.0)];
        let others = [(0, 3, 4.0), (0, 4, 5.0), (1, 6, 1.0), (3, 6, 4.0), (4, 5, 4.0), (4, 6, 1.0), (4, 7, 3.0)];
        let found = weighted(8, &[&of_two[..], &others].concat());
        let best = (1.0 - (84.0 - 22.0 * 22.0 / 24.0) / (142.0 - 36.0 * 36.0 / 28.0f64)).sqrt();
        assert!((found.fit - best).abs() < 1e-8, "{found:?} {best}");
    }
}
