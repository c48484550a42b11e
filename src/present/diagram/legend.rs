//! The legend strip: only what occurs in the drawing, with the symbols of the drawing itself.

use super::context::Context;
use super::geometry::{Point, Rect};
use super::looks::Shown;
use super::plot::Plot;
use super::scene::{Badge, Drawing, Figure, Text};
use super::style::{self, Dash, Glyph, Shape, Stroke};
use super::{badge, font, scales};
use crate::model::Mode;
use crate::present::language::{diagram as words, diagram::Phrase, kinds, looks};
use std::collections::{BTreeMap, BTreeSet};

/// The strip, in place.
pub(super) struct Strip {
    pub(super) drawings: Vec<Drawing>,
    pub(super) texts: Vec<Text>,
    pub(super) height: f64,
}

/// Height of a row.
pub(super) const ROW: f64 = 12.5;
/// Rows in a column: as few as let everything stand side by side.
const ROWS: [usize; 3] = [3, 4, 6];

/// Space between two blocks.
const BETWEEN: f64 = 24.0;

/// One entry: a symbol of some width and its words.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) symbol: Vec<Drawing>,
    pub(super) badge: Option<Badge>,
    pub(super) width: f64,
    pub(super) words: String,
}

/// Entries or a scale under a heading.
pub(super) struct Block {
    pub(super) heading: String,
    pub(super) content: Content,
}

/// What stands under a heading.
pub(super) enum Content {
    Entries(Vec<Entry>),
    /// Drawn already, around the beginning of the heading.
    Drawn(Drawn),
}

/// A scale with its size.
pub(super) struct Drawn {
    pub(super) drawings: Vec<Drawing>,
    pub(super) texts: Vec<Text>,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Block {
    /// A block of entries.
    pub(super) fn entries(heading: String, entries: Vec<Entry>) -> Block {
        Block { heading, content: Content::Entries(entries) }
    }

    fn is_empty(&self) -> bool {
        matches!(&self.content, Content::Entries(entries) if entries.is_empty())
    }

    fn width(&self, rows: usize) -> f64 {
        let heading = font::width(&self.heading, style::CAPTION, true);
        heading.max(match &self.content {
            Content::Entries(entries) => block_width(entries, rows),
            Content::Drawn(drawn) => drawn.width,
        })
    }

    fn height(&self, rows: usize) -> f64 {
        match &self.content {
            Content::Entries(entries) => ROW * (rows.min(entries.len()) as f64 + 1.0),
            Content::Drawn(drawn) => drawn.height,
        }
    }
}

/// What a view says in its legend beside, or instead of, what every picture says.
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
    /// What they are the partners in, where that is one of two networks.
    pub(super) partners_in: Option<String>,
}

impl Default for Key {
    fn default() -> Self {
        Key {
            heading: "",
            entries: Vec::new(),
            families: true,
            colours: true,
            emphasis: true,
            pale: None,
            sizes: true,
            partners_in: None,
        }
    }
}

