//! The clusters found, as islands: what stands together by its ties, wherever it belongs to.

use crate::present::diagram::context::Context;
use crate::present::diagram::font;
use crate::present::diagram::islands;
use crate::present::diagram::legend::{self, Key};
use crate::present::diagram::page::Content;
use crate::present::diagram::plot::{self, Wishes};
use crate::present::diagram::style::{self, Colour, Dash, Stroke, Theme};
use crate::present::language::diagram::{self as words, Phrase};
use crate::present::language::views::{self, View, view};
use crate::studies::stability::Verdict;
use std::collections::{BTreeMap, BTreeSet};

/// Who is less sure of its cluster than this gets a pale ring.
const UNSURE: f64 = 0.7;

pub(in crate::present::diagram) fn content(context: &Context<'_>) -> Content {
    let (network, language) = (context.network, context.options.language);
    let nodes: Vec<usize> = (0..network.node_count()).filter(|&node| context.is_drawn(node)).collect();
    let mut islands = islands::by_community(context, &nodes);
    let mut cluster_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut clusters = 0;
    for island in islands.list.iter_mut().filter(|island| !island.nodes.is_empty()) {
        let hub = island.nodes.iter().copied().max_by_key(|&node| (context.degree(node), std::cmp::Reverse(node)));
        let name = hub.map(|node| context.short(&context.name(node), 28)).unwrap_or_default();
        island.title = format!("{} · {name}", clusters + 1);
        // Whose ties are all still to come is in no cluster yet, and stands here uncoloured.
        let members = island.nodes.iter().filter(|&&node| context.degree(node) > 0);
        cluster_of.extend(members.map(|&node| (node, clusters)));
        clusters += 1;
    }
    let wishes = Wishes {
        aspect: context.aspect(1.75),
        faded: &BTreeSet::new(),
        outlines: true,
        unnamed: context.options.unnamed,
        only_own_ties: false,
        named: None,
        room: None,
    };
    let mut plot = plot::draw(context, &islands, &wishes);
    let of_mark: Vec<Option<usize>> = plot
        .marks
        .iter()
        .map(|mark| network.index_of(&mark.id).and_then(|node| cluster_of.get(&node).copied()))
        .collect();
    let mut unsure = false;
    for (mark, cluster) in plot.marks.iter_mut().zip(&of_mark) {
        let certainty = network.index_of(&mark.id).and_then(|node| context.facts.certainty.get(node).copied());
        // A ring means something else here, so that nobody keeps the usual one.
        let pale = cluster.is_some() && certainty.is_some_and(|certainty| certainty < UNSURE);
        unsure |= pale;
        mark.ring = pale.then(|| style::ring(context.theme.ghost()));
        mark.glyph.typed = false;
        mark.glyph.fill = cluster.map_or(context.theme.paper(), |cluster| hue(context.theme, cluster));
        mark.glyph.line = context.theme.ink().alpha(0.75);
        if let Some(label) = &mut mark.label {
            label.colour = context.theme.ink();
        }
    }
    for area in &mut plot.areas {
        let number = area.name.split(" · ").next().and_then(|number| number.parse::<usize>().ok());
        if let Some(number) = number.filter(|_| area.island) {
            let colour = hue(context.theme, number - 1);
            area.fill = colour.alpha(if context.theme.has_hues() { 0.13 } else { 0.08 });
            area.stroke = Stroke::solid(colour, 0.9);
        }
    }
    for line in &mut plot.lines {
        let (from, to) = (of_mark[line.from], of_mark[line.to]);
        let inside = from.is_some() && from == to;
        line.stroke.dash = Dash::Solid;
        line.arrow = false;
        line.stroke.colour = if inside { context.theme.quiet().alpha(0.5) } else { between(context.theme) };
        line.stroke.width *= if inside { 0.8 } else { 1.1 };
    }
    // What joins clusters is the finding, and stands above what is inside.
    plot.lines.sort_by_key(|line| of_mark[line.from] != of_mark[line.to]);
    // Only ties that hold count, and they join nodes that have a cluster.
    let holding = network.ties().filter(|tie| tie.source != tie.target && tie.tie.status.holds());
    let pairs: BTreeSet<(usize, usize)> =
        holding.map(|tie| (tie.source.min(tie.target), tie.source.max(tie.target))).collect();
    let joined: Vec<bool> = pairs.iter().filter_map(|(a, b)| Some(cluster_of.get(a)? != cluster_of.get(b)?)).collect();
    let crossing = joined.iter().filter(|&&crosses| crosses).count();
    let subtitle = views::communities_subtitle(language, clusters, cluster_of.len(), crossing, joined.len());
    let title = context.options.title.clone().unwrap_or_else(|| view(language, title(context)).to_owned());
    Content {
        title: font::clean(&title),
        subtitle,
        plot,
        legend: !nodes.is_empty(),
        key: key(context, unsure),
        notes: notes(context, nodes.is_empty()),
        ..Content::default()
    }
}

fn title(context: &Context<'_>) -> View {
    match context.facts.verdict {
        Some(Verdict::NoMoreThanChance) => View::NoCommunitiesTitle,
        _ => View::CommunitiesTitle,
    }
}

fn notes(context: &Context<'_>, empty: bool) -> Vec<String> {
    let language = context.options.language;
    if empty {
        return vec![words::phrase(language, Phrase::Empty).to_owned()];
    }
    [Some(View::ClusterMethod), views::judged(context.facts.verdict)]
        .into_iter()
        .flatten()
        .map(|note| view(language, note).to_owned())
        .collect()
}

fn key(context: &Context<'_>, unsure: bool) -> Key {
    let (language, theme) = (context.options.language, context.theme);
    let mut entries = vec![
        legend::line_entry(Stroke::solid(theme.quiet().alpha(0.6), 1.2), false, view(language, View::Inside)),
        legend::line_entry(Stroke::solid(between(theme), 1.8), false, view(language, View::Between)),
    ];
    if unsure {
        let mut glyph = theme.glyph("organisation", crate::model::Mode::Actor, true);
        (glyph.fill, glyph.line) = (theme.paper(), theme.quiet());
        entries.push(legend::ring_entry(context, &glyph, theme.ghost(), view(language, View::Unsure)));
    }
    Key {
        heading: words::phrase(language, Phrase::Ties),
        entries,
        families: false,
        colours: false,
        emphasis: false,
        ..Key::default()
    }
}

/// Ties between clusters.
fn between(theme: Theme) -> Colour {
    theme.ink().alpha(0.6)
}

/// The colour of a cluster: those of categories, grey for the clusters beyond; without hues, greys in turn.
pub(super) fn hue(theme: Theme, cluster: usize) -> Colour {
    const GREYS: [&str; 4] = ["#555555", "#BBBBBB", "#888888", "#DDDDDD"];
    if theme.has_hues() { theme.category(cluster) } else { Colour::new(GREYS[cluster % GREYS.len()]) }
}
