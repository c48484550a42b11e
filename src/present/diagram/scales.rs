//! What the legend says of looks that show values: categories with their colours or forms, numbers as a bar or as circles.

use super::context::Context;
use super::font;
use super::geometry::{Point, Rect};
use super::legend::{Block, Content, Drawn, Entry, ROW, symbol};
use super::looks::{self, Groups, Numbers, Shown};
use super::plot::Plot;
use super::scene::{Anchor, Drawing, Figure, Text};
use super::style::{self, Colour, Dash, Glyph, Shape, Stroke};
use crate::present::language::{diagram as usual, diagram::Phrase, looks as words, looks::Look};
use std::collections::BTreeSet;

/// Length and height of the bar of a scale.
const BAR: Point = Point { x: 120.0, y: 7.0 };
/// Steps that the bar is drawn in.
const STEPS: usize = 20;
/// Radius of a swatch.
const SWATCH: f64 = 4.3;

/// Blocks for colour, form and ring of marks, where these show values.
pub(super) fn of_marks(context: &Context<'_>, plot: &Plot) -> Vec<Block> {
    let (style, theme) = (&context.options.style, context.theme);
    let present = nodes(context, plot);
    let mut blocks = Vec::new();
    if let (Shown::Groups(groups), Shown::Groups(same)) = (&style.colour, &style.shape)
        && groups == same
    {
        let glyph = |number| {
            let fill = theme.category(number);
            plain(looks::shape(Some(number)), fill, theme.outline(fill))
        };
        let own = theme.categories().max(looks::SHAPES_OF_THEIR_OWN);
        let entry = |number| symbol(&glyph(number), SWATCH);
        blocks.push(categories(context, Look::ColourAndShape, groups, &present, own, 11.0, entry));
    }
    let both = !blocks.is_empty();
    let swatch = |fill: Colour| symbol(&plain(Shape::Circle, fill, theme.outline(fill)), SWATCH);
    match &style.colour {
        Shown::Groups(groups) if !both => {
            let entry = |number| swatch(theme.category(number));
            blocks.push(categories(context, Look::Colour, groups, &present, theme.categories(), 11.0, entry));
        }
        Shown::Numbers(numbers) => blocks.push(bar(context, Look::Colour, numbers, |share| theme.ramp(share))),
        Shown::Groups(_) | Shown::Usual | Shown::Equal => {}
    }
    if let Shown::Groups(groups) = &style.shape
        && !both
    {
        let entry = |number| symbol(&plain(looks::shape(Some(number)), theme.paper(), theme.quiet()), SWATCH);
        blocks.push(categories(context, Look::Shape, groups, &present, looks::SHAPES_OF_THEIR_OWN, 11.0, entry));
    }
    match &style.outline {
        Shown::Groups(groups) => {
            let entry = |number| {
                let (colour, dash) = theme.line_category(number);
                let ring = Stroke { dash: dash.unwrap_or(Dash::Solid), ..style::ring(colour) };
                let circle = Figure::Circle(Point::default(), 4.6);
                vec![Drawing { figure: circle, fill: Some(theme.paper()), stroke: Some(ring) }]
            };
            blocks.push(categories(context, Look::Outline, groups, &present, theme.categories(), 11.0, entry));
        }
        Shown::Numbers(numbers) => blocks.push(bar(context, Look::Outline, numbers, |share| theme.ramp(share))),
        Shown::Usual | Shown::Equal => {}
    }
    blocks
}

