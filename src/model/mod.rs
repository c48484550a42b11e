//! What a network of local collaboration is: typed nodes and ties, each with its evidence.
//!
//! A [`Network`] is made by one [`NetworkBuilder`] and is valid from then on: every tie joins two nodes that exist, ids are
//! unique, the part-of hierarchy has no cycle, every kind has a mode or a direction rule. Nodes and ties stand in canonical
//! order, so that nothing downstream can depend on the order of rows in a file.

pub mod builder;
pub(crate) mod called;
pub(crate) mod counting;
pub mod evidence;
pub mod group;
pub(crate) mod interned;
pub mod kind;
pub mod labels;
mod name;
pub mod names;
pub mod network;
pub mod node;
pub mod period;
pub mod places;
mod pool;
mod shared;
pub mod tie;
pub(crate) mod words;

pub use builder::NetworkBuilder;
pub use evidence::{Certainty, Evidence, Locator, LocatorUnit, Source};
pub use group::{StatedGroup, stated_groups};
pub use kind::{Mode, NodeKind, TieKind, Vocabulary};
pub use labels::Labels;
pub use name::Name;
pub use network::{Info, Network, Origins, TieRef};
pub use node::{NATIONAL, Node, Respondent};
pub use period::{PartialDate, Period, held_apart};
pub use places::Places;
pub use shared::{List, Shared};
pub use tie::{Sign, Status, Strength, Tie, TieDetails};

/// Free attributes, in the order in which the file gave them.
pub type Attributes = serde_json::Map<String, serde_json::Value>;
