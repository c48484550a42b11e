//! What if: the network before and after a change, its weakest points, and the ties that would help most.

mod effect;
mod new_ties;
mod weakest;

pub use effect::table as effect;
pub use new_ties::table as new_ties;
pub use weakest::table as weakest;

pub(super) use new_ties::{Candidates, silence};

use super::{count, labels, some};
use crate::model::Network;
use crate::present::language::Language;
use crate::present::table::Recipe;

/// One change, in the words of the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An actor is gone; with the number of its ties.
    Leaves(String, usize),
    /// A structure is gone; with the number of its ties.
    Ends(String, usize),
    /// All ties of a kind are gone; name of the kind.
    KindEnds(String, usize),
    /// All ties of a layer are gone.
    LayerEnds(String, usize),
    /// Two are one: their names, and the new one.
    Merge(String, String, String),
    /// Two are tied.
    Tie(String, String),
    /// A venue, and who meets there.
    Venue(String, Vec<String>),
}

impl Change {
    /// A sentence on it.
    pub fn sentence(&self, language: Language) -> String {
        let ties = |number: usize| match language {
            Language::En => count(number, "tie", "ties"),
            Language::Nl => count(number, "relatie", "relaties"),
        };
        match (self, language) {
            (Change::Leaves(name, number), Language::En) => format!("{name} leaves, and {} with it.", ties(*number)),
            (Change::Leaves(name, number), Language::Nl) => format!("{name} vertrekt, en daarmee {}.", ties(*number)),
            (Change::Ends(name, number), Language::En) => format!("{name} ends, and {} with it.", ties(*number)),
            (Change::Ends(name, number), Language::Nl) => format!("{name} houdt op, en daarmee {}.", ties(*number)),
            (Change::KindEnds(kind, number), Language::En) => {
                format!("Every tie of the kind “{kind}” ends: {}.", ties(*number))
            }
            (Change::KindEnds(kind, number), Language::Nl) => {
                format!("Elke relatie van de soort “{kind}” houdt op: {}.", ties(*number))
            }
            (Change::LayerEnds(layer, number), Language::En) => {
                format!("Every tie of the layer “{layer}” ends: {}.", ties(*number))
            }
            (Change::LayerEnds(layer, number), Language::Nl) => {
                format!("Elke relatie van de laag “{layer}” houdt op: {}.", ties(*number))
            }
            (Change::Merge(one, other, name), Language::En) => format!("{one} and {other} merge into {name}."),
            (Change::Merge(one, other, name), Language::Nl) => format!("{one} en {other} gaan samen als {name}."),
            (Change::Tie(one, other), Language::En) => format!("{one} and {other} start to work together."),
            (Change::Tie(one, other), Language::Nl) => format!("{one} en {other} gaan samenwerken."),
            (Change::Venue(name, members), Language::En) => {
                format!("{name} opens as a place where {} meet.", some(members, 5, language))
            }
            (Change::Venue(name, members), Language::Nl) => {
                format!("{name} komt er als plek voor {}.", some(members, 5, language))
            }
        }
    }
}

/// Changes, with the options that asked for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// What changes, in order.
    pub list: Vec<Change>,
    /// Option and value, for the recipe.
    pub recipe: Vec<(String, String)>,
    /// What a reader must know of how the changes were made.
    pub notes: Vec<String>,
}

impl Changes {
    fn write_into(&self, recipe: &mut Recipe) {
        for (option, value) in &self.recipe {
            recipe.set(option, value.as_str());
        }
    }

    /// What was changed, above what follows from it.
    fn sentences(&self, language: Language) -> Vec<String> {
        self.list.iter().map(|change| change.sentence(language)).collect()
    }
}

/// A share in per cent: `3.4 %`.
fn per_cent(share: f64, language: Language) -> String {
    format!("{} %", language.decimal(100.0 * share, 1))
}

/// Of the pieces of what fell apart, largest first, those that are off the rest; where none is the largest there is no rest, and all are.
fn off_the_rest(pieces: &[Vec<usize>]) -> &[Vec<usize>] {
    match pieces {
        [first, second, ..] if first.len() == second.len() => pieces,
        _ => &pieces[1..],
    }
}

/// The one node of a piece, or how many there are with the names of some.
fn piece_in_words(network: &Network, piece: &[usize], language: Language) -> String {
    let names = labels(network, piece.iter().copied());
    match (names.len(), language) {
        (1, _) => names[0].clone(),
        (number, Language::En) => format!("a group of {number} ({})", some(&names, 2, language)),
        (number, Language::Nl) => format!("een groep van {number} ({})", some(&names, 2, language)),
    }
}

/// What none of these tables may be taken for.
fn caution(language: Language) -> String {
    language
        .pick(
            "This reckons with the network as recorded, and forecasts nothing: partners find other ways, and a tie \
             that no source mentions may exist all the same.",
            "Dit rekent met het netwerk zoals vastgelegd en voorspelt niets: partners vinden andere wegen, en een \
             relatie die geen bron noemt, kan er toch zijn.",
        )
        .to_owned()
}
