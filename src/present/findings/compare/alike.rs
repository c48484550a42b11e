//! How alike the networks of a comparison are, and the order in which those that are alike stand together.

use super::{Profile, Rows, cautions};
use crate::present::cautions::Compared as Cautioned;
use crate::present::findings::similarity::{self, Compared, Figure, Parts};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::Table;
use crate::studies::qap::QapOptions;
use crate::studies::seriation::alike_together;

/// What is compared two by two.
fn compared(profiles: &[Profile]) -> Vec<Compared> {
    let of = |profile: &Profile| {
        let silent = profile.asked - profile.respondents;
        Compared::of(profile.name.as_str(), profile.ids.clone(), &profile.graph).silent(silent)
    };
    profiles.iter().map(of).collect()
}

/// One row per pair of networks, or with a figure one row and one column per network, with the cautions of a comparison.
pub fn similarity(
    profiles: &[Profile],
    subject: &Subject,
    (rows, orders, matrix): (Rows, (&QapOptions, bool), Option<Figure>),
    language: Language,
) -> Table {
    let relations = !profiles.is_empty() && profiles.iter().all(|profile| profile.ids == profiles[0].ids);
    let parts = match rows {
        Rows::Files => Parts::Files,
        Rows::Years => Parts::Years,
        Rows::Layers if relations && profiles.len() > 1 => Parts::Relations,
        Rows::Groups | Rows::Layers | Rows::Places => Parts::Groups,
    };
    let mut table = similarity::table(&compared(profiles), subject, parts, orders, matrix, language);
    table.notes.splice(0..0, super::cautions_in_words(profiles, rows, language));
    table
}

/// Puts networks that are alike by this figure next to each other (optimal leaf ordering over average linkage). Those of which the figure
/// is known for no pair, such as networks of a few nodes, come last in alphabetical order.
pub fn order_by_likeness(mut profiles: Vec<Profile>, figure: Figure) -> Vec<Profile> {
    // By names first, so that the order in which they came leaves no trace.
    profiles.sort_by(|one, other| one.name.cmp(&other.name));
    let distances = similarity::distances(&compared(&profiles), figure);
    let order = alike_together(profiles.len(), |a, b| distances[a][b]);
    let mut profiles: Vec<Option<Profile>> = profiles.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| profiles[at].take()).collect()
}

/// Says in a table how its rows were put in order, instead of what they are otherwise ordered by.
pub fn say_order(table: &mut Table, figure: Figure, (profiles, rows): (&[Profile], Rows), language: Language) {
    let usual = cautions::warnings(&Cautioned { profiles, rows, tests: 0 }, language);
    let usual: Vec<String> =
        usual.into_iter().filter(|warning| warning.id == "silence").map(|warning| warning.said.sentence).collect();
    table.notes.retain(|note| !usual.contains(note));
    let name = match figure {
        Figure::PortraitDivergence => language.pick("portrait divergence", "portretdivergentie"),
        _ => language.text(figure.name()),
    };
    let said = match language {
        Language::En => format!(
            "Networks that are alike stand next to each other (by {name}; optimal leaf ordering); those of which it is not known come last. This order is no ranking. What a source does not mention is unknown, not absent."
        ),
        Language::Nl => format!(
            "Netwerken die op elkaar lijken staan naast elkaar (naar {name}; optimale bladvolgorde); die waarvan dat niet bekend is komen achteraan. Deze volgorde is geen ranglijst. Wat een bron niet noemt is onbekend, niet afwezig."
        ),
    };
    table.notes.insert(0, said);
    table.recipe.set("order", "similarity");
    table.recipe.set("order_by", figure.id());
}
