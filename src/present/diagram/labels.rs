//! Where names go: beside their mark, over nobody else, and crossed by as few lines as possible.
//!
//! The layout keeps room for every name below its mark. So that place is always free; a better one is taken only where it
//! takes nobody else's room away.

use super::geometry::{Point, Rect, flattened};
use super::scene::{Ghost, Line, Mark, Text};

/// Space between a mark and its name.
const GAP: f64 = 1.2;

/// What names must keep clear of.
pub(super) struct Surroundings<'a> {
    /// The room in which the name of each mark must stay, if it stands in an island.
    pub(super) frames: &'a [Option<Rect>],
    /// Rooms that names of marks between islands avoid.
    pub(super) islands: &'a [Rect],
    /// Lines that names should not be crossed by.
    pub(super) lines: &'a [Line],
    /// Marks of unnamed members.
    pub(super) ghosts: &'a [Ghost],
}

/// The place below a mark, for which the layout keeps room.
pub(super) fn below(mark: &Mark, label: &Text) -> Point {
    mark.centre + Point::new(0.0, mark.reach() + GAP + label.height() / 2.0)
}

/// Places every label, the most important first.
pub(super) fn place(marks: &mut [Mark], order: &[usize], surroundings: &Surroundings<'_>) {
    let segments: Vec<(Point, Point)> = surroundings
        .lines
        .iter()
        .flat_map(|line| {
            let way = flattened(&line.curve, 6);
            way.windows(2).map(|step| (step[0], step[1])).collect::<Vec<_>>()
        })
        .collect();
    // Until a label is placed, the room below its mark is taken.
    let mut taken: Vec<Option<Rect>> = marks
        .iter()
        .map(|mark| mark.label.as_ref().map(|label| Rect::around(below(mark, label), half(label))))
        .collect();
    let mut solid: Vec<Rect> = marks.iter().map(Mark::bounds).collect();
    solid.extend(surroundings.ghosts.iter().map(|g| Rect::around(g.centre, Point::new(g.radius, g.radius))));
    for &index in order {
        let Some(label) = marks[index].label.clone() else { continue };
        let half = half(&label);
        let mut best = (f64::MAX, Point::default());
        for (place, dislike) in candidates(&marks[index], half) {
            let room = Rect::around(place, half);
            let mut cost = dislike;
            let others = taken.iter().enumerate().filter(|(other, _)| *other != index);
            cost += 10.0 * others.filter_map(|(_, rect)| rect.as_ref()).map(|rect| rect.overlap(&room)).sum::<f64>();
            let bodies = solid.iter().enumerate().filter(|(other, _)| *other != index);
            cost += 10.0 * bodies.map(|(_, rect)| rect.overlap(&room)).sum::<f64>();
            match surroundings.frames[index] {
                Some(frame) => cost += 100.0 * (1.0 - frame.overlap(&room) / room.area().max(1e-9)),
                None => cost += surroundings.islands.iter().map(|island| island.overlap(&room)).sum::<f64>(),
            }
            if cost < best.0 {
                cost += segments.iter().filter(|(a, b)| room.crossed_by(*a, *b)).count() as f64;
            }
            if cost < best.0 - 1e-9 {
                best = (cost, place);
            }
        }
        taken[index] = Some(Rect::around(best.1, half));
        marks[index].label = Some(Text { at: best.1, ..label });
    }
}

/// Places every label, the most important first, where it hides nothing; a name that finds no free place is left out.
///
/// For drawings whose layout keeps no room for names. `fixed` is what else names must keep clear of, `page` where they must stay.
pub(super) fn place_where_free(marks: &mut [Mark], order: &[usize], fixed: &[Rect], page: Rect) {
    let bodies: Vec<Rect> = marks.iter().map(Mark::bounds).collect();
    let mut taken: Vec<Rect> = fixed.to_vec();
    for &index in order {
        let Some(label) = marks[index].label.take() else { continue };
        let half = half(&label);
        let free = |place: &(Point, f64)| {
            let room = Rect::around(place.0, half);
            page.holds(&room)
                && taken.iter().all(|other| other.overlap(&room) <= 0.0)
                && bodies.iter().enumerate().all(|(other, body)| other == index || body.overlap(&room) <= 0.0)
        };
        let found = candidates(&marks[index], half).into_iter().find(free);
        if let Some((place, _)) = found {
            taken.push(Rect::around(place, half));
            marks[index].label = Some(Text { at: place, ..label });
        }
    }
}

fn half(label: &Text) -> Point {
    Point::new(label.width() / 2.0, label.height() / 2.0)
}

/// Eight places around a mark, each with how much it is disliked.
fn candidates(mark: &Mark, half: Point) -> [(Point, f64); 8] {
    let reach = mark.reach();
    let (side, over) = (reach + GAP + 1.0 + half.x, reach + GAP + half.y);
    let (near_x, near_y) = (reach * 0.72 + half.x, reach * 0.72 + half.y);
    [
        ((0.0, over), 0.0),
        ((0.0, -over), 1.5),
        ((side, 0.0), 1.8),
        ((-side, 0.0), 2.2),
        ((near_x, near_y), 3.0),
        ((-near_x, near_y), 3.0),
        ((near_x, -near_y), 3.5),
        ((-near_x, -near_y), 3.5),
    ]
    .map(|((x, y), dislike)| (mark.centre + Point::new(x, y), dislike))
}
