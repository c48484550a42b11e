//! A target: the more central, the nearer to the middle; one wedge per place (Brandes, Kenis and Wagner 2003).

mod apart;
mod wedges;

use crate::present::diagram::bundles::bundles;
use crate::present::diagram::context::{Context, NAMED_ALL};
use crate::present::diagram::font;
use crate::present::diagram::geometry::{Point, Rect};
use crate::present::diagram::labels;
use crate::present::diagram::lines;
use crate::present::diagram::page::Content;
use crate::present::diagram::plot::Plot;
use crate::present::diagram::scene::{Anchor, Area, Mark, Text};
use crate::present::diagram::style::{self, Stroke};
use crate::present::language::diagram::{self as words, Phrase};
use crate::present::language::views::{View, view};
use apart::turn_apart;
use std::collections::BTreeMap;
use std::f64::consts::{FRAC_PI_2, TAU};
use wedges::{Wedge, wedges};

/// Names that are tried, the most central first.
const NAMED: usize = 60;
/// Circles between middle and rim.
const CIRCLES: usize = 4;

/// What decides how near to the middle somebody stands: 0 at the rim of the target, 1 in the middle.
struct Centrality {
    share: Vec<f64>,
    betweenness: bool,
}

pub(in crate::present::diagram) fn content(context: &Context<'_>) -> Content {
    let language = context.options.language;
    let nodes: Vec<usize> = (0..context.network.node_count()).filter(|&node| context.is_drawn(node)).collect();
    let centrality = centrality(context, &nodes);
    let plot = draw(context, &nodes, &centrality);
    let mut notes: Vec<String> = [View::RadialMethod, View::RadialOuter, View::RadialNamed]
        .into_iter()
        .filter(|note| *note != View::RadialOuter || centrality.betweenness)
        .map(|note| view(language, note).to_owned())
        .collect();
    if nodes.is_empty() {
        notes.push(words::phrase(language, Phrase::Empty).to_owned());
    }
    let title = context.options.title.clone().unwrap_or_else(|| view(language, View::RadialTitle).to_owned());
    let subtitle = if centrality.betweenness { View::RadialSubtitle } else { View::RadialDegree };
    Content {
        title: font::clean(&title),
        subtitle: view(language, subtitle).to_owned(),
        legend: !nodes.is_empty(),
        plot,
        notes,
        ..Content::default()
    }
}

/// The root of betweenness over its largest value; of partners, where nobody is between others.
fn centrality(context: &Context<'_>, nodes: &[usize]) -> Centrality {
    let betweenness = |node: usize| context.betweenness(node).unwrap_or(0.0);
    let most = nodes.iter().map(|&node| betweenness(node)).fold(0.0_f64, f64::max);
    let value = |node: usize| if most > 0.0 { betweenness(node) } else { context.degree(node) as f64 };
    let largest = nodes.iter().map(|&node| value(node)).fold(0.0_f64, f64::max).max(1e-12);
    let mut share = vec![0.0; context.network.node_count()];
    for &node in nodes {
        share[node] = (value(node) / largest).sqrt();
    }
    Centrality { share, betweenness: most > 0.0 }
}

