//! The words in pictures.

use super::Language;
use crate::model::{Mode, Network};

/// Name of a family of ties, in the order of the legend.
pub fn family(language: Language, number: usize) -> &'static str {
    let (en, nl) = match number {
        0 => ("working together", "samenwerking"),
        1 => ("taking part, running, initiating", "deelname, uitvoering, initiatief"),
        2 => ("funding, commission, support", "geld, opdracht, ondersteuning"),
        3 => ("location", "huisvesting"),
        4 => ("nomination, award, visit", "voordracht, bekroning, bezoek"),
        _ => ("other", "overig"),
    };
    language.pick(en, nl)
}

/// For actors that belong to no place.
pub fn national(language: Language) -> &'static str {
    language.pick("national", "landelijk")
}

/// Number of partners.
pub fn partners(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::En, 1) => "1 partner".to_owned(),
        (Language::En, n) => format!("{n} partners"),
        (Language::Nl, 1) => "1 partner".to_owned(),
        (Language::Nl, n) => format!("{n} partners"),
    }
}

/// A source gives a type and no name.
pub fn only_a_type(language: Language) -> &'static str {
    language.pick("the source gives no name", "de bron noemt geen naam")
}

/// A count with its noun.
pub fn counted(language: Language, count: usize, noun: Noun) -> String {
    let noun = if count == 1 { noun.one(language) } else { noun.many(language) };
    format!("{count} {noun}")
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// Actors and structures together.
    Node,
    /// Actors.
    Actor,
    /// Structures.
    Structure,
    /// Ties.
    Tie,
    /// Pairs that are joined.
    Pair,
    /// Clusters found.
    Cluster,
    /// Municipalities and regions.
    Place,
    /// Partners outside a place.
    Partner,
    /// Members of a structure.
    Member,
    /// Groups that stand for members which no source names.
    Group,
}

impl Noun {
    /// What the nodes of these networks are called: actors where all of them are, nodes where a structure is among them.
    pub fn of_nodes<'n>(networks: impl IntoIterator<Item = &'n Network>) -> Noun {
        let mut all = networks.into_iter().map(|network| Noun::of_these(network, 0..network.node_count()));
        if all.all(|noun| noun == Noun::Actor) { Noun::Actor } else { Noun::Node }
    }

    /// The same of some nodes of a network.
    pub fn of_these(network: &Network, nodes: impl IntoIterator<Item = usize>) -> Noun {
        let act = nodes.into_iter().all(|node| network.mode(node) == Mode::Actor);
        if act { Noun::Actor } else { Noun::Node }
    }

    /// One of them.
    pub fn one(self, language: Language) -> &'static str {
        let [en, _, nl, _] = self.words();
        language.pick(en, nl)
    }

    /// Several of them.
    pub fn many(self, language: Language) -> &'static str {
        let [_, en, _, nl] = self.words();
        language.pick(en, nl)
    }

    /// One and several, in English and in Dutch.
    fn words(self) -> [&'static str; 4] {
        match self {
            Noun::Node => ["node", "nodes", "knoop", "knopen"],
            Noun::Actor => ["actor", "actors", "actor", "actoren"],
            Noun::Structure => ["structure", "structures", "verband", "verbanden"],
            Noun::Tie => ["tie", "ties", "relatie", "relaties"],
            Noun::Pair => ["pair", "pairs", "paar", "paren"],
            Noun::Cluster => ["cluster", "clusters", "cluster", "clusters"],
            Noun::Place => ["place", "places", "plaats", "plaatsen"],
            Noun::Partner => {
                ["partner from outside", "partners from outside", "partner van buiten", "partners van buiten"]
            }
            Noun::Member => ["member", "members", "lid", "leden"],
            Noun::Group => {
                ["group of unnamed members", "groups of unnamed members", "groep zonder namen", "groepen zonder namen"]
            }
        }
    }
}

