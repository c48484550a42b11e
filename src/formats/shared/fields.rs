//! Which field of the model a heading or attribute name means.

use super::questions::asks_own_name;
use crate::model::names::nearest;
use crate::model::words::QuickMap;
use std::sync::LazyLock;

/// A field of a node, or an attribute of that name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::formats) enum NodeField {
    /// What others refer to it by.
    Id,
    Label,
    Kind,
    Sector,
    Municipality,
    PartOf,
    Aliases,
    Named,
    Respondent,
    MembersStated,
    Remainder,
    Since,
    Until,
    Evidence,
    Attribute(String),
}

/// A field of a tie, or an attribute of that name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::formats) enum TieField {
    /// Id of the node at its beginning.
    Source,
    /// Id of the node at its end.
    Target,
    Kind,
    Directed,
    Strength,
    Sign,
    Status,
    Since,
    Until,
    Layer,
    Role,
    ReportedBy,
    Certainty,
    Derived,
    Evidence,
    Attribute(String),
}

/// Name in the native file, and what people and programs write for it.
type Names<T> = (T, &'static str, &'static [&'static str]);

const NODE_FIELDS: &[Names<NodeField>] = &[
    (NodeField::Id, "id", &["node", "key", "code", "nr", "nummer", "node id", "nodeid", "vertex", "knoop"]),
    (
        NodeField::Label,
        "label",
        &[
            "name",
            "naam",
            "title",
            "titel",
            "organisatie",
            "organisation",
            "organization",
            "actor",
            "omschrijving",
            "naam organisatie",
            "organisatienaam",
            "naam van de organisatie",
            "naam van uw organisatie",
            "uw organisatie",
            "wat is de naam van uw organisatie",
            "organisation name",
            "organization name",
            "name of your organisation",
            "your organisation",
            "what is the name of your organisation",
        ],
    ),
    (NodeField::Kind, "kind", &["soort", "node kind"]),
    (NodeField::Sector, "sector", &["branche", "domein", "field"]),
    (
        NodeField::Municipality,
        "municipality",
        &["gemeente", "city", "town", "stad", "plaats", "place", "woonplaats", "vestigingsplaats"],
    ),
    (NodeField::PartOf, "part_of", &["part of", "parent", "onderdeel van", "hoort bij", "moederorganisatie"]),
    (NodeField::Aliases, "aliases", &["alias", "ook bekend als", "andere namen", "also known as", "aka", "map label"]),
    (NodeField::Named, "named", &["met naam genoemd"]),
    (
        NodeField::Respondent,
        "respondent",
        &[
            "responded",
            "has responded",
            "heeft geantwoord",
            "heeft gereageerd",
            "gereageerd",
            "heeft ingevuld",
            "ingevuld",
            "respons",
        ],
    ),
    (NodeField::MembersStated, "members_stated", &["members", "aantal leden", "leden", "aantal organisaties"]),
    (NodeField::Remainder, "remainder", &["rest"]),
    (NodeField::Since, "since", &["sinds", "vanaf", "begin", "start", "startjaar", "opgericht"]),
    (NodeField::Until, "until", &["tot", "tot en met", "end", "einde", "eindjaar"]),
    (NodeField::Evidence, "evidence", &["vindplaats", "bronnen", "sources"]),
];

const TIE_FIELDS: &[Names<TieField>] = &[
    (
        TieField::Source,
        "source",
        &[
            "from",
            "van",
            "sender",
            "ego",
            "bron",
            "node1",
            "node 1",
            "nodea",
            "source id",
            "from id",
            "actor1",
            "actor 1",
            "actor a",
            "start node",
            "vertex 1",
            "vertex1",
            "zender",
            "van organisatie",
            "from organisation",
            "from organization",
            "organisatie 1",
            "organisatie1",
            "organisatie a",
            "organisation 1",
            "organisation a",
            "organization 1",
            "organization a",
            "partij 1",
            "partij a",
            "party 1",
            "party a",
        ],
    ),
    (
        TieField::Target,
        "target",
        &[
            "to",
            "naar",
            "receiver",
            "alter",
            "doel",
            "node2",
            "node 2",
            "nodeb",
            "target id",
            "to id",
            "met",
            "partner",
            "actor2",
            "actor 2",
            "actor b",
            "vertex 2",
            "vertex2",
            "ontvanger",
            "naar organisatie",
            "to organisation",
            "to organization",
            "organisatie 2",
            "organisatie2",
            "organisatie b",
            "organisation 2",
            "organisation b",
            "organization 2",
            "organization b",
            "partij 2",
            "partij b",
            "party 2",
            "party b",
        ],
    ),
    (
        TieField::Kind,
        "kind",
        &[
            "relation",
            "relatie",
            "soort",
            "soort relatie",
            "soort samenwerking",
            "type relatie",
            "type samenwerking",
            "relatietype",
            "aard",
            "aard relatie",
            "aard van de relatie",
            "aard samenwerking",
            "aard van de samenwerking",
            "relationship",
            "relationship type",
            "type of relationship",
            "type of collaboration",
            "kind of collaboration",
            "tie kind",
        ],
    ),
    (TieField::Directed, "directed", &["gericht", "direction", "richting"]),
    (
        TieField::Strength,
        "strength",
        &["weight", "edge weight", "gewicht", "sterkte", "value", "waarde", "frequentie", "frequency"],
    ),
    (TieField::Sign, "sign", &["teken"]),
    (TieField::Status, "status", &[]),
    (TieField::Since, "since", &["sinds", "vanaf", "start", "begin", "startjaar"]),
    (TieField::Until, "until", &["tot", "tot en met", "end", "einde", "eindjaar"]),
    (TieField::Layer, "layer", &["laag", "theme", "thema"]),
    (TieField::Role, "role", &["rol"]),
    (TieField::ReportedBy, "reported_by", &["reported by", "reporter", "gemeld door", "respondent", "volgens"]),
    (TieField::Certainty, "certainty", &["zekerheid"]),
    (TieField::Derived, "derived", &["afgeleid"]),
    (TieField::Evidence, "evidence", &["vindplaats", "bronnen", "sources"]),
];

/// How freely names are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Dialect {
    /// A file that verbinder wrote: its own names, exactly.
    Own,
    /// A file of another program, whose names mean what that program meant: only those that are the same for everybody.
    Program,
    /// A table that a person made: synonyms in Dutch and English.
    Person,
}

/// Names of other programs that leave no doubt, beside those of the native file: what went through another program comes back.
const PROGRAM_NODE: &[(&str, NodeField)] =
    &[("label", NodeField::Label), ("name", NodeField::Label), ("sector", NodeField::Sector)];
/// NodeXL calls it `Edge Weight`, in texts.
const PROGRAM_TIE: &[(&str, TieField)] = &[("weight", TieField::Strength), ("edge weight", TieField::Strength)];

impl NodeField {
    /// The field that a name stands for.
    pub(in crate::formats) fn of(name: &str, dialect: Dialect) -> NodeField {
        find(name, dialect, NODE_FIELDS, &NODE_NAMES, PROGRAM_NODE).unwrap_or_else(|| {
            if dialect == Dialect::Person && asks_own_name(name) {
                return NodeField::Label;
            }
            NodeField::Attribute(attribute(name, dialect))
        })
    }

    /// As [`NodeField::of`], for a node of another program that has a label or not: a name beside a label is an attribute like any other.
    pub(in crate::formats) fn beside_label(name: &str, has_label: bool) -> NodeField {
        match NodeField::of(name, Dialect::Program) {
            NodeField::Label if has_label && !name.trim().eq_ignore_ascii_case("label") => {
                NodeField::Attribute(attribute(name, Dialect::Program))
            }
            field => field,
        }
    }

    /// Its name in the native file.
    pub(in crate::formats) fn name(&self) -> &str {
        match self {
            NodeField::Attribute(name) => name,
            field => field.known().unwrap_or_default(),
        }
    }

    /// Its name, for places; none for attributes.
    pub(in crate::formats) fn known(&self) -> Option<&'static str> {
        NODE_FIELDS.iter().find(|entry| entry.0 == *self).map(|entry| entry.1)
    }
}

