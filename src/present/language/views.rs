//! The words of the views: titles, grey lines, keys, notes.

use super::Language;
use super::diagram::{Noun, counted};
use crate::studies::stability::Verdict;

/// Text in both languages with numbers or names in it.
macro_rules! say {
    ($language:expr, $en:literal, $nl:literal) => {
        match $language {
            Language::En => format!($en),
            Language::Nl => format!($nl),
        }
    };
}

/// A phrase of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is its own text")]
pub enum View {
    ThisActor,
    TwoSteps,
    PartnersRow,
    TiesRow,
    PlacesRow,
    AmongPartnersRow,
    ConstraintRow,
    BetweennessRow,
    RankRow,
    TiesPerKind,
    ConstraintNote,
    EgoOnlyPresent,
    CommunitiesTitle,
    NoCommunitiesTitle,
    Unsure,
    Inside,
    Between,
    ClusterMethod,
    ClusterUnstable,
    ClusterChance,
    ClusterUnchecked,
    IslandsByChance,
    LayersLayer,
    LayersKind,
    LayersYear,
    LayersSector,
    LayersSubtitle,
    SectorNote,
    TwoModeTitle,
    TwoModeOrder,
    MatrixTitle,
    MatrixKey,
    MatrixGroupKey,
    MatrixOrder,
    MatrixPlaces,
    MatrixBoth,
    MatrixDirected,
    MatrixGroups,
    MatrixNoNames,
    ChangeKey,
    Kept,
    Gained,
    Ended,
    NotSeen,
    Unknown,
    SignNote,
    ChangeForms,
    ChangeUnion,
    RadialTitle,
    RadialSubtitle,
    RadialDegree,
    RadialMethod,
    RadialOuter,
    RadialNamed,
    NoPlace,
    OtherPlaces,
}

