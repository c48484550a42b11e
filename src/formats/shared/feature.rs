//! What a network may hold and a format may fail to carry, countable.

use super::signed::{Values, has_negative};
use crate::formats::json;
use crate::model::kind::{DEFAULT_NODE_KIND, DEFAULT_TIE_KIND};
use crate::model::{
    Certainty, Mode, Network, Node, NodeKind, Respondent, Sign, Status, Strength, Tie, TieKind, Vocabulary,
};
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Something about networks that not every format has a place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// Ids that differ from the label, where nodes are known by their labels alone.
    Ids,
    /// Labels that differ from the id.
    Labels,
    /// Kinds of nodes, and with them the modes.
    NodeKinds,
    /// Sector, municipality, hierarchy, aliases, respondents, stated sizes and free attributes of nodes.
    NodeFields,
    /// Dates of nodes.
    NodeDates,
    /// Where nodes were read.
    NodeEvidence,
    /// Nodes without a tie.
    Isolates,
    /// Kinds of ties.
    TieKinds,
    /// What keeps ties out of analyses: a status other than present, or that they are ambiguous.
    Statuses,
    /// Role, reporters, certainty and free attributes of ties.
    TieFields,
    /// Dates of ties.
    TieDates,
    /// Where ties were read.
    TieEvidence,
    /// Layers of ties.
    Layers,
    /// The name of a layer that all ties are in, where several layers are told apart.
    OnlyLayer,
    /// Strength as a number.
    Strengths,
    /// Strength as a grade, weak or strong.
    Grades,
    /// Signs of ties.
    Signs,
    /// Signs of ties that are positive, where a negative one is written as a value below zero and there is none of those.
    PositiveSigns,
    /// Signs of positive ties in a layer without a negative one, where others have some: a sign is only known beside values below zero.
    PositiveLayers,
    /// That ties with a strength have no sign, where other ties have a value below zero: these come back as positive.
    Unevaluated,
    /// That ties have neither sign nor strength, where a format gives them the value 1: beside negative ones these come back as positive.
    Unvalued,
    /// That ties have no strength, where a format gives every tie a value as soon as one has.
    NoStrength,
    /// Ties with a sign and no strength, where some tie is negative and a sign is told by a value alone: these come back with the strength 1.
    SignAlone,
    /// Names with quotation marks, tabs or line breaks, for which a format has no sign.
    MarksInNames,
    /// Names with commas or blanks other than the plain one, for which a format has no sign.
    CommasInNames,
    /// More than one tie between a pair.
    ParallelTies,
    /// Ties with a direction.
    Direction,
    /// Ties with and without direction in one network.
    MixedDirection,
    /// Ties of a node with itself.
    SelfTies,
    /// What is said of the network as a whole, its the names of its own kinds included; [`Feature::parts`] names it one by one.
    Description,
    /// Title of the network.
    Title,
    /// What the network is, in words.
    Prose,
    /// Licence of the network.
    Licence,
    /// Language of the labels.
    Language,
    /// The year that the network describes.
    ObservationYear,
    /// Free attributes of the network.
    OwnFields,
    /// Ties by which the source becomes a member of the target, or not, other than a reader takes it who knows the shipped kinds alone.
    Memberships,
    /// Nodes that an own kind makes something else than an actor, other than a reader takes it who knows the shipped kinds alone.
    Modes,
    /// Names that a file gives to kinds.
    KindLabels,
    /// Sources of the network.
    Sources,
}

/// Every feature.
pub static FEATURES: &[Feature] = &[
    Feature::Ids,
    Feature::Labels,
    Feature::NodeKinds,
    Feature::NodeFields,
    Feature::NodeDates,
    Feature::NodeEvidence,
    Feature::Isolates,
    Feature::TieKinds,
    Feature::Statuses,
    Feature::TieFields,
    Feature::TieDates,
    Feature::TieEvidence,
    Feature::Layers,
    Feature::OnlyLayer,
    Feature::Strengths,
    Feature::Grades,
    Feature::Signs,
    Feature::PositiveSigns,
    Feature::PositiveLayers,
    Feature::Unevaluated,
    Feature::Unvalued,
    Feature::NoStrength,
    Feature::SignAlone,
    Feature::MarksInNames,
    Feature::CommasInNames,
    Feature::ParallelTies,
    Feature::Direction,
    Feature::MixedDirection,
    Feature::SelfTies,
    Feature::Description,
    Feature::Title,
    Feature::Prose,
    Feature::Licence,
    Feature::Language,
    Feature::ObservationYear,
    Feature::OwnFields,
    Feature::Memberships,
    Feature::Modes,
    Feature::KindLabels,
    Feature::Sources,
];

