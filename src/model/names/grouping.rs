//! Suggested pairs as groups of names that mean one body, so that a person decides once about each name.

use super::{Entry, Suggestion};
use std::collections::{BTreeMap, BTreeSet};

/// What a person knows already about pairs of entries.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Pairs of which each first is proposed to go into the second, or was: they are not proposed again.
    pub listed: Vec<(usize, usize)>,
    /// Pairs that stay apart.
    pub apart: Vec<(usize, usize)>,
    /// Entries that are not asked about again.
    pub alone: BTreeSet<usize>,
}

/// A name that may go into another.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Number of the group of names that may all be one body, from 1; groups come best first.
    pub group: usize,
    /// Index of the entry that would go.
    pub goes: usize,
    /// Index of the entry that would stay.
    pub stays: usize,
    /// Why.
    pub because: Suggestion,
}

/// Groups suggestions: each name of a group gets one row, and all rows of a group followed make it one body. The entry with the
/// largest weight stays, the first of equal ones.
///
/// Best suggestions are taken first. No group holds a pair that is known to stay apart, nor names of towns that have none in
/// common, unless a suggestion is about two towns itself.
pub fn group<W: Ord>(entries: &[Entry<'_>], suggestions: &[Suggestion], known: &Known, weight: &[W]) -> Vec<Proposal> {
    let root = roots(entries.len(), &known.listed);
    let mut groups = Groups::new(entries, &root, known);
    // Between names that a list makes one already, the best suggestion speaks for all.
    let mut best: BTreeMap<(usize, usize), &Suggestion> = BTreeMap::new();
    for suggestion in suggestions {
        if known.alone.contains(&suggestion.one) || known.alone.contains(&suggestion.other) {
            continue;
        }
        let (a, b) = (root[suggestion.one], root[suggestion.other]);
        if a != b {
            let entry = best.entry((a.min(b), a.max(b))).or_insert(suggestion);
            if suggestion.score > entry.score {
                *entry = suggestion;
            }
        }
    }
    let mut edges: Vec<(usize, usize, &Suggestion)> = best.into_iter().map(|((a, b), s)| (a, b, s)).collect();
    edges.sort_by(|a, b| b.2.score.total_cmp(&a.2.score).then((a.0, a.1).cmp(&(b.0, b.1))));
    for (a, b, suggestion) in &edges {
        groups.unite(*a, *b, suggestion.across);
    }
    let mut within: BTreeMap<usize, Vec<(usize, usize, &Suggestion)>> = BTreeMap::new();
    for edge in edges {
        if groups.top(edge.0) == groups.top(edge.1) {
            within.entry(groups.top(edge.0)).or_default().push(edge);
        }
    }
    let mut rows: Vec<Vec<Proposal>> = within.values().map(|edges| tree(edges, weight)).collect();
    rows.sort_by(|a, b| b[0].because.score.total_cmp(&a[0].because.score).then(a[0].stays.cmp(&b[0].stays)));
    for (number, rows) in rows.iter_mut().enumerate() {
        rows.iter_mut().for_each(|row| row.group = number + 1);
    }
    rows.into_iter().flatten().collect()
}

/// The entry that each stands for in a list: itself, or where its rows lead.
fn roots(count: usize, listed: &[(usize, usize)]) -> Vec<usize> {
    let mut next: Vec<usize> = (0..count).collect();
    for &(goes, stays) in listed {
        if next[goes] == goes {
            next[goes] = stays;
        }
    }
    let follow = |start: usize| {
        let mut at = start;
        // A list may lead in a circle; nobody has decided on it yet.
        for _ in 0..count {
            if next[at] == at {
                break;
            }
            at = next[at];
        }
        at
    };
    (0..count).map(follow).collect()
}

/// One row for each name but the one that stays: into that one where a suggestion says so, otherwise into the nearest that has a
/// row. Best first.
fn tree<W: Ord>(edges: &[(usize, usize, &Suggestion)], weight: &[W]) -> Vec<Proposal> {
    let members: BTreeSet<usize> = edges.iter().flat_map(|&(a, b, _)| [a, b]).collect();
    let mut placed: BTreeSet<usize> =
        members.iter().copied().max_by(|&a, &b| weight[a].cmp(&weight[b]).then(b.cmp(&a))).into_iter().collect();
    let mut rows = Vec::new();
    while placed.len() < members.len() {
        let mut added = Vec::new();
        for &(a, b, suggestion) in edges {
            let ends = match (placed.contains(&a), placed.contains(&b)) {
                (true, false) => (b, a),
                (false, true) => (a, b),
                _ => continue,
            };
            if !added.contains(&ends.0) {
                added.push(ends.0);
                rows.push(Proposal { group: 0, goes: ends.0, stays: ends.1, because: suggestion.clone() });
            }
        }
        if added.is_empty() {
            break;
        }
        placed.extend(added);
    }
    rows.sort_by(|a, b| b.because.score.total_cmp(&a.because.score).then((a.stays, a.goes).cmp(&(b.stays, b.goes))));
    rows
}

/// Entries that may be one, with what must stay apart.
struct Groups<'a> {
    up: Vec<usize>,
    /// Towns that every member with a town has; none where no member has one.
    towns: Vec<Option<BTreeSet<&'a str>>>,
    /// For each group those that it may not join.
    apart: Vec<BTreeSet<usize>>,
}

impl<'a> Groups<'a> {
    fn new(entries: &'a [Entry<'_>], root: &[usize], known: &Known) -> Self {
        let towns =
            |entry: &'a Entry<'_>| Some(entry.places.iter().copied().collect()).filter(|t: &BTreeSet<_>| !t.is_empty());
        let mut groups = Groups {
            up: (0..entries.len()).collect(),
            towns: entries.iter().map(towns).collect(),
            apart: vec![BTreeSet::new(); entries.len()],
        };
        for &(a, b) in &known.apart {
            let (a, b) = (root[a], root[b]);
            if a != b {
                groups.apart[a].insert(b);
                groups.apart[b].insert(a);
            }
        }
        groups
    }

    fn top(&mut self, node: usize) -> usize {
        let mut at = node;
        while self.up[at] != at {
            self.up[at] = self.up[self.up[at]];
            at = self.up[at];
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize, across: bool) {
        let (a, b) = (self.top(a), self.top(b));
        if a == b {
            return;
        }
        let forbidden: Vec<usize> = self.apart[a].iter().copied().collect();
        if forbidden.into_iter().any(|other| self.top(other) == b) {
            return;
        }
        let common = match (&self.towns[a], &self.towns[b]) {
            (Some(here), Some(there)) => {
                let common: BTreeSet<&str> = here.intersection(there).copied().collect();
                if common.is_empty() && !across {
                    return;
                }
                Some(if common.is_empty() { here.union(there).copied().collect() } else { common })
            }
            (here, there) => here.clone().or_else(|| there.clone()),
        };
        let (stays, goes) = (a.min(b), a.max(b));
        self.up[goes] = stays;
        self.towns[stays] = common;
        let moved = std::mem::take(&mut self.apart[goes]);
        self.apart[stays].extend(moved);
    }
}
