//! Several networks as one: everything in any, what one has and the other not, what both have.

use super::split::part;
use super::unite::add_claims;
use crate::diagnostics::{Diagnostic, Item, Place};
use crate::error::Error;
use crate::model::{
    Name, Network, NetworkBuilder, Node, Respondent, Shared, Sign, Source, Status, Tie, TieRef, Vocabulary,
};
use std::collections::{BTreeMap, BTreeSet};

/// A network and the name that tells it from the others, such as its file.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Name, used where ids must be told apart.
    pub name: &'a str,
    /// The network.
    pub network: &'a Network,
}

/// A field of which two networks say different things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Id of the node; the name of the later network where the field is one of the whole network.
    pub node: String,
    /// Name of the field.
    pub field: &'static str,
    /// What the earlier network says, which stands.
    pub kept: String,
    /// What the later one says.
    pub other: String,
}

/// Networks as one, and what happened on the way.
#[derive(Debug, Clone)]
pub struct Combined {
    /// The network.
    pub network: Network,
    /// Fields that contradict one another.
    pub conflicts: Vec<Conflict>,
    /// Nodes that got another id, because a type such as "the police" of two towns is not one body: old id, new id.
    pub renamed_nodes: Vec<(String, String)>,
    /// Sources that got another id, because the same id stands for another document: old id, new id.
    pub renamed_sources: Vec<(String, String)>,
    /// Name and observation year of each network, where they differ: the years stand at the sources now, and no longer at the whole.
    pub years: Vec<(String, Option<i32>)>,
    /// Ties that several networks report alike; each is one now.
    pub united_ties: usize,
    /// What the builder found wrong with the whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// Everything in any of the networks. Nodes are the same if their ids are; of their fields the first that says something stands.
/// Identical ties of different networks become one with the evidence of all. Nodes without a proper name whose municipalities
/// differ stay apart, unless `unite_types` says that they are one. Of title, description, licence and language the first network's stand;
/// observation years that differ go to the sources.
///
/// # Errors
/// If two networks declare one kind differently, or there is no network.
pub fn union(parts: &[Named<'_>], unite_types: bool) -> Result<Combined, Error> {
    let first = parts.first().ok_or_else(|| Error::request("there is nothing to combine").hint("name two networks"))?;
    let mut info = first.network.info().clone();
    let mut ids = Ids::new(parts);
    let mut nodes: BTreeMap<String, Node> = BTreeMap::new();
    let mut ties: Vec<(String, String, Tie, usize)> = Vec::new();
    let mut by_pair: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    let (mut conflicts, mut renamed_sources, mut united_ties) = (Vec::new(), Vec::new(), 0);
    let years = different_years(parts);
    if !years.is_empty() {
        info.observation_year = None;
        info.sources.clear();
        add_sources(&mut info.sources, first, true);
    }
    for (number, part) in parts.iter().enumerate() {
        let network = part.network;
        same_kinds(first, part)?;
        conflicts.extend(other_licence(info.licence.as_deref(), part));
        network
            .vocabulary()
            .node_kinds()
            .filter(|kind| info.vocabulary.node_kind(&kind.id).is_none())
            .cloned()
            .collect::<Vec<_>>()
            .into_iter()
            .for_each(|kind| info.vocabulary.declare_node_kind(kind));
        network
            .vocabulary()
            .tie_kinds()
            .filter(|kind| info.vocabulary.tie_kind(&kind.id).is_none())
            .cloned()
            .collect::<Vec<_>>()
            .into_iter()
            .for_each(|kind| info.vocabulary.declare_tie_kind(kind));
        let sources =
            if number == 0 { BTreeMap::new() } else { add_sources(&mut info.sources, part, !years.is_empty()) };
        renamed_sources.extend(sources.iter().map(|(old, new)| (old.clone(), new.clone())));
        let names = ids.of(part, unite_types);
        let id = |old: &str| names.get(old).cloned().unwrap_or_else(|| old.to_owned());
        for node in network.nodes() {
            let mut node = Node { id: id(&node.id), part_of: node.part_of.as_deref().map(id), ..node.clone() };
            node.evidence.iter_mut().for_each(|item| rename(&mut item.source, &sources));
            match nodes.get_mut(&node.id) {
                Some(earlier) => add_node(earlier, &node, &mut conflicts),
                None => drop(nodes.insert(node.id.clone(), node)),
            }
        }
        let kinds = &info.vocabulary;
        for tie in network.ties() {
            let mut own = tie.tie.clone();
            own.evidence.iter_mut().for_each(|item| rename(&mut item.source, &sources));
            own.reported_by.iter_mut().for_each(|by| *by = id(by));
            let (source, target) = (id(&network.node(tie.source).id), id(&network.node(tie.target).id));
            let pair = (source.clone().min(target.clone()), source.clone().max(target.clone()));
            let known = by_pair.entry(pair).or_default();
            let directed = network.is_directed(tie.tie);
            let same = known.iter().copied().find(|&index| {
                let (from, _, earlier, seen_in) = &ties[index];
                *seen_in != number && (!directed || *from == source) && claim(earlier, kinds) == claim(&own, kinds)
            });
            match same {
                Some(index) => {
                    add_claims(&mut ties[index].2, &own);
                    // Within one network, ties that look alike stay apart: each answers to one of another.
                    ties[index].3 = number;
                    united_ties += 1;
                }
                None => {
                    known.push(ties.len());
                    ties.push((source, target, own, number));
                }
            }
        }
    }
    let mut builder = NetworkBuilder::new(info);
    for node in nodes.into_values() {
        let place = Place::item(Item::node(&node.id));
        builder.add_node(node, place);
    }
    for (source, target, tie, _) in ties {
        builder.add_tie(&source, &target, tie, Place::item(Item::tie(format!("{source} → {target}"))));
    }
    let built = builder.build();
    Ok(Combined {
        network: built.value,
        conflicts,
        renamed_nodes: ids.renamed,
        renamed_sources,
        years,
        united_ties,
        diagnostics: built.diagnostics,
    })
}

/// Ties of the first network that the second has not, by pair, kind, layer, direction and sign, with their ends, and nodes that only
/// the first has.
pub fn difference(a: &Network, b: &Network) -> Network {
    let known = keys(b);
    let stays = |tie: TieRef<'_>| !known.contains(&key(a, tie));
    let mut kept: Vec<bool> = a.nodes().map(|node| b.index_of(&node.id).is_none()).collect();
    for tie in a.ties().filter(|tie| stays(*tie)) {
        kept[tie.source] = true;
        kept[tie.target] = true;
    }
    part(a, |node| kept[node], stays)
}

/// Nodes that both have, and ties of the first that the second has too, by pair, kind, layer, direction and
/// sign: trust and distrust are not the same.
pub fn intersection(a: &Network, b: &Network) -> Network {
    let known = keys(b);
    part(a, |node| b.index_of(&a.node(node).id).is_some(), |tie| known.contains(&key(a, tie)))
}

/// How many ties of the first both have of which the two say another status.
pub fn of_other_status(a: &Network, b: &Network) -> usize {
    let mut stated: BTreeMap<Key, BTreeSet<Status>> = BTreeMap::new();
    b.ties().for_each(|tie| {
        stated.entry(key(b, tie)).or_default().insert(tie.tie.status);
    });
    a.ties().filter(|&tie| stated.get(&key(a, tie)).is_some_and(|theirs| !theirs.contains(&tie.tie.status))).count()
}

type Key = (String, String, Name, Option<Name>, bool, bool);

fn keys(network: &Network) -> BTreeSet<Key> {
    network.ties().map(|tie| key(network, tie)).collect()
}

fn key(network: &Network, tie: TieRef<'_>) -> Key {
    let (source, target) = (&network.node(tie.source).id, &network.node(tie.target).id);
    let directed = network.is_directed(tie.tie);
    let (from, to) = if directed || source <= target { (source, target) } else { (target, source) };
    let negative = tie.tie.sign == Some(Sign::Negative);
    (from.clone(), to.clone(), tie.tie.kind.clone(), tie.tie.layer.clone(), directed, negative)
}

/// What a tie says, without who says so and where. That it has the direction of its kind says nothing more.
fn claim(tie: &Tie, kinds: &Vocabulary) -> Tie {
    tie.clone().with(|claim| {
        claim.directed = tie.directed.or_else(|| kinds.tie_kind(&tie.kind).map(|kind| kind.directed));
        claim.reported_by = Shared::new();
        claim.evidence = Shared::new();
        claim.certainty = crate::model::Certainty::Explicit;
    })
}

fn rename(id: &mut String, names: &BTreeMap<String, String>) {
    if let Some(new) = names.get(id) {
        new.clone_into(id);
    }
}

/// Ids that would make bodies of different towns one, and what they become.
struct Ids {
    /// Towns in which a node of this id was met, whether it had a proper name there, and its id since.
    met: BTreeMap<String, Vec<(Vec<String>, bool, String)>>,
    taken: BTreeSet<String>,
    renamed: Vec<(String, String)>,
}

impl Ids {
    fn new(parts: &[Named<'_>]) -> Ids {
        let taken = parts.iter().flat_map(|part| part.network.nodes().map(|node| node.id.clone())).collect();
        Ids { met: BTreeMap::new(), taken, renamed: Vec::new() }
    }

    fn of(&mut self, part: &Named<'_>, unite_types: bool) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for node in part.network.nodes().filter(|_| !unite_types) {
            let met = self.met.entry(node.id.clone()).or_default();
            let same = met.iter().find(|(towns, named, _)| (*named && node.named) || *towns == node.municipalities);
            if let Some((_, _, id)) = same {
                if *id != node.id {
                    names.insert(node.id.clone(), id.clone());
                }
                continue;
            }
            let mut id = node.id.clone();
            if !met.is_empty() {
                id = format!("{id}@{}", part.name);
                while !self.taken.insert(id.clone()) {
                    id.push('\'');
                }
                self.renamed.push((node.id.clone(), id.clone()));
                names.insert(node.id.clone(), id.clone());
            }
            met.push((node.municipalities.clone(), node.named, id));
        }
        names
    }
}

/// Name and observation year of each part; nothing if all have the same, or none.
fn different_years(parts: &[Named<'_>]) -> Vec<(String, Option<i32>)> {
    let years = parts.iter().map(|part| (part.name.to_owned(), part.network.info().observation_year));
    let years: Vec<(String, Option<i32>)> = years.collect();
    if years.iter().all(|(_, year)| *year == years[0].1) { Vec::new() } else { years }
}

/// The licence of a part, if it is not the one that stands.
fn other_licence(stands: Option<&str>, part: &Named<'_>) -> Option<Conflict> {
    let (kept, own) = (stands.unwrap_or_default(), part.network.info().licence.as_deref()?);
    (kept != own).then(|| Conflict {
        node: part.name.to_owned(),
        field: "licence",
        kept: kept.to_owned(),
        other: own.to_owned(),
    })
}

/// Adds the sources of a part; those whose id stands for another document get another id. With `dated` a source that does not say which
/// year it describes gets the year of its network.
fn add_sources(known: &mut Vec<Source>, part: &Named<'_>, dated: bool) -> BTreeMap<String, String> {
    let mut renamed = BTreeMap::new();
    for source in &part.network.info().sources {
        let mut own = source.clone();
        if dated {
            own.observation_year = own.observation_year.or(part.network.info().observation_year);
        }
        loop {
            match known.iter().find(|earlier| earlier.id == own.id) {
                None => break known.push(own.clone()),
                Some(earlier) if *earlier == own => break,
                Some(_) if own.id == source.id => own.id = format!("{}@{}", source.id, part.name),
                Some(_) => own.id.push('\''),
            }
        }
        if own.id != source.id {
            renamed.insert(source.id.clone(), own.id);
        }
    }
    renamed
}

fn same_kinds(first: &Named<'_>, part: &Named<'_>) -> Result<(), Error> {
    let clash = |what: &str, id: &str| {
        Error::request(format!("{} and {} mean different things by the {what} kind {id:?}", first.name, part.name))
            .hint("give one of the two another id, in graph.vocabulary and wherever it is used")
    };
    for kind in part.network.vocabulary().node_kinds() {
        if first.network.vocabulary().node_kind(&kind.id).is_some_and(|own| own.mode != kind.mode) {
            return Err(clash("node", &kind.id));
        }
    }
    for kind in part.network.vocabulary().tie_kinds() {
        let differs = |own: &crate::model::TieKind| (own.directed, own.membership) != (kind.directed, kind.membership);
        if first.network.vocabulary().tie_kind(&kind.id).is_some_and(differs) {
            return Err(clash("tie", &kind.id));
        }
    }
    Ok(())
}

/// Adds what a later network says of the node; what the earlier says stands.
fn add_node(node: &mut Node, other: &Node, conflicts: &mut Vec<Conflict>) {
    let id = node.id.clone();
    let mut differ = |field, kept: &str, new: &str| {
        if kept != new {
            conflicts.push(Conflict { node: id.clone(), field, kept: kept.to_owned(), other: new.to_owned() });
        }
    };
    // A label that only repeats the id says nothing.
    if node.label == node.id {
        node.label.clone_from(&other.label);
    } else if other.label != other.id {
        differ("label", &node.label, &other.label);
    }
    differ("kind", &node.kind, &other.kind);
    for (field, own, new) in
        [("sector", &mut node.sector, &other.sector), ("part_of", &mut node.part_of, &other.part_of)]
    {
        match (own.as_deref(), new) {
            (Some(kept), Some(new)) => differ(field, kept, new),
            (None, new) => own.clone_from(new),
            _ => {}
        }
    }
    if let (Some(kept), Some(new)) = (node.members_stated, other.members_stated) {
        differ("members_stated", &kept.to_string(), &new.to_string());
    }
    node.members_stated = node.members_stated.or(other.members_stated);
    if node.period.is_unknown() {
        node.period = other.period;
    } else if !other.period.is_unknown() {
        differ("period", &node.period.to_string(), &other.period.to_string());
    }
    if node.respondent == Respondent::Unknown {
        node.respondent = other.respondent;
    } else if other.respondent != Respondent::Unknown {
        differ("respondent", node.respondent.word(), other.respondent.word());
    }
    node.named |= other.named;
    let fresh = |own: &[String], new: &[String]| -> Vec<String> {
        new.iter().filter(|item| !own.contains(item)).cloned().collect()
    };
    node.municipalities.extend(fresh(&node.municipalities, &other.municipalities));
    node.aliases.extend(fresh(&node.aliases, &other.aliases));
    for evidence in &other.evidence {
        if !node.evidence.contains(evidence) {
            node.evidence.push(evidence.clone());
        }
    }
    for (name, value) in &other.attributes {
        node.attributes.entry(name.clone()).or_insert_with(|| value.clone());
    }
}
