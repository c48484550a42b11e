//! Cautions: what may not be concluded from networks side by side, and why. One rule per file, and the list of them.
//!
//! A caution is said wherever its figures are shown; where it forbids to rank networks by a figure, a ranking is withheld unless
//! the user insists. Adding a caution = one file and two lines here.

mod award_texts;
mod different_years;
mod few_networks;
mod low_response;
mod many_comparisons;
mod one_source;
mod same_network;
mod silence;
mod size_explains;
mod too_few_nodes;
mod written_size;

use super::language::Language;
use super::profile::{Profile, Rows};
use crate::text::Text;
pub use few_networks::LEAST as LEAST_NETWORKS;

/// What stands side by side.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The networks, in the order of rows.
    pub profiles: &'a [Profile],
    /// What a row is.
    pub rows: Rows,
    /// How many figures are judged against chance, over all rows.
    pub tests: usize,
}

impl Compared<'_> {
    /// One number of every network.
    fn column(&self, value: impl Fn(&Profile) -> f64) -> Vec<f64> {
        self.profiles.iter().map(value).collect()
    }

    /// Names of the networks of which something holds.
    fn names(&self, holds: impl Fn(&Profile) -> bool) -> Vec<String> {
        self.profiles.iter().filter(|profile| holds(profile)).map(|profile| profile.name.clone()).collect()
    }
}

/// What a rule says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// In words.
    pub sentence: String,
    /// The figures by which it forbids to rank.
    pub forbids: Vec<&'static str>,
    /// The networks that it is about; none where it is about all.
    pub networks: Vec<String>,
}

/// A rule.
#[derive(Debug, Clone, Copy)]
pub struct Caution {
    /// The word in results. The file is called the same, with underscores.
    pub id: &'static str,
    /// When it speaks, and what it then forbids.
    pub meaning: Text,
    /// What it says of these networks; nothing where there is no reason.
    pub check: fn(&Compared<'_>, Language) -> Option<Said>,
}

/// Every caution, in the order in which they are said.
pub static CAUTIONS: &[Caution] = &[
    silence::SILENCE,
    same_network::SAME_NETWORK,
    one_source::ONE_SOURCE,
    award_texts::AWARD_TEXTS,
    written_size::WRITTEN_SIZE,
    size_explains::SIZE_EXPLAINS,
    low_response::LOW_RESPONSE,
    too_few_nodes::TOO_FEW_NODES,
    few_networks::FEW_NETWORKS,
    different_years::DIFFERENT_YEARS,
    many_comparisons::MANY_COMPARISONS,
];

/// A caution that speaks, with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The id of the rule.
    pub id: &'static str,
    /// What it says.
    pub said: Said,
}

/// Everything that is to be said of networks side by side.
pub fn warnings(compared: &Compared<'_>, language: Language) -> Vec<Warning> {
    let say = |caution: &Caution| (caution.check)(compared, language).map(|said| Warning { id: caution.id, said });
    CAUTIONS.iter().filter_map(say).collect()
}

/// Figures that count what sources mention: how much was written decides them.
const COUNTS: [&str; 8] =
    ["nodes", "pairs", "average_degree", "isolates", "components", "cut_points", "density", "unnamed_members"];
