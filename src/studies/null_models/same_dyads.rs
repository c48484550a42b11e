//! As many mutual and one-sided pairs, anywhere.

use super::{Asks, Drawn, Model};
use crate::graph::random_graphs;
use crate::text::Text;

/// The entry in the registry.
pub(super) const SAME_DYADS: Model = Model {
    id: "same-dyads",
    name: Text { en: "Same dyads", nl: "Zelfde paren" },
    meaning: Text {
        en: "Whether a figure of directed ties is more than density and reciprocity alone would give.",
        nl: "Of een cijfer van gerichte relaties meer is dan dichtheid en wederkerigheid alleen al geven.",
    },
    keeps: Text {
        en: "The numbers of nodes, of mutual pairs and of one-sided pairs.",
        nl: "De aantallen knopen, wederzijdse paren en eenzijdige paren.",
    },
    caution: Text {
        en: "As with same-density nobody stands out in these networks.",
        nl: "Net als bij same-density springt in deze netwerken niemand eruit.",
    },
    draws: Text {
        en: "random networks with as many mutual and one-sided pairs",
        nl: "toevallige netwerken met evenveel wederzijdse en eenzijdige paren",
    },
    asks: Asks::Direction,
    reference: "Holland & Leinhardt 1976",
    draw: |known, random| Drawn::ties(random_graphs::same_dyads(known.graph, random)),
};
