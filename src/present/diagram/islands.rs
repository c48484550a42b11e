//! Which marks stand together: places as islands, structures with many members as containers within them.

use super::Members;
use super::context::Context;
use crate::model::{Network, StatedGroup, stated_groups};
use std::collections::{BTreeMap, BTreeSet};

/// A place, or several that actors join, or a community.
#[derive(Debug, Clone, Default)]
pub(super) struct Island {
    /// What it is called where it is no place.
    pub(super) title: String,
    /// Names of its places; empty for a community.
    pub(super) places: Vec<String>,
    /// Nodes that stand freely in it.
    pub(super) nodes: Vec<usize>,
    /// Structures with their members.
    pub(super) containers: Vec<Container>,
    /// Nodes that nothing joins to anything, if they are many.
    pub(super) loose: Vec<usize>,
}

/// A structure drawn as an outline around its members.
#[derive(Debug, Clone)]
pub(super) struct Container {
    pub(super) structure: usize,
    pub(super) members: Vec<usize>,
    /// Members that the source states and does not name.
    pub(super) unnamed: usize,
    /// Membership ties that the outline replaces.
    pub(super) ties: Vec<usize>,
}

/// The islands, largest first, and the nodes between them.
#[derive(Debug, Clone, Default)]
pub(super) struct Islands {
    pub(super) list: Vec<Island>,
    pub(super) floating: Vec<usize>,
}

/// A structure with at least so many members becomes a container.
const CONTAINER_MEMBERS: usize = 6;
/// A node of at most this many places joins them into one island; one of more stands between islands.
const JOINED_PLACES: usize = 3;
/// An island never grows beyond this many places, or chains of joint actors would tie a whole province together.
const MOST_PLACES: usize = 4;
/// So many nodes without any tie are set apart in rows.
const LOOSE: usize = 4;

/// Divides nodes over islands by place; by community where no node has a place.
pub(super) fn divide(context: &Context<'_>, nodes: &[usize]) -> Islands {
    let by_place = nodes.iter().any(|&node| !context.network.node(node).is_national());
    let mut islands = if by_place { places(context, nodes) } else { communities(context, nodes) };
    let groups = stated_groups(context.network);
    for island in &mut islands.list {
        contain(context, &groups, island);
    }
    set_loose_apart(context, &mut islands);
    islands
}

/// The same without containers: for views that are about every single tie.
pub(super) fn plain(context: &Context<'_>, nodes: &[usize]) -> Islands {
    let by_place = nodes.iter().any(|&node| !context.network.node(node).is_national());
    let mut islands = if by_place { places(context, nodes) } else { communities(context, nodes) };
    set_loose_apart(context, &mut islands);
    islands
}

/// Whether no line at all is drawn to a node: also none that is still to come.
fn is_loose(context: &Context<'_>, node: usize) -> bool {
    context.degree(node) == 0 && context.network.ties_of(node).iter().all(|tie| tie.source == tie.target)
}

/// One island per community, wherever its nodes belong to.
pub(super) fn by_community(context: &Context<'_>, nodes: &[usize]) -> Islands {
    let mut islands = communities(context, nodes);
    join_expected(context, &mut islands);
    // Who is alone in a community stands between them.
    let (single, several): (Vec<Island>, Vec<Island>) =
        islands.list.into_iter().partition(|island| island.nodes.len() < 2);
    islands.floating.extend(single.into_iter().flat_map(|island| island.nodes));
    islands.list = several;
    set_loose_apart(context, &mut islands);
    islands
}

/// Puts a node whose ties are all still to come, and which is therefore in no community, beside the first partner that is in one.
fn join_expected(context: &Context<'_>, islands: &mut Islands) {
    let home: BTreeMap<usize, usize> =
        islands.list.iter().enumerate().flat_map(|(number, of)| of.nodes.iter().map(move |&n| (n, number))).collect();
    islands.floating.retain(|&node| {
        let ends = context.network.ties_of(node).into_iter().flat_map(|tie| [tie.source, tie.target]);
        let found = ends.filter_map(|end| home.get(&end)).next();
        if let Some(&number) = found {
            islands.list[number].nodes.push(node);
        }
        found.is_none()
    });
}

/// Puts nodes without any tie in rows.
fn set_loose_apart(context: &Context<'_>, islands: &mut Islands) {
    for island in &mut islands.list {
        let (loose, tied): (Vec<usize>, Vec<usize>) = island.nodes.iter().partition(|&&node| is_loose(context, node));
        if loose.len() >= LOOSE {
            island.nodes = tied;
            island.loose = loose;
        }
    }
    let loose: Vec<usize> = islands.floating.iter().copied().filter(|&node| is_loose(context, node)).collect();
    if loose.len() >= LOOSE {
        islands.floating.retain(|&node| !is_loose(context, node));
        islands.list.push(Island { loose, ..Island::default() });
    }
}

