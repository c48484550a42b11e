//! Gaps in sentences: each by itself, all together, and what they rest on.

use super::Between;
use super::judged::{Judged, LEVEL, MOST_GAPS};
use crate::present::findings::what_if::silence;
use crate::present::findings::{count, some};
use crate::present::known;
use crate::present::language::Language;
use crate::present::table::Table;
use crate::studies::gaps::{Expected, Gap};
use crate::studies::multiple_testing::draws_to_tell;

/// Of so many pairs this share below what is expected says that groups keep to themselves, rather than who misses whom.
const FEW_PAIRS: usize = 3;
const NEARLY_ALL: f64 = 0.9;

impl Judged<'_> {
    pub(super) fn sentence(&self, gap: &Gap, language: Language) -> String {
        let (one, other) = (self.name(gap, 0, language), self.name(gap, 1, language));
        let expected = language.decimal(gap.expected(self.options.expected), 1);
        let ties = gap.observed;
        match (language, self.options.between) {
            (Language::En, Between::Groups) => {
                format!("{one} and {other}: {}, {expected} expected.", count(ties, "tie", "ties"))
            }
            (Language::Nl, Between::Groups) => {
                format!("{one} en {other}: {}, {expected} verwacht.", count(ties, "relatie", "relaties"))
            }
            (Language::En, Between::Structures) => format!(
                "{other} in {one}: {} of the group, {expected} expected.",
                if ties == 0 { "nobody".to_owned() } else { ties.to_string() }
            ),
            (Language::Nl, Between::Structures) => format!(
                "{other} in {one}: {} van de groep, {expected} verwacht.",
                if ties == 0 { "niemand".to_owned() } else { ties.to_string() }
            ),
        }
    }

    pub(super) fn lead(&self, language: Language) -> String {
        let fewer: Vec<&Gap> = self.gaps.iter().filter(|gap| self.is_gap(gap)).collect();
        let all = self.gaps.len();
        let pairs = count(all, language.pick("pair", "paar"), language.pick("pairs", "paren"));
        let one = fewer.len() == 1;
        let have = if one { language.pick("has", "heeft") } else { language.pick("have", "hebben") };
        if self.untested() {
            let fewer = fewer.len();
            return match language {
                Language::En => format!(
                    "Of {pairs} of clusters, {fewer} {have} fewer ties than expected, as is always so between clusters found; whether these \
                     are gaps is not tested."
                ),
                Language::Nl => format!(
                    "Van {pairs} van clusters {have} er {fewer} minder relaties dan verwacht, zoals altijd tussen gevonden clusters; of dat \
                     gaten zijn, is niet getoetst."
                ),
            };
        }
        let clear: Vec<&&Gap> = fewer.iter().filter(|gap| gap.q <= LEVEL).collect();
        // No draw has as few ties, and yet so many pairs were looked at that more draws are needed to tell.
        let least = 1.0 / (self.draws as f64 + 1.0);
        let untold = fewer.iter().filter(|gap| gap.p <= least * 1.5).count();
        if clear.is_empty() && untold > 0 {
            let enough = draws_to_tell(all, 1);
            return match language {
                Language::En => format!(
                    "Of {pairs}, {} {have} fewer ties than expected; for {untold} of them none of {} draws gives as few. With so many \
                     pairs that tells of no gap yet: --permutations {enough} can.",
                    fewer.len(),
                    self.draws
                ),
                Language::Nl => format!(
                    "Van {pairs} {have} er {} minder relaties dan verwacht; voor {untold} daarvan geeft geen van {} trekkingen er zo \
                     weinig. Bij zoveel paren wijst dat nog niet op een gat: met --permutations {enough} kan het.",
                    fewer.len(),
                    self.draws
                ),
            };
        }
        if clear.is_empty() {
            return match language {
                Language::En => format!(
                    "Of {pairs}, {} {have} fewer ties than expected, and none so few that chance is ruled out.",
                    fewer.len()
                ),
                Language::Nl => format!(
                    "Van {pairs} {have} er {} minder relaties dan verwacht, en geen zo \
                    weinig dat toeval uitgesloten is.",
                    fewer.len()
                ),
            };
        }
        let names: Vec<String> = clear
            .iter()
            .map(|gap| format!("{} – {}", self.name(gap, 0, language), self.name(gap, 1, language)))
            .collect();
        let names = some(&names, 5, language);
        let told = match language {
            Language::En => format!(
                "Of {pairs}, {} {have} fewer ties than expected; clear gaps: {}: {names}.",
                fewer.len(),
                clear.len()
            ),
            Language::Nl => format!(
                "Van {pairs} {have} er {} minder relaties dan verwacht; duidelijke gaten: {}: {names}.",
                fewer.len(),
                clear.len()
            ),
        };
        if all >= FEW_PAIRS && fewer.len() as f64 >= NEARLY_ALL * all as f64 {
            format!("{told} {}", self.nearly_all(language))
        } else {
            told
        }
    }

    /// What it means that nearly every pair lies below what is expected, and which pairs have no tie at all.
    fn nearly_all(&self, language: Language) -> String {
        let without: Vec<String> = self
            .gaps
            .iter()
            .filter(|gap| gap.observed == 0)
            .map(|gap| format!("{} – {}", self.name(gap, 0, language), self.name(gap, 1, language)))
            .collect();
        let names = some(&without, 5, language);
        match (language, without.is_empty()) {
            (Language::En, true) => {
                "More ties stay inside the groups than chance gives, so that nearly every pair lies below it; none is \
                                     without ties."
                    .to_owned()
            }
            (Language::Nl, true) => {
                "Meer relaties blijven binnen de groepen dan bij toeval, zodat bijna elk paar eronder ligt; geen enkel \
                                     paar is zonder relaties."
                    .to_owned()
            }
            (Language::En, false) => format!(
                "More ties stay inside the groups than chance gives, so that nearly every pair lies below it. No tie at all: {names}."
            ),
            (Language::Nl, false) => format!(
                "Meer relaties blijven binnen de groepen dan bij toeval, zodat bijna elk paar eronder ligt. Zonder enige relatie: {names}."
            ),
        }
    }

    pub(super) fn write_notes(&self, table: &mut Table, gaps: &[Gap], language: Language) {
        let shown = gaps.len();
        let by = &self.options.by;
        table.notes.push(silence(language));
        if self.untested() {
            table.notes.push(known::untested(language).to_owned());
        }
        let times = self.draws;
        let (expected, few) = match (language, self.options.expected) {
            (Language::En, Expected::Partners) => (
                "expected: the mean over random networks in which everybody has as many ties as here, and nobody two with the same",
                format!("how many of {times} such networks have as few ties or fewer there"),
            ),
            (Language::Nl, Expected::Partners) => (
                "verwacht: het gemiddelde over toevallige netwerken waarin ieder evenveel relaties heeft als hier, en niemand twee met \
                 dezelfde",
                format!("hoeveel van {times} zulke netwerken daar net zo weinig relaties hebben of minder"),
            ),
            (Language::En, Expected::Size) => (
                "expected: from the number of members alone",
                format!("how often {times} shuffles of the groups over the nodes give as few ties or fewer"),
            ),
            (Language::Nl, Expected::Size) => (
                "verwacht: alleen naar het aantal leden",
                format!(
                    "hoe vaak {times} keer schudden van de groepen over de knopen net zo weinig relaties geeft of minder"
                ),
            ),
        };
        table.notes.push(match language {
            _ if self.untested() => expected.to_owned(),
            Language::En => {
                format!("{expected}; p: {few}; then corrected for the number of pairs (Benjamini–Hochberg)")
            }
            Language::Nl => {
                format!("{expected}; p: {few}; daarna gecorrigeerd voor het aantal paren (Benjamini–Hochberg)")
            }
        });
        let counts: Vec<usize> = (0..self.of.len()).filter(|&node| self.counts(node)).collect();
        let without = counts.iter().filter(|node| self.of[**node].is_none()).count();
        if without > 0 {
            let all = counts.len();
            table.notes.push(match language {
                Language::En if without == 1 => {
                    format!("1 of {all} nodes has no single {by} and takes part in no count, with its ties")
                }
                Language::Nl if without == 1 => format!(
                    "1 van {all} knopen heeft geen enkelvoudige waarde van {by} en telt nergens mee, met haar relaties"
                ),
                Language::En => {
                    format!("{without} of {all} nodes have no single {by} and take part in no count, with their ties")
                }
                Language::Nl => format!(
                    "{without} van {all} knopen hebben geen enkelvoudige waarde van {by} en \
                    tellen nergens mee, met hun relaties"
                ),
            });
        }
        let fewer = self.gaps.iter().filter(|gap| self.is_gap(gap)).count();
        if self.options.top.is_some() && shown < fewer {
            table.notes.push(match language {
                Language::En => {
                    format!("{shown} of {fewer} pairs with fewer ties than expected shown; --top 0 shows all pairs")
                }
                Language::Nl => format!(
                    "{shown} van {fewer} paren met minder relaties dan verwacht getoond; --top 0 toont alle paren"
                ),
            });
        }
        if fewer > MOST_GAPS && self.options.meet > 0 && shown > MOST_GAPS {
            table.notes.push(match language {
                Language::En => format!("meetings are proposed for the first {MOST_GAPS} gaps"),
                Language::Nl => format!("kennismakingen zijn voorgesteld voor de eerste {MOST_GAPS} gaten"),
            });
        }
        if self.options.meet > 0 && gaps.iter().any(|gap| self.is_gap(gap) && self.is_large(gap)) {
            table.notes.push(
                language
                    .pick(
                        "heuristic: of large groups only the members nearest to all came into question for meetings",
                        "heuristisch: van grote groepen zijn voor kennismakingen alleen de leden bekeken die het dichtst bij allen staan",
                    )
                    .to_owned(),
            );
        }
        table.recipe.set("by", by.as_str());
        table.recipe.set("between", if self.options.between == Between::Groups { "groups" } else { "structures" });
        table.recipe.set("expected", self.options.expected.word());
        table.recipe.set("permutations", times as u64);
        table.recipe.set("meet", self.options.meet as u64);
    }
}