fn draw(context: &Context<'_>, nodes: &[usize], centrality: &Centrality) -> Plot {
    let mut plot = Plot::default();
    if nodes.is_empty() {
        return plot;
    }
    let wedges = wedges(context, nodes);
    let rim = 200.0 + 16.0 * (nodes.len() as f64).sqrt().min(32.0);
    let outer: Vec<Vec<usize>> = wedges
        .iter()
        .map(|wedge| wedge.nodes.iter().copied().filter(|&node| centrality.share[node] <= 0.0).collect())
        .collect();
    let mut marks: BTreeMap<usize, Mark> = nodes.iter().map(|&node| (node, context.mark(node))).collect();
    let shrink = (300.0 / nodes.len() as f64).sqrt().clamp(0.3, 0.85);
    for mark in marks.values_mut() {
        mark.radius *= shrink;
    }
    let widest = |nodes: &[usize]| nodes.iter().map(|node| marks[node].reach() * 2.0 + 2.0).fold(6.0_f64, f64::max);
    // So many rows as the fullest wedge needs in the band around the target.
    let pitch = outer.iter().map(|nodes| widest(nodes)).fold(6.0_f64, f64::max);
    let rows = wedges.iter().zip(&outer).map(|(wedge, nodes)| {
        let room = ((rim + pitch) * wedge.width * 0.92 / pitch).floor().max(1.0) as usize;
        nodes.len().div_ceil(room)
    });
    let rows = rows.max().unwrap_or(0);
    let edge = rim + 6.0 + rows as f64 * pitch + if rows > 0 { 5.0 } else { 8.0 };
    plot.areas = target(context, &wedges, rim, edge);
    for (number, (wedge, outer)) in wedges.iter().zip(&outer).enumerate() {
        let inner: Vec<usize> = wedge.nodes.iter().copied().filter(|&node| centrality.share[node] > 0.0).collect();
        for (slot, &node) in inner.iter().enumerate() {
            let turn = wedge.from + wedge.width * (slot as f64 + 0.5) / inner.len() as f64;
            put(&mut marks, node, turn, rim * (1.0 - centrality.share[node]), number);
        }
        for (slot, &node) in outer.iter().enumerate() {
            let turn = wedge.from + wedge.width * (slot as f64 + 0.5) / outer.len() as f64;
            let row = slot % rows.max(1);
            put(&mut marks, node, turn, rim + 6.0 + (row as f64 + 0.5) * pitch, number);
        }
    }
    let mark_of: BTreeMap<usize, usize> = marks.keys().enumerate().map(|(index, &node)| (node, index)).collect();
    let order: Vec<usize> = marks.keys().copied().collect();
    plot.marks = marks.into_values().collect();
    turn_apart(&mut plot.marks, rim);
    let home: Vec<Option<(usize, Point)>> = plot
        .marks
        .iter()
        .map(|mark| {
            let wedge = &wedges[mark.area?];
            Some((mark.area?, at(wedge.from + wedge.width / 2.0, rim * 0.55)))
        })
        .collect();
    let bundles = bundles(context, &mark_of, |_| true);
    plot.lines = lines::between(context, &plot.marks, &bundles, &home);
    // All lines run towards the middle: where there are many they must let each other through.
    let crowd = (700.0 / plot.lines.len().max(1) as f64).sqrt().min(1.0);
    plot.lines.iter_mut().for_each(|line| line.stroke.colour.alpha *= crowd);
    plot.texts = names(context, &wedges, edge);
    name(context, &mut plot, &order, centrality, edge);
    plot
}

/// The point at a turn from the top and a distance from the middle.
fn at(turn: f64, distance: f64) -> Point {
    let (sin, cos) = (turn - FRAC_PI_2).sin_cos();
    Point::new(cos * distance, sin * distance)
}

fn put(marks: &mut BTreeMap<usize, Mark>, node: usize, turn: f64, distance: f64, wedge: usize) {
    if let Some(mark) = marks.get_mut(&node) {
        mark.centre = at(turn, distance);
        mark.area = Some(wedge);
    }
}

/// The wedges, and circles on the target: a quarter of the largest value each on the root scale.
fn target(context: &Context<'_>, wedges: &[Wedge], rim: f64, edge: f64) -> Vec<Area> {
    let theme = context.theme;
    let mut areas: Vec<Area> = wedges
        .iter()
        .map(|wedge| {
            let gap = if wedges.len() > 1 { 1.2 / edge } else { 0.0 };
            let steps = (wedge.width / 0.14).ceil().max(2.0);
            let arc = (0..=steps as usize)
                .map(|step| at(wedge.from + gap + (wedge.width - 2.0 * gap) * step as f64 / steps, edge));
            let tip = at(wedge.from + wedge.width / 2.0, 1.2);
            Area {
                name: wedge.name.clone(),
                polygon: arc.chain((wedges.len() > 1).then_some(tip)).collect(),
                corner: 2.0,
                fill: theme.island(),
                stroke: Stroke::solid(theme.island(), 0.3),
                island: true,
            }
        })
        .collect();
    for circle in 1..=CIRCLES {
        let distance = rim * circle as f64 / CIRCLES as f64;
        let corners = 30;
        areas.push(Area {
            name: String::new(),
            polygon: (0..corners).map(|step| at(TAU * step as f64 / corners as f64, distance)).collect(),
            corner: distance,
            fill: theme.paper().alpha(0.0),
            stroke: Stroke::solid(theme.rule(), if circle == CIRCLES { 1.1 } else { 0.8 }),
            island: false,
        });
    }
    areas
}