/// Lays out the legend from a corner, in blocks that wrap at the given width.
pub(super) fn strip(context: &Context<'_>, plot: &Plot, key: &Key, corner: Point, room: f64) -> Strip {
    let language = context.options.language;
    let mut strip = Strip { drawings: Vec::new(), texts: Vec::new(), height: 0.0 };
    let mut at = corner;
    let mut tallest = 0.0_f64;
    let say = |phrase| words::phrase(language, phrase).to_owned();
    let (own, mut stressed) = match key.heading.is_empty() {
        true => (Vec::new(), key.entries.clone()),
        false => (key.entries.clone(), Vec::new()),
    };
    if key.emphasis {
        stressed.extend(emphasis(context, plot, key.pale));
    }
    let mut blocks = vec![
        Block::entries(key.heading.to_owned(), own),
        Block::entries(say(Phrase::Actors), kinds_of(context, plot, true, key.colours)),
        Block::entries(say(Phrase::Structures), kinds_of(context, plot, false, key.colours)),
    ];
    blocks.extend(scales::of_marks(context, plot));
    // Where dashes show a category, they do not show what kind a tie is of.
    let dashed_by_value = !context.theme.has_hues() && matches!(context.options.style.tie_colour, Shown::Groups(_));
    if key.families && !dashed_by_value {
        blocks.push(Block::entries(say(Phrase::Ties), families(context, plot)));
    }
    blocks.extend(scales::of_lines(context, plot));
    blocks.push(Block::entries(say(Phrase::TieStates), states(context, plot)));
    blocks.push(Block::entries(say(Phrase::Emphasis), stressed));
    if key.sizes {
        blocks.extend(scales::of_sizes(context, plot, key.partners_in.as_deref()));
    }
    blocks.retain(|block| !block.is_empty());
    // One strip of three or four rows is calmer than two strips.
    let one_strip = |rows: usize| blocks.iter().map(|block| block.width(rows) + BETWEEN).sum::<f64>() - BETWEEN <= room;
    let rows = ROWS.into_iter().find(|&rows| one_strip(rows)).unwrap_or(ROWS[0]);
    for block in blocks {
        let wide = block.width(rows);
        if at.x > corner.x && at.x + wide > corner.x + room {
            at = Point::new(corner.x, at.y + tallest + 8.0);
            tallest = 0.0;
        }
        tallest = tallest.max(block.height(rows));
        strip.texts.push(Text::line(at, block.heading.as_str(), style::CAPTION, context.theme.quiet()).bold());
        match block.content {
            Content::Entries(entries) => self::entries(context, &mut strip, at, entries, rows),
            Content::Drawn(drawn) => {
                for mut drawing in drawn.drawings {
                    super::page::shift(&mut drawing, at);
                    strip.drawings.push(drawing);
                }
                strip.texts.extend(drawn.texts.into_iter().map(|text| Text { at: text.at + at, ..text }));
            }
        }
        at.x += wide + BETWEEN;
    }
    strip.height = at.y + tallest - corner.y;
    strip
}

fn column_width(entries: &[Entry]) -> f64 {
    entries.iter().map(|entry| entry.width + 5.0 + font::width(&entry.words, style::LEGEND, false)).fold(0.0, f64::max)
}

fn block_width(entries: &[Entry], rows: usize) -> f64 {
    entries.chunks(rows).map(|column| column_width(column) + 14.0).sum::<f64>() - 14.0
}

/// Draws the entries of a block under its heading.
fn entries(context: &Context<'_>, strip: &mut Strip, at: Point, entries: Vec<Entry>, rows: usize) {
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
        .map(|(glyph, names)| {
            let words = font::shortened(&looks::listed(context.options.language, &names, 44), 44);
            Entry { symbol: symbol(&glyph, 4.3), badge: None, width: 11.0, words }
        })
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
            let colour = match context.options.style.tie_colour {
                Shown::Usual => family.colour,
                _ => context.theme.quiet(),
            };
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
    let circle = |radius, fill, colour, width, dash| Drawing {
        figure: Figure::Circle(Point::default(), radius),
        fill: Some(fill),
        stroke: Some(Stroke { colour, width, dash }),
    };
    if context.options.style.outline == Shown::Usual
        && plot.marks.iter().any(|mark| mark.ring == Some(style::ring(theme.ring())))
    {
        let mut symbol = vec![circle(5.4, theme.paper(), theme.ring(), 1.6, Dash::Solid)];
        symbol.extend(self::symbol(&plain, 2.9));
        entries.push(Entry { symbol, badge: None, width: 13.0, words: say(Phrase::Bridging) });
    }
    if plot.marks.iter().any(|mark| mark.glyph.typed) {
        let glyph = neutral(theme.glyph("organisation", Mode::Actor, false));
        entries.push(Entry { symbol: symbol(&glyph, 4.3), badge: None, width: 13.0, words: say(Phrase::Typed) });
    }
    if plot.marks.iter().any(|mark| mark.glyph.double) {
        let glyph = neutral(Glyph { shape: Shape::Circle, ..theme.glyph("org-group", Mode::Actor, true) });
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
