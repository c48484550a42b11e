//! A figure goes with size.

use super::{Caution, Compared, Said, explained};
use crate::present::figures::{FIGURES, Figure, ONLY_COUNTS, are_unequal};
use crate::present::language::Language;
use crate::present::profile::Rows;
use crate::text::Text;

/// The entry in the registry.
pub(super) const SIZE_EXPLAINS: Caution = Caution {
    id: "size-explains",
    meaning: Text {
        en: "In networks of unequal size, the largest of 1.2 times the smallest or more, a figure goes with the number of nodes (rank correlation of 0.5 or more, for density 0.3); of two networks, where nothing tells, every figure that moves with size by itself. Forbids to rank by that figure; what is judged against chance may be ranked.",
        nl: "In netwerken van ongelijke omvang, het grootste 1,2 keer het kleinste of meer, gaat een cijfer samen met het aantal knopen (rangcorrelatie van 0,5 of meer, voor dichtheid 0,3); van twee netwerken, waar niets dat uitwijst, elk cijfer dat vanzelf met de omvang meegaat. Verbiedt een rangorde naar dat cijfer; wat tegen toeval is afgezet mag wel.",
    },
    reference: "Anderson, Butts & Carley 1999, doi:10.1016/S0378-8733(99)00011-8",
    check: Some(check),
    alone: None,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    // Slices of one network share most of their nodes: a correlation over them says nothing.
    if compared.rows == Rows::Years {
        return None;
    }
    // Among a few networks of one size every second figure goes with it by chance.
    let sizes = || compared.profiles.iter().map(|profile| profile.nodes).filter(|&nodes| nodes >= ONLY_COUNTS);
    let (least, most) = (sizes().min()?, sizes().max()?);
    if !are_unequal(least, most) {
        return None;
    }
    if sizes().count() == 2 {
        return of_two(compared, (least, most), language);
    }
    let nodes = compared.column(|profile| profile.nodes as f64);
    let (forbids, told) = explained(compared, &nodes, |figure| !figure.fair, language);
    (!told.is_empty()).then(|| {
        let list = told.join(", ");
        Said {
            sentence: match language {
                Language::En => format!(
                    "Figures go with size (rank correlation with the number of nodes: {list}): over networks of {least} to {most} \
                     nodes they say little by themselves. Partners per node depends less on size, but on the same sources."
                ),
                Language::Nl => format!(
                    "Cijfers gaan samen met omvang (rangcorrelatie met het aantal knopen: {list}): over netwerken van {least} tot \
                     {most} knopen zeggen ze op zichzelf weinig. Partners per knoop hangt minder van de omvang af, wel van dezelfde \
                     bronnen."
                ),
            },
            forbids,
            networks: Vec::new(),
        }
    })
}

/// What is said of two networks of unequal size, which no correlation tells apart: the figures that move with size by themselves and that
/// both have.
fn of_two(compared: &Compared<'_>, (least, most): (usize, usize), language: Language) -> Option<Said> {
    let both_have = |figure: &&Figure| {
        compared.column(|profile| profile.figure(figure.id)).iter().filter(|value| value.is_finite()).count() >= 2
    };
    let moving: Vec<&Figure> = FIGURES.iter().filter(|figure| !figure.fair).filter(both_have).collect();
    (!moving.is_empty()).then(|| {
        let list = moving.iter().map(|figure| language.text(figure.name)).collect::<Vec<_>>().join(", ");
        Said {
            sentence: match language {
                Language::En => format!(
                    "Two networks of {least} and {most} nodes: these figures move with size by themselves, and two networks do not tell how \
                     much of a difference is size: {list}. Partners per node depends less on size; --of chance and --of differences judge."
                ),
                Language::Nl => format!(
                    "Twee netwerken van {least} en {most} knopen: deze cijfers gaan vanzelf met de omvang mee, en twee netwerken wijzen niet uit \
                     hoeveel van een verschil omvang is: {list}. Partners per knoop hangt minder van de omvang af; --of chance en --of differences \
                     oordelen."
                ),
            },
            forbids: moving.iter().map(|figure| figure.id).collect(),
            networks: Vec::new(),
        }
    })
}
