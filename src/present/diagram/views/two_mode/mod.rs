//! Two modes: actors at the left, the structures that they take part in at the right, ordered so that few lines cross.
//!
//! What no tie joins stands in blocks of its own; blocks fill columns like a newspaper, so that the page keeps its form.

mod blocks;

use crate::error::Error;
use crate::model::Mode;
use crate::present::diagram::bundles::bundles;
use crate::present::diagram::context::Context;
use crate::present::diagram::font;
use crate::present::diagram::geometry::Point;
use crate::present::diagram::legend::Key;
use crate::present::diagram::page::Content;
use crate::present::diagram::plot::Plot;
use crate::present::diagram::scene::{Anchor, Badge, Line, Mark, Text};
use crate::present::diagram::{lines, style};
use crate::present::language::diagram::{self as words, Phrase};
use crate::present::language::views::{self, View, view};
use blocks::{Block, blocks, joined, narrow, place, rows, sides};
use std::collections::{BTreeMap, BTreeSet};

/// Space between blocks.
const BLOCK_GAP: f64 = 11.0;
/// Space between columns.
const GUTTER: f64 = 38.0;
/// Largest radius of a mark: rows stay apart.
const MOST_RADIUS: f64 = 4.8;
/// Size of names.
const SIZE: f64 = 7.4;
/// Characters of a name.
const LETTERS: usize = 34;
/// With more actors in a block they stand at both sides of the structures.
const FOLDED: usize = 48;
/// Width of the page divided by its height.
const ASPECT: f64 = 1.3;

pub(in crate::present::diagram) fn content(context: &Context<'_>) -> Result<Content, Error> {
    let language = context.options.language;
    let mut joined = joined(context);
    if joined.is_empty() {
        return Err(nothing(context));
    }
    let all = sides(context, &joined);
    let dropped = narrow(context, &mut joined);
    let mut blocks = blocks(context, &joined);
    let folded = blocks.iter().any(|block| block.actors.len() > FOLDED);
    blocks.iter_mut().for_each(|block| place(block, &joined, folded));
    let plot = draw(context, &blocks, folded);
    let (actors, structures) = sides(context, &joined);
    let drawn = |mode: Mode| (0..context.network.node_count()).filter(|&n| context.network.mode(n) == mode).count();
    let mut notes = vec![view(language, View::TwoModeOrder).to_owned()];
    let (lone_actors, lone_structures) = (drawn(Mode::Actor) - all.0, drawn(Mode::Structure) - all.1);
    if lone_actors + lone_structures > 0 {
        notes.push(views::two_mode_left_out(language, lone_actors, lone_structures));
    }
    if dropped {
        notes.push(views::two_mode_too_many(language, all.0 - actors, all.1 - structures));
    }
    // What is drawn and does not hold counts in no figure.
    let holding: BTreeSet<(usize, usize)> = (context.network.ties())
        .filter(|tie| tie.tie.status.holds())
        .filter(|tie| joined.get(&tie.source).is_some_and(|partners| partners.contains(&tie.target)))
        .map(|tie| (tie.source.min(tie.target), tie.source.max(tie.target)))
        .collect();
    let pairs = holding.len();
    let title = context.options.title.clone().unwrap_or_else(|| view(language, View::TwoModeTitle).to_owned());
    Ok(Content {
        title: font::clean(&title),
        subtitle: views::two_mode_subtitle(language, actors, structures, pairs, folded),
        legend: true,
        key: Key { sizes: false, ..Key::default() },
        plot,
        notes,
        ..Content::default()
    })
}

/// An error that says which side is missing.
fn nothing(context: &Context<'_>) -> Error {
    let count = |mode: Mode| (0..context.network.node_count()).filter(|&n| context.network.mode(n) == mode).count();
    let what = match (count(Mode::Actor), count(Mode::Structure)) {
        (_, 0) => "this network has no structures (initiatives, partnerships, venues, …)",
        (0, _) => "this network has no actors",
        _ => "no tie of this network joins an actor and a structure",
    };
    Error::request(format!("--view two-mode draws actors and the structures they take part in, and {what}"))
        .hint("give nodes a kind that is a structure (verbinder list kinds), or take --view matrix or whole")
}

/// Where the sides of a column stand, from its left edge.
struct Columns {
    /// The actors; where they stand at both sides, also those at the right.
    actors: f64,
    structures: f64,
    right: Option<f64>,
    wide: f64,
}

fn draw(context: &Context<'_>, blocks: &[Block], folded: bool) -> Plot {
    let mut plot = Plot::default();
    if blocks.is_empty() {
        return plot;
    }
    let name = |node: usize| context.short(&context.name(node), LETTERS);
    let widest = |nodes: &mut dyn Iterator<Item = usize>| {
        nodes.map(|node| font::width(&name(node), SIZE, true)).fold(40.0_f64, f64::max) + 2.0 * MOST_RADIUS + 6.0
    };
    let left = widest(&mut blocks.iter().flat_map(|block| block.actors.iter().copied()));
    let middle = widest(&mut blocks.iter().flat_map(|block| block.structures.iter().copied()));
    let tallest = blocks.iter().map(|block| block.height).fold(0.0_f64, f64::max);
    let between = (tallest * 0.22).clamp(70.0, 210.0);
    let structures = left + between;
    let right = folded.then_some(structures + middle + between);
    let wide = right.map_or(structures + middle, |right| right + left);
    let at = Columns { actors: left, structures, right, wide };
    let columns = columns(blocks, wide);
    let mut mark_of = BTreeMap::new();
    for (number, column) in columns.iter().enumerate() {
        let from = number as f64 * (at.wide + GUTTER);
        head(context, &mut plot, from, &at);
        let mut y = 0.0;
        for block in column.iter().map(|&index| &blocks[index]) {
            let actors = rows(block, folded);
            let sides =
                [(Some(&block.structures), at.structures, Anchor::Start), (actors.first(), at.actors, Anchor::End)];
            let other = (actors.get(1), at.right.unwrap_or(0.0), Anchor::Start);
            for (nodes, x, anchor) in sides.into_iter().chain([other]) {
                for &node in nodes.into_iter().flatten() {
                    let centre = Point::new(from + x, y + block.heights[&node]);
                    mark_of.insert(node, plot.marks.len());
                    plot.marks.push(mark(context, node, centre, anchor, name(node)));
                }
            }
            y += block.height + BLOCK_GAP;
        }
    }
    plot.lines = lines(context, &plot.marks, &mark_of);
    plot
}