/// What [`Feature::Description`] covers.
const OF_THE_WHOLE: &[Feature] = &[
    Feature::KindLabels,
    Feature::Title,
    Feature::Prose,
    Feature::Licence,
    Feature::Language,
    Feature::ObservationYear,
    Feature::OwnFields,
];

impl Feature {
    /// What it is, as it stands after a number: `12 ties with a layer`.
    pub fn text(self) -> Text {
        let (en, nl) = match self {
            Feature::Ids => ("ids of nodes (their labels are kept)", "id's van knopen (hun namen blijven)"),
            Feature::Labels => ("labels of nodes", "namen van knopen"),
            Feature::NodeKinds => ("kinds of nodes", "soorten van knopen"),
            Feature::NodeFields => ("nodes with fields of their own", "knopen met eigen velden"),
            Feature::NodeDates => ("nodes with dates", "knopen met data"),
            Feature::NodeEvidence => ("nodes with evidence", "knopen met vindplaats"),
            Feature::Isolates => ("nodes without a tie", "knopen zonder relatie"),
            Feature::TieKinds => ("kinds of ties", "soorten van relaties"),
            Feature::Statuses => (
                "ties that are planned, ended or ambiguous (written like those that are there)",
                "relaties die gepland, beëindigd of onduidelijk zijn (geschreven als bestaande)",
            ),
            Feature::TieFields => ("ties with fields of their own", "relaties met eigen velden"),
            Feature::TieDates => ("ties with dates", "relaties met data"),
            Feature::TieEvidence => ("ties with evidence", "relaties met vindplaats"),
            Feature::Layers => ("ties with a layer", "relaties met een laag"),
            Feature::OnlyLayer => ("ties in the only layer there is", "relaties in de enige laag die er is"),
            Feature::Strengths => ("ties with a strength", "relaties met een sterkte"),
            Feature::Grades => ("ties graded weak or strong", "relaties die zwak of sterk heten"),
            Feature::Signs => ("ties with a sign", "relaties met een teken"),
            Feature::PositiveSigns => ("positive signs", "positieve tekens"),
            Feature::PositiveLayers => (
                "positive signs in layers without negative ones (they do not come back)",
                "positieve tekens in lagen zonder negatieve (ze komen niet terug)",
            ),
            Feature::Unevaluated => (
                "ties without a sign beside negative ones (read back as positive)",
                "relaties zonder teken naast negatieve (ze komen positief terug)",
            ),
            Feature::Unvalued => (
                "ties without sign and strength beside negative ones (they may come back as positive)",
                "relaties zonder teken en sterkte naast negatieve (ze kunnen positief terugkomen)",
            ),
            Feature::NoStrength => {
                ("ties without a strength (written as 1)", "relaties zonder sterkte (geschreven als 1)")
            }
            Feature::SignAlone => (
                "ties with a sign and no strength (written as 1)",
                "relaties met een teken en zonder sterkte (geschreven als 1)",
            ),
            Feature::MarksInNames => (
                "names with quotation marks, tabs or line breaks (changed)",
                "namen met aanhalingstekens, tabs of regeleinden (gewijzigd)",
            ),
            Feature::CommasInNames => {
                ("names with commas or outer blanks (changed)", "namen met komma's of spaties aan de rand (gewijzigd)")
            }
            Feature::ParallelTies => {
                ("ties beside another of the same pair", "relaties naast een andere van hetzelfde paar")
            }
            Feature::Direction => ("ties with a direction", "relaties met een richting"),
            Feature::MixedDirection => {
                ("ties whose direction differs from the rest", "relaties met een andere richting dan de rest")
            }
            Feature::SelfTies => ("ties of a node with itself", "relaties van een knoop met zichzelf"),
            Feature::Description => ("description of the network", "beschrijving van het netwerk"),
            Feature::Title => ("title of the network", "titel van het netwerk"),
            Feature::Prose => ("text that describes the network", "tekst die het netwerk beschrijft"),
            Feature::Licence => ("licence", "licentie"),
            Feature::Language => ("language of the names", "taal van de namen"),
            Feature::ObservationYear => ("year of observation", "jaar van waarneming"),
            Feature::OwnFields => ("fields of the network itself", "velden van het netwerk zelf"),
            Feature::Memberships => (
                "ties of an own kind that says whether they are memberships (that may be lost)",
                "relaties van een eigen soort die zegt of ze lidmaatschap zijn (dat kan verloren gaan)",
            ),
            Feature::Modes => (
                "nodes of an own kind that says whether they are actors or structures (they may come back as actors)",
                "knopen van een eigen soort die zegt of ze actor of structuur zijn (ze kunnen als actor terugkomen)",
            ),
            Feature::KindLabels => ("names of own kinds", "namen van eigen soorten"),
            Feature::Sources => ("sources", "bronnen"),
        };
        Text { en, nl }
    }

