//! What pictures and pages need to know about each node beside what the network itself says.

use crate::studies::stability::Verdict;

/// One entry per node of the network, computed once and used by every picture and page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Number of partners.
    pub degree: Vec<usize>,
    /// Betweenness, normalised to 0–1; NaN where undefined.
    pub betweenness: Vec<f64>,
    /// Community found, numbered from 0, largest first; empty where places say what stands together.
    pub community: Vec<u32>,
    /// Bridging actors, strongest first: nodes that join places which are hardly joined otherwise.
    pub bridging: Vec<usize>,
    /// How sure each node is of its community, 0–1; empty where that was not asked.
    pub certainty: Vec<f64>,
    /// Whether the communities can be relied on; none where that was not asked.
    pub verdict: Option<Verdict>,
    /// Burt's constraint; NaN where undefined, empty where it was not asked.
    pub constraint: Vec<f64>,
    /// How many members of each node the whole file has, whatever was chosen; empty where the network is the whole.
    pub known_members: Vec<usize>,
}
