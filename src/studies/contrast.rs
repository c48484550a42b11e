//! Whether networks of one type differ from the others in a figure: a permutation test over networks.

use crate::graph::random::Stream;

/// Up to this many ways to choose the type among the networks all are gone through.
const MOST_WAYS: f64 = 100_000.0;

/// Two sums are the same if they differ by less than this share of the largest of all.
const SAME: f64 = 1e-12;

/// The difference between two types of networks in one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contrast {
    /// Networks of the type that have the figure.
    pub inside: usize,
    /// Other networks that have it.
    pub outside: usize,
    /// Mean over the networks of the type; NaN without any.
    pub mean_inside: f64,
    /// Mean over the others; NaN without any.
    pub mean_outside: f64,
    /// Chance of a difference as far from 0, in either direction, if the type were handed out at random.
    pub p: f64,
    /// The smallest p that these numbers of networks allow: with 2 of 6 no p is below 1/15.
    pub least_p: f64,
    /// Whether every way to hand the type out was gone through.
    pub exact: bool,
    /// Whether all of them have the same value, so that no way to hand the type out makes a difference.
    pub same: bool,
}

/// The difference of the means of those networks that are of the type and of those that are not, with the chance of one as far from
/// 0 if types were handed out at random over the networks. Networks in which the figure is not a number take part in nothing.
///
/// All ways are gone through where there are at most 100,000, which include the one observed; beyond that `draws` are drawn and
/// p = (1 + as far) / (1 + draws). Undefined (NaN) where either side is empty, and where all networks have the same value: there is
/// nothing to test.
///
/// Source: Good 2005, Permutation, Parametric and Bootstrap Tests of Hypotheses, ch. 3; Phipson & Smyth 2010.
pub fn contrast(values: &[f64], of_type: &[bool], draws: usize, seed: u64) -> Contrast {
    let known: Vec<(f64, bool)> = values
        .iter()
        .zip(of_type)
        .map(|(&value, &inside)| (value, inside))
        .filter(|(value, _)| value.is_finite())
        .collect();
    let numbers: Vec<f64> = known.iter().map(|(value, _)| *value).collect();
    let (count, inside) = (known.len(), known.iter().filter(|(_, inside)| *inside).count());
    let total: f64 = numbers.iter().sum();
    let sum: f64 = known.iter().filter(|(_, inside)| *inside).map(|(value, _)| *value).sum();
    let outside = count - inside;
    let ways = choose(count, inside);
    let exact = ways <= MOST_WAYS;
    let most = numbers.iter().fold(0.0f64, |most, value| most.max(value.abs()));
    let same = numbers.iter().all(|value| (value - numbers[0]).abs() <= SAME * most);
    let mut found = Contrast {
        inside,
        outside,
        mean_inside: sum / inside as f64,
        mean_outside: (total - sum) / outside as f64,
        p: f64::NAN,
        least_p: if exact { 1.0 / ways } else { 1.0 / (1.0 + draws as f64) },
        exact,
        same,
    };
    if inside == 0 || outside == 0 || same {
        return found;
    }
    // The difference of means grows with the sum inside, so that its distance from the expected sum orders all ways alike.
    let expected = total * inside as f64 / count as f64;
    let scale = most * count as f64;
    let as_far = |other: f64| (other - expected).abs() >= (sum - expected).abs() - SAME * scale;
    found.p = if exact {
        let mut far = 0usize;
        // What is left over adds up to the rest: choosing the smaller side keeps the search shallow.
        if inside <= outside {
            each_sum(&numbers, inside, &mut |other| far += usize::from(as_far(other)));
        } else {
            each_sum(&numbers, outside, &mut |other| far += usize::from(as_far(total - other)));
        }
        far as f64 / ways
    } else {
        let far = (0..draws).filter(|&draw| {
            let mut order: Vec<usize> = (0..count).collect();
            Stream::new(seed, draw as u64).shuffle(&mut order);
            order.truncate(inside);
            // Added up in the order of networks, so that equal choices give equal sums.
            order.sort_unstable();
            as_far(order.iter().map(|&index| numbers[index]).sum())
        });
        (1.0 + far.count() as f64) / (1.0 + draws as f64)
    };
    found
}

/// Calls `seen` with the sum of every choice of `count` of the numbers.
fn each_sum(numbers: &[f64], count: usize, seen: &mut impl FnMut(f64)) {
    fn walk(numbers: &[f64], count: usize, sum: f64, seen: &mut impl FnMut(f64)) {
        if count == 0 {
            return seen(sum);
        }
        for first in 0..=numbers.len() - count {
            walk(&numbers[first + 1..], count - 1, sum + numbers[first], seen);
        }
    }
    walk(numbers, count, 0.0, seen);
}

