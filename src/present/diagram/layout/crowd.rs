//! Boxes that push each other apart, round after round, in memory that all rounds share.

use super::{Body, Point};

/// Boxes that must keep this far from each other.
pub(super) struct Crowd {
    gap: f64,
    /// The boxes from left to right, as they stood at the beginning of the last round.
    row: Vec<Item>,
    /// How often two boxes were compared.
    #[cfg(test)]
    pub(super) looks: usize,
}

/// One box.
#[derive(Clone, Copy)]
struct Item {
    /// Where its left side was when the round began; of one that had its turn, where it is.
    left: f64,
    /// Its middle.
    centre: Point,
    half: Point,
    spot: Point,
    offset: Point,
    number: u32,
}

/// Overlaps below this are none.
const TOUCHING: f64 = 1e-4;
/// Far more than sums of coordinates are rounded by.
const HAIR: f64 = 1e-3;
/// Behind a box that stands that far behind the right side of another one, none is looked at in the round, whatever moved.
const FAR: f64 = 60.0;

impl Crowd {
    pub(super) fn new(bodies: &[Body], gap: f64) -> Self {
        let item = |(body, number): (&Body, u32)| {
            let nowhere = Point::default();
            Item { left: 0.0, centre: nowhere, half: body.half, spot: nowhere, offset: body.offset, number }
        };
        Crowd {
            gap,
            row: bodies.iter().zip(0..).map(item).collect(),
            #[cfg(test)]
            looks: 0,
        }
    }

    /// How many other boxes each overlaps, on average.
    pub(super) fn overlaps(&mut self, spots: &[Point]) -> f64 {
        self.stand(spots);
        self.line_up();
        let mut pairs = 0usize;
        for (place, one) in self.row.iter().enumerate() {
            let end = one.centre.x + one.half.x + self.gap;
            let reached = self.row[place + 1..].iter().take_while(|other| other.left < end);
            let beside = |other: &&Item| (other.centre.y - one.centre.y).abs() < one.half.y + other.half.y + self.gap;
            pairs += reached.filter(beside).count();
        }
        2.0 * pairs as f64 / self.row.len().max(1) as f64
    }

    /// Rounds of pushing along the axis in which boxes overlap least; true as soon as a round finds nothing to push.
    pub(super) fn push_apart(&mut self, spots: &mut [Point], rounds: usize) -> bool {
        self.stand(spots);
        let settled = (0..rounds).any(|_| {
            self.line_up();
            !self.push()
        });
        for item in &self.row {
            spots[item.number as usize] = item.spot;
        }
        settled || spots.len() < 2
    }

    /// Puts the boxes where they stand now.
    fn stand(&mut self, spots: &[Point]) {
        for item in &mut self.row {
            item.spot = spots[item.number as usize];
            item.centre = item.spot + item.offset;
            item.left = item.centre.x - item.half.x;
        }
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
                #[cfg(test)]
                {
                    self.looks += 1;
                }
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
                if over_x * 0.8 < over_y {
                    let push = if x < 0.0 { -over_x } else { over_x } * 0.501;
                    one.spot.x -= push;
                    other.spot.x += push;
                    one.centre.x = one.spot.x + one.offset.x;
                    other.centre.x = other.spot.x + other.offset.x;
                    leftwards += (-push).max(0.0);
                    end = one.centre.x + one.half.x + gap + leftwards;
                } else {
                    let push = if y < 0.0 { -over_y } else { over_y } * 0.501;
                    one.spot.y -= push;
                    other.spot.y += push;
                    one.centre.y = one.spot.y + one.offset.y;
                    other.centre.y = other.spot.y + other.offset.y;
                }
            }
            // Nothing moves it any more before the next round.
            one.left = one.centre.x - one.half.x;
            front[first] = one;
        }
        moved
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
    fn plain_round(spots: &mut [Point], bodies: &[Body], gap: f64) {
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
    }

    // Wide and narrow boxes in a heap: some are pushed to the left of where the round found them.
    #[test]
    fn who_is_passed_over_could_not_have_been_reached() {
        for seed in 0..20 {
            let mut random = Stream::new(seed, 2);
            let bodies: Vec<Body> = (0..50)
                .map(|_| Body {
                    half: Point::new(2.0 + 60.0 * random.unit() * random.unit(), 3.0 + 9.0 * random.unit()),
                    offset: Point::new(0.0, 4.0 * random.unit()),
                })
                .collect();
            let start: Vec<Point> = (0..50).map(|_| Point::new(400.0 * random.unit(), 60.0 * random.unit())).collect();
            let (mut spots, mut meant) = (start.clone(), start);
            let mut crowd = Crowd::new(&bodies, 2.5);
            for round in 0..30 {
                crowd.push_apart(&mut spots, 1);
                plain_round(&mut meant, &bodies, 2.5);
                assert_eq!(spots, meant, "seed {seed}, round {round}");
            }
        }
    }
}
