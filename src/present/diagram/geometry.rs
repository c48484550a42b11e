//! Points, boxes, hulls and Bézier curves: the plane geometry that every view shares.
//!
//! Only arithmetic and square roots, which every machine computes to the same bit.

use std::ops::{Add, Mul, Sub};

/// A place or a displacement on the page, in points; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// The point (x, y).
    pub const fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }

    /// Distance from the origin.
    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The same direction with length 1; rightwards for the null vector.
    pub fn unit(self) -> Point {
        let length = self.length();
        if length < 1e-9 { Point::new(1.0, 0.0) } else { self * (1.0 / length) }
    }

    /// A quarter turn.
    pub fn turned(self) -> Point {
        Point::new(-self.y, self.x)
    }

    /// The point at this share of the way to another.
    pub fn towards(self, other: Point, share: f64) -> Point {
        self + (other - self) * share
    }
}

impl Add for Point {
    type Output = Point;
    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Point;
    fn sub(self, other: Point) -> Point {
        Point::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Point;
    fn mul(self, factor: f64) -> Point {
        Point::new(self.x * factor, self.y * factor)
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Upper left corner.
    pub min: Point,
    /// Lower right corner.
    pub max: Point,
}

impl Rect {
    /// Holds nothing; the neutral element of [`Rect::union`].
    pub const EMPTY: Rect = Rect { min: Point::new(f64::MAX, f64::MAX), max: Point::new(f64::MIN, f64::MIN) };

    /// The rectangle around a centre with these half extents.
    pub fn around(centre: Point, half: Point) -> Self {
        Rect { min: centre - half, max: centre + half }
    }

    /// The smallest rectangle around all points.
    pub fn of(points: impl IntoIterator<Item = Point>) -> Self {
        points.into_iter().fold(Rect::EMPTY, |rect, point| rect.union(Rect { min: point, max: point }))
    }

    /// Width in points, 0 where it is empty.
    pub fn width(&self) -> f64 {
        (self.max.x - self.min.x).max(0.0)
    }

    /// Height in points, 0 where it is empty.
    pub fn height(&self) -> f64 {
        (self.max.y - self.min.y).max(0.0)
    }

    /// Area in square points.
    pub fn area(&self) -> f64 {
        self.width() * self.height()
    }

    /// Centre.
    pub fn centre(&self) -> Point {
        (self.min + self.max) * 0.5
    }

    /// The smallest rectangle around both.
    pub fn union(self, other: Rect) -> Rect {
        Rect {
            min: Point::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: Point::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// Grown by a margin on all sides.
    pub fn padded(self, margin: f64) -> Rect {
        let by = Point::new(margin, margin);
        Rect { min: self.min - by, max: self.max + by }
    }

    /// Moved.
    pub fn shifted(self, by: Point) -> Rect {
        Rect { min: self.min + by, max: self.max + by }
    }

    /// The area that both cover.
    pub fn overlap(&self, other: &Rect) -> f64 {
        let width = self.max.x.min(other.max.x) - self.min.x.max(other.min.x);
        let height = self.max.y.min(other.max.y) - self.min.y.max(other.min.y);
        if width > 0.0 && height > 0.0 { width * height } else { 0.0 }
    }

    /// Whether the other lies inside, up to a hair.
    pub fn holds(&self, other: &Rect) -> bool {
        let hair = 1e-6;
        other.min.x >= self.min.x - hair
            && other.min.y >= self.min.y - hair
            && other.max.x <= self.max.x + hair
            && other.max.y <= self.max.y + hair
    }

    /// The four corners.
    pub fn corners(&self) -> [Point; 4] {
        [self.min, Point::new(self.max.x, self.min.y), self.max, Point::new(self.min.x, self.max.y)]
    }

    /// Whether the segment from `a` to `b` passes through (Liang–Barsky clipping).
    pub fn crossed_by(&self, a: Point, b: Point) -> bool {
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        let way = b - a;
        let sides = [
            (-way.x, a.x - self.min.x),
            (way.x, self.max.x - a.x),
            (-way.y, a.y - self.min.y),
            (way.y, self.max.y - a.y),
        ];
        for (speed, room) in sides {
            if speed.abs() < 1e-9 {
                if room < 0.0 {
                    return false;
                }
            } else if speed < 0.0 {
                enters = enters.max(room / speed);
            } else {
                leaves = leaves.min(room / speed);
            }
        }
        enters <= leaves
    }
}

/// Distance of a point from the segment from `a` to `b`.
pub fn distance_to_segment(point: Point, a: Point, b: Point) -> f64 {
    let way = b - a;
    let squared = way.x * way.x + way.y * way.y;
    let along = ((point.x - a.x) * way.x + (point.y - a.y) * way.y) / squared.max(1e-9);
    (point - a.towards(b, along.clamp(0.0, 1.0))).length()
}

/// Whether two segments cross in their interior.
pub fn segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// The point at `t` of a cubic Bézier curve given by four points.
pub fn bezier(curve: &[Point], t: f64) -> Point {
    let u = 1.0 - t;
    curve[0] * (u * u * u) + curve[1] * (3.0 * u * u * t) + curve[2] * (3.0 * u * t * t) + curve[3] * (t * t * t)
}

/// The curve from `from` to `to` that bends sideways by `bow` (half of it at the middle would be three quarters).
pub fn bowed(from: Point, to: Point, bow: f64) -> [Point; 4] {
    let side = (to - from).unit().turned() * (bow * 4.0 / 3.0);
    [from, from.towards(to, 1.0 / 3.0) + side, from.towards(to, 2.0 / 3.0) + side, to]
}

/// A Bézier curve as a chain of short segments.
pub fn flattened(curve: &[Point], steps: usize) -> Vec<Point> {
    (0..=steps).map(|step| bezier(curve, step as f64 / steps as f64)).collect()
}

/// The part of a curve between two parameters (de Casteljau).
pub fn part(curve: &[Point; 4], from: f64, to: f64) -> [Point; 4] {
    let upper = split(curve, to).0;
    split(&upper, if to > 0.0 { from / to } else { 0.0 }).1
}

fn split(c: &[Point; 4], t: f64) -> ([Point; 4], [Point; 4]) {
    let (ab, bc, cd) = (c[0].towards(c[1], t), c[1].towards(c[2], t), c[2].towards(c[3], t));
    let (abc, bcd) = (ab.towards(bc, t), bc.towards(cd, t));
    let middle = abc.towards(bcd, t);
    ([c[0], ab, abc, middle], [middle, bcd, cd, c[3]])
}

/// The convex hull (monotone chain), without points that hardly matter to its form.
pub fn hull(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let turn = |o: Point, a: Point, b: Point| (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    let mut chain: Vec<Point> = Vec::new();
    for back in [false, true] {
        let start = chain.len();
        let ordered: Vec<Point> = if back { points.iter().rev().copied().collect() } else { points.clone() };
        for point in ordered {
            while chain.len() >= start + 2 && turn(chain[chain.len() - 2], chain[chain.len() - 1], point) <= 0.0 {
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
    }
    chain
}

/// Where a convex polygon is rounded: for each corner the point where the curve leaves the side before it, the corner, and the
/// point where it reaches the side after it.
pub fn rounded(polygon: &[Point], radius: f64) -> Vec<[Point; 3]> {
    let count = polygon.len();
    (0..count)
        .map(|index| {
            let (before, tip, after) =
                (polygon[(index + count - 1) % count], polygon[index], polygon[(index + 1) % count]);
            let cut = |end: Point| {
                let side = (end - tip).length();
                tip.towards(end, if side > 1e-9 { (radius / side).min(0.5) } else { 0.0 })
            };
            [cut(before), tip, cut(after)]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hull_of_a_square_with_a_point_inside_is_the_square() {
        let p = Point::new;
        let found = hull(vec![p(0.0, 0.0), p(2.0, 0.0), p(1.0, 1.0), p(2.0, 2.0), p(0.0, 2.0), p(1.0, 0.0)]);
        assert_eq!(found, [p(0.0, 0.0), p(2.0, 0.0), p(2.0, 2.0), p(0.0, 2.0)]);
    }

    #[test]
    fn a_segment_crosses_a_box_only_if_it_does() {
        let rect = Rect::around(Point::default(), Point::new(1.0, 1.0));
        assert!(rect.crossed_by(Point::new(-5.0, 0.0), Point::new(5.0, 0.5)));
        assert!(!rect.crossed_by(Point::new(-5.0, 0.0), Point::new(-2.0, 0.0)));
        assert!(!rect.crossed_by(Point::new(-3.0, 1.0), Point::new(1.0, 5.0)));
    }

    #[test]
    fn a_part_of_a_straight_curve_lies_on_it() {
        let line = bowed(Point::new(0.0, 0.0), Point::new(3.0, 0.0), 0.0);
        let cut = part(&line, 1.0 / 3.0, 2.0 / 3.0);
        assert!((cut[0].x - 1.0).abs() < 1e-9 && (cut[3].x - 2.0).abs() < 1e-9 && cut[1].y.abs() < 1e-9);
    }
}
