//! Many parts that nothing joins: each is laid out by itself, and they stand in rows on the page, the largest first.
//!
//! To push thousands of boxes apart one by one takes ever longer, and they end in no order that says anything.

use super::skyline::shelved;
use super::{Body, FRAME, GROUP_MARGIN, Group, Placement, Point, Problem, Rect, attempts, joined, work};
use crate::graph::{CompactGraph, components, parallel};

/// So many parts stand in rows; fewer are packed as one picture.
const MANY: usize = 40;
/// Space between the boxes of parts.
const GAP: f64 = 4.0;
/// Space around a mark that stands by itself.
const MARK_MARGIN: f64 = 4.0;

/// Marks and groups of the root that ties join, as a problem of its own.
struct Part {
    /// The number in the whole problem of each of its bodies.
    marks: Vec<usize>,
    bodies: Vec<Body>,
    edges: Vec<(usize, usize, f64)>,
    root: Group,
    /// The number in the root of each of its groups.
    groups: Vec<usize>,
}

/// Everything in rows of parts, if there are many.
pub(super) fn in_rows(problem: &Problem<'_>) -> Option<Placement> {
    let parts = parts(problem)?;
    let work = parts.iter().map(|part| work(&part.root)).sum();
    let placed = parallel::map(parts.len(), |number| {
        let Part { bodies, edges, root, .. } = &parts[number];
        joined(&Problem { bodies, edges, root, aspect: problem.aspect, seed: problem.seed }, attempts(work))
    });
    let rooms: Vec<Rect> = parts.iter().zip(&placed).map(|(part, placement)| room(part, placement)).collect();
    let sizes: Vec<Point> = rooms.iter().map(|room| room.max - room.min + Point::new(GAP, GAP)).collect();
    let corners = shelved(&sizes, problem.aspect);
    let mut whole = Placement {
        centres: vec![Point::default(); problem.bodies.len()],
        frames: vec![Rect::EMPTY; problem.root.groups.len()],
        ..Placement::default()
    };
    for (((part, placement), room), corner) in parts.iter().zip(&placed).zip(&rooms).zip(&corners) {
        let by = *corner - room.min;
        part.marks.iter().zip(&placement.centres).for_each(|(&mark, centre)| whole.centres[mark] = *centre + by);
        part.groups.iter().zip(&placement.frames).for_each(|(&group, frame)| whole.frames[group] = frame.shifted(by));
    }
    // What is said of starts is said of the largest part.
    let largest = (0..parts.len()).rev().max_by_key(|&part| parts[part].marks.len());
    (whole.attempt, whole.attempts) = largest.map_or((0, 0), |part| (placed[part].attempt, placed[part].attempts));
    whole.parts = parts.len();
    Some(whole)
}

/// The parts in the order of their first item; none if they are few.
fn parts(problem: &Problem<'_>) -> Option<Vec<Part>> {
    let root = problem.root;
    let inside: Vec<Vec<usize>> = root.groups.iter().map(Group::all_marks).collect();
    let count = root.marks.len() + root.groups.len();
    if count < MANY {
        return None;
    }
    let mut item = vec![0; problem.bodies.len()];
    root.marks.iter().enumerate().for_each(|(number, &mark)| item[mark] = number);
    for (marks, number) in inside.iter().zip(root.marks.len()..) {
        marks.iter().for_each(|&mark| item[mark] = number);
    }
    let pairs = problem.edges.iter().map(|&(a, b, _)| (item[a] as u32, item[b] as u32));
    let found = components::weak(&CompactGraph::from_pairs(count, false, pairs));
    if found.count() < MANY {
        return None;
    }
    let empty = || Part { marks: vec![], bodies: vec![], edges: vec![], root: Group::default(), groups: vec![] };
    let mut parts: Vec<Part> = (0..found.count()).map(|_| empty()).collect();
    let mut own = vec![0; problem.bodies.len()];
    for (number, &of) in found.of.iter().enumerate() {
        let (part, group) = (&mut parts[of], number.checked_sub(root.marks.len()));
        let marks = group.map_or_else(|| &root.marks[number..=number], |group| &inside[group]);
        for &mark in marks {
            own[mark] = part.marks.len();
            part.marks.push(mark);
            part.bodies.push(problem.bodies[mark]);
        }
        match group {
            None => part.root.marks.push(own[root.marks[number]]),
            Some(group) => {
                part.groups.push(group);
                part.root.groups.push(renumbered(&root.groups[group], &own));
            }
        }
    }
    for &(a, b, weight) in problem.edges {
        parts[found.of[item[a]]].edges.push((own[a], own[b], weight));
    }
    Some(parts)
}

