//! Boxes that must not overlap: push them apart, then pull everything together as far as they let it.

use super::crowd::Crowd;
use super::start::Local;
use super::{Body, Point};
use crate::present::diagram::geometry::Rect;

/// Pushes boxes apart along the axis in which they overlap least, until none overlap.
pub(in crate::present::diagram) fn separate(spots: &mut [Point], bodies: &[Body], gap: f64) {
    part_all(&mut Crowd::new(bodies, gap), spots);
}

fn part_all(crowd: &mut Crowd, spots: &mut [Point]) {
    // A round can undo part of what another box gained; where that does not settle, a little more room always does.
    while !crowd.push_apart(spots, 300) {
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
    let around = |spots: &[Point]| {
        Rect::of(spots.iter().zip(bodies).flat_map(|(s, body)| Rect::around(*s + body.offset, body.half).corners()))
    };
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
