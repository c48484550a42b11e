//! What stands on a round, in what order.

/// The order in which those who pull at each other stand near each other: swaps as long as one shortens the ways between them.
pub(super) fn around(pull: &[Vec<f64>]) -> Vec<usize> {
    let places = pull.len();
    let steps = |a: usize, b: usize| {
        let apart = a.abs_diff(b);
        apart.min(places - apart) as f64
    };
    let mut order: Vec<usize> = (0..places).collect();
    // Of each slot the slots that it is pulled to, in order, and how much: of many places few are tied to each other.
    let pulled = |order: &[usize], slot: usize| -> Vec<(usize, f64)> {
        let row = &pull[order[slot]];
        (0..places).map(|other| (other, row[order[other]])).filter(|(_, much)| *much > 0.0).collect()
    };
    let mut near: Vec<Vec<(usize, f64)>> = (0..places).map(|slot| pulled(&order, slot)).collect();
    for _ in 0..20 {
        let mut better = false;
        for i in 0..places {
            for j in i + 1..places {
                let cost = |at: usize, from: usize| -> f64 {
                    let others = near[from].iter().filter(|&&(slot, _)| slot != i && slot != j);
                    others.map(|&(slot, much)| much * steps(at, slot)).sum()
                };
                if cost(i, j) + cost(j, i) + 1e-9 < cost(i, i) + cost(j, j) {
                    order.swap(i, j);
                    near.swap(i, j);
                    for row in &mut near {
                        let mut stands_elsewhere = false;
                        for (slot, _) in row.iter_mut().filter(|(slot, _)| *slot == i || *slot == j) {
                            *slot = if *slot == i { j } else { i };
                            stands_elsewhere = true;
                        }
                        if stands_elsewhere {
                            row.sort_unstable_by_key(|&(slot, _)| slot);
                        }
                    }
                    better = true;
                }
            }
        }
        if !better {
            break;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::random::Stream;

    /// As it is meant: every pair of slots is looked at with all others.
    fn plainly(pull: &[Vec<f64>]) -> Vec<usize> {
        let places = pull.len();
        let mut order: Vec<usize> = (0..places).collect();
        for _ in 0..20 {
            let mut better = false;
            for i in 0..places {
                for j in i + 1..places {
                    let cost = |at: usize, from: usize| -> f64 {
                        let others = (0..places).filter(|&slot| slot != i && slot != j);
                        let steps = |slot: usize| at.abs_diff(slot).min(places - at.abs_diff(slot)) as f64;
                        others.map(|slot| pull[order[from]][order[slot]] * steps(slot)).sum()
                    };
                    if cost(i, j) + cost(j, i) + 1e-9 < cost(i, i) + cost(j, j) {
                        order.swap(i, j);
                        better = true;
                    }
                }
            }
            if !better {
                break;
            }
        }
        order
    }

    // From places of which hardly any two are tied to places that are all tied to each other.
    #[test]
    fn who_pulls_at_nobody_is_passed_over_and_the_order_is_that_of_all() {
        for seed in 0..12 {
            let mut random = Stream::new(seed, 3);
            let places = 3 + 3 * seed as usize;
            let mut pull = vec![vec![0.0; places]; places];
            for (a, b) in (0..places).flat_map(|a| (0..a).map(move |b| (a, b))) {
                if random.unit() < 0.1 * seed as f64 {
                    let much = 1.0 / (1.0 + random.below(7) as f64);
                    (pull[a][b], pull[b][a]) = (much, much);
                }
            }
            assert_eq!(around(&pull), plainly(&pull), "seed {seed}");
        }
    }
}
