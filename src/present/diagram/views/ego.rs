//! One actor or structure: its partners by place, theirs where more steps are asked, figures at the right.

use super::municipality::ROOM;
use crate::error::Error;
use crate::present::diagram::context::Context;
use crate::present::diagram::font;
use crate::present::diagram::islands::{Island, Islands};
use crate::present::diagram::legend::{self, Key};
use crate::present::diagram::page::Content;
use crate::present::diagram::panel::Panel;
use crate::present::diagram::plot::{self, Wishes};
use crate::present::diagram::scene::{Drawing, Text};
use crate::present::diagram::undrawn::Part;
use crate::present::language::diagram::{self as words, Phrase};
use crate::present::language::kinds;
use crate::present::language::views::{self, View, view};
use crate::present::who::Who;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Bars of kinds of ties.
const BARS: usize = 8;
/// More nodes would hide who the picture is about: of those farthest away the least connected are left out.
const MOST_NODES: usize = 250;

pub(in crate::present::diagram) fn content(context: &Context<'_>, name: &str, steps: usize) -> Result<Content, Error> {
    let language = context.options.language;
    let ego = Who::of(context.network, "name").node(name)?;
    let (distance, left_out) = reached(context, ego, steps.max(1));
    let nodes: Vec<usize> = distance.keys().copied().collect();
    let context = &context.about(ego, &nodes);
    let faded: BTreeSet<usize> = distance.iter().filter(|(_, steps)| **steps > 1).map(|(&node, _)| node).collect();
    let islands = islands(context, ego, &nodes);
    let wishes = Wishes {
        aspect: context.aspect(1.35),
        faded: &faded,
        outlines: islands.list.len() > 1 || !islands.floating.is_empty(),
        unnamed: context.options.unnamed,
        only_own_ties: true,
        named: None,
        room: Some(ROOM),
    };
    let mut plot = plot::draw(context, &islands, &wishes);
    let id = &context.network.node(ego).id;
    for line in &mut plot.lines {
        // What partners have among themselves is the background.
        if plot.marks[line.from].id != *id && plot.marks[line.to].id != *id {
            line.stroke.colour.alpha *= 0.6;
            line.stroke.width *= 0.8;
        }
    }
    let core = distance.iter().filter(|(_, far)| **far < steps.max(1)).map(|(&node, _)| node);
    let partners = partners(context, ego);
    let places = places_of(context, &partners);
    let mut notes: Vec<String> =
        [View::EgoOnlyPresent, View::ConstraintNote].map(|note| view(language, note).to_owned()).to_vec();
    if left_out > 0 {
        notes.push(views::left_out_far(language, left_out));
    }
    let shown = context.short(&context.name(ego), font::LONGEST_NAME * 2);
    let title = context.options.title.clone().unwrap_or_else(|| views::ego_title(language, &shown));
    Ok(Content {
        title: font::clean(&title),
        subtitle: views::ego_subtitle(language, partners.len(), places.len(), faded.len()),
        plot,
        panel: Some(panel(context, ego, &partners, places.len())),
        legend: true,
        key: key(context, ego),
        part: Some(Part::new(core, &faded)),
        notes,
        ..Content::default()
    })
}

/// How many steps away each drawn node is, up to so many; and how many are left out.
fn reached(context: &Context<'_>, ego: usize, steps: usize) -> (BTreeMap<usize, usize>, usize) {
    let mut distance = BTreeMap::from([(ego, 0)]);
    let mut queue = VecDeque::from([ego]);
    while let Some(node) = queue.pop_front() {
        let far = distance[&node];
        if far == steps {
            continue;
        }
        for tie in context.network.ties_of(node) {
            let other = if tie.source == node { tie.target } else { tie.source };
            if context.is_drawn(other) && !distance.contains_key(&other) {
                distance.insert(other, far + 1);
                queue.push_back(other);
            }
        }
    }
    let mut order: Vec<usize> = distance.keys().copied().collect();
    order.sort_by_key(|&node| (distance[&node], std::cmp::Reverse(context.degree(node)), node));
    let left_out = order.len().saturating_sub(MOST_NODES);
    for node in order.into_iter().skip(MOST_NODES) {
        distance.remove(&node);
    }
    (distance, left_out)
}

