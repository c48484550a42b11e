//! Who is tied to whom as a table of squares: one row and one column per node, in blocks of those that belong together.
//!
//! A square is a line of the scene, from the mark of its row to that of its column: so tooltips, DOT and programs that read it still
//! know the tie.

use crate::model::{Mode, Strength};
use crate::present::diagram::context::Context;
use crate::present::diagram::geometry::{Point, Rect};
use crate::present::diagram::legend::{self, Key};
use crate::present::diagram::page::Content;
use crate::present::diagram::plot::Plot;
use crate::present::diagram::scene::{Anchor, Drawing, Figure, Line, Mark, Text};
use crate::present::diagram::style::{Colour, Stroke, Theme};
use crate::present::diagram::{font, lines};
use crate::present::language::Language;
use crate::present::language::diagram::{self as words, Phrase};
use crate::present::language::views::{self, View, view};
use std::collections::{BTreeMap, BTreeSet};

/// Up to so many rows each has its name.
const NAMED: usize = 160;
/// Of more nodes the rows are groups.
const MOST_ROWS: usize = 400;
/// Rows of groups.
const MOST_GROUPS: usize = 60;
/// Characters of a name.
const LETTERS: usize = 30;

/// A row and column: a node, or a group of them.
struct Row {
    nodes: Vec<usize>,
    mark: Mark,
    block: usize,
}

/// What stands in a square.
#[derive(Default)]
struct Cell {
    ties: Vec<usize>,
    pairs: BTreeSet<(usize, usize)>,
    /// Whether it only repeats the square on the other side of the diagonal.
    mirrored: bool,
    strength: f64,
}

/// How dark a square is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// By the number of ties of the pair.
    Ties,
    /// By the strongest of them.
    Strength,
    /// By the number of pairs between two groups.
    Pairs,
}

pub(in crate::present::diagram) fn content(context: &Context<'_>) -> Content {
    let language = context.options.language;
    let drawn: Vec<usize> = (0..context.network.node_count()).filter(|&node| context.is_drawn(node)).collect();
    let tied: BTreeSet<usize> = context
        .network
        .ties()
        .filter(|tie| tie.source != tie.target && tie.tie.status.holds())
        .filter(|tie| context.is_drawn(tie.source) && context.is_drawn(tie.target))
        .flat_map(|tie| [tie.source, tie.target])
        .collect();
    let (blocks, by_cluster) = blocks(context, &tied);
    let grouped = tied.len() > MOST_ROWS;
    let (rows, left_out) = if grouped { group_rows(context, &blocks) } else { (node_rows(context, &blocks), 0) };
    let cells = cells(context, &rows);
    let directed = cells.iter().any(|(&(a, b), _)| !cells.contains_key(&(b, a)));
    let scale = scale(context, grouped);
    let pairs: BTreeSet<(usize, usize)> = cells.values().flat_map(|cell| cell.pairs.iter().copied()).collect();
    let block_of: BTreeMap<usize, usize> =
        rows.iter().flat_map(|row| row.nodes.iter().map(|&node| (node, row.block))).collect();
    let inside = pairs.iter().filter(|(a, b)| block_of[a] == block_of[b]).count();
    let mut notes = Vec::new();
    if tied.is_empty() {
        notes.push(words::phrase(language, Phrase::Empty).to_owned());
    } else {
        let order = if by_cluster { View::MatrixOrder } else { View::MatrixPlaces };
        notes.push(view(language, if grouped { View::MatrixGroups } else { order }).to_owned());
        notes.push(view(language, if directed { View::MatrixDirected } else { View::MatrixBoth }).to_owned());
        if !grouped && rows.len() > NAMED {
            notes.push(view(language, View::MatrixNoNames).to_owned());
        }
    }
    let loose = drawn.len() - tied.len();
    if loose > 0 {
        notes.push(views::matrix_left_out(language, loose));
    }
    if left_out > 0 {
        notes.push(views::groups_left_out(language, left_out));
    }
    let (plot, drawings, shades) = draw(context, &rows, &cells, scale, grouped);
    let title = context.options.title.clone().unwrap_or_else(|| view(language, View::MatrixTitle).to_owned());
    Content {
        title: font::clean(&title),
        subtitle: views::matrix_subtitle(language, tied.len(), pairs.len(), blocks.len(), inside),
        legend: !tied.is_empty(),
        key: key(context, scale, &shades),
        plot,
        drawings,
        notes,
        ..Content::default()
    }
}

