//! The entries of a legend: what a picture shows, each with its symbol and its words.

use super::Entry;
use crate::model::Mode;
use crate::present::diagram::context::Context;
use crate::present::diagram::font;
use crate::present::diagram::geometry::{Point, Rect};
use crate::present::diagram::looks::Shown;
use crate::present::diagram::plot::Plot;
use crate::present::diagram::scene::{Badge, Drawing, Figure};
use crate::present::diagram::style::{self, Dash, Glyph, Shape, Stroke};
use crate::present::language::{diagram as words, diagram::Phrase, kinds, looks};
use std::collections::{BTreeMap, BTreeSet};

/// The symbol of a mark around the origin.
pub(in crate::present::diagram) fn symbol(glyph: &Glyph, radius: f64) -> Vec<Drawing> {
    let mut drawings = vec![Drawing {
        figure: glyph.figure(Point::default(), radius),
        fill: Some(glyph.fill),
        stroke: Some(Stroke {
            colour: glyph.line,
            width: 0.8,
            dash: if glyph.typed { Dash::Fine } else { Dash::Solid },
        }),
    }];
    if glyph.double {
        drawings.push(Drawing {
            figure: glyph.figure(Point::default(), radius * style::INNER),
            fill: None,
            stroke: Some(Stroke::solid(glyph.line, 0.7)),
        });
    }
    drawings
}

/// Kinds of actors, or of everything else, one entry per look.
pub(super) fn kinds_of(context: &Context<'_>, plot: &Plot, actors: bool, colours: bool) -> Vec<Entry> {
    let vocabulary = context.network.vocabulary();
    let present: BTreeSet<&str> = plot.marks.iter().map(|mark| mark.kind.as_str()).collect();
    let mut entries: Vec<(Glyph, Vec<String>)> = Vec::new();
    for kind in vocabulary.node_kinds().filter(|kind| present.contains(kind.id.as_str())) {
        if (kind.mode == Mode::Actor) != actors {
            continue;
        }
        let Some(mut glyph) = kind_glyph(context, context.theme.glyph(&kind.id, kind.mode, true)) else { continue };
        if !colours {
            (glyph.fill, glyph.line) = (context.theme.paper(), context.theme.quiet());
        }
        let name = kinds::node_kind(context.options.language, vocabulary, &kind.id);
        match entries.iter_mut().find(|(known, _)| *known == glyph) {
            Some((_, names)) => names.push(name),
            None => entries.push((glyph, vec![name])),
        }
    }
    entries
        .into_iter()
        .map(|(glyph, names)| mark_entry(&glyph, &looks::listed(context.options.language, &names, 44)))
        .collect()
}

/// What a mark still shows of its kind, where colour or form show something else.
fn kind_glyph(context: &Context<'_>, glyph: Glyph) -> Option<Glyph> {
    let (style, theme) = (&context.options.style, context.theme);
    let (by_colour, by_shape) = (style.colour == Shown::Usual, style.shape == Shown::Usual);
    let glyph = if by_colour { glyph } else { Glyph { fill: theme.paper(), line: theme.quiet(), ..glyph } };
    let glyph = if by_shape { glyph } else { Glyph { shape: Shape::Circle, ..glyph } };
    (by_colour || by_shape).then_some(glyph)
}

pub(super) fn families(context: &Context<'_>, plot: &Plot) -> Vec<Entry> {
    let present: BTreeMap<usize, bool> = plot.lines.iter().fold(BTreeMap::new(), |mut present, line| {
        if let Some(kind) = line.kinds.first() {
            *present.entry(context.families.number(kind)).or_default() |= line.arrow;
        }
        present
    });
    present
        .into_iter()
        .map(|(number, arrow)| {
            let family = context.families.get(number);
            let colour = match context.options.style.tie_colour {
                Shown::Usual => family.colour,
                _ => context.theme.quiet(),
            };
            line_entry(Stroke { colour, width: 1.6, dash: family.dash }, arrow, &family.label)
        })
        .collect()
}

/// An entry with a line, and an arrow head at its end.
pub(in crate::present::diagram) fn line_entry(stroke: Stroke, arrow: bool, words: &str) -> Entry {
    let mut symbol = vec![Drawing {
        figure: Figure::Path(vec![Point::new(-10.0, 0.0), Point::new(if arrow { 7.0 } else { 10.0 }, 0.0)]),
        fill: None,
        stroke: Some(stroke),
    }];
    if arrow {
        symbol.push(Drawing {
            figure: Figure::Polygon(vec![Point::new(10.5, 0.0), Point::new(5.5, -2.3), Point::new(5.5, 2.3)]),
            fill: Some(stroke.colour),
            stroke: None,
        });
    }
    Entry { symbol, badge: None, width: 20.0, words: font::shortened(words, 44) }
}

/// An entry with a line that carries a symbol.
pub(in crate::present::diagram) fn badge_entry(stroke: Stroke, badge: Badge, words: &str) -> Entry {
    Entry { badge: Some(badge), ..line_entry(stroke, false, words) }
}

