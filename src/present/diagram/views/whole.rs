//! Everybody: islands by place, bridging actors between them.

use crate::model::Mode;
use crate::present::diagram::context::Context;
use crate::present::diagram::legend::Key;
use crate::present::diagram::page::Content;
use crate::present::diagram::plot::{self, Wishes};
use crate::present::diagram::{font, islands};
use crate::present::language::diagram::{self as words, Noun, Phrase};
use crate::present::language::views::{self, View, view};
use crate::studies::stability::Verdict;
use std::collections::BTreeSet;

/// Longer titles of a network would take the place of the picture.
const LONGEST_TITLE: usize = 160;

pub(in crate::present::diagram) fn content(context: &Context<'_>) -> Content {
    let (network, language) = (context.network, context.options.language);
    let nodes: Vec<usize> = (0..network.node_count()).filter(|&node| context.is_drawn(node)).collect();
    let islands = islands::divide(context, &nodes);
    let by_cluster = islands.list.len() > 1 && network.places().is_empty();
    let by_chance = by_cluster && context.facts.verdict == Some(Verdict::NoMoreThanChance);
    let wishes = Wishes {
        aspect: context.aspect(1.75),
        faded: &BTreeSet::new(),
        // A picture travels without the words beside it: what is no finding must not look like one.
        outlines: islands.list.len() > 1 && !by_chance,
        unnamed: context.options.unnamed,
        only_own_ties: false,
        named: None,
        room: None,
    };
    let plot = plot::draw(context, &islands, &wishes);
    let mut notes = Vec::new();
    if nodes.is_empty() {
        notes.push(words::phrase(language, Phrase::Empty).to_owned());
    }
    if by_chance {
        notes.push(view(language, View::IslandsByChance).to_owned());
    } else if by_cluster {
        // On paper that is spared, areas have an outline and nothing inside.
        let filled = context.theme.island() != context.theme.paper();
        let phrase = if filled { Phrase::Clusters } else { Phrase::ClustersOutlined };
        notes.push(words::phrase(language, phrase).to_owned());
        notes.extend(views::judged(context.facts.verdict).map(|note| view(language, note).to_owned()));
    }
    if islands.list.iter().any(|island| !island.containers.is_empty()) {
        notes.push(words::phrase(language, Phrase::ContainerTies).to_owned());
    }
    let (title, subtitle) = heading(context, subtitle(context, &nodes));
    Content {
        title,
        subtitle,
        plot,
        drawings: Vec::new(),
        panel: None,
        legend: !nodes.is_empty(),
        key: Key::default(),
        part: None,
        notes,
    }
}

/// The title that is asked for, or that of the network with the question before the counts; without either the question stands above.
fn heading(context: &Context<'_>, counts: String) -> (String, String) {
    let question = words::phrase(context.options.language, Phrase::WholeTitle);
    let own = context.network.info().title.as_deref().map(|title| font::shortened(&font::clean(title), LONGEST_TITLE));
    let own = own.filter(|title| !title.is_empty());
    match (&context.options.title, own) {
        (Some(title), _) => (font::clean(title), counts),
        (None, Some(title)) => (title, format!("{question} {counts}")),
        (None, None) => (question.to_owned(), counts),
    }
}

/// Counts, places and years.
fn subtitle(context: &Context<'_>, nodes: &[usize]) -> String {
    let (network, language) = (context.network, context.options.language);
    let actors = nodes.iter().filter(|&&node| network.mode(node) == Mode::Actor).count();
    let structures = nodes.len() - actors;
    let counts = |tie: &crate::model::TieRef<'_>| {
        context.is_drawn(tie.source) && context.is_drawn(tie.target) && tie.tie.status.holds()
    };
    let ties = network.ties().filter(counts).count();
    let mut parts = vec![words::counted(language, actors, Noun::Actor)];
    if structures > 0 {
        parts.push(words::counted(language, structures, Noun::Structure));
    }
    let ties = words::counted(language, ties, Noun::Tie);
    let places = network.places().len();
    parts.push(match places {
        0 => ties,
        some => words::within(language, &ties, &words::counted(language, some, Noun::Place)),
    });
    if let Some(years) = years(context) {
        parts.push(years);
    }
    parts.join(" · ")
}

/// The years that the sources describe.
pub(in crate::present::diagram) fn years(context: &Context<'_>) -> Option<String> {
    let info = context.network.info();
    let known = info.sources.iter().filter_map(|source| source.observation_year).chain(info.observation_year);
    let years: BTreeSet<i32> = known.collect();
    let (first, last) = (years.first()?, years.last()?);
    Some(if first == last { first.to_string() } else { format!("{first}–{last}") })
}
