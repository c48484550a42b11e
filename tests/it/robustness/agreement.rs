//! Rank correlations against scipy 1.17.1: `spearmanr`, `kendalltau(variant="b")`, `pearsonr`.

use verbinder::studies::robustness::{agreement, kendall};

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

fn compare(x: &[f64], y: &[f64], [spearman, tau, r_squared]: [f64; 3]) {
    let found = agreement(x, y);
    close(found.spearman, spearman);
    close(found.kendall, tau);
    close(found.r_squared, r_squared);
    close(kendall(x, y), tau);
    close(kendall(y, x), tau);
}

#[test]
fn correlations_of_rankings_with_and_without_equals() {
    let x = [12.0, 2.0, 1.0, 12.0, 2.0, 7.0, 7.0, 7.0, 3.5, 0.0];
    let y = [1.0, 4.0, 7.0, 1.0, 0.0, 7.0, 9.0, 9.0, 2.0, 0.0];
    compare(&x, &y, [0.215_629_211_549_166_87, 0.148_159_439_497_438_43, 0.002_362_236_990_220_819_6]);
    let x = [5.0, 4.0, 3.0, 2.0, 1.0, 0.5, 0.25];
    let y = [4.0, 5.0, 2.0, 3.0, 1.0, 0.25, 0.5];
    compare(&x, &y, [0.892_857_142_857_142_9, 0.714_285_714_285_714_3, 0.803_221_787_112_852]);
}

#[test]
fn correlations_of_sixty_pairs() {
    let x = [
        5, 2, 6, 10, 0, 1, 8, 1, 5, 9, 0, 8, 3, 0, 1, 6, 6, 1, 3, 1, 8, 6, 0, 9, 1, 3, 10, 10, 9, 0, 9, 9, 6, 0, 3, 0,
        8, 2, 4, 6, 2, 8, 1, 9, 4, 8, 10, 2, 1, 9, 9, 10, 3, 5, 1, 8, 11, 1, 9, 0,
    ];
    let y = [
        4, 7, 10, 9, 5, 7, 9, 5, 5, 6, 2, 5, 2, 4, 8, 9, 7, 7, 5, 1, 3, 10, 6, 5, 5, 3, 10, 9, 3, 1, 11, 8, 7, 5, 8, 7,
        3, 1, 5, 9, 1, 2, 4, 10, 5, 8, 8, 0, 7, 8, 5, 4, 8, 1, 3, 6, 5, 3, 9, 6,
    ];
    let numbers = |list: [i32; 60]| list.map(f64::from);
    compare(&numbers(x), &numbers(y), [0.384_956_939_133_445, 0.283_479_848_739_445_65, 0.154_598_077_431_441_97]);
}

// First places of y: 3 first alone, then 0 and 4 equal; of x: 0, 1, 2.
#[test]
fn kept_places_are_counted_with_shares_at_the_border() {
    let x = [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0, 0.0];
    let y = [5.0, 1.0, 2.0, 9.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let found = agreement(&x, &y);
    close(found.top1, 0.0);
    close(found.top3, 1.0 / 3.0);
    // A tenth of eleven places is two; 0 has half of the second one of y.
    close(found.top_tenth, 0.25);
    let unknown = agreement(&[3.0, f64::NAN, 1.0, 2.0], &[3.0, 9.0, 1.0, 2.0]);
    close(unknown.spearman, 1.0);
    close(unknown.top1, 0.0);
}
