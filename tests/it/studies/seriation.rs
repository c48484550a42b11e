//! Orders of alike things against all orders that the tree of average linkage of scipy 1.17.1 allows, gone through one by one in Python.
//! (scipy's own `optimal_leaf_ordering` finds the shortest of them for the twelve, and longer ones for the others.)

use verbinder::studies::seriation::alike_together;

/// Distances from a generator that is written out, so that scipy could be given the same: x ← 1103515245 x + 12345 mod 2³¹.
fn distances(n: usize, seed: u64) -> Vec<Vec<f64>> {
    let mut state = seed;
    let mut found = vec![vec![0.0; n]; n];
    for (a, b) in (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))) {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31);
        found[a][b] = 0.001 + (state % 1000) as f64 / 1000.0;
        found[b][a] = found[a][b];
    }
    found
}

#[test]
fn no_order_of_the_same_tree_is_shorter() {
    let six: &[usize] = &[2, 1, 4, 5, 0, 3];
    let nine: &[usize] = &[0, 6, 7, 3, 5, 1, 4, 2, 8];
    let twelve: &[usize] = &[4, 2, 3, 5, 6, 10, 8, 0, 1, 11, 7, 9];
    let fourteen: &[usize] = &[8, 6, 3, 7, 5, 4, 1, 11, 0, 9, 13, 12, 2, 10];
    for (seed, expected, length) in [(1, six, 1.935), (5, nine, 1.337), (7, twelve, 1.636), (3, fourteen, 1.351)] {
        let distances = distances(expected.len(), seed);
        let order = alike_together(expected.len(), |a, b| distances[a][b]);
        let sum: f64 = order.windows(2).map(|pair| distances[pair[0]][pair[1]]).sum();
        assert!((sum - length).abs() < 1e-9, "{} things: {sum} and {length}, {order:?}", expected.len());
        // An order and its reverse are the same.
        let mut expected = expected.to_vec();
        if expected[0] > expected[expected.len() - 1] {
            expected.reverse();
        }
        assert_eq!(order, expected);
    }
}

// a and b lie at 0 and 1, c at 5; d is known to nobody.
#[test]
fn what_is_unknown_stands_at_the_end_and_undefined_is_far() {
    let places = [Some(5.0f64), None, Some(0.0), Some(1.0)];
    let between = |a: usize, b: usize| match (places[a], places[b]) {
        (Some(one), Some(other)) => (one - other).abs(),
        _ => f64::NAN,
    };
    assert_eq!(alike_together(4, between), vec![0, 3, 2, 1]);
    // Of 0 and 2 nothing is known: as far as the farthest known. 0–1 and 1–2 are near.
    let gap = |a: usize, b: usize| if a + b == 2 { f64::NAN } else { 1.0 };
    assert_eq!(alike_together(3, gap), vec![0, 1, 2]);
    assert_eq!(alike_together(0, between), Vec::<usize>::new());
    assert_eq!(alike_together(1, between), vec![0]);
}
