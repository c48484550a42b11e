//! How everything looks: colours, forms, dashes and sizes, in colour and in grey.
//!
//! Hues are Okabe and Ito's, with wine from Paul Tol's palette, so that they stay apart for colour-blind readers; form and dash
//! repeat every colour, so that grey prints say the same. A double outline always means several bodies.

use super::geometry::Point;
use super::scene::Figure;
use crate::model::Mode;

/// Colours or greys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For screens and colour print.
    #[default]
    Colour,
    /// For journals and copiers.
    Grey,
}

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour {
    /// `#RRGGBB`.
    pub hex: &'static str,
    /// 0 = invisible, 1 = opaque.
    pub alpha: f64,
}

impl Colour {
    /// An opaque colour.
    pub const fn new(hex: &'static str) -> Self {
        Colour { hex, alpha: 1.0 }
    }

    /// The same with another opacity.
    #[must_use]
    pub const fn alpha(self, alpha: f64) -> Self {
        Colour { hex: self.hex, alpha }
    }
}

/// How a line is broken. Together with the colour it tells the families of ties apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Long dashes.
    Dashed,
    /// Long dash, dot.
    DashDot,
    /// Dots.
    Dotted,
    /// Short dashes.
    Short,
    /// Very short dashes, for outlines of marks.
    Fine,
}

impl Dash {
    /// Lengths of strokes and gaps in points; empty for an unbroken line.
    pub fn lengths(self) -> &'static [f64] {
        match self {
            Dash::Solid => &[],
            Dash::Dashed => &[5.0, 2.5],
            Dash::DashDot => &[7.0, 2.0, 1.5, 2.0],
            Dash::Dotted => &[1.0, 2.0],
            Dash::Short => &[2.5, 1.8],
            Dash::Fine => &[1.5, 1.0],
        }
    }
}

/// Colour, width and dash of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Colour,
    /// Width in points.
    pub width: f64,
    /// How it is broken.
    pub dash: Dash,
}

impl Stroke {
    /// An unbroken line.
    pub const fn solid(colour: Colour, width: f64) -> Self {
        Stroke { colour, width, dash: Dash::Solid }
    }
}

/// The form of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Local government.
    Hexagon,
    /// Organisations.
    Circle,
    /// What they do together.
    Diamond,
    /// Staff.
    Triangle,
    /// Places.
    Square,
    /// Desks, as a pin on a map.
    Pin,
    /// Documents.
    Sheet,
}

/// The look of a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Form.
    pub shape: Shape,
    /// Stands for several bodies: a second outline inside.
    pub double: bool,
    /// Colour inside.
    pub fill: Colour,
    /// Colour of the outline.
    pub line: Colour,
    /// The source gives only a type: dashed outline, paler.
    pub typed: bool,
}

impl Glyph {
    /// How far the form reaches beyond the circle of the same optical size.
    pub fn stretch(&self) -> f64 {
        match self.shape {
            Shape::Hexagon => 1.08,
            Shape::Circle => 1.0,
            Shape::Diamond => 1.22,
            Shape::Triangle => 1.16,
            Shape::Square => 0.9,
            Shape::Pin => 1.1,
            Shape::Sheet => 0.95,
        }
    }

    /// The outline around a centre.
    pub fn figure(&self, centre: Point, radius: f64) -> Figure {
        let r = radius * self.stretch();
        let at = |corners: &[(f64, f64)]| {
            Figure::Polygon(corners.iter().map(|&(x, y)| centre + Point::new(x * r, y * r)).collect())
        };
        match self.shape {
            Shape::Circle => Figure::Circle(centre, r),
            Shape::Hexagon => {
                at(&[(1.0, 0.0), (0.5, 0.866), (-0.5, 0.866), (-1.0, 0.0), (-0.5, -0.866), (0.5, -0.866)])
            }
            Shape::Diamond => at(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]),
            Shape::Triangle => at(&[(0.0, -1.0), (1.0, 0.75), (-1.0, 0.75)]),
            Shape::Square => at(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]),
            Shape::Pin => at(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.2), (0.0, 1.0), (-0.85, 0.2)]),
            Shape::Sheet => at(&[(-0.75, -1.0), (0.75, -1.0), (0.75, 1.0), (-0.75, 1.0)]),
        }
    }
}

/// Distance from the centre to where lines end: just outside the form.
pub(super) const LINE_GAP: f64 = 1.2;
/// How far the ring of a bridging actor reaches beyond its form.
pub(super) const RING_REACH: f64 = 4.0;
/// Size of the second outline of a mark that stands for several bodies, as a share of the first.
pub(super) const INNER: f64 = 0.66;
/// Width of that ring.
pub(super) const RING_WIDTH: f64 = 1.8;
/// Sizes of type.
pub(super) const LABEL: f64 = 7.0;
pub(super) const MUNICIPALITY_LABEL: f64 = 9.1;
pub(super) const BRIDGE_LABEL: f64 = 9.2;
pub(super) const TITLE: f64 = 19.0;
pub(super) const SUBTITLE: f64 = 10.5;
pub(super) const LEGEND: f64 = 8.2;
pub(super) const CAPTION: f64 = 7.6;
/// Width at which the label of an ordinary mark wraps.
pub(super) const LABEL_ROOM: f64 = 64.0;