    /// What it covers where that is several things, each with a count and a name of its own; otherwise itself.
    pub fn parts(&self) -> &[Feature] {
        if *self == Feature::Description { OF_THE_WHOLE } else { std::slice::from_ref(self) }
    }

    /// How many nodes, ties or sources of a network have it.
    pub fn count(self, network: &Network) -> usize {
        let nodes = |test: fn(&Node) -> bool| network.nodes().filter(|node| test(node)).count();
        let ties = |test: fn(&Tie) -> bool| network.ties().filter(|tie| test(tie.tie)).count();
        match self {
            Feature::Ids | Feature::Labels => nodes(|node| node.label != node.id),
            Feature::NodeKinds => nodes(|node| node.kind != DEFAULT_NODE_KIND),
            Feature::NodeFields => nodes(has_fields),
            Feature::NodeDates => nodes(|node| !node.period.is_unknown()),
            Feature::NodeEvidence => nodes(|node| !node.evidence.is_empty()),
            Feature::Isolates => {
                let mut tied = vec![false; network.node_count()];
                for tie in network.ties() {
                    (tied[tie.source], tied[tie.target]) = (true, true);
                }
                tied.iter().filter(|tied| !**tied).count()
            }
            Feature::TieKinds => ties(|tie| tie.kind != DEFAULT_TIE_KIND),
            Feature::Statuses => ties(|tie| tie.status != Status::Present || tie.certainty == Certainty::Ambiguous),
            Feature::TieFields => ties(tie_has_fields),
            Feature::TieDates => ties(|tie| !tie.period.is_unknown()),
            Feature::TieEvidence => ties(|tie| !tie.evidence.is_empty()),
            Feature::Layers => ties(|tie| tie.layer.is_some()),
            Feature::OnlyLayer => only_layer(network).map_or(0, |_| network.tie_count()),
            Feature::Strengths => ties(|tie| matches!(tie.strength, Some(Strength::Number(_)))),
            Feature::Grades => ties(|tie| matches!(tie.strength, Some(Strength::Weak | Strength::Strong))),
            Feature::Signs => ties(|tie| tie.sign.is_some()),
            Feature::PositiveSigns if has_negative(network) => 0,
            Feature::PositiveSigns => ties(|tie| tie.sign == Some(Sign::Positive)),
            Feature::PositiveLayers => positive_beside_none(network),
            Feature::Unevaluated if !has_negative(network) => 0,
            Feature::Unevaluated => ties(|tie| tie.sign.is_none() && matches!(tie.strength, Some(Strength::Number(_)))),
            Feature::Unvalued if !has_negative(network) => 0,
            Feature::Unvalued => ties(|tie| tie.sign.is_none() && !matches!(tie.strength, Some(Strength::Number(_)))),
            Feature::NoStrength => {
                let values = Values::of(network);
                let without = ties(|_| true) - network.ties().filter(|tie| values.value(tie.tie).is_some()).count();
                if without == network.tie_count() { 0 } else { without }
            }
            Feature::SignAlone if !has_negative(network) => 0,
            Feature::SignAlone => ties(|tie| tie.sign.is_some() && tie.strength.is_none()),
            Feature::MarksInNames => nodes(|node| node.label.contains(|c: char| c == '"' || c.is_control())),
            Feature::CommasInNames => nodes(|node| {
                let odd = |c: char| c == ',' || (c.is_whitespace() && c != ' ' && !c.is_control());
                node.label.contains(odd) || node.label.trim() != node.label
            }),
            Feature::ParallelTies => parallel(network),
            Feature::Direction => network.ties().filter(|tie| network.is_directed(tie.tie)).count(),
            Feature::MixedDirection => {
                let directed = network.ties().filter(|tie| network.is_directed(tie.tie)).count();
                directed.min(network.tie_count() - directed)
            }
            Feature::SelfTies => network.ties().filter(|tie| tie.source == tie.target).count(),
            Feature::Description => usize::from(self.parts().iter().any(|part| part.count(network) > 0)),
            Feature::Title => usize::from(network.info().title.is_some()),
            Feature::Prose => usize::from(network.info().description.is_some()),
            Feature::Licence => usize::from(network.info().licence.is_some()),
            Feature::Language => usize::from(network.info().language.is_some()),
            Feature::ObservationYear => usize::from(network.info().observation_year.is_some()),
            Feature::OwnFields => network.info().attributes.len(),
            Feature::Memberships => {
                let differ = |kind: &&TieKind| kind.membership != shipped_membership(&kind.id);
                let own: BTreeSet<&str> =
                    network.vocabulary().declared_tie_kinds().filter(differ).map(|kind| kind.id.as_str()).collect();
                if own.is_empty() { 0 } else { network.ties().filter(|tie| own.contains(&*tie.tie.kind)).count() }
            }
            Feature::Modes => {
                let differ = |kind: &&NodeKind| kind.mode != shipped_mode(&kind.id);
                let own: BTreeSet<&str> =
                    network.vocabulary().declared_node_kinds().filter(differ).map(|kind| kind.id.as_str()).collect();
                if own.is_empty() { 0 } else { network.nodes().filter(|node| own.contains(&*node.kind)).count() }
            }
            Feature::KindLabels => {
                let vocabulary = network.vocabulary();
                vocabulary.declared_node_kinds().filter(|kind| kind.label.is_some()).count()
                    + vocabulary.declared_tie_kinds().filter(|kind| kind.label.is_some()).count()
            }
            Feature::Sources => network.info().sources.len(),
        }
    }
}

