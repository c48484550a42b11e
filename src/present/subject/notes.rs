//! What a reader of figures must know of the chosen part, in sentences.

use super::Subject;
use crate::graph::{Cost, Direction, Symmetrise, ViewOptions, Weight};
use crate::model::Strength;
use crate::present::language::Language;
use crate::present::language::diagram::{Noun, counted};
use std::collections::BTreeSet;

/// How long a tie is in whatever follows paths.
pub(super) fn on_length(cost: Cost, language: Language) -> &'static str {
    match cost {
        Cost::Inverse => language.pick(
            "paths: a tie is as long as 1/strength, so that strong ties are short (--cost hops or strength choose otherwise)",
            "paden: een relatie is 1/sterkte lang, zodat sterke relaties kort zijn (--cost hops of strength kiest anders)",
        ),
        Cost::Hops => language.pick(
            "paths: every tie is one step, whatever its strength (--cost hops)",
            "paden: elke relatie is één stap, hoe sterk ook (--cost hops)",
        ),
        Cost::Strength => language.pick(
            "paths: strength is taken as length, so that strong ties are long (--cost strength)",
            "paden: sterkte is als lengte gelezen, zodat sterke relaties lang zijn (--cost strength)",
        ),
    }
}

/// That ties with a negative sign are left out, where there are any.
pub(super) fn on_negative_ties(negative: usize, language: Language) -> Option<String> {
    (negative > 0).then(|| match language {
        Language::En => format!(
            "{} with a negative sign left out: distrust is no collaboration",
            counted(language, negative, Noun::Tie)
        ),
        Language::Nl => format!(
            "{} met een negatief teken weggelaten: wantrouwen is geen samenwerking",
            counted(language, negative, Noun::Tie)
        ),
    })
}

/// That ties of a node with itself are left out, where there are any.
pub(super) fn on_self_ties(number: usize, language: Language) -> Option<String> {
    let ties = counted(language, number, Noun::Tie);
    (number > 0).then(|| match language {
        Language::En => format!("{ties} from a node to itself left out"),
        Language::Nl => format!("{ties} van een actor met zichzelf weggelaten"),
    })
}

/// How many ties are derived, where any is.
pub(super) fn on_derived_ties(subject: &Subject, language: Language) -> Option<String> {
    let derived = subject.network.ties().filter(|tie| tie.tie.derived).count();
    let ties = counted(language, derived, Noun::Tie);
    (derived > 0).then(|| match (language, derived) {
        (Language::En, 1) => format!("{ties} is derived from shared structures, not observed"),
        (Language::En, _) => format!("{ties} are derived from shared structures, not observed"),
        (Language::Nl, 1) => format!("{ties} is afgeleid uit gedeelde verbanden, niet waargenomen"),
        (Language::Nl, _) => format!("{ties} zijn afgeleid uit gedeelde verbanden, niet waargenomen"),
    })
}

/// How many ties state no strength, and what they weigh.
pub(super) fn on_ties_without_strength(subject: &Subject, language: Language) -> Option<String> {
    let number = subject.view.without_strength;
    let unstated = if subject.has_grades() { Strength::UNGRADED } else { Strength::UNMEASURED };
    let ties = counted(language, number, Noun::Tie);
    (number > 0).then(|| match (language, number) {
        (Language::En, 1) => format!("{ties} states no strength and weighs {unstated} (weak = 1, strong = 3)"),
        (Language::En, _) => format!("{ties} state no strength and weigh {unstated} (weak = 1, strong = 3)"),
        (Language::Nl, 1) => format!("{ties} vermeldt geen sterkte en weegt {unstated} (zwak = 1, sterk = 3)"),
        (Language::Nl, _) => {
            format!("{ties} vermelden geen sterkte en wegen {unstated} (zwak = 1, sterk = 3)")
        }
    })
}

/// How many ties share a pair with another one, where ties have strengths: other programs add these up.
pub(super) fn on_merged_ties(subject: &Subject, language: Language) -> Option<String> {
    let ViewOptions { direction, symmetrise, weight, .. } = subject.choices.view;
    // Of mutual pairs each has a tie of either side; there the weaker side counts.
    let mutual = direction == Direction::Undirected && symmetrise == Symmetrise::Both;
    if weight != Weight::Strength || mutual {
        return None;
    }
    let several = || subject.view.graph.edges().iter().zip(&subject.view.edge_ties).filter(|(_, ties)| ties.len() > 1);
    let ties: BTreeSet<usize> = several().flat_map(|(_, ties)| ties.iter().copied()).collect();
    // Undirected ties in a directed view stand for both directions of their pair.
    let pairs: BTreeSet<(u32, u32)> = several().map(|(&(a, b), _)| (a.min(b), a.max(b))).collect();
    (!pairs.is_empty()).then(|| {
        let (ties, pairs) = (counted(language, ties.len(), Noun::Tie), counted(language, pairs.len(), Noun::Pair));
        match language {
            Language::En => {
                format!("{ties} between {pairs} count once for each pair, by the highest strength and not the sum")
            }
            Language::Nl => {
                format!("{ties} tussen {pairs} tellen per paar één keer, met de hoogste sterkte en niet de som")
            }
        }
    })
}
