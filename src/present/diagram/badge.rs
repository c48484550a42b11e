//! Symbols on lines: not yet, no longer, valued. Forms, not colours, tell them apart.

use super::geometry::Point;
use super::scene::{Badge, Drawing, Figure};
use super::style::{Stroke, Theme};

/// Radius of the disc.
const RADIUS: f64 = 2.7;

/// The forms of a symbol; a count is text and has none but its disc.
pub(super) fn drawings(badge: Badge, at: Point, theme: Theme) -> Vec<Drawing> {
    let ink = match badge {
        Badge::Minus => theme.ring(),
        _ => theme.quiet(),
    };
    let disc = |radius| Drawing {
        figure: Figure::Circle(at, radius),
        fill: Some(theme.paper()),
        stroke: Some(Stroke::solid(ink, 0.8)),
    };
    let bar = |from: (f64, f64), to: (f64, f64), width| Drawing {
        figure: Figure::Path(vec![at + Point::new(from.0, from.1), at + Point::new(to.0, to.1)]),
        fill: None,
        stroke: Some(Stroke::solid(ink, width)),
    };
    match badge {
        Badge::Future => vec![disc(RADIUS * 0.8)],
        Badge::Past => vec![bar((-2.0, -2.0), (2.0, 2.0), 1.0), bar((-2.0, 2.0), (2.0, -2.0), 1.0)],
        Badge::Plus => vec![disc(RADIUS), bar((-1.5, 0.0), (1.5, 0.0), 0.8), bar((0.0, -1.5), (0.0, 1.5), 0.8)],
        Badge::Minus => vec![disc(RADIUS), bar((-1.5, 0.0), (1.5, 0.0), 1.0)],
        Badge::Count(_) => vec![disc(RADIUS * 2.0)],
    }
}
