//! The scene as SVG: small, valid XML, searchable text, readable by screen readers.
//!
//! The file names its font, holds it, or draws every letter as a form ([`Font`]). Where Barlow is only named and not installed,
//! `textLength` keeps every line as wide as it was measured, so that no name runs into another one.

use super::geometry::{Point, rounded};
use super::scene::{Anchor, Area, Badge, Drawing, Figure, Ghost, Line, Mark, Scene, Text};
use super::style::{self, Colour, Dash, Stroke, Theme};
use super::{badge, font, legend};
use crate::text::{hides, turns};
use std::fmt::Write as _;

/// What an SVG does about its font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Font {
    /// Names it, with others in its place where it is not installed: the smallest file.
    #[default]
    Name,
    /// Holds it, so that the picture looks the same everywhere and its text is still text.
    Embed,
    /// Draws every letter as a form, for journals and cutters; text can no longer be searched.
    Outlines,
}

/// Writes the scene as SVG that names its font.
pub fn svg(scene: &Scene) -> String {
    svg_with(scene, Font::Name)
}

/// The text of an SVG by [`svg`], as [`Font::Embed`] would have it.
pub(in crate::present) fn with_font(svg: &str) -> String {
    // Markup in titles and descriptions is escaped, so that the first end of one is ours.
    let head = svg.find(END_OF_DESCRIPTION).map_or(0, |at| at + END_OF_DESCRIPTION.len());
    [&svg[..head], font::style_sheet(), &svg[head..]].concat()
}

const END_OF_DESCRIPTION: &str = "</desc>\n";

/// Writes the scene as SVG. What lies behind names, so that lines leave them readable, are copies beneath them: LibreOffice and others
/// paint the edge of a letter over it, whatever `paint-order` says.
pub fn svg_with(scene: &Scene, font: Font) -> String {
    written_with(scene, font, Halo::Copies)
}

/// The scene as SVG for what draws it here: every text stands there once.
#[cfg_attr(not(feature = "pdf"), allow(dead_code))]
pub(super) fn for_drawing(scene: &Scene) -> String {
    written_with(scene, Font::Name, Halo::Order)
}

/// How the light edge of names comes to lie behind them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Halo {
    /// Copies beneath them.
    Copies,
    /// An edge that is painted first.
    Order,
}

fn written_with(scene: &Scene, font: Font, halo: Halo) -> String {
    let (width, height, theme) = (scene.width, scene.height, scene.theme);
    let mut out = Svg { text: String::with_capacity(1 << 16), theme, outlines: font == Font::Outlines, halo };
    let language = scene.language.code();
    let (wide, high) = match &scene.paper {
        Some(paper) => (format!("{}mm", n(paper.width)), format!("{}mm", n(paper.height))),
        None => (format!("{}pt", n(width)), format!("{}pt", n(height))),
    };
    out.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 {0} {1}\" width=\"{wide}\" height=\"{high}\" role=\"img\" \
         aria-labelledby=\"title desc\" xml:lang=\"{language}\" font-family=\"{2}\">\n",
        n(width),
        n(height),
        font::FAMILY
    ));
    out.add(format_args!("<title id=\"title\">{}</title>\n", escaped(&scene.title)));
    out.add(format_args!("<desc id=\"desc\">{}{END_OF_DESCRIPTION}", escaped(&scene.description)));
    out.add(format_args!("<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", n(width), n(height), theme.paper().hex()));
    let (bars, flat): (Vec<_>, Vec<_>) = scene.drawings.iter().partition(|d| matches!(d.figure, Figure::Bar(..)));
    bars.into_iter().for_each(|drawing| out.drawing(drawing));
    out.group("areas", |out| scene.areas.iter().for_each(|area| out.area(area)));
    out.group("ties", |out| scene.lines.iter().for_each(|line| out.line(line)));
    out.group("ghosts", |out| scene.ghosts.iter().for_each(|ghost| out.ghost(ghost)));
    out.group("nodes", |out| scene.marks.iter().for_each(|mark| out.mark(mark)));
    out.names("labels", |out| scene.marks.iter().filter_map(|mark| mark.label.as_ref()).for_each(|t| out.lines_of(t)));
    out.group("page", |out| flat.iter().for_each(|drawing| out.drawing(drawing)));
    out.names("words", |out| scene.texts.iter().for_each(|text| out.lines_of(text)));
    out.text.push_str("</svg>\n");
    if font == Font::Embed { with_font(&out.text) } else { out.text }
}

struct Svg {
    text: String,
    theme: Theme,
    outlines: bool,
    halo: Halo,
}

impl Svg {
    fn add(&mut self, piece: std::fmt::Arguments<'_>) {
        self.text.write_fmt(piece).expect("writing to a string cannot fail");
    }

    fn group(&mut self, class: &str, content: impl FnOnce(&mut Self)) {
        self.add(format_args!("<g class=\"{class}\">\n"));
        content(self);
        self.text.push_str("</g>\n");
    }

