//! Where everything stands: islands of actors, turned to face their partners, packed on a page without overlaps.
//!
//! The tree is page → island → container → mark. Each level is laid out by stress ([`stress`]), its boxes are freed of
//! overlaps and compacted ([`boxes`]); then every island is turned so that marks with ties elsewhere face their partners
//! ([`facing`]), and the page is packed again ([`start`]). That is done for several random starts, and the best is kept: short ties
//! across islands, few crossings, a small page. Nothing here knows what a mark stands for.

mod boxes;
mod crowd;
mod facing;
mod kept;
mod parts;
mod skyline;
mod start;
mod stress;

use super::geometry::{Point, Rect, segments_cross};
use crate::graph::parallel;
use start::{First, Plan, Starts};
use stress::TOGETHER;

pub(super) use boxes::separate;
pub(super) use kept::keep;

/// The room that one mark needs: a box with its label, and where the box's centre lies from the mark's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    pub(super) half: Point,
    pub(super) offset: Point,
}

/// Marks that belong together, and groups within.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    pub(super) marks: Vec<usize>,
    pub(super) groups: Vec<Group>,
    /// Nothing joins its marks: they stand in rows.
    pub(super) rows: bool,
}

impl Group {
    /// Every mark in it, those of inner groups included.
    pub(super) fn all_marks(&self) -> Vec<usize> {
        let mut marks = self.marks.clone();
        for group in &self.groups {
            marks.extend(group.all_marks());
        }
        marks
    }
}

/// What is to be laid out.
#[derive(Debug)]
pub(super) struct Problem<'a> {
    pub(super) bodies: &'a [Body],
    /// Pairs of marks with the weight of what joins them.
    pub(super) edges: &'a [(usize, usize, f64)],
    pub(super) root: &'a Group,
    /// Width of the page divided by its height.
    pub(super) aspect: f64,
    pub(super) seed: u64,
}

/// Where everything stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Placement {
    /// Centre of each mark; marks in no group stay at the origin.
    pub(super) centres: Vec<Point>,
    /// The room of each group of the root, in which its labels must stay.
    pub(super) frames: Vec<Rect>,
    /// Which of the random starts was kept.
    pub(super) attempt: u64,
    /// How many were tried.
    pub(super) attempts: u64,
    /// How many parts stand in rows, each laid out by itself; 0 where they are packed together.
    pub(super) parts: usize,
}

/// However much room there is, nodes are moved apart by no more than this factor: far apart they would not look tied.
const MOST_SPREAD: f64 = 1.6;

impl Placement {
    /// Moves everything apart, from the middle, until it fills the room.
    pub(super) fn fill(&mut self, room: Point) {
        let Some(first) = self.centres.first() else { return };
        let mut bounds = Rect { min: *first, max: *first };
        for centre in &self.centres {
            bounds.min = Point::new(bounds.min.x.min(centre.x), bounds.min.y.min(centre.y));
            bounds.max = Point::new(bounds.max.x.max(centre.x), bounds.max.y.max(centre.y));
        }
        let factor = (room.x / bounds.width().max(1.0)).min(room.y / bounds.height().max(1.0)).clamp(1.0, MOST_SPREAD);
        let middle = bounds.centre();
        let moved = |point: Point| {
            Point::new(middle.x + (point.x - middle.x) * factor, middle.y + (point.y - middle.y) * factor)
        };
        for centre in &mut self.centres {
            *centre = moved(*centre);
        }
        for frame in &mut self.frames {
            *frame = Rect { min: moved(frame.min), max: moved(frame.max) };
        }
    }
}

