//! One figure against one model: its cells, and what came out in words.

use super::LEVEL;
use super::asked::Figure;
use crate::measures::Part;
use crate::present::figures::{self, ONLY_COUNTS};
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::null_models::Model;
use crate::studies::significance::Significance;
use crate::text::small_first;

/// One figure against one model.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) figure: Figure,
    pub(super) column: usize,
    pub(super) model: &'static Model,
    pub(super) found: Significance,
    /// Whether it holds groups against chance that were found in the ties themselves, and so tests nothing.
    pub(super) untested: bool,
}

impl Row {
    /// What may be said of it in a network of so many nodes.
    pub(super) fn judged(self, nodes: usize) -> Row {
        let none = f64::NAN;
        let judged = figures::judged(self.found, nodes);
        let found = match self.untested {
            true => Significance { z: none, percentile: none, p_ge: none, p_le: none, p_two_sided: none, ..judged },
            false => judged,
        };
        Row { found, ..self }
    }

    fn part(&self) -> Option<&'static Part> {
        self.figure.measure.parts().get(self.column)
    }

    pub(super) fn id(&self) -> String {
        match self.part() {
            Some(part) => format!("{}_{}", self.figure.measure.id, part.id),
            None => self.figure.measure.id.to_owned(),
        }
    }

    pub(super) fn name(&self, language: Language) -> String {
        let measure = language.text(self.figure.measure.name);
        match self.part().map(|part| language.text(part.name)) {
            Some(part) if part.starts_with(measure) => part.to_owned(),
            Some(part) => format!("{measure} ({})", small_first(part)),
            None => measure.to_owned(),
        }
    }

    pub(super) fn cells(&self, sentence: &str, language: Language) -> Vec<Cell> {
        let found = &self.found;
        vec![
            Cell::word(self.id(), self.name(language)),
            Cell::word(self.model.id, self.model.id),
            Cell::number(found.observed),
            Cell::number(found.mean),
            Cell::number(found.sd),
            Cell::number(found.z),
            Cell::number(found.percentile),
            Cell::number(found.p_ge),
            Cell::number(found.p_le),
            Cell::number(found.p_two_sided),
            Cell::count(found.draws),
            Cell::count(found.undefined),
            sentence.into(),
        ]
    }

    /// The row in words.
    pub(super) fn sentence(&self, nodes: usize, language: Language) -> String {
        let (found, name) = (&self.found, self.name(language));
        let decimal = |value: f64| language.decimal(value, 3);
        let why = found.reason.map(|reason| language.text(reason.text())).unwrap_or_default();
        if found.observed.is_nan() {
            return match language {
                Language::En => format!("{name}: undefined ({why})."),
                Language::Nl => format!("{name}: onbepaald ({why})."),
            };
        }
        let observed = decimal(found.observed);
        if self.untested && found.mean.is_finite() {
            let (draws, mean) = (self.draws(language), decimal(found.mean));
            return match language {
                Language::En => format!(
                    "{name}: {observed}, where {draws} give {mean} on average; groups that were found in the ties are bound to differ, and \
                     nothing is tested."
                ),
                Language::Nl => format!(
                    "{name}: {observed}, waar {draws} gemiddeld {mean} geven; groepen die in de relaties gevonden zijn, verschillen altijd, \
                     en er is niets getoetst."
                ),
            };
        }
        if found.p_ge.is_nan() && !found.is_kept() {
            return match language {
                Language::En if nodes < ONLY_COUNTS => {
                    format!("{name}: {observed}; with fewer than {ONLY_COUNTS} nodes there is nothing to compare.")
                }
                Language::Nl if nodes < ONLY_COUNTS => {
                    format!("{name}: {observed}; met minder dan {ONLY_COUNTS} knopen valt er niets te vergelijken.")
                }
                Language::En => format!("{name}: {observed}; undefined in every draw ({why})."),
                Language::Nl => format!("{name}: {observed}; in elke trekking onbepaald ({why})."),
            };
        }
        let draws = self.draws(language);
        let (mean, sd) = (decimal(found.mean), decimal(found.sd));
        if found.is_kept() {
            return match language {
                Language::En => {
                    format!("{name}: {observed}, as in all {draws}: this model cannot tell anything about it.")
                }
                Language::Nl => {
                    format!("{name}: {observed}, net als in alle {draws}: dit model kan er niets over zeggen.")
                }
            };
        }
        let share = |percent: f64| match (language, percent < 100.0) {
            (Language::En, true) => format!("{} % of them", language.decimal(percent, 1)),
            (Language::Nl, true) => format!("{} % daarvan", language.decimal(percent, 1)),
            (Language::En, false) => "all of them".to_owned(),
            (Language::Nl, false) => "alle".to_owned(),
        };
        let (lower, higher) = (share(found.percentile), share(100.0 - found.percentile));
        let sided = language.pick("two-sided", "tweezijdig");
        let p = format!("{}, {sided}", in_words(found.p_two_sided, language));
        let certain = found.p_two_sided <= LEVEL;
        let beyond_proof = 2.0 / (1.0 + (found.draws - found.left_out) as f64) > LEVEL;
        let conclusion = match (language, certain, found.p_ge < found.p_le) {
            (Language::En, true, true) => format!("higher than {lower}: more than this chance gives ({p})"),
            (Language::Nl, true, true) => format!("hoger dan {lower}: meer dan dit toeval geeft ({p})"),
            (Language::En, true, false) => format!("lower than {higher}: less than this chance gives ({p})"),
            (Language::Nl, true, false) => format!("lager dan {higher}: minder dan dit toeval geeft ({p})"),
            // Even above every draw p would not reach the level: silence of too few draws is no finding.
            (Language::En, false, _) if beyond_proof => {
                format!("too few draws to tell more or less from chance: take 99 or more ({p})")
            }
            (Language::Nl, false, _) if beyond_proof => {
                format!("te weinig trekkingen om meer of minder van toeval te onderscheiden: neem er 99 of meer ({p})")
            }
            (Language::En, false, _) => format!("no more and no less than this chance may give ({p})"),
            (Language::Nl, false, _) => format!("niet meer of minder dan dit toeval kan geven ({p})"),
        };
        match language {
            Language::En => {
                format!(
                    "{name}: {observed}, where {draws} give {mean} on average (standard deviation {sd}); {conclusion}."
                )
            }
            Language::Nl => {
                format!(
                    "{name}: {observed}, waar {draws} gemiddeld {mean} geven (standaardafwijking {sd}); {conclusion}."
                )
            }
        }
    }

    /// How many of what were drawn and count.
    fn draws(&self, language: Language) -> String {
        format!("{} {}", self.found.draws - self.found.left_out, language.text(self.model.draws))
    }

    /// What became of draws in which the figure is undefined.
    pub(super) fn note(&self, language: Language) -> Option<String> {
        let Significance { undefined, left_out, draws, .. } = self.found;
        let id = self.id();
        (undefined > 0).then(|| match (language, left_out == 0) {
            (Language::En, true) => {
                format!("{id}: nothing could close in {undefined} of {draws} draws; these count as 0")
            }
            (Language::Nl, true) => {
                format!("{id}: in {undefined} van {draws} trekkingen kon niets sluiten; die tellen als 0")
            }
            (Language::En, false) => format!("{id}: undefined in {undefined} of {draws} draws; these are left out"),
            (Language::Nl, false) => {
                format!("{id}: onbepaald in {undefined} van {draws} trekkingen; die zijn weggelaten")
            }
        })
    }
}