/// The words of a phrase.
pub fn view(language: Language, view: View) -> &'static str {
    let (en, nl) = match view {
        View::ThisActor => ("whom this picture is about", "over wie deze plaat gaat"),
        View::TwoSteps => ("lighter: a partner of a partner", "lichter: partner van een partner"),
        View::PartnersRow => ("Partners", "Partners"),
        View::TiesRow => ("Ties", "Relaties"),
        View::PlacesRow => ("Places of partners", "Plaatsen van partners"),
        View::AmongPartnersRow => ("Pairs joined among partners", "Verbonden paren onder partners"),
        View::ConstraintRow => ("Constraint", "Ingeperktheid (constraint)"),
        View::BetweennessRow => ("Betweenness", "Tussenpositie"),
        View::RankRow => ("· its rank", "· rang daarvan"),
        View::TiesPerKind => ("TIES BY KIND", "RELATIES NAAR SOORT"),
        View::ConstraintNote => (
            "Constraint: high where partners know each other, low where the actor joins partners who do not.",
            "Constraint: hoog waar partners elkaar kennen, laag waar de actor partners verbindt die elkaar niet kennen.",
        ),
        View::EgoOnlyPresent => (
            "The figures count ties that exist, in the whole network.",
            "De cijfers tellen relaties die bestaan, in het hele netwerk.",
        ),
        View::CommunitiesTitle => {
            ("Which groups does the network fall into?", "In welke groepen valt het netwerk uiteen?")
        }
        View::NoCommunitiesTitle => (
            "No clear clusters: chance would divide this network as well",
            "Geen duidelijke clusters: toeval zou dit netwerk net zo goed verdelen",
        ),
        View::Unsure => ("pale ring: unsure of its cluster", "bleke ring: onzeker van zijn cluster"),
        View::Inside => ("inside a cluster", "binnen een cluster"),
        View::Between => ("between clusters", "tussen clusters"),
        View::ClusterMethod => (
            "Clusters: the division with most ties inside beyond chance (Leiden, modularity); their numbers have no order of merit.",
            "Clusters: de indeling met de meeste relaties binnen groepen boven toeval (Leiden, modulariteit); de nummers zijn geen rangorde.",
        ),
        View::ClusterUnstable => (
            "These clusters are not stable: another search, or some lost ties, gives others.",
            "Deze clusters zijn niet stabiel: een andere zoektocht of een paar weggevallen relaties geeft andere.",
        ),
        View::ClusterChance => (
            "Random networks in which everybody has as many partners divide as well: do not show these clusters as a finding.",
            "Toevallige netwerken waarin ieder evenveel partners heeft, vallen even goed uiteen: toon deze clusters niet als bevinding.",
        ),
        View::ClusterUnchecked => (
            "Whether these clusters are more than chance was not checked here: see clusters --stability.",
            "Of deze clusters meer zijn dan toeval is hier niet getoetst: zie clusters --stability.",
        ),
        View::IslandsByChance => (
            "Who stands together was found by clusters, which are not shaded: random networks in which everybody has as many partners divide as well.",
            "Wie bijeen staat, volgt uit gevonden clusters, zonder grijs vlak: toevallige netwerken waarin ieder evenveel partners heeft, vallen even goed uiteen.",
        ),
        View::LayersLayer => {
            ("One network per theme: who meets whom in which?", "Eén netwerk per thema: wie treft wie waarin?")
        }
        View::LayersKind => {
            ("What ties them: one network per kind of tie", "Wat bindt hen: één netwerk per soort relatie")
        }
        View::LayersYear => {
            ("How did the network grow from year to year?", "Hoe groeide het netwerk van jaar tot jaar?")
        }
        View::LayersSector => {
            ("One network per sector: who works with whom?", "Eén netwerk per sector: wie werkt met wie?")
        }
        View::LayersSubtitle => (
            "Everybody stands in the same place in every panel; named, where there is room, are those with most partners in it",
            "Ieder staat in elk vak op dezelfde plek; benoemd zijn, waar plaats is, wie er de meeste partners hebben",
        ),
        View::SectorNote => (
            "A panel shows the ties of which at least one end belongs to the sector.",
            "Een vak toont de relaties waarvan minstens één uiteinde tot de sector hoort.",
        ),
        View::TwoModeTitle => ("Who takes part in what?", "Wie doet waaraan mee?"),
        View::TwoModeOrder => (
            "Both sides are ordered so that few lines cross (barycentre method).",
            "Beide kanten zijn zo geordend dat weinig lijnen elkaar kruisen (zwaartepuntmethode).",
        ),
        View::MatrixTitle => {
            ("Who is tied to whom, and in which blocks?", "Wie is met wie verbonden, en in welke blokken?")
        }
        View::MatrixKey => ("TIES OF A PAIR", "RELATIES VAN EEN PAAR"),
        View::MatrixGroupKey => ("PAIRS JOINED", "VERBONDEN PAREN"),
        View::MatrixOrder => (
            "In order of cluster found (outlined), then of number of partners.",
            "Op volgorde van gevonden cluster (omlijnd), daarbinnen van aantal partners.",
        ),
        View::MatrixPlaces => (
            "In order of place (outlined), then of number of partners.",
            "Op volgorde van plaats (omlijnd), daarbinnen van aantal partners.",
        ),
        View::MatrixBoth => (
            "Every pair stands in it twice, on both sides of the diagonal.",
            "Elk paar staat er twee keer in, aan beide zijden van de diagonaal.",
        ),
        View::MatrixDirected => (
            "A square stands in the row of who gives and in the column of who receives; a tie without direction stands in it twice.",
            "Een vakje staat in de rij van wie geeft en in de kolom van wie ontvangt; een relatie zonder richting staat er twee keer in.",
        ),
        View::MatrixGroups => (
            "The network is too large for a row per node: each row is a group, called after its most connected node; shade says how many pairs are joined.",
            "Het netwerk is te groot voor een rij per knoop: elke rij is een groep, genoemd naar haar meest verbonden knoop; de tint zegt hoeveel paren verbonden zijn.",
        ),
        View::MatrixNoNames => (
            "With so many rows only the most connected of each block is named.",
            "Bij zoveel rijen is alleen de meest verbondene van elk blok benoemd.",
        ),
        View::ChangeKey => ("WHAT BECAME OF IT", "WAT ERVAN WERD"),
        View::Kept => ("kept", "behouden"),
        View::Gained => ("gained", "erbij gekomen"),
        View::Ended => ("ended", "beëindigd"),
        View::NotSeen => ("not seen again", "niet meer gezien"),
        View::Unknown => ("unknown: an end was not looked at", "onbekend: een uiteinde is niet bekeken"),
        View::SignNote => (
            "A sign on a line: how it is valued now, where that was otherwise before.",
            "Een teken op een lijn: hoe zij nu gewaardeerd wordt, waar dat eerst anders was.",
        ),
        View::ChangeForms => (
            "Not seen again is not ended: its ends were looked at and it was not there, and it may still exist.",
            "Niet meer gezien is niet beëindigd: er is naar de uiteinden gekeken en zij was er niet, maar kan nog bestaan.",
        ),
        View::ChangeUnion => (
            "Everybody stands where the two networks together put them; a tie stands for all ties of its pair.",
            "Ieder staat waar de twee netwerken samen hem zetten; een lijn staat voor alle relaties van haar paar.",
        ),
        View::RadialTitle => ("Who stands in the middle?", "Wie staat centraal?"),
        View::RadialSubtitle => {
            ("Distance to the middle: betweenness, root scale", "Afstand tot het midden: tussenpositie, wortelschaal")
        }
        View::RadialDegree => (
            "Distance to the middle: number of partners, root scale",
            "Afstand tot het midden: aantal partners, wortelschaal",
        ),
        View::RadialMethod => (
            "Target diagram after Brandes, Kenis and Wagner (2003).",
            "Schietschijfdiagram naar Brandes, Kenis en Wagner (2003).",
        ),
        View::RadialOuter => (
            "In the outer band stands who is between nobody; the rows within it have no meaning.",
            "In de buitenste band staat wie tussen niemand in staat; de rijen daarin hebben geen betekenis.",
        ),
        View::RadialNamed => (
            "Only names that find a free place are written, the most central first.",
            "Alleen namen die een vrije plek vinden zijn geschreven, de meest centrale eerst.",
        ),
        View::NoPlace => ("national or without place", "landelijk of zonder plaats"),
        View::OtherPlaces => ("other places", "andere plaatsen"),
    };
    language.pick(en, nl)
}

