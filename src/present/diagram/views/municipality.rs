//! One place: its own actors and structures, partners from outside around them, figures at the right.

use crate::error::Error;
use crate::model::names::nearest;
use crate::model::{Mode, Network};
use crate::present::diagram::context::Context;
use crate::present::diagram::geometry::Point;
use crate::present::diagram::legend::Key;
use crate::present::diagram::page::Content;
use crate::present::diagram::panel::Panel;
use crate::present::diagram::plot::{self, Wishes};
use crate::present::diagram::undrawn::Part;
use crate::present::diagram::{font, islands};
use crate::present::language::diagram::{self as words, Phrase};
use std::collections::BTreeSet;

/// Bars of the most connected.
const BARS: usize = 8;

pub(in crate::present::diagram) fn content(context: &Context<'_>, name: &str) -> Result<Content, Error> {
    let (network, language) = (context.network, context.options.language);
    let place = find(network, name)?;
    let local = nodes_of(context, &place);
    let partners = partners(context, &local);
    let islands = islands::single(context, &place, &local, &partners);
    let faded = partners.iter().copied().collect();
    let wishes = Wishes {
        aspect: 1.35,
        faded: &faded,
        outlines: true,
        unnamed: context.options.unnamed,
        only_own_ties: true,
        named: None,
        room: Some(ROOM),
    };
    let plot = plot::draw(context, &islands, &wishes);
    let mut notes = vec![Phrase::OnlyPresent, Phrase::DensityNote];
    if islands.list.iter().any(|island| !island.containers.is_empty()) {
        notes.insert(0, Phrase::ContainerTies);
    }
    let shown = font::clean(&place);
    let title = context.options.title.clone();
    Ok(Content {
        title: font::clean(
            &title.unwrap_or_else(|| format!("{shown}: {}", words::phrase(language, Phrase::WhoWithWhom))),
        ),
        subtitle: words::place_subtitle(language, local.len(), partners.len()),
        plot,
        drawings: Vec::new(),
        panel: Some(panel(context, &local)),
        legend: true,
        key: Key::default(),
        part: Some(Part::new(local, &faded)),
        notes: notes.into_iter().map(|note| words::phrase(language, note).to_owned()).collect(),
    })
}

/// The place that is meant: its name in any case, or the name or id of its municipality.
fn find(network: &Network, name: &str) -> Result<String, Error> {
    let places = network.places();
    let wanted = name.trim().to_lowercase();
    if let Some(place) = places.iter().find(|place| place.to_lowercase() == wanted) {
        return Ok(place.clone());
    }
    let mut of_node = network
        .nodes()
        .filter(|node| node.id == name || node.label.to_lowercase() == wanted)
        .flat_map(|node| node.places().map(str::to_owned).collect::<Vec<_>>());
    if let Some(place) = of_node.next() {
        return Ok(place);
    }
    let error = Error::request(format!("no node of this network belongs to {name:?}"));
    Err(match nearest(name, places.iter()) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None if places.is_empty() => {
            error.hint("no node says to which municipality it belongs; draw the whole network")
        }
        None => error.hint(format!("places are {}", places.join(", "))),
    })
}

/// The nodes of a place that are drawn.
pub(super) fn nodes_of(context: &Context<'_>, place: &str) -> Vec<usize> {
    (0..context.network.node_count())
        .filter(|&node| context.is_drawn(node) && context.network.node(node).places().any(|p| p == place))
        .collect()
}

/// Nodes outside that are tied to a node inside.
fn partners(context: &Context<'_>, local: &[usize]) -> Vec<usize> {
    let inside: BTreeSet<usize> = local.iter().copied().collect();
    let mut found = BTreeSet::new();
    for tie in context.network.ties() {
        for (own, other) in [(tie.source, tie.target), (tie.target, tie.source)] {
            if inside.contains(&own) && !inside.contains(&other) && context.is_drawn(other) {
                found.insert(other);
            }
        }
    }
    found.into_iter().collect()
}