    /// Texts with a light edge behind them.
    fn names(&mut self, class: &str, content: impl FnOnce(&mut Self)) {
        let edge = format!(
            "stroke=\"{}\" stroke-width=\"2.2\" stroke-opacity=\"0.85\" stroke-linejoin=\"round\"",
            self.theme.paper().hex()
        );
        match self.halo {
            Halo::Order => self.add(format_args!("<g class=\"{class}\" {edge} paint-order=\"stroke\">\n")),
            Halo::Copies => self.add(format_args!(
                "<g class=\"halo\" aria-hidden=\"true\" {edge}><use xlink:href=\"#{class}\"/></g>\n<g class=\"{class}\" id=\"{class}\">\n"
            )),
        }
        content(self);
        self.text.push_str("</g>\n");
    }

    fn area(&mut self, area: &Area) {
        let mut path = String::new();
        for (index, [before, tip, after]) in rounded(&area.polygon, area.corner).into_iter().enumerate() {
            let go = if index == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{go}{} Q{} {}", xy(before), xy(tip), xy(after));
        }
        if path.is_empty() {
            return;
        }
        self.add(format_args!("<path d=\"{path}Z\"{}{}/>\n", fill(Some(area.fill)), stroke(Some(area.stroke))));
    }

    fn line(&mut self, line: &Line) {
        let [a, b, c, d] = line.curve;
        // A dashed arrow ends in its head, not under it.
        let (d, head) = if line.arrow { arrow(&line.curve) } else { (d, None) };
        self.add(format_args!(
            "<g><title>{}</title><path d=\"M{} C{} {} {}\" fill=\"none\"{}/>",
            escaped(&line.tooltip),
            xy(a),
            xy(b),
            xy(c),
            xy(d),
            stroke(Some(line.stroke))
        ));
        if let Some(head) = head {
            let colour = line.stroke.colour.alpha((line.stroke.colour.alpha + 0.25).min(1.0));
            self.figure(&Figure::Polygon(head.to_vec()), Some(colour), None);
        }
        for (badge, at) in &line.badges {
            for drawing in badge::drawings(*badge, *at, self.theme) {
                self.drawing(&drawing);
            }
            if let Badge::Count(count) = badge {
                self.lines_of(
                    &Text::line(*at, count.to_string(), style::CAPTION, self.theme.ink())
                        .bold()
                        .anchored(Anchor::Middle),
                );
            }
        }
        self.text.push_str("</g>\n");
    }

    fn ghost(&mut self, ghost: &Ghost) {
        let colour = self.theme.ghost();
        let outline = Stroke { colour, width: 0.7, dash: Dash::Fine };
        self.figure(&Figure::Circle(ghost.centre, ghost.radius), Some(self.theme.paper().alpha(0.7)), Some(outline));
        self.lines_of(&Text::line(ghost.centre, &ghost.text, 6.0, self.theme.quiet()).anchored(Anchor::Middle));
    }

    fn mark(&mut self, mark: &Mark) {
        self.add(format_args!(
            "<g data-id=\"{}\" data-kind=\"{}\"><title>{}</title>",
            referenced(&mark.id),
            referenced(&mark.kind),
            escaped(&mark.tooltip)
        ));
        if let Some(ring) = mark.ring {
            let circle = Figure::Circle(mark.centre, mark.reach() - style::RING_WIDTH / 2.0);
            self.figure(&circle, Some(self.theme.paper()), Some(ring));
        } else if mark.glyph.fill.alpha < 1.0 {
            self.figure(&mark.glyph.figure(mark.centre, mark.radius), Some(self.theme.paper()), None);
        }
        for mut drawing in legend::symbol(&mark.glyph, mark.radius) {
            super::page::shift(&mut drawing, mark.centre);
            self.drawing(&drawing);
        }
        self.text.push_str("</g>\n");
    }

    fn drawing(&mut self, drawing: &Drawing) {
        self.figure(&drawing.figure, drawing.fill, drawing.stroke);
    }

    fn figure(&mut self, figure: &Figure, inside: Option<Colour>, outline: Option<Stroke>) {
        let look = format!("{}{}", fill(inside), stroke(outline));
        match figure {
            Figure::Circle(centre, radius) => self.add(format_args!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{look}/>\n",
                n(centre.x),
                n(centre.y),
                n(*radius)
            )),
            Figure::Polygon(points) => {
                let points: Vec<String> = points.iter().map(|&point| xy(point)).collect();
                self.add(format_args!("<polygon points=\"{}\"{look}/>\n", points.join(" ")));
            }
            Figure::Path(points) => {
                let points: Vec<String> = points.iter().map(|&point| xy(point)).collect();
                self.add(format_args!("<polyline points=\"{}\"{look}/>\n", points.join(" ")));
            }
            Figure::Bar(rect, radius) => self.add(format_args!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"{look}/>\n",
                n(rect.min.x),
                n(rect.min.y),
                n(rect.width()),
                n(rect.height()),
                n(*radius)
            )),
        }
    }

    fn lines_of(&mut self, text: &Text) {
        let anchor = match text.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if text.bold { " font-weight=\"600\"" } else { "" };
        let turn = if text.turned {
            format!(" transform=\"rotate(-90 {} {})\"", n(text.at.x), n(text.at.y))
        } else {
            String::new()
        };
        for (at, line) in text.baselines() {
            let wide = font::width(line, text.size, text.bold);
            let drawn = if self.outlines { font::outline(line, text.size, text.bold) } else { None };
            if let Some(letters) = drawn {
                let left = match text.anchor {
                    Anchor::Start => at.x,
                    Anchor::Middle => at.x - wide / 2.0,
                    Anchor::End => at.x - wide,
                };
                self.add(format_args!(
                    "<path transform=\"translate({},{})\" d=\"{letters}\" fill=\"{}\"/>\n",
                    n(left),
                    n(at.y),
                    text.colour.hex()
                ));
                continue;
            }
            let pinned = if line.chars().count() > 1 {
                format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", n(wide))
            } else {
                String::new()
            };
            self.add(format_args!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor}{turn} fill=\"{}\"{pinned}>{}</text>\n",
                n(at.x),
                n(at.y),
                n(text.size),
                text.colour.hex(),
                escaped(line)
            ));
        }
    }
}

