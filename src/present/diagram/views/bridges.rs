//! Places in a round, with those who connect them inside, and a ranking at the right.

use super::compare::without_places;
use super::municipality::nodes_of;
use super::round::around;
use crate::error::Error;
use crate::model::Mode;
use crate::present::diagram::context::Context;
use crate::present::diagram::curves::{around_others_and, trimmed};
use crate::present::diagram::font;
use crate::present::diagram::geometry::{Point, Rect, bezier, bowed};
use crate::present::diagram::labels::{self, Surroundings};
use crate::present::diagram::layout::{Body, separate};
use crate::present::diagram::legend::Key;
use crate::present::diagram::page::Content;
use crate::present::diagram::panel::Panel;
use crate::present::diagram::plot::Plot;
use crate::present::diagram::scene::{Anchor, Badge, Line, Mark, Text};
use crate::present::diagram::style::{self, Colour, Stroke, Theme};
use crate::present::language::diagram::{self as words, Phrase};
use std::collections::{BTreeMap, BTreeSet};

/// Up to this many actors each have a hue of their own; more share one, and the ranking tells them apart.
const HUES: usize = 6;
/// More actors than this would hide each other.
const MOST_ACTORS: usize = 12;

/// Actors stand within this share of the ellipse.
const INSIDE: f64 = 0.68;
/// How far two places stand from the column of those between them, as a share of its height.
const WIDE_FOR_HEIGHT: f64 = 0.35;

/// A bridging actor and how many ties it has with nodes of each place.
struct Bridge {
    node: usize,
    reach: BTreeMap<usize, usize>,
}

pub(in crate::present::diagram) fn content(context: &Context<'_>) -> Result<Content, Error> {
    let language = context.options.language;
    let places = context.network.places();
    if places.is_empty() {
        return Err(without_places("bridges"));
    }
    let mut bridges = bridges(context, &places);
    let all = bridges.len();
    bridges.truncate(MOST_ACTORS);
    let direct = direct_ties(context, &places, &bridges);
    let order = order(places.len(), &bridges, &direct);
    let plot = draw(context, &places, &bridges, &direct, &order);
    let reached: BTreeSet<usize> = bridges.iter().flat_map(|bridge| bridge.reach.keys().copied()).collect();
    let title = context.options.title.clone();
    Ok(Content {
        title: font::clean(&title.unwrap_or_else(|| words::phrase(language, Phrase::BridgesTitle).to_owned())),
        subtitle: words::bridges_subtitle(language, (bridges.len(), all), reached.len(), places.len()),
        panel: Some(ranking(context, &bridges, !direct.is_empty())),
        plot,
        drawings: Vec::new(),
        legend: false,
        key: Key::default(),
        part: None,
        notes: Vec::new(),
    })
}

/// The bridging actors that reach at least two places, strongest first.
fn bridges(context: &Context<'_>, places: &[String]) -> Vec<Bridge> {
    let network = context.network;
    let mut found = Vec::new();
    for &node in context.facts.bridging.iter().filter(|&&node| node < network.node_count()) {
        let mut reach: BTreeMap<usize, usize> = BTreeMap::new();
        for tie in network.ties_of(node).into_iter().filter(|tie| tie.tie.status.holds()) {
            let other = if tie.source == node { tie.target } else { tie.source };
            if other == node || !context.is_drawn(other) {
                continue;
            }
            for place in network.node(other).places() {
                let place = places.binary_search_by(|known| known.as_str().cmp(place)).expect("places are sorted");
                *reach.entry(place).or_default() += 1;
            }
        }
        if reach.len() >= 2 {
            found.push(Bridge { node, reach });
        }
    }
    found
}

/// Ties between nodes of two places, none of them a bridging actor.
fn direct_ties(context: &Context<'_>, places: &[String], bridges: &[Bridge]) -> BTreeMap<(usize, usize), usize> {
    let network = context.network;
    let actors: BTreeSet<usize> = bridges.iter().map(|bridge| bridge.node).collect();
    let home = |node: usize| {
        let mut homes = network.node(node).places();
        let place = homes.next()?;
        // Who belongs to two places joins them by itself; that is no tie between the places.
        if homes.next().is_some() || actors.contains(&node) || !context.is_drawn(node) {
            return None;
        }
        places.binary_search_by(|known| known.as_str().cmp(place)).ok()
    };
    let mut found: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for tie in network.ties().filter(|tie| tie.tie.status.holds()) {
        if let (Some(a), Some(b)) = (home(tie.source), home(tie.target))
            && a != b
        {
            *found.entry((a.min(b), a.max(b))).or_default() += 1;
        }
    }
    found
}

