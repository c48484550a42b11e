//! Boxes that must not overlap: push them apart, then pull everything together as far as they let it.

use super::crowd::Crowd;
use super::start::Local;
use super::{Body, Point};
use crate::present::diagram::geometry::Rect;

/// Pushes boxes apart along the axis in which they overlap least, until none overlap.
pub(in crate::present::diagram) fn separate(spots: &mut [Point], bodies: &[Body], gap: f64) {
    let mut crowd = Crowd::new(bodies, gap);
    if spots.len() >= MANY {
        loosen(&mut crowd, spots, bodies, gap);
    }
    part_all(&mut crowd, spots);
}

/// The page that boxes take.
fn around(spots: &[Point], bodies: &[Body]) -> Rect {
    Rect::of(spots.iter().zip(bodies).flat_map(|(s, body)| Rect::around(*s + body.offset, body.half).corners()))
}

/// A heap of so many boxes is loosened before it is pushed apart.
const MANY: usize = 300;
/// A heap is loose when every box overlaps so many others on average, or when its page is so many times as large as all its boxes.
const OVERLAPS: f64 = 2.0;
const LOOSE_PAGE: f64 = 2.0;
/// It is stretched so often at most; a few times do.
const STRETCHES: usize = 12;

/// Stretches a heap of boxes. To be pushed out of it one by one, those outside first, would take thousands of rounds, and make a band of it.
fn loosen(crowd: &mut Crowd, spots: &mut [Point], bodies: &[Body], gap: f64) {
    let all: f64 = bodies.iter().map(|body| (2.0 * body.half.x + gap) * (2.0 * body.half.y + gap)).sum();
    for _ in 0..STRETCHES {
        let overlaps = crowd.overlaps(spots);
        let spread = Rect::of(spots.iter().copied());
        let most = LOOSE_PAGE * all / around(spots, bodies).area();
        // Those on one spot cannot be stretched apart.
        if overlaps <= OVERLAPS || most <= 1.0 || spread.width().max(spread.height()) < 1e-6 {
            return;
        }
        let factor = (overlaps / OVERLAPS).sqrt().max(1.05).min(most.sqrt());
        spots.iter_mut().for_each(|spot| *spot = *spot * factor);
    }
}

fn part_all(crowd: &mut Crowd, spots: &mut [Point]) {
    // What many do not settle among themselves soon, they do with more room.
    let rounds = if spots.len() < MANY { 300 } else { 100 };
    // A round can undo part of what another box gained; where that does not settle, a little more room always does.
    while !crowd.push_apart(spots, rounds) {
        for spot in spots.iter_mut() {
            *spot = *spot * 1.06;
        }
    }
}

/// Rounds of pushing after each pull to the middle. What overlaps still is pushed on after the next one; more rounds make no page smaller.
const PUSHES: usize = 3;

/// Pulls everything to the middle, more along the axis in which the page is too long, while boxes stay apart.
pub(super) fn compact(spots: &mut [Point], bodies: &[Body], gap: f64, aspect: f64, rounds: usize) {
    if spots.len() < 2 {
        return;
    }
    let stretch = aspect.sqrt();
    let mut crowd = Crowd::new(bodies, gap);
    for round in 0..rounds {
        let middle = spots.iter().fold(Point::default(), |sum, spot| sum + *spot) * (1.0 / spots.len() as f64);
        let pull = 0.04 * (1.0 - round as f64 / rounds as f64);
        for spot in spots.iter_mut() {
            let way = *spot - middle;
            *spot = *spot - Point::new(way.x * pull / stretch, way.y * pull * stretch);
        }
        crowd.push_apart(spots, PUSHES);
    }
    part_all(&mut crowd, spots);
}

/// Presses the boxes into ever smaller pages of this aspect, as long as they still fit: pulling to the middle alone leaves an
/// oval with empty corners.
pub(super) fn press(spots: &mut [Point], bodies: &[Body], gap: f64, aspect: f64) {
    if spots.len() < 3 {
        return;
    }
    let area: f64 = bodies.iter().map(|body| (2.0 * body.half.x + gap) * (2.0 * body.half.y + gap)).sum();
    let around = |spots: &[Point]| around(spots, bodies);
    let score = |room: Rect| room.width().max(room.height() * aspect);
    let mut crowd = Crowd::new(bodies, gap);
    let mut misses = 0;
    for percent in (56..100).step_by(4) {
        let height = (area * 100.0 / f64::from(percent) / aspect).sqrt();
        if height * aspect >= score(around(spots)) {
            continue;
        }
        let half = Point::new(height * aspect / 2.0, height / 2.0);
        let page = Rect::around(around(spots).centre(), half);
        let mut trial = spots.to_vec();
        for _ in 0..40 {
            for (spot, body) in trial.iter_mut().zip(bodies) {
                let room = Rect::around(*spot + body.offset, body.half);
                let inward = |low: f64, high: f64, from: f64, to: f64| (from - low).max(0.0) - (high - to).max(0.0);
                spot.x += inward(room.min.x, room.max.x, page.min.x, page.max.x);
                spot.y += inward(room.min.y, room.max.y, page.min.y, page.max.y);
            }
            if crowd.push_apart(&mut trial, 4) {
                break;
            }
        }
        if crowd.push_apart(&mut trial, 100) && score(around(&trial)) < score(around(spots)) {
            spots.copy_from_slice(&trial);
            misses = 0;
        } else {
            misses += 1;
        }
        if misses == 2 {
            return;
        }
    }
}

