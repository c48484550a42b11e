//! A layout that keeps what is known: marks with a position stay exactly there; the others find the place near their partners
//! with the least stress, while all that stands is pinned.

use super::{Body, FRAME, GAP, GROUP_MARGIN, Group, Placement, Problem, arrange};
use crate::present::diagram::geometry::{Point, Rect};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Rings of places that are tried around the middle of the partners, the distance between them, and the places on the first.
const RINGS: usize = 40;
const STEP: f64 = 9.0;
const SPOKES: usize = 10;
/// What overlaps cost beside stress: a new mark hides nobody.
const OVERLAP: f64 = 4.0;
/// What standing in a foreign island costs.
const FOREIGN: f64 = 60.0;

/// Places the marks that have no position yet. Where none has, everything is laid out anew.
pub(in crate::present::diagram) fn keep(problem: &Problem<'_>, known: &[Option<Point>]) -> Placement {
    if known.iter().all(Option::is_none) {
        return arrange(problem);
    }
    let mut spots: Vec<Option<Point>> =
        (0..problem.bodies.len()).map(|body| known.get(body).copied().flatten()).collect();
    let mut partners: Vec<Vec<(usize, f64)>> = vec![Vec::new(); problem.bodies.len()];
    for &(a, b, weight) in problem.edges.iter().filter(|edge| edge.0 != edge.1) {
        partners[a].push((b, weight));
        partners[b].push((a, weight));
    }
    let home = homes(problem);
    let mut rooms = Rooms::of(problem, &spots, &home);
    // Who has most partners that stand already comes first.
    let mut standing: Vec<usize> =
        partners.iter().map(|of| of.iter().filter(|(other, _)| spots[*other].is_some()).count()).collect();
    let mut waiting: BTreeSet<(usize, Reverse<usize>)> =
        (0..spots.len()).filter(|&body| spots[body].is_none()).map(|body| (standing[body], Reverse(body))).collect();
    while let Some((_, Reverse(body))) = waiting.pop_last() {
        let spot = place(problem, &rooms, &spots, &partners[body], &home, body);
        spots[body] = Some(spot);
        rooms.add(room(&problem.bodies[body], spot), body, home[body]);
        for &(other, _) in &partners[body] {
            if waiting.remove(&(standing[other], Reverse(other))) {
                waiting.insert((standing[other] + 1, Reverse(other)));
            }
            standing[other] += 1;
        }
    }
    let centres: Vec<Point> = spots.into_iter().map(Option::unwrap_or_default).collect();
    let frames = problem.root.groups.iter().map(|group| frame(problem, &centres, group).padded(FRAME)).collect();
    Placement { centres, frames, ..Placement::default() }
}

/// The room of a group: its boxes, and the groups within with their margins.
fn frame(problem: &Problem<'_>, centres: &[Point], group: &Group) -> Rect {
    let gap = if group.rows { GAP } else { 0.0 };
    let boxes = group.marks.iter().map(|&mark| room(&problem.bodies[mark], centres[mark]).padded(gap));
    let own = boxes.fold(Rect::EMPTY, Rect::union);
    let inner = group.groups.iter().map(|inner| frame(problem, centres, inner)).filter(|room| room.min.x <= room.max.x);
    inner.fold(own, |own, inner| own.union(inner.padded(GROUP_MARGIN)))
}

/// The group of the root that each body belongs to.
fn homes(problem: &Problem<'_>) -> Vec<Option<usize>> {
    let mut home = vec![None; problem.bodies.len()];
    for (number, group) in problem.root.groups.iter().enumerate() {
        for body in group.all_marks() {
            home[body] = Some(number);
        }
    }
    home
}

fn room(body: &Body, centre: Point) -> Rect {
    Rect::around(centre + body.offset, body.half)
}

/// The room that everybody who stands takes, and all of them of each group of the root and of the page.
struct Rooms {
    of: Vec<Option<Rect>>,
    groups: Vec<Rect>,
    page: Rect,
}

impl Rooms {
    fn of(problem: &Problem<'_>, spots: &[Option<Point>], home: &[Option<usize>]) -> Rooms {
        let groups = vec![Rect::EMPTY; problem.root.groups.len()];
        let mut rooms = Rooms { of: vec![None; spots.len()], groups, page: Rect::EMPTY };
        for (body, spot) in spots.iter().enumerate() {
            if let Some(spot) = spot {
                rooms.add(room(&problem.bodies[body], *spot), body, home[body]);
            }
        }
        rooms
    }

    fn add(&mut self, room: Rect, body: usize, home: Option<usize>) {
        self.of[body] = Some(room);
        self.page = self.page.union(room);
        if let Some(group) = home {
            self.groups[group] = self.groups[group].union(room);
        }
    }
}

/// The place of least stress for one body among those that stand.
fn place(
    problem: &Problem<'_>,
    rooms: &Rooms,
    spots: &[Option<Point>],
    partners: &[(usize, f64)],
    home: &[Option<usize>],
    body: usize,
) -> Point {
    let own = problem.bodies[body];
    let reach = |body: usize| (problem.bodies[body].half.x + problem.bodies[body].half.y) * 0.47;
    let ties: Vec<(Point, f64)> = partners
        .iter()
        .filter_map(|&(other, weight)| {
            let ideal = (16.5 + reach(body) + reach(other)) / (1.0 + 0.08 * weight.min(4.0));
            Some((spots[other]?, ideal))
        })
        .collect();
    let islands: Vec<(usize, Rect)> =
        rooms.groups.iter().copied().enumerate().filter(|(_, room)| room.min.x <= room.max.x).collect();
    let page = rooms.page;
    let island = islands.iter().find(|(group, _)| home[body] == Some(*group)).map(|(_, room)| *room);
    let start = match (ties.len(), island) {
        (0, Some(island)) => island.centre(),
        // Nobody known: below everything.
        (0, None) => Point::new(page.centre().x, page.max.y + own.half.y + GROUP_MARGIN),
        (count, _) => ties.iter().fold(Point::default(), |sum, (spot, _)| sum + *spot) * (1.0 / count as f64),
    };
    let farthest = RINGS as f64 * STEP + own.half.length() * 2.0;
    let around = Rect::around(start, Point::new(farthest, farthest));
    let near: Vec<Rect> = rooms.of.iter().flatten().copied().filter(|room| room.overlap(&around) > 0.0).collect();
    let cost = |at: Point| {
        let box_here = room(&own, at);
        let stress: f64 = ties
            .iter()
            .map(|(spot, ideal)| {
                let missed = ((*spot - at).length() - ideal) / ideal;
                missed * missed
            })
            .sum();
        let covered: f64 = near.iter().map(|room| room.overlap(&box_here)).sum();
        let middle = box_here.centre();
        let abroad =
            islands.iter().filter(|(group, room)| home[body] != Some(*group) && room.crossed_by(middle, middle));
        let left = island.map_or(0.0, |island| {
            let union = island.union(box_here);
            (union.width() - island.width() + union.height() - island.height()) / 20.0
        });
        let away = if ties.is_empty() { (at - start).length() / 100.0 } else { 0.0 };
        stress + covered * OVERLAP + abroad.count() as f64 * FOREIGN + left + away
    };
    let mut best = (cost(start), start);
    for ring in 1..=RINGS {
        let places = SPOKES + ring * 2;
        for spoke in 0..places {
            let (sin, cos) = (spoke as f64 / places as f64 * std::f64::consts::TAU).sin_cos();
            let at = start + Point::new(cos, sin) * (ring as f64 * STEP);
            let here = cost(at);
            if here < best.0 - 1e-9 {
                best = (here, at);
            }
        }
    }
    best.1
}