/// Where the line of an arrow ends, and the three corners of its head.
pub(super) fn arrow(curve: &[Point; 4]) -> (Point, Option<[Point; 3]>) {
    let tip = curve[3];
    let way = tip - super::geometry::bezier(curve, 0.9);
    // Between marks that nearly touch the head is small, but there.
    let head = (0.7 * (curve[3] - curve[0]).length()).min(4.2);
    if head < 1.0 {
        return (tip, None);
    }
    let along = way.unit();
    let base = tip - along * head;
    let side = along.turned() * (head * 0.45);
    (tip - along * (head * 0.76), Some([tip, base + side, base - side]))
}

fn fill(colour: Option<Colour>) -> String {
    match colour {
        None => " fill=\"none\"".to_owned(),
        Some(colour) if colour.alpha < 1.0 => {
            format!(" fill=\"{}\" fill-opacity=\"{:.2}\"", colour.hex(), colour.alpha)
        }
        Some(colour) => format!(" fill=\"{}\"", colour.hex()),
    }
}

fn stroke(stroke: Option<Stroke>) -> String {
    let Some(stroke) = stroke else { return String::new() };
    let mut text = format!(" stroke=\"{}\" stroke-width=\"{:.2}\"", stroke.colour.hex(), stroke.width);
    if stroke.colour.alpha < 1.0 {
        let _ = write!(text, " stroke-opacity=\"{:.2}\"", stroke.colour.alpha);
    }
    let lengths = stroke.dash.lengths();
    if !lengths.is_empty() {
        let lengths: Vec<String> = lengths.iter().map(|&length| n(length)).collect();
        let _ = write!(text, " stroke-dasharray=\"{}\"", lengths.join(","));
    }
    text
}

/// A number with at most one decimal; -0 is 0.
pub(super) fn n(value: f64) -> String {
    let tenths = (value * 10.0).round();
    if tenths.abs() >= 1e15 || tenths.is_nan() {
        let text = format!("{:.1}", tenths / 10.0);
        return text.strip_suffix(".0").map(str::to_owned).unwrap_or(text);
    }
    // Writing digits takes a fraction of the time.
    let (mut digits, mut at) = ([0; 20], 20);
    let mut left = tenths.abs() as u64;
    let whole = left.is_multiple_of(10);
    while left > 0 || at > 18 {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
    }
    let mut text = String::with_capacity(22 - at);
    if tenths < 0.0 {
        text.push('-');
    }
    text.extend(digits[at..19].iter().map(|&digit| char::from(digit)));
    if !whole {
        text.push('.');
        text.push(char::from(digits[19]));
    }
    text
}

fn xy(point: Point) -> String {
    let mut text = n(point.x);
    text.push(',');
    text.push_str(&n(point.y));
    text
}

/// Text that XML can carry, that turns nothing around it and hides nothing: markup escaped; characters that XML forbids, marks of the
/// reading order and signs without a form replaced.
pub(super) fn escaped(text: &str) -> String {
    written(text, |_| "\u{FFFD}".to_owned())
}

/// As [`escaped`] for what programs read: marks of the reading order keep what they are, as references.
fn referenced(text: &str) -> String {
    written(text, |mark| format!("&#{};", u32::from(mark)))
}

fn written(text: &str, mark: impl Fn(char) -> String) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => safe.push('\u{FFFD}'),
            c if turns(c) || hides(c) => safe.push_str(&mark(c)),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_decimal_at_most() {
        let written = [0.0, -0.0, -0.04, 0.05, -0.06, 0.96, 7.0, -12.0, 12.34, 100.0, -1_234.56, 99_999.95, 2e15];
        let meant =
            ["0", "0", "0", "0.1", "-0.1", "1", "7", "-12", "12.3", "100", "-1234.6", "100000", "2000000000000000"];
        assert_eq!(written.map(n), meant);
        assert_eq!(xy(Point::new(-0.5, 3.0)), "-0.5,3");
    }
}