fn renumbered(group: &Group, own: &[usize]) -> Group {
    Group {
        marks: group.marks.iter().map(|&mark| own[mark]).collect(),
        groups: group.groups.iter().map(|inner| renumbered(inner, own)).collect(),
        rows: group.rows,
    }
}

/// The room that a part takes, with what is kept free around its groups.
fn room(part: &Part, placement: &Placement) -> Rect {
    let mark = |&mark: &usize| {
        let body = &part.bodies[mark];
        Rect::around(placement.centres[mark] + body.offset, body.half).padded(MARK_MARGIN)
    };
    let groups = placement.frames.iter().map(|frame| frame.padded(GROUP_MARGIN - FRAME));
    part.root.marks.iter().map(mark).chain(groups).fold(Rect::EMPTY, Rect::union)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::diagram::layout::arrange;

    /// So many pairs, each a group of the root, and a mark of the root that nothing joins. Boxes of 20 by 10.
    struct Pairs {
        bodies: Vec<Body>,
        edges: Vec<(usize, usize, f64)>,
        root: Group,
    }

    impl Pairs {
        fn new(count: usize) -> Pairs {
            let body = Body { half: Point::new(10.0, 5.0), offset: Point::new(0.0, 2.0) };
            let group = |pair: usize| Group { marks: vec![2 * pair, 2 * pair + 1], ..Group::default() };
            Pairs {
                bodies: vec![body; 2 * count + 1],
                edges: (0..count).map(|pair| (2 * pair, 2 * pair + 1, 1.0)).collect(),
                root: Group { marks: vec![2 * count], groups: (0..count).map(group).collect(), rows: false },
            }
        }

        fn problem(&self) -> Problem<'_> {
            Problem { bodies: &self.bodies, edges: &self.edges, root: &self.root, aspect: 1.75, seed: 0 }
        }
    }

    #[test]
    fn many_parts_stand_apart_in_rows_each_in_its_frame() {
        let pairs = Pairs::new(60);
        let placement = arrange(&pairs.problem());
        assert_eq!((placement.parts, placement.frames.len()), (61, 60));
        let rooms: Vec<Rect> = placement
            .centres
            .iter()
            .zip(&pairs.bodies)
            .map(|(at, body)| Rect::around(*at + body.offset, body.half))
            .collect();
        for (mark, room) in rooms.iter().enumerate() {
            assert!(rooms[..mark].iter().all(|other| other.overlap(room) < 1e-6), "{mark}");
            for (pair, frame) in placement.frames.iter().enumerate() {
                let inside = mark / 2 == pair;
                assert!(if inside { frame.holds(room) } else { frame.overlap(room) < 1e-6 }, "{mark} {pair}");
            }
        }
        // Equal parts in rows: their frames begin at few heights.
        let mut tops: Vec<i64> = placement.frames.iter().map(|frame| (frame.min.y * 10.0).round() as i64).collect();
        tops.sort_unstable();
        tops.dedup();
        assert!(tops.len() <= 12, "{tops:?}");
        let page = Rect::of(rooms.iter().flat_map(Rect::corners));
        assert!((1.2..2.4).contains(&(page.width() / page.height())), "{page:?}");
    }

    #[test]
    fn few_parts_are_packed_as_one_picture() {
        let pairs = Pairs::new(MANY - 2);
        assert!(in_rows(&pairs.problem()).is_none());
        // Many islands that one mark joins are one part.
        let mut joined = Pairs::new(60);
        joined.edges.extend((0..60).map(|pair| (120, 2 * pair, 1.0)));
        assert!(in_rows(&joined.problem()).is_none());
        assert_eq!(arrange(&joined.problem()).parts, 0);
    }

    // Ten times as many pairs are ten times the work, where boxes that all push each other would be a hundred times.
    #[test]
    fn work_grows_with_the_number_of_parts() {
        let steps = |count: usize| -> f64 {
            let pairs = Pairs::new(count);
            parts(&pairs.problem()).unwrap().iter().map(|part| work(&part.root)).sum()
        };
        assert!(steps(2_000) < 10.5 * steps(200), "{} {}", steps(2_000), steps(200));
    }
}
