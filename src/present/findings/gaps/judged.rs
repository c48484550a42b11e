//! Gaps in the words of a subject: names, members, how sure each is, and who could meet.

use super::{Between, GapsOptions};
use crate::Error;
use crate::model::Mode;
use crate::present::findings::what_if::{Candidates, silence};
use crate::present::findings::{count, some};
use crate::present::known;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Table};
use crate::studies::gaps::{self, Expected, FEW_DRAWS, Gap, GapOptions, Gaps};
use crate::studies::multiple_testing::draws_to_tell;
use crate::studies::what_if::new_ties::{self, NewTie};
use std::collections::BTreeSet;

/// Level below which a gap is clear.
const LEVEL: f64 = 0.05;
/// So much fewer ties are none fewer: what is expected is told with one decimal.
const LITTLE: f64 = 0.05;
/// For this many gaps meetings are proposed.
const MOST_GAPS: usize = 200;
/// The most pairs that one gap may have for these.
const MOST_PAIRS: usize = 4_000;
/// The most counts that shuffling may take.
const MOST_COUNTS: usize = 5_000_000_000;
/// Of so many pairs this share below what is expected says that groups keep to themselves, rather than who misses whom.
const FEW_PAIRS: usize = 3;
const NEARLY_ALL: f64 = 0.9;

/// All pairs of groups of a subject, judged, with their names and members.
pub(super) struct Judged<'a> {
    subject: &'a Subject,
    options: &'a GapsOptions,
    names: Vec<String>,
    of: Vec<Option<usize>>,
    gaps: Vec<Gap>,
    draws: usize,
}

impl<'a> Judged<'a> {
    pub(super) fn of(subject: &'a Subject, options: &'a GapsOptions) -> Result<Self, Error> {
        let labels_of = known::labels_of(subject, &options.by)?;
        let network = &subject.network;
        let structures: Vec<bool> =
            (0..network.node_count()).map(|node| network.mode(node) == Mode::Structure).collect();
        let in_structures = options.between == Between::Structures;
        let counts = |node: usize| !(in_structures && structures[node]);
        let names: BTreeSet<String> = labels_of
            .iter()
            .enumerate()
            .filter(|(node, _)| counts(*node))
            .filter_map(|(_, label)| label.clone())
            .collect();
        let names: Vec<String> = names.into_iter().collect();
        let number = |label: &String| names.binary_search(label).ok();
        let of: Vec<Option<usize>> = labels_of.iter().map(|label| label.as_ref().and_then(number)).collect();
        let rows = if in_structures { structures.iter().filter(|is| **is).count() } else { names.len() };
        if in_structures && (rows == 0 || names.is_empty()) {
            return Err(Error::request(
                "--structures needs structures and actors that take part in them; the network lacks one of the two",
            )
            .hint("verbinder list kinds tells which kinds of nodes are structures"));
        }
        if !in_structures && names.len() < 2 {
            return Err(Error::request(format!("gaps are between groups; --by {} gives {}", options.by, names.len()))
                .hint("choose another attribute, or more nodes"));
        }
        let most = rows.saturating_mul(names.len()).saturating_add(subject.view.graph.edge_count());
        let least_draws = options.draws.unwrap_or(FEW_DRAWS);
        if most.saturating_mul(least_draws) > MOST_COUNTS {
            return Err(Error::request(format!(
                "{} groups and {least_draws} draws are too many to count",
                names.len()
            ))
            .hint("ask for fewer --permutations, or group by an attribute with fewer values"));
        }
        // Of groups that are not tested expectations alone are told, which more draws would not change.
        let untested = known::found_in_ties(&options.by);
        let draws = options.draws.or(untested.then_some(FEW_DRAWS));
        let how = GapOptions { expected: options.expected, draws, seed: subject.choices.seed };
        let graph = &subject.view.graph;
        let Gaps { pairs: mut gaps, draws } = match options.between {
            Between::Groups => gaps::gaps(graph, &of, names.len(), &how),
            Between::Structures => gaps::absences(graph, &structures, &of, names.len(), &how),
        };
        if untested {
            gaps.iter_mut().for_each(|gap| (gap.p, gap.q) = (f64::NAN, f64::NAN));
        }
        let short = |gap: &Gap| gap.expected(options.expected) - gap.observed as f64;
        gaps.sort_by(|a, b| {
            a.p.total_cmp(&b.p).then(short(b).total_cmp(&short(a))).then((a.one, a.other).cmp(&(b.one, b.other)))
        });
        Ok(Judged { subject, options, names, of, gaps, draws })
    }

    /// Whether the groups were found in the ties, so that nothing is tested.
    pub(super) fn untested(&self) -> bool {
        known::found_in_ties(&self.options.by)
    }