/// Blocks for colour and width of lines, where these show values.
pub(super) fn of_lines(context: &Context<'_>, plot: &Plot) -> Vec<Block> {
    let (style, theme) = (&context.options.style, context.theme);
    if plot.lines.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    let stroke = |(colour, dash): (Colour, Option<Dash>), width| {
        vec![Drawing {
            figure: Figure::Path(vec![Point::new(-10.0, 0.0), Point::new(10.0, 0.0)]),
            fill: None,
            stroke: Some(Stroke { colour, width, dash: dash.unwrap_or(Dash::Solid) }),
        }]
    };
    match &style.tie_colour {
        Shown::Groups(groups) => {
            let present: BTreeSet<usize> = plot.lines.iter().flat_map(|line| line.ties.iter().copied()).collect();
            let entry = |number| stroke(theme.line_category(number), 2.0);
            blocks.push(categories(context, Look::TieColour, groups, &present, theme.categories(), 20.0, entry));
        }
        Shown::Numbers(numbers) => blocks.push(bar(context, Look::TieColour, numbers, |share| theme.ramp(share))),
        Shown::Usual | Shown::Equal => {}
    }
    if let Shown::Numbers(numbers) = &style.tie_width
        && let Some((low, high)) = numbers.range()
    {
        let mut steps = vec![low, high];
        steps.dedup_by(|a, b| (*a - *b).abs() < 1e-12);
        let entries = steps.into_iter().map(|value| {
            let width = 0.4 + 3.4 * numbers.amount(value);
            let words = words::number(context.options.language, value);
            Entry { symbol: stroke((theme.quiet(), None), width), badge: None, width: 20.0, words }
        });
        let heading = words::heading(context.options.language, Look::TieWidth, &numbers.name);
        blocks.push(Block::entries(heading, entries.collect()));
    }
    blocks
}

/// Three circles with what they stand for: partners, or the numbers that size shows.
///
/// `of`: the network in which they are partners, where that is one of two.
pub(super) fn of_sizes(context: &Context<'_>, plot: &Plot, of: Option<&str>) -> Option<Block> {
    let language = context.options.language;
    let (heading, circles): (String, Vec<(f64, String)>) = match &context.options.style.size {
        Shown::Equal | Shown::Groups(_) => return None,
        Shown::Usual => {
            let most = plot.marks.iter().filter_map(|mark| mark.degree).max()?;
            if most < 2 {
                return None;
            }
            let mut steps = vec![1, most.div_ceil(3), most];
            steps.dedup();
            let circle = |step| (style::radius(step, context.most), step.to_string());
            let heading = usual::phrase(language, Phrase::Size);
            let heading = of.map_or(heading.to_owned(), |of| usual::within(language, heading, of).to_uppercase());
            (heading, steps.into_iter().map(circle).collect())
        }
        Shown::Numbers(numbers) => {
            let (low, high) = numbers.range()?;
            let circle = |value: f64| (style::radius_of(numbers.amount(value)), words::number(language, value));
            let mut circles = vec![circle(low), circle(low + (high - low) / 3.0), circle(high)];
            circles.dedup_by(|a, b| a.1 == b.1);
            (words::heading(language, Look::Size, &numbers.name), circles)
        }
    };
    let mut drawn = Drawn { drawings: Vec::new(), texts: Vec::new(), width: 0.0, height: ROW * 3.0 };
    for (radius, text) in circles {
        let centre = Point::new(drawn.width + radius, ROW * 1.6);
        drawn.drawings.push(Drawing {
            figure: Figure::Circle(centre, radius),
            fill: None,
            stroke: Some(Stroke::solid(context.theme.quiet(), 0.9)),
        });
        let place = Point::new(drawn.width + 2.0 * radius + 4.0, centre.y);
        drawn.width += 2.0 * radius + 18.0 + font::width(&text, style::LEGEND, false);
        drawn.texts.push(Text::line(place, text, style::LEGEND, context.theme.ink()));
    }
    Some(Block { heading, content: Content::Drawn(drawn) })
}

/// The nodes that are drawn.
fn nodes(context: &Context<'_>, plot: &Plot) -> BTreeSet<usize> {
    plot.marks.iter().filter_map(|mark| context.network.index_of(&mark.id)).collect()
}

fn plain(shape: Shape, fill: Colour, line: Colour) -> Glyph {
    Glyph { shape, double: false, fill, line, typed: false }
}

