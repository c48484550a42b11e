//! Two waves of one network: which ties were kept, came, ended or were merely not seen again.
//!
//! Ended is not the same as not observed. A tie has ended where the data say so; it was not seen again where its ends were looked at
//! and it is not there; where an end was not looked at nothing is known.

use crate::graph::Direction;
use crate::model::{Network, PartialDate, Period, Respondent, Status, Tie};
use crate::present::subject::Subject;
use crate::studies::tie_change::TieChange;
use std::collections::{BTreeMap, BTreeSet};

/// One of the two waves.
#[derive(Debug, Clone, Copy)]
pub struct Wave<'a> {
    /// What was chosen of the file for this wave, and its numbers.
    pub subject: &'a Subject,
    /// The year that it describes, where it is known.
    pub year: Option<i32>,
    /// Whether it is a year of a file that holds the other wave too: then what has no date is in both, seen or not.
    pub of_one_file: bool,
}

/// What became of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Tied before, not after.
    Lost,
    /// Tied after, not before.
    Gained,
    /// Tied in one wave; whether in the other is unknown.
    Unknown,
    /// Tied in both.
    Kept,
}

impl Change {
    /// The word in results.
    pub fn word(self) -> &'static str {
        match self {
            Change::Lost => "lost",
            Change::Gained => "gained",
            Change::Unknown => "unknown",
            Change::Kept => "kept",
        }
    }
}

/// How that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is in both waves.
    InBoth,
    /// It is in both because it has no date at all: that it held in both years is assumed.
    Undated,
    /// The data say that it began, or that it was over or yet to come before.
    Begun,
    /// It was not there before, and its ends were.
    FirstSeen,
    /// The data say that it ended, that an end of it did, or that it is yet to come after.
    Ended,
    /// It is not there after, and its ends are.
    NotSeenAgain,
    /// An end is not in the other wave.
    EndMissing,
    /// An end was asked in the other wave and did not answer, or nobody at the tie was asked.
    NotAsked,
    /// The other file has it, and the choice of ties leaves it out.
    LeftOut,
}

impl How {
    /// The word in results.
    pub fn word(self) -> &'static str {
        match self {
            How::InBoth => "in-both",
            How::Undated => "undated",
            How::Begun => "begun",
            How::FirstSeen => "first-seen",
            How::Ended => "ended",
            How::NotSeenAgain => "not-seen-again",
            How::EndMissing => "end-not-observed",
            How::NotAsked => "no-answer",
            How::LeftOut => "left-out",
        }
    }
}

/// What the ties of a pair say in one wave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// Kinds.
    pub kinds: BTreeSet<String>,
    /// Layers.
    pub layers: BTreeSet<String>,
    /// Signs, where the source evaluates it.
    pub signs: BTreeSet<&'static str>,
    /// Statuses; what has ended since counts as present for the years in which it held.
    pub statuses: BTreeSet<&'static str>,
    /// The greatest strength that is stated.
    pub strength: Option<f64>,
    /// Whether any of the ties has a date.
    pub dated: bool,
}

/// A pair that is tied in at least one of the waves.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Id of the first node; the source where direction counts.
    pub source: String,
    /// Id of the second.
    pub target: String,
    /// What became of it.
    pub change: Change,
    /// How that is known.
    pub how: How,
    /// What it was before.
    pub before: Option<Seen>,
    /// What it is after.
    pub after: Option<Seen>,
}

impl Pair {
    /// What of a kept tie is otherwise than it was: sign, kind, strength, status. What only one wave states has not changed.
    pub fn changed(&self) -> Vec<&'static str> {
        let (Some(before), Some(after)) = (&self.before, &self.after) else { return Vec::new() };
        let mut changed = Vec::new();
        if !before.signs.is_empty() && !after.signs.is_empty() && before.signs != after.signs {
            changed.push("sign");
        }
        if before.kinds != after.kinds {
            changed.push("kind");
        }
        if let (Some(one), Some(other)) = (before.strength, after.strength)
            && one.total_cmp(&other).is_ne()
        {
            changed.push("strength");
        }
        if before.statuses != after.statuses {
            changed.push("status");
        }
        changed
    }
}