    /// Whether there are fewer ties than expected at all, by more than means over draws may be off.
    pub(super) fn is_gap(&self, gap: &Gap) -> bool {
        (gap.observed as f64) < gap.expected(self.options.expected) - LITTLE
    }

    pub(super) fn shown(&self) -> Vec<Gap> {
        match self.options.top {
            Some(top) => self.gaps.iter().filter(|gap| self.is_gap(gap)).take(top).copied().collect(),
            None => self.gaps.clone(),
        }
    }

    /// The nodes on the first or second side of a gap.
    pub(super) fn members(&self, gap: &Gap, side: usize) -> Vec<usize> {
        if side == 0 && self.options.between == Between::Structures {
            return vec![gap.one];
        }
        let group = if side == 0 { gap.one } else { gap.other };
        (0..self.of.len()).filter(|&node| self.of[node] == Some(group) && self.counts(node)).collect()
    }

    /// Whether a node belongs to a group, or could.
    fn counts(&self, node: usize) -> bool {
        self.options.between == Between::Groups || self.subject.network.mode(node) != Mode::Structure
    }

    /// Whether a gap has so many pairs that meetings are sought among those nearest to all.
    fn is_large(&self, gap: &Gap) -> bool {
        self.members(gap, 0).len().saturating_mul(self.members(gap, 1).len()) > MOST_PAIRS
    }

    pub(super) fn name(&self, gap: &Gap, side: usize, language: Language) -> String {
        let network = &self.subject.network;
        if side == 0 && self.options.between == Between::Structures {
            return network.node(gap.one).label.clone();
        }
        let name = &self.names[if side == 0 { gap.one } else { gap.other }];
        if self.options.by == "kind" { language.node_kind(network, name) } else { name.clone() }
    }

    pub(super) fn cell(&self, gap: &Gap, side: usize, language: Language) -> Cell {
        let shown = self.name(gap, side, language);
        if side == 0 && self.options.between == Between::Structures {
            return Cell::word(self.subject.network.node(gap.one).id.as_str(), shown);
        }
        Cell::word(self.names[if side == 0 { gap.one } else { gap.other }].as_str(), shown)
    }

    pub(super) fn verdict(&self, gap: &Gap, language: Language) -> Cell {
        let (word, en, nl) = match gap {
            _ if self.untested() => return Cell::Empty,
            gap if !self.is_gap(gap) => ("none", "none", "geen"),
            gap if gap.q <= LEVEL => ("clear", "clear", "duidelijk"),
            gap if gap.p <= LEVEL => ("possible", "possible", "mogelijk"),
            _ => ("chance", "may be chance", "kan toeval zijn"),
        };
        Cell::word(word, language.pick(en, nl))
    }

    /// For each gap the meetings that help most, with a sentence each.
    pub(super) fn meetings(
        &self,
        gaps: &[Gap],
        candidates: Option<&Candidates<'_>>,
        language: Language,
    ) -> Vec<Vec<(NewTie, String)>> {
        let Some(candidates) = candidates else { return vec![Vec::new(); gaps.len()] };
        let mut left = MOST_GAPS;
        let each = |gap: &Gap| {
            if !self.is_gap(gap) || left == 0 {
                return Vec::new();
            }
            left -= 1;
            let nearest = |nodes: Vec<usize>| {
                let mut nodes = nodes;
                let by_nearness = |a: &usize, b: &usize| {
                    let nearness = |node: usize| candidates.steps.nearness(node);
                    nearness(*b).total_cmp(&nearness(*a)).then(a.cmp(b))
                };
                nodes.sort_by(by_nearness);
                nodes
            };
            let (mut one, mut other) = (nearest(self.members(gap, 0)), nearest(self.members(gap, 1)));
            while one.len().saturating_mul(other.len()) > MOST_PAIRS {
                let longer = if one.len() > other.len() { &mut one } else { &mut other };
                longer.truncate(longer.len() / 2);
            }
            let mut pairs: Vec<(u32, u32)> = Vec::new();
            for &a in &one {
                let fits = |b: &&usize| candidates.steps.from(a)[**b] > 1 && candidates.may(a, **b);
                pairs.extend(other.iter().filter(fits).map(|&b| (a.min(b) as u32, a.max(b) as u32)));
            }
            pairs.sort_unstable();
            let best = new_ties::best(&candidates.steps, &pairs, self.options.meet).into_iter();
            best.map(|tie| {
                let words = candidates.introduction(&tie, language).1;
                (tie, words)
            })
            .collect()
        };
        gaps.iter().map(each).collect()
    }

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
