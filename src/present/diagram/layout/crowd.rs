//! Boxes that push each other apart, round after round, in memory that all rounds share.

use super::bands::{Bands, MANY};
use super::{Body, Point};

/// Boxes that must keep this far from each other.
pub(super) struct Crowd {
    gap: f64,
    /// The boxes from left to right, as they stood at the beginning of the last round.
    row: Vec<Item>,
    bands: Bands,
}

/// One box.
#[derive(Clone, Copy)]
pub(super) struct Item {
    /// Where its left side was when the round began; of one that had its turn, where it is.
    pub(super) left: f64,
    /// Its middle.
    pub(super) centre: Point,
    pub(super) half: Point,
    spot: Point,
    offset: Point,
    number: u32,
}

/// Overlaps below this are none.
const TOUCHING: f64 = 1e-4;
/// Far more than sums of coordinates are rounded by.
pub(super) const HAIR: f64 = 1e-3;
/// Behind a box that stands that far behind the right side of another one, none is looked at in the round, whatever moved.
pub(super) const FAR: f64 = 60.0;

impl Crowd {
    pub(super) fn new(bodies: &[Body], gap: f64) -> Self {
        let item = |(body, number): (&Body, u32)| {
            let nowhere = Point::default();
            Item { left: 0.0, centre: nowhere, half: body.half, spot: nowhere, offset: body.offset, number }
        };
        Crowd { gap, row: bodies.iter().zip(0..).map(item).collect(), bands: Bands::default() }
    }

    /// Rounds of pushing along the axis in which boxes overlap least; true as soon as a round finds nothing to push.
    pub(super) fn push_apart(&mut self, spots: &mut [Point], rounds: usize) -> bool {
        for item in &mut self.row {
            item.spot = spots[item.number as usize];
            item.centre = item.spot + item.offset;
            item.left = item.centre.x - item.half.x;
        }
        let settled = (0..rounds).any(|_| {
            self.line_up();
            // Far out on the page neighbours are told apart no more.
            !(if self.row.len() < MANY { self.push() } else { self.bands.push(&mut self.row, self.gap) })
        });
        for item in &self.row {
            spots[item.number as usize] = item.spot;
        }
        settled || spots.len() < 2
    }

    /// Puts the boxes in order of their left sides, equal ones in order of their numbers. They nearly stand so, but for the first time.
    fn line_up(&mut self) {
        let behind = |a: &Item, b: &Item| a.left.total_cmp(&b.left).then(a.number.cmp(&b.number)).is_gt();
        let mut moves = MOVES * self.row.len();
        for at in 1..self.row.len() {
            if self.row[at - 1].left < self.row[at].left || !behind(&self.row[at - 1], &self.row[at]) {
                continue;
            }
            let item = self.row[at];
            let mut place = at;
            while place > 0 && behind(&self.row[place - 1], &item) {
                self.row[place] = self.row[place - 1];
                place -= 1;
            }
            self.row[place] = item;
            moves = moves.saturating_sub(at - place);
            if moves == 0 {
                self.row.sort_unstable_by(|a, b| a.left.total_cmp(&b.left).then(a.number.cmp(&b.number)));
                return;
            }
        }
    }

    /// One round: every box with those behind it. Whether any two overlapped.
    fn push(&mut self) -> bool {
        let gap = self.gap;
        let mut moved = false;
        // No box is further left of where it was when the round began.
        let mut leftwards = HAIR;
        for first in 0..self.row.len() {
            let (front, behind) = self.row.split_at_mut(first + 1);
            let mut one = front[first];
            let mut end = one.centre.x + one.half.x + gap + leftwards;
            for other in behind {
                // Neither this one nor those behind it reach so far to the left.
                if other.left > end {
                    break;
                }
                let x = other.centre.x - one.centre.x;
                let reach_x = one.half.x + other.half.x + gap;
                let over_x = reach_x - x.abs();
                if over_x <= TOUCHING {
                    if x - reach_x > FAR {
                        break;
                    }
                    continue;
                }
                let y = other.centre.y - one.centre.y;
                let over_y = one.half.y + other.half.y + gap - y.abs();
                if over_y <= TOUCHING {
                    continue;
                }
                moved = true;
                if let Some(push) = (Overlap { x, y, over_x, over_y }).push(&mut one, other) {
                    leftwards += (-push).max(0.0);
                    end = one.centre.x + one.half.x + gap + leftwards;
                }
            }
            // Nothing moves it any more before the next round.
            one.left = one.centre.x - one.half.x;
            front[first] = one;
        }
        moved
    }
}

