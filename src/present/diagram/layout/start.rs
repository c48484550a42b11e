//! Random starts: every group by itself, the page, every group turned to face its partners, and the page again.

use super::boxes::{compact, separate};
use super::stress::{Springs, solve_all};
use super::{Body, FRAME, GAP, GROUP_MARGIN, Group, INSIDE, Placement, Problem, boxes, facing};
use crate::graph::random::Stream;
use crate::present::diagram::geometry::{Point, Rect};
use std::collections::BTreeMap;
use std::ops::Range;

/// One group laid out by itself: its marks relative to the centre of its box.
#[derive(Clone, Default)]
pub(super) struct Local {
    pub(super) marks: Vec<(usize, Point)>,
    pub(super) half: Point,
    /// The stress layout behind it, which a second pass turns another way.
    pub(super) solved: Vec<Point>,
    pub(super) inner: Vec<Local>,
}

/// What of a group is the same for every start.
#[derive(Debug)]
pub(super) struct Plan {
    /// Which item of the group each mark belongs to: itself, or the inner group that holds it.
    items: BTreeMap<usize, usize>,
    /// The items that ties join, with the weight of these.
    ties: Vec<(usize, usize, f64)>,
    /// Its springs, if it holds nothing but marks.
    ready: Option<Springs>,
    inner: Vec<Plan>,
}

impl Plan {
    pub(super) fn of(problem: &Problem<'_>, group: &Group, depth: u64) -> Plan {
        let own = group.marks.iter().enumerate().map(|(item, &mark)| (mark, item));
        let mut items: BTreeMap<usize, usize> = own.collect();
        for (index, inner) in group.groups.iter().enumerate() {
            items.extend(inner.all_marks().into_iter().map(|mark| (mark, group.marks.len() + index)));
        }
        let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for &(a, b, weight) in problem.edges {
            if let (Some(&x), Some(&y)) = (items.get(&a), items.get(&b))
                && x != y
            {
                *weights.entry((x.min(y), x.max(y))).or_default() += weight;
            }
        }
        let ties = weights.into_iter().map(|((x, y), weight)| (x, y, weight)).collect();
        let inner = group.groups.iter().map(|inner| Plan::of(problem, inner, depth + 1)).collect();
        let mut plan = Plan { items, ties, ready: None, inner };
        // The boxes of inner groups, and of the page, are as large as each start makes them.
        if depth > 0 && !group.rows && group.groups.is_empty() {
            let bodies: Vec<Body> = group.marks.iter().map(|&mark| problem.bodies[mark]).collect();
            plan.ready = Some(plan.springs(&bodies, INSIDE));
        }
        plan
    }

    /// The ties between items, each with the length it should have: room for both boxes, shorter where more joins them.
    fn springs(&self, bodies: &[Body], base: f64) -> Springs {
        let reach = |item: usize| (bodies[item].half.x + bodies[item].half.y) * 0.47;
        let length = |&(x, y, weight): &(usize, usize, f64)| {
            (x, y, (base + reach(x) + reach(y)) / (1.0 + 0.08 * weight.min(4.0)))
        };
        Springs::new(bodies.len(), self.ties.iter().map(length).collect())
    }
}

/// What the first pass finds.
pub(super) struct First {
    locals: Vec<Local>,
    /// Where the marks and groups of the root stand.
    spots: Vec<Point>,
    /// Where all marks stand.
    pub(super) centres: Vec<Point>,
}

/// Rounds of pulling a page together. It is packed twice: the first time only to see who faces whom and which starts go on, and what is
/// packed too tightly then finds no better place later.
const FIRST_ROUNDS: usize = 25;
const ROUNDS: usize = 70;
/// Rounds of pulling a group together.
const GROUP_ROUNDS: usize = 30;

/// Random starts, of which some are worked on at once: see [`solve_all`].
pub(super) struct Starts<'a> {
    pub(super) problem: &'a Problem<'a>,
    pub(super) plan: &'a Plan,
}

