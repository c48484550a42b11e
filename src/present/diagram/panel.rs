//! The fact panel beside a drawing: figures, bars and notes in one column.

use super::context::Context;
use super::font;
use super::geometry::{Point, Rect};
use super::scene::{Anchor, Drawing, Figure, Text};
use super::style::{self, Colour};

/// Width of the column.
pub(super) const WIDTH: f64 = 190.0;

/// A column under construction, around an origin of its own.
pub(super) struct Panel<'a> {
    context: &'a Context<'a>,
    drawings: Vec<Drawing>,
    texts: Vec<Text>,
    y: f64,
}

impl<'a> Panel<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        Panel { context, drawings: Vec::new(), texts: Vec::new(), y: 0.0 }
    }

    /// A heading with space above it; without words only the space.
    pub(super) fn heading(&mut self, words: &str) {
        if self.y > 0.0 {
            self.y += 12.0;
        }
        if words.is_empty() {
            return;
        }
        self.texts.push(Text::line(Point::new(0.0, self.y), words, style::CAPTION, self.context.theme.quiet()).bold());
        self.y += 17.0;
    }

    /// A figure with its name.
    pub(super) fn row(&mut self, name: &str, value: &str) {
        let ink = self.context.theme.ink();
        self.texts.push(Text::line(Point::new(0.0, self.y), name, 9.0, ink));
        let right = Point::new(WIDTH, self.y);
        self.texts.push(Text::line(right, value, 9.0, ink).bold().anchored(Anchor::End));
        self.y += 15.0;
    }

    /// Room for a name beside so many figures.
    fn room(figures: usize) -> f64 {
        WIDTH - 48.0 * figures as f64 + 20.0
    }

    /// Names for bars with so many figures, cut to their room and still told apart.
    pub(super) fn names(names: &[String], figures: usize) -> Vec<String> {
        font::told_apart(names, 9.0, false, Self::room(figures))
    }

    /// A name with figures at the right, and a bar under them.
    pub(super) fn bar(&mut self, name: &str, values: &[String], share: f64, colour: Colour) {
        let ink = self.context.theme.ink();
        let name = font::fitted(name, 9.0, false, Self::room(values.len()));
        self.texts.push(Text::line(Point::new(0.0, self.y), name, 9.0, ink));
        for (column, value) in values.iter().rev().enumerate() {
            let right = Point::new(WIDTH - 52.0 * column as f64, self.y);
            self.texts.push(Text::line(right, value, 9.0, ink).bold().anchored(Anchor::End));
        }
        let bar = |width: f64, colour: Colour| Drawing {
            figure: Figure::Bar(
                Rect { min: Point::new(0.0, self.y + 7.5), max: Point::new(width.max(1.0), self.y + 10.0) },
                1.2,
            ),
            fill: Some(colour),
            stroke: None,
        };
        let bars = [bar(WIDTH, self.context.theme.island()), bar(WIDTH * share.clamp(0.0, 1.0), colour)];
        self.drawings.extend(bars);
        self.y += 22.0;
    }

    /// Small words above the columns of the bars that follow.
    pub(super) fn columns(&mut self, names: &[&str]) {
        for (column, name) in names.iter().rev().enumerate() {
            let right = Point::new(WIDTH - 52.0 * column as f64, self.y - 17.0);
            let text = Text::line(right, *name, style::CAPTION, self.context.theme.quiet());
            self.texts.push(text.anchored(Anchor::End));
        }
    }

    /// One of a list; quiet where it is only a type.
    pub(super) fn item(&mut self, name: &str, named: bool) {
        let colour = if named { self.context.theme.ink() } else { self.context.theme.quiet() };
        self.texts.push(Text::line(Point::new(0.0, self.y), name, style::LEGEND, colour));
        self.y += 12.0;
    }

    /// A sentence.
    pub(super) fn note(&mut self, words: &str) {
        for line in font::filled(words, 7.8, false, WIDTH) {
            self.texts.push(Text::line(Point::new(0.0, self.y), line, 7.8, self.context.theme.quiet()));
            self.y += 10.6;
        }
        self.y += 2.5;
    }

    /// What was drawn.
    pub(super) fn finish(self) -> (Vec<Drawing>, Vec<Text>) {
        (self.drawings, self.texts)
    }
}
