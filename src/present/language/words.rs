//! Words for what the data model names by ids.

use super::{Language, kinds};
use crate::model::{Certainty, Mode, Network, Status, called};

impl Language {
    /// The name of a kind of node: that of the file, otherwise the shipped one, otherwise its id.
    pub fn node_kind(self, network: &Network, id: &str) -> String {
        kinds::node_kind(self, network.vocabulary(), id)
    }

    /// The name of a kind of tie: that of the file, otherwise the shipped one, otherwise its id.
    pub fn tie_kind(self, network: &Network, id: &str) -> String {
        kinds::tie_kind(self, network.vocabulary(), id)
    }

    /// The name of a mode.
    pub fn mode(self, mode: Mode) -> &'static str {
        self.text(called::mode(mode))
    }

    /// The name of a status.
    pub fn status(self, status: Status) -> &'static str {
        kinds::status(self, status)
    }

    /// The name of a degree of certainty.
    pub fn certainty(self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Explicit => self.pick("explicit", "uitdrukkelijk"),
            Certainty::Implied => self.pick("implied", "afgeleid"),
            Certainty::Ambiguous => self.pick("ambiguous", "dubbelzinnig"),
        }
    }
}
