//! Where everything stands: islands of actors, turned to face their partners, packed on a page without overlaps.
//!
//! The tree is page → island → container → mark. Each level is laid out by stress ([`stress`]), its boxes are freed of
//! overlaps and compacted ([`boxes`]); then every island is turned so that marks with ties elsewhere face their partners
//! ([`facing`]), and the page is packed again. That is done for several random starts, and the best is kept: short ties across
//! islands, few crossings, a small page. Nothing here knows what a mark stands for.

mod boxes;
mod facing;
mod kept;
mod stress;

use super::geometry::{Point, Rect, segments_cross};
use crate::graph::{parallel, random::Stream};
use std::collections::BTreeMap;

pub(super) use boxes::{compact, separate};
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
/// Space between the boxes of marks.
const GAP: f64 = 2.5;
/// Random starts for a network of ordinary size.
const ATTEMPTS: u64 = 24;
/// Steps that all starts together may take, so that a large network gets fewer of them.
const STEP_BUDGET: f64 = 1.2e7;

/// Lays the problem out from several random starts and keeps the best.
pub(super) fn arrange(problem: &Problem<'_>) -> Placement {
    let attempts = (STEP_BUDGET / work(problem.root).max(1.0)).clamp(1.0, ATTEMPTS as f64) as u64;
    let tried = parallel::map(attempts as usize, |attempt| {
        let placement = Layout { problem, attempt: attempt as u64 }.two_passes();
        (score(problem, &placement), Placement { attempt: attempt as u64 + 1, attempts, ..placement })
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
fn score(problem: &Problem<'_>, placement: &Placement) -> f64 {
    let ends: Vec<(Point, Point)> =
        problem.edges.iter().map(|&(a, b, _)| (placement.centres[a], placement.centres[b])).collect();
    let marks = problem.root.all_marks();
    let page = Rect::of(marks.iter().flat_map(|&mark| {
        let body = &problem.bodies[mark];
        Rect::around(placement.centres[mark] + body.offset, body.half).corners()
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

/// One group laid out by itself: its marks relative to the centre of its box.
#[derive(Default)]
struct Local {
    marks: Vec<(usize, Point)>,
    half: Point,
    /// The stress layout behind it, which a second pass turns another way.
    solved: Vec<Point>,
    inner: Vec<Local>,
}

/// One start.
struct Layout<'a> {
    problem: &'a Problem<'a>,
    attempt: u64,
}

impl Layout<'_> {
    fn two_passes(&self) -> Placement {
        let root = self.problem.root;
        let alone = BTreeMap::new();
        let first: Vec<Local> =
            (0..root.groups.len()).map(|g| self.local(&root.groups[g], 1, g, &alone, None)).collect();
        let start = self.page(&first, None);
        let seen = self.centres(&first, &start);
        let turned: Vec<Local> = (0..root.groups.len())
            .map(|g| self.local(&root.groups[g], 1, g, &self.pulls(&root.groups[g], &seen), Some(&first[g])))
            .collect();
        let spots = self.page(&turned, Some(start));
        let frames = turned
            .iter()
            .zip(&spots[root.marks.len()..])
            .map(|(local, spot)| Rect::around(*spot, local.half).padded(GROUP_MARGIN - 3.0))
            .collect();
        Placement { centres: self.centres(&turned, &spots), frames, attempt: 0, attempts: 0 }
    }

    /// Centres of all marks, from where the marks and groups of the root stand.
    fn centres(&self, locals: &[Local], spots: &[Point]) -> Vec<Point> {
        let root = self.problem.root;
        let mut centres = vec![Point::default(); self.problem.bodies.len()];
        for (&mark, spot) in root.marks.iter().zip(spots) {
            centres[mark] = *spot;
        }
        for (local, spot) in locals.iter().zip(&spots[root.marks.len()..]) {
            for (mark, place) in &local.marks {
                centres[*mark] = *spot + *place;
            }
        }
        centres
    }

    /// The direction in which the partners of each mark of a group stand that are outside the group.
    fn pulls(&self, group: &Group, centres: &[Point]) -> BTreeMap<usize, Point> {
        let marks = group.all_marks();
        let inside: std::collections::BTreeSet<usize> = marks.iter().copied().collect();
        let middle =
            marks.iter().fold(Point::default(), |sum, &mark| sum + centres[mark]) * (1.0 / marks.len().max(1) as f64);
        let mut pulls: BTreeMap<usize, Point> = BTreeMap::new();
        for &(a, b, weight) in self.problem.edges {
            for (own, other) in [(a, b), (b, a)] {
                if inside.contains(&own) && !inside.contains(&other) {
                    let pull = pulls.entry(own).or_default();
                    *pull = *pull + (centres[other] - middle).unit() * weight;
                }
            }
        }
        pulls
    }

    /// Packs the marks and groups of the root on the page, from scratch or from where they stood.
    fn page(&self, locals: &[Local], start: Option<Vec<Point>>) -> Vec<Point> {
        let root = self.problem.root;
        let mut bodies: Vec<Body> = root
            .marks
            .iter()
            .map(|&mark| {
                let body = self.problem.bodies[mark];
                Body { half: body.half + Point::new(4.0, 4.0), offset: body.offset }
            })
            .collect();
        bodies.extend(locals.iter().map(grown));
        let last = start.is_some();
        let mut spots = match start {
            Some(spots) => spots,
            None => {
                let items = self.items(root, locals);
                let edges = self.spring_lengths(&items, &bodies, 24.0);
                let mut spots = stress::solve(bodies.len(), &edges, &mut self.stream(0, 0));
                facing::long_axis_level(&mut spots);
                spots
            }
        };
        boxes::fit(&mut spots, &bodies, self.problem.aspect);
        separate(&mut spots, &bodies, 4.0);
        compact(&mut spots, &bodies, 4.0, self.problem.aspect, 70);
        if last {
            boxes::press(&mut spots, &bodies, 4.0, self.problem.aspect);
        }
        spots
    }

    /// Lays one group out by itself. `pulls` says where the outside partners of its marks stand; `before` is what the first pass
    /// found.
    fn local(
        &self,
        group: &Group,
        depth: u64,
        number: usize,
        pulls: &BTreeMap<usize, Point>,
        before: Option<&Local>,
    ) -> Local {
        let inner: Vec<Local> = (0..group.groups.len())
            .map(|g| {
                let before = before.map(|local| &local.inner[g]);
                self.local(&group.groups[g], depth + 1, number * 64 + g, pulls, before)
            })
            .collect();
        let mut bodies: Vec<Body> = group.marks.iter().map(|&mark| self.problem.bodies[mark]).collect();
        bodies.extend(inner.iter().map(grown));
        let items = self.items(group, &inner);
        let edges = self.spring_lengths(&items, &bodies, 16.5);
        if group.rows {
            return boxes::in_rows(&group.marks, &bodies, GAP);
        }
        let solved = match before {
            Some(local) => local.solved.clone(),
            None => stress::solve(bodies.len(), &edges, &mut self.stream(depth, number as u64 + 1)),
        };
        let mut spots = solved.clone();
        let mut goals = vec![Point::default(); bodies.len()];
        for (mark, pull) in pulls {
            if let Some(&item) = items.get(mark) {
                goals[item] = goals[item] + *pull;
            }
        }
        // An island alone on its page has nobody to face, and takes the form of the page.
        let alone = depth == 1 && self.problem.root.groups.len() == 1;
        let aspect = if alone { self.problem.aspect * 0.92 } else { 1.15 };
        if alone {
            facing::long_axis_level(&mut spots);
            boxes::fit(&mut spots, &bodies, aspect);
        } else {
            facing::turn(&mut spots, &goals);
        }
        separate(&mut spots, &bodies, GAP);
        compact(&mut spots, &bodies, GAP, aspect, 30);
        let room = Rect::of(
            spots.iter().zip(&bodies).flat_map(|(spot, body)| Rect::around(*spot + body.offset, body.half).corners()),
        );
        if spots.is_empty() {
            return Local::default();
        }
        let centre = room.centre();
        let mut marks: Vec<(usize, Point)> =
            group.marks.iter().zip(&spots).map(|(&mark, spot)| (mark, *spot - centre)).collect();
        for (local, spot) in inner.iter().zip(&spots[group.marks.len()..]) {
            marks.extend(local.marks.iter().map(|(mark, place)| (*mark, *spot - centre + *place)));
        }
        Local { marks, half: (room.max - room.min) * 0.5, solved, inner }
    }

    /// Which item of a group each mark belongs to: itself, or the inner group that holds it.
    fn items(&self, group: &Group, inner: &[Local]) -> BTreeMap<usize, usize> {
        let mut items: BTreeMap<usize, usize> =
            group.marks.iter().enumerate().map(|(item, &mark)| (mark, item)).collect();
        for (index, local) in inner.iter().enumerate() {
            items.extend(local.marks.iter().map(|(mark, _)| (*mark, group.marks.len() + index)));
        }
        items
    }

    /// The ties between items, each with the length it should have: room for both boxes, shorter where more joins them.
    fn spring_lengths(&self, items: &BTreeMap<usize, usize>, bodies: &[Body], base: f64) -> Vec<(usize, usize, f64)> {
        let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for &(a, b, weight) in self.problem.edges {
            if let (Some(&x), Some(&y)) = (items.get(&a), items.get(&b))
                && x != y
            {
                *weights.entry((x.min(y), x.max(y))).or_default() += weight;
            }
        }
        let reach = |item: usize| (bodies[item].half.x + bodies[item].half.y) * 0.47;
        weights
            .into_iter()
            .map(|((x, y), weight)| (x, y, (base + reach(x) + reach(y)) / (1.0 + 0.08 * weight.min(4.0))))
            .collect()
    }

    fn stream(&self, depth: u64, number: u64) -> Stream {
        Stream::new(self.problem.seed, (self.attempt << 40) ^ (depth << 32) ^ number)
    }
}

fn grown(local: &Local) -> Body {
    Body { half: local.half + Point::new(GROUP_MARGIN, GROUP_MARGIN), offset: Point::default() }
}