/// Nodes that stand together: by cluster found, by place where none was looked for; and whether it is clusters.
fn blocks(context: &Context<'_>, tied: &BTreeSet<usize>) -> (Vec<Vec<usize>>, bool) {
    let by_cluster = !context.facts.community.is_empty();
    let mut groups: BTreeMap<(u32, String), Vec<usize>> = BTreeMap::new();
    for &node in tied {
        let key = if by_cluster {
            (context.facts.community.get(node).copied().unwrap_or(u32::MAX), String::new())
        } else {
            (0, context.network.node(node).places().next().unwrap_or_default().to_owned())
        };
        groups.entry(key).or_default().push(node);
    }
    let mut blocks: Vec<Vec<usize>> = groups.into_values().collect();
    for block in &mut blocks {
        block.sort_by_key(|&node| (std::cmp::Reverse(context.degree(node)), node));
    }
    blocks.sort_by_key(|block| (std::cmp::Reverse(block.len()), block.first().copied()));
    (blocks, by_cluster)
}

fn node_rows(context: &Context<'_>, blocks: &[Vec<usize>]) -> Vec<Row> {
    let row = |(block, nodes): (usize, &Vec<usize>)| {
        let rows = nodes.iter().map(move |&node| Row { nodes: vec![node], mark: context.mark(node), block });
        rows.collect::<Vec<_>>()
    };
    blocks.iter().enumerate().flat_map(row).collect()
}

/// A row per group, called after its most connected node; and how many groups have none.
fn group_rows(context: &Context<'_>, blocks: &[Vec<usize>]) -> (Vec<Row>, usize) {
    let rows = blocks.iter().take(MOST_GROUPS).enumerate().map(|(block, nodes)| {
        let hub = context.mark(nodes[0]);
        let count = words::counted(context.options.language, nodes.len(), words::Noun::Node);
        let name = format!("{} · {count}", context.short(&hub.name, LETTERS));
        let mark = Mark {
            id: format!("group: {}", hub.id),
            kind: "group".to_owned(),
            tooltip: name.clone(),
            degree: None,
            betweenness: None,
            ring: None,
            glyph: context.theme.glyph("org-group", Mode::Actor, true),
            name,
            ..hub
        };
        Row { nodes: nodes.clone(), mark, block }
    });
    (rows.collect(), blocks.len().saturating_sub(MOST_GROUPS))
}

/// The squares by row and column.
fn cells(context: &Context<'_>, rows: &[Row]) -> BTreeMap<(usize, usize), Cell> {
    let network = context.network;
    let row_of: BTreeMap<usize, usize> =
        rows.iter().enumerate().flat_map(|(row, of)| of.nodes.iter().map(move |&node| (node, row))).collect();
    let mut cells: BTreeMap<(usize, usize), Cell> = BTreeMap::new();
    for tie in network.ties().filter(|tie| tie.tie.status.holds() && tie.source != tie.target) {
        let (Some(&from), Some(&to)) = (row_of.get(&tie.source), row_of.get(&tie.target)) else { continue };
        let both = !network.is_directed(tie.tie) && from != to;
        let places = [Some((from, to)), both.then_some((to, from))];
        for (place, mirrored) in places.into_iter().flatten().zip([false, true]) {
            let fresh = !cells.contains_key(&place);
            let cell = cells.entry(place).or_default();
            cell.mirrored = mirrored && (fresh || cell.mirrored);
            cell.ties.push(tie.index);
            cell.pairs.insert((tie.source.min(tie.target), tie.source.max(tie.target)));
            cell.strength = cell.strength.max(tie.tie.strength.map_or(0.0, Strength::weight));
        }
    }
    cells
}

fn scale(context: &Context<'_>, grouped: bool) -> Scale {
    let stated = context.network.ties().filter(|tie| tie.tie.strength.is_some()).count();
    if grouped {
        Scale::Pairs
    } else if stated * 2 > context.network.tie_count() {
        Scale::Strength
    } else {
        Scale::Ties
    }
}