/// The order of places on the ellipse in which those who share bridging actors or ties stand near each other.
fn order(places: usize, bridges: &[Bridge], direct: &BTreeMap<(usize, usize), usize>) -> Vec<usize> {
    let mut pull = vec![vec![0.0; places]; places];
    for bridge in bridges {
        for &a in bridge.reach.keys() {
            for &b in bridge.reach.keys().filter(|&&b| b != a) {
                pull[a][b] += 1.0 / bridge.reach.len() as f64;
            }
        }
    }
    for (&(a, b), &count) in direct {
        pull[a][b] += count as f64;
        pull[b][a] += count as f64;
    }
    around(&pull)
}

fn draw(
    context: &Context<'_>,
    places: &[String],
    bridges: &[Bridge],
    direct: &BTreeMap<(usize, usize), usize>,
    order: &[usize],
) -> Plot {
    let mut plot = Plot::default();
    let mut radii = Point::new(1.0, 0.62) * (170.0 + 11.0 * places.len() as f64).min(560.0);
    plot.marks = place_marks(context, places, order, radii);
    let mut inner = actors(context, bridges, &plot.marks);
    let grown = settle(&mut inner, radii, places.len());
    if grown != radii {
        radii = grown;
        plot.marks = place_marks(context, places, order, radii);
    }
    plot.marks.extend(inner);
    let clear = Surroundings { frames: &vec![None; plot.marks.len()], islands: &[], lines: &[], ghosts: &[] };
    let lines = |marks: &[Mark], names: &[Rect]| {
        let mut lines = arcs(context, (marks, names), radii, direct);
        lines.extend(spokes(context, (marks, names), bridges, places.len()));
        lines
    };
    plot.lines = lines(&plot.marks, &[]);
    // Names of actors look for room between the lines; those of places stand outside the ellipse already.
    let mut inner = plot.marks.split_off(places.len());
    let order: Vec<usize> = (0..inner.len()).collect();
    let frames = vec![None; inner.len()];
    let outer: Vec<Rect> = plot
        .marks
        .iter()
        .flat_map(|mark| [Some(mark.bounds()), mark.label.as_ref().map(Text::bounds)])
        .flatten()
        .collect();
    labels::place(&mut inner, &order, &Surroundings { frames: &frames, islands: &outer, lines: &plot.lines, ..clear });
    plot.marks.extend(inner);
    // Where there was no room, lines bend around the names as they stand now.
    let names: Vec<Rect> = plot.marks.iter().filter_map(|mark| Some(mark.label.as_ref()?.bounds())).collect();
    plot.lines = lines(&plot.marks, &names);
    plot
}

/// The places on an ellipse, sized by the number of their nodes, with names outside.
fn place_marks(context: &Context<'_>, places: &[String], order: &[usize], radii: Point) -> Vec<Mark> {
    let sizes: Vec<usize> = places.iter().map(|place| nodes_of(context, place).len()).collect();
    let most = sizes.iter().copied().max().unwrap_or(1).max(1);
    let mut slot_of = vec![0; places.len()];
    for (slot, &place) in order.iter().enumerate() {
        slot_of[place] = slot;
    }
    let marks = places.iter().enumerate().map(|(index, place)| {
        // Two places stand left and right, so that those who join them stand in a column between them.
        let top = if places.len() == 2 { std::f64::consts::PI } else { -std::f64::consts::FRAC_PI_2 };
        let turn = slot_of[index] as f64 / places.len() as f64 * std::f64::consts::TAU + top;
        let (sin, cos) = turn.sin_cos();
        let centre = Point::new(cos * radii.x, sin * radii.y);
        let radius = 5.5 + 8.5 * (sizes[index] as f64 / most as f64).sqrt();
        let name = font::clean(place);
        let counted = words::counted(context.options.language, sizes[index], words::Noun::Node);
        let glyph = context.theme.glyph("municipality", Mode::Actor, true);
        let (anchor, shift) = if cos.abs() < 0.2 {
            (Anchor::Middle, Point::new(0.0, (radius + 9.0) * sin.signum()))
        } else {
            let side = if cos > 0.0 { Anchor::Start } else { Anchor::End };
            (side, Point::new((radius * 1.08 + 4.0) * cos.signum(), 0.0))
        };
        let shown = font::shortened(&name, 30);
        let label = Text::line(centre + shift, shown, style::MUNICIPALITY_LABEL, context.theme.municipality_label());
        Mark {
            id: format!("place: {name}"),
            kind: "place".to_owned(),
            place: name.clone(),
            tooltip: format!("{name} · {counted}"),
            name,
            degree: None,
            betweenness: None,
            centre,
            radius,
            glyph,
            ring: None,
            area: None,
            label: Some(label.bold().anchored(anchor)),
        }
    });
    marks.collect()
}