/// One place, whatever other places its nodes belong to, and partners around it.
pub(super) fn single(context: &Context<'_>, place: &str, nodes: &[usize], partners: &[usize]) -> Islands {
    let mut island = Island { places: vec![place.to_owned()], nodes: nodes.to_vec(), ..Island::default() };
    contain(context, &stated_groups(context.network), &mut island);
    Islands { list: vec![island], floating: partners.to_vec() }
}

fn places(context: &Context<'_>, nodes: &[usize]) -> Islands {
    let network = context.network;
    let mut island_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut joined: Vec<Vec<&str>> = Vec::new();
    for &node in nodes {
        for place in network.node(node).places() {
            island_of.entry(place).or_insert_with(|| {
                joined.push(vec![place]);
                joined.len() - 1
            });
        }
    }
    for &node in nodes {
        let places: Vec<&str> = network.node(node).places().collect();
        if !(2..=JOINED_PLACES).contains(&places.len()) {
            continue;
        }
        let parts: BTreeSet<usize> = places.iter().map(|place| island_of[place]).collect();
        let all: Vec<&str> = parts.iter().flat_map(|&part| joined[part].clone()).collect();
        let target = *parts.first().expect("the node has places");
        if parts.len() > 1 && all.len() <= MOST_PLACES {
            for part in parts {
                joined[part].clear();
            }
            for place in &all {
                island_of.insert(place, target);
            }
            joined[target] = all;
        }
    }
    let mut list: Vec<Island> = joined
        .iter()
        .map(|places| Island { places: places.iter().map(|&place| place.to_owned()).collect(), ..Island::default() })
        .collect();
    let mut floating = Vec::new();
    for &node in nodes {
        let homes: BTreeSet<usize> = network.node(node).places().map(|place| island_of[place]).collect();
        match (homes.len(), homes.first()) {
            (1, Some(&home)) => list[home].nodes.push(node),
            _ => floating.push(node),
        }
    }
    list.retain(|island| !island.nodes.is_empty());
    for island in &mut list {
        island.places.sort();
    }
    list.sort_by(|a, b| b.nodes.len().cmp(&a.nodes.len()).then_with(|| a.places.cmp(&b.places)));
    Islands { list, floating }
}

fn communities(context: &Context<'_>, nodes: &[usize]) -> Islands {
    let mut list: BTreeMap<u32, Island> = BTreeMap::new();
    let mut floating = Vec::new();
    for &node in nodes {
        match context.facts.community.get(node) {
            Some(&community) if context.degree(node) > 0 => list.entry(community).or_default().nodes.push(node),
            _ => floating.push(node),
        }
    }
    Islands { list: list.into_values().collect(), floating }
}

/// Moves the members of large structures into containers; each node into the largest that claims it.
fn contain(context: &Context<'_>, groups: &[StatedGroup], island: &mut Island) {
    if context.options.members == Members::Lines {
        return;
    }
    let network = context.network;
    for group in groups {
        let kind = network.node(group.node).kind.as_str();
        let roof = matches!(kind, "venue" | "access-point" | "partnership" | "region") || group.stated.is_some();
        if !roof || !island.nodes.contains(&group.node) {
            continue;
        }
        let (remainder, remainder_ties) = remainder(context.network, group.node);
        // The municipality itself stands outside what it takes part in, unless the structure is a region of municipalities.
        let members: Vec<usize> = group
            .members
            .iter()
            .copied()
            .chain(remainder)
            .filter(|member| island.nodes.contains(member) && *member != group.node)
            .filter(|&member| kind == "region" || network.node(member).kind != "municipality")
            .collect();
        if members.len() < CONTAINER_MEMBERS {
            continue;
        }
        island.nodes.retain(|node| *node != group.node && !members.contains(node));
        let inside: BTreeSet<usize> = members.iter().copied().collect();
        let ties = group.ties.iter().copied().chain(remainder_ties);
        let ties = ties.filter(|&tie| inside.contains(&network.tie(tie).source)).collect();
        island.containers.push(Container { structure: group.node, members, unnamed: context.unnamed(group), ties });
    }
}

/// The groups that stand for members of a structure which no source names, and the ties that say so. They are no coded members,
/// but their place is inside.
pub(super) fn remainder(network: &Network, structure: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut groups, mut ties) = (BTreeSet::new(), Vec::new());
    for tie in network.ties_of(structure).into_iter().filter(|tie| tie.target == structure) {
        let source = network.node(tie.source);
        let membership = network.vocabulary().tie_kind(&tie.tie.kind).is_some_and(|kind| kind.membership);
        let holds = tie.tie.status.holds();
        if membership && holds && source.remainder {
            groups.insert(tie.source);
            ties.push(tie.index);
        }
    }
    (groups.into_iter().collect(), ties)
}
