//! How everything looks: forms, dashes and sizes; `theme` has the colours.
//!
//! Form and dash repeat every colour, so that grey prints say the same. A double outline always means several bodies.

use super::geometry::Point;
use super::scene::Figure;

pub use super::theme::Theme;

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour {
    /// Red, green and blue (sRGB).
    pub rgb: [u8; 3],
    /// 0 = invisible, 1 = opaque.
    pub alpha: f64,
}

impl Colour {
    /// An opaque colour, written `#RRGGBB`.
    pub const fn new(hex: &str) -> Self {
        let digits = hex.as_bytes();
        Colour { rgb: [byte(digits, 1), byte(digits, 3), byte(digits, 5)], alpha: 1.0 }
    }

    /// The same with another opacity.
    #[must_use]
    pub const fn alpha(self, alpha: f64) -> Self {
        Colour { rgb: self.rgb, alpha }
    }

    /// `#RRGGBB`, whatever its opacity.
    pub fn hex(self) -> String {
        let [r, g, b] = self.rgb;
        format!("#{r:02X}{g:02X}{b:02X}")
    }

    /// A mixture: 0 = this colour, 1 = the other.
    #[must_use]
    pub fn towards(self, other: Colour, share: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round().clamp(0.0, 255.0) as u8;
        let [r, g, b] = self.rgb;
        Colour { rgb: [mix(r, other.rgb[0]), mix(g, other.rgb[1]), mix(b, other.rgb[2])], alpha: self.alpha }
    }
}

const fn byte(digits: &[u8], at: usize) -> u8 {
    digit(digits[at]) * 16 + digit(digits[at + 1])
}

const fn digit(letter: u8) -> u8 {
    match letter {
        b'0'..=b'9' => letter - b'0',
        b'A'..=b'F' => letter - b'A' + 10,
        b'a'..=b'f' => letter - b'a' + 10,
        _ => 0,
    }
}

/// How a line is broken. Together with the colour it tells the families of ties apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Very long dashes: nearly unbroken, and still told from it without colour.
    Long,
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
            Dash::Long => &[9.0, 2.0],
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

/// An unbroken ring.
pub(super) const fn ring(colour: Colour) -> Stroke {
    Stroke::solid(colour, RING_WIDTH)
}
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

/// Radius of the smallest mark.
pub(super) const SMALLEST: f64 = 3.2;

/// Radius of a mark with this many partners, on a scale that ends at `most`.
pub(super) fn radius(partners: usize, most: usize) -> f64 {
    radius_of(partners as f64 / most.max(1) as f64)
}

/// Radius of a mark with this share of the largest value: its area grows with the value.
pub(super) fn radius_of(share: f64) -> f64 {
    SMALLEST + 9.3 * share.clamp(0.0, 1.0).sqrt()
}