/// What must be said wherever clusters are shown; nothing of those that can be relied on.
pub fn judged(verdict: Option<Verdict>) -> Option<View> {
    match verdict {
        Some(Verdict::NoMoreThanChance) => Some(View::ClusterChance),
        Some(Verdict::Unstable) => Some(View::ClusterUnstable),
        Some(Verdict::Stable) => None,
        Some(Verdict::FoundAgain) | None => Some(View::ClusterUnchecked),
    }
}

/// Title of one actor's network.
pub fn ego_title(language: Language, name: &str) -> String {
    say!(language, "Who works with {name}?", "Wie werkt samen met {name}?")
}

/// Grey line under it.
pub fn ego_subtitle(language: Language, partners: usize, places: usize, further: usize) -> String {
    let mut text = super::diagram::partners(language, partners);
    if places > 0 {
        text.push_str(&match (language, places) {
            (Language::En, 1) => " in 1 place".to_owned(),
            (Language::Nl, 1) => " in 1 plaats".to_owned(),
            (Language::En, _) => format!(" in {places} places"),
            (Language::Nl, _) => format!(" in {places} plaatsen"),
        });
    }
    if further > 0 {
        text.push_str(&say!(language, "; {further} more at a greater distance", "; nog {further} op grotere afstand"));
    }
    text
}

/// `3 of 159`, where several share the rank with a word for it.
pub fn rank(language: Language, rank: usize, of: usize, shared: bool) -> String {
    let text = say!(language, "{rank} of {of}", "{rank} van {of}");
    if shared { format!("{text} {}", language.pick("(shared)", "(gedeeld)")) } else { text }
}

