//! One structure: its members under one roof, those that no source names as ghosts, and who is joined to it from outside.

use crate::error::Error;
use crate::model::names::nearest;
use crate::model::{Mode, Network, StatedGroup, stated_groups};
use crate::present::diagram::context::Context;
use crate::present::diagram::islands::{Container, Island, Islands};
use crate::present::diagram::legend::Key;
use crate::present::diagram::page::Content;
use crate::present::diagram::panel::Panel;
use crate::present::diagram::plot::{self, Wishes};
use crate::present::diagram::undrawn::Part;
use crate::present::diagram::{Unnamed, font, islands};
use crate::present::language::diagram::{self as words, Phrase};
use std::collections::BTreeSet;

/// Members listed at the right.
const LISTED: usize = 24;

pub(in crate::present::diagram) fn content(context: &Context<'_>, name: &str) -> Result<Content, Error> {
    let (network, language) = (context.network, context.options.language);
    let structure = find(context, name)?;
    let group = stated_groups(network).into_iter().find(|group| group.node == structure);
    let group = group.or_else(|| memberless(network, structure)).ok_or_else(|| no_structure(context, structure))?;
    let (remainder, remainder_ties) = islands::remainder(network, structure);
    let members: BTreeSet<usize> =
        group.members.iter().chain(&remainder).copied().filter(|&node| context.is_drawn(node)).collect();
    let members: Vec<usize> = members.into_iter().collect();
    let inside: BTreeSet<usize> = members.iter().copied().chain([structure]).collect();
    let others: BTreeSet<usize> = network
        .ties_of(structure)
        .iter()
        .flat_map(|tie| [tie.source, tie.target])
        .filter(|node| !inside.contains(node) && context.is_drawn(*node))
        .collect();
    let ties = group.ties.iter().copied().chain(remainder_ties).collect();
    let container = Container { structure, members: members.clone(), unnamed: context.unnamed(&group), ties };
    let island = Island { containers: vec![container], ..Island::default() };
    let islands = Islands { list: vec![island], floating: others.iter().copied().collect() };
    let wishes = Wishes {
        aspect: 1.35,
        faded: &BTreeSet::new(),
        outlines: false,
        unnamed: context.options.unnamed,
        only_own_ties: false,
        named: None,
        room: Some(super::municipality::ROOM),
    };
    let plot = plot::draw(context, &islands, &wishes);
    let mut notes = vec![words::phrase(language, Phrase::ContainerTies).to_owned()];
    if context.unnamed(&group) > 0 && context.options.unnamed != Unnamed::Omit {
        notes.push(words::phrase(language, Phrase::GhostNote).to_owned());
        if !remainder.is_empty() {
            notes.push(words::phrase(language, Phrase::RemainderNote).to_owned());
        }
    }
    let name = context.name(structure);
    let title = context.options.title.clone().unwrap_or_else(|| match group.stated {
        Some(stated) if context.unnamed(&group) > 0 => {
            words::structure_title(language, &name, stated as usize - context.unnamed(&group), stated as usize)
        }
        _ => words::members_title(language, &name),
    });
    Ok(Content {
        title: font::clean(&title),
        subtitle: words::structure_subtitle(language, group.members.len(), remainder.len(), others.len()),
        plot,
        drawings: Vec::new(),
        panel: Some(panel(context, &group, &members)),
        legend: true,
        key: Key::default(),
        part: Some(Part::new([structure], &BTreeSet::new())),
        notes,
    })
}

/// A structure without any member that the data name or state.
fn memberless(network: &Network, node: usize) -> Option<StatedGroup> {
    let is_structure = network.mode(node) == Mode::Structure;
    is_structure.then(|| StatedGroup { node, stated: None, members: Vec::new(), others: Vec::new(), ties: Vec::new() })
}

/// What somebody hears who asks for an actor as if it had members.
fn no_structure(context: &Context<'_>, node: usize) -> Error {
    let network = context.network;
    let (name, kind) = (context.name(node), &network.node(node).kind);
    let error = Error::request(format!("{name} is no structure: its kind is {kind}, and it has no stated members"));
    let of_place = if kind == "municipality" { ", --view municipality draws what is in it" } else { "" };
    error.hint(format!("--view ego --name {:?} draws it with its partners{of_place}", network.node(node).id))
}

/// The structure that is meant, by id, or by name in any case; the one with most members where several share a name.
fn find(context: &Context<'_>, name: &str) -> Result<usize, Error> {
    let network = context.network;
    if let Some(node) = network.index_of(name) {
        return Ok(node);
    }
    let wanted = name.trim().to_lowercase();
    let called = |network: &Network, node: usize| {
        let node = network.node(node);
        node.label.to_lowercase() == wanted || node.aliases.iter().any(|alias| alias.to_lowercase() == wanted)
    };
    let groups = stated_groups(network);
    let stated = groups.iter().map(|group| group.node).find(|&node| called(network, node));
    if let Some(node) = stated.or_else(|| (0..network.node_count()).find(|&node| called(network, node))) {
        return Ok(node);
    }
    let names: Vec<String> = groups.iter().map(|group| context.name(group.node)).collect();
    let error = Error::request(format!("no structure is called {name:?}"));
    Err(match nearest(name, names.iter()) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None if names.is_empty() => error.hint("this network states no structures with members"),
        None => error.hint(format!("structures with members are {}", names.join(", "))),
    })
}

type Drawn = (Vec<crate::present::diagram::scene::Drawing>, Vec<crate::present::diagram::scene::Text>);

fn panel(context: &Context<'_>, group: &StatedGroup, members: &[usize]) -> Drawn {
    let say = |phrase| words::phrase(context.options.language, phrase);
    let named = group.named(context.network);
    let mut panel = Panel::new(context);
    panel.heading(say(Phrase::KeyFigures));
    if let Some(stated) = group.stated {
        panel.row(say(Phrase::StatedRow), &stated.to_string());
    }
    let known = context.known(group);
    panel.row(say(Phrase::KnownRow), &known.to_string());
    panel.row(say(Phrase::NamedRow), &named.to_string());
    panel.row(say(Phrase::TypedRow), &(group.members.len() - named).to_string());
    if known > group.members.len() {
        panel.row(say(Phrase::NotNowRow), &(known - group.members.len()).to_string());
    }
    if group.stated.is_some() {
        panel.row(say(Phrase::UnnamedRow), &context.unnamed(group).to_string());
    }
    if !members.is_empty() {
        panel.heading(say(Phrase::Members));
        let mut ordered = members.to_vec();
        ordered.sort_by_key(|&node| (!context.network.node(node).named, context.name(node).to_lowercase()));
        for &node in ordered.iter().take(LISTED) {
            let name = context.short(&context.name(node), font::LONGEST_NAME);
            panel.item(&name, context.network.node(node).named);
        }
        if ordered.len() > LISTED {
            panel.item(&format!("+ {}", ordered.len() - LISTED), false);
        }
    }
    panel.finish()
}
