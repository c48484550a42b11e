//! The legend strip: only what occurs in the drawing, with the symbols of the drawing itself.

use super::context::Context;
use super::geometry::{Point, Rect};
use super::plot::Plot;
use super::scene::{Badge, Drawing, Figure, Text};
use super::style::{self, Dash, Glyph, Shape, Stroke};
use super::{badge, font};
use crate::model::Mode;
use crate::present::language::{diagram as words, diagram::Phrase, kinds};
use std::collections::{BTreeMap, BTreeSet};

/// The strip, in place.
pub(super) struct Strip {
    pub(super) drawings: Vec<Drawing>,
    pub(super) texts: Vec<Text>,
    pub(super) height: f64,
}

/// Height of a row.
const ROW: f64 = 12.5;
/// Rows in a column: as few as let everything stand side by side.
const ROWS: [usize; 3] = [3, 4, 6];

/// One entry: a symbol of some width and its words.
#[derive(Clone)]
pub(super) struct Entry {
    symbol: Vec<Drawing>,
    badge: Option<Badge>,
    width: f64,
    words: String,
}

/// What a view says in its legend beside, or instead of, what every picture says.
#[derive(Clone)]
pub(super) struct Key {
    /// Heading of its own block; without one the entries stand under emphasis.
    pub(super) heading: &'static str,
    /// Entries of that block; without any there is none.
    pub(super) entries: Vec<Entry>,
    /// Whether families of ties have their looks.
    pub(super) families: bool,
    /// Whether kinds have their colours; otherwise only their forms hold.
    pub(super) colours: bool,
    /// Whether rings, dashes and pale fills mean what they mean elsewhere.
    pub(super) emphasis: bool,
    /// What a pale fill means, where it is not a partner from outside.
    pub(super) pale: Option<&'static str>,
    /// Whether size stands for partners.
    pub(super) sizes: bool,
}

impl Default for Key {
    fn default() -> Self {
        Key { heading: "", entries: Vec::new(), families: true, colours: true, emphasis: true, pale: None, sizes: true }
    }
}

/// Lays out the legend from a corner, in blocks that wrap at the given width.
pub(super) fn strip(context: &Context<'_>, plot: &Plot, key: Key, corner: Point, room: f64) -> Strip {
    let language = context.options.language;
    let mut strip = Strip { drawings: Vec::new(), texts: Vec::new(), height: 0.0 };
    let mut at = corner;
    let mut tallest = 0.0_f64;
    let size = if key.sizes { sizes(context, plot) } else { None };
    let say = |phrase| words::phrase(language, phrase);
    let (own, mut stressed) =
        if key.heading.is_empty() { (Vec::new(), key.entries) } else { (key.entries, Vec::new()) };
    if key.emphasis {
        stressed.extend(emphasis(context, plot, key.pale));
    }
    let blocks = [
        (key.heading, own),
        (say(Phrase::Actors), kinds_of(context, plot, true, key.colours)),
        (say(Phrase::Structures), kinds_of(context, plot, false, key.colours)),
        (say(Phrase::Ties), if key.families { families(context, plot) } else { Vec::new() }),
        (say(Phrase::TieStates), states(context, plot)),
        (say(Phrase::Emphasis), stressed),
    ];
    // One strip of three or four rows is calmer than two strips.
    let one_strip = |rows: usize| {
        let blocks: f64 = blocks.iter().filter(|b| !b.1.is_empty()).map(|b| block_width(&b.1, rows) + 24.0).sum();
        blocks + size.as_ref().map_or(0.0, |(_, wide)| *wide) <= room
    };
    let rows = ROWS.into_iter().find(|&rows| one_strip(rows)).unwrap_or(ROWS[0]);
    for (heading, entries) in blocks {
        if entries.is_empty() {
            continue;
        }
        let wide = block_width(&entries, rows);
        if at.x > corner.x && at.x + wide > corner.x + room {
            at = Point::new(corner.x, at.y + tallest + 8.0);
            tallest = 0.0;
        }
        tallest = tallest.max(ROW * (rows.min(entries.len()) as f64 + 1.0));
        heading_at(context, &mut strip, at, heading);
        at.x += block(context, &mut strip, at, entries, rows) + 24.0;
    }
    if let Some((symbols, wide)) = size {
        if at.x > corner.x && at.x + wide > corner.x + room {
            at = Point::new(corner.x, at.y + tallest + 8.0);
            tallest = 0.0;
        }
        tallest = tallest.max(ROW * 3.0);
        heading_at(context, &mut strip, at, say(Phrase::Size));
        let mut x = at.x;
        for (radius, text) in symbols {
            let centre = Point::new(x + radius, at.y + ROW * 1.6);
            strip.drawings.push(Drawing {
                figure: Figure::Circle(centre, radius),
                fill: None,
                stroke: Some(Stroke::solid(context.theme.quiet(), 0.9)),
            });
            let place = Point::new(x + 2.0 * radius + 4.0, centre.y);
            x += 2.0 * radius + 10.0 + font::width(&text, style::LEGEND, false) + 8.0;
            strip.texts.push(Text::line(place, text, style::LEGEND, context.theme.ink()));
        }
    }
    strip.height = at.y + tallest - corner.y;
    strip
}

