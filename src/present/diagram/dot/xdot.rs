//! What is no node and no tie, as drawing operations (xdot) for the graph's `_background`.
//!
//! The page itself comes first, so that Graphviz keeps its margins.

use super::text::LONGEST;
use crate::present::diagram::geometry::{Point, Rect, rounded};
use crate::present::diagram::scene::{Anchor, Area, Drawing, Figure, Scene, Text};
use crate::present::diagram::style::{Colour, Dash, Stroke};
use crate::present::diagram::svg::n;
use std::fmt::Write as _;

/// The operations, and whether the outlines of islands are among them.
pub(super) struct Background {
    pub(super) text: String,
    pub(super) outlines: bool,
}

/// Writes the background; leaves outlines of islands to boxes of Graphviz, and cuts the caption, where it would get too long.
pub(super) fn background(scene: &Scene) -> Background {
    let (full, _) = operations(scene, true);
    let full = full.trim_end();
    if full.len() <= LONGEST {
        return Background { text: full.to_owned(), outlines: true };
    }
    // Words come last, so that fewer of them are a shorter text with the same beginning.
    let (text, ends) = operations(scene, false);
    let fitting = ends.iter().rev().map(|&end| text[..end].trim_end()).find(|text| text.len() <= LONGEST);
    Background { text: fitting.unwrap_or_default().to_owned(), outlines: false }
}

/// All operations, and where they end with none of the texts, with the first, with the first two, …
fn operations(scene: &Scene, outlines: bool) -> (String, Vec<usize>) {
    let mut xdot = Xdot {
        scene,
        text: String::new(),
        pen: String::new(),
        fill: String::new(),
        style: String::new(),
        font: String::new(),
    };
    let page = Rect { min: Point::default(), max: Point::new(scene.width, scene.height) };
    xdot.look(Some(scene.theme.paper()), Some(Stroke::solid(scene.theme.paper(), 0.7)));
    xdot.polygon(&page.corners(), true);
    let is_bar = |drawing: &&Drawing| matches!(drawing.figure, Figure::Bar(..));
    for drawing in scene.drawings.iter().filter(is_bar) {
        xdot.figure(&drawing.figure, drawing.fill, drawing.stroke);
    }
    for area in scene.areas.iter().filter(|area| outlines || !area.island) {
        xdot.area(area);
    }
    for ghost in &scene.ghosts {
        let outline = Stroke { colour: scene.theme.ghost(), width: 0.7, dash: Dash::Fine };
        xdot.figure(&Figure::Circle(ghost.centre, ghost.radius), Some(scene.theme.paper()), Some(outline));
        xdot.lines(&Text::line(ghost.centre, &ghost.text, 6.0, scene.theme.quiet()).anchored(Anchor::Middle));
    }
    for drawing in scene.drawings.iter().filter(|drawing| !is_bar(drawing)) {
        xdot.figure(&drawing.figure, drawing.fill, drawing.stroke);
    }
    let mut ends = vec![xdot.text.len()];
    for text in &scene.texts {
        if !text.turned {
            xdot.lines(text);
        }
        ends.push(xdot.text.len());
    }
    (xdot.text, ends)
}

/// Writes operations; colours, styles and fonts only where they change.
struct Xdot<'a> {
    scene: &'a Scene,
    text: String,
    pen: String,
    fill: String,
    style: String,
    font: String,
}

