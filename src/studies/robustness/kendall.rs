//! Kendall's rank correlation with ties.

/// Kendall's τ-b: of the pairs that are tied in neither list, how many more stand in the same order than in the opposite one,
/// over the geometric mean of the pairs that are untied in each list. Undefined (NaN) where all of one list are equal. Equal
/// means equal to the last bit: give it ranks.
///
/// O(n log n) by counting the exchanges of a merge sort. Kendall 1945, doi:10.1093/biomet/33.3.239; Knight 1966,
/// doi:10.1080/01621459.1966.10480879.
pub fn kendall(x: &[f64], y: &[f64]) -> f64 {
    debug_assert_eq!(x.len(), y.len());
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|&a, &b| x[a].total_cmp(&x[b]).then(y[a].total_cmp(&y[b])).then(a.cmp(&b)));
    let pairs = |n: usize| (n as f64) * (n as f64 - 1.0) / 2.0;
    let same_x = |a: usize, b: usize| x[a].total_cmp(&x[b]).is_eq();
    let same_y = |a: usize, b: usize| y[a].total_cmp(&y[b]).is_eq();
    let tied_x: f64 = order.chunk_by(|&a, &b| same_x(a, b)).map(|run| pairs(run.len())).sum();
    let tied_both: f64 = order.chunk_by(|&a, &b| same_x(a, b) && same_y(a, b)).map(|run| pairs(run.len())).sum();
    let mut second: Vec<f64> = order.iter().map(|&index| y[index]).collect();
    let mut room = second.clone();
    let against = sort_counting(&mut second, &mut room);
    let tied_y: f64 = second.chunk_by(|a, b| a.total_cmp(b).is_eq()).map(|run| pairs(run.len())).sum();
    let all = pairs(x.len());
    let untied = (all - tied_x) * (all - tied_y);
    if untied > 0.0 { (all - tied_x - tied_y + tied_both - 2.0 * against) / untied.sqrt() } else { f64::NAN }
}

/// Sorts and counts the pairs that stood in the wrong order.
fn sort_counting(list: &mut [f64], room: &mut [f64]) -> f64 {
    let half = list.len() / 2;
    if half == 0 {
        return 0.0;
    }
    let mut wrong = sort_counting(&mut list[..half], &mut room[..half]);
    wrong += sort_counting(&mut list[half..], &mut room[half..]);
    let (mut left, mut right) = (0, half);
    for place in room.iter_mut() {
        let from_left = left < half && (right == list.len() || list[left].total_cmp(&list[right]).is_le());
        *place = if from_left { list[left] } else { list[right] };
        if from_left {
            left += 1;
        } else {
            right += 1;
            wrong += (half - left) as f64;
        }
    }
    list.copy_from_slice(room);
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_all_pairs() {
        let x = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0];
        let y = [2.0, 7.0, 1.0, 8.0, 2.0, 8.0, 1.0, 8.0, 2.0, 8.0, 4.0];
        let (mut more, mut untied_x, mut untied_y) = (0.0, 0.0f64, 0.0);
        for a in 0..x.len() {
            for b in 0..a {
                let (p, q) = (x[a] - x[b], y[a] - y[b]);
                let sign = |value: f64| if value == 0.0 { 0.0 } else { value.signum() };
                more += sign(p) * sign(q);
                untied_x += sign(p).abs();
                untied_y += sign(q).abs();
            }
        }
        assert!((kendall(&x, &y) - more / (untied_x * untied_y).sqrt()).abs() < 1e-14);
        assert!(kendall(&x, &[1.0; 11]).is_nan() && kendall(&[], &[]).is_nan());
    }
}
