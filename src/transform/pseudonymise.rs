//! A twin of a network without names: who may not be shown keeps its ties, kind and sector, and loses everything that tells who
//! it is.

use crate::diagnostics::{Item, Place};
use crate::model::{Attributes, Evidence, Info, NATIONAL, Network, NetworkBuilder, Node, Shared, Source, Tie};
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The words that stand in place of names, in the language of the reader.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// Title of the twin.
    pub title: &'a str,
    /// Begins the pseudonym of a place.
    pub place: &'a str,
    /// Begins the pseudonym of a source.
    pub source: &'a str,
    /// Begins the pseudonym of a layer.
    pub layer: &'a str,
    /// Begins the pseudonym of a node of this kind.
    pub kind: &'a dyn Fn(&str) -> String,
}

/// What takes the place of what, in one network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pseudonyms {
    /// Id of a node → its new id and label.
    nodes: BTreeMap<String, (String, String)>,
    /// Name of a place → its pseudonym.
    places: BTreeMap<String, String>,
    /// Id of a source → its pseudonym.
    sources: BTreeMap<String, String>,
    /// Name of a layer → its pseudonym.
    layers: BTreeMap<String, String>,
    title: String,
}

/// Letters and digits that are not mistaken for each other (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Length of a code: among a hundred thousand names, two agree in one of two hundred lists, and then both get longer.
const CODE: usize = 8;

/// Order and codes that say nothing of names to whoever has not the key.
struct Hidden<'k> {
    key: &'k [u8],
    /// Codes that are the same in every file, instead of numbers that hold in one.
    codes: bool,
}

impl Hidden<'_> {
    fn digest(&self, what: &str, name: &str) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key).expect("a key of any length will do");
        mac.update(what.as_bytes());
        mac.update(&[0]);
        mac.update(name.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// A number or code for each name, unique among them.
    fn marks(&self, what: &str, names: impl Iterator<Item = String>) -> BTreeMap<String, String> {
        let mut order: Vec<([u8; 32], String)> = names.map(|name| (self.digest(what, &name), name)).collect();
        order.sort();
        order.dedup();
        if !self.codes {
            return order.into_iter().zip(1..).map(|((_, name), number)| (name, format!("{number}"))).collect();
        }
        let code = |digest: &[u8; 32], length: usize| -> String {
            digest.iter().take(length).map(|&byte| char::from(LETTERS[usize::from(byte) % 32])).collect()
        };
        let mut seen = BTreeMap::<String, usize>::new();
        for (digest, _) in &order {
            *seen.entry(code(digest, CODE)).or_default() += 1;
        }
        let length = |digest: &[u8; 32]| if seen[&code(digest, CODE)] > 1 { 32 } else { CODE };
        order.into_iter().map(|(digest, name)| (name, code(&digest, length(&digest)))).collect()
    }
}

impl Hidden<'_> {
    /// A mark for every id of a node. Numbers count within a kind; a code is that of the id alone, so that a body that changes its kind
    /// keeps it.
    fn marks_of_nodes(&self, networks: &[&Network]) -> BTreeMap<String, String> {
        let every_node = || networks.iter().flat_map(|network| network.nodes());
        if self.codes {
            return self.marks("node", every_node().map(|node| node.id.clone()));
        }
        // In two networks one id may have two kinds; it keeps the number of the first.
        let mut seen = BTreeSet::new();
        let mut by_kind: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for node in every_node().filter(|node| seen.insert(node.id.as_str())) {
            by_kind.entry(&node.kind).or_default().push(node.id.clone());
        }
        by_kind.into_iter().flat_map(|(kind, ids)| self.marks(&format!("node {kind}"), ids.into_iter())).collect()
    }
}

