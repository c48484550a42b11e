//! What measures do with direction, strength and choices, in words for help and pages.

use super::{DirectionUse, Listens, Text, WeightUse};

impl DirectionUse {
    /// What becomes of the direction of ties.
    pub fn text(self) -> Text {
        match self {
            DirectionUse::Follows => Text { en: "followed where there is one", nl: "gevolgd waar die er is" },
            DirectionUse::Ignores => Text {
                en: "ignored: a tie either way joins a pair",
                nl: "telt niet: een relatie in één richting is genoeg",
            },
            DirectionUse::Requires => Text { en: "needed: no value without", nl: "nodig: zonder richting geen waarde" },
        }
    }
}

impl WeightUse {
    /// What becomes of the strength of ties.
    pub fn text(self) -> Text {
        match self {
            WeightUse::Ignores => Text { en: "ignored", nl: "telt niet" },
            WeightUse::Strength => Text { en: "strength: more is more", nl: "sterkte: meer is meer" },
            WeightUse::Distance => Text {
                en: "strength, with 1/strength as the length of a tie: more is closer",
                nl: "sterkte, met 1/sterkte als lengte van een relatie: meer is dichterbij",
            },
        }
    }
}

impl Listens {
    /// The word for the choice; an option of the command line is called the same.
    pub fn word(self) -> &'static str {
        match self {
            Listens::Normalization => "normalized",
            Listens::Along => "along",
            Listens::Closeness => "closeness",
            Listens::Scale => "scale",
            Listens::Damping => "damping",
            Listens::CoreDegree => "core-degree",
            Listens::Steps => "steps",
            Listens::FewPartners => "few-partners",
            Listens::Reciprocity => "reciprocity",
            Listens::Alpha => "alpha",
            Listens::StrengthExponent => "tie-weight",
            Listens::Spread => "spread",
            Listens::Permutations => "permutations",
            Listens::Draws => "draws",
            Listens::Seed => "seed",
            Listens::Precision => "approximate",
        }
    }

    /// What is chosen.
    pub fn text(self) -> Text {
        match self {
            Listens::Normalization => Text {
                en: "as counted, or divided by the largest value possible in a network of this size",
                nl: "zoals geteld, of gedeeld door de hoogst mogelijke waarde in een netwerk van deze omvang",
            },
            Listens::Along => {
                Text { en: "ties that go out, or ties that come in", nl: "uitgaande of inkomende relaties" }
            }
            Listens::Closeness => Text {
                en: "scaled by the share of the network that can be reached, or inside that part only",
                nl: "geschaald naar het deel van het netwerk dat bereikbaar is, of alleen binnen dat deel",
            },
            Listens::Scale => Text { en: "largest value 1, or length 1", nl: "hoogste waarde 1, of lengte 1" },
            Listens::Damping => Text {
                en: "how likely the walker is to follow a tie rather than start afresh",
                nl: "hoe waarschijnlijk het is dat de wandelaar een relatie volgt en niet opnieuw begint",
            },
            Listens::CoreDegree => Text {
                en: "which partners count in a directed network: all, in, out, or in plus out",
                nl: "welke partners tellen in een gericht netwerk: alle, in, uit, of in plus uit",
            },
            Listens::Steps => Text { en: "number of steps", nl: "aantal stappen" },
            Listens::FewPartners => Text {
                en: "nodes with fewer than two partners count as 0, or are left out",
                nl: "knopen met minder dan twee partners tellen als 0, of blijven buiten beschouwing",
            },
            Listens::Reciprocity => {
                Text { en: "share of ties, or share of pairs", nl: "deel van de relaties, of deel van de paren" }
            }
            Listens::Alpha => {
                Text { en: "what each further step still counts", nl: "hoeveel elke volgende stap nog telt" }
            }
            Listens::StrengthExponent => Text {
                en: "how far strength counts beside the number of partners: 0 not at all, 1 alone",
                nl: "hoe zwaar sterkte telt naast het aantal partners: 0 niet, 1 alleen sterkte",
            },
            Listens::Spread => Text {
                en: "whether a group is all there is, or a sample",
                nl: "of een groep alles is wat er is, of een steekproef",
            },
            Listens::Permutations => Text { en: "how often labels are shuffled", nl: "hoe vaak labels geschud worden" },
            Listens::Draws => Text {
                en: "how many networks are drawn at random to compare with",
                nl: "hoeveel netwerken er getrokken worden om mee te vergelijken",
            },
            Listens::Seed => Text { en: "where the random numbers start", nl: "waar de toevalsgetallen beginnen" },
            Listens::Precision => Text {
                en: "exact values, or estimates that are off by no more than a share of the largest possible value, with 95 % certainty",
                nl: "precieze waarden, of schattingen die er hoogstens een deel van de hoogst mogelijke waarde naast zitten, met 95 % zekerheid",
            },
        }
    }
}
