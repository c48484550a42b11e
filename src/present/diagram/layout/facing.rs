//! Turning a drawing as a whole: towards its partners, or with its long side level. No angle is computed, only unit vectors.

use super::Point;

/// Moves the middle of the spots to the origin, then turns and mirrors them so that each spot lies as far as possible in the
/// direction of its goal (the closed-form solution of the orthogonal Procrustes problem in the plane).
pub(super) fn turn(spots: &mut [Point], goals: &[Point]) {
    centre(spots);
    let mut best = (0.0_f64, Point::new(1.0, 0.0), 1.0);
    for mirror in [1.0, -1.0] {
        let (mut along, mut across) = (0.0, 0.0);
        for (spot, goal) in spots.iter().zip(goals) {
            let x = spot.x * mirror;
            along += x * goal.x + spot.y * goal.y;
            across += x * goal.y - spot.y * goal.x;
        }
        let rotation = Point::new(along, across);
        if rotation.length() > best.0 * (1.0 + 1e-9) {
            best = (rotation.length(), rotation.unit(), mirror);
        }
    }
    let (_, rotation, mirror) = best;
    for spot in spots.iter_mut() {
        *spot = rotated(Point::new(spot.x * mirror, spot.y), rotation);
    }
}

/// Moves the middle to the origin and turns the longest axis level (principal components).
pub(super) fn long_axis_level(spots: &mut [Point]) {
    centre(spots);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for spot in spots.iter() {
        xx += spot.x * spot.x;
        xy += spot.x * spot.y;
        yy += spot.y * spot.y;
    }
    // (cos 2t, sin 2t) of the axis, then half the angle by the half-angle formulas.
    let double = Point::new(xx - yy, 2.0 * xy).unit();
    let cos = ((1.0 + double.x) / 2.0).max(0.0).sqrt();
    let sin = ((1.0 - double.x) / 2.0).max(0.0).sqrt() * if double.y < 0.0 { -1.0 } else { 1.0 };
    for spot in spots.iter_mut() {
        *spot = rotated(*spot, Point::new(cos, -sin));
    }
}

fn centre(spots: &mut [Point]) {
    let middle = spots.iter().fold(Point::default(), |sum, spot| sum + *spot) * (1.0 / spots.len().max(1) as f64);
    for spot in spots.iter_mut() {
        *spot = *spot - middle;
    }
}

fn rotated(point: Point, rotation: Point) -> Point {
    Point::new(point.x * rotation.x - point.y * rotation.y, point.x * rotation.y + point.y * rotation.x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_is_turned_to_where_its_partner_stands() {
        let mut spots = [Point::new(-1.0, 0.0), Point::new(1.0, 0.0)];
        turn(&mut spots, &[Point::new(0.0, 1.0), Point::default()]);
        assert!((spots[0] - Point::new(0.0, 1.0)).length() < 1e-9, "{spots:?}");
    }

    #[test]
    fn a_steep_line_comes_to_lie_level() {
        let mut spots = [Point::new(0.0, 0.0), Point::new(3.0, 4.0), Point::new(6.0, 8.0)];
        long_axis_level(&mut spots);
        assert!(spots.iter().all(|spot| spot.y.abs() < 1e-9), "{spots:?}");
    }
}
