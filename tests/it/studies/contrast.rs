//! Whether networks of one type differ from the others, with the ways to hand out the type counted by hand.

use verbinder::studies::contrast::contrast;

// Three of four are of the type: four ways, and only the observed one leaves out 10, as far as can be from the mean of 12 for three.
#[test]
fn the_type_may_be_the_larger_side() {
    let found = contrast(&[1.0, 2.0, 3.0, 10.0], &[true, true, true, false], 99, 1);
    assert_eq!((found.inside, found.outside, found.exact), (3, 1, true));
    assert_eq!((found.mean_inside, found.mean_outside), (2.0, 10.0));
    assert_eq!((found.p, found.least_p), (0.25, 0.25));
    // The same question asked of the other side.
    let other = contrast(&[1.0, 2.0, 3.0, 10.0], &[false, false, false, true], 99, 1);
    assert_eq!((other.p, other.least_p), (0.25, 0.25));
}

// 20 over 10 is 184,756, beyond 100,000: among 99 draws and the observed one no p is below 1 in 100.
#[test]
fn beyond_a_hundred_thousand_ways_some_are_drawn() {
    let values: Vec<f64> = (0..20).map(f64::from).collect();
    let of_type: Vec<bool> = (0..20).map(|at| at < 10).collect();
    let found = contrast(&values, &of_type, 99, 1);
    assert!(!found.exact && found.least_p == 0.01 && found.p == 0.01, "{found:?}");
    let mixed: Vec<bool> = (0..20).map(|at| at % 4 == 0 || at % 4 == 3).collect();
    // Both sides add up to 95: no way is nearer.
    assert_eq!(contrast(&values, &mixed, 99, 1).p, 1.0);
}