/// Whether a reader that knows the shipped kinds alone takes ties of this kind for memberships.
fn shipped_membership(kind: &str) -> bool {
    SHIPPED.tie_kind(kind).is_some_and(|kind| kind.membership)
}

/// What a reader that knows the shipped kinds alone takes nodes of this kind for.
fn shipped_mode(kind: &str) -> Mode {
    SHIPPED.node_kind(kind).map_or(Mode::Actor, |kind| kind.mode)
}

static SHIPPED: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::shipped);

/// The layer that all ties are in, where that is one.
fn only_layer(network: &Network) -> Option<&str> {
    let mut layers = network.ties().map(|tie| tie.tie.layer.as_deref());
    let first = layers.next()??;
    layers.all(|layer| layer == Some(first)).then_some(first)
}

/// Positive ties in layers without a negative one, where some other layer has one.
fn positive_beside_none(network: &Network) -> usize {
    let of = |sign: Sign| network.ties().map(|tie| tie.tie).filter(move |tie| tie.sign == Some(sign));
    let signed: BTreeSet<Option<&str>> = of(Sign::Negative).map(|tie| tie.layer.as_deref()).collect();
    if signed.is_empty() {
        return 0;
    }
    of(Sign::Positive).filter(|tie| !signed.contains(&tie.layer.as_deref())).count()
}

fn has_fields(node: &Node) -> bool {
    node.sector.is_some()
        || !node.municipalities.is_empty()
        || node.part_of.is_some()
        || !node.aliases.is_empty()
        || !node.named
        || node.respondent != Respondent::Unknown
        || node.members_stated.is_some()
        || node.remainder
        || !node.attributes.is_empty()
}

fn tie_has_fields(tie: &Tie) -> bool {
    tie.role.is_some()
        || !tie.reported_by.is_empty()
        || tie.certainty != json::surest(&tie.evidence)
        || tie.derived
        || !tie.attributes.is_empty()
}

/// Ties beyond the first of each pair; of ties with direction, the two orders are two pairs.
fn parallel(network: &Network) -> usize {
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for tie in network.ties() {
        let directed = network.is_directed(tie.tie);
        let (a, b) =
            if directed { (tie.source, tie.target) } else { (tie.source.min(tie.target), tie.source.max(tie.target)) };
        *pairs.entry((a, b)).or_default() += 1;
    }
    pairs.values().map(|count| count - 1).sum()
}
