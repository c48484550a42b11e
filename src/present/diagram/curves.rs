//! The way a line takes: around marks and names that stand in it, from outline to outline.

use super::geometry::{Point, Rect, bezier, distance_to_segment, flattened, part};
use super::scene::{Figure, Mark};
use super::style;

/// The curve that somebody wants between two marks, or with a bow to the side if it would run through somebody else.
pub(super) fn around_others(marks: &[Mark], ends: (usize, usize), with_bow: impl Fn(f64) -> [Point; 4]) -> [Point; 4] {
    around_others_and(marks, &[], ends, with_bow)
}

/// As [`around_others`], and around names, as far as a bow can.
pub(super) fn around_others_and(
    marks: &[Mark],
    names: &[Rect],
    (from, to): (usize, usize),
    with_bow: impl Fn(f64) -> [Point; 4],
) -> [Point; 4] {
    let (a, b) = (marks[from].centre, marks[to].centre);
    let length = (b - a).length();
    let room = Rect::of([a, b]).padded(length * 0.3 + 20.0);
    let near: Vec<(Point, f64)> = marks
        .iter()
        .enumerate()
        .filter(|(index, mark)| *index != from && *index != to && room.crossed_by(mark.centre, mark.centre))
        .map(|(_, mark)| (mark.centre, mark.reach()))
        .collect();
    freest(&near, names, |share| with_bow(length * share))
}

/// What it costs to run through a name: less than to run through a mark, more than the widest bow.
const THROUGH_A_NAME: f64 = 3.0;

/// Of curves with bows of more and more of their length the first that keeps clear of these circles and names, or the one that cuts least
/// into them.
fn freest(circles: &[(Point, f64)], names: &[Rect], with_bow: impl Fn(f64) -> [Point; 4]) -> [Point; 4] {
    let mut best = (f64::MAX, with_bow(0.0));
    for share in [0.0, 0.09, -0.09, 0.17, -0.17, 0.26, -0.26] {
        let curve = with_bow(share);
        let way = flattened(&curve, 8);
        let hits: f64 = circles
            .iter()
            .map(|&(centre, reach)| {
                let steps = way.windows(2).map(|step| distance_to_segment(centre, step[0], step[1]));
                (reach + 1.5 - steps.fold(f64::MAX, f64::min)).max(0.0)
            })
            .sum();
        let crosses = |name: &&Rect| way.windows(2).any(|step| name.crossed_by(step[0], step[1]));
        let crossed = names.iter().filter(crosses).count() as f64 * THROUGH_A_NAME;
        let cost = hits + crossed + share.abs() * 6.0;
        if cost < best.0 - 1e-9 {
            best = (cost, curve);
        }
    }
    best.1
}

/// The part of a curve that lies outside the marks at its ends.
pub(super) fn trimmed(curve: &[Point; 4], from: &Mark, to: &Mark) -> [Point; 4] {
    const STEPS: usize = 200;
    let outside = |mark: &Mark, t: f64| {
        let way = bezier(curve, t) - mark.centre;
        way.length() >= edge(mark, way) + style::LINE_GAP
    };
    let start = (0..STEPS).map(|s| s as f64 / STEPS as f64).find(|&t| outside(from, t)).unwrap_or(0.0);
    let end = (0..STEPS).map(|s| 1.0 - s as f64 / STEPS as f64).find(|&t| outside(to, t)).unwrap_or(1.0);
    if start < end { part(curve, start, end) } else { *curve }
}

/// Distance from the middle of a mark to its outline in some direction.
fn edge(mark: &Mark, direction: Point) -> f64 {
    if mark.ring.is_some() {
        return mark.reach();
    }
    let Figure::Polygon(corners) = mark.glyph.figure(Point::default(), mark.radius) else { return mark.reach() };
    let ray = direction.unit();
    let mut found = mark.radius;
    for (index, &a) in corners.iter().enumerate() {
        let side = corners[(index + 1) % corners.len()] - a;
        let determinant = side.x * ray.y - side.y * ray.x;
        if determinant.abs() < 1e-9 {
            continue;
        }
        let distance = (side.x * a.y - side.y * a.x) / determinant;
        let share = (ray.x * a.y - ray.y * a.x) / determinant;
        if distance > 0.0 && (-1e-9..=1.0 + 1e-9).contains(&share) {
            found = distance;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::diagram::geometry::bowed;

    // A bow is how far a curve is aside at its middle: 9 of 100 clear a circle of 4 on the line, 17 also two more that are 7 aside.
    #[test]
    fn a_curve_bends_around_who_stands_in_its_way_and_no_further() {
        let middle = |circles: &[(Point, f64)]| {
            let curve =
                freest(circles, &[], |share| bowed(Point::new(0.0, 0.0), Point::new(100.0, 0.0), 100.0 * share));
            bezier(&curve, 0.5).y.abs()
        };
        let in_the_way = |y: f64| (Point::new(50.0, y), 4.0);
        for (circles, aside) in [
            (vec![], 0.0),
            (vec![in_the_way(20.0)], 0.0),
            (vec![in_the_way(0.0)], 9.0),
            (vec![in_the_way(0.0), in_the_way(7.0), in_the_way(-7.0)], 17.0),
        ] {
            assert!((middle(&circles) - aside).abs() < 1e-9, "{circles:?} {}", middle(&circles));
        }
    }

    // A name of 40 by 8 under the middle of the line; the bow of 9 to the other side clears it, and one through a mark is no way out.
    #[test]
    fn a_curve_bends_around_a_name_but_not_into_a_mark() {
        let name = [Rect::around(Point::new(50.0, 2.0), Point::new(20.0, 4.0))];
        let middle = |circles: &[(Point, f64)]| {
            let curve =
                freest(circles, &name, |share| bowed(Point::new(0.0, 0.0), Point::new(100.0, 0.0), 100.0 * share));
            bezier(&curve, 0.5).y
        };
        let aside = middle(&[]);
        assert!((aside.abs() - 9.0).abs() < 1e-9, "{aside}");
        // With marks on both bows that would do, and beyond, it runs through the name.
        let marks: Vec<(Point, f64)> =
            [-26.0, -17.0, -9.0, 9.0, 17.0, 26.0].iter().map(|&y| (Point::new(50.0, y), 3.5)).collect();
        assert!(middle(&marks).abs() < 1e-9, "{}", middle(&marks));
    }
}
