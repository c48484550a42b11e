//! The kinds of nodes and ties: what is shipped, and what a file declares itself.

use indexmap::IndexMap;
use std::sync::{Arc, LazyLock};

/// What a node is in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Acts: an organisation, a municipality.
    Actor,
    /// Actors take part in it: a partnership, an initiative, a building.
    Structure,
    /// Surrounds the network: a document, a spokesperson. Left out of analysis unless asked for.
    Context,
}

impl Mode {
    /// All values.
    pub const ALL: [Mode; 3] = [Mode::Actor, Mode::Structure, Mode::Context];

    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Mode::Actor => "actor",
            Mode::Structure => "structure",
            Mode::Context => "context",
        }
    }

    /// The value that a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.word() == word)
    }
}

/// A kind of node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeKind {
    /// Id in files and on the command line.
    pub id: String,
    /// What nodes of this kind are in the network.
    pub mode: Mode,
    /// Name to show, where the file gives one.
    pub label: Option<String>,
}

/// A kind of tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieKind {
    /// Id in files and on the command line.
    pub id: String,
    /// Whether the order of source and target means something.
    pub directed: bool,
    /// Whether the source becomes a member of the target by it.
    pub membership: bool,
    /// Name to show, where the file gives one.
    pub label: Option<String>,
}

const NODE_KINDS: [(&str, Mode); 11] = [
    ("municipality", Mode::Actor),
    ("region", Mode::Actor),
    ("organisation", Mode::Actor),
    ("org-group", Mode::Actor),
    ("partnership", Mode::Structure),
    ("initiative", Mode::Structure),
    ("team", Mode::Structure),
    ("access-point", Mode::Structure),
    ("venue", Mode::Structure),
    ("document", Mode::Context),
    ("person", Mode::Context),
];

/// Id, directed, membership.
const TIE_KINDS: [(&str, bool, bool); 20] = [
    ("collaborates", false, false),
    ("exchanges-knowledge", false, false),
    ("funds", true, false),
    ("commissions", true, false),
    ("supports", true, false),
    ("runs", true, false),
    ("initiates", true, false),
    ("participates-in", true, true),
    ("part-of", true, true),
    ("located-in", true, true),
    ("hosts", true, false),
    ("employs", true, false),
    ("transfers", true, false),
    ("nominates", true, false),
    ("awards", true, false),
    ("visits", true, false),
    ("lobbies", true, false),
    ("refers-to", true, false),
    ("trains", true, false),
    ("disseminates", true, false),
];

/// The kind of a node that does not say.
pub const DEFAULT_NODE_KIND: &str = "organisation";
/// The kind of a tie that does not say.
pub const DEFAULT_TIE_KIND: &str = "collaborates";
/// The kind of a tie that was derived from shared membership; never observed.
pub const DERIVED_TIE_KIND: &str = "co-membership";

/// The kinds that a network uses: those shipped and those it declares.
///
/// A clone takes no room until it declares a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Vocabulary {
    node_kinds: Arc<IndexMap<String, NodeKind>>,
    tie_kinds: Arc<IndexMap<String, TieKind>>,
}

impl Vocabulary {
    /// The shipped kinds.
    pub fn shipped() -> Self {
        static SHIPPED: LazyLock<Vocabulary> = LazyLock::new(|| {
            let node_kinds = NODE_KINDS
                .iter()
                .map(|&(id, mode)| (id.to_owned(), NodeKind { id: id.to_owned(), mode, label: None }))
                .collect();
            let tie_kinds = TIE_KINDS
                .iter()
                .map(|&(id, directed, membership)| {
                    (id.to_owned(), TieKind { id: id.to_owned(), directed, membership, label: None })
                })
                .collect();
            Vocabulary { node_kinds: Arc::new(node_kinds), tie_kinds: Arc::new(tie_kinds) }
        });
        SHIPPED.clone()
    }

    /// Declares a kind of node, or replaces one.
    pub fn declare_node_kind(&mut self, kind: NodeKind) {
        Arc::make_mut(&mut self.node_kinds).insert(kind.id.clone(), kind);
    }

    /// Declares a kind of tie, or replaces one.
    pub fn declare_tie_kind(&mut self, kind: TieKind) {
        Arc::make_mut(&mut self.tie_kinds).insert(kind.id.clone(), kind);
    }

    /// The kind of node with this id.
    pub fn node_kind(&self, id: &str) -> Option<&NodeKind> {
        self.node_kinds.get(id)
    }

    /// The kind of tie with this id.
    pub fn tie_kind(&self, id: &str) -> Option<&TieKind> {
        self.tie_kinds.get(id)
    }

    /// All kinds of nodes, shipped first.
    pub fn node_kinds(&self) -> impl Iterator<Item = &NodeKind> {
        self.node_kinds.values()
    }

    /// All kinds of ties, shipped first.
    pub fn tie_kinds(&self) -> impl Iterator<Item = &TieKind> {
        self.tie_kinds.values()
    }

    /// The kinds of nodes that differ from what is shipped.
    pub fn declared_node_kinds(&self) -> impl Iterator<Item = &NodeKind> {
        let shipped = Vocabulary::shipped();
        self.node_kinds.values().filter(move |kind| shipped.node_kind(&kind.id) != Some(kind))
    }

    /// The kinds of ties that differ from what is shipped.
    pub fn declared_tie_kinds(&self) -> impl Iterator<Item = &TieKind> {
        let shipped = Vocabulary::shipped();
        self.tie_kinds.values().filter(move |kind| shipped.tie_kind(&kind.id) != Some(kind))
    }
}

impl Default for Vocabulary {
    fn default() -> Self {
        Vocabulary::shipped()
    }
}