impl Xdot<'_> {
    fn add(&mut self, piece: std::fmt::Arguments<'_>) {
        self.text.write_fmt(piece).expect("writing to a string cannot fail");
        self.text.push(' ');
    }

    fn look(&mut self, inside: Option<Colour>, outline: Option<Stroke>) {
        // Its dashes are too long for small outlines: they are pale instead.
        let outline = outline.map(|stroke| match stroke.dash {
            Dash::Fine => Stroke::solid(stroke.colour.alpha(0.6), stroke.width),
            _ => stroke,
        });
        if let Some(inside) = inside {
            let colour = super::colour(inside);
            if colour != self.fill {
                self.add(format_args!("C {} -{colour}", colour.len()));
                self.fill = colour;
            }
        }
        let pen = outline.map(|stroke| super::colour(stroke.colour)).or(inside.map(super::colour));
        if let Some(colour) = pen.filter(|colour| *colour != self.pen) {
            self.add(format_args!("c {} -{colour}", colour.len()));
            self.pen = colour;
        }
        let dash = match outline.map_or(Dash::Solid, |stroke| stroke.dash) {
            Dash::Solid => "solid",
            Dash::Dotted => "dotted",
            Dash::Long | Dash::Dashed | Dash::DashDot | Dash::Short | Dash::Fine => "dashed",
        };
        let width = format!("setlinewidth({})", n(outline.map_or(0.1, |stroke| stroke.width)));
        let style = format!("S {} -{dash} S {} -{width}", dash.len(), width.len());
        if style != self.style {
            self.add(format_args!("{style}"));
            self.style = style;
        }
    }

    fn area(&mut self, area: &Area) {
        self.look(Some(area.fill), Some(area.stroke));
        // A corner is a curve there and three points here, on whole points: an outline must stay short.
        let corners: Vec<Point> = rounded(&area.polygon, area.corner)
            .into_iter()
            .flat_map(|[before, tip, after]| [before, (before + tip * 2.0 + after) * 0.25, after])
            .map(|point| Point::new(point.x.round(), point.y.round()))
            .collect();
        self.polygon(&corners, true);
    }

    fn polygon(&mut self, corners: &[Point], filled: bool) {
        if corners.is_empty() {
            return;
        }
        let places = self.places(corners);
        self.add(format_args!("{} {} {places}", if filled { 'P' } else { 'p' }, corners.len()));
    }

    fn places(&self, points: &[Point]) -> String {
        let places: Vec<String> = points
            .iter()
            .map(|&point| {
                let at = super::up(self.scene, point);
                format!("{} {}", n(at.x), n(at.y))
            })
            .collect();
        places.join(" ")
    }

    fn figure(&mut self, figure: &Figure, inside: Option<Colour>, outline: Option<Stroke>) {
        self.look(inside, outline);
        match figure {
            Figure::Circle(centre, radius) => {
                let at = self.places(&[*centre]);
                let filled = if inside.is_some() { 'E' } else { 'e' };
                self.add(format_args!("{filled} {at} {} {}", n(*radius), n(*radius)));
            }
            Figure::Polygon(points) => self.polygon(points, inside.is_some()),
            Figure::Path(points) => {
                let places = self.places(points);
                self.add(format_args!("L {} {places}", points.len()));
            }
            Figure::Bar(rect, _) => self.polygon(&rect.corners(), inside.is_some()),
        }
    }

    fn lines(&mut self, text: &Text) {
        let colour = super::colour(text.colour);
        if colour != self.pen {
            self.add(format_args!("c {} -{colour}", colour.len()));
            self.pen = colour;
        }
        let font = format!("F {} {} -{} t {}", n(text.size), super::FONTS.len(), super::FONTS, u8::from(text.bold));
        if font != self.font {
            self.add(format_args!("{font}"));
            self.font = font;
        }
        let anchor = match text.anchor {
            Anchor::Start => -1,
            Anchor::Middle => 0,
            Anchor::End => 1,
        };
        let width = text.width();
        for (at, line) in text.baselines() {
            // Lengths are counted in bytes as Graphviz holds them, and it keeps a doubled backslash: another sign stands in.
            let line: String = line.replace('\\', "∖").chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            // Graphviz raises text here by a fifth of its size.
            let place = self.places(&[at + Point::new(0.0, text.size * 0.2)]);
            self.add(format_args!("T {place} {anchor} {} {} -{line}", n(width), line.len()));
        }
    }
}