impl TieField {
    /// The field that a name stands for.
    pub(in crate::formats) fn of(name: &str, dialect: Dialect) -> TieField {
        find(name, dialect, TIE_FIELDS, &TIE_NAMES, PROGRAM_TIE)
            .unwrap_or_else(|| TieField::Attribute(attribute(name, dialect)))
    }

    /// Its name in the native file.
    pub(in crate::formats) fn name(&self) -> &str {
        match self {
            TieField::Attribute(name) => name,
            field => field.known().unwrap_or_default(),
        }
    }

    /// Its name, for places; none for attributes.
    pub(in crate::formats) fn known(&self) -> Option<&'static str> {
        TIE_FIELDS.iter().find(|entry| entry.0 == *self).map(|entry| entry.1)
    }
}

/// The name of an attribute; in a file of ours every sign of it counts.
fn attribute(name: &str, dialect: Dialect) -> String {
    if dialect == Dialect::Own { name } else { name.trim() }.to_owned()
}

/// Which field a plain heading means.
type Headings = LazyLock<QuickMap<String, usize>>;

static NODE_NAMES: Headings = LazyLock::new(|| headings(NODE_FIELDS));
static TIE_NAMES: Headings = LazyLock::new(|| headings(TIE_FIELDS));

/// The fields by what people call them; a name in the native file goes before the word for another field.
fn headings<T>(fields: &[Names<T>]) -> QuickMap<String, usize> {
    let own = fields.iter().enumerate().map(|(at, entry)| (entry.1.replace('_', " "), at));
    let mut headings: QuickMap<String, usize> = own.collect();
    for (at, entry) in fields.iter().enumerate() {
        for word in entry.2 {
            headings.entry((*word).to_owned()).or_insert(at);
        }
    }
    headings
}