/// A fixed phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is its own text")]
pub enum Phrase {
    Actors,
    Structures,
    Ties,
    TieStates,
    Size,
    Emphasis,
    Bridging,
    Container,
    Typed,
    Double,
    Ghost,
    Future,
    Past,
    Plus,
    Minus,
    Outside,
    Sources,
    Layout,
    NoGeography,
    ContainerTies,
    LayoutByCluster,
    Clusters,
    ClustersOutlined,
    WholeTitle,
    WhoWithWhom,
    LooseTitle,
    KeyFigures,
    ActorsRow,
    StructuresRow,
    PairsRow,
    DensityRow,
    OutsideRow,
    MostConnected,
    StatedRow,
    KnownRow,
    NamedRow,
    TypedRow,
    NotNowRow,
    UnnamedRow,
    Members,
    BridgesTitle,
    BridgesHeading,
    PlacesColumn,
    BetweennessColumn,
    PlaceMark,
    DirectTies,
    CountOnLine,
    CompareSubtitle,
    NetworksSubtitle,
    DensityNote,
    NotRanking,
    NotRankingNetworks,
    Empty,
    BetweennessNote,
    OnlyPresent,
    GhostNote,
    RemainderNote,
}

/// The words of a phrase.
pub fn phrase(language: Language, phrase: Phrase) -> &'static str {
    let (en, nl) = match phrase {
        Phrase::Actors => ("ACTORS", "ACTOREN"),
        Phrase::Structures => ("STRUCTURES", "VERBANDEN"),
        Phrase::Ties => ("TIES", "RELATIES"),
        Phrase::TieStates => ("ON A LINE", "OP EEN LIJN"),
        Phrase::Size => ("SIZE = PARTNERS", "GROOTTE = PARTNERS"),
        Phrase::Emphasis => ("EMPHASIS", "NADRUK"),
        Phrase::Bridging => ("bridging actor", "verbinder"),
        Phrase::Container => ("members of one structure", "leden van één verband"),
        Phrase::Typed => ("pale, dashed: a type, no name", "bleek, gestreept: een type, geen naam"),
        Phrase::Double => ("double line: several bodies", "dubbele lijn: meerdere partijen"),
        Phrase::Ghost => ("not named in the source", "niet genoemd in de bron"),
        Phrase::Future => ("planned or possible", "gepland of mogelijk"),
        Phrase::Past => ("ended or ending", "beëindigd of loopt af"),
        Phrase::Plus => ("valued positively", "positief gewaardeerd"),
        Phrase::Minus => ("valued negatively", "negatief gewaardeerd"),
        Phrase::Outside => ("fainter: partner from outside", "vager: partner van buiten"),
        Phrase::Sources => ("Sources", "Bronnen"),
        Phrase::Layout => ("Layout: stress minimisation per place", "Indeling: stress-minimalisatie per plaats"),
        Phrase::LayoutByCluster => {
            ("Layout: stress minimisation per cluster", "Indeling: stress-minimalisatie per cluster")
        }
        Phrase::Clusters => (
            "Shaded: clusters found, because no node states its place.",
            "Grijs vlak: gevonden clusters, omdat van geen knoop de plaats bekend is.",
        ),
        Phrase::ClustersOutlined => (
            "Outlined: clusters found, because no node states its place.",
            "Omlijnd: gevonden clusters, omdat van geen knoop de plaats bekend is.",
        ),
        Phrase::NoGeography => {
            ("Positions have no geographic meaning.", "Posities hebben geen geografische betekenis.")
        }
        Phrase::ContainerTies => (
            "Membership inside a dotted outline is not drawn as a line.",
            "Lidmaatschap binnen een gestippelde omlijning is niet als lijn getekend.",
        ),
        Phrase::WholeTitle => ("Who works with whom, and who connects?", "Wie werkt met wie, en wie verbindt?"),
        Phrase::WhoWithWhom => ("who works with whom?", "wie werkt met wie?"),
        Phrase::LooseTitle => ("Without ties in these sources", "Zonder relaties in deze bronnen"),
        Phrase::KeyFigures => ("KEY FIGURES", "KERNCIJFERS"),
        Phrase::ActorsRow => ("Actors", "Actoren"),
        Phrase::StructuresRow => ("Structures", "Verbanden"),
        Phrase::PairsRow => ("Pairs joined", "Verbonden paren"),
        Phrase::DensityRow => ("Density", "Dichtheid"),
        Phrase::OutsideRow => ("Ties to the outside", "Relaties naar buiten"),
        Phrase::MostConnected => ("MOST CONNECTED", "MEEST VERBONDEN"),
        Phrase::StatedRow => ("Members stated", "Leden volgens de bron"),
        Phrase::KnownRow => ("Members known", "Leden bekend"),
        Phrase::NamedRow => ("· with a name", "· met een naam"),
        Phrase::TypedRow => ("· as a type only", "· alleen als type"),
        Phrase::NotNowRow => ("· over, to come, left out", "· voorbij, nog niet, weg"),
        Phrase::UnnamedRow => ("Not named in the source", "Niet genoemd in de bron"),
        Phrase::Members => ("MEMBERS", "LEDEN"),
        Phrase::BridgesTitle => ("Who connects the places?", "Wie verbindt de plaatsen?"),
        Phrase::BridgesHeading => ("BRIDGING ACTORS", "VERBINDERS"),
        Phrase::PlacesColumn => ("places", "plaatsen"),
        Phrase::BetweennessColumn => ("betweenness", "tussenpositie"),
        Phrase::PlaceMark => (
            "Hexagon: place; size by number of actors and structures.",
            "Zeshoek: plaats; grootte naar aantal actoren en verbanden.",
        ),
        Phrase::DirectTies => (
            "Grey arc: direct ties between two places, without a bridging actor.",
            "Grijze boog: rechtstreekse relaties tussen twee plaatsen, zonder verbinder.",
        ),
        Phrase::CountOnLine => (
            "Width and number: ties with nodes in that place.",
            "Lijndikte en getal: relaties met knopen in die plaats.",
        ),
        Phrase::CompareSubtitle => (
            "Local network per place, all on one scale, the largest first; named are the most connected beside the municipality, three at most",
            "Lokaal netwerk per plaats, alle op dezelfde schaal, het grootste eerst; benoemd zijn de meest verbonden naast de gemeente, hoogstens drie",
        ),
        Phrase::NetworksSubtitle => (
            "All on one scale, the largest first; named are the most connected of each, three at most",
            "Alle op dezelfde schaal, het grootste eerst; benoemd zijn de meest verbonden van elk, hoogstens drie",
        ),
        Phrase::DensityNote => (
            "Density: share of all possible pairs that is joined. It falls by itself as a network grows.",
            "Dichtheid: aandeel van alle mogelijke paren dat verbonden is. Die daalt vanzelf als een netwerk groter is.",
        ),
        Phrase::NotRanking => (
            "Size also reflects how much the sources tell about a place: no ranking of places.",
            "De omvang weerspiegelt ook hoeveel de bronnen over een plaats vertellen: geen rangorde van plaatsen.",
        ),
        Phrase::NotRankingNetworks => (
            "Size also reflects how much the sources tell: no ranking of networks.",
            "De omvang weerspiegelt ook hoeveel de bronnen vertellen: geen rangorde van netwerken.",
        ),
        Phrase::Empty => ("This network holds nothing to draw.", "In dit netwerk is niets te tekenen."),
        Phrase::GhostNote => (
            "Numbered circles: members that the source counts and does not name; they are no part of any calculation.",
            "Genummerde cirkels: leden die de bron telt maar niet noemt; ze tellen in geen enkele berekening mee.",
        ),
        Phrase::RemainderNote => (
            "Groups with a double line stand for some of them.",
            "Groepen met een dubbele lijn staan voor een deel daarvan.",
        ),
        Phrase::OnlyPresent => (
            "Pairs and density count ties that exist, not planned or ended ones.",
            "Paren en dichtheid tellen relaties die bestaan, niet wat gepland of beëindigd is.",
        ),
        Phrase::BetweennessNote => (
            "Betweenness: share of shortest routes that run through the actor.",
            "Tussenpositie: aandeel van de kortste routes dat via de actor loopt.",
        ),
    };
    language.pick(en, nl)
}

