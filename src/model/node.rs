//! A node: an actor, a structure that actors take part in, or context.

use super::{Attributes, Evidence, Period};

/// The municipality of an actor that belongs to no place.
pub const NATIONAL: &str = "national";

/// Whether a node was asked itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Respondent {
    /// It answered.
    Yes,
    /// It was only named by others; it cannot confirm or deny.
    NamedOnly,
    /// It was asked and did not answer.
    NoResponse,
    /// Not said.
    #[default]
    Unknown,
}

impl Respondent {
    /// All values.
    pub const ALL: [Respondent; 4] =
        [Respondent::Yes, Respondent::NamedOnly, Respondent::NoResponse, Respondent::Unknown];

    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Respondent::Yes => "yes",
            Respondent::NamedOnly => "named-only",
            Respondent::NoResponse => "no-response",
            Respondent::Unknown => "unknown",
        }
    }

    /// The value that a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.word() == word)
    }
}

/// One node. Made by a reader or by hand, fixed once it is in a [`super::Network`].
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Unique in the network.
    pub id: String,
    /// Name to show.
    pub label: String,
    /// Id of its kind in the vocabulary.
    pub kind: String,
    /// Field of work.
    pub sector: Option<String>,
    /// Places it belongs to: none, one, several, or [`NATIONAL`].
    pub municipalities: Vec<String>,
    /// Id of the organisation or structure it is a part of.
    pub part_of: Option<String>,
    /// Other names of the same body.
    pub aliases: Vec<String>,
    /// False where the source gives only a type ("the police").
    pub named: bool,
    /// Whether it was asked itself.
    pub respondent: Respondent,
    /// Number of members that a source states.
    pub members_stated: Option<u32>,
    /// Whether it stands for the members of a structure that a source counts and does not name.
    pub remainder: bool,
    /// When it existed.
    pub period: Period,
    /// Where it was read.
    pub evidence: Vec<Evidence>,
    /// Everything else.
    pub attributes: Attributes,
}

impl Node {
    /// A node with this id, everything else as where a file is silent.
    pub fn new(id: impl Into<String>) -> Self {
        let id = id.into();
        Node {
            label: id.clone(),
            id,
            kind: super::kind::DEFAULT_NODE_KIND.to_owned(),
            sector: None,
            municipalities: Vec::new(),
            part_of: None,
            aliases: Vec::new(),
            named: true,
            respondent: Respondent::Unknown,
            members_stated: None,
            remainder: false,
            period: Period::default(),
            evidence: Vec::new(),
            attributes: Attributes::new(),
        }
    }

    /// The places it belongs to, [`NATIONAL`] left out.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.municipalities.iter().map(String::as_str).filter(|place| *place != NATIONAL)
    }

    /// Whether its data say that it is national, which is more than that they name no place.
    pub fn states_national(&self) -> bool {
        self.municipalities.iter().any(|place| place == NATIONAL)
    }

    /// Whether it belongs to no place at all.
    pub fn is_national(&self) -> bool {
        self.places().next().is_none()
    }
}
