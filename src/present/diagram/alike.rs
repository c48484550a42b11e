//! Kinds that look alike: those of a file's own beyond the looks that there are. Whoever asks for kinds gets categories then; whoever does
//! not is told how to part them.

use super::scene::Scene;
use super::style::Theme;
use super::ties::Families;
use super::{Mapping, theme};
use crate::model::{Mode, Network, Vocabulary};
use crate::present::language::{Language, kinds, looks as words};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds that share a look with another one, those of one look together.
type Alike = Vec<BTreeSet<String>>;

/// Whether two kinds of nodes look alike. Context, which is seldom drawn, does not count.
pub(in crate::present) fn of_nodes(network: &Network) -> bool {
    let drawn = network.nodes().filter(|node| mode(network, &node.kind) != Mode::Context);
    !nodes(network, drawn.map(|node| node.kind.as_str())).is_empty()
}

/// Whether two kinds of ties look alike.
pub(super) fn of_ties(network: &Network) -> bool {
    !ties(network, network.ties().map(|tie| tie.tie.kind.as_str())).is_empty()
}

fn mode(network: &Network, kind: &str) -> Mode {
    network.vocabulary().node_kind(kind).map_or(Mode::Actor, |kind| kind.mode)
}

fn nodes<'a>(network: &Network, kinds: impl Iterator<Item = &'a str>) -> Alike {
    alike(kinds, |kind| theme::look_of(kind, mode(network, kind)))
}

fn ties<'a>(network: &Network, kinds: impl Iterator<Item = &'a str>) -> Alike {
    let families = Families::of(network, Theme::default(), Language::default());
    alike(kinds, |kind| families.number(kind))
}

fn alike<'a>(kinds: impl Iterator<Item = &'a str>, look: impl Fn(&str) -> usize) -> Alike {
    let mut by_look: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for kind in kinds.collect::<BTreeSet<&str>>() {
        by_look.entry(look(kind)).or_default().insert(kind.to_owned());
    }
    by_look.into_values().filter(|kinds| kinds.len() > 1).collect()
}

/// Which kinds of the file's own a picture draws alike though nobody asked for that, and the option that parts them.
///
/// `taken`: options by which the view shows something else.
pub fn notes(scene: &Scene, network: &Network, asked: &Mapping, taken: &[&str], language: Language) -> Vec<String> {
    let free = |option: &str, asked: &Option<String>| asked.is_none() && !taken.contains(&option);
    let parted = [&asked.colour, &asked.shape].iter().any(|asked| asked.as_deref().map(str::trim) == Some("kind"));
    let option = match () {
        () if parted => None,
        () if free("colour-by", &asked.colour) => Some("--colour-by kind"),
        () if free("shape-by", &asked.shape) => Some("--shape-by kind"),
        () => None,
    };
    let shipped = Vocabulary::shipped();
    let mut notes = Vec::new();
    if let Some(option) = option {
        let drawn = scene.marks.iter().filter(|mark| network.index_of(&mark.id).is_some());
        let own = own(nodes(network, drawn.map(|mark| mark.kind.as_str())), |kind| shipped.node_kind(kind).is_some());
        let names: Vec<String> =
            own.iter().map(|kind| kinds::node_kind(language, network.vocabulary(), kind)).collect();
        notes.extend((!names.is_empty()).then(|| words::kinds_alike(language, &names, option)));
    }
    if free("tie-colour-by", &asked.tie_colour) {
        let drawn = scene.lines.iter().flat_map(|line| line.kinds.iter().map(String::as_str));
        let own = own(ties(network, drawn), |kind| shipped.tie_kind(kind).is_some());
        let names: Vec<String> = own.iter().map(|kind| kinds::tie_kind(language, network.vocabulary(), kind)).collect();
        notes.extend((!names.is_empty()).then(|| words::tie_kinds_alike(language, &names, "--tie-colour-by kind")));
    }
    notes
}

/// Kinds that share a look of which at least one is of the file's own: shipped ones are alike by design.
fn own(alike: Alike, is_shipped: impl Fn(&str) -> bool) -> Vec<String> {
    let of_the_file = |kinds: &BTreeSet<String>| kinds.iter().any(|kind| !is_shipped(kind));
    alike.into_iter().filter(of_the_file).flatten().collect()
}
