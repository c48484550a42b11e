//! As many ties, anywhere.

use super::{Asks, Drawn, Model};
use crate::graph::random_graphs;
use crate::text::Text;

/// The entry in the registry.
pub(super) const SAME_DENSITY: Model = Model {
    id: "same-density",
    name: Text { en: "Same density", nl: "Zelfde dichtheid" },
    meaning: Text {
        en: "Whether a figure is more than the numbers of nodes and ties alone would give.",
        nl: "Of een cijfer meer is dan de aantallen knopen en relaties alleen al geven.",
    },
    keeps: Text { en: "The numbers of nodes and ties.", nl: "De aantallen knopen en relaties." },
    caution: Text {
        en: "In these networks nobody stands out, so that any network with a few busy actors differs from them; same-degrees asks for more.",
        nl: "In deze netwerken springt niemand eruit, zodat elk netwerk met een paar drukke actoren ervan verschilt; same-degrees vraagt meer.",
    },
    draws: Text {
        en: "random networks with as many nodes and ties",
        nl: "toevallige netwerken met evenveel knopen en relaties",
    },
    asks: Asks::Nothing,
    reference: "Erdős & Rényi 1959; Anderson, Butts & Carley 1999",
    draw: |known, random| Drawn::ties(random_graphs::same_density(known.graph, random)),
};