impl Starts<'_> {
    /// Every group by itself, and all of them on the page, in each of these starts.
    pub(super) fn first_passes(&self, attempts: Range<u64>) -> Vec<First> {
        let groups = self.problem.root.groups.iter().zip(&self.plan.inner).enumerate();
        let groups = groups.map(|(g, group)| self.laid_out(group, 1, g, &attempts)).collect();
        let locals = by_start(groups, count(&attempts));
        let bodies: Vec<Vec<Body>> = locals.iter().map(|locals| self.page_bodies(locals)).collect();
        let springs: Vec<Springs> = bodies.iter().map(|bodies| self.plan.springs(bodies, 24.0)).collect();
        let mut spots = solve_all(&springs.iter().collect::<Vec<_>>(), &mut self.streams(&attempts, 0, 0));
        for (spots, bodies) in spots.iter_mut().zip(&bodies) {
            facing::long_axis_level(spots);
            self.pack(spots, bodies, FIRST_ROUNDS);
        }
        let first =
            |(locals, spots): (Vec<Local>, Vec<Point>)| First { centres: self.centres(&locals, &spots), locals, spots };
        locals.into_iter().zip(spots).map(first).collect()
    }

    /// Every group of one start turned to its partners, and all of them packed again.
    pub(super) fn second_pass(&self, first: &First) -> Placement {
        let pulls = self.pulls(&first.centres);
        let groups = self.problem.root.groups.iter().zip(&self.plan.inner).zip(&first.locals);
        let turned: Vec<Local> = groups.map(|(group, before)| self.turned(group, 1, &pulls, before)).collect();
        let bodies = self.page_bodies(&turned);
        let mut spots = first.spots.clone();
        self.pack(&mut spots, &bodies, ROUNDS);
        boxes::press(&mut spots, &bodies, 4.0, self.problem.aspect);
        let frames = turned
            .iter()
            .zip(&spots[self.problem.root.marks.len()..])
            .map(|(local, spot)| Rect::around(*spot, local.half).padded(FRAME))
            .collect();
        Placement { centres: self.centres(&turned, &spots), frames, ..Placement::default() }
    }

    /// One group by itself, in each of these starts.
    fn laid_out(&self, (group, plan): (&Group, &Plan), depth: u64, number: usize, attempts: &Range<u64>) -> Vec<Local> {
        let groups = group.groups.iter().zip(&plan.inner).enumerate();
        let groups = groups.map(|(g, inner)| self.laid_out(inner, depth + 1, number * 64 + g, attempts)).collect();
        let inner = by_start(groups, count(attempts));
        let bodies: Vec<Vec<Body>> = inner.iter().map(|inner| self.group_bodies(group, inner)).collect();
        if group.rows {
            return bodies.iter().map(|bodies| boxes::in_rows(&group.marks, bodies, GAP)).collect();
        }
        let random = &mut self.streams(attempts, depth, number as u64 + 1);
        let solved = match &plan.ready {
            Some(springs) => solve_all(&vec![springs; count(attempts)], random),
            None => {
                let springs: Vec<Springs> = bodies.iter().map(|bodies| plan.springs(bodies, INSIDE)).collect();
                solve_all(&springs.iter().collect::<Vec<_>>(), random)
            }
        };
        let parts = solved.into_iter().zip(inner).zip(&bodies);
        parts
            .map(|((solved, inner), bodies)| self.settled((group, plan), depth, &[], (solved, inner, bodies)))
            .collect()
    }

    /// One group turned to where the outside partners of its marks stand.
    fn turned(&self, (group, plan): (&Group, &Plan), depth: u64, pulls: &[Option<Point>], before: &Local) -> Local {
        let pulled = plan.items.keys().any(|&mark| pulls[mark].is_some());
        if !pulled || (self.is_alone(depth) && group.groups.is_empty()) {
            return before.clone();
        }
        let groups = group.groups.iter().zip(&plan.inner).zip(&before.inner);
        let inner: Vec<Local> = groups.map(|(inner, before)| self.turned(inner, depth + 1, pulls, before)).collect();
        let bodies = self.group_bodies(group, &inner);
        if group.rows {
            return boxes::in_rows(&group.marks, &bodies, GAP);
        }
        self.settled((group, plan), depth, pulls, (before.solved.clone(), inner, &bodies))
    }

    /// One group with its boxes apart, from the stress layout of its items. `pulls` says where the outside partners of each mark stand.
    fn settled(
        &self,
        (group, plan): (&Group, &Plan),
        depth: u64,
        pulls: &[Option<Point>],
        (solved, inner, bodies): (Vec<Point>, Vec<Local>, &[Body]),
    ) -> Local {
        let mut spots = solved.clone();
        // An island alone on its page has nobody to face, and takes the form of the page.
        let alone = self.is_alone(depth);
        let aspect = if alone { self.problem.aspect * 0.92 } else { 1.15 };
        if alone {
            facing::long_axis_level(&mut spots);
            boxes::fit(&mut spots, bodies, aspect);
        } else {
            let mut goals = vec![Point::default(); bodies.len()];
            for (&mark, &item) in &plan.items {
                goals[item] = goals[item] + pulls.get(mark).copied().flatten().unwrap_or_default();
            }
            facing::turn(&mut spots, &goals);
        }
        separate(&mut spots, bodies, GAP);
        compact(&mut spots, bodies, GAP, aspect, GROUP_ROUNDS);
        if spots.is_empty() {
            return Local::default();
        }
        let room = Rect::of(
            spots.iter().zip(bodies).flat_map(|(spot, body)| Rect::around(*spot + body.offset, body.half).corners()),
        );
        let centre = room.centre();
        let mut marks: Vec<(usize, Point)> =
            group.marks.iter().zip(&spots).map(|(&mark, spot)| (mark, *spot - centre)).collect();
        for (local, spot) in inner.iter().zip(&spots[group.marks.len()..]) {
            marks.extend(local.marks.iter().map(|(mark, place)| (*mark, *spot - centre + *place)));
        }
        Local { marks, half: (room.max - room.min) * 0.5, solved, inner }
    }

    /// Packs the marks and groups of the root on the page, from where they stand, in so many rounds of pulling them together.
    fn pack(&self, spots: &mut [Point], bodies: &[Body], rounds: usize) {
        let aspect = self.problem.aspect;
        boxes::fit(spots, bodies, aspect);
        separate(spots, bodies, 4.0);
        compact(spots, bodies, 4.0, aspect, rounds);
    }

    /// Whether a group is an island alone on its page.
    fn is_alone(&self, depth: u64) -> bool {
        depth == 1 && self.problem.root.groups.len() == 1
    }

    /// The boxes of the marks and groups of the root.
    fn page_bodies(&self, locals: &[Local]) -> Vec<Body> {
        let roomy = |&mark: &usize| {
            let body = self.problem.bodies[mark];
            Body { half: body.half + Point::new(4.0, 4.0), offset: body.offset }
        };
        self.problem.root.marks.iter().map(roomy).chain(locals.iter().map(grown)).collect()
    }

    /// The boxes of the marks and inner groups of a group.
    fn group_bodies(&self, group: &Group, inner: &[Local]) -> Vec<Body> {
        group.marks.iter().map(|&mark| self.problem.bodies[mark]).chain(inner.iter().map(grown)).collect()
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

    /// For each mark of a group of the root the direction in which its partners stand that are outside the group, if it has any.
    fn pulls(&self, centres: &[Point]) -> Vec<Option<Point>> {
        let mut home = vec![None; centres.len()];
        let mut middles = Vec::new();
        for (number, group) in self.problem.root.groups.iter().enumerate() {
            let marks = group.all_marks();
            let sum = marks.iter().fold(Point::default(), |sum, &mark| sum + centres[mark]);
            middles.push(sum * (1.0 / marks.len().max(1) as f64));
            marks.into_iter().for_each(|mark| home[mark] = Some(number));
        }
        let mut pulls = vec![None; centres.len()];
        for &(a, b, weight) in self.problem.edges {
            for (own, other) in [(a, b), (b, a)] {
                if let Some(group) = home[own].filter(|_| home[own] != home[other]) {
                    let pull: &mut Point = pulls[own].get_or_insert_default();
                    *pull = *pull + (centres[other] - middles[group]).unit() * weight;
                }
            }
        }
        pulls
    }

    fn streams(&self, attempts: &Range<u64>, depth: u64, number: u64) -> Vec<Stream> {
        let stream = |attempt| Stream::new(self.problem.seed, (attempt << 40) ^ (depth << 32) ^ number);
        attempts.clone().map(stream).collect()
    }
}

fn count(attempts: &Range<u64>) -> usize {
    (attempts.end - attempts.start) as usize
}

/// What each group has of every start, as what each start has of every group.
fn by_start(groups: Vec<Vec<Local>>, starts: usize) -> Vec<Vec<Local>> {
    let mut all: Vec<Vec<Local>> = (0..starts).map(|_| Vec::with_capacity(groups.len())).collect();
    for group in groups {
        all.iter_mut().zip(group).for_each(|(start, local)| start.push(local));
    }
    all
}

fn grown(local: &Local) -> Body {
    Body { half: local.half + Point::new(GROUP_MARGIN, GROUP_MARGIN), offset: Point::default() }
}