/// How two boxes lie to each other.
#[derive(Clone, Copy)]
pub(super) struct Overlap {
    x: f64,
    y: f64,
    over_x: f64,
    over_y: f64,
}

impl Overlap {
    /// None where they do not overlap.
    pub(super) fn of(one: &Item, other: &Item, gap: f64) -> Option<Overlap> {
        let (x, y) = (other.centre.x - one.centre.x, other.centre.y - one.centre.y);
        let over_x = one.half.x + other.half.x + gap - x.abs();
        let over_y = one.half.y + other.half.y + gap - y.abs();
        (over_x > TOUCHING && over_y > TOUCHING).then_some(Overlap { x, y, over_x, over_y })
    }

    /// Pushes both along the axis in which they overlap least; by how much the second goes to the right, if it goes sideways.
    pub(super) fn push(self, one: &mut Item, other: &mut Item) -> Option<f64> {
        let Overlap { x, y, over_x, over_y } = self;
        if over_x * 0.8 < over_y {
            let push = if x < 0.0 { -over_x } else { over_x } * 0.501;
            one.spot.x -= push;
            other.spot.x += push;
            one.centre.x = one.spot.x + one.offset.x;
            other.centre.x = other.spot.x + other.offset.x;
            Some(push)
        } else {
            let push = if y < 0.0 { -over_y } else { over_y } * 0.501;
            one.spot.y -= push;
            other.spot.y += push;
            one.centre.y = one.spot.y + one.offset.y;
            other.centre.y = other.spot.y + other.offset.y;
            None
        }
    }
}

impl Item {
    /// Whether it stands so far behind the right side of another one that nobody behind it is looked at.
    pub(super) fn is_far_from(&self, one: &Item, gap: f64) -> bool {
        self.centre.x - one.centre.x - (one.half.x + self.half.x + gap) > FAR
    }
}