fn heading_at(context: &Context<'_>, strip: &mut Strip, at: Point, words: &str) {
    strip.texts.push(Text::line(at, words, style::CAPTION, context.theme.quiet()).bold());
}

fn column_width(entries: &[Entry]) -> f64 {
    entries.iter().map(|entry| entry.width + 5.0 + font::width(&entry.words, style::LEGEND, false)).fold(0.0, f64::max)
}

fn block_width(entries: &[Entry], rows: usize) -> f64 {
    entries.chunks(rows).map(|column| column_width(column) + 14.0).sum::<f64>() - 14.0
}

/// Draws a block under its heading; returns its width.
fn block(context: &Context<'_>, strip: &mut Strip, at: Point, entries: Vec<Entry>, rows: usize) -> f64 {
    let wide = block_width(&entries, rows);
    let mut x = at.x;
    let mut entries = entries.into_iter().peekable();
    while entries.peek().is_some() {
        let column: Vec<Entry> = entries.by_ref().take(rows).collect();
        let step = column_width(&column) + 14.0;
        for (row, entry) in column.into_iter().enumerate() {
            let y = at.y + ROW * (row as f64 + 1.0);
            let by = Point::new(x + entry.width / 2.0, y);
            for mut drawing in entry.symbol {
                super::page::shift(&mut drawing, by);
                strip.drawings.push(drawing);
            }
            if let Some(badge) = entry.badge {
                strip.drawings.extend(badge::drawings(badge, by, context.theme));
            }
            let place = Point::new(x + entry.width + 5.0, y);
            strip.texts.push(Text::line(place, entry.words, style::LEGEND, context.theme.ink()));
        }
        x += step;
    }
    wide
}

/// The symbol of a mark around the origin.
pub(super) fn symbol(glyph: &Glyph, radius: f64) -> Vec<Drawing> {
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
fn kinds_of(context: &Context<'_>, plot: &Plot, actors: bool, colours: bool) -> Vec<Entry> {
    let vocabulary = context.network.vocabulary();
    let present: BTreeSet<&str> = plot.marks.iter().map(|mark| mark.kind.as_str()).collect();
    let mut entries: Vec<(Glyph, Vec<String>)> = Vec::new();
    for kind in vocabulary.node_kinds().filter(|kind| present.contains(kind.id.as_str())) {
        if (kind.mode == Mode::Actor) != actors {
            continue;
        }
        let mut glyph = context.theme.glyph(&kind.id, kind.mode, true);
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
        .map(|(glyph, names)| {
            let words = font::shortened(&names.join(", "), 44);
            Entry { symbol: symbol(&glyph, 4.3), badge: None, width: 11.0, words }
        })
        .collect()
}

fn families(context: &Context<'_>, plot: &Plot) -> Vec<Entry> {
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
            let colour = family.colour.alpha((family.colour.alpha + 0.2).min(1.0));
            line_entry(Stroke { colour, width: 1.6, dash: family.dash }, arrow, &family.label)
        })
        .collect()
}