/// `p = 0.012`.
pub(in crate::present::findings) fn in_words(p: f64, language: Language) -> String {
    if p < 0.001 { format!("p < {}", language.decimal(0.001, 3)) } else { format!("p = {}", language.decimal(p, 3)) }
}

#[cfg(test)]
mod tests {
    use super::super::asked::model;
    use super::*;
    use crate::measures::Reason;
    use Language::{En, Nl};

    /// Transitivity of 0.5 against a hundred draws with a mean of 0.3, above 98 of them.
    const FOUND: Significance = Significance {
        observed: 0.5,
        mean: 0.3,
        sd: 0.1,
        z: 2.0,
        percentile: 98.0,
        p_ge: 0.02,
        p_le: 0.99,
        p_two_sided: 0.04,
        draws: 100,
        undefined: 0,
        left_out: 0,
        reason: None,
    };

    fn row(found: Significance) -> Row {
        let measure = crate::measures::find("transitivity").unwrap();
        Row {
            figure: Figure { measure, part: None },
            column: 0,
            model: model("same-degrees").unwrap(),
            found,
            untested: false,
        }
    }

    // Whatever may come out has its sentence, in both languages.
    #[test]
    fn every_outcome_in_words() {
        let low = Significance { percentile: 1.0, p_ge: 1.0, p_le: 0.01, p_two_sided: 0.02, ..FOUND };
        let usual = Significance { percentile: 60.0, p_ge: 0.4, p_le: 0.6, p_two_sided: 0.8, ..FOUND };
        let equal = Significance { mean: 0.5, p_ge: f64::NAN, reason: Some(Reason::NoVariance), ..FOUND };
        let never = Significance { p_ge: f64::NAN, reason: Some(Reason::NoTies), ..FOUND };
        for (found, en, nl) in [
            (
                FOUND,
                "higher than 98.0 % of them: more than this chance gives (p = 0.040, two-sided).",
                "hoger dan 98,0 % daarvan: meer dan dit toeval geeft (p = 0,040, tweezijdig).",
            ),
            (
                Significance { percentile: 100.0, p_two_sided: 0.0002, ..FOUND },
                "higher than all of them: more than this chance gives (p < 0.001, two-sided).",
                "hoger dan alle: meer dan dit toeval geeft (p < 0,001, tweezijdig).",
            ),
            (
                low,
                "lower than 99.0 % of them: less than this chance gives (p = 0.020, two-sided).",
                "lager dan 99,0 % daarvan: minder dan dit toeval geeft (p = 0,020, tweezijdig).",
            ),
            (
                usual,
                "no more and no less than this chance may give (p = 0.800, two-sided).",
                "niet meer of minder dan dit toeval kan geven (p = 0,800, tweezijdig).",
            ),
            // Of 38 draws the lowest chance is 2/39, of 39 it is 2/40.
            (
                Significance { draws: 38, p_two_sided: 0.06, ..FOUND },
                "take 99 or more (p = 0.060, two-sided).",
                "neem er 99 of meer (p = 0,060, tweezijdig).",
            ),
            (
                Significance { draws: 39, p_two_sided: 0.06, ..FOUND },
                "may give (p = 0.060, two-sided).",
                "kan geven (p = 0,060, tweezijdig).",
            ),
            (
                Significance { draws: 60, undefined: 22, left_out: 22, p_two_sided: 0.06, ..FOUND },
                "take 99 or more (p = 0.060, two-sided).",
                "neem er 99 of meer (p = 0,060, tweezijdig).",
            ),
            (equal, "this model cannot tell anything about it.", "dit model kan er niets over zeggen."),
            (
                Significance { observed: f64::NAN, ..never },
                ": undefined (no ties in the network).",
                ": onbepaald (geen relaties in het netwerk).",
            ),
            (
                never,
                "0.500; undefined in every draw (no ties in the network).",
                "0,500; in elke trekking onbepaald (geen relaties in het netwerk).",
            ),
        ] {
            for (language, expected) in [(En, en), (Nl, nl)] {
                let said = row(found).sentence(50, language);
                assert!(said.ends_with(expected), "{said}");
                assert!(said.starts_with(language.pick("Transitivity", "Geslotenheid")), "{said}");
            }
        }
        let few = |language: Language| row(never).sentence(ONLY_COUNTS - 1, language);
        assert!(few(En).contains(&format!("with fewer than {ONLY_COUNTS} nodes there is nothing to compare")));
        assert!(few(Nl).contains(&format!("met minder dan {ONLY_COUNTS} knopen valt er niets te vergelijken")));
        // How many draws count, and what they give.
        let said = row(Significance { undefined: 5, left_out: 5, ..FOUND }).sentence(50, En);
        assert!(
            said.contains("0.500, where 95 ") && said.contains("0.300 on average (standard deviation 0.100)"),
            "{said}"
        );
    }

    #[test]
    fn what_became_of_undefined_draws() {
        let said = |undefined: usize, left_out: usize, language: Language| {
            row(Significance { undefined, left_out, ..FOUND }).note(language).unwrap_or_default()
        };
        assert_eq!(said(0, 0, En), "");
        assert_eq!(said(3, 0, En), "transitivity: nothing could close in 3 of 100 draws; these count as 0");
        assert_eq!(said(3, 0, Nl), "transitivity: in 3 van 100 trekkingen kon niets sluiten; die tellen als 0");
        assert_eq!(said(3, 3, En), "transitivity: undefined in 3 of 100 draws; these are left out");
        assert_eq!(said(3, 3, Nl), "transitivity: onbepaald in 3 van 100 trekkingen; die zijn weggelaten");
    }
}