/// How many ties are not drawn, for each reason.
pub fn not_drawn(language: Language, parts: &[String]) -> String {
    format!("{} {}.", language.pick("Ties not drawn:", "Niet getekende relaties:"), parts.join(", "))
}

/// That what is planned is drawn and not counted.
pub fn coming_uncounted(language: Language) -> &'static str {
    language.pick(
        "What is planned or being set up is drawn and counts in no figure.",
        "Wat gepland of in oprichting is, is getekend en telt in geen cijfer mee.",
    )
}

/// The seed of a layout, and which of its random starts was kept.
pub fn seed(language: Language, seed: u64, (attempt, attempts): (u64, u64)) -> String {
    match language {
        Language::En => format!("seed {seed}, best of {attempts}: number {attempt}"),
        Language::Nl => format!("zaad {seed}, beste van {attempts}: nummer {attempt}"),
    }
}

/// That many parts of a picture stand in rows.
pub fn in_rows(language: Language, parts: usize) -> String {
    match language {
        Language::En => {
            format!(
                "{parts} parts that nothing joins are each laid out by themselves; the number is that of the largest."
            )
        }
        Language::Nl => {
            format!("{parts} delen die niets verbindt, zijn elk apart geordend; het nummer is dat van het grootste.")
        }
    }
}

