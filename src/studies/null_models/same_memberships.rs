//! As many memberships for every actor and members for every structure, where taking part together is what ties are.

use super::{Asks, Drawn, Model};
use crate::text::Text;

/// The entry in the registry.
pub(super) const SAME_MEMBERSHIPS: Model = Model {
    id: "same-memberships",
    name: Text { en: "Same memberships, as ties", nl: "Zelfde lidmaatschappen, als relaties" },
    meaning: Text {
        en: "Whether a figure of actors who are tied by the structures that they share is more than follows from how often everybody takes part and how large every structure is.",
        nl: "Of een cijfer van actoren die door gedeelde verbanden verbonden zijn meer is dan volgt uit hoe vaak ieder meedoet en hoe groot elk verband is.",
    },
    keeps: Text {
        en: "The number of structures of every actor, the number of members of every structure, and the number of other partners of every actor.",
        nl: "Het aantal verbanden van elke actor, het aantal leden van elk verband, en van elke actor het aantal partners daarbuiten.",
    },
    caution: Text {
        en: "Every structure makes a clique of its members; models that do not keep this find any such network clustered.",
        nl: "Elk verband maakt van zijn leden een kliek; modellen die dat niet behouden vinden elk zulk netwerk geclusterd.",
    },
    draws: Text {
        en: "random networks of actors who share structures, with the same numbers of memberships and members",
        nl: "toevallige netwerken van actoren die verbanden delen, met dezelfde aantallen lidmaatschappen en leden",
    },
    asks: Asks::Shared,
    reference: "Strona et al. 2014; Carstens 2015; Newman, Strogatz & Watts 2001",
    draw: |known, random| Drawn { graph: known.shared.map(|shared| shared.draw(random)), ..Drawn::default() },
};