impl Pseudonyms {
    /// The pseudonyms of everything that has a name in the networks, which belong together: what has one id in two has one pseudonym.
    ///
    /// Without a key they are numbers by kind, in an order that follows from the whole content of the networks: the same file gives the
    /// same twin, and no order of names shines through. With a key (a secret phrase) they are codes: an id has the same code in every
    /// file that is treated with the same key, and whoever has not the key can neither reverse a code nor test a guess.
    pub fn of(networks: &[&Network], key: Option<&str>, words: &Words<'_>) -> Pseudonyms {
        let content;
        let hidden = match key {
            Some(key) => Hidden { key: key.as_bytes(), codes: true },
            None => {
                content = content_of(networks);
                Hidden { key: &content, codes: false }
            }
        };
        let every_node = || networks.iter().flat_map(|network| network.nodes());
        let every_tie = || networks.iter().flat_map(|network| network.ties());
        let every_place = every_node().flat_map(|node| node.municipalities.iter());
        let places = hidden.marks("place", every_place.filter(|place| *place != NATIONAL).cloned());
        let places: BTreeMap<String, String> =
            places.into_iter().map(|(place, mark)| (place, format!("{} {mark}", words.place))).collect();
        let layers = hidden.marks("layer", every_tie().filter_map(|tie| tie.tie.layer.clone().map(String::from)));
        let layers = layers.into_iter().map(|(layer, mark)| (layer, format!("{} {mark}", words.layer))).collect();
        let of_nodes = every_node().flat_map(|node| &node.evidence);
        let cited = of_nodes.chain(every_tie().flat_map(|tie| &tie.tie.evidence)).map(|item| item.source.clone());
        let listed = networks.iter().flat_map(|network| &network.info().sources).map(|source| source.id.clone());
        let sources = hidden.marks("source", listed.chain(cited));
        let sources = sources.into_iter().map(|(id, mark)| (id, format!("{} {mark}", words.source))).collect();
        let marks = hidden.marks_of_nodes(networks);
        let governed = governed(networks);
        let mut nodes: BTreeMap<String, (String, String)> = BTreeMap::new();
        for node in every_node() {
            let mark = &marks[&node.id];
            let word = (words.kind)(&node.kind);
            // A municipality and the place that it governs are one name.
            let label = match (node.kind.as_str(), node.municipalities.as_slice()) {
                ("municipality", [place]) if governed.get(place).is_some_and(|by| by.len() == 1) => {
                    format!("{word} {}", places.get(place).map_or(mark, |place| place))
                }
                _ => format!("{word} {mark}"),
            };
            let id = if hidden.codes { format!("x-{}", mark.to_lowercase()) } else { format!("{}-{mark}", node.kind) };
            nodes.entry(node.id.clone()).or_insert((id, capital(&label)));
        }
        Pseudonyms { nodes, places, sources, layers, title: words.title.to_owned() }
    }

    /// The pseudonym of a place; the name itself where the network does not know it.
    pub fn place<'a>(&'a self, name: &'a str) -> &'a str {
        self.places.get(name).map_or(name, String::as_str)
    }

    /// The pseudonym of a layer; the name itself where the network does not know it.
    pub fn layer<'a>(&'a self, name: &'a str) -> &'a str {
        self.layers.get(name).map_or(name, String::as_str)
    }

