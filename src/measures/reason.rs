//! Why a number is undefined, or set by convention.

use crate::graph::CompactGraph;
use crate::text::Text;

/// Why a number is undefined, or set by convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The node has no ties.
    Isolate,
    /// The node has no ties in the direction that counts.
    ReachesNobody,
    /// The node has fewer than two partners.
    FewerThanTwoPartners,
    /// The network has too few nodes.
    TooFewNodes,
    /// The network has no ties.
    NoTies,
    /// No node has two partners, so that nothing can be closed.
    NoTwoPaths,
    /// The network falls apart, and the measure is defined only in one piece.
    Disconnected,
    /// Not all nodes reach each other along the ties, though ties may join them.
    NotStrong,
    /// The ties have no direction.
    NotDirected,
    /// All values are equal.
    NoVariance,
    /// There is one group only.
    OneGroup,
    /// The iteration did not settle.
    NotConverged,
    /// Several answers are equally right.
    NotUnique,
    /// What the measure needs was not given.
    NotGiven,
    /// The attribute says nothing of this node.
    NoAttribute,
    /// The group has one member only.
    OneMember,
    /// The tie is not mutual.
    NotMutual,
    /// The ends share a partner.
    SharedPartner,
    /// There is no other way between the ends.
    NoOtherWay,
    /// Who should have confirmed it was not asked, or did not answer.
    NoAnswer,
    /// Nobody is said to have reported it.
    NoReport,
    /// There is no path or triangle of the kind that is looked at.
    NothingToClose,
    /// No values have the best fit: it is a limit.
    OnlyLimit,
}

impl Reason {
    /// The code used in results.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Isolate => "isolate",
            Reason::ReachesNobody => "reaches_nobody",
            Reason::FewerThanTwoPartners => "fewer_than_two_partners",
            Reason::TooFewNodes => "too_few_nodes",
            Reason::NoTies => "no_ties",
            Reason::NoTwoPaths => "no_two_paths",
            Reason::Disconnected => "disconnected",
            Reason::NotStrong => "not_strong",
            Reason::NotDirected => "not_directed",
            Reason::NoVariance => "no_variance",
            Reason::OneGroup => "one_group",
            Reason::NotConverged => "not_converged",
            Reason::NotUnique => "not_unique",
            Reason::NotGiven => "not_given",
            Reason::NoAttribute => "no_attribute",
            Reason::OneMember => "one_member",
            Reason::NotMutual => "not_mutual",
            Reason::SharedPartner => "shared_partner",
            Reason::NoOtherWay => "no_other_way",
            Reason::NoAnswer => "no_answer",
            Reason::NoReport => "no_report",
            Reason::NothingToClose => "nothing_to_close",
            Reason::OnlyLimit => "only_limit",
        }
    }

    /// Why this node reaches nobody: it has no ties, or none in the direction that counts.
    pub(super) fn of_reaching_nobody(graph: &CompactGraph, node: usize) -> Reason {
        if graph.degree(node) + graph.in_degree(node) == 0 { Reason::Isolate } else { Reason::ReachesNobody }
    }

    /// The reason as half a sentence, to be read after "undefined:" or "by convention:".
    pub fn text(self) -> Text {
        match self {
            Reason::Isolate => Text { en: "no ties", nl: "geen relaties" },
            Reason::ReachesNobody => Text { en: "no ties in this direction", nl: "geen relaties in deze richting" },
            Reason::FewerThanTwoPartners => Text { en: "fewer than two partners", nl: "minder dan twee partners" },
            Reason::TooFewNodes => Text { en: "too few nodes in the network", nl: "te weinig knopen in het netwerk" },
            Reason::NoTies => Text { en: "no ties in the network", nl: "geen relaties in het netwerk" },
            Reason::NoTwoPaths => Text { en: "no node has two partners", nl: "geen knoop heeft twee partners" },
            Reason::Disconnected => Text { en: "the network falls apart", nl: "het netwerk valt uiteen" },
            Reason::NotStrong => Text {
                en: "not among the most nodes that all reach each other along the direction of ties",
                nl: "hoort niet bij de meeste knopen die elkaar allemaal langs de richting van relaties bereiken",
            },
            Reason::NotDirected => Text { en: "the ties have no direction", nl: "de relaties hebben geen richting" },
            Reason::NoVariance => Text { en: "all values are equal", nl: "alle waarden zijn gelijk" },
            Reason::OneGroup => Text { en: "there is one group only", nl: "er is maar één groep" },
            Reason::NotConverged => {
                Text { en: "the calculation did not settle", nl: "de berekening kwam niet tot rust" }
            }
            Reason::NotUnique => Text { en: "several answers are equally right", nl: "meer antwoorden zijn even goed" },
            Reason::NotGiven => Text { en: "what it needs was not given", nl: "wat nodig is, is niet gegeven" },
            Reason::NoAttribute => Text { en: "the attribute is not known", nl: "het kenmerk is niet bekend" },
            Reason::OneMember => Text { en: "the group has one member", nl: "de groep heeft één lid" },
            Reason::NotMutual => Text { en: "the tie is not mutual", nl: "de relatie is niet wederzijds" },
            Reason::SharedPartner => Text { en: "the ends share a partner", nl: "de uiteinden delen een partner" },
            Reason::NoOtherWay => {
                Text { en: "there is no other way between the ends", nl: "er is geen andere weg tussen de uiteinden" }
            }
            Reason::NoAnswer => Text {
                en: "the other end was not asked or did not answer",
                nl: "het andere uiteinde is niet bevraagd of antwoordde niet",
            },
            Reason::NoReport => Text { en: "no source says who reported it", nl: "geen bron zegt wie het meldde" },
            Reason::OnlyLimit => Text {
                en: "the best fit is a limit that no scores reach: one node outgrows all others, or all come to be alike",
                nl: "de beste passing is een limiet die geen scores halen: één knoop ontgroeit alle andere, of alle worden gelijk",
            },
            Reason::NothingToClose => Text { en: "there is nothing to close", nl: "er is niets om te sluiten" },
        }
    }
}

/// Values that share a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// The reason.
    pub reason: Reason,
    /// Which values, ascending.
    pub which: Vec<usize>,
}

impl Because {
    /// How many values.
    pub fn count(&self) -> usize {
        self.which.len()
    }
}