/// Moves per box that sorting by insertion may take before it is left to the general way.
const MOVES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::random::Stream;

    #[test]
    fn boxes_end_apart() {
        let mut random = Stream::new(1, 1);
        let body = |random: &mut Stream| Body {
            half: Point::new(5.0 + 30.0 * random.unit(), 4.0 + 8.0 * random.unit()),
            offset: Point::new(0.0, 3.0),
        };
        let bodies: Vec<Body> = (0..40).map(|_| body(&mut random)).collect();
        let mut spots: Vec<Point> = (0..40).map(|_| Point::new(300.0 * random.unit(), 200.0 * random.unit())).collect();
        let mut crowd = Crowd::new(&bodies, 2.0);
        while !crowd.push_apart(&mut spots, 50) {
            spots.iter_mut().for_each(|spot| *spot = *spot * 1.1);
        }
        for (i, (a, one)) in spots.iter().zip(&bodies).enumerate() {
            for (b, other) in spots.iter().zip(&bodies).skip(i + 1) {
                let (apart, reach) = ((*b + other.offset) - (*a + one.offset), one.half + other.half);
                assert!(apart.x.abs() + 1e-3 > reach.x + 2.0 || apart.y.abs() + 1e-3 > reach.y + 2.0);
            }
        }
    }

    /// One round as it is meant: every box with every box behind it, up to the first that stands far off.
    fn plain_round(spots: &mut [Point], bodies: &[Body], gap: f64) -> bool {
        let mut moved = false;
        let middle = |spots: &[Point], at: usize| spots[at] + bodies[at].offset;
        let mut order: Vec<usize> = (0..spots.len()).collect();
        let left = |at: &usize| middle(spots, *at).x - bodies[*at].half.x;
        order.sort_by(|a, b| left(a).total_cmp(&left(b)).then(a.cmp(b)));
        for (place, &a) in order.iter().enumerate() {
            for &b in &order[place + 1..] {
                let apart = middle(spots, b) - middle(spots, a);
                let reach_x = bodies[a].half.x + bodies[b].half.x + gap;
                if apart.x - reach_x > FAR {
                    break;
                }
                let over_x = reach_x - apart.x.abs();
                let over_y = bodies[a].half.y + bodies[b].half.y + gap - apart.y.abs();
                if over_x <= TOUCHING || over_y <= TOUCHING {
                    continue;
                }
                moved = true;
                if over_x * 0.8 < over_y {
                    let push = if apart.x < 0.0 { -over_x } else { over_x } * 0.501;
                    spots[a].x -= push;
                    spots[b].x += push;
                } else {
                    let push = if apart.y < 0.0 { -over_y } else { over_y } * 0.501;
                    spots[a].y -= push;
                    spots[b].y += push;
                }
            }
        }
        moved
    }

    /// Wide and narrow boxes on a page of this size, pushed in both ways.
    fn compare(seed: u64, count: usize, page: Point, rounds: usize) {
        let mut random = Stream::new(seed, 2);
        let bodies: Vec<Body> = (0..count)
            .map(|_| Body {
                half: Point::new(2.0 + 60.0 * random.unit() * random.unit(), 3.0 + 9.0 * random.unit()),
                offset: Point::new(0.0, 4.0 * random.unit()),
            })
            .collect();
        let start: Vec<Point> =
            (0..count).map(|_| Point::new(page.x * random.unit(), page.y * random.unit())).collect();
        let (mut spots, mut meant) = (start.clone(), start);
        let mut crowd = Crowd::new(&bodies, 2.5);
        for round in 0..rounds {
            let settled = crowd.push_apart(&mut spots, 1);
            let moved = plain_round(&mut meant, &bodies, 2.5);
            assert_eq!(settled, !moved, "{count} boxes, seed {seed}, round {round}");
            assert_eq!(spots, meant, "{count} boxes, seed {seed}, round {round}");
        }
    }

    // In a heap some are pushed to the left of where the round found them.
    #[test]
    fn who_is_passed_over_could_not_have_been_reached() {
        (0..20).for_each(|seed| compare(seed, 50, Point::new(400.0, 60.0), 30));
    }

    // On a spacious page, on a narrow one, and in heaps, where boxes move by hundreds of points in one round.
    #[test]
    fn many_boxes_are_pushed_as_few_are() {
        for (seed, (x, y)) in
            [(1_200.0, 700.0), (300.0, 2_500.0), (2_500.0, 90.0), (60.0, 40.0), (0.0, 0.0)].into_iter().enumerate()
        {
            compare(seed as u64, MANY, Point::new(x, y), 12);
            compare(seed as u64 + 100, 2 * MANY, Point::new(x, y), 12);
        }
    }

    // Two thousand pairs on a page that is a little too small, as when islands are packed.
    #[test]
    fn many_boxes_meet_their_neighbours_alone() {
        let body = Body { half: Point::new(20.0, 18.0), offset: Point::default() };
        let bodies = vec![body; 2_000];
        let spot = |at: usize| Point::new((at % 45) as f64 * 41.0, (at / 45) as f64 * 37.0);
        let mut spots: Vec<Point> = (0..2_000).map(spot).collect();
        let mut crowd = Crowd::new(&bodies, 4.0);
        crowd.push_apart(&mut spots, 10);
        // One by one a round would look at about three columns of 45 for each.
        let looks = crowd.bands.looks / 10 / 2_000;
        assert!(looks < 40, "{looks}");
    }
}