/// How far to go was more than the picture can hold.
pub fn left_out_far(language: Language, count: usize) -> String {
    if count == 1 {
        return say!(
            language,
            "1 more at the greatest distance is not drawn: the least connected.",
            "Nog 1 op de grootste afstand is niet getekend: de minst verbondene."
        );
    }
    say!(
        language,
        "{count} more at the greatest distance are not drawn: the least connected.",
        "Nog {count} op de grootste afstand zijn niet getekend: de minst verbondene."
    )
}

/// Grey line under the communities.
pub fn communities_subtitle(language: Language, clusters: usize, nodes: usize, between: usize, pairs: usize) -> String {
    let of = |count, noun| counted(language, count, noun);
    let (clusters_of, nodes, all) = (of(clusters, Noun::Cluster), of(nodes, Noun::Node), of(pairs, Noun::Pair));
    if clusters < 2 {
        return say!(language, "{clusters_of} with {nodes} and {all}", "{clusters_of} met {nodes} en {all}");
    }
    let join = match between {
        1 => language.pick("joins two of them", "verbindt er twee"),
        _ => language.pick("join two of them", "verbinden er twee"),
    };
    say!(
        language,
        "{clusters_of} with {nodes}; {between} of {all} {join}",
        "{clusters_of} met {nodes}; {between} van {all} {join}"
    )
}

/// Panels that are not shown.
pub fn panels_left_out(language: Language, count: usize) -> String {
    match count {
        1 => say!(language, "1 more with fewer ties is not shown.", "Nog 1 met minder relaties is niet getoond."),
        _ => say!(
            language,
            "{count} more with fewer ties are not shown.",
            "Nog {count} met minder relaties zijn niet getoond."
        ),
    }
}

/// Years that are not shown.
pub fn years_left_out(language: Language, count: usize) -> String {
    match count {
        1 => say!(language, "1 year between them is not shown.", "1 jaar ertussen is niet getoond."),
        _ => say!(language, "{count} years between them are not shown.", "{count} jaren ertussen zijn niet getoond."),
    }
}

/// Ties that belong to no panel.
pub fn in_no_panel(language: Language, count: usize) -> String {
    match count {
        1 => say!(language, "1 tie belongs to no panel.", "1 relatie hoort in geen vak."),
        _ => say!(language, "{count} ties belong to no panel.", "{count} relaties horen in geen vak."),
    }
}

/// Ties without a date stand in every year.
pub fn undated(language: Language, count: usize) -> String {
    if count == 1 {
        return say!(
            language,
            "1 tie has no date and stands in every year.",
            "1 relatie heeft geen datum en staat in elk jaar."
        );
    }
    say!(
        language,
        "{count} ties have no date and stand in every year.",
        "{count} relaties hebben geen datum en staan in elk jaar."
    )
}

/// Grey line under the two modes.
///
/// `around`: the actors stand at both sides of the structures.
pub fn two_mode_subtitle(language: Language, actors: usize, structures: usize, pairs: usize, around: bool) -> String {
    let (actors, structures) = both(language, actors, structures);
    let pairs = counted(language, pairs, Noun::Pair);
    if around {
        return say!(
            language,
            "{actors} (at both sides) and {structures} (in the middle) with {pairs} between them",
            "{actors} (aan weerszijden) en {structures} (in het midden) met {pairs} ertussen"
        );
    }
    say!(
        language,
        "{actors} (left) and {structures} (right) with {pairs} between them",
        "{actors} (links) en {structures} (rechts) met {pairs} ertussen"
    )
}

fn both(language: Language, actors: usize, structures: usize) -> (String, String) {
    (counted(language, actors, Noun::Actor), counted(language, structures, Noun::Structure))
}

