//! How a subject was chosen, as results tell it.

use crate::graph::ViewOptions;
use crate::present::diagram::NotDrawn;
use crate::present::table::Run;

/// How a subject was chosen from a file; printed as the recipe under every result.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choices {
    /// The command as the user knows it.
    pub command: String,
    /// The file as the user named it.
    pub file: String,
    /// What the network is called in the file, where the file holds several.
    pub part: Option<String>,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Which ties and nodes were asked for: option and value.
    pub filter: Vec<(String, String)>,
    /// Whether nodes or ties were chosen by more than their status and certainty.
    pub narrowed: bool,
    /// What the filter left out of the figures, in words.
    pub left_out: Vec<String>,
    /// Ties of the file that count in no figure for their certainty alone; none where nodes or ties were made of others.
    pub uncertain: Vec<usize>,
    /// What is not drawn, in words.
    pub not_drawn: Vec<String>,
    /// The ties that are not drawn; none where not drawing them is said of several networks together.
    pub ties_not_drawn: Vec<NotDrawn>,
    /// Whether shared structures were turned into derived ties.
    pub one_mode: bool,
    /// How the network is read as numbers.
    pub view: ViewOptions,
    /// Seed of everything random.
    pub seed: u64,
    /// Whether actors are ranked where a caution forbids it.
    pub rank_anyway: bool,
    /// What was typed, and which files were read for it; none where that is not known or must not be told.
    pub run: Option<Run>,
}

impl Choices {
    /// Whether only some time counts.
    pub fn chooses_time(&self) -> bool {
        self.filter.iter().any(|(option, _)| ["at", "from", "to"].contains(&option.as_str()))
    }
}
