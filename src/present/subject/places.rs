//! The places that nodes belong to.

use crate::model::Network;
use crate::studies::groups::Groups;

/// The places of a network, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Names, sorted; `national` is no place.
    pub names: Vec<String>,
    /// Which nodes belong to which.
    pub groups: Groups,
}

impl Places {
    /// The places of all nodes.
    pub fn of(network: &Network) -> Places {
        let names = network.places();
        let number =
            |place: &str| names.binary_search_by(|name| name.as_str().cmp(place)).expect("listed above") as u32;
        let of = network.nodes().map(|node| node.places().map(number).collect()).collect();
        Places { groups: Groups::new(of), names }
    }

    /// The names of these places.
    pub fn name_list(&self, places: &[u32]) -> Vec<String> {
        places.iter().map(|&place| self.names[place as usize].clone()).collect()
    }
}