/// Radius of a mark with this many partners, on a scale that ends at `most`.
pub(super) fn radius(partners: usize, most: usize) -> f64 {
    3.2 + 9.3 * (partners as f64 / most.max(1) as f64).sqrt()
}

impl Theme {
    fn pick(self, colour: &'static str, grey: &'static str) -> Colour {
        Colour::new(match self {
            Theme::Colour => colour,
            Theme::Grey => grey,
        })
    }

    /// The page.
    pub fn paper(self) -> Colour {
        Colour::new("#FFFFFF")
    }
    /// Text.
    pub fn ink(self) -> Colour {
        self.pick("#1B2733", "#111111")
    }
    /// Secondary text.
    pub fn quiet(self) -> Colour {
        self.pick("#5B6875", "#5A5A5A")
    }
    /// Names of municipalities.
    pub fn municipality_label(self) -> Colour {
        self.pick("#00486F", "#000000")
    }
    /// Names of bridging actors.
    pub fn bridge_label(self) -> Colour {
        self.pick("#A94700", "#000000")
    }
    /// The ring of bridging actors.
    pub fn ring(self) -> Colour {
        self.pick("#D55E00", "#000000")
    }
    /// Inside of an island.
    pub fn island(self) -> Colour {
        self.pick("#F1F4F8", "#F3F3F3")
    }
    /// Outline of an island, rules.
    pub fn rule(self) -> Colour {
        self.pick("#D5DDE6", "#CCCCCC")
    }
    /// Inside of a container.
    pub fn roof(self) -> Colour {
        self.pick("#FFF6DF", "#FFFFFF")
    }
    /// Outline of a container.
    pub fn roof_line(self) -> Colour {
        self.pick("#E69F00", "#555555")
    }
    /// Outline and number of a ghost.
    pub fn ghost(self) -> Colour {
        self.pick("#8A97A5", "#8C8C8C")
    }

    /// The look of a kind of node; kinds that a file declares look like their mode.
    pub(super) fn glyph(self, kind: &str, mode: Mode, named: bool) -> Glyph {
        use Shape::{Circle, Diamond, Hexagon, Pin, Sheet, Square, Triangle};
        let (shape, double, fill, line) = match kind {
            "municipality" => (Hexagon, false, self.pick("#0072B2", "#2B2B2B"), self.pick("#00486F", "#000000")),
            "region" => (Hexagon, true, self.pick("#CFE4F3", "#E8E8E8"), self.pick("#00486F", "#000000")),
            "organisation" => (Circle, false, self.pick("#7CC4EC", "#B5B5B5"), self.pick("#2C7FB0", "#6E6E6E")),
            "org-group" => (Circle, true, self.pick("#D6ECF9", "#E6E6E6"), self.pick("#2C7FB0", "#6E6E6E")),
            "partnership" => (Diamond, true, self.pick("#A8DCC9", "#FFFFFF"), self.pick("#00654A", "#222222")),
            "initiative" => (Diamond, false, self.pick("#009E73", "#FFFFFF"), self.pick("#00654A", "#222222")),
            "team" => (Triangle, false, self.pick("#009E73", "#FFFFFF"), self.pick("#00654A", "#222222")),
            "venue" => (Square, false, self.pick("#E69F00", "#7A7A7A"), self.pick("#9A6A00", "#333333")),
            "access-point" => (Pin, false, self.pick("#F7CE73", "#9C9C9C"), self.pick("#9A6A00", "#333333")),
            "document" => (Sheet, false, self.pick("#FFFFFF", "#FFFFFF"), self.pick("#5B6875", "#5A5A5A")),
            "person" => (Circle, false, self.pick("#FFFFFF", "#FFFFFF"), self.pick("#5B6875", "#5A5A5A")),
            _ => match mode {
                Mode::Actor => (Circle, false, self.pick("#7CC4EC", "#B5B5B5"), self.pick("#2C7FB0", "#6E6E6E")),
                Mode::Structure => (Diamond, false, self.pick("#009E73", "#FFFFFF"), self.pick("#00654A", "#222222")),
                Mode::Context => (Sheet, false, self.pick("#FFFFFF", "#FFFFFF"), self.pick("#5B6875", "#5A5A5A")),
            },
        };
        let fill = if named || double { fill } else { self.paler(fill) };
        Glyph { shape, double, fill, line, typed: !named }
    }

    /// The fill of the same kind where the source gives only a type.
    fn paler(self, fill: Colour) -> Colour {
        Colour::new(match fill.hex {
            "#0072B2" => "#5BA3CF",
            "#7CC4EC" => "#B9DFF4",
            "#009E73" => "#6CC5A9",
            "#E69F00" => "#F0C566",
            "#F7CE73" => "#FBE6B8",
            "#2B2B2B" => "#6B6B6B",
            "#B5B5B5" => "#D6D6D6",
            "#7A7A7A" => "#A5A5A5",
            "#9C9C9C" => "#C4C4C4",
            other => other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Vocabulary;

    #[test]
    fn every_shipped_kind_has_a_look_of_its_own_in_colour_and_in_grey() {
        for theme in [Theme::Colour, Theme::Grey] {
            let mut looks = Vec::new();
            for kind in Vocabulary::shipped().node_kinds() {
                let glyph = theme.glyph(&kind.id, kind.mode, true);
                let look = (glyph.shape, glyph.double, glyph.fill.hex);
                assert!(!looks.contains(&look), "{} looks like another kind", kind.id);
                looks.push(look);
            }
        }
    }
}
