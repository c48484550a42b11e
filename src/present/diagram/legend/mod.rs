//! The legend strip: only what occurs in the drawing, with the symbols of the drawing itself.

mod entries;

pub(super) use entries::{badge_entry, cell_entry, line_entry, mark_entry, ring_entry, symbol};

use super::context::Context;
use super::geometry::Point;
use super::looks::Shown;
use super::plot::Plot;
use super::scene::{Badge, Drawing, Text};
use super::style;
use super::{badge, font, scales};
use crate::present::language::{diagram as words, diagram::Phrase};
use entries::{emphasis, families, kinds_of, states};

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