/// The bridging actors, each near the middle of the places it reaches.
fn actors(context: &Context<'_>, bridges: &[Bridge], places: &[Mark]) -> Vec<Mark> {
    let mut inner: Vec<Mark> = Vec::new();
    for (rank, bridge) in bridges.iter().enumerate() {
        let mut mark = context.mark(bridge.node);
        mark.ring = Some(style::ring(hue(context.theme, rank, bridges.len())));
        let lines = font::wrapped(&context.short(&mark.name, font::LONGEST_NAME), 9.2, true, 110.0);
        mark.label = Some(Text {
            at: Point::default(),
            lines,
            size: 9.2,
            bold: true,
            colour: context.theme.ink(),
            anchor: Anchor::Middle,
            turned: false,
        });
        let total: usize = bridge.reach.values().sum();
        let middle = bridge
            .reach
            .iter()
            .fold(Point::default(), |sum, (&place, &count)| sum + places[place].centre * (count as f64 / total as f64));
        mark.centre = middle * 0.62;
        inner.push(mark);
    }
    inner
}

/// Moves the bridging actors apart, and gives the ellipse in which they then stand.
fn settle(inner: &mut [Mark], radii: Point, places: usize) -> Point {
    let bodies: Vec<Body> = inner
        .iter()
        .map(|mark| {
            let label = mark.label.as_ref().map_or(Point::default(), |l| Point::new(l.width() / 2.0, l.height() / 2.0));
            let reach = mark.reach();
            Body { half: Point::new(reach.max(label.x) + 8.0, reach + label.y + 8.0), offset: Point::new(0.0, label.y) }
        })
        .collect();
    let mut spots: Vec<Point> = inner.iter().map(|mark| mark.centre).collect();
    if places == 2 {
        // All middles lie on the line between the two: they stand under each other, the strongest above.
        let height: f64 = bodies.iter().map(|body| 2.0 * body.half.y).sum();
        let mut top = -height / 2.0;
        for (spot, body) in spots.iter_mut().zip(&bodies) {
            spot.y = top + body.half.y - body.offset.y;
            top += 2.0 * body.half.y;
        }
        let wide = radii.x.max(height * WIDE_FOR_HEIGHT);
        inner.iter_mut().zip(spots).for_each(|(mark, spot)| mark.centre = spot);
        return Point::new(wide, radii.y);
    }
    separate(&mut spots, &bodies, 4.0);
    // Pushed apart they may come too near the ellipse, which then grows.
    let outermost =
        spots.iter().map(|s| Point::new(s.x / radii.x, s.y / radii.y).length()).fold(0.0_f64, f64::max).max(INSIDE);
    inner.iter_mut().zip(spots).for_each(|(mark, spot)| mark.centre = spot);
    radii * (outermost / INSIDE)
}

/// From each actor to the places it reaches; width and number say by how many ties.
fn spokes(context: &Context<'_>, (marks, names): (&[Mark], &[Rect]), bridges: &[Bridge], places: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (rank, bridge) in bridges.iter().enumerate() {
        let from = places + rank;
        for (&place, &count) in &bridge.reach {
            let (a, b) = (marks[from].centre, marks[place].centre);
            let curve = around_others_and(marks, names, (from, place), |bow| pulled(bowed(a, b, bow), 0.06));
            let curve = trimmed(&curve, &marks[from], &marks[place]);
            let colour = hue(context.theme, rank, bridges.len()).alpha(0.55);
            let badges = if count > 1 { vec![(Badge::Count(count), bezier(&curve, 0.62))] } else { Vec::new() };
            let tie = words::counted(context.options.language, count, words::Noun::Tie);
            lines.push(Line {
                from,
                to: place,
                curve,
                stroke: Stroke::solid(colour, 0.9 + 0.8 * (count as f64).min(6.0)),
                arrow: false,
                badges,
                kinds: Vec::new(),
                count,
                ties: Vec::new(),
                tooltip: format!("{} – {}: {tie}", marks[from].name, marks[place].name),
            });
        }
    }
    lines
}