/// An entry with a line, and an arrow head at its end.
pub(super) fn line_entry(stroke: Stroke, arrow: bool, words: &str) -> Entry {
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
pub(super) fn badge_entry(stroke: Stroke, badge: Badge, words: &str) -> Entry {
    Entry { badge: Some(badge), ..line_entry(stroke, false, words) }
}

/// An entry with a mark.
pub(super) fn mark_entry(glyph: &Glyph, words: &str) -> Entry {
    Entry { symbol: symbol(glyph, 4.3), badge: None, width: 11.0, words: font::shortened(words, 44) }
}

/// An entry with a mark in a ring.
pub(super) fn ring_entry(context: &Context<'_>, glyph: &Glyph, ring: style::Colour, words: &str) -> Entry {
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
pub(super) fn cell_entry(fill: style::Colour, words: &str) -> Entry {
    let rect = Rect::around(Point::default(), Point::new(4.2, 4.2));
    let square = Drawing { figure: Figure::Bar(rect, 0.0), fill: Some(fill), stroke: None };
    Entry { symbol: vec![square], badge: None, width: 9.0, words: font::shortened(words, 44) }
}

fn states(context: &Context<'_>, plot: &Plot) -> Vec<Entry> {
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

fn emphasis(context: &Context<'_>, plot: &Plot, pale: Option<&'static str>) -> Vec<Entry> {
    let theme = context.theme;
    let say = |phrase| words::phrase(context.options.language, phrase).to_owned();
    let plain = theme.glyph("organisation", Mode::Actor, true);
    let mut entries = Vec::new();
    let circle = |radius, fill, colour, width, dash| Drawing {
        figure: Figure::Circle(Point::default(), radius),
        fill: Some(fill),
        stroke: Some(Stroke { colour, width, dash }),
    };
    if plot.marks.iter().any(|mark| mark.ring == Some(theme.ring())) {
        let mut symbol = vec![circle(5.4, theme.paper(), theme.ring(), 1.6, Dash::Solid)];
        symbol.extend(self::symbol(&plain, 2.9));
        entries.push(Entry { symbol, badge: None, width: 13.0, words: say(Phrase::Bridging) });
    }
    if plot.marks.iter().any(|mark| mark.glyph.typed) {
        let glyph = theme.glyph("organisation", Mode::Actor, false);
        entries.push(Entry { symbol: symbol(&glyph, 4.3), badge: None, width: 13.0, words: say(Phrase::Typed) });
    }
    if plot.marks.iter().any(|mark| mark.glyph.double) {
        let glyph = Glyph { shape: Shape::Circle, ..theme.glyph("org-group", Mode::Actor, true) };
        entries.push(Entry { symbol: symbol(&glyph, 4.3), badge: None, width: 13.0, words: say(Phrase::Double) });
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
        let symbol = vec![circle(4.3, theme.paper(), theme.ghost(), 0.7, Dash::Fine)];
        entries.push(Entry { symbol, badge: None, width: 13.0, words: say(Phrase::Ghost) });
    }
    if plot.marks.iter().any(|mark| mark.glyph.fill.alpha < 0.5) {
        let glyph = Glyph { fill: plain.fill.alpha(0.35), ..plain };
        entries.push(Entry {
            symbol: symbol(&glyph, 4.3),
            badge: None,
            width: 13.0,
            words: pale.map_or_else(|| say(Phrase::Outside), str::to_owned),
        });
    }
    entries
}

/// Three circles with the number of partners that they stand for, and their width together.
fn sizes(context: &Context<'_>, plot: &Plot) -> Option<(Vec<(f64, String)>, f64)> {
    let most = plot.marks.iter().filter_map(|mark| mark.degree).max()?;
    if most < 2 {
        return None;
    }
    let mut steps = vec![1, most.div_ceil(3), most];
    steps.dedup();
    let symbols: Vec<(f64, String)> =
        steps.into_iter().map(|step| (style::radius(step, context.most), step.to_string())).collect();
    let wide = symbols.iter().map(|(r, text)| 2.0 * r + 18.0 + font::width(text, style::LEGEND, false)).sum();
    Some((symbols, wide))
}
