//! All places, or several networks, side by side: small networks on one scale, each with its counts.

use super::municipality::{clearly_most_connected, density, nodes_of, pairs};
use crate::error::Error;
use crate::present::diagram::context::Context;
use crate::present::diagram::font;
use crate::present::diagram::geometry::{Point, Rect};
use crate::present::diagram::islands;
use crate::present::diagram::legend::Key;
use crate::present::diagram::page::Content;
use crate::present::diagram::plot::{self, Plot, Wishes};
use crate::present::diagram::scene::{Drawing, Figure, Text};
use crate::present::diagram::style;
use crate::present::language::diagram::{self as words, Phrase};
use std::collections::BTreeSet;

/// Of fewer nodes the density says nothing.
const LEAST_FOR_DENSITY: usize = 5;
/// More panels would be too small to read.
const MOST_PANELS: usize = 24;
/// Space inside a panel.
const INSET: f64 = 11.0;
/// Space between panels.
const GUTTER: f64 = 12.0;
/// Height of a panel's heading.
const HEADING: f64 = 34.0;

/// What the panels hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::present::diagram) enum Of {
    /// Places of one network.
    Places,
    /// Networks that have nothing to do with each other.
    Networks,
}

/// One panel, drawn around an origin of its own.
pub(super) struct Panel {
    pub(super) name: String,
    pub(super) counts: String,
    pub(super) plot: Plot,
    /// What of it must fit.
    pub(super) room: Rect,
}

pub(in crate::present::diagram) fn content(context: &Context<'_>, of: Of) -> Result<Content, Error> {
    let language = context.options.language;
    let mut places: Vec<(String, Vec<usize>)> = context
        .network
        .places()
        .into_iter()
        .map(|place| {
            let nodes = nodes_of(context, &place);
            (place, nodes)
        })
        .filter(|(_, nodes)| !nodes.is_empty())
        .collect();
    places.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let total = places.len();
    if of == Of::Places && context.network.places().is_empty() {
        return Err(without_places("compare"));
    }
    let panels: Vec<Panel> =
        places.iter().take(MOST_PANELS).map(|(place, nodes)| panel(context, of, place, nodes)).collect();
    let (mut plot, drawings) = grid(context, panels);
    make_ids_unique(&mut plot);
    let mut notes = vec![
        words::phrase(language, Phrase::DensityNote).to_owned(),
        words::phrase(language, Phrase::OnlyPresent).to_owned(),
        match of {
            Of::Places => words::phrase(language, Phrase::NotRanking).to_owned(),
            Of::Networks => words::phrase(language, Phrase::NotRankingNetworks).to_owned(),
        },
    ];
    if plot.areas.iter().any(|area| !area.island) {
        notes.push(words::phrase(language, Phrase::ContainerTies).to_owned());
    }
    if total > MOST_PANELS {
        notes.push(match of {
            Of::Places => words::places_left_out(language, total - MOST_PANELS),
            Of::Networks => words::networks_left_out(language, total - MOST_PANELS),
        });
    }
    if total == 0 {
        notes.push(words::phrase(language, Phrase::Empty).to_owned());
    }
    let (title, subtitle) = match of {
        Of::Places => (words::compare_title(language, total), Phrase::CompareSubtitle),
        Of::Networks => (words::networks_title(language, total), Phrase::NetworksSubtitle),
    };
    Ok(Content {
        title: font::clean(context.options.title.as_ref().unwrap_or(&title)),
        subtitle: words::phrase(language, subtitle).to_owned(),
        plot,
        drawings,
        panel: None,
        legend: total > 0,
        key: Key::default(),
        part: None,
        notes,
    })
}

/// An error for a view of places where there are none.
pub(super) fn without_places(view: &str) -> Error {
    Error::request(format!("--view {view} draws municipalities, and no node of this network says to which it belongs"))
        .hint("give nodes a municipality, or draw the clusters that are found: --view communities")
}