/// Who is not in the two modes.
pub fn two_mode_left_out(language: Language, actors: usize, structures: usize) -> String {
    let (actors, structures) = both(language, actors, structures);
    say!(
        language,
        "Not drawn: {actors} and {structures} without such a tie.",
        "Niet getekend: {actors} en {structures} zonder zo'n relatie."
    )
}

/// Who had to stay out of the two modes.
pub fn two_mode_too_many(language: Language, actors: usize, structures: usize) -> String {
    let (actors, structures) = both(language, actors, structures);
    say!(
        language,
        "For room only the structures with most actors are drawn; {actors} and {structures} are left out.",
        "Om de ruimte zijn alleen de verbanden met de meeste actoren getekend; {actors} en {structures} zijn weggelaten."
    )
}

/// Grey line under the matrix.
pub fn matrix_subtitle(language: Language, rows: usize, pairs: usize, blocks: usize, inside: usize) -> String {
    let rows = counted(language, rows, Noun::Node);
    let pairs = match pairs {
        1 => language.pick("1 joined pair", "1 verbonden paar").to_owned(),
        _ => say!(language, "{pairs} joined pairs", "{pairs} verbonden paren"),
    };
    match blocks {
        0 | 1 => format!("{rows}, {pairs}"),
        _ => say!(
            language,
            "{rows}, {pairs}; {inside} of these inside one of {blocks} blocks",
            "{rows}, {pairs}; {inside} daarvan binnen een van {blocks} blokken"
        ),
    }
}

/// Nodes without ties are in no row.
pub fn matrix_left_out(language: Language, count: usize) -> String {
    match count {
        1 => say!(language, "1 node without ties has no row.", "1 knoop zonder relaties heeft geen rij."),
        _ => {
            say!(language, "{count} nodes without ties have no row.", "{count} knopen zonder relaties hebben geen rij.")
        }
    }
}

/// Groups that have no row.
pub fn groups_left_out(language: Language, count: usize) -> String {
    match count {
        1 => say!(language, "1 smaller group has no row.", "1 kleinere groep heeft geen rij."),
        _ => say!(language, "{count} smaller groups have no row.", "{count} kleinere groepen hebben geen rij."),
    }
}

/// Title of a difference.
pub fn difference_title(language: Language, before: &str, after: &str) -> String {
    say!(language, "What changed from {before} to {after}?", "Wat veranderde er van {before} tot {after}?")
}

/// Grey line under a difference.
pub fn difference_subtitle(language: Language, kept: usize, gained: usize, lost: usize, unknown: usize) -> String {
    let kept = counted(language, kept, Noun::Pair);
    let text =
        say!(language, "{kept} kept, {gained} gained, {lost} lost", "{kept} behouden, {gained} erbij, {lost} weg");
    if unknown > 0 { text + &say!(language, ", {unknown} unknown", ", {unknown} onbekend") } else { text }
}

/// Actors that came or went.
pub fn difference_nodes(language: Language, gained: usize, lost: usize) -> String {
    let later = say!(language, "{gained} only in the later network", "{gained} alleen in het latere netwerk");
    let earlier = say!(language, "{lost} only in the earlier", "{lost} alleen in het eerdere");
    let parts = match (gained, lost) {
        (_, 0) => later,
        (0, _) => earlier,
        _ => format!("{later}, {earlier}"),
    };
    say!(
        language,
        "Nodes: {parts}; that need not mean that they came or went.",
        "Knopen: {parts}; dat hoeft niet te betekenen dat zij kwamen of gingen."
    )
}

/// Ties that were kept by assumption.
pub fn difference_undated(language: Language, count: usize) -> String {
    if count == 1 {
        return say!(
            language,
            "1 of the pairs kept has no date at all: that it held in both years is assumed.",
            "1 van de behouden paren heeft geen enkele datum: dat het in beide jaren gold is aangenomen."
        );
    }
    say!(
        language,
        "{count} of the pairs kept have no date at all: that they held in both years is assumed.",
        "{count} van de behouden paren hebben geen enkele datum: dat zij in beide jaren golden is aangenomen."
    )
}