fn find<T: Clone>(
    name: &str,
    dialect: Dialect,
    fields: &[Names<T>],
    headings: &Headings,
    program: &[(&str, T)],
) -> Option<T> {
    let own = |name: &str| fields.iter().find(|entry| entry.1 == name).map(|entry| entry.0.clone());
    match dialect {
        Dialect::Own => own(name),
        Dialect::Program => {
            let known = program.iter().find(|entry| entry.0 == plain(name)).map(|entry| entry.1.clone());
            // The ends, the id and the direction have their own places in the formats of programs.
            known.or_else(|| own(name).filter(|_| !["id", "source", "target", "directed"].contains(&name)))
        }
        Dialect::Person => {
            // Headings are words, and most cells of data are none.
            if !name.contains(char::is_alphabetic) {
                return None;
            }
            let known = |plain: &str| headings.get(plain).map(|at| fields[*at].0.clone());
            let plain = plain(name);
            let bare = without_remark(&plain);
            known(&plain).or_else(|| known(bare).filter(|_| bare != plain))
        }
    }
}

/// A heading in lower case, with single spaces for underscores, hyphens and the like.
pub(in crate::formats) fn plain(name: &str) -> String {
    let is_space = |c: char| c.is_whitespace() || "_-.:".contains(c);
    let mut plain = String::with_capacity(name.len());
    for word in name.split(is_space).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    if plain.is_ascii() {
        plain.make_ascii_lowercase();
        return plain;
    }
    plain.to_lowercase()
}

/// A plain heading without what people add to it: `sterkte (1 5)`, `wat is uw naam?`.
pub(in crate::formats) fn without_remark(plain: &str) -> &str {
    let bare = plain.trim_end_matches(['?', '*', ' ']);
    bare.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')).map_or(bare, |(before, _)| before.trim_end())
}

/// The known heading that an unknown one was probably meant to be.
pub(in crate::formats) fn near_heading(name: &str, of_ties: bool) -> Option<&'static str> {
    let plain = plain(name);
    let words =
        |own: &'static str, synonyms: &'static [&'static str]| std::iter::once(own).chain(synonyms.iter().copied());
    let known: Vec<&'static str> = if of_ties {
        TIE_FIELDS.iter().flat_map(|entry| words(entry.1, entry.2)).collect()
    } else {
        NODE_FIELDS.iter().flat_map(|entry| words(entry.1, entry.2)).collect()
    };
    // `organisation 1` and `organisation a` are one of two columns, and no other spelling of `organisation`.
    let is_one_of_two = |word: &&str| {
        let behind = word.strip_prefix(&*plain).unwrap_or_default();
        behind.starts_with(|c: char| c == ' ' || c.is_ascii_digit()) && behind.trim_start().len() == 1
    };
    let near = nearest(&plain, known.iter().copied().filter(|word| !is_one_of_two(word)))?;
    let likely = plain.chars().count() >= 4 && near != plain && strsim::osa_distance(near, &plain) <= 2;
    likely.then(|| known.into_iter().find(|word| *word == near))?
}