fn panel(context: &Context<'_>, of: Of, place: &str, nodes: &[usize]) -> Panel {
    let (within, beyond) = pairs(context, nodes);
    // The heading names the municipality already.
    let others: Vec<usize> =
        nodes.iter().copied().filter(|&node| context.network.node(node).kind != "municipality").collect();
    let named: BTreeSet<usize> = clearly_most_connected(context, &others, 3).into_iter().collect();
    let wishes = Wishes {
        aspect: 1.2,
        faded: &BTreeSet::new(),
        outlines: false,
        unnamed: crate::present::diagram::Unnamed::Omit,
        only_own_ties: false,
        named: Some(&named),
        room: None,
    };
    let plot = plot::draw(context, &islands::single(context, place, nodes, &[]), &wishes);
    Panel {
        name: font::shortened(&font::clean(place), 30),
        counts: words::panel_counts(
            context.options.language,
            nodes.len(),
            within,
            density(nodes.len(), within).filter(|_| nodes.len() >= LEAST_FOR_DENSITY),
            (of == Of::Places).then_some(beyond),
        ),
        room: plot.bounds(),
        plot,
    }
}

/// Panels in rows, all of one size.
pub(super) fn grid(context: &Context<'_>, panels: Vec<Panel>) -> (Plot, Vec<Drawing>) {
    let (mut whole, mut drawings) = (Plot::default(), Vec::new());
    let headings = panels.iter().map(|panel| {
        let counts = font::width(&panel.counts, style::LABEL, false);
        counts.max(font::width(&panel.name, style::SUBTITLE, true))
    });
    let wide = headings.chain(panels.iter().map(|panel| panel.room.width())).fold(150.0_f64, f64::max) + 2.0 * INSET;
    let high = panels.iter().map(|panel| panel.room.height()).fold(60.0_f64, f64::max) + HEADING + 2.0 * INSET;
    let columns = columns(panels.len(), wide, high);
    for (index, mut panel) in panels.into_iter().enumerate() {
        let column = (index % columns) as f64;
        let row = (index / columns) as f64;
        let corner = Point::new(column * (wide + GUTTER), row * (high + GUTTER));
        drawings.push(Drawing {
            figure: Figure::Bar(Rect { min: corner, max: corner + Point::new(wide, high) }, 5.0),
            fill: Some(context.theme.island()),
            stroke: None,
        });
        let middle = corner + Point::new(wide / 2.0, HEADING + (high - HEADING) / 2.0);
        panel.plot.shift(middle - panel.room.centre());
        let at = |y: f64| corner + Point::new(INSET, y);
        let title = Text::line(at(14.0), panel.name, style::SUBTITLE, context.theme.ink()).bold();
        panel.plot.texts.push(title);
        panel.plot.texts.push(Text::line(at(27.0), panel.counts, style::LABEL, context.theme.quiet()));
        whole.append(panel.plot);
    }
    (whole, drawings)
}

/// The number of columns that fills a page of about 5 : 4 best, with few empty places in the last row.
fn columns(panels: usize, wide: f64, high: f64) -> usize {
    let cost = |columns: usize| {
        let rows = panels.div_ceil(columns);
        let aspect = (columns as f64 * wide) / (rows as f64 * high);
        let uneven = if aspect > 1.3 { aspect / 1.3 } else { 1.3 / aspect };
        uneven + 0.35 * (columns * rows - panels) as f64 / columns as f64
    };
    (1..=panels.max(1)).min_by(|&a, &b| cost(a).total_cmp(&cost(b))).unwrap_or(1)
}

/// A node of two places stands in two panels.
pub(super) fn make_ids_unique(plot: &mut Plot) {
    let mut seen = BTreeSet::new();
    for mark in &mut plot.marks {
        let id = mark.id.clone();
        let mut copy = 2;
        while !seen.insert(mark.id.clone()) {
            mark.id = format!("{id} ({copy})");
            copy += 1;
        }
    }
}