/// Something in a number of places.
pub fn within(language: Language, what: &str, places: &str) -> String {
    format!("{what} {} {places}", language.pick("in", "in"))
}

/// Title of a structure with unnamed members.
pub fn structure_title(language: Language, name: &str, coded: usize, stated: usize) -> String {
    let unnamed = stated.saturating_sub(coded);
    match (language, coded) {
        (Language::En, 0) => format!("{name}: {stated} members, none of them named"),
        (Language::Nl, 0) => format!("{name}: {stated} leden, geen van hen genoemd"),
        (Language::En, _) => format!("{name}: {coded} of {stated} members known, {unnamed} not named"),
        (Language::Nl, _) => format!("{name}: {coded} van {stated} leden bekend, {unnamed} niet genoemd"),
    }
}

/// Title of a structure all of whose members are known, or whose size no source states.
pub fn members_title(language: Language, name: &str) -> String {
    format!("{name}: {}", language.pick("who takes part?", "wie doet er mee?"))
}

/// Grey line under a structure: members, groups that stand for unnamed members, others joined to it.
pub fn structure_subtitle(language: Language, members: usize, groups: usize, others: usize) -> String {
    let mut parts = vec![counted(language, members, Noun::Member)];
    if groups > 0 {
        parts.push(counted(language, groups, Noun::Group));
    }
    let mut text = format!("{} {}", parts.join(" + "), language.pick("inside the outline", "binnen de omlijning"));
    if others > 0 {
        text.push_str(&match (language, others) {
            (Language::En, 1) => ", 1 other joined to it".to_owned(),
            (Language::En, _) => format!(", {others} others joined to it"),
            (Language::Nl, 1) => ", 1 andere partij eraan verbonden".to_owned(),
            (Language::Nl, _) => format!(", {others} andere partijen eraan verbonden"),
        });
    }
    text
}

/// Grey line under a place.
pub fn place_subtitle(language: Language, local: usize, outside: usize) -> String {
    let local = match (language, local) {
        (Language::En, 1) => "1 actor or structure of the place itself".to_owned(),
        (Language::Nl, 1) => "1 actor of verband in de plaats zelf".to_owned(),
        (Language::En, _) => format!("{local} actors and structures of the place itself"),
        (Language::Nl, _) => format!("{local} actoren en verbanden in de plaats zelf"),
    };
    match (language, outside) {
        (_, 0) => local,
        (Language::En, 1) => format!("{local}; 1 partner from outside is drawn fainter"),
        (Language::Nl, 1) => format!("{local}; 1 partner van buiten is vager getekend"),
        (Language::En, some) => format!("{local}; {some} partners from outside are drawn fainter"),
        (Language::Nl, some) => format!("{local}; {some} partners van buiten zijn vager getekend"),
    }
}