/// Space around an inner group.
const GROUP_MARGIN: f64 = 9.0;
/// How much of it is within the frame of a group of the root.
const FRAME: f64 = GROUP_MARGIN - 3.0;
/// Space between the boxes of marks.
const GAP: f64 = 2.5;
/// Length of a tie inside a group, beside the room for what it joins.
const INSIDE: f64 = 16.5;
/// Random starts for a network of ordinary size.
const ATTEMPTS: u64 = 16;
/// Of a larger problem so many of them are turned, packed again and compared: those that look best when everything has found its place.
/// Among these is the best of all in nearly every picture.
const FINISHED: usize = 6;
/// Smaller ones are finished from every start.
const SMALL: usize = 40;
/// Steps that all starts together may take, so that a large network gets fewer of them.
const STEP_BUDGET: f64 = 1.2e7;

/// Lays the problem out: in rows of many parts that nothing joins, or as one.
pub(super) fn arrange(problem: &Problem<'_>) -> Placement {
    parts::in_rows(problem).unwrap_or_else(|| joined(problem, attempts(work(problem.root))))
}

/// How many random starts all of the work together can bear.
fn attempts(work: f64) -> u64 {
    (STEP_BUDGET / work.max(1.0)).clamp(1.0, ATTEMPTS as f64) as u64
}

/// Lays the problem out from several random starts and keeps the best.
fn joined(problem: &Problem<'_>, attempts: u64) -> Placement {
    let plan = Plan::of(problem, problem.root, 0);
    let starts = Starts { problem, plan: &plan };
    let blocks = parallel::map((attempts as usize).div_ceil(TOGETHER), |block| {
        let first = (block * TOGETHER) as u64;
        let firsts = starts.first_passes(first..attempts.min(first + TOGETHER as u64)).into_iter();
        firsts.map(|first| (score(problem, &first.centres), first)).collect::<Vec<_>>()
    });
    let started: Vec<(f64, First)> = blocks.into_iter().flatten().collect();
    let mut order: Vec<usize> = (0..started.len()).collect();
    order.sort_by(|&a, &b| started[a].0.total_cmp(&started[b].0).then(a.cmp(&b)));
    if problem.bodies.len() > SMALL {
        order.truncate(FINISHED);
    }
    let tried = parallel::map(order.len(), |rank| {
        let attempt = order[rank];
        let placement = starts.second_pass(&started[attempt].1);
        (score(problem, &placement.centres), Placement { attempt: attempt as u64 + 1, attempts, ..placement })
    });
    let best = tried.into_iter().min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.attempt.cmp(&b.1.attempt)));
    best.map(|(_, placement)| placement).unwrap_or_default()
}

/// Steps that one start takes.
fn work(group: &Group) -> f64 {
    let items = (group.marks.len() + group.groups.len()) as f64;
    let pairs = items * (items / 2.0).min(stress::PIVOTS as f64 * 5.0);
    // Boxes are compared in many rounds, with more neighbours the more there are.
    let own = pairs * stress::sweeps(items as usize) as f64 + items * items * 120.0;
    own + group.groups.iter().map(work).sum::<f64>()
}

/// Mean length of ties times size of the page, raised by crossings.
fn score(problem: &Problem<'_>, centres: &[Point]) -> f64 {
    let ends: Vec<(Point, Point)> = problem.edges.iter().map(|&(a, b, _)| (centres[a], centres[b])).collect();
    let marks = problem.root.all_marks();
    let page = Rect::of(marks.iter().flat_map(|&mark| {
        let body = &problem.bodies[mark];
        Rect::around(centres[mark] + body.offset, body.half).corners()
    }));
    let size = page.width().max(page.height() * problem.aspect);
    let length = ends.iter().map(|(a, b)| (*a - *b).length()).sum::<f64>() / ends.len().max(1) as f64;
    let mut crossings = 0usize;
    if ends.len() <= 1000 {
        for (index, (a, b)) in ends.iter().enumerate() {
            crossings += ends[index + 1..].iter().filter(|(c, d)| segments_cross(*a, *b, *c, *d)).count();
        }
    }
    size * (length + 1.0) * (1.0 + crossings as f64 / (ends.len().max(1) as f64 * 2.0)).sqrt()
}
