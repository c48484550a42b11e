//! What a picture consists of, before any file format: marks, lines, areas, text. Every writer draws the same scene.

use super::geometry::{Point, Rect};
use super::paper::Paper;
use super::style::{Glyph, Stroke, Theme};
use super::{font, style};
use crate::present::language::Language;

/// A picture with everything placed, in points, y downwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width of the page.
    pub width: f64,
    /// Height of the page.
    pub height: f64,
    /// The sheet that the page is laid out for, of the same proportions; without one a point of the page is a point of paper.
    pub paper: Option<Paper>,
    /// The finding or question above it.
    pub title: String,
    /// One or two sentences for those who cannot see it.
    pub description: String,
    /// Language of its words.
    pub language: Language,
    /// Its colours.
    pub theme: Theme,
    /// Outlines of islands, containers and panels, drawn first.
    pub areas: Vec<Area>,
    /// Ties, in the order in which they are drawn.
    pub lines: Vec<Line>,
    /// Actors and structures.
    pub marks: Vec<Mark>,
    /// Members that a source states without naming them: decoration, never nodes.
    pub ghosts: Vec<Ghost>,
    /// Legend, bars and rules.
    pub drawings: Vec<Drawing>,
    /// Title, legend, panels and caption.
    pub texts: Vec<Text>,
}

/// An outline behind the marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// What it holds, for tooltips and data attributes.
    pub name: String,
    /// Convex outline.
    pub polygon: Vec<Point>,
    /// Radius of its corners.
    pub corner: f64,
    /// Colour inside.
    pub fill: style::Colour,
    /// Colour and dash of the outline.
    pub stroke: Stroke,
    /// Whether it is an island, which becomes a cluster in DOT.
    pub island: bool,
}

/// A symbol on a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Badge {
    /// Does not exist yet.
    Future,
    /// Ended or ending.
    Past,
    /// Evaluated positively.
    Plus,
    /// Evaluated negatively.
    Minus,
    /// So many ties.
    Count(usize),
}

/// One or several ties of a family between two marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Index of the mark where it begins.
    pub from: usize,
    /// Index of the mark where it ends.
    pub to: usize,
    /// Cubic Bézier curve.
    pub curve: [Point; 4],
    /// Colour, width and dash.
    pub stroke: Stroke,
    /// Whether it points at its end.
    pub arrow: bool,
    /// Symbols on it, side by side around the middle.
    pub badges: Vec<(Badge, Point)>,
    /// Ids of the kinds of tie.
    pub kinds: Vec<String>,
    /// How many ties it stands for.
    pub count: usize,
    /// Indices of these ties, where its colour and width may show their values; otherwise none.
    pub ties: Vec<usize>,
    /// What hovering shows.
    pub tooltip: String,
}

/// An actor or structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Unique in the scene: the id of the node.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Id of its kind.
    pub kind: String,
    /// Places it belongs to.
    pub place: String,
    /// Number of partners.
    pub degree: Option<usize>,
    /// Betweenness, where known.
    pub betweenness: Option<f64>,
    /// Middle.
    pub centre: Point,
    /// Radius of a circle of the same optical size.
    pub radius: f64,
    /// Form and colours.
    pub glyph: Glyph,
    /// The ring of a bridging actor, or the one that shows a value.
    pub ring: Option<style::Stroke>,
    /// The island it stands in, as an index of areas.
    pub area: Option<usize>,
    /// Name as drawn, if it is drawn.
    pub label: Option<Text>,
    /// What hovering shows.
    pub tooltip: String,
}

impl Mark {
    /// Half extents of what is drawn, ring included.
    pub fn reach(&self) -> f64 {
        self.radius * self.glyph.stretch() + if self.ring.is_some() { style::RING_REACH } else { 0.5 }
    }

    /// The box that the symbol covers.
    pub fn bounds(&self) -> Rect {
        Rect::around(self.centre, Point::new(self.reach(), self.reach()))
    }
}

/// A member that is stated and not named.
#[derive(Debug, Clone, PartialEq)]
pub struct Ghost {
    /// Middle.
    pub centre: Point,
    /// Radius.
    pub radius: f64,
    /// What stands in it: its number, or how many.
    pub text: String,
    /// Id of the structure whose member it is.
    pub of: String,
}

/// Where the given point of a text lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its left end.
    Start,
    /// In its middle.
    Middle,
    /// At its right end.
    End,
}

/// Lines of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Middle of the block's height; horizontally as the anchor says.
    pub at: Point,
    /// The lines.
    pub lines: Vec<String>,
    /// Size in points.
    pub size: f64,
    /// Semibold instead of regular.
    pub bold: bool,
    /// Colour.
    pub colour: style::Colour,
    /// What `at` means horizontally.
    pub anchor: Anchor,
    /// Whether it reads upwards, turned round `at`. DOT cannot say that and leaves such text out.
    pub turned: bool,
}

impl Text {
    /// One line.
    pub fn line(at: Point, text: impl Into<String>, size: f64, colour: style::Colour) -> Self {
        Text { at, lines: vec![text.into()], size, bold: false, colour, anchor: Anchor::Start, turned: false }
    }

    /// The same, semibold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// The same with another anchor.
    #[must_use]
    pub fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    /// The same, reading upwards.
    #[must_use]
    pub fn upwards(mut self) -> Self {
        self.turned = true;
        self
    }

    /// Width of the widest line.
    pub fn width(&self) -> f64 {
        self.lines.iter().map(|line| font::width(line, self.size, self.bold)).fold(0.0, f64::max)
    }

    /// Height of all lines.
    pub fn height(&self) -> f64 {
        self.lines.len() as f64 * self.size * font::LINE
    }

    /// The box that it covers.
    pub fn bounds(&self) -> Rect {
        let (width, height) = (self.width(), self.height());
        let before = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        if self.turned {
            let (left, bottom) = (self.at.x - height / 2.0, self.at.y + before);
            return Rect { min: Point::new(left, bottom - width), max: Point::new(left + height, bottom) };
        }
        let left = self.at.x - before;
        let top = self.at.y - height / 2.0;
        Rect { min: Point::new(left, top), max: Point::new(left + width, top + height) }
    }

    /// Each line with the point where it starts, ends or has its middle, on the baseline.
    pub fn baselines(&self) -> impl Iterator<Item = (Point, &str)> {
        let step = self.size * font::LINE;
        let first = self.at.y - (self.lines.len() as f64 - 1.0) * step / 2.0 + self.size * font::BASELINE;
        self.lines
            .iter()
            .enumerate()
            .map(move |(index, line)| (Point::new(self.at.x, first + index as f64 * step), line.as_str()))
    }
}

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// Straight sides.
    Polygon(Vec<Point>),
    /// Centre and radius.
    Circle(Point, f64),
    /// An open line with straight parts.
    Path(Vec<Point>),
    /// Upright rectangle with round corners of this radius.
    Bar(Rect, f64),
}

/// A form with its colours, outside the network itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The form.
    pub figure: Figure,
    /// Colour inside.
    pub fill: Option<style::Colour>,
    /// Outline.
    pub stroke: Option<Stroke>,
}
