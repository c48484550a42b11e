//! One random start: every group by itself, the page, every group turned to face its partners, and the page again.

use super::boxes::{compact, separate};
use super::stress::Springs;
use super::{Body, GAP, GROUP_MARGIN, Group, INSIDE, Placement, Problem, boxes, facing};
use crate::graph::random::Stream;
use crate::present::diagram::geometry::{Point, Rect};
use std::collections::BTreeMap;

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

/// One start.
pub(super) struct Layout<'a> {
    pub(super) problem: &'a Problem<'a>,
    pub(super) plan: &'a Plan,
    pub(super) attempt: u64,
}

impl Layout<'_> {
    /// Every group by itself, and all of them on the page.
    pub(super) fn first_pass(&self) -> First {
        let groups = self.problem.root.groups.iter().zip(&self.plan.inner).enumerate();
        let locals: Vec<Local> = groups.map(|(g, group)| self.local(group, 1, g, &[], None)).collect();
        let spots = self.page(&locals, None);
        First { centres: self.centres(&locals, &spots), locals, spots }
    }

    /// Every group turned to its partners, and all of them packed again.
    pub(super) fn second_pass(&self, first: &First) -> Placement {
        let root = self.problem.root;
        let pulls = self.pulls(&first.centres);
        let groups = root.groups.iter().zip(&self.plan.inner).enumerate();
        let turned: Vec<Local> =
            groups.map(|(g, group)| self.local(group, 1, g, &pulls, Some(&first.locals[g]))).collect();
        let spots = self.page(&turned, Some(first.spots.clone()));
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
                let mut spots = self.plan.springs(&bodies, 24.0).solve(&mut self.stream(0, 0));
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

    /// Lays one group out by itself. `pulls` says where the outside partners of each mark stand; `before` is what the first pass
    /// found.
    fn local(
        &self,
        (group, plan): (&Group, &Plan),
        depth: u64,
        number: usize,
        pulls: &[Option<Point>],
        before: Option<&Local>,
    ) -> Local {
        // An island alone on its page has nobody to face, and takes the form of the page.
        let alone = depth == 1 && self.problem.root.groups.len() == 1;
        let pulled = plan.items.keys().any(|&mark| pulls.get(mark).is_some_and(Option::is_some));
        if let Some(before) = before.filter(|_| !pulled || (alone && group.groups.is_empty())) {
            return before.clone();
        }
        let groups = group.groups.iter().zip(&plan.inner).enumerate();
        let inner: Vec<Local> = groups
            .map(|(g, inner)| {
                let before = before.map(|local| &local.inner[g]);
                self.local(inner, depth + 1, number * 64 + g, pulls, before)
            })
            .collect();
        let mut bodies: Vec<Body> = group.marks.iter().map(|&mark| self.problem.bodies[mark]).collect();
        bodies.extend(inner.iter().map(grown));
        if group.rows {
            return boxes::in_rows(&group.marks, &bodies, GAP);
        }
        let solved = match (before, &plan.ready) {
            (Some(local), _) => local.solved.clone(),
            (None, ready) => {
                let random = &mut self.stream(depth, number as u64 + 1);
                match ready {
                    Some(springs) => springs.solve(random),
                    None => plan.springs(&bodies, INSIDE).solve(random),
                }
            }
        };
        let mut spots = solved.clone();
        let mut goals = vec![Point::default(); bodies.len()];
        if pulled {
            for (&mark, &item) in &plan.items {
                goals[item] = goals[item] + pulls[mark].unwrap_or_default();
            }
        }
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

    fn stream(&self, depth: u64, number: u64) -> Stream {
        Stream::new(self.problem.seed, (self.attempt << 40) ^ (depth << 32) ^ number)
    }
}

fn grown(local: &Local) -> Body {
    Body { half: local.half + Point::new(GROUP_MARGIN, GROUP_MARGIN), offset: Point::default() }
}
