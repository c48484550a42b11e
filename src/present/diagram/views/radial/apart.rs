//! Marks that overlap on a target, turned apart.

use crate::present::diagram::geometry::Point;
use crate::present::diagram::scene::Mark;
use std::collections::{BTreeMap, BTreeSet};

/// Looks at pairs of marks, at most, after which a crowded target stays as it is.
const MOST_LOOKS: usize = 40_000_000;
/// Rounds of turning marks apart.
const TURNS: usize = 200;

/// Turns marks that overlap away from each other, so that nobody's distance to the middle changes.
pub(super) fn turn_apart(marks: &mut [Mark], rim: f64) {
    // Squares twice as wide as the farthest reach of a pair: who overlaps stands in the same or in the next, also after a turn.
    let side = 2.0 * (2.0 * marks.iter().map(Mark::reach).fold(0.0_f64, f64::max) + 1.0);
    let square = |centre: Point| ((centre.x / side).floor() as i64, (centre.y / side).floor() as i64);
    let mut squares: BTreeMap<(i64, i64), BTreeSet<usize>> = BTreeMap::new();
    for (index, mark) in marks.iter().enumerate() {
        squares.entry(square(mark.centre)).or_default().insert(index);
    }
    let mut looks = 0;
    for _ in 0..TURNS {
        let mut moved = false;
        for i in 0..marks.len() {
            let (x, y) = square(marks[i].centre);
            let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
            let mut near: Vec<usize> =
                around.filter_map(|place| squares.get(&place)).flat_map(|of| of.range(i + 1..).copied()).collect();
            near.sort_unstable();
            looks += near.len();
            for j in near {
                let reach = marks[i].reach() + marks[j].reach() + 1.0;
                let way = marks[j].centre - marks[i].centre;
                if way.x.abs() > reach || way.y.abs() > reach || way.length() >= reach {
                    continue;
                }
                let push = (reach - way.length()) * 0.55;
                for (index, sign) in [(i, -1.0), (j, 1.0)] {
                    let from = marks[index].centre;
                    let distance = from.length();
                    if distance < 1.0 || distance > rim * 3.0 {
                        continue;
                    }
                    let side = marks[i].centre.x * marks[j].centre.y - marks[i].centre.y * marks[j].centre.x;
                    let way = if side >= 0.0 { sign } else { -sign };
                    let along = from.unit().turned() * (push * way);
                    let to = (from + along).unit() * distance;
                    marks[index].centre = to;
                    let (left, entered) = (square(from), square(to));
                    if left != entered {
                        squares.entry(left).or_default().remove(&index);
                        squares.entry(entered).or_default().insert(index);
                    }
                }
                moved = true;
            }
        }
        if !moved || looks > MOST_LOOKS {
            return;
        }
    }
}