/// A curve whose inner points are nearer to the middle of the picture by this share.
fn pulled([from, one, other, to]: [Point; 4], share: f64) -> [Point; 4] {
    [from, one * (1.0 - share), other * (1.0 - share), to]
}

/// Direct ties between places, bent to the middle: the more, the further these are apart.
fn arcs(
    context: &Context<'_>,
    (marks, names): (&[Mark], &[Rect]),
    radii: Point,
    direct: &BTreeMap<(usize, usize), usize>,
) -> Vec<Line> {
    let arc = |(&(a, b), &count): (&(usize, usize), &usize)| {
        let (from, to) = (marks[a].centre, marks[b].centre);
        let depth = 0.5 * ((to - from).length() / (2.0 * radii.x)).min(1.0).sqrt();
        let curve = around_others_and(marks, names, (a, b), |bow| pulled(bowed(from, to, bow), depth));
        let tie = words::counted(context.options.language, count, words::Noun::Tie);
        Line {
            from: a,
            to: b,
            curve: trimmed(&curve, &marks[a], &marks[b]),
            stroke: Stroke::solid(context.theme.family(0).alpha(0.45), 0.6 + 0.5 * (count as f64).min(6.0)),
            arrow: false,
            badges: Vec::new(),
            kinds: Vec::new(),
            count,
            ties: Vec::new(),
            tooltip: format!("{} – {}: {tie}", marks[a].name, marks[b].name),
        }
    };
    direct.iter().map(arc).collect()
}

/// The colour of one of several bridging actors.
fn hue(theme: Theme, rank: usize, actors: usize) -> Colour {
    const COLOURS: [&str; HUES] = ["#D55E00", "#0072B2", "#882255", "#009E73", "#C98A00", "#3D4752"];
    const GREYS: [&str; HUES] = ["#000000", "#777777", "#444444", "#A0A0A0", "#222222", "#8A8A8A"];
    let rank = if actors > HUES { 0 } else { rank };
    match theme {
        Theme::Dark => theme.category(rank),
        Theme::Colour => Colour::new(COLOURS[rank]),
        Theme::Grey | Theme::Print => Colour::new(GREYS[rank]),
    }
}

type Drawn = (Vec<crate::present::diagram::scene::Drawing>, Vec<Text>);

fn ranking(context: &Context<'_>, bridges: &[Bridge], arcs: bool) -> Drawn {
    let language = context.options.language;
    let say = |phrase| words::phrase(language, phrase);
    let mut panel = Panel::new(context);
    if !bridges.is_empty() {
        panel.heading(say(Phrase::BridgesHeading));
        panel.columns(&[say(Phrase::PlacesColumn), say(Phrase::BetweennessColumn)]);
        let most = bridges.iter().filter_map(|b| context.betweenness(b.node)).fold(0.0_f64, f64::max);
        let names: Vec<String> = bridges.iter().map(|bridge| context.name(bridge.node)).collect();
        let names = Panel::names(&names, 2);
        for (rank, (bridge, name)) in bridges.iter().zip(&names).enumerate() {
            let value = context.betweenness(bridge.node);
            let shown = value.map_or("–".to_owned(), |value| language.decimal(value, 2));
            let share = if most > 0.0 { value.unwrap_or(0.0) / most } else { 0.0 };
            let colour = hue(context.theme, rank, bridges.len());
            panel.bar(name, &[bridge.reach.len().to_string(), shown], share, colour);
        }
    }
    panel.heading("");
    panel.note(say(Phrase::PlaceMark));
    panel.note(say(Phrase::CountOnLine));
    if arcs {
        panel.note(say(Phrase::DirectTies));
    }
    if !bridges.is_empty() {
        panel.note(say(Phrase::BetweennessNote));
    }
    panel.finish()
}