    /// Who is who, for the drawer of the researcher: what it was (`node`, `place`, `source`, `layer`), the name, the pseudonym; nodes by id.
    pub fn list<'a>(&'a self, network: &'a Network) -> Vec<(&'static str, &'a str, &'a str, &'a str)> {
        let label = |id: &str| network.index_of(id).map_or("", |index| network.node(index).label.as_str());
        let here = self.nodes.iter().filter(|(id, _)| network.index_of(id).is_some());
        let nodes = here.map(|(id, (_, new))| ("node", id.as_str(), label(id), new.as_str()));
        let places = self.places.iter().map(|(name, new)| ("place", name.as_str(), name.as_str(), new.as_str()));
        let title = |id: &str| network.source(id).and_then(|source| source.title.as_deref()).unwrap_or("");
        let sources = self.sources.iter().map(|(id, new)| ("source", id.as_str(), title(id), new.as_str()));
        let layers = self.layers.iter().map(|(name, new)| ("layer", name.as_str(), name.as_str(), new.as_str()));
        nodes.chain(places).chain(sources).chain(layers).collect()
    }

    /// The twin: structure, kinds, sectors, modes, periods, strengths, signs, statuses and certainties as they are; ids, labels, places and
    /// sources by their pseudonyms; no aliases, notes, addresses, descriptions or free attributes, in which names may stand.
    pub fn apply(&self, network: &Network) -> Network {
        let old = network.info();
        let sources = old.sources.iter().map(|source| Source {
            id: self.source(&source.id),
            observation_year: source.observation_year,
            ..Source::default()
        });
        let info = Info {
            title: Some(self.title.clone()),
            description: None,
            licence: None,
            language: old.language.clone(),
            observation_year: old.observation_year,
            sources: sources.collect(),
            vocabulary: old.vocabulary.clone(),
            attributes: Attributes::new(),
        };
        let mut builder = NetworkBuilder::new(info);
        for (index, node) in network.nodes().enumerate() {
            builder.add_node(self.node(node), Place::item(Item::some_node(index)));
        }
        for tie in network.ties() {
            let ends = [tie.source, tie.target].map(|node| self.id(&network.node(node).id));
            builder.add_tie(&ends[0], &ends[1], self.tie(tie.tie), Place::item(Item::tie(tie.index)));
        }
        builder.build().value
    }

    fn id(&self, id: &str) -> String {
        self.nodes.get(id).map_or_else(|| "unknown".to_owned(), |(new, _)| new.clone())
    }

    fn source(&self, id: &str) -> String {
        self.sources.get(id).cloned().unwrap_or_else(|| "unknown".to_owned())
    }

    fn node(&self, node: &Node) -> Node {
        Node {
            id: self.id(&node.id),
            label: self.nodes.get(&node.id).map_or_else(|| "unknown".to_owned(), |(_, label)| label.clone()),
            kind: node.kind.clone(),
            sector: node.sector.clone(),
            municipalities: node.municipalities.iter().map(|place| self.place(place).to_owned()).collect(),
            part_of: node.part_of.as_ref().map(|id| self.id(id)),
            aliases: Vec::new(),
            named: node.named,
            respondent: node.respondent,
            members_stated: node.members_stated,
            remainder: node.remainder,
            period: node.period,
            evidence: self.evidence(&node.evidence),
            attributes: Attributes::new(),
        }
    }

    fn tie(&self, tie: &Tie) -> Tie {
        tie.clone().with(|own| {
            // Only nodes of the network are known by their pseudonym; others who reported are left out.
            let reporters = tie.reported_by.iter().filter(|id| self.nodes.contains_key(*id));
            own.reported_by = reporters.map(|id| self.id(id)).collect();
            own.evidence = self.evidence(&tie.evidence).into();
            own.layer = tie.layer.as_deref().map(|layer| self.layer(layer).into());
            own.role = tie.role.clone().filter(|role| ROLES.contains(&role.as_str()));
            own.attributes = Shared::new();
        })
    }

    fn evidence(&self, evidence: &[Evidence]) -> Vec<Evidence> {
        let without = |item: &Evidence| Evidence {
            source: self.source(&item.source),
            // A page or paragraph has a number; the heading of a section may hold a name.
            locators: item.locators.iter().filter(|locator| is_number(&locator.value)).cloned().collect(),
            certainty: item.certainty,
            note: None,
        };
        evidence.iter().map(without).collect()
    }
}

/// Roles that the vocabulary knows; others are words of the file, in which names may stand.
const ROLES: [&str; 2] = ["lead", "broker"];

/// A number, a range or a list of numbers.
fn is_number(text: &str) -> bool {
    text.contains(|sign: char| sign.is_ascii_digit())
        && text.chars().all(|sign| sign.is_ascii_digit() || [' ', '.', ',', '-', '–'].contains(&sign))
}

/// The municipalities that each place has.
fn governed<'a>(networks: &[&'a Network]) -> BTreeMap<&'a String, BTreeSet<&'a str>> {
    let mut governed: BTreeMap<&String, BTreeSet<&str>> = BTreeMap::new();
    for node in networks.iter().flat_map(|network| network.nodes()).filter(|node| node.kind == "municipality") {
        if let [place] = node.municipalities.as_slice() {
            governed.entry(place).or_default().insert(&node.id);
        }
    }
    governed
}

fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A key that only follows from the whole content: whoever can make it has the names already.
fn content_of(networks: &[&Network]) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update(text.len().to_le_bytes());
        hash.update(text.as_bytes());
    };
    for network in networks {
        for node in network.nodes() {
            add(&node.id);
            add(&node.label);
            node.municipalities.iter().for_each(|place| add(place));
        }
        for tie in network.ties() {
            add(&network.node(tie.source).id);
            add(&network.node(tie.target).id);
            add(&tie.tie.kind);
            tie.tie.evidence.iter().for_each(|item| add(item.note.as_deref().unwrap_or("")));
        }
    }
    hash.finalize().into()
}
