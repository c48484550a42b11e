//! Boxes in rows, the tallest first, each as far up as there is room, and there as far left.
//!
//! The lower edge of what stands already is kept as steps, the skyline: a box is put on them and becomes a step itself
//! (surveyed by Jylänki 2010, "A thousand ways to pack the bin").

use super::Point;

/// Widths of page that are tried: so many per cent more than all boxes would fill without a gap.
const SPARE: [f64; 7] = [0.0, 3.0, 6.0, 10.0, 15.0, 21.0, 28.0];
/// A box of this share of the height of another one is nearly as high.
const ALIKE: f64 = 0.85;
/// Less than anybody sees, and more than sums are rounded by.
const HAIR: f64 = 1e-6;

/// The upper left corner of each box, on the smallest page of about this aspect that is found.
pub(super) fn shelved(sizes: &[Point], aspect: f64) -> Vec<Point> {
    let slots = evened(sizes);
    let mut order: Vec<usize> = (0..slots.len()).collect();
    let taller = |a: Point, b: Point| b.y.total_cmp(&a.y).then(b.x.total_cmp(&a.x));
    order.sort_by(|&a, &b| taller(slots[a], slots[b]).then(a.cmp(&b)));
    let area: f64 = slots.iter().map(|slot| slot.x * slot.y).sum();
    let widest = slots.iter().fold(0.0_f64, |widest, slot| widest.max(slot.x));
    let pages = SPARE.map(|spare| {
        let width = (area * aspect * (1.0 + spare / 100.0)).sqrt().max(widest);
        let mut page = Skyline::new(width);
        let mut corners = vec![Point::default(); slots.len()];
        for &at in &order {
            corners[at] = page.put(slots[at]) + (slots[at] - sizes[at]) * 0.5;
        }
        (width.max(page.height * aspect), corners)
    });
    let best = pages.into_iter().reduce(|best, page| if page.0 < best.0 { page } else { best });
    best.map(|(_, corners)| corners).unwrap_or_default()
}

/// Boxes of nearly one height get the height of the tallest of them, so that they stand in even rows.
fn evened(sizes: &[Point]) -> Vec<Point> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|&a, &b| sizes[b].y.total_cmp(&sizes[a].y));
    let mut slots = sizes.to_vec();
    let mut tallest = f64::MAX;
    for at in order {
        if sizes[at].y < tallest * ALIKE {
            tallest = sizes[at].y;
        }
        slots[at].y = tallest;
    }
    slots
}

/// What stands already, from above.
struct Skyline {
    /// Where each step begins and how far down it is. The first begins at 0.
    steps: Vec<Point>,
    width: f64,
    height: f64,
}

impl Skyline {
    fn new(width: f64) -> Self {
        Skyline { steps: vec![Point::default()], width, height: 0.0 }
    }

    /// Puts a box, which is no wider than the page, where it is highest. Its corner.
    fn put(&mut self, size: Point) -> Point {
        let mut best = (f64::MAX, 0);
        for (first, step) in self.steps.iter().enumerate() {
            if step.x + size.x > self.width + HAIR {
                break;
            }
            if step.y < best.0 - HAIR {
                let top = self.under(first, size.x).fold(0.0_f64, |top, step| top.max(step.y));
                if top < best.0 - HAIR {
                    best = (top, first);
                }
            }
        }
        let (top, first) = best;
        let corner = Point::new(self.steps[first].x, top);
        let covered = self.under(first, size.x).count();
        let (end, behind) = (corner.x + size.x, self.steps[first + covered - 1].y);
        let next = self.steps.get(first + covered).map_or(self.width, |step| step.x);
        let bottom = Point::new(corner.x, top + size.y);
        let rest = Some(Point::new(end, behind)).filter(|_| end < next - HAIR);
        self.steps.splice(first..first + covered, [bottom].into_iter().chain(rest));
        // Neighbours of one height are one step.
        self.steps.dedup_by(|later, earlier| (later.y - earlier.y).abs() < HAIR);
        self.height = self.height.max(bottom.y);
        corner
    }

    /// The steps from this one on that a box of this width covers.
    fn under(&self, first: usize, width: f64) -> impl Iterator<Item = &Point> {
        let end = self.steps[first].x + width - HAIR;
        self.steps[first..].iter().take_while(move |step| step.x < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::random::Stream;

    // Eight of 2 by 1 on a page twice as wide as high: rows of four fill 8 by 2, of which the larger measure is 8; rows of three need 6 by 3.
    #[test]
    fn equal_boxes_stand_in_rows() {
        let corners = shelved(&[Point::new(2.0, 1.0); 8], 4.0);
        let rows: Vec<(f64, f64)> = corners.iter().map(|corner| (corner.x, corner.y)).collect();
        assert_eq!(
            rows,
            [(0.0, 0.0), (2.0, 0.0), (4.0, 0.0), (6.0, 0.0), (0.0, 1.0), (2.0, 1.0), (4.0, 1.0), (6.0, 1.0)]
        );
    }

    // ┌─────┬──┐  The small ones stand beside the large one, not in a row below it.
    // │  0  ├──┤
    // └─────┴──┘
    #[test]
    fn small_ones_fill_the_room_beside_a_large_one() {
        let corners = shelved(&[Point::new(2.0, 1.0), Point::new(6.0, 2.0), Point::new(2.0, 1.0)], 4.0);
        assert_eq!(corners, [Point::new(6.0, 0.0), Point::new(0.0, 0.0), Point::new(6.0, 1.0)]);
    }

    // 9.5 and 9 are nearly 10, and stand in the middle of its row; 8 begins a row of its own.
    #[test]
    fn boxes_of_nearly_one_height_stand_in_one_row() {
        let corners = shelved(&[9.0, 8.0, 10.0, 9.5].map(|height| Point::new(20.0, height)), 4.7);
        let tops: Vec<f64> = corners.iter().map(|corner| corner.y).collect();
        assert_eq!(tops, [0.5, 10.0, 0.0, 0.25], "{corners:?}");
    }

    #[test]
    fn boxes_never_overlap_and_leave_little_free() {
        for seed in 0..20 {
            let mut random = Stream::new(seed, 3);
            let sizes: Vec<Point> = (0..150)
                .map(|_| Point::new(1.0 + 60.0 * random.unit() * random.unit(), 1.0 + 20.0 * random.unit()))
                .collect();
            let corners = shelved(&sizes, 1.75);
            let mut page = Point::default();
            for (at, (corner, size)) in corners.iter().zip(&sizes).enumerate() {
                assert!(corner.x >= 0.0 && corner.y >= 0.0);
                page = Point::new(page.x.max(corner.x + size.x), page.y.max(corner.y + size.y));
                for (other, other_size) in corners[..at].iter().zip(&sizes) {
                    let beside = corner.x + HAIR >= other.x + other_size.x || other.x + HAIR >= corner.x + size.x;
                    let below = corner.y + HAIR >= other.y + other_size.y || other.y + HAIR >= corner.y + size.y;
                    assert!(beside || below, "seed {seed}: {at}");
                }
            }
            let filled: f64 = sizes.iter().map(|size| size.x * size.y).sum();
            assert!(filled > 0.75 * page.x * page.y, "seed {seed}: {} of {}", filled, page.x * page.y);
        }
    }

    #[test]
    fn nothing_needs_no_page() {
        assert_eq!(shelved(&[], 1.75), []);
    }
}