/// Pairs that are joined inside, and from inside to outside, by ties that exist.
pub(super) fn pairs(context: &Context<'_>, local: &[usize]) -> (usize, usize) {
    let inside: BTreeSet<usize> = local.iter().copied().collect();
    let (mut within, mut beyond) = (BTreeSet::new(), BTreeSet::new());
    for tie in context.network.ties().filter(|tie| tie.tie.status.holds()) {
        let pair = (tie.source.min(tie.target), tie.source.max(tie.target));
        if pair.0 == pair.1 || !context.is_drawn(pair.0) || !context.is_drawn(pair.1) {
            continue;
        }
        match usize::from(inside.contains(&pair.0)) + usize::from(inside.contains(&pair.1)) {
            2 => drop(within.insert(pair)),
            1 => drop(beyond.insert(pair)),
            _ => {}
        }
    }
    (within.len(), beyond.len())
}

/// Share of all pairs that is joined; undefined below two nodes.
pub(super) fn density(nodes: usize, pairs: usize) -> Option<f64> {
    (nodes >= 2).then(|| pairs as f64 / (nodes * (nodes - 1) / 2) as f64)
}

type Drawn = (Vec<crate::present::diagram::scene::Drawing>, Vec<crate::present::diagram::scene::Text>);

/// Room for the drawing of one place or structure beside its panel, in points.
pub(super) const ROOM: Point = Point { x: 380.0, y: 260.0 };

fn panel(context: &Context<'_>, local: &[usize]) -> Drawn {
    let language = context.options.language;
    let say = |phrase| words::phrase(language, phrase);
    let (within, beyond) = pairs(context, local);
    let actors = local.iter().filter(|&&node| context.network.mode(node) == Mode::Actor).count();
    let mut panel = Panel::new(context);
    panel.heading(say(Phrase::KeyFigures));
    panel.row(say(Phrase::ActorsRow), &actors.to_string());
    panel.row(say(Phrase::StructuresRow), &(local.len() - actors).to_string());
    panel.row(say(Phrase::PairsRow), &within.to_string());
    let density = density(local.len(), within).map_or("–".to_owned(), |value| language.decimal(value, 2));
    panel.row(say(Phrase::DensityRow), &density);
    panel.row(say(Phrase::OutsideRow), &beyond.to_string());
    let ranked = most_connected(context, local, BARS);
    if let Some(&first) = ranked.first() {
        panel.heading(say(Phrase::MostConnected));
        let most = context.degree(first).max(1) as f64;
        let names: Vec<String> = ranked.iter().map(|&node| context.name(node)).collect();
        for (node, name) in ranked.into_iter().zip(&Panel::names(&names, 1)) {
            let degree = context.degree(node);
            let data = context.network.node(node);
            let glyph = context.theme.glyph(&data.kind, context.network.mode(node), true);
            let colour = if glyph.double || glyph.fill == context.theme.paper() { glyph.line } else { glyph.fill };
            panel.bar(name, &[degree.to_string()], degree as f64 / most, colour);
        }
    }
    panel.finish()
}

/// The nodes with most partners, those without any left out.
/// The same without those who share the last place with others for whom there is no room: nobody is more connected for coming first in a file.
pub(super) fn clearly_most_connected(context: &Context<'_>, nodes: &[usize], count: usize) -> Vec<usize> {
    let mut ranked = most_connected(context, nodes, count + 1);
    if let Some(left_out) = ranked.get(count).map(|&node| context.degree(node)) {
        ranked.retain(|&node| context.degree(node) > left_out);
    }
    ranked
}

fn most_connected(context: &Context<'_>, nodes: &[usize], count: usize) -> Vec<usize> {
    let mut ranked: Vec<usize> = nodes.iter().copied().filter(|&node| context.degree(node) > 0).collect();
    ranked.sort_by_key(|&node| (std::cmp::Reverse(context.degree(node)), node));
    ranked.truncate(count);
    ranked
}