/// The shade of a square, 0 lightest, of three.
fn shade(cell: &Cell, scale: Scale, strongest: f64) -> usize {
    match scale {
        Scale::Ties => cell.ties.len().clamp(1, 3) - 1,
        Scale::Strength => ((cell.strength / strongest * 3.0).ceil() as usize).clamp(1, 3) - 1,
        Scale::Pairs => match cell.pairs.len() {
            0 | 1 => 0,
            2..5 => 1,
            _ => 2,
        },
    }
}

/// Every step stands out 3 : 1 against paper and island, and 1.5 times as much as the one before.
fn colour(theme: Theme, inside: bool, shade: usize) -> Colour {
    let (within, between) = match theme {
        Theme::Colour => (["#4F8FC0", "#1F669E", "#0A3558"], ["#D06F2E", "#A04300", "#5C2500"]),
        // On dark paper the strongest is the lightest.
        Theme::Dark => (["#3D82B8", "#7DB4DC", "#D3E9F8"], ["#BF6428", "#E79B64", "#F9DCC4"]),
        // Without hues the outlines of blocks say what is inside.
        Theme::Grey | Theme::Print => (["#8A8A8A", "#5C5C5C", "#2E2E2E"], ["#7A7A7A", "#454545", "#000000"]),
    };
    Colour::new(if inside { within } else { between }[shade.min(2)])
}

type Shades = BTreeSet<(bool, usize)>;

fn draw(
    context: &Context<'_>,
    rows: &[Row],
    cells: &BTreeMap<(usize, usize), Cell>,
    scale: Scale,
    grouped: bool,
) -> (Plot, Vec<Drawing>, Shades) {
    let mut plot = Plot::default();
    let count = rows.len();
    if count == 0 {
        return (plot, Vec::new(), Shades::new());
    }
    let named = count <= NAMED;
    let pitch = if named { (900.0 / count as f64).clamp(7.0, 14.0) } else { 900.0 / count as f64 };
    let size = (pitch * 0.86).clamp(5.2, 8.4);
    let edge = |row: usize| row as f64 * pitch;
    let drawings = frame(context, rows, pitch, grouped);
    for (index, row) in rows.iter().enumerate() {
        let mut mark = row.mark.clone();
        let middle = edge(index) + pitch / 2.0;
        mark.radius = (pitch * 0.36).min(4.4);
        mark.ring = None;
        mark.centre = Point::new(-mark.radius * 1.2 - 3.0, middle);
        let (colour, bold) = match (&mark.label, grouped) {
            (Some(label), false) => (label.colour, label.bold),
            _ => (context.theme.ink(), false),
        };
        let wanted = (mark.label.is_some() || grouped) && named;
        let left = Point::new(mark.centre.x - mark.radius * 1.2 - 3.0, middle);
        let name = if grouped { mark.name.clone() } else { context.short(&mark.name, LETTERS) };
        let text = |at| Text { bold, ..Text::line(at, name.clone(), size, colour) };
        mark.label = wanted.then(|| text(left).anchored(Anchor::End));
        if wanted {
            plot.texts.push(text(Point::new(middle, -4.0)).upwards());
        }
        plot.marks.push(mark);
    }
    if !named {
        name_blocks(context, &mut plot, rows, pitch);
    }
    let strongest = cells.values().map(|cell| cell.strength).fold(0.0_f64, f64::max).max(1e-12);
    let mut shades = Shades::new();
    for (&(from, to), cell) in cells {
        let inside = rows[from].block == rows[to].block;
        let shade = shade(cell, scale, strongest);
        shades.insert((inside, shade));
        let (left, middle) = (edge(to), edge(from) + pitch / 2.0);
        let across = |share: f64| Point::new(left + pitch * share, middle);
        let mut kinds: Vec<String> =
            cell.ties.iter().map(|&tie| context.network.tie(tie).tie.kind.to_string()).collect();
        kinds.sort();
        kinds.dedup();
        let tooltip = if grouped {
            let said = words::counted(context.options.language, cell.pairs.len(), words::Noun::Pair);
            format!("{} – {}: {said}", rows[from].mark.name, rows[to].mark.name)
        } else {
            lines::tooltip(context, &rows[from].mark.name, &rows[to].mark.name, &cell.ties)
        };
        plot.lines.push(Line {
            from,
            to,
            curve: [across(0.05), across(0.35), across(0.65), across(0.95)],
            stroke: Stroke::solid(colour(context.theme, inside, shade), pitch * 0.9),
            arrow: false,
            badges: Vec::new(),
            kinds,
            count: if cell.mirrored { 0 } else { cell.ties.len() },
            ties: Vec::new(),
            tooltip,
        });
    }
    (plot, drawings, shades)
}