/// What stands where, above a column.
fn head(context: &Context<'_>, plot: &mut Plot, from: f64, at: &Columns) {
    let words = |phrase| words::phrase(context.options.language, phrase);
    let heads = [
        (Some(at.actors), Phrase::Actors, Anchor::End),
        (Some(at.structures), Phrase::Structures, Anchor::Start),
        (at.right, Phrase::Actors, Anchor::Start),
    ];
    for (x, phrase, anchor) in heads {
        let Some(x) = x else { continue };
        let text = Text::line(Point::new(from + x, -20.0), words(phrase), style::CAPTION, context.theme.quiet());
        plot.texts.push(text.bold().anchored(anchor));
    }
}

/// Blocks over as many columns as give the page its form without empty ones, each into the shortest column so far.
fn columns(blocks: &[Block], wide: f64) -> Vec<Vec<usize>> {
    let fill = |count: usize| {
        let (mut columns, mut heights) = (vec![Vec::new(); count], vec![0.0_f64; count]);
        for (index, block) in blocks.iter().enumerate() {
            let shortest = (0..count).min_by(|&a, &b| heights[a].total_cmp(&heights[b])).unwrap_or(0);
            columns[shortest].push(index);
            heights[shortest] += block.height + BLOCK_GAP;
        }
        let height = heights.iter().copied().fold(0.0_f64, f64::max);
        let empty = 1.0 - heights.iter().sum::<f64>() / (height * count as f64);
        let aspect = count as f64 * (wide + GUTTER) / height;
        (columns, (if aspect > ASPECT { aspect / ASPECT } else { ASPECT / aspect }) * (1.0 + 5.0 * empty))
    };
    let tried = (1..=blocks.len().min(6)).map(fill);
    tried.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(columns, _)| columns).unwrap_or_default()
}

fn mark(context: &Context<'_>, node: usize, centre: Point, anchor: Anchor, name: String) -> Mark {
    let mut mark = context.mark(node);
    mark.centre = centre;
    mark.radius = mark.radius.min(MOST_RADIUS / mark.glyph.stretch());
    // Rings have no room in rows; the name says it.
    let bridging = mark.ring.take().is_some();
    let aside = Point::new(MOST_RADIUS + 4.0, 0.0);
    let named = context.network.node(node).named;
    let colour = if named { context.theme.ink() } else { context.theme.quiet() };
    // What stands here is few enough to be named, whatever the size of the network.
    mark.label = (mark.label.is_some() || context.options.labels.is_none()).then(|| {
        let at = if anchor == Anchor::End { centre - aside } else { centre + aside };
        Text { bold: bridging, ..Text::line(at, name, SIZE, colour).anchored(anchor) }
    });
    mark
}

/// Lines that leave and arrive level.
fn lines(context: &Context<'_>, marks: &[Mark], mark_of: &BTreeMap<usize, usize>) -> Vec<Line> {
    let actor = |node: usize| context.network.mode(node) == Mode::Actor;
    let bundles = bundles(context, mark_of, |tie| {
        let ends = context.network.tie(tie);
        actor(ends.source) != actor(ends.target)
    });
    let mut lines = lines::between(context, marks, &bundles, &vec![None; marks.len()]);
    let mut beside: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for line in &mut lines {
        let rank = beside.entry((line.from.min(line.to), line.from.max(line.to))).or_default();
        let shift = [0.0, 2.4, -2.4][*rank % 3];
        *rank += 1;
        let (a, b) = (&marks[line.from], &marks[line.to]);
        let way = (b.centre.x - a.centre.x).signum();
        let from = a.centre + Point::new(way * beyond(a, way), shift);
        let to = b.centre + Point::new(-way * beyond(b, -way), shift);
        let bend = (to.x - from.x) * 0.45;
        line.curve = [from, from + Point::new(bend, 0.0), to - Point::new(bend, 0.0), to];
        let symbols: Vec<Badge> = line.badges.iter().map(|(badge, _)| *badge).collect();
        line.badges = lines::badges(&line.curve, &symbols);
    }
    lines
}

/// How far from the middle of a mark a line begins that goes this way: beyond the name where that stands in it.
fn beyond(mark: &Mark, way: f64) -> f64 {
    let own = mark.reach() + style::LINE_GAP;
    match &mark.label {
        Some(label) if (label.anchor == Anchor::Start) == (way > 0.0) => own.max(MOST_RADIUS + 7.0 + label.width()),
        _ => own,
    }
}