/// n over k.
fn choose(n: usize, k: usize) -> f64 {
    (0..k.min(n - k)).fold(1.0, |product, step| product * (n - step) as f64 / (step + 1) as f64).round()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Six networks, two of the type: 15 ways. Sums of two of 1..6 are 3 to 11 around 7; 11 is as far as 3: two ways.
    #[test]
    fn all_ways_are_gone_through() {
        let found = contrast(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[false, false, false, false, true, true], 0, 1);
        assert!((found.p - 2.0 / 15.0).abs() < 1e-12 && (found.least_p - 1.0 / 15.0).abs() < 1e-12 && found.exact);
        assert!((found.mean_inside - 5.5).abs() < 1e-12 && (found.mean_outside - 2.5).abs() < 1e-12);
        // In the middle everything is as far.
        let middle = contrast(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[true, false, false, false, false, true], 0, 1);
        assert!((middle.p - 1.0).abs() < 1e-12);
    }

    // Python 3.11, itertools.combinations over all 210 ways to choose four of ten: only the one observed is as far from 0.
    #[test]
    fn all_choices_of_four_of_ten() {
        let values = [0.41, 0.12, 0.3, 0.22, 0.18, 0.5, 0.09, 0.27, 0.33, 0.15];
        let of_type: Vec<bool> = (0..10).map(|at| [0, 2, 5, 8].contains(&at)).collect();
        let found = contrast(&values, &of_type, 0, 1);
        assert!((found.mean_inside - found.mean_outside - 0.213_333_333_333_333_35).abs() < 1e-12);
        assert!((found.p - 1.0 / 210.0).abs() < 1e-12, "{found:?}");
        // With the second and the fifth it is 45 ways, of which 10 are as far.
        let pair: Vec<bool> = (0..10).map(|at| [1, 4].contains(&at)).collect();
        let found = contrast(&values, &pair, 0, 1);
        assert!((found.p - 10.0 / 45.0).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn what_is_unknown_takes_no_part() {
        let found = contrast(&[1.0, f64::NAN, 3.0, f64::NAN], &[true, true, false, false], 0, 1);
        assert_eq!((found.inside, found.outside), (1, 1));
        assert!((found.p - 1.0).abs() < 1e-12 && !found.same);
        let none = contrast(&[1.0, 2.0], &[false, false], 0, 1);
        assert!(none.p.is_nan() && none.mean_inside.is_nan() && (none.mean_outside - 1.5).abs() < 1e-12);
    }

    // 0.1 + 0.2 is 0.3 but for rounding.
    #[test]
    fn where_all_are_the_same_nothing_is_tested() {
        let third = 0.1 + 0.2;
        let found = contrast(&[0.3, third, 0.3, third, f64::NAN], &[true, true, false, false, false], 0, 1);
        assert!(found.same && found.p.is_nan() && found.inside == 2, "{found:?}");
        let nought = contrast(&[0.0, 0.0, 0.0], &[true, false, false], 0, 1);
        assert!(nought.same && nought.p.is_nan());
        assert!(!contrast(&[0.0, 0.0, 1e-300], &[true, false, false], 0, 1).same);
    }

    // 30 networks, 15 of the type: 155,117,520 ways, so that some are drawn. A difference that no draw reaches has the least p there is.
    #[test]
    fn many_networks_are_drawn() {
        let values: Vec<f64> = (0..30).map(f64::from).collect();
        let upper: Vec<bool> = (0..30).map(|index| index >= 15).collect();
        let found = contrast(&values, &upper, 999, 7);
        assert!(!found.exact && (found.p - 0.001).abs() < 1e-12, "{found:?}");
        let even: Vec<bool> = (0..30).map(|index| index % 2 == 0).collect();
        assert!(contrast(&values, &even, 999, 7).p > 0.5);
    }

    // Four hundred networks of which half have 0.1 and half 0.3, and so has the type: no draw is nearer, whatever rounding makes of the sums.
    #[test]
    fn sums_that_rounding_sets_apart_are_as_far() {
        let values: Vec<f64> = (0..400).map(|at| if at % 2 == 0 { 0.1 } else { 0.3 }).collect();
        let of_type: Vec<bool> = (0..400).map(|at| at % 4 < 2).collect();
        let found = contrast(&values, &of_type, 999, 1);
        assert!(!found.exact && (found.p - 1.0).abs() < 1e-12, "{found:?}");
    }

    // The ways above in other units, from the smallest figures to the largest.
    #[test]
    fn a_chance_does_not_hang_on_the_unit() {
        for unit in [1e-13, 1e13] {
            let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0].map(|value| value * unit);
            let found = contrast(&values, &[false, false, false, false, true, true], 0, 1);
            assert!((found.p - 2.0 / 15.0).abs() < 1e-12, "{unit} {found:?}");
        }
    }
}