/// Groups by place, by kind where no node has a place. Who is alone in its group stands by itself; the actor stands with those of
/// its own place.
fn islands(context: &Context<'_>, ego: usize, nodes: &[usize]) -> Islands {
    let network = context.network;
    let by_place = nodes.iter().any(|&node| !network.node(node).is_national());
    let group = |node: usize| -> Vec<String> {
        if by_place {
            let places: BTreeSet<String> = network.node(node).places().map(str::to_owned).collect();
            places.into_iter().collect()
        } else {
            vec![kinds::node_kind(context.options.language, network.vocabulary(), &network.node(node).kind)]
        }
    };
    let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    let mut floating = Vec::new();
    for &node in nodes {
        let key = group(node);
        if key.is_empty() || (node == ego && !by_place) {
            floating.push(node);
        } else {
            groups.entry(key).or_default().push(node);
        }
    }
    let mut list = Vec::new();
    for (names, nodes) in groups {
        if nodes.len() < 2 {
            floating.extend(nodes);
            continue;
        }
        let island = Island { nodes, ..Island::default() };
        list.push(if by_place {
            Island { places: names, ..island }
        } else {
            Island { title: font::shortened(&names.concat(), font::LONGEST_NAME), ..island }
        });
    }
    floating.sort_unstable();
    if list.len() == 1 && !by_place {
        // One kind only: an outline around everybody but the actor would say nothing.
        floating.extend(list.remove(0).nodes);
        floating.sort_unstable();
        return Islands { list: vec![Island { nodes: floating, ..Island::default() }], floating: Vec::new() };
    }
    Islands { list, floating }
}

/// Nodes to which a tie exists.
fn partners(context: &Context<'_>, node: usize) -> Vec<usize> {
    let ties = context.network.ties_of(node).into_iter().filter(|tie| tie.tie.status.holds());
    let others = ties.map(|tie| if tie.source == node { tie.target } else { tie.source });
    let others: BTreeSet<usize> = others.filter(|&other| other != node && context.is_drawn(other)).collect();
    others.into_iter().collect()
}

fn places_of<'n>(context: &Context<'n>, nodes: &[usize]) -> BTreeSet<&'n str> {
    nodes.iter().flat_map(|&node| context.network.node(node).places()).collect()
}

fn key(context: &Context<'_>, ego: usize) -> Key {
    let language = context.options.language;
    let data = context.network.node(ego);
    let glyph = context.theme.glyph(&data.kind, context.network.mode(ego), true);
    let entries = vec![legend::ring_entry(context, &glyph, context.theme.ink(), view(language, View::ThisActor))];
    Key { entries, pale: Some(view(language, View::TwoSteps)), ..Key::default() }
}

fn panel(context: &Context<'_>, ego: usize, partners: &[usize], places: usize) -> (Vec<Drawing>, Vec<Text>) {
    let (network, language) = (context.network, context.options.language);
    let say = |phrase| view(language, phrase);
    let decimal = |value: Option<f64>| value.map_or("–".to_owned(), |value| language.decimal(value, 2));
    let mut panel = Panel::new(context);
    panel.heading(words::phrase(language, Phrase::KeyFigures));
    panel.row(say(View::PartnersRow), &partners.len().to_string());
    if places > 0 {
        panel.row(say(View::PlacesRow), &places.to_string());
    }
    let own: Vec<_> = network
        .ties_of(ego)
        .into_iter()
        .filter(|tie| {
            let other = if tie.source == ego { tie.target } else { tie.source };
            tie.tie.status.holds() && other != ego && context.is_drawn(other)
        })
        .collect();
    panel.row(say(View::TiesRow), &own.len().to_string());
    if partners.len() > 1 {
        let possible = partners.len() * (partners.len() - 1) / 2;
        let joined = super::municipality::pairs(context, partners).0;
        panel.row(say(View::AmongPartnersRow), &format!("{joined} / {possible}"));
    }
    let constraint = context.facts.constraint.get(ego).copied().filter(|value| value.is_finite());
    panel.row(say(View::ConstraintRow), &decimal(constraint));
    let betweenness = context.betweenness(ego);
    panel.row(say(View::BetweennessRow), &decimal(betweenness));
    if let Some(own) = betweenness {
        let all: Vec<f64> = (0..network.node_count()).filter_map(|node| context.betweenness(node)).collect();
        // Sums in another order differ in the last digit; that is no difference of rank.
        let above = all.iter().filter(|value| **value > own + 1e-12).count();
        let equal = all.iter().filter(|value| (**value - own).abs() <= 1e-12).count();
        panel.row(say(View::RankRow), &views::rank(language, above + 1, all.len(), equal > 1));
    }
    let mut kinds_of: BTreeMap<&str, usize> = BTreeMap::new();
    for tie in &own {
        *kinds_of.entry(tie.tie.kind.as_str()).or_default() += 1;
    }
    let mut kinds_of: Vec<(&str, usize)> = kinds_of.into_iter().collect();
    kinds_of.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
    if let Some(&(_, most)) = kinds_of.first() {
        panel.heading(say(View::TiesPerKind));
        for (kind, count) in kinds_of.into_iter().take(BARS) {
            let colour = context.families.get(context.families.number(kind)).colour.alpha(1.0);
            let name = kinds::tie_kind(language, network.vocabulary(), kind);
            panel.bar(&name, &[count.to_string()], count as f64 / most as f64, colour);
        }
    }
    panel.finish()
}