/// An entry with a mark.
pub(in crate::present::diagram) fn mark_entry(glyph: &Glyph, words: &str) -> Entry {
    Entry { symbol: symbol(glyph, 4.3), badge: None, width: 11.0, words: font::shortened(words, 44) }
}

/// An entry with a mark in a ring.
pub(in crate::present::diagram) fn ring_entry(
    context: &Context<'_>,
    glyph: &Glyph,
    ring: style::Colour,
    words: &str,
) -> Entry {
    let circle = Drawing {
        figure: Figure::Circle(Point::default(), 5.4),
        fill: Some(context.theme.paper()),
        stroke: Some(Stroke::solid(ring, 1.6)),
    };
    let mut entry = mark_entry(glyph, words);
    entry.symbol = std::iter::once(circle).chain(symbol(glyph, 2.9)).collect();
    entry.width = 13.0;
    entry
}

/// An entry with a filled square.
pub(in crate::present::diagram) fn cell_entry(fill: style::Colour, words: &str) -> Entry {
    let rect = Rect::around(Point::default(), Point::new(4.2, 4.2));
    let square = Drawing { figure: Figure::Bar(rect, 0.0), fill: Some(fill), stroke: None };
    Entry { symbol: vec![square], badge: None, width: 9.0, words: font::shortened(words, 44) }
}

pub(super) fn states(context: &Context<'_>, plot: &Plot) -> Vec<Entry> {
    let present: BTreeSet<Badge> = plot.lines.iter().flat_map(|line| line.badges.iter().map(|(b, _)| *b)).collect();
    [
        (Badge::Future, Phrase::Future),
        (Badge::Past, Phrase::Past),
        (Badge::Plus, Phrase::Plus),
        (Badge::Minus, Phrase::Minus),
    ]
    .into_iter()
    .filter(|(badge, _)| present.contains(badge))
    .map(|(badge, phrase)| Entry {
        symbol: vec![Drawing {
            figure: Figure::Path(vec![Point::new(-9.0, 0.0), Point::new(9.0, 0.0)]),
            fill: None,
            stroke: Some(Stroke::solid(context.theme.quiet().alpha(0.6), 1.2)),
        }],
        badge: Some(badge),
        width: 18.0,
        words: words::phrase(context.options.language, phrase).to_owned(),
    })
    .collect()
}

pub(super) fn emphasis(context: &Context<'_>, plot: &Plot, pale: Option<&'static str>) -> Vec<Entry> {
    let theme = context.theme;
    let say = |phrase| words::phrase(context.options.language, phrase).to_owned();
    // Where colour or form show something else, an example of emphasis has neither.
    let neutral = |glyph: Glyph| {
        kind_glyph(context, glyph).unwrap_or(Glyph {
            shape: Shape::Circle,
            fill: theme.paper(),
            line: theme.quiet(),
            ..glyph
        })
    };
    let plain = neutral(theme.glyph("organisation", Mode::Actor, true));
    let mut entries = Vec::new();
    let example = |glyph: &Glyph, words: String| Entry { symbol: symbol(glyph, 4.3), badge: None, width: 13.0, words };
    if context.options.style.outline == Shown::Usual
        && plot.marks.iter().any(|mark| mark.ring == Some(style::ring(theme.ring())))
    {
        entries.push(ring_entry(context, &plain, theme.ring(), &say(Phrase::Bridging)));
    }
    if plot.marks.iter().any(|mark| mark.glyph.typed) {
        let glyph = neutral(theme.glyph("organisation", Mode::Actor, false));
        entries.push(example(&glyph, say(Phrase::Typed)));
    }
    if plot.marks.iter().any(|mark| mark.glyph.double) {
        let glyph = neutral(Glyph { shape: Shape::Circle, ..theme.glyph("org-group", Mode::Actor, true) });
        entries.push(example(&glyph, say(Phrase::Double)));
    }
    if plot.areas.iter().any(|area| area.stroke.dash == Dash::Dotted) {
        let rect = Rect::around(Point::default(), Point::new(6.0, 4.2));
        let symbol = vec![Drawing {
            figure: Figure::Bar(rect, 2.5),
            fill: Some(theme.roof()),
            stroke: Some(Stroke { colour: theme.roof_line(), width: 0.9, dash: Dash::Dotted }),
        }];
        entries.push(Entry { symbol, badge: None, width: 13.0, words: say(Phrase::Container) });
    }
    if !plot.ghosts.is_empty() {
        let circle = Drawing {
            figure: Figure::Circle(Point::default(), 4.3),
            fill: Some(theme.paper()),
            stroke: Some(Stroke { colour: theme.ghost(), width: 0.7, dash: Dash::Fine }),
        };
        entries.push(Entry { symbol: vec![circle], badge: None, width: 13.0, words: say(Phrase::Ghost) });
    }
    if plot.marks.iter().any(|mark| mark.glyph.fill.alpha < 0.5) {
        let glyph = Glyph { fill: plain.fill.alpha(0.35), ..plain };
        entries.push(example(&glyph, pale.map_or_else(|| say(Phrase::Outside), str::to_owned)));
    }
    entries
}
