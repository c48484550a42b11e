//! As many ties for every node, with whomever.

use super::{Asks, Drawn, Model};
use crate::graph::random_graphs;
use crate::text::Text;

/// The entry in the registry.
pub(super) const SAME_DEGREES: Model = Model {
    id: "same-degrees",
    name: Text { en: "Same degrees", nl: "Zelfde aantallen partners" },
    meaning: Text {
        en: "Whether a figure is more than follows from how many partners everybody has.",
        nl: "Of een cijfer meer is dan volgt uit hoeveel partners ieder heeft.",
    },
    keeps: Text {
        en: "The number of partners of every node; with direction the numbers of ties out and in.",
        nl: "Het aantal partners van elke knoop; met richting de aantallen uitgaande en ingaande relaties.",
    },
    caution: Text {
        en: "What follows from degrees alone, such as density or degree centralization, is the same in every draw and cannot be tested; so is everything in a star.",
        nl: "Wat alleen uit de aantallen partners volgt, zoals dichtheid of graadcentralisatie, is in elke trekking gelijk en niet te toetsen; net als alles in een ster.",
    },
    draws: Text {
        en: "random networks in which everybody has as many partners",
        nl: "toevallige netwerken waarin ieder evenveel partners heeft",
    },
    asks: Asks::Nothing,
    reference: "Fosdick et al. 2018",
    draw: |known, random| Drawn::ties(random_graphs::same_degrees(known.graph, random)),
};