/// Grey line under the bridges.
///
/// `actors`: how many are drawn, and how many there are.
pub fn bridges_subtitle(language: Language, actors: (usize, usize), joined: usize, places: usize) -> String {
    let (drawn, all) = actors;
    match (language, drawn) {
        (Language::En, some) if some < all => {
            format!(
                "The {some} strongest of {all} actors that join several places; they reach {joined} of {places} places"
            )
        }
        (Language::Nl, some) if some < all => {
            format!(
                "De {some} sterkste van {all} actoren die meer plaatsen verbinden; zij bereiken {joined} van {places} plaatsen"
            )
        }
        (Language::En, 0) if places == 1 => "There is one place only, so nobody joins two".to_owned(),
        (Language::Nl, 0) if places == 1 => "Er is maar één plaats, dus niemand verbindt er twee".to_owned(),
        (Language::En, 0) => format!("No actor joins two of the {places} places"),
        (Language::Nl, 0) => format!("Geen actor verbindt twee van de {places} plaatsen"),
        (Language::En, 1) => format!("1 bridging actor reaches {joined} of {places} places"),
        (Language::Nl, 1) => format!("1 verbinder bereikt {joined} van {places} plaatsen"),
        (Language::En, some) => format!("{some} bridging actors reach {joined} of {places} places"),
        (Language::Nl, some) => format!("{some} verbinders bereiken {joined} van {places} plaatsen"),
    }
}

/// Title of the comparison.
pub fn compare_title(language: Language, places: usize) -> String {
    match language {
        Language::En if places == 1 => "What does the network of the one place look like?".to_owned(),
        Language::Nl if places == 1 => "Hoe ziet het netwerk van de ene plaats eruit?".to_owned(),
        Language::En => format!("How do the networks of {places} places differ?"),
        Language::Nl => format!("Hoe verschillen de netwerken van {places} plaatsen?"),
    }
}

/// The question above several networks side by side.
pub fn networks_title(language: Language, networks: usize) -> String {
    match language {
        Language::En => format!("How do these {networks} networks differ?"),
        Language::Nl => format!("Hoe verschillen deze {networks} netwerken?"),
    }
}

/// Counts above one panel of the comparison; of networks that have no outside, without it.
pub fn panel_counts(
    language: Language,
    nodes: usize,
    pairs: usize,
    density: Option<f64>,
    outside: Option<usize>,
) -> String {
    let mut parts = vec![counted(language, nodes, Noun::Node), counted(language, pairs, Noun::Pair)];
    if let Some(density) = density {
        parts.push(format!("{} {}", language.pick("density", "dichtheid"), language.decimal(density, 2)));
    }
    parts.extend(outside.map(|outside| format!("{outside} {}", language.pick("to outside", "naar buiten"))));
    parts.join(" · ")
}

/// Networks that are not shown.
pub fn networks_left_out(language: Language, count: usize) -> String {
    match language {
        Language::En => format!("{count} smaller networks are not shown."),
        Language::Nl => format!("{count} kleinere netwerken zijn niet getoond."),
    }
}

/// Places that are not shown.
pub fn places_left_out(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::En, 1) => "1 smaller place is not shown.".to_owned(),
        (Language::Nl, 1) => "1 kleinere plaats is niet getoond.".to_owned(),
        (Language::En, _) => format!("{count} smaller places are not shown."),
        (Language::Nl, _) => format!("{count} kleinere plaatsen zijn niet getoond."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_is_no_plural() {
        for (language, plural) in [(Language::En, "places"), (Language::Nl, "plaatsen")] {
            for text in [compare_title(language, 1), bridges_subtitle(language, (0, 0), 0, 1)] {
                assert!(!text.contains(plural), "{text}");
            }
            assert!(compare_title(language, 2).contains(plural));
        }
    }
}
