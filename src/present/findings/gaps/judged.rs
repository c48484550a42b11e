//! Gaps of a subject: names, members, how sure each is, and who could meet.

use super::{Between, GapsOptions};
use crate::Error;
use crate::model::Mode;
use crate::present::findings::what_if::Candidates;
use crate::present::known;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::Cell;
use crate::studies::gaps::{self, FEW_DRAWS, Gap, GapOptions, Gaps};
use crate::studies::what_if::new_ties::{self, NewTie};
use std::collections::BTreeSet;

/// Level below which a gap is clear.
pub(super) const LEVEL: f64 = 0.05;
/// So much fewer ties are none fewer: what is expected is told with one decimal.
const LITTLE: f64 = 0.05;
/// For this many gaps meetings are proposed.
pub(super) const MOST_GAPS: usize = 200;
/// The most pairs that one gap may have for these.
const MOST_PAIRS: usize = 4_000;
/// The most counts that shuffling may take.
const MOST_COUNTS: usize = 5_000_000_000;

/// All pairs of groups of a subject, judged, with their names and members.
pub(super) struct Judged<'a> {
    pub(super) subject: &'a Subject,
    pub(super) options: &'a GapsOptions,
    names: Vec<String>,
    pub(super) of: Vec<Option<usize>>,
    pub(super) gaps: Vec<Gap>,
    pub(super) draws: usize,
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
    pub(super) fn counts(&self, node: usize) -> bool {
        self.options.between == Between::Groups || self.subject.network.mode(node) != Mode::Structure
    }

    /// Whether a gap has so many pairs that meetings are sought among those nearest to all.
    pub(super) fn is_large(&self, gap: &Gap) -> bool {
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
}