/// Names of wedges around the rim; a name that would run into the one before moves outwards.
fn names(context: &Context<'_>, wedges: &[Wedge], edge: f64) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    for wedge in wedges.iter().filter(|wedge| !wedge.name.is_empty()) {
        let turn = wedge.from + wedge.width / 2.0;
        for step in 0..12 {
            let place = at(turn, edge + 10.0 + f64::from(step) * 9.0);
            let anchor = match place.unit().x {
                x if x > 0.18 => Anchor::Start,
                x if x < -0.18 => Anchor::End,
                _ => Anchor::Middle,
            };
            let text = Text::line(place, &wedge.name, style::MUNICIPALITY_LABEL, context.theme.quiet());
            let text = text.bold().anchored(anchor);
            let free = texts.iter().all(|other| other.bounds().padded(1.5).overlap(&text.bounds()) <= 0.0);
            if free || step == 11 {
                texts.push(text);
                break;
            }
        }
    }
    texts
}

/// How many names are tried, where it was not said: of those who stand equally far from the middle all or none, or some would look special.
/// `ranks` go down.
fn whole_ties(ranks: &[f64]) -> usize {
    let Some(&last) = ranks.get(NAMED - 1) else { return ranks.len() };
    let before = ranks.partition_point(|&rank| rank > last);
    let with = ranks.partition_point(|&rank| rank >= last);
    if with <= NAMED_ALL { with } else { before }
}

/// Writes the names of the most central where there is room.
fn name(context: &Context<'_>, plot: &mut Plot, nodes: &[usize], centrality: &Centrality, edge: f64) {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    let rank = |index: usize| {
        let emphasis = if plot.marks[index].ring.is_some() { 2.0 } else { 0.0 };
        emphasis + centrality.share[nodes[index]] + context.degree(nodes[index]) as f64 * 1e-4
    };
    order.sort_by(|&a, &b| rank(b).total_cmp(&rank(a)).then(a.cmp(&b)));
    let ranks: Vec<f64> = order.iter().map(|&index| rank(index)).collect();
    let named = context.options.labels.unwrap_or_else(|| whole_ties(&ranks));
    for &index in order.iter().skip(named) {
        plot.marks[index].label = None;
    }
    order.truncate(named);
    // On a large page names are larger too.
    let larger = (edge / 460.0).clamp(1.0, 1.6);
    for &index in &order {
        if let Some(label) = &mut plot.marks[index].label {
            label.size *= larger;
        }
    }
    let fixed: Vec<Rect> = plot.texts.iter().map(Text::bounds).collect();
    let page = Rect::around(Point::default(), Point::new(edge + 60.0, edge + 4.0));
    labels::place_where_free(&mut plot.marks, &order, &fixed, page);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_equally_far_from_the_middle_are_all_named_or_none() {
        let ranks = |tied: usize| -> Vec<f64> { [2.0, 1.5].into_iter().chain(vec![0.5; tied]).chain([0.1]).collect() };
        // Fewer than sixty: all. The sixtieth one of two hundred equal ones: these too. One of a thousand: none of them.
        assert_eq!(whole_ties(&ranks(10)), 13);
        assert_eq!(whole_ties(&ranks(200)), 202);
        assert_eq!(whole_ties(&ranks(1_000)), 2);
        // Nobody is equal to the sixtieth.
        assert_eq!(whole_ties(&(0..100).map(|rank| -f64::from(rank)).collect::<Vec<_>>()), 60);
    }
}