/// Stretches the spots over a page of this aspect that is a little larger than all boxes together.
pub(super) fn fit(spots: &mut [Point], bodies: &[Body], aspect: f64) {
    if spots.len() < 3 {
        return;
    }
    let area = bodies.iter().map(|body| 4.0 * body.half.x * body.half.y).sum::<f64>() * 1.15;
    let height = (area / aspect).sqrt();
    let now = Rect::of(spots.iter().copied());
    let (x, y) = (height * aspect / now.width().max(1.0), height / now.height().max(1.0));
    let even = (x * y).sqrt();
    let (x, y) = (x.clamp(even * 0.6, even * 1.7), y.clamp(even * 0.6, even * 1.7));
    for spot in spots.iter_mut() {
        *spot = Point::new(spot.x * x, spot.y * y);
    }
}

/// Boxes in rows, as in a book: for marks that nothing joins. About as wide as one and a half times its height.
pub(super) fn in_rows(marks: &[usize], bodies: &[Body], gap: f64) -> Local {
    let area: f64 = bodies.iter().map(|body| 4.0 * (body.half.x + gap) * (body.half.y + gap)).sum();
    let width = (area * 1.5).sqrt();
    let (mut at, mut row) = (Point::default(), 0.0_f64);
    let mut corners = Vec::new();
    for body in bodies {
        let size = body.half * 2.0 + Point::new(gap, gap) * 2.0;
        if at.x > 0.0 && at.x + size.x > width {
            at = Point::new(0.0, at.y + row);
            row = 0.0;
        }
        corners.push(at);
        at.x += size.x;
        row = row.max(size.y);
    }
    let inset = Point::new(gap, gap);
    let room = Rect::of(
        corners.iter().zip(bodies).flat_map(|(corner, body)| [*corner, *corner + inset * 2.0 + body.half * 2.0]),
    );
    let centre = room.centre();
    let placed = marks
        .iter()
        .zip(bodies.iter().zip(&corners))
        .map(|(&mark, (body, corner))| (mark, *corner + inset + body.half - body.offset - centre));
    Local { marks: placed.collect(), half: (room.max - room.min) * 0.5, ..Local::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::random::Stream;

    // A thousand boxes of 10 by 10 that stress has put within 60 by 60, as it does with those around one: they end apart, on a page of about
    // its form and not twice as large as all of them. Pushed out of the heap one by one, they took over 70,000 looks each and made a band.
    #[test]
    fn a_heap_of_many_boxes_is_soon_apart() {
        let mut random = Stream::new(1, 4);
        let bodies = [Body { half: Point::new(5.0, 5.0), offset: Point::default() }; 1_000];
        let middle = Point::new(30.0, 30.0);
        let mut spots: Vec<Point> =
            bodies.iter().map(|_| Point::new(60.0 * random.unit(), 60.0 * random.unit()) - middle).collect();
        let mut crowd = Crowd::new(&bodies, 1.0);
        loosen(&mut crowd, &mut spots, &bodies, 1.0);
        part_all(&mut crowd, &mut spots);
        assert!(crowd.looks < 6_000_000, "{}", crowd.looks);
        compact(&mut spots, &bodies, 1.0, 1.15, 30);
        for (at, one) in spots.iter().enumerate() {
            let apart = |other: &Point| (one.x - other.x).abs().max((one.y - other.y).abs()) > 10.9;
            assert!(spots[..at].iter().all(apart), "{at}");
        }
        let page = Rect::of(spots.iter().copied());
        assert!(page.area() < 2.0 * 1_000.0 * 121.0, "{}", page.area() / 121_000.0);
        assert!((0.6..1.7).contains(&(page.width() / page.height())), "{page:?}");
    }

    // On a line nobody overlaps more than two others, so that it keeps its length; boxes on one spot come apart all the same.
    #[test]
    fn what_is_no_heap_is_not_stretched() {
        let bodies = [Body { half: Point::new(5.0, 5.0), offset: Point::default() }; 400];
        let line: Vec<Point> = (0..400).map(|at| Point::new(9.0 * f64::from(at), 0.0)).collect();
        let mut spots = line.clone();
        loosen(&mut Crowd::new(&bodies, 1.0), &mut spots, &bodies, 1.0);
        assert_eq!(spots, line);
        let mut spots = vec![Point::new(1.0, 1.0); 400];
        separate(&mut spots, &bodies, 1.0);
        let page = Rect::of(spots.iter().copied());
        assert!(page.width() + page.height() > 300.0, "{page:?}");
    }
}