/// Every pair that is tied in one of the waves, in order of ids.
pub fn pairs(before: Wave<'_>, after: Wave<'_>) -> Vec<Pair> {
    let directed = before.subject.choices.view.direction == Direction::Directed;
    let (first, second) = (tied(&before.subject.network, directed), tied(&after.subject.network, directed));
    let keys: BTreeSet<&(String, String)> = first.keys().chain(second.keys()).collect();
    let pair = |key: &(String, String)| {
        let (old, new) = (first.get(key), second.get(key));
        let seen = |wave: Wave<'_>, ties: &Vec<usize>| seen(&wave.subject.network, ties);
        let (old, new) = (old.map(|ties| seen(before, ties)), new.map(|ties| seen(after, ties)));
        let (change, how) = match (&old, &new) {
            (Some(old), Some(new)) => {
                let assumed = before.of_one_file && after.of_one_file;
                (Change::Kept, if assumed && !old.dated && !new.dated { How::Undated } else { How::InBoth })
            }
            (Some(_), None) => judged(lost(key, before, after, directed)),
            _ => judged(gained(key, before, after, directed)),
        };
        Pair { source: key.0.clone(), target: key.1.clone(), change, how, before: old, after: new }
    };
    keys.into_iter().map(pair).collect()
}

/// The counts of these pairs; unknown ones are in none.
pub fn counts<'a>(pairs: impl Iterator<Item = &'a Pair>) -> TieChange {
    let mut counts = TieChange { kept: 0, created: 0, dissolved: 0, absent: 0 };
    for pair in pairs {
        match pair.change {
            Change::Kept => counts.kept += 1,
            Change::Gained => counts.created += 1,
            Change::Lost => counts.dissolved += 1,
            Change::Unknown => {}
        }
    }
    counts
}

fn judged(how: How) -> (Change, How) {
    let change = match how {
        How::InBoth | How::Undated => Change::Kept,
        How::Begun | How::FirstSeen => Change::Gained,
        How::Ended | How::NotSeenAgain => Change::Lost,
        How::EndMissing | How::NotAsked | How::LeftOut => Change::Unknown,
    };
    (change, how)
}

/// The ties between each pair, whatever their sign; self-ties are no pairs.
fn tied(network: &Network, directed: bool) -> BTreeMap<(String, String), Vec<usize>> {
    let mut pairs: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for tie in network.ties().filter(|tie| tie.source != tie.target) {
        let (a, b) = (network.node(tie.source).id.clone(), network.node(tie.target).id.clone());
        if directed {
            if !network.is_directed(tie.tie) {
                pairs.entry((b.clone(), a.clone())).or_default().push(tie.index);
            }
            pairs.entry((a, b)).or_default().push(tie.index);
        } else {
            pairs.entry(if a <= b { (a, b) } else { (b, a) }).or_default().push(tie.index);
        }
    }
    pairs
}

fn seen(network: &Network, ties: &[usize]) -> Seen {
    let mut seen = Seen::default();
    for tie in ties.iter().map(|&index| network.tie(index).tie) {
        seen.kinds.insert(tie.kind.to_string());
        seen.layers.extend(tie.layer.clone().map(String::from));
        seen.signs.extend(tie.sign.map(|sign| sign.word()));
        let held = tie.status == Status::Ended && tie.period.until.is_some();
        seen.statuses.insert(if held { Status::Present.word() } else { tie.status.word() });
        if let Some(strength) = tie.strength {
            let strength = strength.weight();
            seen.strength = Some(seen.strength.map_or(strength, |most: f64| most.max(strength)));
        }
        seen.dated |= !tie.period.is_unknown();
    }
    seen
}

/// Whether a date lies before the year of this wave; not where either is unknown.
fn is_past(date: Option<PartialDate>, wave: Wave<'_>) -> bool {
    date.zip(wave.year).is_some_and(|(date, year)| date.year() < year)
}

