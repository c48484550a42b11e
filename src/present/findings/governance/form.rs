//! The forms of governance, and which of them the ties of a part of a network are compatible with.

use super::{form, most_central, role, structural};
use crate::graph::{CompactGraph, compact::Merge};
use crate::model::Network;
use crate::text::Text;

/// With which form of Provan & Kenis (2008) the indicators are compatible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Too few nodes to speak of a form.
    TooFew,
    /// No ties, which could show one.
    NoTies,
    /// Shared governance.
    Shared,
    /// A lead organisation, which takes part itself.
    Lead,
    /// A separate network administrative organisation.
    Administrative,
    /// A lead organisation or an administrative one: the structure does not tell which.
    Brokered,
    /// No single form.
    Between,
}

impl Form {
    /// The word for programs.
    pub fn id(self) -> &'static str {
        match self {
            Form::TooFew => "too-few-nodes",
            Form::NoTies => "no-ties",
            Form::Shared => "shared",
            Form::Lead => "lead-organisation",
            Form::Administrative => "nao",
            Form::Brokered => "lead-organisation-or-nao",
            Form::Between => "no-single-form",
        }
    }

    /// The word for people.
    pub fn name(self) -> Text {
        let text = |en, nl| Text { en, nl };
        match self {
            Form::TooFew => text("too few nodes", "te weinig knopen"),
            Form::NoTies => text("no ties", "geen relaties"),
            Form::Shared => text("shared", "gedeeld"),
            Form::Lead => text("lead organisation", "trekker"),
            Form::Administrative => text("NAO", "NAO"),
            Form::Brokered => text("lead organisation or NAO", "trekker of NAO"),
            Form::Between => text("no single form", "geen eenduidige vorm"),
        }
    }
}

/// What the structure of a part of the network says of who steers it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Steered {
    /// The form that the indicators are compatible with.
    pub form: Form,
    /// Share of the others that the most central node is tied to, 0 to 1; NaN with fewer than two nodes.
    pub first_share: f64,
    /// How much larger that share is than that of the node that comes second; NaN with fewer than two nodes.
    pub gap_to_second: f64,
}

/// Who steers a part of the network: `graph` are the ties among its `members`, node `i` of it being `members[i]` of the network. The
/// indicators and thresholds are those of [`table`](super::table); who is an administrative organisation is read from the role of nodes.
pub fn steered(network: &Network, members: &[usize], graph: &CompactGraph) -> Steered {
    let graph = graph.symmetrised(Merge::Max);
    let first: Vec<usize> = most_central(&graph);
    let indicators = structural(&graph, &first);
    let value = |id: &str| indicators.iter().find(|row| row.id == id).map_or(f64::NAN, |row| row.value);
    let hubs: Vec<usize> = first.iter().map(|&at| members[at]).collect();
    let is = |node: usize| role(network, node).is_some_and(|role| role.eq_ignore_ascii_case("nao"));
    let administrative: Vec<usize> = members.iter().copied().filter(|&node| is(node)).collect();
    Steered {
        form: form(network, &indicators, members.len(), &hubs, &administrative),
        first_share: if first.is_empty() && members.len() > 1 { 0.0 } else { value("first_share") },
        gap_to_second: value("gap_to_second"),
    }
}
