//! As many memberships for every actor and members for every structure.

use super::{Asks, Drawn, Model};
use crate::graph::random_graphs;
use crate::text::Text;

/// The entry in the registry.
pub(super) const SAME_TWO_MODE_DEGREES: Model = Model {
    id: "same-two-mode-degrees",
    name: Text { en: "Same memberships", nl: "Zelfde lidmaatschappen" },
    meaning: Text {
        en: "Whether a figure of actors and structures is more than follows from how often everybody takes part and how large every structure is.",
        nl: "Of een cijfer van actoren en verbanden meer is dan volgt uit hoe vaak ieder meedoet en hoe groot elk verband is.",
    },
    keeps: Text {
        en: "The two modes, the number of structures of every actor and the number of members of every structure.",
        nl: "De twee soorten, het aantal verbanden van elke actor en het aantal leden van elk verband.",
    },
    caution: Text {
        en: "In small places there are few such networks, and hardly anything can exceed them.",
        nl: "In kleine plaatsen zijn er weinig van zulke netwerken, en komt er nauwelijks iets bovenuit.",
    },
    draws: Text {
        en: "random networks with the same numbers of memberships and members",
        nl: "toevallige netwerken met dezelfde aantallen lidmaatschappen en leden",
    },
    asks: Asks::Modes,
    reference: "Strona et al. 2014; Carstens 2015",
    draw: |known, random| {
        let ties = known.second_mode.map(|modes| random_graphs::same_two_mode_degrees(known.graph, modes, random));
        Drawn { graph: ties, ..Drawn::default() }
    },
};