/// Whether a date lies after the year of this wave; not where either is unknown.
fn is_ahead(date: Option<PartialDate>, wave: Wave<'_>) -> bool {
    date.zip(wave.year).is_some_and(|(date, year)| date.year() > year)
}

/// Whether a file says of a tie that it is over in this wave, or yet to come.
fn is_not_there(tie: &Tie, wave: Wave<'_>) -> bool {
    let Period { since, until } = tie.period;
    tie.status == Status::Ended || is_past(until, wave) || tie.status.is_to_come() || is_ahead(since, wave)
}

/// Why a pair that was tied before is not tied after.
fn lost(key: &(String, String), before: Wave<'_>, after: Wave<'_>, directed: bool) -> How {
    let later = in_file(&after.subject.file, key, directed);
    let known_before = in_file(&before.subject.network, key, directed);
    let dated_before = !known_before.is_empty() && known_before.iter().all(|tie| is_past(tie.period.until, after));
    if dated_before || (!later.is_empty() && later.iter().all(|tie| is_not_there(tie, after))) {
        return How::Ended;
    }
    if ends(key).any(|id| node_ended(after, id)) {
        return How::Ended;
    }
    if !later.is_empty() {
        return How::LeftOut;
    }
    not_looked_at(key, after).unwrap_or(How::NotSeenAgain)
}

/// Why a pair that is tied after was not tied before.
fn gained(key: &(String, String), before: Wave<'_>, after: Wave<'_>, directed: bool) -> How {
    let now = in_file(&after.subject.network, key, directed);
    let earlier = in_file(&before.subject.file, key, directed);
    if (!now.is_empty() && now.iter().all(|tie| is_ahead(tie.period.since, before)))
        || (!earlier.is_empty() && earlier.iter().all(|tie| is_not_there(tie, before)))
    {
        return How::Begun;
    }
    let born = |id: &str| {
        let node = |network: &Network| network.index_of(id).map(|index| network.node(index).period.since);
        node(&after.subject.network).is_some_and(|since| is_ahead(since, before))
    };
    if ends(key).any(born) {
        return How::Begun;
    }
    if !earlier.is_empty() {
        return How::LeftOut;
    }
    not_looked_at(key, before).unwrap_or(How::FirstSeen)
}

fn ends(key: &(String, String)) -> impl Iterator<Item = &str> {
    [key.0.as_str(), key.1.as_str()].into_iter()
}

/// The ties of a pair in a network.
fn in_file<'n>(network: &'n Network, key: &(String, String), directed: bool) -> Vec<&'n Tie> {
    let (Some(a), Some(b)) = (network.index_of(&key.0), network.index_of(&key.1)) else { return Vec::new() };
    let joins = |source: usize, target: usize, tie: &Tie| {
        (source, target) == (a, b) || ((source, target) == (b, a) && !(directed && network.is_directed(tie)))
    };
    let ties = network.ties_of(a).into_iter().filter(|tie| joins(tie.source, tie.target, tie.tie));
    ties.map(|tie| network.tie(tie.index).tie).collect()
}

fn node_ended(wave: Wave<'_>, id: &str) -> bool {
    let file = &wave.subject.file;
    is_past(file.index_of(id).and_then(|index| file.node(index).period.until), wave)
}

/// Why nothing is known of a pair in a wave in which it is not tied; none where its ends were looked at.
fn not_looked_at(key: &(String, String), wave: Wave<'_>) -> Option<How> {
    let network = &wave.subject.network;
    let found: Vec<Option<Respondent>> =
        ends(key).map(|id| network.index_of(id).map(|index| network.node(index).respondent)).collect();
    if found.contains(&None) {
        return Some(How::EndMissing);
    }
    // Who was only named cannot tell, but the other end can.
    let silent = found.contains(&Some(Respondent::NoResponse));
    let nobody = found.iter().all(|respondent| *respondent == Some(Respondent::NamedOnly));
    (silent || nobody).then_some(How::NotAsked)
}
