//! Cautions: what may not be concluded from networks side by side, or from one alone, and why. One rule per file, and the list of
//! them.
//!
//! A caution is said wherever figures are shown that it is about; where it forbids to rank networks by a figure, or the actors of one
//! network at all, a ranking is withheld unless the user insists. Adding a caution = one file and two lines here.

mod award_texts;
mod different_years;
mod doubtful_ties;
mod few_networks;
mod known_by_type;
mod low_response;
mod many_comparisons;
mod named_only;
mod one_source;
mod response_explains;
mod same_network;
mod silence;
mod size_explains;
mod too_few_nodes;
mod uneven_attention;
mod unnamed_members;
mod written_size;

use super::basis::Basis;
use super::figures::{FIGURES, Figure};
use super::language::Language;
use super::profile::{Profile, Rows};
use crate::studies::correlation::spearman;
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
    /// Who found or measured what it guards against.
    pub reference: &'static str,
    /// What it says of networks side by side; nothing where there is no reason. None for a rule on single networks.
    pub check: Option<fn(&Compared<'_>, Language) -> Option<Said>>,
    /// What it says of one network; none for a rule on several.
    pub alone: Option<Alone>,
}

/// What a figure of one network can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Numbers of nodes and ties, and what divides them: density, partners per node.
    Counts,
    /// Single actors or ties: centrality, brokerage, ranks.
    Positions,
    /// The whole: centralization, distances, closed triangles, a core.
    Shape,
    /// Groups that are found.
    Clusters,
}

impl About {
    /// All of them.
    pub const ALL: [About; 4] = [About::Counts, About::Positions, About::Shape, About::Clusters];

    /// The word in results.
    pub fn word(self) -> &'static str {
        match self {
            About::Counts => "counts",
            About::Positions => "positions",
            About::Shape => "shape",
            About::Clusters => "clusters",
        }
    }
}

/// A rule as it speaks of one network.
#[derive(Debug, Clone, Copy)]
pub struct Alone {
    /// The figures beside which it is said.
    pub about: &'static [About],
    /// When it speaks, and what it then forbids.
    pub meaning: Text,
    /// What it says; nothing where there is no reason.
    pub check: fn(&Basis, Language) -> Option<Spoken>,
}

/// What a rule says of one network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// In words.
    pub sentence: String,
    /// Whether actors are not to be ranked.
    pub withholds: bool,
}

impl Spoken {
    /// A sentence that forbids nothing.
    fn of(sentence: impl Into<String>) -> Spoken {
        Spoken { sentence: sentence.into(), withholds: false }
    }
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
    response_explains::RESPONSE_EXPLAINS,
    too_few_nodes::TOO_FEW_NODES,
    named_only::NAMED_ONLY,
    uneven_attention::UNEVEN_ATTENTION,
    doubtful_ties::DOUBTFUL_TIES,
    known_by_type::KNOWN_BY_TYPE,
    unnamed_members::UNNAMED_MEMBERS,
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
    let say = |caution: &Caution| {
        let said = caution.check.and_then(|check| check(compared, language));
        said.map(|said| Warning { id: caution.id, said })
    };
    CAUTIONS.iter().filter_map(say).collect()
}

/// The most sentences beside one result: who reads six reads none.
const MOST: usize = 5;

/// The first few of the rules that speak of one network beside figures about these things.
pub fn foremost(basis: &Basis, about: &[About], language: Language) -> Vec<(&'static Caution, Spoken)> {
    let mut spoken = alone(basis, about, language);
    spoken.truncate(MOST);
    spoken
}

/// The rules that speak of one network beside figures about these things, those that forbid first.
pub fn alone(basis: &Basis, about: &[About], language: Language) -> Vec<(&'static Caution, Spoken)> {
    let say = |caution: &'static Caution| {
        let rule = caution.alone.filter(|rule| rule.about.iter().any(|one| about.contains(one)))?;
        (rule.check)(basis, language).map(|spoken| (caution, spoken))
    };
    let mut spoken: Vec<(&'static Caution, Spoken)> = CAUTIONS.iter().filter_map(say).collect();
    spoken.sort_by_key(|(_, spoken)| !spoken.withholds);
    spoken
}

/// Why the actors of one network are not to be ranked by a measure; nothing where they may be.
pub fn withheld(basis: &Basis, measure: &str, language: Language) -> Option<String> {
    // Who is named often is known even if few answer (Costenbader & Valente 2003). Without direction in-degree is degree.
    if measure == "in-degree" && basis.directed {
        return None;
    }
    let mut spoken = alone(basis, &[About::Positions], language).into_iter();
    spoken.find(|(_, spoken)| spoken.withholds).map(|(_, spoken)| spoken.sentence)
}

/// Figures that count what sources mention: how much was written decides them.
const COUNTS: [&str; 8] =
    ["nodes", "pairs", "average_degree", "isolates", "components", "cut_points", "density", "unnamed_members"];

/// From this rank correlation on, one explains the other.
const STRONG: f64 = 0.5;

/// Density falls by itself with size, and with every answer that is missing; less suffices for the warning.
const STRONG_FOR_DENSITY: f64 = 0.3;

/// The ids of the chosen figures that go with a number of every network, and what is told of each. Only networks that have both are
/// compared.
fn explained(
    compared: &Compared<'_>,
    with: &[f64],
    chosen: impl Fn(&Figure) -> bool,
    language: Language,
) -> (Vec<&'static str>, Vec<String>) {
    let mut found = (Vec::new(), Vec::new());
    for figure in FIGURES.iter().filter(|figure| chosen(figure)) {
        let correlation = spearman(&compared.column(|profile| profile.figure(figure.id)), with);
        let least = if figure.id == "density" { STRONG_FOR_DENSITY } else { STRONG };
        if correlation.abs() >= least {
            found.0.push(figure.id);
            found.1.push(format!("{} {}", language.text(figure.name), language.decimal(correlation, 2)));
        }
    }
    found
}