/// The categories that occur, then all that share the last look.
fn categories(
    context: &Context<'_>,
    look: Look,
    groups: &Groups,
    present: &BTreeSet<usize>,
    own: usize,
    width: f64,
    symbol: impl Fn(usize) -> Vec<Drawing>,
) -> Block {
    let language = context.options.language;
    let occurring: BTreeSet<Option<usize>> =
        present.iter().map(|&index| groups.of.get(index).copied().flatten()).collect();
    let entry = |number: usize, words: String| Entry { symbol: symbol(number), badge: None, width, words };
    let mut entries: Vec<Entry> = occurring
        .iter()
        .flatten()
        .filter(|&&number| number < own)
        .map(|&number| entry(number, font::shortened(&font::clean(&groups.labels[number]), 36)))
        .collect();
    let others = occurring.iter().flatten().filter(|&&number| number >= own).count();
    if others > 0 || (occurring.contains(&None) && look != Look::Outline) {
        entries.push(entry(own, words::others(language, others)));
    }
    Block::entries(words::heading(language, look, &groups.name), entries)
}

/// A bar from the lowest to the highest number, with three of them below.
fn bar(context: &Context<'_>, look: Look, numbers: &Numbers, ramp: impl Fn(f64) -> Colour) -> Block {
    let (language, theme) = (context.options.language, context.theme);
    let mut drawn = Drawn { drawings: Vec::new(), texts: Vec::new(), width: BAR.x, height: ROW * 3.0 };
    let heading = words::heading(language, look, &numbers.name);
    let top = ROW * 0.75;
    if let Some((low, high)) = numbers.range() {
        let part = BAR.x / STEPS as f64;
        for step in 0..STEPS {
            let left = step as f64 * part;
            // Neighbours overlap a little, or a viewer shows hair lines between them.
            let right = (left + part + 0.3).min(BAR.x);
            let corners = [(left, top), (right, top), (right, top + BAR.y), (left, top + BAR.y)];
            drawn.drawings.push(Drawing {
                figure: Figure::Polygon(corners.map(|(x, y)| Point::new(x, y)).to_vec()),
                fill: Some(ramp((step as f64 + 0.5) / STEPS as f64)),
                stroke: None,
            });
        }
        let frame = Rect { min: Point::new(0.0, top), max: Point::new(BAR.x, top + BAR.y) };
        let mut around = frame.corners().to_vec();
        around.push(around[0]);
        drawn.drawings.push(Drawing {
            figure: Figure::Path(around),
            fill: None,
            stroke: Some(Stroke::solid(theme.quiet(), 0.6)),
        });
        let mut ticks = vec![(0.0, low, Anchor::Start), (BAR.x, high, Anchor::End)];
        if high > low {
            ticks.push((BAR.x / 2.0, (low + high) / 2.0, Anchor::Middle));
        }
        for (x, value, anchor) in ticks {
            let at = Point::new(x, top + BAR.y + 7.5);
            let text = Text::line(at, words::number(language, value), style::LEGEND, theme.ink());
            drawn.texts.push(text.anchored(anchor));
        }
    }
    let lacking = numbers.values().iter().any(|value| !value.is_finite());
    if lacking && look != Look::Outline {
        let y = top + BAR.y + 20.0;
        let fill = if look == Look::TieColour { theme.line_category(usize::MAX).0 } else { theme.paper() };
        for mut drawing in symbol(&plain(Shape::Circle, fill, theme.outline(fill)), SWATCH) {
            super::page::shift(&mut drawing, Point::new(5.0, y));
            drawn.drawings.push(drawing);
        }
        let text = Text::line(Point::new(14.0, y), words::undefined(language), style::LEGEND, theme.ink());
        drawn.width = drawn.width.max(text.bounds().max.x);
        drawn.texts.push(text);
        drawn.height = y + ROW * 0.6;
    }
    Block { heading, content: Content::Drawn(drawn) }
}