/// The table itself: pale rows to follow with the eye, and outlines around blocks.
fn frame(context: &Context<'_>, rows: &[Row], pitch: f64, grouped: bool) -> Vec<Drawing> {
    let theme = context.theme;
    let side = rows.len() as f64 * pitch;
    let bar = |min: Point, max: Point, fill: Option<Colour>, stroke: Option<Stroke>| Drawing {
        figure: Figure::Bar(Rect { min, max }, 0.0),
        fill,
        stroke,
    };
    let mut drawings = vec![bar(Point::default(), Point::new(side, side), Some(theme.island()), None)];
    if rows.len() <= NAMED {
        drawings.extend((0..rows.len()).step_by(2).map(|row| {
            let top = row as f64 * pitch;
            bar(Point::new(0.0, top), Point::new(side, top + pitch), Some(theme.paper()), None)
        }));
    }
    let mut from = 0;
    while from < rows.len() {
        let length = rows[from..].iter().take_while(|row| row.block == rows[from].block).count();
        if grouped || length > 1 {
            let (top, end) = (from as f64 * pitch, (from + length) as f64 * pitch);
            let outline = Stroke::solid(theme.quiet(), if grouped { 0.5 } else { 0.9 });
            drawings.push(bar(Point::new(top, top), Point::new(end, end), Some(theme.paper()), Some(outline)));
        }
        from += length;
    }
    drawings.push(bar(Point::default(), Point::new(side, side), None, Some(Stroke::solid(theme.rule(), 0.8))));
    drawings
}

/// Names each block that is high enough for a name after its most connected node.
fn name_blocks(context: &Context<'_>, plot: &mut Plot, rows: &[Row], pitch: f64) {
    let mut from = 0;
    while from < rows.len() {
        let length = rows[from..].iter().take_while(|row| row.block == rows[from].block).count();
        if length as f64 * pitch >= 9.5 {
            let middle = (from as f64 + length as f64 / 2.0) * pitch;
            let name = context.short(&rows[from].mark.name, LETTERS);
            // A block has more than the one who names it.
            let name = if name.ends_with('…') { name } else { format!("{name} …") };
            let left = plot.marks[from].centre.x - 6.0;
            let text = |at| Text::line(at, name.clone(), 8.0, context.theme.ink());
            plot.texts.push(text(Point::new(left, middle)).anchored(Anchor::End));
            plot.texts.push(text(Point::new(middle, -4.0)).upwards());
        }
        from += length;
    }
}

fn key(context: &Context<'_>, scale: Scale, shades: &Shades) -> Key {
    let language = context.options.language;
    let entries = shades
        .iter()
        .rev()
        .map(|&(inside, shade)| {
            let place = match (inside, scale == Scale::Pairs) {
                (true, false) => language.pick("inside a block", "binnen een blok"),
                (false, false) => language.pick("between blocks", "tussen blokken"),
                (true, true) => language.pick("inside a group", "binnen een groep"),
                (false, true) => language.pick("between groups", "tussen groepen"),
            };
            let words = format!("{} {place}", said(language, scale, shade));
            legend::cell_entry(colour(context.theme, inside, shade), &words)
        })
        .collect();
    Key {
        heading: view(language, if scale == Scale::Pairs { View::MatrixGroupKey } else { View::MatrixKey }),
        entries,
        families: false,
        sizes: false,
        ..Key::default()
    }
}

fn said(language: Language, scale: Scale, shade: usize) -> &'static str {
    let words = match scale {
        Scale::Ties => ["1", "2", "3 +"],
        Scale::Pairs => {
            language_words(language, ["1 pair", "2–4 pairs", "5 + pairs"], ["1 paar", "2–4 paren", "5 + paren"])
        }
        Scale::Strength => language_words(
            language,
            ["up to a third", "up to two thirds", "to the strongest"],
            ["tot een derde", "tot twee derde", "tot de sterkste"],
        ),
    };
    words[shade.min(2)]
}

fn language_words(language: Language, en: [&'static str; 3], nl: [&'static str; 3]) -> [&'static str; 3] {
    if language == Language::Nl { nl } else { en }
}
